"""What the weights are learnt from: gold that holds some kinds only teaches nothing of the others."""

import importlib.util
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pytest.importorskip("numpy")

TEXT = (
    "Japan gave 3 ambulances to the Ministry of Health of Kenya.\n\n"
    "On 4 May 2023 the Embassy of Japan handed over 3 ambulances in Nairobi, said Director John Mwangi."
)
GOLD: dict[str, Any] = {
    "relevant": True,
    "facts": [{"id": "f1", "kind": "partner", "type": "country", "name": "Japan", "country": "JP", "evidence": []}],
}


@pytest.fixture(scope="module")
def fitting() -> ModuleType:
    """The script, as a module."""
    path = Path(__file__).resolve().parent.parent / "scripts" / "fit_weights.py"
    spec = importlib.util.spec_from_file_location("fit_weights", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def groups(fitting: ModuleType, folder: Path, gold: dict[str, Any]) -> dict[str, int]:
    """How many candidates of each group a document teaches of."""
    text = folder / "page.txt"
    text.write_text(TEXT, "utf-8")
    out: dict[str, list[Any]] = defaultdict(list)
    fitting.samples_of(text, gold, out)
    return {group: len(samples) for group, samples in out.items()}


def test_gold_of_some_kinds_teaches_of_these_alone(fitting: ModuleType, tmp_path: Path) -> None:
    """Relevance is known of every document; all else only where the gold says that it holds the kind."""
    whole, part = groups(fitting, tmp_path, GOLD), groups(fitting, tmp_path, GOLD | {"kinds": ["partner", "place"]})
    names = {group for group in whole if group.startswith(("partner", "place", "relevance"))}
    assert {"act", "count"} <= whole.keys()
    assert part == {group: whole[group] for group in names}

"""``cosante gold``: what was gone through becomes gold that the accuracy gate can score."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.register, pytest.mark.once("a command asks what pages ask, which is tested on both")]
ROOT = Path(__file__).parent.parent.parent
GO_THROUGH = """
import sys
from pathlib import Path
from cosante.site.start import prepare_site
prepare_site(Path(sys.argv[1]))
from cosante.intake import add_file
from cosante.register.actions import accept, complete, reject
from cosante.register.actions.access import owner as local_owner
from cosante.register.models import Document
for name in sys.argv[2:]:
    document = Document.objects.get(pk=add_file(Path(name))[0].document)
    reject(document.facts.filter(kind="date"), local_owner())
    accept(document.facts.filter(status="proposed"), local_owner())
    document.refresh_from_db()
    complete(document, local_owner())
"""


@pytest.fixture
def ran(own_database: dict[str, str]):
    """Run Python with these arguments."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    env = os.environ | {"PYTHONPATH": path} | own_database

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=env, check=False)

    return run


def test_documents_gone_through_are_written_as_gold_and_scored_by_the_gate(ran, tmp_path: Path):
    samples = ROOT / "src" / "cosante" / "samples"
    chosen = [str(samples / name) for name in ("en-bokeo-nurses.txt", "bn-rajshahi-visit.txt")]
    done = ran("-c", GO_THROUGH, str(tmp_path / "data"), *chosen)
    assert done.returncode == 0, done.stderr
    out = tmp_path / "corrected"
    done = ran("-m", "cosante", "gold", "--out", str(out), "--data", str(tmp_path / "data"))
    assert (done.returncode, done.stdout) == (0, f"2 documents that have been gone through are in {out}.\n")
    assert sorted(path.name for path in (out / "gold").iterdir()) == [
        "bn-2-bn-rajshahi-visit.json",
        "en-1-en-bokeo-nurses.json",
    ]
    gold = json.loads((out / "gold" / "en-1-en-bokeo-nurses.json").read_text("utf-8"))
    text = (out / "en-1-en-bokeo-nurses.txt").read_bytes().decode()
    assert all(text[e["start"] : e["end"]] == e["quote"] for fact in gold["facts"] for e in fact["evidence"])
    scored = ran("-m", "benchmarks.accuracy.gate", "--gold", str(out / "gold"), "--documents", str(out))
    assert scored.returncode == 0, scored.stderr
    lines = {line.split()[0]: line.split() for line in scored.stdout.splitlines() if line.strip()}
    assert lines["documents"][1] == "2,"
    assert lines["act"][2] == lines["act"][3] == "0"  # accepted as read: none missed, none extra
    assert int(lines["date"][3]) > 0  # rejected: the reader says too much


def test_where_nothing_was_gone_through_it_says_how(ran, tmp_path: Path):
    done = ran("-m", "cosante", "gold", "--out", str(tmp_path / "out"), "--data", str(tmp_path / "data"))
    assert done.returncode == 0
    assert "0 documents" in done.stdout
    assert "once every fact of it is decided" in done.stdout


def test_a_folder_that_cannot_be_written_is_said(ran, tmp_path: Path):
    (tmp_path / "file").write_text("")
    done = ran("-m", "cosante", "gold", "--out", str(tmp_path / "file" / "x"), "--data", str(tmp_path / "data"))
    assert done.returncode == 1
    assert "Choose another folder with --out" in done.stderr

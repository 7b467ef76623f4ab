"""``cosante languages check``: what is wrong with a pack, what it lacks, and how well it reads its documents.

The documents lie in ``documents`` of the pack's folder as ``cosante gold`` writes them: ``NAME.txt`` and
``gold/NAME.json``. Exit status: 0 where nothing is wrong, whatever is missing; 1 where something is.
"""

import json
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from cosante.commands.languages_new import settle
from cosante.languages import checking, folders
from cosante.vocabulary.errors import CosanteError

#: Of the facts missed, and of those given that are none, so many are shown.
_SHOWN = 20


def run(code: str, data: Path | None) -> int:
    """Print it; the exit status."""
    settle(data)
    if not (folders.of_pack(code) / "language.toml").is_file():
        print(f"cosante: {code} has no pack. Begin one with: cosante languages new {code}", file=sys.stderr)
        return 1
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"Tables of {code}: {folders.of_pack(code)}")
    _tell_fullness(console, code)
    wrong = checking.problems(code)
    for problem in wrong:
        print(problem.message)
    print(f"Mistakes: {len(wrong)}." if wrong else "No mistakes: every line can be read.")
    documents = documents_of(code)
    if documents is None:
        where = folders.of_pack(code) / "documents"
        print(f"\nNo documents with gold: put NAME.txt into {where} and NAME.json into {where / 'gold'}.")
    elif not wrong:
        _tell_accuracy(console, documents)
    return bool(wrong)


def _tell_fullness(console: Console, code: str) -> None:
    table = Table(title="Terms, beside those of the other packs (median)", title_justify="left")
    for column in ("Table", "terms", "others", "%"):
        table.add_column(column, justify="left" if column == "Table" else "right")
    rows = checking.fullness(code)
    for row in rows:
        table.add_row(row.table, str(row.terms), str(row.usual), f"{100 * row.terms / max(row.usual, 1):.0f}")
    console.print(table)
    missing = [f"{row.table} has no row of: {', '.join(row.missing)}" for row in rows if row.missing]
    for line in [*checking.lacking(code), *missing]:
        print(f"Missing: {line}")


def documents_of(code: str) -> Path | None:
    """The folder of a pack's documents: its own, or of a checkout the one of the accuracy gate."""
    gate = folders.ROOT.parents[2] / "benchmarks" / "accuracy" / code
    places = (folders.of_pack(code) / "documents", gate)
    return next((place for place in places if any((place / "gold").glob("*.json"))), None)


def _tell_accuracy(console: Console, documents: Path) -> None:
    from cosante.reading import scorer

    golds, readings = _read(documents)
    result = scorer.score(golds, readings)
    table = Table(title=f"{result.documents} documents of {documents}", title_justify="left")
    for column in ("Facts", "right", "missed", "extra", "F1"):
        table.add_column(column, justify="left" if column == "Facts" else "right")
    for kind in (None, *scorer.KINDS):
        tally = result.of(kind=kind)
        f1 = "-" if tally.f1 is None else f"{tally.f1:.2f}"
        table.add_row(kind or "all", str(tally.right), str(tally.missed), str(tally.extra), f1)
    console.print(table)
    print(f"Relevance judged rightly: {result.relevance_right} of {result.documents}.")
    for name, reading in readings.items():
        told = reading.get("document", {}).get("language")
        if name in result.unread:
            print(f"{name}.txt is not there, or cannot be read.")
        elif told != golds[name].get("lang"):
            print(f"{name}.txt is taken for {told}: more words of the kind stop in common.tsv tell the language.")
    for what, name, fact in result.misses[:_SHOWN]:
        print(f"{what}: {name}: {_told(fact)}")
    if len(result.misses) > _SHOWN:
        print(f"… and {len(result.misses) - _SHOWN} more.")


def _read(documents: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Gold and readings by name; a document that cannot be read has an error in the place of its reading."""
    from cosante.reading import read_bytes
    from cosante.vocabulary.facts import to_json

    golds, readings = {}, {}
    for path in sorted((documents / "gold").glob("*.json")):
        text = documents / f"{path.stem}.txt"
        golds[path.stem] = json.loads(path.read_text("utf-8"))
        try:
            readings[path.stem] = json.loads(to_json(read_bytes(str(text), text.read_bytes())))
        except (OSError, CosanteError) as error:
            readings[path.stem] = {"error": str(error)}
    return golds, readings


def _told(fact: dict[str, Any]) -> str:
    """A fact in a line: its kind, its value, its words."""
    values = (str(fact[key]) for key in ("type", "name", "amount", "currency", "value", "of", "code") if fact.get(key))
    quotes = (f"“{evidence['quote']}”" for evidence in fact.get("evidence", [])[:1])
    return " ".join([fact["kind"], *dict.fromkeys(values), *quotes])

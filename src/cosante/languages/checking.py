"""What is wrong with a pack and what it lacks: all of it at once, each by file, line and column.

``problems`` are mistakes: a table that has one is refused by the loader. ``fullness`` compares with the packs that come
with Cosanté: how many terms each table has, and which kinds of row none of them lacks.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median
from typing import NamedTuple

from cosante.languages import folders
from cosante.languages.concepts import unknown_code
from cosante.languages.skeleton import TABLES
from cosante.languages.tables import SCHEMAS, Row, judged_rows, judged_settings, read_rows
from cosante.vocabulary.errors import TableError

#: A kind of row is missed where so large a share of the other packs has it.
_USUAL = 0.8
#: The small words tell the language, from so many on.
FEWEST_STOP_WORDS = 40
#: Of these tables more columns, or others, than the first tell one kind of row from another.
_KINDS = {"health.tsv": slice(0, 2), "concepts.tsv": slice(0, 2), "money.tsv": slice(1, 2)}
_WORLD = {"cldr": ("section", "key", "names"), "names": ("id", "names"), "organisations": ("key", "names")}


class Fullness(NamedTuple):
    """A table of a pack: its terms, how many the other packs have (their median), and the kinds of row it lacks."""

    table: str
    terms: int
    usual: int
    missing: tuple[str, ...]


def problems(code: str) -> list[TableError]:
    """All mistakes in the files of a pack, file by file, and line by line."""
    folder = folders.of_pack(code)
    found = judged_settings(folder / "language.toml")[1]
    for path in sorted(folder.glob("*.*")):
        if path.name in TABLES:
            found += _of_table(path)
        elif path.name != "language.toml":
            known = ", ".join(["language.toml", *TABLES])
            found.append(TableError(str(path), 1, "-", f"is no table of a pack; they are called {known}"))
    for kind, columns in _WORLD.items():
        path = folders.of_world(f"{kind}_{code}.tsv")
        found += _of_world(path, kind, columns) if path.exists() else [_missing(path)]
    return found


def _of_table(path: Path) -> Iterator[TableError]:
    for row in judged_rows(path, TABLES[path.name]):
        if isinstance(row, TableError):
            yield row
        elif path.name == "concepts.tsv" and (problem := unknown_code(row)):
            yield TableError(row.path, row.line, "code", problem)


def _of_world(path: Path, kind: str, columns: tuple[str, ...]) -> Iterator[TableError]:
    for row in judged_rows(path, None if kind == "cldr" else dict.fromkeys(columns)):
        if isinstance(row, TableError):
            yield row
        elif kind != "cldr" and row[columns[0]] not in _known_ids(kind):
            yield TableError(row.path, row.line, columns[0], f"{row[columns[0]]!r} is not in {_SOURCE[kind]}")


_SOURCE = {"names": "world/places.tsv", "organisations": "world/organisations.tsv"}


@cache
def _known_ids(kind: str) -> frozenset[str]:
    rows = read_rows(folders.WORLD / Path(_SOURCE[kind]).name)
    return frozenset(row["id" if kind == "names" else "key"] for row in rows)


def _missing(path: Path) -> TableError:
    return TableError(str(path), 1, "-", "is not there; `cosante languages new` writes it, and replaces nothing")


def lacking(code: str) -> list[str]:
    """What a pack cannot do without and does not have, in words."""
    folder, told = folders.of_pack(code), []
    told += [f"{name} is not there" for name in SCHEMAS if name != "suffixes.tsv" and not (folder / name).exists()]
    stop = sum(len(terms) for kind, terms in _terms(folder / "common.tsv") if kind == "stop")
    if stop < FEWEST_STOP_WORDS:
        told.append(
            f"common.tsv has {stop} words of the kind stop: from {FEWEST_STOP_WORDS} on, the commonest small words "
            "tell which language a text is in"
        )
    return told


def fullness(code: str) -> list[Fullness]:
    """For each table that most packs have, how full it is beside them."""
    others = [other for other in folders.available() if other != code and (folders.ROOT / other).is_dir()]
    rows = []
    for name in SCHEMAS:
        have = [measured for other in others if sum((measured := _measured(folders.ROOT / other / name)).values())]
        if not have:
            continue
        own = _measured(folders.of_pack(code) / name)
        kinds = Counter(kind for measured in have for kind in measured)
        # of a table that only some languages need nothing is missed
        needed = name != "suffixes.tsv"
        missing = tuple(k for k, n in kinds.items() if needed and n >= _USUAL * len(have) and k not in own)
        rows.append(Fullness(name, sum(own.values()), round(median(sum(m.values()) for m in have)), missing))
    return rows


def _measured(path: Path) -> Counter[str]:
    """How many terms a table has by kind: by the first column, and for the health areas by their weight, too."""
    counted: Counter[str] = Counter()
    for kind, terms in _terms(path):
        counted[kind] += len(terms)
    return counted


def _terms(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The rows of a table that can be used: their kind, and their terms. Nothing where there is no table."""
    kinds = _KINDS.get(path.name, slice(0, 1))
    for row in judged_rows(path) if path.exists() else ():
        if isinstance(row, Row) and row.cells:
            *columns, terms = row.cells.values()
            yield " ".join(columns[kinds]) if columns else "", terms.split("|")

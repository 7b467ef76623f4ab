"""Tables: read, checked, and refused with file, line and column of a mistake (see ``docs/languages.md``)."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cosante.vocabulary.codes import COUNTED, HEALTH_AREAS, PARTNER_TYPES
from cosante.vocabulary.errors import TableError

#: Verbs that tell of a deed; the other classes are verbs of talk, and nouns.
DEED_VERBS = frozenset(
    """
    sign fund pledge give receive buy train hold visit meet treat build send assist adopt study call commit
    """.split()
)
WORD_CLASSES = DEED_VERBS | frozenset(
    """
    say cooperate discuss agreement signing grant goods donation purchase training visit_event delegation care
    conference facility works team deployment emergency relief plan research cooperation health
    """.split()
)
CUES = frozenset(
    """
    planned negated conditional ongoing past to by with from between for_goods about at_least at_most source
    boilerplate credit press they both_sides home domestic non_health
    """.split()
)
STATUSES = frozenset({"done", "ongoing", "planned", "-"})
ORDERS = frozenset({"before", "after", "both", "alone"})

#: For each table of a pack: its columns, and for the columns that hold a code, the codes allowed.
SCHEMAS: dict[str, dict[str, frozenset[str] | None]] = {
    "words.tsv": {"class": WORD_CLASSES, "status": STATUSES, "words": None},
    "health.tsv": {
        "code": frozenset((*HEALTH_AREAS, "-")),
        "weight": frozenset({"strong", "weak", "context"}),
        "words": None,
    },
    "organisations.tsv": {"type": frozenset(PARTNER_TYPES), "order": ORDERS, "heads": None},
    "roles.tsv": {
        "kind": frozenset(
            [
                "minister_health",
                "minister",
                "head_of_state",
                "ambassador",
                "director",
                "governor",
                "military",
                "official",
                "medical",
                "other",
            ]
        ),
        "words": None,
    },
    "honorifics.tsv": {"kind": frozenset({"title", "formal", "royal"}), "words": None},
    "counts.tsv": {"of": frozenset((*COUNTED, "classifier", "people_classifier", "not_counted")), "words": None},
    "numbers.tsv": {
        "kind": frozenset({"cardinal", "scale", "ordinal", "half", "decimal", "and"}),
        "value": None,
        "words": None,
    },
    "money.tsv": {"currency": None, "how": frozenset({"named", "inferred"}), "words": None},
    "dates.tsv": {
        "kind": frozenset(
            [
                "month",
                "weekday",
                "unit",
                "relative",
                "since",
                "until",
                "range",
                "in",
                "anniversary",
                "early",
                "half",
                "publication",
                "century",
            ]
        ),
        "value": None,
        "words": None,
    },
    "demonyms.tsv": {"country": None, "words": None},
    "places.tsv": {
        "kind": frozenset({"admin1", "admin2", "locality", "region", "country", "facility"}),
        "order": ORDERS,
        "words": None,
    },
    "cues.tsv": {"cue": CUES, "words": None},
    "common.tsv": {"kind": frozenset({"stop", "word"}), "words": None},
    "concepts.tsv": {"kind": frozenset({"area", "act", "small"}), "code": None, "words": None},
    "suffixes.tsv": {"kind": frozenset({"genitive", "dative", "locative", "other"}), "endings": None},
}
#: The last column of every pack table holds terms; an empty cell there is a mistake.
SETTINGS: dict[str, type] = {
    "name": str,
    "autonym": str,
    "script": str,
    "decimal": str,
    "group": str,
    "capitals": bool,
    "suffixes": bool,
    "head": str,
    "name_links": list,
    "name_links_after": list,
    "possessive": list,
    "plural_persons": list,
    "quotes": str,
    "name_adjective": str,
    "articles": list,
    "locatives": list,
    "definite": list,
    "purpose": list,
    "joining": list,
    "origins": list,
    "date_links": list,
    "range_words": list,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column, and where it stands."""

    path: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def terms(self, column: str) -> list[str]:
        """The terms of a cell, in order; an empty term is a mistake."""
        terms = [term.strip() for term in self.cells[column].split("|")]
        if not all(terms):
            raise TableError(self.path, self.line, column, "a term is empty (two bars in a row, or one at the end)")
        return terms


def read_rows(path: Path, columns: dict[str, frozenset[str] | None] | None = None) -> Iterator[Row]:
    """The rows of a TSV table; with ``columns``, checked against them."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        bad = path.read_bytes()[: error.start].count(b"\n") + 1
        raise TableError(str(path), bad, "-", "is not UTF-8 text") from error
    header: list[str] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = _header(path, number, cells, columns)
            continue
        if len(cells) != len(header):
            problem = f"has {len(cells)} cells where the header has {len(header)} (columns are separated by one tab)"
            raise TableError(str(path), number, header[min(len(cells), len(header) - 1)], problem)
        row = Row(str(path), number, dict(zip(header, (cell.strip() for cell in cells), strict=True)))
        if columns is not None:
            _check(row, columns)
        yield row
    if header is None:
        raise TableError(str(path), 1, "-", "has no header row")


def _header(path: Path, number: int, cells: list[str], columns: dict[str, frozenset[str] | None] | None) -> list[str]:
    header = [cell.strip() for cell in cells]
    if columns is not None and header != list(columns):
        raise TableError(str(path), number, header[0], f"the columns must be {', '.join(columns)}")
    return header


def _check(row: Row, columns: dict[str, frozenset[str] | None]) -> None:
    for column, allowed in columns.items():
        value = row[column]
        if not value:
            raise TableError(row.path, row.line, column, "is empty")
        if allowed is not None and value not in allowed:
            raise TableError(row.path, row.line, column, f"{value!r} is not one of {', '.join(sorted(allowed))}")
    row.terms(list(columns)[-1])


def read_settings(path: Path) -> dict[str, Any]:
    """``language.toml``, checked: every setting there, of its type, and no other."""
    try:
        settings = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TableError(str(path), 1, "-", f"is not TOML: {error}") from error
    for name, kind in SETTINGS.items():
        if name not in settings:
            raise TableError(str(path), 1, name, "is missing")
        if not isinstance(settings[name], kind):
            raise TableError(str(path), 1, name, f"must be a {kind.__name__}")
    for name in settings:
        if name not in SETTINGS:
            raise TableError(str(path), 1, name, "is not a setting")
    return settings

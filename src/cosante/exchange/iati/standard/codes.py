"""Codelists of IATI 2.03: codes with English and French names, status and dates, and which list governs which path."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cosante.vocabulary.tables import read

HERE = Path(__file__).parent
LISTS = ("codelist", "en", "fr", "complete", "embedded", "categories")
CODES = ("codelist", "code", "en", "fr", "category", "status", "activation", "withdrawal")
MAPPING = ("path", "codelist", "attribute", "value", "default", "id", "category")


@dataclass(frozen=True, slots=True)
class Code:
    """``status``: ``active`` or ``withdrawn``. Dates are ISO 8601 or empty; ``fr`` is empty where the list has none."""

    code: str
    en: str
    fr: str
    category: str
    status: str
    activation: str
    withdrawal: str


@dataclass(frozen=True, slots=True)
class Codelist:
    """``complete``: a code not in it is wrong, not merely unknown. ``embedded``: it changes with the standard only."""

    name: str
    en: str
    fr: str
    complete: bool
    embedded: bool
    categories: str
    codes: Mapping[str, Code]


@dataclass(frozen=True, slots=True)
class Governed:
    """A codelist that governs a value, where ``attribute`` of the same element is ``value``.

    ``default``: or where that attribute is missing. Without ``attribute`` it governs always. ``id`` and ``category``
    are those under which a value that is not in the list is reported.
    """

    codelist: str
    attribute: str
    value: str
    default: bool
    id: str
    category: str


@cache
def codelists() -> Mapping[str, Codelist]:
    """All codelists by name."""
    codes: dict[str, dict[str, Code]] = {}
    for row in read(str(HERE / "codes.tsv"), CODES, ("codelist", "code", "status"), ("codelist", "code")):
        name, code, *rest = row.cells.values()
        held = codes.setdefault(name, {})
        if code not in held or held[code].status == "withdrawn":
            held[code] = Code(code, *rest)
    return {
        row["codelist"]: Codelist(
            row["codelist"], row["en"], row["fr"], row["complete"] == "1", row["embedded"] == "1", row["categories"],
            codes.get(row["codelist"], {}),
        )
        for row in read(str(HERE / "codelists.tsv"), LISTS, ("codelist",), ("codelist",))
    }  # fmt: skip


def codelist(name: str) -> Codelist:
    """One codelist. ``KeyError`` where IATI 2.03 has none of that name."""
    return codelists()[name]


@cache
def _mapping() -> Mapping[str, tuple[Governed, ...]]:
    found: dict[str, list[Governed]] = {}
    for row in read(str(HERE / "mapping.tsv"), MAPPING, ("path", "codelist", "value"), ("path", "codelist", "id")):
        rule = Governed(
            row["codelist"], row["attribute"], row["value"], row["default"] == "1", row["id"], row["category"]
        )
        found.setdefault(row["path"], []).append(rule)
    return {path: tuple(rules) for path, rules in found.items()}


@cache
def publishers() -> frozenset[str]:
    """Identifiers of publishers that are registered with IATI though they begin with no register's code.

    Those IATI itself gave (codelist IATIOrganisationIdentifier) and those of ``publishers.tsv``, kept by hand.
    """
    by_hand = read(str(HERE / "publishers.tsv"), ("identifier", "name"), ("identifier",), ("identifier", "name"))
    return frozenset([*codelist("IATIOrganisationIdentifier").codes, *(row["identifier"] for row in by_hand)])


def governed(path: str) -> tuple[Governed, ...]:
    """The codelists that govern a path (``iati-activities/iati-activity/sector/@code``); several have conditions."""
    return _mapping().get(path, ())

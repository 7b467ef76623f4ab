"""A language that has no folder of its own: what CLDR and the world tables give it, as terms for the compiler.

Countries, towns, currencies, scales, months and counted nouns are enough for places, money, counts and dates; who did
what to whom is not in these tables, so no acts and persons come of such a language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale
from babel.core import UnknownLocaleError, get_global

from cosante.languages.cldr import CldrRow
from cosante.languages.folding import fold_term
from cosante.languages.tables import WORLD_SCHEMAS, Row, read_rows

WORLD = Path(__file__).parent / "world"
#: Currencies that share a word in many languages: the first is what the word alone means.
FAMILIES = (
    ("USD", "CAD", "AUD"),
    ("GBP", "EGP", "SDG"),
    ("CHF", "RWF", "GNF"),
    ("INR", "PKR", "LKR"),
    ("RUB", "BYN"),
    ("MXN", "COP", "ARS"),
    ("KES", "UGX", "TZS"),
    ("SEK", "NOK", "DKK"),
)
#: Small words with which CLDR joins a number to its scale ("20 de milioane").
_JOINED_TO_SCALE = ("de ", "na ")
_SHORTEST_SHARED = 3


class Term(NamedTuple):
    """A term and what it means."""

    text: str
    kind: str
    value: Any


@dataclass(frozen=True)
class Grammar:
    """How a language puts words together (``world/grammar.tsv``)."""

    spaces: bool = True
    nouns_before: bool = False
    scales_before: bool = False
    endings: frozenset[str] = frozenset()
    drop: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    calendar: str = ""

    def inflected(self, name: str) -> Iterator[str]:
        """The name, its stem, and the name with the words that are written to it."""
        yield name
        if " " not in name and len(name) > 4 and name.endswith(self.drop):
            yield name[:-1]
        for prefix in self.prefixes:
            yield prefix + name


def grammar(code: str) -> Grammar:
    """How the language puts words together; as most do where the table does not know it."""
    for row in _rows("grammar.tsv"):
        if row["language"] == code:
            endings, drop, prefixes = (tuple(filter(None, row[c].split("|"))) for c in ("endings", "drop", "prefixes"))
            return Grammar(
                row["spaces"] == "yes",
                row["nouns"] == "before",
                row["scales"] == "before",
                frozenset(endings),
                drop,
                prefixes,
                row["calendar"],
            )
    return Grammar()


def _rows(name: str) -> Iterator[Row]:
    yield from read_rows(WORLD / name, WORLD_SCHEMAS[name])


def terms(code: str, rows: "list[CldrRow]") -> Iterator[Term]:
    """The terms of a language beyond the names that CLDR has of countries, currencies and months."""
    for row in _rows("counted.tsv"):
        if row["language"] == code:
            for word in row.terms("words"):
                yield Term(word, "counted", row["of"])
    for row in _rows("countries.tsv"):
        if row["language"] == code:
            for word in row.terms("words"):
                yield Term(word, "country", row["country"])
    yield from _currencies(code, rows)
    yield from _scales(code, rows)


def terms_of_all(code: str) -> Iterator[Term]:
    """Words of dates that take a number beside them, of groups, and words inside which a name is none; languages with
    a pack have them from here too.
    """
    for row in _rows("not_names.tsv"):
        if row["language"] == code:
            for word in row.terms("words"):
                yield Term(word, "guard", True)
    for row in _rows("groups.tsv"):
        if row["language"] == code:
            for word in row.terms("words"):
                yield Term(word, "group", True)
    for row in _rows("dates.tsv"):
        if row["language"] == code:
            for word in row.terms("words"):
                yield Term(word, row["kind"], row["value"])


def _currencies(code: str, rows: "list[CldrRow]") -> Iterator[Term]:
    known: set[str] = set()
    for row in _rows("money.tsv"):
        if row["language"] == code:
            for word in row.terms("words"):
                known.add(fold_term(word))
                yield Term(word, "currency", (row["currency"], row["how"] == "inferred"))
    names = {row.key: row.names for row in rows if row.section == "currency"}
    known |= {fold_term(name) for several in names.values() for name in several}
    for family in FAMILIES:
        if all(names.get(member) for member in family):
            for word in shared([names[member] for member in family]):
                if word not in known:
                    known.add(word)
                    yield Term(word, "currency", (family[0], True))


def shared(names: list[tuple[str, ...]]) -> list[str]:
    """The words that the names of several currencies share, in all their forms, as the scan sees them.

    >>> shared([("đô la Mỹ",), ("đô la Canada",), ("Đô la Úc",)])
    ['do la']
    >>> shared([("доллар США", "долларов США"), ("канадский доллар", "канадских долларов")])
    ['доллар', 'долларов']
    """
    forms = [[fold_term(name) for name in several] for several in names]
    common = set.intersection(*({word for name in several for word in name.split()} for several in forms))
    found: dict[str, None] = {}
    for name in forms[0]:
        run: list[str] = []
        for word in [*name.split(), ""]:
            if word in common:
                run.append(word)
                continue
            while run and len(run) > 1 and len(run[-1]) <= 2 and run[-1].isascii() and len(run[0]) > 2:
                run.pop()  # a link: "dola ya"
            if len(" ".join(run)) >= (_SHORTEST_SHARED if " ".join(run).isascii() else 2):
                found[" ".join(run)] = None
            run = []
    if not found and (begins := _beginning([several[0].replace(" ", "") for several in forms])):
        found[begins] = None
    return list(found)


def _beginning(names: list[str]) -> str:
    """What all names begin with, in scripts without spaces."""
    size = 0
    while all(len(name) > size and name[size] == names[0][size] for name in names):
        size += 1
    return names[0][:size] if size >= _SHORTEST_SHARED and not names[0].isascii() else ""


def _scales(code: str, rows: "list[CldrRow]") -> Iterator[Term]:
    """Thousand, million: CLDR's long and short forms of all plural classes; letters alone are none."""
    own = {fold_term(w): r["value"] for r in _rows("scales.tsv") if r["language"] == code for w in r.terms("words")}
    for word, value in own.items():
        yield Term(word, "number", ("scale", Decimal(value)))
    for row in rows:
        if row.section != "compact":
            continue
        for name in row.names:
            word = fold_term(name)
            bare = next((word.removeprefix(link) for link in _JOINED_TO_SCALE if word.startswith(link)), word)
            for form in {word, bare} - own.keys():
                if len(form) > 1 or form > "\u0e00":
                    yield Term(form, "number", ("scale", Decimal(row.key)))


def cities(code: str, ids: dict[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    """Towns of time zones as the language writes them, with their ids (``ids``: by country and folded English name)."""
    try:
        english, own = Locale.parse("en").time_zones, Locale.parse(code).time_zones
    except (UnknownLocaleError, ValueError):
        return
    for zone, country in sorted(get_global("zone_territories").items()):
        name = own.get(zone, {}).get("city")
        city = english.get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
        place = ids.get((country, fold_term(city)))
        if name and place:
            yield name, place

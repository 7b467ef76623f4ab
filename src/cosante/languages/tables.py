"""Tables: read, checked, and refused with file, line and column of a mistake (see ``docs/languages.md``)."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

from cosante.languages.cldr import NOT_COUNTRIES
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
    conference facility works team deployment emergency relief rescue plan research cooperation health
    """.split()
)
#: Cues of what a text is about: words like others, and no small ones.
TOPICS = frozenset("domestic non_health finding aside local relief_goods casualty border_watch market".split())
CUES = TOPICS | frozenset(
    """
    planned negated conditional ongoing past to by with from between for_goods about at_least at_most source
    boilerplate credit press they both_sides home seat
    """.split()
)
STATUSES = frozenset({"done", "ongoing", "planned", "-"})
ORDERS = frozenset({"before", "after", "both", "alone"})
#: And of the heads of organisations: written to their names, or heads only before a name in quotation marks.
HEAD_ORDERS = ORDERS | {"glued", "named"}

#: What is wrong with a cell, or nothing; the whole row is given because a value may depend on its kind.
Check = Callable[["Row", str], str | None]
#: The codes that a column may hold, or a check of its cells, or anything.
Allowed = frozenset[str] | Check | None


@cache
def currencies() -> frozenset[str]:
    """ISO 4217 codes, past ones too."""
    return frozenset(get_global("all_currencies"))


@cache
def countries() -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes, and XK."""
    codes: list[str] = [str(code) for code in Locale.parse("en").territories]
    return frozenset(c for c in codes if len(c) == 2 and c.isalpha() and c not in NOT_COUNTRIES)


def _currency(row: "Row", column: str) -> str | None:
    code = row[column]
    return None if code in currencies() else f"{code!r} is not a currency code of ISO 4217"


def _country(row: "Row", column: str) -> str | None:
    code = row[column]
    return None if code in countries() else f"{code!r} is not a country code of ISO 3166-1 (two capital letters)"


def _number(row: "Row", column: str) -> str | None:
    value, kind = row[column], row["kind"]
    if value in {"suffix", "prefix"} or kind in {"decimal", "and"} or (value == "-" and kind == "ordinal"):
        return None
    try:
        finite = Decimal(value).is_finite()
    except InvalidOperation:
        finite = False
    return None if finite else f"{value!r} is not a number"


def _multiplier(row: "Row", column: str) -> str | None:
    return None if re.fullmatch("[1-9]\\d*", row[column]) else f"{row[column]!r} is not a whole number"


#: What the value of each kind of date word looks like, and how to say so.
_DATE_VALUES: dict[str, tuple[str, str]] = {
    "month": (r"[1-9]|1[0-2]", "a month from 1 to 12"),
    "weekday": (r"[1-7]", "a day from 1 (Monday) to 7 (Sunday)"),
    "unit": (r"day|week|month|year|decade", "one of day, week, month, year, decade"),
    "relative": (
        r"0[dwmy]|[+-]\d{1,3}[dwmy]|\+(?:mon|tue|wed|thu|fri|sat|sun)",
        "such as -1d, 0w, +1m, -2y, +mon",
    ),
    "range": (r"-|start|end", "one of -, start, end"),
    "early": (r"early|mid|late", "one of early, mid, late"),
    "half": (r"[12]|Q[1-4]", "one of 1, 2, Q1, Q2, Q3, Q4"),
}


def _date_value(row: "Row", column: str) -> str | None:
    pattern, said = _DATE_VALUES.get(row["kind"], ("-", "-"))
    return None if re.fullmatch(pattern, row[column]) else f"{row[column]!r} is not {said}"


def _world_date(row: "Row", column: str) -> str | None:
    if row["kind"] == "calendar":
        return None if re.fullmatch("[1-9]|1[0-3]", row[column]) else f"{row[column]!r} is not a month from 1 to 13"
    return None if row[column] in {"before", "after"} else f"{row[column]!r} is not one of before, after"


def _english(row: "Row", column: str) -> str | None:
    fits = re.fullmatch("[A-Za-z][A-Za-z0-9 ,&'()/.-]*", row[column])
    return None if fits else f"{row[column]!r} is no name in English"


#: What an ending, or a small word after a name, says: whose, to whom, where, by whom, with whom, from whom.
_ENDINGS = frozenset({"genitive", "dative", "locative", "agentive", "comitative", "ablative", "seat", "other"})
#: For each table of a pack: its columns, and for the columns that hold a code or a value, what is allowed.
SCHEMAS: dict[str, dict[str, Allowed]] = {
    "words.tsv": {"class": WORD_CLASSES, "status": STATUSES, "words": None},
    "health.tsv": {
        "code": frozenset((*HEALTH_AREAS, "-")),
        "weight": frozenset({"strong", "weak", "context"}),
        "words": None,
    },
    "organisations.tsv": {"type": frozenset(PARTNER_TYPES), "order": HEAD_ORDERS, "heads": None},
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
        "value": _number,
        "words": None,
    },
    "money.tsv": {"currency": _currency, "how": frozenset({"named", "inferred"}), "words": None},
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
                "day",
                "born",
            ]
        ),
        "value": _date_value,
        "words": None,
    },
    "demonyms.tsv": {"country": _country, "words": None},
    "places.tsv": {
        "kind": frozenset({"admin1", "admin2", "locality", "region", "country", "facility"}),
        "order": ORDERS,
        "words": None,
    },
    "cues.tsv": {"cue": CUES, "words": None},
    "common.tsv": {
        "kind": frozenset({"stop", "word", "noun", "generic", "nameless", "compound", "virtue"}),
        "words": None,
    },
    "concepts.tsv": {"kind": frozenset({"area", "act", "small"}), "code": None, "words": None},
    "suffixes.tsv": {"kind": _ENDINGS, "endings": None},
}
#: Tables that only some languages have: those with cases, those that write no spaces, those that are not English.
CASE_SCHEMAS: dict[str, dict[str, Allowed]] = {
    "forms.tsv": {"kind": frozenset({"dative", "instrumental", "accusative", "inside"}), "words": None},
    "declensions.tsv": {"ending": None, "forms": None},
    "english.tsv": {"english": _english, "kind": frozenset({"head", "word"}), "words": None},
    "persons.tsv": {"kind": frozenset({"surname", "sounds"}), "words": None},
    "letters.tsv": {"letter": None, "variants": None},
    "postpositions.tsv": {"kind": _ENDINGS | {"final", "unjoined"}, "words": None},
}
#: The table of words that are written to the word after them.
PREFIX_SCHEMA: dict[str, Allowed] = {"kind": frozenset({"joined", "anything", "article", "whole"}), "words": None}
#: Tables of the world for languages without a pack; their last column may be empty where ``OPTIONAL`` names it.
#: Calendars of the press where it is not the Gregorian one.
_CALENDARS = frozenset({"", "bikram", "ethiopian", "solar"})
_YES_NO, _SIDES = frozenset({"yes", "no"}), frozenset({"before", "after"})
WORLD_SCHEMAS: dict[str, dict[str, Allowed]] = {
    "counted.tsv": {"language": None, **SCHEMAS["counts.tsv"]},
    "money.tsv": {"language": None, **SCHEMAS["money.tsv"]},
    "countries.tsv": {"language": None, "country": _country, "words": None},
    "grammar.tsv": {
        "language": None,
        "spaces": _YES_NO,
        "nouns": _SIDES,
        "scales": _SIDES,
        "endings": None,
        "drop": None,
        "prefixes": None,
        "calendar": _CALENDARS,
    },
    "dates.tsv": {
        "language": None,
        "kind": frozenset({"ago", "decade", "calendar"}),
        "value": _world_date,
        "words": None,
    },
    "scales.tsv": {"language": None, "value": _multiplier, "words": None},
    "groups.tsv": {"language": None, "words": None},
    "not_names.tsv": {"language": None, "words": None},
}
OPTIONAL = frozenset({"endings", "drop", "prefixes", "calendar"})
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
    "accents": bool,
    "syllables": bool,
    "spaces": bool,
    "nouns": str,
    "person": str,
    "openers": list,
    "calendar": str,
    "nouns_before": bool,
    "scales_before": bool,
    "stop": str,
    "initials": bool,
    "owner_by_case": bool,
    "full_names": bool,
    "known_whole": bool,
    "colon_speech": bool,
    "scales_either": bool,
    "until_by_case": bool,
}
#: Settings that most languages need not name.
DEFAULTS: dict[str, Any] = {
    "accents": False,
    "syllables": False,
    "spaces": True,
    "nouns": "after",
    "person": "after",
    "openers": [],
    "calendar": "",
    "nouns_before": False,
    "scales_before": False,
    "stop": "",
    "initials": False,
    "owner_by_case": False,
    "full_names": False,
    "known_whole": False,
    "colon_speech": False,
    "scales_either": False,
    "until_by_case": False,
}


_EMPTY_TERM = "a term is empty (two bars in a row, or one at the end)"


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
            raise TableError(self.path, self.line, column, _EMPTY_TERM)
        return terms


def read_rows(path: Path, columns: Mapping[str, Allowed] | None = None) -> Iterator[Row]:
    """The rows of a TSV table; with ``columns``, checked against them. Raises the first mistake as ``TableError``."""
    for row in judged_rows(path, columns):
        if isinstance(row, TableError):
            raise row
        yield row


def judged_rows(path: Path, columns: Mapping[str, Allowed] | None = None) -> Iterator["Row | TableError"]:
    """The rows of a TSV table, and in the place of one that cannot be used, what is wrong with it."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        bad = path.read_bytes()[: error.start].count(b"\n") + 1
        yield TableError(str(path), bad, "-", "is not UTF-8 text")
        return
    header: list[str] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = [cell.strip() for cell in cells]
            if columns is not None and header != list(columns):
                yield TableError(str(path), number, header[0], f"the columns must be {', '.join(columns)}")
                return
            continue
        if len(cells) != len(header):
            problem = f"has {len(cells)} cells where the header has {len(header)} (columns are separated by one tab)"
            yield TableError(str(path), number, header[min(len(cells), len(header) - 1)], problem)
            continue
        row = Row(str(path), number, dict(zip(header, (cell.strip() for cell in cells), strict=True)))
        yield row if columns is None else _problem(row, columns) or row
    if header is None:
        yield TableError(str(path), 1, "-", "has no header row")


def _problem(row: Row, columns: Mapping[str, Allowed]) -> TableError | None:
    """What is wrong with a row's first bad cell, or nothing."""
    for column, allowed in columns.items():
        value, problem = row[column], None
        if not value and column not in OPTIONAL:
            problem = "is empty"
        elif isinstance(allowed, frozenset):
            problem = None if value in allowed else f"{value!r} is not one of {', '.join(sorted(allowed))}"
        elif allowed is not None:
            problem = allowed(row, column)
        if problem is None and value and column == list(columns)[-1] and not all(map(str.strip, value.split("|"))):
            problem = _EMPTY_TERM
        if problem is not None:
            return TableError(row.path, row.line, column, problem)
    return None


#: What a setting may be, where not every text will do.
_CHOICES: dict[str, frozenset[str]] = {
    "decimal": frozenset({".", ",", "٫"}),
    "group": frozenset({".", ",", " ", "'", "٬", "\u00a0", "\u202f"}),
    "head": frozenset({"first", "final", "verb"}),
    "name_adjective": frozenset({"before", "inside", "after"}),
    "nouns": _SIDES,
    "person": _SIDES,
    "calendar": _CALENDARS,
    "stop": frozenset({"", "name", "office"}),
}
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")


def _setting_problem(name: str, value: Any) -> str | None:
    """What is wrong with a setting, or nothing."""
    kind = SETTINGS.get(name)
    if kind is None:
        return "is not a setting"
    if not isinstance(value, kind):
        return f"must be a {kind.__name__}"
    if isinstance(value, list) and not all(isinstance(word, str) and word.strip() for word in value):
        return "must be a list of words, none of them empty"
    if name in _CHOICES and value not in _CHOICES[name]:
        return f"{value!r} is not one of {', '.join(map(repr, sorted(_CHOICES[name])))}"
    if name == "script" and not _SCRIPT.fullmatch(str(value)):
        return f"{value!r} is not a script code of ISO 15924, such as Latn"
    return "is empty" if name in {"name", "autonym"} and not str(value).strip() else None


def read_settings(path: Path) -> dict[str, Any]:
    """``language.toml``, checked: every setting there, of its type and with a value that is known, and no other.

    Raises the first mistake as ``TableError``.
    """
    settings, problems = judged_settings(path)
    if problems:
        raise problems[0]
    return settings


def judged_settings(path: Path) -> tuple[dict[str, Any], list[TableError]]:
    """``language.toml`` as it stands, and all that is wrong with it."""
    try:
        text = path.read_bytes().decode("utf-8")
        settings = tomllib.loads(text)
    except UnicodeDecodeError as error:
        return {}, [TableError(str(path), error.object[: error.start].count(b"\n") + 1, "-", "is not UTF-8 text")]
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        return {}, [TableError(str(path), int(at[1]) if at else 1, "-", f"is not TOML: {error}")]
    settings = DEFAULTS | settings
    problems = [TableError(str(path), 1, name, "is missing") for name in SETTINGS if name not in settings]
    lines = [line.split("=")[0].strip() for line in text.split("\n")]
    for name, value in settings.items():
        if problem := _setting_problem(name, value):
            problems.append(TableError(str(path), lines.index(name) + 1 if name in lines else 1, name, problem))
    if not problems and settings["decimal"] == settings["group"]:
        problems.append(TableError(str(path), lines.index("group") + 1, "group", "is the same mark as decimal"))
    return settings, problems

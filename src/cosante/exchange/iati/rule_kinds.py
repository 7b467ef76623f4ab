"""The kinds of rule of the ruleset language: what each asks of an element, and where it is broken.

Promise: what the language's specification says of a kind, and where that is silent what the official validator does:
a sum is compared after four decimals, an empty text passes a regular expression, a date is its first moment in UTC, a
year is 365 days.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from cosante.exchange.iati.xpaths import Node, Path, path
from cosante.vocabulary.errors import BadValue

#: What a date is compared with, written in a ruleset instead of a path.
NOW: Final = "NOW"
#: What an identifier begins with, written in a ruleset instead of a path: the codes of org-id.guide.
PREFIXES: Final = "ORG-ID-PREFIX"


@dataclass(frozen=True, slots=True)
class World:
    """What rules know besides the file: the moment, identifiers of publishers, codes of registers of organisations."""

    now: datetime
    publishers: frozenset[str]
    prefixes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Broken:
    """Where a rule is broken (its element, where no node is named) and a word on it."""

    nodes: tuple[Node, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Case:
    """One case of a rule: its keys, and its XPaths compiled."""

    kind: str
    test: "Test"
    keys: Mapping[str, Any]
    paths: tuple[Path, ...] = ()
    single: Mapping[str, Path] = field(default_factory=dict)
    several: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)

    def nodes(self, element: Any) -> list[Node]:
        """All that its paths select, path by path."""
        return [node for one in self.paths for node in one.nodes(element)]


Test = Callable[[Case, Any, World], Broken | None]


def no_more_than_one(case: Case, element: Any, world: World) -> Broken | None:
    nodes = case.nodes(element)
    return Broken(tuple(nodes[1:]), f"There are {len(nodes)}.") if len(nodes) > 1 else None


def atleast_one(case: Case, element: Any, world: World) -> Broken | None:
    return None if any(one.exists(element) for one in case.paths) else Broken()


def only_one_of(case: Case, element: Any, world: World) -> Broken | None:
    nodes = case.nodes(element)
    for excluded in case.several.get("excluded", ()):
        if others := excluded.nodes(element):
            if nodes:
                return Broken((*nodes, *others), "They exclude each other.")
        elif len(nodes) != 1:
            return Broken(tuple(nodes[1:]), f"There are {len(nodes)}.")
    return None


def none_of(case: Case, element: Any, world: World) -> Broken | None:
    nodes = case.nodes(element)
    return Broken(tuple(nodes)) if nodes else None


def dependent(case: Case, element: Any, world: World) -> Broken | None:
    found = [one.nodes(element) for one in case.paths]
    if not any(found) or all(found):
        return None
    missing = ", ".join(one.expression for one, nodes in zip(case.paths, found, strict=True) if not nodes)
    return Broken(tuple(node for nodes in found for node in nodes), f"Missing: {missing}.")


_ALL: Final = {
    "lang": (path("descendant::narrative[not(@xml:lang)]"),),
    "sector": (path("transaction[not(sector)]"),),
    "recipient-country|recipient-region": (path("transaction[not(recipient-country or recipient-region)]"),),
    "currency": tuple(path(f"descendant::{name}[not(@currency)]") for name in ("value", "forecast", "loan-status")),
}


def one_or_all(case: Case, element: Any, world: World) -> Broken | None:
    if case.single["one"].exists(element):
        return None
    nodes = [node for one in _ALL.get(str(case.keys["all"]), ()) for node in one.nodes(element)]
    return Broken(tuple(nodes), f"Without it: {len(nodes)}." if len(nodes) > 1 else "") if nodes else None


def number(text: str) -> float:
    """A text as a number; an empty one is 0, what is none is NaN."""
    bare = text.strip()
    if not bare:
        return 0.0
    return float(bare) if re.fullmatch(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", bare) else float("nan")


def strict_sum(case: Case, element: Any, world: World) -> Broken | None:
    nodes = case.nodes(element)
    total = round(sum(number(node.text) for node in nodes), 4)
    if total == float(case.keys["sum"]):
        return None
    return Broken(tuple(nodes), f"They add up to {total:.10g}.")


def sum_(case: Case, element: Any, world: World) -> Broken | None:
    return strict_sum(case, element, world) if any(one.nodes(element) for one in case.paths) else None


def range_(case: Case, element: Any, world: World) -> Broken | None:
    low, high = float(case.keys.get("min", "-inf")), float(case.keys.get("max", "inf"))
    wrong = tuple(node for node in case.nodes(element) if not low <= number(node.text) <= high)
    return Broken(wrong) if wrong else None


_DATE: Final = re.compile(
    r"([+-]?\d{4,6})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d\d:?\d\d)?", re.ASCII
)
_SLASHED: Final = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")


@lru_cache(maxsize=8192)
def moment(text: str) -> datetime | None:
    """A date or a date and time as a moment in UTC; None where it is neither."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        slashed = _SLASHED.fullmatch(text.strip())
        match = _DATE.fullmatch("{}-{:0>2}-{:0>2}".format(*slashed.groups())) if slashed else None
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    try:
        at = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0),
            int((fraction or "0").ljust(6, "0")[:6]), tzinfo=UTC,
        )  # fmt: skip
    except ValueError:
        return None
    if zone and zone != "Z":
        away = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
        at = at - away if zone[0] == "+" else at + away
    return at


def _first(case: Case, key: str, element: Any, world: World) -> tuple[datetime, Node | None] | None:
    """The moment a key's path gives; of an element its @iso-date, or its text."""
    if case.keys.get(key) == NOW:
        return world.now, None
    nodes = case.single[key].nodes(element)
    if not nodes:
        return None
    node = nodes[0]
    at = moment(node.text if node.attribute else node.element.get("iso-date", node.text))
    return None if at is None else (at, node)


def _said(node: Node | None) -> str:
    return "now" if node is None else node.text


def date_order(case: Case, element: Any, world: World) -> Broken | None:
    if (less := _first(case, "less", element, world)) is None:
        return None
    if (more := _first(case, "more", element, world)) is None or less[0] <= more[0]:
        return None
    nodes = tuple(node for node in (less[1], more[1]) if node is not None)
    return Broken(nodes, f"{_said(less[1])} is after {_said(more[1])}.")


def date_now(case: Case, element: Any, world: World) -> Broken | None:
    at = _first(case, "date", element, world)
    return None if at is None or at[0] <= world.now or at[1] is None else Broken((at[1],))


def time_limit(case: Case, element: Any, world: World) -> Broken | None:
    if (start := _first(case, "start", element, world)) is None:
        return None
    if (end := _first(case, "end", element, world)) is None or (end[0] - start[0]) < timedelta(days=366):
        return None
    nodes = tuple(node for node in (end[1], start[1]) if node is not None)
    return Broken(nodes, f"From {_said(start[1])} to {_said(end[1])} are {(end[0] - start[0]).days} days.")


def between_dates(case: Case, element: Any, world: World) -> Broken | None:
    date, start, end = (_first(case, key, element, world) for key in ("date", "start", "end"))
    if date is None or start is None or end is None or start[0] <= date[0] <= end[0]:
        return None
    nodes = tuple(node for node in (date[1], start[1], end[1]) if node is not None)
    return Broken(nodes, f"{_said(date[1])} is not between {_said(start[1])} and {_said(end[1])}.")


def regex_matches(case: Case, element: Any, world: World) -> Broken | None:
    pattern: re.Pattern[str] = case.keys["pattern"]
    wrong = tuple(node for node in case.nodes(element) if node.text and not pattern.search(node.text))
    return Broken(wrong) if wrong else None


def regex_no_matches(case: Case, element: Any, world: World) -> Broken | None:
    pattern: re.Pattern[str] = case.keys["pattern"]
    wrong = tuple(node for node in case.nodes(element) if node.text and pattern.search(node.text))
    return Broken(wrong) if wrong else None


def startswith(case: Case, element: Any, world: World) -> Broken | None:
    nodes = case.nodes(element)
    prefixes = case.several.get("prefix", ())
    if not prefixes:  # codes of org-id.guide: what stands before the second hyphen
        wrong = tuple(node for node in nodes if "-".join(node.text.split("-")[:2]) not in world.prefixes)
    else:
        separator = str(case.keys.get("separator", ""))
        begins = tuple(node.text + separator for one in prefixes for node in one.nodes(element))
        wrong = tuple(node for node in nodes if not node.text.startswith(begins))
    return Broken(wrong) if wrong else None


def unique(case: Case, element: Any, world: World) -> Broken | None:
    nodes = case.nodes(element)
    seen: set[str] = set()
    again: list[Node] = []
    for node in nodes:
        if node.text in seen:
            again.append(node)
        seen.add(node.text)
    return Broken(tuple(again), f"{again[0].text!r} comes twice.") if again else None


def no_spaces(case: Case, element: Any, world: World) -> Broken | None:
    wrong = tuple(node for node in case.nodes(element) if node.text != node.text.strip().strip("\ufeff"))
    return Broken(wrong) if wrong else None


def no_percent(case: Case, element: Any, world: World) -> Broken | None:
    wrong = tuple(node for node in case.nodes(element) if "%" in node.text)
    return Broken(wrong) if wrong else None


def positive_decimal(case: Case, element: Any, world: World) -> Broken | None:
    wrong = tuple(node for node in case.nodes(element) if not (node.text.strip() and number(node.text) >= 0))
    return Broken(wrong) if wrong else None


def evaluates_to_true(case: Case, element: Any, world: World) -> Broken | None:
    return None if case.single["eval"].holds(element) else Broken()


def if_then(case: Case, element: Any, world: World) -> Broken | None:
    if not case.single["if"].holds(element) or case.single["then"].holds(element):
        return None
    return Broken(tuple(case.nodes(element)))


#: Every kind by its name in a ruleset, with the keys it needs; the JavaScript edition's names are known, too.
KINDS: Final[dict[str, tuple[Test, tuple[str, ...]]]] = {
    "no_more_than_one": (no_more_than_one, ("paths",)),
    "only_one": (no_more_than_one, ("paths",)),
    "atleast_one": (atleast_one, ("paths",)),
    "only_one_of": (only_one_of, ("paths", "excluded")),
    "none_of": (none_of, ("paths",)),
    "dependent": (dependent, ("paths",)),
    "one_or_all": (one_or_all, ("one", "all")),
    "sum": (sum_, ("paths", "sum")),
    "strict_sum": (strict_sum, ("paths", "sum")),
    "range": (range_, ("paths",)),
    "date_order": (date_order, ("less", "more")),
    "date_now": (date_now, ("date",)),
    "time_limit": (time_limit, ("start", "end")),
    "between_dates": (between_dates, ("date", "start", "end")),
    "regex_matches": (regex_matches, ("paths", "regex")),
    "regex_no_matches": (regex_no_matches, ("paths", "regex")),
    "startswith": (startswith, ("paths",)),
    "unique": (unique, ("paths",)),
    "no_spaces": (no_spaces, ("paths",)),
    "no_percent": (no_percent, ("paths",)),
    "no_percentage": (no_percent, ("paths",)),
    "positive_decimal": (positive_decimal, ("paths",)),
    "evaluates_to": (evaluates_to_true, ("eval",)),
    "evaluates_to_true": (evaluates_to_true, ("eval",)),
    "if_then": (if_then, ("if", "then")),
}
LOOP: Final = "loop"


def kind_named(name: str) -> str:
    """A kind's own name: ``dateOrder`` is ``date_order``. ``BadValue`` where there is none of that name."""
    plain = {"atLeastOne": "atleast_one", "startsWith": "startswith"}.get(name)
    plain = plain or re.sub(r"(?<=[a-z])[A-Z]", lambda match: f"_{match[0].lower()}", name)
    if plain not in KINDS and plain != LOOP:
        raise BadValue(f"{name!r} is no kind of rule. Write one of {', '.join(sorted((*KINDS, LOOP)))}.")
    return plain

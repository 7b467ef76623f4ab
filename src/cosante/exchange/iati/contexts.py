"""What a rule is asked of: the contexts of a ruleset, found by the index of an activity's walk where that can be.

A context is an XPath of a whole file, and files are read activity by activity. ``//iati-activity/budget`` and
``//title`` are looked up; other relative ones are asked of the activity; the rest of a copy of the file with it alone.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from cosante.exchange.iati.structure import Index
from cosante.exchange.iati.xpaths import XML, Path
from cosante.vocabulary.errors import BadValue

_ACTIVITY: Final = re.compile(
    r"(?:/?iati-activities/|/?iati-organisations/|\.?//|\./)?(?P<tag>iati-activity|iati-organisation)(?=/|$)"
)
_STEP: Final = re.compile(r"[A-Za-z_][\w.-]*")
_POSITION: Final = re.compile(r"\s*\d|position\s*\(|last\s*\(")


@dataclass(frozen=True)
class Context:
    """``tags``: it means something in these (``iati-activity``, ``iati-organisation``) only.

    Alternatives are ``simple`` where names and conditions suffice: then ``paths`` and ``holds`` answer.
    """

    expression: str
    is_activity: bool
    tags: frozenset[str]
    simple: "tuple[_Simple, ...]"
    relative: Callable[[Any], Any] | None
    absolute: Callable[[Any], Any]

    def paths(self, index: Index) -> Iterator[str]:
        """The standard's paths in the index that this may mean."""
        for one in self.simple:
            yield from one.paths(index)

    def holds(self, element: Any) -> bool:
        """Whether one alternative's conditions hold for an element at one of its paths."""
        if len(self.simple) == 1 and not self.simple[0].conditions:
            return True
        return any(one.holds(element) for one in self.simple)


@dataclass(frozen=True)
class _Simple:
    """Steps without conditions, below ``root`` or, without one, below any element.

    Conditions: how many steps up, and what holds there.
    """

    steps: str
    root: str
    conditions: tuple[tuple[int, Path], ...]

    def paths(self, index: Index) -> Iterator[str]:
        if self.root:
            held = f"{self.root}{self.steps}"
            yield from (held,) if held in index else ()
        else:
            yield from (held for held in index if held.endswith(f"/{self.steps}"))

    def holds(self, element: Any) -> bool:
        if element.tag != self.steps.rpartition("/")[2]:
            return False
        for up, condition in self.conditions:
            above = element
            for _ in range(up):
                above = above.getparent()
            if not condition.holds(above):
                return False
        return True


_ROOTS: Final = {
    "iati-activity": "iati-activities/iati-activity/",
    "iati-organisation": "iati-organisations/iati-organisation/",
}


@lru_cache(maxsize=512)
def context(expression: str) -> Context:
    """A context, compiled. ``BadValue`` where it is no XPath."""
    whole = expression.strip()
    if not _balanced(whole):
        raise BadValue(f"{expression!r} is no XPath of a context.")
    absolute = _compiled(whole)
    parts = [part.strip() for part in _divided(whole, "|")]
    tags = frozenset(match["tag"] for part in parts if (match := _ACTIVITY.match(part)))
    if len(tags) != 1 or not all(_ACTIVITY.match(part) for part in parts):
        tags = frozenset(_ROOTS)
    if all(_ACTIVITY.fullmatch(part) for part in parts):
        return Context(expression, True, tags, (), None, absolute)
    simple = [_simple(part) for part in parts]
    relative = [_below(part) for part in parts]
    ask = _compiled(" | ".join(one for one in relative if one)) if all(relative) else None
    found = tuple(one for one in simple if one)
    return Context(expression, False, tags, found if all(simple) else (), ask, absolute)


def _compiled(expression: str) -> Callable[[Any], Any]:
    try:
        compiled = etree.XPath(expression, namespaces=XML)
    except etree.XPathError as error:
        raise BadValue(f"{expression!r} is no XPath ({error}).") from error

    def elements(element: Any) -> list[Any]:
        found = compiled(element)
        return [one for one in found if isinstance(one, etree._Element)] if isinstance(found, list) else []

    return elements


def _balanced(expression: str) -> bool:
    return bool(expression) and expression.count("[") == expression.count("]")


def _divided(expression: str, at: str) -> list[str]:
    """The parts of an expression between a sign outside of brackets and texts."""
    parts, depth, quote = [""], 0, ""
    for char in expression:
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char == at and depth == 0:
            parts.append("")
            continue
        depth += 0 if quote else (char in "[(") - (char in "])")
        parts[-1] += char
    return parts


def _below(part: str) -> str:
    """A context as a path from the activity, '' where it is not below one."""
    if (match := _ACTIVITY.match(part)) is not None:
        rest = part[match.end() :]
        return f".{rest}"
    if part.startswith("//") and not part.startswith(("//iati-", "///")):
        return f".{part}"
    return ""


def _simple(part: str) -> _Simple | None:
    """Steps and conditions of a context, None where it has more than names and conditions."""
    match = _ACTIVITY.match(part)
    if match is not None:
        root, rest = _ROOTS[match["tag"]], part[match.end() + 1 :]
    elif part.startswith("//") and not part.startswith(("//iati-", "///")):
        root, rest = "", part[2:]
    else:
        return None
    steps, conditions = [], []
    divided = _divided(rest, "/")
    for number, step in enumerate(divided):
        name, _, condition = step.partition("[")
        if _STEP.fullmatch(name) is None or (condition and (condition.count("[") or not condition.endswith("]"))):
            return None
        if _POSITION.match(condition) or "position(" in condition or "last(" in condition:
            return None
        steps.append(name)
        if condition:
            conditions.append((len(divided) - 1 - number, Path(f"boolean({condition[:-1]})")))
    return _Simple("/".join(steps), root, tuple(conditions))

"""Paths of rulesets: XPath 1.0, by lxml; the simplest of them without it, since a rule asks millions of times.

Promise: the same nodes in the same order whichever way they are found (a property test compares them).
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from lxml import etree

from cosante.vocabulary.errors import BadValue

XML: Final = {"xml": "http://www.w3.org/XML/1998/namespace"}
_NAME: Final = r"[A-Za-z_][\w.-]*"
_TERM: Final = rf"(?:@{_NAME}\s*=\s*'[^']*'|not\(@{_NAME}\))"
_SIMPLE: Final = re.compile(
    rf"(?:(?P<steps>{_NAME}(?:/{_NAME})*)(?:\[(?P<test>{_TERM}(?:\s+or\s+{_TERM})*)\])?"
    rf"(?:/@(?P<last>(?:xml:)?{_NAME}))?|@(?P<own>(?:xml:)?{_NAME}))"
)
_TERMS: Final = re.compile(rf"@({_NAME})\s*=\s*'([^']*)'|not\(@({_NAME})\)")
_STRING: Final = etree.XPath("string()")


class Node(NamedTuple):
    """An element, or an attribute of it; ``text`` is its value."""

    text: str
    element: Any
    attribute: str = ""


def text_of(element: Any) -> str:
    """All text within an element, without comments: what XPath calls its string value."""
    return str(_STRING(element)) if len(element) else element.text or ""


class Path:
    """A compiled XPath that is asked of one element after another. ``BadValue`` where it is none."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.first = ""
        match = _SIMPLE.fullmatch(expression)
        self._simple = _simple(match["steps"], match["test"], match["last"] or match["own"]) if match else None
        if match:
            self.first = (match["steps"] or "").partition("/")[0]
        self._own = match["own"].replace("xml:", f"{{{XML['xml']}}}") if match and match["own"] else ""
        self._xpath: Any = None
        if self._simple is None:
            self._compile()

    def _compile(self) -> Any:
        if self._xpath is None:
            try:
                self._xpath = etree.XPath(self.expression, namespaces=XML)
            except etree.XPathError as error:
                raise BadValue(f"{self.expression!r} is no XPath ({error}). Mend it in the ruleset.") from error
        return self._xpath

    def nodes(self, element: Any) -> list[Node]:
        """What it selects. An expression that gives no nodes selects nothing."""
        if self._simple is not None:
            return self._simple(element)
        found = self._ask(element)
        return [_node(one) for one in found] if isinstance(found, list) else []

    def exists(self, element: Any) -> bool:
        """Whether it selects anything."""
        if self._own and self._simple is not None:
            return element.get(self._own) is not None
        return bool(self.nodes(element))

    def holds(self, element: Any) -> bool:
        """Its truth, as XPath's ``boolean()`` has it: some node, a number that is not 0, a text that is not empty."""
        if self._simple is not None:
            return self.exists(element)
        found = self._ask(element)
        return found == found and bool(found)  # NaN is false

    def is_nodes(self, element: Any) -> bool:
        """Whether it gives nodes (none, too), and no truth value, number or text."""
        return self._simple is not None or isinstance(self._ask(element), list)

    def _ask(self, element: Any) -> Any:
        try:
            return self._compile()(element)
        except etree.XPathError as error:
            raise BadValue(f"{self.expression!r} cannot be evaluated ({error}). Mend it in the ruleset.") from error


def _node(found: Any) -> Node:
    if isinstance(found, str):
        parent = found.getparent()  # type: ignore[attr-defined]  # lxml's strings know where they come from
        return Node(str(found), parent, found.attrname or "" if found.is_attribute else "")  # type: ignore[attr-defined]
    return Node(text_of(found), found)


def _simple(steps: str | None, test: str | None, attribute: str | None) -> Callable[[Any], list[Node]] | None:
    """A path of names, with a condition of the last that says which values one attribute may have, without XPath."""
    names = steps.split("/") if steps else []
    name = (attribute or "").replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
    if not names:
        return lambda element: [Node(value, element, name)] if (value := element.get(name)) is not None else []

    terms = _TERMS.findall(test or "")
    tested = {one or missing for one, _, missing in terms}
    if len(tested) > 1:
        return None
    asked = tested.pop() if tested else ""
    allowed = {value if one else None for one, value, _ in terms}
    first, rest = names[0], names[1:]

    def children(element: Any) -> list[Any]:
        found = list(element.iterchildren(first))
        for step in rest:
            found = [child for one in found for child in one.iterchildren(step)]
        return [one for one in found if one.get(asked) in allowed] if asked else found

    def elements(element: Any) -> list[Node]:
        return [Node(text_of(one), one) for one in children(element)]

    def attributes(element: Any) -> list[Node]:
        return [Node(value, one, name) for one in children(element) if (value := one.get(name)) is not None]

    return attributes if name else elements


@lru_cache(maxsize=4096)
def path(expression: str) -> Path:
    """The compiled path; the same expression is compiled once."""
    return Path(expression)


def line(element: Any) -> int:
    """The line of an element, counted from 1.

    libxml2 keeps 65,535 at most with an element and gives the end of the next text for those below; from that text its
    line breaks are taken off. Exact but for what stands on several lines within one tag.
    """
    at: int = element.sourceline or 0
    if at < 65535:
        return at
    inner = element
    while not inner.text and len(inner):
        inner = inner[0]
    text = inner.text or inner.tail or ""
    return at - text.count("\n")


def where(element: Any, attribute: str = "", above: str = "") -> str:
    """The XPath of an element or of its attribute, with positions among children of one name.

    ``above``: what to write for the element's activity, since those read before it are no longer there.
    """
    parts: list[str] = []
    one = element
    while one is not None:
        if above and one.tag in ("iati-activity", "iati-organisation"):
            parts.append(above)
            break
        parts.append(_step(one))
        one = one.getparent()
    name = attribute.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")
    return ("" if above and one is not None else "/") + "/".join(reversed(parts)) + (f"/@{name}" if name else "")


def _step(element: Any) -> str:
    tag = element.tag
    if not isinstance(tag, str):
        return "comment()" if tag is etree.Comment else "processing-instruction()"
    parent = element.getparent()
    if tag.startswith("{"):
        tag = f"*[local-name()='{etree.QName(element).localname}']"
    if parent is None:
        return tag
    places = _places(parent, element.tag)
    return tag if len(places) == 1 else f"{tag}[{places.get(element, 0)}]"


#: The children of one name that were counted last: ten thousand findings on them need not count ten thousand times.
_COUNTED: Final[list[tuple[Any, str, dict[Any, int]]]] = []


def _places(parent: Any, tag: str) -> dict[Any, int]:
    if _COUNTED and _COUNTED[0][0] is parent and _COUNTED[0][1] == tag and len(_COUNTED[0][2]) > 20:
        return _COUNTED[0][2]
    places = {child: number for number, child in enumerate(parent.iterchildren(tag), 1)}
    _COUNTED[:] = [(parent, tag, places)]
    return places

"""Elements and attributes of one activity against the standard: order, occurrences, types, codes; all at once.

One walk, that also notes where each element of the standard stands (``Index``), so that rules need not look for them.
Findings of structure are 0.3.1, as the official validator has them; here each place has its own, and an element out of
order does not hide what comes after it.
"""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import Any

from cosante.exchange.iati.findings import Finding, shown
from cosante.exchange.iati.standard.codes import Governed, codelist
from cosante.exchange.iati.standard.schema import XML_LANG, Element
from cosante.exchange.iati.xpaths import line, where
from cosante.exchange.iati.xsd_types import WANTED, change, valid

#: Elements by the path of the standard, in the order of the file.
Index = dict[str, list[Any]]
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


class Walk:
    """What one activity's walk knows and gathers."""

    def __init__(
        self, identifier: str, above: str, schema: bool = True, codes: bool = True, more: bool = False
    ) -> None:
        self.identifier = identifier
        self.above = above
        self.schema, self.codes, self.more = schema, codes, more
        self.findings: list[Finding] = []
        self.index: Index = {}
        #: Whether elements stand where the standard has none: then the index may lack some that a rule's path finds.
        self.odd = False

    def tell(self, element: Any, attribute: str, message: str, found: str | None, fix: str | None) -> None:
        """A finding of structure."""
        at = where(element, attribute, self.above)
        self.findings.append(
            Finding("0.3.1", "critical", "schema", self.identifier, line(element), at, message, shown(found), fix)
        )

    def element(self, element: Any, standard: Element) -> None:
        """Look at an element that stands where the standard has it, and at all below it."""
        if (held := self.index.get(standard.path)) is None:
            self.index[standard.path] = [element]
        else:
            held.append(element)
        attributes = element.attrib
        if attributes or self.schema:
            self.attributes(element, standard, attributes)
        if len(element):
            self.children(element, standard)
        elif self.schema and standard.type == "elements":
            if standard.children:
                self.missing(element, standard, ())
            if (text := element.text) and not text.isspace():
                self.unwanted_text(element, standard, text)
        if standard.type not in ("elements", "string"):
            self.content(element, standard)
        if self.codes and standard.codes:
            self.code(element, "", standard.codes, element.text or "")

    def attributes(self, element: Any, standard: Element, attributes: Any) -> None:
        """Names, types and codes of attributes, and those that are missing."""
        known = standard.attributes
        names = attributes.keys()
        for name in names:
            attribute = known.get(name)
            if attribute is None:
                if self.schema and not name.startswith("{"):
                    message = f"<{standard.name}> has no attribute {name}."
                    self.tell(element, name, message, attributes[name], _attribute_fix(name, standard))
                continue
            kind, codes = attribute.type, attribute.codes
            if self.schema and kind != "string" and not valid(kind, value := attributes[name]):
                message = f"@{_short(name)} of <{standard.name}> is not {WANTED.get(kind, kind)}."
                self.tell(element, name, message, value, change(kind, value))
            if self.codes and codes:
                self.code(element, name, codes, attributes[name])
        if self.schema:
            for name in _required(standard):
                if name not in names:
                    message = f"<{standard.name}> has no @{name}, which it must have."
                    self.tell(element, "", message, None, f"Add @{name}.")

    def code(self, element: Any, attribute: str, rules: Iterable[Governed], value: str) -> None:
        """A value against the codelists that govern it."""
        for rule in rules:
            if (
                rule.attribute
                and (element.get(rule.attribute) or ("" if not rule.default else rule.value)) != rule.value
            ):
                continue
            codes = codelist(rule.codelist).codes
            held = codes.get(value)
            if held is None and (attribute != XML_LANG or self.more):
                severity = "advisory" if attribute == XML_LANG else "error"
                self.wrong_code(element, attribute, rule, value, severity)
            elif self.more and held is not None and held.status == "withdrawn":
                message = f"{value} ({held.en}) of codelist {rule.codelist} was withdrawn on {held.withdrawal or '?'}."
                at = where(element, attribute, self.above)
                self.findings.append(
                    Finding(
                        "codes.withdrawn", "advisory", rule.category, self.identifier, line(element), at, message,
                        value, f"Write a code of {rule.codelist} that is in use.",
                    )
                )  # fmt: skip

    def wrong_code(self, element: Any, attribute: str, rule: Governed, value: str, severity: str) -> None:
        """A finding on a code that its list does not have."""
        name = f"@{_short(attribute)} of <{element.tag}>" if attribute else f"The text of <{element.tag}>"
        when = f" (of vocabulary {rule.value})" if rule.attribute else ""
        better = nearest(rule.codelist, value)
        self.findings.append(
            Finding(
                rule.id, severity, rule.category, self.identifier, line(element), where(element, attribute, self.above),
                f"{name} is not a code of codelist {rule.codelist}{when}.", shown(value),
                f"Write {better}." if better else f"Write a code of {rule.codelist}.",
            )
        )  # fmt: skip

    def content(self, element: Any, standard: Element) -> None:
        """Text that has a type."""
        text = element.text or ""
        if len(element):
            text += "".join(child.tail or "" for child in element)
        if self.schema and not valid(standard.type, text):
            message = f"The text of <{standard.name}> is not {WANTED.get(standard.type, standard.type)}."
            self.tell(element, "", message, text, change(standard.type, text))

    def unwanted_text(self, element: Any, standard: Element, text: str) -> None:
        """Text where only elements may stand."""
        fix = "Put it into a <narrative>." if "narrative" in standard.children else "Take the text away."
        self.tell(element, "", f"<{standard.name}> may not hold text, only elements.", text.strip(), fix)

    def children(self, element: Any, standard: Element) -> None:
        """The children's names, and each child; then their order and number."""
        known = standard.children
        places: list[tuple[int, Any]] = []
        text = element.text
        for child in element:
            tag = child.tag
            if (tail := child.tail) and not tail.isspace() and standard.type == "elements" and self.schema:
                self.unwanted_text(child.getparent(), standard, tail)
            if not isinstance(tag, str):
                continue
            if (held := known.get(tag)) is not None:
                places.append((held.place, child))
                self.element(child, held)
            elif tag.startswith("{") and standard.other:
                places.append((standard.other, child))
                self.odd = self.odd or len(child) > 0
            else:
                self.odd = True
                if self.schema:
                    self.unknown(child, standard)
        if not self.schema:
            return
        if text and standard.type == "elements" and not text.isspace():
            self.unwanted_text(element, standard, text)
        if standard.type == "elements":
            self.order(element, standard, places)

    def unknown(self, child: Any, standard: Element) -> None:
        """A child that the standard does not have here."""
        fix = "Take it away, or put it into a namespace of your own."
        if not standard.children:
            fix = f"Take it away; <{standard.name}> holds no elements." if standard.type == "elements" else fix
        self.tell(child, "", f"<{standard.name}> has no element <{_bare(child.tag)}>.", child.text, fix)

    def order(self, element: Any, standard: Element, places: list[tuple[int, Any]]) -> None:
        """Every child that stands before one it must follow; then how often each is there."""
        last = 0
        for place, _ in places:
            if place < last:
                self.out_of_order(standard, places)
                break
            last = place
        counts: dict[int, int] = {}
        for place, _ in places:
            counts[place] = counts.get(place, 0) + 1
        if len(counts) != len(places):
            for name, child in standard.children.items():
                if child.most is not None and counts.get(child.place, 0) > child.most:
                    self.too_many(name, child.most, standard, places, child.place)
        self.missing(element, standard, counts)

    def out_of_order(self, standard: Element, places: list[tuple[int, Any]]) -> None:
        """A finding for each child that is not on the longest way through in the right order."""
        names = {child.place: f"<{name}>" for name, child in standard.children.items()}
        names[standard.other] = "an element of another namespace"
        kept = _longest([place for place, _ in places])
        steady = [(place, index) for index, (place, _) in enumerate(places) if index in kept]
        for index, (place, child) in enumerate(places):
            if index in kept:
                continue
            after = [one for one, _ in steady if one <= place]
            before = [one for one, _ in steady if one > place]
            fix = f"Move it behind {names[after[-1]]}." if after else f"Move it before {names[before[0]]}."
            self.tell(child, "", f"<{_bare(child.tag)}> stands in the wrong place of <{standard.name}>.", None, fix)

    def too_many(self, name: str, most: int, standard: Element, places: list[tuple[int, Any]], place: int) -> None:
        """A finding for each child more than there may be."""
        for child in [child for one, child in places if one == place][most:]:
            message = f"<{standard.name}> may have one <{name}> only; this is another."
            self.tell(child, "", message, None, "Keep one, or put them together into one.")

    def missing(self, element: Any, standard: Element, counts: Any) -> None:
        """A finding for each child that must be there and is not."""
        for name, place in _needed(standard):
            if place not in counts:
                self.tell(
                    element, "", f"<{standard.name}> has no <{name}>, which it must have.", None,
                    f"Add <{name}>{_behind(standard, place)}.",
                )  # fmt: skip


def _behind(standard: Element, place: int) -> str:
    names = [name for name, child in standard.children.items() if child.place < place]
    return f" behind <{names[-1]}>" if names else " as the first element"


_NEEDED: dict[str, tuple[tuple[str, int], ...]] = {}
_REQUIRED: dict[str, tuple[str, ...]] = {}


def _needed(standard: Element) -> tuple[tuple[str, int], ...]:
    if (held := _NEEDED.get(standard.path)) is None:
        held = tuple((name, child.place) for name, child in standard.children.items() if child.least)
        _NEEDED[standard.path] = held
    return held


def _required(standard: Element) -> tuple[str, ...]:
    if (held := _REQUIRED.get(standard.path)) is None:
        held = tuple(_short(name) for name, attribute in standard.attributes.items() if attribute.required)
        _REQUIRED[standard.path] = held
    return held


def _short(name: str) -> str:
    return "xml:lang" if name == XML_LANG else name


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def _attribute_fix(name: str, standard: Element) -> str:
    known = [_short(one) for one in standard.attributes if _short(one).lower() == name.lower()]
    if known:
        return f"Write {known[0]}."
    if name in ("lang", "language") and XML_LANG in standard.attributes:
        return "Write xml:lang."
    return "Take it away, or put it into a namespace of your own."


def _longest(places: list[int]) -> set[int]:
    """Which of these, by position, make up a longest row that never goes down: the others are those out of order."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        spot = bisect_right(tails, place)
        before.append(at[spot - 1] if spot else -1)
        if spot == len(tails):
            tails.append(place)
            at.append(index)
        else:
            tails[spot], at[spot] = place, index
    kept: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept


@cache
def _folded(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code in codelist(name).codes:
        key = code.strip().casefold()
        found[key] = "" if key in found else code
    return found


def nearest(name: str, value: str) -> str:
    """The code of a codelist that was surely meant: the same but for spaces around it and for case; otherwise ''."""
    return _folded(name).get(value.strip().casefold(), "")

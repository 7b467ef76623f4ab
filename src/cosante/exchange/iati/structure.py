"""Elements and attributes of one activity against the standard: order, occurrences, types, codes; all at once.

One walk, that also notes where each element of the standard stands (``Index``), so that rules need not look for them.
Findings of structure are 0.3.1, as the official validator has them; here each place has its own, and an element out of
order does not hide what comes after it.
"""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from cosante.exchange.iati.findings import Finding, shown
from cosante.exchange.iati.plans import Plan, of_type
from cosante.exchange.iati.standard.codes import Governed, codelist
from cosante.exchange.iati.standard.schema import XML_LANG, Element
from cosante.exchange.iati.xpaths import line, where
from cosante.exchange.iati.xsd_types import WANTED, change

#: Elements by the path of the standard, in the order of the file.
Index = dict[str, list[Any]]
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"


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

    def element(self, element: Any, plan: Plan) -> None:
        """Look at an element that stands where the standard has it, and at all below it."""
        path = plan.standard.path
        if (held := self.index.get(path)) is None:
            self.index[path] = [element]
        else:
            held.append(element)
        if plan.required or element.attrib:
            self.attributes(element, plan)
        if len(element):
            self.children(element, plan)
        elif self.schema and plan.standard.type == "elements":
            if plan.needed:
                self.missing(element, plan, frozenset())
            if (text := element.text) and not text.isspace():
                self.unwanted_text(element, plan.standard, text)
        if plan.typed:
            self.content(element, plan.standard)
        if self.codes and plan.standard.codes:
            self.code(element, "", plan.standard.codes, element.text or "")

    def attributes(self, element: Any, plan: Plan) -> None:
        """Names, types and codes of attributes, and those that are missing."""
        known = plan.attributes
        items = element.items()
        for name, value in items:
            if (held := known.get(name)) is None:
                if self.schema:
                    self.unknown_attribute(element, name, value, plan.standard)
                continue
            kind, codes = held
            if kind is not None and self.schema and not of_type(kind, value):
                message = f"@{_short(name)} of <{plan.standard.name}> is not {WANTED.get(kind, kind)}."
                self.tell(element, name, message, value, change(kind, value))
            if self.more:
                if self.codes:
                    self.code(element, name, plan.standard.attributes[name].codes, value)
            elif codes is not None and self.codes:
                linked = (element.get(codes.linked) or codes.default) if codes.linked else ""
                allowed = codes.lists.get(linked)
                if allowed is not None and value not in allowed:
                    self.code(element, name, plan.standard.attributes[name].codes, value)
        if self.schema:
            for name in plan.required:
                if element.get(name) is None:
                    message = f"<{plan.standard.name}> has no @{name}, which it must have."
                    self.tell(element, "", message, None, f"Add @{name}.")

    def unknown_attribute(self, element: Any, name: str, value: str, standard: Element) -> None:
        """An attribute that the standard does not have here; those of other namespaces may stand on most elements."""
        if name.startswith(_XSI):
            return
        if not name.startswith("{") or not standard.other_attributes:
            message = f"<{standard.name}> has no attribute {_short(_bare(name))}."
            self.tell(element, name, message, value, _attribute_fix(name, standard))
        elif name == XML_LANG and not of_type("language", value):
            self.tell(element, name, "@xml:lang is not a language code.", value, change("language", value))
        elif name == _SPACE and value not in ("default", "preserve"):
            self.tell(element, name, "@xml:space is neither default nor preserve.", value, "Take it away.")

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
        if self.schema and not of_type(standard.type, text):
            message = f"The text of <{standard.name}> is not {WANTED.get(standard.type, standard.type)}."
            self.tell(element, "", message, text, change(standard.type, text))

    def unwanted_text(self, element: Any, standard: Element, text: str) -> None:
        """Text where only elements may stand."""
        fix = "Put it into a <narrative>." if "narrative" in standard.children else "Take the text away."
        self.tell(element, "", f"<{standard.name}> may not hold text, only elements.", text.strip(), fix)

    def children(self, element: Any, plan: Plan) -> None:
        """The children's names, and each child; then their order and number."""
        known = plan.children
        places: list[tuple[int, Any]] = []
        last = 0
        ordered = True
        bare = self.schema and plan.standard.type == "elements"
        for child in element:
            tag = child.tag
            if bare and (tail := child.tail) and not tail.isspace():
                self.unwanted_text(element, plan.standard, tail)
            if (held := known.get(tag)) is not None:
                place = held.standard.place
                self.element(child, held)
            elif not isinstance(tag, str):
                continue
            elif tag.startswith("{") and plan.other:
                place = plan.other
                self.odd = self.odd or len(child) > 0
            else:
                self.odd = True
                if self.schema:
                    self.unknown(child, plan.standard)
                continue
            places.append((place, child))
            ordered = ordered and place >= last
            last = place
        if not bare:
            return
        if (text := element.text) and not text.isspace():
            self.unwanted_text(element, plan.standard, text)
        if not ordered:
            self.out_of_order(plan.standard, places)
        seen = {place for place, _ in places}
        if len(seen) != len(places) and plan.singles:
            self.counts(plan.standard, places)
        if not plan.needs <= seen:
            self.missing(element, plan, frozenset(seen))

    def unknown(self, child: Any, standard: Element) -> None:
        """A child that the standard does not have here."""
        fix = "Take it away, or put it into a namespace of your own."
        if not standard.children:
            fix = f"Take it away; <{standard.name}> holds no elements." if standard.type == "elements" else fix
        self.tell(child, "", f"<{standard.name}> has no element <{_bare(child.tag)}>.", child.text, fix)

    def counts(self, standard: Element, places: list[tuple[int, Any]]) -> None:
        """A finding for each child more than there may be."""
        for name, child in standard.children.items():
            if child.most is None:
                continue
            for one in [one for place, one in places if place == child.place][child.most :]:
                message = f"<{standard.name}> may have one <{name}> only; this is another."
                self.tell(one, "", message, None, "Keep one, or put them together into one.")

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

    def missing(self, element: Any, plan: Plan, seen: frozenset[int]) -> None:
        """A finding for each child that must be there and is not."""
        for name, place in plan.needed:
            if place not in seen:
                message = f"<{plan.standard.name}> has no <{name}>, which it must have."
                self.tell(element, "", message, None, f"Add <{name}>{_behind(plan.standard, place)}.")


def _behind(standard: Element, place: int) -> str:
    names = [name for name, child in standard.children.items() if child.place < place]
    return f" behind <{names[-1]}>" if names else " as the first element"


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

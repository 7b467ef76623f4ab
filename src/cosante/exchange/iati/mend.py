"""A mended copy of an IATI file: what is wrong and can only have been meant one way is put right, the rest stays.

Mended are the order of elements, dates and numbers written another way, codes but for spaces and case, spaces around
identifiers, and text that stands where a narrative must. Comments and other namespaces stay; of the layout only the
white space between activities changes. As ``validate``, activity by activity.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

from lxml import etree

from cosante.exchange.iati.plans import Plan, of_type, plans
from cosante.exchange.iati.standard.codes import Governed, codelist
from cosante.exchange.iati.stream import Item, Reader, opened
from cosante.exchange.iati.structure import nearest
from cosante.exchange.iati.xpaths import line, where
from cosante.exchange.iati.xsd_types import mended

#: Identifiers: no space around them means anything.
_IDENTIFIERS = frozenset({"ref", "activity-id", "provider-activity-id", "receiver-activity-id"})
_NAMES = frozenset({"iati-identifier", "organisation-identifier"})


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed: where (line and path of the file as it came), from what, to what."""

    line: int
    path: str
    what: str


class Copy:
    """Writes an IATI file as it is read, each activity as it is then. ``foreign_last``: what else is below
    the root comes behind the activities, where 2.03 wants it.
    """

    def __init__(self, target: BinaryIO, foreign_last: bool = False) -> None:
        self._target = target
        self._foreign_last = foreign_last
        self._later: list[bytes] = []
        self._written: Any = None
        self._declared: list[bytes] = []
        self._between = b"\n"

    def item(self, item: Item) -> None:
        """Write what stands before an activity, and it; of the last item what stands behind all, and the end."""
        if self._written is None:
            self._head(item.root)
        for child in item.root:
            if child is item.element:
                break
            if child is not self._written:
                self._put(child, later=self._foreign_last and isinstance(child.tag, str))
        if item.element is None:
            self._target.writelines(self._later)
            self._target.write(b"\n</" + item.root.tag.encode() + b">\n")
            return
        self._put(item.element)
        self._written = item.element

    def _head(self, root: Any) -> None:
        self._target.write(b'<?xml version="1.0" encoding="utf-8"?>\n')
        for before in reversed(list(root.itersiblings(preceding=True))):
            self._target.write(etree.tostring(before, encoding="utf-8", with_tail=False) + b"\n")
        bare = etree.Element(root.tag, root.attrib, root.nsmap)
        self._target.write(etree.tostring(bare, encoding="utf-8").removesuffix(b"/>") + b">")
        text = root.text or ""
        if text.strip():
            self._target.write(escape(text).encode())
        elif text:
            self._between = text.encode()
        self._declared = [_declaration(prefix, uri) for prefix, uri in root.nsmap.items()]
        self._written = root

    def _put(self, node: Any, later: bool = False) -> None:
        text = etree.tostring(node, encoding="utf-8", with_tail=False)
        end = text.find(b">")
        start = text[:end]
        for declared in self._declared:  # the root says it already
            start = start.replace(declared, b"", 1)
        if later:
            self._later.append(self._between + start + text[end:])
        else:
            self._target.write(self._between + start + text[end:])


def _declaration(prefix: str | None, uri: str) -> bytes:
    return f' xmlns{":" + prefix if prefix else ""}="{escape(uri, {chr(34): "&quot;"})}"'.encode()


def mend(file: Path, target: BinaryIO) -> Iterator[Change]:
    """Write the mended copy of a file to ``target``; each change as it is made. ``Unusable`` as ``validate`` has it."""
    with opened(file) as stream:
        copy = Copy(target)
        for item in Reader(stream).items():
            if item.first:
                continue
            if item.element is not None:
                plan = plans()[item.root.tag].children[item.element.tag]
                above = f"/{item.root.tag}/{item.element.tag}[{item.number}]"
                yield from _Mender(above).element(item.element, plan)
            copy.item(item)


class _Mender:
    def __init__(self, above: str) -> None:
        self.above = above

    def change(self, element: Any, attribute: str, old: str, new: str) -> Change:
        return Change(line(element), where(element, attribute, self.above), f"{old!r} is now {new!r}")

    def element(self, element: Any, plan: Plan) -> Iterator[Change]:
        yield from self.attributes(element, plan)
        yield from self.text(element, plan)
        for child in element:
            if isinstance(child.tag, str) and (held := plan.children.get(child.tag)) is not None:
                yield from self.element(child, held)
        yield from self.order(element, plan)

    def attributes(self, element: Any, plan: Plan) -> Iterator[Change]:
        for name, value in element.items():
            if name not in plan.attributes:
                continue
            kind, _ = plan.attributes[name]
            better: str | None = None
            if kind is not None and not of_type(kind, value):
                better = mended(kind, value)
            elif rules := plan.standard.attributes[name].codes:
                better = _code(element, rules, value)
            elif name in _IDENTIFIERS and value != value.strip():
                better = value.strip()
            if better is not None and better != value:
                yield self.change(element, name, value, better)
                element.set(name, better)

    def text(self, element: Any, plan: Plan) -> Iterator[Change]:
        text, standard = element.text or "", plan.standard
        better: str | None = None
        if plan.typed and not len(element) and not of_type(standard.type, text):
            better = mended(standard.type, text)
        elif standard.name in _NAMES and not len(element) and text != text.strip():
            better = text.strip()
        elif standard.codes and not len(element):
            better = _code(element, standard.codes, text)
        elif standard.type == "elements" and text.strip() and "narrative" in plan.children and not len(element):
            yield Change(line(element), where(element, "", self.above), "its text now stands in a narrative")
            narrative = etree.SubElement(element, "narrative")
            narrative.text, element.text = text.strip(), None
        if better is not None and better != text:
            yield self.change(element, "", text, better)
            element.text = better

    def order(self, element: Any, plan: Plan) -> Iterator[Change]:
        """Children in the standard's order; comments stay before what they stood before."""
        places, last = [], 0
        children = list(element)
        for child in reversed(children):
            held = plan.children.get(child.tag) if isinstance(child.tag, str) else None
            if held is not None:
                last = held.standard.place
            elif isinstance(child.tag, str):
                last = plan.other
            places.append(last)
        places.reverse()
        if all(one <= two for one, two in pairwise(places)):
            return
        yield Change(line(element), where(element, "", self.above), "its elements are now in the standard's order")
        tails = [child.tail for child in children]
        ordered = [child for _, child in sorted(zip(places, children, strict=True), key=lambda pair: pair[0])]
        for child, tail in zip(ordered, tails, strict=True):
            element.append(child)
            child.tail = tail


def _code(element: Any, rules: tuple[Governed, ...], value: str) -> str | None:
    for rule in rules:
        linked = (element.get(rule.attribute) or (rule.value if rule.default else "")) if rule.attribute else rule.value
        if linked == rule.value and value not in codelist(rule.codelist).codes:
            return nearest(rule.codelist, value) or None
    return None

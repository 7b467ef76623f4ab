"""An activity (or organisation) as values: what JSON and a database keep, and the XML element that they make again.

A node has ``@name`` for each attribute (``@xml:lang``; of other namespaces ``@{…}name``), ``#``, its text, where there
is any, and by the name of each child element the list of its nodes. Elements of other namespaces stand under ``*``,
each as its XML. Promise: ``to_element(name, to_node(element))`` has every attribute, text and element of the first, in
the order of the standard; comments and white space between elements alone are not kept.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache, lru_cache
from typing import Any, Final

from lxml import etree

from cosante.exchange.iati.standard.schema import XML_LANG, Element, trees
from cosante.exchange.iati.stream import ITEMS

Node = dict[str, Any]
TEXT: Final = "#"
FOREIGN: Final = "*"
LANG: Final = "@xml:lang"
#: The root that has the items of each name.
ROOT_OF: Final = {item: root for root, item in ITEMS.items()}


@cache
def standard_of(item: str) -> Element:
    """The standard's ``iati-activity`` or ``iati-organisation``."""
    return trees()[ROOT_OF[item]].children[item]


def to_node(element: Any) -> Node:
    """All that an element holds."""
    node: Node = {_attribute(name): value for name, value in element.items()}
    text, children = element.text or "", list(element)
    if children:
        text += "".join([child.tail or "" for child in children])
    if text and (not children or not text.isspace()):
        node[TEXT] = text
    for child in children:
        tag = child.tag
        if not isinstance(tag, str):
            continue
        if tag.startswith("{"):
            node.setdefault(FOREIGN, []).append(_foreign(child))
        elif tag in node:
            node[tag].append(to_node(child))
        else:
            node[tag] = [to_node(child)]
    return node


def to_element(name: str, node: Mapping[str, Any], standard: Element | None, nsmap: Any = None) -> Any:
    """The element, its children in the order of the standard; those it does not know stand behind them."""
    element = etree.Element(name, {}, nsmap)
    for key, value in node.items():
        if key.startswith("@"):
            element.set(XML_LANG if key == LANG else key[1:], value)
    element.text = node.get(TEXT)
    for child, nodes in ordered(node, standard):
        below = standard.children.get(child) if standard else None
        for one in nodes:
            element.append(etree.fromstring(one) if child == FOREIGN else to_element(child, one, below))
    return element


def ordered(node: Mapping[str, Any], standard: Element | None) -> Iterator[tuple[str, list[Any]]]:
    """Its children by name, in the order of the standard."""
    names = [name for name in node if not name.startswith("@") and name != TEXT]
    if len(names) > 1:
        names.sort(key=lambda name: _place(name, standard))
    return iter([(name, node[name]) for name in names])


def _place(name: str, standard: Element | None) -> tuple[float, str]:
    held = standard.children.get(name) if standard else None
    if name == FOREIGN:
        return (standard.other or 9998.0 if standard else 9998.0) + 0.5, ""
    return (held.place, name) if held else (9999, name)


def walk(
    node: Mapping[str, Any], standard: Element | None, path: str = "", name: str = ""
) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Path, name and node of every element below it, as the standard orders them: ``transaction[3]/value[1]``."""
    for child, nodes in ordered(node, standard):
        if child == FOREIGN:
            continue
        below = standard.children.get(child) if standard else None
        for number, one in enumerate(nodes, 1):
            at = f"{path}/{child}[{number}]".lstrip("/")
            yield at, child, one
            yield from walk(one, below, at, child)


def lines(element: Any, standard: Element | None) -> list[int]:
    """The line of the file on which each element of ``walk`` stands, in the same order."""
    found: list[int] = []
    by_name: dict[str, list[Any]] = {}
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and not tag.startswith("{"):
            by_name.setdefault(tag, []).append(child)
    for name, children in ordered(by_name, standard):
        below = standard.children.get(name) if standard else None
        for child in children:
            found.append(child.sourceline or 0)
            if len(child):
                found += lines(child, below)
    return found


def narratives(node: Mapping[str, Any] | None, default: str = "") -> list[tuple[str, str]]:
    """Language and text of what an element says in words; ``default`` is the activity's language."""
    return [
        (one.get(LANG) or default, one[TEXT].strip())
        for one in (node or {}).get("narrative", ())
        if one.get(TEXT, "").strip()
    ]


def words(text: str, language: str = "") -> Node:
    """A narrative."""
    return {LANG: language, TEXT: text} if language else {TEXT: text}


def first(node: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The first child of that name; an empty node where there is none."""
    found = node.get(name) or [{}]
    return found[0]  # type: ignore[no-any-return]


def _foreign(element: Any) -> str:
    """The XML of an element of another namespace, with the namespaces it uses and no others, and no layout."""
    bare = deepcopy(element)
    bare.tail = None
    for one in bare.iter():
        if len(one) and not (one.text or "").strip():
            one.text = None
        if not (one.tail or "").strip():
            one.tail = None
    return etree.tostring(bare, method="c14n", exclusive=True, with_tail=False).decode()  # type: ignore[no-any-return]


@lru_cache(maxsize=4096)
def _attribute(name: str) -> str:
    """The key of an attribute."""
    return LANG if name == XML_LANG else f"@{name}"

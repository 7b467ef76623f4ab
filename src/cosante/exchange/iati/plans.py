"""The standard as the walk of ``structure`` asks it: all of an element at hand, since it is asked of millions."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from cosante.exchange.iati.standard.codes import Code, Governed, codelist
from cosante.exchange.iati.standard.schema import XML_LANG, Element, trees
from cosante.exchange.iati.xsd_types import valid


class Codes(NamedTuple):
    """The codes of a value: by the value of ``linked``, an attribute beside it, or under '' where there is none."""

    linked: str
    default: str
    lists: Mapping[str, Mapping[str, Code]]


class Plan:
    """One element of the standard. ``attributes``: type (None where any text will do) and codes, by name."""

    __slots__ = ("attributes", "children", "needed", "needs", "other", "required", "singles", "standard", "typed")

    def __init__(self, standard: Element) -> None:
        self.standard = standard
        self.attributes = {
            name: (None if one.type == "string" else one.type, None if name == XML_LANG else codes(one.codes))
            for name, one in standard.attributes.items()
        }
        self.required = tuple(name for name, one in standard.attributes.items() if one.required)
        self.children = {name: Plan(child) for name, child in standard.children.items()}
        self.other = standard.other
        self.needed = tuple((name, child.place) for name, child in standard.children.items() if child.least)
        self.needs = frozenset(place for _, place in self.needed)
        self.singles = frozenset(child.place for child in standard.children.values() if child.most is not None)
        self.typed = standard.type not in ("elements", "string")


def codes(rules: tuple[Governed, ...]) -> Codes | None:
    """The codelists that govern a value, None where none does."""
    if not rules:
        return None
    default = next((rule.value for rule in rules if rule.default), "")
    return Codes(rules[0].attribute, default, {rule.value: codelist(rule.codelist).codes for rule in rules})


@cache
def plans() -> Mapping[str, Plan]:
    """The plans of both kinds of files by the name of their root."""
    return {name: Plan(tree) for name, tree in trees().items()}


#: Texts that were found to be of a type; so many of each are kept.
_KEPT = 20_000
_SEEN: dict[str, set[str]] = {}


def of_type(kind: str, text: str) -> bool:
    """As ``valid``, but that a text seen before is not looked at again."""
    seen = _SEEN.get(kind)
    if seen is None:
        seen = _SEEN[kind] = set()
    if text in seen:
        return True
    if not valid(kind, text):
        return False
    if len(text) < 64:
        if len(seen) >= _KEPT:
            seen.clear()
        seen.add(text)
    return True

"""Files of older versions brought to IATI 2.03, activity by activity.

Texts become narratives in their languages, codes of versions 1.0x those of 2.03 (``standard/upgrade.tsv``), elements
that were renamed what they are called now; then the order is put right. What 2.03 has no place for is left out and
counted, what 2.03 asks for and the file lacks is not made up: both are told.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from cosante.exchange.iati.mend import Copy, _Mender
from cosante.exchange.iati.older import renamed
from cosante.exchange.iati.plans import Plan, of_type, plans
from cosante.exchange.iati.standard.schema import XML_LANG
from cosante.exchange.iati.stream import Reader, opened
from cosante.exchange.iati.xsd_types import mended
from cosante.vocabulary.errors import BadValue
from cosante.vocabulary.tables import read

TO = "2.03"
_FROM = ("1.01", "1.02", "1.03", "1.04", "1.05", "2.01", "2.02", "2.03")
_TABLE = Path(__file__).parent / "standard" / "upgrade.tsv"


@dataclass
class Upgraded:
    """What was done: from which version, how many activities, what was left out, and what is missing."""

    version: str = ""
    activities: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)

    def lines(self) -> list[str]:
        """Both lists, the most frequent first."""
        left = [
            f"left out, as 2.03 has no place for it: {what} ({number} times)" for what, number in _most(self.left_out)
        ]
        lacks = [f"2.03 asks for what the file lacks: {what} ({number} times)" for what, number in _most(self.missing)]
        return [*left, *lacks]


def _most(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))


@cache
def _codes() -> dict[tuple[str, str, str], str]:
    columns = ("element", "attribute", "old", "new")
    return {
        (row["element"], row["attribute"], row["old"]): row["new"]
        for row in read(str(_TABLE), columns, columns, columns)
    }


def upgrade(file: Path, target: BinaryIO) -> Upgraded:
    """Write a file of 2.03. ``Unusable`` where it cannot be read, ``BadValue`` where its version is none."""
    told = Upgraded()
    with opened(file) as stream:
        copy = Copy(target, foreign_last=True)
        for item in Reader(stream).items():
            if item.first:
                told.version = item.root.get("version") or "1.01"
                if told.version not in _FROM:
                    raise BadValue(f"{file} says it is of version {told.version!r}. Known are: {', '.join(_FROM)}.")
                item.root.set("version", TO)
                continue
            if item.element is not None:
                told.activities += 1
                plan = plans()[item.root.tag].children[item.element.tag]
                if told.version.startswith("1."):
                    renamed(item.element, told.left_out)
                    _Upgrade(told).element(item.element, plan)
                for _ in _Mender("").element(item.element, plan):
                    pass
                _missing(item.element, plan, told.missing)
            copy.item(item)
    return told


class _Upgrade:
    def __init__(self, told: Upgraded) -> None:
        self.told = told

    def element(self, element: Any, plan: Plan) -> None:
        """An element that 2.03 has, and those below it."""
        self.attributes(element, plan)
        for child in list(element):
            if not isinstance(child.tag, str) or child.tag.startswith("{"):
                continue
            held = plan.children.get(child.tag)
            if held is None:
                self.told.left_out[f"<{child.tag}> of <{plan.standard.name}>"] += 1
                _remove(child)
            else:
                self.element(child, held)
        self.text(element, plan)
        self.together(element, plan)

    def attributes(self, element: Any, plan: Plan) -> None:
        """Codes; then names that 2.03 does not have go."""
        for name, value in element.items():
            if (new := _codes().get((plan.standard.name, name, value))) is not None:
                element.set(name, new)
            if name.startswith("{") and name != XML_LANG:
                continue
            if name in plan.attributes:
                kind = plan.attributes[name][0]
                if kind is not None and not of_type(kind, value) and (better := mended(kind, value)) is not None:
                    element.set(name, better)
            elif name != XML_LANG:
                self.told.left_out[f"@{name} of <{plan.standard.name}>"] += 1
                del element.attrib[name]

    def text(self, element: Any, plan: Plan) -> None:
        """Text becomes a narrative where 2.03 has one, and goes where it has none (the name of a code)."""
        if plan.standard.type != "elements":
            return
        text = (element.text or "").strip()
        language = element.get(XML_LANG)
        if text and "narrative" in plan.children:
            narrative = etree.Element("narrative")
            narrative.text = text
            if language:
                narrative.set(XML_LANG, language)
            element.insert(0, narrative)
        elif text:
            self.told.left_out[f"text of <{plan.standard.name}>"] += 1
        if text:
            element.text = None
        if language and XML_LANG not in plan.attributes:
            del element.attrib[XML_LANG]

    def together(self, element: Any, plan: Plan) -> None:
        """What was repeated for each language becomes one element with several narratives."""
        firsts: dict[tuple[str, str], Any] = {}
        for child in list(element):
            held = plan.children.get(child.tag) if isinstance(child.tag, str) else None
            if held is None or "narrative" not in held.children:
                continue
            if held.standard.most is None and child.tag != "description":
                continue
            first = firsts.setdefault((child.tag, child.get("type", "") if child.tag == "description" else ""), child)
            if first is not child:
                first.extend(list(child.iterchildren("narrative")))
                _remove(child)


def _remove(child: Any) -> None:
    parent = child.getparent()
    parent.remove(child)


def _missing(element: Any, plan: Plan, counter: Counter[str]) -> None:
    for name in plan.required:
        if element.get(name) is None:
            counter[f"@{name} of <{plan.standard.name}>"] += 1
    for name, _ in plan.needed:
        if element.find(name) is None:
            counter[f"<{name}> of <{plan.standard.name}>"] += 1
    for child in element:
        if isinstance(child.tag, str) and (held := plan.children.get(child.tag)) is not None:
            _missing(child, held, counter)

"""Elements and attributes of IATI 2.03 as trees, one for activity files and one for organisation files.

Promise: what ``standard.tsv`` says and nothing else; a tree is read once and never changed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cosante.exchange.iati.standard.codes import Governed, governed
from cosante.vocabulary.tables import read

HERE = Path(__file__).parent
COLUMNS = ("path", "place", "least", "most", "type", "codelists", "rules")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
#: Name of the place where elements of other namespaces may stand.
OTHER = "*"
ROOTS = ("iati-activities", "iati-organisations")


@dataclass(frozen=True, slots=True)
class Attribute:
    """``name`` is as lxml writes it (``{…}lang``), ``type`` a name of XML Schema (``date``, ``decimal``)."""

    name: str
    path: str
    required: bool
    type: str
    codes: tuple[Governed, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """``place`` counts from 1 within the parent; ``most`` is None where there may be any number.

    ``type`` is ``elements`` where it holds no text, otherwise the name of its text's type. ``other``: the place where
    children of other namespaces may stand, 0 where they may not; ``other_attributes``: whether attributes of such may.
    ``path`` has no slash before it.
    """

    name: str
    path: str
    place: int
    least: int
    most: int | None
    type: str
    codes: tuple[Governed, ...] = ()
    rules: tuple[str, ...] = ()
    attributes: dict[str, Attribute] = field(default_factory=dict)
    children: "dict[str, Element]" = field(default_factory=dict)
    other: int = 0
    other_attributes: bool = False

    def walk(self) -> "Iterator[Element]":
        """This element and all below it, as the standard orders them."""
        yield self
        for child in self.children.values():
            yield from child.walk()


@cache
def trees() -> Mapping[str, Element]:
    """Both trees by the name of their root."""
    found: dict[str, Element] = {}
    for row in read(str(HERE / "standard.tsv"), COLUMNS, ("path",), ("path", "type")):
        path = row["path"]
        above, _, name = path.rpartition("/")
        if name == f"@{OTHER}":
            object.__setattr__(found[above], "other_attributes", True)
        elif name.startswith("@"):
            _attribute(found[above], name[1:], path, row["least"] == "1", row["type"])
        elif name == OTHER:
            _other(found, above, int(row["place"]))
        else:
            element = Element(
                name, path, int(row["place"]), int(row["least"]), None if row["most"] == "*" else int(row["most"]),
                row["type"], governed(f"{path}/text()"), tuple(filter(None, row["rules"].split(";"))),
            )  # fmt: skip
            found[path] = element
            if above:
                found[above].children[name] = element
    return {root: found[root] for root in ROOTS}


def _attribute(element: Element, name: str, path: str, required: bool, kind: str) -> None:
    codes = governed("//@xml:lang" if name == "xml:lang" else path)
    whole = XML_LANG if name == "xml:lang" else name
    element.attributes[whole] = Attribute(whole, path, required, kind, codes)


def _other(found: dict[str, Element], path: str, place: int) -> None:
    object.__setattr__(found[path], "other", place)


@cache
def elements() -> Mapping[str, Element]:
    """Every element of both trees by its path (``iati-activities/iati-activity/title``)."""
    return {element.path: element for root in trees().values() for element in root.walk()}

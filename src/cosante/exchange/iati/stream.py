"""An IATI file as a stream of activities: as much memory as the largest of them, whatever the file's size.

Hostile files get one clear answer: nothing outside the file is ever read, entities of its own are refused, and what
grows without end (an activity above 16 MB, elements within elements) ends the reading.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from lxml import etree

from cosante.exchange.iati.findings import FILE, Finding, shown
from cosante.exchange.iati.standard.schema import ROOTS

#: Items of a file by the name of its root.
ITEMS: Final = {"iati-activities": "iati-activity", "iati-organisations": "iati-organisation"}
#: Bytes that one activity may have.
LARGEST: Final = 16 * 1024 * 1024
_BLOCK: Final = 64 * 1024
#: Bytes that may stand before the root.
_PROLOGUE: Final = 1024 * 1024


class Unusable(Exception):
    """A file that is none of IATI, or that cannot be read further; the finding says why and where."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)  # all of its arguments, so that it can go from process to process
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Item:
    """One activity (or organisation) of a file, counted from 1, with what else stood before it below the root.

    The first has the root alone, the last no element and what stands behind the activities. The element before it is
    still there, empty, with the text behind it. ``declares``: namespaces are declared in it or before it.
    """

    element: Any
    number: int
    root: Any
    strays: tuple[Any, ...] = ()
    first: bool = False
    declares: bool = False


def unusable(
    identifier: str, category: str, message: str, line: int = 0, found: str | None = None, fix: str = ""
) -> Unusable:
    """A critical finding on a whole file."""
    return Unusable(Finding(identifier, "critical", category, FILE, line, "/", message, shown(found), fix or None))


def opened(file: Path) -> BinaryIO:
    """The file's bytes. ``OSError`` where it cannot be opened."""
    return file.open("rb")


class Reader:
    """Reads one file once. ``root`` is there as soon as ``items`` has begun; ``Unusable`` where it cannot go on."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.root: Any = None
        self.count = 0
        self._declares = False

    def items(self) -> Iterator[Item]:
        """Each activity when it is whole; when the next is asked for, it is gone. First comes the root, as number 0."""
        # Depth, lengths of names and of texts are libxml2's own limits (huge_tree=False).
        parser = etree.XMLPullParser(
            ("start", "end", "start-ns"), tag=[*ROOTS, *ITEMS.values()], resolve_entities=False, load_dtd=False,
            no_network=True, dtd_validation=False, attribute_defaults=False, huge_tree=False, remove_comments=False,
        )  # fmt: skip
        total = since = 0
        try:
            while block := self._stream.read(_BLOCK):
                parser.feed(block)
                total += len(block)
                since += len(block)
                for item in self._events(parser):
                    since = 0
                    yield item
                if self.root is None and total > _PROLOGUE:
                    raise not_iati(None)
                if since > LARGEST:
                    raise unusable(
                        "0.1.1", "iati", f"An activity has more than {LARGEST >> 20} MB, or there is none in as much.",
                        self._line(), None, "Divide it.",
                    )  # fmt: skip
            if total == 0:
                raise unusable("0.1.1", "iati", "The file is empty.", 0, None, "Publish a file with activities.")
            top = parser.close()
        except etree.XMLSyntaxError as error:
            raise _broken(error) from error
        except (etree.LxmlError, ValueError, LookupError) as error:
            raise unusable("0.1.1", "iati", f"The file cannot be read as XML: {error}.") from error
        yield from self._events(parser)
        if self.root is None:
            raise not_iati(top)
        yield Item(None, self.count, self.root, tuple(self._strays(None)), declares=self._declares)

    def _line(self) -> int:
        return 0 if self.root is None or not len(self.root) else self.root[-1].sourceline or 0

    def _events(self, parser: Any) -> Iterator[Item]:
        for event, element in parser.read_events():
            if event == "start-ns":
                self._declares = self.root is not None
                continue
            parent = element.getparent()
            if event == "start":
                if parent is None and element.tag in ITEMS:
                    self.root = element
                    _no_entities(element)
                    yield Item(None, 0, element, first=True)
            elif self.root is not None and parent is self.root and element.tag == ITEMS[self.root.tag]:
                self.count += 1
                strays = tuple(self._strays(element))
                yield Item(element, self.count, self.root, strays, declares=self._declares)
                self._declares = False
                element.clear(keep_tail=True)
                while element.getprevious() is not None:
                    del parent[0]

    def _strays(self, until: Any) -> Iterator[Any]:
        """What else stands below the root, up to an activity, not counting those read before."""
        for child in self.root:
            if child is until:
                return
            if isinstance(child.tag, str) and child.tag != ITEMS[self.root.tag]:
                yield child


def _no_entities(root: Any) -> None:
    """Entities that a file declares itself are what bombs are made of; IATI needs none."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise unusable(
            "0.1.1", "iati", "The file declares entities of its own, which IATI does not need and which can be made to "
            "fill any memory. It was not read.", 1, "<!ENTITY …", "Take the document type declaration away.",
        )  # fmt: skip


def _broken(error: Any) -> Unusable:
    line = error.lineno or 0
    message = str(error.msg or error).rsplit(", line ", 1)[0]
    return unusable(
        "0.1.1", "iati", f"The file is not well-formed XML: {message}. Nothing else of it was judged.", line, None,
        f"Mend line {line}; write the file with a program that writes XML.",
    )  # fmt: skip


def not_iati(top: Any) -> Unusable:
    """The finding on a file whose root is another."""
    found = None if top is None else f"<{etree.QName(top).localname}>"
    line = 0 if top is None else top.sourceline or 0
    return unusable(
        "0.2.1", "iati", "This is no IATI file: its root is neither iati-activities nor iati-organisations.", line,
        found,
        "Publish a file whose root is iati-activities or iati-organisations, in no namespace.",
    )  # fmt: skip

"""Identifiers across a file: those that come twice, and those that are named and are not there (advisories)."""

from array import array
from collections.abc import Iterator
from hashlib import blake2b
from operator import itemgetter
from typing import Any, Final

from cosante.exchange.iati.findings import FILE, NAMELESS, Finding, shown
from cosante.exchange.iati.spool import Spool
from cosante.exchange.iati.structure import Index
from cosante.exchange.iati.xpaths import line, text_of, where

_A: Final = "iati-activities/iati-activity/"
#: Where other activities are named: path, attribute, id of the advisory.
NAMED: Final = (
    (f"{_A}participating-org", "activity-id", "1000.0.1"),
    (f"{_A}planned-disbursement/provider-org", "provider-activity-id", "1000.0.2"),
    (f"{_A}planned-disbursement/receiver-org", "receiver-activity-id", "1000.0.3"),
    (f"{_A}transaction/provider-org", "provider-activity-id", "1000.0.4"),
    (f"{_A}transaction/receiver-org", "receiver-activity-id", "1000.0.5"),
    (f"{_A}related-activity", "ref", "1000.0.6"),
)
#: Characters of an identifier that findings carry: a megabyte of one would come with each.
_LONGEST: Final = 400
_CHILD: Final = {"iati-activity": "iati-identifier", "iati-organisation": "organisation-identifier"}


class Known:
    """Texts that were seen, 24 to 48 bytes each: how many times, and the line of the first.

    A text is known by 64 bits of its hash: that two of a million have the same is a chance of 1 in 40 million.
    """

    def __init__(self) -> None:
        self._held = 0
        self._room(1 << 12)

    def add(self, text: str, at: int) -> tuple[int, int]:
        """One more, on line ``at``: how many there are now, and the line of the first."""
        key = _hash(text)
        slot = self._slot(key)
        if not self._keys[slot]:
            if self._held * 3 >= len(self._keys) * 2:
                self._grow()
                slot = self._slot(key)
            self._held += 1
            self._keys[slot], self._firsts[slot] = key, at
        self._times[slot] += 1
        return self._times[slot], self._firsts[slot]

    def __contains__(self, text: str) -> bool:
        return self._keys[self._slot(_hash(text))] != 0

    def _room(self, size: int) -> None:
        self._keys, self._firsts, self._times = (array(kind, bytes(size * width)) for kind, width in _KINDS)

    def _slot(self, key: int) -> int:
        """Where a key is, or the free place that it would have."""
        keys, mask = self._keys, len(self._keys) - 1
        slot = key & mask
        while keys[slot] not in (0, key):
            slot = (slot + 1) & mask
        return slot

    def _grow(self) -> None:
        before = zip(self._keys, self._firsts, self._times, strict=True)
        self._room(len(self._keys) * 2)
        for key, first, times in before:
            if key:
                slot = self._slot(key)
                self._keys[slot], self._firsts[slot], self._times[slot] = key, first, times


#: Keys, lines and numbers, and how many bytes each takes.
_KINDS: Final = tuple((kind, array(kind).itemsize) for kind in "QII")


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") or 1


class Identifiers:
    """The identifiers of a file as it is read. What is named and not known yet waits in ``spool``."""

    def __init__(self, spool: Spool) -> None:
        self._known = Known()
        self._spool = spool

    def add(self, element: Any) -> tuple[str, int, int]:
        """An activity's identifier, how many had it until now, and the line of the first."""
        child = next(element.iterchildren(_CHILD[element.tag]), None)
        identifier = (text_of(child) if child is not None else "") or NAMELESS
        times, first = self._known.add(identifier, line(element))
        return identifier if len(identifier) <= _LONGEST else f"{identifier[:_LONGEST]}…", times, first

    def note(self, index: Index, identifier: str, above: str) -> None:
        """The other activities that one names; whether they are there is known at the end."""
        found = []
        for path, attribute, advisory in NAMED:
            for element in index.get(path, ()):
                if (named := element.get(attribute)) and named not in self._known:
                    at = where(element, attribute, above)
                    found.append((advisory, named, identifier, line(element), at))
        for one in sorted(found, key=itemgetter(3)):
            self._spool.add(one)

    def not_there(self) -> Iterator[Finding]:
        """An advisory for each activity that is named and is not in the file, by line."""
        for advisory, named, identifier, at_line, at in self._spool:
            if named not in self._known:
                yield Finding(
                    advisory, "advisory", "identifiers", identifier, at_line, at,
                    "The activity named here is not in this file; it may be in another that is published.",
                    shown(named), "See that it is published under exactly this identifier.",
                )  # fmt: skip


def duplicate(element: Any, identifier: str, times: int, first: int, above: str) -> Finding:
    """A finding on an activity whose identifier another one before it has."""
    return Finding(
        "1.1.2", "error", "identifiers", FILE, line(element), f"{above}/{_CHILD[element.tag]}",
        f"This is number {times} with the same identifier; the first begins on line {first}. Programs keep one.",
        shown(identifier), "Give each its own identifier, or put them together into one.",
    )  # fmt: skip

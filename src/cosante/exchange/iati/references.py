"""Identifiers across a file: those that come twice, and those that are named and are not there (advisories)."""

from typing import Any

from cosante.exchange.iati.findings import FILE, NAMELESS, Finding, shown
from cosante.exchange.iati.structure import Index
from cosante.exchange.iati.xpaths import line, text_of, where

_A = "iati-activities/iati-activity/"
#: Where other activities are named: path, attribute, id of the advisory.
NAMED = (
    (f"{_A}participating-org", "activity-id", "1000.0.1"),
    (f"{_A}planned-disbursement/provider-org", "provider-activity-id", "1000.0.2"),
    (f"{_A}planned-disbursement/receiver-org", "receiver-activity-id", "1000.0.3"),
    (f"{_A}transaction/provider-org", "provider-activity-id", "1000.0.4"),
    (f"{_A}transaction/receiver-org", "receiver-activity-id", "1000.0.5"),
    (f"{_A}related-activity", "ref", "1000.0.6"),
)
#: Characters of an identifier that findings carry: a megabyte of one would come with each.
_LONGEST = 400
_CHILD = {"iati-activity": "iati-identifier", "iati-organisation": "organisation-identifier"}


class Identifiers:
    """The identifiers of a file as it is read."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}
        self._firsts: dict[str, int] = {}
        self._open: list[tuple[str, str, str, int, str]] = []

    def add(self, element: Any) -> tuple[str, int, int]:
        """An activity's identifier, how many had it until now, and the line of the first."""
        child = next(element.iterchildren(_CHILD[element.tag]), None)
        identifier = (text_of(child) if child is not None else "") or NAMELESS
        times = self._times.get(identifier, 0) + 1
        self._times[identifier] = times
        if times == 1:
            self._firsts[identifier] = line(element)
        first = self._firsts[identifier]
        return identifier if len(identifier) <= _LONGEST else f"{identifier[:_LONGEST]}…", times, first

    def note(self, index: Index, identifier: str, above: str) -> None:
        """The other activities that one names; whether they are there is known at the end."""
        for path, attribute, advisory in NAMED:
            for element in index.get(path, ()):
                if (named := element.get(attribute)) and named not in self._times:
                    at = where(element, attribute, above)
                    self._open.append((advisory, named, identifier, line(element), at))

    def not_there(self) -> list[Finding]:
        """An advisory for each activity that is named and is not in the file."""
        return [
            Finding(
                advisory, "advisory", "identifiers", identifier, at_line, at,
                "The activity named here is not in this file; it may be in another that is published.", shown(named),
                "See that it is published under exactly this identifier.",
            )
            for advisory, named, identifier, at_line, at in self._open
            if named not in self._times
        ]  # fmt: skip


def duplicate(element: Any, identifier: str, times: int, first: int, above: str) -> Finding:
    """A finding on an activity whose identifier another one before it has."""
    return Finding(
        "1.1.2", "error", "identifiers", FILE, line(element), f"{above}/{_CHILD[element.tag]}",
        f"This is number {times} with the same identifier; the first begins on line {first}. Programs keep one.",
        shown(identifier), "Give each its own identifier, or put them together into one.",
    )  # fmt: skip

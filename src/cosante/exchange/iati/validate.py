"""Validation of IATI files: structure, codes, rules and advisories, activity by activity.

Promise: every finding of a file at once, in the order of its activities, advisories on what is named elsewhere at the
end; memory does not grow with the file but for its identifiers, of which 24 to 48 bytes are kept. Large files are
read by two processes, each of which reads all and judges every other block of activities.
"""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from heapq import merge
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from cosante.exchange.iati import rulesets
from cosante.exchange.iati.findings import FILE, Finding
from cosante.exchange.iati.plans import plans
from cosante.exchange.iati.references import Identifiers, duplicate
from cosante.exchange.iati.rule_kinds import World
from cosante.exchange.iati.spool import Spool
from cosante.exchange.iati.standard.codes import codelist, publishers
from cosante.exchange.iati.stream import ITEMS, Reader, opened, unusable
from cosante.exchange.iati.structure import Walk

#: Versions that are judged, all by the rules of the last.
VERSIONS: Final = ("2.01", "2.02", "2.03")
#: Activities of one block.
BLOCK: Final = 32


@dataclass(frozen=True)
class Options:
    """What is asked. ``now`` is what dates are compared with; ``rules`` a ruleset's file instead of the standard's.

    ``strict`` adds advisories that the official validator does not have (withdrawn codes, languages of texts).
    """

    now: datetime
    rules: Path | None = None
    rules_only: bool = False
    schema_only: bool = False
    strict: bool = False

    @staticmethod
    def of_today(**options: Any) -> "Options":
        """With the present moment."""
        return Options(datetime.now(UTC), **options)


@cache
def _standard() -> rulesets.Ruleset:
    return rulesets.standard()


@cache
def _users(file: Path, changed: float) -> rulesets.Ruleset:
    return rulesets.read(file)


def ruleset(options: Options) -> rulesets.Ruleset:
    """The rules asked for. ``BadValue`` where a user's ruleset cannot be used."""
    if options.rules is None:
        return _standard()
    return _users(options.rules, options.rules.stat().st_mtime if options.rules.exists() else 0)


def world(now: datetime) -> World:
    """What rules know of publishers and of registers of organisations."""
    return World(
        now, publishers(), frozenset(codelist("OrganisationRegistrationAgency").codes),
    )  # fmt: skip


def findings(
    file: Path, options: Options, folder: Path, part: int = 0, of: int = 1
) -> Iterator[tuple[int, Iterable[Finding]]]:
    """Blocks of findings: the number of the block, and what it has; at the end those of the whole file, by line.

    These have the number -1, and are read from ``folder``, as long as that is there. ``part`` of ``of`` processes gives
    its own blocks. ``Unusable`` where the file is none of IATI or cannot be read on: what was found until then means
    nothing. ``OSError`` where it cannot be opened.
    """
    with opened(file) as stream:
        yield from _Judge(options, folder, part, of).blocks(Reader(stream))


class _Judge:
    """One process's view of one file."""

    def __init__(self, options: Options, folder: Path, part: int, of: int) -> None:
        self.options, self.part, self.of = options, part, of
        self.rules = ruleset(options)
        self.world = world(options.now)
        self.identifiers = Identifiers(Spool(folder))
        #: Of the file: what stands where no activity does; and with it, at the end, advisories.
        self.last, self.whole = Spool(folder), Spool(folder)

    def blocks(self, reader: Reader) -> Iterator[tuple[int, Iterable[Finding]]]:
        held: list[Finding] = []
        for item in reader.items():
            if item.first:
                self._begin(item.root)
                continue
            if self.part == 0:
                for stray in item.strays:
                    self._stray(item.root, stray)
            if item.element is None:
                self._end(item.root, item.number)
                break
            block = (item.number - 1) // BLOCK
            self._item(item.element, item.number, held, block % self.of == self.part)
            if item.number % BLOCK == 0 and block % self.of == self.part:
                yield block, held
                held = []
        yield reader.count // BLOCK, held
        for one in merge(self.last, self._advisories(), key=attrgetter("line")):
            self.whole.add(one)
        yield -1, self.whole

    def _begin(self, root: Any) -> None:
        version = root.get("version")
        if self.options.rules_only or version in VERSIONS:
            pass
        elif version is not None and version.startswith("1."):
            raise unusable(
                "0.6.1", "documents", f"This is IATI {version}, a version no longer in use; its files are not judged "
                f"by the rules of {', '.join(VERSIONS)}.", root.sourceline or 0, version,
                "Bring it to 2.03: cosante iati upgrade FILE.",
            )  # fmt: skip
        else:
            known = ", ".join(VERSIONS)
            raise unusable(
                "0.6.1", "documents", f"The file says no version of IATI in use ({known}).", root.sourceline or 0,
                version,
                'Write version="2.03" on the root.',
            )  # fmt: skip
        if self.part == 0 and not self.options.rules_only:
            walk = self._walk(FILE, f"/{root.tag}")
            walk.attributes(root, plans()[root.tag])
            self._tell(walk.findings)

    def _walk(self, identifier: str, above: str) -> Walk:
        options = self.options
        return Walk(
            identifier, above, not options.rules_only, not (options.rules_only or options.schema_only), options.strict
        )

    def _item(self, element: Any, number: int, held: list[Finding], mine: bool) -> None:
        identifier, times, first = self.identifiers.add(element)
        if not mine:
            return
        above = f"/{element.getparent().tag}/{element.tag}[{number}]"
        if times > 1 and not (self.options.schema_only or self.options.rules_only):
            held.append(duplicate(element, identifier, times, first, above))
        walk = self._walk(identifier if times == 1 else f"{identifier}({times})", above)
        walk.element(element, plans()[element.getparent().tag].children[element.tag])
        if not self.options.schema_only:
            self.rules.check(element, walk, self.world)
            self.identifiers.note(walk.index, walk.identifier, above)
        held += walk.findings

    def _stray(self, root: Any, stray: Any) -> None:
        """What is no activity, below the root; of other namespaces it may stand there."""
        if self.options.rules_only or stray.tag.startswith("{"):
            return
        walk = self._walk(FILE, "")
        walk.unknown(stray, plans()[root.tag].standard)
        self._tell(walk.findings)

    def _end(self, root: Any, number: int) -> None:
        if number == 0 and self.part == 0 and not self.options.rules_only:
            walk = self._walk(FILE, "")
            walk.tell(root, "", f"<{root.tag}> has no <{ITEMS[root.tag]}>, which it must have.", None, "Add one.")
            self._tell(walk.findings)

    def _tell(self, found: list[Finding]) -> None:
        """What is found of the file."""
        for one in found:
            self.last.add(one)

    def _advisories(self) -> Iterator[Finding]:
        asked = not (self.options.schema_only or self.options.rules_only)
        return self.identifiers.not_there() if asked else iter(())


def each(file: Path, options: Options) -> Iterator[Finding]:
    """Every finding of a file, by one process."""
    with tempfile.TemporaryDirectory() as folder:
        for _, found in findings(file, options, Path(folder)):
            yield from found

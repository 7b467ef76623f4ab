"""What each activity of an IATI file would do: add one, change one field by field, nothing, or be refused, and why.

The file is read as a stream, a few activities at a time. An identifier that comes again in the file is refused and
told, with the place where it came first and whether both say the same; nothing of it is dropped silently.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from cosante.exchange.iati.nodes import FOREIGN, TEXT, Node, first, lines, narratives, standard_of, to_node
from cosante.exchange.iati.stream import Item, Reader, Unusable, opened
from cosante.register.actions.kept.writing import values_of
from cosante.register.actions.sheets import bring
from cosante.register.models import ELEMENTS, GROUPS, Account, ActivityStatus, IatiActivity, Sheet, SheetDone, SheetRow
from cosante.register.queries.sheets import in_languages
from cosante.register.records.changes import differing
from cosante.vocabulary.errors import UnreadableDocument

Told = Callable[[int], None]
#: Activities looked up at once, but no more than so many signs of them.
_BATCH, _SIGNS = IatiActivity.batch, 4_000_000
_LONGEST = IatiActivity._meta.get_field("identifier").max_length or 0
_GROUP_OF = {name: column for column, names in GROUPS.items() for name in names}
VERSIONS = ("2.01", "2.02", "2.03")


class Given(NamedTuple):
    """One activity as it was read."""

    number: int
    values: dict[str, Any]
    size: int
    digest: bytes


def bring_activities(file: Path, name: str, by: Account | None, told: Told = lambda done: None) -> Sheet:
    """The preview, held until somebody keeps it. ``UnreadableDocument`` for a file that is no IATI activity file."""
    plan = _Plan(file, name, told)
    columns = [field.name for field in IatiActivity.own_fields()]
    try:
        return bring(IatiActivity, name, columns, plan.rows(), by, notes=plan.unused)
    except Unusable as error:
        found = error.finding
        raise UnreadableDocument(f"{name}, line {found.line}: {found.message} {found.fix or ''}".strip()) from error


def not_used(sheet: Sheet) -> dict[str, int]:
    """Elements that were kept as they came and that the register does nothing with, and how often each stood there."""
    return dict(sorted(sheet.notes.items(), key=lambda pair: (-pair[1], pair[0])))


class _Plan:
    def __init__(self, file: Path, name: str, told: Told) -> None:
        self.file, self.name, self.told = file, name, told
        self.unused: Counter[str] = Counter()
        self._first: dict[tuple[str, str], tuple[int, int, bytes]] = {}

    def rows(self) -> Iterator[SheetRow]:
        """Each activity with what it would do, in the order of the file."""
        with opened(self.file) as stream:
            batch: list[Given] = []
            for item in Reader(stream).items():
                if item.first:
                    _check(self.name, item.root)
                elif item.element is not None:
                    batch.append(self._given(item))
                    if len(batch) == _BATCH or sum(one.size for one in batch) > _SIGNS:
                        yield from self._planned(batch)
                        batch = []
                self.told(item.number)
            yield from self._planned(batch)

    def _given(self, item: Item) -> Given:
        node = to_node(item.element)
        values = values_from(node)
        for name, nodes in values["rest"].items():
            self.unused[_foreign(nodes[0]) if name == FOREIGN else name] += len(nodes)
        text = json.dumps(node, sort_keys=True)
        where = lines(item.element, standard_of(item.element.tag))
        values["source"] = {"file": self.name, "number": item.number, "line": item.element.sourceline, "lines": where}
        return Given(item.number, values, len(text), hashlib.sha256(text.encode()).digest())

    def _planned(self, batch: list[Given]) -> Iterator[SheetRow]:
        asked = {given.values["identifier"] for given in batch}
        rows = IatiActivity.objects.filter(withdrawn=False, identifier__in=asked).order_by("-pk")
        known = {(row.identifier, row.reporter): row for row in rows}
        for given in batch:
            yield self._row(given, known)

    def _row(self, given: Given, known: Mapping[tuple[str, str], IatiActivity]) -> SheetRow:
        values = given.values
        key = values["identifier"], values["reporter"]
        if wrong := self._wrong(given, key):
            return SheetRow(line=given.number, done=SheetDone.WRONG, wrong=wrong)
        row = known.get(key)
        if row is None:
            filled = {name: value for name, value in values.items() if value}
            return SheetRow(line=given.number, done=SheetDone.ADD, values=filled)
        here = {"line": given.number, "record": row.pk, "seen": row.version}
        was = values_of(row)
        todo = differing(was, {name: value or None for name, value in values.items() if name != "source"})
        if not todo:
            return SheetRow(done=SheetDone.SAME, **here)
        return SheetRow(done=SheetDone.CHANGE, values=todo | {"source": [was["source"], values["source"]]}, **here)

    def _wrong(self, given: Given, key: tuple[str, str]) -> list[list[Any]]:
        """What makes it be refused: field, what was found there, why by language."""
        identifier, line = key[0], given.values["source"]["line"]
        if not identifier:
            said = in_languages(lambda: _("Line %(line)s: it has no iati-identifier.") % {"line": line})
            return [["identifier", "", said]]
        if len(identifier) > _LONGEST:
            said = in_languages(lambda: _("Line %(line)s: its identifier is too long.") % {"line": line})
            return [["identifier", identifier[:200], said]]
        number, before, digest = self._first.setdefault(key, (given.number, line, given.digest))
        if number == given.number:
            return []
        about = {"line": line, "number": number, "before": before}
        same = digest == given.digest
        said = in_languages(
            lambda: (
                _("Line %(line)s: activity %(number)s (line %(before)s) has this identifier and says the same.") % about
                if same
                else _(
                    "Line %(line)s: activity %(number)s (line %(before)s) has this identifier and says other things."
                )
                % about
            )
        )
        return [["identifier", identifier[:200], said]]


def _check(name: str, root: Any) -> None:
    """That it is an activity file of a version in use."""
    version = root.get("version") or ""
    if root.tag != "iati-activities":
        raise UnreadableDocument(
            _("%(name)s: this is an organisation file. Bring a file of activities.") % {"name": name}
        )
    if version not in VERSIONS:
        said = _("%(name)s: its version of IATI is “%(version)s”. Bring it to 2.03: cosante iati upgrade FILE.")
        raise UnreadableDocument(said % {"name": name, "version": version})


def values_from(node: Node) -> dict[str, Any]:
    """The columns of ``IatiActivity`` that an activity fills, but for where it stood."""
    found: dict[str, Any] = {name: {} for name in ELEMENTS}
    for key, value in node.items():
        column = "attributes" if key.startswith("@") else _GROUP_OF.get(key, "rest")
        found[column][key] = value
    reporting = first(node, "reporting-org")
    language = node.get("@xml:lang", "")
    titles = narratives(first(node, "title"), language)
    status = first(node, "activity-status").get("@code", "")
    days = {one.get("@type"): _day(one.get("@iso-date", "")) for one in reversed(node.get("activity-date", []))}
    starts, ends = days.get("2") or days.get("1"), days.get("4") or days.get("3")
    return {
        "identifier": first(node, "iati-identifier").get(TEXT, "").strip(),
        "reporter": reporting.get("@ref", "").strip()[:200],
        "title": titles[0][1][:500] if titles else "",
        "status": status if status in ActivityStatus.values else "",
        "starts": starts.isoformat() if starts else None,
        "ends": ends.isoformat() if ends else None,
        **found,
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _foreign(xml: str) -> str:
    """The name of an element of another namespace, as it is written."""
    return xml[1:].split(">", 1)[0].split(None, 1)[0].rstrip("/")

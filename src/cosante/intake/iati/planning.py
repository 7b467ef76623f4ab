"""What each activity or organisation of an IATI file would do: add one, change one, nothing, or be refused, and why.

The file is read as a stream, a few of them at a time. An identifier that comes again in the file is refused and
told, with the place where it came first and whether both say the same; nothing of it is dropped silently.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from django.utils.translation import gettext as _

from cosante.exchange.iati.nodes import FOREIGN, TEXT, Node, first, lines, narratives, standard_of, to_node
from cosante.exchange.iati.stream import Item, Reader, Unusable, opened
from cosante.intake.iati.no_numbers import no_numbers
from cosante.register.actions.kept.writing import values_of
from cosante.register.actions.sheets import bring
from cosante.register.models import (
    Account,
    ActivityStatus,
    IatiActivity,
    IatiOrganisation,
    Sheet,
    SheetDone,
    SheetRow,
)
from cosante.register.queries.sheets import in_languages
from cosante.register.records.changes import differing
from cosante.vocabulary.errors import UnreadableDocument

Told = Callable[[int], None]
Model = type[IatiActivity] | type[IatiOrganisation]
#: What each kind of file brings.
MODELS: Mapping[str, Model] = {"iati-activities": IatiActivity, "iati-organisations": IatiOrganisation}
#: Signs of so many activities are looked up at once, at most.
_SIGNS = 4_000_000
#: So many different notes on what is not used are told one by one.
_TOLD = 50
_LONGEST = IatiActivity._meta.get_field("identifier").max_length or 0
VERSIONS = ("2.01", "2.02", "2.03")
#: Below a budget of an organisation: kept with it, and nothing is told of them.
_LINES = ("budget-line", "expense-line")


class Given(NamedTuple):
    """One activity or organisation as it was read."""

    number: int
    values: dict[str, Any]
    size: int
    digest: bytes


def bring_published(file: Path, name: str, by: Account | None, told: Told = lambda done: None) -> Sheet:
    """The preview, held until somebody keeps it. ``UnreadableDocument`` for a file that is none of IATI."""
    try:
        with opened(file) as stream:
            model = _model(name, next(Reader(stream).items()).root)
        plan = _Plan(model, file, name, told)
        columns = [field.name for field in model.own_fields()]
        return bring(model, name, columns, plan.rows(), by, notes=plan.unused)
    except Unusable as error:
        found = error.finding
        raise UnreadableDocument(f"{name}, line {found.line}: {found.message} {found.fix or ''}".strip()) from error


def not_used(sheet: Sheet) -> dict[str, int]:
    """Elements that were kept as they came and that the register does nothing with, and how often each stood there."""
    return dict(sorted(sheet.notes.items(), key=lambda pair: (-pair[1], pair[0])))


class _Plan:
    def __init__(self, model: Model, file: Path, name: str, told: Told) -> None:
        self.model, self.file, self.name, self.told = model, file, name, told
        self.unused: Counter[str] = Counter()
        self._first: dict[tuple[str, str], tuple[int, int, bytes]] = {}

    def rows(self) -> Iterator[SheetRow]:
        """Each item with what it would do, in the order of the file."""
        with opened(self.file) as stream:
            batch: list[Given] = []
            for item in Reader(stream).items():
                if item.element is not None:
                    batch.append(self._given(item))
                    if len(batch) == self.model.batch or sum(one.size for one in batch) > _SIGNS:
                        yield from self._planned(batch)
                        batch = []
                self.told(item.number)
            yield from self._planned(batch)

    def _given(self, item: Item) -> Given:
        node = to_node(item.element)
        values = values_from(self.model, node)
        self.unused.update(_unused(self.model, values["rest"], node))
        for name, said in no_numbers(node):
            known = len(self.unused) < _TOLD or f"{name} = {said}" in self.unused
            self.unused[f"{name} = {said}" if known else f"{name} = …"] += 1
        text = msgspec.json.encode(node, order="sorted")
        where = lines(item.element, standard_of(item.element.tag))
        values["source"] = {"file": self.name, "number": item.number, "line": item.element.sourceline, "lines": where}
        return Given(item.number, values, len(text), hashlib.sha256(text).digest())

    def _planned(self, batch: list[Given]) -> Iterator[SheetRow]:
        asked = {given.values["identifier"] for given in batch}
        rows = self.model._default_manager.filter(withdrawn=False, identifier__in=asked).order_by("-pk")
        known = {(row.identifier, row.reporter): row for row in rows}
        for given in batch:
            yield self._row(given, known)

    def _row(self, given: Given, known: Mapping[tuple[str, str], Any]) -> SheetRow:
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
            name = self.model.groups["reporting"][0]
            said = in_languages(lambda: _("Line %(line)s: it has no %(name)s.") % {"line": line, "name": name})
            return [["identifier", "", said]]
        if len(identifier) > _LONGEST:
            said = in_languages(lambda: _("Line %(line)s: its identifier is too long.") % {"line": line})
            return [["identifier", identifier[:200], said]]
        number, before, digest = self._first.setdefault(key, (given.number, line, given.digest))
        if number == given.number:
            return []
        about = {"line": line, "number": number, "before": before}
        same = given.digest == digest
        said = in_languages(lambda: _again(self.model, same) % about)
        return [["identifier", identifier[:200], said]]


def _again(model: Model, same: bool) -> str:
    """How a second one of an identifier is told."""
    if model is IatiActivity:
        if same:
            return _("Line %(line)s: activity %(number)s (line %(before)s) has this identifier and says the same.")
        return _("Line %(line)s: activity %(number)s (line %(before)s) has this identifier and says other things.")
    if same:
        return _("Line %(line)s: organisation %(number)s (line %(before)s) has this identifier and says the same.")
    return _("Line %(line)s: organisation %(number)s (line %(before)s) has this identifier and says other things.")


def _model(name: str, root: Any) -> Model:
    """What the file brings. ``UnreadableDocument`` where its version is not in use."""
    version = root.get("version") or ""
    if version not in VERSIONS:
        said = _("%(name)s: its version of IATI is “%(version)s”. Bring it to 2.03: cosante iati upgrade FILE.")
        raise UnreadableDocument(said % {"name": name, "version": version})
    return MODELS[root.tag]


def values_from(model: Model, node: Node) -> dict[str, Any]:
    """The columns that an activity or organisation fills, but for where it stood."""
    found: dict[str, Any] = {name: {} for name in model.columns()}
    group_of = {name: column for column, names in model.groups.items() for name in names}
    for key, value in node.items():
        found["attributes" if key.startswith("@") else group_of.get(key, "rest")][key] = value
    titles = narratives(first(node, "title" if model is IatiActivity else "name"), node.get("@xml:lang", ""))
    known = {
        "identifier": first(node, model.groups["reporting"][0]).get(TEXT, "").strip(),
        "reporter": first(node, "reporting-org").get("@ref", "").strip()[:200],
        "title": titles[0][1][:500] if titles else "",
    }
    return known | (_state(node) if model is IatiActivity else {}) | found


def _state(node: Node) -> dict[str, Any]:
    """Status and term of an activity."""
    status = first(node, "activity-status").get("@code", "")
    days = {one.get("@type"): _day(one.get("@iso-date", "")) for one in reversed(node.get("activity-date", []))}
    starts, ends = days.get("2") or days.get("1"), days.get("4") or days.get("3")
    return {
        "status": status if status in ActivityStatus.values else "",
        "starts": starts.isoformat() if starts else None,
        "ends": ends.isoformat() if ends else None,
    }


def _unused(model: Model, rest: Node, node: Node) -> Counter[str]:
    """How often what the register does nothing with stands in it."""
    found: Counter[str] = Counter()
    for name, nodes in rest.items():
        for one in nodes:
            found[_foreign(one) if name == FOREIGN else name] += 1
    if model is IatiOrganisation:
        budgets = (one for name in node if not name.startswith("@") and name != FOREIGN for one in node[name])
        for one in budgets:
            found.update({name: len(one[name]) for name in _LINES if name in one})
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _foreign(xml: str) -> str:
    """The name of an element of another namespace, as it is written."""
    return xml[1:].split(">", 1)[0].split(None, 1)[0].rstrip("/")

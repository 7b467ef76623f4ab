"""The ledger and the money of two sides as tables, every cell with the documents behind it."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from cosante.briefing.content import Cell, Note, Table
from cosante.briefing.sources import document_notes, gathered
from cosante.briefing.words import Words
from cosante.register.models import Document
from cosante.register.queries.briefing import Deed, deeds, documents_telling
from cosante.register.queries.filters import Asked
from cosante.register.queries.ledger import directions, entries
from cosante.register.queries.totals import items, rows
from cosante.register.records.ledger import DIRECTIONS, GIVEN, TAKEN, balance, ledger
from cosante.register.records.ledger import Cell as Counted
from cosante.register.records.totals import total, verdict
from cosante.vocabulary.codes import MONEY_STAGES

#: What a briefing counts though nobody has reviewed it: it says so.
COUNTED = ("unreviewed",)


def heads(one: str, other: str = "") -> tuple[str, str, str]:
    """What was given, taken and done together, by the names of the two sides."""
    if not other:
        return _("What it did for others"), _("What was done for it"), _("Together with others")
    pair = _("%(one)s for %(other)s")
    return pair % {"one": one, "other": other}, pair % {"one": other, "other": one}, _("Both together")


def by_direction(one: str, other: str) -> dict[str, list[Deed]]:
    """The deeds of each direction, the latest first."""
    return {name: deeds(asked) for name, asked in directions(one, other).items()}


def ledger_table(
    one: str, other: str, found: Mapping[str, Sequence[Deed]], named: tuple[str, str, str], words: Words, most: int
) -> Table | None:
    """A line a kind of deed; the foot has all kinds, also those that there was no place for."""
    lines = ledger(entries(one, other), COUNTED)
    lines = [line for line in lines if line.deeds]
    if not lines:
        return None
    told = documents_telling(deed.act for some in found.values() for deed in some)
    asked = directions(one, other)
    table = []
    for line in lines[:most]:
        row = [Cell(words.label(line.kind, "act"), marked=True)]
        for name in DIRECTIONS:
            acts = [deed.act for deed in found[name] if deed.type == line.kind]
            behind = f"/acts/?{asked[name].query(type=line.kind)}"
            row.append(_cell(line.cells[name], words, _notes(acts, told, words, behind)))
        table.append(tuple(row))
    sums = balance(lines)
    table.append((Cell(_("All kinds"), marked=True), *(_cell(sums[name], words, ()) for name in DIRECTIONS)))
    return Table("", (_("Kind of deed"), *named), tuple(table), (2, 4, 4, 3), foot=True)


def _cell(cell: Counted, words: Words, notes: tuple[Note, ...]) -> Cell:
    if not cell.deeds:
        return Cell("–")
    parts = [words.number(cell.deeds)]
    for measure in ("counts", "days", "money"):
        parts += [
            words.figure(measure, figure.unit, figure.amount) for figure in cell.figures.get(measure, ()) if figure.n
        ]
    return Cell("; ".join(parts), notes, value=str(cell.deeds))


def _notes(acts: Sequence[int], told: Mapping[int, list[Document]], words: Words, behind: str) -> tuple[Note, ...]:
    return document_notes(gathered(told.get(act, []) for act in acts), words, behind)


def money_table(one: str, other: str, named: tuple[str, str, str], words: Words) -> Table | None:
    """Sums by stage and currency, never added over either; one column a direction."""
    asked = directions(one, other)
    figures = {
        name: {f.unit: f for f in total(rows("money", "stage", asked[name]), COUNTED) if f.n} for name in (GIVEN, TAKEN)
    }
    units = {unit for some in figures.values() for unit in some}
    if not units:
        return None
    table = []
    for unit in sorted(units, key=lambda unit: (MONEY_STAGES.index(unit.split()[0]), unit)):
        stage, currency = unit.split()
        cells = []
        for name in (GIVEN, TAKEN):
            figure = figures[name].get(unit)
            if figure is None:
                cells.append(Cell("–", number=True))
                continue
            notes = _money_notes(unit, asked[name], words)
            cells.append(Cell(words.money(figure.amount, currency), notes, number=True, value=f"{figure.amount:f}"))
        table.append((Cell(words.label(stage, "money"), marked=True), *cells))
    return Table("", (_("Stage"), named[0], named[1]), tuple(table), (2, 3, 3))


def _money_notes(unit: str, asked: Asked, words: Words) -> tuple[Note, ...]:
    stage = unit.split()[0]
    behind = [row for row in items("money", "stage", stage, unit, asked) if not verdict(row.why, COUNTED)]
    told = documents_telling(row.act_id for row in behind)
    wanted = urlencode({"measure": "money", "by": "stage", "key": stage, "unit": unit, "count": "unreviewed"})
    return document_notes(gathered(told.values()), words, f"/totals/behind/?{wanted}&{asked.query()}")

"""The ledger and the money of two sides as tables, every cell with the documents and rows behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.briefing.content import Block, Cell, Note, Paragraph, Sentence, Table
from cosante.briefing.partner_asked import Asked as Found
from cosante.briefing.parts import more
from cosante.briefing.sources import document_notes, gathered, rows_notes
from cosante.briefing.words import Words
from cosante.register.models import Document, Kept
from cosante.register.queries.briefing import Deed, deeds, documents_telling
from cosante.register.queries.filters import Asked
from cosante.register.queries.kept_with import kept_by_direction, money_rows
from cosante.register.queries.ledger import directions, entries
from cosante.register.queries.money import Asked as KeptMoney
from cosante.register.queries.totals import items, rows
from cosante.register.records.ledger import DIRECTIONS, GIVEN, TAKEN, balance, ledger
from cosante.register.records.ledger import Cell as Counted
from cosante.register.records.money import DELEGATED, KINDS, Money, added
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
    """The deeds of each direction, told by documents or kept by the office, the latest first."""
    kept = kept_by_direction(one, other)
    return {name: [*deeds(asked), *kept[name]] for name, asked in directions(one, other).items()}


def ledger_table(
    one: str,
    other: str,
    found: Found,
    named: tuple[str, str, str],
    words: Words,
) -> Table | None:
    """A line a kind of deed, as many as have a place; the foot has all kinds, also those that had none."""
    lines = ledger(entries(one, other), COUNTED)
    lines = [line for line in lines if line.deeds]
    if not lines:
        return None
    asked = directions(one, other)
    table = []
    for line in lines[: found.room.kinds]:
        row = [Cell(words.label(line.kind, "act"), marked=True)]
        for name in DIRECTIONS:
            some = [deed for deed in found.deeds[name] if deed.type == line.kind]
            acts = [deed.act for deed in some if not deed.kept]
            behind = f"/acts/?{asked[name].query(type=line.kind)}"
            notes = (*_notes(acts, found.told, words, behind), *kept_notes(some, words, ledger_of(one, other)))
            row.append(_cell(line.cells[name], words, notes, found.room.figures))
        table.append(tuple(row))
    sums = balance(lines)
    table.append(
        (Cell(_("All kinds"), marked=True), *(_cell(sums[name], words, (), found.room.figures) for name in DIRECTIONS))
    )
    return Table("", (_("Kind of deed"), *named), tuple(table), (2, 4, 4, 3), foot=True)


def kept_notes(found: Iterable[Deed], words: Words, behind: str) -> tuple[Note, ...]:
    """The rows of the office behind deeds that no document tells, table by table."""
    tables: dict[str, list[Kept]] = {}
    for deed in found:
        if deed.kept:
            tables.setdefault(deed.kept.noun, []).append(deed.kept.row)
    return tuple(note for some in tables.values() for note in rows_notes(some, words, behind))


def ledger_of(one: str, other: str) -> str:
    """The page of the ledger of two sides, or of one with everybody."""
    return f"/ledger/{one}/{other}/" if other else f"/ledger/{one}/"


def _cell(cell: Counted, words: Words, notes: tuple[Note, ...], most: int) -> Cell:
    """The number of deeds, and the figures that most deeds tell of, in their order."""
    if not cell.deeds:
        return Cell("–")
    told = [(m, figure) for m in ("counts", "days", "money") for figure in cell.figures.get(m, ()) if figure.n]
    least = sorted((figure.n for _m, figure in told), reverse=True)[:most]
    shown = [(m, figure) for m, figure in told if figure.n >= least[-1]][:most]
    parts = [words.number(cell.deeds), *(words.figure(m, figure.unit, figure.amount) for m, figure in shown)]
    if left := len(told) - len(shown):
        parts.append(ngettext("%(n)s more figure", "%(n)s more figures", left) % {"n": words.number(left)})
    return Cell("; ".join(parts), notes, value=str(cell.deeds))


def _notes(acts: Sequence[int], told: Mapping[int, list[Document]], words: Words, behind: str) -> tuple[Note, ...]:
    return document_notes(gathered(told.get(act, []) for act in acts), words, behind)


def money_table(one: str, other: str, named: tuple[str, str, str], words: Words, most: int) -> list[Block]:
    """Sums by stage and currency, never added over either, those that most deeds tell of; one column a direction."""
    asked = directions(one, other)
    figures = {
        name: {f.unit: f for f in total(rows("money", "stage", asked[name]), COUNTED) if f.n} for name in (GIVEN, TAKEN)
    }
    units = {unit for some in figures.values() for unit in some}
    if not units:
        return []
    told_of = {unit: sum(some[unit].n for some in figures.values() if unit in some) for unit in units}
    left = len(units) - most
    units = set(sorted(units, key=lambda unit: (-told_of[unit], unit))[:most])
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
    shown = Table(_("As documents tell"), (_("Stage"), named[0], named[1]), tuple(table), (2, 3, 3))
    whole = Note("ledger", _("The whole ledger."), ledger_of(one, other))
    return [shown, more(left, words, whole)] if left > 0 else [shown]


def kept_money_table(
    kept: Mapping[str, Sequence[Money]], named: tuple[str, str, str], words: Words, most: int
) -> list[Block]:
    """The same of what the office keeps in its books. Delegated funds, what is in kind and estimates are apart."""
    groups: dict[tuple[str, ...], dict[str, list[Money]]] = {}
    for way, moneys in kept.items():
        for money in moneys:
            groups.setdefault(_sort(money), {}).setdefault(way, []).append(money)
    ranked = sorted(groups, key=_order)
    table = []
    for key in ranked[:most]:
        cells = [_kept_sum(groups[key].get(way, ()), words) for way in (GIVEN, TAKEN)]
        table.append((Cell(sort_words(key, words), marked=True), *cells))
    if not table:
        return []
    heads = (_("Stage"), named[0], named[1])
    found: list[Block] = [Table(_("As the office keeps it"), heads, tuple(table), (2, 3, 3))]
    if left := len(ranked) - most if len(ranked) > most else 0:
        told = ngettext("%(n)s more sum is in the books.", "%(n)s more sums are in the books.", left)
        note = Note("money", _("The money that the office keeps."), "/money/")
        found.append(Paragraph((Sentence(told % {"n": words.number(left)}, (note,)),)))
    return found


def _order(key: tuple[str, ...]) -> tuple[Any, ...]:
    return KINDS.index(key[0]), key[1:]


def _sort(money: Money) -> tuple[str, ...]:
    """What is never added: stages, delegated and own funds, money and goods, known sums and estimates, currencies."""
    delegated = money.funding == DELEGATED
    marks = (delegated, money.in_kind, money.estimated)
    return money.stage, *("1" if mark else "" for mark in marks), money.currency


def sort_words(key: Sequence[str], words: Words) -> str:
    """``spent (in kind, estimated)``."""
    marks = (_("delegated funds"), _("in kind"), _("estimated"))
    told = ", ".join(said for said, mark in zip(marks, key[1:4], strict=True) if mark)
    return f"{words.stage(key[0])} ({told})" if told else words.stage(key[0])


def by_sort(moneys: Iterable[Money]) -> dict[tuple[str, ...], list[Money]]:
    """Money that can be added, by what it is, in the order of stages."""
    groups: dict[tuple[str, ...], list[Money]] = {}
    for money in moneys:
        groups.setdefault(_sort(money), []).append(money)
    return {key: groups[key] for key in sorted(groups, key=_order)}


def _kept_sum(moneys: Sequence[Money], words: Words) -> Cell:
    if not moneys:
        return Cell("–", number=True)
    amount = added(money.amount for money in moneys)
    notes = money_notes(moneys, words)
    return Cell(words.money(amount, moneys[0].currency), notes, number=True, value=f"{amount:f}")


def money_notes(moneys: Sequence[Money], words: Words) -> tuple[Note, ...]:
    """The rows of the books behind a sum; all are budget lines, or all are transactions."""
    asked = KeptMoney(stage=moneys[0].stage, currency=moneys[0].currency)
    for name in ("provider", "receiver"):
        sides = {getattr(money, name) for money in moneys}
        asked = replace(asked, **{name: sides.pop()}) if len(sides) == 1 and all(sides) else asked
    years = {money.year for money in moneys}
    asked = replace(asked, year=years.pop()) if len(years) == 1 else asked
    asked = replace(asked, funding=DELEGATED) if moneys[0].funding == DELEGATED else asked
    return rows_notes(money_rows(moneys), words, f"/money/rows/?{asked.query()}")


def _money_notes(unit: str, asked: Asked, words: Words) -> tuple[Note, ...]:
    stage = unit.split()[0]
    behind = [row for row in items("money", "stage", stage, unit, asked) if not verdict(row.why, COUNTED)]
    told = documents_telling(row.act_id for row in behind)
    wanted = urlencode({"measure": "money", "by": "stage", "key": stage, "unit": unit, "count": "unreviewed"})
    return document_notes(gathered(told.values()), words, f"/totals/behind/?{wanted}&{asked.query()}")

"""What has to be watched of supplies on a day: what will expire, run out, comes late or after its money; equipment."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from cosante.briefing.content import Block, Cell, Note, Section, Table
from cosante.briefing.parts import NOTHING, begun, day, more, number
from cosante.briefing.sources import entered_notes, rows_notes
from cosante.briefing.words import Words
from cosante.register.models import Equipment, EquipmentState, Need
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.supply.books import Book
from cosante.register.queries.supply.equipment import due
from cosante.register.queries.supply.needs import judged
from cosante.register.queries.supply.stock import held

#: What expires in so many days will expire.
DAYS = 180
#: So many lines has a table.
_LINES = 40
#: Risks that are told, the greatest first.
_RISKS = ("out", "high", "some")


def watched(found: Sequence[Book], today: date, words: Words) -> list[Section]:
    """As things are on that day."""
    return [
        Section(_("What expires within %(days)s days") % {"days": words.number(DAYS)}, _expiring(today, words)),
        Section(_("What will run out"), _running_out(today, words)),
        Section(_("Late, after its money has ended, or not in order"), _wrong(found, today, words)),
        Section(_("Equipment"), _equipment(today, words)),
    ]


def _with_more(table: Table | None, left: int, words: Words, behind: str) -> tuple[Block, ...]:
    if table is None or not table.rows:
        return ()
    note = Note(f"watch {behind}", _("All of it, as it is today."), behind)
    return (table, more(left, words, note)) if left > 0 else (table,)


def _expiring(today: date, words: Words) -> tuple[Block, ...]:
    last = today + timedelta(days=DAYS)
    found = sorted(
        (one for one in held(until=last) if one.quantity > 0),
        key=lambda one: (one.lot.expiry, one.lot.pk, one.store.pk),
    )
    notes = entered_notes([one.lot for one in found[:_LINES]], words)
    table = tuple(
        (
            Cell(str(one.lot.item), notes[one.lot.pk], marked=True),
            Cell(one.lot.lot or NOTHING),
            Cell(str(one.store)),
            day(one.lot.expiry, words),
            number(one.quantity, words),
            Cell(words.unit(one.lot.item.unit)),
        )
        for one in found[:_LINES]
    )
    heads = (_("Item"), _("Lot"), _("Where"), _("Expires"), _("In stock"), _("Unit"))
    shown = Table("", heads, table, (5, 3, 4, 3, 3, 2))
    return _with_more(shown, len(found) - _LINES, words, "/supply/watch/")


def _running_out(today: date, words: Words) -> tuple[Block, ...]:
    found = [one for one in judged(rows(Need), today) if one.risk in _RISKS]
    found.sort(key=lambda one: (_RISKS.index(one.risk), one.lasts or 0, one.need.pk))
    notes = entered_notes([one.need for one in found[:_LINES]], words)
    table = tuple(
        (
            Cell(str(one.need.item), notes[one.need.pk], marked=True),
            Cell(words.label(one.need.programme, "health_area") if one.need.programme else NOTHING),
            Cell(str(one.need.facility or NOTHING)),
            number(one.on_hand, words),
            Cell(words.rough(one.lasts, 1) or NOTHING, number=True, value=_digits(one.lasts)),
            Cell(words.risk(one.risk)),
        )
        for one in found[:_LINES]
    )
    heads = (_("Item"), _("Programme"), _("Facility"), _("In stock"), _("Lasts months"), _("Risk"))
    shown = Table("", heads, table, (5, 4, 4, 3, 2, 5))
    return _with_more(shown, len(found) - _LINES, words, "/supply/watch/")


def _digits(months: object) -> str:
    """Months as digits, to one place, for workbooks."""
    return "" if months is None else f"{float(months):.1f}"  # type: ignore[arg-type]  # a fraction


def _wrong(found: Sequence[Book], today: date, words: Words) -> tuple[Block, ...]:
    bad = [book for book in found if book.problems(today)]
    notes = entered_notes([book.order for book in bad[:_LINES]], words)
    table = tuple(
        (Cell(book.order.title, notes[book.order.pk], marked=True), Cell(" ".join(words.wrong(book, today))))
        for book in bad[:_LINES]
    )
    return _with_more(
        Table("", (_("Order"), _("What is wrong")), table, (4, 9)), len(bad) - _LINES, words, "/supply/watch/"
    )


def _equipment(today: date, words: Words) -> tuple[Block, ...]:
    pieces: dict[int, list[Equipment]] = {}
    for piece in rows(Equipment):
        pieces.setdefault(piece.item_id, []).append(piece)
    late = {one.piece.pk for one in due() if one.day < today}
    ranked = sorted(pieces.values(), key=lambda some: (some[0].item.name, some[0].item_id))
    states = tuple(state for state in EquipmentState if state != EquipmentState.RETIRED)
    table = []
    for some in ranked[:_LINES]:
        numbers = [sum(piece.state == state for piece in some) for state in states]
        behind = rows_notes(some, words, "/equipment/")
        overdue = sum(piece.pk in late for piece in some)
        cells = [number(n, words) for n in (len(some), *numbers, overdue)]
        table.append((Cell(str(some[0].item), behind, marked=True), *cells))
    heads = (_("Item"), _("Pieces"), *(begun(str(state.label)) for state in states), _("Maintenance overdue"))
    return _with_more(
        Table("", heads, tuple(table), (5, 2, 2, 3, 3, 3, 3)), len(ranked) - _LINES, words, "/supply/due/"
    )

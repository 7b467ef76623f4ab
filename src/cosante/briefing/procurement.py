"""The procurement status: orders by how far they are, what came of each item, deliveries, times, prices; what to watch.

Of the office's own rows alone. Quantities of one item are added, and sums of one currency; nothing else is.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.briefing.content import Block, Cell, Content, Note, Section, Table, without_empty
from cosante.briefing.deeds import called
from cosante.briefing.deliveries import received, under_way
from cosante.briefing.parts import NOTHING, begun, day, money, more, number
from cosante.briefing.sources import entered_notes, rows_notes
from cosante.briefing.watched import watched
from cosante.briefing.words import Words
from cosante.register.models import Item, OrderLine
from cosante.register.queries.briefing import names_in
from cosante.register.queries.supply.books import Book, Booked, books, in_year, spans
from cosante.register.queries.supply.prices import Priced, priced, with_lines
from cosante.register.records.supply.exact import total
from cosante.register.records.supply.lines import CANCELLED, STEPS, added
from cosante.register.records.supply.times import SPANS, median

#: So many lines has a table.
LINES = 40
_ORDER = (*STEPS, CANCELLED)


def procurement(year: int, language: str, today: date, words: Words) -> Content:
    """All orders, or those that were under way on some day of the year; what to watch where that year is not over."""
    found = [book for book in books() if not year or in_year(book, year)]
    open_ = [book for book in found if book.open]
    about = ngettext("%(n)s order.", "%(n)s orders.", len(found)) % {"n": words.number(len(found))}
    about += " " + _("Something is still to come of %(open)s.") % {"open": words.number(len(open_))}
    about += " " + _("Sums of different currencies and quantities of different items are not added.")
    sections = [
        Section(_("Orders by step"), steps(found, year, words)),
        Section(_("Orders"), _orders(found, year, language, today, words)),
        Section(_("Items"), _items(found, words)),
        Section(_("On the way"), under_way(found, words)),
        Section(_("Received"), received(found, year, words)),
        Section(_("Lead times in days"), _times(found, year, words, language)),
        Section(_("Prices above their reference"), _prices(found, words)),
    ]
    if year in (0, today.year):
        sections += watched(found, today, words)
    title = _("Procurement, %(year)s") % {"year": words.digits(year)} if year else _("Procurement")
    return without_empty(Content(title, _("Procurement status"), language, tuple(sections), about))


def _list(year: int, **asked: str) -> str:
    told = [f"{name}={value}" for name, value in (asked | ({"year": str(year)} if year else {})).items()]
    return "/supply/orders/" + (f"?{'&'.join(told)}" if told else "")


def steps(found: Sequence[Book], year: int, words: Words) -> tuple[Block, ...]:
    """How many orders are at which step, and what they cost by currency."""
    groups: dict[tuple[str, str], list[Book]] = {}
    for book in found:
        groups.setdefault((book.where.step, book.order.currency), []).append(book)
    table = []
    for step, currency in sorted(groups, key=lambda key: (_ORDER.index(key[0]), key[1])):
        some = groups[step, currency]
        notes = rows_notes([book.order for book in some], words, _list(year, step=step))
        cells = (
            Cell(words.step(step, True), notes, marked=True),
            Cell(currency or NOTHING),
            number(len(some), words),
            number(sum(not book.where.whole for book in some), words),
            money(total(book.price for book in some), currency, words),
        )
        table.append(cells)
    heads = (_("Step"), _("Currency"), _("Number of orders"), _("of them in part"), _("Price in all"))
    return (Table("", heads, tuple(table), (4, 2, 3, 3, 4)),) if table else ()


def _orders(found: Sequence[Book], year: int, language: str, today: date, words: Words) -> tuple[Block, ...]:
    shown = sorted(found, key=lambda book: (not book.open, -book.order.pk))
    left, shown = len(shown) - LINES, shown[:LINES]
    sides = [(book.order.agency, book.order.donor) for book in shown]
    names = names_in(language, (one.pk for pair in sides for one in pair if one))
    notes = entered_notes([book.order for book in shown], words)
    table = tuple(_order(book, names, notes, today, words) for book in shown)
    heads = (_("Order"), _("Agency"), _("Donor"), _("Step"), _("Price in all"), _("Ordered"), _("Complete"))
    blocks: list[Block] = [Table("", heads, table, (6, 5, 4, 4, 4, 4, 4))] if table else []
    if left > 0:
        note = Note(f"orders {year}", _("All orders of the office."), _list(year))
        blocks.append(more(left, words, note))
    return tuple(blocks)


def _order(
    book: Book, names: Mapping[int, str], notes: Mapping[int, tuple[Note, ...]], today: date, words: Words
) -> tuple[Cell, ...]:
    order = book.order
    title = " · ".join(filter(None, (order.number, order.title)))
    agency, donor = (called(one, names, words) if one else NOTHING for one in (order.agency, order.donor))
    return (
        Cell(title, notes[order.pk], marked=True),
        Cell(agency),
        Cell(donor),
        Cell(words.step(*book.where)),
        money(book.price, order.currency, words),
        day(order.ordered, words),
        Cell(_complete(book, today, words)),
    )


def _complete(book: Book, today: date, words: Words) -> str:
    """When the last of it came, or is to come."""
    if not book.open:
        return words.day(max(book.arrived)) if book.arrived else NOTHING
    if book.expected is None:
        return _("not known")
    said = words.day(book.expected[0])
    return _("%(day)s, late") % {"day": said} if book.expected[0] < today else _("by %(day)s") % {"day": said}


def _items(found: Sequence[Book], words: Words) -> tuple[Block, ...]:
    lines: dict[int, list[Booked]] = {}
    for book in found:
        for one in book.lines:
            lines.setdefault(one.row.item_id, []).append(one)
    known = Item.objects.in_bulk(lines)
    ranked = sorted(lines, key=lambda item: (known[item].name, known[item].strength, item))
    notes = _line_notes([one.row for item in ranked[:LINES] for one in lines[item][:2]], words)
    table = tuple(_item(known[item], lines[item], notes, words) for item in ranked[:LINES])
    heads = (
        *(_("Item"), _("Ordered"), _("Received"), _("To come"), _("Cancelled or replaced"), _("Rejected")),
        _("Distributed"),
    )
    blocks: list[Block] = [Table("", heads, table, (6, 3, 3, 3, 3, 3, 3))] if table else []
    if len(ranked) > LINES:
        note = Note("items", _("All items of the office."), "/items/")
        blocks.append(more(len(ranked) - LINES, words, note))
    return tuple(blocks)


def _line_notes(lines: Sequence[OrderLine], words: Words) -> dict[int, tuple[Note, ...]]:
    whole = OrderLine.objects.select_related("order").in_bulk([line.pk for line in lines])
    return entered_notes(whole.values(), words)


def _item(item: Item, lines: Sequence[Booked], notes: Mapping[int, tuple[Note, ...]], words: Words) -> tuple[Cell, ...]:
    """Ordered is received, to come, and cancelled or replaced, exactly."""
    sums = added(one.line for one in lines)
    behind = rows_notes([one.row for one in lines], words, item.get_absolute_url(), notes)
    return (
        Cell(_with_unit(item, words), behind, marked=True),
        number(sums.ordered, words),
        number(sums.received, words),
        number(sums.outstanding, words),
        number(total((sums.cancelled, sums.substituted)), words),
        number(sums.rejected, words),
        number(sums.account.distributed, words),
    )


def _with_unit(item: Item, words: Words) -> str:
    """An item and what it is counted in, where its form does not say so."""
    name, unit = str(item), words.unit(item.unit)
    return name if name.casefold().endswith(unit.casefold()) else f"{name} ({unit})"


def _times(found: Sequence[Book], year: int, words: Words, language: str) -> tuple[Block, ...]:
    by: dict[int | None, list[Book]] = {}
    for book in found:
        if spans(book):
            by.setdefault(book.order.agency_id, []).append(book)
    names = names_in(language, (pk for pk in by if pk))
    table = []
    for agency in sorted(by, key=lambda pk: (pk is None, pk)):
        partner, told = by[agency][0].order.agency, [spans(book) for book in by[agency]]
        behind = rows_notes([book.order for book in by[agency]], words, _list(year, agency=str(agency or 0)))
        name = called(partner, names, words) if partner else _("not stated")
        cells = [_median([days[span] for days in told if span in days], words) for span in SPANS]
        table.append((Cell(name, behind, marked=True), *cells))
    heads = (_("Agency"), *(begun(words.between(span)) for span in SPANS))
    caption = _("The median, and of how many orders")
    return (Table(caption, heads, tuple(table), (5, 3, 3, 3, 3, 3)),) if table else ()


def _median(days: list[int], words: Words) -> Cell:
    found = median(days)
    if found is None:
        return Cell(NOTHING)
    return Cell(_("%(days)s (of %(n)s)") % {"days": words.rough(found.days, 1), "n": words.number(found.of)})


def _share(one: Priced, words: Words) -> Cell:
    if one.percent is None:
        return Cell(NOTHING, number=True)
    return Cell(_("%(number)s %%") % {"number": words.number(one.percent)}, number=True, value=f"{one.percent:f}")


def _prices(found: Sequence[Book], words: Words) -> tuple[Block, ...]:
    here = {one.row.pk for book in found for one in book.lines}
    shown = with_lines([one for one in priced() if one.pk in here and one.above][:LINES])
    lines: list[Any] = [one.line for one in shown]
    notes, sources = entered_notes(lines, words), entered_notes([one.source for one in shown if one.source], words)
    table = tuple(
        (
            Cell(str(line.item), marked=True),
            Cell(str(line.order), notes[line.pk]),
            money(line.unit_price, line.order.currency, words),
            money(one.source.price, one.source.currency, words, sources[one.source.pk]),
            _share(one, words),
        )
        for one, line in zip(shown, lines, strict=True)
        if one.source
    )
    heads = (_("Item"), _("Order"), _("Price of a unit"), _("Reference"), _("Share of it"))
    return (Table("", heads, table, (5, 5, 3, 3, 3)),) if table else ()

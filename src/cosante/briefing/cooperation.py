"""The annual cooperation report: what a year held, by kind, area, country and partner; its money; its main deeds.

What documents tell and what the office keeps stand beside each other and are never added.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.briefing.content import (
    Bar,
    Bars,
    Block,
    Cell,
    Content,
    Note,
    Paragraph,
    Section,
    Sentence,
    Table,
    without_empty,
)
from cosante.briefing.deeds import called, chosen, told_lines
from cosante.briefing.ledgers import COUNTED, by_sort, money_notes, sort_words
from cosante.briefing.procurement import steps
from cosante.briefing.promises import agreement_sentence
from cosante.briefing.results import standings
from cosante.briefing.sources import document_notes, gathered
from cosante.briefing.trainings import kept_kinds
from cosante.briefing.words import Words
from cosante.register.models import Partner
from cosante.register.queries.briefing import agreements_with, deeds, documents_telling, names_in
from cosante.register.queries.exchanges import deeds as kept_deeds
from cosante.register.queries.filters import Asked
from cosante.register.queries.money import everything
from cosante.register.queries.supply.books import books, in_year
from cosante.register.queries.totals import rows
from cosante.register.records.exchanges import Deed as Exchanged
from cosante.register.records.money import added
from cosante.register.records.totals import Figure, total
from cosante.vocabulary.codes import MONEY_STAGES

#: So many lines has a table of partners or countries, and so many deeds are told.
_LINES, _DEEDS = 15, 20


def cooperation(year: int, language: str, today: date, words: Words) -> Content:
    """The report of that year, in the language that is active."""
    asked = Asked(year_from=str(year), year_to=str(year))
    found = deeds(asked)
    acts = [deed.act for deed in found]
    notes = document_notes(gathered(documents_telling(acts).values()), words, f"/acts/?{asked.query()}")
    waits = sum(not deed.reviewed for deed in found)
    told = ngettext("%(n)s deed is told of this year", "%(n)s deeds are told of this year", len(found))
    more = _("%(n)s of them not reviewed yet.") % {"n": words.number(waits)}
    about = told % {"n": words.number(len(found))} + (f", {more}" if waits else ".")
    about += " " + _("What is only planned is told, but not counted.") if found else ""
    lines = told_lines(chosen(found, _DEEDS, a_year=_DEEDS), words, language)
    sections = (
        Section(_("Deeds by kind"), _bars("type", asked, words, "act", notes)),
        Section(_("Deeds by health area"), _bars("area", asked, words, "health_area", notes)),
        Section(_("Money by stage"), (*_money(asked, words, notes), *_kept_money(year, words))),
        Section(_("People and things"), _counts(asked, words, notes)),
        Section(_("Trainings and visits that the office keeps"), kept_kinds(_exchanges(year), words)),
        Section(_("Procurement"), steps([book for book in books() if in_year(book, year)], year, words)),
        Section(_("Results"), standings(year, words)),
        Section(_("Partners that act"), _parties("giver", asked, words, language, notes)),
        Section(_("Partners that receive"), _parties("receiver", asked, words, language, notes)),
        Section(_("Agreements signed"), _signed(year, words)),
        Section(_("Main deeds"), (Paragraph(lines, listed=True),) if lines else ()),
    )
    title = _("Health cooperation in %(year)s") % {"year": words.digits(year)}
    return without_empty(Content(title, _("Annual cooperation report"), language, sections, about))


def _figures(measure: str, by: str, asked: Asked) -> list[Figure]:
    return [figure for figure in total(rows(measure, by, asked), COUNTED) if figure.n]


def _bars(by: str, asked: Asked, words: Words, labels: str, notes: tuple[Note, ...]) -> tuple[Block, ...]:
    figures = sorted(_figures("acts", by, asked), key=lambda figure: (-figure.n, figure.key))
    most = max((figure.n for figure in figures), default=0)
    bars = [
        Bar(words.label(f.key, labels), words.number(f.n), round(100 * f.n / most), notes if n == 0 else ())
        for n, f in enumerate(figures)
    ]
    return (Bars(_("Number of deeds"), tuple(bars)),) if bars else ()


def _money(asked: Asked, words: Words, notes: tuple[Note, ...]) -> tuple[Block, ...]:
    figures = _figures("money", "stage", asked)
    figures.sort(key=lambda figure: (MONEY_STAGES.index(figure.unit.split()[0]), figure.unit))
    table = [
        (
            Cell(words.label(figure.unit.split()[0], "money"), marked=True),
            Cell(figure.unit.split()[1]),
            _number(figure.n, words),
            Cell(words.money(figure.amount, figure.unit.split()[1]), notes, number=True, value=f"{figure.amount:f}"),
        )
        for figure in figures
    ]
    heads = (_("Stage"), _("Currency"), _("Sums"), _("Amount"))
    return (Table(_("As documents tell"), heads, tuple(table), (3, 2, 1, 3)),) if table else ()


def _kept_money(year: int, words: Words) -> tuple[Block, ...]:
    """What the office's own books have of that year. What is in budgets for it is planned, and a stage by itself."""
    found = by_sort(money for money in everything() if money.year == str(year))
    table = []
    for key, moneys in found.items():
        amount = added(money.amount for money in moneys)
        cells = (
            Cell(sort_words(key, words), marked=True),
            Cell(moneys[0].currency),
            _number(len(moneys), words),
            Cell(words.money(amount, moneys[0].currency), money_notes(moneys, words), number=True, value=f"{amount:f}"),
        )
        table.append(cells)
    heads = (_("Stage"), _("Currency"), _("Sums"), _("Amount"))
    return (Table(_("As the office keeps it"), heads, tuple(table), (3, 2, 1, 3)),) if table else ()


def _exchanges(year: int) -> list[Exchanged]:
    return [deed for deed in kept_deeds() if deed.year == year]


def _counts(asked: Asked, words: Words, notes: tuple[Note, ...]) -> tuple[Block, ...]:
    figures = sorted(_figures("counts", "all", asked), key=lambda figure: -figure.amount)
    table = [
        (
            Cell(words.label(figure.unit, "counted"), marked=True),
            Cell(words.number(figure.amount), notes, number=True, value=f"{figure.amount:f}"),
        )
        for figure in figures
    ]
    return (Table("", (_("What"), _("Number")), tuple(table), (3, 1)),) if table else ()


def _parties(by: str, asked: Asked, words: Words, language: str, notes: tuple[Note, ...]) -> tuple[Block, ...]:
    counted = {figure.key: figure for figure in _figures("acts", by, asked)}
    money: dict[str, list[str]] = {}
    for figure in _figures("money", by, asked):
        money.setdefault(figure.key, []).append(words.figure("money", figure.unit, figure.amount))
    keys = sorted(counted, key=lambda key: (-counted[key].n, int(key)))[:_LINES]
    known = Partner.objects.in_bulk([int(key) for key in keys])
    names = names_in(language, known)
    table = [
        (
            Cell(called(known[int(key)], names, words), notes, marked=True),
            Cell(words.label(known[int(key)].type, "partner")),
            Cell(words.country(known[int(key)].country) or "–"),
            _number(counted[key].n, words),
            Cell("; ".join(money.get(key, [])) or "–"),
        )
        for key in keys
    ]
    heads = (_("Partner"), _("Kind"), _("Country"), _("Deeds"), _("Money"))
    return (Table("", heads, tuple(table), (5, 3, 3, 1, 4)),) if table else ()


def _number(value: int | Decimal, words: Words, notes: Sequence[Note] = ()) -> Cell:
    return Cell(words.number(value), tuple(notes), number=True, value=f"{value}")


def _signed(year: int, words: Words) -> tuple[Block, ...]:
    signed = [one for one in agreements_with() if one.signed and one.signed.year == year]
    lines: tuple[Sentence, ...] = tuple(agreement_sentence(one, words) for one in signed)
    return (Paragraph(lines, listed=True),) if lines else ()

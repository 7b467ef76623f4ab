"""Agreements as sentences, and what was promised in them and at visits, as tables."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from cosante.briefing.content import Cell, Sentence, Table
from cosante.briefing.deeds import called
from cosante.briefing.parts import stopped
from cosante.briefing.sources import entered_note, entered_notes
from cosante.briefing.words import Words
from cosante.register.models import Agreement, DelegationPromise, Promise
from cosante.register.queries.briefing import names_in


def agreement_sentence(agreement: Agreement, words: Words, ends: date | None = None) -> Sentence:
    """What an agreement is, for how long and for how much, and what that leaves out. ``ends``: as amended."""
    parts = [str(agreement.get_kind_display())]
    for day, told in ((agreement.signed, _("signed %(day)s")), (ends or agreement.ends, _("ends %(day)s"))):
        if day:
            parts.append(told % {"day": words.day(day)})
    if agreement.amount is not None:
        parts.append(words.money(agreement.amount, agreement.currency))
    said = stopped(", ".join(parts))
    if agreement.excludes:
        left = _("It leaves out: %(what)s") % {"what": agreement.excludes.strip().rstrip(".।")}
        said += " " + stopped(left)
    return Sentence(said, entered_note(agreement, words), lead=agreement.title)


def promise_table(promises: Sequence[Promise], today: date, words: Words, language: str) -> Table:
    """What was promised, by whom, until when; what is late says so."""
    table = []
    names = names_in(language, (one.responsible_id for one in promises if one.responsible_id))
    notes = entered_notes(promises, words)
    for one in promises:
        amount = words.money(one.amount, one.currency) if one.amount is not None else "–"
        cells = (
            Cell(words.label(one.area, "health_area"), marked=True),
            Cell(one.what or "–"),
            Cell(called(one.responsible, names, words) if one.responsible else "–"),
            Cell(_due(one.due, today, words)),
            Cell(amount, notes[one.pk], number=True, value="" if one.amount is None else f"{one.amount:f}"),
        )
        table.append(cells)
    heads = (_("Health area"), _("What is promised"), _("Who has to do it"), _("Due"), _("Amount"))
    return Table("", heads, tuple(table), (3, 4, 3, 3, 4))


def visit_table(promises: Sequence[DelegationPromise], today: date, words: Words, language: str, caption: str) -> Table:
    """What was promised at visits: by whom, until when, at which."""
    names = names_in(language, (one.responsible_id for one in promises if one.responsible_id))
    notes = entered_notes(promises, words)
    rows = tuple(
        (
            Cell(one.what, marked=True),
            Cell(called(one.responsible, names, words) if one.responsible else "–"),
            Cell(_due(one.due, today, words)),
            Cell(str(one.delegation), notes[one.pk]),
        )
        for one in promises
    )
    heads = (_("What was promised"), _("Who has to do it"), _("Due"), _("Visit"))
    return Table(caption, heads, rows, (5, 4, 3, 5))


def _due(day: date | None, today: date, words: Words) -> str:
    if day is None:
        return "–"
    return _("%(day)s, late") % {"day": words.day(day)} if day < today else words.day(day)

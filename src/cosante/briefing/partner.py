"""The briefing on one partner, for somebody who meets it tomorrow: two pages, every sentence with its source.

Who they are; fifteen years in one timeline; the ledger in both directions; open promises; money by stage; the last
meeting; the next dates; people to know. With ``ours``, a country or a partner, it is about what these two did.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.briefing import ledgers
from cosante.briefing.content import (
    Block,
    Column,
    Content,
    Paragraph,
    Section,
    Sentence,
    Timeline,
    without_empty,
)
from cosante.briefing.deeds import called, chosen, told_lines
from cosante.briefing.partner_asked import Asked
from cosante.briefing.partner_next import dates, meeting, people, promises
from cosante.briefing.sources import document_note, document_notes, gathered
from cosante.briefing.words import Words
from cosante.register.models import Partner
from cosante.register.queries.briefing import Deed, agreements_with, documents_telling, names_in, names_told
from cosante.register.queries.kept_with import kept_deeds, money_with, standings
from cosante.register.queries.ledger import Side, side
from cosante.register.records.ledger import GIVEN, TAKEN, TOGETHER

YEARS = 15


def briefing(asked: Asked) -> Content:
    """The content in the language that is active, which is ``asked.language``."""
    words, partner = asked.words, asked.partner
    sections = (
        Section(_("Who they are"), _who(asked)),
        Section(_("Fifteen years"), _years(asked)),
        Section(_("What was done, in both directions"), _ledger(asked)),
        Section(_("Open promises"), promises(asked)),
        Section(_("Money by stage"), _money(asked)),
        Section(_("Last meeting"), meeting(asked)),
        Section(_("Next dates"), dates(asked)),
        Section(_("People to know"), people(asked)),
    )
    subtitle = words.label(partner.type, "partner")
    subtitle += f", {words.country(partner.country)}" if partner.country and partner.type != "country" else ""
    title = _("Briefing: %(name)s") % {"name": asked.name}
    if asked.other:
        told = {"what": subtitle, "other": asked.other}
        subtitle = _("%(what)s · what it and %(other)s did for each other") % told
    return without_empty(Content(title, subtitle, asked.language, sections, _about(asked), _("Sources")))


def ask(partner: Partner, ours: str, today: date, words: Words, personal: bool = False) -> Asked:
    """All that the sections are made of, asked once for every language; ``personal``: for a page, never for a file."""
    deeds = ledgers.by_direction(str(partner.pk), ours)
    return Asked(
        partner,
        ours,
        today,
        words,
        deeds,
        documents_telling(deed.act for some in deeds.values() for deed in some if not deed.kept),
        [deed for _way, deed in kept_deeds(str(partner.pk), ours)],
        agreements_with(partner.pk),
        standings(today),
        money_with(partner, ours),
        personal,
    )


def in_language(asked: Asked, language: str) -> Asked:
    """The same for a briefing in the language that is active, which is this one: with the names that it has."""
    other = side(asked.ours) if asked.ours else None
    names = names_in(language, [asked.partner.pk, *([other.partner.pk] if other and other.partner else [])])
    name = called(asked.partner, names, asked.words)
    return replace(asked, language=language, name=name, other=_side_name(other, names, asked.words) if other else "")


def _side_name(side: Side, names: Mapping[int, str], words: Words) -> str:
    return called(side.partner, names, words) if side.partner else words.country(side.country)


def _about(asked: Asked) -> str:
    every = asked.every
    waits = sum(not deed.reviewed for deed in every)
    told = ngettext("The register tells of %(n)s deed.", "The register tells of %(n)s deeds.", len(every))
    said = told % {"n": asked.words.number(len(every))}
    if waits:
        more = ngettext(
            "%(n)s has not been reviewed yet; where it is told it is marked *.",
            "%(n)s have not been reviewed yet; where they are told they are marked *.",
            waits,
        )
        said += " " + more % {"n": asked.words.number(waits)}
    return said + " " + _("What is only planned is told, but not counted.")


def _who(asked: Asked) -> tuple[Block, ...]:
    partner, words = asked.partner, asked.words
    named = names_told(partner)
    newest = [document_note(one.document, words) for one in named[:1]]
    kind = words.label(partner.type, "partner")
    where = words.country(partner.country) if partner.country else ""
    first = _("%(name)s: %(kind)s.") % {"name": asked.name, "kind": kind}
    lines = [Sentence(first, tuple(newest))]
    if where and partner.type != "country":
        lines.append(Sentence(_("Country: %(country)s.") % {"country": where}, tuple(newest)))
    for one in named[: asked.room.names]:
        if one.name != asked.name:
            told = _("In %(language)s: %(name)s.") % {"language": words.language(one.language), "name": one.name}
            lines.append(Sentence(told, (document_note(one.document, words),)))
    if partner.identifier:
        lines.append(Sentence(_("Identifier: %(code)s.") % {"code": partner.identifier}, tuple(newest)))
    return (Paragraph(tuple(lines)),)


def _years(asked: Asked) -> tuple[Block, ...]:
    words, last = asked.words, asked.today.year
    first = last - YEARS + 1
    every = asked.every
    if not every:
        return ()
    numbers = {
        name: {year: sum(deed.year == year for deed in some) for year in range(first, last + 1)}
        for name, some in asked.deeds.items()
    }
    columns = tuple(
        _column(words, year, [numbers[name][year] for name in (GIVEN, TAKEN, TOGETHER)])
        for year in range(first, last + 1)
    )
    side = ledgers.ledger_of(str(asked.partner.pk), asked.ours)
    notes = (*document_notes(gathered(asked.told.values()), words, side), *ledgers.kept_notes(every, words, side))
    caption = _("Deeds by year, %(first)s to %(last)s") % {"first": words.digits(first), "last": words.digits(last)}
    timeline = Timeline(caption, ledgers.heads(asked.name, asked.other), columns, notes)
    told_of = [deed for deed in _latest(every) if deed.year is None or first <= deed.year <= last]
    lines = told_lines(chosen(told_of, asked.room.deeds), words, asked.language)
    return (timeline, Paragraph(lines, listed=True))


def _column(words: Words, year: int, ways: Sequence[int]) -> Column:
    texts = [words.number(n) if n else "" for n in ways]
    return Column(words.digits(year), ways[0], ways[1], ways[2], (texts[0], texts[1], texts[2]))


def _latest(deeds: Sequence[Deed]) -> list[Deed]:
    return sorted(deeds, key=lambda deed: (-(deed.year or 0), -deed.act))


def _ledger(asked: Asked) -> tuple[Block, ...]:
    named = ledgers.heads(asked.name, asked.other)
    table = ledgers.ledger_table(str(asked.partner.pk), asked.ours, asked, named, asked.words)
    return (table,) if table else ()


def _money(asked: Asked) -> tuple[Block, ...]:
    named = ledgers.heads(asked.name, asked.other)
    told = ledgers.money_table(str(asked.partner.pk), asked.ours, named, asked.words, asked.room.told_money)
    kept = ledgers.kept_money_table(asked.money, named, asked.words, asked.room.money)
    return (*told, *kept)

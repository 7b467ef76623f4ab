"""The briefing on one partner, for somebody who meets it tomorrow: two pages, every sentence with its source.

Who they are; fifteen years in one timeline; the ledger in both directions; open promises; money by stage; the last
meeting; the next dates; people to know. With ``ours``, a country or a partner, it is about what these two did.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.briefing import ledgers
from cosante.briefing.content import (
    Block,
    Cell,
    Column,
    Content,
    Note,
    Paragraph,
    Section,
    Sentence,
    Table,
    Timeline,
    without_empty,
)
from cosante.briefing.deeds import called, chosen, sentences
from cosante.briefing.sources import document_note, document_notes, entered_note, gathered
from cosante.briefing.words import Words
from cosante.register.models import Agreement, Partner, Promise
from cosante.register.queries.briefing import (
    Deed,
    agreements_with,
    documents_telling,
    names_in,
    names_told,
    open_promises,
    persons_told,
    whole,
)
from cosante.register.queries.ledger import Side, side
from cosante.register.records.ledger import GIVEN, TAKEN, TOGETHER

YEARS = 15
#: Kinds of deed at which people meet.
MEETINGS = ("visit", "conference")


@dataclass(frozen=True)
class Room:
    """How much has a place: rows of each section."""

    deeds: int = 8
    kinds: int = 6
    promises: int = 6
    dates: int = 5
    people: int = 6
    names: int = 5


@dataclass(frozen=True)
class _Asked:
    partner: Partner
    ours: str
    today: date
    words: Words
    language: str
    room: Room
    deeds: Mapping[str, Sequence[Deed]]
    agreements: Sequence[Agreement]
    name: str
    other: str


def briefing(partner: Partner, ours: str, language: str, today: date, words: Words, room: Room = Room()) -> Content:
    """The content in the language that is active, which is ``language``."""
    other = side(ours) if ours else None
    keys = [partner.pk, *([other.partner.pk] if other and other.partner else [])]
    names = names_in(language, keys)
    name = called(partner, names, words)
    other_name = _side_name(other, names, words) if other else ""
    found = ledgers.by_direction(str(partner.pk), ours)
    asked = _Asked(partner, ours, today, words, language, room, found, agreements_with(partner.pk), name, other_name)
    sections = (
        Section(_("Who they are"), _who(asked)),
        Section(_("Fifteen years"), _years(asked)),
        Section(_("What was done, in both directions"), _ledger(asked)),
        Section(_("Open promises"), _promises(asked)),
        Section(_("Money by stage"), _money(asked)),
        Section(_("Last meeting"), _meeting(asked)),
        Section(_("Next dates"), _dates(asked)),
        Section(_("People to know"), _people(asked)),
    )
    subtitle = words.label(partner.type, "partner")
    subtitle += f", {words.country(partner.country)}" if partner.country and partner.type != "country" else ""
    title = _("Briefing: %(name)s") % {"name": name}
    subtitle = (
        _("%(what)s · what it and %(other)s did for each other") % {"what": subtitle, "other": other_name}
        if other_name
        else subtitle
    )
    return without_empty(Content(title, subtitle, language, sections, _about(asked), _("Sources")))


def _side_name(side: Side, names: Mapping[int, str], words: Words) -> str:
    return called(side.partner, names, words) if side.partner else words.country(side.country)


def _all(asked: _Asked) -> list[Deed]:
    return [deed for some in asked.deeds.values() for deed in some]


def _about(asked: _Asked) -> str:
    every = _all(asked)
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


def _who(asked: _Asked) -> tuple[Block, ...]:
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


def _years(asked: _Asked) -> tuple[Block, ...]:
    words, last = asked.words, asked.today.year
    first = last - YEARS + 1
    every = _all(asked)
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
    told = documents_telling(deed.act for deed in every)
    side = f"/ledger/{asked.partner.pk}/{f'{asked.ours}/' if asked.ours else ''}"
    notes = document_notes(gathered(told.values()), words, side)
    caption = _("Deeds by year, %(first)s to %(last)s") % {"first": words.digits(first), "last": words.digits(last)}
    timeline = Timeline(caption, ledgers.heads(asked.name, asked.other), columns, notes)
    told_of = [deed for deed in _latest(every) if deed.year is None or first <= deed.year <= last]
    lines = sentences(chosen(told_of, asked.room.deeds), words, asked.language)
    return (timeline, Paragraph(lines, listed=True))


def _column(words: Words, year: int, ways: Sequence[int]) -> Column:
    texts = [words.number(n) if n else "" for n in ways]
    return Column(words.digits(year), ways[0], ways[1], ways[2], (texts[0], texts[1], texts[2]))


def _latest(deeds: Sequence[Deed]) -> list[Deed]:
    return sorted(deeds, key=lambda deed: (-(deed.year or 0), -deed.act))


def _ledger(asked: _Asked) -> tuple[Block, ...]:
    named = ledgers.heads(asked.name, asked.other)
    table = ledgers.ledger_table(str(asked.partner.pk), asked.ours, asked.deeds, named, asked.words, asked.room.kinds)
    return (table,) if table else ()


def _money(asked: _Asked) -> tuple[Block, ...]:
    named = ledgers.heads(asked.name, asked.other)
    table = ledgers.money_table(str(asked.partner.pk), asked.ours, named, asked.words)
    return (table,) if table else ()


def _promises(asked: _Asked) -> tuple[Block, ...]:
    words = asked.words
    running = [one for one in asked.agreements if one.ends is None or one.ends >= asked.today]
    lines = tuple(agreement_sentence(one, words) for one in running[:2])
    found = open_promises(asked.agreements, asked.today)
    blocks: list[Block] = [Paragraph(lines, listed=True)] if lines else []
    if found:
        blocks.append(promise_table(found[: asked.room.promises], asked.today, words, asked.language))
    left = len(found) - asked.room.promises
    if left > 0:
        told = ngettext("%(n)s more promise is open.", "%(n)s more promises are open.", left) % {
            "n": words.number(left)
        }
        note = Note("agreements", _("The agreements that the office follows."), "/agreements/")
        blocks.append(Paragraph((Sentence(told, (note,)),)))
    return tuple(blocks)


def agreement_sentence(agreement: Agreement, words: Words) -> Sentence:
    """What an agreement is, for how long and for how much, and what that leaves out."""
    parts = [str(agreement.get_kind_display())]
    for day, told in ((agreement.signed, _("signed %(day)s")), (agreement.ends, _("ends %(day)s"))):
        if day:
            parts.append(told % {"day": words.day(day)})
    if agreement.amount is not None:
        parts.append(words.money(agreement.amount, agreement.currency))
    said = f"{', '.join(parts)}."
    if agreement.excludes:
        said += " " + _("It leaves out: %(what)s") % {"what": agreement.excludes.strip().rstrip(".")} + "."
    return Sentence(said, entered_note(agreement, words), lead=agreement.title)


def promise_table(promises: Sequence[Promise], today: date, words: Words, language: str) -> Table:
    """What was promised, by whom, until when; what is late says so."""
    table = []
    names = names_in(language, (one.responsible_id for one in promises if one.responsible_id))
    for one in promises:
        due = words.day(one.due) if one.due else "–"
        if one.due and one.due < today:
            due = _("%(day)s, late") % {"day": due}
        amount = words.money(one.amount, one.currency) if one.amount is not None else "–"
        cells = (
            Cell(words.label(one.area, "health_area"), marked=True),
            Cell(one.what or "–"),
            Cell(called(one.responsible, names, words) if one.responsible else "–"),
            Cell(due),
            Cell(amount, entered_note(one, words), number=True, value="" if one.amount is None else f"{one.amount:f}"),
        )
        table.append(cells)
    heads = (_("Health area"), _("What is promised"), _("Who has to do it"), _("Due"), _("Amount"))
    return Table("", heads, tuple(table), (3, 5, 3, 3, 3))


def _meeting(asked: _Asked) -> tuple[Block, ...]:
    met = [deed.act for deed in _all(asked) if deed.type in MEETINGS]
    past = [act for act in whole(met) if act.starts and act.starts <= asked.today and act.status != "planned"]
    if not past:
        return ()
    last = max(past, key=lambda act: (act.starts, act.pk))
    return (Paragraph(sentences([last.pk], asked.words, asked.language), listed=True),)


def _dates(asked: _Asked) -> tuple[Block, ...]:
    dated = [*_agreement_dates(asked), *_deed_dates(asked)]
    lines = [line for _day, line in sorted(dated, key=lambda pair: (pair[0], pair[1].text))]
    return (Paragraph(tuple(lines[: asked.room.dates]), listed=True),) if lines else ()


def _agreement_dates(asked: _Asked) -> list[tuple[date, Sentence]]:
    found = []
    for one in asked.agreements:
        if one.ends is None:
            continue
        days = [(one.ends, _("“%(title)s” ends."))]
        if one.notice_days:
            days.append((one.ends - timedelta(days=one.notice_days), _("Last day to renew or end “%(title)s”.")))
        for day, told in days:
            if day >= asked.today:
                said = Sentence(told % {"title": one.title}, entered_note(one, asked.words), asked.words.day(day))
                found.append((day, said))
    return found


def _deed_dates(asked: _Asked) -> list[tuple[date, Sentence]]:
    """What is planned from today on, and agreements told by documents that end."""
    coming = [act for act in whole([deed.act for deed in _all(asked)]) if act.starts and act.starts > asked.today]
    told = sentences([act.pk for act in coming], asked.words, asked.language)
    return [(act.starts, line) for act, line in zip(coming, told, strict=True) if act.starts]


def _people(asked: _Asked) -> tuple[Block, ...]:
    lines = []
    for fact in persons_told(asked.partner)[: asked.room.people]:
        says = fact.payload
        latin = says.get("name_latin") or ""
        name = f"{says['name']} ({latin})" if latin and latin != says["name"] else says["name"]
        lines.append(
            Sentence(
                f"{says['role'].strip()}." if says.get("role") else _("Named without a role."),
                (document_note(fact.document, asked.words),),
                lead=name,
                unsure=fact.status == "proposed",
            )
        )
    return (Paragraph(tuple(lines), listed=True),) if lines else ()

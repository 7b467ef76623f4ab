"""What comes next with a partner: what is promised and open, when they met last, the next dates, people to know."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.briefing.content import Block, Note, Paragraph, Sentence
from cosante.briefing.deeds import kept_sentences, sentences
from cosante.briefing.partner_asked import Asked
from cosante.briefing.parts import stopped
from cosante.briefing.promises import agreement_sentence, promise_table, visit_table
from cosante.briefing.sources import document_note, entered_note
from cosante.register.models import Agreement
from cosante.register.queries.briefing import days_of, persons_told
from cosante.register.queries.due import Due
from cosante.register.queries.kept_with import coming, people_kept, series_due, visit_promises, waiting

#: Kinds of deed at which people meet.
MEETINGS = ("visit", "conference")
#: So much of what came of a visit has a place.
_OUTCOME = 280


def promises(asked: Asked) -> tuple[Block, ...]:
    """The agreements that run; what they promise and nothing has come of yet; what was promised at visits."""
    words, room = asked.words, asked.room
    running = asked.running
    lines = tuple(agreement_sentence(one, words, asked.stands[one.pk].terms.ends) for one in running[:2])
    found, at_visits = waiting(running, asked.today), visit_promises(asked.exchanges)
    blocks: list[Block] = [Paragraph(lines, listed=True)] if lines else []
    if found.open:
        blocks.append(promise_table(found.open[: room.promises], asked.today, words, asked.language))
    if at_visits:
        blocks.append(
            visit_table(at_visits[: room.visit_promises], asked.today, words, asked.language, _("Promised at visits"))
        )
    more = _more(
        asked,
        max(0, len(found.open) - room.promises) + max(0, len(at_visits) - room.visit_promises),
        found.active,
    )
    return (*blocks, Paragraph(more)) if more else tuple(blocks)


def _more(asked: Asked, left: int, active: int) -> tuple[Sentence, ...]:
    words, said = asked.words, []
    if left:
        told = ngettext("%(n)s more promise is open.", "%(n)s more promises are open.", left)
        said.append(told % {"n": words.number(left)})
    if active:
        told = ngettext(
            "For %(n)s promise something was done already.", "For %(n)s promises something was done already.", active
        )
        said.append(told % {"n": words.number(active)})
    note = Note("agreements", _("The agreements that the office follows."), "/agreements/")
    return tuple(Sentence(one, (note,)) for one in said)


def meeting(asked: Asked) -> tuple[Block, ...]:
    """The last visit or conference, by documents or by what the office keeps; of the latter what came of it."""
    dated = [one for one in (_told_meeting(asked), _kept_meeting(asked)) if one]
    if not dated:
        return ()
    _day, lines = max(dated, key=lambda pair: pair[0])
    return (Paragraph(lines, listed=True),)


def _told_meeting(asked: Asked) -> tuple[date, tuple[Sentence, ...]] | None:
    kept = {deed.told for deed in asked.exchanges}
    met = [deed.act for deed in asked.every if not deed.kept and deed.type in MEETINGS and deed.act not in kept]
    past = days_of(met, until=asked.today, planned=False)
    if not past:
        return None
    last = max(past, key=lambda act: (past[act], act))
    return past[last], sentences([last], asked.words, asked.language)


def _kept_meeting(asked: Asked) -> tuple[date, tuple[Sentence, ...]] | None:
    days = [(deed.ends or deed.starts, deed) for deed in asked.exchanges if deed.kind in MEETINGS and not deed.planned]
    past = [(day, deed) for day, deed in days if day and day <= asked.today]
    if not past:
        return None
    day, last = max(past, key=lambda pair: (pair[0], pair[1].pk))
    (line,) = kept_sentences([last], asked.words, asked.language)
    outcome = " ".join(last.row.outcome.split())
    if not outcome:
        return day, (line,)
    outcome = outcome if len(outcome) <= _OUTCOME else f"{outcome[:_OUTCOME].rsplit(' ', 1)[0]} …"
    return day, (line, Sentence(outcome, line.notes, lead=_("What came of it:")))


def dates(asked: Asked) -> tuple[Block, ...]:
    """The clock of the agreements, what is planned, what comes again, by day."""
    dated = [
        *((one.day, _due_line(asked, one)) for one in coming(asked.agreements, asked.stands, asked.today)),
        *_planned(asked),
        *_deed_dates(asked),
    ]
    lines = [line for _day, line in sorted(dated, key=lambda pair: pair[0])]
    return (Paragraph(tuple(lines[: asked.room.dates]), listed=True),) if lines else ()


def _due_line(asked: Asked, one: Due) -> Sentence:
    words, title = asked.words, {"title": str(one.row)}
    if one.kind == "ends":
        said = _("“%(title)s” ends.") % title
    elif one.kind == "notice":
        said = _("Last day to renew or end “%(title)s”.") % title
    else:
        kind = words.due(one.kind)
        said = _("%(kind)s: %(who)s") % {"kind": kind[:1].upper() + kind[1:], "who": one.row}
        said += f" ({one.of})." if isinstance(one.of, Agreement) else "."
    return Sentence(said, entered_note(one.row, words), words.span(one.day, one.last))


def _planned(asked: Asked) -> list[tuple[date, Sentence]]:
    """Trainings and visits that the office has planned, and the next of series."""
    found = [deed for deed in asked.exchanges if deed.planned and deed.starts and deed.starts > asked.today]
    lines = kept_sentences(found, asked.words, asked.language)
    dated = [(deed.starts, line) for deed, line in zip(found, lines, strict=True) if deed.starts]
    for day, one in series_due(asked.exchanges, asked.today):
        said = _("The next of “%(title)s” is due.") % {"title": one}
        dated.append((day, Sentence(said, entered_note(one, asked.words), asked.words.day(day))))
    return dated


def _deed_dates(asked: Asked) -> list[tuple[date, Sentence]]:
    """What documents say is planned from today on."""
    kept = {deed.told for deed in asked.exchanges}
    days = days_of([act for act in asked.acts if act not in kept], since=asked.today + timedelta(days=1))
    first = sorted((act for act in asked.acts if act in days), key=lambda act: days[act])[: asked.room.dates]
    told = sentences(first, asked.words, asked.language)
    return [(days[act], line) for act, line in zip(first, told, strict=True)]


def people(asked: Asked) -> tuple[Block, ...]:
    """Whom documents name; for those who may see them, whom the office's rows name."""
    lines = _people_kept(asked) if asked.personal else []
    for fact in persons_told(asked.partner)[: asked.room.people - len(lines)]:
        says = fact.payload
        latin = says.get("name_latin") or ""
        name = f"{says['name']} ({latin})" if latin and latin != says["name"] else says["name"]
        lines.append(
            Sentence(
                stopped(says["role"].strip()) if says.get("role") else _("Named without a role."),
                (document_note(fact.document, asked.words),),
                lead=name,
                unsure=fact.status == "proposed",
            )
        )
    return (Paragraph(tuple(lines), listed=True),) if lines else ()


def _people_kept(asked: Asked) -> list[Sentence]:
    found = people_kept(asked.partner, asked.running, asked.exchanges, asked.today)
    lines = []
    for one in found[: asked.room.people // 2]:
        whole_ = getattr(one.row, one.row.part_of)
        said = one.function or _("Answers for it")
        told = _("%(kind)s: %(who)s") % {"kind": said, "who": whole_}
        lines.append(Sentence(stopped(told), entered_note(one.row, asked.words), lead=one.name))
    return lines

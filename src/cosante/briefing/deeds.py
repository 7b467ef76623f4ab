"""Deeds as sentences: when, what, who for whom, how much; and which of many a short page tells of.

A deed is told by documents, or it is a row that the office keeps (a training, a visit); its note says which.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from cosante.briefing.content import Note, Sentence
from cosante.briefing.parts import stopped
from cosante.briefing.sources import document_notes, entered_notes
from cosante.briefing.words import Words
from cosante.register.models import Act, Document, Kept, Part, Partner
from cosante.register.queries.briefing import Deed, documents_telling, names_in, whole
from cosante.register.records.exchanges import Deed as Exchanged

#: Kinds of deed in the order in which a short page prefers them; the others come after.
_WEIGHT = (
    "agreement", "infrastructure", "funding", "donation", "procurement", "personnel_deployment", "emergency_support",
    "training", "outreach", "research", "policy", "visit", "conference", "statement",
)  # fmt: skip


def chosen(deeds: Iterable[Deed], most: int, a_year: int = 2) -> list[Deed]:
    """Those that stand for many: the weightiest, at most so many a year, in the order in which they were given."""
    given = list(deeds)
    order = {type: n for n, type in enumerate(_WEIGHT)}
    ranked = sorted(
        range(len(given)), key=lambda at: (order.get(given[at].type, len(order)), not given[at].reviewed, at)
    )
    taken: list[int] = []
    years: dict[int | None, int] = {}
    for limit in (a_year, len(given)):  # what is left over of the place goes to years that have more
        for at in ranked:
            year = given[at].year
            if len(taken) < most and at not in taken and years.get(year, 0) < limit:
                taken.append(at)
                years[year] = years.get(year, 0) + 1
    return [given[at] for at in sorted(taken)]


def told_lines(deeds: Sequence[Deed], words: Words, language: str) -> tuple[Sentence, ...]:
    """A line a deed, in the order given: acts with their documents, what the office keeps with who entered it."""
    acts = [deed.act for deed in deeds if deed.kept is None]
    told = dict(zip([act.pk for act in whole(acts)], sentences(acts, words, language), strict=True))
    kept = kept_sentences([deed.kept for deed in deeds if deed.kept], words, language)
    told_of = {id(deed.kept): line for deed, line in zip((one for one in deeds if one.kept), kept, strict=True)}
    lines = (told_of[id(deed.kept)] if deed.kept else told.get(deed.act) for deed in deeds)
    return tuple(line for line in lines if line)


def kept_sentences(deeds: Sequence[Exchanged], words: Words, language: str) -> tuple[Sentence, ...]:
    """A line for each deed that the office keeps: its days, its title, its sides, its figures."""
    sides = [(deed.row.giver, deed.row.receiver) for deed in deeds]
    names = names_in(language, (side.pk for pair in sides for side in pair if side))
    notes = entered(deeds, words)
    return tuple(
        Sentence(kept_said(deed, words, names), notes[deed.noun, deed.pk], lead=lasting(deed, words)) for deed in deeds
    )


def entered(deeds: Iterable[Exchanged], words: Words) -> dict[tuple[str, int], tuple[Note, ...]]:
    """By noun and number, who entered each of these rows."""
    tables: dict[str, list[Kept]] = {}
    for deed in deeds:
        tables.setdefault(deed.noun, []).append(deed.row)
    return {(noun, pk): notes for noun, some in tables.items() for pk, notes in entered_notes(some, words).items()}


def lasting(deed: Exchanged, words: Words) -> str:
    """Its days."""
    return words.span(deed.starts or deed.ends, deed.ends or deed.starts) or _("Day not stated")


def kept_said(deed: Exchanged, words: Words, names: Mapping[int, str]) -> str:
    """``Training “Newborn care”: Chiang Rai for Bokeo (25 people; 375 person-days).``"""
    one, other = (called(side, names, words) if side else "" for side in (deed.row.giver, deed.row.receiver))
    who = _("%(one)s for %(other)s") % {"one": one, "other": other} if one and other else one or other
    kind = str(deed.row._meta.verbose_name)
    told = _("%(kind)s “%(title)s”") % {"kind": kind[:1].upper() + kind[1:], "title": deed.row.title}
    told = _("%(kind)s: %(who)s") % {"kind": told, "who": who} if who else told
    more = [words.figure("counts", deed.counted, Decimal(deed.people))] if deed.people else []
    more += [words.figure("money", f"{deed.stage} {deed.currency}", deed.amount)] if deed.amount is not None else []
    more += [words.label("planned", "act_status")] if deed.planned else []
    return stopped(f"{told} ({'; '.join(more)})" if more else told)


def sentences(acts: Sequence[int], words: Words, language: str) -> tuple[Sentence, ...]:
    """A line a deed, with its day in front and its documents behind it."""
    found = whole(acts)
    told = documents_telling(acts)
    names = names_in(language, (part.partner_id for act in found for part in act.parties.all()))
    return tuple(sentence(act, words, names, told.get(act.pk, [])) for act in found)


def sentence(act: Act, words: Words, names: Mapping[int, str], documents: Sequence[Document]) -> Sentence:
    """One deed."""
    return Sentence(
        said(act, words, names),
        document_notes(documents, words),
        lead=words.edtf(act.when) if act.when else _("Day not stated"),
        unsure=not act.reviewed,
    )


def called(partner: Partner, names: Mapping[int, str], words: Words) -> str:
    """A country as the language calls it; anybody else as documents in the language do, or by the record's name."""
    if partner.type == "country" and partner.country:
        return words.country(partner.country)
    return names.get(partner.pk) or partner.name


def said(act: Act, words: Words, names: Mapping[int, str]) -> str:
    """``Training: WHO for Lao Cai (12 trainees; USD 5 allocated).``"""
    sides = [
        ", ".join(dict.fromkeys(called(part.partner, names, words) for part in act.parties.all() if part.role == role))
        for role in (Part.ACTOR, Part.RECIPIENT)
    ]
    kind = words.label(act.type, "act")
    pair = _("%(one)s for %(other)s") % {"one": sides[0], "other": sides[1]}
    who = pair if all(sides) else sides[0] or sides[1]
    told = _("%(kind)s: %(who)s") % {"kind": kind, "who": who} if who else kind
    more = [words.figure("counts", row.of, row.value) for row in act.counts.all()]
    more += [words.figure("money", f"{row.stage} {row.currency}", row.amount) for row in act.money.all()]
    more += [words.label(act.status, "act_status")] if act.status == "planned" else []
    return stopped(f"{told} ({'; '.join(more)})" if more else told)

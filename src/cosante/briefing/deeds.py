"""Deeds as sentences: when, what, who for whom, how much; and which of many a short page tells of."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from cosante.briefing.content import Sentence
from cosante.briefing.sources import document_notes
from cosante.briefing.words import Words
from cosante.register.models import Act, Document, Part, Partner
from cosante.register.queries.briefing import Deed, documents_telling, names_in, whole

#: Kinds of deed in the order in which a short page prefers them; the others come after.
_WEIGHT = (
    "agreement", "infrastructure", "funding", "donation", "procurement", "personnel_deployment", "emergency_support",
    "training", "outreach", "research", "policy", "visit", "conference", "statement",
)  # fmt: skip


def chosen(deeds: Iterable[Deed], most: int, a_year: int = 2) -> list[int]:
    """The deeds that stand for many: the weightiest, at most so many a year, in the order in which they were given."""
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
    return [given[at].act for at in sorted(taken)]


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
    return f"{told} ({'; '.join(more)})." if more else f"{told}."

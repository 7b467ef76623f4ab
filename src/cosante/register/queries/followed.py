"""Agreements that the office follows, as they stand on a day: their versions, the terms that hold, what follows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from cosante.register.models import Act, Agreement, AgreementParty, Renewal
from cosante.register.moment import known
from cosante.register.queries.kept_rows import rows
from cosante.register.records.agreements import (
    HOLDS,
    Terms,
    Version,
    family,
    holding,
    in_order,
    root,
    standing,
    terms,
)

_COLUMNS = ("pk", "signed", "in_force", "ends", "renewal", "notice_days", "amends_id", "renews_id")


#: Every paper.
_ALL = Q()
#: Of more papers than so many all are asked for at once: it is quicker.
_MANY = 1000


@dataclass(frozen=True)
class Followed:
    """One agreement with its amendments, as it stands: ``first`` names it, ``next`` is its renewal."""

    first: Version
    terms: Terms
    standing: str
    amendments: list[Version]
    next: Version | None

    @property
    def holds(self) -> bool:
        """Are its parties bound?"""
        return self.standing in HOLDS

    @property
    def until(self) -> date | None:
        """The last day that counts as its own: its end, or the eve of its renewal; nothing where it is open."""
        eve = self.next.begins - timedelta(days=1) if self.next and self.next.begins else None
        ends = None if self.standing == "goes-on" else self.terms.ends
        return min(filter(None, (eve, ends)), default=None)


#: Every paper, and every agreement that amends none as it stands.
Every = tuple[Mapping[int, Version], Mapping[int, Followed]]


def papers(so: Q = _ALL) -> dict[int, Version]:
    """Every agreement, amendment and renewal that was not withdrawn and is ``so``, by its number."""
    found = Agreement.objects.filter(so, withdrawn=False).order_by("pk").values_list(*_COLUMNS)
    return {
        pk: Version(pk, signed, begins, ends, renewal == Renewal.AUTOMATIC, notice, amends, renews)
        for pk, signed, begins, ends, renewal, notice, amends, renews in found
    }


def papers_with(numbers: Collection[int]) -> dict[int, Version]:
    """These papers, and all that hang together with them over amendments and renewals: a question a step."""
    found: dict[int, Version] = {}
    asked: set[int] = set()
    wait = set(numbers)
    while wait:
        found |= papers(Q(pk__in=wait) | Q(amends__in=wait) | Q(renews__in=wait))
        asked |= wait
        near = {pk for paper in found.values() for pk in (paper.amends, paper.renews) if pk is not None}
        wait = (near | set(found)) - asked
    return found


def followed(every: Mapping[int, Version], today: date) -> dict[int, Followed]:
    """Each agreement that amends none, by its number."""
    heads: dict[int, list[Version]] = {}
    renewals: dict[int | None, list[Version]] = {}
    for paper in every.values():
        renewals.setdefault(paper.renews, []).append(paper)
        heads.setdefault(root(every, paper), []).append(paper)
    found = {}
    for pk, under in heads.items():
        amendments = in_order(one for one in under if one.pk != pk)
        after = in_order(renewal for paper in under for renewal in renewals.get(paper.pk, ()))
        next_ = after[0] if after else None
        held = terms(every[pk], amendments, today)
        stands = standing(held, today, next_.begins if next_ else None)
        found[pk] = Followed(every[pk], held, stands, amendments, next_)
    return found


def all_followed(today: date) -> Every:
    """Every paper, and every agreement as it stands; within one moment they are asked for once."""
    moment = known()
    held = moment.get(f"followed {today}") if moment is not None else None
    if held is None:
        every = papers()
        held = every, followed(every, today)
        if moment is not None:
            moment[f"followed {today}"] = held
    return held


def followed_with(agreements: Collection[int], today: date) -> Every:
    """What ``all_followed`` gives, of these agreements and what hangs together with them."""
    moment = known()
    if len(agreements) > _MANY or (moment is not None and f"followed {today}" in moment):
        return all_followed(today)
    every = papers_with(agreements)
    return every, followed(every, today)


def one(agreement: Agreement, today: date, known_already: Every | None = None) -> Followed:
    """The agreement, or the one that this paper amends, as it stands; withdrawn ones as if they stood alone.

    ``known_already``: what ``all_followed`` or ``followed_with`` gave, for whoever asks of many.
    """
    every, stands = known_already or followed_with([agreement.pk], today)
    if agreement.pk not in every:
        alone = Version(agreement.pk, agreement.signed, agreement.in_force, agreement.ends)
        held = terms(alone, (), today)
        return Followed(alone, held, standing(held, today), [], None)
    return stands[root(every, every[agreement.pk])]


def versions(agreement: Agreement, today: date) -> tuple[list[Agreement], Agreement | None]:
    """All papers that hang together with it, in the order of their days; and the one whose words hold today."""
    every = papers_with([agreement.pk])
    if agreement.pk not in every:
        return [agreement], None
    found = family(every, agreement.pk)
    held = holding(found, today)
    named = Agreement.objects.in_bulk([paper.pk for paper in found])
    return [named[paper.pk] for paper in found], named[held.pk] if held else None


def parties(agreement: Agreement) -> list[AgreementParty]:
    """Its parties; for an amendment that names none, those of what it amends."""
    found = list(rows(AgreementParty).filter(agreement=agreement))
    if not found and agreement.amends_id and agreement.amends:
        return parties(agreement.amends) if agreement.amends_id != agreement.pk else []
    return found


def following(act: Act) -> QuerySet[Agreement]:
    """The agreements that are followed from this act, or from one that was merged into it."""
    numbers, wait = {act.pk}, [act.pk]
    while wait:
        wait = [pk for pk in Act.objects.filter(merged_into__in=wait).values_list("pk", flat=True) if pk not in numbers]
        numbers |= set(wait)
    return Agreement.objects.filter(act__in=numbers, withdrawn=False).order_by("pk")

"""What is under agreements, of many at once: their parties, deeds and orders of the office, and the acts that count.

The number of questions to the database is one whatever the number of agreements (a bound on how many are asked about in
one question apart). What counts, and why, is said in ``queries.promised``.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from cosante.register.models import (
    Act,
    ActArea,
    ActMoney,
    ActParty,
    Agreement,
    AgreementParty,
    Cited,
    Partner,
    PlannedActivity,
    Promise,
)
from cosante.register.moment import known
from cosante.register.queries.agreements import KIND
from cosante.register.queries.exchanges import Under, belonging
from cosante.register.queries.filters import seen
from cosante.register.queries.followed import Followed, followed_with, one
from cosante.register.queries.kept_rows import asked, rows
from cosante.register.queries.supply.books import placed_under

#: The area of whatever is ordered.
SUPPLIES = "medicines_supply"
#: Of more agreements than so many, deeds and orders of all are asked for: to name each takes longer.
_MANY = 1000


@dataclass(frozen=True)
class Gathered:
    """What is under one agreement. ``why``: by act that counts, in the order of days, why; ``areas``: by act, where.

    ``named``: by promise, the acts that somebody named as what fulfils it; ``planned``: acts that are only planned.
    """

    agreement: Agreement
    stands: Followed
    promises: Sequence[Promise]
    under: Sequence[Under]
    why: Mapping[int, str]
    areas: Mapping[int, Collection[str]]
    named: Mapping[int, Collection[int]]
    planned: Collection[int]

    def acts_of(self, promise: Promise) -> list[int]:
        """The acts under one of its promises."""
        named = self.named.get(promise.pk, ())
        return [act for act in self.why if promise.area in self.areas.get(act, ()) or act in named]


def gathered(
    agreements: Iterable[Agreement], today: date, known: Iterable[Promise] | None = None
) -> dict[int, Gathered]:
    """What is under each of these agreements on that day, by its number; ``known``: promises asked about."""
    wanted = {one.pk: one for one in agreements}
    every = followed_with(wanted, today)
    stands = {pk: one(agreement, today, every) for pk, agreement in wanted.items()}
    promises = _grouped("agreement_id", asked(rows(Promise), "agreement__in", wanted) if known is None else known)
    under = _under(wanted, stands)
    told = _told({deed.act for some in under.values() for deed in some if deed.act is not None})
    activities = _activities(wanted)
    named = _named({promise.pk for some in promises.values() for promise in some})
    found = {pk: dict.fromkeys(acts, "parties") for pk, acts in _of_parties(wanted, stands).items()}
    for pk, why in found.items():
        why |= dict.fromkeys((told[deed.act] for deed in under[pk] if deed.act in told), "kept")
        why |= dict.fromkeys((activity.act for activity in activities[pk]), "plan")
        for promise in promises[pk]:
            why |= dict.fromkeys(named.get(promise.pk, ()), "named")
    acts = _acts({act for why in found.values() for act in why})
    areas = _areas(acts)
    return {
        pk: Gathered(
            agreement,
            stands[pk],
            promises[pk],
            under[pk],
            counting := {act: found[pk][act] for act in sorted(found[pk], key=_order(acts)) if act in acts},
            _areas_of(counting, areas, ((told[d.act], d.area) for d in under[pk] if d.act in told), activities[pk]),
            named,
            {act for act in counting if acts[act].status == "planned"},
        )
        for pk, agreement in wanted.items()
    }


def money_of(acts: Collection[int]) -> dict[int, list[ActMoney]]:
    """By act, its sums as the office sees them."""
    return _grouped("act_id", asked(seen(ActMoney, False), "act__in", acts, ("stage", "currency", "pk")))


class _Act(NamedTuple):
    starts: date | None
    status: str


def _order(acts: Mapping[int, _Act]) -> Callable[[int], tuple[date, int]]:
    """By their first days, those that have none where the database has them: it does not matter which."""
    return lambda act: ((acts[act].starts if act in acts else None) or date.min, act)


def _acts(numbers: Collection[int]) -> dict[int, _Act]:
    """Of these acts those that count: agreements do not, nor what was merged."""
    found = Act.objects.filter(merged_into=None).exclude(type=KIND).values_list("pk", "starts", "status")
    return {pk: _Act(starts, status) for pk, starts, status in asked(found, "pk__in", numbers)}


def _grouped(name: str, found: Iterable[Any]) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in found:
        groups[getattr(row, name)].append(row)
    return groups


def _under(wanted: Iterable[int], stands: Mapping[int, Followed]) -> dict[int, list[Under]]:
    """Deeds that the office keeps and orders, by agreement; those of an amendment are those of what it amends."""
    of_paper: dict[int, list[int]] = defaultdict(list)
    for pk in wanted:
        for paper in {pk, stands[pk].first.pk, *(amendment.pk for amendment in stands[pk].amendments)}:
            of_paper[paper].append(pk)
    found: dict[int, list[Under]] = defaultdict(list)
    some = list(of_paper) if len(of_paper) <= _MANY else None
    for deed in [*belonging(some), *_orders(some)]:
        for pk in of_paper.get(deed.agreement, ()):
            found[pk].append(deed)
    return {pk: list(dict.fromkeys(_of(pk, found[pk]))) for pk in wanted}


def _of(pk: int, found: Iterable[Under]) -> Iterator[Under]:
    """Orders are the agreement's, whichever of its papers pays for them."""
    return (deed._replace(agreement=pk) if deed.noun == "order" else deed for deed in found)


def _orders(papers: Collection[int] | None) -> list[Under]:
    """Orders placed under it count for the programmes that need them, and as supplies."""
    areas = {(pk, area, of) for of, pk, programme in placed_under(papers) for area in (programme, SUPPLIES) if area}
    return [Under("order", pk, area, None, of) for pk, area, of in sorted(areas)]


def _last(model: type[Act] | type[Partner], numbers: Iterable[int]) -> dict[int, int]:
    """What each of these records has become."""
    last = {pk: pk for pk in numbers}
    merged = model._default_manager.exclude(merged_into=None).values_list("pk", "merged_into")
    while became := dict(asked(merged, "pk__in", set(last.values()))):
        last = {pk: became.get(now, now) for pk, now in last.items()}
    return last


def _told(acts: Collection[int]) -> dict[int, int]:
    """By act that tells of a deed the office keeps, what that act has become."""
    return _last(Act, acts)


class _Activity(NamedTuple):
    act: int
    area: str


def _activities(wanted: Iterable[int]) -> dict[int, list[_Activity]]:
    """By agreement, what its work plans say was done by an act."""
    found = PlannedActivity.objects.filter(withdrawn=False, plan__withdrawn=False).exclude(act=None).order_by("pk")
    told = list(asked(found.values_list("plan__agreement", "act", "area"), "plan__agreement__in", wanted))
    last = _last(Act, {act for _of, act, _area in told})
    activities: dict[int, list[_Activity]] = defaultdict(list)
    for of, act, area in told:
        activities[of].append(_Activity(last[act], area))
    return activities


def citations() -> dict[int, int]:
    """By citation, the promise for which somebody named an act; asked once in a moment that is known."""
    moment = known()
    if moment is not None and "citations" in moment:
        return moment["citations"]  # type: ignore[no-any-return]  # what was put in
    found = Cited.objects.filter(noun=Promise.noun, withdrawn_at=None).exclude(act=None).order_by("pk")
    cited = dict(found.values_list("pk", "record"))
    if moment is not None:
        moment["citations"] = cited
    return cited


def _named(promises: Collection[int]) -> dict[int, set[int]]:
    found = Cited.objects.filter(noun=Promise.noun, withdrawn_at=None).exclude(act=None).values_list("record", "act")
    told = list(asked(found, "record__in", promises))
    last = _last(Act, {act for _promise, act in told})
    named: dict[int, set[int]] = defaultdict(set)
    for promise, act in told:
        named[promise].add(last[act])
    return named


def sides_of(wanted: Mapping[int, Agreement]) -> dict[int, dict[int, str]]:
    """By agreement, the side of each of its parties; an amendment that names none has those of what it amends."""
    found, above = _parties(wanted), {pk: agreement.amends_id for pk, agreement in wanted.items()}
    stands_for = {pk: pk for pk in wanted}
    while up := {
        pk: above[now] for pk, now in stands_for.items() if not found.get(now) and above.get(now) not in (None, now)
    }:
        stands_for |= up  # type: ignore[arg-type]  # none of them is None
        new = {now for now in up.values() if now not in found}
        found |= _parties(new)
        above |= dict(asked(Agreement.objects.values_list("pk", "amends"), "pk__in", new))
        if not new:
            break
    last = _last(Partner, {partner for some in found.values() for partner, _side in some})
    return {pk: {last[partner]: side for partner, side in found.get(now, ())} for pk, now in stands_for.items()}


def _parties(agreements: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
    named = AgreementParty.objects.filter(withdrawn=False).order_by("pk").values_list("agreement", "partner", "side")
    parties: dict[int, list[tuple[int, str]]] = {pk: [] for pk in agreements}
    for agreement, partner, side in asked(named, "agreement__in", list(parties)):
        parties[agreement].append((partner, side))
    return parties


def _of_parties(wanted: Mapping[int, Agreement], stands: Mapping[int, Followed]) -> dict[int, list[int]]:
    """By agreement, the acts of two of its parties, of two sides where two are named, from its signing to its end."""
    sides = {pk: some for pk, some in sides_of(wanted).items() if len(some) > 1 and since_of(stands[pk])}
    since = min((since_of(stands[pk]) or date.max for pk in sides), default=date.max)
    together: dict[tuple[int, int], list[tuple[date, int]]] = defaultdict(list)
    for (act, starts), partners in _partners_of({p for some in sides.values() for p in some}, since).items():
        for pair in combinations(sorted(partners), 2):
            together[pair].append((starts, act))
    found: dict[int, list[int]] = {pk: [] for pk in wanted}
    for pk, some in sides.items():
        first, until, two = since_of(stands[pk]) or date.max, stands[pk].until or date.max, len(set(some.values())) > 1
        pairs = (pair for pair in combinations(sorted(some), 2) if not two or some[pair[0]] != some[pair[1]])
        found[pk] = [act for pair in pairs for day, act in together.get(pair, ()) if first <= day <= until]
    return found


def since_of(stands: Followed) -> date | None:
    """The day from which acts count."""
    return stands.first.signed or stands.terms.begins


def _partners_of(partners: Collection[int], since: date) -> dict[tuple[int, date], set[int]]:
    """By act and its first day, since then, which of the partners take part in it."""
    found = seen(ActParty, False).filter(act__starts__gte=since).order_by()
    taking: dict[tuple[int, date], set[int]] = defaultdict(set)
    for act, starts, partner in asked(found.values_list("act", "act__starts", "partner"), "partner__in", partners):
        taking[act, starts].add(partner)
    return taking


def _areas(acts: Collection[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for act, area in asked(seen(ActArea, False).values_list("act", "area"), "act__in", acts):
        found[act].add(area)
    return found


def _areas_of(
    acts: Iterable[int],
    told: Mapping[int, Collection[str]],
    kept: Iterable[tuple[int, str]],
    activities: Iterable[_Activity],
) -> dict[int, set[str]]:
    """By act, the areas that are told of it, of the deed that it tells of, and of the activity that it did."""
    found = {act: set(told.get(act, ())) for act in acts}
    for act, area in (*kept, *activities):
        if area:
            found.setdefault(act, set()).add(area)
    return found

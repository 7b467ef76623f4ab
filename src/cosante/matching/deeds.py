"""Is it the same deed told twice? Kind, parties and their parts, time, place, money, numbers, areas, status.

What two tellings both say and say alike speaks for one deed; what they say apart forbids joining them by itself. What
only one of them says counts neither way. Deeds of one document are apart: its reader has already decided.
"""

from collections.abc import Iterator
from datetime import timedelta

from cosante.matching.profiles import Days, DeedProfile
from cosante.matching.verdicts import Finding, Verdict, decide

#: Deeds done together, in which the order of the parties says nothing.
MUTUAL = frozenset({"agreement", "visit", "conference", "policy", "research"})
#: Kinds that one deed may be told as.
RELATED = (
    frozenset({"funding", "agreement"}),
    frozenset({"funding", "donation", "procurement", "emergency_support"}),
    frozenset({"visit", "conference", "statement"}),
    frozenset({"agreement", "policy"}),
    frozenset({"outreach", "personnel_deployment", "emergency_support"}),
    frozenset({"training", "conference", "research"}),
    frozenset({"infrastructure", "donation", "funding"}),
)
#: Statuses that one deed may have on different days.
UNDER_WAY_OR_DONE = frozenset({"ongoing", "done"})
#: Amounts that differ by less are one amount, rounded or converted; counts are told more loosely.
NEAR_AMOUNT, NEAR_COUNT, LOOSE_COUNT = 0.01, 0.02, 0.1
_FEW_DAYS, _WEEKS, _EXACT = timedelta(3), timedelta(21), timedelta(31)


def statuses_agree(one: str, its: Days | None, other: str, theirs: Days | None) -> bool:
    """Can both be said of one deed? What is under way in one telling may be done in another: each is of its own day.

    So it is where their terms share a day: a term of years of which one day is told, a course told on its first day
    and after it. What was only planned is another thing: it may never have been done.
    """
    if one == other:
        return True
    shared = its is not None and theirs is not None and its[0] <= theirs[1] and theirs[0] <= its[1]
    return shared and {one, other} == UNDER_WAY_OR_DONE


def score(one: DeedProfile, other: DeedProfile) -> Verdict:
    """Whether the two tell of one deed."""
    found = [*_kinds(one, other), *_parties(one, other), *_times(one, other), *_places(one, other)]
    return decide("deeds", [*found, *_amounts(one, other), *_counts(one, other), *_areas(one, other)])


def _kinds(one: DeedProfile, other: DeedProfile) -> Iterator[Finding]:
    if one.document and one.document == other.document:
        yield Finding("same-document")
    if one.type == other.type:
        yield Finding("same-type", {"type": one.type})
    else:
        related = any({one.type, other.type} <= group for group in RELATED)
        yield Finding("related-type" if related else "other-type", {"one": one.type, "other": other.type})
    if not statuses_agree(one.status, one.days, other.status, other.days):
        statuses = {"one": one.status, "other": other.status}
        yield Finding("one-planned" if "planned" in (one.status, other.status) else "other-status", statuses)


def _parties(one: DeedProfile, other: DeedProfile) -> Iterator[Finding]:
    mine, theirs = one.parties, other.parties
    both = mine & theirs
    if not mine or not theirs:
        yield Finding("parties-unknown")
    elif mine == theirs:
        yield Finding("same-parties" if len(both) > 1 else "same-party", {"number": str(len(both))})
    elif both in (mine, theirs):
        yield Finding("more-parties" if len(both) > 1 else "some-parties", {"number": str(len(both))})
    elif both:
        yield Finding("some-parties", {"number": str(len(both))})
    apart = mine ^ theirs
    if mine and theirs and apart and _for_their_countries(one, other, apart):
        yield Finding("same-countries", {"countries": ", ".join(sorted(one.countries))})
    elif mine and theirs and not both:
        yield Finding("other-parties")
    elif mine - theirs and theirs - mine:
        yield Finding("parties-differ")
    if one.type not in MUTUAL and other.type not in MUTUAL and both:
        yield from _parts(one, other)


def _parts(one: DeedProfile, other: DeedProfile) -> Iterator[Finding]:
    """For deeds with a giver and a receiver: who did it, and for whom."""
    giving = one.actors and other.actors and not one.actors & other.actors
    taking = one.recipients and other.recipients and not one.recipients & other.recipients
    if giving and (one.actors & other.recipients or other.actors & one.recipients):
        yield Finding("roles-swapped")
    elif taking and not _for_their_countries(one, other, one.recipients ^ other.recipients):
        yield Finding("other-recipients")
    elif giving and not _for_their_countries(one, other, one.actors ^ other.actors):
        yield Finding("other-actors")


def _for_their_countries(one: DeedProfile, other: DeedProfile, apart: frozenset[int]) -> bool:
    """Whether those parties that only one names stand for the same countries in both: a country, its ministry."""
    return bool(one.countries) and one.countries == other.countries and apart <= one.national | other.national


def _times(one: DeedProfile, other: DeedProfile) -> Iterator[Finding]:
    if one.days is None or other.days is None:
        return
    start, end = max(one.days[0], other.days[0]), min(one.days[1], other.days[1])
    when = {"one": one.when, "other": other.when}
    exact = all(days[1] - days[0] < _EXACT for days in (one.days, other.days))
    if start > end:
        gap = start - end
        code = "few-days-apart" if gap <= _FEW_DAYS else "weeks-apart" if gap <= _WEEKS else "other-time"
        code = code if exact else "other-time"
        yield Finding(code, when | {"days": str(gap.days)})
        return
    if one.days == other.days and one.days[1] - one.days[0] < _FEW_DAYS:
        yield Finding("same-day", {"date": one.when})
    else:
        yield Finding("same-month" if exact else "same-time", when)


def _places(one: DeedProfile, other: DeedProfile) -> Iterator[Finding]:
    places = {"one": one.place, "other": other.place}
    if one.country and other.country and one.country != other.country:
        yield Finding("other-country", {"one": one.country, "other": other.country})
    elif not one.place or not other.place:
        return
    elif one.place == other.place:
        yield Finding("same-place" if "-" in one.place or ":" in one.place else "within-place", places)
    elif one.place.startswith(other.place) or other.place.startswith(one.place):
        yield Finding("within-place", places)
    elif one.place.partition(":")[0].partition("-")[0] == other.place.partition(":")[0].partition("-")[0]:
        yield Finding("other-place", places)  # of one list: a GeoNames number and an ISO code may be one place


def _amounts(one: DeedProfile, other: DeedProfile) -> Iterator[Finding]:
    if not one.amounts or not other.amounts:
        return
    if both := sorted(one.amounts & other.amounts, reverse=True):
        yield Finding("same-amount", {"amount": f"{both[0][1]} {both[0][0]:f}"})
        return
    apart = [
        float(abs(a - b) / max(abs(a), abs(b)))
        for a, currency in one.amounts
        for b, theirs in other.amounts
        if currency == theirs and (a or b)
    ]
    if not apart:
        yield Finding("other-currency")
        return
    nearest = min(apart)
    yield Finding("near-amount" if nearest <= NEAR_AMOUNT else "other-amount", {"percent": f"{100 * nearest:.2g}"})


def _counts(one: DeedProfile, other: DeedProfile) -> Iterator[Finding]:
    """The things that both count: the one that agrees best speaks for them, one that differs much against."""
    nearest: dict[str, tuple[float, float, float]] = {}
    for what, a in one.counts:
        for also, b in other.counts:
            if what == also:
                apart = abs(a - b) / max(abs(a), abs(b), 1)
                nearest[what] = min(nearest.get(what, (9.0, a, b)), (apart, a, b))
    for what, (apart, a, b) in sorted(nearest.items()):
        if apart > LOOSE_COUNT:
            yield Finding("other-count", {"what": what, "one": f"{a:g}", "other": f"{b:g}"})
            return
    if one.counts and other.counts and not nearest:
        yield Finding("other-things", {"one": _things(one), "other": _things(other)})
    if nearest:
        what, (apart, a, b) = min(nearest.items(), key=lambda item: (item[1][0], item[0]))
        values = {"what": what, "one": f"{a:g}", "other": f"{b:g}"}
        yield Finding("same-count" if apart <= NEAR_COUNT else "near-count", values)


def _things(of: DeedProfile) -> str:
    return ", ".join(sorted({what for what, _ in of.counts}))


def _areas(one: DeedProfile, other: DeedProfile) -> Iterator[Finding]:
    both = one.areas & other.areas
    if not one.areas or not other.areas:
        return
    if both:
        yield Finding("same-areas" if one.areas == other.areas else "some-areas", {"areas": ", ".join(sorted(both))})
    elif "other" not in one.areas | other.areas:
        yield Finding("other-areas", {"one": ", ".join(sorted(one.areas)), "other": ", ".join(sorted(other.areas))})

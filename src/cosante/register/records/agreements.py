"""How an agreement stands on a day, from its dates alone; which of its versions holds; when a duty comes again; and
what became of each thing promised. Pure functions.

An amendment changes the terms of what it amends from the day that it begins; what it leaves open stays as it was. A
renewal takes the place of what it renews from the day that it begins.
"""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

#: How an agreement stands: nothing signed; signed and not begun; in force; past its end and going on by itself;
#: past its end; followed by its renewal.
STANDINGS = ("draft", "signed", "in-force", "goes-on", "ended", "renewed")
#: Those in which its parties are bound.
HOLDS = ("in-force", "goes-on")
#: What became of a promise: something was done, its day is past and nothing was, or it waits.
OUTCOMES = ("active", "planned", "late", "waiting")


@dataclass(frozen=True)
class Version:
    """One paper: an agreement, an amendment or a renewal, by its number; what it says, and what it leaves open."""

    pk: int
    signed: date | None = None
    in_force: date | None = None
    ends: date | None = None
    automatic: bool = False
    notice_days: int | None = None
    amends: int | None = None
    renews: int | None = None

    @property
    def begins(self) -> date | None:
        """Its first day: where none is stated, the day that it was signed."""
        return self.in_force or self.signed


@dataclass(frozen=True)
class Terms:
    """What holds of an agreement on a day, its amendments taken into account."""

    begins: date | None
    signed: date | None
    ends: date | None
    automatic: bool
    notice_days: int | None

    @property
    def notice(self) -> date | None:
        """The last day on which it can be renewed or ended in time."""
        if self.ends is None or self.notice_days is None:
            return None
        return max(date.min + timedelta(days=self.notice_days), self.ends) - timedelta(days=self.notice_days)


def terms(paper: Version, amendments: Iterable[Version], today: date) -> Terms:
    """What holds on that day: the paper, and over it what each amendment that has begun says, the last last."""
    ends, automatic, notice = paper.ends, paper.automatic, paper.notice_days
    for one in in_order(amendments):
        if one.begins is None or one.begins > today:
            continue
        ends = one.ends or ends
        automatic = automatic or one.automatic
        notice = notice if one.notice_days is None else one.notice_days
    return Terms(paper.begins, paper.signed, ends, automatic, notice)


def standing(held: Terms, today: date, renewed: date | None = None) -> str:
    """How it stands on that day. ``renewed``: the first day of its renewal, where there is one."""
    if renewed is not None and renewed <= today:
        return "renewed"
    if held.begins is None or held.begins > today:
        return "signed" if held.signed is not None and held.signed <= today else "draft"
    if held.ends is None or held.ends >= today:
        return "in-force"
    return "goes-on" if held.automatic else "ended"


def in_order(papers: Iterable[Version]) -> list[Version]:
    """By their first days; those that have none last, as they were entered."""
    return sorted(papers, key=lambda one: (one.begins or date.max, one.pk))


def family(papers: Mapping[int, Version], pk: int) -> list[Version]:
    """All papers that hang together with this one, over amendments and renewals, in their order."""
    found, wait = {pk}, [pk]
    while wait:
        here = wait.pop()
        near = {one.pk for one in papers.values() if here in (one.amends, one.renews)}
        near |= {one for one in (papers[here].amends, papers[here].renews) if one in papers}
        wait += near - found
        found |= near
    return in_order(papers[one] for one in found)


def holding(papers: Sequence[Version], today: date) -> Version | None:
    """Of papers that hang together, the one whose words hold: the last to begin of those that have not ended.

    Nothing where none is in force. An amendment is such a version as long as what it amends is in force.
    """
    known = {one.pk: one for one in papers}
    heads = [one for one in papers if one.amends not in known]
    best: Version | None = None
    for head in in_order(heads):
        under = [one for one in papers if one is not head and root(known, one) == head.pk]
        if standing(terms(head, under, today), today) not in HOLDS:
            continue
        begun = [one for one in under if one.begins is not None and one.begins <= today]
        best = in_order(begun)[-1] if begun else head
    return best


def root(papers: Mapping[int, Version], paper: Version) -> int:
    """The agreement that a paper amends, over amendments of amendments; its own number where it amends none."""
    seen: set[int] = set()
    while paper.amends in papers and paper.pk not in seen:
        seen.add(paper.pk)
        paper = papers[paper.amends]
    return paper.pk


def months_on(day: date, months: int, meant: int | None = None) -> date:
    """The same day so many months on; in a month that lacks it, the last. ``meant``: its day, if another."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(meant or day.day, calendar.monthrange(year, month + 1)[1]))


def again(dues: Sequence[date], months: int) -> date:
    """When it is due next. ``dues``: when it was, the last first; a 31st that was a 28th between is meant."""
    meant = dues[0].day
    for later, earlier in pairwise(dues):
        if later.day < calendar.monthrange(later.year, later.month)[1] or earlier.day < later.day:
            break
        meant = earlier.day
    return months_on(dues[0], months, meant)


def outcome(activity: bool, planned: bool, due: date | None, today: date) -> str:
    """What became of a promise: something was done or is under way, is only ``planned``, or neither.

    ``due`` is its day, or the end of its agreement. What is planned after it is late all the same.
    """
    if activity:
        return "active"
    if due is not None and due < today:
        return "late"
    return "planned" if planned else "waiting"


def counted(outcomes: Iterable[str]) -> dict[str, int]:
    """How many there are of each, those of which there is none among them."""
    numbers = dict.fromkeys(OUTCOMES, 0)
    for one in outcomes:
        numbers[one] += 1
    return numbers


def sums(amounts: Iterable[tuple[str, Decimal | None]]) -> dict[str, Decimal]:
    """Sums by unit, each exact; what has no amount adds nothing. Units are never added to each other."""
    found: dict[str, Decimal] = {}
    for unit, amount in amounts:
        if amount is not None:
            found[unit] = found.get(unit, Decimal(0)) + amount
    return found

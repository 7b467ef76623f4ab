"""What the office keeps of work with a partner, or of it with another side: deeds, money, promises, dates, people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from cosante.register.models import (
    Agreement,
    AgreementParty,
    BudgetLine,
    DelegationMember,
    DelegationPromise,
    Kept,
    Partner,
    Promise,
    Rules,
    Transaction,
)
from cosante.register.queries.briefing import Deed
from cosante.register.queries.due import Due
from cosante.register.queries.due import duties as duties_due
from cosante.register.queries.due import plans as plans_due
from cosante.register.queries.exchanges import deeds
from cosante.register.queries.followed import Followed, all_followed
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.money import everything
from cosante.register.queries.partners import surviving
from cosante.register.queries.promised import all_promised
from cosante.register.queries.series import due_next
from cosante.register.records.exchanges import Deed as Exchanged
from cosante.register.records.exchanges import direction
from cosante.register.records.headcounts import next_one
from cosante.register.records.ledger import DIRECTIONS, GIVEN, TAKEN
from cosante.register.records.money import BUDGET, Money

#: Days ahead that dates are looked for.
AHEAD = 3 * 366


def kept_deeds(one: str, other: str = "") -> list[tuple[str, Exchanged]]:
    """Trainings, visits and the like of these sides, each with its direction, the latest first."""
    found = [(way, deed) for deed in deeds(one, other) if (way := direction(deed, one, other))]
    return sorted(found, key=lambda pair: (pair[1].starts or date.min, pair[1].pk), reverse=True)


def kept_by_direction(one: str, other: str = "") -> Mapping[str, list[Deed]]:
    """Those that took place and that no document tells: where one does, its act counts."""
    found: dict[str, list[Deed]] = {name: [] for name in DIRECTIONS}
    for way, deed in kept_deeds(one, other):
        if deed.told is None and not deed.planned:
            found[way].append(Deed(0, deed.kind, deed.year, True, deed))
    return found


def numbers_of(partner: Partner) -> set[int]:
    """Its own number, and those of all that were merged into it."""
    found, wait = {partner.pk}, [partner.pk]
    while wait:
        wait = list(Partner.objects.filter(merged_into__in=wait).exclude(pk__in=found).values_list("pk", flat=True))
        found |= set(wait)
    return found


def money_with(partner: Partner, other: str = "") -> dict[str, list[Money]]:
    """What it provides and what it receives by the books of the office, of all or of the other side alone."""
    ours = numbers_of(partner)
    theirs = _numbers(other)
    found: dict[str, list[Money]] = {GIVEN: [], TAKEN: []}
    for money in everything():
        if money.provider in ours and (theirs is None or money.receiver in theirs):
            found[GIVEN].append(money)
        if money.receiver in ours and (theirs is None or money.provider in theirs):
            found[TAKEN].append(money)
    return found


def _numbers(side: str) -> set[int] | None:
    """The partners of a side; nothing for everybody."""
    if not side:
        return None
    if side.isdigit():
        partner = Partner.objects.filter(pk=int(side)).first()
        return numbers_of(surviving(partner)) if partner else set()
    return set(Partner.objects.filter(country=side).values_list("pk", flat=True))


def money_rows(moneys: Iterable[Money]) -> list[Kept]:
    """The budget lines or the transactions that these are, in their order."""
    found = list(moneys)
    model: type[Kept] = BudgetLine if found and found[0].stage == BUDGET else Transaction
    known = rows(model).in_bulk([money.number for money in found])
    return [known[money.number] for money in found]


def standings(today: date) -> Mapping[int, Followed]:
    """How each agreement that amends none stands, by its number."""
    return all_followed(today)[1]


class Waiting(NamedTuple):
    """Promises that nothing has come of yet, those that are due first, and how many something has come of."""

    open: list[Promise]
    active: int


def waiting(agreements: Iterable[Agreement], today: date) -> Waiting:
    """Promises of these agreements, by what is under them in the register."""
    lines = [line for one in all_promised(agreements, today).values() for line in one.lines]
    found = [line.promise for line in lines if line.outcome != "active"]
    return Waiting(sorted(found, key=lambda promise: (promise.due or date.max, promise.pk)), len(lines) - len(found))


def visit_promises(found: Iterable[Exchanged]) -> list[DelegationPromise]:
    """What was promised at these visits and is not kept yet, those that are due first."""
    visits = [deed.pk for deed in found if deed.noun == "delegation"]
    open_ = rows(DelegationPromise).filter(delegation__in=visits, kept_on=None)
    return sorted(open_, key=lambda promise: (promise.due or date.max, promise.pk))


def coming(agreements: Sequence[Agreement], stands: Mapping[int, Followed], today: date) -> list[Due]:
    """What the clock of these agreements says from today on, but for promises."""
    numbers = {one.pk for one in agreements}
    until = today + timedelta(days=AHEAD)
    found = [*duties_due.due(today, until, today), *plans_due.due(today, until, today)]
    found = [one for one in found if not one.settled and one.day >= today and _agreement_of(one) in numbers]
    for agreement in agreements:
        one = stands.get(agreement.pk)
        if one is None or one.standing in ("draft", "renewed") or one.next is not None:
            continue
        for day, kind in ((one.terms.ends, "ends"), (one.terms.notice, "notice")):
            if day and today <= day <= until:
                found.append(Due(day, kind, agreement))
    return sorted(found, key=lambda one: (one.day, one.kind, one.row.pk))


def _agreement_of(one: Due) -> int | None:
    whole: Any = one.of
    return whole.pk if isinstance(whole, Agreement) else getattr(whole, "agreement_id", None)


def series_due(found: Iterable[Exchanged], today: date) -> list[tuple[date, Kept]]:
    """When the next of each series of these deeds is due, from today on, where it is not planned already."""
    series = {deed.row.series.pk: deed.row.series for deed in found if deed.row.series_id}
    dated = ((due_next(one), one) for one in series.values() if not one.withdrawn)
    return sorted(((day, one) for day, one in dated if day and day >= today), key=lambda pair: (pair[0], pair[1].pk))


@dataclass(frozen=True)
class Person:
    """Somebody whom a row of the office names: for contributors only, and never in a file."""

    name: str
    function: str
    row: Kept


def people_kept(
    partner: Partner, agreements: Iterable[Agreement], visits: Iterable[Exchanged], today: date
) -> list[Person]:
    """Who answers for its agreements, and who led its visits, as far as the rule on personal data lets it be held."""
    ours = numbers_of(partner)
    parties = rows(AgreementParty).filter(agreement__in=list(agreements), partner__in=ours).exclude(contact="")
    found = [Person(one.contact, "", one) for one in parties]
    held = [deed.pk for deed in visits if deed.noun == "delegation" and _may_be_held(deed, today)]
    of_theirs = rows(DelegationMember).filter(delegation__in=held, leads=True, delegation__giver__in=ours)
    found += [Person(one.name, one.function, one) for one in of_theirs.exclude(name="").order_by("-delegation__starts")]
    return list({one.name: one for one in reversed(found)}.values())[::-1]


def _may_be_held(deed: Exchanged, today: date) -> bool:
    rules = Rules.objects.first()
    months, last = rules.erase_after if rules else None, deed.ends or deed.starts
    return months is None or (last is not None and last > next_one(today, -months))

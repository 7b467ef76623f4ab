"""Days of agreements: when they end, when notice is due, and what they promise by a day.

What is waited for of each agreement is kept, and asked again of those that something changed of.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cosante.register.models import Agreement, Promise
from cosante.register.queries.due import Due
from cosante.register.queries.exchanges import exchanges
from cosante.register.queries.followed import Every, Followed, all_followed, followed, papers_with
from cosante.register.queries.kept import Changed, Grown, state
from cosante.register.queries.kept_rows import asked, rows
from cosante.register.queries.promised import active
from cosante.register.queries.reached import reached
from cosante.register.queries.under import citations

#: How changes reach agreements: their papers and promises, and what was done under them.
_WAYS = {
    "agreement": ("pk", "amends", "renews"),
    "agreement-party": ("agreement",),
    "promise": ("agreement",),
    "plan": ("agreement",),
    "planned-activity": ("plan__agreement",),
    "order": ("agreement", "lines__agreement"),
    "order-line": ("agreement", "order__agreement"),
    "need": ("lines__agreement", "lines__order__agreement"),
    **{model.noun: ("agreement",) for model in exchanges()},
}
#: More agreements than so many are sooner asked about anew with all others.
_MANY = 1000


def due(since: date | None, until: date, today: date) -> Iterable[Due]:
    """Of agreements that were signed: their ends and last days of notice; and promises with a day of their own."""
    if since is not None:
        found = rows(Promise).filter(due__lte=until, due__gte=since, agreement__withdrawn=False)
        days = [one for one in _days(all_followed(today), today) if since <= one.day <= until]
        return [*_ends(days), *_promises(list(found), today)]
    cited = citations()
    open_ = _open.get((state(), today), lambda: _Open(_found(None, today), cited, today), cited).of
    return [one for some in open_.values() for one in some if one.day <= until]


class _Day(NamedTuple):
    agreement: int
    day: date
    kind: str
    settled: bool


def _days(every: Every, today: date) -> Iterator[_Day]:
    """An end that is past is nothing to wait for; notice is, until the end, unless a renewal is there."""
    for pk, stands in every[1].items():
        yield from _terms(pk, stands, today)


def _terms(pk: int, stands: Followed, today: date) -> Iterator[_Day]:
    ends, notice = stands.terms.ends, stands.terms.notice
    if ends is None or stands.standing == "draft":
        return
    over = ends < today or stands.next is not None
    yield _Day(pk, ends, "ends", over)
    if notice is not None:
        yield _Day(pk, notice, "notice", over)


def _ends(days: Collection[_Day]) -> Iterator[Due]:
    named = {one.pk: one for one in asked(Agreement.objects.all(), "pk__in", {one.agreement for one in days})}
    for pk, day, kind, settled in days:
        yield Due(day, kind, named[pk], who=named[pk].responsible_id, settled=settled)


def _promises(promises: Collection[Promise], today: date) -> Iterator[Due]:
    done = active(list(promises), today)
    for promise in promises:
        agreement, settled = promise.agreement, promise.pk in done
        if promise.due is not None:
            yield Due(promise.due, "promise", promise, of=agreement, who=agreement.responsible_id, settled=settled)


@dataclass(frozen=True)
class _Open:
    """What is waited for, by agreement, on that day. ``named``: which promises people named acts for, by citation."""

    of: dict[int, list[Due]]
    named: dict[int, int]
    today: date


def _found(agreements: Collection[int] | None, today: date) -> dict[int, list[Due]]:
    """Of these agreements, or of all, what is waited for."""
    promises = rows(Promise).filter(due__isnull=False, agreement__withdrawn=False)
    if agreements is None:
        every, promised = all_followed(today), list(promises)
    else:
        near = papers_with(agreements)
        every, promised = (near, followed(near, today)), list(asked(promises, "agreement__in", agreements))
    days = [one for one in _days(every, today) if not one.settled]
    found: dict[int, list[Due]] = defaultdict(list)
    for one in (*_ends(days), *_promises(promised, today)):
        if not one.settled:
            found[(one.of or one.row).pk].append(one)
    return dict(found)


def _brought(last: _Open, changes: list[Changed]) -> _Open | None:
    touched = reached(changes, _WAYS)
    cited = citations()
    other = {promise for _pk, promise in last.named.items() ^ cited.items()}
    touched |= set(asked(Promise.objects.values_list("agreement", flat=True), "pk__in", other))
    touched = set(papers_with(touched)) | touched
    if len(touched) > _MANY:
        return None
    kept = {pk: some for pk, some in last.of.items() if pk not in touched}
    return _Open(kept | _found(touched, last.today), cited, last.today)


#: What is waited for of all agreements: pages and mails ask for it one after the other.
_open = Grown(_brought)

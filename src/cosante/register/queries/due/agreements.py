"""Days of agreements: when they end, when notice is due, and what they promise by a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cosante.register.models import Agreement, Promise
from cosante.register.queries.due import Due
from cosante.register.queries.followed import Followed, all_followed
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.promised import active


def due(since: date | None, until: date, today: date) -> Iterable[Due]:
    """Of agreements that were signed: their ends and last days of notice; and promises with a day of their own."""
    near = [(pk, one) for pk, stands in all_followed(today)[1].items() for one in _terms(stands, today)]
    near = [
        (pk, one) for pk, one in near if one.day <= until and (not one.settled if since is None else one.day >= since)
    ]
    named = Agreement.objects.in_bulk({pk for pk, _one in near})
    for pk, one in near:
        yield Due(one.day, one.kind, named[pk], who=named[pk].responsible_id, settled=one.settled)
    yield from _promises(since, until, today)


class _Day(NamedTuple):
    day: date
    kind: str
    settled: bool


def _terms(stands: Followed, today: date) -> Iterator[_Day]:
    """An end that is past is nothing to wait for; notice is, until the end, unless a renewal is there."""
    ends, notice = stands.terms.ends, stands.terms.notice
    if ends is None or stands.standing == "draft":
        return
    over = ends < today or stands.next is not None
    yield _Day(ends, "ends", over)
    if notice is not None:
        yield _Day(notice, "notice", over)


def _promises(since: date | None, until: date, today: date) -> Iterator[Due]:
    found = rows(Promise).filter(due__lte=until, agreement__withdrawn=False)
    found = found.filter(due__gte=since) if since else found
    promises = list(found)
    done = active(promises, today)
    for promise in promises:
        agreement, settled = promise.agreement, promise.pk in done
        yield Due(promise.due, "promise", promise, of=agreement, who=agreement.responsible_id, settled=settled)

"""Everything that was decided, and everything that happened at the door, as one list: the newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, Value
from django.utils import timezone

from cosante.register.models import Account, Act, Decision, Document, Fact, LoginEvent, LoginKind, Partner, Verb

_SUBJECTS = (
    "fact__document",
    "document",
    "other_document",
    "partner",
    "other_partner",
    "act",
    "other_act",
    "undoes",
)
_TEXTS = ("fact__document__text", "document__text", "other_document__text")
_BATCH = 500


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed to; empty is everything. Days are those of the site's time zone, both included."""

    what: str = ""  # "decisions" or "logins"
    kind: str = ""  # a verb, or a kind of login event
    who: int | None = None  # an account that did it, or that it is about
    since: date | None = None
    until: date | None = None

    @property
    def anything(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


class Row(NamedTuple):
    """One line of the list."""

    at: datetime
    kind: str  # in words
    by: Account | None
    about: Account | Fact | Document | Partner | Act | None
    other: Document | Partner | Act | None
    why: str
    address: str
    decision: Decision | None
    event: LoginEvent | None


def audit(asked: Asked) -> QuerySet[Any]:
    """The keys of what is asked for, the newest first; ``rows`` makes lines of them."""
    when = Q()
    if asked.since:
        when &= Q(at__gte=_midnight(asked.since))
    if asked.until:
        when &= Q(at__lt=_midnight(asked.until + timedelta(days=1)))
    decisions, logins = Decision.objects.filter(when), LoginEvent.objects.filter(when)
    if asked.what == "decisions" or asked.kind in Verb.values:
        logins = logins.none()
    if asked.what == "logins" or asked.kind in LoginKind.values:
        decisions = decisions.none()
    if asked.kind:
        decisions, logins = decisions.filter(verb=asked.kind), logins.filter(kind=asked.kind)
    if asked.who:
        decisions, logins = decisions.filter(by=asked.who), logins.filter(Q(by=asked.who) | Q(account=asked.who))
    keys = [
        found.order_by().annotate(source=Value(source)).values_list("at", "source", "pk")
        for found, source in ((decisions, "decision"), (logins, "login"))
    ]
    return keys[0].union(keys[1], all=True).order_by("-at", "-pk")


def rows(keys: Iterable[tuple[datetime, str, int]]) -> list[Row]:
    """The lines of these keys, in their order, in two queries."""
    keys = list(keys)
    decisions = _decisions(pk for _, source, pk in keys if source == "decision")
    events = LoginEvent.objects.select_related("account", "by").in_bulk(
        [pk for _, source, pk in keys if source == "login"]
    )
    return [_of_decision(decisions[pk]) if source == "decision" else _of_event(events[pk]) for _, source, pk in keys]


def all_rows(asked: Asked) -> Iterator[Row]:
    """Every line, read in batches: a year's log does not have to fit into memory."""
    keys = audit(asked).iterator(chunk_size=_BATCH)
    while batch := list(islice(keys, _BATCH)):
        yield from rows(batch)


def _decisions(ids: Iterable[int]) -> dict[int, Decision]:
    return Decision.objects.select_related("by", *_SUBJECTS).defer(*_TEXTS).in_bulk(list(ids))


def _of_decision(row: Decision) -> Row:
    about = row.fact or row.partner or row.act or row.document
    other = row.other_partner or row.other_act or row.other_document
    return Row(row.at, str(row.get_verb_display()), row.by, about, other, row.why, "", row, None)


def _of_event(row: LoginEvent) -> Row:
    return Row(row.at, str(row.get_kind_display()), row.by, row.account, None, row.what, row.address, None, row)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

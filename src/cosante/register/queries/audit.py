"""Everything that was decided, every change of what the office keeps, and all that happened at the door: one list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, Value
from django.utils import timezone

from cosante.register.models import (
    Account,
    Act,
    Change,
    Decision,
    Document,
    Done,
    Fact,
    Kept,
    LoginEvent,
    LoginKind,
    Partner,
    Verb,
    kept_models,
)

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

    what: str = ""  # "decisions", "changes" or "logins"
    kind: str = ""  # a verb, what a change did, or a kind of login event
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
    about: Account | Fact | Document | Partner | Act | Kept | None
    other: Document | Partner | Act | None
    why: str
    address: str
    decision: Decision | None
    event: LoginEvent | None
    change: Change | None = None


def audit(asked: Asked) -> QuerySet[Any]:
    """The keys of what is asked for, the newest first; ``rows`` makes lines of them."""
    when = Q()
    if asked.since:
        when &= Q(at__gte=_midnight(asked.since))
    if asked.until:
        when &= Q(at__lt=_midnight(asked.until + timedelta(days=1)))
    keys = [
        (found if _wanted(asked, source, kinds) else found.none())
        .filter(when, *_conditions(asked, source))
        .order_by()
        .annotate(source=Value(source))
        .values_list("at", "source", "pk")
        for source, (found, kinds) in _sources().items()
    ]
    return keys[0].union(*keys[1:], all=True).order_by("-at", "-pk")


def _sources() -> dict[str, tuple[QuerySet[Any], list[str]]]:
    """The tables of the list, each with the kinds of its rows."""
    return {
        "decisions": (Decision.objects.all(), Verb.values),
        "changes": (Change.objects.all(), Done.values),
        "logins": (LoginEvent.objects.all(), LoginKind.values),
    }


def _wanted(asked: Asked, source: str, kinds: list[str]) -> bool:
    return asked.what in ("", source) and (not asked.kind or asked.kind in kinds)


def _conditions(asked: Asked, source: str) -> list[Q]:
    column = {"decisions": "verb", "changes": "done", "logins": "kind"}[source]
    who = Q(by=asked.who) | Q(account=asked.who) if source == "logins" else Q(by=asked.who)
    return [*([Q(**{column: asked.kind})] if asked.kind else []), *([who] if asked.who else [])]


def rows(keys: Iterable[tuple[datetime, str, int]]) -> list[Row]:
    """The lines of these keys, in their order, in a query a table."""
    keys = list(keys)
    of = {name: [pk for _, source, pk in keys if source == name] for name in _sources()}
    found = {("decisions", pk): _of_decision(row) for pk, row in _decisions(of["decisions"]).items()}
    events = LoginEvent.objects.select_related("account", "by").in_bulk(of["logins"])
    found |= {("logins", pk): _of_event(row) for pk, row in events.items()}
    found |= {("changes", row.change.pk): row for row in _changes(of["changes"]) if row.change}
    return [found[source, pk] for _, source, pk in keys]


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


def _changes(ids: Iterable[int]) -> list[Row]:
    """Changes with the rows that they are of."""
    changes = list(Change.objects.select_related("by").filter(pk__in=list(ids)))
    about: dict[tuple[str, int], Kept] = {}
    for noun, model in kept_models().items():
        numbers = {change.record for change in changes if change.noun == noun}
        about |= {(noun, pk): row for pk, row in model._default_manager.in_bulk(list(numbers)).items()}
    return [
        Row(c.at, str(c.get_done_display()), c.by, about.get((c.noun, c.record)), None, c.why, "", None, None, c)
        for c in changes
    ]


def _of_event(row: LoginEvent) -> Row:
    return Row(row.at, str(row.get_kind_display()), row.by, row.account, None, row.what, row.address, None, row)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

"""What is due, and when: of every field of work together, for the clock, the calendar, feeds and daily mails.

A module of this folder tells of one field and has ``due(since, until, today)``; it is found by being here. It gives
what touches those days; with no ``since``, everything up to then that somebody still waits for.
"""

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module

from cosante.register.models import Account, Kept
from cosante.register.moment import unchanged
from cosante.register.queries.kept import Latest, written
from cosante.register.queries.under import citations


@dataclass(frozen=True)
class Due:
    """One thing with its day, or its days up to ``until``. ``kind`` is a code that pages have words for.

    ``row`` is what it is about, ``of`` the whole that frames it. ``settled``: nobody waits for it any more.
    ``who``: the number of the account that is responsible.
    """

    day: date
    kind: str
    row: Kept
    until: date | None = None
    of: Kept | None = None
    who: int | None = None
    settled: bool = False

    @property
    def last(self) -> date:
        """Its last day."""
        return self.until or self.day

    @property
    def key(self) -> str:
        """Names it for good."""
        return f"{self.kind}-{self.row.noun}-{self.row.pk}"

    def overdue(self, today: date) -> bool:
        """Should it be done already?"""
        return not self.settled and self.last < today


def due(since: date | None, until: date, today: date, of: Account | None = None) -> list[Due]:
    """What touches those days, by its first day; with an account, only what she is responsible for."""
    found = (one for module in _modules() for one in module(since, until, today))
    mine = (one for one in found if of is None or one.who == of.pk)
    return sorted(mine, key=lambda one: (one.day, one.kind, one.row.pk))


#: What everybody waits for: pages ask for it one after the other.
_waiting = Latest[list[Due]]()


def waiting(until: date, today: date, of: Account | None = None) -> list[Due]:
    """What is overdue, and what is due up to that day."""
    with unchanged():
        now = written(), tuple(citations().items()), until, today
        found = _waiting.get(now, lambda: [one for one in due(None, until, today) if not one.settled])
    return [one for one in found if of is None or one.who == of.pk]


def within(found: Iterable[Due], since: date | None, until: date) -> Iterator[Due]:
    """Those that touch these days."""
    return (one for one in found if one.day <= until and (since is None or one.last >= since))


@cache
def _modules() -> list[Callable[[date | None, date, date], Iterable[Due]]]:
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return [import_module(f"{__name__}.{name}").due for name in names]

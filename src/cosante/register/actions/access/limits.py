"""How often somebody may try: counted on the rows of the log, so that every process of the site counts the same.

A try is written before the password is looked at. Whoever sends a hundred at once is counted a hundred times.
"""

from datetime import timedelta
from math import ceil

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.access.log import Whence, mark_of
from cosante.register.models import FAILURES, Account, LoginEvent, LoginKind
from cosante.vocabulary.errors import NotAllowed

#: Failed tries within the window: for one name, and from one address (an office shares one).
PER_NAME, PER_ADDRESS = 10, 50
WINDOW = timedelta(minutes=15)
#: From an address where a person signed in within this time, only tries from that address count against her name:
#: nobody elsewhere can lock her out.
KNOWN = timedelta(days=30)


class HeldBack(NotAllowed):
    """Too many tries; ``minutes`` says when the next may come."""

    code = "held-back"

    def __init__(self, minutes: int) -> None:
        self.minutes = minutes
        super().__init__(_("Too many tries. Wait %(minutes)d minutes and try again.") % {"minutes": minutes})


def attempt(name: str, account: Account | None, whence: Whence) -> LoginEvent:
    """The row of a try that may go on; it must be completed by ``end``. ``HeldBack`` where there were too many."""
    where = {"address": whence.address[:45], "agent": whence.agent[:200]}
    row = LoginEvent.objects.create(kind=LoginKind.TRIED, account=account, name_mark=mark_of(name), **where)
    failed = LoginEvent.objects.filter(kind__in=FAILURES, at__gt=row.at - WINDOW, pk__lte=row.pk)
    from_there = failed.filter(address=row.address) if row.address else failed.none()
    for tries, limit in ((_against(failed, row), PER_NAME), (from_there, PER_ADDRESS)):
        times = list(tries.order_by("-pk").values_list("at", flat=True)[: limit + 1])
        if len(times) > limit:
            end(row, LoginKind.HELD_BACK)
            raise HeldBack(max(1, ceil((times[limit] + WINDOW - timezone.now()).total_seconds() / 60)))
    return row


def end(row: LoginEvent, kind: str) -> None:
    """How the try ended; who it was is certain only once she is in."""
    row.kind, row.by = kind, row.account if kind in (LoginKind.SIGNED_IN, LoginKind.PROVED) else None
    row.save(update_fields=["kind", "by"])


def _against(failed: QuerySet[LoginEvent], row: LoginEvent) -> QuerySet[LoginEvent]:
    mine = failed.filter(name_mark=row.name_mark)
    came = LoginEvent.objects.filter(kind=LoginKind.SIGNED_IN, name_mark=row.name_mark, address=row.address)
    return mine.filter(address=row.address) if came.filter(at__gt=row.at - KNOWN).exists() else mine

"""Take a schedule that is due for a while, and say what came of it. Only one process makes a report at a time.

A process that dies keeps it from the others until its time is over; then another takes it. What it wrote after that
counts no more: the number of the lease has changed.
"""

from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone

from cosante.register.actions.releases.plan import following
from cosante.register.models import Schedule

#: How long one may take to make a report before another may.
LEASE = timedelta(minutes=10)
#: When one that failed is tried again.
AGAIN = timedelta(hours=1)


def take_due() -> Schedule | None:
    """A schedule that is due, now this process's; none where there is none."""
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    for due in Schedule.objects.filter(free, ended_at=None, next_at__lte=now).order_by("next_at", "pk")[:20]:
        mine = Schedule.objects.filter(free, pk=due.pk, lease=due.lease, next_at__lte=now)
        if mine.update(lease=F("lease") + 1, leased_until=now + LEASE):
            due.lease += 1
            return due
    return None


def done(schedule: Schedule, failed: str = "") -> bool:
    """It is made, or could not be; whether the lease was still this process's."""
    now = timezone.now()
    following_at = now + AGAIN if failed else following(schedule.every, now)
    mine = Schedule.objects.filter(pk=schedule.pk, lease=schedule.lease)
    return bool(mine.update(leased_until=None, next_at=following_at, failed=failed[:1000]))

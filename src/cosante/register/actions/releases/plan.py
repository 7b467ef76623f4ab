"""Plan that the site makes a report by itself; plan it no more."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.models import Account, Pace, Role, Schedule
from cosante.vocabulary.errors import BadValue


def plan(report: str, about: Mapping[str, Any], languages: Sequence[str], every: str, by: Account | None) -> Schedule:
    """The schedule; the one that is there where the same is planned already. The first is made at once."""
    may(by, Role.REVIEWER)
    if every not in Pace.values:
        raise BadValue(_("Say how often: %(words)s.") % {"words": ", ".join(Pace.values)})
    said = {"report": report, "about": dict(about), "languages": list(languages), "every": every}
    same = [
        one for one in Schedule.objects.filter(report=report, every=every, ended_at=None) if one.about == said["about"]
    ]
    known = next((one for one in same if one.languages == said["languages"]), None)
    return known or Schedule.objects.create(**said, by=by, next_at=timezone.now())


def end(schedule: Schedule, by: Account | None) -> None:
    """Make it no more; what was made stays."""
    may(by, Role.REVIEWER)
    Schedule.objects.filter(pk=schedule.pk, ended_at=None).update(ended_at=timezone.now())


def following(every: str, after: datetime) -> datetime:
    """The first moment of the next month, or of the next year."""
    start = after.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    if every == Pace.YEARLY:
        return start.replace(year=start.year + 1, month=1)
    return start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)

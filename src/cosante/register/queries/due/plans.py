"""Work plans: activities over their days, and milestones."""

from collections.abc import Iterable
from datetime import date

from cosante.register.models import SETTLED, Milestone, PlannedActivity
from cosante.register.queries.due import Due, within
from cosante.register.queries.kept_rows import rows


def due(since: date | None, until: date, today: date) -> Iterable[Due]:
    """Those that touch these days; an activity without days is in none."""
    activities = rows(PlannedActivity).filter(plan__withdrawn=False)
    for activity in activities if since else activities.exclude(state__in=SETTLED):
        first = activity.starts or activity.ends
        if first is not None:
            settled = activity.state in SETTLED
            one = Due(first, "activity", activity, activity.ends or first, activity.plan, activity.ours_id, settled)
            yield from within([one], since, until)
    milestones = rows(Milestone).filter(plan__withdrawn=False, due__lte=until)
    for milestone in milestones.filter(due__gte=since) if since else milestones.filter(reached=None):
        settled, who = milestone.reached is not None, milestone.responsible_id or milestone.plan.responsible_id
        yield Due(milestone.due, "milestone", milestone, None, milestone.plan, who, settled)

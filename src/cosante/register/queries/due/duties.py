"""Duties by their days."""

from collections.abc import Iterable
from datetime import date

from cosante.register.models import Duty
from cosante.register.queries.due import Due
from cosante.register.queries.kept_rows import rows


def due(since: date | None, until: date, today: date) -> Iterable[Due]:
    """Those of these days; what was done is settled. What was withdrawn takes its duties along."""
    found = rows(Duty).filter(due__lte=until).exclude(agreement__withdrawn=True)
    for duty in found.filter(due__gte=since) if since else found.filter(done_on=None):
        settled = duty.done_on is not None
        yield Due(duty.due, duty.kind, duty, of=duty.agreement, who=duty.responsible_id, settled=settled)

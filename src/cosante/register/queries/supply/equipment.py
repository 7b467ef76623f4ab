"""Equipment whose maintenance is due."""

import calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cosante.register.models import Equipment, EquipmentState, Maintenance, MaintenanceKind


@dataclass(frozen=True)
class Due:
    """A piece, and when it is due; ``planned`` where somebody planned that visit."""

    piece: Equipment
    day: date
    planned: Maintenance | None
    last: date | None


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def due(pieces: Iterable[Equipment] | None = None) -> list[Due]:
    """Pieces in use with their next visit, the first due first: one that is planned, or else so many months after the

    last one that was done, or after it was installed."""
    if pieces is None:
        found = Equipment.objects.filter(withdrawn=False).exclude(state=EquipmentState.RETIRED)
        pieces = found.select_related("item", "place")
    pieces = list(pieces)
    visits = defaultdict(list)
    for visit in Maintenance.objects.filter(withdrawn=False).order_by("due", "pk"):
        visits[visit.equipment_id].append(visit)
    made = (_due(piece, visits[piece.pk]) for piece in pieces)
    return sorted((one for one in made if one), key=lambda one: (one.day, one.piece.pk))


def _due(piece: Equipment, visits: list[Maintenance]) -> Due | None:
    done = [visit.done for visit in visits if visit.done and visit.kind != MaintenanceKind.REPAIR]
    last = max(done, default=None)
    planned = next((visit for visit in visits if visit.due and not visit.done), None)
    if planned and planned.due:
        return Due(piece, planned.due, planned, last)
    since = last or piece.installed
    if since is None or not piece.every_months:
        return None
    return Due(piece, months_after(since, piece.every_months), None, last)

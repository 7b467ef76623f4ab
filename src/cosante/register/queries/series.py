"""Series: what has taken place of one, and when the next is due."""

from datetime import date

from django.db.models import F
from django.db.models.functions import Coalesce

from cosante.register.models import Course, Exchange, Series
from cosante.register.queries.exchanges import exchanges
from cosante.register.queries.kept_rows import rows
from cosante.register.records.headcounts import next_one


def editions(series: Series) -> list[Exchange]:
    """What is in it, of whatever kind, the latest first; what has no day last."""
    found = [row for model in exchanges() for row in rows(model).filter(series=series)]
    return sorted(found, key=lambda row: (row.starts or row.ends or date.min, row.pk), reverse=True)


def last_of(series: Series) -> Exchange | None:
    """The latest that has a day and was not called off."""
    latest = None
    for model in exchanges():
        dated = rows(model).filter(series=series).exclude(state=Course.CANCELLED)
        one = dated.annotate(day=Coalesce(F("starts"), F("ends"))).exclude(day=None).order_by("-day", "-pk").first()
        if one is not None and (latest is None or one.day > latest.day):
            latest = one
    return latest


def due_next(series: Series) -> date | None:
    """The day on which the next is due; nothing where it is planned already, or the series is at its end."""
    last = last_of(series)
    if last is None:
        return series.first
    day = last.starts or last.ends
    assert day is not None
    due = next_one(day, series.every)
    over = last.state == Course.PLANNED or (series.until is not None and due > series.until)
    return None if over else due

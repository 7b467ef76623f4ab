"""Plan the next of a series: as the last one was, so many months later, with nobody in it yet."""

from django.utils.translation import gettext as _

from cosante.register.actions.kept import keep
from cosante.register.actions.kept.writing import values_of
from cosante.register.models import Account, Course, Exchange, Series
from cosante.register.queries.series import last_of
from cosante.register.records.headcounts import next_one
from cosante.vocabulary.errors import Undecidable

#: What is true of the last one only.
_OWN = ("act", "people", "amount", "reached", "outcome", "programme")


def plan_next(series: Series, by: Account) -> Exchange:
    """The new row. ``Undecidable`` where there is none yet to go by, or the next would come after the series ends."""
    last = last_of(series)
    if last is None:
        raise Undecidable(_("Enter the first of the series; the next can be planned from it."))
    day = last.starts or last.ends
    assert day is not None
    starts = next_one(day, series.every)
    if series.until and starts > series.until:
        raise Undecidable(_("The series ends before that day."))
    values = {name: value for name, value in values_of(last).items() if name not in _OWN}
    ends = starts + (last.ends - last.starts) if last.ends and last.starts else None
    planned = {"state": Course.PLANNED, "starts": starts, "ends": ends}
    made = keep(type(last), values | planned, by, _("the next of “%(series)s”") % {"series": series})
    assert isinstance(made, Exchange)
    return made

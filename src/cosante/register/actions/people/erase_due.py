"""Erase what is held of people in events that are so many months past, by the rule of the office."""

from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import rules
from cosante.register.actions.kept.erase import erase
from cosante.register.models import Somebody, kept_models
from cosante.register.records.headcounts import next_one

#: So many at once, so that others can write between.
_BATCH = 200


def tables() -> list[type[Somebody]]:
    """Every table of people whose data the rule erases."""
    return [model for model in kept_models().values() if issubclass(model, Somebody)]


def due(model: type[Somebody], today: date, months: int) -> QuerySet[Somebody]:
    """Those of whom something is held though their event is that long past; the withdrawn ones among them."""
    ends = model.event_ends
    past = held(model).annotate(past=Coalesce(ends, ends.replace("__ends", "__starts")))
    return past.filter(past__lte=next_one(today, -months)).order_by("pk")


def held(model: type[Somebody]) -> "QuerySet[Somebody]":
    """Those of whom something is held."""
    something = Q()
    for name in model.personal:
        something |= ~Q(**{name: ""})
    return model._default_manager.filter(something)


def erase_due(today: date) -> int:
    """How many were erased; none where the office has set no rule."""
    months = rules().erase_after
    if months is None:
        return 0
    done = 0
    why = _("by the rule: %(months)s months after the event") % {"months": months}
    for model in tables():
        for row in due(model, today, months)[:_BATCH]:
            erase(row, None, why)
            done += 1
    return done

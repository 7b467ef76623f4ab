"""Keep a table of values of one indicator: new ones are entered, others changed, those that are so already left.

All of it is one change with the rest along with it, so that taking the first back takes all of them back.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.kept import change, keep
from cosante.register.actions.kept.writing import plain, values_of
from cosante.register.models import Account, Change, Indicator, ResultValue
from cosante.register.queries.kept_rows import rows
from cosante.vocabulary.errors import BadValue, Overtaken

#: So many values at once.
MOST = 2000
_FIELDS = ("value", "weight", "source", "comment")


class Given(NamedTuple):
    """A row of the table and what is to be done: ``add``, ``change`` the row of that number and version, ``skip``."""

    values: Mapping[str, Any]
    do: str
    row: int | None = None
    seen: int | None = None


def planned(indicator: Indicator, given: Iterable[Mapping[str, Any]]) -> list[Given]:
    """What each row would do, by its period and part. A cell that is empty leaves what is there as it is."""
    there = {(row.period, row.part): row for row in rows(ResultValue).filter(indicator=indicator)}
    plans: dict[tuple[str, str], Given] = {}
    for values in given:
        key = (values["period"], values.get("part", ""))
        row = there.get(key)
        if row is None:
            plans[key] = Given(values, "add")
            continue
        was = values_of(row)
        new = {name: values[name] for name in _FIELDS if values.get(name) not in (None, "")}
        same = all(plain(row._meta.get_field(name), value) == was[name] for name, value in new.items())
        plans[key] = Given(values, "skip" if same else "change", row.pk, row.version)
    return list(plans.values())


def keep_values(indicator: Indicator, plan: Sequence[Given], by: Account | None, why: str = "") -> list[Change]:
    """The changes, the one that leads first. ``Overtaken`` where somebody entered such a value meanwhile."""
    todo = [one for one in plan if one.do != "skip"]
    if len(todo) > MOST:
        raise BadValue(_("Bring at most %(most)s values at once.") % {"most": MOST})
    made: list[Change] = []
    with transaction.atomic():
        for one in todo:
            done = _done(indicator, one, by, why, made[0] if made else None)
            made += [done] if done else []
    return made


def _done(indicator: Indicator, one: Given, by: Account | None, why: str, along: Change | None) -> Change | None:
    if one.do == "change":
        row = ResultValue.objects.get(pk=one.row, indicator=indicator)
        new = {name: one.values[name] for name in _FIELDS if one.values.get(name) not in (None, "")}
        return change(row, new, one.seen or 0, by, why, along)
    about = {"period": one.values["period"], "part": one.values.get("part", "")}
    if rows(ResultValue).filter(indicator=indicator, **about).exists():
        raise Overtaken(_("Somebody entered a value for %(period)s meanwhile. Look at the table again.") % about)
    kept = keep(ResultValue, dict(one.values) | {"indicator": indicator}, by, why, along)
    return Change.objects.get(noun=kept.noun, record=kept.pk, version=kept.version)

"""Decide one proposal, as the review page asks: right as it is, right with other values, or wrong."""

from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.accept import accept, locked
from cosante.register.actions.correct import correct
from cosante.register.actions.deciding import Reason
from cosante.register.actions.reject import reject
from cosante.register.models import Account, Decision, Fact
from cosante.register.queries.review import named_by, named_only_by
from cosante.vocabulary.errors import Overtaken


class Verdict(NamedTuple):
    """What a person says of a fact. ``values`` as she left them; ``last`` the newest decision of it that she saw."""

    right: bool
    values: dict[str, Any]
    why: Reason = ""
    with_named: bool = False
    last: int = 0


def decide(fact: Fact, verdict: Verdict, by: Account) -> list[Decision]:
    """Accept, correct or reject; with it, if asked, the undecided facts that an act names (or that only it names).

    Values that she changed are a correction, whichever button she pressed. ``Overtaken`` where somebody else decided
    of the fact since she opened it: what she saw is no longer what is there.
    """
    with transaction.atomic():
        (row,) = locked([fact])
        newest = row.decisions.order_by("-pk").first()
        if newest and newest.pk != verdict.last:
            raise Overtaken(
                _("%(who)s decided this while you had it open. Look again and decide.")
                % {"who": newest.by or _("A rule")}
            )
        if not verdict.right:
            others = named_only_by(row) if verdict.with_named else []
            return reject([row, *others], by, verdict.why)
        changed = {name: value for name, value in verdict.values.items() if row.payload.get(name) != value}
        made = [correct(row, changed, by, str(verdict.why))] if changed else accept([row], by, verdict.why)
        return made + (accept(named_by(row), by, verdict.why) if verdict.with_named else [])

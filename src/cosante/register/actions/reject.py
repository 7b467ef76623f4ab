"""Reject facts: they stay, with who said so, and count no more."""

from collections.abc import Iterable

from django.db import transaction

from cosante.register.actions.accept import to_decide
from cosante.register.actions.deciding import Reason, may, restate, write
from cosante.register.actions.match import match_waiting
from cosante.register.models import Account, Decision, Fact, Verb


def reject(facts: Iterable[Fact], by: Account | None, why: Reason = "") -> list[Decision]:
    """One decision a fact."""
    may(by)
    with transaction.atomic():
        rows = to_decide(facts)
        made = [write(Verb.REJECT, by, why, fact=fact) for fact in rows]
        restate(rows)
        match_waiting()
    return made

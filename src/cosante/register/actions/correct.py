"""Correct a fact: what was read stays, and the values that a person gives hold."""

from collections.abc import Iterable
from typing import Any

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.accept import to_decide
from cosante.register.actions.deciding import may, restate, write
from cosante.register.actions.match import match_waiting
from cosante.register.models import Account, Decision, Fact, Verb
from cosante.register.records.sequence import named
from cosante.vocabulary import facts as contract
from cosante.vocabulary.errors import BadValue, Undecidable


def correct(fact: Fact, values: dict[str, Any], by: Account | None, why: str = "") -> Decision:
    """Change fields of the fact's payload. ``BadValue`` where the reading contract does not allow a value."""
    may(by)
    with transaction.atomic():
        (row,) = to_decide([fact])
        changed = {name: value for name, value in values.items() if row.payload.get(name) != value}
        if not changed:
            raise Undecidable(_("Nothing was changed. Accept the fact if it is right as it is."))
        known_fields(row.kind, changed)
        check(row.kind, row.payload | changed)
        if missing := set(named(changed)) - set(row.reading.facts.values_list("local_id", flat=True)):
            raise BadValue(_("There is no fact %(fact)s in this document.") % {"fact": min(missing)})
        made = write(Verb.CORRECT, by, why, fact=row, values=changed)
        restate([row])
        match_waiting()
    fact.refresh_from_db()
    return made


def known_fields(kind: str, values: Iterable[str]) -> None:
    """That the contract has these fields for facts of that kind."""
    if unknown := sorted(set(values) - contract.OWN_FIELDS[kind]):
        raise BadValue(
            _("A %(kind)s has no %(field)s; it has: %(fields)s.")
            % {"kind": kind, "field": unknown[0][:50], "fields": ", ".join(sorted(contract.OWN_FIELDS[kind]))}
        )


def check(kind: str, payload: dict[str, Any]) -> None:
    """That a payload keeps the reading contract."""
    try:
        contract.fact_from(kind, payload)
    except (msgspec.ValidationError, ValueError) as error:
        raise BadValue(_("This value cannot be kept: %(reason)s.") % {"reason": error}) from error

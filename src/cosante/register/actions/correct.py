"""Correct a fact: what was read stays, and the values that a person gives hold."""

from typing import Any

import msgspec
from django.db import transaction

from cosante.register.actions.accept import locked
from cosante.register.actions.deciding import may, restate, write
from cosante.register.actions.match import match_waiting
from cosante.register.models import Account, Decision, Fact, Verb
from cosante.vocabulary import facts as contract
from cosante.vocabulary.errors import BadValue, Undecidable


def correct(fact: Fact, values: dict[str, Any], by: Account | None, why: str = "") -> Decision:
    """Change fields of the fact's payload. ``BadValue`` where the reading contract does not allow a value."""
    may(by)
    with transaction.atomic():
        (row,) = locked([fact])
        changed = {name: value for name, value in values.items() if row.payload.get(name) != value}
        if not changed:
            raise Undecidable("Nothing was changed. Accept the fact if it is right as it is.")
        check(row.kind, row.payload | changed)
        made = write(Verb.CORRECT, by, why, fact=row, values=changed)
        restate([row])
        match_waiting()
    fact.refresh_from_db()
    return made


def check(kind: str, payload: dict[str, Any]) -> None:
    """That a payload keeps the reading contract."""
    try:
        contract.fact_from(kind, payload)
    except (msgspec.ValidationError, ValueError) as error:
        raise BadValue(f"This value cannot be kept: {error}.") from error

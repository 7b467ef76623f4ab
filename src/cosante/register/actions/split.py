"""Take facts out of a record into one of their own."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.accept import locked
from cosante.register.actions.deciding import may, write
from cosante.register.actions.match import match_waiting
from cosante.register.actions.moving import Record, noun, rehome
from cosante.register.models import Account, Decision, Fact, Verb
from cosante.register.queries.splitting import persons_naming
from cosante.vocabulary.errors import Undecidable


def split(record: Record, facts: Sequence[Fact], by: Account | None, why: str = "") -> Decision:
    """The facts, all of the record and not all of its facts, become a record of their own: the decision names it.

    Persons who act for a partner as these facts name it go with it.
    """
    may(by)
    name = noun(record)
    with transaction.atomic():
        rows = locked([*facts, *_persons(record, facts)])
        if not rows or any(getattr(fact, f"{name}_id") != record.pk for fact in rows):
            raise Undecidable(_("Choose facts of this record."))
        rest = Fact.objects.filter(**{name: record}, kind=name).exclude(pk__in=[fact.pk for fact in rows])
        if not rest.exists():
            raise Undecidable(_("All of its facts would leave: there is nothing to split."))
        own = type(record)._default_manager.create(type=record.type)
        left = {"facts": [fact.pk for fact in rows]}
        made = write(Verb.SPLIT, by, why, **{name: own, f"other_{name}": record}, values=left)
        rehome(name, {own.pk, record.pk})
        match_waiting()
    return made


def _persons(record: Record, facts: Sequence[Fact]) -> list[Fact]:
    return [person for person in persons_naming(facts) if person.partner_id == record.pk and noun(record) == "partner"]

"""Make one record of two. The second keeps its address, which then leads to the first; undoing parts them again."""

from django.db import transaction

from cosante.register.actions.deciding import may, write
from cosante.register.actions.moving import Record, held, noun, rehome
from cosante.register.models import Account, Decision, Verb
from cosante.vocabulary.errors import Undecidable


def merge(record: Record, other: Record, by: Account | None, why: str = "") -> Decision:
    """``other`` becomes ``record``. Without an account it is matching that decides, and the row says so."""
    may(by)
    if type(record) is not type(other):
        raise Undecidable("A partner and an act cannot be one record.")
    with transaction.atomic():
        record, other = held(record), held(other)
        if record.pk == other.pk:
            raise Undecidable("These two are one record already.")
        name = noun(record)
        made = write(Verb.MERGE, by, why, **{name: record, f"other_{name}": other})
        rehome(name, {record.pk, other.pk})
    return made

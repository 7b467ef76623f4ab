"""Say that two records are not one: matching does not suggest them again."""

from cosante.register.actions.deciding import may, write
from cosante.register.actions.moving import Record, noun
from cosante.register.models import Account, Decision, Verb
from cosante.vocabulary.errors import Undecidable


def keep_apart(record: Record, other: Record, by: Account | None, why: str = "") -> Decision:
    """The two stay two."""
    may(by)
    if type(record) is not type(other) or record.pk == other.pk:
        raise Undecidable("Choose two different records of one kind.")
    name = noun(record)
    return write(Verb.APART, by, why, **{name: record, f"other_{name}": other})

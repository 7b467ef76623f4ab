"""Say that two records, or two texts, are not one: matching does not suggest them again."""

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may, write
from cosante.register.actions.moving import Record, noun
from cosante.register.actions.suggest import restate_suggestions
from cosante.register.models import Account, Decision, Document, Verb
from cosante.vocabulary.errors import Undecidable


def keep_apart(record: Record | Document, other: Record | Document, by: Account | None, why: str = "") -> Decision:
    """The two stay two."""
    may(by)
    if type(record) is not type(other) or record.pk == other.pk:
        raise Undecidable(_("Choose two different records of one kind."))
    name = noun(record)
    with transaction.atomic():
        made = write(Verb.APART, by, why, **{name: record, f"other_{name}": other})
        restate_suggestions(name, {record.pk, other.pk})
    return made

"""Take a change of a kept row back: what it changed is as it was before, and so is all that was made along with it."""

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.kept.writing import checked, locked, put, values_of, write
from cosante.register.models import Account, Change, Done, Kept, kept_models
from cosante.register.records.changes import Step, undone
from cosante.vocabulary.errors import Undecidable


def take_back(change: Change, by: Account | None, why: str = "") -> Change:
    """The change that takes it back. ``Undecidable`` where a field was changed again since, or it cannot be taken back.

    Taking back an entry withdraws the row; taking back a withdrawal brings it back.
    """
    with transaction.atomic():
        made = _take_back(change, by, why, None)
    return made


def _take_back(change: Change, by: Account | None, why: str, along: Change | None) -> Change:
    row = locked(_row(change), by)
    if change.done == Done.ERASE:
        raise Undecidable(_("What was erased is gone for good."))
    if Change.objects.filter(undoes=change).exists():
        raise Undecidable(_("This was taken back already."))
    done, values = _reverse(change, row)
    made = write(row, done, values, by, why, along=along, undoes=change)
    for other in Change.objects.filter(along=change, undone_by=None).order_by("-id"):
        _take_back(other, by, why, made)
    return made


def _row(change: Change) -> Kept:
    return kept_models()[change.noun]._default_manager.get(pk=change.record)


def _reverse(change: Change, row: Kept) -> tuple[str, dict[str, list[object]]]:
    """What the taking back does to the row, which is set to it, and what it writes."""
    if change.done in (Done.KEEP, Done.BRING_BACK, Done.WITHDRAW):
        gone = change.done != Done.WITHDRAW
        if row.withdrawn == gone:
            raise Undecidable(_("This was withdrawn already.") if gone else _("It was brought back already."))
        row.withdrawn = gone
        return Done.WITHDRAW if gone else Done.BRING_BACK, {}
    todo, since = undone(Step(change.version, change.done, change.values), values_of(row))
    if since:
        names = ", ".join(str(row._meta.get_field(name).verbose_name) for name in since)
        raise Undecidable(_("It was changed again since: %(fields)s. Change it by hand.") % {"fields": names})
    put(row, {name: after for name, (_before, after) in todo.items()})
    checked(row)
    return Done.CHANGE, todo

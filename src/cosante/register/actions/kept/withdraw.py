"""Withdraw a kept row, with its parts: it is out of lists, sums and calendars; its page and history stay."""

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.kept.writing import locked, write
from cosante.register.models import Account, Change, Done, Kept, kept_models
from cosante.vocabulary.errors import Undecidable


def withdraw(row: Kept, by: Account | None, why: str = "", along: Change | None = None) -> Change:
    """The change, along which its parts are withdrawn, too; undoing it brings all of them back."""
    with transaction.atomic():
        now = locked(row, by)
        if now.withdrawn:
            raise Undecidable(_("This was withdrawn already."))
        now.withdrawn = True
        made = write(now, Done.WITHDRAW, {}, by, why, along=along)
        for part in parts_of(now):
            withdraw(part, by, why, along=made)
    row.withdrawn, row.version = True, now.version
    return made


def parts_of(row: Kept) -> list[Kept]:
    """What is a part of it and not withdrawn."""
    found: list[Kept] = []
    for model in kept_models().values():
        if model.part_of and model._meta.get_field(model.part_of).related_model is type(row):
            found.extend(model._default_manager.filter(**{model.part_of: row.pk, "withdrawn": False}))
    return found

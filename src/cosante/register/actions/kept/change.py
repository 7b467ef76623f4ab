"""Change a kept row. Who saw an older version loses nothing, and nobody's change is lost.

Where two changed different fields, both hold. Where both set the same field to different things, nothing is written,
and whoever came second is told what it was, what it is and what was wanted, and chooses.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.kept.writing import checked, known, locked, plain, put, steps, values_of, write
from cosante.register.models import Account, Change, Done, Kept
from cosante.register.records.changes import Meeting, joined
from cosante.vocabulary.errors import Overtaken, Undecidable


class Collided(Overtaken):
    """Somebody changed the same fields after that version was looked at.

    ``meets``: by field, what meets what; ``wanted``: the fields that whoever came second changed; ``row``: as it is.
    """

    code = "collided"

    def __init__(self, message: str, row: Kept, meets: Mapping[str, Meeting], wanted: set[str]) -> None:
        super().__init__(message)
        self.row, self.meets, self.wanted = row, meets, wanted


def change(
    row: Kept, values: Mapping[str, Any], seen: int, by: Account | None, why: str = "", along: Change | None = None
) -> Change | None:
    """The change, or nothing where all is so already. ``seen``: the version that whoever changes it looked at.

    ``BadValue``, ``Collided``, and ``Undecidable`` for a row that was withdrawn. ``row`` is as it is then.
    """
    known(type(row), values)
    wanted = {field.name: plain(field, values[field.name]) for field in row.own_fields() if field.name in values}
    with transaction.atomic():
        now = locked(row, by)
        if now.withdrawn:
            raise Undecidable(_("It was withdrawn; bring it back before you change it."))
        _not_erased(now, wanted, seen)
        todo, meets = joined(steps(type(row), row.pk), seen, wanted)
        if meets:
            raise Collided(
                _("Somebody else changed this after you opened it. Choose what holds."), now, meets, {*todo, *meets}
            )
        put(now, {name: after for name, (_before, after) in todo.items()})
        checked(now)
        made = write(now, Done.CHANGE, todo, by, why, along=along) if todo else None
    put(row, values_of(now))
    row.version = now.version
    return made


def _not_erased(row: Kept, wanted: Mapping[str, Any], seen: int) -> None:
    """A form opened before personal data were erased must not bring them back."""
    told = any(wanted.get(name) is not None for name in row.personal)
    since = {"noun": row.noun, "record": row.pk, "done": Done.ERASE, "version__gt": seen}
    if told and Change.objects.filter(**since).exists():
        raise Undecidable(_("Personal data were erased here after you opened it. Open it again."))

"""Do a duty: the day that it was done is kept, and where it comes again, the next one is entered with it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.agreements.copying import copied
from cosante.register.actions.kept import change, keep
from cosante.register.models import MONTHS, Account, Change, Duty
from cosante.register.records.agreements import again
from cosante.vocabulary.errors import Undecidable


def fulfil(duty: Duty, on: date, by: Account | None, why: str = "") -> Change:
    """The change; taking it back takes the next duty back, too. ``Undecidable`` where it was done already."""
    with transaction.atomic():
        now = Duty.objects.select_for_update().get(pk=duty.pk)
        made = None if now.done_on else change(now, {"done_on": on}, now.version, by, why)
        if made is None:
            raise Undecidable(_("This was done already."))
        if now.every:
            values = copied(now, "what", "kind", "every", "responsible", "agreement", "about")
            keep(Duty, values | {"due": again(_dues(now), MONTHS[now.every]), "after": now}, by, along=made)
    return made


def _dues(duty: Duty) -> list[date]:
    """When it was due, this time and before."""
    found, known = [duty.due], {duty.pk}
    while duty.after is not None and duty.after.pk not in known:
        duty = duty.after
        found.append(duty.due)
        known.add(duty.pk)
    return found

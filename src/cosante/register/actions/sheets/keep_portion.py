"""Keep a sheet portion by portion: the decision first, then some rows at a time, each portion whole or not at all.

Rows that were kept leave the sheet in the transaction that keeps them, so whoever goes on, goes on where the last one
stopped, and two who go on at once keep nothing twice. All of it is one change with the rest along with it, as
``keep_sheet`` makes it.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.actions.sheets.keep_sheet import Keeping
from cosante.register.models import Account, Change, Sheet, SheetDone, SheetRow, kept_models
from cosante.register.queries.sheets import in_languages

#: Rows of one portion: a second's work.
PORTION = 200


def decide_to_keep(sheet: Sheet, by: Account | None, why: str = "") -> Sheet:
    """The sheet with that decision, which stands when it is made again; nothing is kept yet."""
    may(by, kept_models()[sheet.noun].writes)
    with transaction.atomic():
        held = Sheet.objects.select_for_update().get(pk=sheet.pk)
        if held.decided_at is None and held.kept_at is None:
            held.decided_at, held.kept_by, held.why = timezone.now(), by, why.strip()[:1000]
            held.save()
    return held


def keep_portion(sheet: Sheet, most: int = PORTION) -> Sheet:
    """The sheet with so many of its rows kept, for whoever decided it; kept when none is left.

    Where what was kept of it has been taken back meanwhile, the others are refused.
    """
    with transaction.atomic():
        held = Sheet.objects.select_for_update().get(pk=sheet.pk)
        if not held.under_way:
            return held
        if held.lead is not None and Change.objects.filter(undoes=held.lead).exists():
            _refuse_the_rest(held)
        else:
            Keeping(held, kept_models()[held.noun], held.kept_by, held.why, None, lambda done, of: None).some(most)
        if not held.left:
            held.kept_at = timezone.now()
        held.save()
    return held


def _refuse_the_rest(sheet: Sheet) -> None:
    """Nothing more is kept along with what was taken back."""
    said = in_languages(lambda: _("All of it was taken back before this row was kept."))
    for done, name in ((SheetDone.ADD, "added"), (SheetDone.CHANGE, "changed")):
        rows = SheetRow.objects.filter(sheet=sheet, done=done)
        number = rows.update(done=SheetDone.WRONG, values={}, wrong=[["", "", said]])
        setattr(sheet, name, getattr(sheet, name) - number)
        sheet.wrong += number

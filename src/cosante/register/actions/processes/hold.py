"""Hold a file of processes, acts or partners and what each row would do, to be looked at before it is written."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cosante.register.actions.deciding import may
from cosante.register.actions.sheets.bring import HELD
from cosante.register.models import Account, BroughtFile, Order


def hold(
    name: str, text: str, outcomes: list[Any], partners: Iterable[str], by: Account | None, noun: str = "order"
) -> BroughtFile:
    """The file. Those that nobody has kept go after as many days as spreadsheets do."""
    may(by, Order.writes)
    BroughtFile.objects.filter(kept_at=None, at__lt=timezone.now() - timedelta(days=HELD)).delete()
    return BroughtFile.objects.create(
        noun=noun, name=name[:300], text=text, outcomes=outcomes, partners=list(partners), by=by
    )

"""Hold a file of contracting processes and what each would do, for somebody to look at before anything is written."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cosante.register.actions.deciding import may
from cosante.register.actions.sheets.bring import HELD
from cosante.register.models import Account, Order, ProcessFile


def hold(name: str, text: str, outcomes: list[Any], partners: Iterable[str], by: Account | None) -> ProcessFile:
    """The file. Those that nobody has kept go after as many days as spreadsheets do."""
    may(by, Order.writes)
    ProcessFile.objects.filter(kept_at=None, at__lt=timezone.now() - timedelta(days=HELD)).delete()
    return ProcessFile.objects.create(name=name[:300], text=text, outcomes=outcomes, partners=list(partners), by=by)

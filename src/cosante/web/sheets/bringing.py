"""Bring a spreadsheet: read it, plan each row, hold the plan; the pages and the command do it alike."""

from collections.abc import Callable, Iterable

from django.utils.translation import get_language

from cosante.intake import enter_partner
from cosante.register.actions.sheets import bring
from cosante.register.models import Account, Sheet
from cosante.web.looks import Look
from cosante.web.sheets.files import Row
from cosante.web.sheets.planning import Plan, Told


def bring_rows(
    look: Look,
    rows: Iterable[Row],
    name: str,
    by: Account | None,
    leave_out: bool = False,
    told: Told = lambda done: None,
) -> Sheet:
    """The sheet, held until somebody keeps it. ``leave_out``: columns that nobody knows are not read.

    ``told`` hears how many rows were read.
    """
    plan = Plan(look, iter(rows), leave_out)
    return bring(look.model, name, plan.columns, plan.rows(told), by, plan.partners)


def enters(by: Account) -> Callable[[str], int]:
    """Enters a partner that a sheet names, and gives its number."""
    return lambda name: enter_partner(name, by, get_language() or "en").pk

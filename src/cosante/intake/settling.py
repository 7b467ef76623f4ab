"""After rows of a kind were kept, changed, withdrawn or taken back: what the register is told of them follows."""

import logging
from time import monotonic

from cosante.register.actions.sheets import keep_portion
from cosante.register.models import Account, IatiActivity, Sheet
from cosante.register.queries.published import PUBLISHED
from cosante.vocabulary.errors import UserError

log = logging.getLogger("cosante.iati")

#: Seconds after which a page lets the rest wait: for its reader to go on, or for the worker beside the server.
SOON = 2.0


def keep_on(sheet: Sheet) -> Sheet:
    """The sheet with some of what was decided to be kept of it kept; when nothing is left, the register is told."""
    until = monotonic() + SOON
    while True:
        sheet = keep_portion(sheet)
        if not sheet.under_way:
            settle(sheet.noun, sheet.kept_by)
            return sheet
        if monotonic() >= until:
            return sheet


def settle(noun: str, by: Account | None) -> int:
    """How many rows were told: what others published is told anew, as documents; other rows tell but themselves.

    Of thousands some are told, and the others wait: ``queries.published.untold`` counts them.
    """
    if noun not in PUBLISHED:
        return 0
    from cosante.intake.iati import tell_published_rows  # what it reads with (lxml) is not installed everywhere

    return tell_published_rows(by, seconds=SOON)


def settle_waiting() -> int:
    """The same for whatever waits, whoever left it: how many rows were kept or told; nothing where none waits.

    A sheet that cannot be kept on (whoever decided it may no longer) holds up no other: it is named in the log.
    """
    for sheet in Sheet.objects.filter(decided_at__isnull=False, kept_at=None):
        before = sheet.left
        try:
            keep_on(sheet)
        except UserError as error:
            log.warning("%s is not kept on: %s", sheet.get_absolute_url(), error.message)
        else:
            return before
    return settle(IatiActivity.noun, None) if any(model.waiting().exists() for model in PUBLISHED.values()) else 0

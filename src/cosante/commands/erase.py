"""``cosante erase``: what is held of people in events that are long past, by the rule of the office."""

import sys
from pathlib import Path

from cosante.vocabulary.errors import CosanteError


def run(data: Path | None, dry_run: bool) -> int:
    """Erase what is due, or only say how much it is. The exit status."""
    from cosante.site.start import prepare_site

    try:
        prepare_site(data)
        print(_done(dry_run))
    except CosanteError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1
    return 0


def _done(dry_run: bool) -> str:
    from django.utils import timezone

    from cosante.register.actions.deciding import rules
    from cosante.register.actions.people import erase_due
    from cosante.register.actions.people.erase_due import due, tables

    months, today = rules().erase_after, timezone.localdate()
    if months is None:
        return "The office has no rule for this: an administrator sets one on the page of the rules."
    if dry_run:
        return f"{sum(due(model, today, months).count() for model in tables())} rows are due."
    erased = 0
    while some := erase_due(today):
        erased += some
    return f"{erased} rows erased."

"""After rows of a kind were kept, changed, withdrawn or taken back: what the register is told of them follows."""

from cosante.register.models import Account, IatiActivity
from cosante.register.queries.published import PUBLISHED

#: Seconds after which a page lets the rest wait: for its reader to go on, or for the worker beside the server.
SOON = 2.0


def settle(noun: str, by: Account | None) -> int:
    """How many rows were told: what others published is told anew, as documents; other rows tell but themselves.

    Of thousands some are told, and the others wait: ``queries.published.untold`` counts them.
    """
    if noun not in PUBLISHED:
        return 0
    from cosante.intake.iati import tell_published_rows  # what it reads with (lxml) is not installed everywhere

    return tell_published_rows(by, seconds=SOON)


def settle_waiting() -> int:
    """The same for whatever waits, whoever left it: how many rows were told; nothing where none waits."""
    return settle(IatiActivity.noun, None) if any(model.waiting().exists() for model in PUBLISHED.values()) else 0

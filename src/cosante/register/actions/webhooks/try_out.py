"""Send one webhook something, to see whether it arrives."""

from cosante.register.actions.deciding import may
from cosante.register.models import Account, Role, Webhook
from cosante.register.outbox import tell


def try_out(hook: Webhook, by: Account | None) -> None:
    """Queued like all else; its type is ``test``."""
    may(by, Role.ADMINISTRATOR)
    tell("test", {"webhook": hook.pk}, only=hook)

"""``cosante webhooks`` and ``cosante deliver``: other systems that are told what changes; as on the pages."""

from pathlib import Path

from cosante.commands.until_stopped import send_until_stopped
from cosante.vocabulary.errors import BadValue

#: Seconds between two looks at what is to be sent.
PAUSE = 5.0


def show() -> None:
    """A line a webhook."""
    from cosante.register.queries.webhooks import webhooks

    for hook in webhooks():
        counted = f"{hook.delivered} delivered, {hook.waiting} waiting, {hook.dead} given up"
        events = ",".join(hook.events) or "everything"
        print("\t".join([str(hook.pk), "on" if hook.on else "off", hook.address, events, counted]))


def add(address: str, secret: str, events: list[str]) -> None:
    """Add it; a secret that is made here is printed, this once."""
    from cosante.register.actions import webhooks

    made = webhooks.new_secret()
    hook = webhooks.add(address, secret or made, events, by=None)
    print(f"Webhook {hook.pk} tells {hook.address}." + ("" if secret else f" Its secret, shown this once:\n{made}"))


def remove(number: int) -> None:
    """Tell it no more."""
    from cosante.register.actions import webhooks
    from cosante.register.models import Webhook

    found = Webhook.objects.filter(pk=number, removed_at=None).first()
    if found is None:
        raise BadValue(f"There is no webhook {number}. `cosante webhooks list` shows them all.")
    webhooks.remove(found, by=None)
    print(f"{found.address} is told no more.")


def deliver(data: Path | None, watch: bool) -> int:
    """Send all that is due; with ``watch``, go on until interrupted. The exit status."""
    tried = 0

    def send() -> None:
        nonlocal tried
        from cosante.register.actions.webhooks import deliver as some_of_it

        while some := some_of_it():
            tried += some

    def told() -> int:
        print(f"{tried} sent.")
        return 0

    return send_until_stopped(data, send, told, PAUSE if watch else None)

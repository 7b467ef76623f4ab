"""Telling other systems: name an address, turn it on and off, remove it, try it, send what is to be sent."""

from cosante.register.actions.webhooks.add import add, new_secret
from cosante.register.actions.webhooks.deliver import deliver, deliver_one
from cosante.register.actions.webhooks.remove import remove
from cosante.register.actions.webhooks.send_again import send_again
from cosante.register.actions.webhooks.try_out import try_out
from cosante.register.actions.webhooks.turn import turn

__all__ = ["add", "deliver", "deliver_one", "new_secret", "remove", "send_again", "try_out", "turn"]

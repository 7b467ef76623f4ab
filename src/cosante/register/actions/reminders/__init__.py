"""Tell people what is due: what each wants, the mail of a day written and sent, the address for a calendar."""

from cosante.register.actions.reminders.calendar_address import end_calendar_address, new_calendar_address, owner_of
from cosante.register.actions.reminders.send import send
from cosante.register.actions.reminders.want import want
from cosante.register.actions.reminders.write_digest import write_digest

__all__ = ["end_calendar_address", "new_calendar_address", "owner_of", "send", "want", "write_digest"]

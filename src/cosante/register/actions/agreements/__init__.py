"""What is done with agreements: follow one that an act tells of, amend and renew it; and do what is due."""

from cosante.register.actions.agreements.amend import amend
from cosante.register.actions.agreements.follow import follow
from cosante.register.actions.agreements.fulfil import fulfil
from cosante.register.actions.agreements.renew import renew

__all__ = ["amend", "follow", "fulfil", "renew"]

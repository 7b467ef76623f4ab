"""The verbs of files of contracting processes: hold one to be looked at, say that it was kept, throw it away.

What keeps the orders themselves is ``intake.procurement``.
"""

from cosante.register.actions.processes.hold import hold
from cosante.register.actions.processes.settle import settle
from cosante.register.actions.processes.throw_away import throw_away

__all__ = ["hold", "settle", "throw_away"]

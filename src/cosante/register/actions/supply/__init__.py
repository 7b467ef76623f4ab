"""What is done with supplies: one verb a file. What a verb writes together is taken back together.

None refuses more than was shipped, or more than is in stock: what people say happened is kept, and
``queries.supply`` shows what cannot be so until somebody mends it.
"""

from cosante.register.actions.supply.approve import approve
from cosante.register.actions.supply.cancel import cancel
from cosante.register.actions.supply.distribute import distribute
from cosante.register.actions.supply.give_back import give_back
from cosante.register.actions.supply.inspect import Found, inspect
from cosante.register.actions.supply.place import place
from cosante.register.actions.supply.receive import Arrived, receive
from cosante.register.actions.supply.ship import Sent, ship
from cosante.register.actions.supply.substitute import Instead, substitute
from cosante.register.actions.supply.write_off import write_off

__all__ = [
    "Arrived",
    "Found",
    "Instead",
    "Sent",
    "approve",
    "cancel",
    "distribute",
    "give_back",
    "inspect",
    "place",
    "receive",
    "ship",
    "substitute",
    "write_off",
]

"""Return lots: to the supplier, or from a facility into stock."""

from collections.abc import Iterable, Mapping
from typing import Any

from cosante.register.actions.kept.writing import known
from cosante.register.actions.supply.together import Taken, all_of, something
from cosante.register.models import Account, Kept, Return


def give_back(about: Mapping[str, Any], taken: Iterable[Taken], by: Account | None, why: str = "") -> list[Kept]:
    """A row for each lot. ``about``: what they have in common: which way, the store, the day."""
    known(Return, about)
    return all_of(Return, ({**about, **one._asdict()} for one in something(taken)), by, why)

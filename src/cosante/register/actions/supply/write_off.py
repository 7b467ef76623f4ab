"""Write lots off: expired, damaged, stolen, recalled, missing at a count."""

from collections.abc import Iterable, Mapping
from typing import Any

from cosante.register.actions.kept.writing import known
from cosante.register.actions.supply.together import Taken, all_of, something
from cosante.register.models import Account, Kept, Loss


def write_off(about: Mapping[str, Any], taken: Iterable[Taken], by: Account | None, why: str = "") -> list[Kept]:
    """A row for each lot. ``about``: what they have in common: the store, the day, how."""
    known(Loss, about)
    return all_of(Loss, ({**about, **one._asdict()} for one in something(taken)), by, why)

"""Send stock from a store: for use, or to another store of the office's, where it stays stock."""

from collections.abc import Iterable, Mapping
from typing import Any

from cosante.register.actions.kept.writing import known
from cosante.register.actions.supply.together import Taken, all_of, something
from cosante.register.models import Account, Distribution, Kept


def distribute(about: Mapping[str, Any], taken: Iterable[Taken], by: Account | None, why: str = "") -> list[Kept]:
    """A row for each lot. ``about``: what they have in common: from, to, the day."""
    known(Distribution, about)
    return all_of(Distribution, ({**about, **one._asdict()} for one in something(taken)), by, why)

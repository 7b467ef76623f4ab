"""What others published in IATI and the register has not been told of yet."""

from collections.abc import Mapping

from cosante.register.models import IatiActivity, IatiOrganisation

#: The rows that documents tell of, by their noun.
PUBLISHED: Mapping[str, type[IatiActivity] | type[IatiOrganisation]] = {
    model.noun: model for model in (IatiOrganisation, IatiActivity)
}


def untold(noun: str) -> int:
    """How many rows of that kind, or of none that is published, wait to be told."""
    return PUBLISHED[noun].waiting().count() if noun in PUBLISHED else 0

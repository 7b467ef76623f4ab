"""Which lists can be taken out as IATI, and the rows of one as its address asks for them."""

from functools import cache
from typing import Any

from django.http import Http404, QueryDict

from cosante.register.models import Exchange, IatiActivity, IatiOrganisation, kept_models
from cosante.register.queries.filters import Asked, filtered
from cosante.web import kept_lists
from cosante.web.looks import listed


@cache
def publishable() -> tuple[str, ...]:
    """By the names that their addresses have."""
    exchanges = sorted(model.plural() for model in kept_models().values() if issubclass(model, Exchange))
    return ("acts", "agreements", *exchanges, IatiActivity.plural(), IatiOrganisation.plural())


def rows_asked(name: str, query: QueryDict) -> dict[str, Any]:
    """The list with its rows, narrowed as its own page narrows it. Of acts only what was reviewed. ``Http404``."""
    if name == "acts":
        return {name: filtered(Asked.of(query, public=True))}
    if name not in publishable():
        raise Http404(name)
    return {name: kept_lists.asked(listed()[name], query).found}

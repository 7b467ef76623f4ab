"""Bring up to date of which text each document is a copy, as decisions have it, and the sources of what they tell."""

from collections.abc import Iterable

from cosante.register.actions.moving import moves_of
from cosante.register.actions.refresh_keys import wait
from cosante.register.actions.refresh_records import pointed_at, recount_partners, refresh_acts
from cosante.register.actions.suggest import restate_suggestions
from cosante.register.models import Document, Fact, Sort
from cosante.register.records.state import heads


def recopy(ids: Iterable[int] | None = None) -> None:
    """These documents, or all, and all that were ever copies of one text with them."""
    moves, known = moves_of(Sort.DOCUMENT, ids)
    into = heads(moves)
    changed = []
    for pk, now in Document.objects.filter(pk__in=known).values_list("pk", "copy_of"):
        if now != into.get(pk):
            Document.objects.filter(pk=pk).update(copy_of=into.get(pk))
            changed.append(pk)
    told = Fact.objects.filter(document__in=changed).order_by()
    recount_partners(pointed_at(told, "partner"))
    refresh_acts(pointed_at(told, "act"))
    restate_suggestions(Sort.DOCUMENT, known)
    wait(Sort.DOCUMENT, known)

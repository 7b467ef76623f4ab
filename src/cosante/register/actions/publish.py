"""Bring what the public may see of records up to date: their columns as reviewed facts alone make them.

A record of which no reviewed fact tells, on health cooperation, is not public. A party of a public act is named where
reviewed facts alone name it there, and is public itself.
"""

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from cosante.register.models import Act, ActParty, Fact, Part, Partner
from cosante.register.queries.deeds import deeds_of_facts
from cosante.register.queries.said import ENOUGH
from cosante.register.records import acts, partners
from cosante.register.records.dates import bounds

#: (language, name).
Names = tuple[tuple[str, str], ...]


def publish_partner(record: Partner) -> Names:
    """Set ``public``; nothing is saved. The names that reviewed facts give it."""
    reviewed = _reviewed(record, "partner").order_by("id")
    text = Coalesce("document__copy_of", "document")  # a text and its copies are one source
    rows = reviewed.values_list("payload", "document__language", "confidence")[:ENOUGH]
    record.public = None
    if not rows:
        return ()
    view = partners.describe(partners.Said(*row) for row in rows)
    record.public = {
        "name": view.name[:500],
        "type": view.type,
        "country": view.country,
        "identifier": view.identifier,
        "sources": reviewed.order_by().values(text=text).distinct().count(),
    }
    return view.names


def publish_act(record: Act, chosen: dict[str, int]) -> None:
    """Set ``public``, and mark the parties, which are saved; the record is not. ``chosen``: see ``acts.describe``."""
    told = deeds_of_facts(_reviewed(record, "act"), public=True)
    record.public = None
    if told:
        deeds = {fact.pk: deed for fact, deed in told}
        settled = {field: getattr(deeds[fact], field) for field, fact in chosen.items() if fact in deeds}
        view = acts.describe(list(deeds.values()), settled)
        starts = (bounds(view.when) or (None, None))[0]
        record.public = {
            "type": view.type,
            "status": view.status,
            "when": view.when[:60],
            "starts": starts.isoformat() if starts else "",
            "sources": len({fact.document.copy_of_id or fact.document_id for fact, _ in told}),
        }
        named = ActParty.objects.filter(act=record)
        named.filter(role=Part.ACTOR, partner__in=view.actors).update(public=True)
        named.filter(role=Part.RECIPIENT, partner__in=view.recipients).update(public=True)


def _reviewed(record: Partner | Act, kind: str) -> QuerySet[Fact]:
    return record.facts.seen(public=True).filter(kind=kind).exclude(document__relevant=False)

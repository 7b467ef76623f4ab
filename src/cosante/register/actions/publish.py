"""Bring what the public may see of records up to date: their columns as reviewed facts alone make them.

A record of which no reviewed fact tells, on health cooperation, is not public. A party of a public act is named where
reviewed facts alone name it there, and is public itself.
"""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from cosante.register.actions.write_rows import Refreshed
from cosante.register.models import Act, ActParty, Fact, Part, Partner
from cosante.register.queries.deeds import deeds_of_facts
from cosante.register.queries.said import ENOUGH
from cosante.register.queries.terms import term_of
from cosante.register.records import acts, partners
from cosante.register.records.conflicts import conflicts
from cosante.register.records.dates import bounds, days
from cosante.register.records.totals import LASTING

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
    record.public = partner_to_the_public(view, reviewed.order_by().values(text=text).distinct().count())
    return view.names


def partner_to_the_public(view: partners.PartnerView, sources: int) -> dict[str, Any]:
    """What visitors see of a partner, given what is reviewed of it and how many texts say so."""
    return {
        "name": view.name[:500],
        "type": view.type,
        "country": view.country,
        "identifier": view.identifier,
        "sources": sources,
    }


def publish_act(record: Act, chosen: dict[str, int]) -> list[Refreshed]:
    """Set ``public`` and the columns of it, and mark the parties, which are saved; the record is not.

    ``chosen``: see ``acts.describe``. Returned is what the rows for the public are made of; nothing where it sees none.
    """
    told = deeds_of_facts(_reviewed(record, "act"), public=True)
    if not told:
        return []
    deeds, facts = {fact.pk: deed for fact, deed in told}, [fact for fact, _ in told]
    chosen = {field: fact for field, fact in chosen.items() if fact in deeds}
    view = acts.describe(list(deeds.values()), {field: getattr(deeds[fact], field) for field, fact in chosen.items()})
    sources = len({fact.document.copy_of_id or fact.document_id for fact in facts})
    set_public(record, view, term_of(view, facts, public=True), sources)
    named = ActParty.objects.filter(act=record, partner__public__isnull=False)
    named.filter(role=Part.ACTOR, partner__in=view.actors).update(public=True)
    named.filter(role=Part.RECIPIENT, partner__in=view.recipients).update(public=True)
    differ = [conflict.field for conflict in conflicts(list(deeds.items()), chosen)]
    return [Refreshed(record, view, facts, differ, chosen, public=True)]


def set_public(record: Act, view: acts.ActView | None, ends: date | None = None, sources: int = 0) -> None:
    """Set ``public`` and the columns that lists are asked for, but the reasons, which ``write_rows`` gives."""
    starts, last = (bounds(view.when) if view else None) or (None, None)
    first, lasts = starts or last, days(view.when) if view and view.type in LASTING else None
    record.public = view and {
        "type": view.type,
        "status": view.status,
        "when": view.when[:60],
        "starts": starts.isoformat() if starts else "",
        "ends": ends.isoformat() if ends else "",
        "year": first.year if first else None,
        "days": lasts,
        "sources": sources,
    }
    record.public_type, record.public_status = (view.type, view.status) if view else ("", "")
    record.public_starts, record.public_ends, record.public_reasons = starts, ends, ""
    record.public_year, record.public_days = first.year if first else None, lasts


def _reviewed(record: Partner | Act, kind: str) -> QuerySet[Fact]:
    return record.facts.seen(public=True).filter(kind=kind).exclude(document__relevant=False)

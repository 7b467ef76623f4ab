"""Bring the columns of records up to date with the live facts that point at them.

A document that is not about health cooperation is no source: what only such documents tell is out of lists and totals.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from cosante.register.actions.index_records import index_acts, index_partners
from cosante.register.models import Act, ActParty, Decision, Fact, Part, Partner, Reading, Verb
from cosante.register.queries.deeds import deeds_of_facts
from cosante.register.records import acts, partners
from cosante.register.records.conflicts import conflicts
from cosante.register.records.dates import bounds


def refresh_records(*readings: Reading | None) -> None:
    """Refresh every record that a fact of these readings points at."""
    facts = Fact.objects.filter(reading__in=[reading for reading in readings if reading])
    refresh_partners(facts.exclude(partner=None).values_list("partner", flat=True).distinct())
    refresh_acts(facts.exclude(act=None).values_list("act", flat=True).distinct())


def refresh_partners(ids: Iterable[int]) -> None:
    """What the live facts of each partner say together; where there are none, what its facts once said."""
    ids, renamed, names = list(ids), set[int](), dict[int, tuple[tuple[str, str], ...]]()
    for record in Partner.objects.filter(pk__in=ids):
        before = (record.name, record.country)
        live = record.facts.live().filter(kind="partner")
        record.sources = live.exclude(document__relevant=False).values("document").distinct().count()
        named = _first(live, record.facts.filter(kind="partner"), _founded(record, "partner"))
        said = [partners.Said(*row) for row in named.values_list("payload", "document__language", "confidence")]
        view = partners.describe(said)
        record.name, record.type = view.name[:500], view.type
        record.country, record.identifier = view.country, view.identifier
        record.save()
        names[record.pk] = view.names
        if (record.name, record.country) != before:
            renamed.add(record.pk)
    index_partners(ids, names)
    index_acts(ActParty.objects.filter(partner__in=renamed).values_list("act", flat=True))


def refresh_acts(ids: Iterable[int]) -> None:
    """What the live facts of each act say together, and its parties; where there are none, what its facts once said."""
    ids = list(ids)
    for record in Act.objects.filter(pk__in=ids):
        live = deeds_of_facts(record.facts.live().filter(kind="act"))
        record.sources = len({fact.document_id for fact, _ in live if fact.document.relevant is not False})
        told = live or deeds_of_facts(_first(record.facts.filter(kind="act"), _founded(record, "act")))
        chosen = resolved(record)
        numbered = [(fact.pk, deed) for fact, deed in told]
        record.conflicts = [conflict.field for conflict in conflicts(numbered, chosen)]
        view = acts.describe([deed for _, deed in told], _said_by(numbered, chosen))
        record.type, record.status, record.when = view.type, view.status, view.when[:60]
        record.starts = (bounds(view.when) or (None, None))[0]
        _write_parties(record, view)
        record.save()
    index_acts(ids)


def _founded(record: Partner | Act, kind: str) -> QuerySet[Fact]:
    return Fact.objects.filter(**{f"founded_{kind}": record}, kind=kind)


def _first(*found: QuerySet[Fact]) -> QuerySet[Fact]:
    """The first of the sets that is not empty, in the order of the facts' numbers."""
    return next((some for some in found if some.exists()), found[-1]).order_by("id")


def resolved(record: Act) -> dict[str, int]:
    """For each field that a person has settled, the fact that is right in it; the last word holds."""
    said = Decision.objects.filter(act=record, verb=Verb.RESOLVE, undone_by=None).order_by("id")
    return {row.values["field"]: row.values["fact"] for row in said}


def _said_by(told: list[tuple[int, acts.Deed]], chosen: dict[str, int]) -> dict[str, Any]:
    deeds = dict(told)
    return {field: getattr(deeds[fact], field) for field, fact in chosen.items() if fact in deeds}


def _write_parties(record: Act, view: acts.ActView) -> None:
    record.parties.all().delete()
    ActParty.objects.bulk_create(
        ActParty(act=record, partner_id=partner, role=role)
        for role, ids in ((Part.ACTOR, view.actors), (Part.RECIPIENT, view.recipients))
        for partner in ids
    )

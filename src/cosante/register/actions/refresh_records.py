"""Bring the columns of records up to date with the live facts that point at them.

A document that is not about health cooperation is no source: what only such documents tell is out of lists and totals.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from cosante.register.actions.write_rows import Refreshed, write_rows
from cosante.register.models import Act, ActParty, Decision, Fact, Part, Partner, Reading, Verb
from cosante.register.queries.deeds import deeds_of_facts
from cosante.register.records import acts, partners
from cosante.register.records.conflicts import conflicts
from cosante.register.records.folding import fold

#: So many acts' rows are written at once.
_BATCH = 200


def refresh_records(*readings: Reading | None) -> None:
    """Refresh every record that a fact of these readings points at."""
    facts = Fact.objects.filter(reading__in=[reading for reading in readings if reading])
    others = refresh_partners(facts.exclude(partner=None).values_list("partner", flat=True).distinct())
    refresh_acts({*facts.exclude(act=None).values_list("act", flat=True).distinct(), *others})


def refresh_partners(ids: Iterable[int]) -> set[int]:
    """What the live facts of each partner say together; where there are none, what its facts once said.

    Returned are the acts to refresh with them: those with a part of a partner whose kind or country is another now.
    """
    moved = set()
    for record in Partner.objects.filter(pk__in=list(ids)):
        live = record.facts.live().filter(kind="partner")
        record.sources = live.exclude(document__relevant=False).values("document").distinct().count()
        named = _first(live, record.facts.filter(kind="partner"), _founded(record, "partner"))
        said = [partners.Said(*row) for row in named.values_list("payload", "document__language", "confidence")]
        view = partners.describe(said)
        if (record.type, record.country) != (view.type, view.country):
            moved.add(record.pk)
        record.name, record.type = view.name[:500], view.type
        record.country, record.identifier = view.country, view.identifier
        record.searched = fold(" ".join(name for _, name in view.names) + " " + view.identifier)
        record.save()
    return set(ActParty.objects.filter(partner__in=moved).values_list("act", flat=True))


def refresh_acts(ids: Iterable[int]) -> None:
    """What the live facts of each act say together, and its parties; where there are none, what its facts once said."""
    waiting: list[Refreshed] = []
    for record in Act.objects.filter(pk__in=list(ids)):
        live = deeds_of_facts(record.facts.live().filter(kind="act"))
        record.sources = len({fact.document_id for fact, _ in live if fact.document.relevant is not False})
        told = live or deeds_of_facts(_first(record.facts.filter(kind="act"), _founded(record, "act")))
        chosen = resolved(record)
        numbered = [(fact.pk, deed) for fact, deed in told]
        record.conflicts = [conflict.field for conflict in conflicts(numbered, chosen)]
        view = acts.describe([deed for _, deed in told], _said_by(numbered, chosen))
        record.type, record.status, record.when = view.type, view.status, view.when[:60]
        _write_parties(record, view)
        waiting.append(Refreshed(record, view, [fact for fact, _ in told], bool(live), chosen))
        if len(waiting) == _BATCH:
            _save(waiting)
            waiting = []
    _save(waiting)


def _save(waiting: list[Refreshed]) -> None:
    write_rows(waiting)
    for one in waiting:
        one.record.save()


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
        ActParty(act=record, partner_id=partner, role=role, listed=record.sources > 0)
        for role, ids in ((Part.ACTOR, view.actors), (Part.RECIPIENT, view.recipients))
        for partner in ids
    )

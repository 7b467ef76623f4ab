"""Bring the columns of records up to date with the live facts that point at them.

A document that is not about health cooperation is no source: what only such documents tell is out of lists and totals.
"""

from collections.abc import Iterable

from cosante.register.models import Act, ActParty, Fact, Partner, Reading, Role
from cosante.register.queries.deeds import deeds_of_act
from cosante.register.records import acts, partners
from cosante.register.records.dates import bounds
from cosante.register.records.folding import fold


def refresh_records(*readings: Reading | None) -> None:
    """Refresh every record that a fact of these readings points at."""
    facts = Fact.objects.filter(reading__in=[reading for reading in readings if reading])
    refresh_partners(facts.exclude(partner=None).values_list("partner", flat=True).distinct())
    refresh_acts(facts.exclude(act=None).values_list("act", flat=True).distinct())


def refresh_partners(ids: Iterable[int]) -> None:
    """What the live facts of each partner say together; a partner with none keeps what was last said of it."""
    for record in Partner.objects.filter(pk__in=list(ids)):
        named = record.facts.live().filter(kind="partner").order_by("id")
        live = list(named.values_list("payload", "document__language", "confidence"))
        record.sources = named.exclude(document__relevant=False).values("document").distinct().count()
        if live:
            view = partners.describe(partners.Said(*said) for said in live)
            record.name, record.type = view.name[:500], view.type
            record.country, record.identifier = view.country, view.identifier or record.identifier
            record.searched = fold(" ".join(name for _, name in view.names) + " " + view.identifier)
        record.save()


def refresh_acts(ids: Iterable[int]) -> None:
    """What the live facts of each act say together, and its parties."""
    for record in Act.objects.filter(pk__in=list(ids)):
        told = deeds_of_act(record)
        record.sources = len({fact.document_id for fact, _ in told if fact.document.relevant is not False})
        if told:
            view = acts.describe([deed for _, deed in told])
            record.type, record.status, record.when = view.type, view.status, view.when[:60]
            record.starts = (bounds(view.when) or (None, None))[0]
            _write_parties(record, view)
        record.save()


def _write_parties(record: Act, view: acts.ActView) -> None:
    record.parties.all().delete()
    ActParty.objects.bulk_create(
        ActParty(act=record, partner_id=partner, role=role)
        for role, ids in ((Role.ACTOR, view.actors), (Role.RECIPIENT, view.recipients))
        for partner in ids
    )

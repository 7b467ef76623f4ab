"""Give every partner fact of a reading its partner record, and every person the record of whom they act for."""

from django.db.models import QuerySet

from cosante.register.actions.merge import merge
from cosante.register.models import Fact, Partner, PartnerKey, Reading
from cosante.register.queries.facts import located
from cosante.register.queries.partners import surviving
from cosante.register.records.heirs import heirs
from cosante.register.records.partners import keys


def link_partners(reading: Reading, replaced: Reading | None, only: Fact | None = None) -> None:
    """By key (see ``records.partners``); else the record of the fact it replaces; else a record of its own.

    ``only``: the one fact to link; the others of the reading are linked already.
    """
    mine = reading.facts.filter(pk=only.pk) if only else reading.facts.all()
    facts = list(mine.filter(kind="partner"))
    before = _records_before(reading, replaced, facts)
    for fact in facts:
        found = keys(fact.payload)
        records = _known(found, fact.payload.get("identifier"))
        if records:
            fact.joined_because = "same " + ("identifier" if found[0].startswith("id ") else "name, type and country")
        record = records[0] if records else before.get(fact.pk) or Partner.objects.create()
        for other in records[1:]:
            merge(record, other, by=None, why=f"{fact.document}: one name or identifier for both")
        for key in found:
            PartnerKey.objects.get_or_create(key=key, defaults={"partner": record})
        if not record.identifier and fact.payload.get("identifier"):
            record.identifier = fact.payload["identifier"]
            record.save(update_fields=["identifier"])
        fact.partner = fact.founded_partner = record
    Fact.objects.bulk_update(facts, ["partner", "founded_partner", "joined_because"])
    named = reading.facts.filter(kind="partner").select_related("partner") if only else facts
    _link_persons(mine.filter(kind="person"), {fact.local_id: fact.partner for fact in named})


def _known(found: list[str], identifier: str | None) -> list[Partner]:
    """Records that own one of the keys, oldest first, without those of another identifier."""
    owners = {surviving(owner) for owner in Partner.objects.filter(keys__key__in=found).distinct()}
    records: list[Partner] = []
    for owner in sorted(owners, key=lambda partner: partner.pk):
        if identifier and owner.identifier and owner.identifier != identifier:
            continue
        records.append(owner)
        identifier = identifier or owner.identifier
    return records


def _records_before(reading: Reading, replaced: Reading | None, facts: list[Fact]) -> dict[int, Partner]:
    if replaced is None or replaced.text_then:
        return {}
    old = {fact.pk: fact for fact in replaced.facts.filter(kind="partner").select_related("partner")}
    pairs = heirs(located(facts), located(old.values()))
    before = {new: old[past].partner for new, past in pairs.items()}
    identifiers = {fact.pk: fact.payload.get("identifier") for fact in facts}
    return {
        new: partner
        for new, partner in before.items()
        if partner and (not partner.identifier or identifiers[new] in (None, partner.identifier))
    }


def _link_persons(found: QuerySet[Fact], records: dict[str, Partner | None]) -> None:
    persons = list(found)
    for person in persons:
        person.partner = person.founded_partner = records.get(person.payload.get("partner") or "")
    Fact.objects.bulk_update(persons, ["partner", "founded_partner"])

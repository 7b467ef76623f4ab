"""Give every partner fact of a reading its partner record, and every person the record of whom they act for."""

from django.db.models import QuerySet

from cosante.register.actions.join import unite
from cosante.register.actions.moving import own_records
from cosante.register.models import Fact, Partner, PartnerKey, Reading, Sort
from cosante.register.queries.facts import located
from cosante.register.queries.partings import partings
from cosante.register.queries.partners import surviving
from cosante.register.records.heirs import heirs
from cosante.register.records.partings import ordered
from cosante.register.records.partners import keys
from cosante.register.records.reasons import JOINED, Why, because


def link_partners(reading: Reading, replaced: Reading | None, only: Fact | None = None) -> None:
    """By key (see ``records.partners``); else the record of the fact it replaces; else a record of its own.

    ``only``: the one fact to link; the others of the reading are linked already.
    """
    mine = (reading.facts.filter(pk=only.pk) if only else reading.facts.all()).order_by("pk")
    facts = list(mine.filter(kind="partner"))
    before = _records_before(replaced, facts)
    for fact in facts:
        fact.founded_partner = _record(fact, before.get(fact.pk))
    # Now that all are linked: two of them may have made one record of two.
    records = Partner.objects.in_bulk({fact.founded_partner_id for fact in facts})
    for fact in facts:
        fact.partner = surviving(records[fact.founded_partner_id])
    Fact.objects.bulk_update(facts, ["partner", "founded_partner", "joined_because"])
    named = reading.facts.filter(kind="partner").select_related("partner", "founded_partner") if only else facts
    _link_persons(mine.filter(kind="person"), {fact.local_id: fact for fact in named})


def _record(fact: Fact, before: Partner | None) -> Partner:
    """The record that the fact is linked to, which from now on has its keys."""
    found, identifier = keys(fact.payload), fact.payload.get("identifier")
    by_key = {row.key: row.partner for row in PartnerKey.objects.filter(key__in=found).select_related("partner")}
    owners = _owners(found, identifier, by_key)
    if owners:
        fact.joined_because = JOINED[0 if found[0].startswith("id ") else 1]
    record = owners[0] if owners else before or Partner.objects.create()
    if len(owners) > 1:
        _join(owners, because("one-key", document=str(fact.document)))
    if new := [PartnerKey(key=key, partner=record) for key in found if key not in by_key]:
        PartnerKey.objects.bulk_create(new, ignore_conflicts=True)  # another process may have given it just now
    if len(owners) > 1 or record is before:  # it may be another's by now
        record = Partner.objects.get(pk=record.pk)
    now = surviving(record)
    if identifier and not now.identifier:
        Partner.objects.filter(pk=now.pk).update(identifier=identifier)
    return record


def _owners(found: list[str], identifier: str | None, by_key: dict[str, Partner]) -> list[Partner]:
    """Records that a key was given to, that of the strongest first; without those of another identifier now."""
    owners: list[Partner] = []
    for key in found:
        if key not in by_key or by_key[key] in owners:
            continue
        other = surviving(by_key[key]).identifier
        if _may_be(identifier, other):
            owners.append(by_key[key])
            identifier = identifier or other
    return owners


def _join(owners: list[Partner], why: Why) -> None:
    """One record of those that have become different ones, but for those that a person has parted."""
    records = sorted({surviving(owner) for owner in owners}, key=lambda record: record.pk)
    for other in records[1:]:
        if ordered(records[0].pk, other.pk) not in partings(Sort.PARTNER, {records[0].pk, other.pk}).never_joined:
            unite(records[0], other, by=None, why=why)


def _records_before(replaced: Reading | None, facts: list[Fact]) -> dict[int, Partner]:
    """The record of each older fact as it was before merges, but for those of another identifier now."""
    if replaced is None or replaced.text_then:
        return {}
    old = list(replaced.facts.filter(kind="partner").exclude(founded_partner=None))
    own = own_records("partner", {fact.pk: fact.founded_partner_id for fact in old if fact.founded_partner_id})
    records = Partner.objects.in_bulk(own.values())
    before = {new: records[own[past]] for new, past in heirs(located(facts), located(old)).items()}
    said = {fact.pk: fact.payload.get("identifier") for fact in facts}
    return {new: record for new, record in before.items() if _may_be(said[new], surviving(record).identifier)}


def _may_be(identifier: str | None, other: str | None) -> bool:
    """Whether two identifiers do not contradict each other."""
    return not identifier or not other or identifier == other


def _link_persons(found: QuerySet[Fact], partners: dict[str, Fact]) -> None:
    persons = list(found)
    for person in persons:
        named = partners.get(person.payload.get("partner") or "")
        person.partner, person.founded_partner = (named.partner, named.founded_partner) if named else (None, None)
    Fact.objects.bulk_update(persons, ["partner", "founded_partner"])

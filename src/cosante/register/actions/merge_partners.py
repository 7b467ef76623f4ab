"""Make one partner record of two. The younger keeps its address, which then leads to the older."""

from cosante.register.models import ActParty, Fact, Partner, PartnerKey


def merge_partners(into: Partner, other: Partner, because: str) -> None:
    """Move facts, keys and parts of ``other`` to ``into``. The facts that each had tell how to take them apart."""
    Fact.objects.filter(partner=other).update(partner=into, joined_because=f"merged from {other.pk}: {because}"[:300])
    PartnerKey.objects.filter(partner=other).update(partner=into)
    for part in ActParty.objects.filter(partner=other):
        ActParty.objects.get_or_create(act=part.act, partner=into, role=part.role)
        part.delete()
    if other.identifier and not into.identifier:
        into.identifier = other.identifier
        into.save(update_fields=["identifier"])
    other.merged_into, other.merged_because, other.sources = into, because[:300], 0
    other.save(update_fields=["merged_into", "merged_because", "sources"])

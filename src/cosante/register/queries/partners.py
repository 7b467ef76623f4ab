"""Lists of partners, and all that is told of one."""

from typing import TypeVar

from django.db.models import Count, Q, QuerySet

from cosante.register.models import Act, Document, Fact, Partner
from cosante.register.models.facts import LIVE
from cosante.register.queries.acts import with_parties
from cosante.register.queries.search import matching

Record = TypeVar("Record", Partner, Act)


def partners(type: str = "", country: str = "", words: str = "") -> QuerySet[Partner]:
    """Partners that some document names, by name, with how many acts each has a part in."""
    found = Partner.objects.filter(sources__gt=0).order_by("name", "id")
    if type:
        found = found.filter(type=type)
    if country:
        found = found.filter(country=country)
    if (held := matching(words, "partner")) is not None:
        found = found.filter(pk__in=held)
    return found.annotate(act_count=Count("parts__act", filter=Q(parts__act__sources__gt=0), distinct=True))


def countries_of_partners() -> list[str]:
    """Codes of the countries that some partner is of."""
    codes = Partner.objects.filter(sources__gt=0).exclude(country="").order_by("country")
    return list(codes.values_list("country", flat=True).distinct())


def acts_of(partner: Partner, role: str) -> QuerySet[Act]:
    """Acts in which the partner has that role."""
    return with_parties(Act.objects.filter(sources__gt=0, parties__partner=partner, parties__role=role))


def persons_of(partner: Partner) -> list[Fact]:
    """Live person facts of those who act for the partner."""
    return list(partner.facts.live().filter(kind="person").select_related("document").prefetch_related("evidence"))


def facts_of_partner(partner: Partner) -> list[Fact]:
    """Every partner fact that is of this record, live ones first."""
    told = partner.facts.filter(kind="partner").select_related("document", "reading").prefetch_related("evidence")
    return sorted(told.order_by("id"), key=lambda fact: not fact.live)


def documents_of(partner: Partner) -> QuerySet[Document]:
    """Documents that name the partner."""
    live = Q(facts__partner=partner, facts__kind="partner", facts__status__in=LIVE)
    return Document.objects.filter(live).distinct().defer("text")


def surviving(record: Record) -> Record:
    """The record that a merged one has become; itself where it was not merged."""
    while record.merged_into:
        record = record.merged_into
    return record

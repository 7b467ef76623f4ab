"""Lists of partners, and all that is told of one."""

from collections import Counter
from typing import TypeVar

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from cosante.register.models import Act, ActParty, Document, Fact, Partner
from cosante.register.models.facts import LIVE
from cosante.register.queries.acts import with_parties
from cosante.register.records.folding import fold

Record = TypeVar("Record", Partner, Act)


def partners(type: str = "", country: str = "", words: str = "") -> QuerySet[Partner]:
    """Partners that some document names, by name, with how many acts each has a part in."""
    found = Partner.objects.filter(sources__gt=0).order_by("name", "id")
    if type:
        found = found.filter(type=type)
    if country:
        found = found.filter(country=country)
    for word in fold(words).split():
        found = found.filter(searched__contains=word)
    parts = ActParty.objects.filter(partner=OuterRef("pk"), listed=True).order_by().values("partner")
    counted = Subquery(parts.annotate(n=Count("act", distinct=True)).values("n"))
    return found.annotate(act_count=Coalesce(counted, 0))  # asked for the partners of the page only


def countries_of_partners() -> list[str]:
    """Codes of the countries that some partner is of."""
    codes = Partner.objects.filter(sources__gt=0).exclude(country="").order_by("country")
    return list(codes.values_list("country", flat=True).distinct())


def acts_of(partner: Partner, role: str) -> QuerySet[Act]:
    """Acts in which the partner has that role."""
    return with_parties(Act.objects.filter(sources__gt=0, parties__partner=partner, parties__role=role))


def persons_of(partner: Partner) -> QuerySet[Fact]:
    """Live person facts of those who act for the partner."""
    return partner.facts.live().filter(kind="person").select_related("document").prefetch_related("evidence")


def facts_of_partner(partner: Partner, most: int) -> list[Fact]:
    """The newest so many partner facts that are of this record, live ones first, each with its document's text."""
    told = partner.facts.filter(kind="partner").select_related("document", "reading").prefetch_related("evidence")
    return sorted(told.order_by("-id")[:most], key=lambda fact: (not fact.live, fact.pk))


def names_of(partner: Partner) -> tuple[tuple[str, str], ...]:
    """Its names by language, in each the most used first."""
    live = partner.facts.live().filter(kind="partner").order_by()
    said = live.values_list("document__language", KT("payload__name"), KT("payload__name_en")).annotate(n=Count("pk"))
    names: Counter[tuple[str, str]] = Counter()
    for language, name, english, n in said:
        names[language, name] += n
        if english:
            names["en", english] += n
    found = [name for name, _ in names.most_common()]
    languages = list(dict.fromkeys(language for language, _ in found))
    return tuple(sorted(found, key=lambda name: languages.index(name[0])))


def documents_of(partner: Partner) -> QuerySet[Document]:
    """Documents that name the partner."""
    live = Q(facts__partner=partner, facts__kind="partner", facts__status__in=LIVE)
    return Document.objects.filter(live).distinct().defer("text", "searched")


def surviving(record: Record) -> Record:
    """The record that a merged one has become; itself where it was not merged."""
    while record.merged_into:
        record = record.merged_into
    return record

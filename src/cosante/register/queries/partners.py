"""Lists of partners, and all that is told of one.

``public``: for visitors of a public site. They get only what reviewed facts say; other partners are not there for them.
"""

from collections import Counter
from collections.abc import Iterable
from copy import copy
from typing import TypeVar

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from cosante.register.models import Act, ActParty, Document, Fact, Partner
from cosante.register.models.facts import LIVE, REVIEWED
from cosante.register.queries.acts import acts, column
from cosante.register.queries.filters import seen
from cosante.register.queries.search import matching
from cosante.register.queries.why import with_merges
from cosante.register.records.folding import fold

#: So many partners with the words of a name are looked at for that name.
_NEAR = 20
Record = TypeVar("Record", Partner, Act)


def partners(type: str = "", country: str = "", words: str = "", public: bool = False) -> QuerySet[Partner]:
    """Partners that some document names, by name, with how many acts each has a part in."""
    found = there(public).order_by(KT("public__name") if public else "name", "id")
    if type:
        found = found.filter(**{column("type", public): type})
    if country:
        found = found.filter(**{column("country", public): country})
    if (held := matching(words, "partner", public)) is not None:
        found = found.filter(pk__in=held)
    parts = seen(ActParty, public).filter(partner=OuterRef("pk")).order_by().values("partner")
    counted = Subquery(parts.annotate(n=Count("act", distinct=True)).values("n"))
    return found.annotate(act_count=Coalesce(counted, 0))  # asked for the partners of the page only


def there(public: bool) -> QuerySet[Partner]:
    """Partners that are in the lists."""
    if public:
        return Partner.objects.filter(merged_into=None, public__isnull=False)
    return Partner.objects.filter(sources__gt=0)


def among(found: Iterable[Partner], public: bool) -> list[Partner]:
    """Of these partners, none of which became another, copies of those that ``there`` gives."""
    return [copy(record) for record in found if (record.public is not None if public else record.sources > 0)]


def partners_called(name: str) -> list[Partner]:
    """Partners in the lists with that name: letter for letter, else whatever the case, else in another language."""
    exact = list(there(public=False).filter(name=name).order_by("pk"))
    return exact or list(there(public=False).filter(name__iexact=name).order_by("pk")) or _also_called(name)


def _also_called(name: str) -> list[Partner]:
    if (held := matching(name, "partner")) is None:
        return []
    near, wanted = there(public=False).filter(pk__in=held).order_by("pk")[:_NEAR], fold(name)
    return [partner for partner in near if any(fold(said) == wanted for _language, said in names_of(partner))]


def countries_of_partners(public: bool = False) -> list[str]:
    """Codes of the countries that some partner is of."""
    of = KT("public__country") if public else "country"
    codes = there(public).values_list(of, flat=True).distinct()
    return sorted({code for code in codes if code})


def acts_of(partner: Partner, role: str, public: bool = False) -> QuerySet[Act]:
    """Acts in which the partner has that role."""
    part = {"parties__partner": partner, "parties__role": role} | ({"parties__public": True} if public else {})
    return acts(public).filter(**part)


def persons_of(partner: Partner, public: bool = False) -> QuerySet[Fact]:
    """Live person facts of those who act for the partner."""
    persons = partner.facts.seen(public).filter(kind="person")
    return persons.select_related("document").prefetch_related("evidence")


def facts_of_partner(partner: Partner, most: int, public: bool = False) -> list[Fact]:
    """The newest so many partner facts that are of this record, live ones first, each with its document's text.

    For the public, the reviewed ones of its sources.
    """
    told = _told(partner, public) if public else partner.facts.filter(kind="partner")
    told = told.select_related("document", "reading").prefetch_related("evidence")
    newest = with_merges(told.order_by("-id")[:most], "partner")
    return sorted(newest, key=lambda fact: (not fact.live, fact.pk))


def names_of(partner: Partner, public: bool = False) -> tuple[tuple[str, str], ...]:
    """Its names by language, in each the most used first."""
    told = _told(partner, public).order_by()
    names: Counter[tuple[str, str]] = Counter()
    for language, says, n in told.values_list("document__language", "payload").annotate(n=Count("pk")):
        names[language, says["name"]] += n
        if english := says.get("name_en"):
            names["en", english] += n
    found = [name for name, _ in names.most_common()]
    languages = list(dict.fromkeys(language for language, _ in found))
    return tuple(sorted(found, key=lambda name: languages.index(name[0])))


def _told(partner: Partner, public: bool) -> QuerySet[Fact]:
    told = partner.facts.seen(public).filter(kind="partner")
    return told.exclude(document__relevant=False) if public else told


def documents_of(partner: Partner, public: bool = False) -> QuerySet[Document]:
    """Documents that name the partner."""
    told = Fact.objects.filter(partner=partner, kind="partner", status__in=REVIEWED if public else LIVE)
    found = Document.objects.filter(pk__in=told.order_by().values("document")).defer("text")
    return found.exclude(relevant=False) if public else found


def surviving(record: Record) -> Record:
    """The record that a merged one has become; itself where it was not merged."""
    while record.merged_into:
        record = record.merged_into
    return record

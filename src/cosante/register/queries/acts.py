"""Lists of acts, and all that is told of one.

``public``: for visitors of a public site. They get only what reviewed facts say; other acts are not there for them.
"""

from collections.abc import Iterable
from copy import copy

from django.db.models import Prefetch, QuerySet

from cosante.register.models import Act, ActParty, Fact
from cosante.register.queries.why import with_merges


def acts(public: bool = False) -> QuerySet[Act]:
    """Acts that are in the lists, with their parties; ``filters.filtered`` finds those that somebody asks for."""
    return with_parties(there(public), public)


def there(public: bool) -> QuerySet[Act]:
    """Acts that are in the lists."""
    return Act.objects.filter(merged_into=None, public__isnull=False) if public else Act.objects.filter(sources__gt=0)


def among(found: Iterable[Act], public: bool) -> list[Act]:
    """Of these acts, none of which became another, copies of those that ``there`` gives."""
    return [copy(act) for act in found if (act.public is not None if public else act.sources > 0)]


def column(name: str, public: bool) -> str:
    """Where a record keeps a value: in its column, or in what reviewed facts alone make of it."""
    return f"public__{name}" if public else name


def parties(public: bool) -> QuerySet[ActParty]:
    """Who takes part in acts, with their records."""
    named = ActParty.objects.select_related("partner")
    return named.filter(public=True, partner__public__isnull=False) if public else named


def with_parties(found: QuerySet[Act], public: bool = False) -> QuerySet[Act]:
    """The acts with their parties and, as ``told``, their live facts with evidence, in a fixed number of queries."""
    seen = Fact.objects.seen(public).select_related("document").defer("document__text")
    seen = seen.exclude(document__relevant=False) if public else seen
    return found.prefetch_related(
        Prefetch("parties", parties(public)),
        Prefetch("facts", seen.order_by("-confidence", "id").prefetch_related("evidence"), to_attr="told"),
    )


def facts_of_act(record: Act, public: bool = False) -> list[Fact]:
    """Every fact that ever told of the act, live ones first, then by age."""
    told = record.facts.seen(public).exclude(document__relevant=False) if public else record.facts.all()
    told = told.select_related("document", "reading").prefetch_related("evidence").order_by("id")
    return sorted(with_merges(told, "act"), key=lambda fact: not fact.live)


def referred(facts: list[Fact], public: bool = False) -> dict[int, dict[str, Fact]]:
    """For each reading of the facts: its facts by local id, to follow what an act refers to."""
    fellows: dict[int, dict[str, Fact]] = {fact.reading_id: {} for fact in facts}
    documents = {fact.document_id: fact.document for fact in facts}
    named = Fact.objects.seen(public) if public else Fact.objects.all()
    named = named.filter(reading__in=list(fellows)).exclude(kind__in=("act", "health_area", "date"))
    for fellow in named.select_related("partner").prefetch_related("evidence").order_by():
        fellow.document = documents[fellow.document_id]
        fellows[fellow.reading_id][fellow.local_id] = fellow
    return fellows

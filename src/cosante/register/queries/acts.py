"""Lists of acts, and all that is told of one."""

from django.db.models import Prefetch, QuerySet

from cosante.register.models import Act, ActParty, Fact


def acts(type: str = "", status: str = "", country: str = "") -> QuerySet[Act]:
    """Acts that some document tells of, the latest first, with their parties."""
    found = with_parties(Act.objects.filter(sources__gt=0))
    if type:
        found = found.filter(type=type)
    if status:
        found = found.filter(status=status)
    if country:
        found = found.filter(parties__partner__country=country).distinct()
    return found


def with_parties(found: QuerySet[Act]) -> QuerySet[Act]:
    """The acts with their parties and, as ``told``, their live facts with evidence, in a fixed number of queries."""
    live = Fact.objects.live().select_related("document").defer("document__text")
    return found.prefetch_related(
        Prefetch("parties", ActParty.objects.select_related("partner")),
        Prefetch("facts", live.order_by("-confidence", "id").prefetch_related("evidence"), to_attr="told"),
    )


def facts_of_act(record: Act) -> list[Fact]:
    """Every fact that ever told of the act, live ones first, then by age."""
    told = record.facts.select_related("document", "reading").prefetch_related("evidence").order_by("id")
    return sorted(told, key=lambda fact: not fact.live)


def referred(facts: list[Fact]) -> dict[int, dict[str, Fact]]:
    """For each reading of the facts: its facts by local id, to follow what an act refers to."""
    fellows: dict[int, dict[str, Fact]] = {fact.reading_id: {} for fact in facts}
    documents = {fact.document_id: fact.document for fact in facts}
    named = Fact.objects.filter(reading__in=list(fellows)).exclude(kind__in=("act", "health_area", "date"))
    for fellow in named.select_related("partner").prefetch_related("evidence"):
        fellow.document = documents[fellow.document_id]
        fellows[fellow.reading_id][fellow.local_id] = fellow
    return fellows

"""What briefings and reports ask: deeds of a partner by direction, the documents behind them, what is open with it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Prefetch, Q, QuerySet

from cosante.register.models import (
    Act,
    ActCount,
    ActMoney,
    Agreement,
    Change,
    Cited,
    Document,
    Fact,
    Kept,
    Partner,
    Promise,
)
from cosante.register.queries.acts import parties
from cosante.register.queries.filters import Asked, filtered, latest, seen
from cosante.register.queries.kept_rows import rows
from cosante.register.records.exchanges import Deed as Exchanged
from cosante.register.records.totals import NEVER


class Deed(NamedTuple):
    """A deed as a choice among many needs it: an act, or what the office keeps of one that no document tells."""

    act: int
    type: str
    year: int | None
    reviewed: bool
    kept: Exchanged | None = None


def deeds(asked: Asked) -> list[Deed]:
    """The deeds of the lists that are so, the latest first."""
    found = latest(filtered(asked)).values_list("pk", "type", "year", "reviewed")
    return [Deed(*row) for row in found]


def whole(acts: Iterable[int]) -> list[Act]:
    """The acts with their parties, sums and numbers, in the order given."""
    numbers = list(acts)
    sums, counts = (seen(model, public=False) for model in (ActMoney, ActCount))
    found = Act.objects.prefetch_related(
        Prefetch("parties", parties(public=False)),
        Prefetch("money", _counting(sums)),
        Prefetch("counts", _counting(counts)),
    ).in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def days_of(
    acts: Iterable[int], since: date = date.min, until: date = date.max, planned: bool = True
) -> dict[int, date]:
    """The first days of those of the acts that begin between these; ``planned``: also of what is only planned."""
    found = Act.objects.filter(pk__in=list(acts), starts__gte=since, starts__lte=until)
    found = found if planned else found.exclude(status="planned")
    return {pk: starts for pk, starts in found.values_list("pk", "starts") if starts}


def _counting(found: QuerySet) -> QuerySet:  # type: ignore[type-arg]  # of either table
    """Rows but those that are told elsewhere or are no longer so."""
    for reason in NEVER:
        found = found.exclude(reasons__contains=reason)
    return found


def documents_telling(acts: Iterable[int]) -> dict[int, list[Document]]:
    """For each act, the documents on health cooperation with live facts of it, the newest first."""
    facts = Fact.objects.live().filter(act__in=list(acts), kind="act").exclude(document__relevant=False)
    told = facts.order_by().values_list("act", "document").distinct()
    pairs = list(told)
    known = Document.objects.defer("text").in_bulk({document for _, document in pairs})
    found: dict[int, list[Document]] = {}
    for act, document in pairs:
        found.setdefault(act, []).append(known[document])
    return {act: sorted(some, key=newest, reverse=True) for act, some in found.items()}


def newest(document: Document) -> tuple[str, int]:
    """What sorts documents by age."""
    return document.published, document.pk


class Named(NamedTuple):
    """A name of a partner in a language, and the newest document that has it so."""

    language: str
    name: str
    document: Document


def names_told(partner: Partner) -> list[Named]:
    """In each language the name that most documents give it, the language of most documents first."""
    facts = partner.facts.live().filter(kind="partner").select_related("document").defer("document__text")
    told: dict[str, list[tuple[str, Document]]] = {}
    for fact in facts.order_by("pk"):
        told.setdefault(fact.document.language, []).append((fact.payload["name"], fact.document))
    found = []
    for language, some in sorted(told.items(), key=lambda pair: -len(pair[1])):
        name = Counter(name for name, _ in some).most_common(1)[0][0]
        found.append(Named(language, name, max((d for n, d in some if n == name), key=newest)))
    return found


def names_in(language: str, partners: Iterable[int]) -> dict[int, str]:
    """What documents in this language call these partners, where there are any."""
    facts = Fact.objects.live().filter(kind="partner", partner__in=set(partners), document__language=language)
    found: dict[int, Counter[str]] = {}
    for partner, payload in facts.order_by("pk").values_list("partner", "payload"):
        found.setdefault(partner, Counter())[payload["name"]] += 1
    return {partner: names.most_common(1)[0][0] for partner, names in found.items()}


def persons_told(partner: Partner) -> list[Fact]:
    """Who acts for it as documents say, each name once, from the newest document on."""
    facts = partner.facts.live().filter(kind="person").select_related("document").defer("document__text")
    found: dict[str, Fact] = {}
    for fact in sorted(facts, key=lambda fact: newest(fact.document), reverse=True):
        found.setdefault(fact.payload.get("name_latin") or fact.payload["name"], fact)
    return list(found.values())


def agreements_with(partner: int | None = None) -> list[Agreement]:
    """Agreements that the office follows, of this partner or all, those that end soonest first, with their parts."""
    found = rows(Agreement, ("ends", "-signed", "id"))
    if partner is not None:
        part = Q(parties__partner=partner, parties__withdrawn=False)
        found = found.filter(part | Q(promises__responsible=partner, promises__withdrawn=False)).distinct()
    return list(found.prefetch_related(*_with_parts()))


def _with_parts() -> tuple[Prefetch, Prefetch]:
    named = Agreement._meta.get_field("parties").related_model
    return (
        Prefetch("parties", rows(named), to_attr="kept_parties"),  # type: ignore[arg-type]
        Prefetch("promises", rows(Promise, ("due", "id")), to_attr="kept_promises"),
    )


def last_changes(rows: Sequence[Kept]) -> dict[int, Change]:
    """By the number of each row of one table, the change that made it what it is."""
    found = Change.objects.filter(noun__in={row.noun for row in rows}, record__in=[row.pk for row in rows])
    return {change.record: change for change in found.select_related("by").order_by("version")}


def sources_by_row(rows: Sequence[Kept]) -> dict[int, list[Document]]:
    """By the number of each row of one table, the documents that it cites."""
    cited = Cited.objects.filter(noun__in={row.noun for row in rows}, record__in=[row.pk for row in rows])
    known: dict[int, list[Document]] = {}
    for one in cited.filter(withdrawn_at=None).exclude(document=None).select_related("document").order_by("id"):
        if one.document:
            known.setdefault(one.record, []).append(one.document)
    return known

"""The records that a search found, in its order, with what shows why: their names, and where their facts say it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models.functions import Substr

from cosante.register.models import Act, Document, EntryKind, Evidence, Fact, Partner, Term, TermKind
from cosante.register.models.facts import REVIEWED
from cosante.register.queries import acts, documents, partners
from cosante.register.queries.public import as_seen
from cosante.register.queries.search import Meaning
from cosante.register.search.snippets import LOOKED_AT


def found_documents(ids: Sequence[int], public: bool = False) -> list[Document]:
    """With the beginning of their texts as ``opening``."""
    found = documents.there(public).filter(pk__in=ids).defer("text", "notices")
    return _in_order(found.annotate(opening=Substr("text", 1, LOOKED_AT)), ids)


def found_acts(ids: Sequence[int], public: bool = False) -> list[Act]:
    """With their parties, and ``told`` as in lists."""
    return _in_order(as_seen(acts.acts(public).filter(pk__in=ids), public), ids)


def found_partners(ids: Sequence[int], public: bool = False) -> list[Partner]:
    """As they are."""
    return _in_order(as_seen(partners.there(public).filter(pk__in=ids), public), ids)


def _in_order(found: Iterable, ids: Sequence[int]) -> list:
    records = {record.pk: record for record in found}
    return [records[pk] for pk in ids if pk in records]


def names_of(records: Iterable[Partner], public: bool = False) -> dict[int, list[tuple[str, str]]]:
    """All names of each partner: (language, name)."""
    first = EntryKind.PARTNER.first(public)
    names: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = Term.objects.filter(entry__in=[first + record.pk for record in records], kind=TermKind.PARTNER)
    for entry, language, name in rows.order_by("pk").values_list("entry", "language", "written"):
        names[entry - first].append((language, name))
    return names


def said_at(
    told: Iterable[Document], meanings: Iterable[Meaning], public: bool = False
) -> dict[int, list[tuple[int, int]]]:
    """Where facts of the documents say what the words of a query mean, in words that may be others.

    An act's evidence is its whole sentence, which would mark too much: kinds of act are left out.
    """
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    wanted = {(meaning.kind, meaning.code) for meaning in meanings if meaning.kind != TermKind.ACT_TYPE}
    if not wanted:
        return spans
    facts = Fact.objects.filter(document__in=[document.pk for document in told])  # see index_records._facts
    counted = [fact for fact in facts.select_related("reading") if _counts(fact, public)]
    said = [fact.pk for fact in counted if not wanted.isdisjoint(_says(fact))]
    rows = Evidence.objects.filter(fact__in=said).order_by("fact__document", "start")
    for document, start, end in rows.values_list("fact__document", "start", "end"):
        spans[document].append((start, end))
    return spans


def _counts(fact: Fact, public: bool) -> bool:
    return (fact.status in REVIEWED if public else fact.live) and fact.stands


def _says(fact: Fact) -> set[tuple[str, str]]:
    """The coded things that the words of a fact name."""
    match fact.kind:
        case "health_area":
            return {(TermKind.HEALTH_AREA, fact.code)}
        case "partner":
            return {(TermKind.COUNTRY, fact.country), (TermKind.PARTNER, str(fact.partner_id))}
        case "place":
            return {(TermKind.COUNTRY, fact.country), (TermKind.PLACE, fact.payload.get("identifier") or "")}
    return set()

"""The records that a search found, in its order, with what shows why: their names, and where their facts say it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr

from cosante.register.models import SPAN, Act, Document, EntryKind, Evidence, Partner, Term, TermKind
from cosante.register.models.facts import LIVE
from cosante.register.queries.acts import with_parties
from cosante.register.queries.search import Meaning
from cosante.register.search.snippets import LOOKED_AT


def found_documents(ids: Sequence[int]) -> list[Document]:
    """With the beginning of their texts as ``opening``."""
    found = Document.objects.filter(pk__in=ids).defer("text", "notices")
    return _in_order(found.annotate(opening=Substr("text", 1, LOOKED_AT)), ids)


def found_acts(ids: Sequence[int]) -> list[Act]:
    """With their parties, and ``told`` as in lists."""
    return _in_order(with_parties(Act.objects.filter(pk__in=ids)), ids)


def found_partners(ids: Sequence[int]) -> list[Partner]:
    """As they are."""
    return _in_order(Partner.objects.filter(pk__in=ids), ids)


def _in_order(found: QuerySet, ids: Sequence[int]) -> list:
    records = {record.pk: record for record in found}
    return [records[pk] for pk in ids if pk in records]


def names_of(partners: Iterable[Partner]) -> dict[int, list[tuple[str, str]]]:
    """All names of each partner: (language, name)."""
    first = EntryKind.PARTNER * SPAN
    names: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = Term.objects.filter(entry__in=[first + partner.pk for partner in partners], kind=TermKind.PARTNER)
    for entry, language, name in rows.order_by("pk").values_list("entry", "language", "written"):
        names[entry - first].append((language, name))
    return names


def said_at(documents: Iterable[Document], meanings: Iterable[Meaning]) -> dict[int, list[tuple[int, int]]]:
    """Where facts of the documents say what the words of a query mean, in words that may be others."""
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    says = _says(meanings)
    if says:
        live = Q(fact__status__in=LIVE, fact__reading__current=True, fact__document__in=[d.pk for d in documents])
        rows = Evidence.objects.filter(live & says).order_by("fact__document", "start")
        for document, start, end in rows.values_list("fact__document", "start", "end"):
            spans[document].append((start, end))
    return spans


def _says(meanings: Iterable[Meaning]) -> Q:
    """Facts with one of the codes; none for kinds of act: their evidence is a whole sentence."""
    says = Q()
    for kind, code in ((meaning.kind, meaning.code) for meaning in meanings):
        match kind:
            case TermKind.HEALTH_AREA:
                says |= Q(fact__kind="health_area", fact__code=code)
            case TermKind.COUNTRY:
                says |= Q(fact__kind__in=("partner", "place"), fact__country=code)
            case TermKind.PARTNER:
                says |= Q(fact__kind="partner", fact__partner=int(code))
            case TermKind.PLACE:
                says |= Q(fact__kind="place", fact__payload__identifier=code)
    return says

"""Lists of documents.

``public``: for visitors of a public site. They get only documents with a reviewed fact, and count only such facts.
"""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cosante.register.models import Document, Fact
from cosante.register.queries.search import matching


def documents(language: str = "", relevant: str = "", words: str = "", public: bool = False) -> QuerySet[Document]:
    """Documents, newest first, with how many live facts, acts and partners each has; without their text.

    ``relevant`` is ``yes``, ``no`` or nothing; ``words`` is a query as search takes it.
    """
    found = there(public).defer("text").order_by("-added_at", "-id")
    if language:
        found = found.filter(language=language)
    if relevant in ("yes", "no"):
        found = found.filter(relevant=relevant == "yes")
    if (held := matching(words, "document", public)) is not None:
        found = found.filter(pk__in=held)
    counts = {"fact_count": {}, "act_count": {"kind": "act"}, "partner_count": {"kind": "partner"}}
    return found.annotate(**{name: _facts(public, **so) for name, so in counts.items()})


def _facts(public: bool, **so: str) -> Coalesce:
    """How many facts to be seen of its current reading a document has: asked for the documents of the page only."""
    seen = Fact.objects.seen(public).filter(document=OuterRef("pk"), reading__current=True, **so)
    return Coalesce(Subquery(seen.order_by().values("document").annotate(n=Count("pk")).values("n")), 0)


def named_documents(numbers: Iterable[int | None]) -> QuerySet[Document]:
    """The documents of these numbers, without their text."""
    return Document.objects.filter(pk__in=[number for number in numbers if number]).defer("text")


def there(public: bool) -> QuerySet[Document]:
    """Documents that can be seen."""
    if not public:
        return Document.objects.all()
    reviewed = Fact.objects.seen(public).filter(document=OuterRef("pk"))
    return Document.objects.exclude(relevant=False).filter(Exists(reviewed))


def languages_of_documents(public: bool = False) -> list[str]:
    """Codes of the languages that some document is in."""
    codes = there(public).exclude(language="").order_by("language").values_list("language", flat=True)
    return list(codes.distinct())


def known_hashes(hashes: Iterable[str]) -> set[str]:
    """Which of these SHA-256 hashes are of documents that are here."""
    return set(Document.objects.filter(sha256__in=list(hashes)).values_list("sha256", flat=True))


def with_original(numbers: Iterable[int] = ()) -> QuerySet[Document]:
    """Documents of which it is kept what they were read from; of all, or of those with these numbers."""
    found = Document.objects.filter(original__isnull=False).defer("text").order_by("pk")
    return found.filter(pk__in=list(numbers)) if numbers else found

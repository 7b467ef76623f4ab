"""Lists of documents."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from cosante.register.models import Document
from cosante.register.models.facts import LIVE
from cosante.register.queries.search import matching


def documents(language: str = "", relevant: str = "", words: str = "") -> QuerySet[Document]:
    """Documents, newest first, with how many live facts, acts and partners each has; without their text.

    ``relevant`` is ``yes``, ``no`` or nothing; ``words`` is a query as search takes it.
    """
    found = Document.objects.defer("text").order_by("-added_at", "-id")
    if language:
        found = found.filter(language=language)
    if relevant in ("yes", "no"):
        found = found.filter(relevant=relevant == "yes")
    if (held := matching(words, "document")) is not None:
        found = found.filter(pk__in=held)
    live = Q(facts__status__in=LIVE, facts__reading__current=True)
    return found.annotate(
        fact_count=Count("facts", filter=live),
        act_count=Count("facts", filter=live & Q(facts__kind="act")),
        partner_count=Count("facts", filter=live & Q(facts__kind="partner")),
    )


def languages_of_documents() -> list[str]:
    """Codes of the languages that some document is in."""
    codes = Document.objects.exclude(language="").order_by("language").values_list("language", flat=True)
    return list(codes.distinct())


def known_hashes(hashes: Iterable[str]) -> set[str]:
    """Which of these SHA-256 hashes are of documents that are here."""
    return set(Document.objects.filter(sha256__in=list(hashes)).values_list("sha256", flat=True))

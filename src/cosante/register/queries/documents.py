"""Lists of documents."""

from collections.abc import Iterable

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cosante.register.models import Document, Fact
from cosante.register.models.facts import LIVE
from cosante.register.records.folding import fold


def documents(language: str = "", relevant: str = "", words: str = "") -> QuerySet[Document]:
    """Documents, newest first, with how many live facts, acts and partners each has; without their text.

    ``relevant`` is ``yes``, ``no`` or nothing; every one of the words must be in title, name or text.
    """
    found = Document.objects.defer("text", "searched").order_by("-added_at", "-id")
    if language:
        found = found.filter(language=language)
    if relevant in ("yes", "no"):
        found = found.filter(relevant=relevant == "yes")
    for word in fold(words).split():
        found = found.filter(searched__contains=word)
    return found.annotate(fact_count=_facts(), act_count=_facts(kind="act"), partner_count=_facts(kind="partner"))


def _facts(**so: str) -> Coalesce:
    """How many live facts of its current reading a document has: asked for the documents of the page only."""
    live = Fact.objects.filter(document=OuterRef("pk"), status__in=LIVE, reading__current=True, **so)
    return Coalesce(Subquery(live.order_by().values("document").annotate(n=Count("pk")).values("n")), 0)


def languages_of_documents() -> list[str]:
    """Codes of the languages that some document is in."""
    codes = Document.objects.exclude(language="").order_by("language").values_list("language", flat=True)
    return list(codes.distinct())


def known_hashes(hashes: Iterable[str]) -> set[str]:
    """Which of these SHA-256 hashes are of documents that are here."""
    return set(Document.objects.filter(sha256__in=list(hashes)).values_list("sha256", flat=True))

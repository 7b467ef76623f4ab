"""Documents that people have gone through, as gold for the accuracy of the reader."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from cosante.register.models import Decision, Document, Fact, Verb
from cosante.register.models.facts import REVIEWED
from cosante.register.queries.facts import facts_of
from cosante.register.records.folding import fold


class Gold(NamedTuple):
    """One document: a name for its files, its text, and what is right of it as gold has it."""

    name: str
    text: str
    gold: dict[str, Any]


def gold() -> Iterator[Gold]:
    """Documents whose current reading was gone through and of which nothing waits, the oldest first."""
    said = Decision.objects.filter(document=OuterRef("pk"), verb=Verb.COMPLETE, undone_by=None, reading__current=True)
    for document in Document.objects.filter(Exists(said), waiting=0).order_by("pk").iterator(chunk_size=50):
        facts = [fact for fact in facts_of(document) if fact.status in REVIEWED]
        known = {fact.local_id for fact in facts}
        relevant = document.relevant is not False
        told = {"lang": document.language or "und", "relevant": relevant}
        said_right = [_fact(fact, known) for fact in facts] if relevant else []
        yield Gold(_name(document), document.text, told | {"facts": said_right})


def _fact(fact: Fact, known: set[str]) -> dict[str, Any]:
    """The fact as the contract writes it, without references to facts that were rejected."""
    says = dict(fact.payload)
    for field in ("actors", "recipients", "counts"):
        if field in says:
            says[field] = [ref for ref in says[field] if ref in known]
    for field in ("where", "money", "partner"):
        if field in says and says[field] not in known:
            says[field] = None
    evidence = [{"start": e.start, "end": e.end, "quote": e.quote} for e in fact.evidence.all()]
    return {"id": fact.local_id, "kind": fact.kind, **says, "evidence": evidence}


def _name(document: Document) -> str:
    """Of letters and digits that every file system takes, and never of two documents."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(document.filename.rsplit(".", 1)[0])).strip("-")[:40]
    return "-".join(part for part in (document.language or "und", str(document.pk), words) if part)

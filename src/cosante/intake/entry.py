"""A deed that a person knows of and no document here tells: what she writes becomes a document, with her as its source.

The text is her words and a line for each value; every fact quotes its line. So an entry keeps the reading contract and
is shown, joined, corrected and counted as all else is.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from cosante.register.actions import Origin, add_document
from cosante.register.models import Account, Document, Partner
from cosante.register.models.facts import BY_HAND
from cosante.vocabulary.errors import BadValue
from cosante.vocabulary.facts import Reading


@dataclass(frozen=True)
class Deed:
    """What a person enters. Parties by their names; values as the contract has them, None where she does not know."""

    words: str
    type: str
    status: str
    actors: list[str]
    recipients: list[str] = field(default_factory=list)
    when: str | None = None
    place: str | None = None
    country: str | None = None
    amount: Any = None
    currency: str | None = None
    stage: str = "unknown"
    number: Any = None
    counted: str = "other"
    health_areas: list[str] = field(default_factory=list)
    language: str = "en"


def enter_deed(deed: Deed, by: Account) -> Document:
    """The document of the entry; its facts are entered by that person. ``BadValue`` where the contract refuses one."""
    facts = _Facts(deed.words.strip(), f"{BY_HAND}{by.username}"[:100])
    actors = [facts.party(name) for name in deed.actors]
    recipients = [facts.party(name) for name in deed.recipients]
    if deed.when:
        facts.line("date", deed.when, value=deed.when, role="period" if "/" in deed.when else "event")
    act = {
        "type": deed.type,
        "status": deed.status,
        "actors": actors,
        "recipients": recipients,
        "when": deed.when,
        "where": facts.line("place", deed.place, name=deed.place, name_en=None, country=deed.country),
        "money": facts.line(
            "money",
            deed.amount and f"{deed.currency} {deed.amount}",
            amount=deed.amount,
            currency=deed.currency,
            stage=deed.stage,
        ),
        "counts": [ref for ref in [facts.line("count", deed.number, value=deed.number, of=deed.counted)] if ref],
        "health_areas": deed.health_areas,
    }
    facts.add("act", (0, len(deed.words.strip())), act)
    return add_document(facts.reading(deed.language), Origin(by, kind="entry")).document


def enter_partner(name: str, by: Account | None, language: str = "en", **known: str) -> Partner:
    """The partner of that name, which a person says there is; entered as a document of hers that says nothing else.

    ``known``: its type and country, where they are. The samples are entered by nobody.
    """
    facts = _Facts("", f"{BY_HAND}{by.username if by else 'sample'}"[:100])
    facts.text = name
    facts.add("partner", (0, len(name)), {"name": name, "name_en": None, "type": "other"} | known)
    document = add_document(facts.reading(language), Origin(by, kind="entry")).document
    found = document.facts.get(kind="partner").partner
    if found is None:
        raise BadValue(_("“%(name)s” cannot be the name of a partner.") % {"name": name})
    return found


class _Facts:
    """The text of an entry as it grows, and its facts."""

    def __init__(self, words: str, reader: str) -> None:
        self.text, self.reader = words + "\n", reader
        self.facts: list[dict[str, Any]] = []

    def line(self, kind: str, said: Any, **values: Any) -> str | None:
        """A line of the text, and the fact that it says; nothing where nothing is said."""
        if said in (None, ""):
            return None
        start = len(self.text) + 1
        self.text += f"\n{said}"
        return self.add(kind, (start, len(self.text)), values)

    def party(self, name: str) -> str:
        """The partner of that name: as the register knows it, or a new one of which only the name is known."""
        known = Partner.objects.filter(name=name, sources__gt=0, merged_into=None).order_by("pk").first()
        if known is None:
            known = Partner.objects.filter(name__iexact=name).order_by("pk").first()
        about = {"name": name, "name_en": None, "type": "other"}
        if known:
            about |= {"type": known.type or "other", "country": known.country or None}
            about |= {"identifier": known.identifier or None, "name_en": known.name}
        ref = self.line("partner", name, **about)
        return ref or ""

    def add(self, kind: str, span: tuple[int, int], values: dict[str, Any]) -> str:
        """One more fact; its id."""
        ref, (start, end) = f"f{len(self.facts) + 1}", span
        evidence = [{"start": start, "end": end, "quote": self.text[start:end]}]
        told = {"id": ref, "kind": kind, "evidence": evidence, "confidence": 1.0, "reader": self.reader}
        self.facts.append(told | values)
        return ref

    def reading(self, language: str) -> Reading:
        """The entry as a reading."""
        sha256 = hashlib.sha256(self.text.encode()).hexdigest()
        document = {
            "path": f"entry-{sha256[:8]}.txt",
            "sha256": sha256,
            "media_type": "text/plain",
            "language": language,
            "characters": len(self.text),
            "text": self.text,
        }
        try:
            whole = {"document": document, "relevant": True, "relevance": 1.0, "facts": self.facts, "notices": []}
            return msgspec.json.decode(msgspec.json.encode(whole), type=Reading)
        except (msgspec.ValidationError, ValueError) as error:
            raise BadValue(_("This value cannot be kept: %(reason)s.") % {"reason": error}) from error

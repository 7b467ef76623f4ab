"""Take a reading into the register: the document if it is new, its facts as proposals, their partners and acts.

Idempotent by the hash of the bytes: the same reading again changes nothing; another reading of the same document
supersedes the facts of the one before and deletes nothing. A reading with one ungrounded fact is refused whole.
"""

import hashlib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec
from django.db import transaction

from cosante.register.actions.accept_trusted import accept_trusted
from cosante.register.actions.carry_over import carry_over
from cosante.register.actions.deciding import count_waiting, may, restate, write
from cosante.register.actions.describe import describe, restate_document
from cosante.register.actions.index_records import index_documents
from cosante.register.actions.keep_file import Given, keep_file, name_original
from cosante.register.actions.keep_layout import keep_layout
from cosante.register.actions.link_acts import link_acts
from cosante.register.actions.link_partners import link_partners
from cosante.register.actions.match import match_waiting
from cosante.register.actions.refresh_keys import refresh_keys
from cosante.register.actions.refresh_records import refresh_records
from cosante.register.actions.store_facts import store_facts
from cosante.register.actions.supersede_reading import supersede_reading
from cosante.register.models import Account, Document, Reading, Sort, Verb
from cosante.vocabulary import facts as contract
from cosante.vocabulary.errors import InternalError, UnreadableDocument


class Outcome(StrEnum):
    """What became of a reading."""

    ADDED = "added"
    REREAD = "reread"
    UNCHANGED = "unchanged"


class Added(NamedTuple):
    """The document in the register, and what became of the reading."""

    document: Document
    outcome: Outcome


#: The kind of documents that people write here.
ENTRY = "entry"


class Origin(NamedTuple):
    """Where a document comes from: who added it, and what that person said of it (fields of ``describe``)."""

    by: Account | None = None
    about: Mapping[str, Any] = {}
    kind: str = "archived"
    #: the bytes that were read, to be kept
    original: Given | None = None
    #: what the document says of its publisher and address: shown, but nobody's word, so that no rule goes by it
    said: Mapping[str, str] = {}


#: Fields that a document may say of itself, and how long they may be.
_SAID = {"publisher": 300, "source_url": 2000}
_UNKNOWN = Origin()


def add_document(reading: contract.Reading, origin: Origin = _UNKNOWN) -> Added:
    """Store the reading. ``UnreadableDocument`` for one that failed, ``InternalError`` for a broken one.

    What the origin says of the document is a decision of its own; then the rules for its publisher apply.
    """
    return add_documents([(reading, origin)])[0]


def add_documents(given: Sequence[tuple[contract.Reading, Origin]]) -> list[Added]:
    """The same of several, all or none of them: records, search and matching go over what they touch once.

    That of one document after the other costs a hundred and more questions to the database each.
    """
    for reading, _origin in given:
        check(reading)
    kept = [keep_file(origin.original.name, origin.original.data) if origin.original else {} for _, origin in given]
    added: list[Added] = []
    with transaction.atomic():
        stored: list[_Stored] = []
        for (reading, origin), file in zip(given, kept, strict=True):
            if any(one.document.sha256 == reading.document.sha256 for one in stored):
                _settle(stored)  # the same document again replaces what is settled
                stored = []
            one = _store(reading, origin, file)
            added.append(Added(one.document, one.outcome))
            if one.row:
                stored.append(one)
        _settle(stored)
    return added


class _Stored(NamedTuple):
    """A document with the reading that is new, if one is, and the one that it replaced."""

    document: Document
    outcome: Outcome
    origin: Origin
    row: Reading | None = None
    replaced: Reading | None = None


def _store(reading: contract.Reading, origin: Origin, kept: dict[str, Any]) -> _Stored:
    said = _said(reading) | {name: origin.said[name][:most] for name, most in _SAID.items() if origin.said.get(name)}
    digest = _digest(reading, said)
    document = Document.objects.select_for_update().filter(sha256=reading.document.sha256).first()
    before = document.readings.filter(current=True).first() if document else None
    if document and before and before.digest == digest:
        _describe(document, origin)
        _name_original(document, origin, kept)
        return _Stored(document, Outcome.UNCHANGED, origin)
    outcome = Outcome.REREAD if document else Outcome.ADDED
    replaced = supersede_reading(before, new_text=reading.document.text or "") if before else None
    document = _write_document(document or _new(reading, origin), reading, said)
    _name_original(document, origin, kept)
    row = Reading.objects.create(document=document, digest=digest, said=said)
    store_facts(row, reading.facts or [])
    link_partners(row, replaced)
    link_acts(row, replaced)
    if replaced:
        carry_over(row)
    if origin.kind == ENTRY:
        _entered(row, origin.by)
    return _Stored(document, outcome, origin, row, replaced)


def _settle(stored: list[_Stored]) -> None:
    """Bring all that hangs on these readings up to date."""
    if not stored:
        return
    ids = [one.document.pk for one in stored]
    for one in stored:
        restate_document(one.document)
    refresh_records(*(reading for one in stored for reading in (one.row, one.replaced)))
    count_waiting(ids)
    for one in stored:
        if not _describe(one.document, one.origin):
            accept_trusted(one.document, None)
    index_documents(ids)
    refresh_keys(Sort.DOCUMENT, ids)
    match_waiting()
    for one in stored:
        one.document.refresh_from_db(fields=["waiting", "copy_of"])


def check(reading: contract.Reading) -> None:
    """That the reading keeps the contract: text, hash, and evidence that is in the text where it says."""
    if reading.error:
        raise UnreadableDocument(reading.error.message, reading.error.code)
    text, sha256 = reading.document.text, reading.document.sha256
    if text is None or sha256 is None:
        raise InternalError(f"{reading.document.path}: a reading without text or hash; please report it.")
    if "\0" in text:
        raise UnreadableDocument(
            f"{reading.document.path}: a zero character is in the text. Take it out and try again."
        )
    known = {fact.id for fact in reading.facts or []}
    if len(known) < len(reading.facts or []):
        raise InternalError(f"{reading.document.path}: two facts have one id; please report it.")
    for fact in reading.facts or []:
        if not fact.evidence or any(text[e.start : e.end] != e.quote or not e.quote for e in fact.evidence):
            raise InternalError(
                f"{reading.document.path}: fact {fact.id} is not in the text where it says; please report it."
            )


def opening(text: str, length: int = 90) -> str:
    """The first words of the text, for want of a title."""
    words = next((line.strip() for line in text[:2000].splitlines() if line.strip()), "")
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0] + "…"


def _said(reading: contract.Reading) -> dict[str, Any]:
    return {
        "title": reading.document.title or "",
        "language": reading.document.language or "",
        "published": reading.document.published or "",
        "relevant": reading.relevant if isinstance(reading.relevant, bool) else None,
        "relevance": reading.relevance if isinstance(reading.relevance, float | int) else None,
        "notices": [msgspec.to_builtins(notice) for notice in reading.notices or []],
    }


def _digest(reading: contract.Reading, said: dict[str, Any]) -> str:
    parts = (said, reading.document.text, reading.facts or [])
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()


def _entered(reading: Reading, by: Account | None) -> None:
    """What a person wrote here is entered by that person, fact by fact."""
    may(by)
    facts = list(reading.facts.select_related("reading"))
    for fact in facts:
        write(Verb.ENTER, by, fact=fact, document=reading.document)
    restate(facts)


def _name_original(document: Document, origin: Origin, kept: dict[str, Any]) -> None:
    if origin.original:
        name_original(document, origin.original, kept)


def _describe(document: Document, origin: Origin) -> bool:
    """Whether the origin says something new of it."""
    told = {name: value for name, value in origin.about.items() if value}
    return bool(told and describe(document, told, origin.by))


def _new(reading: contract.Reading, origin: Origin) -> Document:
    read = reading.document
    return Document(
        sha256=read.sha256 or "", path=read.path.replace("\0", "\ufffd")[-1000:], kind=origin.kind, added_by=origin.by
    )


def _write_document(document: Document, reading: contract.Reading, said: dict[str, Any]) -> Document:
    read = reading.document
    document.media_type = (read.media_type or "")[:100]
    document.text = read.text or ""
    document.title = said["title"][:500]
    document.name = document.title or opening(document.text) or document.filename
    document.language = said["language"]
    document.published = said["published"]
    document.relevant = said["relevant"]
    document.relevance = said["relevance"]
    document.notices = said["notices"]
    known = document.pk is not None
    document.save()
    if known or read.pages:  # a new one has nothing to be taken away
        keep_layout(document, read)
    return document

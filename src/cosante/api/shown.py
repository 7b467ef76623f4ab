"""Rows as the API shows them; what visitors of a public site must not see is left out here, in one place."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from cosante.register import models
from cosante.register.models import Account
from cosante.register.queries.public import as_seen
from cosante.register.records.partners import Said, describe

ROOT = "/api/v1"
_REFERENCES = ("actors", "recipients", "counts", "where", "money", "partner")


def href(kind: str, pk: int) -> str:
    """Where the API has it."""
    return f"{ROOT}/{kind}/{pk}"


def fact(row: models.Fact, public: bool = False, known: set[str] | None = None) -> dict[str, Any]:
    """``known``: what visitors may know of, among the names of facts that this one refers to."""
    partner = row.partner if row.partner_id else None
    act = row.act if row.act_id else None
    return {
        "id": row.pk,
        "href": href("facts", row.pk),
        "document": row.document_id,
        "local_id": row.local_id,
        "kind": row.kind,
        "values": _without(row.payload, known or set()) if public else row.payload,
        "as_read": None if public else row.as_read,
        "confidence": row.confidence,
        "reader": None if public else row.reader,
        "status": row.status,
        "partner": partner.pk if partner and (not public or partner.public is not None) else None,
        "act": act.pk if act and (not public or act.public is not None) else None,
        "evidence": [{"start": e.start, "end": e.end, "quote": e.quote} for e in row.evidence.all()],
    }


def facts(rows: Iterable[models.Fact], public: bool = False) -> list[dict[str, Any]]:
    """Facts; for visitors, without references to what they may not see."""
    rows = list(rows)
    known: dict[int, set[str]] = {}
    if public:
        readings = {row.reading_id for row in rows}
        seen = models.Fact.objects.seen(True).filter(reading__in=readings).values_list("reading", "local_id")
        for reading, name in seen:
            known.setdefault(reading, set()).add(name)
    return [fact(row, public, known.get(row.reading_id)) for row in rows]


def _without(payload: dict[str, Any], known: set[str]) -> dict[str, Any]:
    says = dict(payload)
    for name in _REFERENCES:
        value = says.get(name)
        if isinstance(value, list):
            says[name] = [one for one in value if one in known]
        elif value is not None and value not in known:
            says[name] = None
    return says


def with_evidence(rows: QuerySet[models.Fact]) -> QuerySet[models.Fact]:
    """Facts with all that ``fact`` shows of them."""
    return rows.select_related("partner", "act").prefetch_related("evidence")


def document_line(row: models.Document, public: bool = False) -> dict[str, Any]:
    names = ("name", "title", "language", "published", "kind", "media_type", "sha256", "publisher", "publisher_kind")
    shown = {name: getattr(row, name) for name in (*names, "source_url", "relevant", "added_at")}
    return shown | {
        "id": row.pk,
        "href": href("documents", row.pk),
        "page": row.get_absolute_url(),
        "copy_of": None if public else row.copy_of_id,
        "waiting": None if public else row.waiting,
    }


def document(row: models.Document, told: Sequence[models.Fact], public: bool = False) -> dict[str, Any]:
    notices = [{"code": one["code"], "message": one["message"]} for one in row.notices]
    said = {"text": row.text, "notices": notices, "facts": facts(told, public)}
    return document_line(row, public) | said | {"original": original(getattr(row, "original", None))}


def original(row: models.Original | None) -> dict[str, Any] | None:
    if row is None:
        return None
    names = ("name", "size", "media_type", "sha256", "kept_at", "fetched_from", "fetched_at")
    return {name: getattr(row, name) for name in names} | {"file": f"{href('documents', row.document_id)}/original"}


def partner_line(row: models.Partner) -> dict[str, Any]:
    shown = {name: getattr(row, name) for name in ("name", "type", "country", "identifier", "sources")}
    return shown | {"id": row.pk, "href": href("partners", row.pk), "page": row.get_absolute_url()}


def partner(row: models.Partner, told: Sequence[models.Fact], public: bool = False) -> dict[str, Any]:
    live = [one for one in told if one.live]
    names = describe(Said(one.payload, one.document.language, one.confidence) for one in live).names
    return partner_line(row) | {
        "names": [{"language": language, "name": name} for language, name in names],
        "facts": facts(told, public),
    }


def act_line(row: models.Act, public: bool = False) -> dict[str, Any]:
    shown = {name: getattr(row, name) for name in ("type", "status", "when", "starts", "sources")}
    return shown | {
        "id": row.pk,
        "href": href("acts", row.pk),
        "page": row.get_absolute_url(),
        "ends": None if public else row.ends,
        "conflicts": [] if public else row.conflicts,
        "parties": [
            {"partner": part.partner_id, "name": part.partner.name, "role": part.role}
            for part in sorted(row.parties.all(), key=lambda part: (part.role, part.partner_id))
        ],
    }


def act(row: models.Act, told: Sequence[models.Fact], public: bool = False) -> dict[str, Any]:
    return act_line(row, public) | {"facts": facts(told, public)}


def act_lines(rows: Iterable[models.Act], public: bool) -> list[dict[str, Any]]:
    return [act_line(row, public) for row in as_seen(rows, public)]


def partner_lines(rows: Iterable[models.Partner], public: bool) -> list[dict[str, Any]]:
    return [partner_line(row) for row in as_seen(rows, public)]


def decision(row: models.Decision) -> dict[str, Any]:
    about = ("fact", "document", "other_document", "partner", "other_partner", "act", "other_act", "undoes")
    undone = getattr(row, "undone_by", None)
    return {name: getattr(row, f"{name}_id") for name in about} | {
        "id": row.pk,
        "href": href("decisions", row.pk),
        "verb": row.verb,
        "by": who(row.by) if row.by_id else None,
        "at": row.at,
        "why": row.why,
        "values": row.values,
        "undone_by": undone.pk if undone else None,
        "carries": row.carries_id,
    }


def decisions(rows: Iterable[models.Decision]) -> list[dict[str, Any]]:
    return [decision(row) for row in rows]


def note(row: models.Note) -> dict[str, Any]:
    return {"id": row.pk, "href": href("notes", row.pk), "by": who(row.by), "at": row.at, "text": row.text}


def attachment(row: models.Attachment) -> dict[str, Any]:
    shown = {name: getattr(row, name) for name in ("at", "name", "size", "media_type", "sha256")}
    address = href("attachments", row.pk)
    return shown | {"id": row.pk, "href": address, "file": f"{address}/file", "by": who(row.by)}


def webhook(row: models.Webhook) -> dict[str, Any]:
    counted = {name: getattr(row, name, 0) for name in ("waiting", "delivered", "dead")}
    shown = {name: getattr(row, name) for name in ("address", "events", "on", "made_at")}
    return shown | counted | {"id": row.pk, "href": href("webhooks", row.pk)}


def delivery(row: models.Delivery) -> dict[str, Any]:
    shown = {name: getattr(row, name) for name in ("event", "state", "made_at", "tries", "answered_at", "answer")}
    waits = row.state == models.DeliveryState.WAITING
    return shown | {"id": str(row.pk), "next_at": row.next_at if waits else None, "body": json.loads(row.body)}


def who(account: Account | None) -> str:
    """The name that the account signs in with."""
    return account.username if account else ""

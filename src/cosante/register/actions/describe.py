"""Say of a document who published it, where, and whether it is about health cooperation at all."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.accept_trusted import accept_trusted, said_by_somebody
from cosante.register.actions.deciding import decided, may, write
from cosante.register.actions.index_records import index_documents
from cosante.register.actions.match import match_waiting
from cosante.register.actions.refresh_keys import refresh_keys
from cosante.register.actions.refresh_records import refresh_records
from cosante.register.models import Account, Decision, Document, Role, Sort, Verb
from cosante.register.models.documents import PUBLISHER_KINDS
from cosante.register.records.state import document_state
from cosante.vocabulary.errors import BadValue

#: What people can say of a document, and what it is where nobody and no reading says it.
FIELDS = {"publisher": "", "publisher_kind": "", "source_url": "", "relevant": None}


def describe(document: Document, values: Mapping[str, Any], by: Account | None, why: str = "") -> Decision | None:
    """The decision, or None where the document is described so already. Then the rules for its publisher apply.

    Contributors may say who published it; whether it counts at all takes who may accept.
    """
    may(by, "" if "relevant" in values else Role.CONTRIBUTOR)
    said = {name: _checked(name, value) for name, value in values.items()}
    with transaction.atomic():
        row = Document.objects.select_for_update().get(pk=document.pk)
        changed = {name: value for name, value in said.items() if getattr(row, name) != value}
        if said.get("publisher") and not said_by_somebody(row):  # until now only the page itself said so
            changed["publisher"] = said["publisher"]
        made = write(Verb.DESCRIBE, by, why, document=row, values=changed) if changed else None
        if made:
            restate_document(row)
            accept_trusted(row, by)
            match_waiting()
    document.refresh_from_db(fields=[*FIELDS, "waiting"])
    return made


def restate_document(document: Document) -> None:
    """Bring what is said of the document up to date with reading and decisions; then its records and search."""
    reading = document.readings.filter(current=True).first()
    told = reading.said if reading else {}
    as_read = FIELDS | {"relevant": told.get("relevant"), "publisher": told.get("publisher", "")}
    as_read["source_url"] = told.get("source_url", "")
    said = document_state(as_read, decided(document.decisions.order_by("pk")))
    was = document.relevant
    for name, value in said.items():
        setattr(document, name, value)
    document.save(update_fields=list(FIELDS))
    if was != document.relevant:
        refresh_records(*document.readings.all())
        index_documents([document.pk])
        refresh_keys(Sort.DOCUMENT, [document.pk])


def _checked(name: str, value: Any) -> Any:
    if name not in FIELDS:
        raise BadValue(_("Nothing is kept of a document that is called %(name)s.") % {"name": name})
    if name == "relevant":
        return None if value is None else bool(value)
    value = str(value).strip()
    if name == "source_url" and value and (urlsplit(value).scheme not in ("http", "https") or len(value) > 2000):
        raise BadValue(
            _("%(address)s is no address of a page. It begins with https:// or http://.") % {"address": value[:80]}
        )
    if name == "publisher_kind" and value and value not in dict(PUBLISHER_KINDS):
        raise BadValue(_("%(kind)s is no kind of publisher.") % {"kind": value[:80]})
    return value[:300] if name == "publisher" else value

"""Where sentences come from, as notes: a document, the person who entered a row, or a count over several documents."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.briefing.content import Note
from cosante.briefing.words import Words
from cosante.register.models import Document, Kept
from cosante.register.queries.briefing import last_change, newest, sources_of

#: So many documents are named behind one figure; more are counted, and the list of all is a link away.
NAMED = 2


def document_note(document: Document, words: Words) -> Note:
    """Title, publisher, date and address of a document."""
    parts = [document.title or document.name, document.publisher]
    parts.append(words.edtf(document.published) if document.published else "")
    address = document.source_url if document.source_url.startswith(("http://", "https://")) else ""
    return Note(
        f"document {document.pk}",
        ", ".join(part.strip().rstrip(".") for part in parts if part) + ".",
        address or document.get_absolute_url(),
    )


def document_notes(documents: Iterable[Document], words: Words, behind: str = "") -> tuple[Note, ...]:
    """A note a document, where they are few; else one that names the newest and leads to the list of all."""
    found = sorted({document.pk: document for document in documents}.values(), key=newest, reverse=True)
    if len(found) <= NAMED or not behind:
        return tuple(document_note(document, words) for document in found[:NAMED])
    more = len(found) - NAMED
    named = "; ".join((document.title or document.name) for document in found[:NAMED])
    told = ngettext("%(named)s; and %(more)s other document.", "%(named)s; and %(more)s other documents.", more)
    key = " ".join(["documents", *(str(document.pk) for document in found)])
    return (Note(key, told % {"named": named, "more": words.number(more)}, behind),)


def entered_note(row: Kept, words: Words) -> tuple[Note, ...]:
    """Who entered a row, or changed it last, and when; the documents that it cites. Parts are told as their whole."""
    change = last_change(row)
    whole = getattr(row, row.part_of) if row.part_of else row
    who = (str(change.by) if change and change.by else "") or _("the command line")
    day = words.day(change.at.date()) if change else ""
    kind = str(whole._meta.verbose_name)
    told = _("%(kind)s “%(name)s”, entered by %(who)s") % {
        "kind": kind[:1].upper() + kind[1:],
        "name": whole,
        "who": who,
    }
    key = f"{whole.noun} {whole.pk} {change.by_id if change else ''} {change.at.date() if change else ''}"
    note = Note(key, f"{told}, {day}." if day else f"{told}.", whole.get_absolute_url())
    return (note, *document_notes(sources_of(row), words))


def gathered(groups: Iterable[Sequence[Document]]) -> list[Document]:
    """The documents of several acts, each once."""
    return list({document.pk: document for group in groups for document in group}.values())

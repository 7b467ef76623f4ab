"""Where sentences come from, as notes: a document, a row that somebody entered, or a count over several of them.

The note of a row has its number and its permanent address, whoever entered it last, and the documents that it cites.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.briefing.content import Note
from cosante.briefing.parts import stopped
from cosante.briefing.words import Words
from cosante.register.models import Change, Document, Kept
from cosante.register.queries.briefing import last_changes, newest, sources_by_row

#: So many documents or rows are named behind one figure; more are counted, and the list of all is a link away.
NAMED = 2
#: Of rows so many numbers are given beside that link.
_NUMBERS = 10


def document_note(document: Document, words: Words) -> Note:
    """Title, publisher, date and address of a document."""
    parts = [document.title or document.name, document.publisher]
    parts.append(words.edtf(document.published) if document.published else "")
    address = document.source_url if document.source_url.startswith(("http://", "https://")) else ""
    return Note(
        f"document {document.pk}",
        stopped(", ".join(part.strip().rstrip(".।") for part in parts if part)),
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
    return entered_notes([row], words)[row.pk]


def entered_notes(rows: Iterable[Kept], words: Words) -> dict[int, tuple[Note, ...]]:
    """The same of many rows of one table, by their numbers."""
    found = list(rows)
    changes, sources = last_changes(found), sources_by_row(found)
    return {
        row.pk: (_entered(row, changes.get(row.pk), words), *document_notes(sources.get(row.pk, ()), words))
        for row in found
    }


def _entered(row: Kept, change: Change | None, words: Words) -> Note:
    whole = getattr(row, row.part_of) if row.part_of else row
    who = (str(change.by) if change and change.by else "") or _("the command line")
    day = words.day(change.at.date()) if change else ""
    told = _("%(kind)s %(number)s “%(name)s”, entered by %(who)s") % {
        "kind": _kind(whole),
        "number": words.digits(whole.pk),
        "name": whole,
        "who": who,
    }
    key = f"{whole.noun} {whole.pk} {change.by_id if change else ''} {change.at.date() if change else ''}"
    return Note(key, stopped(f"{told}, {day}" if day else told), whole.get_absolute_url())


def rows_notes(
    rows: Iterable[Kept], words: Words, behind: str, named: Mapping[int, tuple[Note, ...]] | None = None
) -> tuple[Note, ...]:
    """A note a row, where they are few; else one with their numbers that leads to the list. All are of one table."""
    found = list({row.pk: row for row in rows}.values())
    if len(found) <= NAMED:
        notes = named if named is not None else entered_notes(found, words)
        return tuple(dict.fromkeys(note for row in found for note in notes[row.pk]))
    kind = str(found[0]._meta.verbose_name_plural)
    said = {
        "kind": kind[:1].upper() + kind[1:],
        "numbers": ", ".join(words.digits(row.pk) for row in found[:_NUMBERS]),
        "more": words.number(len(found) - _NUMBERS),
    }
    listed = _("%(kind)s: numbers %(numbers)s.") % said
    longer = ngettext(
        "%(kind)s: numbers %(numbers)s and %(more)s other.",
        "%(kind)s: numbers %(numbers)s and %(more)s others.",
        max(1, len(found) - _NUMBERS),
    )
    key = " ".join([found[0].noun, *(str(row.pk) for row in found)])
    return (Note(key, listed if len(found) <= _NUMBERS else longer % said, behind),)


def _kind(row: Kept) -> str:
    kind = str(row._meta.verbose_name)
    return kind[:1].upper() + kind[1:]


def gathered(groups: Iterable[Sequence[Document]]) -> list[Document]:
    """The documents of several acts, each once."""
    return list({document.pk: document for group in groups for document in group}.values())

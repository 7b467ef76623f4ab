"""Erase what a kept row tells of one person: in the row, in every change of it, and in what stands beside it.

It cannot be taken back. The row stays, with all that does not say who it was, so that what is counted stays counted.
"""

import json

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from cosante.register import files
from cosante.register.actions.kept.writing import locked, put, write
from cosante.register.models import Account, Attachment, BroughtFile, Change, Done, Kept, Note, Role, Sheet, Submission
from cosante.register.models.remarks import beside
from cosante.register.records.folding import fold
from cosante.register.records.iati import texts_in
from cosante.vocabulary.errors import NotAllowed, Undecidable


def erase(row: Kept, by: Account | None, why: str) -> Change:
    """The change that says who erased it and why. Reasons written beside earlier changes go, too: they may name it."""
    if not row.personal:
        raise Undecidable(_("Nothing here tells of one person."))
    if by is not None and not by.may(Role.REVIEWER):
        raise NotAllowed(_("Only reviewers and administrators erase what is held of a person."))
    with transaction.atomic():
        now = locked(row, by)
        named = _named(now)
        put(now, dict.fromkeys(row.personal))
        changes = list(Change.objects.filter(noun=row.noun, record=row.pk))
        for change in changes:
            change.why = ""
            change.values = {name: pair for name, pair in change.values.items() if name not in row.personal}
        Change.objects.bulk_update(changes, ["values", "why"])
        _beside(now)
        _held(named)
        made = write(now, Done.ERASE, {}, by, why)
    put(row, dict.fromkeys(row.personal))
    row.version = now.version
    return made


def _named(row: Kept) -> set[str]:
    """Whom it names, as two words or an address: one word alone may stand for anything."""
    said = (text for name in row.personal for text in texts_in(getattr(row, name)))
    return {fold(text).strip() for text in said if " " in text.strip() or "@" in text} - {""}


def _held(named: set[str]) -> None:
    """Files that nobody has kept yet and that name the same person: they may be brought again without the name."""
    for file in BroughtFile.objects.filter(kept_at=None).iterator(chunk_size=1) if named else ():
        text = fold(_unescaped(file.text))
        if any(name in text for name in named):
            file.delete()


def _unescaped(text: str) -> str:
    """JSON with its letters as they are; other text as it is."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return text


def _beside(row: Kept) -> None:
    """Notes and files beside it; a file's bytes, too, where nothing else names them; what programs were answered."""
    Submission.objects.filter(
        Q(answer__body__kind=row.noun, answer__body__id=row.pk)
        | Q(answer__body__row__kind=row.noun, answer__body__row__id=row.pk)
    ).update(answer=None)
    Note.objects.filter(**beside(row)).delete()
    Sheet.objects.filter(noun=row.noun, kept_at=None).delete()  # any of its rows may tell of the same person
    attached = Attachment.objects.filter(**beside(row))
    hashes = set(attached.values_list("sha256", flat=True))
    attached.delete()
    gone = hashes - set(Attachment.objects.filter(sha256__in=hashes).values_list("sha256", flat=True))
    transaction.on_commit(lambda: files.forget(gone))

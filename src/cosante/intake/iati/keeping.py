"""Keep what an IATI file would do, and tell the register of it; take it back, and tell that, too.

What is told follows the rows: whichever row has another version than its document tells is told anew, some together in
a transaction of their own that looks again whether they still wait. So a server that stops in between loses nothing,
whoever tells goes on where the last one stopped, and two who tell at once tell nothing twice. A row that cannot be told
holds up no other: it is named in the log, and waits.
"""

import logging
from collections.abc import Callable
from time import monotonic

from django.db import Error, transaction
from django.utils.translation import gettext as _

from cosante.intake.iati.lines import kind, names_of
from cosante.intake.iati.organisations import reading_of_organisation
from cosante.intake.iati.telling import reading_of_activity
from cosante.register.actions import Origin, add_documents
from cosante.register.actions.kept import take_back
from cosante.register.actions.kept.writing import last_change
from cosante.register.actions.sheets import keep_sheet
from cosante.register.actions.tell_published import tell_published
from cosante.register.models import Account, IatiActivity, IatiOrganisation, Sheet
from cosante.register.queries.published import PUBLISHED
from cosante.vocabulary.errors import BadValue
from cosante.vocabulary.facts import Reading

log = logging.getLogger("cosante.iati")
Told = Callable[[int, int], None]
#: So many rows are told together.
_PORTION = 50
Row = IatiActivity | IatiOrganisation


def keep_published(sheet: Sheet, by: Account | None, why: str = "", told: Told = lambda done, of: None) -> Sheet:
    """The sheet, kept, and what it brought told; ``told`` hears how many were, and of how many."""
    kept = keep_sheet(sheet, by, why)
    tell_published_rows(by, told)
    return kept


def take_back_published(sheet: Sheet, by: Account | None, why: str = "") -> None:
    """All that keeping it did is taken back: its rows, and what their documents tell."""
    if sheet.lead is None:
        raise BadValue(_("Nothing of it was kept."))
    take_back(sheet.lead, by, why)
    tell_published_rows(by)


def tell_published_rows(by: Account | None, told: Told = lambda done, of: None, seconds: float | None = None) -> int:
    """How many rows were told anew, each as a document of its own whose current reading says what it says.

    After ``seconds`` no further one is begun: the rest waits for whoever tells next.
    """
    until = None if seconds is None else monotonic() + seconds
    waiting = {model: list(model.waiting().values_list("pk", flat=True)) for model in PUBLISHED.values()}
    every, at, done = sum(map(len, waiting.values())), 0, 0
    portion = _PORTION if until is None else 1  # who has little time learns first how long one takes
    for model, left in waiting.items():
        while left and (not at or until is None or monotonic() < until):
            some, left = left[:portion], left[portion:]
            done += _tell_each(model, some, by)
            at += len(some)
            portion = min(_PORTION, portion * 2)
            told(at, every)
    return done


def reading_of(row: Row) -> Reading:
    """What the row says, as a reading of one document."""
    return reading_of_activity(row) if isinstance(row, IatiActivity) else reading_of_organisation(row)


def _tell_each(model: type[Row], ids: list[int], by: Account | None) -> int:
    """How many were told: together, or one by one where that cannot be."""
    try:
        return _tell(model, ids, by)
    except Error:  # the database is locked or away: all of it waits
        raise
    except Exception:  # a row that is wrong, or a mistake of ours, must not hold up the others
        if len(ids) == 1:
            log.exception("%s %s could not be told", model.noun, ids[0])
            return 0
    return sum(_tell_each(model, [pk], by) for pk in ids)


@transaction.atomic
def _tell(model: type[Row], ids: list[int], by: Account | None) -> int:
    """How many were told, all of those that nobody else has told since."""
    rows = list(model.waiting().select_for_update().filter(pk__in=ids))
    authors = {row.pk: by or _author(row) for row in rows}
    said = [row for row in rows if not (row.withdrawn and _another(row))]
    given = [(reading_of(row), Origin(authors[row.pk], kind=kind, said=names_of(row))) for row in said]
    documents = {row.pk: one.document for row, one in zip(said, add_documents(given), strict=True)}
    for row in rows:
        tell_published(row, documents.get(row.pk), authors[row.pk])
    return len(rows)


def _author(row: Row) -> Account | None:
    """Who kept it as it is, where that account may still do so."""
    author = last_change(row).by
    return author if author is not None and author.may(row.writes) else None


def _another(row: Row) -> bool:
    """Is there another row of the same, brought since, which tells it?"""
    same = type(row)._default_manager.filter(identifier=row.identifier, reporter=row.reporter, withdrawn=False)
    return same.exclude(pk=row.pk).exists()

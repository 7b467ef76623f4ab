"""Keep what an IATI file would do, and tell the register of it; take it back, and tell that, too.

What is told follows the rows: whichever row has another version than its document tells is told anew, each in a
transaction of its own that looks again whether it still waits. So a server that stops in between loses nothing,
whoever tells goes on where the last one stopped, and two who tell at once tell nothing twice. A row that cannot be told
holds up no other: it is named in the log, and waits.
"""

import logging
from collections.abc import Callable, Iterator
from time import monotonic

from django.db import Error, transaction
from django.utils.translation import gettext as _

from cosante.intake.iati.lines import kind, names_of
from cosante.intake.iati.organisations import reading_of_organisation
from cosante.intake.iati.telling import reading_of_activity
from cosante.register.actions import Origin, add_document
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
    waiting = list(_waiting())
    done = 0
    for at, (model, pk) in enumerate(waiting, 1):
        try:
            done += _tell(model, pk, by)
        except Error:  # the database is locked or away: all of it waits
            raise
        except Exception:  # a row that is wrong, or a mistake of ours, must not hold up the others
            log.exception("%s %s could not be told", model.noun, pk)
        told(at, len(waiting))
        if until is not None and monotonic() >= until:
            break
    return done


def reading_of(row: Row) -> Reading:
    """What the row says, as a reading of one document."""
    return reading_of_activity(row) if isinstance(row, IatiActivity) else reading_of_organisation(row)


def _waiting() -> Iterator[tuple[type[Row], int]]:
    for model in PUBLISHED.values():
        yield from ((model, pk) for pk in model.waiting().values_list("pk", flat=True))


@transaction.atomic
def _tell(model: type[Row], pk: int, by: Account | None) -> int:
    """1 where it was told, 0 where somebody else has told it since."""
    row = model.waiting().select_for_update().filter(pk=pk).first()
    if row is None:
        return 0
    document, by = None, by or _author(row)
    if not (row.withdrawn and _another(row)):
        document = add_document(reading_of(row), Origin(by, kind=kind, said=names_of(row))).document
    tell_published(row, document, by)
    return 1


def _author(row: Row) -> Account | None:
    """Who kept it as it is, where that account may still do so."""
    author = last_change(row).by
    return author if author is not None and author.may(row.writes) else None


def _another(row: Row) -> bool:
    """Is there another row of the same, brought since, which tells it?"""
    same = type(row)._default_manager.filter(identifier=row.identifier, reporter=row.reporter, withdrawn=False)
    return same.exclude(pk=row.pk).exists()

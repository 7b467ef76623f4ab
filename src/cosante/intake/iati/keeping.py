"""Keep what an IATI file would do, and tell the register of it; take it back, and tell that, too.

What is told follows the rows: whichever row has another version than its document tells is told anew. So a server that
stops in between loses nothing: the next file that is kept, or taken back, goes on.
"""

from collections.abc import Callable

from django.db.models import F
from django.utils.translation import gettext as _

from cosante.intake.iati.telling import kind, names_of, reading_of
from cosante.register.actions import Origin, add_document
from cosante.register.actions.kept import take_back
from cosante.register.actions.sheets import keep_sheet
from cosante.register.actions.tell_activity import tell_activity
from cosante.register.models import Account, IatiActivity, Sheet
from cosante.vocabulary.errors import BadValue

Told = Callable[[int, int], None]


def keep_activities(sheet: Sheet, by: Account | None, why: str = "", told: Told = lambda done, of: None) -> Sheet:
    """The sheet, kept, and its activities told; ``told`` hears how many were, and of how many."""
    kept = keep_sheet(sheet, by, why)
    tell_activities(by, told)
    return kept


def take_back_activities(sheet: Sheet, by: Account | None, why: str = "") -> None:
    """All that keeping it did is taken back: its rows, and what their documents tell."""
    if sheet.lead is None:
        raise BadValue(_("Nothing of it was kept."))
    take_back(sheet.lead, by, why)
    tell_activities(by)


def tell_activities(by: Account | None, told: Told = lambda done, of: None) -> int:
    """How many activities were told anew, each as a document of its own whose current reading says what it says."""
    waiting = IatiActivity.objects.exclude(told=F("version"))
    numbers = list(waiting.order_by("pk").values_list("pk", flat=True))
    for done, pk in enumerate(numbers, 1):
        row = IatiActivity.objects.get(pk=pk)
        document = None
        if not (row.withdrawn and _another(row)):
            reading = reading_of(row)
            document = add_document(reading, Origin(by, kind=kind, said=names_of(row))).document
        tell_activity(row, document, by)
        told(done, len(numbers))
    return len(numbers)


def _another(row: IatiActivity) -> bool:
    """Is there another row of the same activity, brought since, which tells it?"""
    same = IatiActivity.objects.filter(identifier=row.identifier, reporter=row.reporter, withdrawn=False)
    return same.exclude(pk=row.pk).exists()

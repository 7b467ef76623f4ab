"""Rows of a sheet as acts and partners: what each would do, doing it, and taking it back.

Promise: looking is doing it all and taking it back. A new row is entered as a person enters it by hand, with her as its
source; one that says again what somebody has entered is unchanged. What documents say of a record that is here is
not overwritten by a sheet: such a row is refused with where it is corrected.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions import reject
from cosante.register.actions.processes import hold, settle
from cosante.register.models import Account, BroughtFile, Document, Fact, FactStatus
from cosante.vocabulary.errors import CosanteError, Undecidable

ADDED, SAME, REFUSED = "added", "unchanged", "refused"


@dataclass
class Row:
    """A row as it was read. ``called``: for people; ``same``: it says what is here; ``why``: it cannot be."""

    line: int
    called: str
    values: dict[str, Any] = field(default_factory=dict)
    same: bool = False
    why: str = ""


#: Enters what the values say; the document of the entry.
Enter = Callable[[dict[str, Any]], Document]


def hold_rows(noun: str, rows: list[Row], name: str, text: str, enter: Enter, by: Account) -> BroughtFile:
    """The file, held with what each of its rows would do. ``text``: the rows again, for when it is kept."""
    outcomes, _documents = _done(rows, enter, False)
    return hold(name, text, outcomes, (), by, noun)


def keep_rows(file: BroughtFile, rows: list[Row], enter: Enter, by: Account) -> BroughtFile:
    """The file, kept. Sent twice, it is kept once."""
    with transaction.atomic():
        if file.kept_at is not None:
            return file
        outcomes, documents = _done(rows, enter, True)
        return settle(file, outcomes, None, by, documents)


def take_rows_back(file: BroughtFile, by: Account, why: str = "") -> None:
    """Reject all that the entries of the file say. ``Undecidable`` where nothing of it holds any more."""
    held = Fact.objects.filter(document__in=file.documents).exclude(status=FactStatus.REJECTED)
    if not held.exists():
        raise Undecidable(_("Nothing of it was kept."))
    reject(held, by, why or file.name)


def is_taken_back(file: BroughtFile) -> bool:
    """Does nothing of what it entered hold any more?"""
    of = Fact.objects.filter(document__in=file.documents)
    return bool(file.documents) and not of.exclude(status=FactStatus.REJECTED).exists()


def _done(rows: Iterable[Row], enter: Enter, kept: bool) -> tuple[list[dict[str, Any]], list[int]]:
    outcomes: list[dict[str, Any]] = []
    documents: list[int] = []
    with transaction.atomic():
        for row in rows:
            done, why = (REFUSED, row.why) if row.why else (SAME, "")
            if not row.why and not row.same:
                done, why = _one(row, enter, documents)
            outcomes.append(asdict(row) | {"done": done, "why": why})
        if not kept:
            transaction.set_rollback(True)
    return outcomes, documents


def _one(row: Row, enter: Enter, documents: list[int]) -> tuple[str, str]:
    last = Document.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    try:
        with transaction.atomic():
            made = enter(row.values)
    except CosanteError as error:
        return REFUSED, error.message
    if made.pk <= last:
        return SAME, ""
    documents.append(made.pk)
    return ADDED, ""

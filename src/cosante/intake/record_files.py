"""Rows of a sheet as acts and partners: what each would do, doing it, and taking it back.

Promise: looking is doing it all and taking it back. A new row is entered as a person enters it by hand, with her as its
source; one that says again what somebody has entered is unchanged. A row of a record that is here corrects what its
sources say, as that person's decisions; what was read stays.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cosante.register.actions import reject, undo
from cosante.register.actions.processes import hold, settle
from cosante.register.models import Account, BroughtFile, Decision, Document, Fact, FactStatus
from cosante.vocabulary.errors import CosanteError, Undecidable

ADDED, CHANGED, SAME, REFUSED = "added", "changed", "unchanged", "refused"


@dataclass
class Row:
    """A row as it was read. ``called``: for people; ``same``: it says what is here; ``why``: it cannot be.

    ``record``: the one that it is; ``changes``: by field what that says and is to say.
    """

    line: int
    called: str
    values: dict[str, Any] = field(default_factory=dict)
    same: bool = False
    why: str = ""
    record: int = 0
    changes: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Verbs:
    """What a row does: ``enter`` gives the document of an entry, ``change`` the decisions by which a record changes."""

    enter: Callable[[dict[str, Any]], Document]
    change: Callable[[Row, str], list[Decision]]


def hold_rows(noun: str, rows: list[Row], name: str, text: str, verbs: Verbs, by: Account) -> BroughtFile:
    """The file, held with what each of its rows would do. ``text``: the rows again, for when it is kept."""
    outcomes, _documents = _done(rows, verbs, name, False)
    return hold(name, text, outcomes, (), by, noun)


def keep_rows(file: BroughtFile, rows: list[Row], verbs: Verbs, by: Account) -> BroughtFile:
    """The file, kept. Sent twice, it is kept once."""
    with transaction.atomic():
        if file.kept_at is not None:
            return file
        outcomes, documents = _done(rows, verbs, file.name, True)
        return settle(file, outcomes, None, by, documents)


def take_rows_back(file: BroughtFile, by: Account, why: str = "") -> None:
    """Reject what the entries of the file say, undo its corrections. ``Undecidable`` where nothing holds any more."""
    held, made = _held(file), _corrections(file)
    if not (held.exists() or made.exists()):
        raise Undecidable(_("Nothing of it was kept."))
    with transaction.atomic():
        for decision in made.order_by("-pk"):
            undo(decision, by, why or file.name)
        if held.exists():
            reject(held, by, why or file.name)


def did_something(file: BroughtFile) -> bool:
    """Did keeping it enter or correct anything?"""
    return bool(file.documents) or any(one.get("decisions") for one in file.outcomes)


def is_taken_back(file: BroughtFile) -> bool:
    """Does nothing of what it entered or corrected hold any more?"""
    return did_something(file) and not (_held(file).exists() or _corrections(file).exists())


def _held(file: BroughtFile) -> QuerySet[Fact]:
    return Fact.objects.filter(document__in=file.documents).exclude(status=FactStatus.REJECTED)


def _corrections(file: BroughtFile) -> QuerySet[Decision]:
    made = [number for one in file.outcomes for number in one.get("decisions", ())]
    return Decision.objects.filter(pk__in=made, undone_by=None)


def _done(rows: Iterable[Row], verbs: Verbs, why: str, kept: bool) -> tuple[list[dict[str, Any]], list[int]]:
    outcomes: list[dict[str, Any]] = []
    documents: list[int] = []
    with transaction.atomic():
        for row in rows:
            outcome: dict[str, Any] = {"done": REFUSED if row.why else SAME, "why": row.why}
            if row.changes and not row.why:
                outcome = _changed(row, verbs, why, kept)
            elif not (row.why or row.same):
                outcome = _one(row, verbs, documents)
            outcomes.append(asdict(row) | outcome)
        if not kept:
            transaction.set_rollback(True)
    return outcomes, documents


def _one(row: Row, verbs: Verbs, documents: list[int]) -> dict[str, Any]:
    last = Document.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    try:
        with transaction.atomic():
            made = verbs.enter(row.values)
    except CosanteError as error:
        return {"done": REFUSED, "why": error.message}
    if made.pk <= last:
        return {"done": SAME, "why": ""}
    documents.append(made.pk)
    return {"done": ADDED, "why": ""}


def _changed(row: Row, verbs: Verbs, why: str, kept: bool) -> dict[str, Any]:
    try:
        with transaction.atomic():
            made = verbs.change(row, why)
    except CosanteError as error:
        return {"done": REFUSED, "why": error.message}
    return {"done": CHANGED, "why": "", "decisions": [one.pk for one in made] if kept else []}

"""Keep what a spreadsheet would do, as it was looked at: rows that no longer can be so are left out and told.

All of it is one change with the rest along with it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.actions.kept.change import change
from cosante.register.actions.kept.change_many import Wanted, change_many
from cosante.register.actions.kept.keep import keep
from cosante.register.actions.kept.keep_many import keep_many
from cosante.register.actions.kept.writing import last_change
from cosante.register.models import Account, Change, Done, Kept, Published, Sheet, SheetDone, SheetRow, kept_models
from cosante.register.queries.sheets import NEW, Matcher, in_languages, rows_of
from cosante.vocabulary.errors import BadValue, NotThere, Undecidable

#: Gives the number of a partner that is entered now.
Enter = Callable[[str], int]
Told = Callable[[int, int], None]
Ready = tuple[int, Wanted]
_BATCH = 1000
_COUNTED = {SheetDone.ADD: "added", SheetDone.CHANGE: "changed"}


def keep_sheet(
    sheet: Sheet, by: Account | None, why: str = "", enter: Enter | None = None, told: Told = lambda done, of: None
) -> Sheet:
    """The sheet, kept. ``enter`` enters partners that are not known; without it, rows that name them are left out.

    ``told`` hears how many rows were seen to, and of how many.
    """
    model = kept_models()[sheet.noun]
    may(by, model.writes)
    with transaction.atomic():
        held = Sheet.objects.select_for_update().get(pk=sheet.pk)
        if held.kept_at is not None or held.decided_at is not None:
            raise Undecidable(_("It was kept already."))
        Keeping(held, model, by, why, enter, told).all()
        held.kept_by, held.kept_at = by, timezone.now()
        held.save()
    return held


class Keeping:
    """One sheet while it is kept."""

    def __init__(
        self, sheet: Sheet, model: type[Kept], by: Account | None, why: str, enter: Enter | None, told: Told
    ) -> None:
        self.sheet, self.model, self.by, self.enter, self.told = sheet, model, by, enter, told
        self.why = why or sheet.name
        self.lead: Change | None = sheet.lead
        self._room = sheet.rows
        self._last: dict[str, int] = {}
        self._partners: dict[str, int] = {}
        self._left: dict[int, dict[str, str]] = {}
        self._matcher = Matcher(model, sheet.columns)
        entered = Change.objects.filter(noun=model.noun, done=Done.KEEP, at__gte=sheet.at)
        self._since = set(entered.values_list("record", flat=True))

    def some(self, most: int) -> None:
        """So many rows at most, and the others by whoever goes on."""
        self._room = most
        self.all()

    def all(self) -> None:
        """Rows that change one by one until there is one that leads, and the rest together; so those that are new."""
        for done, one, rest in (
            (SheetDone.CHANGE, self._change, self._change_all),
            (SheetDone.ADD, self._add, self._add_all),
        ):
            rows = self._ready(done)
            for line, given in rows:
                if self.lead is not None:
                    rest(chain([(line, given)], rows))
                    break
                try:
                    self.lead = one(given)
                except (BadValue, NotThere, Undecidable) as error:
                    self._left[line] = {"": error.message}
        self._settle()

    def _ready(self, done: str) -> Iterator[Ready]:
        """Rows of one kind, partners among their values entered."""
        seen = 0
        last = -1
        rows = rows_of(self.sheet, done)
        while batch := list(rows.filter(line__gt=last)[: min(self.model.batch, self._room)]):
            self._room -= len(batch)
            self._last[done] = batch[-1].line
            for row in batch:
                values, why_not = self._values(row)
                if why_not:
                    self._left[row.line] = why_not
                else:
                    yield row.line, Wanted(row.record or 0, row.seen or 0, values)
            last = batch[-1].line
            seen += len(batch)
            self.told(seen if done == SheetDone.CHANGE else seen + self.sheet.changed, self._of)

    @property
    def _of(self) -> int:
        return self.sheet.changed + self.sheet.added

    def _values(self, row: SheetRow) -> tuple[dict[str, Any], dict[str, str]]:
        changed = row.done == SheetDone.CHANGE
        values = {name: value[1] if changed else value for name, value in row.values.items()}
        if not changed and (pk := self._meanwhile(values)):
            return {}, in_languages(lambda: _("Somebody entered it meanwhile, as #%(number)s.") % {"number": pk})
        for name, value in values.items():
            if isinstance(value, list) and len(value) == 2 and value[0] == NEW:
                if self.enter is None:
                    return {}, _not_entered(value[1])
                if value[1] not in self._partners:
                    self._partners[value[1]] = self.enter(value[1])
                values[name] = self._partners[value[1]]
        return values, {}

    def _meanwhile(self, values: Mapping[str, Any]) -> int:
        """The row that somebody has entered since the sheet was brought, and that this one is."""
        if key := self._matcher.key(values):
            return next(iter(self._matcher.rows(key)), 0)
        if not self._since:
            return 0
        return next((pk for pk in self._matcher.rows(self._matcher.whole(values)) if pk in self._since), 0)

    def _change(self, one: Wanted) -> Change | None:
        row = self.model._default_manager.filter(pk=one.pk).first()
        if row is None:
            raise NotThere(_("There is no number %(number)s.") % {"number": one.pk})
        return change(row, one.values, one.seen, self.by, self.why)

    def _add(self, one: Wanted) -> Change:
        return last_change(keep(self.model, one.values, self.by, self.why))

    def _change_all(self, rows: Iterable[Ready]) -> None:
        lines: list[int] = []
        change_many(self.model, self._noted(rows, lines), self.by, self.why, self.lead, self._leaving(lines))

    def _add_all(self, rows: Iterable[Ready]) -> None:
        lines: list[int] = []
        values = (one.values for one in self._noted(rows, lines))
        keep_many(self.model, values, self.by, self.why, self.lead, self._leaving(lines))

    def _noted(self, rows: Iterable[Ready], lines: list[int]) -> Iterator[Wanted]:
        for line, one in rows:
            lines.append(line)
            yield one

    def _leaving(self, lines: list[int]) -> Callable[[int, str], None]:
        def leave_out(number: int, why: str) -> None:
            self._left[lines[number - 1]] = {"": why}

        return leave_out

    def _settle(self) -> None:
        """What was left out is refused; what was kept is told by its changes, and no longer here."""
        rows = SheetRow.objects.filter(sheet=self.sheet)
        left = list(rows.filter(line__in=self._left)) if len(self._left) < _BATCH else self._left_of(rows)
        for row in left:
            setattr(self.sheet, _COUNTED[row.done], getattr(self.sheet, _COUNTED[row.done]) - 1)
            row.done, row.values, row.wrong = SheetDone.WRONG, {}, [["", "", self._left[row.line]]]
        SheetRow.objects.bulk_update(left, ["done", "values", "wrong"], batch_size=200)
        self.sheet.wrong += len(left)
        for done, line in self._last.items():
            rows.filter(done=done, line__lte=line).delete()
        if self.model.personal and not issubclass(self.model, Published):  # of these only identifiers are told
            forget_found(rows)
        self.sheet.partners = list(self._partners)
        self.sheet.lead = self.lead

    def _left_of(self, rows: "QuerySet[SheetRow]") -> list[SheetRow]:
        return [row for row in rows.filter(done__in=_COUNTED).iterator(chunk_size=_BATCH) if row.line in self._left]


def _not_entered(name: str) -> dict[str, str]:
    return in_languages(
        lambda: _("“%(name)s” is no partner of the register, and was not to be entered.") % {"name": name}
    )


def forget_found(rows: "QuerySet[SheetRow]") -> None:
    """What cells of refused rows said may tell of a person."""
    held = list(rows.filter(done=SheetDone.WRONG))
    for row in held:
        row.wrong = [[label, "", why] for label, _found, why in row.wrong]
    SheetRow.objects.bulk_update(held, ["wrong"], batch_size=200)

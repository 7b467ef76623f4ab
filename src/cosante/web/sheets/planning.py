"""What each row of a sheet would do: add a row, change one, leave it as it is, or be refused, and why.

A row is one of the register's by its number, or by what tells it apart (``records.naturals``). A cell that is empty
leaves what is there; one with ``-`` alone empties the field. Rows are read by the thousand.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cosante.register.actions.kept import faults
from cosante.register.actions.kept.change_many import meets_said
from cosante.register.actions.kept.writing import put, steps, values_of
from cosante.register.models import Kept, SheetDone, SheetRow
from cosante.register.queries.sheets import NEW, Key, Matcher, in_languages
from cosante.register.records.changes import differing, joined
from cosante.vocabulary.errors import BadValue
from cosante.web.looks import Look
from cosante.web.sheets.cells import EMPTIES, Cells, CellWrong, text_of
from cosante.web.sheets.files import Row, letters_of
from cosante.web.sheets.headings import EXAMPLES, NUMBER, PASSED, VERSION, Heading, alike, recognised

_BATCH = 1000
#: Signs of a cell that are shown where it is refused.
_SHOWN = 200
_NOTHING = Heading(PASSED, "")
#: The field, what was found in its cell, and by language why it cannot be.
Wrong = list[Any]
Told = Callable[[int], None]


class Given(NamedTuple):
    """A row as it was read. ``values``: by field; ``found``: the cells as they are shown, by field."""

    line: int
    pk: int | None
    seen: int | None
    values: dict[str, Any]
    found: dict[str, str]
    wrong: list[Wrong]


class Plan:
    """The plan of one sheet. ``columns``: the fields that it has; ``partners``: names that are not known yet."""

    def __init__(self, look: Look, rows: Iterator[Row], leave_out: bool = False) -> None:
        self.look, self._rows = look, rows
        try:
            self._first, head = next(rows)
        except StopIteration:
            raise BadValue(_("The sheet is empty. Its first row names the columns; take the template.")) from None
        self._heads = recognised(look, head, leave_out)
        self._leave_out = leave_out
        self.columns = list(dict.fromkeys(one.name for one in self._heads if one and _is_field(one)))
        self.partners: dict[str, None] = {}
        self._cells = {n: self._reader(one) for n, one in enumerate(self._heads) if one and _is_field(one)}
        self._matcher = Matcher(look.model, self.columns)
        self._said: dict[Any, int] = {}
        #: Numbers of rows before their titles, which are compared with them.
        self._order = sorted(range(len(self._heads)), key=lambda n: not (self._heads[n] or _NOTHING).numbered)

    def _reader(self, heading: Heading) -> Cells:
        return Cells(self.look, heading.name, heading.numbered)

    def rows(self, told: Told = lambda done: None) -> Iterator[SheetRow]:
        """Each row with what it would do; ``told`` hears how many were read."""
        done = 0
        while batch := list(islice(self._rows, _BATCH)):
            read = (self._read(number, cells) for number, cells in batch if not self._is_example(cells))
            yield from self._planned(list(read))
            done += len(batch)
            told(done)

    def _read(self, line: int, cells: Sequence[Any]) -> Given:
        given = Given(line, None, None, {}, {}, [])
        number, seen = None, None
        for n in [*self._order, *range(len(self._heads), len(cells))]:
            heading, cell = (self._heads[n] if n < len(self._heads) else None), cells[n] if n < len(cells) else ""
            if cell in ("", None):
                continue
            if heading is None:
                self._headless(line, n, cell)
            elif heading.name in (NUMBER, VERSION):
                value = self._whole(given, heading, cell)
                number, seen = (value, seen) if heading.name == NUMBER else (number, value)
            elif heading.name != PASSED:
                self._cell(given, n, heading, cell)
        return given._replace(pk=number, seen=seen)

    def _is_example(self, cells: Sequence[Any]) -> bool:
        """Is it the row of the template that shows how to fill one in?"""
        return any(
            heading is not None and heading.name == NUMBER and alike(str(cell)) in EXAMPLES
            for heading, cell in zip(self._heads, cells, strict=False)
        )

    def _headless(self, line: int, n: int, cell: Any) -> None:
        if text_of(cell) and not self._leave_out:
            about = {"column": letters_of(n + 1), "row": line, "found": text_of(cell)[:_SHOWN]}
            raise BadValue(
                _("Column %(column)s has no heading, but row %(row)s has “%(found)s” there. Name it, or delete it.")
                % about
            )

    def _whole(self, given: Given, heading: Heading, cell: Any) -> int | None:
        text = text_of(cell).lstrip("#")
        if not text:
            return None
        if not (text.isdecimal() and len(text) < 16):
            given.wrong.append(
                [
                    heading.name,
                    text[:_SHOWN],
                    in_languages(lambda: _("This is no number of a row. Leave it empty for a new row.")),
                ]
            )
            return None
        return int(text)

    def _cell(self, given: Given, n: int, heading: Heading, cell: Any) -> None:
        text = text_of(cell)
        if not text:
            return
        if (there := given.values.get(heading.name)) is not None:
            if not self._cells[n].is_called(there, text):
                said = in_languages(
                    lambda: _("#%(number)s is called otherwise. Empty one of the two cells.") % {"number": there}
                )
                given.wrong.append([heading.name, text[:_SHOWN], said])
            return
        given.found[heading.name] = text[:_SHOWN]
        if text in EMPTIES:
            given.values[heading.name] = None
            return
        try:
            given.values[heading.name] = self._cells[n](cell)
        except CellWrong as error:
            given.wrong.append([heading.name, text[:_SHOWN], error.said])

    def _planned(self, batch: list[Given]) -> Iterator[SheetRow]:
        whose = [self._whose(given) for given in batch]
        rows = self.look.model._default_manager.in_bulk([pk for pk in whose if pk is not None])
        made = [self._do(given, rows.get(pk) if pk else None) for given, pk in zip(batch, whose, strict=True)]
        to_check = [(given, one, row) for given, (one, row) in zip(batch, made, strict=True) if row is not None]
        for (given, one, _row), error in zip(
            to_check, faults(self.look.model, [row for _g, _o, row in to_check]), strict=True
        ):
            if error is not None and (wrong := self._wrong(given, error)):
                one.done, one.wrong, one.values = SheetDone.WRONG, wrong, {}
        for _given, (one, _row) in zip(batch, made, strict=True):
            if one.done in (SheetDone.ADD, SheetDone.CHANGE):
                self._partners(one)
        yield from (one for one, _row in made)

    def _whose(self, given: Given) -> int | None:
        """The row of the register that it is; what is wrong with that is written into it."""
        if given.wrong:
            return None
        if given.pk is not None:
            return given.pk if self._first_to_say(given, given.pk) else None
        key = self._matcher.key(given.values)
        if key is None:
            return self._like(given)
        if not self._first_to_say(given, _frozen(key)):
            return None
        found = self._matcher.rows(key)
        if len(found) > 1:
            numbers = ", ".join(f"#{pk}" for pk in found[:5])
            said = in_languages(
                lambda: (
                    _("Several rows of the register are like this one: %(numbers)s. Write the number of one of them.")
                    % {"numbers": numbers}
                )
            )
            given.wrong.append([NUMBER, "", said])
        elif found and not self._first_to_say(given, found[0]):
            return None
        return found[0] if len(found) == 1 else None

    def _like(self, given: Given) -> int | None:
        """One that has all that the row says, and that no other row of the sheet is."""
        key = self._matcher.whole(given.values)
        nth = self._said.get(_frozen(key), 0)
        self._said[_frozen(key)] = nth + 1
        found = [pk for pk in self._matcher.rows(key) if pk not in self._said][nth : nth + 1]
        return found[0] if found else None

    def _first_to_say(self, given: Given, key: Any) -> bool:
        before = self._said.setdefault(key, given.line)
        if before != given.line:
            said = in_languages(
                lambda: (
                    _("Row %(row)s of the sheet is the same one already. Join the two, or tell them apart.")
                    % {"row": before}
                )
            )
            given.wrong.append(["", "", said])
        return before == given.line

    def _do(self, given: Given, row: Kept | None) -> tuple[SheetRow, Kept | None]:
        """What it would do, and the row as it would be, where that is to be checked."""
        if given.pk is not None and not given.wrong and (row is None or row.withdrawn):
            gone = row is None
            said = in_languages(
                lambda: (
                    _("There is no such row in the register.")
                    if gone
                    else _("This row was withdrawn. Bring it back first.")
                )
            )
            given.wrong.append([NUMBER, f"#{given.pk}", said])
        if given.wrong:
            return SheetRow(line=given.line, done=SheetDone.WRONG, wrong=given.wrong), None
        if row is None:
            new = self.look.model(version=1)
            filled = {name: value for name, value in given.values.items() if value is not None}
            put(new, _known(filled))
            return SheetRow(line=given.line, done=SheetDone.ADD, values=filled), new
        todo, meets = self._todo(given, row)
        here = {"line": given.line, "record": row.pk, "seen": given.seen or row.version}
        if meets:
            wrong = [[name, given.found.get(name, ""), self._met(name)] for name in meets]
            return SheetRow(done=SheetDone.WRONG, wrong=wrong, **here), None
        if not todo:
            return SheetRow(done=SheetDone.SAME, **here), None
        put(row, _known({name: after for name, (_before, after) in todo.items()}))
        return SheetRow(done=SheetDone.CHANGE, values=todo, **here), row

    def _todo(self, given: Given, row: Kept) -> tuple[dict[str, list[Any]], list[str]]:
        if given.seen is None or given.seen == row.version:
            return differing(values_of(row), given.values), []
        todo, meets = joined(steps(type(row), row.pk), given.seen, given.values)
        return todo, list(meets)

    def _met(self, name: str) -> dict[str, str]:
        return in_languages(lambda: meets_said(self.look.model, [name]))

    def _wrong(self, given: Given, error: ValidationError) -> list[Wrong]:
        """By column; what a partner that is not entered yet leaves open is not wrong."""
        names = error.error_dict if hasattr(error, "error_dict") else [""]

        def said(name: str) -> str:
            return " ".join(error.message_dict[name] if name or hasattr(error, "error_dict") else error.messages)

        return [
            [name, given.found.get(name, ""), in_languages(partial(said, name))]
            for name in names
            if not _is_new(given.values.get(name))
        ]

    def _partners(self, one: SheetRow) -> None:
        for value in one.values.values():
            value = value[1] if one.done == SheetDone.CHANGE else value
            if _is_new(value):
                self.partners.setdefault(value[1])


def _is_field(heading: Heading) -> bool:
    return heading.name not in (NUMBER, VERSION, PASSED)


def _is_new(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and value[0] == NEW


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if not _is_new(value)}


def _frozen(key: Key) -> tuple[Any, ...]:
    return key[0], tuple(tuple(one) if isinstance(one, list) else one for one in key[1])

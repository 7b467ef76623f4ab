"""``cosante import-rows``: spreadsheets of what the office keeps, as on the pages.

Exit status: 0 when all was done, 1 where it could not be, 3 when rows were refused.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cosante.vocabulary.errors import BadValue, CosanteError, OperatorError

#: As of ``cosante add``: something was refused, the rest was done.
REFUSED = 3
#: So many refused rows and so many that change are told; their page tells all.
TOLD = 20
#: Of a longer value so many letters are told.
_CLIPPED = 120


def run(data: Path | None, verb: Callable[..., int], *given: Any, language: str, **more: Any) -> int:
    """Do it in the register of that folder, in that language; the exit status."""
    from cosante.site.start import prepare_site

    try:
        prepare_site(data)
        from django.utils import translation

        from cosante.web.catalogues import LANGUAGES

        if language not in dict(LANGUAGES):
            raise BadValue(f"There are no pages in {language!r}. There are: {', '.join(dict(LANGUAGES))}.")
        with translation.override(language):
            return verb(*given, **more)
    except CosanteError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1


def bring(noun: str, file: Path, keep: bool, partners: bool, leave_out: bool, why: str) -> int:
    """Bring the sheet, and keep it where that is asked."""
    from cosante.commands.progress import progress
    from cosante.register.actions.access import owner
    from cosante.register.actions.sheets import keep_sheet
    from cosante.web.sheets.bringing import bring_rows, enters
    from cosante.web.sheets.files import rows_in

    look = look_of(noun)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise OperatorError(f"{file} cannot be read ({error.strerror}).") from error
    with progress() as told:
        sheet = bring_rows(look, rows_in(data), file.name, None, leave_out, lambda done: told("rows read", done, 0))
    say_changes(sheet, "row")
    if keep:
        enter = enters(owner()) if partners else None
        with progress() as told:
            sheet = keep_sheet(sheet, None, why, enter, lambda done, of: told("rows kept", done, of))
    _print(sheet, keep)
    return REFUSED if sheet.wrong else 0


def _print(sheet: Any, kept: bool) -> None:
    from cosante.register.queries.sheets import rows_of
    from cosante.web.looks import looks
    from cosante.web.sheets.shown import wrong_said

    for row in rows_of(sheet, "wrong")[:TOLD]:
        for column, found, why in wrong_said(looks()[sheet.noun], row):
            place = " ".join(filter(None, [f"row {row.line}", column, f"“{found}”" if found else ""]))
            print(f"{place}: {why}", file=sys.stderr)
    numbers = f"{sheet.added:,} added, {sheet.changed:,} changed, {sheet.same:,} unchanged, {sheet.wrong:,} refused"
    print(f"{sheet.rows:,} rows: {numbers}.")
    if kept:
        print(f"Kept. Taken back on its page: {sheet.get_absolute_url()}")
    else:
        print(f"Nothing is written yet. Keep it with --keep, or on its page: {sheet.get_absolute_url()}")


def say_changes(sheet: Any, one: str) -> None:
    """Tell the first changes, field by field: from what, to what. ``one``: what a row of the sheet is called."""
    from cosante.web.looks import looks
    from cosante.web.sheets.shown import first_changes

    for line in first_changes(looks()[sheet.noun], sheet, TOLD):
        for name, before, after in line.fields:
            print(f"{one} {line.line} {name}: {' → '.join(_clipped(before, after))}")
    if sheet.changed > TOLD:
        print(f"{sheet.changed - TOLD:,} more are changed; their page tells all.")


def _clipped(*values: str) -> list[str]:
    """Values on one line each, of long ones what stands around their first difference."""
    lines = [" ".join(str(value).split()) for value in values]
    if max(map(len, lines)) <= _CLIPPED:
        return lines
    alike = next((at for at, chars in enumerate(zip(*lines, strict=False)) if len(set(chars)) > 1), _CLIPPED)
    start = max(0, alike - _CLIPPED // 4)
    cut = [line[start : start + _CLIPPED] for line in lines]
    return [
        f"{'…' if start else ''}{part}{'…' if len(line) > start + _CLIPPED else ''}"
        for part, line in zip(cut, lines, strict=True)
    ]


def look_of(noun: str, others: tuple[str, ...] = ()) -> Any:
    """How the rows of that noun look. ``others``: tables beside them that there are, too."""
    from cosante.web.looks import listed, looks

    found = listed().get(noun) or looks().get(noun)
    if found is None:
        raise BadValue(f"There are no rows called {noun!r}. There are: {', '.join(sorted((*listed(), *others)))}.")
    return found

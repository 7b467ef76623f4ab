"""``cosante iati export`` and ``cosante iati import``: the register as IATI files, and such files into the register.

Exit status: 0 when all was done, 1 where it could not be, 3 when some records were left out or refused.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cosante.commands.output import say_unopened
from cosante.vocabulary.errors import BadValue, CosanteError, UserError

#: As of ``cosante add``: something was refused, the rest was done.
REFUSED = 3
#: What rows of each kind are called.
_ITEMS = {"iati-activity": ("activity", "activities"), "iati-organisation": ("organisation", "organisations")}


def _run(data: Path | None, verb: Callable[[], int]) -> int:
    from cosante.site.start import prepare_site

    try:
        prepare_site(data)
        return verb()
    except OSError as error:
        say_unopened(error)
    except CosanteError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
    return 1


def report_as(data: Path | None, values: dict[str, Any]) -> int:
    """Enter the reporting organisation, or change the one that is there."""
    return _run(data, lambda: _report_as(values))


def _report_as(values: dict[str, Any]) -> int:
    from cosante.publishing import reporter
    from cosante.register.actions.access import owner
    from cosante.register.actions.kept import change, keep
    from cosante.register.models import Reporter

    found, me = reporter(), owner()
    if found is None:
        found = keep(Reporter, values, me)
    else:
        change(found, values, found.version, me)
    print(f"This office reports as {values['name']} ({values['org_id']}).")
    return 0


def export(data: Path | None, out: Path, name: str, where: list[str], organisation: bool, unreviewed: bool) -> int:
    """Write the file; what is left out is told on standard error."""
    return _run(data, lambda: _export(out, name, where, organisation, unreviewed))


def _export(out: Path, name: str, where: list[str], organisation: bool, unreviewed: bool) -> int:
    from cosante.commands.output import opened
    from cosante.publishing import (
        OTHERS,
        LeftOut,
        chosen,
        reporting,
        write_activities,
        write_organisation,
        write_published,
    )

    left: list[LeftOut] = []
    with opened(out) as target:
        if organisation:
            us = reporting()
            write_organisation(target, us)
            print(f"The organisation file of {us.reporter}, written to {out}.")
            return 0
        what = _what(name, where, unreviewed)
        if name in OTHERS:
            print(f"{write_published(target, what[name]):,} {name}, written to {out}.")
            return 0
        written = write_activities(target, chosen(reporting(), what, not unreviewed), left.append)
    for one in left:
        print(f"{'part of ' if one.part else ''}{one.record}: {one.why} ({one.address})", file=sys.stderr)
    print(f"{written:,} activities, written to {out}; {sum(not one.part for one in left):,} records left out.")
    return REFUSED if left else 0


def _what(name: str, where: list[str], unreviewed: bool) -> Any:
    from django.http import QueryDict

    from cosante.publishing.activities import every, of_list
    from cosante.register.queries.filters import FIELDS, Asked, filtered
    from cosante.web.iati import publishable
    from cosante.web.kept_lists import asked
    from cosante.web.looks import listed

    said = dict(_pair(one) for one in where)
    if name in ("", "acts"):
        if unknown := sorted(set(said) - set(FIELDS)):
            raise BadValue(f"Acts have no filter {unknown[0]!r}. They have: {', '.join(FIELDS)}.")
        acts = Asked.of(said, public=not unreviewed)
        if lost := sorted(key for key, value in said.items() if value and not getattr(acts, key)):
            raise BadValue(f"{said[lost[0]]!r} is no value of the filter {lost[0]}.")
        return every(acts) if not name and not said else of_list("acts", filtered(acts))
    if name not in publishable():
        raise BadValue(f"{name!r} cannot be written as IATI. These can: {', '.join(publishable())}.")
    query = QueryDict(mutable=True)
    query.update(said)
    return of_list(name, asked(listed()[name], query).found)


def _pair(said: str) -> tuple[str, str]:
    name, equals, value = said.partition("=")
    if not equals:
        raise BadValue(f"{said!r} is no filter. Write it as country=SN.")
    return name, value


def bring(data: Path | None, files: list[Path], keep: bool, why: str) -> int:
    """Bring each file: what its activities would do; and keep it where that is asked."""
    return _run(data, lambda: max([_brought(file, keep, why) for file in files]))


def _brought(file: Path, keep: bool, why: str) -> int:
    """One file; where it cannot be taken, that is told and the others go on."""
    try:
        return _bring(file, keep, why)
    except UserError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return REFUSED


def _bring(file: Path, keep: bool, why: str) -> int:
    from cosante.commands.progress import progress
    from cosante.commands.rows import TOLD, say_changes
    from cosante.intake.iati import bring_published, keep_published, not_used
    from cosante.register.queries.published import untold
    from cosante.register.queries.sheets import rows_of, said_here

    with progress() as told:
        sheet = bring_published(file, file.name, None, lambda done: told("read", done, 0))
    one, several = _ITEMS[sheet.noun]
    say_changes(sheet, f"{file}: {one}")
    if keep:
        with progress() as told:
            sheet = keep_published(sheet, None, why, lambda done, of: told("told", done, of))
    for row in rows_of(sheet, "wrong")[:TOLD]:
        for _name, found, reason in row.wrong:
            print(f"{file}: {one} {row.line} {found}: {said_here(reason)}", file=sys.stderr)
    for element, times in not_used(sheet).items():
        print(f"{file}: {element}, {times:,} times: kept as it came, and not used in the register", file=sys.stderr)
    numbers = f"{sheet.added:,} added, {sheet.changed:,} changed, {sheet.same:,} unchanged, {sheet.wrong:,} refused"
    print(f"{file}: {sheet.rows:,} {several}: {numbers}.")
    wait = untold(sheet.noun) if keep else 0
    if keep:
        print(f"Kept. Taken back on its page: {sheet.get_absolute_url()}")
    else:
        print(f"Nothing is written yet. Keep it with --keep, or on its page: {sheet.get_absolute_url()}")
    if wait:
        print(f"{file}: {wait:,} {several} are kept, and the register could not be told of them.", file=sys.stderr)
    return REFUSED if sheet.wrong or wait else 0


def results(data: Path | None, identifiers: list[str], keep: bool, why: str) -> int:
    """Enter what is new of the results of published activities, or say what it is."""
    return _run(data, lambda: _results(identifiers, keep, why))


def _results(identifiers: list[str], keep: bool, why: str) -> int:
    from cosante.intake.iati import enter_results, results_of
    from cosante.register.models import IatiActivity

    rows = IatiActivity.objects.filter(withdrawn=False).order_by("pk")
    there = set(rows.filter(identifier__in=identifiers).values_list("identifier", flat=True))
    if unknown := [one for one in identifiers if one not in there]:
        raise BadValue(f"No published activity has the identifier {unknown[0]!r}.")
    left = 0
    for row in (rows.filter(identifier__in=identifiers) if identifiers else rows).iterator(chunk_size=100):
        found = results_of(row)
        if not (found.indicators or found.left):
            continue
        for path, reason in found.left:
            print(f"{row.identifier} {path}: {reason}", file=sys.stderr)
        left += len(found.left)
        numbers = sum(len(one.numbers) for one in found.indicators)
        said = f"{row.identifier}: {numbers:,} numbers of {len(found.indicators):,} indicators"
        said += f", {len(found.left):,} left out"
        print(f"{said}; {enter_results(row, None, why):,} rows entered." if keep else f"{said}.")
    if not keep:
        print("Nothing is entered. Enter it with --keep.")
    return REFUSED if left else 0

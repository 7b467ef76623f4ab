"""``cosante iati``: files of the International Aid Transparency Initiative, judged, mended, brought to 2.03.

Exit status of ``validate``: 0 where nothing is critical, 1 where something is (with ``--strict`` also on errors), 2
where the arguments cannot be used.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import IO, Any

from cosante.commands.output import opened, say_unopened
from cosante.exchange.iati.findings import FILE, SEVERITIES, Finding
from cosante.exchange.iati.mend import mend
from cosante.exchange.iati.parallel import every
from cosante.exchange.iati.stream import Unusable
from cosante.exchange.iati.upgrade import upgrade
from cosante.exchange.iati.validate import Options, ruleset
from cosante.vocabulary.errors import BadValue, CosanteError

UNUSABLE = 2
_KEPT = 1024 * 1024


def validate(files: list[Path], format: str, today: str, fix: bool, **asked: Any) -> int:
    """Judge files and print what is found; the exit status."""
    try:
        options = Options(_moment(today), **asked)
        if options.rules_only and options.schema_only:
            raise BadValue("--rules-only and --schema-only exclude each other. Leave one out.")
        ruleset(options)
        for file in files:
            with file.open("rb"):
                pass
        return _judged(files, format, options, fix)
    except OSError as error:
        say_unopened(error)
    except CosanteError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
    return UNUSABLE


def _moment(today: str) -> datetime:
    """The last moment of a day, since what is dated that day is not in the future; without one, now."""
    if not today:
        return datetime.now(UTC)
    try:
        return datetime.combine(date.fromisoformat(today), time.max, UTC)
    except ValueError as error:
        raise BadValue(f"{today!r} is no date. Write --today as YYYY-MM-DD.") from error


def _judged(files: list[Path], format: str, options: Options, fix: bool) -> int:
    bad = False
    for number, file in enumerate(files):
        with tempfile.SpooledTemporaryFile(_KEPT, "w+", encoding="utf-8") as spool:
            summary = _spooled(file, options, spool, format)
            valid = not summary["critical"]
            bad = bad or not valid or (options.strict and summary["error"] > 0)
            if format == "json":
                _as_json(file, valid, summary, spool, number, len(files))
            else:
                _as_text(file, valid, summary, spool)
        if fix:
            _mended(file)
    return 1 if bad else 0


def _spooled(file: Path, options: Options, spool: IO[str], format: str) -> dict[str, int]:
    """Findings as lines of a file of their own, so that memory does not grow with their number; their summary."""
    told = _json_line if format == "json" else _text_lines
    summary = dict.fromkeys(SEVERITIES, 0)
    try:
        for finding in every(file, options):
            spool.write(told(file, finding))
            summary[finding.severity] += 1
    except Unusable as error:
        spool.seek(0)
        spool.truncate()
        summary = dict.fromkeys(SEVERITIES, 0) | {error.finding.severity: 1}
        spool.write(told(file, error.finding))
    spool.seek(0)
    return summary


def _json_line(file: Path, finding: Finding) -> str:
    return json.dumps(finding.as_dict(), ensure_ascii=False) + "\n"


def _text_lines(file: Path, finding: Finding) -> str:
    who = "" if finding.identifier == FILE else f" {' '.join(finding.identifier.split())}"
    lines = [f"{file}:{finding.line}: {finding.severity} {finding.id}{who}: {finding.message}"]
    lines.append(f"    at    {finding.path}")
    if finding.found is not None:
        lines.append(f"    found {finding.found!r}")
    if finding.fix:
        lines.append(f"    mend  {finding.fix}")
    return "\n".join(lines) + "\n"


def _as_json(file: Path, valid: bool, summary: dict[str, int], spool: IO[str], number: int, of: int) -> None:
    """One file: the report. Several: a list of reports, each with its file."""
    out = sys.stdout
    head: dict[str, Any] = {"file": str(file)} if of > 1 else {}
    text = json.dumps({**head, "valid": valid, "summary": summary}, ensure_ascii=False)
    out.write(("[\n" if number == 0 else ",\n") if of > 1 else "")
    out.write(f'{text[:-1]}, "findings": [')
    for index, line in enumerate(spool):
        out.write((",\n" if index else "\n") + line.rstrip("\n"))
    out.write("\n]}" + ("\n]\n" if of > 1 and number == of - 1 else "\n" if of == 1 else ""))


def _as_text(file: Path, valid: bool, summary: dict[str, int], spool: IO[str]) -> None:
    for line in spool:
        sys.stdout.write(line)
    told = ", ".join(f"{number} {severity}" for severity, number in summary.items())
    print(f"{file}: {'valid' if valid else 'not valid'} ({told})")


@contextmanager
def _beside(file: Path, ending: str) -> Iterator[tuple[Path, Any]]:
    """A file beside another (``name.fixed.xml``) that appears whole or not at all."""
    target = file.with_name(f"{file.stem}.{ending}{file.suffix}")
    with opened(target) as stream:
        yield target, stream


class _NothingToMend(Exception):
    """No copy is written then."""


def _mended(file: Path) -> None:
    """Write the mended copy, where anything can surely be mended, and say on standard error what was changed."""
    try:
        with _beside(file, "fixed") as (target, stream):
            number = 0
            for change in mend(file, stream):
                number += 1
                print(f"{file}:{change.line}: {change.what} ({change.path})", file=sys.stderr)
            if not number:
                raise _NothingToMend
    except Unusable:
        print(f"{file}: cannot be mended as it cannot be read; see above.", file=sys.stderr)
        return
    except _NothingToMend:
        print(f"{file}: nothing in it can surely be mended; no copy was written.", file=sys.stderr)
        return
    print(f"{file}: {number} mended, written to {target}", file=sys.stderr)


def bring(files: list[Path], out: Path | None) -> int:
    """Bring files of older versions to 2.03; the exit status."""
    if out is not None and len(files) > 1:
        print("cosante: --output takes one file. Without it each copy is written beside its file.", file=sys.stderr)
        return UNUSABLE
    status = 0
    for file in files:
        target = out or file.with_name(f"{file.stem}.2.03{file.suffix}")
        try:
            with opened(target) as stream:
                told = upgrade(file, stream)
        except Unusable as error:
            print(f"{file}:{error.finding.line}: {error.finding.message}", file=sys.stderr)
            status = 1
            continue
        except OSError as error:
            say_unopened(error)
            return UNUSABLE
        except CosanteError as error:
            print(f"cosante: {error.message}", file=sys.stderr)
            return UNUSABLE
        for line in told.lines():
            print(f"{file}: {line}", file=sys.stderr)
        print(f"{file}: {told.activities} brought from {told.version} to 2.03, written to {target}")
    return status

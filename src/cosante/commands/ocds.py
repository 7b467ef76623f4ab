"""``cosante ocds``: files of the Open Contracting Data Standard, judged, merged, taken out of the register and into it.

Exit status of ``validate``: 0 where all are valid, 1 where one is not, 2 where one cannot be read.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from cosante.commands.output import opened
from cosante.exchange.ocds.files import Json, read, record_package, releases_of, written
from cosante.exchange.ocds.merge import record
from cosante.exchange.ocds.validate import Finding, findings
from cosante.vocabulary.errors import BadValue, CosanteError, OperatorError

UNUSABLE = 2


def document_in(file: Path) -> Json:
    """The object of a file; what is wrong with it names the file."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise OperatorError(f"{file} cannot be read ({error.strerror}).") from error
    try:
        return read(data)
    except BadValue as error:
        raise BadValue(f"{file}: {error.message}") from error


def validate(files: list[Path], format: str) -> int:
    """Judge files and print what is found; the exit status."""
    status, reports = 0, []
    for file in files:
        try:
            found = findings(document_in(file))
        except CosanteError as error:
            named = error.message.startswith(str(file))
            print(f"cosante: {'' if named else f'{file}: '}{error.message}", file=sys.stderr)
            status = UNUSABLE
            continue
        status = max(status, 1 if found else 0)
        if format == "json":
            reports.append({"file": str(file), "valid": not found, "findings": [one.as_dict() for one in found]})
        else:
            _print(file, found)
    if format == "json":
        print(json.dumps(reports, ensure_ascii=False, indent=1))
    return status


def _print(file: Path, found: list[Finding]) -> None:
    for one in found:
        print(f"{file}{one.path}: {one.message}\n    found {one.found}")
    print(f"{file}: {'not valid' if found else 'valid'} ({len(found)} findings)")


def merge(files: list[Path], publisher: str, uri: str, output: Path | None) -> int:
    """Write one record package of all releases of the files; the exit status."""
    try:
        by_ocid: dict[str, list[Json]] = {}
        for file in files:
            for ocid, releases in releases_of(document_in(file)).items():
                by_ocid.setdefault(ocid, []).extend(releases)
        records = [record(releases) for releases in by_ocid.values() if releases]
        with opened(output) as stream:
            stream.write(written(record_package(records, publisher, uri, datetime.now(UTC))).encode())
    except CosanteError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1
    return 0

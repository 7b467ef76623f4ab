"""Findings beside the official validator's, file by file: ``python -m benchmarks.iati.conformance``.

Compared are id, severity and activity. What one has and the other has not is printed by id, with an example; the exit
status is 1 where a difference is not among those that docs/iati-conformance.md explains.
"""

import json
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.iati.files import FOLDER, published
from cosante.exchange.iati.stream import Unusable
from cosante.exchange.iati.validate import Options, each

#: The day of the official reports; rules that look at 'now' saw it.
DAY = datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC)
#: Ids of findings that only one side has, explained in docs/iati-conformance.md.
EXPLAINED = {"ours": {"3.7.1"}, "theirs": set()}
Key = tuple[str, str, str]


def ours(file: Path) -> Counter[Key]:
    """Our findings, counted."""
    try:
        return Counter((one.id, one.severity, one.identifier) for one in each(file, Options(DAY)))
    except Unusable as error:
        return Counter({(error.finding.id, error.finding.severity, error.finding.identifier): 1})


def theirs(report: Path) -> Counter[Key]:
    """The official findings, counted."""
    errors = json.loads(report.read_text("utf-8"))["errors"]
    return Counter((one["id"], one["severity"], one["identifier"]) for one in errors)


def differences(file: Path) -> int:
    """Print how a file's findings differ; the number of differences that are not explained."""
    mine, official = ours(file), theirs(FOLDER / "official-reports" / f"{file.stem}.json")
    print(f"{file.name}: {sum(official.values())} official findings, {sum(mine.values())} here; ", end="")
    print(f"{len(set(mine) & set(official))} equal by id, severity and activity")
    unexplained = 0
    for side, only in (("ours", set(mine) - set(official)), ("theirs", set(official) - set(mine))):
        for identifier, number in sorted(Counter(key[0] for key in only).items()):
            example = min(key[2] for key in only if key[0] == identifier)
            known = identifier in EXPLAINED[side]
            unexplained += 0 if known else number
            print(f"  only {side}: {number} of {identifier}, e.g. {example}{' (explained)' if known else ''}")
    counts = Counter(key[0] for key in set(mine) & set(official) if mine[key] != official[key])
    for identifier, number in sorted(counts.items()):
        print(f"  {number} activities have another number of {identifier}: each place is a finding here")
    return unexplained


def main() -> int:
    """All files; 1 where something is not explained."""
    if not published():
        raise SystemExit(f"There are no files in {FOLDER / 'published'}. Name their folder in COSANTE_IATI.")
    return 1 if sum(differences(file) for file in published()) else 0


if __name__ == "__main__":
    sys.exit(main())

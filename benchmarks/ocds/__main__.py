"""OCDS releases merged into records, and judged: ``python -m benchmarks.ocds [--processes 100] [--lines 20]``.

Processes of orders are made up, each with four releases (ordered, shipped, received, received again). They are merged
into records with a compiled and a versioned release, and judged as one release package. Beside each, in the same run
and of the same releases, the library of the package index that does it: ``ocdsmerge`` and ``jsonschema`` with the same
schemas. Seconds of the processor; the best of three; ``ratio``: how many times as long ours took. Ours go through the
same libraries, so a ratio is what order, messages, places and the rules in words cost beside them.
"""

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from jsonschema import Draft4Validator, FormatChecker
from ocdsmerge import Merger
from referencing import Registry
from referencing.jsonschema import DRAFT4

from cosante.exchange.ocds.files import Json, package, releases_of
from cosante.exchange.ocds.merge import record
from cosante.exchange.ocds.process import RECEIVED, SHIPPED, Delivery, Line, Lot, Process
from cosante.exchange.ocds.releases import release_out
from cosante.exchange.ocds.validate import findings, schema

_ROUNDS = 3
_KINDS = ("release", "release-package", "record-package")


def made(number: int, lines: int) -> Process:
    """An order of so many lines, all of them shipped."""
    parties = {"buyer": f"Ministry {number % 7}", "supplier": f"Supplier {number % 31}", "donor": "A donor"}
    process = Process(f"ocds-a1b2c3-{number}", {"title": f"Order {number}", "number": f"PO-{number}"}, parties)
    for at in range(lines):
        item = {"name": f"medicine {at}", "unit": "tablet", "kind": "medicine"}
        process.lines.append(Line(f"{number}-{at}", item, {"quantity": 100 + at, "unit_price": 2}))
    lots = [Lot(line.id, {"quantity": 100}) for line in process.lines]
    process.deliveries.append(Delivery(f"{number}-s", SHIPPED, {"shipped": "2026-03-01"}, lots=lots))
    return process


def releases(number: int, lines: int) -> list[Json]:
    """What is published of it as time goes on."""
    process, found = made(number, lines), []
    for month in range(1, 5):
        if month > 2:
            lots = [Lot(line.id, {"accepted": 40}) for line in process.lines]
            day = {"received": f"2026-0{month}-09"}
            process.deliveries.append(Delivery(f"{number}-{month}", RECEIVED, day, "A store", f"{number}-s", lots))
        found.append(release_out(process, f"{number}-{month}", f"2026-0{month}-10T00:00:00Z"))
    return found


def _best(do: Callable[[], object]) -> float:
    """The least seconds of the processor."""
    found = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        do()
        found.append(time.process_time() - begun)
    return min(found)


def _told(name: str, library: str, mine: float, other: float, number: int) -> None:
    print(f"{name:26}{number / mine:>14,.0f}{mine:>10.2f}{library:>16}{other:>10.2f}{mine / other:>8.2f}", flush=True)


def main() -> None:
    """Make, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--processes", type=int, default=100)
    parser.add_argument("--lines", type=int, default=20)
    asked = parser.parse_args()
    every = [one for number in range(asked.processes) for one in releases(number, asked.lines)]
    document = package(every, "A ministry", "https://example.org/releases.json", datetime(2026, 6, 1, tzinfo=UTC))
    assert not findings(document), findings(document)[:3]
    by_ocid = list(releases_of(document).values())
    head = f"{len(every):,} releases of {len(by_ocid):,}"
    print(f"{head:26}{'releases/s':>14}{'ours, s':>10}{'library':>16}{'s':>10}{'ratio':>8}", flush=True)

    merger = Merger(schema("release"))

    def merged() -> None:
        for some in by_ocid:
            merger.create_compiled_release(some)
            merger.create_versioned_release(some)

    mine = _best(lambda: [record(some) for some in by_ocid])
    _told("merged into records", "ocdsmerge", mine, _best(merged), len(every))

    known = [(schema(one)["id"], DRAFT4.create_resource(schema(one))) for one in _KINDS]
    registry: Registry[Any] = Registry().with_resources(known)
    judge = Draft4Validator(schema("release-package"), registry=registry, format_checker=FormatChecker())
    mine = _best(lambda: findings(document))
    _told("judged", "jsonschema", mine, _best(lambda: list(judge.iter_errors(document))), len(every))


if __name__ == "__main__":
    main()

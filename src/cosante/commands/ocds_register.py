"""``cosante ocds export`` and ``cosante ocds import``: orders out as releases, and processes into orders."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cosante.commands.ocds import document_in
from cosante.commands.output import opened
from cosante.commands.rows import REFUSED
from cosante.exchange.ocds.files import Json, package, record_package, releases_of, written
from cosante.exchange.ocds.merge import compiled, record
from cosante.exchange.ocds.releases import process_in, release_out
from cosante.exchange.ocds.validate import findings
from cosante.vocabulary.errors import BadValue, CosanteError


def export(prefix: str, orders: list[int], publisher: str, uri: str, records: bool, output: Path | None) -> int:
    """Write the package; the exit status. What the schema finds wrong with it is said, and nothing is written."""
    from cosante.register.queries.supply.processes import processes

    releases = [release_out(*one) for one in processes(prefix, orders)]
    if not releases:
        raise BadValue("There is no such order. See /work/orders/, or leave --order out for all of them.")
    now = datetime.now(UTC)
    if records:
        made = record_package([record([one]) for one in releases], publisher, uri, now)
    else:
        made = package(releases, publisher, uri, now)
    if wrong := findings(made):
        raise BadValue(f"{wrong[0].path}: {wrong[0].message}. Mend that first; {len(wrong)} such were found.")
    with opened(output) as stream:
        stream.write(written(made).encode())
    return 0


def bring(files: list[Path], prefix: str, keep: bool, partners: bool) -> int:
    """Show what each process does, keep it where that is asked; the exit status."""
    from cosante.intake.procurement import bring_processes
    from cosante.register.actions.access import owner

    by_ocid: dict[str, list[Json]] = {}
    for file in files:
        document = document_in(file)
        if wrong := findings(document):
            raise BadValue(
                f"{file}{wrong[0].path}: {wrong[0].message}. {len(wrong)} such were found: `cosante ocds validate`."
            )
        for ocid, releases in releases_of(document).items():
            by_ocid.setdefault(ocid, []).extend(releases)
    name = ", ".join(file.name for file in files)
    told = bring_processes(read_processes(by_ocid), prefix, owner(), name, keep, partners)
    for one in told.outcomes:
        print(f"{one.ocid}: {one.done}{f' (order #{one.order})' if one.order and keep else ''}")
        for row, field, before, after in one.changes if one.done == "changed" else ():
            print(f"    {row} {field}: {before} → {after}")
        if one.why:
            print(f"{one.ocid}: {one.why}", file=sys.stderr)
    counts = told.counts()
    print(f"{len(told.outcomes):,} processes: {', '.join(f'{number:,} {done}' for done, number in counts.items())}.")
    print("Kept." if keep else "Nothing is written yet. Keep it with --keep.")
    return REFUSED if counts["refused"] else 0


def read_processes(by_ocid: dict[str, list[Json]]) -> Iterator[Any]:
    """Each process, merged from its releases; or, of one that cannot be read, why."""
    from cosante.intake.procurement import REFUSED as WHY_NOT
    from cosante.intake.procurement import Outcome

    for ocid, releases in by_ocid.items():
        try:
            if not releases:
                raise BadValue("The record only links to its releases. Bring these, or a record with a compiled one.")
            is_compiled = len(releases) == 1 and releases[0].get("tag") == ["compiled"]
            yield process_in(releases[0] if is_compiled else compiled(releases))
        except CosanteError as error:
            yield Outcome(ocid, WHY_NOT, why=error.message)

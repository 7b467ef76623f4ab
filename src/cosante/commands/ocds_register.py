"""``cosante ocds export`` and ``cosante ocds import``: orders out as releases, and processes into orders."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from cosante.commands.ocds import document_in
from cosante.commands.output import opened
from cosante.commands.rows import REFUSED
from cosante.exchange.ocds.files import written
from cosante.exchange.ocds.validate import findings
from cosante.vocabulary.errors import BadValue


def export(prefix: str, orders: list[int], publisher: str, uri: str, records: bool, output: Path | None) -> int:
    """Write the package; the exit status. What the schema finds wrong with it is said, and nothing is written."""
    from cosante.intake.process_files import packaged

    made = packaged(prefix, publisher, uri, datetime.now(UTC), orders, records)
    with opened(output) as stream:
        stream.write(written(made).encode())
    return 0


def bring(files: list[Path], prefix: str, keep: bool, partners: bool) -> int:
    """Show what each process does, keep it where that is asked; the exit status."""
    from cosante.intake.process_files import bring_files
    from cosante.register.actions.access import owner

    documents = []
    for file in files:
        documents.append(document := document_in(file))
        if wrong := findings(document):
            raise BadValue(
                f"{file}{wrong[0].path}: {wrong[0].message}. {len(wrong)} such were found: `cosante ocds validate`."
            )
    told = bring_files(documents, prefix, owner(), ", ".join(file.name for file in files), keep, partners)
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

"""``cosante match``: compare what waits for it in the whole register, with progress; stopped, it goes on where it was.

Exit status: 0 when all was compared, 1 where it could not start, 130 when it was stopped.
"""

import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from cosante.vocabulary.errors import OperatorError

#: As shells have it for Ctrl-C.
STOPPED = 130


def run(data: Path | None, again: bool) -> int:
    """Compare; the exit status."""
    from cosante.site.start import prepare_site

    try:
        prepare_site(data)
        _match(again)
    except OperatorError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. What was compared is kept; the same command goes on.", file=sys.stderr)
        return STOPPED
    return 0


def _match(again: bool) -> None:
    from cosante.register.actions import match_all
    from cosante.register.models import Sort
    from cosante.register.queries.pairs import joined_by_itself, waiting

    before = joined_by_itself().count()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def told(step: str, done: int, of: int) -> None:
            if step not in tasks:
                tasks[step] = progress.add_task(step)
            progress.update(tasks[step], completed=done, total=of)

        compared = match_all(told, again)
    asked = ", ".join(f"{Sort(kind).label} {number:,}" for kind, number in waiting().items())
    joined = joined_by_itself().count() - before
    print(f"{compared:,} compared, {joined:,} joined by itself. Waiting for an answer: {asked}.")

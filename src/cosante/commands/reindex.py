"""``cosante reindex``: the search index made anew, out of what the register holds. Exit status 0; 1 with a reason."""

import sys
from pathlib import Path

from cosante.vocabulary.errors import OperatorError


def run(data: Path | None) -> int:
    """Prepare the register, and make its index."""
    from cosante.site.start import prepare_site

    try:
        directory = prepare_site(data)
    except OperatorError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1
    from cosante.intake.terms import prepare_search

    def told(done: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{done} records", end="", file=sys.stderr, flush=True)

    done = prepare_search(told, anew=True)
    print(f"The search index of {directory} was made anew: {done} records.")
    return 0

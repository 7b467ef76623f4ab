"""``cosante reread``: what documents were read from is read again by this version's reader.

What was decided holds for equal facts; the rest is listed on the site. Exit status: 0 when all was read, 1 where the
register could not be had, 3 when something could not be read again, 130 when it was stopped.
"""

import sys
from pathlib import Path

from cosante.commands.progress import progress
from cosante.vocabulary.errors import OperatorError

REFUSED, STOPPED = 3, 130


def run(data: Path | None, numbers: list[int]) -> int:
    """Read them again; the exit status."""
    from cosante.site.start import prepare_site

    try:
        prepare_site(data)
        return _reread(numbers)
    except OperatorError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. What was read again is kept; the same command goes on.", file=sys.stderr)
        return STOPPED


def _reread(numbers: list[int]) -> int:
    from cosante.intake import Account, read_again
    from cosante.register.queries.adrift import adrift
    from cosante.register.queries.documents import with_original

    account, found = Account(), list(with_original(numbers))
    with progress() as told:
        for done, document in enumerate(found, 1):
            account.items.append(read_again(document))
            told("documents", done, len(found))
    for item in account.refused:
        print(f"refused: {item.name}: {item.message}", file=sys.stderr)
    print(f"{account}. Decided, and no longer read: {adrift().count():,} facts.")
    return REFUSED if account.refused else 0

"""``cosante restore``: the register of a backup in place of the one here.

Exit status: 0 when all is there; 1 where nothing was changed, with the reason; 130 when it was stopped, which changes
nothing, too.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cosante.commands.progress import progress
from cosante.vocabulary.errors import CosanteError, RegisterInUse

if TYPE_CHECKING:
    from cosante.register.backup.archive import Reader

STOPPED = 130


def run(path: Path, data: Path | None, replace: bool, check: bool) -> int:
    """Check, and restore unless only checking was asked for; the exit status."""
    from cosante.register.backup.archive import Reader
    from cosante.site.start import prepare_site

    try:
        backup = Reader(path)
        if check:
            with progress() as told:
                backup.check(told)
            print(f"{_named(backup)} It is whole.")
            return 0
        prepare_site(data)
        _restore(backup, replace)
    except RegisterInUse as error:
        print(f"cosante: {error.message} To replace it: cosante restore --replace {path}", file=sys.stderr)
        return 1
    except CosanteError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Nothing was changed.", file=sys.stderr)
        return STOPPED
    return 0


def _restore(backup: "Reader", replace: bool) -> None:
    from cosante.intake.terms import prepare_search
    from cosante.register.actions.restore import restore

    with progress() as told:
        restore(backup, replace, told, after=prepare_search)
    print(f"{_named(backup)} The register is now as it was then.")
    print(
        "Everybody signs in again. Accounts, roles and passwords are those of then: "
        "what was closed or changed since is open or as before."
    )


def _named(backup: "Reader") -> str:
    has = backup.contents
    return f"{backup.path}: of {has.made_at}, {has.rows:,} rows and {len(has.files):,} files, by {has.made_by}."

"""``cosante backup``: the whole register in one file, while it is in use.

Exit status: 0 when all is in it; 1 where it could not be written; 3 where files attached were missing or damaged; 130
when it was stopped, which leaves no file.
"""

import sys
from pathlib import Path

from cosante.commands.progress import progress
from cosante.vocabulary.errors import CosanteError, OperatorError

INCOMPLETE, STOPPED = 3, 130


def run(path: Path, data: Path | None) -> int:
    """Take it; the exit status."""
    from cosante.site.start import prepare_site

    try:
        if path.exists():
            raise OperatorError(f"{path} is there already. Choose another name; a backup replaces nothing.")
        prepare_site(data)
        return _take(path)
    except CosanteError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. There is no backup.", file=sys.stderr)
        return STOPPED


def _take(path: Path) -> int:
    from cosante.commands.output import opened
    from cosante.register.backup.take import take

    with progress() as told, opened(path, private=True) as stream:
        contents, missing = take(stream, told)
    print(f"{path}: {contents.rows:,} rows and {len(contents.files):,} files, {path.stat().st_size:,} bytes.")
    print(
        "People's names, hashes of their passwords, secrets of their second factors and of webhooks are in it: "
        "keep it as safe as the register. Only you can read it now."
    )
    for name in missing:
        print(
            f"cosante: the file {name} is missing or damaged; it is not in the backup",
            file=sys.stderr,
        )
    return INCOMPLETE if missing else 0

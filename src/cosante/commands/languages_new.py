"""``cosante languages new``: a pack to begin with.

Exit status: 0 when it was written; 1 where there is one already, or the folder cannot be written.
"""

import os
import sys
from pathlib import Path

from cosante.languages import cldr, folders
from cosante.vocabulary.errors import OperatorError, UserError


def run(code: str, data: Path | None) -> int:
    """Write the skeleton of a pack and say where; the exit status."""
    settle(data)
    try:
        written = write(code)
    except (OperatorError, UserError) as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1
    root = folders.own()
    print(f"{len(written)} files are in {root}, the tables of the language in {root / code}.")
    if not cldr.is_known(code):
        print(f"Unicode CLDR does not know {code}: write the name and the script of the language into language.toml.")
    print(f"Fill them as docs/new-language.md says, and look with: cosante languages check {code}")
    return 0


def settle(data: Path | None) -> None:
    """Packs lie in this data directory, where one is given."""
    if data is not None:
        os.environ["COSANTE_LANGUAGES"] = str(data.absolute() / "languages")


def write(code: str) -> list[Path]:
    """The files written. Raises ``UserError`` where the language has a pack, ``OperatorError`` where none can be."""
    from cosante.languages.skeleton import write

    folder = folders.of_pack(code)
    if (folder / "language.toml").is_file():
        raise UserError(f"{code} has a pack, in {folder}. Look at it with: cosante languages check {code}")
    try:
        return write(code, folders.own())
    except OSError as error:
        raise OperatorError(
            f"{error.filename} cannot be written ({error.strerror}). Choose another folder with --data, or set "
            "COSANTE_LANGUAGES to one."
        ) from error

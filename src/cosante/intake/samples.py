"""Load files and folders, one after the other; a bad one does not stop the rest."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from cosante.intake.accounts import Account, Item
from cosante.intake.add import add_files

#: What a folder may hold besides documents: notes to people, and hidden files.
_LEFT_OUT = ("README", "LICENSE", "NOTICE")


def load_samples(paths: Iterable[Path | str], told: Callable[[Item], None] = lambda item: None) -> Account:
    """Add every file of the paths, folders in order of name; ``told`` hears of each item as it happens."""
    account = Account()
    for item in add_files(files(paths)):
        account.items.append(item)
        told(item)
    return account


def files(paths: Iterable[Path | str]) -> Iterator[Path]:
    """Files named, and files in folders named, without notes and hidden files. A missing path is given as it is."""
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        for found in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in found.relative_to(path).parts)
            if found.is_file() and not hidden and not found.name.startswith(_LEFT_OUT):
                yield found

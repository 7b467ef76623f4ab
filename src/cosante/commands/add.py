"""``cosante add``: files, folders and addresses of the web become documents of the register, one after the other.

Exit status: 0 when all was taken, 1 where the register could not be had, 3 when something was refused.
"""

import sys
from itertools import chain, groupby
from pathlib import Path

from cosante.vocabulary.errors import OperatorError

REFUSED = 3
_WEB = ("http://", "https://")


def run(things: list[str], data: Path | None, publisher: str) -> int:
    """Add them, and say what became of each; the exit status."""
    from cosante.site.start import prepare_site

    try:
        prepare_site(data)
    except OperatorError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1
    return _add(things, publisher)


def _add(things: list[str], publisher: str) -> int:
    from cosante.intake import Account, Item, add_address, add_files
    from cosante.intake.samples import files
    from cosante.register.actions import Origin

    origin, account = Origin(about={"publisher": publisher}), Account()

    def told(item: Item) -> None:
        account.items.append(item)
        what = f"document {item.document}, {item.facts} facts" if item.ok else item.message
        print(f"{item.outcome}: {item.name}: {what}", file=sys.stdout if item.ok else sys.stderr, flush=True)

    for of_the_web, some in groupby(things, _of_the_web):
        fetched = (add_address(thing, origin, polite=True) for thing in some)
        for item in chain.from_iterable(fetched) if of_the_web else add_files(files(some), origin):
            told(item)
    print(account)
    return REFUSED if account.refused else 0


def _of_the_web(thing: str) -> bool:
    return thing.lower().startswith(_WEB)

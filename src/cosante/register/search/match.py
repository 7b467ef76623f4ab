"""What entries must hold, as the indexes take it: every clause, and of each clause one of its alternatives whole."""

from typing import NamedTuple

from cosante.register.search.words import Words

#: Words that must all be there.
All = tuple[Words, ...]


class Clause(NamedTuple):
    """One of the alternatives must hold; ``negative``: none may."""

    any_of: tuple[All, ...]
    negative: bool = False


Match = tuple[Clause, ...]


class Found(NamedTuple):
    """How many entries match, and whether there may be more than were counted."""

    count: int
    more: bool


def token(word: str) -> Clause:
    """The clause that asks for one token."""
    return Clause(((Words((word,)),),))

"""The query language: words (all must be there), "a phrase", beginning*, -without. Any string is a query.

What makes no sense is taken as far as it does: a quote that is not closed ends with the query, a sign that stands alone
is nothing. At most ``MOST`` words or phrases are asked for; more are left out, and the query says so.
"""

import re
from dataclasses import dataclass

from cosante.register.search.words import Words, asked

#: Characters of a query that are looked at, and how many words and phrases are asked for.
LONGEST, MOST = 500, 16
#: Letters before a ``*``: one letter begins too many words to be worth asking.
FEWEST = 2
_QUOTES = '"“”„‟«»「」『』'
_PART = re.compile(f"(?P<minus>[-−–])?[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<word>[^\\s{_QUOTES}]+)")


@dataclass(frozen=True)
class Part:
    """One word, phrase or beginning that is asked for; ``literal``: as written, not by what it means."""

    words: Words
    written: str
    negative: bool = False
    literal: bool = False


@dataclass(frozen=True)
class Asked:
    """A query taken apart; ``cut`` where it asks for more than is looked for."""

    parts: tuple[Part, ...]
    cut: bool = False

    @property
    def wanted(self) -> list[Part]:
        """What must be there."""
        return [part for part in self.parts if not part.negative]


def parse(query: str) -> Asked:
    """The query as its parts, in order."""
    found = [part for match in _PART.finditer(query[:LONGEST]) if (part := _part(match))]
    return Asked(tuple(found[:MOST]), len(found) > MOST or len(query) > LONGEST)


def _part(match: re.Match[str]) -> Part | None:
    if match["phrase"] is not None:
        words = asked(match["phrase"], exact=True)
        return Part(words, match["phrase"], bool(match["minus"]), literal=True) if words else None
    word = match["word"]
    negative = word[0] in "-−–"
    begins = word.endswith("*") and sum(map(str.isalnum, word)) >= FEWEST
    words = asked(word, prefix=begins)
    return Part(words, word.strip("-−–*"), negative, literal=begins) if words else None

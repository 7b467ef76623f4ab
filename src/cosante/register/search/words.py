"""A text as the tokens of the search index, each with where it stands in the text as written.

Promise: the index, queries and marks in snippets all come from here, so what is indexed is found and what is found can
be marked. A token holds letters, digits and marks only, folded (``records.folding``): case, accents and the ways to
type a letter do not count.

Scripts without spaces between words (Han, Kana, Thai, Lao, Khmer, Burmese) have a token for each letter with its marks:
that letter and the next one, and at the end of a run the last alone. 结核病 is 结核, 核病, 病: a word of two characters
is one token, a longer one is a phrase, a single character the beginning of a token.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from cosante.register.records.folding import fold

#: Longer tokens are cut: no word is so long, and PostgreSQL takes none of 2 kB.
LONGEST = 200
#: Scripts written without spaces between words, as ranges of code points.
_UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff9f\U0001b000-\U0001b16f"
    "\U00020000-\U0003ffff"
)
_ASCII = re.compile("[a-z0-9]+")
_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
#: Scripts of languages that put endings on words and write them as one (Bengali and its kin, Korean): a word of them,
#: if it is long enough, is also found with an ending.
_ENDINGS = re.compile("[\u0900-\u0dff].{2}|[\uac00-\ud7a3]{2}", re.DOTALL)


class Token(NamedTuple):
    """A token of the index; ``text[start:end]`` is what it came from."""

    word: str
    start: int
    end: int


class Words(NamedTuple):
    """Tokens that stand beside each other; with ``prefix`` the last may go on."""

    tokens: tuple[str, ...]
    prefix: bool = False


@cache
def _word() -> re.Pattern[str]:
    """Runs of letters, digits, marks and invisible joiners. ``\\w`` alone would cut at the vowel signs of Bengali."""
    kinds = ("Mn", "Mc", "Me", "Cf")
    codes = [c for c in (*range(0x20000), *range(0xE0000, 0xE0200)) if unicodedata.category(chr(c)) in kinds]
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    marks = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
    return re.compile(f"(?:[^\\W_]|[{marks}])+")


@lru_cache(maxsize=200_000)
def _folded(word: str) -> str:
    return sys.intern(fold(word))


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, in order."""
    for match in _word().finditer(text):
        start, written = match.start(), match.group()
        if written.isascii():
            yield Token(written.lower()[:LONGEST], start, match.end())
        elif _IS_UNSPACED.search(written):
            for run in _RUN.finditer(written):
                yield from _of_run(run.group(), start + run.start())
        else:
            for word in _folded(written).split():
                yield Token(word[:LONGEST], start, match.end())


def _of_run(run: str, start: int) -> Iterator[Token]:
    if not _IS_UNSPACED.match(run):
        for word in _folded(run).split():
            yield Token(word[:LONGEST], start, start + len(run))
        return
    letters = _letters(run, start)
    for i, (letter, at, end) in enumerate(letters):
        following = letters[i + 1].word if i + 1 < len(letters) else ""
        yield Token((letter + following)[:LONGEST], at, end)


def _letters(run: str, start: int) -> list[Token]:
    """Each letter with its marks, folded, and where it stands; what folds to nothing is left out."""
    found: list[tuple[int, int]] = []
    for i, char in enumerate(run):
        if found and unicodedata.category(char)[0] in "MC":
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    folded = ((_folded(run[at:end]).replace(" ", ""), at, end) for at, end in found)
    return [Token(word, start + at, start + end) for word, at, end in folded if word]


def indexed(texts: Iterable[str], limit: int = 600_000) -> str:
    """The tokens of the texts, with single spaces: a column of the index.

    What comes after ``limit`` bytes of different tokens is left out: PostgreSQL's index takes a megabyte a row, and
    no text that people write comes near.
    """
    known = set[str]()
    found: list[str] = []
    size = 0
    for text in texts:
        for word in _words_of(text):
            if word not in known:
                size += len(word.encode("utf-8", "replace")) + 8
                if size > limit:
                    return " ".join(found)
                known.add(word)
            found.append(word)
    return " ".join(found)


def _words_of(text: str) -> Iterable[str]:
    if text.isascii():  # the same, in a tenth of the time
        return (word[:LONGEST] for word in _ASCII.findall(text.lower()))
    return (token.word for token in tokens(text))


def asked(text: str, prefix: bool = False, exact: bool = False) -> Words | None:
    """Words of a query as the index has them; None where nothing is left of them.

    ``exact`` leaves the endings of languages that have them out of it.
    """
    found = list(tokens(text))
    if not found:
        return None
    last = found[-1]
    unspaced = bool(_IS_UNSPACED.match(last.word))
    words = [token.word for token in found]
    if unspaced and len(found) > 1 and _IS_UNSPACED.match(found[-2].word) and found[-2].end == last.start:
        words.pop()  # the last letter alone: the token before it holds it
    elif unspaced or (not exact and _ENDINGS.match(last.word)):
        prefix = True
    return Words(tuple(words), prefix)


def key(text: str) -> str:
    """What a term and a query that name the same thing have in common: their tokens."""
    words = asked(text, exact=True)
    return " ".join(words.tokens)[:300] if words else ""

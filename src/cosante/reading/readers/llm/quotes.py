"""Where a quote stands: exactly, or where both are the same once folded. Nothing is guessed.

A quote that comes again takes the next spot of its sentence where the same words stand; when there is none left, it
says nothing new.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cosante.languages.folding import Folded, fold
from cosante.reading.readers.llm.asking import Numbered

#: Why a quote has no spot.
ABSENT, NO_SENTENCE, REPEATED = "quote-not-found", "no-such-sentence", "quote-repeated"
#: Dots below a letter: they make another letter of it, so that no quote ends before one.
_NUKTAS = frozenset("\u093c\u09bc\u0a3c")


class Spot(NamedTuple):
    """A span of the frozen text; ``again`` where a quote came more often than it stands there."""

    start: int
    end: int
    again: bool = False


class Quotes:
    """The quotes of one part of a text."""

    def __init__(self, sentences: Iterable[Numbered]) -> None:
        self._sentences = {sentence.number: sentence for sentence in sentences}
        self._folded: dict[int, Folded] = {}
        self._taken: Counter[tuple[str, int, str]] = Counter()

    def locate(self, what: str, number: int, quote: str) -> Spot | str:
        """The next spot of a quote for ``what`` it says, or why there is none."""
        sentence = self._sentences.get(number)
        if sentence is None:
            return NO_SENTENCE
        found = self._found(sentence, quote)
        if not found:
            return ABSENT
        key = (what, number, _needle(quote))
        taken = self._taken[key]
        self._taken[key] += 1
        if taken >= len(found):
            return Spot(*found[-1], again=True)
        return Spot(*found[taken])

    def _found(self, sentence: Numbered, quote: str) -> list[tuple[int, int]]:
        """The spans of a quote in a sentence, in order."""
        needle = _needle(quote)
        if not any(char.isalnum() for char in needle):
            return []
        if sentence.number not in self._folded:
            self._folded[sentence.number] = fold(sentence.text)
        folded = self._folded[sentence.number]
        spans = (folded.span(at, at + len(needle)) for at in _each(folded.text, needle))
        same = [s for s in spans if _needle(sentence.text[slice(*s)]) == needle]
        if not same:  # its first letter may join what stands before it once folded
            exact = quote.strip()
            same = [(at, at + len(exact)) for at in _each(sentence.text, exact)]
        whole = [(a, b) for a, b in same if not _cut(sentence.text, a, b)]
        return [(sentence.start + a, sentence.start + b) for a, b in whole]


def _needle(quote: str) -> str:
    return fold(quote).text.strip()


def _each(text: str, needle: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + len(needle))


def _cut(text: str, start: int, end: int) -> bool:
    """Does the span begin within a word or a number, or end within a number or a letter?"""
    before, first, last, after = (
        text[start - 1 : start] if start else "",
        text[start],
        text[end - 1],
        text[end : end + 1],
    )
    if before and _joined(before) and _joined(first):
        return True
    return after in _NUKTAS or (last.isdecimal() and after.isdecimal())


def _joined(char: str) -> bool:
    """Is it a digit, or a letter of a script in which nothing is written to a word's beginning?"""
    return char.isdecimal() or unicodedata.category(char) in {"Lu", "Ll"}

"""What repeats in a file: elements that are built alike, but for the values of their attributes and their texts.

A text is divided at ``<``, ``>`` and ``"`` into tokens (``<budget type=``, ``/>``, ``</value>``) and, between two of
them, values. An ``Alphabet`` has a letter for each token and each white space, so what an element is built of is a
word, and elements of one word differ in values alone. Which value goes to which cell of which row is found by making
rows of an element whose values are ``marked``; ``compiled`` makes a function of that.
"""

import re
from itertools import repeat
from typing import Final

from cosante.exchange.iati.tables.letters import Unusual

_TOKEN: Final = re.compile(
    r"<[A-Za-z][\w:.-]*(?:\s*/?>|\s+[\w:.-]+\s*=\s*)|\s+[\w:.-]+\s*=\s*|\s*/?>|</[A-Za-z][\w:.-]*>"
)
_NAME: Final = re.compile(r"<([A-Za-z][\w:.-]*)")
_QUOTE: Final = re.compile(r'>[^<>"]*"[^<>]*')
#: What marks begin with; the number of a value follows.
MARK: Final = "\ue000"
#: The letter of all that has none of its own, and that of nothing.
OTHER: Final = "x"
_NOTHING: Final = "0"
#: Letters that are given; the longest white space that gets one.
_LETTERS: Final = range(0x100, 0xD000)
_LONGEST: Final = 500


def divided(text: str) -> list[str]:
    """Values and tokens by turns, a value first. Where a text has quotes, what stands there is no token."""
    return text.replace("<", '"<').replace(">", '>"').split('"')


def joined(parts: list[str]) -> str:
    """The text of parts that begin and end with a token."""
    return '"'.join(parts).replace('"<', "<").replace('>"', ">")


def without_quotes(text: str) -> str:
    """Quotes outside of tags written as references: what they mean is the same."""
    return _QUOTE.sub(lambda found: found[0].replace('"', "&quot;"), text)


class Alphabet:
    """Letters for the tokens of a file, and for white spaces.

    ``ends``: by the letter of a token that begins an element, that of its end. Letters of tokens that a value follows
    are ``open``, of those that end an element where it begins ``closed``.
    """

    __slots__ = ("closed", "ends", "letters", "open")

    def __init__(self) -> None:
        self.letters = {"": _NOTHING}
        self.ends: dict[str, str] = {}
        self.open: set[str] = set()
        self.closed: set[str] = set()

    @property
    def full(self) -> bool:
        """Whether it has to be begun anew, lest it grow with the file."""
        return len(self.letters) > len(_LETTERS) // 2

    def word(self, parts: list[str]) -> str:
        """A letter for each of a text's parts."""
        word = "".join(map(self.letters.get, parts, repeat(OTHER)))
        if OTHER in word[1::2]:
            for token in parts[1::2]:
                if token not in self.letters and _TOKEN.fullmatch(token):
                    self._token(token)
            word = "".join(map(self.letters.get, parts, repeat(OTHER)))
        return word

    def spaces(self, values: list[str]) -> bool:
        """Letters for white spaces that have none; whether there were any."""
        new = [one for one in values if one not in self.letters and one.isspace() and len(one) < _LONGEST]
        for one in new:
            self._letter(one)
        return bool(new)

    def end(self, word: str, at: int) -> int:
        """Where an element of a word ends that begins there. ``Unusual`` where none does."""
        ending = self.ends.get(word[at])
        if ending is None:
            raise Unusual
        while word[at] in self.open:
            at += 2
        return at + 1 if word[at] in self.closed else word.index(ending, at) + 1

    def _letter(self, part: str) -> str:
        return self.letters.setdefault(part, chr(_LETTERS[len(self.letters) % len(_LETTERS)]))

    def _token(self, token: str) -> None:
        letter = self._letter(token)
        if name := _NAME.match(token):
            self.ends[letter] = self._letter(f"</{name[1]}>")
        if token.endswith("/>"):
            self.closed.add(letter)
        elif not token.endswith(">"):
            self.open.add(letter)


def marked(parts: list[str], word: str) -> str | None:
    """An element with marks for its values; white space stands as it is. None where other text does between tags."""
    found = []
    for index in range(0, len(parts), 2):
        token = parts[index]
        value, after = parts[index + 1 : index + 3] if index + 1 < len(parts) else ("", "")
        if token.endswith("="):
            found.append(f'{token}"{MARK}{index // 2}"')
        elif index + 1 == len(parts) or word[index + 1] != OTHER:
            found.append(token + value)
        elif _leaf(token, after):
            found.append(f"{token}{MARK}{index // 2}")
        else:
            return None
    return "".join(found)


def _leaf(token: str, after: str) -> bool:
    """Whether what stands between two tokens is all that an element holds."""
    return token.endswith(">") and not token.endswith("/>") and not token.startswith("</") and after.startswith("</")

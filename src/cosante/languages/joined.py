"""Words that are written to the word after them: Arabic و، ب، ل, as ``prefixes.tsv`` of a language has them.

They are parted in the folded copy of a text, so that all who read it meet words: ووزارة is و and وزارة, and للوزارة
is ل and الوزارة. What is known of a word decides: a prefix stands before a word of the tables, or before its article;
one that is itself a word of the tables and leaves none without its first letter is whole (وفد, بنك).
"""

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

#: What stands behind a prefix that may stand before unknown words, and behind an article, has so many letters at least.
SHORTEST = 3
_ELIDED = "لل"


class Prefixes(Struct, dict=True):
    """The prefixes of a language. Of ``joined``, the longest stand first; ``known`` are the words that may follow them.

    >>> rules = Prefixes(("و", "ب", "ل"), ("و",), "ال", frozenset({"وزاره", "وفد"}))
    >>> [rules.parted(word) for word in ("ووزاره", "وفد", "للوزاره", "وبالوزاره", "واحمد", "بحر")]
    ['و وزاره', 'وفد', 'ل الوزاره', 'و ب الوزاره', 'و احمد', 'بحر']
    """

    joined: tuple[str, ...]
    #: those that may stand before words that the tables do not know
    anything: tuple[str, ...]
    article: str
    known: frozenset[str]
    #: words that begin with such letters of their own, though the rest may be a word too
    whole: frozenset[str] = frozenset()
    #: what may follow a word
    endings: tuple[str, ...] = ()

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The letters with which words begin that may have a prefix."""
        return frozenset(p[0] for p in (*self.joined, *filter(None, [self.article])))

    def cuts(self, word: str) -> list[tuple[int, str]]:
        """Where a word is to be parted, and what is put there."""
        found: list[tuple[int, str]] = []
        at = 0
        while (step := self._step(word[at:])) is not None:
            size, between = step
            at += size
            found.append((at, between))
            if len(between) > 1:
                break
        return found

    def _step(self, word: str) -> tuple[int, str] | None:
        if word in self.whole:
            return None
        article, known = self.article, word in self.known
        if not known and article and word.startswith(article) and word[len(article) : len(article) + 1].isdigit():
            return len(article), " "
        if not known and article and word.startswith(_ELIDED) and len(word) > len(_ELIDED) + 1:
            return 1, f" {article[0]}"
        for prefix in self.joined:
            rest = word[len(prefix) :]
            if not word.startswith(prefix) or not rest:
                continue
            if rest[0].isnumeric() or (len(rest) >= self._least(prefix) and self._knows(rest)):
                return len(prefix), " "
            if known:
                continue
            if article and rest.startswith(article) and len(rest) >= len(article) + SHORTEST:
                return len(prefix), " "
            if prefix in self.anything and len(rest) >= SHORTEST:
                return len(prefix), " "
        return None

    def _least(self, prefix: str) -> int:
        """So many letters has a known word at least behind the prefix: syllables (ጤና) say more than letters."""
        if not self.article:
            return 1
        return SHORTEST - 1 if prefix in self.anything else SHORTEST

    def _knows(self, word: str) -> bool:
        """Is it a word of the tables, with an ending of the language or without?"""
        if len(word) == 1:
            return word in self.known and word not in self.joined  # the first letter of a title: ለዶ/ር
        return word in self.known or any(
            word.endswith(ending) and len(word) - len(ending) >= SHORTEST - 1 and word[: -len(ending)] in self.known
            for ending in self.endings
        )

    def parted(self, words: str) -> str:
        """A term with its prefixes parted; the spaces around it stay."""
        return " ".join(
            _inserted(word, self.cuts(word)) if word[:1] in self.firsts else word for word in words.split(" ")
        )

    def spots(self, scan: str) -> list[tuple[int, str]]:
        """The cuts of a whole text, in order."""
        found: list[tuple[int, str]] = []
        seen: dict[str, list[tuple[int, str]]] = {}
        at = 0
        for word in scan.split(" "):
            if word[:1] in self.firsts:
                cuts = seen.get(word)
                if cuts is None:
                    cuts = seen[word] = self.cuts(word)
                found += [(at + size, between) for size, between in cuts]
            at += len(word) + 1
        return found


def _inserted(word: str, cuts: Iterable[tuple[int, str]]) -> str:
    pieces: list[str] = []
    done = 0
    for at, between in cuts:
        pieces += (word[done:at], between)
        done = at
    return "".join([*pieces, word[done:]])

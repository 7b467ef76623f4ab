"""A page being read: the scan, its sentences, its words, and the values found so far.

The passes of the reader (grammars, names, acts) fill it in turn; offsets are folded ones until facts are made.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any, Final

import numpy as np

from cosante.languages.pack import World
from cosante.reading.grammars.counts import Counted
from cosante.reading.grammars.dated import Dated
from cosante.reading.grammars.money import Amount
from cosante.reading.grammars.number import Number
from cosante.reading.scanning import Mention, Scan
from cosante.reading.sentences import Sentence


class Named:
    """A name in the text: a partner, a person or a place, at one spot."""

    def __init__(
        self,
        start: int,
        end: int,
        kind: str,
        type: str = "",
        country: str | None = None,
        identifier: str | None = None,
        name_en: str | None = None,
        *,
        role: tuple[int, int] | None = None,
        role_kind: str = "",
        key: str = "",
        reach: tuple[int, int] = (0, 0),
        own: tuple[int, int] = (0, 0),
        strength: float = 0.8,
    ) -> None:
        self.start, self.end = start, end
        #: "partner", "person" or "place"; and which type of it
        self.kind, self.type = kind, type
        self.country, self.identifier, self.name_en = country, identifier, name_en
        self.role, self.role_kind = role, role_kind
        #: the key under which spots of one name meet; "" until grouped
        self.key = key
        #: where a longer phrase that says the same begins and ends (an owner before it, an acronym after it)
        self.reach = reach
        #: which part of it is its own name, in other letters than the rest ("компании Kessler"); noughts where all is
        self.own = own
        self.strength = strength
        #: the small word or ending that binds it to its verb ("to", "by", "with", "in", ""); None until looked at
        self.bound: str | None = None
        #: is something said to be in or at it? None until looked at
        self.located: bool | None = None


_start: Final = attrgetter("start")


class View:
    """What one sentence holds, gathered once for all who ask."""

    def __init__(
        self,
        cues: list[Mention],
        words: list[Mention],
        health: list[Mention],
        named: list[Named],
        places: list[Named],
        dates: list[Dated],
        counts: list[int],
        money: list[int],
    ) -> None:
        self.cues, self.words, self.health = cues, words, health
        self.named, self.places, self.dates = named, places, dates
        self.counts, self.money = counts, money
        #: the kinds of the cues, and the classes of the words
        self.cue_names = frozenset([m[2] for m in cues])
        self.classes = frozenset([m[2][0] for m in words])


def _words(scan: str) -> tuple[list[int], list[int]]:
    """Where the words of a scan begin and end."""
    spaces = np.frombuffer(f" {scan} ".encode("utf-32-le", "surrogatepass"), dtype=np.uint32) == ord(" ")
    edges = np.flatnonzero(spaces[1:] != spaces[:-1]).tolist()
    return edges[::2], edges[1::2]


@dataclass
class Page:
    """One text on its way to facts."""

    scan: Scan
    world: World
    sentences: list[Sentence]
    title_end: int = 0
    published: date | None = None
    #: is the day of publication known, not only its month?
    day_known: bool = True
    numbers: list[Number] = field(default_factory=list)
    money: list[Amount] = field(default_factory=list)
    counts: list[Counted] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)
    partners: list[Named] = field(default_factory=list)
    persons: list[Named] = field(default_factory=list)
    places: list[Named] = field(default_factory=list)
    #: spans that are not the article, in order: newsletter lines, comment counters, photo credits
    skipped: list[tuple[int, int]] = field(default_factory=list)
    #: starts of the lines that tell when the page was published
    publication_lines: set[int] = field(default_factory=set)
    #: how often the text speaks of each country
    homes: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        #: the folded text, case kept, and the language's pack
        self.text, self.pack = self.scan.text, self.scan.pack
        hay = self.scan.folded.scan
        self.word_starts, self.word_ends = _words(hay)
        self._sentence_starts = [s.start for s in self.sentences]
        self._views: dict[int, View] = {}
        self._ordered: dict[str, tuple[list[Any], list[int]]] = {}
        #: the countries that the text names, by their names or their peoples
        self.spoken = frozenset([m[2] for kind in ("country", "demonym") for m in self.scan.of(kind)])
        #: what is found once it is asked for
        self._written: frozenset[str] | None = None
        self._days_sent: frozenset[int] | None = None
        self._lands: tuple[list[Named], list[int]] | None = None

    def word_at(self, offset: int) -> int:
        """Index of the first word that begins at or after ``offset``."""
        return bisect_left(self.word_starts, offset)

    def word_before(self, offset: int) -> int:
        """Index of the last word that ends at or before ``offset`` (-1 where there is none)."""
        return bisect_right(self.word_ends, offset) - 1

    def word(self, index: int) -> str:
        """A word as the scan sees it: lower case, without diacritics."""
        return self.scan.folded.scan[self.word_starts[index] : self.word_ends[index]]

    def at_place(self, start: int, end: int) -> bool:
        """Does a word of place stand before the name, or an ending of place behind it?"""
        if self.pack.suffixes.get(self.scan.suffix_at.get(end, "")) == "locative":
            return True
        before = self.word_at(start) - 1
        return before >= 0 and self.word(before) in self.pack.locatives

    def at_seat(self, start: int, end: int) -> bool:
        """Does a word right beside the name, or its ending, say that somebody has a seat there or comes from there, who
        may act elsewhere ("Japan-based", "có trụ sở tại Lào", "জাপানভিত্তিক")?
        """
        if self.pack.suffixes.get(self.scan.suffix_at.get(end, "")) == "seat":
            return True
        stop = self.scan.token_end(end)
        for first, last, cue in self.scan.within("cue", start - _SEAT, stop + 2):
            if cue == "seat" and (first >= end or (last <= start and _BESIDE.match(self.text, last, start))):
                return True
        return False

    def is_capital_of_report(self, start: int, end: int) -> bool:
        """Is it the capital called like its country, from which the report was sent ("تونس - ")?

        In a headline, or before nothing but a colon, it is the country that the news is from.
        """
        if start < self.title_end or self.text[start - 1 : start] not in {"", "\n"}:
            return False
        if not _SENT.match(self.text, end):
            return False
        towns = [i for m in self.scan.within("place", start, start + 1) if m[1] == end for i in m[2]]
        return any([i in self.world.capitals for i in towns])

    def sentence_index(self, offset: int) -> int:
        """Index of the sentence that the offset lies in (or the last before it)."""
        before = bisect_right(self._sentence_starts, offset)
        return before - 1 if before else 0

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that the offset lies in (or the last before it)."""
        return self.sentences[self.sentence_index(offset)]

    def in_currency(self, start: int, end: int) -> bool:
        """Is the spot part of a currency's name ("доллары США", "အမေရိကန် ဒေါ်လာ")?"""
        near = self.scan.within("currency", start - 24, start + 1)
        return any([m[0] <= start and m[1] >= end and m[:2] != (start, end) for m in near])

    def is_skipped(self, start: int) -> bool:
        """Is the offset in a line that is not the article?"""
        if not self.skipped:
            return False
        i = bisect_right(self.skipped, (start, sys.maxsize)) - 1
        return i >= 0 and start < self.skipped[i][1]

    @property
    def written(self) -> frozenset[str]:
        """The words of the text as they are written, without marks."""
        if self._written is None:
            self._written = frozenset(_LETTERS.findall(self.text))
        return self._written

    @property
    def days_sent(self) -> frozenset[int]:
        """Where the dates begin that say when the page was sent or published; to be asked once they are told apart."""
        if self._days_sent is None:
            self._days_sent = frozenset([d.start for d in self.dates if d.role == "publication"])
        return self._days_sent

    @property
    def lands(self) -> "tuple[list[Named], list[int]]":
        """The countries among the places, in order, and where they begin; to be asked once places are found."""
        if self._lands is None:
            lands = sorted([n for n in self.places if n.type == "country"], key=_start)
            self._lands = lands, [n.start for n in lands]
        return self._lands

    def view_classes(self, start: int, end: int) -> set[str]:
        """The classes of the verbs and nouns of cooperation in a stretch."""
        return {m[2][0] for m in self.scan.within("word", start, end)} - {"health", "facility", "team", "rescue"}

    def view(self, sentence: Sentence) -> View:
        """All that a sentence holds; to be asked once names and values are found."""
        known = self._views.get(sentence.start)
        if known is None:
            known = self._views[sentence.start] = self._look(sentence.start, sentence.end)
        return known

    def _look(self, a: int, b: int) -> View:
        scan = self.scan
        cues, words = scan.within("cue", a, b), scan.within("word", a, b)
        partners, persons = self._between("partners", a, b), self._between("persons", a, b)
        named = sorted(partners + persons, key=_start) if partners and persons else partners or persons
        return View(
            cues,
            words,
            scan.within("health", a, b),
            named,
            self._between("places", a, b),
            self._between("dates", a, b),
            self._indices("counts", a, b),
            self._indices("money", a, b),
        )

    def _span(self, name: str, a: int, b: int) -> tuple[list[Any], int, int]:
        """A list of values, put in order once, and which of them begin in ``[a, b)``: from the first to the last."""
        ordered = self._ordered.get(name)
        if ordered is None:
            items: list[Any] = getattr(self, name)
            items.sort(key=_start)
            ordered = self._ordered[name] = items, [item.start for item in items]
        items, starts = ordered
        if not starts or starts[0] >= b or starts[-1] < a:
            return items, 0, 0
        first = bisect_left(starts, a)
        return items, first, bisect_left(starts, b, first)

    def _indices(self, name: str, a: int, b: int) -> list[int]:
        return list(range(*self._span(name, a, b)[1:]))

    def _between(self, name: str, a: int, b: int) -> list[Any]:
        items, first, last = self._span(name, a, b)
        return items[first:last]

    def gap(self, end: int, start: int) -> str:
        """The text between two spots."""
        return self.text[end:start]


_LETTERS: Final = re.compile(r"[^\W_]+")
#: What stands behind the town from which a report was sent.
_SENT: Final = re.compile(r" ?(?:\([^)\n]{1,30}\) ?(?::|--?)|--?) ")
#: Bodies that stand in one place: who is in them is in the town that they are named after.
STANDING: Final = frozenset({"health_facility", "academic"})
#: A word of one's seat begins no farther before the place (characters); between them stands an article at most.
_SEAT: Final = 32
_BESIDE: Final = re.compile(r" ?(?:[^\s.,;:]+ )?$")


def within(items: "list[Named]", start: int, end: int) -> "list[Named]":
    """The names that begin in ``[start, end)``."""
    return [n for n in items if start <= n.start < end]

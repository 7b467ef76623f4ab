"""Runs of words that can be a name: by capitals where the script has them, by unknown words where it has not."""

import re
from functools import cached_property

from cosante.reading.page import Page

#: Small words inside names of persons, in the scripts that have capitals.
_PARTICLES = frozenset(
    """
    al el bin ibn ben bint abu abd ud ul ur van von der den de da di do dos das du le la del della ould ag y e
    """.split()
)
_JOIN = re.compile(r"(?: |-|'|\. ?|)\Z")
MAX_PERSON = 6
_TRADE = frozenset(
    """
    facility training care health team cooperation research goods emergency relief plan conference
    """.split()
)


def is_capital(page: Page, index: int) -> bool:
    """Does the word begin with a capital (or stand in a script without case, for other scripts' letters)?"""
    first = page.text[page.word_starts[index]]
    return first.isupper()


def _blocked(page: Page, kinds: tuple[str, ...]) -> dict[int, int]:
    """Starts of mentions that end a name run, by their kind."""
    return {m[0]: m[1] for kind in kinds for m in page.scan.of(kind)}


class Runs:
    """Finds name runs on one page; what blocks a run is looked up once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.capitals = bool(page.pack.setting("capitals"))
        self.common = page.pack.common
        self.suffixes = page.pack.suffixes
        #: case endings that close a name, longest first
        self.pointing = sorted(
            (e for e, k in self.suffixes.items() if k in {"genitive", "dative"} and len(e) > 1), key=len, reverse=True
        )
        self.links = frozenset(page.pack.setting("name_links"))
        self.block = _blocked(page, ("country", "demonym", "org", "role", "honorific", "currency", "date"))
        self.heads = _blocked(page, ("orghead",))
        #: words of the trade that may stand inside an organisation's name ("Heart", "Medical", "Women's")
        self.soft = {m[0] for kind in ("health", "orghead", "counted", "placehead") for m in page.scan.of(kind)}
        self.soft |= {m[0] for m in page.scan.of("word") if m[2][0] in _TRADE}
        if not self.capitals:
            self.block |= _blocked(page, ("word", "cue", "number", "orghead"))
            #: short names that are also words elsewhere must not cut a run
            self.block = {s: e for s, e in self.block.items() if e - s > 1}

    def person_after(self, offset: int, limit: int = MAX_PERSON) -> tuple[int, int] | None:
        """The run of a person's name that begins right at ``offset``."""
        page = self.page
        i = page.word_at(offset)
        if i >= len(page.word_starts) or page.text[offset : page.word_starts[i]].strip(" \"'(.-"):
            return None
        first, last, pending = i, -1, i
        while pending < len(page.word_starts) and pending - first < limit:
            start = page.word_starts[pending]
            if pending > first and not _JOIN.match(page.text[page.word_ends[pending - 1] : start]):
                break
            if not self._person_word(pending, first):
                if not (last >= 0 and self.capitals and page.word(pending) in _PARTICLES):
                    break
            else:
                last = pending
                if not self.capitals and self._has_case(pending):
                    break
            pending += 1
        if last < first:
            return None
        return self._named(page.word_starts[first], self._strip(last))

    def person_before(self, offset: int, limit: int = MAX_PERSON) -> tuple[int, int] | None:
        """The run of a person's name that ends right at ``offset``."""
        page = self.page
        i = page.word_before(offset)
        if i < 0 or page.text[page.word_ends[i] : offset].strip(" \"')"):
            return None
        last, first, pending = i, -1, i
        while pending >= 0 and last - pending < limit:
            if pending < last and not _JOIN.match(page.text[page.word_ends[pending] : page.word_starts[pending + 1]]):
                break
            if self._person_word(pending, -1):
                first = pending
            elif not (first >= 0 and self.capitals and page.word(pending) in _PARTICLES):
                break
            pending -= 1
        if first < 0:
            return None
        return self._named(page.word_starts[first], self._strip(last))

    @staticmethod
    def _named(start: int, end: int) -> tuple[int, int] | None:
        """A letter alone is no name."""
        return (start, end) if end - start > 1 else None

    def _person_word(self, index: int, first: int) -> bool:
        page, start = self.page, self.page.word_starts[index]
        word = page.word(index)
        if word[0].isdigit() or start in self.block or start in self.heads:
            return False
        if self.capitals:
            return is_capital(page, index) and (
                word not in self.common or (len(word) <= 2 and word not in page.pack.stop)
            )
        return word not in self.common and self.bare(word) not in self.common

    def bare(self, word: str) -> str:
        """The word without its case ending, where it has a known one."""
        for size in range(min(6, len(word) - 2), 0, -1):
            if word[-size:] in self.suffixes:
                return word[:-size]
        return word

    def _has_case(self, index: int) -> bool:
        word = self.page.word(index)
        return any(word.endswith(e) and len(word) > len(e) + 1 for e in self.pointing)

    def _strip(self, index: int) -> int:
        page = self.page
        end = page.word_ends[index]
        if self.capitals:
            return end
        word = page.word(index)
        for ending in self.pointing:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return end - len(ending)
        return end

    def name_left(self, start: int) -> int:
        """Where an organisation's name begins whose head begins at ``start``: its own words before the head."""
        page = self.page
        i = page.word_at(start) - 1
        begin, taken, soft, trade = start, 0, 0, start
        while i >= 0 and taken < 8:
            gap = page.text[page.word_ends[i] : page.word_starts[i + 1] if i + 1 < len(page.word_starts) else start]
            if not re.fullmatch(r"[ '&.\-]{0,2}|'s ", gap):
                break
            if self._name_word(i):
                begin, soft = page.word_starts[i], 0
            elif (
                not self.capitals
                and soft < 4
                and (page.word_starts[i] in self.soft or (soft and page.word(i) in self.links))
            ):
                soft += 1
                trade = page.word_starts[i] if page.word_starts[i] in self.soft else trade
            elif not (self.capitals and page.word(i) in self.links and i and is_capital(page, i - 1) and taken):
                break
            i -= 1
            taken += 1
        return begin if begin < start else trade

    def _name_word(self, index: int) -> bool:
        page = self.page
        word = page.word(index)
        if self.capitals:
            if not is_capital(page, index):
                return False
            sentence_start = page.sentence_at(page.word_starts[index]).start == page.word_starts[index]
            return not (word in page.pack.stop or (sentence_start and word in self.common and len(word) < 5))
        if word[0].isdigit():
            return False
        start = page.word_starts[index]
        if start in self.geographic:
            return True
        return word not in self.common and self.bare(word) not in self.common and start not in self.block

    @cached_property
    def peoples(self) -> frozenset[int]:
        """Starts of the names of peoples."""
        return frozenset(m[0] for m in self.page.scan.of("demonym"))

    @cached_property
    def geographic(self) -> frozenset[int]:
        """Starts of countries, peoples and places: they are parts of names."""
        return frozenset(m[0] for kind in ("country", "demonym", "place") for m in self.page.scan.of(kind))

    def name_right(self, end: int, links: frozenset[str], linked_only: bool = False) -> int:
        """Where an organisation's name ends whose head ends at ``end``: "of …", "de la …", further capitals."""
        page = self.page
        i = page.word_at(end)
        stop, taken, linked = end, 0, False
        while i < len(page.word_starts) and taken < 10:
            gap = page.text[page.word_ends[i - 1] if i else 0 : page.word_starts[i]]
            if not re.fullmatch(r"[ '&\-]{0,3}", gap):
                break
            word = page.word(i)
            if not self.capitals:
                if not (self._name_word(i) or page.word_starts[i] in self.soft or word in links or word in self.links):
                    break
                stop = page.word_ends[i]
                if self._has_case(i):
                    break
            elif is_capital(page, i) and word not in page.pack.stop and not (linked_only and not taken):
                stop, linked = page.word_ends[i], False
            elif word in links and not linked:
                linked = True
            elif not taken and page.word_starts[i] in self.peoples:
                pass  # "ONG suisse Amistad"
            elif word in self.links and linked:
                pass
            elif linked and page.word_starts[i] in self.geographic:
                stop, linked = page.word_ends[i], False
            else:
                break
            i += 1
            taken += 1
        return stop

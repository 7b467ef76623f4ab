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
#: What stands between the words of an organisation's name, to the left of its head and to the right.
_GAP_LEFT = re.compile(r"[ '&.\-]{0,2}|'s ")
_GAP_RIGHT = re.compile(r"[ '&\-]{0,3}")
_JOIN = re.compile(r"(?: |-|'|\. ?|)\Z")
MAX_PERSON = 6
#: Between the parts of a foreign name that is written by its sound.
MIDDLE = frozenset("·•・‧")
#: The letters of an unknown run that may be such a name.
LONGEST_RUN = 6
#: The letters of one word of a name.
MAX_LETTERS = 8
#: The letters of an initial ("А.", "Дж.").
_INITIAL = 2
#: The letters of a short form in an organisation's name ("им.", "гос.").
_SHORT = 3
_TRADE = frozenset(
    """
    facility training care health team cooperation research goods emergency relief plan conference
    """.split()
)
#: What is counted but stands in no organisation's name.
_UNNAMED = frozenset({"delegates", "delegations", "countries", "documents"})
#: Words that stand between a number and what is counted.
_CLASSING = frozenset({"classifier", "people_classifier", "not_counted"})
#: Bodies of a state or of the world: their head ends their name, and no other organisation's name begins before it.
_STATE = frozenset(
    {"country", "ministry", "embassy", "subnational_government", "un_agency", "multilateral", "medical_team"}
)
#: Terms that tell where a word's case ending begins; of the second, some are written with their ending.
_TERMS = ("country", "demonym", "place", "health", "orghead", "counted", "placehead", "org", "role")
_FORMS = ("word", "cue")
#: Cases in which a word stands apart from the name after it ("in Sri Lanka the Indian army's hospital").
_APART = frozenset({"dative", "locative", "agentive", "comitative", "ablative"})
#: The sign of Devanagari that no vowel follows: no word's stem ends in it (खड्का is no खड् with an ending).
_VIRAMA = "\u094d"
#: Cases that close a name.
_POINTING = frozenset({"genitive", "dative", "agentive", "comitative", "ablative"})
#: Endings of unknown words that stand for a case are this long at least.
_SURE = 2


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
        #: whose an organisation is stands after its name, in a script without capitals and spaces
        self.owned_after = bool(page.pack.spaceless and page.pack.setting("name_adjective") == "after")
        self.syllables = bool(page.pack.setting("syllables"))
        self.common = page.pack.common
        self.suffixes = page.pack.suffixes
        self.particles = _PARTICLES - page.pack.locatives
        #: case endings that close a name, longest first
        self.pointing = sorted(
            (e for e, k in self.suffixes.items() if k in _POINTING and len(e) > 1 and " " not in e),
            key=len,
            reverse=True,
        )
        self.links = frozenset(page.pack.setting("name_links"))
        self.block = _blocked(page, ("country", "demonym", "org", "role", "honorific", "currency", "date"))
        self.heads = _blocked(page, ("orghead",))
        #: where an office, or the name of another organisation, ends
        self.closed = {page.scan.token_end(m[1]) for m in page.scan.of("role")} | {
            page.scan.token_end(m[1]) for m in page.scan.of("orghead") if m[2][1] in {"before", "alone"}
        }
        self.parted = page.pack.spaceless and page.pack.full
        #: words of the trade that may stand inside an organisation's name ("Heart", "Medical", "Women's")
        self.soft = {m[0] for kind in ("health", "orghead", "placehead") for m in page.scan.of(kind)}
        self.soft |= {
            m[0]
            for m in page.scan.of("counted")
            if self.capitals or m[2] not in (_UNNAMED | _CLASSING if self.parted else _UNNAMED)
        }
        self.soft |= {m[0] for m in page.scan.of("word") if m[2][0] in _TRADE}
        if not self.capitals:
            self.block |= _blocked(page, ("word", "cue", "number", "orghead"))
            #: short names that are also words elsewhere must not cut a run
            self.block = {s: e for s, e in self.block.items() if e - s > 1 or page.pack.spaceless}
        if self.parted:
            kinds = ("country", "demonym", "org", "role", "honorific", "currency", "date", "word", "cue", "orghead")
            self.block |= self._inner(kinds)
            self.soft |= set(self._inner(("health", "orghead", "placehead", "counted")))
            self.soft |= {s for m in page.scan.of("word") if m[2][0] in _TRADE for s in self._words_of(m[0], m[1])}
        #: names of persons by their structure, where the language tells them so
        self.personal = {m[0]: m[1] for m in page.scan.of("personal")}

    def _words_of(self, start: int, end: int) -> list[int]:
        page = self.page
        return [page.word_starts[i] for i in range(page.word_at(start), page.word_at(end))]

    def _inner(self, kinds: tuple[str, ...]) -> dict[int, int]:
        """The starts of all words of the mentions of some kinds, not of the first alone."""
        return {s: m[1] for kind in kinds for m in self.page.scan.of(kind) for s in self._words_of(m[0], m[1])}

    def person_after(self, offset: int, limit: int = MAX_PERSON) -> tuple[int, int] | None:
        """The run of a person's name that begins right at ``offset``."""
        page = self.page
        i = page.word_at(offset)
        if i >= len(page.word_starts) or page.text[offset : page.word_starts[i]].strip(" \"'(.-"):
            return None
        if page.pack.sounds or page.word_starts[i] in self.personal:
            return self.structured(i)
        if page.pack.spaceless and not self._apart_in_text(i):
            return None
        first, last, pending = i, -1, i
        while pending < len(page.word_starts) and pending - first < limit:
            start = page.word_starts[pending]
            gap = page.text[page.word_ends[pending - 1] : start] if pending > first else ""
            ended = page.pack.inside or page.pack.prefixes is not None
            if ended and gap[:1] == "." and len(page.word(pending - 1)) > _INITIAL:
                break  # the end of a sentence, not of an initial
            if not (_JOIN.match(gap) or self._initial(pending - 1)):
                break
            initial = page.pack.inside and len(page.word(pending - 1)) <= _INITIAL
            if self.capitals and gap == ". " and not initial and page.sentence_at(start).start == start:
                break
            if not (self._person_word(pending, first) or self._initial(pending) or self._syllable(pending)):
                if not (last >= 0 and self.capitals and page.word(pending) in self.particles):
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
        if page.pack.sounds:
            while i > 0 and page.word_starts[i] in self.personal and self._middle(i - 1):
                i -= 1
            return self.structured(i) if page.word_starts[i] in self.personal else None
        last, first, pending = i, -1, i
        while pending >= 0 and last - pending < limit:
            if pending < last and not _JOIN.match(page.text[page.word_ends[pending] : page.word_starts[pending + 1]]):
                break
            if self._person_word(pending, -1):
                first = pending
            elif not (first >= 0 and self.capitals and page.word(pending) in self.particles):
                break
            pending -= 1
        if first < 0:
            return None
        return self._named(page.word_starts[first], self._strip(last))

    def plain_name(self, index: int) -> bool:
        """May the word be one of a person's name: unknown, and without an ending?"""
        page, word = self.page, self.page.word(index)
        if not self._person_word(index, index) or page.word_ends[index] in self.cases or len(word) > MAX_LETTERS:
            return False
        start = page.word_starts[index]
        if start in self.soft or self.native_name(index):
            return start not in self.soft
        return not any(len(word) > len(e) + 1 and word.endswith(e) for e in self.suffixes)

    def native_name(self, index: int) -> bool:
        """Is it a surname of the language with one or two letters more?"""
        word = self.page.word(index)
        size = next((n for n in (2, 1) if word[:n] in self.page.pack.surnames), 0)
        return size > 0 and 1 <= len(word) - size <= 2 and len(word) > 2

    def _middle(self, index: int) -> bool:
        """Does a mark between the parts of a foreign name stand after the word?"""
        page = self.page
        if index + 1 >= len(page.word_starts):
            return False
        return page.text[page.word_ends[index] : page.word_starts[index + 1]].strip() in MIDDLE

    def structured(self, index: int) -> tuple[int, int] | None:
        """The name that begins with a word, in a language that tells names by their structure: a name found so, with
        all its parts, or an unknown run of a few letters."""
        page = self.page
        start, last = page.word_starts[index], index
        if start not in self.personal and not self._unknown(index):
            return None
        while self._middle(last) and (page.word_starts[last + 1] in self.personal or self._unknown(last + 1)):
            last += 1
        while not page.pack.sounds and self._spaced(last):
            last += 1
        return self._named(start, page.word_ends[last])

    def _spaced(self, index: int) -> bool:
        """Does another part of a person's name follow after a space?"""
        page = self.page
        if index + 1 >= len(page.word_starts) or page.word_starts[index + 1] not in self.personal:
            return False
        return not page.text[page.word_ends[index] : page.word_starts[index + 1]].strip(" ")

    def _apart_in_text(self, index: int) -> bool:
        """Does the text as it stands have a space or a mark before the word?"""
        page = self.page
        start, folded = page.word_starts[index], page.scan.folded
        return index == 0 or folded.origin(start) - folded.span(start - 2, start - 1)[1] > 0

    def _unknown(self, index: int) -> bool:
        """Is it a run of letters that write foreign names, known by no table?"""
        page, word = self.page, self.page.word(index)
        if not 1 < len(word) <= LONGEST_RUN or not self._person_word(index, index):
            return False
        sounding = sum(c in page.pack.sounds for c in word)
        return page.word_starts[index] not in self.soft and sounding * 2 > len(word)

    def _initial(self, index: int) -> bool:
        """In a script without capitals, a short word with a stop right after it that more of a name follows."""
        page = self.page
        if self.capitals or index + 1 >= len(page.word_starts):
            return False
        word, gap = page.word(index), page.text[page.word_ends[index] : page.word_starts[index + 1]]
        if len(word) > 3 or word[0].isdigit() or gap not in {". ", ": ", "."}:
            return False
        return self._person_word(index + 1, index)

    def _syllable(self, index: int) -> bool:
        """A short negation before a name, with no verb before it, is a syllable of the name (না in না মুওং)."""
        page = self.page
        start, end = page.word_starts[index], page.word_ends[index]
        if self.capitals or start not in self.denials or index + 1 >= len(page.word_starts):
            return False
        if page.text[end : page.word_starts[index + 1]] not in {" ", "-"}:
            return False
        following = page.word_starts[index + 1]
        if not (following in self.geographic or self._person_word(index + 1, index)):
            return False
        if not index or page.text[page.word_ends[index - 1] : start] != " ":
            return True
        before = index - 1
        if page.word_starts[before] in self.geographic or self.case(before):
            return True
        known = page.word(before) in self.common or self.bare(page.word(before)) in self.common
        return not known and page.word_starts[before] not in self.block and page.word_ends[before] not in self.cases

    @cached_property
    def denials(self) -> frozenset[int]:
        """Starts of short words of negation."""
        return frozenset(m[0] for m in self.page.scan.of("cue") if m[2] == "negated" and m[1] - m[0] <= 3)

    @cached_property
    def cases(self) -> dict[int, str]:
        """The case of known words by where they end: "" where the term has no ending after it."""
        scan, found = self.page.scan, dict[int, str]()
        bare = {m[1] for kind in _TERMS for m in scan.of(kind) if m[1] not in scan.suffix_at}
        for kind in _TERMS + _FORMS:
            for _, end, _ in scan.of(kind):
                if ending := scan.suffix_at.get(end):
                    found.setdefault(end + len(ending), self.suffixes.get(ending, ""))
        forms = {m[1]: "" for kind in _FORMS for m in scan.of(kind) if m[1] not in scan.suffix_at}
        apart = {}
        if self.page.pack.postpositions:
            told = ((end, e, self.suffixes.get(e, "")) for end, e in scan.suffix_at.items() if " " in e)
            apart = {at: case for end, e, case in told for at in (end + e.index(" "), end + len(e))}
        return forms | found | dict.fromkeys(bare, "") | apart

    def case(self, index: int) -> str:
        """The case of a word: by the term that it is, else by an ending long enough to be sure."""
        known = self.cases.get(self.page.word_ends[index])
        if known is not None:
            return known
        word = self.page.word(index)
        for ending in self.pointing:
            if word.endswith(ending) and len(word) > len(ending) + _SURE:
                return self.suffixes[ending]
        return ""

    @cached_property
    def titles(self) -> frozenset[int]:
        """Ends of offices and titles without a case ending: a person's name follows."""
        scan = self.page.scan
        return frozenset(m[1] for kind in ("role", "honorific") for m in scan.of(kind) if m[1] not in scan.suffix_at)

    @cached_property
    def bodies(self) -> dict[int, str]:
        """Starts of the words of organisations' heads, and what they are heads of."""
        page = self.page
        return {
            page.word_starts[i]: kind
            for start, end, (kind, _) in page.scan.of("orghead")
            for i in range(page.word_at(start), page.word_at(end))
        }

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
            if self.syllables and index > first >= 0:
                return is_capital(page, index)  # a syllable of a name may be a small word elsewhere (Như, Của)
            if page.pack.inside and len(word) == 1 and page.text.startswith(".", page.word_ends[index]):
                return is_capital(page, index)  # the initial of a name, though it is a small word too ("А. Иванов")
            return is_capital(page, index) and (
                word not in self.common or (len(word) <= 2 and word not in page.pack.stop)
            )
        if start in self.geographic and self.case(index) in _APART:
            return False
        return word not in self.common and self.bare(word) not in self.common

    def bare(self, word: str) -> str:
        """The word without its case ending, where it has a known one."""
        for size in range(min(6, len(word) - 2), 0, -1):
            if word[-size:] in self.suffixes:
                return word[:-size]
        return word

    def _has_case(self, index: int) -> bool:
        word = self.page.word(index)
        return any(word.endswith(e) and len(word) > len(e) + 1 and word[-len(e) - 1] != _VIRAMA for e in self.pointing)

    def _strip(self, index: int) -> int:
        page = self.page
        end = page.word_ends[index]
        if self.capitals:
            return end
        word = page.word(index)
        for ending in self.pointing:
            if word.endswith(ending) and len(word) - len(ending) >= 3 and word[-len(ending) - 1] != _VIRAMA:
                return end - len(ending)
        return end

    def _bare_end(self, index: int) -> int:
        """Where a word ends without its case ending."""
        page, end = self.page, self.page.word_ends[index]
        for kind in _TERMS:
            for _, stop, _ in page.scan.within(kind, page.word_starts[index], end):
                if stop < end and page.scan.token_end(stop) == end:
                    return stop
        return end if end in self.cases else self._strip(index)

    def name_left(self, start: int, owned: bool = True, inside: bool = True) -> int:
        """Where an organisation's name begins whose head begins at ``start``: its own words before the head.

        Whose it is ("জাপানের", of Japan) may stand first in it, unless ``owned`` is denied; words in small
        letters that stand inside organisations' names are passed over, unless ``inside`` is denied.
        """
        page = self.page
        i = page.word_at(start) - 1
        begin, taken, soft, trade = start, 0, 0, start
        while i >= 0 and taken < 8:
            gap = page.text[page.word_ends[i] : page.word_starts[i + 1] if i + 1 < len(page.word_starts) else start]
            if gap in {") ", ")"} and not self.capitals and (taken < 3 or self.parted) and self._bracketed(i, gap):
                i -= 1
                gap = " "
            if not _GAP_LEFT.fullmatch(gap) or self._stopped(i, gap):
                break
            if not self.capitals and self._apart(i, begin < start or not owned, owned):
                break
            if self._passed(i):
                begin = page.word_starts[i] if begin < start else begin
            elif self._name_word(i):
                begin, soft = page.word_starts[i], 0
            elif not self.capitals and soft < 4 and (page.word_starts[i] in self.soft or (soft and self._joins(i))):
                soft += 1
                trade = page.word_starts[i] if page.word_starts[i] in self.soft else trade
            elif not self.capitals and self._syllable(i):
                begin = page.word_starts[i]
            elif inside and self.capitals and self._inside(i):
                pass  # "Республиканский научный центр"
            elif (
                not (self.capitals and page.word(i) in self.links and i and is_capital(page, i - 1) and taken)
                or page.word_ends[i - 1] in self.closed
            ):
                break
            i -= 1
            taken += 1
        if not self.capitals and begin < start:
            begin = self._past_person(begin, start)
        return begin if begin < start else trade

    def _stopped(self, index: int, gap: str) -> bool:
        """Does the stop after the word end a sentence, not a short form?"""
        page = self.page
        return bool(page.pack.inside or not self.capitals) and gap[:1] == "." and len(page.word(index)) > _SHORT

    def _passed(self, index: int) -> bool:
        """Is it a word over which a name goes on to the left, in a script without spaces ("第 12 批 援 …")?"""
        if not self.parted:
            return False
        page = self.page
        return page.word(index) in self.links or page.word_starts[index] in self.numbers

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Starts of numbers, where ordinals stand before the heads of names."""
        return frozenset(n.start for n in self.page.numbers if n.ordinal) | frozenset(
            s for n in self.page.numbers if n.ordinal for s in self._words_of(n.start, n.end)
        )

    def _bracketed(self, index: int, gap: str) -> bool:
        """Is it one word in brackets, the short form of the words before it ("বিশ্ববিদ্যালয় (বিএমইউ) হাসপাতাল"), or in a
        script without spaces the province that sends a country's team (中国(江苏)第17期援圭亚那医疗队)?"""
        page = self.page
        if gap == ")" and not self.parted:
            return False
        return (
            index > 0 and page.text[page.word_ends[index - 1] : page.word_starts[index]] == gap.replace(")", "(")[::-1]
        )

    def _apart(self, index: int, named: bool, owned: bool = True) -> bool:
        """Does the word's case, or what it is the head of, part it from the name after it?"""
        start = self.page.word_starts[index]
        case, body = self.case(index), self.bodies.get(start)
        if case in _APART or (case == "genitive" and (not owned or start in self.crowds)):
            return True
        if case == "other" and (body or start not in self.soft or start in self.counted):
            return True
        if body:
            return named or body in _STATE or (case == "genitive" and body == "armed_forces")
        if self.page.word_ends[index] not in self.cases and self._before_people(index):
            return True
        return case == "genitive" and named and start not in self.geographic and start not in self.soft

    def _before_people(self, index: int) -> bool:
        """Is it an unknown word that may be in the locative, right before the name of a country or people?"""
        page, word = self.page, self.page.word(index)
        if index + 1 >= len(page.word_starts) or page.word_starts[index + 1] not in self.lands:
            return False
        return any(word.endswith(e) and len(word) > len(e) + _SURE for e in self.places_in)

    @cached_property
    def counted(self) -> frozenset[int]:
        """Starts of nouns of who and what is counted."""
        return frozenset(m[0] for m in self.page.scan.of("counted"))

    @cached_property
    def crowds(self) -> frozenset[int]:
        """Starts of nouns of people and things: whose a place is, not whose an organisation is."""
        return frozenset(m[0] for m in self.page.scan.of("counted") if m[2] not in {"facilities", "other"})

    @cached_property
    def lands(self) -> frozenset[int]:
        """Starts of countries and peoples."""
        return frozenset(m[0] for kind in ("country", "demonym") for m in self.page.scan.of(kind))

    @cached_property
    def places_in(self) -> frozenset[str]:
        """Endings of the locative."""
        return frozenset(e for e, k in self.suffixes.items() if k == "locative")

    def _joins(self, index: int) -> bool:
        """Is it a small word between two words of one name, and not between two organisations?"""
        page = self.page
        if page.word(index) not in self.links or not index:
            return False
        before = page.word_starts[index - 1]
        return before in self.soft and before not in self.bodies and before not in self.geographic

    def _past_person(self, begin: int, start: int) -> int:
        """Where the name begins if a person's name, right after an office or a title, stands before it."""
        page = self.page
        first, head = page.word_at(begin), page.word_at(start)
        if not first or page.word_ends[first - 1] not in self.titles:
            return begin
        if page.text[page.word_ends[first - 1] : begin] not in {" ", ". ", ": "}:
            return begin
        starts = self.soft | self.geographic
        own = next((i for i in range(first, head) if page.word_starts[i] in starts), head)
        if own == first or (own == head == first + 1 and page.word_ends[first - 1] in self.honours):
            return begin
        return page.word_starts[own] if own < head else start

    @cached_property
    def honours(self) -> frozenset[int]:
        """Ends of titles: with one name after it, a title may be part of what an organisation is called."""
        return frozenset(m[1] for m in self.page.scan.of("honorific"))

    def owner_left(self, start: int) -> int:
        """Where the countries, peoples and places right before a name begin: its owners."""
        page, scan = self.page, self.page.scan
        if page.pack.setting("name_adjective") == "after":
            return start
        ends = {
            scan.token_end(m[1]): (m[0], self.suffixes.get(scan.suffix_at.get(m[1], ""), ""))
            for kind in ("placehead", "place", "demonym", "country")
            for m in scan.within(kind, max(0, start - 60), start)
        }
        begin = start
        while begin > 0 and page.text[begin - 1 : begin] == " " and begin - 1 in ends:
            owner, case = ends[begin - 1]
            if case in _APART or case == "other":
                break
            begin = owner
        return begin

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
    def offices(self) -> frozenset[int]:
        """Starts of offices."""
        return frozenset(m[0] for m in self.page.scan.of("role"))

    @cached_property
    def honoured(self) -> frozenset[int]:
        """Starts of titles."""
        return frozenset(m[0] for m in self.page.scan.of("honorific"))

    @cached_property
    def owners(self) -> dict[int, int]:
        """Countries and peoples by their starts, with their ends, where they stand after what is theirs."""
        if self.page.pack.setting("name_adjective") != "after":
            return {}
        return {m[0]: m[1] for kind in ("demonym", "country") for m in self.page.scan.of(kind)}

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
        if not self.capitals:
            return self._plain_right(end, links, linked_only)
        page = self.page
        i = page.word_at(end)
        stop, taken, linked = end, 0, False
        while i < len(page.word_starts) and taken < 10:
            gap = page.text[page.word_ends[i - 1] if i else 0 : page.word_starts[i]]
            if not _GAP_RIGHT.fullmatch(gap) and not self._shortened(i - 1, gap):
                break
            word = page.word(i)
            start = page.word_starts[i]
            if gap == " " and start in self.owners:
                return self._owned(self.owners[start])
            if self._of_a_person(start, taken):
                break
            capital = is_capital(page, i) and word not in page.pack.stop
            if (capital and (taken or not linked_only)) or (linked and start in self.geographic):
                stop, linked = page.word_ends[i], False
            elif word in links and not linked:
                linked = True
            elif word in page.pack.inside and not linked_only:
                if word not in self.links:  # "центр онкологии и радиологии"
                    stop = page.word_ends[i]
                elif not self._inside(i + 1):
                    break
            elif not (self._people_first(start, taken) or (word in self.links and linked)):
                break
            i += 1
            taken += 1
        return stop

    def _people_first(self, start: int, taken: int) -> bool:
        """Does whose it is stand right after the head, in small letters ("ONG suisse Amistad")?"""
        return not taken and start in self.peoples

    def _at_place(self, index: int) -> int:
        """Where the place ends that a prefix binds to the head right before it: كلية الطب ب صفاقس."""
        page = self.page
        if page.pack.prefixes is None or page.word(index) not in page.pack.prefixes.joined:
            return 0
        after = page.word_ends[index] + 1
        places = page.scan.within("place", after, after + 1) if page.word(index) in page.pack.locatives else []
        return page.scan.token_end(places[0][1]) if places else 0

    def _shortened(self, index: int, gap: str) -> bool:
        """Is it a word cut short with a stop, inside a name ("RSUP Dr. Hasan Sadikin")?"""
        return bool(gap in {". ", "."} and self.owners and self.page.word(index) in self.page.pack.abbreviations)

    def _of_a_person(self, start: int, taken: int) -> bool:
        """Does a person begin here, not the saint or doctor whom a hospital is named for?"""
        return bool(self.owners and (start in self.offices or (taken and start in self.honoured)))

    def _owned(self, end: int) -> int:
        """Where the countries end whose it is: "Bộ Y tế Lào", "Hội Hữu nghị Việt Nam - Cuba"."""
        dash = self.page.text[end : end + 3]
        if dash.strip()[:1] != "-":
            return end
        return self.owners.get(end + (3 if dash == " - " else 1), end)

    def inside_right(self, end: int, stop: int) -> int:
        """Where a name that has its own words before its head ends: before further capitals that are of no place.

        "Гарвардская медицинская школа" ends before the name of who teaches there.
        """
        page = self.page
        last = covered = end
        for i in range(page.word_at(end), len(page.word_starts)):
            start = page.word_starts[i]
            covered = max(covered, self.extents.get(start, 0))
            if start >= stop or (is_capital(page, i) and start >= covered):
                break
            last = page.word_ends[i]
        return min(last, stop)

    @cached_property
    def extents(self) -> dict[int, int]:
        """Where the countries, peoples and places end, by where they start."""
        scan = self.page.scan
        return {m[0]: scan.token_end(m[1]) for kind in ("country", "demonym", "place") for m in scan.of(kind)}

    def _inside(self, index: int) -> bool:
        """Is it a word in small letters of those that stand inside a name?"""
        page = self.page
        if index >= len(page.word_starts) or is_capital(page, index):
            return False
        return page.word(index) in page.pack.inside - self.links

    def _plain_right(self, end: int, links: frozenset[str], linked_only: bool) -> int:
        """The same without capitals: own words up to a case ending, another body's head, or whose the next name is."""
        page = self.page
        stop, linked = end, False
        first = page.word_at(end)
        for i in range(first, min(first + 10, len(page.word_starts))):
            gap = page.text[page.word_ends[i - 1] if i else 0 : page.word_starts[i]]
            if not _GAP_RIGHT.fullmatch(gap):
                break
            word, start = page.word(i), page.word_starts[i]
            if self.owned_after and i > first and start not in self.geographic and self._apart_in_text(i):
                break
            if word in links or (word in self.links and i > first):
                linked = True
                continue
            if gap == " " and start in self.owners:
                return self._owned(self.owners[start])
            if i == first and not linked_only and (place := self._at_place(i)):
                return place
            own = self._name_word(i) or start in self.soft
            if not own or (linked_only and not linked) or (linked and start in self.bodies):
                break
            if i > first + 1 and start in self.lands and self.case(i) == "genitive":
                break
            stop, linked = self._bare_end(i), linked_only
            if self.case(i) or start in self.bodies:
                break
        return stop

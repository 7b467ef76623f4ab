"""What each word of a page may be in a name: by capitals where the script has them, by unknown words where it has not.

Where names run to is found from it: of persons in ``person_runs``, of organisations in ``body_runs`` and ``body_ends``.
"""

import re
from functools import cache
from typing import Final

from cosante.languages.folding import fold_term
from cosante.reading.page import Page
from cosante.reading.scanning import Mention

#: Small words inside names of persons, in the scripts that have capitals.
_PARTICLES: Final = frozenset(
    """
    al el bin ibn ben bint abu abd ud ul ur van von der den de da di do dos das du le la del della ould ag y e
    """.split()
)
_TRADE: Final = frozenset(
    """
    facility training care health team cooperation research goods emergency relief rescue plan conference
    """.split()
)
#: What is counted but stands in no organisation's name.
_UNNAMED: Final = frozenset({"delegates", "delegations", "countries", "documents"})
#: Words that stand between a number and what is counted.
_CLASSING: Final = frozenset({"classifier", "people_classifier", "not_counted"})
#: English words of bodies' names, which are written in texts of many languages and are nobody's name.
_OF_BODIES: Final = frozenset(
    """
    national international development commission research program programme institute foundation center centre health
    hospital university department ministry agency service services management global medical council committee project
    fund association society alliance network initiative company office emergency nutrition reform security
    """.split()
)
#: So near before a name stands the title of whose it is (characters); and what no surname is.
_TITLED: Final = 40
_NO_SURNAMES: Final = ("country", "demonym", "org", "orghead", "role", "honorific", "health", "placehead", "date")
#: The letters of an acronym, at least.
_ACRONYM: Final = 3
#: Terms that tell where a word's case ending begins; of the second, some are written with their ending.
_TERMS: Final = ("country", "demonym", "place", "health", "orghead", "counted", "placehead", "org", "role")
_FORMS: Final = ("word", "cue")
_GEOGRAPHIC: Final = ("country", "demonym", "place")
#: Cases in which a word stands apart from the name after it ("in Sri Lanka the Indian army's hospital").
APART: Final = frozenset({"dative", "locative", "agentive", "comitative", "ablative"})
#: The sign of Devanagari that no vowel follows: no word's stem ends in it (खड्का is no खड् with an ending).
_VIRAMA: Final = "\u094d"
#: Cases that close a name.
_POINTING: Final = frozenset({"genitive", "dative", "agentive", "comitative", "ablative"})
#: Endings of unknown words that stand for a case are this long at least.
SURE: Final = 2
#: Endings of place that few names have by themselves.
_IN: Final = {"ne": ("मा",), "bn": tuple(map(fold_term, ("য়ে", "তে")))}
#: Endings that no word has by itself, though they are short or of place: Korean "in, at, to".
_SURE_ENDINGS: Final = frozenset(["에", "에서", "에서는"])
#: Small words after a word in the genitive, where endings are written: with, to and between somebody.
_OWNED: Final = frozenset({"with", "to", "by", "between"})
#: A short word of negation is no longer (characters).
_NOT: Final = 3
#: With its ending off, a person's last name has so many letters at least (Клюге is whole).
_NAME: Final = 4


def is_capital(page: Page, index: int) -> bool:
    """Does the word begin with a capital (or stand in a script without case, for other scripts' letters)?"""
    first = page.text[page.word_starts[index]]
    return first.isupper()


@cache
def _endings(suffixes: tuple[tuple[str, str], ...], script: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Case endings that close a name, the longest first; and those with the short ones of the object, where they are
    written to names in capitals.
    """
    shortest = 1 if script == "Ethi" else 2  # where a letter is a syllable, one is enough
    closing = [e for e, k in suffixes if (k in _POINTING and len(e) >= shortest and " " not in e) or e in _SURE_ENDINGS]
    closing.sort(key=len, reverse=True)
    objects = [e for e, k in suffixes if k == "other" and re.fullmatch(r"[^\W_]{2}", e)]
    return tuple(closing), (*closing, *objects)


def _starts(page: Page, *kinds: str) -> frozenset[int]:
    """Starts of the mentions of some kinds."""
    return frozenset([m[0] for kind in kinds for m in page.scan.of(kind)])


def _blocked(page: Page, kinds: tuple[str, ...]) -> dict[int, int]:
    """Starts of mentions that end a name run, by their kind."""
    return {m[0]: m[1] for kind in kinds for m in page.scan.of(kind)}


class Words:
    """The words of one page, as parts of names; what blocks a name is looked up once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.capitals = bool(page.pack.settings["capitals"])
        #: whose an organisation is stands after its name, in a script without capitals and spaces
        self.owned_after = bool(page.pack.spaceless and page.pack.settings["name_adjective"] == "after")
        self.syllables = bool(page.pack.settings["syllables"])
        self.initials = bool(page.pack.settings["initials"])
        #: are names written to the heads of organisations?
        self.glued = bool(page.pack.glued)
        #: does a full stop after more letters than an initial has end a name?
        self.stop_ends = bool(page.pack.settings["stop"])
        self.common = page.pack.common
        self.suffixes = page.pack.suffixes
        self.particles = _PARTICLES - page.pack.locatives
        self.pointing, self.written = _endings(tuple(self.suffixes.items()), page.pack.settings["script"])
        self.links = frozenset(page.pack.settings["name_links"])
        self._gather()
        self.block = _blocked(page, ("country", "demonym", "org", "role", "honorific", "currency", "date"))
        self.block |= self._inner(("honorific",))  # E. of H.E. is no initial
        if self.capitals:
            for start in self._surnames():
                self.block.pop(start, None)
        self.heads = _blocked(page, ("orghead",))
        #: where an office, or the name of another organisation, ends
        self.closed = {page.scan.token_end(m[1]) for m in page.scan.of("role")} | {
            page.scan.token_end(m[1]) for m in page.scan.of("orghead") if m[2][1] in {"before", "alone"}
        }
        self.parted = page.pack.spaceless and page.pack.full
        #: words of the trade that may stand inside an organisation's name ("Heart", "Medical", "Women's")
        self.soft = {m[0] for kind in ("health", "orghead", "placehead") for m in page.scan.of(kind)}
        self.soft |= {m[0] for m in page.scan.of("counted") if self.capitals or m[2] not in _UNNAMED | _CLASSING}
        self.soft |= {m[0] for m in page.scan.of("word") if m[2][0] in _TRADE and not self._plain(m)}
        if not self.capitals:
            self.block |= _blocked(page, ("word", "cue", "number", "orghead"))
            self.block |= self.classing
        if page.pack.settings["script"] == "Kore":
            self.block |= self._inner(("word",))  # 교육 of 의료진 교육
        if self.parted:
            kinds = ("country", "demonym", "org", "role", "honorific", "currency", "date", "word", "cue", "orghead")
            self.block |= self._inner(kinds)
            self.soft |= set(self._inner(("health", "orghead", "placehead")))
            inner = [m for m in page.scan.of("word") if m[2][0] in _TRADE]
            inner += [m for m in page.scan.of("counted") if m[2] not in _UNNAMED | _CLASSING]
            self.soft |= {s for m in inner for s in self.words_of(m[0], m[1])}
            # a day's name right behind a title is a person's ("ឯកឧត្តម ច័ន្ទ សុផល", a man called Monday)
            titled = {m[1] + 1 for kind in ("honorific", "role") for m in page.scan.of(kind)}
            days = {m[0] for m in page.scan.of("date") if m[2][0] == "weekday" and m[0] in titled}
            self.block = {at: stop for at, stop in self.block.items() if at not in days}
        #: the cases that endings after an apostrophe say, by where the word before it ends
        at = page.scan.suffix_at.items()
        self.apostrophes = {end: self.suffixes.get(ending, "") for end, ending in at if ending[:1] == "'"}
        #: names of persons by their structure, where the language tells them so
        self.personal = {m[0]: m[1] for m in page.scan.of("personal")}

    def _gather(self) -> None:
        """Look up once what names are told by: mostly the starts of one kind of word."""
        page, scan = self.page, self.page.scan
        counted = scan.of("counted")
        #: the case of known words by where they end: "" where the term has no ending after it
        self.cases = self._cases()
        #: endings of the locative; and the commonest where nothing else ends so: Nepali मा, Bengali য়ে and তে
        self.places_in = frozenset([e for e, k in self.suffixes.items() if k == "locative"])
        self.short_places = _IN.get(page.pack.code, ())
        #: short words of negation
        self.denials = frozenset([s for s, end, cue in scan.of("cue") if cue == "negated" and end - s <= _NOT])
        #: ends of offices and titles without a case ending: a person's name follows
        titled = [m[1] for kind in ("role", "honorific") for m in scan.of(kind)]
        self.titles = frozenset([end for end in titled if end not in scan.suffix_at])
        #: the words of organisations' heads, and what they are heads of
        self.bodies = {s: m[2][0] for m in scan.of("orghead") for s in self.words_of(m[0], m[1])}
        #: numbers, where ordinals stand before the heads of names
        ordinal = [n for n in page.numbers if n.ordinal]
        self.numbers = frozenset([s for n in ordinal for s in (n.start, *self.words_of(n.start, n.end))])
        #: classifiers of people right after a number (জন, जना), with their ends
        ends = {n.end + 1 for n in page.numbers}
        self.classing = {m[0]: m[1] for m in counted if m[2] == "people_classifier" and m[0] in ends}
        #: nouns of who and what is counted; and of people and things, whose a place is, not whose an organisation is
        self.counted = frozenset([m[0] for m in counted])
        self.crowds = frozenset([m[0] for m in counted if m[2] not in {"facilities", "other"}])
        #: countries, peoples and places: they are parts of names
        self.peoples, self.towns = _starts(page, "demonym"), _starts(page, "place")
        self.lands = _starts(page, "country") | self.peoples
        self.geographic = self.lands | self.towns
        self.extents = {m[0]: scan.token_end(m[1]) for kind in _GEOGRAPHIC for m in scan.of(kind)}
        #: the further words of countries and places of several words (ምንጭ of አርባ ምንጭ)
        several = [m for kind in ("country", "place") for m in scan.of(kind) if " " in page.text[m[0] : m[1]]]
        self.of_places = frozenset([s for m in several for s in self.words_of(m[0], m[1]) if s > m[0]])
        #: countries and peoples, with their ends, where they stand after what is theirs
        after = page.pack.settings["name_adjective"] == "after"
        self.owners = _blocked(page, ("demonym", "country")) if after else {}
        #: offices and titles; and where titles end: with one name after it, one may be part of an organisation's name
        self.offices, self.honoured = _starts(page, "role"), _starts(page, "honorific")
        self.honours = frozenset([m[1] for m in scan.of("honorific")])
        #: words of time that are no name (today, last year)
        self.days = frozenset([m[0] for m in scan.of("date") if m[2][0] == "relative"])
        #: where syllables of names are small words too ("Sao Mai khám bệnh"): the words of cooperation; and where words
        #: of several syllables end ("Sức khỏe" of "Đại học Khoa học Sức khỏe")
        self.deeds = _starts(page, "word") if self.syllables else frozenset[int]()
        parts = [m for kind in ("counted", "health") for m in scan.of(kind)] if self.syllables else []
        self.compounds = {m[0]: m[1] for m in parts if " " in scan.text[m[0] : m[1]]}

    def _plain(self, mention: Mention) -> bool:
        """Is it what an ordinary word describes ("আধুনিক হাসপাতাল", a modern hospital), where no capitals tell?"""
        if self.capitals or self.parted:
            return False
        first = self.page.word_at(mention[0])
        house = mention[2][0] == "facility" or self.page.word_ends[first] < mention[1]
        return house and self.page.word(first) in self.common

    def _surnames(self) -> set[int]:
        """Starts of words for money and time that stand in a name ("Luís Dias Pereira", "Jui-Yuan Hsueh")."""
        scan, page, found = self.page.scan, self.page, set[int]()
        for start, _, _ in scan.of("currency") + [m for m in scan.of("date") if m[2][0] == "unit"]:
            before = page.word_before(start) if page.text[start].isupper() else -1
            apart = page.text[page.word_ends[before] : start]
            if before >= 0 and is_capital(page, before) and len(page.word(before)) > 1 and apart in {" ", "-"}:
                found.add(start)
        return found | self._given_names()

    def _given_names(self) -> set[int]:
        """Starts of countries that are somebody's first name, behind a title or office ("Dr Israel Mukwaya")."""
        scan, page, found = self.page.scan, self.page, set[int]()
        for start, end, _ in scan.of("country"):
            i = page.word_at(end)
            if i >= len(page.word_starts) or page.text[end : page.word_starts[i]] != " " or not is_capital(page, i):
                continue
            titles = [m for kind in ("honorific", "role") for m in scan.within(kind, start - _TITLED, start)]
            if not any([page.text[m[1] : start].strip(".") in {" ", ", ", ""} for m in titles if m[1] < start]):
                continue
            last, behind = page.word_starts[i], page.word_ends[i]
            known = any([scan.within(kind, last, behind) for kind in _NO_SURNAMES])
            if " " not in page.text[start:end] and not known and page.word(i) not in self.common:
                found.add(start)
        return found

    def words_of(self, start: int, end: int) -> list[int]:
        """The starts of the words of a span."""
        page = self.page
        return [page.word_starts[i] for i in range(page.word_at(start), page.word_at(end))]

    def _inner(self, kinds: tuple[str, ...]) -> dict[int, int]:
        """The starts of all words of the mentions of some kinds, not of the first alone."""
        return {s: m[1] for kind in kinds for m in self.page.scan.of(kind) for s in self.words_of(m[0], m[1])}

    def apart_in_text(self, index: int) -> bool:
        """Does the text as it stands have a space or a mark before the word?"""
        page = self.page
        start, folded = page.word_starts[index], page.scan.folded
        return index == 0 or folded.origin(start) - folded.span(start - 2, start - 1)[1] > 0

    def syllable(self, index: int) -> bool:
        """A short negation before a name, with no verb before it, is a syllable of the name (না in না মুওং)."""
        page = self.page
        start, end = page.word_starts[index], page.word_ends[index]
        if self.capitals or start not in self.denials or index + 1 >= len(page.word_starts):
            return False
        if page.text[end : page.word_starts[index + 1]] not in {" ", "-"}:
            return False
        following = page.word_starts[index + 1]
        if not (following in self.geographic or self.person_word(index + 1, index)):
            return False
        if not index or page.text[page.word_ends[index - 1] : start] != " ":
            return True
        before = index - 1
        if page.word_starts[before] in self.geographic or self.case(before):
            return True
        known = page.word(before) in self.common or self.bare(page.word(before)) in self.common
        return not known and page.word_starts[before] not in self.block and page.word_ends[before] not in self.cases

    def _cases(self) -> dict[int, str]:
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
        for ending in self.pointing if word.endswith(self.pointing) else ():
            if word.endswith(ending) and len(word) > len(ending) + SURE:
                return self.suffixes[ending]
        return ""

    def person_word(self, index: int, first: int) -> bool:
        """May the word stand in a person's name whose first word is ``first`` (-1 where that is not yet known)?"""
        page, start = self.page, self.page.word_starts[index]
        word = page.word(index)
        if word[0].isdigit() or start in self.block or start in self.heads:
            return False
        if self.capitals:
            if page.pack.attached and start in self.geographic and self.case(index) in APART:
                return False  # "офтальмологтар Душанбеде" (in Dushanbe)
            if self.syllables and index > first >= 0:
                return is_capital(page, index)  # a syllable of a name may be a small word elsewhere (Như, Của)
            if self.initials and len(word) == 1 and page.text.startswith(".", page.word_ends[index]):
                return is_capital(page, index)  # the initial of a name, though it is a small word too ("А. Иванов")
            if word in _OF_BODIES or self._is_acronym(index):
                return False
            return is_capital(page, index) and (
                word not in self.common or (len(word) <= 2 and word not in page.pack.stop)
            )
        if start in self.geographic and self.case(index) in APART:
            return False
        bare = self.bare(word)
        # কবির is a name, not the poet's
        short = len(word) - len(bare) == 1 and len(word) <= _NAME and self.suffixes.get(word[-1]) == "genitive"
        return word not in self.common and (short or bare not in self.common)

    def _is_acronym(self, index: int) -> bool:
        """Is it the short form of a body, told in brackets elsewhere ("Paguyuban Warga Pesisir (PAWAP)")?"""
        page = self.page
        written = page.text[page.word_starts[index] : page.word_ends[index]]
        return len(written) >= _ACRONYM and written.isupper() and f"({written})" in page.text

    def bare(self, word: str) -> str:
        """The word without its case ending, where it has a known one."""
        for size in range(min(6, len(word) - 2), 0, -1):
            if word[-size:] in self.suffixes:
                return word[:-size]
        return word

    def has_case(self, index: int) -> bool:
        """Does the word end in a case ending that closes a name?"""
        word = self.page.word(index)
        return word.endswith(self.pointing) and any(
            word.endswith(e) and len(word) > len(e) + 1 and word[-len(e) - 1] != _VIRAMA for e in self.pointing
        )

    def stem_end(self, index: int) -> int:
        """Where an unknown word ends without an ending that closes a name."""
        page = self.page
        end = page.word_ends[index]
        if self.capitals and not page.pack.attached:
            return end
        word = page.word(index)
        if self.capitals:
            return end - next((len(e) for e in self.written if word.endswith(e) and len(word) - len(e) >= _NAME), 0)
        for ending in self.pointing if word.endswith(self.pointing) else ():
            if word.endswith(ending) and len(word) - len(ending) >= 3 and word[-len(ending) - 1] != _VIRAMA:
                return end - len(ending)
        return end - 1 if self._owned_by(word, end) else end

    def _owned_by(self, word: str, end: int) -> bool:
        """Does the word's last letter alone say whose or with whom, as the small word after it asks ("হাসিনার সঙ্গে")?"""
        asks = self.suffixes.get(word[-1:]) == "genitive" and len(word) > _NAME
        return asks and any(m[2] in _OWNED for m in self.page.scan.within("cue", end + 1, end + 2))

    def bare_end(self, index: int) -> int:
        """Where a word, of a known term or unknown, ends without its case ending."""
        page, end = self.page, self.page.word_ends[index]
        for kind in _TERMS:
            for _, stop, _ in page.scan.within(kind, page.word_starts[index], end):
                if stop < end and page.scan.token_end(stop) == end:
                    return stop
        return end if end in self.cases else self.stem_end(index)

    def ends_in_place(self, index: int) -> bool:
        """Does an unknown word end as one of place does ("धादिङमा जिल्ला अस्पताल", a hospital in Dhading)?"""
        word = self.page.word(index)
        if not word.endswith(self.short_places):
            return False
        ending = max((e for e in self.short_places if word.endswith(e)), key=len)
        return len(word) > len(ending) + SURE + 1 and word[-len(ending) - 1] != _VIRAMA

    def name_word(self, index: int) -> bool:
        """May the word be one of an organisation's own?"""
        page = self.page
        word = page.word(index)
        if self.capitals:
            if not is_capital(page, index):
                return False
            sentence_start = page.sentence_at(page.word_starts[index]).start == page.word_starts[index]
            if page.pack.attached and sentence_start and self.case(index) == "other":
                return False  # the object of another verb ("Оқуды Вильнюс университеті ұйымдастырды")
            if sentence_start and (page.word_starts[index] in self.days or self._verb(index)):
                return False  # "Сьогодні лікарня", "Посетил Гомельскую больницу"
            if sentence_start and page.pack.cases and page.word_starts[index] in self.offices:
                return False  # "Начальник обласної адміністрації"
            return not (word in page.pack.stop or (sentence_start and word in self.common and len(word) < 5))
        if word[0].isdigit():
            return False
        start = page.word_starts[index]
        if start in self.geographic or start in self.of_places:
            return True
        return word not in self.common and self.bare(word) not in self.common and start not in self.block

    def _verb(self, index: int) -> bool:
        """Does a verb of cooperation begin here, and end with the word?"""
        start, end = self.page.word_starts[index], self.page.word_ends[index]
        return any(
            [
                m[2][1] != "-" and self.page.scan.token_end(m[1]) <= end
                for m in self.page.scan.within("word", start, start + 1)
            ]
        )

    def stands_inside(self, index: int) -> bool:
        """Is it a word in small letters of those that stand inside a name?"""
        page = self.page
        if index >= len(page.word_starts) or is_capital(page, index):
            return False
        return page.word(index) in page.pack.inside - self.links

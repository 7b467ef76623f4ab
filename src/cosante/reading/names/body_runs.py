"""Where the name of an organisation runs to, to the left of its head; to the right see ``body_ends``."""

import re
from typing import Final

from cosante.reading.names.words import APART, SURE, Words, is_capital
from cosante.reading.page import STANDING

#: What stands between the words of an organisation's name, to the left of its head.
_GAP_LEFT: Final = re.compile(r"[ '&.\-]{0,2}|'s ")
#: Cases of a country to which something goes, or which does it.
_TO: Final = frozenset({"accusative", "dative", "instrumental"})
_OF_PLACES: Final = STANDING | {"subnational_government"}
#: The letters of a short form in an organisation's name ("им.", "гос.").
_SHORT: Final = 3
#: A name in quotation marks at the end of a text.
_QUOTED: Final = re.compile(r'"[^\s"](?:[^"\n]{0,58}[^\s"])?"\Z')
#: Bodies of a state or of the world: their head ends their name, and no other organisation's name begins before it.
_STATE: Final = frozenset(
    {"country", "ministry", "embassy", "subnational_government", "un_agency", "multilateral", "medical_team"}
)


def left(words: Words, start: int, owned: bool = True, inside: bool = True) -> int:
    """Where an organisation's name begins whose head begins at ``start``: its own words before the head.

    Whose it is ("জাপানের", of Japan) may stand first in it, unless ``owned`` is denied; words in small
    letters that stand inside organisations' names are passed over, unless ``inside`` is denied.
    """
    page = words.page
    i = page.word_at(start) - 1
    begin, taken, soft, trade = start, 0, 0, start
    several = any([" " in page.text[m[0] : m[1]] for m in page.scan.within("orghead", start, start + 1)])
    while i >= 0 and taken < 8:
        gap = page.text[page.word_ends[i] : page.word_starts[i + 1] if i + 1 < len(page.word_starts) else start]
        if gap in {") ", ")"} and not words.capitals and (taken < 3 or words.parted) and _bracketed(words, i, gap):
            i -= 1
            gap = " "
        if not _GAP_LEFT.fullmatch(gap) or _stopped(words, i, gap) or _parted(words, i, (begin, start), owned):
            break
        if _passed(words, i):
            begin = page.word_starts[i] if begin < start else begin
        elif words.name_word(i):
            begin, soft = page.word_starts[i], 0
        elif not words.capitals and soft < 4 and (page.word_starts[i] in words.soft or (soft and _joins(words, i))):
            soft += 1
            trade = page.word_starts[i] if page.word_starts[i] in words.soft else trade
        elif not words.capitals and words.syllable(i):
            begin = page.word_starts[i]
        elif inside and words.capitals and (words.stands_inside(i) or _rest_of_word(words, i) or _adjective(words, i)):
            pass  # "Республиканский научный центр", "Children's Mercy Hospital"
        elif (
            not (
                words.capitals and page.word(i) in words.links and i and is_capital(page, i - 1) and (taken or several)
            )
            or page.word_ends[i - 1] in words.closed
            or _another_place(words, i)
        ):
            break
        if begin == page.word_starts[i] and (size := _given(words, i)):
            return begin + size
        i -= 1
        taken += 1
    if (not words.capitals or page.pack.attached) and begin < start:
        begin = _past_person(words, begin, start)
    return begin if begin < start else trade


def _rest_of_word(words: Words, index: int) -> bool:
    """Is it what an apostrophe parts from the word with a capital before it ("Children's", "Kilu'ufi"), no country?"""
    page, start = words.page, words.page.word_starts[index]
    if not index or page.text[start - 1 : start] != "'" or page.word_ends[index - 1] != start - 1:
        return False
    return is_capital(page, index - 1) and page.word_starts[index - 1] not in words.lands


#: So many adjectives stand before a head at most.
_ADJECTIVES: Final = 6
#: How adjectives end in the languages whose names are told by case, and their letters at least.
_ADJECTIVE: Final = re.compile(r"[^\W\d_]{4,}(?:ого|его|ому|ему|ым|им|ой|ую|ая|ый|ий|ое|ых|их|ої|ій|у|а)")


def _adjective(words: Words, index: int) -> bool:
    """Is it an adjective in small letters behind one with a capital ("Ташкентским педиатрическим … институтом")?"""
    page = words.page
    if not (page.pack.settings["owner_by_case"] and page.pack.settings["head"] != "final"):
        return False
    for i in range(index, max(-1, index - _ADJECTIVES), -1):
        if not _of_adjectives(words, i):
            return False
        if i < index and is_capital(page, i):
            return True
    return False


def _of_adjectives(words: Words, index: int) -> bool:
    page, start = words.page, words.page.word_starts[index]
    known = any(page.scan.within(kind, start, start + 1) for kind in ("word", "counted", "orghead", "role", "number"))
    return not known and _ADJECTIVE.fullmatch(page.text, start, page.word_ends[index]) is not None


def quoted_left(words: Words, start: int) -> int:
    """Where a name in quotation marks right before a head begins (``«Жұлдыз» қоры``), or the head itself."""
    text = words.page.text
    if not words.page.pack.attached or text[start - 2 : start] != '" ':
        return start
    quoted = _QUOTED.search(text, 0, start - 1)
    return quoted.start() if quoted else start


def _stopped(words: Words, index: int, gap: str) -> bool:
    """Does the stop after the word end a sentence, not a short form, or its ending part it from what follows?"""
    page = words.page
    if page.pack.cases and page.pack.cases.get(page.word(index)) in _TO and page.word_starts[index] in words.lands:
        return True  # "направил в Россию медицинских экспертов"
    start = page.word_starts[index]
    if gap[:1] == "." and page.text[start - 1 : start] == "." and len(page.word(index)) > 1:
        return True  # "BAQ.KZ. …", the address of who reports
    apart = page.pack.attached and is_capital(page, index) and words.case(index) in APART
    if apart and not (index and words.case(index - 1) == "genitive"):  # "Қытайдың Алматыдағы консулдығы" is one name
        return True
    if gap == " " and page.pack.settings["script"] == "Hani" and not page.text[start].isascii():
        after = page.word_starts[index + 1] if index + 1 < len(page.word_starts) else 0
        spaced = page.text[page.word_ends[index] : after] == " "  # no bracket: "中国(江苏)第17期…"
        if after and spaced and not page.text[after].isascii() and words.apart_in_text(index + 1):
            return True  # two parts of a headline ("菲律宾义诊 博爱医疗队跨海送暖")
    if gap[:1] == "." and words.capitals and len(page.word(index)) > 1:
        acronym = page.text[start : page.word_ends[index]].isupper()
        if acronym and _next_sentence(words, index):
            return True  # "… апарат УЗИ. Міська лікарня …"
    if gap[:1] != "." or len(page.word(index)) <= _SHORT:
        return False
    return words.stop_ends or not words.capitals or _next_sentence(words, index)


def _next_sentence(words: Words, index: int) -> bool:
    """Does another sentence begin after the word ("… for hospitals in Nepal. Nepal Health Forum …")?"""
    page, after = words.page, index + 1
    if after >= len(page.word_starts):
        return False
    return page.sentence_index(page.word_starts[index]) != page.sentence_index(page.word_starts[after])


def _passed(words: Words, index: int) -> bool:
    """Is it a word over which a name goes on to the left, as in a script without spaces ("第 12 批 援 …")?"""
    page = words.page
    if not words.parted:  # "বেইজিং তৃতীয় হাসপাতাল", the third of a town
        ranked = index > 0 and not words.capitals and page.word_starts[index] in words.numbers
        return ranked and page.word_starts[index - 1] in words.geographic and not words.case(index - 1)
    return page.word(index) in words.links or page.word_starts[index] in words.numbers


def _bracketed(words: Words, index: int, gap: str) -> bool:
    """Is it one word in brackets, the short form of the words before it ("বিশ্ববিদ্যালয় (বিএমইউ) হাসপাতাল"), or in a
    script without spaces the province that sends a country's team (中国(江苏)第17期援圭亚那医疗队)?
    """
    page = words.page
    if not index or (gap == ")" and not words.parted):
        return False
    return page.text[page.word_ends[index - 1] : page.word_starts[index]] == gap.replace(")", "(")[::-1]


def _parted(words: Words, index: int, name: tuple[int, int], owned: bool) -> bool:
    """Does the word, in a language whose names have no capitals, belong to another than the name that begins and whose
    head begins at the spots of ``name``?
    """
    begin, start = name
    if words.capitals:
        return False
    if (
        words.parted
        and words.page.text[start].isascii()
        and not words.page.text[words.page.word_starts[index]].isascii()
    ):
        return True  # "โดย Silver River Foundation"
    if _apart(words, index, begin < start or not owned, owned) or _acting(words, index, begin):
        return True
    if begin < start and words.bodies.get(start) in STANDING and _of_town(words, index):
        return True
    return words.page.word_ends[index] not in words.cases and words.ends_in_place(index)


def _of_town(words: Words, index: int) -> bool:
    """Does a small word of its own say that the body after it is the town's, whose name it is not
    ("चंडीगढ़ के सेवा अस्पताल", the hospital Seva of Chandigarh)?
    """
    page, start = words.page, words.page.word_starts[index]
    if not page.pack.postpositions or start not in words.towns:
        return False
    return words.case(index) == "genitive" or words.case(index + 1) == "genitive"


def _apart(words: Words, index: int, named: bool, owned: bool = True) -> bool:
    """Does the word's case, or what it is the head of, part it from the name after it?"""
    start = words.page.word_starts[index]
    case, body = words.case(index), words.bodies.get(start)
    if case in APART or (case == "genitive" and (not owned or start in words.crowds)):
        return True
    if case == "other" and (body or start not in words.soft or start in words.counted or start in words.offices):
        return True
    if body == "country" and words.parted and words.page.word(index + 1) in words.links:
        return False  # "中国政府赴老挝医疗专家组"
    if body:
        return named or body in _STATE or (case == "genitive" and body == "armed_forces")
    if words.page.word_ends[index] not in words.cases and _before_people(words, index):
        return True
    return case == "genitive" and named and start not in words.geographic and start not in words.soft


def _given(words: Words, index: int) -> int:
    """The letters written to the unknown word, with which a name begins, that say where something goes (ለፈለገ ብርሃን
    ሆስፒታል); 0 where there are none.
    """
    prefixes, word = words.page.pack.prefixes, words.page.word(index)
    if prefixes is None or prefixes.article or words.page.word_starts[index] in words.geographic:
        return 0
    if len(word) <= _SHORT or word in prefixes.whole:
        return 0
    return next((len(p) for p in prefixes.joined if word.startswith(p)), 0)


def _acting(words: Words, index: int, begin: int) -> bool:
    """Is it a country without a case right before that whose the body is, and does something itself ("জাপান নেপালের সরকারকে
    … দিয়েছে")?
    """
    if words.page.word_starts[index] not in words.lands or begin not in words.lands or words.case(index):
        return False
    first = words.page.word_at(begin)
    return first == index + 1 and words.case(first) == "genitive"


def _before_people(words: Words, index: int) -> bool:
    """Is it an unknown word that may be in the locative, right before the name of a country or people?"""
    page, word = words.page, words.page.word(index)
    if index + 1 >= len(page.word_starts) or page.word_starts[index + 1] not in words.lands:
        return False
    return any(word.endswith(e) and len(word) > len(e) + SURE for e in words.places_in)


def _another_place(words: Words, index: int) -> bool:
    """Does the link join the body to what stands in a place before it ("… in Vietnam and Pal College of Nursing")?"""
    page = words.page
    if index < 2 or page.word(index) not in page.pack.joining or page.word_starts[index - 1] not in words.lands:
        return False
    return page.word(index - 2) in page.pack.locatives


def _joins(words: Words, index: int) -> bool:
    """Is it a small word between two words of one name, and not between two organisations?"""
    page = words.page
    if page.word(index) not in words.links or not index:
        return False
    before = page.word_starts[index - 1]
    return before in words.soft and before not in words.bodies and before not in words.geographic


def _past_person(words: Words, begin: int, start: int) -> int:
    """Where the name begins if a person's name, right after an office or a title, stands before it."""
    page = words.page
    first, head = page.word_at(begin), page.word_at(start)
    if not first or page.word_ends[first - 1] not in words.titles:
        return begin
    if page.text[page.word_ends[first - 1] : begin] not in {" ", ". ", ": "}:
        return begin
    starts = words.soft | words.geographic
    own = next((i for i in range(first, head) if page.word_starts[i] in starts), head)
    if own == first or (own == head == first + 1 and page.word_ends[first - 1] in words.honours):
        return begin
    return page.word_starts[own] if own < head else start


def owner_left(words: Words, start: int) -> int:
    """Where the countries, peoples and places right before a name begin: its owners."""
    page, scan = words.page, words.page.scan
    if page.pack.settings["name_adjective"] == "after":
        return start
    ends = {
        scan.token_end(m[1]): (m[0], words.suffixes.get(scan.suffix_at.get(m[1], ""), ""))
        for kind in ("placehead", "place", "demonym", "country")
        for m in scan.within(kind, max(0, start - 60), start)
    }
    begin, owned = start, ""
    while begin > 0 and page.text[begin - 1 : begin] == " " and begin - 1 in ends:
        owner, case = ends[begin - 1]
        apart = page.pack.postpositions and words.bodies.get(start) in STANDING
        if apart and case == "genitive" and owner in words.towns:
            break  # "चंडीगढ़ के पीजीआई"
        if case in APART or case == "other" or (owned == "genitive" and not case):
            break  # "চীন ফিজির স্বাস্থ্য মন্ত্রণালয়কে": China does it
        begin, owned = owner, case
    return begin


def town_left(words: Words, start: int) -> int:
    """Where a town or province begins whose small word binds a hospital, school or office without a name of its own to
    it ("पटना के जिला अस्पताल", the district hospital of Patna).
    """
    if not words.page.pack.postpositions or words.bodies.get(start) not in _OF_PLACES:
        return start
    scan = words.page.scan
    for first, end, _ in scan.within("place", max(0, start - 40), start):
        owns = words.suffixes.get(scan.suffix_at.get(end, "")) == "genitive"
        if owns and words.page.text[scan.token_end(end) : start] == " ":
            return first
    return start

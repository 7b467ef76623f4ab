"""Where the name of a person runs to: from what stands before or after it, or by its own structure."""

import re
from typing import Final

from cosante.reading.names.words import Words

_JOIN: Final = re.compile(r"(?: |-|- |'|\. ?|)\Z")
MAX_PERSON: Final = 6
#: A name in Latin letters in a text of a script without capitals: two words of it at least.
_LATIN: Final = re.compile(
    r"(?:[A-Z][a-zÀ-ÿ'’]+|[A-Z]\.)(?:(?: |-|\. ?)(?:[A-Z][a-zÀ-ÿ'’]+|[A-Z](?=\.))){1,4}(?![A-Za-zÀ-ÿ])"
)
#: Between the parts of a foreign name that is written by its sound.
MIDDLE: Final = frozenset("·•・‧")
#: The letters of an unknown run that may be such a name.
LONGEST_RUN: Final = 6
#: The letters of one word of a name.
MAX_LETTERS: Final = 8
#: Small words of surnames that join two full names as well.
_AND: Final = frozenset({"y", "e"})
#: The letters of a short form in a name, or of a title.
_SHORTEST: Final = 3
#: "Son of", behind which a name goes on though it is a title elsewhere ("سالم ولد الشيخ المرابط").
_SON_OF: Final = frozenset({"ولد", "بن", "ابن"})
#: The letters of an initial ("А.", "Дж.").
_INITIAL: Final = 2
#: The second syllable of a Korean's or Chinese's given name, after a hyphen ("Kim Jong-min", "Lin Chia-wei").
_SYLLABLE: Final = re.compile(r"(?:ch|sh|ts|kw|gw|hw|[bcdghjkmnpstwyz])?[aeiouy]{1,3}(?:ng|[ngkmlpthrb])?\Z")
#: Cases after which a place goes on or ends a name, and one in which it begins none.
_WHITHER: Final = frozenset({"locative", "dative", "ablative"})
_WHERE: Final = frozenset({"locative"})
#: After two words of a name a place that something is done to ends it, too ("Hans Kluge Ankara'yı ziyaret etti").
_TOLD: Final = _WHITHER | {"other"}


def after(words: Words, offset: int, limit: int = MAX_PERSON) -> tuple[int, int] | None:
    """The run of a person's name that begins right at ``offset``."""
    page = words.page
    i = page.word_at(offset)
    if i >= len(page.word_starts) or page.text[offset : page.word_starts[i]].strip(" \"'(.-"):
        return None
    if latin := _in_latin(words, page.word_starts[i]):
        return latin
    if page.pack.sounds or page.word_starts[i] in words.personal:
        return structured(words, i)
    return None if page.pack.spaceless and not words.apart_in_text(i) else _run(words, i, limit)


def _in_latin(words: Words, start: int) -> tuple[int, int] | None:
    """The name in Latin letters that begins here in a script without capitals, where it is no body's."""
    match = None if words.capitals else _LATIN.match(words.page.text, start)
    return match.span() if match and not words.page.scan.within("org", *match.span()) else None


def _run(words: Words, i: int, limit: int) -> tuple[int, int] | None:
    """The run of words of a person's name that begins with the word."""
    page = words.page
    first, last, pending = i, -1, i
    while pending < len(page.word_starts) and pending - first < limit:
        start = page.word_starts[pending]
        gap = page.text[page.word_ends[pending - 1] : start] if pending > first else ""
        if words.stop_ends and gap[:1] == "." and len(page.word(pending - 1)) > _INITIAL:
            break  # the end of a sentence, not of an initial
        joined = _JOIN.match(gap) or _initial(words, pending - 1)
        cases = (_TOLD if last > first else _WHITHER) if last >= 0 else _WHERE
        if not joined or (gap == "'" and _ending(words, pending)) or _place_in_a_case(words, start, cases):
            break
        initial = words.initials and len(page.word(pending - 1)) <= _INITIAL
        if words.capitals and gap == ". " and not initial and page.sentence_at(start).start == start:
            break
        if pending > first and (_goes_on(words, gap, pending) or page.word(pending - 1) in _SON_OF):
            last = pending
        elif not (words.person_word(pending, first) or _initial(words, pending) or words.syllable(pending)):
            last = _given(words, gap, pending, (first, last))
            if last < 0 or not _within(words, pending):
                break
        else:
            last = pending
            if not words.capitals and words.has_case(pending):
                break
        pending += 1
    if last < first:
        return None
    return _named(page.word_starts[first], words.stem_end(_one_of_two(words, first, last)))


def _goes_on(words: Words, gap: str, index: int) -> bool:
    """Does an apostrophe stand inside a word of the name ("Мар'яна", "Ng'ombeni"), and no ending behind it?"""
    page = words.page
    if gap != "'" or not words.capitals or words.apostrophes or len(page.word(index - 1)) < _SHORTEST - 1:
        return False
    ending = page.word(index)
    return page.text[page.word_starts[index]].islower() and len(ending) >= _SHORTEST and ending not in words.suffixes


def _within(words: Words, index: int) -> bool:
    """Is it what stands within a name with capitals: a small word, or a title without a stop ("Hasan Şeyh Osman")?"""
    page = words.page
    if not words.capitals or page.word(index) in words.particles:
        return words.capitals
    start, end = page.word_starts[index], page.word_ends[index]
    if index + 1 >= len(page.word_starts) or page.text[end : page.word_starts[index + 1]] != " ":
        return False
    titled = any([m[:2] == (start, end) for m in page.scan.within("honorific", start, end)])
    return titled and page.text[start].isupper() and words.person_word(index + 1, -1)


def _given(words: Words, gap: str, index: int, run: tuple[int, int]) -> int:
    """The last word of a name that may go on with a syllable in small letters after a hyphen ("Kim Jong-min")."""
    first, last = run
    return index if gap == "-" and last > first and _SYLLABLE.match(words.page.word(index)) else last


def _ending(words: Words, index: int) -> bool:
    """Is what stands behind the apostrophe a case ending (মোদি’র, Modi's), in a script without capitals?"""
    return not words.capitals and words.page.word(index) in words.suffixes


def _place_in_a_case(words: Words, start: int, cases: frozenset[str]) -> bool:
    """Does the name of a place begin here whose ending after an apostrophe is of such a case ("Taşkent'te")?"""
    return bool(words.apostrophes) and not cases.isdisjoint(
        [
            words.apostrophes.get(m[1], "")
            for kind in ("place", "country")
            for m in words.page.scan.within(kind, start, start + 1)
        ]
    )


def _one_of_two(words: Words, first: int, last: int) -> int:
    """The last word of the first of two full names that a small word joins ("Juan Pérez y Ana Gómez")."""
    page = words.page
    cut = last - first + 1 >= MAX_PERSON  # the second name goes on
    for i in range(first + 2, last if cut else last - 1) if words.capitals else ():
        if page.word(i) in _AND and page.text[page.word_starts[i]].islower():
            return i - 1
    return last


def before(words: Words, offset: int, limit: int = MAX_PERSON) -> tuple[int, int] | None:
    """The run of a person's name that ends right at ``offset``."""
    page = words.page
    i = page.word_before(offset)
    if i < 0 or page.text[page.word_ends[i] : offset].strip(" \"')"):
        return None
    if page.pack.sounds:
        while i > 0 and page.word_starts[i] in words.personal and _middle(words, i - 1):
            i -= 1
        return structured(words, i) if page.word_starts[i] in words.personal else None
    last, first, pending = i, -1, i
    while pending >= 0 and last - pending < limit:
        gap = page.text[page.word_ends[pending] : page.word_starts[pending + 1]] if pending < last else ""
        if pending < last and not _JOIN.match(gap):
            break
        if words.capitals and gap[:1] == "." and len(page.word(pending)) > _SHORTEST and _begins(words, pending + 1):
            break  # the end of a sentence
        if words.person_word(pending, -1):
            first = pending
        elif not (first >= 0 and words.capitals and page.word(pending) in words.particles):
            break
        pending -= 1
    if first < 0:
        return None
    return _named(page.word_starts[first], words.stem_end(last))


def _begins(words: Words, index: int) -> bool:
    """Does a sentence begin with the word?"""
    start = words.page.word_starts[index]
    return words.page.sentence_at(start).start == start


def plain_name(words: Words, index: int) -> bool:
    """May the word be one of a person's name: unknown, and without an ending?"""
    page, word = words.page, words.page.word(index)
    if not words.person_word(index, index) or page.word_ends[index] in words.cases or len(word) > MAX_LETTERS:
        return False
    start = page.word_starts[index]
    if start in words.soft or native_name(words, index):
        return start not in words.soft
    return not any(len(word) > len(e) + 1 and word.endswith(e) for e in words.suffixes)


def native_name(words: Words, index: int) -> bool:
    """Is it a surname of the language with one or two letters more?"""
    return native_stem(words, words.page.word(index))


def native_stem(words: Words, stem: str) -> bool:
    """Is what is left of a word without its ending a surname of the language with one or two letters more?"""
    size = next((n for n in (2, 1) if stem[:n] in words.page.pack.surnames), 0)
    return size > 0 and 1 <= len(stem) - size <= 2 and len(stem) > 2


def structured(words: Words, index: int) -> tuple[int, int] | None:
    """The name that begins with a word, in a language that tells names by their structure: a name found so, with
    all its parts, or an unknown run of a few letters."""
    page = words.page
    start, last = page.word_starts[index], index
    if latin := _in_latin(words, start):
        return latin
    if start not in words.personal and not _unknown(words, index):
        return None
    while _middle(words, last) and (page.word_starts[last + 1] in words.personal or _unknown(words, last + 1)):
        last += 1
    while not page.pack.sounds and _spaced(words, last):
        last += 1
    return _named(start, page.word_ends[last])


def _middle(words: Words, index: int) -> bool:
    """Does a mark between the parts of a foreign name stand after the word?"""
    page = words.page
    if index + 1 >= len(page.word_starts):
        return False
    return page.text[page.word_ends[index] : page.word_starts[index + 1]].strip() in MIDDLE


def _spaced(words: Words, index: int) -> bool:
    """Does another part of a person's name follow after a space?"""
    page = words.page
    if index + 1 >= len(page.word_starts) or page.word_starts[index + 1] not in words.personal:
        return False
    return not page.text[page.word_ends[index] : page.word_starts[index + 1]].strip(" ")


def _unknown(words: Words, index: int) -> bool:
    """Is it a run of letters that write foreign names, known by no table?"""
    page, word = words.page, words.page.word(index)
    if not 1 < len(word) <= LONGEST_RUN or not words.person_word(index, index):
        return False
    sounding = sum(c in page.pack.sounds for c in word)
    return page.word_starts[index] not in words.soft and sounding * 2 > len(word)


def _initial(words: Words, index: int) -> bool:
    """In a script without capitals, a short word with a stop right after it that more of a name follows."""
    page = words.page
    if words.capitals or index + 1 >= len(page.word_starts):
        return False
    word, gap = page.word(index), page.text[page.word_ends[index] : page.word_starts[index + 1]]
    if len(word) > 3 or word[0].isdigit() or gap not in {". ", ": ", "."}:
        return False
    return words.person_word(index + 1, index)


def _named(start: int, end: int) -> tuple[int, int] | None:
    """A letter alone is no name."""
    return (start, end) if end - start > 1 else None

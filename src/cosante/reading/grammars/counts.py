"""Counts: a number and what it counts, by the counted noun near it.

The noun stands after the number ("450 জন মানুষ", "402 motorbikes", "deux ambulances"), after a few adjectives, or after
"of" or another link. Numbers of years, floors, percent and the like are no counts, nor are ordinals, money and dates.
"""

import re
from bisect import bisect_left
from decimal import Decimal
from typing import Final

from msgspec import Struct

from cosante.languages.tables import DEED_VERBS
from cosante.reading.grammars.digits import thousands
from cosante.reading.grammars.number import Number
from cosante.reading.scanning import Mention, Scan
from cosante.vocabulary.codes import PEOPLE, Qualifier

_BREAK: Final = re.compile(r"[㎡㎥㎞㏊.;:!?()\[\]\n\"|/%°。、،؛؟।॥]|, (?!\w+ \w+s\b)")
#: In scripts without spaces: any comma, and no more than this many letters between a number and its noun.
_BREAK_SPACELESS: Final = re.compile(r"[㎡㎥㎞㏊.,;:!?()\[\]\n\"|/%°。、]")
REACH_SPACELESS: Final = 12
#: How far before its number a noun may stand, where the language puts it there.
_NOUN_REACH: Final = 24
#: How many words may stand between a number and the noun that it counts.
REACH: Final = 4
_NO_NOUN: Final = frozenset({"classifier", "people_classifier", "not_counted"})
#: Of these nobody has so many.
_BILLION: Final = 10**9
_NEVER_BILLIONS: Final = frozenset(
    "facilities vehicles beds doctors health_workers trainees delegates delegations countries documents".split()
)
#: Verbs: what stands before them is numbered by itself ("a team of eight visited …").
_VERBS: Final = DEED_VERBS | {"say", "cooperate", "discuss"}
_AFTER_GROUP: Final = re.compile(r"[.;:)\n]|, |$")
#: A day of the month, in Chinese.
_DAY_OF: Final = re.compile(r" ?[日号號](?!本)")
_NEXT_WORD: Final = re.compile(r" (\S+)")
#: A word in small letters that is no ending of a number ("10-ти").
_BOUND: Final = re.compile(r"(?![^\W_]*[A-ZА-Я])[^\W\d_]{4,}")
#: Where something goes or comes from: the number before such a word counts nothing after it.
_SIDES: Final = 2
_TO: Final = frozenset({"to", "from", "with", "by"})
#: A number of four digits from the one to the other is a year sooner than a count.
_YEAR_LONG: Final = 4
_YEARS: Final = (1990, 2035)


class Counted(Struct):
    """A number of people or things."""

    start: int
    end: int
    value: Decimal
    of: str
    qualifier: Qualifier


def find(scan: Scan, numbers: list[Number], taken: list[tuple[int, int]]) -> list[Counted]:
    """The counts of a text; numbers inside ``taken`` spans (money, dates) are passed over."""
    nouns = scan.of("counted")
    starts = [m[0] for m in nouns]
    taken = sorted(taken)
    taken_starts = [t[0] for t in taken]
    found: list[Counted] = []
    for i, number in enumerate(numbers):
        if (
            number.ordinal
            or number.value < 1  # half the children are not counted
            or _inside(number, taken, taken_starts)
            or _of_a_noun(number, nouns, starts)
            or _qualifies(scan, number, starts)
        ):
            continue
        following = numbers[i + 1 : i + 1 + REACH]  # "les 45 premiers malades", "two four-wheel drive vehicles"
        others = (n.start for n in following if not (n.ordinal or _qualifies(scan, n, starts)))
        after = next(others, len(scan.text))
        if (i and _out_of(scan, numbers[i - 1], number)) or _measured(scan, number, nouns, starts):
            continue
        count = (
            _pair(number, nouns, starts)
            or _noun_before(scan, number, nouns, starts)
            or _members(scan, number, sure=True)
            or _counted(scan, number, nouns, starts, after)
            or _members(scan, number, sure=False)
        )
        if count is not None and not (_both(scan, count) or _year(number, count, scan.text) or _beyond(count)):
            found.append(count)
    return found


def _pair(number: Number, nouns: list[Mention], starts: list[int]) -> Counted | None:
    """A noun in the dual, which is its own number ("سيارتي إسعاف", two ambulances)."""
    i = bisect_left(starts, number.start)
    if i == len(nouns) or starts[i] != number.start or nouns[i][1] < number.end or not number.words:
        return None
    return None if nouns[i][2] in _NO_NOUN else Counted(number.start, nouns[i][1], number.value, nouns[i][2], "exact")


def _both(scan: Scan, count: Counted) -> bool:
    """Are they the two of whom the text tells ("the two friendly countries")?"""
    two = count.value == _SIDES and count.of == "countries"
    return two and any(m[2] == "both_sides" for m in scan.within("cue", count.start - 5, count.end))


def _beyond(count: Counted) -> bool:
    """Are there more than there can be? Then it is money whose currency is not told ("BILIONI 87 KUJENGA VITUO")."""
    return count.of in _NEVER_BILLIONS and count.value >= _BILLION


def _year(number: Number, count: Counted, text: str) -> bool:
    """Is it the year of what stands a word or more behind it ("2017 라오스 건강 나눔 프로젝트")?"""
    if len(number.plain) != _YEAR_LONG or not _YEARS[0] <= number.value <= _YEARS[1]:
        return False
    return count.start == number.start and " " in text[number.end : count.end].strip()


def _of_a_noun(number: Number, nouns: list[Mention], starts: list[int]) -> bool:
    """Is a number word part of a term that says that it counts nothing ("yaş altı", under the age of)?"""
    i = bisect_left(starts, number.start) - 1
    return number.words and i >= 0 and nouns[i][1] >= number.end and nouns[i][2] == "not_counted"


def _out_of(scan: Scan, part: Number, whole: Number) -> bool:
    """Is it the whole of a share ("one in three women", "neuf sur dix enfants")?"""
    between = scan.text[part.end : whole.start]
    return (
        between[:1] == between[-1:] == " " and between.strip() in scan.pack.locatives and part.value < whole.value <= 10
    )


def _noun_before(scan: Scan, number: Number, nouns: list[Mention], starts: list[int]) -> Counted | None:
    """What stands right before its number where the language puts it there ("madaktari 50", 의사 50명)."""
    if not scan.pack.nouns_before:
        return None
    i = bisect_left(starts, number.start) - 1
    if i < 0 or nouns[i][2] in _NO_NOUN or not _stands_before(scan, nouns[i][1], number):
        return None
    if scan.pack.full and scan.text[max(0, nouns[i][0] - 2) : nouns[i][0]].strip()[-1:].isdigit():
        return None  # "29개국 739명": it is counted itself
    end, after = number.end, scan.within("counted", number.end, number.end + 2)
    if after and scan.text[number.end : after[0][0]] in {"", " "} and not scan.pack.settings["nouns_before"]:
        if after[0][2] in {"not_counted", "beds"}:
            return None  # "ໂຮງໝໍ 200 ຕຽງ", a hospital of 200 beds
        end = after[0][1]
    return Counted(nouns[i][0], end, thousands(scan, number), nouns[i][2], number.qualifier)


def _beside(scan: Scan, end: int, start: int) -> bool:
    """Does a number stand right after its noun, or with whose it is or small words between ("นักศึกษาลาวจำนวน 20 คน")?"""
    between = scan.text[end:start]
    if between in {"", " "}:
        return True
    if not (scan.pack.spaceless and scan.pack.full) or len(between) > _NOUN_REACH or _BREAK_SPACELESS.search(between):
        return False
    whose = {scan.text[m[0] : m[1]] for kind in ("country", "demonym") for m in scan.within(kind, end, start)}
    return all(
        word in whose or scan.pack.term(word) in scan.pack.common | scan.pack.origins for word in between.split()
    )


def _stands_before(scan: Scan, end: int, number: Number) -> bool:
    """Is there nothing between a noun that ends at ``end`` and its number, or a hedge alone ("watu zaidi ya 500")?"""
    between = scan.text[end : number.start]
    if number.qualifier == "exact" or between in {"", " "}:
        return _beside(scan, end, number.start)
    hedges = [m for m in scan.within("cue", end, number.start) if m[2] == number.qualifier]
    return any(scan.text[end : m[0]] == scan.text[m[1] : number.start] == " " for m in hedges)


def _measured(scan: Scan, number: Number, nouns: list[Mention], starts: list[int]) -> bool:
    """Does what stands before the number say that it counts nothing ("asilimia 40", "miaka 60")?"""
    i = bisect_left(starts, number.start) - 1
    before = scan.pack.settings["nouns_before"] and i >= 0 and nouns[i][2] == "not_counted"
    return before and _stands_before(scan, nouns[i][1], number)


def _members(scan: Scan, number: Number, sure: bool) -> Counted | None:
    """The members of a group that is named before their number ("une équipe de huit")."""
    before = scan.within("group", number.start - 40, number.start)
    if not before or number.value > 1000 or not _ends_phrase(scan, number.end, sure):
        return None
    start, end, _ = before[-1]
    if scan.text[end : number.start].strip() not in {"of", "de"}:
        return None
    return Counted(start, number.end, number.value, "delegates", number.qualifier)


def _ends_phrase(scan: Scan, end: int, sure: bool) -> bool:
    """Does a stop, a function word or a verb follow (or, if not sure, an ordinary word), nothing to be counted?"""
    following = _NEXT_WORD.match(scan.folded.scan, end)
    if _AFTER_GROUP.match(scan.text, end) or following is None:
        return True
    start = end + 1
    if any(m[2][0] == "unit" for m in scan.within("date", start, start + 1)):
        return False  # a mission of three months
    if following[1] in scan.pack.stop or (not sure and following[1] in scan.pack.common):
        return True
    return any(m[2][0] in _VERBS for m in scan.within("word", start, start + 1))


def _inside(number: Number, taken: list[tuple[int, int]], starts: list[int]) -> bool:
    i = bisect_left(starts, number.end) - 1
    return any(taken[j][0] < number.end and number.start < taken[j][1] for j in range(max(0, i - 2), i + 1))


def _counted(
    scan: Scan, number: Number, nouns: list[tuple[int, int, str]], starts: list[int], following: int
) -> Counted | None:
    text = scan.text
    i = bisect_left(starts, number.end if not number.words else number.end - 1)
    position, classified, people, end = scan.token_end(number.end), False, False, number.end
    position += _is_short(text, position)
    if number.words and (joined := scan.suffix_at.get(number.end, "")) and joined.startswith(scan.pack.classifiers):
        classified = True  # a number word that carries its classifier: দুইজন, চারটি
        people, end = "people_classifier" in _joined(scan, joined), end + len(joined)
    written = _joined(scan, scan.folded.scan[number.end : number.end + 16])
    if "not_counted" in written or _DAY_OF.match(text, number.end):
        return None  # ৪টায়, তিনটায়, "at four", "at three"
    while i < len(nouns):
        start, stop, of = nouns[i]
        between = text[position:start]
        if start >= following and not _ranged(scan, text[number.end : following]):
            break
        if _apart(scan, between) or _elsewhere(scan, position, start, following):
            break
        if of == "not_counted":
            return None
        if of in {"classifier", "people_classifier"}:
            classified, people = True, people or of == "people_classifier"
            position, end = scan.token_end(stop), stop
            i += 1
            continue
        if number.words and number.value == 1 and not classified:
            return None
        if people and scan.pack.spaceless and of not in PEOPLE:
            break  # "一行12人访问医院": the persons are counted
        if of == "facilities" and not classified and scan.pack.settings["script"] == "Hani":
            return None  # 103医院 is called so
        stop, of = _head_noun(scan, nouns, i)
        # tonnes are told in thousandths
        value = thousands(scan, number) if of not in {"other", "kits"} else number.value
        return Counted(number.start, stop, value, of, number.qualifier)
    if people:
        return Counted(number.start, end, thousands(scan, number), "beneficiaries", number.qualifier)
    return None


def _is_short(text: str, position: int) -> bool:
    """Is it the stop of a scale cut short, inside a phrase ("12 тыс. таблеток")?"""
    return (
        text[position : position + 2] == ". "
        and text[position - 1].isalpha()
        and text[position + 2 : position + 3].islower()
    )


def _qualifies(scan: Scan, number: Number, starts: list[int]) -> bool:
    """Does a hyphen bind the number to a word that is nothing counted ("four-wheel drive vehicles", "two-door")?"""
    start = number.end + 1
    if scan.text[number.end : start] != "-" or scan.pack.suffixes or scan.pack.spaceless:
        return False
    i = bisect_left(starts, start)
    if i < len(starts) and starts[i] == start:
        return False
    return _BOUND.match(scan.text, start) is not None and not scan.within("number", start, start + 1)


def _apart(scan: Scan, between: str) -> bool:
    """Is there too much between a number and a noun for the one to count the other?"""
    if scan.pack.spaceless:
        return len(between.replace(" ", "")) > REACH_SPACELESS or _BREAK_SPACELESS.search(between) is not None
    return _BREAK.search(between) is not None or len(between.split()) > REACH  # the next noun may be far away


def _head_noun(scan: Scan, nouns: list[tuple[int, int, str]], i: int) -> tuple[int, str]:
    """End and meaning of the noun that is counted: of nouns in a row the last, where the language puts it last."""
    _, stop, of = nouns[i]
    if scan.pack.settings["name_adjective"] != "before" or of == "beds":
        return stop, of  # of a 30-bed ward the beds are numbered
    for start, end, after in nouns[i + 1 :]:
        if scan.text[stop:start] != " " or after in _NO_NOUN or after == "other" or _where(scan, end):
            break
        stop, of = end, after
    return stop, of


def _where(scan: Scan, end: int) -> bool:
    """Does the noun's ending say where something is ("১০ লাখ টিকা দেশে", a million doses in the country)?"""
    return scan.pack.suffixes.get(scan.suffix_at.get(end, "")) == "locative"


def _elsewhere(scan: Scan, start: int, end: int, following: int) -> bool:
    """Does a word of place or direction stand between a number and a noun ("5 million to the hospital")?"""
    if following < end:
        start = following  # the word between the ends of a range is none
    words = scan.text[start:end].lower().split()
    return any(word in scan.pack.locatives for word in words) or any(
        m[2] in _TO and m[1] <= end for m in scan.within("cue", start, end)
    )


def _joined(scan: Scan, after: str) -> set[str]:
    """What the word that is written to a number means as a counted noun (জন, টি, টায়)."""
    pack, hay = scan.pack, f" {after} "
    if not after or after[0] == " ":
        return set()
    matches: list[tuple[int, int, int]] = pack.automaton.find_matches_as_indexes(hay, overlapping=True)
    return {
        value
        for pattern, start, stop in matches
        if start == 0 and (hay[stop - 1] == " " or hay[stop : stop + 1] == " ")
        for kind, value, _ in pack.meaning(pattern)
        if kind == "counted"
    }


def _ranged(scan: Scan, between: str) -> bool:
    """Is the text between two numbers that of a range ("10 to 15", "10-15")?"""
    word = between.strip(" -\u00a0")
    return (not word and between != " ") or word in scan.pack.settings["range_words"] or word in scan.pack.joining


def is_people(count: Counted) -> bool:
    """Does it count people?"""
    return count.of in PEOPLE

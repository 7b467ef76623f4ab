"""Counts: a number and what it counts, by the counted noun near it.

The noun stands after the number ("450 জন মানুষ", "402 motorbikes", "deux ambulances"), after a few adjectives, or after
"of" or another link. Numbers of years, floors, percent and the like are no counts, nor are ordinals, money and dates.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal

from cosante.reading.grammars.numbers import Number
from cosante.reading.scanning import Scan
from cosante.vocabulary.codes import PEOPLE, Qualifier

_BREAK = re.compile(r"[.;:!?()\[\]\n\"|/%°]|, (?!\w+ \w+s\b)")
#: How many words may stand between a number and the noun that it counts.
REACH = 4
_NO_NOUN = frozenset({"classifier", "people_classifier", "not_counted"})


@dataclass(slots=True)
class Counted:
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
        if number.ordinal or number.value <= 0 or _inside(number, taken, taken_starts):
            continue
        following = numbers[i + 1].start if i + 1 < len(numbers) else len(scan.text)
        count = _counted(scan, number, nouns, starts, following)
        if count is not None:
            found.append(count)
    return found


def _inside(number: Number, taken: list[tuple[int, int]], starts: list[int]) -> bool:
    i = bisect_left(starts, number.end) - 1
    return any(taken[j][0] < number.end and number.start < taken[j][1] for j in range(max(0, i - 2), i + 1))


def _counted(
    scan: Scan, number: Number, nouns: list[tuple[int, int, str]], starts: list[int], following: int
) -> Counted | None:
    text = scan.text
    i = bisect_left(starts, number.end if not number.words else number.end - 1)
    position, classified, people, end = scan.token_end(number.end), False, False, number.end
    if number.words and (joined := scan.suffix_at.get(number.end, "")) and joined.startswith(scan.pack.classifiers):
        classified = True  # a number word that carries its classifier: দুইজন, চারটি
    while i < len(nouns):
        start, stop, of = nouns[i]
        between = text[position:start]
        if start >= following and not _ranged(scan, text[number.end : following]):
            break
        if len(between.split()) > REACH or _BREAK.search(between):
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
        stop, of = _head_noun(scan, nouns, i)
        return Counted(number.start, stop, number.value, of, number.qualifier)
    if people:
        return Counted(number.start, end, number.value, "beneficiaries", number.qualifier)
    return None


def _head_noun(scan: Scan, nouns: list[tuple[int, int, str]], i: int) -> tuple[int, str]:
    """End and meaning of the noun that is counted: of nouns in a row the last, where the language puts it last."""
    _, stop, of = nouns[i]
    if scan.pack.setting("name_adjective") != "before":
        return stop, of
    for start, end, after in nouns[i + 1 :]:
        if scan.text[stop:start] != " " or after in _NO_NOUN or after == "other":
            break
        stop, of = end, after
    return stop, of


def _ranged(scan: Scan, between: str) -> bool:
    """Is the text between two numbers that of a range ("10 to 15", "10-15")?"""
    word = between.strip(" -\u00a0")
    return not word or word in scan.pack.setting("range_words") or word in scan.pack.joining


def is_people(count: Counted) -> bool:
    """Does it count people?"""
    return count.of in PEOPLE

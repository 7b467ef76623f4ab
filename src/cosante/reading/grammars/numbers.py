"""Numbers, in digits and in words, with the hedge around them.

What ``digits`` and ``number_words`` find is put together here: scales ("1,8 million", "12 কোটি 34 লাখ"), halves ("two
and a half million"), spoken decimals ("2 দশমিক 5"), ranges and hedges. Ordinals are numbers too, but no amounts.
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from typing import Final

from cosante.reading.grammars import digits, ethiopian, number_words
from cosante.reading.grammars.number import Number
from cosante.reading.grammars.number_words import of_digits
from cosante.reading.scanning import Mention, Scan

_ETHIOPIC: Final = re.compile(r"[፩-፼]+")
#: Digits whose comma parts thousandths before a scale of a thousand or more, in a language of decimal commas.
_THOUSANDTHS: Final = re.compile(r"\d{2,3},\d{3}")
_THOUSAND: Final = 1000
#: Up to this many letters a scale may be a short form.
_SHORT: Final = 3
_NUMBER_NEXT: Final = re.compile(r" (?:[$€£¥] ?)?\d")


def find(scan: Scan) -> list[Number]:
    """All numbers of the text in order, ordinals included."""
    found = [*digits.find(scan), *_ethiopic(scan), *number_words.find(scan)]
    numbers = _with_scales(scan, sorted(found, key=lambda n: n.start))
    _join_ranges(scan, numbers)
    hedge(scan, numbers)
    return numbers


def _ethiopic(scan: Scan) -> list[Number]:
    """Numbers in Ethiopic numerals (፲፪, twelve)."""
    if scan.pack.settings["script"] != "Ethi":
        return []
    return [Number(*m.span(), Decimal(ethiopian.value_of(m.group()))) for m in _ETHIOPIC.finditer(scan.text)]


def _with_scales(scan: Scan, numbers: list[Number]) -> list[Number]:
    """Digits take the scale words, halves and spoken decimals beside them; "12 crore 34 lakh" is one number."""
    words = scan.of("number")
    starts = [m[0] for m in words]
    text = scan.text
    out: list[Number] = []
    for number in numbers:
        if out and number.start < out[-1].end:
            continue
        _take_half_before(scan, number, words, starts)
        if scan.pack.scales_before or (
            scan.pack.settings["scales_either"] and not (out and _scaled_by_next(scan, out[-1], number))
        ):
            _take_scale_before(text, number, words, starts)
        if not number.ordinal:
            _take_after(text, number, words, starts, scan)
        if out and _multiplied(scan, out[-1], number):
            out[-1].value = (out[-1].value + number.value / number.unit) * number.unit
            out[-1].scale, out[-1].end = number.unit, number.end
            continue
        if out and _continues(scan, out[-1], number):
            out[-1].value += number.value
            out[-1].end, out[-1].unit = number.end, number.unit
            continue
        out.append(number)
    return out


def _join_ranges(scan: Scan, numbers: list[Number]) -> None:
    """The lower end of a range has the scale of the upper one: "3 to 5 million", "entre 3 et 5 millions"."""
    for low, high in itertools.pairwise(numbers):
        if low.ordinal or high.ordinal or not _ranged(scan, low, high):
            continue
        if not low.scaled and high.scale > 1 and low.value < high.value / high.scale:
            low.value, low.scaled, low.plain = low.value * high.scale, True, ""
        if low.value < high.value:
            low.upper = high


def _ranged(scan: Scan, low: Number, high: Number) -> bool:
    """Is there a range's word between the two numbers, or a joining one after "between"?"""
    if high.start - low.end > 12:
        return False
    between = scan.text[low.end : high.start].strip(" $€£")
    if between == "-" or between in scan.pack.settings["range_words"]:
        return True
    return between in scan.pack.settings["joining"] and any(
        m[2] == "between" and 0 < low.start - m[1] <= 3 for m in scan.within("cue", low.start - 16, low.start)
    )


def _take_half_before(scan: Scan, number: Number, words: list[Mention], starts: list[int]) -> None:
    i = bisect_left(starts, number.start) - 1
    if i >= 0 and words[i][2][0] == "half" and number.plain and scan.text[words[i][1] : number.start] == " ":
        number.value += words[i][2][1]
        number.start, number.plain = words[i][0], ""


def _take_scale_before(text: str, number: Number, words: list[Mention], starts: list[int]) -> None:
    """ "dola milioni 3": the scale stands before its digits."""
    i = bisect_left(starts, number.start) - 1
    digits = not (number.words or number.scaled or number.ordinal)
    if i >= 0 and digits and words[i][2][0] == "scale" and _before_digits(text, words[i], number.start):
        number.unit = words[i][2][1]
        number.value, number.scale = number.value * number.unit, number.unit
        number.start, number.scaled, number.plain = words[i][0], True, ""


def _before_digits(text: str, scale: Mention, start: int) -> bool:
    """Does a scale stand right before digits, or as a short form with its stop ("Mil. 864", "Bil.17")?"""
    gap = text[scale[1] : start]
    return gap in {" ", "  "} or (gap in {". ", "."} and scale[1] - scale[0] <= _SHORT)


def _scaled_by_next(scan: Scan, last: Number, number: Number) -> bool:
    """Does the number before it end right where the scale before this one stands ("၅ သန်း ၃ သိန်း")?"""
    return len(scan.text[last.end : number.start].strip()) == 0


def _take_written(scan: Scan, number: Number) -> None:
    """A scale that is written to its digits ("৫লাখ", "২শ", "239.5million"); letters with capitals, of three or more."""
    if not scan.pack.full or number.words or number.scaled or number.ordinal or scan.pack.spaceless:
        return
    hay = scan.folded.scan
    if not hay[number.end : number.end + 1].isalpha():
        return
    stop = hay.find(" ", number.end)
    stop = len(hay) if stop < 0 else stop
    if scan.pack.settings["capitals"] and stop - number.end < _SHORT - 1:
        return
    value = _scale(scan, hay[number.end : stop])
    if value is not None:
        number.value, number.scale = number.value * value, number.scale * value
        number.scaled, number.unit, number.end, number.plain = True, value, stop, ""


def _scale(scan: Scan, word: str) -> Decimal | None:
    """What the word means as a scale, if it is one."""
    hay = f" {word} "
    for pattern, start, stop in scan.pack.automaton.find_matches_as_indexes(hay, overlapping=True):
        if start == 0 and stop >= len(hay) - 1:
            for kind, value, _ in scan.pack.meaning(pattern):
                if kind == "number" and value[0] == "scale":
                    return Decimal(value[1])
    return None


def _take_after(text: str, number: Number, words: list[Mention], starts: list[int], scan: Scan) -> None:
    _take_written(scan, number)
    i = bisect_left(starts, number.end)
    while i < len(words):
        start, end, (kind, value) = words[i]
        gap = text[number.end : start]
        if len(gap) > 2 or gap.strip(" -'" if kind == "scale" else " -"):
            return
        if kind == "scale":
            if (
                value >= _THOUSAND
                and scan.pack.settings["decimal"] == ","
                and _THOUSANDTHS.fullmatch(text, number.start, number.end)
            ):
                number.value /= 1000  # "13,517 млн", "910,880 тыс": thousandths, as thousands of those have a name
            number.value *= value
            number.scale *= value
            number.scaled, number.unit = True, value
        elif kind == "half" and number.scaled and not of_digits(words[i], text):
            number.value += number.value / 2 if number.value else 0
        elif kind == "and" and i + 1 < len(words) and words[i + 1][2][0] == "half":
            number.value += words[i + 1][2][1]
            end = words[i + 1][1]
            i += 1
        elif kind == "decimal":
            tail = re.match(r" ?(\d+)", text[end : end + 8])
            if not tail:
                return
            number.value += Decimal(f"0.{tail.group(1)}")
            end += tail.end()
        elif kind == "ordinal" and number.plain and end - start <= 4:
            number.ordinal = True
        else:
            return
        number.end, number.plain = end, ""
        i = bisect_right(starts, start, lo=i)


def _multiplied(scan: Scan, first: Number, second: Number) -> bool:
    """Do both stand before the scale of ``second`` ("1 হাজার 200 কোটি" is 1200 crores)?"""
    return (
        first.scaled
        and scan.text[first.end : second.start] == " "
        and not (first.ordinal or second.ordinal)
        and first.value % 1000 == 0
        and first.scale < second.unit
        and second.value < first.scale * second.unit
    )


def _continues(scan: Scan, first: Number, second: Number) -> bool:
    """Is ``second`` the lower part of ``first`` ("12 crore" + "34 lakh")?"""
    gap = scan.text[first.end : second.start]
    return (
        first.scaled
        and (gap in {" ", ", "} or gap.strip() in scan.pack.joining)
        and not second.ordinal
        and not first.ordinal
        and second.value < first.value
        and first.value % (10 * _second_scale(second)) == 0
        and (second.scaled or (gap == " " and not second.words and _fits(first, second)))
    )


def _fits(first: Number, second: Number) -> bool:
    """Are digits less than the scale before them ("1 thousand 200", "१ सय ५०")?"""
    return (first.value % 1000 == 0 and second.value < 1000) or (first.unit == 100 and second.value < 100)


def _second_scale(number: Number) -> Decimal:
    """The largest power of ten at or below the number's value: its place in a larger number."""
    return Decimal(10) ** max(0, number.value.adjusted())


def hedge(scan: Scan, numbers: list[Number]) -> None:
    """Set each number's qualifier from the words beside it ("more than", "প্রায়", "or more")."""
    cues = [m for m in scan.of("cue") if m[2] in {"about", "at_least", "at_most"}]
    if not cues:
        return
    ends, starts, text = [m[1] for m in cues], [m[0] for m in cues], scan.text
    for number in numbers:
        inside = [m[2] for m in cues[bisect_left(starts, number.start) : bisect_left(starts, number.end)]]
        if number.words and "at_least" in inside:
            number.qualifier = "at_least"  # শতাধিক is a hundred and more
            continue
        i = bisect_right(ends, number.start) - 1
        if i >= 0 and number.start - ends[i] <= 12:
            between = text[scan.token_end(ends[i]) : number.start].strip(" $€£¥")
            if len(between.split()) <= 1 and not any(c in ".,;:\n" for c in between):
                number.qualifier = cues[i][2]
                continue
        j = bisect_left(starts, number.end)
        if j < len(cues) and starts[j] - number.end <= 12:
            between = text[number.end : starts[j]]
            if cues[j][2] == "about" and (between.strip(" -") or _NUMBER_NEXT.match(text, ends[j])):
                continue  # the hedge of the number after it
            if len(between.split()) <= 1 and not any(c in ".,;:\n()" for c in between):
                number.qualifier = cues[j][2]

"""Numbers, in digits and in words, with the hedge around them.

Both decimal conventions, Indian and Western grouping, scales ("1,8 million", "12 কোটি 34 লাখ", "three hundred"),
halves ("two and a half million", "সাড়ে তিন"), spoken decimals ("2 দশমিক 5") and ordinals (which are no amounts).
"""

import itertools
import re
import unicodedata
from bisect import bisect_left, bisect_right
from decimal import Decimal

from msgspec import Struct

from cosante.languages.pack import CAPS, Pack
from cosante.reading.grammars.sums import Places, Sum
from cosante.reading.scanning import Mention, Scan
from cosante.reading.seeking import matches
from cosante.vocabulary.codes import Qualifier

_DIGITS = re.compile(r"(?:(?<![\w.,])|(?<=\b[A-Z]{3}))\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?(?![\d])|\d+(?:[.,']\d+)*")
_FIRST_DIGIT = re.compile(r"\d")
#: The same with "1 1/2" and "1½", for the few texts that have such.
_DIGITS_MIXED = re.compile(rf"\d{{1,3}} [1-9]/[2-9](?![\d/])|\d{{1,3}} ?[½¼¾](?!\w)|{_DIGITS.pattern}")
_MIXED_SIGNS = ("½", "¼", "¾", " 1/", " 2/", " 3/")
_MIXED = re.compile(r"(\d+) ?(?:([½¼¾])|(\d)/(\d))")
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_JOINED_SCALE = re.compile(r"(?:bn|mn|m|b|k|mio|mrd|mds?)(?![^\W\d_])", re.IGNORECASE)
#: Set apart from the digits, these letters are a scale only beside a currency: "$5 m", "3,5 M€", "1,8 M USD".
_APART_SCALE = re.compile(r" (?:bn|mn|m|k|mio|mrd|mds?)(?![^\W_])", re.IGNORECASE)
_SCALE_LETTERS = {
    "bn": 10**9, "b": 10**9, "md": 10**9, "mds": 10**9, "mrd": 10**9, "mn": 10**6, "m": 10**6, "mio": 10**6, "k": 1000,
}  # fmt: skip
#: What may be written to the digits without a space: letters, signs of currencies and the stop of a short form.
_GLUED = re.compile(r"(?<![^\W_])[^\W\d_]*[^\s\w(),;:\"'/\-+=<>%]?[.]?$")
#: Single letters that stand for a currency before a large amount, and for something else before a small one (N95).
_LETTERS = {"N": "NGN", "R": "ZAR", "K": "ZMW", "P": "PHP"}
_LARGE = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])|[\d.,]+(?: ?(?:bn|mn|m)| [mb]illion)\b", re.IGNORECASE)
_CODE_BEFORE = re.compile(r"\b[A-Z]{3} ?$")
#: "1.250": grouped by a mark that is the language's decimal one.
_GROUPED = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_NUMBER_NEXT = re.compile(r" (?:[$€£¥] ?)?\d")
_GAP = re.compile(r"[ \-]{0,2}$")
#: No number is spoken in more words than these.
_MOST_WORDS = 30


class Number(Struct):
    """An amount as written: ``text[start:end]`` is it, ``ordinal`` where it gives a rank."""

    start: int
    end: int
    value: Decimal
    words: bool = False
    ordinal: bool = False
    scaled: bool = False
    #: the digits as written, where there are digits and nothing else (a year looks like this)
    plain: str = ""
    qualifier: Qualifier = "exact"
    #: what the scale words after the digits multiply them by ("5 million")
    scale: Decimal = Decimal(1)
    #: the last of these scale words
    unit: Decimal = Decimal(1)
    #: the upper end of the range that this number begins ("3 to 5 million")
    upper: "Number | None" = None


def parse_digits(written: str, decimal: str = ".") -> Decimal | None:
    """The amount of digits with separators, by the text's own convention where it shows, else by the language's mark.

    >>> parse_digits("12,345.67"), parse_digits("1.234,56"), parse_digits("1,8", ","), parse_digits("12,34,567")
    (Decimal('12345.67'), Decimal('1234.56'), Decimal('1.8'), Decimal('1234567'))
    """
    if not written[-1].isdecimal() or "/" in written:
        mixed = _MIXED.fullmatch(written)
        if mixed is None:
            return None
        part = _FRACTIONS[mixed[2]] if mixed[2] else Decimal(mixed[3]) / Decimal(mixed[4])
        return Decimal(mixed[1]) + part
    written = written.replace(" ", "").replace("'", "")
    marks = [c for c in written if c in ".,"]
    if not marks:
        return Decimal(written)
    if len(set(marks)) == 2:
        last = marks[-1]
        if marks.count(last) > 1:
            return None
        other = "," if last == "." else "."
        return Decimal(written.replace(other, "").replace(last, "."))
    mark, parts = marks[0], written.split(marks[0])
    if len(parts) > 2:
        grouped = len(parts[-1]) == 3 and all(2 <= len(p) <= 3 for p in parts[1:]) and len(parts[0]) <= 3
        return Decimal("".join(parts)) if grouped else None
    if len(parts[1]) == 3 and len(parts[0]) <= 3 and parts[0] != "0" and mark != decimal:
        return Decimal("".join(parts))
    if len(parts[1]) == 3 and mark == "," == decimal and 1 < len(parts[0]) <= 3 and parts[0] != "0":
        return Decimal("".join(parts))  # "12,500" in a language of decimal commas is mostly an English habit
    return Decimal(f"{parts[0]}.{parts[1]}")


def find(scan: Scan) -> list[Number]:
    """All numbers of the text in order, ordinals included."""
    numbers = _with_scales(scan, _merge(_digits(scan), _words(scan)))
    _join_ranges(scan, numbers)
    hedge(scan, numbers)
    return numbers


def _digits(scan: Scan) -> list[Number]:
    text, decimal = scan.text, scan.pack.setting("decimal")
    found: list[Number] = []
    pattern = _DIGITS_MIXED if any(sign in text for sign in _MIXED_SIGNS) else _DIGITS
    for match in matches(_FIRST_DIGIT, pattern, text):
        start, end = match.span()
        before = text[start - 1] if start else " "
        if before.isalpha() and not _written_to(scan, before) and glued_currency(scan, start) is None:
            continue  # H1N1, B12
        if before == "-" and start > 1 and text[start - 2].isalpha():
            continue  # COVID-19
        written = match.group()
        value = parse_digits(written, decimal)
        if value is None or len(written) > 24:
            continue
        number = Number(start, end, value, plain=written if written.isdigit() else "")
        if scan.pack.ordinal_prefixes and _ranked(scan, start):
            number.ordinal = True
        tail = text[end : end + 6]
        if short := _short_scale(scan, start, end):
            number.scale = Decimal(_SCALE_LETTERS[short.strip().lower()])
            number.value *= number.scale
            number.end, number.scaled, number.plain = end + len(short), True, ""
        elif tail[:1].isalpha() or (tail[:1] == "-" and scan.pack.cases):
            letters = re.match(r"-?([^\W\d_]+[\u0980-\u09ff\u0900-\u097f]*)", tail)
            joined = letters[1].lower() if letters else ""
            if letters and joined in scan.pack.ordinal_suffixes:
                number.ordinal, number.end = True, end + letters.end()
            elif tail[0] != "-" and len(joined) == 1 and tail[0].isupper() and not tail[1:2].isalnum():
                continue  # "Hospital 7A"
        found.append(number)
    return found


def _ranked(scan: Scan, start: int) -> bool:
    """Does what makes an ordinal of a number stand right before it (第3批)?"""
    return scan.folded.scan[max(0, start - 8) : start].rstrip(" ").endswith(scan.pack.ordinal_prefixes)


def _written_to(scan: Scan, letter: str) -> bool:
    """Does the letter belong to a script in which words are written to digits (و20), and no codes such as H1N1?"""
    return not scan.pack.full and letter >= "\u0590"


def _short_scale(scan: Scan, start: int, end: int) -> str:
    """The letters after digits that multiply them, a space before them included ("m", " M", "bn"), or nothing."""
    joined = _JOINED_SCALE.match(scan.text, end)
    if joined:
        return joined.group()
    apart = _APART_SCALE.match(scan.text, end)
    return apart.group() if apart and _beside_currency(scan, start, apart.end()) else ""


def _beside_currency(scan: Scan, start: int, end: int) -> bool:
    """Does a currency stand right before or after the span?"""
    text = scan.text
    signs = text[max(0, start - 2) : start].rstrip(" ")[-1:] + text[end : end + 2].lstrip(" ")[:1]
    return (
        any(unicodedata.category(sign) == "Sc" for sign in signs)
        or _CODE_BEFORE.search(text, max(0, start - 5), start) is not None
        or bool(scan.within("currency", end, end + 5))
    )


def glued_currency(scan: Scan, start: int) -> tuple[int, str, bool] | None:
    """The currency written to the digits at ``start`` without a space ("Rs20"): where, which, and is it inferred."""
    written = _GLUED.search(scan.text, max(0, start - 6), start)
    term = scan.pack.term(written.group()) if written else ""
    if written is None or not any(c.isalpha() for c in term):
        return None
    known = _currency(scan.pack, term, written.group().isupper())
    if known is None and _LARGE.match(scan.text, start):
        letter = _LETTERS.get(written.group())
        known = (letter, True) if letter else None
    return (written.start(), *known) if known else None


def _currency(pack: Pack, term: str, capitals: bool) -> tuple[str, bool] | None:
    """The meaning of a term as a currency of the pack's tables."""
    hay = f" {term} "
    matches: list[tuple[int, int, int]] = pack.automaton.find_matches_as_indexes(hay, overlapping=True)
    for pattern, start, stop in matches:
        if start == 0 and stop >= len(hay) - 1:
            for kind, value, form in pack.entries[pattern]:
                if kind == "currency" and (form != CAPS or capitals):
                    code, inferred = value
                    return str(code), bool(inferred)
    return None


def thousands(scan: Scan, number: Number) -> Decimal:
    """The value where nothing is told in thousandths (money, people): there "1.250" is 1250 in every language."""
    written = scan.text[number.start : number.end]
    return number.value * 1000 if number.value < 1000 and _GROUPED.fullmatch(written) else number.value


def _words(scan: Scan) -> list[Number]:
    """Runs of number words; a scale alone ("million") counts only after a number or an article of its own."""
    found: list[Number] = []
    run: list[Mention] = []
    text = scan.text
    for mention in scan.of("number"):
        kind, _ = mention[2]
        single = scan.folded.scan[mention[0] : mention[1]] in scan.pack.single_scales
        if (
            kind == "scale"
            and not run
            and mention[2][1] != 1000
            and not single
            and not scan.pack.setting("scales_before")
        ):
            continue  # "million" alone is no number; "mille" is
        if run and (
            len(run) == _MOST_WORDS
            or scan.token_end(run[-1][1]) + 3 < mention[0]
            or not _GAP.match(text[scan.token_end(run[-1][1]) : mention[0]])
        ):
            _close(scan, run, found)
            run = []
            if kind == "scale" and not single and not scan.pack.setting("scales_before"):
                continue
        if kind in {"and", "decimal"} and not run:
            continue
        run.append(mention)
    _close(scan, run, found)
    return found


def _whole(scan: Scan, run: list[Mention]) -> list[Mention]:
    """The words of a number without what belongs to the digits behind them, a scale after what it multiplies."""
    while run and (run[-1][2][0] in {"and", "decimal"} or _of_digits(run[-1], scan.text)):
        run.pop()
    if not scan.pack.setting("scales_before"):
        return run
    while run and run[-1][2][0] in {"scale", "and"}:
        run.pop()
    return _scales_last(run)


def _close(scan: Scan, run: list[Mention], found: list[Number]) -> None:
    run = _whole(scan, run)
    if not run:
        return
    if scan.pack.spaceless and scan.pack.full:
        found.append(_placed(run, scan))
        return
    number, sums = Number(run[0][0], run[-1][1], Decimal(0), words=True), Sum()
    for start, end, (kind, value) in run:
        if kind == "ordinal":
            number.ordinal = True
            sums.current += value if isinstance(value, Decimal) else 0
        elif kind == "cardinal":
            if sums.is_another(value):  # "one two": two numbers, not a sum
                found.append(Number(number.start, start, sums.total(), words=True))
                number, sums = Number(start, run[-1][1], Decimal(0), words=True), Sum()
            sums.add(value)
        elif kind == "scale":
            sums.multiply(value)
        elif kind == "half":
            sums.half(value, ends=end == run[-1][1])
        elif kind == "decimal":
            sums.shift = Decimal("0.1")
    number.value, number.scale = sums.total(), sums.scale
    number.scaled = number.scale > 1
    found.append(number)


def _placed(run: list[Mention], scan: Scan) -> Number:
    """Number words by their places: 三千二百零五万 is 32,050,000."""
    number = Number(run[0][0], run[-1][1], Decimal(0), words=True)
    sums, digits, shift = Places(), Decimal(0), Decimal(0)
    for start, end, (kind, value) in run:
        if kind == "ordinal":
            number.ordinal = True
            digits += value if isinstance(value, Decimal) else 0
        elif kind == "cardinal" and shift:
            digits, shift = digits + value * shift, shift / 10
        elif kind == "cardinal":
            digits = digits * 10 + value if 0 < digits < 10**9 and value < 10 else digits + value
        elif kind == "scale":
            sums.multiply(digits, value)
            digits, shift = Decimal(0), Decimal(0)
        elif kind == "half":
            digits += value * (sums.last if end == run[-1][1] and start > run[0][0] else 1)
        elif kind == "decimal":
            shift = Decimal("0.1")
    number.value, number.scale = sums.total() + digits, sums.largest
    number.scaled = number.scale > 1
    number.ordinal = number.ordinal or bool(scan.pack.ordinal_prefixes and _ranked(scan, number.start))
    return number


def _scales_last(run: list[Mention]) -> list[Mention]:
    """The words of a number whose scales stand before what they multiply, the other way round (milioni mbili)."""
    turned: list[Mention] = []
    scale: Mention | None = None
    for mention in run:
        kind = mention[2][0]
        if kind == "scale":
            turned += [scale] if scale else []
            scale = mention
        elif kind == "cardinal" and scale is not None:
            turned += [(scale[0], scale[0], mention[2]), (scale[0], mention[1], scale[2])]
            scale = None
        else:
            turned += [scale, mention] if scale else [mention]
            scale = None
    return [*turned, scale] if scale else turned


def _of_digits(mention: Mention, text: str) -> bool:
    """Is it a half that belongs to the digits after it ("সাড়ে 3 হাজার")?"""
    return mention[2][0] == "half" and text[mention[1] : mention[1] + 1] == " " and text[mention[1] + 1 :][:1].isdigit()


def _merge(digits: list[Number], words: list[Number]) -> list[Number]:
    return sorted([*digits, *words], key=lambda n: n.start)


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
            scan.pack.setting("scales_either") and not (out and _scaled_by_next(scan, out[-1], number))
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
            out[-1].end = number.end
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
    if between == "-" or between in scan.pack.setting("range_words"):
        return True
    return between in scan.pack.setting("joining") and any(
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
    if i >= 0 and digits and words[i][2][0] == "scale" and text[words[i][1] : number.start] == " ":
        number.unit = words[i][2][1]
        number.value, number.scale = number.value * number.unit, number.unit
        number.start, number.scaled, number.plain = words[i][0], True, ""


def _scaled_by_next(scan: Scan, last: Number, number: Number) -> bool:
    """Does the number before it end right where the scale before this one stands ("၅ သန်း ၃ သိန်း")?"""
    return len(scan.text[last.end : number.start].strip()) == 0


def _take_after(text: str, number: Number, words: list[Mention], starts: list[int], scan: Scan) -> None:
    i = bisect_left(starts, number.end)
    while i < len(words):
        start, end, (kind, value) = words[i]
        gap = text[number.end : start]
        if len(gap) > 2 or gap.strip(" -"):
            return
        if kind == "scale":
            number.value *= value
            number.scale *= value
            number.scaled, number.unit = True, value
        elif kind == "half" and number.scaled and not _of_digits(words[i], text):
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
        and first.value % (10 * second_scale(second)) == 0
        and (second.scaled or (gap == " " and not second.words and _fits(first, second)))
    )


def _fits(first: Number, second: Number) -> bool:
    """Are digits less than the scale before them ("1 thousand 200", "१ सय ५०")?"""
    return (first.value % 1000 == 0 and second.value < 1000) or (first.unit == 100 and second.value < 100)


def second_scale(number: Number) -> Decimal:
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

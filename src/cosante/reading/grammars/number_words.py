"""Numbers in words: "three hundred", "সাড়ে তিন", 三千二百零五万, "milioni mbili"."""

import re
from decimal import Decimal
from typing import Final

from cosante.reading.grammars.digits import ranked
from cosante.reading.grammars.number import Number
from cosante.reading.grammars.sums import Places, Sum
from cosante.reading.scanning import Mention, Scan

_GAP: Final = re.compile(r"[ \-]{0,2}$")
#: What before a ten leaves open how many there are.
_SOME: Final = frozenset("数几")
_TEN: Final = 10
_HUNDRED: Final = Decimal(100)
#: No number is spoken in more words than these.
_MOST_WORDS: Final = 30


def find(scan: Scan) -> list[Number]:
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
            and not scan.pack.settings["scales_before"]
            and not _ten(scan, mention)
        ):
            continue  # "million" alone is no number; "mille" is
        if run and (
            len(run) == _MOST_WORDS
            or scan.token_end(run[-1][1]) + 3 < mention[0]
            or not _GAP.match(text[scan.token_end(run[-1][1]) : mention[0]])
        ):
            _close(scan, run, found)
            run = []
            if kind == "scale" and not single and not scan.pack.settings["scales_before"] and not _ten(scan, mention):
                continue
        if kind in {"and", "decimal"} and not run:
            continue
        run.append(mention)
    _close(scan, run, found)
    return found


def _ten(scan: Scan, mention: Mention) -> bool:
    """Is it the Chinese ten, which needs no one before it (十五万), and not some tens (数十)?"""
    if scan.pack.settings["script"] != "Hani" or mention[2][1] != _TEN:
        return False
    return scan.text[max(0, mention[0] - 2) : mention[0]].rstrip(" ")[-1:] not in _SOME


def _whole(scan: Scan, run: list[Mention]) -> list[Mention]:
    """The words of a number without what belongs to the digits behind them, a scale after what it multiplies."""
    while run and (run[-1][2][0] in {"and", "decimal"} or of_digits(run[-1], scan.text)):
        run.pop()
    if not scan.pack.settings["scales_before"]:
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
            number.unit = value
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
    sums, digits, shift, last = Places(), Decimal(0), Decimal(0), Decimal(0)
    for start, end, (kind, value) in run:
        if kind == "ordinal":
            number.ordinal = True
            digits += value if isinstance(value, Decimal) else 0
        elif kind == "cardinal" and shift:
            digits, shift = digits + value * shift, shift / 10
        elif kind == "cardinal":
            # digits one by one (二〇二三), or what a ten lacks (twenty, five)
            digits = digits * 10 + value if 0 < digits < 10**9 and max(value, last) < 10 else digits + value
            last = value
        elif kind == "scale":
            sums.multiply(digits, value)
            digits, shift = Decimal(0), Decimal(0)
        elif kind == "half":
            digits += value * (sums.last if end == run[-1][1] and start > run[0][0] else 1)
        elif kind == "decimal":
            shift = Decimal("0.1")
    number.value, number.scale = sums.total() + digits, sums.largest
    number.scaled = number.scale > 1
    number.ordinal = number.ordinal or bool(scan.pack.ordinal_prefixes and ranked(scan, number.start))
    return number


def _scales_last(run: list[Mention]) -> list[Mention]:
    """The words of a number whose scales stand before what they multiply, the other way round (milioni mbili)."""
    turned: list[Mention] = []
    scale: Mention | None = None
    passed = 0
    for i, mention in enumerate(run):
        if i < passed:
            continue
        kind = mention[2][0]
        if hundreds := _hundreds(run, i):
            turned += [scale] if scale else []
            turned += [(mention[0], mention[0], m[2]) for m in hundreds]
            passed = i + 1 + len(hundreds)
            turned.append((mention[0], run[passed - 1][1], mention[2]))
            scale = None
            continue
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


def _hundreds(run: list[Mention], i: int) -> list[Mention]:
    """The hundreds, and what is less, right behind the scale of thousands or more that multiplies them
    ("milioni mia nne na hamsini", 450 millions), what they count before them."""
    words = [m[2] for m in run[i : i + 5]]
    if len(words) < 3 or words[0][0] != "scale" or words[0][1] < 1000 or words[1] != ("scale", _HUNDRED):
        return []
    if words[2][0] != "cardinal":
        return []
    more = len(words) == 5 and words[3][0] == "and" and words[4][0] == "cardinal" and words[4][1] < _HUNDRED
    return [run[i + 2], run[i + 1], *(run[i + 3 : i + 5] if more else [])]


def of_digits(mention: Mention, text: str) -> bool:
    """Is it a half that belongs to the digits after it ("সাড়ে 3 হাজার")?"""
    return mention[2][0] == "half" and text[mention[1] : mention[1] + 1] == " " and text[mention[1] + 1 :][:1].isdigit()

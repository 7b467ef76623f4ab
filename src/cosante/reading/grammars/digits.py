"""Numbers in digits: both decimal conventions, Indian and Western grouping, letters that multiply ("$5 m", "3.5bn"),
and currencies and endings of ordinals that are written to them.
"""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from cosante.languages.pack import CAPS, Pack
from cosante.reading.grammars.number import Number
from cosante.reading.scanning import Scan
from cosante.reading.seeking import matches

_DIGITS: Final = re.compile(
    r"(?:(?<![\w.,])|(?<=\b[A-Z]{3}))\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?(?![\d])|\d+(?:[.,']\d+)*"
)
_FIRST_DIGIT: Final = re.compile(r"\d")
#: The same with "1 1/2" and "1½", for the few texts that have such.
_DIGITS_MIXED: Final = re.compile(rf"\d{{1,3}} [1-9]/[2-9](?![\d/])|\d{{1,3}} ?[½¼¾](?!\w)|{_DIGITS.pattern}")
_MIXED_SIGNS: Final = ("½", "¼", "¾", " 1/", " 2/", " 3/")
_MIXED: Final = re.compile(r"(\d+) ?(?:([½¼¾])|(\d)/(\d))")
_FRACTIONS: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_JOINED_SCALE: Final = re.compile(r"(?:bn|mn|m|b|k|mio|mrd|mds?)(?![^\W\d_])", re.IGNORECASE)
#: Set apart from the digits, these letters are a scale only beside a currency: "$5 m", "3,5 M€", "1,8 M USD".
_APART_SCALE: Final = re.compile(r" (?:bn|mn|m|b|k|mio|mrd|mds?)(?![^\W_])", re.IGNORECASE)
_SCALE_LETTERS: Final = {
    "bn": 10**9, "b": 10**9, "md": 10**9, "mds": 10**9, "mrd": 10**9, "mn": 10**6, "m": 10**6, "mio": 10**6, "k": 1000,
}  # fmt: skip
#: What may be written to the digits without a space: letters, signs of currencies and the stop of a short form.
_GLUED: Final = re.compile(r"(?<![^\W_])[^\W\d_]*[^\s\w(),;:\"'/\-+=<>%]?[.]?$")
#: Whose dollars they are, written behind the sign: "$US239 million", "$A2m".
_WHOSE_DOLLARS: Final = re.compile(r"\$([A-Z]{1,3})$")
#: The same letters before the sign ("F$"), and the currency.
DOLLARS: Final = {
    "US": "USD", "USD": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "CAN": "CAD", "CDN": "CAD",
    "NZ": "NZD",
    "HK": "HKD", "S": "SGD", "NT": "TWD", "J": "JMD", "TT": "TTD", "F": "FJD", "FJ": "FJD", "SI": "SBD", "WS": "WST",
    "T": "TOP", "EC": "XCD", "BZ": "BZD", "GY": "GYD", "Bds": "BBD", "BDS": "BBD", "N": "NAD",
}  # fmt: skip
#: Single letters that stand for a currency before a large amount, and for something else before a small one (N95).
_LETTERS: Final = {"N": "NGN", "R": "ZAR", "K": "ZMW", "P": "PHP"}
_LARGE: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])|[\d.,]+(?: ?(?:bn|mn|m)| [mb]illion)\b", re.IGNORECASE)
_CODE_BEFORE: Final = re.compile(r"\b[A-Z]{3} ?$")
#: Digits and the space behind them.
_RANK: Final = re.compile(r"\d+ ")
#: A year, in brackets behind what happened in it.
_YEAR: Final = re.compile(r"(?:1[89]|20|1[34])\d\d\)")
#: Coronavirus disease 2019, masks N95 and KN95, aircraft C-130: written apart, their numbers count nothing.
_COVID: Final = 19
_IN_NAMES: Final = frozenset({_COVID, 95, 130})
_MODELS: Final = frozenset({"n", "kn", "एन", "केएन", "এন", "কেএন", "اين", "ኤን", "ኬኤን", "c", "सी", "সি", "سی", "سي"})
#: What numbers a ward, an office or a room, before its number.
_NUMBERED: Final = re.compile(r"(?:№|[^\w](?:नं|न|नम्बर|नंबर|নং|নম্বর)[.॰०]?) ?$")
_NAME_REACH: Final = 28
#: "1.250": grouped by a mark that is the language's decimal one.
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


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
    """The numbers in digits, in order, those with letters that multiply them or make them ordinals included."""
    text, decimal = scan.text, scan.pack.settings["decimal"]
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
        if value in _IN_NAMES and _ends_a_name(scan, start, value):
            continue
        number = Number(start, end, value, plain=written if written.isdigit() else "")
        if _bracketed(scan, start, end):
            number.start, number.end = start - 1, end + 1
        numbered = _NUMBERED.search(text, max(0, start - 9), start)  # "№7 аурухана"
        if numbered or (scan.pack.ordinal_prefixes and ranked(scan, start)):
            number.ordinal = True
        tail = text[end : end + 6]
        if short := _short_scale(scan, start, end):
            number.scale = Decimal(_SCALE_LETTERS[short.strip().lower()])
            number.value *= number.scale
            number.end, number.scaled, number.plain = end + len(short), True, ""
        elif tail[:1].isalpha() or (tail[:1] == "-" and (scan.pack.cases or scan.pack.attached)):
            letters = re.match(r"-?([^\W\d_]+[\u0980-\u09ff\u0900-\u097f]*)", tail)
            joined = letters[1].lower() if letters else ""
            if letters and joined in scan.pack.ordinal_suffixes:
                number.ordinal, number.end = True, end + letters.end()
            elif tail[0] != "-" and len(joined) == 1 and tail[0].isupper() and not tail[1:2].isalnum():
                continue  # "Hospital 7A"
        found.append(number)
    return found


def _ends_a_name(scan: Scan, start: int, value: Decimal) -> bool:
    """Does the number belong to the name of the disease or of the mask before it ("कोविड -19", "এন ৯৫ মাস্ক")?"""
    before = scan.folded.scan[max(0, start - _NAME_REACH) : start].rstrip(" -.")
    if value != _COVID:
        return before.rpartition(" ")[2] in _MODELS
    end = max(0, start - _NAME_REACH) + len(before)
    terms = scan.within("health", start - _NAME_REACH, start)
    return any(m[1] > start or (m[1] >= end and m[2][0] == "covid19") for m in terms)


def _bracketed(scan: Scan, start: int, end: int) -> bool:
    """Does the number stand in brackets that mean nothing, between words ("سعة (63) سرير"), and is it no year?"""
    text = scan.text
    if scan.pack.settings["script"] != "Arab" or text[start - 2 : start] != " (" or text[end : end + 2] != ") ":
        return False
    return text[start - 3 : start - 2].isalpha() and text[end + 2 : end + 3].isalpha() and not _YEAR.match(text, start)


def ranked(scan: Scan, start: int) -> bool:
    """Does what makes an ordinal of a number stand right before it (第3批; البعثة الـ35, not "الـ500 مريض")?"""
    before = scan.folded.scan[max(0, start - 8) : start].rstrip(" ")
    if not before.endswith(scan.pack.ordinal_prefixes):
        return False
    if scan.pack.prefixes is None:
        return True
    after = _RANK.match(scan.text, start)
    counts = after is not None and bool(scan.within("counted", after.end(), after.end() + 1))
    return before.rpartition(" ")[2] in scan.pack.ordinal_prefixes and not counts


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
        or bool(scan.within("currency", start - 4, start))
    )


def glued_currency(scan: Scan, start: int) -> tuple[int, str, bool] | None:
    """The currency written to the digits at ``start`` without a space ("Rs20"): where, which, and is it inferred."""
    if scan.text[start - 1 : start].isspace():
        return None
    if dollars := _WHOSE_DOLLARS.search(scan.text, max(0, start - 4), start):
        whose = DOLLARS.get(dollars[1])
        return (dollars.start(), whose, False) if whose else None
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
            for kind, value, form in pack.meaning(pattern):
                if kind == "currency" and (form != CAPS or capitals):
                    code, inferred = value
                    return str(code), bool(inferred)
    return None


def thousands(scan: Scan, number: Number) -> Decimal:
    """The value where nothing is told in thousandths (money, people): there "1.250" is 1250 in every language."""
    written = scan.text[number.start : number.end]
    return number.value * 1000 if number.value < 1000 and _GROUPED.fullmatch(written) else number.value

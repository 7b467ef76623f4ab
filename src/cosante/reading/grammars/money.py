"""Money: an amount with its currency before or after it, as the text states it.

"Dollars" alone is USD, marked as inferred (the packs say which words are).
"""

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from typing import Final

from msgspec import Struct

from cosante.reading.grammars.digits import DOLLARS, glued_currency, thousands
from cosante.reading.grammars.number import Number
from cosante.reading.scanning import Mention, Scan
from cosante.vocabulary.codes import Qualifier

_SYMBOLS: Final = {f"{whose}$": currency for whose, currency in DOLLARS.items()} | {
    "R$": "BRL", "$US": "USD", "€": "EUR", "£": "GBP", "¥": "JPY",
    "₹": "INR", "৳": "BDT", "₩": "KRW", "₫": "VND", "₦": "NGN", "₱": "PHP", "₽": "RUB", "₺": "TRY", "₴": "UAH",
    "₸": "KZT",
    "₭": "LAK", "฿": "THB", "៛": "KHR", "₮": "MNT", "₪": "ILS", "GH₵": "GHS", "₵": "GHS", "$": "USD", "CN¥": "CNY",
    "JP¥": "JPY",
    "$ US": "USD",
    "Rs.": "INR", "Rs": "INR", "Tk.": "BDT", "Tk": "BDT", "FCFA": "XOF", "F CFA": "XOF", "CFA": "XOF", "RMB": "CNY",
}  # fmt: skip
_DOLLARS: Final = frozenset(DOLLARS.values())
_BEFORE: Final = re.compile(
    rf"(?:{'|'.join(re.escape(s) for s in sorted(_SYMBOLS, key=len, reverse=True))}|\b[A-Z]{{3}}) ?$"
)
_AFTER: Final = re.compile(
    rf" ?(?:{'|'.join(re.escape(s) for s in sorted(_SYMBOLS, key=len, reverse=True))})(?![^\W\d_])| ?[A-Z]{{3}}\b"
)
_LINK: Final = re.compile(
    r"^(?: (?:de|d'|of|in|en)(?: nos| our)?\s?|[ \-]{0,2})(?:(?:us|u\.s\.|american) )?$", re.IGNORECASE
)
#: Links of languages without a pack: "3 milioni di dollari", "20 de milioane de euro".
_LINK_PACKLESS: Final = re.compile(r"^(?: (?:de|d'|di|da|do|van|von|ng|na|oo|of)\s?|[ \-]{0,2})$", re.IGNORECASE)
#: Country of a document whose rupee, peso or franc is another's.
_BY_COUNTRY: Final = {
    "INR": {"PK": "PKR", "NP": "NPR", "LK": "LKR", "MV": "MVR", "MU": "MUR", "SC": "SCR"},
    "PHP": {
        "MX": "MXN", "CU": "CUP", "AR": "ARS", "CL": "CLP", "CO": "COP", "DO": "DOP", "UY": "UYU", "BW": "BWP",
    },
    "ZMW": {"MW": "MWK", "PG": "PGK"},
    "SAR": {"QA": "QAR", "YE": "YER", "OM": "OMR", "IR": "IRR"},
    "KES": {"UG": "UGX", "TZ": "TZS", "SO": "SOS"},
    "XOF": {"CM": "XAF", "GA": "XAF", "TD": "XAF", "CG": "XAF", "CF": "XAF", "GQ": "XAF"},
}  # fmt: skip
#: The same where the text does not say whose it is: "francs" alone.
_BY_COUNTRY_INFERRED: Final = {
    "TZS": {"KE": "KES", "UG": "UGX", "SO": "SOS"},
    "CHF": {
        **dict.fromkeys(("BJ", "BF", "CI", "GW", "ML", "NE", "SN", "TG"), "XOF"),
        **dict.fromkeys(("CM", "GA", "TD", "CG", "CF", "GQ"), "XAF"),
        "GN": "GNF", "CD": "CDF", "RW": "RWF", "BI": "BIF", "DJ": "DJF", "KM": "KMF",
    },
    "MXN": {"PH": "PHP", **_BY_COUNTRY["PHP"]},
}  # fmt: skip
#: The same in languages without a pack, where one word names the currencies of several countries.
_BY_COUNTRY_PACKLESS: Final = {
    "GBP": {"EG": "EGP", "SD": "SDG", "SS": "SSP", "LB": "LBP", "SY": "SYP"},
    "RUB": {"BY": "BYN"},
    "PKR": {"IN": "INR", "NP": "NPR", "LK": "LKR", "MV": "MVR"},
    "NPR": {"IN": "INR", "PK": "PKR", "LK": "LKR"},
    "LKR": {"IN": "INR", "PK": "PKR", "NP": "NPR"},
    "TZS": {"KE": "KES", "UG": "UGX", "SO": "SOS"},
    "SEK": {"NO": "NOK", "DK": "DKK", "IS": "ISK"},
}
#: What a currency's name means in a language of one country, whatever country the text is about.
_OWN: Final = {"hi": "INR", "ne": "NPR", "ur": "PKR"}
#: Up to this many letters, a currency with a stop after it may be a short form.
_SHORT: Final = 4
#: A scale that may have a stop after it, as a short form.
_SHORT_SCALE: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,4}$")
_AMOUNT_BEFORE: Final = re.compile(r"\d[^\n]{0,12} $")
_UNITED_STATES: Final = re.compile(r"(?<![^\W_])U\.?S\.? $")


class Amount(Struct):
    """An exact amount in an ISO 4217 currency."""

    start: int
    end: int
    amount: Decimal
    currency: str
    inferred: bool
    qualifier: Qualifier


def _small_word(scan: Scan, mention: Mention) -> bool:
    """Is it a small word that looks like a currency with an ending ("yeni", new, is no yen)?"""
    end = scan.token_end(mention[1])
    return end > mention[1] and scan.folded.scan[mention[0] : end] in scan.pack.stop


def find(scan: Scan, numbers: list[Number], codes: frozenset[str], country: str | None = None) -> list[Amount]:
    """The amounts of money of a text; ``codes`` are ISO 4217's, ``country`` the one that the text is most about."""
    words = [m for m in scan.of("currency") if not _small_word(scan, m)]
    starts, ends = [m[0] for m in words], [m[1] for m in words]
    found: list[Amount] = []

    def stated(number: Number) -> Amount | None:
        return (
            _symbol_before(scan.text, number, codes)
            or _glued_before(scan, number)
            or _symbol_after(scan.text, number, codes)
            or (leads and _word_before(scan, number, words, ends))
            or _word_after(scan, number, words, starts)
            or _word_before(scan, number, words, ends)
        )

    leads = bool(scan.pack.settings["scales_before"])  # "shilingi bilioni 1.3 sawa na dola 500,000"
    begun: dict[int, Amount] = {}
    for number in numbers:
        if number.ordinal:
            continue
        amount = stated(number)
        low = begun.get(id(number))
        if amount is None and low is not None:  # "$2-3 million"
            amount = _made(number, low.start, number.end, low.currency, low.inferred)
        if amount is None and number.upper is not None and (upper := stated(number.upper)) is not None:
            amount = _made(number, number.start, upper.end, upper.currency, upper.inferred)
        if amount is None:
            continue
        if number.upper is not None:
            begun[id(number.upper)] = amount
        amount.amount = thousands(scan, number)
        if _OWN.get(scan.pack.code) != amount.currency:
            amount.currency = _at_home(amount, country or "", scan.pack.full)
        found.append(amount)
    _as_told_elsewhere(found)
    return found


def _as_told_elsewhere(amounts: list[Amount]) -> None:
    """Whose dollars they are may be told where the same amount is named again ("$541m" in the title, "$F541m")."""
    told = {a.amount: a.currency for a in amounts if not a.inferred and a.currency in _DOLLARS}
    for amount in amounts:
        if amount.inferred and amount.currency == "USD":
            amount.currency = told.get(amount.amount, amount.currency)


def _made(number: Number, start: int, end: int, currency: str, inferred: bool) -> Amount:
    return Amount(start, end, number.value, currency, inferred, number.qualifier)


def _at_home(amount: Amount, country: str, full: bool) -> str:
    """The currency of that name in the country that the text is most about."""
    if amount.inferred and not full and amount.currency in _BY_COUNTRY_PACKLESS:
        return _BY_COUNTRY_PACKLESS[amount.currency].get(country, amount.currency)
    if amount.inferred and amount.currency in _BY_COUNTRY_INFERRED:
        return _BY_COUNTRY_INFERRED[amount.currency].get(country, amount.currency)
    return _BY_COUNTRY.get(amount.currency, {}).get(country, amount.currency)


def _glued_before(scan: Scan, number: Number) -> Amount | None:
    """ "Rs20 crore", "KSh20 million"."""
    glued = glued_currency(scan, number.start)
    if glued is None:
        return None
    start, currency, inferred = glued
    return _made(number, start, number.end, currency, inferred)


def _symbol_before(text: str, number: Number, codes: frozenset[str]) -> Amount | None:
    match = _BEFORE.search(text, max(0, number.start - 6), number.start)
    if not match:
        return None
    symbol = match.group().strip()
    currency = _SYMBOLS.get(symbol, symbol)
    if currency not in codes or (match.start() and text[match.start() - 1].isalpha()):
        return None
    if text[: match.start()].endswith("$ "):
        return _made(number, match.start() - 2, number.end, currency, False)
    if symbol == "$" and (american := _UNITED_STATES.search(text, max(0, match.start() - 6), match.start())):
        return _made(number, american.start(), number.end, currency, False)
    return _made(number, match.start(), number.end, currency, symbol == "$")


def _symbol_after(text: str, number: Number, codes: frozenset[str]) -> Amount | None:
    match = _AFTER.match(text, number.end)
    if not match:
        return None
    symbol = match.group().strip()
    currency = _SYMBOLS.get(symbol, symbol)
    if currency not in codes:
        return None
    return _made(number, number.start, match.end(), currency, symbol == "$")


def _word_after(scan: Scan, number: Number, words: list[Mention], starts: list[int]) -> Amount | None:
    i = bisect_left(starts, number.end)
    if i >= len(words) or words[i][0] - number.end > 24:
        return None
    start, end, (currency, inferred) = words[i]
    gap = scan.text[number.end : start]
    if number.scaled and _SHORT_SCALE.search(scan.text, number.start, number.end):
        gap = gap.removeprefix(".")  # "50 тыс. долларов"
    linked = _LINK.match(gap) or (not scan.pack.full and _LINK_PACKLESS.match(gap))
    if not linked and not _people_between(scan, number.end, start) and not _hedge_between(scan, number, start):
        return None
    return _made(number, number.start, end, currency, inferred and "us" not in scan.text[number.end : start].lower())


def _people_between(scan: Scan, start: int, end: int) -> bool:
    """Is there nothing but a country or people between ("500 billion Vietnam dong")?"""
    between = [m for kind in ("country", "demonym") for m in scan.within(kind, start, end)]
    return (
        len(between) == 1
        and scan.text[start : between[0][0]] == " "
        and scan.text[scan.token_end(between[0][1]) : end] == " "
    )


def _hedge_between(scan: Scan, number: Number, end: int) -> bool:
    """Is there nothing but the number's hedge between ("2 ล้านกว่าบาท")?"""
    hedges = [m for m in scan.within("cue", number.end, end) if m[2] == number.qualifier]
    return any([not (scan.text[number.end : m[0]] + scan.text[m[1] : end]).strip(" ") for m in hedges])


def _word_before(scan: Scan, number: Number, words: list[Mention], ends: list[int]) -> Amount | None:
    i = bisect_right(ends, number.start) - 1
    if (
        i < 0
        or scan.text[scan.token_end(ends[i]) : number.start] not in {" ", "", ". "}
        or (number.plain and len(number.plain) == 4 and number.value < 2100)
    ):
        return None
    start, end, (currency, inferred) = words[i]
    if "." in scan.text[end : number.start] and not _shortened(scan.text, start, end):
        return None  # "It is in euros. 200 doctors came"
    if scan.text[max(0, start - 8) : start].rstrip()[-1:].isdigit():
        return None  # the currency of the number before it
    if not scan.pack.scales_before and any(
        scan.text[m[1] : start].strip() == "" for m in scan.within("number", max(0, start - 24), start)
    ):
        return None  # "৩ মিলিয়ন ডলারের একটি প্রকল্প", a project of 3 million dollars
    return _made(number, start, number.end, currency, inferred)


def _shortened(text: str, start: int, end: int) -> bool:
    """Is the currency a short form with a stop after it ("Rs. 500"), and not the last word of a sentence?"""
    return (
        text[start].isupper() and end - start <= _SHORT and not _AMOUNT_BEFORE.search(text, max(0, start - 16), start)
    )

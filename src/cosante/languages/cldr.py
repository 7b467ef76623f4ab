"""What Unicode CLDR knows of a language, as rows of one shape.

Promise: for any language code CLDR has (`bn`, `fr`, `pt_BR`, ...) `rows()` gives countries, currencies, months,
weekdays, digits, separators and number words, without a hand-written pack; every name is NFC and non-empty, and the
same version of Babel gives the same rows in the same order. An unknown code raises `babel.UnknownLocaleError`.

Source: Unicode CLDR through Babel (Unicode License V3). Babel leaves out CLDR's alternative forms (`alt="short"`,
`alt="narrow"`): other names of a country are taken from brackets here and from the world tables, and a narrow
currency symbol is the one written where the currency is at home.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global
from babel.languages import get_official_languages
from babel.numbers import get_currency_name, get_territory_currencies


class CldrRow(NamedTuple):
    """One thing CLDR names: `section` says what kind, `key` is its code, `names` how the language writes it."""

    section: str
    key: str
    names: tuple[str, ...]


# "Now" for currencies: a fixed day, so that tables do not change with the calendar.
CURRENCY_DAY = date(2026, 1, 1)

# No longer tender on that day, but still written in agreements and news archives.
WRITTEN_THOUGH_OBSOLETE = frozenset(
    re.findall(
        r"\w+",
        "ATS BEF BGN BYR CHE CUC DEM EEK ESP FIM FRF GHC GRD HRK IEP ITL LTL LUF LVL MRO MZM NLG PTE ROL SDD SIT SKK "
        "SLL STD TRL VEB VEF XDR XEU ZMK ZWD ZWL",
    )
)

# CLDR territories that ISO 3166-1 does not list: groupings, test codes and exceptional reservations.
NOT_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])

# The two Congos, the Virgin Islands, the outlying islands of the United States: what stands in brackets there is the
# kind of state, or whose it is, not a name.
BRACKETED_KIND = frozenset({"CD", "CG", "UM", "VG", "VI"})

# Enough counts to meet every plural class of every language of CLDR.
PLURAL_SAMPLES = (0, 1, 2, 3, 5, 6, 7, 11, 20, 100, 1_000_000)

# The zero of each decimal numbering system (Unicode Standard, general category Nd).
ZERO_OF = {
    "adlm": "\U0001e950", "ahom": "\U00011730", "arab": "\u0660", "arabext": "\u06f0", "bali": "\u1b50",
    "beng": "\u09e6", "cakm": "\U00011136", "cham": "\uaa50", "deva": "\u0966", "gujr": "\u0ae6", "guru": "\u0a66",
    "hmnp": "\U0001e140",
    "java": "\ua9d0", "kali": "\ua900", "khmr": "\u17e0", "knda": "\u0ce6", "lana": "\u1a80", "laoo": "\u0ed0",
    "latn": "0", "lepc": "\u1c40", "limb": "\u1946", "mlym": "\u0d66", "mong": "\u1810", "mtei": "\uabf0",
    "mymr": "\u1040", "mymrshan": "\u1090", "nkoo": "\u07c0", "olck": "\u1c50", "orya": "\u0b66", "rohg": "\U00010d30",
    "saur": "\ua8d0", "shrd": "\U000111d0", "sinh": "\u0de6", "sund": "\u1bb0", "talu": "\u19d0", "tamldec": "\u0be6",
    "telu": "\u0c66", "thai": "\u0e50", "tibt": "\u0f20", "vaii": "\ua620", "wcho": "\U0001e2f0",
}  # fmt: skip


def rows(language: str) -> Iterator[CldrRow]:
    """Everything CLDR has of the language, section after section."""
    yield from countries(language)
    yield from currencies(language)
    yield from currency_symbols(language)
    yield from months(language)
    yield from weekdays(language)
    yield from digits(language)
    yield from separators(language)
    yield from compact_words(language)


def is_known(language: str) -> bool:
    """Has CLDR anything of the language?"""
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def countries(language: str) -> Iterator[CldrRow]:
    """Names of countries by ISO 3166-1 alpha-2 code, and XK, which CLDR and IATI use for Kosovo.

    What stands in brackets is a name only where no other country is called so, or has it too: `RAE de Hong Kong
    (China)`, `Гонконг (САР)`.
    """
    territories = Locale.parse(language).territories
    told = Counter(n for name in territories.values() for n in set(name_and_alternatives(name)))
    for code, name in sorted(territories.items()):
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES:
            names = (name,) if code in BRACKETED_KIND else name_and_alternatives(name)
            yield CldrRow("country", code, unique(n for n in names if n == name or told[n] == 1))


def name_and_alternatives(name: str) -> Iterator[str]:
    """`Myanmar (Burma)` is also `Myanmar` and `Burma`."""
    yield name
    bracketed = re.fullmatch(r"(.+?)\s*[(（](.+)[)）]", name)
    if bracketed:
        yield from bracketed.groups()


def currencies(language: str) -> Iterator[CldrRow]:
    """Display names of currencies, singular and plural, by ISO 4217 code."""
    locale = Locale.parse(language)
    for code in sorted(written_currencies() & set(locale.currencies)):
        counted = (get_currency_name(code, count, locale) for count in PLURAL_SAMPLES)
        names = unique((locale.currencies[code], *counted))
        yield CldrRow("currency", code, tuple(name for name in names if name != code))


def currency_symbols(language: str) -> Iterator[CldrRow]:
    """Symbols of currencies: the language's own (`US$`), then the one used at home (`$`)."""
    own = Locale.parse(language).currency_symbols
    for code in sorted(written_currencies()):
        names = tuple(s for s in unique((own.get(code, ""), home_symbol(code))) if s != code)
        if names:
            yield CldrRow("currency_symbol", code, names)


@lru_cache(maxsize=1)
def written_currencies() -> frozenset[str]:
    """ISO 4217 codes that are tender somewhere, and the old ones people still write."""
    tender = (set(get_territory_currencies(territory, CURRENCY_DAY)) for territory in home_of_currencies())
    return frozenset(WRITTEN_THOUGH_OBSOLETE.union(*tender))


@lru_cache(maxsize=1)
def home_of_currencies() -> dict[str, tuple[str, ...]]:
    """Official languages of each country; a country with none in CLDR has an empty tuple."""
    territories = sorted(code for code in get_global("territory_currencies") if code not in NOT_COUNTRIES)
    return {code: get_official_languages(code, de_facto=True) for code in territories}


@cache
def home_symbol(currency: str) -> str:
    """The symbol in the language of the country whose code begins the currency's (`BD` for `BDT`), or nothing."""
    for language in home_of_currencies().get(currency[:2], ()):
        try:
            symbol = Locale.parse(f"{language}_{currency[:2]}").currency_symbols.get(currency, "")
        except (UnknownLocaleError, ValueError):
            continue
        if symbol and symbol != currency:
            return str(symbol)
    return ""


def months(language: str) -> Iterator[CldrRow]:
    """Gregorian months `1`..`12`, in full and (section `month_abbr`) short, as in a date and standing alone."""
    yield from calendar_rows("month", language, "wide")
    yield from calendar_rows("month_abbr", language, "abbreviated")


def calendar_rows(section: str, language: str, width: str) -> Iterator[CldrRow]:
    names = _read_anew(language).months
    for number in range(1, 13):
        forms = (names[context][width][number] for context in ("format", "stand-alone"))
        yield CldrRow(section, str(number), unique(forms))


def weekdays(language: str) -> Iterator[CldrRow]:
    """Days `1` (Monday) to `7` (Sunday) as in ISO 8601, in full then short."""
    days = _read_anew(language).days
    for number in range(7):
        forms = (days[c][w][number] for w in ("wide", "abbreviated") for c in ("format", "stand-alone"))
        yield CldrRow("weekday", str(number + 1), unique(forms))


def _read_anew(language: str) -> Locale:
    """The language as CLDR has it: Babel writes what it finds for one language into what it keeps for all, and then
    gives a form of another language.
    """
    localedata._cache.clear()
    return Locale.parse(language)


def digits(language: str) -> Iterator[CldrRow]:
    """Ten digits, zero first, of the default and of the native numbering system; the key is the system's name."""
    for system in numbering_systems(language):
        zero = ord(ZERO_OF[system])
        yield CldrRow("digits", system, tuple(chr(zero + value) for value in range(10)))


def separators(language: str) -> Iterator[CldrRow]:
    """Decimal and group symbols by numbering system. A no-break space stays what it is."""
    symbols = Locale.parse(language).number_symbols
    for section in ("decimal", "group"):
        for system in numbering_systems(language):
            symbol = symbols.get(system, symbols["latn"]).get(section)
            if symbol:
                yield CldrRow(section, system, (unicodedata.normalize("NFC", symbol),))


def numbering_systems(language: str) -> tuple[str, ...]:
    locale = Locale.parse(language)
    named = (locale.default_numbering_system, locale.other_numbering_systems.get("native", ""))
    return tuple(system for system in unique(named) if system in ZERO_OF) or ("latn",)


def compact_words(language: str) -> Iterator[CldrRow]:
    """Words and letters for large numbers, by multiplier: `1000` thousand|K, `10000000` কোটি|কো."""
    words: dict[int, list[str]] = {}
    formats = _read_anew(language).compact_decimal_formats
    for style in ("long", "short"):
        for by_magnitude in formats.get(style, {}).values():
            for magnitude, pattern in by_magnitude.items():
                multiplier, word = split_compact(int(magnitude), pattern.pattern)
                if word and multiplier > 1:
                    words.setdefault(multiplier, []).append(word)
    seen: set[str] = set()
    for multiplier in sorted(words):
        # CLDR's short Bengali writes কো for both 10^7 and, by mistake, 10^9: the smaller one is the word's meaning.
        names = tuple(word for word in unique(words[multiplier]) if word not in seen)
        seen.update(names)
        if names:
            yield CldrRow("compact", str(multiplier), names)


def split_compact(magnitude: int, pattern: str) -> tuple[int, str]:
    """`(100000, "0 লাখ")` → `(100000, "লাখ")`; `(10000, "00 mille")` → `(1000, "mille")`. UTS 35, compact formats."""
    positive = pattern.split(";")[0]
    zeros = positive.count("0")
    word = re.sub(r"[0\u200e\u200f]", "", positive).replace("'", "").strip(" \u00a0\u202f")
    return (magnitude // 10 ** (zeros - 1), word) if zeros else (1, "")


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in NFC, in order, each once, without the empty ones."""
    return tuple(dict.fromkeys(unicodedata.normalize("NFC", name).strip() for name in names if name and name.strip()))

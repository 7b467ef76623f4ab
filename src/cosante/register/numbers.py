"""Numbers, sums and days as the language of the page writes them, in its digits, thousands parted as it does.

They are here, not with the other words of pages, because what some rows are called has such a thing in it.
"""

from copy import copy
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import NumberPattern
from django.utils.translation import get_language

#: Where the digits of CLDR's numbering systems begin in Unicode, of those that are some language's usual one.
_ZEROS = {"arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "mymr": 0x1040, "tibt": 0xF20}
#: English as the world writes it: 17 March 2026.
_REGION = {"en": "en_GB"}


@lru_cache(maxsize=32)
def locale_of(language: str) -> Locale:
    """CLDR's data for a language; those of English where it has none."""
    try:
        return Locale.parse(_REGION.get(language, language), sep="_" if language in _REGION else "-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


def digits(text: object) -> str:
    """The text with the digits of the language of the page: ``12`` → ১২ in Bengali."""
    return str(text).translate(_digits(get_language() or "en"))


@lru_cache(maxsize=32)
def _digits(language: str) -> dict[int, int]:
    """What each digit is in the language; nothing where they are those that programs use."""
    zero = _ZEROS.get(locale_of(language).default_numbering_system)
    return {ord("0") + n: zero + n for n in range(10)} if zero else {}


def number(value: Decimal | float | str) -> str:
    """``1800000.50`` → 1,800,000.5; what is no number stays as it is, in the digits of the language."""
    try:
        exact = Decimal(str(value)).normalize()
    except InvalidOperation:
        return digits(value)
    return written(exact if exact.as_tuple().exponent <= 0 else exact.quantize(Decimal(1)))


def money(amount: Decimal | float | str, currency: str) -> str:
    """``1800000, USD`` → USD 1,800,000. The ISO code, not a symbol: "$" is the money of twenty countries."""
    return f"{currency}\u00a0{number(amount)}"


def day(of: date) -> str:
    """``date(2026, 3, 17)`` → 17 March 2026."""
    return first(format_date(of, "long", locale_of(get_language() or "en")), of.day)


def first(said: str, day: int) -> str:
    """In digits of the language; the first of a month is an ordinal in French, which CLDR does not say."""
    french = locale_of(get_language() or "en").language == "fr"
    return digits(f"1er {said[2:]}" if french and day == 1 and said.startswith("1 ") else said)


def written(exact: Decimal) -> str:
    """With as many decimals as it has: 0.90 is not 0.9."""
    if not exact.is_finite():
        return str(exact)
    return _in_language(get_language() or "en", exact, max(-int(exact.as_tuple().exponent), 0))


@lru_cache(maxsize=8192)
def _in_language(language: str, exact: Decimal, places: int) -> str:
    """A page has the same small numbers many times. ``places``: 0.9 and 0.90 are the same number, and not the same."""
    of = locale_of(language)
    return str(_pattern(of, places).apply(exact, of, numbering_system="default")).translate(_digits(language))


@lru_cache(maxsize=256)
def _pattern(of: Locale, places: int) -> NumberPattern:
    """How the language writes numbers of so many decimals, thousands parted as it does."""
    pattern = copy(of.decimal_formats[None])
    pattern.frac_prec = (places, places)
    return pattern

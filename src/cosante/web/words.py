"""Values as people write them, in the language and the digits of the page: sums, numbers, countries, confidence.

Dates have a module of their own (``web.dates``), and so has what people type (``web.typed``).
"""

import math
import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from babel import Locale
from babel.lists import format_list
from django.utils.translation import get_language, gettext, ngettext

from cosante.register import numbers
from cosante.register.models import Partner
from cosante.register.numbers import locale_of
from cosante.register.records.folding import fold
from cosante.web.labels import COUNTED, USUAL_NAMES

#: Codes of CLDR that are no country or territory.
_NO_LAND = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})


def locale() -> Locale:
    """CLDR's data for the language of the page."""
    return locale_of(get_language() or "en")


def listed(said: Iterable[str]) -> str:
    """``A, B and C``, as the language joins them."""
    return str(format_list(list(said), locale=locale()))


def of_kind(kind: str, which: str) -> str:
    """A kind of thing, and which one it is: ``Training: Kazakhstan, Kyrgyzstan``."""
    # Translators: a kind of thing, and which one it is, as in "Training: Kazakhstan, Kyrgyzstan".
    return gettext("%(kind)s: %(which)s") % {"kind": kind, "which": which}


def digits(text: object) -> str:
    """The text with the digits of the language of the page: ``12`` → ১২ in Bengali."""
    return numbers.digits(text)


def country_name(code: str | None) -> str:
    """``KZ`` → Kazakhstan."""
    return _countries_of(get_language() or "en").get(code, code) if code else ""


@lru_cache(maxsize=32)
def _countries_of(language: str) -> dict[str, str]:
    return dict(locale_of(language).territories.items())


def called(record: Partner) -> str:
    """What a partner is called: a country as the language of the page calls it, any other as its documents do."""
    return country_name(record.country) if record.type == "country" and record.country else record.name


def place_name(key: str, name: str) -> str:
    """The same of a place, by its key and its name: ``KG`` is a country, ``KG-GB`` a place in it."""
    return country_name(key) if re.fullmatch("[A-Z]{2}", key) else name


def countries() -> list[tuple[str, str]]:
    """Countries and territories by code, in the order of their names in the language of the page."""
    return list(_countries(locale()))


@lru_cache(maxsize=32)
def _countries(of: Locale) -> tuple[tuple[str, str], ...]:
    found = ((code, name) for code, name in of.territories.items() if len(code) == 2 and code.isalpha())
    return tuple(sorted((pair for pair in found if pair[0] not in _NO_LAND), key=lambda pair: fold(pair[1])))


def by_country(codes: Iterable[str]) -> list[str]:
    """Codes of countries in the order of their names in the language of the page."""
    return sorted(codes, key=lambda code: fold(country_name(code)))


def by_language(codes: Iterable[str]) -> list[str]:
    """Codes of languages in the order of their names in the language of the page."""
    return sorted(codes, key=lambda code: fold(language_name(code)))


def currencies() -> frozenset[str]:
    """Codes of ISO 4217."""
    return frozenset(Locale.parse("en").currencies)


def currency_name(code: str) -> str:
    """``XOF`` → West African CFA Franc."""
    name = locale().currencies.get(code, code)
    return name[:1].upper() + name[1:]


def language_name(code: str | None) -> str:
    """``bn`` → Bengali; nothing where the language is unknown."""
    if not code:
        return gettext("language unknown")
    usual = str(USUAL_NAMES.get(code, ""))
    name = usual or locale().languages.get(code.replace("-", "_")) or locale().languages.get(code.split("-")[0]) or code
    return name[:1].upper() + name[1:]


def number_words(value: Decimal | float | str, qualifier: str = "exact") -> str:
    """``80, at_least`` → at least 80."""
    return _hedges()[qualifier](numbers.number(value))


def fixed_words(value: Decimal | float | str | None, places: int | str = 1) -> str:
    """``0.9, 2`` → 0.90: always so many decimals."""
    try:
        exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-abs(int(places))))
    except (InvalidOperation, ValueError):
        return ""
    return numbers.written(exact)


def percent_words(value: Decimal | float | str) -> str:
    """``0.4`` → 0.4 %, of what is in hundredths already."""
    return gettext("%(number)s %%") % {"number": numbers.number(value)}


def count_words(value: Decimal | float | str, of: str, qualifier: str = "exact") -> str:
    """``80, patients, at_least`` → at least 80 patients."""
    number = number_words(value, qualifier)
    return str(COUNTED[of] % {"n": math.ceil(Decimal(str(value))), "number": number})


def money_words(amount: Decimal | float | str, currency: str, qualifier: str = "exact") -> str:
    """``1800000, USD`` → USD 1,800,000. The ISO code, not a symbol: "$" is the money of twenty countries."""
    return _hedges()[qualifier](numbers.money(amount, currency))


def filled(words: str, number: int) -> str:
    """A sentence of ``ngettext`` with its number: ``%d acts, 1200`` → 1,200 acts."""
    return words.replace("%d", numbers.number(number))


def _hedges() -> dict[str, Callable[[str], str]]:
    return {
        "exact": lambda number: number,
        "about": lambda number: gettext("about %s") % number,
        "at_least": lambda number: gettext("at least %s") % number,
        "at_most": lambda number: gettext("at most %s") % number,
    }


def size_words(size: int) -> str:
    """``20971520`` → 20 MB, ``1536`` → 1.5 KB, ``11`` → 11 bytes."""
    for unit, words in ((1024**2, gettext("%s MB")), (1024, gettext("%s KB"))):
        if size >= unit:
            return words % numbers.number(round(size / unit, 1))
    return filled(ngettext("%d byte", "%d bytes", size), size)


def seconds_words(seconds: float) -> str:
    """``8.4`` → 8 seconds, ``130`` → 2 minutes."""
    if seconds < 100:
        return filled(ngettext("%d second", "%d seconds", round(seconds)), round(seconds))
    return filled(ngettext("%d minute", "%d minutes", round(seconds / 60)), round(seconds / 60))


def days_words(days: int) -> str:
    """``5`` → 5 days."""
    return ngettext("%s day", "%s days", days) % numbers.number(days)


#: What browsers call themselves, the more particular first: Edge says Chrome, too, and Chrome says Safari.
_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def browser_words(agent: str) -> str:
    """``Mozilla/5.0 (X11; Linux x86_64) … Firefox/128.0`` → Firefox, Linux."""
    found = [next((name for mark, name in marks if mark in agent), "") for marks in (_BROWSERS, _SYSTEMS)]
    return ", ".join(name for name in found if name) or agent[:40] or gettext("a browser that does not say its name")


def confidence_words(confidence: float) -> str:
    """How sure the reader is, for people: of the facts called very likely, nine in ten are right."""
    if confidence >= 0.9:
        return gettext("very likely")
    if confidence >= 0.75:
        return gettext("likely")
    return gettext("uncertain") if confidence >= 0.5 else gettext("doubtful")

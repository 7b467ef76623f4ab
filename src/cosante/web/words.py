"""Values as people write them, in the language of the page: dates, sums, numbers, countries, languages, confidence."""

import math
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext, pgettext

from cosante.register.records.dates import bounds
from cosante.register.records.folding import fold
from cosante.web.labels import COUNTED, USUAL_NAMES

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
#: Codes of CLDR that are no country or territory.
_NO_LAND = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
_NO_YEAR = re.compile(r"XXXX-(\d{2})(?:-(\d{2}))?")


@lru_cache(maxsize=32)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def locale() -> Locale:
    """CLDR's data for the language of the page."""
    return _locale(get_language() or "en")


def country_name(code: str | None) -> str:
    """``KZ`` → Kazakhstan."""
    return locale().territories.get(code, code) if code else ""


def countries() -> list[tuple[str, str]]:
    """Countries and territories by code, in the order of their names in the language of the page."""
    names = locale().territories
    found = ((code, name) for code, name in names.items() if len(code) == 2 and code.isalpha() and code not in _NO_LAND)
    return sorted(found, key=lambda pair: fold(pair[1]))


def currencies() -> frozenset[str]:
    """Codes of ISO 4217."""
    return frozenset(Locale.parse("en").currencies)


def seconds_words(seconds: float) -> str:
    """``8.4`` → 8 seconds, ``130`` → 2 minutes."""
    if seconds < 100:
        return ngettext("%d second", "%d seconds", round(seconds)) % round(seconds)
    return ngettext("%d minute", "%d minutes", round(seconds / 60)) % round(seconds / 60)


def language_name(code: str | None) -> str:
    """``bn`` → Bengali; nothing where the language is unknown."""
    if not code:
        return gettext("language unknown")
    usual = str(USUAL_NAMES.get(code, ""))
    name = usual or locale().languages.get(code.replace("-", "_")) or locale().languages.get(code.split("-")[0]) or code
    return name[:1].upper() + name[1:]


def number_words(value: Decimal | float | str, qualifier: str = "exact") -> str:
    """``80, at_least`` → at least 80."""
    return _hedges()[qualifier](_number(value))


def count_words(value: Decimal | float | str, of: str, qualifier: str = "exact") -> str:
    """``80, patients, at_least`` → at least 80 patients."""
    number = number_words(value, qualifier)
    return str(COUNTED[of] % {"n": math.ceil(Decimal(str(value))), "number": number})


def money_words(amount: Decimal | float | str, currency: str, qualifier: str = "exact") -> str:
    """``1800000, USD`` → USD 1,800,000. The ISO code, not a symbol: "$" is the money of twenty countries."""
    return _hedges()[qualifier](f"{currency}\u00a0{_number(amount)}")


def _number(value: Decimal | float | str) -> str:
    try:
        return format_decimal(Decimal(str(value)), format="#,##0.######", locale=locale())
    except InvalidOperation:
        return str(value)


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
            return words % _number(round(size / unit, 1))
    return ngettext("%d byte", "%d bytes", size) % size


def date_words(edtf: str | None) -> str:
    """An EDTF date as people say it: ``2024/2025`` → 2024 – 2025, ``2010/..`` → since 2010, ``P15Y`` → 15 years."""
    if not edtf:
        return ""
    if edtf.startswith("P"):
        return _duration(edtf)
    first, slash, last = edtf.partition("/")
    if not slash:
        return _day(first)
    if last in ("", ".."):
        return gettext("since %s") % _day(first)
    if first in ("", ".."):
        return gettext("until %s") % _day(last)
    return f"{_day(first)} – {_day(last)}"


def _day(edtf: str) -> str:
    without_year = _NO_YEAR.fullmatch(edtf)
    if without_year:
        return _no_year(*without_year.groups())
    plain = edtf.rstrip("~?%")
    days = bounds(plain)
    if not days or not days[0]:
        return edtf
    form = {4: "Y", 7: "F Y", 10: "j F Y"}.get(len(plain), "j F Y")
    said = date_format(days[0], form)
    return said if plain == edtf else gettext("about %s") % said


def _no_year(month: str, day: str | None) -> str:
    days = bounds(f"2000-{month}-{day or '01'}")
    if not days or not days[0]:
        return f"XXXX-{month}"
    said = date_format(days[0], "j F" if day else "F")
    return pgettext("a date whose year the text does not give", "%s, year not stated") % said


def _duration(edtf: str) -> str:
    match = _DURATION.fullmatch(edtf)
    if not match or not any(match.groups()):
        return edtf
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    said = (
        (years, ngettext("%d year", "%d years", years)),
        (months, ngettext("%d month", "%d months", months)),
        (weeks, ngettext("%d week", "%d weeks", weeks)),
        (days, ngettext("%d day", "%d days", days)),
    )
    return ", ".join(words % number for number, words in said if number)


def days_words(days: int) -> str:
    """``5`` → 5 days."""
    return ngettext("%s day", "%s days", days) % _number(days)


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

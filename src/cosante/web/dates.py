"""Dates as people say them, in the language and the digits of the page: of any precision, and moments.

    2026-03-17             17 March 2026 · 17 mars 2026 · ১৭ মার্চ, ২০২৬
    2024-10-29/2024-12-03  from 29 October to 3 December 2024
    2019/..                since 2019
    XXXX-03                March, year not stated
    P15Y                   15 years

The words are CLDR's; what joins them is in our catalogues, apart for days and for months and years, as languages need.
"""

from datetime import date, datetime

from babel.dates import format_date, format_skeleton
from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext

from cosante.register import numbers
from cosante.vocabulary.dates import Duration, Interval, PartialDate, Precision, parse
from cosante.vocabulary.errors import BadValue
from cosante.web.words import digits, filled, locale


def date_words(edtf: str | None) -> str:
    """An EDTF date as people say it; what is none is given back as it is."""
    if not edtf:
        return ""
    try:
        value = parse(edtf)
    except BadValue:
        return edtf
    match value:
        case Duration():
            return _duration(value) or edtf
        case Interval():
            return _interval(value)
        case _:
            return _day(value)


def day_words(day: date | datetime | None) -> str:
    """``date(2026, 3, 17)`` → 17 March 2026."""
    return numbers.day(_local(day)) if day else ""


def moment_words(at: datetime | None, seconds: bool = False) -> str:
    """Day and time on 24 hours, short, as tables have it: 17 Mar 2026, 14:05."""
    if at is None:
        return ""
    here = _local(at)
    return f"{numbers.first(format_date(here, 'medium', locale()), here.day)}, {_time(here, seconds)}"


def time_words(at: datetime | None, seconds: bool = False) -> str:
    """Day and time on 24 hours: 17 March 2026, 14:05."""
    return f"{day_words(at)}, {_time(_local(at), seconds)}" if at else ""


def _local(at: "date | datetime") -> "datetime | date":
    return timezone.localtime(at) if isinstance(at, datetime) and timezone.is_aware(at) else at


def _time(at: "date | datetime", seconds: bool) -> str:
    return digits(at.strftime("%H:%M:%S" if seconds else "%H:%M"))


def _skeleton(day: date, parts: str) -> str:
    """The parts of a day in the order of the language: ``yMMMM`` → March 2026, ``MMMMd`` → 17 March."""
    return numbers.first(format_skeleton(parts, datetime(day.year, day.month, day.day), locale=locale()), day.day)


def month_words(day: date) -> str:
    """The month by its name."""
    return str(format_date(day, "LLLL", locale()))


def _day(value: PartialDate) -> str:
    said = _plain(value)
    hedges = {"~": _about, "?": _perhaps, "%": lambda words: _perhaps(_about(words))}
    return hedges[value.qualifier](said) if value.qualifier else said


def _about(words: str) -> str:
    return pgettext("a date", "about %s") % words


def _perhaps(words: str) -> str:
    return pgettext("a date", "%s, not certain") % words


def _plain(value: PartialDate) -> str:
    """Without its qualifier."""
    if value.year == "XXXX":
        return _without_year(value)
    first, last = value.earliest, value.latest
    if first is None or last is None:  # a year that is known has days
        return str(value)
    match value.precision:
        case Precision.DAY:
            return numbers.day(first) if first == last else _skeleton(first, "yMMMM")
        case Precision.MONTH:
            return _skeleton(first, "yMMMM")
        case Precision.YEAR:
            return digits(value.year)
        case Precision.SEASON:
            return _season(int(value.month or 0)) % {"year": digits(value.year)}
        case Precision.DECADE | Precision.CENTURY:
            ends = {"first": digits(first.year), "last": digits(last.year)}
            return pgettext("years", "between %(first)s and %(last)s") % ends
        case _:
            return _months(month_words(first), _skeleton(last, "yMMMM"))


def _season(code: int) -> str:
    return {
        21: gettext("spring %(year)s"),
        22: gettext("summer %(year)s"),
        23: gettext("autumn %(year)s"),
        24: gettext("winter %(year)s"),
    }[code]


def _without_year(value: PartialDate) -> str:
    month, day = value.month or "", value.day or ""
    if not month.isdecimal() or int(month) > 12:
        return gettext("year not stated")
    exact = day.isdecimal()
    when = date(2000, int(month), int(day) if exact else 1)
    said = _skeleton(when, "MMMMd") if exact else month_words(when)
    return pgettext("a date whose year the text does not give", "%s, year not stated") % said


def _interval(value: Interval) -> str:
    first, last = value.start, value.end
    if first is None or last is None:
        return _open(first or last, since=first is not None)
    if Precision.DAY in (first.precision, last.precision):
        ends = {"first": _beginning(first, last), "last": _day(last)}
        return pgettext("days", "from %(first)s to %(last)s") % ends
    if {first.precision, last.precision} == {Precision.YEAR} and not first.qualifier and not last.qualifier:
        return f"{_day(first)} – {_day(last)}"
    return _months(_beginning(first, last), _day(last))


def _beginning(first: PartialDate, last: PartialDate) -> str:
    """The first of two dates; its year is said once where both have the same."""
    day = first.earliest
    if day is None or first.year != last.year or first.precision != last.precision or first.qualifier:
        return _day(first)
    if first.precision == Precision.MONTH:
        return month_words(day)
    return _skeleton(day, "MMMMd") if first.precision == Precision.DAY else _day(first)


def _months(first: str, last: str) -> str:
    return pgettext("months or years", "from %(first)s to %(last)s") % {"first": first, "last": last}


def _open(known: PartialDate | None, since: bool) -> str:
    if known is None:
        return ""
    said = _day(known)
    if known.precision == Precision.DAY:
        return (pgettext("a day", "since %s") if since else pgettext("a day", "until %s")) % said
    return (gettext("since %s") if since else gettext("until %s")) % said


def _duration(value: Duration) -> str:
    years, months, weeks, days = value.years, value.months, value.weeks, value.days
    said = (
        (years, ngettext("%d year", "%d years", years)),
        (months, ngettext("%d month", "%d months", months)),
        (weeks, ngettext("%d week", "%d weeks", weeks)),
        (days, ngettext("%d day", "%d days", days)),
    )
    return ", ".join(filled(words, number) for number, words in said if number)

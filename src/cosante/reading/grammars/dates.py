"""Dates in EDTF (ISO 8601-2), with their precision: full, partial, intervals, durations; and relative ones.

Anniversaries, ages and ordinals of sessions are no dates; a year inside a name ("Agenda 2030") is none.
"""

import re
from bisect import bisect_left, bisect_right
from datetime import date
from typing import Final

from cosante.reading.grammars import bikram, calendars, date_ranges, durations, ethiopian, numeric, solar
from cosante.reading.grammars.date_forms import BEFORE_DOTTED, DAY_MONTH, Forms, forms
from cosante.reading.grammars.date_ranges import BARRED, NO_YEAR_AFTER, same_year
from cosante.reading.grammars.dated import YEAR_BESIDE, free, of_a_name, of_what_is_called, ymd
from cosante.reading.grammars.dated import Dated as Dated
from cosante.reading.grammars.number import Number
from cosante.reading.scanning import Scan
from cosante.reading.spans import Spans
from cosante.vocabulary.codes import PEOPLE

#: Between a weekday, with the rest of its word, and its day in digits.
_BRACKET: Final = re.compile(r"[^\W\d_]*(?:-[^\W\d_]+)? ?\((?=\d\d?/\d\d?\))")
#: What Korean counts with, written to its number: persons, "more than", pieces, doses; and who was born in a year.
_COUNTED: Final = re.compile(" ?(?:여|명|개|대|회분|건|병상|곳|차례|가구|세트|상자|년 ?생(?![산활명존태]))")
_WITHOUT_CAPITALS: Final = frozenset({"Hani", "Kore", "Thai", "Laoo", "Khmr", "Mymr", "Arab", "Beng", "Deva", "Ethi"})
#: What a number of four digits is no year before.
_NO_YEAR_BEFORE: Final = re.compile(
    r" Agenda| Vision| sayılı|:\d\d| ?年? ?可 ?持 ?[续續]| ?年 ?[议議] ?程| ?년? ?지속 ?가능"
)
#: An ending of a number, and the space behind it.
_ENDED: Final = re.compile(r"['’-]?[^\W\d_]{1,4} ")
_WORD_NEXT: Final = re.compile(r"[ \-]+[^\W\d_]")
_YEAR: Final = re.compile(r"((?:19|20)\d\d)(?![\d%]|[.,]\d)")
#: "the 1990s", "1970ዎቹ": a decade is a year whose last digit is not said.
_DECADE: Final = re.compile(r"((?:19|20)\d)0(?:'?s(?![^\W_])|ዎቹ)")
#: A word of a range stands no further before its first day (characters).
_NEAR: Final = 5
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
#: A day and what stands between it and the word of another.
_DAY_TO: Final = re.compile(r"(?<![\d/.,-])(\d{1,2}) ([^\d.,;:()\n]{1,12}) $")
#: The word for days, and what stands between no range's word and it.
_DAYS: Final = ("unit", "day")
_PARTS_IT: Final = re.compile(r"[\d.,;:()\n]")
#: A decade beside its word; "les années 2020 et 2021" are two years, "les années 20" could be of any century.
_DECADE_AFTER: Final = re.compile(r" ((?:19|20)\d0|\d0)(?![\d%]|[.,]\d| ?(?:-|et|à|and|to|y|e|,|/) ?\d)")
_DECADE_BEFORE: Final = re.compile(r"(?<!\d)((?:19|20)\d0) ?[-']? ?(?:এর ?|s )?$")
_TWO_DIGITS: Final = 30
#: The same where the word for year follows: "出生,2019年" ends no number of thousands.
_BARRED_BESIDE: Final = "./$€£#-"
_QUOTES: Final = frozenset("‘“'\"「『《<")
#: A month by itself is one of so many after the one told before it.
_NEXT_MONTHS: Final = 5
#: Between a day and its year as another calendar counts it: "16 พฤษภาคม 2568 (ค.ศ. 2025)".
_SAME_YEAR: Final = re.compile(r" ?\([^()\d\n]{0,12}")
#: The letters of a day in EDTF.
_DAY_LONG: Final = len("2023-10-25")
#: A date that tells its year and its month.
_MONTH_OF_YEAR: Final = re.compile(r"\d{4}-\d\d(?!\d)")
#: First and last month of the halves and quarters of ``dates.tsv``.
_PARTS: Final = {"1": (1, 6), "2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}


def find(scan: Scan, numbers: list[Number]) -> list[Dated]:
    """The dates that a text states by itself, in order, without overlap; the longest statement wins."""
    patterns, told = forms(scan), [m for m in _YEAR.finditer(scan.text) if not _no_year(scan, *m.span())]
    by_month, years = _by_month(scan, patterns), _years(scan, told)
    found = [
        *numeric.find(scan.text),
        *_days_in_digits(scan, patterns),
        *by_month,
        *years,
        *durations.find(scan, numbers),
        *([] if scan.pack.settings["calendar"] else calendars.bengali(scan)),
        *([] if scan.pack.code == "en" else calendars.in_english(scan.text)),
        *solar.in_latin(scan.text),
        *_parts_of_years(scan, [y for y in years if y.value.isdigit()]),
    ]
    if scan.pack.full and ("日" in scan.text or "일" in scan.text):
        found += calendars.eastern_days(scan, found)
    days = Spans((d.start + 1, d.end) for d in by_month)
    found += [r for r in date_ranges.of_years(scan, told) if not days.hold(r.start)]
    found += date_ranges.find(scan, patterns, _whole([d for d in found if d.role == "event"]))
    if scan.pack.settings["calendar"] == "bikram":
        own = bikram.find(scan)
        found = [*own, *date_ranges.find(scan, patterns, own), *bikram.converted(scan, found)]
    elif scan.pack.settings["calendar"] == "ethiopian":
        own = ethiopian.find(scan)
        found = [*own, *date_ranges.find(scan, patterns, own), *found]
    elif scan.pack.settings["calendar"] == "solar":
        found = [*solar.find(scan), *solar.without_short_years(scan.text, found)]
    found.sort(key=lambda d: (d.start, -d.end))
    kept: list[Dated] = []
    for item in found:
        if kept and kept[-1].value.startswith(item.value) and _SAME_YEAR.fullmatch(scan.text, kept[-1].end, item.start):
            continue
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
        elif (
            item.role != "duration"
            and kept[-1].role != "duration"
            and item.end - item.start > kept[-1].end - kept[-1].start
        ):
            kept[-1] = item
    return durations.without_births(scan, kept)


def _whole(found: list[Dated]) -> list[Dated]:
    """The dates that lie inside no other: the year of a day is no date of its own."""
    kept: list[Dated] = []
    for item in sorted(found, key=lambda d: (d.start, -d.end)):
        last = kept[-1] if kept else None
        shorter = last is not None and item.start < last.end and item.end - item.start < last.end - last.start
        if last is None or (item.end > last.end and not shorter):
            kept.append(item)
    return kept


def _days_in_digits(scan: Scan, patterns: Forms) -> list[Dated]:
    """Days and months in digits after a word of ``dates.tsv`` that tells them."""
    text, found = scan.text, []
    for said, end, (kind, _) in scan.of("date"):
        if kind in {"weekday", "relative"} and (bracket := _BRACKET.match(text, end)):
            start = bracket.end()  # "nesta sexta-feira (5/9)"
        elif kind == "day":
            start = end + len(text[end : end + 2]) - len(text[end : end + 2].lstrip(" ("))
        else:
            continue
        match = DAY_MONTH.match(text, start)
        if match is None or (match[2] and match[2] not in {"-"} | patterns.joining | patterns.ranging):
            continue
        if match[4] == "." and not text[said:end].lower().endswith(BEFORE_DOTTED):
            continue
        year, month = int(match[6]) if match[6] else None, int(match[5])
        first, last = ymd(year, month, int(match[1])), ymd(year, month, int(match[3])) if match[3] else None
        apart = match[2] in patterns.joining - patterns.ranging and int(match[3]) - int(match[1]) > 1
        if first and last and apart and not _opened(scan, said):
            found.append(Dated(match.start(), match.end(1), first, "event"))
            found.append(Dated(match.start(3), match.end(), last, "event"))
        elif first and not match[3] and (begin := _first_day(scan, patterns, match.start(), first)) is not None:
            found.append(Dated(begin[0], match.end(), f"{begin[1]}/{first}", "event"))
        elif first and not match[3] and (ended := patterns.until(text, match.end(), match[4])):
            begun, last = same_year(first, ended[1])
            item = (match.start(), ended[0], f"{begun}/{last}") if last > begun else (*match.span(), first)
            found.append(Dated(*item, "event"))
        elif first and (last or not match[3]):
            found.append(Dated(*match.span(), f"{first}/{last}" if last and last > first else first, "event"))
    return found


def _first_day(scan: Scan, patterns: Forms, start: int, last: str) -> tuple[int, str] | None:
    """Where the first day of a range stands that is told before its last, which begins at ``start``, and its value ("từ
    ngày 3 đến ngày 17/10/2024").
    """
    before = _DAY_TO.search(scan.text, max(0, start - 24), start)
    if before is None or before[2] not in patterns.ranging:
        return None
    words = scan.within("date", before.start() - 12, before.start())
    if not any(m[2][0] in {"day", "range"} and before.start() - m[1] <= 1 for m in words):
        return None
    value = f"{last[:8]}{int(before[1]):02d}"
    return (before.start(), value) if value < last else None


def _by_month(scan: Scan, patterns: Forms) -> list[Dated]:
    text: str = scan.text
    found: list[Dated] = []
    for start, end, (kind, key) in scan.of("date"):
        if kind != "month" or _in_number(scan, start, end):
            continue
        stop = _other_name(scan, start, scan.token_end(end), key)
        # after "наурызда" (in March) stands no day
        told = text[:stop] if scan.pack.attached and _in_it(scan, end) else text
        item = _around_month(patterns, told, start, stop, int(key), _sure_month(scan, start, end))
        if item is not None:
            found += _each_day(scan, patterns, item, start) or [item]
    return found


def _other_name(scan: Scan, begin: int, end: int, key: str) -> int:
    """The end of a month that is named twice: "نوفمبر (تشرين الثاني)", "نوفمبر/تشرين الثاني"."""
    if "(" in scan.text[begin:end] and scan.text[end : end + 1] == ")":
        return end + 1
    for start, stop, value in scan.within("date", end + 1, end + 3):
        if value == ("month", key) and scan.text[end:start].strip() in {"(", "/"}:
            return scan.token_end(stop) + (scan.text[scan.token_end(stop) :][:1] == ")")
    return end


def _each_day(scan: Scan, patterns: Forms, item: Dated, month_start: int) -> list[Dated]:
    """Days that are joined but do not follow one another, each of its own: "3 and 17 May", "les 3, 5 et 9 mai"."""
    listed = patterns.days_before.search(scan.text[item.start : month_start]) if "/" in item.value else None
    if listed is None:
        return []
    joiner = scan.text[item.start + listed.end(1) : item.start + listed.start(2)].split(",")[-1].split()
    days = [(int(m[0]), item.start + m.start(), item.start + m.end()) for m in _DAY.finditer(listed[0])]
    joins = any(word in patterns.joining - patterns.ranging for word in joiner)
    if days[-1][0] - days[0][0] == len(days) - 1 or not joins:
        return []
    if _opened(scan, item.start):
        return []  # "between 3 and 17 May"
    month = item.value.split("/")[1][:-2]
    return [
        Dated(begin, item.end if i == len(days) - 1 else end, f"{month}{day:02d}", "event")
        for i, (day, begin, end) in enumerate(days)
    ]


def _opened(scan: Scan, start: int) -> bool:
    """Does a word of a range stand right before a day, or before the word "days" ("entre os passados dias 3 e 17")?"""
    words = scan.within("date", start - 24, start)
    day = min([m[0] for m in words if m[2] == _DAYS and start - m[1] <= _NEAR], default=start)
    begun = [m[1] for m in words if m[2][0] == "range" and m[2][1] == "start" and m[1] <= day]
    if day < start and begun and not _PARTS_IT.search(scan.text, max(begun), day):
        return True
    return any(m[2][0] == "range" and start - m[1] <= _NEAR for m in words)


def _in_number(scan: Scan, start: int, end: int) -> bool:
    """Is a month's short name the end of a longer number word ("quatre-vingt-dix-sept")?"""
    return any(m[1] >= end for m in scan.within("number", start - 24, start))


def _sure_month(scan: Scan, start: int, end: int) -> bool:
    """Is a month's name surely a month ("in March", "juillet dernier"), not a verb, a name, or part of a title?"""
    if scan.within("number", start, start + 1):
        return False  # "sept camions"
    if not scan.text[start].isupper() or len(scan.text[start:end]) > 5:
        return True
    near = [m for m in scan.within("date", end, end + 5) if 0 < m[0] - end <= 4]
    if any(m[2][0] == "month" or (m[2][0] == "relative" and m[2][1][-1] == "y") for m in near):
        return True  # "April-June", "Julai mwaka jana" (July of last year)
    if scan.pack.settings["head"] == "final" and any(
        m[2][0] == "in" and m[0] == end + 1 for m in scan.within("date", end, end + 2)
    ):
        return True  # "Мамыр айында"
    return any(
        0 <= start - m[1] <= 5 and not scan.text[m[1] : start].strip()[:1].isupper()  # "dari Tim SEP"
        for m in scan.within("date", start - 16, start)
        if m[2][0] in {"in", "since", "until", "early", "range"}
    )


def _in_it(scan: Scan, end: int) -> bool:
    """Does an ending say that something was done in the month that ends there?"""
    return scan.pack.suffixes.get(scan.suffix_at.get(end, "")) == "locative"


def _around_month(patterns: Forms, text: str, start: int, end: int, month: int, sure: bool) -> Dated | None:
    head, tail = text[max(0, start - 30) : start], text[end : end + 24]
    days: tuple[int, int | None] | None = None
    after = 0
    if two := patterns.days_before.search(head):
        days, start = (int(two[1]), int(two[2])), start - len(head) + two.start()
    elif one := patterns.day_before.search(head):
        days, start = (int(one[1]), None), start - len(head) + one.start()
    elif later := patterns.day_after.match(tail):
        days, after = (int(later[1]), int(later[2]) if later[2] else None), later.end()
    year_match = patterns.year_after.match(tail[after:])
    earlier = patterns.year_before.search(text[max(0, start - 24) : start])
    if year_match and earlier and any(c.isalpha() for c in earlier[0]):
        year_match = None  # "2024 жылғы 1 шілдеден 2027 жылғы 30 маусымға дейін": the next year is of the next day
    year = calendars.common_era(year_match[1]) if year_match else None
    stop = end + after + (year_match.end() if year_match else 0)
    if year is None and earlier:
        year, start = calendars.common_era(earlier[1]), max(0, start - 24) + earlier.start()
    if days is None:
        if year is None:
            return Dated(start, end, f"XXXX-{month:02d}", "event") if sure else None
        return Dated(start, stop, f"{year:04d}-{month:02d}", "event")
    first = ymd(year, month, days[0])
    if first is None:
        return None
    if days[1] is not None and days[1] > days[0] and (last := ymd(year, month, days[1])):
        return Dated(start, stop, f"{first}/{last}", "event")
    return Dated(start, stop, first, "event")


def _parts_of_years(scan: Scan, years: list[Dated]) -> list[Dated]:
    """ "The first quarter of 2024", "au 1er semestre 2023": the months from the first to the last."""
    found = []
    years = sorted(years, key=lambda year: year.start)
    starts = [year.start for year in years]
    for start, end, (kind, part) in scan.of("date"):
        months = _PARTS.get(part) if kind == "half" else None
        if months is None:
            continue
        for year in years[bisect_left(starts, start - 12) : bisect_right(starts, end + 5)]:
            after = scan.text[end : year.start].strip(" ,")
            follows = year.start >= end and after in {"", "of", "de"}
            leads = 0 <= start - year.end <= 9 and scan.pack.settings["head"] == "final"
            if follows or leads:
                value = f"{year.value}-{months[0]:02d}/{year.value}-{months[1]:02d}"
                found.append(Dated(min(start, year.start), max(end, year.end), value, "event"))
                break
    return found


def _years(scan: Scan, told: list[re.Match[str]]) -> list[Dated]:
    text, found = scan.text, []
    found += _decades(scan)
    if scan.pack.spaceless:
        found += calendars.buddhist(text)
    for match in told:
        start, end = match.span()
        barred = _BARRED_BESIDE if scan.pack.spaceless and YEAR_BESIDE.match(text, end) else BARRED
        if free(text, start, barred) or _in_the_middle(scan, start):
            found.append(Dated(start, end, match[1], "event"))
    return found


def _decades(scan: Scan) -> list[Dated]:
    """ "The 1990s", "les années 1990", "les années 90", "১৯৯০-এর দশকে": 199X."""
    text, found = scan.text, []
    for match in _DECADE.finditer(text):
        if free(text, match.start(), BARRED):
            found.append(Dated(*match.span(), f"{match[1]}X", "event"))
    for start, end, side in scan.of("decade"):
        if side == "before":
            after = _DECADE_AFTER.match(text, end)
            if after and (len(after[1]) == 4 or int(after[1]) >= _TWO_DIGITS):
                found.append(Dated(start, after.end(), f"{('19' + after[1])[-4:-1]}X", "event"))
        elif before := _DECADE_BEFORE.search(text, max(0, start - 10), start):
            found.append(Dated(before.start(1), scan.token_end(end), f"{before[1][:3]}X", "event"))
    return found


def _in_the_middle(scan: Scan, start: int) -> bool:
    """Does "mid-" or its like stand before the year?"""
    return scan.text[start - 1 : start] == "-" and any(
        m[1] == start - 1 and m[2][0] == "early" for m in scan.within("date", start - 8, start)
    )


def _no_year(scan: Scan, start: int, end: int) -> bool:
    """Is the four-digit number something else: a count, an amount, a part of a name or of an address?"""
    text = scan.text
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if _scaled(scan, end) or _COUNTED.match(after) or _NO_YEAR_BEFORE.match(after):
        return True
    if scan.pack.settings["script"] in _WITHOUT_CAPITALS and of_a_name(before, after):
        return True
    # (what something is called may begin with its year: "‘2014 몽골 의료봉사단 발대식’")
    if of_what_is_called(scan, start, end, before, after) or (before[-1:] in _QUOTES and _WORD_NEXT.match(after)):
        return True
    if scan.pack.spaceless and (before[-1:].isalpha() or after[:1].isalpha()):
        return YEAR_BESIDE.match(after) is None and YEAR_BESIDE.search(before[-8:]) is None
    if before[-1:].isalpha() or (after[:1].isalpha() and not scan.pack.settings["suffixes"]):
        return True
    if NO_YEAR_AFTER.search(before[-12:]):
        return True
    if scan.pack.settings["head"] == "verb" and any(
        m[1] == start - 1 and m[2][0] in {"in", "since", "until"} for m in scan.within("date", start - 12, start)
    ):
        return False  # "عام 2021 عمليات": the year has its word before it
    if _counts_beside(scan, start, end):
        return True
    if _WORD_NEXT.match(after) and not _of_the_year(scan, start):
        word = scan.within("counted", end, end + 3)
        of = word[0][2] if word and not scan.pack.settings["nouns_before"] else "not_counted"
        if of == "classifier" or of in PEOPLE or (of != "not_counted" and not scan.pack.settings["suffixes"]):
            return True
        currency = scan.within("currency", end, end + 3)
        if currency:
            return True
    return False


def _scaled(scan: Scan, end: int) -> bool:
    """Does a scale follow the digits (2000万, 2000만)?"""
    return not scan.pack.settings["scales_before"] and any(
        start <= end + 1 and kind[0] == "scale" for start, _, kind in scan.within("number", end, end + 8)
    )


def _counts_beside(scan: Scan, start: int, end: int) -> bool:
    """Does "more than" stand right before a number or behind its ending, or what it counts where the language puts that
    before it?
    """
    if any([m[1] == start - 1 and m[2] == "at_least" for m in scan.within("cue", start - 24, start)]):
        return True
    if scan.pack.suffixes and any(
        m[2] == "at_least" and _ENDED.fullmatch(scan.text, end, m[0]) for m in scan.within("cue", end, end + 10)
    ):
        return True  # "2000-нан астам", "2000'den fazla"
    if not scan.pack.settings["nouns_before"]:
        return False
    return any([m[1] == start - 1 and m[2] in PEOPLE for m in scan.within("counted", start - 40, start)])


def _of_the_year(scan: Scan, start: int) -> bool:
    """Do several words before a number end in that for a year ("durante el año 2020 brigadas …", "no ano de 2020")?"""
    for begin, end, (kind, *_) in scan.within("date", max(0, start - 24), start):
        last = scan.text[begin:end].rpartition(" ")[2]
        if kind in {"in", "since"} and scan.text[end:start] in {" ", " de "} and 2 < len(last) < end - begin:
            return True
    return False


def resolve(found: list[Dated], published: date | None) -> list[Dated]:
    """All dates, those of a month and a day with the document's own year: that of the nearest such day to its own.

    Without its own day, those of another calendar that may be one Gregorian day or another are left out.
    """
    if published is None:
        return [item for item in found if item.value]
    for item in found:
        if item.nearest:
            item.value = min(item.nearest, key=lambda day: abs((date.fromisoformat(day[:_DAY_LONG]) - published).days))
        if "XXXX-" not in item.value:
            continue
        parts = [part if part == ".." else _nearest(part, published) for part in item.value.split("/")]
        if all(parts):
            item.value = "/".join(p for p in parts if p)
    return found


def borrow_years(found: list[Dated]) -> None:
    """Give dates without a year, on a page without a day of its own, that of a date told in full of the same month; a
    month by itself that of the date told before it, if it is one of the next months ("le 20 février 2024 … en avril").
    """
    full = sorted([item for item in found if _MONTH_OF_YEAR.match(item.value)], key=lambda item: item.start)
    starts = [item.start for item in full]
    told = {item.value[5:7]: item.value[:4] for item in reversed(full)}
    for item in found if told else ():
        if not item.value.startswith("XXXX-"):
            continue
        year = told.get(item.value[5:7])
        if year is None and len(item.value) == len("XXXX-04"):
            i = bisect_left(starts, item.start)
            if i and 0 < int(item.value[5:7]) - int(full[i - 1].value[5:7]) <= _NEXT_MONTHS:
                year = full[i - 1].value[:4]
        if year:
            item.value = item.value.replace("XXXX", year)


def _nearest(value: str, published: date) -> str | None:
    match = re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", value)
    if not match:
        return None
    options = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            day = date(year, int(match[1]), int(match[2] or 15))
        except ValueError:
            continue
        options.append((abs((day - published).days), year))
    return value.replace("XXXX", str(min(options)[1])) if options else None

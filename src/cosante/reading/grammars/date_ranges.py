"""Two dates that are the ends of one interval, and those of which only the beginning is told ("since 2019")."""

import itertools
import re
from typing import Final

from cosante.reading.grammars.date_forms import Forms
from cosante.reading.grammars.dated import Dated, free
from cosante.reading.scanning import Mention, Scan
from cosante.reading.spans import Spans

#: What a number of four digits is no year after.
NO_YEAR_AFTER: Final = re.compile(
    r"(?:Agenda|Vision|Horizon|COVID|Covid|Rs|USD|US|EUR|No|Act|Law|Decree|Resolution|©|№|[Nn][°º]|[Nn]\.[°ºo]|"
    r"[Ll]oi|[Ll]ey|[Ll]ei|[Dd]écret|[Dd]ecreto|[Kk]ey|tel|Tel|RC\d?) ?-?$"
)
#: What stands before no number that is a year.
BARRED: Final = ".,/$€£#-"
_YEARS: Final = re.compile(r"((?:19|20)\d\d) ?[-/] ?((?:19|20)\d\d|\d\d)(?!\d|[-/.]\d)")
#: Between the two dates of a range there are no more characters, with a weekday and brackets, and without.
_APART: Final = 28
_JOINED: Final = 14
#: Behind a year, where the word for what begins or has gone on since stands there: 2008年以来, 2008年起.
_SINCE_BEHIND: Final = re.compile(r" ?年? ?(?:以来|以來|起(?!义|義|草|源|诉|訴))")
_MONTH: Final = re.compile(r"(?:\d{4}|XXXX)-\d\d$")
_DAY: Final = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d$")
#: Behind the first date, that something begins then: "从2021年9月份开始,至2023年6月".
_BEGINS: Final = re.compile(r"^份? ?(?:开始|開始|起)? ?(?=,? ?[至到])")
#: Between a word and its date there are no more characters, with a weekday and without.
_TO_THE_DAY: Final = 16
_TO_ITS_DATE: Final = 5
#: The mark of the Ethiopian era behind a year, of whichever calendar.
_ERA: Final = re.compile(r" ?(?:ዓ|አ) ?[./]? ?ም\.?")
#: An ending of the first date from which a range goes ("3 қазаннан", "28 Eylül'den").
_FROM: Final = "ablative"
#: No ending is longer (characters).
_ENDING: Final = 8


def of_years(scan: Scan, told: list[re.Match[str]]) -> list[Dated]:
    """Years joined by a dash or a word of a range; ``told`` are the numbers of four digits that may be years."""
    found, text = [], scan.text
    for match in _YEARS.finditer(text):
        first = int(match[1])
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if (
            first < last <= first + 60
            and free(text, match.start(), ".,/")
            and not NO_YEAR_AFTER.search(text, max(0, match.start() - 12), match.start())
            and not (len(match[2]) == 2 and int(match[2]) <= 12 and last != first + 1)
        ):
            found.append(Dated(*match.span(), f"{first}/{last}", "period"))
    ranges = Spans(m[:2] for m in scan.of("date") if m[2][0] == "range")
    years = [m for m in told if free(text, m.start(), BARRED)]
    for one, two in itertools.pairwise(years):
        between = text[one.end() : two.start()]
        if (
            "," not in between
            and len(between) <= 24
            and int(one[1]) < int(two[1])
            and ranges.begin_in(one.start() - 16, two.end())
        ):
            joined = re.fullmatch(r"[^.;\n]{1,24}", between)
            if joined and len(between.split()) <= 3:
                found.append(Dated(one.start(), two.end(), f"{one[1]}/{two[1]}", "period"))
    return found


def find(scan: Scan, patterns: Forms, found: list[Dated]) -> list[Dated]:
    """ "From October 29 to December 3": two dates with a range word before or between them; "since 2019" is open."""
    out: list[Dated] = []
    text = scan.text
    found = sorted(found, key=lambda d: d.start)
    for one, two in itertools.pairwise(found):
        between = text[one.end : two.start]
        if len(between) > _APART or any(c in ".;\n" for c in between) or one.value == two.value:
            continue
        if not one.value or not two.value:
            continue  # a day whose year the page tells
        words = scan.within("date", one.start - 12, two.end + 10)
        if _ranged(scan, patterns, one, two, words):
            first, last = same_year(one.value, two.value)
            if first < last:
                out.append(Dated(one.start, two.end, f"{first}/{last}", "period" if len(first) == 4 else "event"))
    return out + _begun(scan, found)


def _ranged(scan: Scan, patterns: Forms, one: Dated, two: Dated, words: list[Mention]) -> bool:
    """Are two dates that stand near each other the ends of a range? ``words`` are those of dates beside them."""
    text = scan.text
    between = _without_weekday(text, words, one.end, two.start)
    # "July 1, 2024, to June 30, 2027"
    between = _BEGINS.sub("", re.sub(r"\([^)]*\)|[()]", "", between).strip()).removeprefix(",").lstrip()
    if len(between) > _JOINED:
        return False
    if not between:
        if _from(scan, one) and _until(scan, two, words):
            return True  # "3 қазаннан 17 қазанға дейін"
        between = text[one.start : one.end].split()[-1]  # the range's word may end the first date (မတ်လမှ)
    joined = between.split()
    while len(joined) > 1 and joined[0] in scan.pack.settings["date_links"]:
        joined.pop(0)  # "с 1 июля 2024 года по 30 июня 2027 года"
    between = " ".join(joined)
    if between == "-" and len(one.value) == len(two.value):
        return True
    if len(joined) > 1 and joined[-1] in scan.pack.articles:
        joined.pop()  # "entre le 27 avril et le 13 mai"
    and_ = " ".join(joined) in patterns.joining
    if and_ and any(m[2][0] == "range" and m[0] < one.start for m in words):
        return True
    if and_ and _follow(one.value, two.value):
        return True
    return between in patterns.ranging or "".join(between.split()) in patterns.ranging


def _from(scan: Scan, item: Dated) -> bool:
    """Does a date end in what says that something goes on from it ("3 қазаннан", "28 Eylül'den")?"""
    for long in range(2, min(_ENDING, item.end - item.start)):
        ending = scan.suffix_at.get(item.end - long, "")
        if len(ending) == long and scan.pack.suffixes.get(ending) == _FROM:
            return True
    return False


def _until(scan: Scan, item: Dated, words: list[Mention]) -> bool:
    """Does a word say that something goes on until a date ("17 қазанға дейін", "3 Ekim 2024'e kadar")?"""
    return any(m[2][0] in {"until", "range"} and item.start < m[0] <= item.end + 2 < m[1] for m in words)


def _follow(first: str, last: str) -> bool:
    """Are two months or days told one after the other ("in August and September 2025", 3日和4日)?"""
    if len(first) != len(last) or (first[0] != "X" != last[0] and first[:4] != last[:4]):
        return False
    if _MONTH.match(first) and _MONTH.match(last):
        return int(last[5:]) - int(first[5:]) == 1
    return (
        bool(_DAY.match(first) and _DAY.match(last)) and first[5:8] == last[5:8] and int(last[8:]) - int(first[8:]) == 1
    )


def _begun(scan: Scan, found: list[Dated]) -> list[Dated]:
    """Dates behind or before a word that says since when something is ("since 2019", 2008年以来)."""
    out: list[Dated] = []
    text, final = scan.text, scan.pack.settings["head"] == "final"
    for item in found:
        if not item.value:
            continue  # a day whose year the page tells
        words = scan.within("date", item.start - _TO_THE_DAY - 8, item.end + 12)
        for word_start, word_end, (kind, _) in words:
            # (in "X के सहयोग से मार्च 2025 में" the word before belongs to X)
            before = not final and 0 <= item.start - word_end <= _TO_THE_DAY
            between = _without_weekday(text, words, word_end - 1, item.start)[1:] if before else ""
            before = (
                before and len(between) <= _TO_ITS_DATE and between.strip(" '(").lower() in {"", *scan.pack.articles}
            )
            # behind the date, or in its ending ("7 Şubat'tan bu yana")
            marked = _ERA.match(text, item.end)
            end = marked.end() if marked else item.end
            after = final and item.start < word_start <= end + 2 < word_end
            if kind == "since" and (before or after) and "/" not in item.value:
                out.append(Dated(min(item.start, word_start), max(item.end, word_end), f"{item.value}/..", "period"))
        if "年" in text[item.end - 1 : item.end + 2] and "/" not in item.value:
            behind = _SINCE_BEHIND.match(text, item.end)
            if behind:
                out.append(Dated(item.start, behind.end(), f"{item.value}/..", "period"))
    return out


def _without_weekday(text: str, words: list[Mention], start: int, end: int) -> str:
    """What stands between two dates, without the second one's day of the week ("Selasa (13/8) sampai Kamis (15/8)")."""
    for begin, stop, (kind, _) in words:
        if kind == "weekday" and start < begin and stop <= end:
            return text[start:begin] + text[stop:end]
    return text[start:end]


def same_year(first: str, last: str) -> tuple[str, str]:
    """A range's year said once holds for both ends; one that ends earlier in its year began in the year before."""
    if first.startswith("XXXX") and last[:4].isdigit():
        before = len(first) == len(last) and first[4:] > last[4:]
        return f"{int(last[:4]) - before:04d}{first[4:]}", last
    if last.startswith("XXXX") and first[:4].isdigit():
        return first, first[:4] + last[4:]
    return first, last

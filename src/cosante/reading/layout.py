"""What of a page is the article: its title, its own date, and the lines that belong to the site around it."""

import re
from datetime import date, timedelta
from typing import Final

from cosante.reading.grammars.dated import REPORTED, Dated
from cosante.reading.page import Page

#: A line longer than this is prose, whatever words it holds (characters).
LINE: Final = 160
_FULL: Final = re.compile(r"\d{4}-\d\d-\d\d$")
_MONTH: Final = re.compile(r"\d{4}-\d\d$")
#: Before the day on which somebody told of it: 记者14日从医院获悉.
_REPORTER: Final = re.compile(r"(?:记者|記者) ?$")
#: After the word of a credit, or as its end ("photo by"): what comes before the name.
#: After the day on which an agency sent a report: 新华社万象6月4日电.
_WIRED: Final = re.compile(r" ?(?:电|電|讯|訊)(?=[ (（/,，:：])")
_CREDITED: Final = re.compile(r".{0,3} ?(?::|/|\bby\b|\bpar\b|-|©)", re.IGNORECASE)
_CAPITAL: Final = "A-ZÀ-ÝА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ"
#: Names of up to three words with capitals, and a comma: "La Paz, ", "BAKU, Azerbaijan, "; or one word without.
_TOWN: Final = re.compile(rf"(?:(?:[{_CAPITAL}][\w'-]+ ?){{1,3}}, ?){{1,2}}|[\u0600-\u1fff][^\s\d,]+, ?")
#: Who signed a report, in brackets at the very end of a text, before the day.
_SIGNER: Final = re.compile(rf"\([{_CAPITAL}][^()\n]{{1,30}}, ?$")
_URL: Final = re.compile(r"https?://|www\.")


def lines(text: str) -> list[tuple[int, int]]:
    """The non-empty lines' spans."""
    return [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def title_end(text: str) -> int:
    """Where the title ends: the first line, where it is short, no sentence, and more follows; else 0."""
    spans = lines(text)
    if len(spans) < 2:
        return 0
    start, end = spans[0]
    line = text[start:end].strip()
    if len(line) > 220 or (line.endswith((".", "।")) and len(line) > 120):
        return 0
    return end


def skipped(page: Page) -> list[tuple[int, int]]:
    """Lines that say nothing of cooperation: newsletter offers, share buttons, comment counters, photo credits."""
    out: list[tuple[int, int]] = []
    text = page.text
    for i, (start, end) in enumerate(lines(text)):
        if end - start > LINE and not _URL.match(text[start:end].strip()):
            continue
        cues = {m[2]: m for m in page.scan.within("cue", start, end) if m[2] in {"boilerplate", "credit"}}
        if not cues:
            continue
        if "boilerplate" in cues:
            mention = cues["boilerplate"]
            words = len(text[start:end].split())
            if words <= 12 or mention[0] - start <= 3:
                if i or words <= 3:
                    out.append((start, end))
                continue
        if _credits(page, start, end):
            out.append((start, end))
    return out


def _credits(page: Page, start: int, end: int) -> bool:
    """Does the line say whose a picture is ("Photo: John Smith / Reuters, 12 April 2021")?"""
    text = page.text
    if end - start > LINE:
        return False
    return any(
        cue == "credit" and not text[start:first].strip(" (*[-") and _CREDITED.match(text, last - 3, end) is not None
        for first, last, cue in page.scan.within("cue", start, end)
    )


#: How far down a page its date may stand, and how long a full one is (characters).
_TOP: Final = 900
_FULL_DAY: Final = 10
#: What stands between a day at the head of a line and the report ("9 février 2016. Le président …", "21/02/24.- La …").
_BEGUN: Final = re.compile(r"(?:\.|\.? ?-{1,2}|:) ?(?=[^\W\d_])")
#: An agency's name in brackets.
_AGENCY: Final = re.compile(r"[ .,]{0,2}\([^\n()]{2,24}\)")


def publication(page: Page) -> date | None:
    """The document's own date: beside a word of publishing, alone on a line, or in the dateline near the top.

    Dates that say so are given the role ``publication``; the first full one is the document's. Of a page dated by month
    only, the middle of the month stands for it, which is enough to tell the year of its other dates.
    """
    full = partial = None
    marked = False
    days: list[str] = []
    said_lines: set[int] = set()
    for item in page.dates:
        if item.role == "duration":
            continue
        start, end = _line(page.text, item.start)
        if start in said_lines or _publishes(page, item, start, end):
            if end - start < 90 and not _WIRED.match(page.text, item.end) and not _reported(page.text, item, start):
                said_lines.add(start)
            item.role = "publication"
            first = item.value.split("/")[0]
            if item.value.startswith(_YEARLESS):
                days.append(item.value)
            elif _FULL.match(first) and (
                full is None
                or _over_the_report(page, item, first, full)
                or (_marked(page, item, start, end) and _stamped(item, first, full, marked))
            ):
                full = day(first) or full
                marked = _marked(page, item, start, end)
            elif partial is None and _MONTH.match(first):
                partial = date.fromisoformat(f"{first}-15")
        elif (
            full is None and (past := _past_year(page, item.end)) > item.end and _dateline(page.text, item, start, past)
        ):
            full = day(item.value)  # a sentence of town and day, of which the deed was done
    if full is None and partial is not None:
        full = next(
            (d for d in map(day, [f"{partial.year}{d[4:]}" for d in days]) if d and d.month == partial.month), None
        )
    page.publication_lines = said_lines
    page.day_known = full is not None or partial is None
    return full or partial


def _over_the_report(page: Page, item: Dated, value: str, clock: date) -> bool:
    """Is it the day of the report, below the day on which the site was visited ("Sunday, 13 April 2025 | Subscribe")?

    No report is from a later day than that; one of a day or two before is its dateline.
    """
    known = day(value)
    if known is None or clock - known <= _DELAY or item.start >= _TOP or not _alone(page.text, item):
        return False
    return all(end - start < LINE for start, end in lines(page.text[: item.start]))


def _marked(page: Page, item: Dated, start: int, end: int) -> bool:
    """Does its line say that it is the day of publishing, by a word or by the time beside it?"""
    if end - start >= LINE:
        return False
    named = any(m[2][0] == "publication" for m in page.scan.within("date", start, end))
    return named or bool(_CLOCK.search(page.text, start, end))


def _stamped(item: Dated, value: str, clock: date, marked: bool) -> bool:
    """Is a day so marked that of the report, where a site shows today's above it, ``marked`` or not as what it is?

    No report is from a later day, but on New Year's Day a page is dated of which no more than the year is known.
    """
    known = day(value)
    if known is None or item.start >= _TOP:
        return False
    return (known < clock and not marked) or (known.year == clock.year and (clock.month, clock.day) == (1, 1))


def _alone(text: str, item: Dated) -> bool:
    """Does no more than a time or a counter stand beside the date on its line?"""
    return _letters(text, item, *_line(text, item.start)) <= _BESIDE


def told(page: Page, published: date) -> date:
    """The day that "today" means in the text: of its dateline, where the page is dated up to three days later."""
    starts = page.publication_lines
    for item in page.dates:
        filed = day(item.value) if item.role == "publication" else None
        if filed and timedelta() < published - filed <= _DELAY and _line(page.text, item.start)[0] not in starts:
            return filed
    return published


#: A time of the day; right behind a day, with no word between them, it is when a page was written.
_CLOCK: Final = re.compile(r"(?<![\d.:/-])\d{1,2}[:h]\d\d(?!\d|-\d)")
_TIMED: Final = re.compile(r"[^\w\n]{1,4}\d{1,2}:\d\d(?!\d| ?- ?\d)")
#: Letters beside the day of a report, of what counts its readers.
_BESIDE: Final = 20
#: How long after a report was sent it is published.
_DELAY: Final = timedelta(days=3)


def day(value: str) -> date | None:
    """The day of a full date, where the calendar has it."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _publishes(page: Page, item: Dated, start: int, end: int) -> bool:
    """Does the line say when the page was published, rather than when something was done?"""
    text = page.text
    if end - start < 140 and any(m[2][0] == "publication" for m in page.scan.within("date", start, end)):
        return True
    if _credits(page, start, end):
        return False  # when the picture was taken
    if _on_that_day(page, item):
        return False
    if _reported(text, item, start):
        return True
    if item.start < 60 and text[: item.start].strip().lower() in {"", "date"}:
        if not text[: item.start].strip() and _begins_a_sentence(page, item, end):
            return False
        return item.end - item.start >= 7 and len(item.value) >= 7
    if "/" in item.value and not (end - start < 60 and item.start < 200):
        return False
    if item.start < _TOP and len(item.value) == _FULL_DAY and _of_the_page(page, item, start, end):
        return True
    letters = _letters(text, item, start, end) if end - start < LINE else LINE
    short = len(item.value) >= 7 and end - start < 90 and item.start < 900
    if short and letters <= 30 and not page.view_classes(start, end):
        return True
    if len(item.value) == _FULL_DAY and not text[end:].strip() and _signed(text, item, end, letters):
        return True
    return (not _at_a_time(page, item, start) and _dateline(text, item, start, item.end)) or _filed(page, item, start)


def _of_the_page(page: Page, item: Dated, start: int, end: int) -> bool:
    """Does a time stand right behind it, a town and a dash, or before it a word with a colon ("เมื่อ: วันจันทร์, …")?"""
    text, head = page.text, page.text[start : item.start]
    if _TIMED.match(text, item.end) and end - start < LINE:
        return True
    if head.strip().lower() == "date" or (not head.strip() and _BEGUN.match(text, item.end)):
        return True
    words = page.scan.within("date", start, item.start)
    bare = head
    for begin, stop, (kind, _) in reversed(words):
        if kind in _BEFORE_A_DAY:
            bare = bare[: begin - start] + bare[stop - start :]
    placed = None if bare.strip(" ,") else _PLACED.match(text, item.end)
    if placed and not page.scan.within("orghead", item.end, placed.end()):
        return True  # "Sáng 12/3/2025, Bệnh viện Lào - Việt nhận …" is the name of a hospital
    return end - start < LINE and _LABEL.fullmatch(bare) is not None


#: Words of the day and of the time that may stand before a day.
_BEFORE_A_DAY: Final = frozenset({"weekday", "day", "in"})
#: Behind a day at the head of a line, the town from which a report was sent: "3 June 2022, Vientiane - …".
_PLACED: Final = re.compile(r", ?[^\W\d_][^\n.,;:()\d]{2,40} -{1,2} ?(?=[^\W\d_])")
#: A word with a colon that says what a day at the head of a page is.
_LABEL: Final = re.compile(r" *[^\s\d:]{2,12} ?:[ ,]*")
#: Letters beside the date that ends a page, and how long the rest of a line is that is prose (characters).
_SIGNED: Final = 12
_PROSE: Final = 30
#: What follows a day that stands above a report: a mark, a time, a town and a dash, an agency in brackets.
_HEADED: Final = re.compile(r"\s*(?:[.:;|/(\[\-]|\d)|[^.\n।。]{0,40}?(?: -{1,2} |--|: |- ?[^\W\d_])")
_YEARLESS: Final = "XXXX"


def _signed(text: str, item: Dated, end: int, letters: int) -> bool:
    """Is it the day under a signed report, alone or in brackets behind who signed?"""
    signer = _SIGNER.search(text, max(0, item.start - 40), item.start)
    return letters <= _SIGNED or (signer is not None and text[item.end : end].strip(" .") == ")")


def _reported(text: str, item: Dated, line_start: int) -> bool:
    """Is it the day on which somebody told of it, not that of what is told?"""
    return bool(REPORTED.match(text, item.end) or _REPORTER.search(text[line_start : item.start]))


def _letters(text: str, item: Dated, start: int, end: int) -> int:
    """How many letters stand beside the date on its line."""
    return sum(c.isalpha() for c in text[start : item.start] + text[item.end : end])


def _begins_a_sentence(page: Page, item: Dated, end: int) -> bool:
    """Does a page open with a sentence that begins with its day ("Le 10 mai, les deux ministres ont signé …")?"""
    rest = page.text[page.scan.token_end(item.end) : end]
    if len(rest.strip()) <= _PROSE or _HEADED.match(rest):
        return False
    runs_on = rest.lstrip()[:1] == "," or not rest.lstrip(" ,")[:1].isupper()
    return item.value.startswith(_YEARLESS) or runs_on


def _filed(page: Page, item: Dated, line_start: int) -> bool:
    """A day at the head of a line near the top, an agency in brackets behind it, with a town before it or without."""
    if item.start >= 900 or len(item.value) < 10 or item.start - line_start >= 60:
        return False
    behind = _AGENCY.match(page.text, item.end)
    return behind is not None and any(cue == "press" for _, _, cue in page.scan.within("cue", item.end, behind.end()))


def _at_a_time(page: Page, item: Dated, line_start: int) -> bool:
    """Does no more than a time of the day stand before it ("Sáng 12/3/2025, …"), and no town?"""
    words = page.scan.within("date", line_start, line_start + 1)
    return bool(words) and not page.text[words[0][1] : item.start].strip(" ,") and not _WIRED.match(page.text, item.end)


def _on_that_day(page: Page, item: Dated) -> bool:
    """Does an ending written to the month say that something was done then ("6 ақпанда", on 6 February)?"""
    scan = page.scan
    ends = [m[1] for m in scan.within("date", item.start, item.end) if m[2][0] == "month"] if page.pack.attached else []
    return any(page.pack.suffixes.get(scan.suffix_at.get(end, "")) in {"locative", "ablative"} for end in ends)


#: After the day of a dateline: a dash that joins no word, a colon, a bracket; an agency may stand before it.
_SENT: Final = re.compile(
    r"\s*[)\]]?[^.\n।]{0,30}?(?:ঃ|\.?(?:--|-(?![^\W_])|(?<![^\W_])-)|:|\))| ?।| ?/ ?(?=[^\W\d_])|"
    rf"\. [{_CAPITAL}][^\W_]{{1,9}} -{{1,2}} "
)
#: A town, and in brackets the agency before the day: "Lahore (Urdu Point - Online. 15 October 2016)".
_IN_BRACKETS: Final = re.compile(r"[^\W\d_]+(?:[ /][^\W\d_]+)? ?\([^()\n]{3,44}[^\w\s()] ?")


def _past_year(page: Page, end: int) -> int:
    """Where a day ends, with the word for a year that stands behind it ("14 марта 2024 года. …", "2024 р. - …")."""
    match = _YEAR.match(page.text, end)
    links = page.pack.folded_setting("date_links") - page.pack.locatives
    if match is None or page.pack.term(match[1]) not in links:
        return end
    return match.end() if match[2] and page.text.startswith((" -", ","), match.end()) else match.end(1)


#: A word behind a year, and the stop of one cut short.
_YEAR: Final = re.compile(r" ([^\W\d_]{1,6})(\.?)(?![^\W_])")


#: Before the day of a dateline: towns and countries and a mark; initials may have their stop, and a weekday may follow.
_LED: Final = re.compile(
    r"^(?:[^\d\n;!?।.]|(?<=[^\W\d_a-z])(?<![^\W_]{2})\.)*(?:[,(:\-/]|, ?[^\s\d,]{3,12}) ?(?:le |el )?$"
)


#: In a script without capitals a town and the word for the day, an agency before them; and a dash behind.
_UNLED: Final = re.compile(r"(?:[A-Z]{2,6} )?(?:[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+ ?){1,3}")
_DASHED: Final = re.compile(r" ?-{1,2} ")


def _dateline(text: str, item: Dated, line_start: int, end: int) -> bool:
    """ "NAIROBI, 24 Feb 2022 (Agency) - …": at the head of a paragraph near the top, or a sentence of town and date."""
    head = text[line_start : item.start]
    if item.start < 900 and len(head) < 60 and _WIRED.match(text, item.end):
        return True
    if item.start >= 900 or not 0 < len(head) < 60 or len(item.value) < 10:
        return False
    rest = text[end : end + 40]
    if head.endswith("(") and not re.match(r"\s*\)\s*(?:-|:)", rest):
        # "(16 September 2016) The ministers …", but "On Tuesday (3/6/2024), the ambassador …"
        return head.strip() == "(" and re.match(r"\s*\)\s*[^\W\d_]", rest) is not None
    if _IN_BRACKETS.fullmatch(head) and re.match(r"\S{0,2} ?\)", rest):
        return True
    if _UNLED.fullmatch(head) and _DASHED.match(rest):
        return True  # "AKP សៀមរាប ថ្ងៃទី១៣ ខែកញ្ញា ឆ្នាំ២០១៨ — …"
    led = _LED.match(head) or re.match(r"^[^\W\d_]+[.,]? ?$", head)
    if led and _SENT.match(rest):
        return True
    return bool(_TOWN.fullmatch(head)) and rest.startswith((". ", " . "))

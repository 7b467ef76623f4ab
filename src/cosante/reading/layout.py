"""What of a page is the article: its title, its own date, and the lines that belong to the site around it."""

import re
from datetime import date

from cosante.reading.grammars.dated import Dated
from cosante.reading.page import Page

#: A line longer than this is prose, whatever words it holds (characters).
LINE = 160
_FULL = re.compile(r"\d{4}-\d\d-\d\d$")
_MONTH = re.compile(r"\d{4}-\d\d$")
#: After the word of a credit, or as its end ("photo by"): what comes before the name.
#: After the day on which an agency sent a report: 新华社万象6月4日电.
_WIRED = re.compile(r" ?(?:电|電|讯|訊)(?=[ (（/,，:：])")
_CREDITED = re.compile(r".{0,3} ?(?::|/|\bby\b|\bpar\b|-|©)", re.IGNORECASE)
#: A name of up to three words with capitals, and a comma: "La Paz, ".
_TOWN = re.compile(r"(?:[A-ZÀ-Ý][\w'-]+ ?){1,3}, ?")
_URL = re.compile(r"https?://|www\.")


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
_TOP, _FULL_DAY = 900, 10
#: What stands between a day at the head of a line and the report ("9 février 2016. Le président …", "21/02/24.- La …").
_BEGUN = re.compile(r"(?:\.|\.? ?-{1,2}|:) ?(?=[^\W\d_])")
#: An agency's name in brackets.
_AGENCY = re.compile(r"[ .,]{0,2}\([^\n()]{2,24}\)")


def publication(page: Page) -> date | None:
    """The document's own date: beside a word of publishing, alone on a line, or in the dateline near the top.

    Dates that say so are given the role ``publication``; the first full one is the document's. Of a page dated by month
    only, the middle of the month stands for it, which is enough to tell the year of its other dates.
    """
    full = partial = None
    said_lines: set[int] = set()
    for item in page.dates:
        if item.role == "duration":
            continue
        start, end = _line(page.text, item.start)
        if start in said_lines or _publishes(page, item, start, end):
            if end - start < 90 and not _WIRED.match(page.text, item.end):
                said_lines.add(start)
            item.role = "publication"
            first = item.value.split("/")[0]
            if full is None and _FULL.match(first):
                full = day(first)
            elif partial is None and _MONTH.match(first):
                partial = date.fromisoformat(f"{first}-15")
    page.publication_lines = said_lines
    page.day_known = full is not None or partial is None
    return full or partial


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
    if item.start < 60 and text[: item.start].strip().lower() in {"", "date"}:
        return item.end - item.start >= 7 and len(item.value) >= 7
    if "/" in item.value and not (end - start < 60 and item.start < 200):
        return False
    if len(item.value) >= 7 and end - start < 90 and item.start < 900:
        letters = sum(c.isalpha() for c in text[start : item.start] + text[item.end : end])
        if letters <= 30 and not page.view_classes(start, end):
            return True
    if item.start < _TOP and len(item.value) == _FULL_DAY:
        head = text[start : item.start].strip().lower()
        if head == "date" or (not head and _BEGUN.match(text, item.end)):
            return True
    return _dateline(text, item, start) or _filed(page, item, start)


def _filed(page: Page, item: Dated, line_start: int) -> bool:
    """A day at the head of a line near the top, an agency in brackets behind it, with a town before it or without."""
    if item.start >= 900 or len(item.value) < 10 or item.start - line_start >= 60:
        return False
    behind = _AGENCY.match(page.text, item.end)
    return behind is not None and any(cue == "press" for _, _, cue in page.scan.within("cue", item.end, behind.end()))


def _on_that_day(page: Page, item: Dated) -> bool:
    """Does an ending written to the month say that something was done then ("6 ақпанда", on 6 February)?"""
    scan = page.scan
    ends = [m[1] for m in scan.within("date", item.start, item.end) if m[2][0] == "month"] if page.pack.attached else []
    return any(page.pack.suffixes.get(scan.suffix_at.get(end, "")) in {"locative", "ablative"} for end in ends)


def _dateline(text: str, item: Dated, line_start: int) -> bool:
    """ "NAIROBI, 24 Feb 2022 (Agency) - …": at the head of a paragraph near the top, or a sentence of town and date."""
    head = text[line_start : item.start]
    if item.start < 900 and len(head) < 60 and _WIRED.match(text, item.end):
        return True
    if item.start >= 900 or not 0 < len(head) < 60 or len(item.value) < 10:
        return False
    if head.endswith("(") and not re.match(r"\s*\)\s*(?:-|:)", text[item.end : item.end + 8]):
        return False  # "On Tuesday (3/6/2024), the ambassador …"
    rest = text[item.end : item.end + 40]
    led = re.match(r"^[^\d\n;!?।.]*[,(:\-/] ?$", head) or re.match(r"^[^\W\d_]+[.,]? ?$", head)
    if led and re.match(r"\s*[)\]]?[^.\n।]{0,30}?(?:\.?--?|:|\))| ?।", rest):
        return True
    return bool(_TOWN.fullmatch(head)) and rest.startswith(". ")

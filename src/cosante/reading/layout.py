"""What of a page is the article: its title, its own date, and the lines that belong to the site around it."""

import re
from datetime import date

from cosante.reading.grammars.dates import Dated
from cosante.reading.page import Page

#: A line longer than this is prose, whatever words it holds (characters).
LINE = 160
_FULL = re.compile(r"\d{4}-\d\d-\d\d$")
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
        credit = cues.get("credit")
        if credit is None or text[start : credit[0]].strip(" (*[-"):
            continue
        if re.match(r" ?(?::|/|by|par|-|©)", text[credit[1] : end], re.IGNORECASE):
            out.append((start, end))
    return out


def publication(page: Page) -> date | None:
    """The document's own date: beside a word of publishing, alone on a line, or in the dateline near the top.

    Dates that say so are given the role ``publication``; the first full one is the document's.
    """
    text, published = page.text, None
    for item in page.dates:
        if item.role != "event" or "/" in item.value:
            continue
        near = page.scan.within("date", max(0, item.start - 40), item.start)
        said = any(m[2][0] == "publication" and "\n" not in text[m[1] : item.start].strip() for m in near)
        line_start = text.rfind("\n", 0, item.start) + 1
        line_end = text.find("\n", item.end)
        line_end = len(text) if line_end < 0 else line_end
        room = line_end - line_start - (item.end - item.start)
        alone = room <= 45 and len(item.value) == 10 and (item.start < 700 or room <= 12) and "। " not in text[line_start:line_end]
        if said or alone or _dateline(text, item, line_start):
            item.role = "publication"
            if published is None and _FULL.match(item.value):
                published = date.fromisoformat(item.value)
    return published


def _dateline(text: str, item: Dated, line_start: int) -> bool:
    """ "NAIROBI, 24 Feb 2022 (Agency) - …": at the head of a paragraph near the top."""
    head = text[line_start : item.start]
    return item.start < 900 and len(head) < 60 and bool(re.match(r"^[\w ,./()'-]*[,(:\-/] ?$", head)) and bool(
        re.match(r"[\s]*[)\]]?[^.\n]{0,30}?(?:--?|:|\))", text[item.end : item.end + 40])
    )

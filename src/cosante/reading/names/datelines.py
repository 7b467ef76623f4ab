"""Towns that only tell where a report was sent from, by where they stand: at the head of a line, before its day."""

import re
from typing import Final

from cosante.reading.page import Named, Page

#: What begins a line has no more before it than a mark and spaces (characters), or the name of an agency.
_EDGE: Final = 3
_AGENCY: Final = 16
#: The page's date before the town.
_DATED: Final = re.compile(r"\W*(?:date\W*)?(?:19|20)\d\d[-/.]\d\d(?:[-/.]\d\d)?\W*", re.IGNORECASE)


def leads(page: Page, name: Named) -> bool:
    """Does the name begin a line, or follow nothing but the page's date there ("date 2023-06-16 LONDON -") or who
    reports ("中新社成都7月1日电")?
    """
    sentence = page.sentence_at(name.start)
    if not sentence.first:
        return False
    start = sentence.start
    if name.start - start <= _EDGE or _DATED.fullmatch(page.text, start, name.start) is not None:
        return True
    if name.start - start > _AGENCY:
        return False
    cues = page.scan.within("cue", start, start + _EDGE)
    return any([m[2] == "press" and 0 <= name.start - page.scan.token_end(m[1]) <= _EDGE for m in cues])


def sent(page: Page, name: Named) -> bool:
    """Does the day on which the page was sent stand right behind the name, without a mark ("内罗毕12月11日电")?"""
    days = page.days_sent
    return name.end in days or (name.end + 1 in days and page.text[name.end : name.end + 1] == " ")


def dateline(page: Page, name: Named) -> bool:
    """Is this the town where the story was filed ("ISLAMABAD, Feb 24 -"), not where the deed was done?"""
    if not leads(page, name):
        return False
    rest = page.text[name.end : name.end + 60]
    return (
        sent(page, name)
        or (
            bool(re.match(r"(?:, [A-Z][\w ]+)?[, ]*(?:\(|--?|:|[A-Z]\w{2,8}\.? \d|\d)", rest))
            and page.text[name.start : name.end].isupper()
        )
        or bool(re.match(r"(?:, [A-Z][\w ]+)?,? ?(?:\([A-Z][\w ]+\)|\.?--? |\[)| ?।|=", rest))
        or bool(re.match(r"(?: ?,|:) \S+ \d{1,2}(?: \w+)?[ ,/]{1,3}(?:19|20)\d\d\b(?:[^\n(]{0,5}\(|\W{0,3}-)", rest))
    )

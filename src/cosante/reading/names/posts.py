"""Towns that are named only because an embassy stands there or somebody serves there."""

from cosante.reading.page import Page
from cosante.reading.spans import Spans


def at_post(page: Page, start: int) -> bool:
    """Is it the town of an embassy or of who serves at one ("the Embassy of Japan in Nairobi", "เอกอัครราชทูต ณ …")?"""
    low = max(0, start - _POST)
    ends = [m[1] for m in page.scan.within("role", low, start) if m[2] == "ambassador"]
    ends += [m[1] for m in page.scan.within("orghead", low, start) if m[2][0] == "embassy" and not _met_at(page, m[0])]
    if not ends or page.pack.settings["head"] == "final":
        return False
    first = page.word_at(max(ends))
    told = first == page.word_at(start)
    named = Spans(m[:2] for kind in ("country", "demonym", "placehead") for m in page.scan.within(kind, low, start))
    homes = {m[0] for m in page.scan.within("cue", low, start) if m[2] == "home"}
    if page.text[max(ends) : start].strip(" ") != page.text[max(ends) : start].strip(" ,.;:()\n"):
        return False
    for i in range(first, page.word_at(start)):
        at, word = page.word_starts[i], page.word(i)
        where = word in page.pack.locatives or at in homes
        told = told or where
        if not (where or named.hold(at) or word in page.pack.between or word in page.pack.articles):
            return False
    return told


def _met_at(page: Page, head: int) -> bool:
    """Is something done at the body whose head begins here ("signed at the Embassy of Japan in Antananarivo")?"""
    i = page.word_before(head)
    i -= i > 0 and page.word(i) in page.pack.articles
    return i >= 0 and page.word(i) in page.pack.locatives


#: So far behind the word for an embassy its town stands at most (characters).
_POST = 60

"""Where an embassy stands, or somebody serves: in its name, and as a town that is named for nothing else."""

from typing import Final

from cosante.reading.page import Page
from cosante.reading.scanning import Mention
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
_POST: Final = 60


def with_post(page: Page, end: int) -> int:
    """Where an embassy's name ends that says in which country or town it is ("ສະຖານທູດຍີ່ປຸ່ນ ປະຈຳລາວ")."""
    at = end + (page.text[end : end + 1] == " ")
    posts = [m[1] for m in page.scan.within("cue", at, at + 1) if m[2] == "home"]
    word = page.word_at(at)
    if not posts and word < len(page.word_starts) and page.word(word) in page.pack.locatives:
        posts = [page.word_ends[word]]
    if not posts:
        return end
    stop = max(posts)
    for _ in range(_FURTHER):
        stop += page.text[stop : stop + 1] == " "
        for kind in ("country", "place"):
            if lands := page.scan.within(kind, stop, stop + 1):
                return lands[0][1]
        word = page.word_at(stop)
        heads = page.scan.within("placehead", stop, stop + 1)
        if word >= len(page.word_starts) or not (heads or page.word(word) in page.pack.articles | page.pack.locatives):
            break
        stop = page.word_ends[word]
    return end


#: No more small words stand between where an embassy is and the word that it is there.
_FURTHER: Final = 3


def owners(page: Page, end: int, stop: int) -> list[Mention]:
    """The countries behind an embassy's head, whose it is first, in a script without spaces."""
    kinds = ("country", "demonym") if page.pack.spaceless and page.pack.settings["name_adjective"] == "after" else ()
    return sorted(m for kind in kinds for m in page.scan.within(kind, end, stop))

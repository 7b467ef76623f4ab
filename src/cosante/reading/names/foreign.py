"""Names in Latin letters beside the word that says what they are, in a text of another script, also in lists:
"благодійної організації Silver River", "компаниями «Varex», Kessler AG и Nordlicht".
"""

import re
from typing import Final

from cosante.reading.page import Named, Page

_LETTER: Final = r"[A-Za-z0-9\u00c0-\u024f]"
_WORD: Final = rf"[A-Z\u00c0-\u00de]{_LETTER}*(?:[&'.+\-]{_LETTER}+)*"
#: Words with capitals; small ones of Western languages may stand between two of them.
_WORDS: Final = rf"{_WORD}(?:\.? (?:(?:of|for|the|and|de|du|des|di|für|&) ){{0,2}}{_WORD}){{0,7}}"
_RUN: Final = re.compile(rf' ?(["«„“]?)({_WORDS})(["»“”]?)')
#: A further name of a list, as it is or in quotation marks, behind a comma or a small word.
_NEXT: Final = re.compile(rf'(, ?| [^\W\d_]{{1,5}} )(?:({_WORDS})|["«„“]([^"«»„“”\n]{{2,60}})["»“”])')
#: The same, wherever it begins a word.
_ITEM: Final = re.compile(rf'(?<!\w)({_WORDS})|["«„“]([^"«»„“”\n]{{2,60}})["»“”]')
#: What stands between one name of a list and the next, and how many stand before the last at most.
_JOINT: Final = re.compile(r", ?| [^\W\d_]{1,7} ")
_MOST: Final = 12
#: No name: a number of Rome, one letter, what is no word.
_NO_NAME: Final = re.compile(r"[IVXLCDM]+|.")
_QUOTES: Final = frozenset('"»”')
#: What is called so is no body.
_KINDS: Final = ("health", "currency", "date", "number")
#: So far before the head its people stand, and before a name the others of its list (characters).
_PEOPLES: Final = 40
_LISTED: Final = 160


def after(page: Page, end: int) -> tuple[int, int, int]:
    """The name right behind a head that ends at ``end``: where it begins, where it ends, and where its quotation marks
    do; noughts where there is none.
    """
    if not _near(page.text[end : end + 3]):
        return 0, 0, 0
    match = _RUN.match(page.text, end)
    if match is None or bool(match[1]) != bool(match[3]) or not _is_name(page, *match.span(2)):
        return 0, 0, 0
    return *match.span(2), match.end()


def _near(text: str) -> bool:
    """Does a Latin capital stand here, behind a space or a mark at most?"""
    return any("A" <= char <= "Z" or "\u00c0" <= char <= "\u00de" for char in text)


def _is_name(page: Page, start: int, end: int) -> bool:
    if _NO_NAME.fullmatch(page.text, start, end):
        return False
    if page.scan.within("org", start, start + 1):  # a maker is a body, though its vaccines are called like it
        return True
    return not any(page.scan.within(kind, start, start + 1) for kind in _KINDS)


def beside(page: Page, name: Named, head: tuple[int, int], own: tuple[int, int]) -> list[Named]:
    """The further names of the list in which a name stands whose head is given; ``own`` is the part of it in Latin
    letters right behind that: it is the name, where nothing stands before the head but whose it is.
    """
    if not own[1] and page.text[name.end - 1] not in _QUOTES:
        return _listed_before(page, name, head[0]) if name.start < head[0] else []
    further = _listed(page, name, head[0]) if name.end > head[1] else []
    first, lands = _peoples(page, head[0])
    quoted = own[1] and page.text[own[1] : own[1] + 1] in _QUOTES
    if own[1] and first <= name.start and (further or not quoted):
        name.own = own
        for each in (name, *further):
            _know(page, each)
        if len(lands) in {1, 1 + len(further)}:
            for i, each in enumerate([name, *further]):
                each.country = each.country or lands[i % len(lands)]
    return further


def _know(page: Page, name: Named) -> None:
    """Let it be the known organisation that its own name is, if that is one."""
    for start, end, key in page.scan.within("org", name.own[0], name.own[0] + 1):
        if (start, end) == name.own:
            record = page.world.organisations[key]
            name.type, name.country, name.identifier = record.type, record.country, record.identifier
            name.name_en, name.key, name.strength = record.name_en, f"org:{key}", 0.95


def _peoples(page: Page, start: int) -> tuple[int, list[str]]:
    """Where the peoples right before a head begin ("американської та німецької благодійних організацій"), and their
    countries in order.
    """
    found: list[str] = []
    for first, last, code in reversed(page.scan.within("demonym", max(0, start - _PEOPLES), start)):
        between = page.text[page.scan.token_end(last) : start].strip()
        if between.strip(", ") and page.pack.term(between) not in page.pack.joining:
            break
        found.insert(0, str(code))
        start = first
    return start, found


def _listed(page: Page, first: Named, head: int) -> list[Named]:
    """The further names of the list whose first stands right behind the head that begins at ``head``."""
    found: list[Named] = []
    position, closed = first.end, False
    while not closed and len(found) < _MOST and (match := _NEXT.match(page.text, position)):
        start, end = match.span(2) if match[2] else match.span(3)
        small = page.pack.term(match[1].strip(" ,")) if match[1].strip(" ,") else ""
        if (small and not _joins(page, small)) or not page.text[start].isupper() or not _is_name(page, start, end):
            break
        closed = bool(small)
        found.append(_item(page, (start, end), first, head))
        position = match.end()
    return found if closed else []  # names behind commas alone are somebody else's


def _listed_before(page: Page, last: Named, head: int) -> list[Named]:
    """The names of the list whose last one the head follows ("Silver River және «Open Lantern» ұйымдары")."""
    begin = last.start
    if page.text[begin - 1 : begin] != " ":
        return []
    low = max(0, begin - _LISTED)
    before = page.text.rfind(" ", low, begin - 1)
    small = page.pack.term(page.text[before + 1 : begin - 1])
    if not _joins(page, small):
        return []
    found: list[Named] = []
    low, next_one = max(low, page.sentence_at(begin).start), 0
    for item in list(_ITEM.finditer(page.text, low, before))[: -_MOST - 1 : -1]:
        if not (_JOINT.fullmatch(page.text, item.end(), next_one) if next_one else item.end() == before):
            break
        next_one = item.start()
        start, end = item.span(1) if item[1] else item.span(2)
        if page.text[start].isupper() and _is_name(page, start, end):
            found.insert(0, _item(page, (start, end), last, start))
    return found


def _joins(page: Page, small: str) -> bool:
    """Is it a small word that joins two names, and says nothing of where or with whom?"""
    return small in page.pack.joining and small not in page.pack.locatives and small not in page.pack.origins


def _item(page: Page, spot: tuple[int, int], other: Named, begin: int) -> Named:
    name = Named(spot[0], spot[1], "partner", other.type, strength=other.strength)
    name.own, name.reach = spot, (begin, spot[1])
    return name

"""From an office to who holds it: past what the office is of, where it is and what it is for, to the name."""

import re
from bisect import bisect_left
from operator import attrgetter
from typing import Final

from cosante.languages.tables import DEED_VERBS
from cosante.reading.names import person_runs
from cosante.reading.names.words import Words
from cosante.reading.page import Page
from cosante.reading.scanning import Mention

#: How far a name may stand behind its role when only countries, organisations and links stand between.
REACH: Final = 110
#: An office with what it is of is no longer (characters); and the small words from there to a name.
_OFFICE: Final = 40
_TO_NAME: Final = 6
_GAP: Final = re.compile(r"[ ,:\"'(.\-]{0,3}")
#: Which of several a hospital or school is ("главный врач больницы № 4 X").
_NUMBER: Final = re.compile(r"№ ?\d+")
#: The short form of an office, between it and its holder ("Menteri Kesehatan (Menkes) Budi Gunadi Sadikin").
_SHORT_FORM: Final = re.compile(r" ?\([^\W\d_][\w.&/-]{1,14}\),? ")
_LINK: Final = re.compile(r"[^\W\d_]+(?:[\u0900-\u0963]+[^\W\d_]*)*")
#: An organisation's letters may stand between an office and its holder: "director of the DEPCI, X".
_ACRONYM: Final = re.compile(r"[A-Z]{2,8}(?=[ ,])")
_start: Final = attrgetter("start")


def after(page: Page, words: Words, end: int) -> tuple[int, int] | None:
    """The name after a role, past its organisation, country and title."""
    position, limit = end, end + REACH
    if _over(page, end):
        return None
    skippable = _skippable(page, end, limit)
    heads = [m[1] for m in page.scan.within("orghead", max(0, end - _OFFICE), limit)] if words.capitals else []
    while 0 <= position < limit:
        if named := _behind_short_form(page, words, position, limit):
            return named
        gap = _GAP.match(page.text[position:limit])
        if page.pack.settings["colon_speech"] and gap is not None and ":" in gap.group():
            return None  # what the holder of the office says
        position += gap.end() if gap else 0
        if position in skippable and skippable[position][1]:
            position = skippable[position][0]
            continue
        if number := _NUMBER.match(page.text, position, limit):
            position = number.end()
            continue
        spot = person_runs.after(words, position)
        if spot is not None and any([0 < position - head <= _TO_NAME for head in heads]):
            spot = _past_town(page, spot)
        if spot is not None and _fits(page, spot, position > end + 2):
            return spot
        if spot is not None and position > end + 2 and _of_office(page, words, spot):
            position = spot[1]
        elif position in skippable:
            position = skippable[position][0]
        elif acronym := _ACRONYM.match(page.text, position, limit):
            position = acronym.end()
        else:
            position = _past_link(page, words, (end, position, limit))
    return None


def _over(page: Page, end: int) -> bool:
    """Does the role that ends here end its sentence ("… для 80 врачей. Следующая …"), or stand in a list?"""
    mark = page.text[end : end + 1]
    if page.pack.settings["person"] == "before" and mark != " ":
        return True
    return page.pack.settings["stop"] == "office" and mark == "." and page.text[end - 3 : end].isalpha()


def _behind_short_form(page: Page, words: Words, position: int, limit: int) -> tuple[int, int] | None:
    """The name right behind an office's short form in brackets."""
    told = _SHORT_FORM.match(page.text, position, limit) if words.capitals else None
    named = person_runs.after(words, told.end()) if told else None
    return named if named is not None and _fits(page, named, True) else None


def _past_town(page: Page, spot: tuple[int, int]) -> tuple[int, int]:
    """The name without the town that it begins with, behind what an office is of ("Giám đốc Sở Y tế Savannakhet X Y"),
    where two words or more are left.
    """
    for _, end, _ in page.scan.within("place", spot[0], spot[0] + 1):
        if end < spot[1] and page.text[end] == " " and " " in page.text[end + 1 : spot[1]]:
            return end + 1, spot[1]
    return spot


def _past_link(page: Page, words: Words, at: tuple[int, int, int]) -> int:
    """Where the words from an office to its holder go on, or -1; ``at``: the office's end, here, and the limit."""
    end, position, limit = at
    link = _LINK.match(page.text, position, limit)
    if link is None:
        return -1
    term = page.pack.term(link.group())
    if page.pack.spaceless and term in page.pack.joining:
        return -1  # another person of the list
    if page.pack.settings["owner_by_case"] and _complement(page, end, link):
        return link.end()
    if term not in page.pack.between:
        return -1
    if any([m[2] == "to" and m[1] == link.end() for m in page.scan.within("cue", position, link.end())]):
        purpose = person_runs.after(words, link.end() + 1)  # "Director General para Asuntos Sociales"
        if purpose is not None and page.pack.settings["name_adjective"] != "before":
            return purpose[1]
    if page.text[max(end, position - 2) : position] == ", " and term in page.pack.joining:
        return -1  # "…, and X": another person of the list
    return link.end()


def _complement(page: Page, end: int, link: re.Match[str]) -> bool:
    """Is it a word of what the office that ended at ``end`` is for: in small letters, and no verb and no comma since
    ("глава управления экстренной помощи X", but "министр заявил, что X")?
    """
    if not link.group().islower() or "," in page.text[end : link.start()]:
        return False
    return all([m[2][1] == "-" for m in page.scan.within("word", end, link.end())])


def _of_office(page: Page, words: Words, spot: tuple[int, int]) -> bool:
    """Is the one word the rest of an office, the names behind its comma ("ministras de Salud y Defensa, X y Z")?"""
    if not words.capitals or " " in page.text[spot[0] : spot[1]] or page.text[spot[1] : spot[1] + 2] != ", ":
        return False
    name = person_runs.after(words, spot[1] + 2)
    return name is not None and " " in page.text[name[0] : name[1]]


def _skippable(page: Page, start: int, end: int) -> dict[int, tuple[int, bool]]:
    """Where something that may stand between role and name begins: its end, and whether it can be no name itself."""
    spots: dict[int, tuple[int, bool]] = {}
    for kind, certain in (
        ("place", False),
        ("health", False),
        ("placehead", False),
        ("orghead", True),
        ("word", False),
        ("demonym", True),
        ("country", True),
        ("org", True),
        ("honorific", True),
        ("role", True),
    ):
        for mention in page.scan.within(kind, start, end):
            if kind == "word" and mention[2][0] in DEED_VERBS:
                continue
            sure = certain or (kind == "place" and _whose(page, mention))
            if sure or not spots.get(mention[0], (0, False))[1]:
                spots[mention[0]] = (page.scan.token_end(mention[1]), sure)
    if page.pack.settings["owner_by_case"]:
        for name in page.partners[bisect_left(page.partners, start, key=_start) :]:
            if name.start >= end:
                break
            heads = page.scan.within("orghead", name.start + 1, name.end)
            if name.start not in spots and heads:  # "голова Львівської ОВА X"
                spots[name.start] = (max(page.scan.token_end(m[1]) for m in heads), True)
    if page.pack.settings["name_adjective"] == "after":
        for name in page.partners[bisect_left(page.partners, start, key=_start) :]:
            if name.start >= end:
                break
            spots[name.start] = (max(name.end, spots.get(name.start, (0, True))[0]), True)
    return spots


def _whose(page: Page, place: Mention) -> bool:
    """Does the place say where an office is held, and is no name (министр Чеченской Республики X, посол в Москве X)?"""
    if not page.pack.settings["owner_by_case"]:
        return False
    before = page.word_before(place[0])
    inside = before is not None and before >= 0 and page.word(before) in page.pack.locatives
    division = " " in page.text[place[0] : place[1]] and not any(id_.startswith("geonames:") for id_ in place[2])
    return inside or division


def _fits(page: Page, spot: tuple[int, int], far: bool) -> bool:
    """A far name needs two words; a near one may be a surname alone, but no short form in brackets ("(OPM)")."""
    text = page.text
    if text[spot[0] : spot[1]].isupper() and text[spot[0] - 1 : spot[0]] == "(" and text[spot[1] : spot[1] + 1] == ")":
        return False
    if page.pack.settings["name_adjective"] == "after" and any(m[:2] == spot for m in page.scan.within("place", *spot)):
        return False  # "bác sĩ Thanh Hóa": where they are from
    words = page.text[spot[0] : spot[1]].split()
    for start, end, (_, order) in page.scan.within("placehead", *spot):
        if (start, end, order) == (*spot, "alone") or (start > spot[0] and (end, order) == (spot[1], "before")):
            return False  # "mawaziri wa Afrika Mashariki", "Hartum Eyaleti": a part of the world, a division
    if page.pack.sounds:
        return True  # told by its structure
    if page.pack.postpositions and any(m[0] == spot[0] for m in page.scan.within("personal", *spot)):
        return True  # told by its title
    if page.pack.settings["full_names"] and len(words) < 2:
        return False
    heads = page.scan.within("orghead", spot[1], spot[1] + 2) if page.pack.settings["capitals"] else []
    if any(m[2][1] in {"before", "both"} for m in heads):
        return False  # "Queen Elizabeth Hospital"
    owned = page.pack.settings["owner_by_case"]
    if owned and any(m[2][1] != "after" for m in page.scan.within("placehead", spot[1], spot[1] + 2)):
        return False  # "аким Алматинской области"
    towns = page.scan.within("place", spot[0], spot[0] + 1) if owned else []
    if any(_is_place(m, spot) or (len(words) == 1 and m[:2] == spot) for m in towns):
        return False  # "лікарі Чернігівщини", "лікарів Дніпра"
    if len(words) >= 2:
        return True
    return (
        not far
        and len(words[0]) > 2
        and not any(page.scan.within(k, *spot) for k in ("orghead", "word", "health", "counted", "placehead"))
    )


def _is_place(mention: Mention, spot: tuple[int, int]) -> bool:
    """Is the spot a part of a place's name, or wholly a division's? (Towns are called like persons.)"""
    end, ids = mention[1], mention[2]
    return end > spot[1] or (end == spot[1] and not any(id_.startswith("geonames:") for id_ in ids))

"""Places told by what stands in them: who is in a town's hospital is in that town."""

import re
from bisect import bisect_right
from operator import attrgetter
from typing import Final

from cosante.languages.homelands import lands
from cosante.reading.located import in_place
from cosante.reading.page import STANDING, Named, Page
from cosante.reading.parties import bound

_start: Final = attrgetter("start")
#: What stands between a body and the country that it is in, and how long before that country its name begins at most.
_APPOSED: Final = frozenset({"", " ", ", ", " ("})
_LONGEST: Final = 160
#: Between two names of a list there are no more characters than this.
_LISTED: Final = 8
#: So far back a list of hospitals is looked at.
_MANY: Final = 12
#: An office at a hospital stands no farther before its name (characters), and nothing of this between.
_OFFICE: Final = 90
_CUT: Final = re.compile(r"[,;:.()\"]")
#: A saint's name, which is a town's too ("Clinique Saint-Paul").
_SAINT: Final = re.compile(r"(?:saint|sainte|st|san|santa|santo|sao)\b")


def locate(page: Page, spots: list[Named], inside: list[bool]) -> None:
    """Mark the spots of a place in the names of what something is said to be in as located, and as no mere parts of
    those names: a country's in a hospital or school, a town's in a hospital. A town in the name of where somebody holds
    an office is nothing but a part of it.
    """
    for i, name in enumerate(spots):
        if name.type != "country" and inside[i] and _of_office(page, name):
            name.located = False
        elif in_body(page, name) if name.type == "country" else inside[i] and in_hospital(page, name):
            name.located, inside[i] = True, False


def in_body(page: Page, land: Named) -> bool:
    """Does the country stand in the name of a hospital or school that something is in ("अंगोला के मलांजे अस्पताल में"),
    or right behind it ("di Universitas Khon Kaen, Thailand")?
    """
    i = bisect_right(page.partners, land.start, key=_start)
    while i and page.partners[i - 1].start > land.start - _LONGEST:
        i -= 1
        body = page.partners[i]
        beside = land.end <= body.end or page.text[body.end : land.start] in _APPOSED
        if body.type in {*STANDING, "ministry"} and beside and in_place(page, body) and bound(page, body) != "to":
            return True
    return False


def in_hospital(page: Page, town: Named) -> bool:
    """Does the town stand in the name of a hospital that something is in ("no Hospital Central de Nampula"), or of one
    listed behind it ("di RSUD Ambarawa dan RSUD Sibolga")?
    """
    i = bisect_right(page.partners, town.start, key=_start) - 1
    body = page.partners[i] if i >= 0 else None
    if body is None or _namesake(page, body, town):
        return False
    if page.pack.settings["head"] == "final" and town.start != body.start:
        return False  # Sakura is no town in "İstanbul Çam ve Sakura Hastanesi"
    end, least = town.end, i - _MANY
    while body.type == "health_facility" and end <= body.end and i > least:
        if in_place(page, body) or _worked_on(page, body):
            return True
        before = page.partners[i - 1] if i else None
        if before is None or not _of_list(page, page.text[page.scan.token_end(before.end) : body.start]):
            return False
        body, end, i = before, before.end, i - 1
    return False


def _namesake(page: Page, body: Named, town: Named) -> bool:
    """Is it a saint's name or that of a town far away, with no small word before it that would make it the hospital's
    town (Connaught Hospital is in Freetown)?
    """
    before = page.word_at(town.start) - 1
    if town.start > body.start and page.word(before) in page.pack.between:
        return False
    far = town.country is not None and town.country not in page.spoken and town.country not in lands(page.pack.code)[:1]
    return far or _SAINT.match(page.scan.folded.scan, town.start) is not None


def _of_office(page: Page, town: Named) -> bool:
    """Is it the town of where somebody holds an office ("the head of surgery at Linkou Hospital"), and nothing done
    there?
    """
    for _, end, kind in page.scan.within("role", max(0, town.start - _OFFICE), town.start):
        if kind != "medical" and end < town.start and not _CUT.search(page.text, end, town.start):
            return not any([m[2][1] != "-" for m in page.scan.within("word", end, town.start)])
    return False


def _worked_on(page: Page, body: Named) -> bool:
    """Did somebody visit, build or open the body ("visitou o Hospital Geral do Huambo"), or visit it where the verb is
    last ("Konya Şehir Hastanesi'ni ziyaret etti"), and so was there?
    """
    if page.pack.settings["head"] == "final":
        end = page.scan.token_end(body.end)
        return any([m[2][0] == "visit" for m in page.scan.within("word", end, end + 3)])
    if page.pack.settings["head"] != "first":
        return False
    before = [m for m in page.scan.within("word", body.start - _OBJECT, body.start) if m[1] < body.start]
    if not before or max(before)[2][0] not in _WORKS:
        return False
    return not _CUT.search(page.text, max(before)[1], body.start)


#: What is done at a body that is its object, and how far before it the word for it stands at most (characters).
_WORKS: Final = frozenset({"visit", "build", "works"})
_OBJECT: Final = 36


def _of_list(page: Page, gap: str) -> bool:
    """Is there a comma or "and" between two names, and nothing but small words?"""
    words = gap.lower().replace(",", " , ").split() if 0 < len(gap) <= _LISTED else []
    joined = any([word == "," or word in page.pack.joining for word in words])
    return joined and all([word == "," or word in page.pack.between for word in words])

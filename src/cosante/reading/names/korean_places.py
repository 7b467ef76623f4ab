"""Places as Korean writes them: unknown names behind their country, with the word for what they are or without one."""

import re
from typing import Final

from cosante.reading import glued
from cosante.reading.page import Named, Page
from cosante.reading.scanning import Scan

#: How sure a name is that only the word of place beside it makes a place.
_HEADED: Final = 0.6
#: Words of place that are written to a name, and those that other words end in too (접근성, 정부도, 의료기구).
_SURE: Final = "주|시|군|현|읍|촌|마을|지역|지방|섬"
_DOUBTFUL: Final = "성|도|구|면"
_IN: Final = "에서는|에서도|에서만|에서|에는|에도|에|의|내에서|내에"
#: A name with its word of place and what is written to that.
_WRITTEN: Final = re.compile(
    rf"(?<![^ ,·(])(?P<name>[\uac00-\ud7a3]{{2,7}}?(?:(?P<sure>{_SURE})|(?:{_DOUBTFUL})))"
    rf"(?:(?P<in>{_IN})|와|과|와의|과의|로|으로|까지|부터|를|을|는|은|가|이)?(?![\uac00-\ud7a3])"
)
#: What stands behind one unknown name or two of a country's places ("라오스 우돔싸이와 루앙남타 일대"); before it may
#: stand the island or province in which it lies ("인도네시아 자바 치안주르 지역").
_AROUND: Final = re.compile(
    "(?:([\uac00-\ud7a3]{2,6})(?<![과와]) )?([\uac00-\ud7a3]{2,6}?)(?:[과와] ([\uac00-\ud7a3]{2,6}))?"
    " (?:일대|지역|등지|현지|지방|마을)"
)
#: An unknown island or province between a country and what lies in it ("인도네시아 술라웨시 팔루시에서").
_BETWEEN: Final = re.compile("[\uac00-\ud7a3]{2,6} ")
#: What joins the places of a list.
_JOINS: Final = re.compile("(?:, ?|·| 및 | )\\Z")
_LISTED: Final = re.compile("(?:[과와], ?|[과와] |, ?|·| 및 )")
#: A country and its place have no more between them than the name of an island (characters).
_NEAR: Final = 8
_IN_PLACE: Final = re.compile("에서|에(?![\uac00-\ud7a3])| 내에| 등지| 일대")
#: How many they are, and their names in brackets ("4개 군(가람, 나루, 다온)").
_IN_BRACKETS: Final = re.compile(
    "\\d ?개 ?(?:주|성|도|시|군|현|구|읍|면|도시|마을|지역|지구|부락|구역|워레다|바랑가이|코뮌|카운티|타운십)"
    "(?:에서|에|의)? ?"
    "\\((?P<names>[\uac00-\ud7a3]{2,7}(?:(?:, ?|·)[\uac00-\ud7a3]{2,7}){1,9})\\)"
)
_NAME: Final = re.compile("[\uac00-\ud7a3]{2,7}")
#: Words that end as a town or district does, and are none.
_ORDINARY: Final = frozenset(
    """
    이주 거주 매주 공주 음주 수주 발주 입주 자주 위주 연주 주주 금주 차주 격주 임시 당시 즉시 역시
    다시 실시 전시 도시 동시 지시 게시 제시 표시 혹시 평시 수시 소도시 대도시 신도시 중소도시
    자매도시 미군 공군 해군 육군 한국군 정부군 연합군 구현 실현 표현 재현 출현 발현 농촌 어촌 산촌
    농어촌 선수촌 지구촌 민속촌 농촌지역 취약지역 대상지역 피해지역 낙후지역 산간지역 도서지역 접경지역
    해당지역 사업지역 빈민지역 소외지역 오지지역 도시지역 북부지역 남부지역 동부지역 서부지역 중부지역
    주변지역 인근지역 재난지역 분쟁지역 오지마을 시골마을 산골마을 농촌마을 빈민촌 난민촌 외딴섬 현지마을
    산악지역
    """.split()
)
#: What an unknown name may not be.
_OTHERS: Final = (
    *("date", "demonym", "country", "org", "orghead", "role", "honorific", "health", "currency", "placehead", "word"),
    *("number", "cue", "counted"),
)


def find(page: Page, known: list[Named]) -> list[Named]:
    """The places that Korean tells by where they stand; ``known`` are those that the tables know."""
    found = _around_country(page, known)
    found += _written_to_head(page, [*known, *found])
    found += _in_brackets(page, [*known, *found])
    _share_ending(page, sorted([*known, *found], key=lambda n: n.start))
    return found


#: What a province or town is, written to its name, and the towns and districts in it ("경기도 가람시 나루구 …").
_IS: Final = re.compile("(?:(?:특별|광역)시|(?:특별)?자치[도시]|[도시군구읍면동])?(?= )")
_TOWN: Final = re.compile("[\uac00-\ud7a3]{1,5}[시군구읍면동](?= )")


def at_address(page: Page, end: int, begins: dict[int, Named]) -> Named | None:
    """The body that stands right behind the province or town that ends here, or behind its towns and districts; the
    partners are given by where they begin.
    """
    match = _IS.match(page.text, end)
    while match is not None:
        start = match.end() + 1
        body = begins.get(start)
        if body is not None and body.type not in _NO_BODIES:
            return body
        match = _TOWN.match(page.text, start)
    return None


def addresses(page: Page, end: int, begins: dict[int, Named]) -> bool:
    """Does the place that ends here only say where a body is that nothing is said to be in?"""
    body = at_address(page, end, begins)
    return body is not None and _IN_PLACE.match(page.text, body.end) is None


#: Partners that stand at no address.
_NO_BODIES: Final = frozenset({"country", "subnational_government"})


def _unknown(page: Page, start: int, end: int, kinds: tuple[str, ...] = (*_OTHERS, "place")) -> bool:
    """Is the word neither of the tables nor an ordinary one?"""
    if start < 0 or page.text[start:end] in _ORDINARY or page.scan.folded.scan[start:end] in page.pack.common:
        return False
    return not any([page.scan.within(kind, start, end) for kind in kinds])


def _around_country(page: Page, known: list[Named]) -> list[Named]:
    """Unknown names between their country and a word for where they lie."""
    found = []
    for land in known:
        match = _AROUND.match(page.text, land.end + 1) if land.type == "country" else None
        if match is None or (match[1] and not _unknown(page, *match.span(1))):
            continue
        for group in (2, 3):
            start, end = match.span(group)
            if start >= 0 and _unknown(page, start, end):
                key = f"around:{page.text[start:end]}"
                found.append(
                    Named(start, end, "place", "locality", land.country, None, None, key=key, strength=_HEADED)
                )
                found[-1].located = True
    return found


def _written_to_head(page: Page, known: list[Named]) -> list[Named]:
    """Names with their word of place written to them, right behind whose they are or behind another of a list:
    "라오스 우돔싸이주에서", "베트남 롱안성, 떠이닌성".
    """
    begins = {n.start for n in known}
    ends = {page.scan.token_end(n.end): n for n in known}
    found = []
    for match in _WRITTEN.finditer(page.text):
        start, end = match.span("name")
        owner = _owner(page, ends, start)
        if owner is None or start in begins:
            continue
        listed = page.text[match.end() : match.end() + 2] == ", " and match.end() + 2 in begins
        if not (match["sure"] or match["in"] or listed) or not _unknown(page, start, end, _OTHERS):
            continue
        place = _known_by_stem(page, match["name"], owner)
        if place is None and page.scan.within("place", start, end):
            continue
        name = Named(start, end, "place", "admin1", owner.country, None, None, strength=_HEADED)
        if place is not None:
            record = page.world.places[place]
            name = Named(start, end, "place", record.kind, record.country, record.id, record.name_en)
            name.key = f"place:{record.id}"
        name.located = (match["in"] or "의") != "의"
        found.append(name)
        ends[match.end()] = name
    return found


def _share_ending(page: Page, places: list[Named]) -> None:
    """What is listed before a place with an ending of place shares that ending ("롱안성, 중국 다탕촌에서")."""
    begin, shared = -1, False  # where the place behind begins, with its country, and whether something is in it
    for place in reversed(places):
        if place.type == "country":
            begin = place.start if 0 < begin - place.end <= _NEAR else -1
            continue
        in_it = _IN_PLACE.match(page.text, place.end) is not None
        listed = shared and begin >= place.end and _LISTED.fullmatch(page.text, place.end, begin) is not None
        shared = in_it or listed or bool(place.located)
        if shared and place.strength == _HEADED:
            place.located = True
        begin = place.start


def _owner(page: Page, ends: dict[int, Named], start: int) -> Named | None:
    """The place right before a spot, or before an unknown island or province that stands before the spot."""
    joined = _JOINS.search(page.text[max(0, start - 3) : start])
    gap = len(joined.group()) if joined else 0
    owner = ends.get(start - gap) if gap else None
    if owner is not None:
        return owner if gap == 1 or owner.type != "country" else None
    first = page.word_before(start)
    if gap != 1 or first <= 0 or not _BETWEEN.fullmatch(page.text, page.word_starts[first], start):
        return None
    land = ends.get(page.word_starts[first] - 1)
    free = land is not None and land.type == "country"
    return land if free and _unknown(page, page.word_starts[first], page.word_ends[first]) else None


def _known_by_stem(page: Page, word: str, owner: Named) -> str | None:
    """The place of its country that the tables know without the word of place (페르가나 of 페르가나시)."""
    scan: Scan = page.scan
    for size in (1, 2):
        ids = [i for kind, value in glued.meanings(scan, word[:-size]) if kind == "place" for i in value]
        at_home = [i for i in ids if page.world.places[i].country == owner.country]
        if at_home:
            return str(max(at_home, key=lambda i: page.world.places[i].population))
    return None


def _in_brackets(page: Page, known: list[Named]) -> list[Named]:
    """Unknown names in brackets behind how many towns or districts they are."""
    begins = {n.start for n in known}
    found = []
    for match in _IN_BRACKETS.finditer(page.text) if "(" in page.text else ():
        for name in _NAME.finditer(page.text, *match.span("names")):
            start, end = name.span()
            if start not in begins and _unknown(page, start, end):
                found.append(Named(start, end, "place", "locality", None, None, None, strength=_HEADED))
                found[-1].located = True
    return found

"""Whose a body is that its head names: the country in its name, of its owner, of its town, or of who sent it."""

from typing import Final

from cosante.languages.homelands import lands as lands_of
from cosante.reading import glued
from cosante.reading.names import posts
from cosante.reading.names.words import Words
from cosante.reading.page import STANDING, Named, Page
from cosante.reading.scanning import Mention

#: A town of a country that the text never names says whose an organisation is from this size on (inhabitants).
_CITY: Final = 100_000
#: What the name of a country begins with where it says that it is one.
_COUNTRY_OF: Final = ("ประเทศ", "ປະເທດ", "ប្រទេស", "สปป", "ສປປ")


def owner_before(page: Page, kind: str, begin: int) -> str | None:
    """The country that a small word of its own, or that of its town, binds to the name behind it
    ("भूटान के मोंगर अस्पताल", "दिल्ली के सेवा अस्पताल").
    """
    scan, records = page.scan, page.world.places
    for what in ("country", "place") if kind in STANDING and page.pack.postpositions else ():
        for _, end, meant in scan.within(what, max(0, begin - 40), begin):
            owns = page.pack.suffixes.get(scan.suffix_at.get(end, "")) == "genitive"
            if owns and page.text[scan.token_end(end) : begin] == " ":
                lands = {meant} if what == "country" else {records[i].country for i in meant}
                return str(lands.pop()) if len(lands) == 1 else None
    return None


def glued_owner(page: Page, name: Named, start: int) -> str | None:
    """Whose a Korean body is by what is written to its head, which begins at ``start``, or to its name."""
    if name.type == "embassy" and (sent := glued.sender(page.scan, start, name.end)):
        return sent
    own = glued.owner(page.scan, start, name.end) if name.type == "embassy" or not name.country else None
    return own or name.country or glued.owner(page.scan, name.start, start)


def told_after(page: Page, words: Words, name: Named) -> str | None:
    """Whose a body is, where its owner stands behind its name ("โรงพยาบาล … ประเทศกัมพูชา", "មន្ទីរពេទ្យ… របស់វៀតណាម");
    an embassy of which only the town is told is of who writes.
    """
    if not words.owned_after:
        return name.country
    towns = page.scan.within("place", name.start, name.end) if name.type == "embassy" else ()
    if towns and page.at_place(towns[0][0], towns[0][1]):
        owned = any(page.scan.within(kind, name.start, name.end) for kind in ("country", "demonym"))
        return name.country if owned else next(iter(lands_of(page.pack.code)), None)
    if name.country:
        return name.country
    position = name.end + (page.text[name.end : name.end + 1] == " ")
    owned = False
    while (word := page.word_at(position)) < len(page.word_starts) and page.word_starts[word] == position:
        owners = [m for kind in ("country", "demonym") for m in page.scan.within(kind, position, position + 1)]
        if owners or not (page.word(word) in page.pack.origins or page.word(word).startswith(_COUNTRY_OF)):
            whole = bool(owners) and page.scan.text.startswith(_COUNTRY_OF, position)
            return str(owners[0][2]) if owners and (owned or whole) else None
        owned, position = True, page.word_ends[word]
        position += page.text[position : position + 1] == " "
    return None


def country_of(page: Page, kind: str, name: tuple[int, int, int], away: bool) -> str | None:
    """Whose a body is by its own name, of which the start, the end of the head and the end are given."""
    begin, end, stop = name
    if kind == "health_facility" and _of_two(page, begin, stop):
        return None
    if kind == "embassy" and (owners := owning(page, begin, end) or posts.owners(page, end, stop)):
        return str(owners[0][2])
    owner = _first_owner(page, begin, end)
    if owner == "":
        return _sender(page, begin, end)
    return owner or _country_inside(page, begin, end, away) or _country_inside(page, end, stop)


def _country_inside(page: Page, begin: int, stop: int, last: bool = False) -> str | None:
    """The one country that a stretch names, by its name or its people; or else the ``last``, right before the head."""
    if begin >= stop:
        return None
    lands, peoples = page.scan.within("country", begin, stop), page.scan.within("demonym", begin, stop)
    if last and (lands or peoples):
        named = max(lands + peoples)
        if page.text[page.scan.token_end(named[1]) : stop].count(" ") <= 2:
            return str(named[2])
    for mentions in (lands, peoples):
        if mentions and all(m[2] == mentions[0][2] for m in mentions):
            return str(mentions[0][2])
    towns = [m for m in page.scan.within("place", begin, stop) if m[1] <= stop and not _joined(page, m[0], m[1])]
    if not towns:
        return None
    places = [page.world.places[i] for m in towns for i in m[2]]
    countries = {p.country for p in places if p.country in page.spoken}
    countries = countries or {p.country for p in places if p.population > _CITY}
    told = {m[2] for kind in ("country", "demonym") for m in page.scan.of(kind)}
    own_letters = not page.text[begin:stop].isascii() or page.pack.settings["script"] == "Latn"
    if told and own_letters and countries.isdisjoint(told.union(lands_of(page.pack.code))):
        return None  # a namesake: "hospital Reina Sofía" where Bulgaria is not spoken of
    return countries.pop() if len(countries) == 1 else None


def owning(page: Page, begin: int, end: int) -> list[Mention]:
    """The countries whose ending says that something is theirs: "İran'ın Ankara Büyükelçiliği", Iran's embassy."""
    if not page.pack.settings["capitals"]:
        return []
    suffixes, at = page.pack.suffixes, page.scan.suffix_at
    return [m for m in page.scan.within("country", max(0, begin), end) if suffixes.get(at.get(m[1], "")) == "genitive"]


def _of_two(page: Page, begin: int, stop: int) -> bool:
    """Does a hospital's name tell of two countries, a friendship that does not say where it stands (中柬友谊医院)?"""
    kinds = ("country", "demonym")
    return len({m[2] for kind in kinds for m in page.scan.within(kind, begin, stop)}) > 1


def _joined(page: Page, start: int, end: int) -> bool:
    """Does a hyphen join the town to another word: is it a namesake, and not where the body stands?"""
    after = page.text[end : end + 2]
    return page.text[start - 1 : start] == "-" or (after[:1] == "-" and after[1:].isalpha())


def _first_owner(page: Page, begin: int, end: int) -> str | None:
    """The first country of a name in which others may be told as well, after a word that says where the body is sent
    or stands (中国驻老挝大使馆, 中国第12批援老挝医疗队); "" where there are none but such."""
    if not (page.pack.spaceless and page.pack.full):
        return None
    links = page.pack.folded_setting("name_links")
    lands = sorted(m for kind in ("country", "demonym") for m in page.scan.within(kind, begin, end))
    for start, _, code in lands:
        sent = page.scan.text[start : start + 1] in links  # 援赞, 驻老
        if not sent and page.scan.text[:start].rstrip(" ")[-1:] not in links:
            return str(code)
    return "" if lands else None


def _sender(page: Page, begin: int, end: int) -> str | None:
    """Who sent a body of which only the country it is sent to is told: the other that the text speaks of most."""
    away = {m[2] for kind in ("country", "demonym") for m in page.scan.within(kind, begin, end)}
    others = [(n, code) for code, n in page.homes.items() if code not in away]
    return max(others)[1] if others else None

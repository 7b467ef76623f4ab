"""Whose a partner is where its name does not say: the country that its sentence and the text speak of."""

from collections import Counter
from typing import Final

from cosante.languages.homelands import lands, may_write
from cosante.reading.page import Named, Page

#: Bodies of the world, which no country owns.
INTERNATIONAL: Final = frozenset({"un_agency", "multilateral"})
#: Bodies that work in their own country: not in that of an embassy that deals with them.
_AT_HOME: Final = frozenset({"ministry", "subnational_government", "health_facility", "academic"})
#: Bodies that stand in one place: their sentence speaks of their guests as often as of their own country.
_STANDING: Final = frozenset({"health_facility", "academic", "subnational_government"})


def count(page: Page, tally: Counter[str]) -> Counter[str]:
    """How often the text speaks of each country (its ``tally``); the title counts double."""
    spoken = tally.copy()
    for code in _by_towns_alone(page, spoken):
        del spoken[code]
    for kind in ("country", "demonym"):
        for _, _, code in page.scan.within(kind, 0, page.title_end):
            spoken[code] += 1
    return spoken


#: A town of so many people speaks for its country.
_LARGE: Final = 500_000


def _by_towns_alone(page: Page, spoken: Counter[str]) -> list[str]:
    """Countries of which one small town alone is named, where no country is (David is no man of Panama)."""
    if any(page.scan.of(kind) for kind in ("country", "demonym")):
        return []
    doubtful = [code for code in spoken if code not in lands(page.pack.code)]
    sure: set[str] = set()
    towns: Counter[str] = Counter()
    for ids in {m[2] for m in page.scan.of("place")} if doubtful else ():
        records = [page.world.places[i] for i in ids]
        towns.update({r.country for r in records})
        sure |= {r.country for r in records if r.kind == "admin1" or r.population >= _LARGE}
    for start, end, ids in page.scan.of("place") if doubtful else ():
        sure |= {page.world.places[i].country for i in ids} if page.at_place(start, end) else set()
    sure |= {code for code, number in towns.items() if number > 1}
    return [code for code in doubtful if code not in sure]


def settle(page: Page, found: list[Named]) -> None:
    """Partners without a country take the one that their sentence speaks of, where the text as a whole allows no other.

    A doubt is left open: no country is better than a wrong one.
    """
    spoken = page.homes
    home = lands(page.pack.code)
    told = {(n.type, page.text[n.start : n.end]): n.country for n in found if n.country and n.type in _STANDING}
    guests = {n.country for n in found if n.type == "embassy" and n.country}
    for name in found:
        name.country = name.country or told.get((name.type, page.text[name.start : name.end]))
        if (
            name.country
            or name.type in INTERNATIONAL | {"ngo", "foundation", "company"}
            or name.identifier
            or name.key.startswith("org:")
        ):
            continue
        abroad = guests if name.type in _AT_HOME else ()
        if len(spoken) == 1:
            own = _own(page, *spoken)
            foreign = name.type in _AT_HOME and own and not may_write(page.pack.code, own)
            name.country = None if own in abroad or foreign else own
            continue
        if name.type in _STANDING:
            continue
        sentence = page.sentence_at(name.start)
        codes = {m[2] for kind in ("country", "demonym") for m in page.scan.within(kind, sentence.start, name.start)}
        codes |= {
            page.world.places[m[2][0]].country
            for m in page.scan.within("place", sentence.start, sentence.end)
            if len(m[2]) == 1
        }
        codes.difference_update(abroad)
        if len(codes) == 1 and _speaks_of(spoken, *codes) and not _given(page, name):
            name.country = codes.pop()
        elif name.type == "ministry" and len(home) == 1 and spoken[home[0]]:
            name.country = home[0]  # "Bộ Y tế" in what is written in Vietnamese


def _given(page: Page, name: Named) -> bool:
    """Does the name's ending say that something goes to the body, whoever the country before it is?"""
    return page.pack.suffixes.get(page.scan.suffix_at.get(name.end, "")) == "dative"


def _own(page: Page, spoken: str) -> str | None:
    """Whose a body is where one country is spoken of: where that is abroad for who writes, the body may be at home."""
    home = lands(page.pack.code)
    return spoken if not home or spoken in home else home[0] if len(home) == 1 else None


def _speaks_of(spoken: Counter[str], country: str) -> bool:
    """Is the text about this country more than about any two others?"""
    others = [n for code, n in spoken.items() if code != country]
    return spoken[country] >= 2 * max(others, default=1)

"""Which of the places of one name the text means."""

from collections import Counter
from typing import Final

from cosante.languages.homelands import lands
from cosante.languages.pack import PlaceRecord
from cosante.reading.page import Named, Page

#: A town of so many people is meant, whatever countries are spoken of; and one of so many, where none is.
_LARGE: Final = 500_000
_KNOWN: Final = 150_000
#: A city of so many inhabitants is meant before one so many times smaller in a country named only so often.
_FAMOUS: Final = 1_000_000
_TIMES: Final = 20
_SELDOM: Final = 2


def choose(
    page: Page,
    ids: tuple[str, ...],
    start: int,
    end: int,
    heads: list[tuple[int, int, tuple[str, str]]],
    tally: Counter[str],
    alone: Counter[tuple[str, ...]],
    listed: frozenset[str] = frozenset(),
) -> str | None:
    """Which of the places of this name the text means: by the country of the one beside it in a list, a head beside it,
    the countries spoken of, then by size.
    """
    beside = _head_beside(page, start, end, heads)

    def weight(place: str) -> tuple[bool, int, int, int]:
        record = page.world.places[place]
        division = record.kind == "admin1"
        return (
            record.country in listed,
            tally.get(record.country, 0),
            int((beside == "admin1") == division) if beside else int(not division),
            record.population,
        )

    best = largest = ids[0]
    if len(ids) > 1:
        best, largest = max(ids, key=weight), max(ids, key=lambda i: page.world.places[i].population)
    record = page.world.places[best]
    size = page.world.places[largest].population
    if record.kind == "city" and size >= _FAMOUS and size > _TIMES * record.population:
        return largest if tally.get(record.country, 0) <= _SELDOM else best  # Paris is in Texas where all else is, too
    if record.kind == "admin1" and beside == "admin2" and tally.get(record.country, 0) <= alone.get(ids, 0):
        return None  # 河口县 of Yunnan is not the province of that name in Gabon
    if record.kind != "city" or record.population >= _LARGE:
        return best
    own = alone.get(ids, 0)  # a town does not speak for its own country
    if tally.get(record.country, 0) > own or record.country in lands(page.pack.code):
        return best
    sole = page.pack.settings["capitals"] and record.population >= _KNOWN and ids in alone  # Zanzibar is where it is
    if tally.total() > own and beside != "locality" and (beside or not (sole or _in_known(page, record, start, end))):
        return None  # 河口县 of Yunnan is not the town of that name in Gabon
    return best if own or record.population >= _KNOWN else None


def _in_known(page: Page, record: PlaceRecord, start: int, end: int) -> bool:
    """Is something in the town, of which so much is heard that it need not be a namesake ("at Nima in Accra")?"""
    small = page.pack.settings["capitals"] and record.population < _KNOWN
    return not small and page.at_place(start, end)


def lands_told(page: Page, found: list[Named], start: int, end: int) -> frozenset[str]:
    """The countries that the text says a place may be in: that of the place before it in a list, or those of the name
    right behind it ("Rafah, Gaza", "Trípoli (Líbano)").
    """
    if land := _land_of_list(page, found, start):
        return frozenset([land])
    stop = page.scan.token_end(end) + 2
    if page.text[stop - 2 : stop] not in {", ", " ("}:
        return frozenset()
    if named := page.scan.within("country", stop, stop + 1):
        return frozenset([str(named[0][2])])
    return frozenset(
        page.world.places[i].country for _, _, ids in page.scan.within("place", stop, stop + 1) for i in ids
    )


def _land_of_list(page: Page, found: list[Named], start: int) -> str | None:
    """The country of the place that "and" or a comma joins to what begins here ("departamentos de Olancho y Colón")."""
    if not found or found[-1].type == "country" or not 0 < start - found[-1].end <= _LISTED:
        return None
    words = page.text[page.scan.token_end(found[-1].end) : start].replace(",", " , ").split()
    joined = words and all(word == "," or page.pack.term(word) in page.pack.joining for word in words)
    return found[-1].country if joined else None


#: Two places of a list stand no farther apart (characters).
_LISTED: Final = 8


def _head_beside(page: Page, start: int, end: int, heads: list[tuple[int, int, tuple[str, str]]]) -> str | None:
    for head_start, head_end, (kind, _) in page.scan.within("placehead", max(0, start - 24), end + 16):
        if 0 <= head_start - page.scan.token_end(end) <= 2 or 0 <= start - head_end <= 7:
            return str(kind)
    return None

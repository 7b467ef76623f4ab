"""The cast of a page: the parties, places and dates that its deeds may involve, and where each of them stands."""

from bisect import bisect_left
from collections import Counter
from operator import attrgetter
from typing import Final

from cosante.reading import located, parties
from cosante.reading.acts import Deed
from cosante.reading.grammars.dates import Dated
from cosante.reading.page import Named, Page
from cosante.reading.weighing import Features

#: A name or value this near the top of a page is told early (characters).
NEAR_TOP: Final = 500
#: Asked are those named within so many sentences of a deed, in the title, and the parties named most often.
_WINDOW: Final = 3
_LEADING: Final = 4
#: Dates are asked within so many sentences.
_DATE_WINDOW: Final = 8
#: A verb of saying stands no farther from who speaks (characters).
_SAYING: Final = 40
#: So many spots of a party are asked what binds them, and so many of a place whether something is there.
_BOUND: Final = 6
_ASKED: Final = 4
#: The peoples, countries and countries of towns that a stretch speaks of.
Spoken = tuple[set[str], set[str], set[str]]
#: Types of partners that behave alike as parties of a deed.
GROUPS: Final = {
    "country": "country",
    "ministry": "state",
    "subnational_government": "state",
    "un_agency": "world",
    "multilateral": "world",
    "bilateral_agency": "world",
    "embassy": "abroad",
    "medical_team": "abroad",
    "armed_forces": "abroad",
    "ngo": "aid",
    "foundation": "aid",
    "company": "aid",
    "health_facility": "care",
    "academic": "care",
    "person": "person",
}


_start: Final = attrgetter("start")


class Candidate:
    """A party or place: its spots in order, and what it is (a partner's type, "person", a place's kind)."""

    def __init__(self, key: str, kind: str, spots: list[Named], country: str | None) -> None:
        self.key, self.kind, self.country = key, kind, country
        self.spots = sorted(spots, key=_start) if len(spots) > 1 else spots
        self.starts = [n.start for n in self.spots]

    def within(self, spans: list[tuple[int, int]]) -> list[Named]:
        """Its spots that lie in one of the spans."""
        return [n for a, b in spans for n in self.spots[bisect_left(self.starts, a) : bisect_left(self.starts, b)]]

    def nearest(self, start: int) -> Named:
        """The spot nearest to a place of the text."""
        i = bisect_left(self.starts, start)
        if i == 0 or (i < len(self.starts) and self.starts[i] - start < start - self.starts[i - 1]):
            return self.spots[i]
        return self.spots[i - 1]


def group_of(party: Candidate) -> str:
    """Which of the types that behave alike."""
    return GROUPS.get(party.kind, "other")


class Crowd:
    """Candidates of one sort, found by where they stand."""

    def __init__(self, page: Page, members: list[Candidate], leading: int = 0) -> None:
        self._page, self.members = page, members
        self._by_key = {m.key: m for m in members}
        self._order = sorted([(start, m.key) for m in members for start in m.starts])
        self.spots = max(1, len(self._order))
        top = self.named(0, page.title_end)
        often = sorted(members, key=lambda m: -len(m.spots))[:leading]
        self._always = frozenset([*top, *(m.key for m in often)])

    def named(self, start: int, end: int) -> list[str]:
        """The keys of those named in a stretch, in the order of the text, repeated as they are."""
        return [key for _, key in self.starts(start, end)]

    def starts(self, start: int, end: int) -> list[tuple[int, str]]:
        """Where somebody is named in a stretch, and who."""
        order = self._order
        return order[bisect_left(order, (start, "")) : bisect_left(order, (end, ""))]

    def here(self, spots: list[tuple[int, str]]) -> list[Candidate]:
        """Those who are named at the spots, each once."""
        return [self._by_key[key] for key in dict.fromkeys([key for _, key in spots])]

    def near(self, deed: Deed) -> list[Candidate]:
        """Those who may have to do with a deed and are not named in its sentences, in the order of the page."""
        page, sentences = self._page, self._page.sentences
        keys = set(self._always)
        for a, _ in deed.spans:
            i = page.sentence_index(a)
            last = sentences[min(len(sentences) - 1, i + _WINDOW)]
            keys.update(self.named(sentences[max(0, i - _WINDOW)].start, last.end))
        for a, b in deed.spans:
            keys.difference_update(self.named(a, b))
        return sorted((self._by_key[key] for key in keys), key=lambda m: m.starts[0])


class Cast:
    """All who and what a page's deeds may involve."""

    def __init__(
        self,
        page: Page,
        deeds: list[Deed],
        named: list[Candidate],
        places: list[Candidate],
        dates: list[Dated],
        employers: dict[str, str],
    ) -> None:
        """``employers``: the key of the partner that each person belongs to, where it is told."""
        self.page, self.deeds, self.employers = page, deeds, employers
        self.parties, self.places = Crowd(page, named, _LEADING), Crowd(page, places)
        self.dates = sorted(dates, key=lambda d: d.start)
        self._date_starts = [d.start for d in self.dates]
        self.towns = [p for p in places if p.kind != "country"]
        self.gives: Counter[str] = Counter(n.key for d in deeds for n in d.actors)
        self.takes: Counter[str] = Counter(n.key for d in deeds for n in d.recipients)
        #: what was told of each candidate whatever the deed, of spots and of stretches
        self._parties: dict[str, Features] = {}
        self._places: dict[str, Features] = {}
        self._dates: dict[int, Features] = {}
        self._spoken: dict[tuple[int, int], Spoken] = {}
        self._speaking: dict[tuple[int, int], bool] = {}
        self._inside: dict[int, bool] = {}
        self._located: dict[str, bool] = {}
        homes: Counter[str] = Counter()
        for party in named:
            if party.country:
                homes[party.country] += len(party.spots)
        self.main = homes.most_common(1)[0][0] if homes else None

    def standing(self, party: Candidate) -> Features:
        """What a party is and how it stands on the page, whatever the deed."""
        known = self._parties.get(party.key)
        if known is None:
            known = {f"k={GROUPS.get(party.kind, 'other')}": 1.0, "share": len(party.spots) / self.parties.spots}
            if party.starts[0] < self.page.title_end:
                known["title"] = 1.0
            if party.starts[0] < NEAR_TOP:
                known["early"] = 1.0
            if party.country:
                known["main" if party.country == self.main else "guest"] = 1.0
            bound = [parties.strictly_bound(self.page, spot) for spot in party.spots[:_BOUND]]
            if "to" in bound:
                known["to"] = 1.0
            if "by" in bound or "from" in bound:
                known["by"] = 1.0
            self._parties[party.key] = known
        return known

    def place(self, place: Candidate) -> Features:
        """What a place is, whatever the deed."""
        known = self._places.get(place.key)
        if known is None:
            land = place.kind == "country"
            known = self._places[place.key] = {
                "country": float(land),
                "only_town": not land and len(self.towns) == 1,
                "main": place.country == self.main,
            }
        return known

    def located(self, place: Candidate) -> bool:
        """Is something said to be in or at the place, where it is named first?"""
        known = self._located.get(place.key)
        if known is None:
            known = any([located.in_place(self.page, spot) for spot in place.spots[:_ASKED]])
            self._located[place.key] = known
        return known

    def date(self, item: Dated) -> Features:
        """What a date is, whatever the deed."""
        known = self._dates.get(id(item))
        if known is None:
            known = self._dates[id(item)] = {
                "full": len(item.value) == 10,
                "year": len(item.value) == 4,
                "interval": "/" in item.value,
                "period": item.role == "period",
                "only": len(self.dates) == 1,
                "first": self.dates[0] is item,
                "relative": float(item.relative),
                "title": item.start < self.page.title_end,
                "early": item.start < NEAR_TOP,
            }
        return known

    def spoken(self, start: int, end: int) -> Spoken:
        """Whose people, which countries and the towns of which countries a stretch speaks of."""
        known = self._spoken.get((start, end))
        if known is None:
            scan, records = self.page.scan, self.page.world.places
            known = self._spoken[start, end] = (
                {m[2] for m in scan.within("demonym", start, end)},
                {m[2] for m in scan.within("country", start, end)},
                {records[m[2][0]].country for m in scan.within("place", start, end) if len(m[2]) == 1},
            )
        return known

    def speaks(self, spot: Named) -> bool:
        """Is there a verb of saying beside the name?"""
        known = self._speaking.get((spot.start, spot.end))
        if known is None:
            words = self.page.scan.within("word", spot.start - _SAYING, spot.end + _SAYING)
            known = self._speaking[spot.start, spot.end] = any([m[2][0] == "say" for m in words])
        return known

    def inside(self, spot: Named) -> bool:
        """Does the place stand inside the name of a partner?"""
        known, start = self._inside.get(spot.start), spot.start
        if known is None:
            around = self.page.view(self.page.sentence_at(start)).named
            known = any([n.start <= start < n.end and n.type != "country" for n in around])
            self._inside[start] = known
        return known

    def dates_in(self, start: int, end: int) -> list[Dated]:
        """The dates of a stretch."""
        return self.dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    def dates_near(self, deed: Deed) -> list[Dated]:
        """The dates that may be the deed's though not in its sentences: those near it, and the page's first."""
        sentences, i = self.page.sentences, self.page.sentence_index(deed.sentence.start)
        last = sentences[min(len(sentences) - 1, i + _DATE_WINDOW)]
        near = self.dates_in(sentences[max(0, i - _DATE_WINDOW)].start, last.end)
        return near if not self.dates or self.dates[0] in near else [self.dates[0], *near]

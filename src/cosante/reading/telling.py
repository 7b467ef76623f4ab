"""One deed as it is told, and what ties a party, a place or a date to it: features that hold in any language."""

import math
from collections.abc import Iterator
from functools import cache
from typing import Final

from cosante.reading import located, parties
from cosante.reading.acts import Deed
from cosante.reading.cast import GROUPS, NEAR_TOP, Candidate, Cast, Spoken, group_of
from cosante.reading.grammars.dates import Dated
from cosante.reading.page import Named, Page
from cosante.reading.spans import Spans
from cosante.reading.weighing import Features


class Telling:
    """What the sentences of one deed hold, gathered once for all candidates."""

    def __init__(self, cast: Cast, deed: Deed) -> None:
        page, spans, head = cast.page, deed.spans, deed.head[0]
        self.cast, self.deed, self.page, self.spans = cast, deed, page, spans
        self.told_in = [page.sentence_index(a) for a, _ in spans[:8]]
        self.first = self.told_in[0]
        self.actors, self.recipients = deed.actors, deed.recipients
        #: the country in which it was done, once that is known
        self.land: str | None = None
        self.inside = [spot for a, b in spans for spot in cast.parties.starts(a, b)]
        self.parties_here = cast.parties.here(self.inside)
        #: where each of them stands nearest to the deed's head
        self._spots = {party.key: _nearest(party.within(spans), head) for party in self.parties_here}
        self.places_here = cast.places.here([spot for a, b in spans for spot in cast.places.starts(a, b)])
        self.dates_here = [d for a, b in spans for d in cast.dates_in(a, b)]
        self.dates_here.sort(key=lambda d: abs(d.start - head))
        #: the peoples, countries and countries of towns that the deed's sentences speak of
        self._spoken = _together([cast.spoken(a, b) for a, b in spans])
        self._names = _feature_names(deed.type)
        self._type = {self._names["type"]: 1.0}
        #: what was told of each party: of the deed, and of where it stands in the deed's sentences
        self._known: dict[str, Features] = {}
        self._stands: dict[str, Features] = {}
        self._local = {n.key for n in deed.actors}, {n.key for n in deed.recipients}
        self.employed = {cast.employers[n.key] for n in deed.actors if n.key in cast.employers}
        #: parties named elsewhere, and what is taken up from before, once they are asked for
        self._parties_away: list[Candidate] | None = None
        self._before: tuple[list[str], set[str]] | None = None
        #: where the first of those who act stands, once they are known
        self._acting: int | None = None
        #: the deed's sentences, of one told many times
        self._many = Spans(spans) if len(spans) > _FEW else None
        self._givers, self._takers = _homes(deed.actors), _homes(deed.recipients)
        self._lands = {land for _, land in self._givers + self._takers}

    @property
    def parties_away(self) -> list[Candidate]:
        """Parties named elsewhere on the page."""
        if self._parties_away is None:
            self._parties_away = self.cast.parties.near(self.deed)
        return self._parties_away

    @property
    def places_away(self) -> list[Candidate]:
        """Places named elsewhere on the page."""
        return self.cast.places.near(self.deed)

    @property
    def dates_away(self) -> list[Dated]:
        """Dates told elsewhere on the page."""
        return self.cast.dates_near(self.deed)

    def _taken_up(self) -> tuple[list[str], set[str]]:
        """Who is named in the sentence before, and types of organisations spoken of without their name."""
        if self._before is None:
            sentences = self.page.sentences[self.first - 1 : self.first] if self.first else []
            last = [key for before in sentences for key in self.cast.parties.named(before.start, before.end)]
            self._before = last, {kind for a, b in self.spans for kind in _bare_heads(self.page, a, b)}
        return self._before

    def settle(self, actors: list[Candidate]) -> None:
        """Who acts is known now, for those who are asked later."""
        self.actors = [party.spots[0] for party in actors]
        self._givers = _homes(self.actors)
        self._acting = min([self._spots[party.key].start for party in actors if party.key in self._spots], default=None)

    def _of_page(self, party: Candidate) -> Features:
        """What such a party is in such a deed, and what it does elsewhere on the page: a copy, to be added to."""
        key, home = party.key, party.country
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._told_of(party)
        out = known.copy()
        if home is None:
            return out
        for other, land in self._givers:
            if other != key:
                out["actor_kin" if land == home else "actor_abroad"] = 1.0
        for other, land in self._takers:
            if other != key:
                out["taker_kin" if land == home else "taker_abroad"] = 1.0
        return out

    def _told_of(self, party: Candidate) -> Features:
        """What holds of a party for this deed, whoever is found to act."""
        key, home, names, cast = party.key, party.country, self._names, self.cast
        out = {names[party.kind] if party.kind in names else names["other"]: 1.0}
        # in which share of the page's other deeds the party was told to act, and to receive
        told = len(cast.deeds)
        if gives := cast.gives.get(key, 0) - (key in self._local[0]):
            out["gives"] = gives / told
        if takes := cast.takes.get(key, 0) - (key in self._local[1]):
            out["takes"] = takes / told
        if key in self.employed:
            out["employs"] = 1.0
        if home is None:
            return out
        peoples, lands, towns = self._spoken
        if home in peoples:
            out[names["people"]] = out["people"] = 1.0
        if home in towns:
            out[names["town"]] = out["town"] = 1.0
        if home in lands:
            out[names["land"]] = out["land"] = 1.0
        if home == cast.main:
            out[names["main"]] = 1.0
        if home == self.land:
            out["at_home"] = out[_at_home(group_of(party))] = 1.0
        elif self.land is not None:
            out["from_abroad"] = 1.0
        return out

    def of_here(self) -> Features:
        """What holds of all parties of the deed's sentences."""
        out = self._type.copy()
        if len(self.parties_here) == 1:
            out["only"] = 1.0
        if self.deed.passive:
            out["passive"] = 1.0
        if self.deed.status == "planned":
            out["planned"] = 1.0
        return out

    def here(self, party: Candidate) -> Features:
        """A party of the deed's sentences: where it stands, and the small word that binds it."""
        stands = self._stands.get(party.key)
        if stands is None:
            stands = self._stands[party.key] = self._standing(party)
        out = self._of_page(party) | stands
        if self._acting is not None:
            out["behind_actor" if self._spots[party.key].start > self._acting else "ahead_of_actor"] = 1.0
        return out

    def _standing(self, party: Candidate) -> Features:
        page, deed, head = self.page, self.deed, self.deed.head[0]
        spot = self._spots[party.key]
        word = parties.strictly_bound(page, spot)
        side, bound = parties.side(page, deed, spot, word) or "-", word or "-"
        place = parties.stands(page, deed, spot)
        low, high = (spot.start, head) if spot.start < head else (head, spot.start)
        told = _stands(deed.type, parties.way(page, deed), side, bound, place)
        out = dict.fromkeys(told + _stands_as(group_of(party), bound, place), 1.0)
        out["far"] = math.log1p((high - low) / 20) / 3
        if not any([low < s < high for s, key in self.inside if key != party.key]):
            out[_NEAREST[place]] = 1.0
        if self.parties_here[0] is party:
            out["first"] = 1.0
        if parties.owner(page, spot):
            out["owner"] = 1.0
        if self.cast.speaks(spot):
            out["speaks"] = 1.0
        if located.in_place(page, spot):
            out["in_place"] = 1.0
        return out

    def lacks(self) -> Features:
        """What the deed is, and what its sentences do not say, so that the page may."""
        flags = {
            "no_actor": not self.actors,
            "no_taker": not self.recipients,
            "nobody": not self.inside,
            "both_sides": "both_sides" in self._cues,
        }
        return self._type | flags

    def away(self, party: Candidate) -> Features:
        """A party named elsewhere: how near, and whether the deed's sentences take it up."""
        out, start = self._of_page(party), self.deed.sentence.start
        last, unnamed = self._taken_up()
        taken_up = party.kind in unnamed
        if party.key in last:
            flags = {
                "last": True,
                "last_first": last[0] == party.key,
                "no_actor&last": not self.actors,
                "pronoun": "they" in self._cues,
                "taken_up&last": taken_up,
            }
            out |= flags
        if taken_up:
            out["taken_up"] = 1.0
        if party.starts[0] > start:
            out["later"] = 1.0
        gap = abs(self.page.sentence_index(party.nearest(start).start) - self.first)
        out["gap"] = gap / 6 if gap < 6 else 1.0
        return out

    @property
    def _cues(self) -> frozenset[str]:
        return self.page.view(self.deed.sentence).cue_names

    def of_places(self) -> Features:
        """What holds of all places that are asked."""
        flags = {
            "only_here": len(self.places_here) == 1,
            "none_here": not self.places_here,
            "planned": self.deed.status == "planned",
        }
        return self._type | flags

    def place(self, place: Candidate) -> Features:
        """What ties a place to the deed."""
        page, here, head = self.page, self.places_here, self.deed.head[0]
        spots = place.within(self.spans) if here else []
        spot = _nearest(spots, head) if spots else place.nearest(head)
        out = self._apart(spot.start)
        out |= self._of_land(place) if place.kind == "country" else {}
        if place.kind != "country" and not here and len(self.cast.towns) == 1:
            out["none_here&only_town"] = 1.0
        if located.in_place(page, spot):
            out["located"] = 1.0
            if here:
                out["here&located"] = 1.0
        elif self.cast.located(place):
            out["located"] = 1.0
        if spot.start < page.title_end:
            out["title"] = 1.0
        if spot.start < NEAR_TOP:
            out["early"] = 1.0
        if self.cast.inside(spot):
            out["inside"] = 1.0
        if place.country in self._lands:
            out["kin"] = 1.0
        return out

    def _of_land(self, place: Candidate) -> Features:
        """What of it holds of a country alone."""
        out = {}
        if self.places_here:
            out["here&country"] = 1.0
            if any([p.kind != "country" for p in self.places_here]):
                out["town_here"] = 1.0
        if f"country:{place.country}" in [n.key for n in (*self.deed.actors, *self.deed.recipients)]:
            out["party"] = 1.0
        return out

    def of_dates(self) -> Features:
        """What holds of all dates that are asked."""
        flags = {
            "only_here": len(self.dates_here) == 1,
            "none_here": not self.dates_here,
            "planned": self.deed.status == "planned",
            "ongoing": self.deed.status == "ongoing",
        }
        return self._type | flags

    def date(self, item: Dated) -> Features:
        """What ties a date to the deed."""
        here, status, published = self.dates_here, self.deed.status, self.page.published
        out = self._apart(item.start)
        if here:
            if item.role == "period":
                out["mine&period"] = 1.0
            if here[0] == item:
                out["nearest"] = 1.0
        elif self.cast.dates[0] is item:
            out["none_here&first"] = 1.0
        if published and status == "planned" and item.value[:4] > str(published.year):
            out["planned&later"] = 1.0
        if published and status == "done" and item.value[:7] > published.isoformat()[:7]:
            out["done&later"] = 1.0
        return out

    def _told_at(self, start: int) -> bool:
        """Does the spot lie in the deed's sentences?"""
        if self._many is None:
            return any([a <= start < b for a, b in self.spans])
        return self._many.hold(start)

    def _apart(self, start: int) -> Features:
        """How far a spot stands from the deed: in its sentences, the one before or after, or elsewhere."""
        head, sentence = self.deed.head[0], self.page.sentence_index(start)
        gap = abs(sentence - self.first)
        if len(self.told_in) > 1:
            gap = min([abs(sentence - told) for told in self.told_in])
        out = {"gap": gap / 6 if gap < 6 else 1.0}
        if self._told_at(start):
            low, high = (start, head) if start < head else (head, start)
            out["here"] = 1.0
            out["far"] = math.log1p((high - low) / 20) / 3
            out["commas"] = min(1.0, self.page.text.count(",", low, min(high, low + _NO_FURTHER)) / 3)
        if gap == 1:
            out["next"] = 1.0
        if start < head:
            out["before"] = 1.0
        if self.spans[0][0] <= start < self.spans[0][1]:
            out["first_span"] = 1.0
        return out


#: So many sentences are asked one by one; and so far from a deed commas are counted (characters).
_FEW: Final = 8
_NO_FURTHER: Final = 4000


def _together(told: list[Spoken]) -> Spoken:
    """What several stretches speak of."""
    if len(told) == 1:
        return told[0]
    peoples, lands, towns = zip(*told, strict=True)
    return set().union(*peoples), set().union(*lands), set().union(*towns)


def _homes(names: list[Named]) -> list[tuple[str, str]]:
    """Those of a country: who, and which."""
    return [(name.key, name.country) for name in names if name.country]


def _nearest(spots: list[Named], head: int) -> Named:
    """The spot nearest to a deed's head, the first of two as near."""
    return spots[0] if len(spots) == 1 else min(spots, key=lambda n: abs(n.start - head))


@cache
def _feature_names(act: str) -> dict[str, str]:
    """The names of the features that hold for one type of act: of each kind of party, and of where it is at home."""
    kinds = {kind: f"{act}&{group}" for kind, group in GROUPS.items()} | {"other": f"{act}&other"}
    return kinds | {"type": f"t={act}"} | {name: f"{act}&{name}" for name in ("people", "town", "land", "main")}


@cache
def _stands(act: str, head: str, side: str, bound: str, place: str) -> tuple[str, ...]:
    """The names of the features that tell where a party stands and what binds it."""
    return (f"side={side}", f"{act}&{side}", f"bound={bound}", f"{bound}&{place}", f"{head}&{place}", place)


@cache
def _stands_as(group: str, bound: str, place: str) -> tuple[str, str]:
    """The names of the features that tell how such a party stands."""
    return f"{group}&{bound}", f"{group}&{place}"


@cache
def _at_home(group: str) -> str:
    """The name of the feature that such a party is at home where the deed is done."""
    return f"{group}&at_home"


_NEAREST: Final = {place: f"nearest_{place}" for place in ("before", "after")}


def _bare_heads(page: Page, a: int, b: int) -> Iterator[str]:
    """Types of organisations spoken of without their name ("the hospital", "the ministry")."""
    named = page.view(page.sentence_at(a)).named
    for start, _, (kind, _) in page.scan.within("orghead", a, b):
        if not any(n.start <= start < n.end for n in named):
            yield kind

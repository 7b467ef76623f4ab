"""One deed as it is told, and what ties a party, a place or a date to it: features that hold in any language."""

import math
from collections.abc import Iterator
from functools import cache, cached_property

from cosante.reading import parties
from cosante.reading.acts import Deed
from cosante.reading.cast import GROUPS, NEAR_TOP, Candidate, Cast
from cosante.reading.grammars.dates import Dated
from cosante.reading.page import Named, Page
from cosante.reading.weighing import Features


class Telling:
    """What the sentences of one deed hold, gathered once for all candidates."""

    def __init__(self, cast: Cast, deed: Deed) -> None:
        page = cast.page
        self.cast, self.deed, self.page, self.spans = cast, deed, page, deed.spans
        self.first = page.sentence_index(deed.spans[0][0])
        self.told_in = [page.sentence_index(a) for a, _ in deed.spans[:8]]
        self.actors, self.recipients = deed.actors, deed.recipients
        self.parties_here, self.places_here = cast.parties.here(deed.spans), cast.places.here(deed.spans)
        self.inside = [spot for a, b in deed.spans for spot in cast.parties.starts(a, b)]
        self.dates_here = sorted(
            (d for a, b in deed.spans for d in cast.dates_in(a, b)), key=lambda d: abs(d.start - deed.head[0])
        )
        self._look_here()
        self._names = _feature_names(deed.type)
        self.type = {self._names["type"]: 1.0}
        #: what was told of each party: of the deed, and of where it stands in the deed's sentences
        self._known: dict[str, Features] = {}
        self._stands: dict[str, Features] = {}
        self._local = {n.key for n in deed.actors}, {n.key for n in deed.recipients}
        self.employed = {cast.employers[n.key] for n in deed.actors if n.key in cast.employers}

    def _look_here(self) -> None:
        page, scan, spans = self.page, self.page.scan, self.spans
        self.peoples = {m[2] for a, b in spans for m in scan.within("demonym", a, b)}
        self.lands = {m[2] for a, b in spans for m in scan.within("country", a, b)}
        towns = (m[2] for a, b in spans for m in scan.within("place", a, b))
        self.towns = {page.world.places[ids[0]].country for ids in towns if len(ids) == 1}

    @cached_property
    def parties_away(self) -> list[Candidate]:
        """Parties named elsewhere on the page."""
        return self.cast.parties.near(self.deed)

    @cached_property
    def places_away(self) -> list[Candidate]:
        """Places named elsewhere on the page."""
        return self.cast.places.near(self.deed)

    @cached_property
    def dates_away(self) -> list[Dated]:
        """Dates told elsewhere on the page."""
        return self.cast.dates_near(self.deed)

    @cached_property
    def _last_named(self) -> list[str]:
        """Who is named in the sentence before."""
        if not self.first:
            return []
        before = self.page.sentences[self.first - 1]
        return self.cast.parties.named(before.start, before.end)

    @cached_property
    def _unnamed(self) -> set[str]:
        """Types of organisations spoken of without their name."""
        return {kind for a, b in self.spans for kind in _bare_heads(self.page, a, b)}

    def _here(self, start: int) -> bool:
        return any([a <= start < b for a, b in self.spans])

    def settle(self, actors: list[Candidate]) -> None:
        """Who acts is known now, for those who are asked later."""
        self.actors = [party.spots[0] for party in actors]

    def _of_page(self, party: Candidate) -> Features:
        """What such a party is in such a deed, and what it does elsewhere on the page."""
        key, home = party.key, party.country
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._told_of(party)
        out = dict(known)
        if home is None:
            return out
        for other in self.actors:
            if other.country and other.key != key:
                out["actor_kin" if other.country == home else "actor_abroad"] = 1.0
        for other in self.recipients:
            if other.country and other.key != key:
                out["taker_kin" if other.country == home else "taker_abroad"] = 1.0
        return out

    def _told_of(self, party: Candidate) -> Features:
        """What holds of a party for this deed, whoever is found to act."""
        key, home, names, cast = party.key, party.country, self._names, self.cast
        # in which share of the page's other deeds the party was told to act, and to receive
        told = len(cast.deeds)
        out = {
            names[party.kind] if party.kind in names else names["other"]: 1.0,
            "gives": (cast.gives[key] - (key in self._local[0])) / told,
            "takes": (cast.takes[key] - (key in self._local[1])) / told,
        }
        if key in self.employed:
            out["employs"] = 1.0
        if home in self.peoples:
            out[names["people"]] = 1.0
        if home in self.towns:
            out[names["town"]] = 1.0
        if home in self.lands:
            out[names["land"]] = 1.0
        if home is not None and home == cast.main:
            out[names["main"]] = 1.0
        return out

    def here(self, party: Candidate) -> Features:
        """A party of the deed's sentences: where it stands, and the small word that binds it."""
        stands = self._stands.get(party.key)
        if stands is None:
            stands = self._stands[party.key] = self._standing(party)
        return self._of_page(party) | stands

    def _standing(self, party: Candidate) -> Features:
        page, deed = self.page, self.deed
        spot = min(party.within(self.spans), key=lambda n: abs(n.start - deed.head[0]))
        side, bound = parties.side(page, deed, spot) or "-", parties.bound(page, spot) or "-"
        place = parties.stands(page, deed, spot)
        low, high = sorted((spot.start, deed.head[0]))
        out = dict.fromkeys(_stands(deed.type, deed.head_class, side, bound, place), 1.0)
        flags = {
            _NEAREST[place]: not any([low < s < high for s, key in self.inside if key != party.key]),
            "first": self.parties_here[0] is party,
            "only": len(self.parties_here) == 1,
            "owner": parties.owner(page, spot),
            "passive": deed.passive,
            "planned": deed.status == "planned",
            "speaks": self._speaks(spot),
            "in_place": parties.in_place(page, spot),
        }
        out["far"] = math.log1p((high - low) / 20) / 3
        out |= flags
        return out

    def _speaks(self, spot: Named) -> bool:
        """Is there a verb of saying beside the name?"""
        return any([m[2][0] == "say" for m in self.page.scan.within("word", spot.start - 40, spot.end + 40)])

    def away(self, party: Candidate) -> Features:
        """A party named elsewhere: how near, and whether the deed's sentences take it up."""
        last, taken_up = party.key in self._last_named, party.kind in self._unnamed
        out = self._of_page(party)
        if last:
            flags = {
                "last": True,
                "last_first": self._last_named[0] == party.key,
                "no_actor&last": not self.actors,
                "pronoun": "they" in self._cues,
                "taken_up&last": taken_up,
            }
            out |= flags
        if taken_up:
            out["taken_up"] = 1.0
        start = self.deed.sentence.start
        if party.starts[0] > start:
            out["later"] = 1.0
        out["gap"] = min(1.0, abs(self.page.sentence_index(party.nearest(start).start) - self.first) / 6)
        return out

    @property
    def _cues(self) -> frozenset[str]:
        return self.page.view(self.deed.sentence).cue_names

    def lacks(self) -> Features:
        """What the deed is, and what its sentences do not say, so that the page may."""
        flags = {
            "no_actor": not self.actors,
            "no_taker": not self.recipients,
            "nobody": not self.inside,
            "both_sides": "both_sides" in self._cues,
        }
        return self.type | flags

    def place(self, place: Candidate) -> Features:
        """What ties a place to the deed."""
        page, deed, here = self.page, self.deed, self.places_here
        spots = place.within(self.spans) if here else []
        spot = min(spots, key=lambda n: abs(n.start - deed.head[0])) if spots else place.nearest(deed.head[0])
        land, named = place.kind == "country", deed.actors + deed.recipients
        in_place = parties.in_place(page, spot)
        flags = {
            "country": land,
            "here&country": land and bool(here),
            "here&located": in_place and bool(here),
            "located": in_place or any([parties.in_place(page, n) for n in place.spots[:4]]),
            "only_here": len(here) == 1,
            "town_here": land and any([p.kind != "country" for p in here]),
            "none_here": not here,
            "only_town": not land and len(self.cast.towns) == 1,
            "none_here&only_town": not land and not here and len(self.cast.towns) == 1,
            "party": land and f"country:{place.country}" in [n.key for n in named],
            "inside": _inside(page, spot),
            "kin": place.country is not None and place.country in [n.country for n in named],
            "main": place.country == self.cast.main,
            "planned": deed.status == "planned",
        }
        out = self._apart(spot.start)
        out |= flags
        return out

    def date(self, item: Dated) -> Features:
        """What ties a date to the deed."""
        deed, published = self.deed, self.page.published
        here, first = self.dates_here, self.cast.dates[0] is item
        flags = {
            "full": len(item.value) == 10,
            "year": len(item.value) == 4,
            "interval": "/" in item.value,
            "period": item.role == "period",
            "mine&period": bool(here) and item.role == "period",
            "nearest": here[:1] == [item],
            "only_here": len(here) == 1,
            "none_here": not here,
            "only": len(self.cast.dates) == 1,
            "first": first,
            "none_here&first": first and not here,
            "relative": item.relative,
            "planned": deed.status == "planned",
            "ongoing": deed.status == "ongoing",
        }
        if published:
            flags["planned&later"] = deed.status == "planned" and item.value[:4] > str(published.year)
            flags["done&later"] = deed.status == "done" and item.value[:7] > published.isoformat()[:7]
        out = self._apart(item.start)
        out |= flags
        return out

    def _apart(self, start: int) -> Features:
        """How far a spot stands from the deed: in its sentences, the one before or after, or elsewhere."""
        page, deed = self.page, self.deed
        sentence = page.sentence_index(start)
        gap = min([abs(sentence - told) for told in self.told_in])
        low, high = sorted((start, deed.head[0]))
        out = {"gap": min(1.0, gap / 6), **self.type}
        if here := self._here(start):
            out["far"] = math.log1p((high - low) / 20) / 3
            out["commas"] = min(1.0, page.text.count(",", low, high) / 3)
        flags = {
            "here": here,
            "next": gap == 1,
            "before": start < deed.head[0],
            "title": start < page.title_end,
            "early": start < NEAR_TOP,
            "first_span": self.spans[0][0] <= start < self.spans[0][1],
        }
        out |= flags
        return out


@cache
def _feature_names(act: str) -> dict[str, str]:
    """The names of the features that hold for one type of act: of each kind of party, and of where it is at home."""
    kinds = {kind: f"{act}&{group}" for kind, group in GROUPS.items()} | {"other": f"{act}&other"}
    return kinds | {"type": f"t={act}"} | {name: f"{act}&{name}" for name in ("people", "town", "land", "main")}


@cache
def _stands(act: str, head: str, side: str, bound: str, place: str) -> tuple[str, ...]:
    """The names of the features that tell where a party stands and what binds it."""
    return (f"side={side}", f"{act}&{side}", f"bound={bound}", f"{bound}&{place}", f"{head}&{place}", place)


_NEAREST = {place: f"nearest_{place}" for place in ("before", "after")}


def _inside(page: Page, spot: Named) -> bool:
    """Does the place stand inside the name of a partner?"""
    around = page.view(page.sentence_at(spot.start)).named
    return any([n.start <= spot.start < n.end and n.type != "country" for n in around])


def _bare_heads(page: Page, a: int, b: int) -> Iterator[str]:
    """Types of organisations spoken of without their name ("the hospital", "the ministry")."""
    named = page.view(page.sentence_at(a)).named
    for start, _, (kind, _) in page.scan.within("orghead", a, b):
        if not any(n.start <= start < n.end for n in named):
            yield kind

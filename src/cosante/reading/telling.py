"""One deed as it is told, and what ties a party, a place or a date to it: features that hold in any language."""

import math
from collections.abc import Iterator
from functools import cached_property

from cosante.reading import parties
from cosante.reading.acts import Deed
from cosante.reading.cast import NEAR_TOP, Candidate, Cast
from cosante.reading.grammars.dates import Dated
from cosante.reading.page import Named, Page
from cosante.reading.weighing import Features

#: Types of partners that behave alike as parties of a deed.
GROUPS = {
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


def _true(flags: dict[str, bool]) -> Features:
    """What holds, as features; what does not is left out."""
    return {name: 1.0 for name, holds in flags.items() if holds}


class Telling:
    """What the sentences of one deed hold, gathered once for all candidates."""

    def __init__(self, cast: Cast, deed: Deed) -> None:
        page = cast.page
        self.cast, self.deed, self.page, self.spans = cast, deed, page, deed.spans
        self.first = page.sentence_index(deed.spans[0][0])
        self.actors, self.recipients = deed.actors, deed.recipients
        self.parties_here, self.places_here = cast.parties.here(deed.spans), cast.places.here(deed.spans)
        self.inside = [spot for a, b in deed.spans for spot in cast.parties.starts(a, b)]
        self.dates_here = sorted(
            (d for a, b in deed.spans for d in cast.dates_in(a, b)), key=lambda d: abs(d.start - deed.head[0])
        )
        self._look_here()
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
        return any(a <= start < b for a, b in self.spans)

    def settle(self, actors: list[Candidate]) -> None:
        """Who acts is known now, for those who are asked later."""
        self.actors = [party.spots[0] for party in actors]

    def _of_page(self, party: Candidate) -> Features:
        """What the party is, and what it does elsewhere on the page."""
        cast, deed = self.cast, self.deed
        group, home = GROUPS.get(party.kind, "other"), party.country
        flags = {
            f"k={group}": True,
            f"t={deed.type}": True,
            f"{deed.type}&{group}": True,
            "title": party.starts[0] < cast.page.title_end,
            "early": party.starts[0] < NEAR_TOP,
            "main": home is not None and home == cast.main,
            "guest": home is not None and home != cast.main,
            "actor_abroad": _abroad(home, self.actors),
            "actor_kin": _kin(party, self.actors),
            "taker_abroad": _abroad(home, self.recipients),
            "taker_kin": _kin(party, self.recipients),
            "employs": party.key in self.employed,
            f"{deed.type}&people": home in self.peoples,
            f"{deed.type}&town": home in self.towns,
            f"{deed.type}&land": home in self.lands,
            f"{deed.type}&main": home is not None and home == cast.main,
        }
        told = len(cast.deeds)
        values = {
            "share": len(party.spots) / cast.parties.spots,
            "gives": (cast.gives[party.key] - any(n.key == party.key for n in deed.actors)) / told,
            "takes": (cast.takes[party.key] - any(n.key == party.key for n in deed.recipients)) / told,
        }
        return values | _true(flags)

    def here(self, party: Candidate) -> Features:
        """A party of the deed's sentences: where it stands, and the small word that binds it."""
        page, deed = self.page, self.deed
        spot = min(party.within(self.spans), key=lambda n: abs(n.start - deed.head[0]))
        side, bound = parties.side(page, deed, spot) or "-", parties.bound(page, spot) or "-"
        place = "before" if spot.start < deed.head[0] else "after"
        low, high = sorted((spot.start, deed.head[0]))
        flags = {
            f"side={side}": True,
            f"{deed.type}&{side}": True,
            f"bound={bound}": True,
            f"{bound}&{place}": True,
            f"{deed.head_class}&{place}": True,
            place: True,
            f"nearest_{place}": not any(low < s < high for s, key in self.inside if key != party.key),
            "first": self.parties_here[0] is party,
            "only": len(self.parties_here) == 1,
            "owner": parties.owner(page, spot),
            "passive": deed.passive,
            "planned": deed.status == "planned",
            "speaks": any(m[2][0] == "say" for m in page.scan.within("word", spot.start - 40, spot.end + 40)),
            "in_place": parties.in_place(page, spot),
        }
        return self._of_page(party) | _true(flags) | {"far": math.log1p((high - low) / 20) / 3}

    def away(self, party: Candidate) -> Features:
        """A party named elsewhere: how near, and whether the deed's sentences take it up."""
        last, taken_up = party.key in self._last_named, party.kind in self._unnamed
        cues = self.page.view(self.deed.sentence).cue_names
        flags = {
            "no_actor": not self.actors,
            "no_taker": not self.recipients,
            "nobody": not self.inside,
            "last": last,
            "last_first": self._last_named[:1] == [party.key],
            "no_actor&last": not self.actors and last,
            "pronoun": "they" in cues and last,
            "both_sides": "both_sides" in cues,
            "taken_up": taken_up,
            "taken_up&last": taken_up and last,
            "later": party.starts[0] > self.deed.sentence.start,
        }
        nearest = self.page.sentence_index(party.nearest(self.deed.sentence.start).start)
        return self._of_page(party) | _true(flags) | {"gap": min(1.0, abs(nearest - self.first) / 6)}

    def place(self, place: Candidate) -> Features:
        """What ties a place to the deed."""
        page, deed = self.page, self.deed
        here = place.within(self.spans)
        spot = min(here, key=lambda n: abs(n.start - deed.head[0])) if here else place.nearest(deed.head[0])
        land, named = place.kind == "country", deed.actors + deed.recipients
        lone_town = len(self.cast.towns) == 1 and not land
        flags = {
            "country": land,
            "here&country": bool(here) and land,
            "here&located": bool(here) and parties.in_place(page, spot),
            "located": any(parties.in_place(page, n) for n in place.spots[:4]),
            "only_here": bool(here) and len(self.places_here) == 1,
            "town_here": land and any(p.kind != "country" for p in self.places_here),
            "none_here": not self.places_here,
            "only_town": lone_town,
            "none_here&only_town": lone_town and not self.places_here,
            "party": land and any(n.key == f"country:{place.country}" for n in named),
            "inside": any(
                n.start <= spot.start < n.end and n.type != "country"
                for n in page.view(page.sentence_at(spot.start)).named
            ),
            "kin": any(n.country == place.country for n in named if n.country),
            "main": place.country == self.cast.main,
            "planned": deed.status == "planned",
        }
        return self._apart(spot.start) | _true(flags)

    def date(self, item: Dated) -> Features:
        """What ties a date to the deed."""
        deed, published = self.deed, self.page.published
        mine, first = self._here(item.start), self.cast.dates[0] is item
        flags = {
            "full": len(item.value) == 10,
            "year": len(item.value) == 4,
            "interval": "/" in item.value,
            "period": item.role == "period",
            "mine&period": mine and item.role == "period",
            "nearest": self.dates_here[:1] == [item],
            "only_here": mine and len(self.dates_here) == 1,
            "none_here": not self.dates_here,
            "only": len(self.cast.dates) == 1,
            "first": first,
            "none_here&first": first and not self.dates_here,
            "relative": item.relative,
            "planned": deed.status == "planned",
            "ongoing": deed.status == "ongoing",
        }
        if published:
            flags["planned&later"] = deed.status == "planned" and item.value[:4] > str(published.year)
            flags["done&later"] = deed.status == "done" and item.value[:7] > published.isoformat()[:7]
        return self._apart(item.start) | _true(flags)

    def _apart(self, start: int) -> Features:
        """How far a spot stands from the deed: in its sentences, the one before or after, or elsewhere."""
        page, deed = self.page, self.deed
        sentence = page.sentence_index(start)
        gap = min(abs(sentence - page.sentence_index(a)) for a, _ in self.spans[:8])
        low, high = sorted((start, deed.head[0]))
        out = {"gap": min(1.0, gap / 6), f"t={deed.type}": 1.0}
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
        return out | _true(flags)


def _abroad(home: str | None, others: list[Named]) -> bool:
    """Is one of the others of another country than this?"""
    return home is not None and any(n.country and n.country != home for n in others)


def _kin(party: Candidate, others: list[Named]) -> bool:
    """Is one of the others of the same country, and not the same?"""
    return party.country is not None and any(n.country == party.country and n.key != party.key for n in others)


def _bare_heads(page: Page, a: int, b: int) -> Iterator[str]:
    """Types of organisations spoken of without their name ("the hospital", "the ministry")."""
    named = page.view(page.sentence_at(a)).named
    for start, _, (kind, _) in page.scan.within("orghead", a, b):
        if not any(n.start <= start < n.end for n in named):
            yield kind

"""A second look at names and deeds, once all are read together: a country beside whose own ministry the deeds stand is
only named; a deed without anybody who does it, beside a surer one in the same sentence, is most likely none.

Each is weighed anew (the groups ``…_again`` of the weights) by how likely it was at first and by the company it keeps.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache

from cosante.languages.homelands import lands
from cosante.reading.acts import Deed, other_day
from cosante.reading.page import Named, Page
from cosante.reading.weighing import Features, logit
from cosante.vocabulary.facts import Partner, Place

#: Groups of names that are looked at again: they are kept at first from this share of their threshold on.
NAMES, HOPE = frozenset({"partner", "partner_country", "place", "place_country"}), 0.45
#: Deeds likewise, of which every one costs time.
HOPE_OF_DEEDS = 0.75
#: A page is looked at again that has so many sentences; in a shorter one this share of their threshold is enough for
#: these, since what is named there has a part in it.
_LEAST, _SHORT, _LENIENT = 4, 0.75, frozenset({"partner", "partner_country", "date", "health_area"})
#: A body as likely as this counts among those that are there.
_SURE = 0.45
#: More than so many of anything are as many as any.
_SOME, _MANY = 4, 8
#: So many of a deed's sentences are asked what else they tell.
_TOLD = 8
_WORLD = frozenset({"un_agency", "multilateral"})
#: What a name was weighed as, the fact made of it, and where it stands.
Name = tuple[str, Partner | Place, list[Named]]


@dataclass(slots=True)
class _Land:
    """What is read of one country: its bodies, itself, its towns."""

    bodies: list[Partner] = field(default_factory=list)
    itself: list[Partner] = field(default_factory=list)
    towns: list[Place] = field(default_factory=list)
    as_place: list[Place] = field(default_factory=list)


def worth(page: Page) -> bool:
    """Is there enough on a page for a second look?"""
    return page.pack.full and len(page.sentences) >= _LEAST


def share(group: str, worth: bool) -> float:
    """The share of a group's threshold that is asked at first, on a page that is worth a second look or is not."""
    if worth:
        return HOPE if group in NAMES else 1.0
    return _SHORT if group in _LENIENT else 1.0


class Look:
    """A reading as it stands after the first look."""

    def __init__(self, page: Page, names: list[Name], deeds: list[Deed], ids: dict[str, str]) -> None:
        self.page, self.deeds = page, deeds
        self.lands: dict[str | None, _Land] = defaultdict(_Land)
        self.kinds: Counter[str] = Counter()
        for group, fact, _ in names:
            self.kinds[group] += 1
            land = self.lands[fact.country]
            if isinstance(fact, Partner):
                (land.itself if group == "partner_country" else land.bodies).append(fact)
            else:
                (land.as_place if group == "place_country" else land.towns).append(fact)
        #: of each name, by its fact's id: which deeds it does, takes, is the place of; and the surest of them
        self.does, self.takes, self.holds = (
            defaultdict[str, Counter[str]](Counter),
            defaultdict[str, Counter[str]](Counter),
            defaultdict[str, Counter[str]](Counter),
        )
        self.surest: dict[str, float] = {}
        for deed in deeds:
            for told, keys in (
                (self.does, [n.key for n in deed.actors]),
                (self.takes, [n.key for n in deed.recipients]),
                (self.holds, [f"at:{deed.where.key}"] if deed.where else []),
            ):
                for id in {ids[key] for key in keys if key in ids}:
                    told[id][deed.type] += 1
                    self.surest[id] = max(self.surest.get(id, 0.0), deed.strength)
        self._own = lands(page.pack.code)
        self._sure = {land: [b for b in of.bodies if b.confidence >= _SURE] for land, of in self.lands.items()}
        self._with_bodies = {land for land, bodies in self._sure.items() if land and bodies}
        self._held = {land for land, of in self.lands.items() for p in (*of.towns, *of.as_place) if p.id in self.holds}
        self._world = any([b.type in _WORLD for b in self._sure.get(None, ())])
        most = {land: sum([t.confidence for t in of.towns]) for land, of in self.lands.items() if land and of.towns}
        self._most = max(most, key=lambda land: most[land]) if most else None
        self._sentences = {page.sentence_index(start) for deed in deeds for start, _ in deed.spans}

    def name(self, fact: Partner | Place, spots: list[Named]) -> Features:
        """What of a reading speaks for a party or a place of it."""
        land, id, told = self.lands[fact.country], fact.id, [self.page.sentence_index(n.start) for n in spots]
        does, takes, holds = self.does.get(id), self.takes.get(id), self.holds.get(id)
        out = {
            "likely": logit(max(0.015, min(0.985, fact.confidence))),
            "home": float(fact.country in self._own[:1]),
            "no_home": float(not self._own),
            "countries": min(_MANY, self.kinds["partner_country"]) / _MANY,
            "bodies": min(_MANY, self.kinds["partner"]) / _MANY,
            "towns": min(_MANY, self.kinds["place"]) / _MANY,
            "lands": min(_SOME, self.kinds["place_country"]) / _SOME,
            "deeds": min(_MANY, len(self.deeds)) / _MANY,
            "world": float(self._world),
            "bodies_abroad": float(bool(self._with_bodies - {fact.country})),
            "held_abroad": float(bool(self._held - {fact.country})),
            "idle": float(not does and not takes and not holds),
            "surest": self.surest.get(id, 0.0),
            "told": sum([i in self._sentences for i in told]) / len(told),
        }
        for slot, deeds in (("does", does), ("takes", takes), ("holds", holds)):
            if deeds:
                out[slot] = min(_SOME, deeds.total()) / _SOME
                out |= dict.fromkeys(_of_types(slot, tuple(deeds)), 1.0)
        if fact.country:
            self._of_land(fact, land, out)
        return out

    def _of_land(self, fact: Partner | Place, land: _Land, out: Features) -> None:
        """What else is read of a name's country."""
        bodies = [b for b in land.bodies if b is not fact]
        sure = [b for b in self._sure[fact.country] if b is not fact]
        for body in bodies:
            kind = f"body={body.type}"
            out[kind] = max(out.get(kind, 0.0), body.confidence)
        out["likeliest_body"] = max([b.confidence for b in bodies], default=0.0)
        out["sure_bodies"] = min(_SOME, len(sure)) / _SOME
        out["no_body"] = float(not bodies)
        out["land"] = max([p.confidence for p in land.itself if p is not fact], default=0.0)
        out["town"] = max([t.confidence for t in land.towns if t is not fact], default=0.0)
        out["as_place"] = max([p.confidence for p in land.as_place if p is not fact], default=0.0)
        flags = {
            "a_body": bool(sure),
            "body_does": any([b.id in self.does for b in sure]),
            "body_takes": any([b.id in self.takes for b in sure]),
            "land_does": any([p.id in self.does for p in land.itself if p is not fact]),
            "land_takes": any([p.id in self.takes for p in land.itself if p is not fact]),
            "town_holds": any([t.id in self.holds for t in land.towns if t is not fact]),
            "most_towns": fact.country == self._most,
        }
        out |= {name: 1.0 for name, holds in flags.items() if holds}


@cache
def _of_types(slot: str, types: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([f"{slot}={act}" for act in types])


def deed_features(page: Page, deeds: list[Deed], sure: dict[str, float]) -> list[Features]:
    """What the company of each deed speaks for it; ``sure`` has the confidence of each of the names."""
    beside: dict[int, list[Deed]] = defaultdict(list)
    types: dict[str, list[Deed]] = defaultdict(list)
    told = [[page.sentence_index(start) for start, _ in deed.spans[:_TOLD]] for deed in deeds]
    parties = [(d.type, frozenset(n.key for n in d.actors), frozenset(n.key for n in d.recipients)) for d in deeds]
    for deed, sentences in zip(deeds, told, strict=True):
        types[deed.type].append(deed)
        for sentence in set(sentences):
            beside[sentence].append(deed)
    for alike in types.values():
        alike.sort(key=_by_strength, reverse=True)
    same, most = Counter(parties), max([d.strength for d in deeds], default=0.0)
    out = []
    for i, deed in enumerate(deeds):
        act = deed.type
        others = [other for other in types[act][:2] if other is not deed]
        surest = others[0].strength if others else 0.0
        values = {
            "likely": logit(max(0.015, min(0.985, deed.strength))),
            f"type={act}": 1.0,
            "does": min(_SOME, len(deed.actors)) / _SOME,
            "takes": min(_SOME, len(deed.recipients)) / _SOME,
            "does_surely": max([sure.get(n.key, 0.0) for n in deed.actors], default=0.0),
            "takes_surely": max([sure.get(n.key, 0.0) for n in deed.recipients], default=0.0),
            "spans": min(_SOME, len(deed.spans)) / _SOME,
            "again": surest,
            "deeds": min(_MANY, len(deeds)) / _MANY,
            "types": min(_MANY, len(types)) / _MANY,
            "order": min(_MANY, i) / _MANY,
        }
        values |= dict.fromkeys([f"does={n.type or 'person'}" for n in deed.actors], 1.0)
        values |= dict.fromkeys([f"takes={n.type or 'person'}" for n in deed.recipients], 1.0)
        values |= dict.fromkeys(_beside_surest(deed, others[0]) if others else (), 1.0)
        rival = 0.0
        for sentence in told[i]:
            for other in beside[sentence][:_MANY]:
                if other.type != act:
                    rival = max(rival, other.strength)
                    values[f"with={other.type}"] = values[f"{act}+{other.type}"] = other.strength
        values["rival"] = rival
        flags = _flags(deed) | {
            "again_surer": bool(others) and surest >= deed.strength,
            "same_parties": same[parties[i]] > 1,
            "rival_surer": rival > deed.strength,
            "best": deed.strength >= most,
        }
        values |= {name: 1.0 for name, holds in flags.items() if holds}
        values |= {f"{act}&{name}": 1.0 for name in _BY_TYPE if flags[name]}
        out.append(values)
    return out


def _by_strength(deed: Deed) -> float:
    return deed.strength


def _beside_surest(deed: Deed, other: Deed) -> tuple[str, ...]:
    """What tells a deed from the surest other of its type, or leaves open that it is the same."""
    ours, theirs = deed.when or deed.assumed, other.when or other.assumed
    days = ("apart" if other_day(ours, theirs) else "equal") if ours and theirs else "one" if ours else "none"
    sums = "none" if deed.money is None else "one" if other.money is None else str(deed.money == other.money)
    mine, others = set(deed.counts), set(other.counts)
    counts = "none" if not mine else "one" if not others else str(bool(mine & others))
    status = "same" if deed.status == other.status else f"{deed.status}|{other.status}"
    return (f"again_day={days}", f"again_sum={sums}", f"again_counts={counts}", f"again_status={status}")


_BY_TYPE = ("nobody", "no_taker", "abroad", "money", "counts", "where", "when", "again_surer")


def _flags(deed: Deed) -> dict[str, bool]:
    """What a deed says, and what it does not."""
    ours, theirs = ({n.country for n in names if n.country} for names in (deed.actors, deed.recipients))
    return {
        "nobody": not deed.actors,
        "no_taker": not deed.recipients,
        "abroad": len(ours | theirs) > 1,
        "across": bool(ours and theirs and ours != theirs),
        "at_home": len(ours | theirs) == 1,
        "where": deed.where is not None,
        "when": bool(deed.when),
        "money": deed.money is not None,
        "counts": bool(deed.counts),
        "areas": bool(deed.areas),
    }

"""A second look at names and deeds, once all are read together: a country beside whose own ministry the deeds stand is
only named; a deed without anybody who does it, beside a surer one in the same sentence, is most likely none.

Each is weighed anew (the groups ``…_again`` of the weights) by how likely it was at first and by the company it keeps.
"""

from collections import Counter, defaultdict
from functools import cache
from typing import Final

from cosante.languages.homelands import lands
from cosante.reading.acts import Deed, other_day
from cosante.reading.page import Named, Page
from cosante.reading.weighing import Features, logit, model
from cosante.vocabulary.facts import Partner, Place

#: Groups of names that are looked at again: they are kept at first from this share of their threshold on.
NAMES: Final = frozenset({"partner", "partner_country", "place", "place_country"})
HOPE: Final = 0.45
#: Deeds likewise, of which every one costs time.
HOPE_OF_DEEDS: Final = 0.75
#: A page is looked at again that has so many sentences; a text of fewer than so many is a notice.
_LEAST: Final = 4
_NOTICE: Final = 3
#: A body as likely as this counts among those that are there.
_SURE: Final = 0.45
#: More than so many of anything are as many as any.
_SOME: Final = 4
_MANY: Final = 8
#: So many of a deed's sentences are asked what else they tell.
_TOLD: Final = 8
_WORLD: Final = frozenset({"un_agency", "multilateral"})
#: What a name was weighed as, the fact made of it, and where it stands.
Name = tuple[str, Partner | Place, list[Named]]


class _Most:
    """The two highest of some likelihoods, so that each can be held against the highest of the others."""

    __slots__ = ("first", "second")

    def __init__(self) -> None:
        self.first = self.second = 0.0

    def add(self, likely: float) -> None:
        """One more of them."""
        if likely > self.first:
            self.first, self.second = likely, self.first
        elif likely > self.second:
            self.second = likely

    def beside(self, likely: float, among: bool) -> float:
        """The highest but for this one, where it is among them."""
        return self.second if among and likely == self.first else self.first


class _Land:
    """What is read of one country: its bodies by type, itself, its towns; and how many of them do and take deeds."""

    def __init__(self) -> None:
        self.bodies: dict[str, _Most] = {}
        self.any_body, self.itself, self.towns, self.as_place = _Most(), _Most(), _Most(), _Most()
        self.number = 0
        #: how many of its sure bodies there are, do and take a deed; likewise of itself, and of its towns that hold one
        self.sure = self.body_does = self.body_takes = self.land_does = self.land_takes = self.town_holds = 0
        #: how likely its towns are together
        self.of_towns = 0.0


def of_page(page: Page) -> bool:
    """Is it a page, and no notice of a sentence or two?"""
    return page.pack.full and len(page.sentences) >= _NOTICE


def worth(page: Page) -> bool:
    """Is there enough on a page for a second look, and are there weights for one?"""
    return of_page(page) and len(page.sentences) >= _LEAST and bool(model("act_again"))


class Look:
    """A reading as it stands after the first look."""

    def __init__(self, page: Page, names: list[Name], deeds: list[Deed], ids: dict[str, str]) -> None:
        self.page, self.deeds = page, deeds
        self.kinds = Counter([group for group, _, _ in names])
        #: of each name, by its fact's id: which deeds it does, takes, is the place of; and the surest of them
        self.does: dict[str, Counter[str]] = {}
        self.takes: dict[str, Counter[str]] = {}
        self.holds: dict[str, Counter[str]] = {}
        self.surest: dict[str, float] = {}
        for deed in deeds:
            self._note(deed, self.does, {ids[n.key] for n in deed.actors if n.key in ids})
            self._note(deed, self.takes, {ids[n.key] for n in deed.recipients if n.key in ids})
            place = ids.get(f"at:{deed.where.key}") if deed.where else None
            self._note(deed, self.holds, {place} if place else set())
        self.lands: dict[str | None, _Land] = defaultdict(_Land)
        self._held: set[str | None] = set()
        self._world = False
        for group, fact, _ in names:
            self._of(group, fact)
        self._own = lands(page.pack.code)
        self._with_bodies = {land for land, told in self.lands.items() if land and told.sure}
        most = max([told.of_towns for land, told in self.lands.items() if land], default=0.0)
        self._most = {land for land, told in self.lands.items() if land and most and told.of_towns == most}
        self._sentences = {page.sentence_index(start) for deed in deeds for start, _ in deed.spans}

    def _note(self, deed: Deed, told: dict[str, Counter[str]], ids: set[str]) -> None:
        for id in ids:
            told.setdefault(id, Counter())[deed.type] += 1
            self.surest[id] = max(self.surest.get(id, 0.0), deed.strength)

    def _of(self, group: str, fact: Partner | Place) -> None:
        """Add a name to what is read of its country."""
        land, likely, id = self.lands[fact.country], fact.confidence, fact.id
        if isinstance(fact, Place):
            (land.as_place if group == "place_country" else land.towns).add(likely)
            if id in self.holds:
                self._held.add(fact.country)
            if group == "place":
                land.of_towns += likely
                land.town_holds += id in self.holds
        elif group == "partner_country":
            land.itself.add(likely)
            land.land_does += id in self.does
            land.land_takes += id in self.takes
        else:
            land.number += 1
            land.any_body.add(likely)
            land.bodies.setdefault(fact.type, _Most()).add(likely)
            if likely >= _SURE:
                land.sure += 1
                land.body_does += id in self.does
                land.body_takes += id in self.takes
                self._world = self._world or (fact.country is None and fact.type in _WORLD)

    def name(self, group: str, fact: Partner | Place, spots: list[Named]) -> Features:
        """What of a reading speaks for a party or a place of it."""
        id, told = fact.id, [self.page.sentence_index(n.start) for n in spots]
        does, takes, holds = self.does.get(id), self.takes.get(id), self.holds.get(id)
        out = {
            "likely": _likely(fact.confidence),
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
                out |= {_of_type(slot, act): 1.0 for act in deeds}
        if fact.country:
            out |= self._beside(group, fact)
        return out

    def _beside(self, group: str, fact: Partner | Place) -> Features:
        """What else is read of a name's country."""
        land, likely = self.lands[fact.country], fact.confidence
        body, itself = group == "partner", group == "partner_country"
        sure = body and likely >= _SURE
        does, takes, holds = fact.id in self.does, fact.id in self.takes, fact.id in self.holds
        out = {
            _of_type("body", kind): most.beside(likely, body and isinstance(fact, Partner) and fact.type == kind)
            for kind, most in land.bodies.items()
        }
        out["likeliest_body"] = land.any_body.beside(likely, body)
        out["sure_bodies"] = min(_SOME, land.sure - sure) / _SOME
        out["no_body"] = float(land.number == body)
        out["land"] = land.itself.beside(likely, itself)
        out["town"] = land.towns.beside(likely, group == "place")
        out["as_place"] = land.as_place.beside(likely, group == "place_country")
        flags = {
            "a_body": land.sure > sure,
            "body_does": land.body_does > (sure and does),
            "body_takes": land.body_takes > (sure and takes),
            "land_does": land.land_does > (itself and does),
            "land_takes": land.land_takes > (itself and takes),
            "town_holds": land.town_holds > (group == "place" and holds),
            "most_towns": fact.country in self._most,
        }
        out |= {name: 1.0 for name, told in flags.items() if told}
        return out


@cache
def _of_type(slot: str, type: str) -> str:
    return f"{slot}={type}"


def _likely(probability: float) -> float:
    """Its log-odds, of which none is beyond those of 0.985."""
    return logit(max(0.015, min(0.985, probability)))


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
            "likely": _likely(deed.strength),
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
            "again_surer": bool(others) and surest >= deed.strength,  # or as sure
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
    mine, its = set(deed.counts), set(other.counts)
    counts = "none" if not mine else "one" if not its else str(bool(mine & its))
    status = "same" if deed.status == other.status else f"{deed.status}|{other.status}"
    return (f"again_day={days}", f"again_sum={sums}", f"again_counts={counts}", f"again_status={status}")


_BY_TYPE: Final = ("nobody", "no_taker", "abroad", "money", "counts", "where", "when", "again_surer")


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

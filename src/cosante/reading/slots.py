"""The slots of the accepted deeds, filled from the whole page: who did it, for whom, where and when.

What a document says once carries: a party named in the title or two sentences before may be the one who gives, the town
of the opening the place. Each candidate is weighed by what ties it to the deed (``telling``), with weights of its own
for parties in the deed's sentences and for others.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final

from cosante.reading.acts import Deed
from cosante.reading.cast import Candidate, Cast
from cosante.reading.page import Named
from cosante.reading.telling import Telling
from cosante.reading.weighing import Features, group_of, lean, leaning, model

#: A candidate's key, what it is whatever the deed, and what ties it to the deed.
Asked = tuple[str, Features, Features]
#: Deeds that all their parties do.
_NO_RECIPIENT: Final = frozenset({"agreement", "conference", "policy", "research"})
#: Deeds that take two sides, of which another sentence may name the second.
_TWO_SIDED: Final = frozenset({"agreement", "visit", "conference", "policy"})
#: So many that other sentences name may act beside those whom the deed's own name.
_BESIDE: Final = 2


@dataclass(slots=True)
class Sought:
    """Parties that may fill a slot: what the deed says of all of them, and what each is asked by."""

    parties: list[Candidate]
    shared: Features
    asked: list[Asked]


_NOBODY: Final = Sought([], {}, [])


@dataclass(slots=True)
class _Open:
    """A deed that is bound: as it is told, the parties of its sentences, whether any of them acts, who is bound to act
    and who to receive.
    """

    telling: Telling
    here: Sought
    named: bool
    actors: list[Candidate]
    recipients: list[Candidate]


@dataclass(slots=True)
class Row:
    """One candidate weighed for one slot of one deed."""

    deed: Deed
    group: str
    key: str
    features: Features


@dataclass
class Slots:
    """The deeds of a cast, to be bound.

    With ``keep_all`` every party is weighed, and ``rows`` keeps all that was weighed (for fitting the weights).
    """

    cast: Cast
    #: is it a page, and no notice of a sentence or two?
    of_page: bool = False
    keep_all: bool = False
    rows: list[Row] = field(default_factory=list)
    #: of a page's deeds that are bound: what is still to be told of them
    _open: dict[int, "_Open"] = field(default_factory=dict)
    #: what the cast knows of each candidate whatever the deed (it keeps that), weighed for each group once
    _leans: dict[str, dict[int, float]] = field(default_factory=dict)

    def fill(self) -> list[Deed]:
        """The deeds bound, in their order."""
        return [self._bound(deed) for deed in self.cast.deeds]

    def _bound(self, deed: Deed) -> Deed:
        """Those of the deed's sentences first, each on the side that suits it better, the likeliest first; then those
        whom other sentences name, where nobody is named here.
        """
        telling, takes = Telling(self.cast, deed), deed.type not in _NO_RECIPIENT
        where, when = self._where(telling), self._when(telling)
        telling.land = where.country if where else None
        acting = self._likely(telling, "actor_here", self._here(telling))
        telling.settle([party for _, party in acting])
        here = self._here(telling) if takes else _NOBODY
        taking = self._likely(telling, "recipient_here", here)
        sides = {party.key: margin for margin, party in taking}
        named = [party for margin, party in acting if margin >= sides.get(party.key, margin)]
        recipients = _others(taking, named)
        actors = named + self._actors_away(telling, named, recipients)
        telling.settle(actors)
        if takes and (self.keep_all or not recipients):
            likely = self._likely(telling, "recipient_away", self._away(telling))
            recipients = recipients or _others(likely, actors)[:1]
        bound = deed.bound(_names(actors), _names(recipients), when, where)
        if self.of_page and not self.keep_all:
            self._open[id(bound)] = _Open(telling, here, bool(named), actors, recipients)
        return bound

    def finish(self, deed: Deed, given: Container[str]) -> None:
        """Tell of a page's deed, once deeds and names are settled by those who are bound to it, who of other sentences
        acts beside them, and to whom it goes, by weights of their own: of the parties that are given (by their keys).
        """
        rest = self._open.get(id(deed))
        if rest is None:
            return
        beside: list[Candidate] = []
        if rest.named:
            away = self._likely(rest.telling, "actor_away", self._away(rest.telling))
            beside = [p for p in _others(away, rest.actors + rest.recipients) if p.key in given][:_BESIDE]
        likely = self._likely(rest.telling, "recipient_here_told", rest.here)
        told = [party for party in _others(likely, rest.actors) if party.key in given]
        if not told and deed.type not in _NO_RECIPIENT:
            away = self._likely(rest.telling, "recipient_away_told", self._away(rest.telling))
            told = [party for party in _others(away, rest.actors + beside) if party.key in given][:1]
        deed.beside, deed.told_to = _names(beside), _names(told)

    def _actors_away(self, telling: Telling, here: list[Candidate], recipients: list[Candidate]) -> list[Candidate]:
        """Who acts though another sentence names it: where nobody does here, or one of two sides only."""
        one_side = _of_one_side(telling.deed, here)
        if here and not one_side and not self.keep_all:
            return []
        away = _others(self._likely(telling, "actor_away", self._away(telling)), here + recipients)
        if one_side:
            return [party for party in away if party.country not in {None, here[0].country}]
        return [] if here else away

    def _here(self, telling: Telling) -> Sought:
        """The parties of the deed's sentences."""
        standing, parties = self.cast.standing, telling.parties_here
        asked = [(party.key, standing(party), telling.here(party)) for party in parties]
        return Sought(parties, telling.of_here(), asked)

    def _away(self, telling: Telling) -> Sought:
        """The parties that other sentences name."""
        standing, parties = self.cast.standing, telling.parties_away
        asked = [(party.key, standing(party), telling.away(party)) for party in parties]
        return Sought(parties, telling.lacks(), asked)

    def _likely(self, telling: Telling, group: str, sought: Sought) -> list[tuple[float, Candidate]]:
        """The likely parties of one slot, and how far above the threshold each is, the likeliest first."""
        if not sought.parties:
            return []
        least = leaning(group_of(group, self.of_page))
        leans = self._weighed(telling, group, sought.shared, sought.asked)
        found = [(told - least, party) for told, party in zip(leans, sought.parties, strict=True) if told >= least]
        found.sort(key=_by_lean, reverse=True)
        return found

    def _where(self, telling: Telling) -> Named | None:
        places, standing = telling.places_here or telling.places_away, self.cast.place
        asked = [(place.key, standing(place), telling.place(place)) for place in places]
        best = self._best(telling, "where", telling.of_places, asked)
        return None if best is None else places[best].spots[0]

    def _when(self, telling: Telling) -> str | None:
        dates, standing = telling.dates_here or telling.dates_away, self.cast.date
        asked = [(item.value, standing(item), telling.date(item)) for item in dates]
        best = self._best(telling, "when", telling.of_dates, asked)
        return None if best is None else dates[best].value

    def _best(self, telling: Telling, group: str, shared: Callable[[], Features], asked: list[Asked]) -> int | None:
        """Which candidate fills the slot best, where any is likely enough."""
        if not asked:
            return None
        leans = self._weighed(telling, group, shared(), asked)
        most = max(leans)
        return leans.index(most) if most >= leaning(group_of(group, self.of_page)) else None

    def _weighed(self, telling: Telling, group: str, shared: Features, asked: list[Asked]) -> list[float]:
        """What speaks for each candidate: what the deed says of all of them (``shared``), what each is whatever the
        deed, and what ties it to this one.
        """
        if self.keep_all:
            self.rows += [Row(telling.deed, group, key, shared | standing | own) for key, standing, own in asked]
        weights, known, out = model(group_of(group, self.of_page)), self._leans.setdefault(group, {}), []
        common = lean(weights, shared)
        for _, standing, own in asked:
            stands = known.get(id(standing))
            if stands is None:
                stands = known[id(standing)] = lean(weights, standing)
            out.append(common + stands + lean(weights, own))
        return out


def _of_one_side(deed: Deed, actors: list[Candidate]) -> bool:
    """Are those who do together what takes two sides all of one country?"""
    homes = {party.country for party in actors}
    return deed.type in _TWO_SIDED and len(homes) == 1 and None not in homes


def _others(likely: list[tuple[float, Candidate]], known: list[Candidate]) -> list[Candidate]:
    """The likely parties but those who are known already."""
    keys = {party.key for party in known}
    return [party for _, party in likely if party.key not in keys]


def _names(parties: list[Candidate]) -> list[Named]:
    return [party.spots[0] for party in parties]


_by_lean: Final = itemgetter(0)

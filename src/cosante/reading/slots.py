"""The slots of the accepted deeds, filled from the whole page: who did it, for whom, where and when.

What a document says once carries: a party named in the title or two sentences before may be the one who gives, the town
of the opening the place. Each candidate is weighed by what ties it to the deed (``telling``), with weights of its own
for parties in the deed's sentences and for others.
"""

from collections.abc import Callable
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
    #: what the cast knows of each candidate whatever the deed (it keeps that), weighed for each group once
    _leans: dict[str, dict[int, float]] = field(default_factory=dict)

    def fill(self) -> list[Deed]:
        """The deeds bound, in their order."""
        return [self._bound(deed) for deed in self.cast.deeds]

    def _bound(self, deed: Deed) -> Deed:
        """Those of the deed's sentences first, each on the side that suits it better, the likeliest first; then those
        whom other sentences name, where nobody is named here.
        """
        telling = Telling(self.cast, deed)
        where, when = self._where(telling), self._when(telling)
        telling.land = where.country if where else None
        acting = self._here(telling, "actor")
        telling.settle([party for _, party in acting])
        taking = [] if deed.type in _NO_RECIPIENT else self._here(telling, "recipient")
        sides = {party.key: margin for margin, party in taking}
        actors = [party for margin, party in acting if margin >= sides.get(party.key, margin)]
        known = {party.key for party in actors}
        recipients = [party for _, party in taking if party.key not in known]
        known.update(party.key for party in recipients)
        actors += [party for party in self._actors_away(telling, actors) if party.key not in known]
        telling.settle(actors)
        if deed.type not in _NO_RECIPIENT and (self.keep_all or not recipients):
            known.update(party.key for party in actors)
            away = self._away(telling, "recipient", telling.parties_away)
            recipients = recipients or [party for party in away if party.key not in known][:1]
        return deed.bound(_names(actors), _names(recipients), when, where)

    def _here(self, telling: Telling, slot: str) -> list[tuple[float, Candidate]]:
        """The likely parties of the deed's sentences, and how far above the threshold each is."""
        return self._ranked(telling, f"{slot}_here", telling.parties_here, telling.of_here, telling.here)

    def _away(self, telling: Telling, slot: str, asked: list[Candidate]) -> list[Candidate]:
        """The likely of those whom other sentences name."""
        return [party for _, party in self._ranked(telling, f"{slot}_away", asked, telling.lacks, telling.away)]

    def _actors_away(self, telling: Telling, here: list[Candidate]) -> list[Candidate]:
        """Who acts though another sentence names it: where nobody does here, or one of two sides only."""
        one_side = _of_one_side(telling.deed, here)
        wanted = not here or one_side
        if not wanted and not self.keep_all:
            return []
        asked = telling.parties_away
        if one_side and not self.keep_all:
            asked = [party for party in asked if party.country not in {None, here[0].country}]
        found = self._away(telling, "actor", asked)
        return found if wanted else []

    def _ranked(
        self,
        telling: Telling,
        group: str,
        parties: list[Candidate],
        shared: Callable[[], Features],
        features: Callable[[Candidate], Features],
    ) -> list[tuple[float, Candidate]]:
        """The likely parties of one slot, the likeliest first."""
        if not parties:
            return []
        least, standing = leaning(group_of(group, self.of_page)), self.cast.standing
        asked = [(party.key, standing(party), features(party)) for party in parties]
        leans = self._weighed(telling, group, shared(), asked)
        found = [(told - least, party) for told, party in zip(leans, parties, strict=True) if told >= least]
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


def _names(parties: list[Candidate]) -> list[Named]:
    return [party.spots[0] for party in parties]


_by_lean: Final = itemgetter(0)

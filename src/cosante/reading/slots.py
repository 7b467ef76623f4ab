"""The slots of the accepted deeds, filled from the whole page: who did it, for whom, where and when.

What a document says once carries: a party named in the title or two sentences before may be the one who gives, the town
of the opening the place. Each candidate is weighed by what ties it to the deed (``telling``), with weights of its own
for parties in the deed's sentences and for others.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec.structs import replace

from cosante.reading.acts import Deed
from cosante.reading.cast import Candidate, Cast
from cosante.reading.page import Named
from cosante.reading.telling import Telling
from cosante.reading.weighing import Features, lean, leaning

#: Deeds that all their parties do.
_NO_RECIPIENT = frozenset({"agreement", "conference", "policy", "research"})


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
    keep_all: bool = False
    rows: list[Row] = field(default_factory=list)
    _leans: dict[tuple[str, str], float] = field(default_factory=dict)

    def fill(self) -> list[Deed]:
        """The deeds bound, in their order."""
        return [self._bound(deed) for deed in self.cast.deeds]

    def _bound(self, deed: Deed) -> Deed:
        """Actors, then recipients in view of them: nobody is both."""
        telling = Telling(self.cast, deed)
        where, when = self._where(telling), self._when(telling)
        actors = self._parties(telling, "actor")
        telling.settle(actors)
        known = {party.key for party in actors}
        takers = [] if deed.type in _NO_RECIPIENT else self._parties(telling, "recipient")
        recipients = [party for party in takers if party.key not in known]
        return replace(deed, actors=_names(actors), recipients=_names(recipients), where=where, when=when)

    def _parties(self, telling: Telling, slot: str) -> list[Candidate]:
        """All who are likely, the likeliest first. Those elsewhere on the page, where nobody in the deed's sentences
        is; of recipients elsewhere only one.
        """
        here = self._ranked(telling, f"{slot}_here", telling.parties_here, telling.type, telling.here)
        if here and not self.keep_all:
            return here
        away = self._ranked(telling, f"{slot}_away", telling.parties_away, telling.lacks(), telling.away)
        return here or (away if slot == "actor" else away[:1])

    def _ranked(
        self,
        telling: Telling,
        group: str,
        parties: list[Candidate],
        shared: Features,
        features: Callable[[Candidate], Features],
    ) -> list[Candidate]:
        """The likely parties of one slot. What the deed says of all of them (``shared``) and how each stands on the
        page is weighed once; the rest of its features for each deed anew.
        """
        if not parties:
            return []
        found, least, common = [], leaning(group), lean(group, shared)
        for party in parties:
            own = features(party)
            if self.keep_all:
                self.rows.append(Row(telling.deed, group, party.key, shared | self.cast.standing(party) | own))
            leans = common + self._standing(group, party) + lean(group, own)
            if leans >= least:
                found.append((leans, party))
        found.sort(key=lambda c: -c[0])
        return [party for _, party in found]

    def _standing(self, group: str, party: Candidate) -> float:
        """What its standing on the page says for a party."""
        known = self._leans.get((group, party.key))
        if known is None:
            known = self._leans[group, party.key] = lean(group, self.cast.standing(party))
        return known

    def _where(self, telling: Telling) -> Named | None:
        places = telling.places_here or telling.places_away
        best = self._best(telling, "where", [(place.key, telling.place(place)) for place in places])
        return None if best is None else places[best].spots[0]

    def _when(self, telling: Telling) -> str | None:
        dates = telling.dates_here or telling.dates_away
        best = self._best(telling, "when", [(item.value, telling.date(item)) for item in dates])
        return None if best is None else dates[best].value

    def _best(self, telling: Telling, group: str, asked: list[tuple[str, Features]]) -> int | None:
        """Which candidate fills the slot best, where any is likely enough."""
        best, most = None, leaning(group)
        for i, (key, features) in enumerate(asked):
            if self.keep_all:
                self.rows.append(Row(telling.deed, group, key, features))
            leans = lean(group, features)
            if leans > most or (best is None and leans == most):
                best, most = i, leans
        return best


def _names(parties: list[Candidate]) -> list[Named]:
    return [party.spots[0] for party in parties]

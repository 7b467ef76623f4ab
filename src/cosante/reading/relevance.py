"""Is a document of health cooperation between countries, or with an international organisation? A score from 0 to 1."""

import itertools
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import Final

from cosante.languages.homelands import lands, may_write
from cosante.languages.pack import World
from cosante.reading.scanning import Mention, Scan
from cosante.reading.spans import Spans
from cosante.reading.weighing import probability, threshold

_COOPERATION: Final = frozenset(
    """
    sign agreement fund grant give donation train training visit meet send team cooperation cooperate assist relief
    rescue delegation deployment buy purchase care build facility goods conference commit call
    """.split()
)


#: Cues of stories that only look like cooperation on health.
_STORIES: Final = ("relief_goods", "casualty", "border_watch", "market")


@dataclass(slots=True)
class _Spots:
    """Where a text speaks of what: the starts of its words of cooperation and of health, in order."""

    works: list[int]
    between: list[int]
    health: list[int]
    other: list[int]
    by_the_way: list[int]
    strangers: list[Mention]
    bodies: list[Mention]


def features(scan: Scan, tally: Counter[str], world: World) -> dict[str, float]:
    """What the judgement rests on, as numbers between 0 and about 1."""
    per = 1000 / max(400, len(scan.text))
    spots = _spots(scan, world, homes(scan, tally), len(tally) > 1)
    words = Counter([m[2][0] for m in scan.of("word")])
    cues = Counter([m[2] for m in scan.of("cue")])
    health, other = len(spots.health), len(spots.other)
    named = {m[2] for kind in _LANDS for m in scan.of(kind)}
    spoken = sum(tally.values())
    told = {
        "health": min(1.0, health * per / 8),
        "cooperation": min(1.0, len(spots.works) * per / 15),
        "cooperation_word": min(1.0, (words["cooperation"] + words["agreement"] + words["cooperate"]) * per / 3),
        "countries": min(1.0, max(0, len(named) - 1) / 2),
        "abroad": min(1.0, len(spots.strangers) * per / 4),
        "abroad_once": float(bool(spots.strangers)),
        "places_abroad": min(1.0, max(0, len(tally) - 1) / 2),
        "international": min(1.0, len({m[2] for m in spots.bodies}) / 2),
        "diplomatic": float(
            any(m[2] == "ambassador" for m in scan.of("role")) or any(m[2][0] in _ABROAD for m in scan.of("orghead"))
        ),
        "foreign_share": 1 - (max(tally.values()) / spoken if tally else 1),
        "home": float(len(named) <= 1),
        "no_health": float(not health),
        "health_share": health / max(1, health + other),
        "study": min(1.0, (words["study"] + words["research"]) * per / 3),
        "company": min(1.0, _companies(scan) * per / 3),
        "health_strong": min(1.0, sum([m[2][1] == "strong" for m in scan.of("health")]) * per / 4),
        "non_health": min(1.0, other * per / 4),
        "domestic": min(1.0, cues["domestic"] * per / 3),
        "finding": min(1.0, cues["finding"] * per / 4),
        "aside": min(1.0, cues["aside"] * per / 4),
        "local": min(1.0, cues["local"] * per / 3),
        "both_sides": min(1.0, cues["both_sides"] / 2),
        **{cue: min(1.0, cues[cue] * per / 3) for cue in _STORIES},
        "stories": min(1.0, sum([cues[cue] for cue in _STORIES]) / max(1, health)),
        "negated": min(1.0, cues["negated"] * per / 3),
        "sources": min(1.0, cues["source"] * per / 3),
        "said": min(1.0, words["say"] * per / 3),
    }
    foreign = max(told["countries"], told["international"])
    told["foreign"] = float(foreign > 0)
    told["health_and_foreign"] = min(told["health"], foreign)
    told["all"] = min(told["health"], told["cooperation"], foreign)
    told |= _matters(scan, per)
    return told | _meetings(scan, spots, world) | _from_abroad(scan, spots) | _opening(scan, spots)


def _matters(scan: Scan, per: float) -> dict[str, float]:
    """How much of a text is on surgery and on mothers and children, of which much of the help is; is a minister of
    health named?
    """
    areas = Counter([m[2][0] for m in scan.of("health")])
    return {
        "surgery": min(1.0, areas["surgery"] * per / 3),
        "mothers": min(1.0, areas["maternal_newborn_child"] * per / 3),
        "health_minister": float(any([m[2] == "minister_health" for m in scan.of("role")])),
    }


#: Words that tell of one helping, meeting or binding another; the rest of ``_COOPERATION`` a hospital does by itself.
_BETWEEN: Final = frozenset(
    """
    sign agreement fund grant give donation train training meet cooperation cooperate assist relief delegation
    deployment
    """.split()
)
_LANDS: Final = ("country", "demonym")
_WORLD: Final = frozenset({"un_agency", "multilateral", "bilateral_agency", "ngo", "foundation"})
_ABROAD: Final = frozenset({"embassy", "medical_team", "un_agency", "multilateral", "bilateral_agency"})
#: How near two parties, and a word of cooperation, stand to be said to meet (characters).
_NEAR: Final = 170
#: Cues of what is told of somebody abroad who does nothing here.
_BY_THE_WAY: Final = frozenset({"finding", "aside"})
#: How near a word of cooperation stands to one who does it (characters).
_BESIDE: Final = 60
#: A text's opening (characters).
_OPENING: Final = 400


def of_health(scan: Scan, start: int = 0, end: int | None = None) -> set[int]:
    """Where a stretch speaks of health in its own words; what is of health only beside a deed ("training") does not.

    A weak word of health at large ("the field of health") is one of its own all the same: it is weak as an area only.
    What an area counts as its own (an earthquake, rice) is not of health where it is a word of a story that has none.
    """
    found = scan.of("health") if end is None else scan.within("health", start, end)
    told = scan.of("cue") if end is None else scan.within("cue", start, end)
    stories = {m[0] for m in told if m[2] in _STORIES}
    return {m[0] for m in found if (m[2][1] != "weak" or m[2][0] == "other") and m[0] not in stories}


def _companies(scan: Scan) -> int:
    """How many words of companies a text has, those in the names of known bodies apart (the World Bank is none)."""
    found = [m[0] for m in scan.of("orghead") if m[2][0] == "company"]
    if not found:
        return 0
    known = Spans(m[:2] for m in scan.of("org"))
    return sum([not known.hold(start) for start in found])


def homes(scan: Scan, tally: Counter[str]) -> set[str]:
    """The country a text is at home in: the one it names most, where its language is written, or the language's own."""
    own, main = lands(scan.pack.code), tally.most_common(1)[0][0] if tally else None
    return {main} if main and (main in own if own else may_write(scan.pack.code, main)) else set(own[:1])


def _spots(scan: Scan, world: World, own: set[str], away: bool) -> _Spots:
    """``away``: are several countries spoken of? Where only one is named by land, the others by their towns, it is a
    stranger there.
    """
    words, cues = scan.of("word"), scan.of("cue")
    known = Spans(m[:2] for m in scan.of("org"))  # (no World Cup in "Organização Mundial de Saúde")
    named = [m for kind in _LANDS for m in scan.of(kind)]
    strangers = [m for m in named if m[2] not in own]
    return _Spots(
        works=[m[0] for m in words if m[2][0] in _COOPERATION],
        between=[m[0] for m in words if m[2][0] in _BETWEEN],
        health=sorted(of_health(scan)),
        other=[m[0] for m in cues if m[2] == "non_health" and not known.hold(m[0])],
        by_the_way=[m[0] for m in cues if m[2] in _BY_THE_WAY],
        strangers=strangers or (named if away else []),
        bodies=[m for m in scan.of("org") if world.organisations[m[2]].type in _WORLD],
    )


def _any(starts: list[int], low: int, high: int) -> bool:
    """Does one of the starts (in order) lie in ``[low, high)``?"""
    at = bisect_left(starts, low)
    return at < len(starts) and starts[at] < high


def _sides(scan: Scan, spots: _Spots, world: World) -> float:
    """Do towns or lands of two countries stand near each other beside a word of health and of what binds two?"""
    if not spots.between or not spots.health:
        return 0.0
    named = [(m[0], m[1], m[2]) for kind in _LANDS for m in scan.of(kind)]
    for start, end, ids in scan.of("place"):
        lands_of = {world.places[i].country for i in ids}
        if len(lands_of) == 1:
            named.append((start, end, lands_of.pop()))
    for one, two in itertools.pairwise(sorted(named)):
        low, high = one[0] - 80, two[1] + 80
        apart = one[2] != two[2] and two[0] - one[1] <= _NEAR
        if apart and _any(spots.between, low, high) and _any(spots.health, low, high):
            return 1.0
    return 0.0


def _meetings(scan: Scan, spots: _Spots, world: World) -> dict[str, float]:
    """How often two parties of different countries stand near each other: at all, with a word of deeds, of health, of
    something else.
    """
    parties = sorted(
        [(m[0], m[1], m[2]) for kind in _LANDS for m in scan.of(kind)] + [(m[0], m[1], "org") for m in scan.of("org")]
    )
    near = working = both = other = 0
    for one, two in itertools.pairwise(parties):
        if one[2] == two[2] or two[0] - one[1] > _NEAR:
            continue
        low, high = one[0] - 80, two[1] + 80
        works, healthy = _any(spots.works, low, high), _any(spots.health, low, high)
        near += 1
        working += works
        both += works and healthy
        other += not healthy and _any(spots.other, low, high)
    return {
        "meetings": min(1.0, near / 4),
        "working_meetings": min(1.0, working / 3),
        "met": float(working > 0),
        "healthy_meetings": min(1.0, both / 3),
        "met_for_health": float(both > 0),
        "met_for_other": min(1.0, other / 2),
        "towns_met": _sides(scan, spots, world),
    }


def _from_abroad(scan: Scan, spots: _Spots) -> dict[str, float]:
    """Do those from abroad do something with somebody here, or are they only named (a source, a maker, a patient)?"""
    strangers, bodies, works = spots.strangers, spots.bodies, spots.between
    aside = [_beside(spots.by_the_way, m, _BESIDE // 2) for m in strangers]
    acting = [m for m, by in zip(strangers, aside, strict=True) if not by and _beside(works, m, _BESIDE)]
    at_work = [m for m in bodies if _beside(works, m, _BESIDE)]
    guests = sum([m[2][0] in _ABROAD for m in scan.of("orghead")])
    guests += sum([m[2] == "ambassador" for m in scan.of("role")])
    nobody = not strangers and not bodies and not guests
    return {
        "nobody_from_abroad": float(nobody),
        "nameless": float(nobody and not scan.of("country") and not scan.of("demonym")),
        "strangers": min(1.0, len({m[2] for m in strangers}) / 3),
        "strangers_act": min(1.0, len(acting) / 3),
        "a_stranger_acts": float(bool(acting)),
        "strangers_act_for_health": min(1.0, sum([_beside(spots.health, m, 2 * _BESIDE) for m in acting]) / 3),
        "strangers_idle": 1 - len(acting) / len(strangers) if strangers else 0.0,
        "strangers_aside": sum(aside) / len(strangers) if strangers else 0.0,
        "all_aside": float(bool(strangers) and all(aside)),
        "bodies_act": min(1.0, len(at_work) / 2),
        "bodies_idle": 1 - len(at_work) / len(bodies) if bodies else 0.0,
        "guests": min(1.0, guests / 2),
        "between": min(1.0, len(works) / 8),
        "opens_acting": float(any(m[0] < _OPENING for m in acting + at_work)),
    }


def _beside(starts: list[int], mention: Mention, reach: int) -> bool:
    """Does one of the starts (in order) lie within so many characters of a mention?"""
    return _any(starts, mention[0] - reach, mention[1] + reach + 1)


def _opening(scan: Scan, spots: _Spots) -> dict[str, float]:
    """What the first words tell: health, a party from abroad, an international body, a word of deeds?"""
    foreign = any(m[0] < _OPENING for m in spots.strangers)
    health = _any(spots.health, 0, _OPENING)
    world = bool(scan.of("org")) and scan.of("org")[0][0] < _OPENING
    return {
        "opens_foreign": float(foreign),
        "opens_health": float(health),
        "opens_world": float(world),
        "opens_right": float(health and (foreign or world)),
        "opens_working": float(_any(spots.works, 0, _OPENING)),
    }


def score(values: dict[str, float]) -> float:
    """The probability that the document is relevant: from the scan alone, or with what its deeds tell (``told``)."""
    likely = probability("relevance_told" if "foreign_deeds" in values else "relevance", values)
    return min(likely, 0.2) if values["no_health"] else likely


def relevant(likely: float) -> bool:
    """Is a document of this score given as relevant?"""
    return likely >= threshold("relevance")


def tally(scan: Scan, world: World) -> Counter[str]:
    """How often the text speaks of each country, by name, people or place."""
    count: Counter[str] = Counter(m[2] for kind in ("country", "demonym") for m in scan.of(kind))
    for start, end, key in scan.of("org"):  # the Pan American Health Organization is of no country
        if world.organisations[key].country is None:
            count.subtract([m[2] for m in scan.within("demonym", start, end)])
    count = +count
    for _, _, ids in scan.of("place"):
        countries = {world.places[i].country for i in ids}
        if len(countries) == 1:
            count[countries.pop()] += 1
    return count

"""Is a document of health cooperation between countries, or with an international organisation? A score from 0 to 1."""

import itertools
from bisect import bisect_left
from collections import Counter

from cosante.languages.homelands import lands
from cosante.languages.pack import World
from cosante.reading.scanning import Mention, Scan
from cosante.reading.weighing import probability, threshold

_COOPERATION = frozenset(
    """
    sign agreement fund grant give donation train training visit meet send team cooperation cooperate assist relief
    delegation deployment buy purchase care build facility goods conference commit call
    """.split()
)


def features(scan: Scan, tally: Counter[str], world: World) -> dict[str, float]:
    """What the judgement rests on, as numbers between 0 and about 1."""
    per = 1000 / max(400, len(scan.text))
    health = of_health(scan)
    words = Counter(m[2][0] for m in scan.of("word"))
    cues = Counter(m[2] for m in scan.of("cue"))
    cooperation = sum(n for c, n in words.items() if c in _COOPERATION)
    meetings = _meetings(scan)
    main = tally.most_common(1)[0][0] if tally else None
    named: Counter[str] = Counter(m[2] for kind in ("country", "demonym") for m in scan.of(kind))
    spoken = sum(tally.values())
    told = {
        "health": min(1.0, len(health) * per / 8),
        "cooperation": min(1.0, cooperation * per / 15),
        "cooperation_word": min(1.0, (words["cooperation"] + words["agreement"] + words["cooperate"]) * per / 3),
        "countries": min(1.0, max(0, len(named) - 1) / 2),
        "abroad": min(1.0, sum(n for c, n in named.items() if c != main) * per / 4),
        "abroad_once": float(any(c != main for c in named)),
        "places_abroad": min(1.0, max(0, len(tally) - 1) / 2),
        "international": min(1.0, len({m[2] for m in scan.of("org") if world.organisations[m[2]].type in _WORLD}) / 2),
        "diplomatic": float(
            any(m[2] == "ambassador" for m in scan.of("role")) or any(m[2][0] in _ABROAD for m in scan.of("orghead"))
        ),
        "foreign_share": 1 - (max(tally.values()) / spoken if tally else 1),
        "home": float(len(named) <= 1),
    }
    told |= _from_abroad(scan, world, _homes(scan, main))
    foreign = max(told["countries"], told["international"])
    return told | {
        "no_health": float(not health),
        "foreign": float(foreign > 0),
        "health_and_foreign": min(told["health"], foreign),
        "all": min(told["health"], told["cooperation"], foreign),
        "meetings": min(1.0, meetings["near"] / 4),
        "working_meetings": min(1.0, meetings["working"] / 3),
        "met": float(meetings["working"] > 0),
        "healthy_meetings": min(1.0, meetings["both"] / 3),
        "met_for_health": float(meetings["both"] > 0),
        "met_for_other": min(1.0, meetings["other"] / 2),
        "health_share": len(health) / max(1, len(health) + cues["non_health"]),
        "study": min(1.0, (words["study"] + words["research"]) * per / 3),
        "company": min(1.0, sum(m[2][0] == "company" for m in scan.of("orghead")) * per / 3),
        "health_strong": min(1.0, sum(m[2][1] == "strong" for m in scan.of("health")) * per / 4),
        "non_health": min(1.0, cues["non_health"] * per / 4),
        "domestic": min(1.0, cues["domestic"] * per / 3),
        "finding": min(1.0, cues["finding"] * per / 4),
        "aside": min(1.0, cues["aside"] * per / 4),
        "local": min(1.0, cues["local"] * per / 3),
        **_opening(scan, main),
    }


#: Words that tell of one helping, meeting or binding another; the rest of ``_COOPERATION`` a hospital does by itself.
_BETWEEN = frozenset(
    "sign agreement fund grant give donation train training meet cooperation cooperate assist relief delegation deployment".split()
)
_WORLD = frozenset({"un_agency", "multilateral", "bilateral_agency", "ngo", "foundation"})
_ABROAD = frozenset({"embassy", "medical_team", "un_agency", "multilateral", "bilateral_agency"})
#: How near two parties, and a word of cooperation, stand to be said to meet (characters).
_NEAR = 170
#: Cues of what is told of somebody abroad who does nothing here.
_BY_THE_WAY = frozenset({"finding", "aside"})
#: How near a word of cooperation stands to one who does it (characters).
_BESIDE = 60
#: A text's opening (characters).
_OPENING = 400


def of_health(scan: Scan, start: int = 0, end: int | None = None) -> set[int]:
    """Where a stretch speaks of health in its own words; what is of health only beside a deed ("training") does not."""
    found = scan.of("health") if end is None else scan.within("health", start, end)
    return {m[0] for m in found if m[2][1] != "weak"}


def _meetings(scan: Scan) -> Counter[str]:
    """How often two parties of different countries stand near each other: at all, with a word of deeds, of health, of
    something else.
    """
    parties = sorted(
        [(m[0], m[1], m[2]) for kind in ("country", "demonym") for m in scan.of(kind)]
        + [(m[0], m[1], "org") for m in scan.of("org")]
    )
    met: Counter[str] = Counter()
    for one, two in itertools.pairwise(parties):
        if one[2] == two[2] or two[0] - one[1] > _NEAR:
            continue
        low, high = one[0] - 80, two[1] + 80
        met["near"] += 1
        works = any(m[2][0] in _COOPERATION for m in scan.within("word", low, high))
        healthy = of_health(scan, low, high)
        met["working"] += works
        met["both"] += bool(works and healthy)
        met["other"] += not healthy and any(m[2] == "non_health" for m in scan.within("cue", low, high))
    return met


def _homes(scan: Scan, main: str | None) -> set[str]:
    """The country a text is at home in: the language's own, or the one it names most."""
    own = lands(scan.pack.code)
    return {main} if main and (not own or main in own) else set(own[:1])


def _from_abroad(scan: Scan, world: World, homes: set[str]) -> dict[str, float]:
    """Do those from abroad do something with somebody here, or are they only named (a source, a maker, a patient)?"""
    works = [m[0] for m in scan.of("word") if m[2][0] in _BETWEEN]
    health = sorted(of_health(scan))
    strangers = [m for kind in ("country", "demonym") for m in scan.of(kind) if m[2] not in homes]
    bodies = [m for m in scan.of("org") if world.organisations[m[2]].type in _WORLD]
    by_the_way = [m[0] for m in scan.of("cue") if m[2] in _BY_THE_WAY]
    aside = [m for m in strangers if _near(by_the_way, m, _BESIDE // 2)]
    acting = [m for m in strangers if m not in aside and _near(works, m, _BESIDE)]
    at_work = [m for m in bodies if _near(works, m, _BESIDE)]
    guests = sum(m[2][0] in _ABROAD for m in scan.of("orghead")) + sum(m[2] == "ambassador" for m in scan.of("role"))
    nobody = not strangers and not bodies and not guests
    return {
        "nobody_from_abroad": float(nobody),
        "nameless": float(nobody and not scan.of("country") and not scan.of("demonym")),
        "strangers": min(1.0, len({m[2] for m in strangers}) / 3),
        "strangers_act": min(1.0, len(acting) / 3),
        "a_stranger_acts": float(bool(acting)),
        "strangers_act_for_health": min(1.0, sum(_near(health, m, 2 * _BESIDE) for m in acting) / 3),
        "strangers_idle": 1 - len(acting) / len(strangers) if strangers else 0.0,
        "strangers_aside": len(aside) / len(strangers) if strangers else 0.0,
        "all_aside": float(bool(aside) and len(aside) == len(strangers)),
        "bodies_act": min(1.0, len(at_work) / 2),
        "bodies_idle": 1 - len(at_work) / len(bodies) if bodies else 0.0,
        "guests": min(1.0, guests / 2),
        "both_sides": min(1.0, sum(m[2] == "both_sides" for m in scan.of("cue")) / 2),
        "between": min(1.0, len(works) / 8),
        "opens_acting": float(any(m[0] < _OPENING for m in acting + at_work)),
    }


def _near(starts: list[int], mention: Mention, reach: int) -> bool:
    """Does one of the starts (in order) lie within so many characters of a mention?"""
    at = bisect_left(starts, mention[0] - reach)
    return at < len(starts) and starts[at] <= mention[1] + reach


def _opening(scan: Scan, main: str | None) -> dict[str, float]:
    """What the first words tell: health, a party from abroad, an international body, a word of deeds?"""
    foreign = any(m[2] != main for kind in ("country", "demonym") for m in scan.within(kind, 0, _OPENING))
    health = bool(of_health(scan, 0, _OPENING))
    world = bool(scan.within("org", 0, _OPENING))
    return {
        "opens_foreign": float(foreign),
        "opens_health": float(health),
        "opens_world": float(world),
        "opens_right": float(health and (foreign or world)),
        "opens_working": float(any(m[2][0] in _COOPERATION for m in scan.within("word", 0, _OPENING))),
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
    for _, _, ids in scan.of("place"):
        countries = {world.places[i].country for i in ids}
        if len(countries) == 1:
            count[countries.pop()] += 1
    return count

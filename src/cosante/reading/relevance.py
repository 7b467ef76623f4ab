"""Is a document of health cooperation between countries, or with an international organisation? A score from 0 to 1."""

import itertools
from collections import Counter

from cosante.languages.pack import World
from cosante.reading.scanning import Scan
from cosante.reading.weighing import probability, threshold

_COOPERATION = frozenset(
    """
    sign agreement fund grant give donation train training visit meet send team cooperation cooperate assist relief
    delegation deployment buy purchase care build facility goods conference commit call
    """.split()
)


def features(scan: Scan, tally: Counter[str]) -> dict[str, float]:
    """What the judgement rests on, as numbers between 0 and about 1."""
    per = 1000 / max(400, len(scan.text))
    health = scan.of("health")
    words = Counter(m[2][0] for m in scan.of("word"))
    cues = Counter(m[2] for m in scan.of("cue"))
    cooperation = sum(n for c, n in words.items() if c in _COOPERATION)
    meetings = _meetings(scan)
    told = {
        "health": min(1.0, len(health) * per / 8),
        "cooperation": min(1.0, cooperation * per / 15),
        "cooperation_word": min(1.0, (words["cooperation"] + words["agreement"] + words["cooperate"]) * per / 3),
        "countries": min(1.0, max(0, len(tally) - 1) / 2),
        "international": min(1.0, len({m[2] for m in scan.of("org")}) / 2),
        "diplomatic": float(
            any(m[2] == "ambassador" for m in scan.of("role")) or any(m[2][0] in _ABROAD for m in scan.of("orghead"))
        ),
        "foreign_share": 1 - (max(tally.values()) / sum(tally.values()) if tally else 1),
    }
    foreign = max(told["countries"], told["international"])
    return told | {
        "no_health": float(not health),
        "foreign": float(foreign > 0),
        "health_and_foreign": min(told["health"], foreign),
        "all": min(told["health"], told["cooperation"], foreign),
        "meetings": min(1.0, meetings[0] / 4),
        "working_meetings": min(1.0, meetings[1] / 3),
        "met": float(meetings[1] > 0),
        "health_strong": min(1.0, sum(m[2][1] == "strong" for m in health) * per / 4),
        "non_health": min(1.0, cues["non_health"] * per / 4),
        "domestic": min(1.0, cues["domestic"] * per / 3),
    }


_ABROAD = frozenset({"embassy", "medical_team", "un_agency", "multilateral", "bilateral_agency"})
#: How near two parties, and a word of cooperation, stand to be said to meet (characters).
_NEAR = 170


def _meetings(scan: Scan) -> tuple[int, int]:
    """How often two parties of different countries stand near each other; and how often with a word of deeds."""
    parties = sorted(
        [(m[0], m[1], m[2]) for kind in ("country", "demonym") for m in scan.of(kind)]
        + [(m[0], m[1], "org") for m in scan.of("org")]
    )
    near = working = 0
    for one, two in itertools.pairwise(parties):
        if one[2] == two[2] or two[0] - one[1] > _NEAR:
            continue
        near += 1
        working += any(m[2][0] in _COOPERATION for m in scan.within("word", one[0] - 80, two[1] + 80))
    return near, working


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

"""Is a document of health cooperation between countries, or with an international organisation? A score from 0 to 1."""

from collections import Counter

from cosante.languages.pack import World
from cosante.reading.scanning import Scan
from cosante.reading.weighing import probability, threshold

_COOPERATION = frozenset(
    """sign agreement fund grant give donation train training visit meet send team cooperation cooperate assist relief
    delegation deployment buy purchase care build facility goods conference commit call""".split()
)


def features(scan: Scan, tally: Counter[str]) -> dict[str, float]:
    """What the judgement rests on, as numbers between 0 and about 1."""
    length = max(200, len(scan.text))
    per = 1000 / length
    health = [m for m in scan.of("health")]
    words = Counter(m[2][0] for m in scan.of("word"))
    cues = Counter(m[2] for m in scan.of("cue"))
    international = {m[2] for m in scan.of("org")}
    cooperation = sum(n for c, n in words.items() if c in _COOPERATION)
    return {
        "health": min(1.0, len(health) * per / 8),
        "health_strong": min(1.0, sum(m[2][1] == "strong" for m in health) * per / 4),
        "cooperation": min(1.0, cooperation * per / 15),
        "cooperation_word": min(1.0, (words["cooperation"] + words["agreement"] + words["cooperate"]) * per / 3),
        "countries": min(1.0, max(0, len(tally) - 1) / 2),
        "international": min(1.0, len(international) / 2),
        "foreign_share": 1 - (max(tally.values()) / sum(tally.values()) if tally else 1),
        "non_health": min(1.0, cues["non_health"] * per / 4),
        "domestic": min(1.0, cues["domestic"] * per / 3),
    }


def score(values: dict[str, float]) -> float:
    """The probability that the document is relevant."""
    return probability("relevance", values)


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

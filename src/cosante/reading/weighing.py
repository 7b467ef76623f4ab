"""Which of the candidate deeds are told as deeds: each is weighed by what stands around it, and kept above a threshold."""

import math

from cosante.reading import acts
from cosante.reading.acts import Deed
from cosante.reading.page import Page

THRESHOLD = 0.5


def accept(page: Page, deeds: list[Deed], relevance: float) -> list[Deed]:
    """The deeds kept, merged; their strength is then the probability that they are right."""
    for deed in deeds:
        deed.features = features(page, deed, relevance)
        deed.strength = weigh(deed.features)
    return acts.merge([d for d in deeds if d.strength >= THRESHOLD])


def features(page: Page, deed: Deed, relevance: float) -> dict[str, float]:
    """What the judgement rests on."""
    a, b = deed.sentence.start, deed.sentence.end
    cues = {m[2] for m in page.scan.within("cue", a, b)}
    said = any(m[2][0] == "say" for m in page.scan.within("word", a, b))
    return {
        "prior": math.log(deed.strength / (1 - min(0.99, deed.strength))),
        "party": float(bool(deed.actors)),
        "both": float(bool(deed.actors and deed.recipients) or len(deed.actors) > 1),
        "health": float(bool(page.scan.within("health", a, b))),
        "negated": float("negated" in cues),
        "conditional": float("conditional" in cues),
        "said": float(said),
        "title": float(a < page.title_end),
        "relevance": relevance,
    }


WEIGHTS = {"bias": -1.0, "prior": 0.9, "party": 0.4, "both": 0.4, "health": 0.3, "negated": -0.4, "conditional": -0.5, "said": -0.2, "title": 0.2, "relevance": 0.6}


def weigh(values: dict[str, float]) -> float:
    """The probability that a deed with these features is one."""
    z = WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-z))

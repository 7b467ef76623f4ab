"""How sure is it? Each candidate fact is weighed by a logistic model over what stands around it.

``weights.json`` holds one model a group of facts, fitted on labelled documents by ``scripts/fit_weights.py``; the
probability is the fact's confidence, and what is below the group's threshold is not given.
"""

import json
import math
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("weights.json")
Features = dict[str, float]
#: Log-odds of 0.99: nobody is surer.
_SURE = math.log(99)


@cache
def models() -> dict[str, dict[str, float]]:
    """The weights of each group, ``bias`` and ``threshold`` among them."""
    loaded: dict[str, dict[str, float]] = json.loads(TABLE.read_text("utf-8"))
    return loaded


def probability(group: str, features: Features) -> float:
    """How likely a candidate of a group is right, given its features (between 0.01 and 0.99)."""
    weights = models().get(group)
    if weights is None:
        return 0.8
    z = weights.get("bias", 0.0) + sum([weights[n] * value for n, value in features.items() if n in weights])
    return 0.99 if z > _SURE else 0.01 if z < -_SURE else 1 / (1 + math.exp(-z))


@cache
def by_words(frame: int, head: str, act: str) -> tuple[float, float]:
    """What a deed's words alone weigh: their sum, and the weight of the frame's own strength."""
    weights = models().get("act", {})
    names = ("bias", f"type={act}", f"head={head}", f"frame={frame}", f"{act}+{head}")
    return sum(weights.get(name, 0.0) for name in names), weights.get("prior", 1.0)


def logit(likely: float) -> float:
    """The log-odds of a probability below 1."""
    return math.log(likely / (1 - min(0.99, likely)))


def threshold(group: str) -> float:
    """The probability from which on a group's facts are given."""
    return models().get(group, {}).get("threshold", 0.5)

"""How sure is it? Each candidate fact is weighed by a logistic model over what stands around it.

``weights.json`` holds one model a group of facts, fitted on labelled documents by ``scripts/fit_weights.py``; the
probability is the fact's confidence, and what is below the group's threshold is not given.
"""

import json
import math
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

TABLE: Final = Path(__file__).with_name("weights.json")
Features = dict[str, float]
#: Log-odds of 0.99: nobody is surer.
_SURE: Final = math.log(99)


class Weights(dict[str, float]):
    """The weights of one group, ``bias`` and ``threshold`` among them; a feature without one weighs nothing."""

    def __missing__(self, feature: str) -> float:
        return 0.0


@cache
def models() -> dict[str, Weights]:
    """The weights of each group."""
    return {group: Weights(weights) for group, weights in json.loads(TABLE.read_text("utf-8")).items()}


@cache
def model(group: str) -> Weights:
    """The weights of one group; empty where none were fitted."""
    return models().get(group, Weights())


@cache
def group_of(group: str, page: bool) -> str:
    """The group by whose weights a candidate is weighed: some have others for pages (``…_page``), since in a notice of
    a sentence or two whatever is named has its part.
    """
    of_page = f"{group}_page"
    return of_page if page and of_page in models() else group


def probability(group: str, features: Features) -> float:
    """How likely a candidate of a group is right, given its features (between 0.01 and 0.99)."""
    weights = model(group)
    if not weights:
        return 0.8
    z = weights["bias"] + lean(weights, features)
    return 0.99 if z > _SURE else 0.01 if z < -_SURE else 1 / (1 + math.exp(-z))


def lean(weights: Weights, features: Features) -> float:
    """What some of a candidate's features say for it (log-odds), by the weights of its group; all of them add up."""
    leans, told = 0.0, cast(dict[str, Any], features)  # (compiled, a truth value would be made a number of)
    for name, value in told.items():
        if value is True:
            leans += weights[name]
        elif value:
            leans += weights[name] * float(value)
    return leans


@cache
def leaning(group: str) -> float:
    """How far all its features must lean for a candidate to be as likely as the group's threshold asks."""
    return logit(threshold(group)) - model(group)["bias"]


@cache
def by_words(frame: int, head: str, act: str) -> tuple[float, float]:
    """What a deed's words alone weigh: their sum, and the weight of the frame's own strength."""
    weights = model("act")
    names = ("bias", f"type={act}", f"head={head}", f"frame={frame}", f"{act}+{head}")
    return sum(weights[name] for name in names), weights.get("prior", 1.0)


def logit(likely: float) -> float:
    """The log-odds of a probability below 1."""
    return math.log(likely / (1 - min(0.99, likely)))


@cache
def threshold(group: str) -> float:
    """The probability from which on a group's facts are given."""
    return model(group).get("threshold", 0.5)

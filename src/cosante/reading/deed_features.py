"""What the weights look at in a deed, and what the deeds of a page say of its relevance."""

import math
from collections import Counter
from functools import cache
from typing import Final

from cosante.languages.tables import DEED_VERBS
from cosante.reading.acts import Deed
from cosante.reading.located import in_place
from cosante.reading.page import Page, View
from cosante.reading.relevance import homes, of_health
from cosante.reading.scanning import Mention
from cosante.reading.status import cued
from cosante.reading.weighing import Features, logit
from cosante.vocabulary.facts import Fact, Partner


def _before(page: Page, start: int) -> tuple[str, str]:
    """The two words before a spot, the nearest last ("" where there are none)."""
    i = page.word_at(start) - 1
    return (page.word(i - 1) if i > 0 else "", page.word(i) if i >= 0 else "")


def told(page: Page, deeds: list[Deed], facts: list[Fact], tally: Counter[str]) -> Features:
    """What the facts say of relevance: is any deed on health, between parties of different countries?"""
    own = homes(page.scan, tally)
    foreign = [d for d in deeds if _crosses(d)]
    healthy = [d for d in foreign if of_health(page.scan, d.sentence.start, d.sentence.end)]
    partners = [f for f in facts if isinstance(f, Partner)]
    bodies = [f for f in partners if f.type != "country"]
    lands = [f for f in partners if f.type == "country"]
    sure = [f for f in partners if f.confidence >= _SURE]
    sides = {f.country for f in sure if f.country and f.type not in _WORLD}
    two_sides = float(len(sides) > 1 or any(f.type in _WORLD and f.type != "ngo" for f in sure))
    out = {
        "foreign_deeds": min(1.0, len(foreign) / 2),
        "foreign_best": max((d.strength for d in foreign), default=0.0),
        "foreign_share_of_deeds": len(foreign) / len(deeds) if deeds else 0.0,
        "foreign_health": min(1.0, len(healthy) / 2),
        "foreign_health_best": max((d.strength for d in healthy), default=0.0),
        "home_health": float(bool(deeds) and not foreign),
        "no_deed": float(not deeds),
        "body_abroad": max((f.confidence for f in bodies if f.country and f.country not in own), default=0.0),
        "world_body": max((f.confidence for f in bodies if f.type in _WORLD), default=0.0),
        "guest": float(any(f.type in {"embassy", "medical_team"} for f in bodies)),
        "lands": min(1.0, len(lands) / 2),
        "companies": min(1.0, sum(f.type == "company" for f in bodies) / 2),
        "two_sides": two_sides,
        "home_deeds": min(1.0, (len(deeds) - len(foreign)) / 3),
        "home_only": float(len(deeds) > len(foreign) == 0) * (1 - two_sides),
        **_sides(deeds, foreign, healthy),
        "agreed": max((d.strength for d in healthy if d.type in {"agreement", "policy", "statement"}), default=0.0),
    }
    for kind in {d.type for d in healthy}:
        out[f"told={kind}"] = 1.0
    return out


def _sides(deeds: list[Deed], foreign: list[Deed], healthy: list[Deed]) -> Features:
    """Do two parties of different countries meet in a deed, or is one that crosses a border told of one party only?"""
    paired = [d for d in deeds if len({n.country for n in d.actors + d.recipients if n.country}) > 1]
    served = [d for d in deeds if d.actors and d.recipients and any(n.type in _WORLD for n in d.actors + d.recipients)]
    whole = [d for d in healthy if d in paired or d in served]
    told: float = sum(d.strength for d in deeds)
    return {
        "crossing_share": sum(d.strength for d in healthy) / told if told else 0.0,
        "home_strength": min(1.0, (told - sum(d.strength for d in foreign)) / 2),
        "paired": max((d.strength for d in paired), default=0.0),
        "served": max((d.strength for d in served), default=0.0),
        "whole_for_health": max((d.strength for d in whole), default=0.0),
        "one_sided": float(bool(healthy) and not whole),
        "only_words": float(
            bool(healthy) and {d.type for d in healthy} <= {"statement", "research", "policy", "outreach"}
        ),
    }


#: From this confidence on a partner is taken for one in judging relevance.
_SURE: Final = 0.65


def _crosses(deed: Deed) -> bool:
    """Is the deed between parties of different countries, or with an international body?"""
    parties = deed.actors + deed.recipients
    homes = {n.country for n in parties if n.country}
    if deed.where and deed.where.country and parties:
        homes.add(deed.where.country)
    return len(homes) > 1 or any(n.type in _WORLD for n in parties)


def act(page: Page, deed: Deed, relevance: float) -> Features:
    """A deed."""
    view, a, b = page.view(deed.sentence), deed.sentence.start, deed.sentence.end
    parties = deed.actors + deed.recipients
    countries = {n.country for n in parties if n.country}
    world = any(n.type in _WORLD for n in parties)
    foreign = len(countries) > 1 or (world and bool(countries))
    said = "say" in view.classes
    before = _before(page, deed.head[0])
    form = "&planned" if deed.status == "planned" else "&verb" if deed.head_class in DEED_VERBS else "&noun"
    values: Features = {
        "prior": logit(deed.strength),
        _both("type=", deed.type): 1.0,
        _both("head=", deed.head_class): 1.0,
        f"frame={deed.frame}": 1.0,
        _both(deed.type, form): 1.0,
        "rival": deed.rival,
        "company": min(1.0, deed.company / 3),
        "near": 1 / (1 + abs(deed.obj[0] - deed.head[0]) / 40),
        "late": a / max(1, len(page.text)),
        "long": math.log(max(20, b - a) / 150),
        "crowd": min(1.0, len(view.words) / 15),
        "relevance": relevance,
        "quoted": page.text.count('"', a, deed.head[0]) % 2 == 1,
        _both(deed.type, "&said"): said,
        _both(deed.type, "&foreign"): foreign,
        "definite": not page.pack.definite.isdisjoint(before),
        "purpose": not page.pack.purpose.isdisjoint(before),
        "told_before": deed.told_before,
        "rivalled": deed.rival > 0,
        "part": deed.part is not None,
        "alone": deed.obj == deed.head,
        "party": bool(parties),
        "both": bool(deed.actors and deed.recipients) or len(deed.actors) > 1,
        "foreign": foreign,
        "world": world,
        "person": any(n.kind == "person" for n in parties),
        "health": bool(view.health),
        "negated": "negated" in view.cue_names and _negated(view.cues, deed.head[0]),
        "conditional": "conditional" in view.cue_names,
        "said": said,
        "planned": deed.status == "planned",
        "ongoing": deed.status == "ongoing",
        "title": a < page.title_end,
        "early": a < 500,
        "when": deed.when is not None,
        "value": bool(deed.counts) or deed.money is not None,
        "agreement_here": "agreement" in view.classes and deed.type != "agreement",
        "domestic": "domestic" in view.cue_names,
        "non_health": "non_health" in view.cue_names,
        "subject": _subject(page, deed, view),
    }
    if deed.type == "visit" and deed.status != "planned" and (deed.head_class != "visit" or "team" not in view.classes):
        values |= {  # what took place has a tense, a place and people; a team that comes and goes is at work
            "visit&past": cued(page, deed, "past"),
            "visit&located": any([in_place(page, place) for place in view.places]),
            "visit&person": values["person"],
        }
    together = _both(deed.type, "+")
    for cls in view.classes:
        values[_both(together, cls)] = 1.0
    return values


@cache
def _both(one: str, two: str) -> str:
    """Two words as one name: made once, it is found faster among the weights."""
    return one + two


_WORLD: Final = frozenset({"un_agency", "multilateral", "bilateral_agency", "foundation", "ngo"})
#: Words of what is spoken of and not yet done; those of them that say what an agreement, a talk or a promise is about.
_ABOUT: Final = frozenset({"agreement", "signing", "sign", "discuss", "commit", "call"})
_SPEECH: Final = _ABOUT | {"say", "plan"}
#: Deeds that are talks and promises themselves, or where one talks, and what is concrete where it is agreed.
_TALKS: Final = frozenset(
    ["agreement", "statement", "policy", "visit", "research", "conference", "infrastructure", "personnel_deployment"]
)


def _subject(page: Page, deed: Deed, view: View) -> bool:
    """Is it only what an agreement or a talk is about ("an accord on health, the training of doctors and research")?

    Not if its verb says that it is done, nor if the text counts what is to be done.
    """
    if deed.type in _TALKS or deed.head_status == "done" or _ABOUT.isdisjoint(view.classes):
        return False
    if deed.counts or deed.money is not None:
        return False
    start, end = min(deed.head[0], deed.obj[0]), max(deed.head[1], deed.obj[1])
    if page.pack.settings["head"] == "final":
        governs = [m[2][0] for m in view.words if m[0] >= end]
    else:
        governs = [m[2][0] for m in reversed(view.words) if m[1] <= start]
    return next((word in _ABOUT for word in governs if word in _SPEECH), False)


def _negated(cues: list[Mention], head: int) -> bool:
    return any(m[2] == "negated" and 0 <= head - m[1] < 25 for m in cues)

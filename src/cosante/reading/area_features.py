"""What the weights look at of a health area."""

import math
from typing import Final

from cosante.reading.features import Around
from cosante.reading.page import Page
from cosante.reading.weighing import Features

#: Areas that say by what means something is done, and the deeds of which they mostly are.
_PROPER: Final = {
    "health_workforce": frozenset({"training"}),
    "hospital_care": frozenset({"donation", "infrastructure", "procurement"}),
    "medicines_supply": frozenset({"donation", "procurement"}),
    "laboratory": frozenset({"infrastructure", "donation", "procurement", "training"}),
    "surgery": frozenset({"outreach", "personnel_deployment", "training"}),
    "emergency_preparedness": frozenset({"emergency_support", "personnel_deployment", "funding"}),
}
_NONE: Final[frozenset[str]] = frozenset()
#: Areas that are told of where nothing narrower is.
_GENERAL: Final = frozenset({"other", "primary_care"})


def told(around: Around, code: str, spots: list[tuple[int, int, str]], sure: set[str]) -> Features:
    """A health area: how often, how strongly, and what deeds are told beside it; ``sure`` are those surely told of."""
    page = around.page
    titled = [_in_role(page, start, end) for start, end, _ in spots]
    own = [start for (start, _, _), title in zip(spots, titled, strict=True) if not title]  # a title tells of no deed
    types = {t for start in own for t in around.types_at.get(page.sentence_index(start), ())}
    others, fits = sure - {code}, _PROPER.get(code, _NONE)
    strong = [s for s in spots if s[2] == "strong"]
    acting = [weight for start, _, weight in spots if around.in_act(start)]
    return {
        f"code={code}": 1.0,
        "proper": bool(fits & types),
        "improper": bool(fits and types) and not fits & types,
        f"{code}&others": math.log1p(len(others)) if code in _GENERAL else 0.0,
        "only": not others,
        "deed_share": len([1 for d in around.deeds if code in d.areas]) / max(1, len(around.deeds)),
        "late": spots[0][0] / around.length,
        "strong": bool(strong),
        "strong_spots": math.log1p(len(strong)),
        "weak_spots": math.log1p(len(spots) - len(strong)),
        "in_act": bool(acting),
        "strong_in_act": "strong" in acting,
        "title": spots[0][0] < page.title_end,
        "early": spots[0][0] < 500,
        "crowd": min(1.0, _crowd(page, spots[0][0]) / 8),
        "inside": sum([around.inside_name(start, end) for start, end, _ in spots]) / len(spots),
        "in_role": sum(titled) / len(spots),
    }


def _in_role(page: Page, start: int, end: int) -> bool:
    """Is the word part of somebody's title ("minister of health")?"""
    return any([m[0] < end and start < m[1] for m in page.scan.within("role", start - 40, end)])


def _crowd(page: Page, start: int) -> int:
    sentence = page.sentence_at(start)
    return len({m[2][0] for m in page.scan.within("health", sentence.start, sentence.end)})

"""What the weights look at: numbers, mostly 0 or 1, that say how a candidate stands in its text, in any language."""

import math
from bisect import bisect_right
from collections import Counter

from cosante.languages.tables import DEED_VERBS
from cosante.reading.acts import Deed
from cosante.reading.grammars.counts import Counted
from cosante.reading.grammars.dates import Dated
from cosante.reading.names.places import dateline
from cosante.reading.page import Named, Page
from cosante.reading.parties import in_place
from cosante.reading.relevance import of_health
from cosante.reading.scanning import Mention
from cosante.reading.weighing import Features, logit
from cosante.vocabulary.facts import Fact, Partner


class Around:
    """A page with its accepted deeds, asked by every candidate what it has to do with them."""

    def __init__(self, page: Page, deeds: list[Deed]) -> None:
        self.page, self.deeds = page, deeds
        self.told = {page.sentence_index(s[0]) for d in deeds for s in d.spans}
        self.actors: dict[str, int] = {}
        self.recipients: dict[str, int] = {}
        self.wheres: set[str] = set()
        for deed in deeds:
            for name in deed.actors:
                self.actors[name.key] = self.actors.get(name.key, 0) + 1
            for name in deed.recipients:
                self.recipients[name.key] = self.recipients.get(name.key, 0) + 1
            if deed.where:
                self.wheres.add(deed.where.key)
        self.length = max(1, len(page.text))
        named = [n for n in page.partners if n.type != "country"]
        self.name_starts, self.name_ends = [n.start for n in named], [n.end for n in named]
        self.people = [(n.start, n.end) for n in page.persons]

    def in_act(self, start: int) -> bool:
        """Does the spot lie in a sentence that tells of a deed?"""
        return self.page.sentence_index(start) in self.told

    def inside_name(self, start: int, end: int) -> bool:
        """Does the spot lie inside a longer name?"""
        i = bisect_right(self.name_starts, start) - 1
        return i >= 0 and end <= self.name_ends[i] and (start, end) != (self.name_starts[i], self.name_ends[i])


def _spots(around: Around, spots: list[Named]) -> Features:
    page = around.page
    first = spots[0].start
    number = len(spots)
    return {
        "spots": math.log(number),
        "title": float(any(n.start < page.title_end for n in spots)),
        "early": float(first < 400),
        "late": first / around.length,
        "in_act": len([n for n in spots if around.in_act(n.start)]) / number,
        "actor": float(bool(around.actors.get(spots[0].key))),
        "recipient": float(bool(around.recipients.get(spots[0].key))),
        "inside": len([n for n in spots if around.inside_name(n.start, n.end)]) / number,
    }


def _context(page: Page, spots: list[Named]) -> Features:
    """The small words right around the spots."""
    located = followed = listed = led = said = 0
    for name in spots:
        end = page.scan.token_end(name.end)
        before, after = page.text[max(0, name.start - 14) : name.start], page.text[end : end + 12]
        located += in_place(page, name)
        genitive = page.pack.suffixes.get(page.scan.suffix_at.get(name.end, "")) == "genitive"
        followed += after.startswith("'s") or genitive
        listed += after[:1] == "," and "," in before
        led += any(
            abs(m[0] - end) <= 3 or abs(m[1] - name.start) <= 5
            for m in page.scan.within("role", name.start - 40, end + 4)
        )
        said += any(m[2] in {"source", "press"} for m in page.scan.within("cue", name.start - 24, end + 24))
    n = len(spots)
    return {"located": located / n, "owner": followed / n, "listed": listed / n, "role": led / n, "source": said / n}


_GIVING = frozenset(
    [
        "donation",
        "funding",
        "training",
        "outreach",
        "personnel_deployment",
        "emergency_support",
        "infrastructure",
        "procurement",
    ]
)


def _is(names: list[Named], code: str) -> bool:
    return any(n.country == code for n in names)


def _direction(page: Page, spots: list[Named]) -> Features:
    """Is the country said to be the one to, from, by or with which something is done?"""
    out = dict.fromkeys(("cue_to", "cue_from", "cue_by", "cue_with", "cue_between"), 0.0)
    for name in spots:
        end = page.scan.token_end(name.end)
        for start, stop, cue in page.scan.within("cue", name.start - 16, end + 14):
            if f"cue_{cue}" in out and (0 <= name.start - stop <= 5 or 0 <= start - end <= 2):
                out[f"cue_{cue}"] += 1 / len(spots)
    return out


def country(around: Around, spots: list[Named], tally: dict[str, int]) -> Features:
    """A country, as a partner or as a place."""
    page = around.page
    code = spots[0].country or ""
    total = sum(tally.values()) or 1
    others = [n for c, n in tally.items() if c != code]
    return {
        **_spots(around, spots),
        **_context(page, spots),
        "share": tally.get(code, 0) / total,
        "main": float(tally.get(code, 0) >= max(others, default=0)),
        "many": min(1.0, len(tally) / 8),
        "where": float(f"country:{code}" in around.wheres),
        **_direction(page, spots),
        "giver": float(any(_is(d.actors, code) for d in around.deeds if d.type in _GIVING)),
        "taker": float(any(_is(d.recipients, code) for d in around.deeds if d.type in _GIVING)),
        "other_taker": float(
            any(d.recipients and not _is(d.recipients, code) for d in around.deeds if d.type in _GIVING)
        ),
        "has_ministry": float(any(p.country == code and p.type == "ministry" for p in page.partners)),
        "has_partner": float(any(p.country == code and p.type != "country" for p in page.partners)),
        "has_town": float(any(p.country == code and p.type != "country" for p in page.places)),
        "people": float(any(m[2] == code for m in page.scan.of("demonym"))),
    }


def partner(around: Around, spots: list[Named]) -> Features:
    """A partner that is no country."""
    page, best = around.page, max(spots, key=lambda n: n.end - n.start)
    words = page.text[best.start : best.end].split()
    return {
        **_spots(around, spots),
        **_context(page, spots),
        f"type={best.type}": 1.0,
        f"{best.type}&acting": float(bool(around.actors.get(best.key) or around.recipients.get(best.key))),
        "known": float(best.key.startswith("org:")),
        "acronym": float(len(words) == 1 and words[0].isupper()),
        "words": math.log(len(words)),
        "has_country": float(best.country is not None),
        "strength": best.strength,
        "lower": float(words[0][:1].islower()),
        "digits": float(any(c.isdigit() for c in page.text[best.start : best.end])),
        "in_person_role": float(any(abs(a - best.end) < 30 or abs(best.start - b) < 30 for a, b in around.people)),
    }


def person(around: Around, spots: list[Named]) -> Features:
    """A person."""
    page, best = around.page, max(spots, key=lambda n: n.end - n.start)
    words = page.text[best.start : best.end].split()
    role = next((n for n in spots if n.role), None)
    spoke = any(m[2][0] == "say" for n in spots for m in page.scan.within("word", n.start - 40, n.end + 40))
    return {
        "spots": math.log(len(spots)),
        "early": float(best.start < 400),
        "late": best.start / around.length,
        "in_act": float(around.in_act(best.start)),
        "role": float(role is not None),
        f"role={role.role_kind if role else '-'}": 1.0,
        "one_word": float(len(words) == 1),
        "many_words": float(len(words) > 4),
        "said": float(spoke),
        "place_word": float(bool(page.scan.within("place", best.start, best.end))),
        "term_word": float(any(page.scan.within(k, best.start, best.end) for k in ("word", "health", "counted"))),
        "title": float(best.start < page.title_end),
        "upper": float(page.text[best.start : best.end].isupper()),
    }


def place(around: Around, spots: list[Named], tally: dict[str, int]) -> Features:
    """A place that is no country."""
    page, best = around.page, spots[0]
    record = page.world.places.get(best.identifier or "")
    rival = any(n.start <= best.start < n.end for n in page.persons)
    home, total = best.country or "", sum(tally.values()) or 1
    givers = [d for d in around.deeds if d.type in _GIVING]
    return {
        **_spots(around, spots),
        **_context(page, spots),
        "division": float(best.type == "admin1"),
        "headed": float(record is None),
        "size": math.log10(max(1, record.population)) / 7 if record else 0.0,
        "where": float(best.key in around.wheres),
        "dateline": sum(dateline(page, n) for n in spots) / len(spots),
        "spoken_of": float(bool(tally.get(best.country or ""))),
        "person": float(rival),
        "share": tally.get(home, 0) / total,
        "main": float(bool(tally) and tally.get(home, 0) == max(tally.values())),
        "giver": float(any(_is(d.actors, home) for d in givers)),
        "taker": float(any(_is(d.recipients, home) for d in givers)),
        "guest": float(bool(givers) and not any(_is(d.actors, home) for d in givers)),
        "short": float(best.end - best.start <= 4),
    }


def health_area(around: Around, code: str, spots: list[tuple[int, int, str]]) -> Features:
    """A health area: how often, how strongly, and whether deeds are told beside it."""
    page = around.page
    strong = [s for s in spots if s[2] == "strong"]
    return {
        f"code={code}": 1.0,
        "strong": float(bool(strong)),
        "strong_spots": math.log1p(len(strong)),
        "weak_spots": math.log1p(len(spots) - len(strong)),
        "in_act": float(any(around.in_act(s[0]) for s in spots)),
        "strong_in_act": float(any(around.in_act(s[0]) for s in strong)),
        "title": float(any(s[0] < page.title_end for s in spots)),
        "early": float(any(s[0] < 500 for s in spots)),
        "crowd": min(1.0, _crowd(page, spots[0][0]) / 8),
        "inside": sum(around.inside_name(s[0], s[1]) for s in spots) / len(spots),
    }


def _crowd(page: Page, start: int) -> int:
    sentence = page.sentence_at(start)
    return len({m[2][0] for m in page.scan.within("health", sentence.start, sentence.end)})


def count(around: Around, item: Counted) -> Features:
    """A count."""
    page = around.page
    gap = page.text[item.start : item.end].split()
    return {
        f"of={item.of}": 1.0,
        "in_act": float(around.in_act(item.start)),
        "one": float(item.value == 1),
        "small": float(item.value <= 3),
        "round": float(item.value >= 1000 and item.value % 1000 == 0),
        "words": math.log(max(1, len(gap))),
        "hedged": float(item.qualifier != "exact"),
        "title": float(item.start < page.title_end),
        "late": item.start / around.length,
        "inside": float(around.inside_name(item.start, item.end)),
    }


def date(around: Around, item: Dated) -> Features:
    """A date."""
    page, value = around.page, item.value
    return {
        "full": float(len(value) == 10 and "X" not in value),
        "yearless": float("XXXX" in value),
        "year": float(len(value) == 4),
        "month": float(len(value) == 7),
        "interval": float("/" in value),
        "relative": float(not any(c.isdigit() for c in page.text[item.start : item.end])),
        "in_act": float(around.in_act(item.start)),
        "title": float(item.start < page.title_end),
        "early": float(item.start < 300),
        "late": item.start / around.length,
        "published": float(page.published is not None),
        "same_as_published": float(page.published is not None and value == page.published.isoformat()),
        "alone": float(len(_line(page.text, item.start)) < 60),
        "located": float(bool(_date_words(page, item) & {"in", "since", "until", "range", "early"})),
        "bare_month": float(item.value.startswith("XXXX") and len(item.value) == 7),
    }


def _date_words(page: Page, item: Dated) -> set[str]:
    """The words of time right before or after a date."""
    near = page.scan.within("date", item.start - 14, item.end + 4)
    return {m[2][0] for m in near if m[0] - item.end <= 2 and item.start - m[1] <= 5}


def _line(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return text[start : end if end >= 0 else len(text)]


def _before(page: Page, start: int) -> tuple[str, str]:
    """The two words before a spot, the nearest last ("" where there are none)."""
    i = page.word_at(start) - 1
    return (page.word(i - 1) if i > 0 else "", page.word(i) if i >= 0 else "")


def told(page: Page, deeds: list[Deed], facts: list[Fact], tally: Counter[str]) -> Features:
    """What the facts say of relevance: is any deed on health, between parties of different countries?"""
    main = tally.most_common(1)[0][0] if tally else None
    foreign = [d for d in deeds if _crosses(d)]
    healthy = [d for d in foreign if of_health(page.scan, d.sentence.start, d.sentence.end)]
    bodies = [f for f in facts if isinstance(f, Partner) and f.type != "country"]
    lands = [f for f in facts if isinstance(f, Partner) and f.type == "country"]
    sure = [f for f in facts if isinstance(f, Partner) and f.confidence >= _SURE]
    homes = {f.country for f in sure if f.country and f.type not in _WORLD}
    two_sides = float(len(homes) > 1 or any(f.type in _WORLD and f.type != "ngo" for f in sure))
    out = {
        "foreign_deeds": min(1.0, len(foreign) / 2),
        "foreign_best": max((d.strength for d in foreign), default=0.0),
        "foreign_share_of_deeds": len(foreign) / len(deeds) if deeds else 0.0,
        "foreign_health": min(1.0, len(healthy) / 2),
        "foreign_health_best": max((d.strength for d in healthy), default=0.0),
        "home_health": float(bool(deeds) and not foreign),
        "no_deed": float(not deeds),
        "body_abroad": max((f.confidence for f in bodies if f.country and f.country != main), default=0.0),
        "world_body": max((f.confidence for f in bodies if f.type in _WORLD), default=0.0),
        "guest": float(any(f.type in {"embassy", "medical_team"} for f in bodies)),
        "lands": min(1.0, len(lands) / 2),
        "companies": min(1.0, sum(f.type == "company" for f in bodies) / 2),
        "two_sides": two_sides,
        "home_deeds": min(1.0, (len(deeds) - len(foreign)) / 3),
        "home_only": float(len(deeds) > len(foreign) == 0) * (1 - two_sides),
        "agreed": max((d.strength for d in healthy if d.type in {"agreement", "policy", "statement"}), default=0.0),
    }
    for kind in {d.type for d in healthy}:
        out[f"told={kind}"] = 1.0
    return out


#: From this confidence on a partner is taken for one in judging relevance.
_SURE = 0.65


def _crosses(deed: Deed) -> bool:
    """Is the deed between parties of different countries, or with an international body?"""
    parties = deed.actors + deed.recipients
    homes = {n.country for n in parties if n.country}
    if deed.where and deed.where.country and parties:
        homes.add(deed.where.country)
    return len(homes) > 1 or any(n.type in _WORLD for n in parties)


def act(page: Page, deed: Deed, relevance: float) -> Features:
    """A deed. Only what is not zero is named."""
    view, a, b = page.view(deed.sentence), deed.sentence.start, deed.sentence.end
    parties = deed.actors + deed.recipients
    countries = {n.country for n in parties if n.country}
    world = any(n.type in _WORLD for n in parties)
    foreign = len(countries) > 1 or (world and bool(countries))
    said = "say" in view.classes
    before = _before(page, deed.head[0])
    form = "planned" if deed.status == "planned" else "verb" if deed.head_class in DEED_VERBS else "noun"
    flags = {
        "quoted": page.text.count('"', a, deed.head[0]) % 2 == 1,
        f"{deed.type}&said": said,
        f"{deed.type}&foreign": foreign,
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
    }
    values = {
        "prior": logit(deed.strength),
        f"type={deed.type}": 1.0,
        f"head={deed.head_class}": 1.0,
        f"frame={deed.frame}": 1.0,
        f"{deed.type}&{form}": 1.0,
        "rival": deed.rival,
        "company": min(1.0, deed.company / 3),
        "near": 1 / (1 + abs(deed.obj[0] - deed.head[0]) / 40),
        "late": a / max(1, len(page.text)),
        "long": math.log(max(20, b - a) / 150),
        "crowd": min(1.0, len(view.words) / 15),
        "relevance": relevance,
    }
    for name, holds in flags.items():
        if holds:
            values[name] = 1.0
    for cls in view.classes:
        values[f"{deed.type}+{cls}"] = 1.0
    return values


_WORLD = frozenset({"un_agency", "multilateral", "bilateral_agency", "foundation", "ngo"})


def _negated(cues: list[Mention], head: int) -> bool:
    return any(m[2] == "negated" and 0 <= head - m[1] < 25 for m in cues)

"""What the weights look at: numbers, mostly 0 or 1, that say how a candidate stands in its text, in any language."""

import math
from bisect import bisect_right
from functools import cache
from typing import Final

from cosante.reading import housed
from cosante.reading.acts import Deed
from cosante.reading.grammars.counts import Counted
from cosante.reading.grammars.dates import Dated
from cosante.reading.located import in_place, in_what_it_is
from cosante.reading.names.datelines import dateline, leads
from cosante.reading.page import Named, Page
from cosante.reading.spans import Spans
from cosante.reading.standing import Standing
from cosante.reading.weighing import Features


class Around:
    """A page with its accepted deeds, asked by every candidate what it has to do with them."""

    def __init__(self, page: Page, deeds: list[Deed]) -> None:
        self.page, self.deeds = page, deeds
        self.told = {page.sentence_index(s[0]) for d in deeds for s in d.spans}
        self.actors = {name.key for deed in deeds for name in deed.actors}
        self.recipients = {name.key for deed in deeds for name in deed.recipients}
        self.wheres = {deed.where.key for deed in deeds if deed.where}
        self.standing = Standing(page)
        self.length = max(1, len(page.text))
        self.published = page.published.isoformat() if page.published else None
        named = [n for n in page.partners if n.type != "country"]
        self.name_starts, self.name_ends = [n.start for n in named], [n.end for n in named]
        self.people = [(n.start, n.end) for n in page.persons]
        self.schools = Spans((n.start, n.end) for n in named if n.type == "academic")
        #: what was told of each country's spots: it is mostly asked twice, as a partner and as a place
        self.countries: dict[tuple[object, ...], Features] = {}
        #: the types of the deeds that each sentence tells of
        self.types_at: dict[int, set[str]] = {}
        for deed in deeds:
            for start, _ in deed.spans:
                self.types_at.setdefault(page.sentence_index(start), set()).add(deed.type)
        giving = [d for d in deeds if d.type in _GIVING]
        #: of each deed in which something goes from one side to the other, the countries of both
        self.flows = [({n.country for n in d.actors}, {n.country for n in d.recipients}) for d in giving]
        self.sides = self._sides()
        self.homes = self._homes()
        self.located_towns = self._located_towns()

    def _sides(self) -> set[str | None]:
        """The countries that agree or meet by name with another ("भारत और जॉर्डन के बीच"), or agree with its body."""
        found: set[str | None] = set()
        for deed in self.deeds:
            if deed.type in _TWO_SIDED:
                states = [n for n in deed.actors if n.type == "country"]
                lands = {n.country for n in states}
                if deed.type == "visit" and any([self._serving(n.start) for n in states]):
                    continue
                bodies = {n.country for n in deed.actors if n.type != "country" and n.country}
                if len(lands) == _SIDES or (deed.type == "agreement" and len(lands) == 1 and bodies - lands):
                    found |= lands
        return found

    def _serving(self, start: int) -> bool:
        """Is it where somebody serves who is of no state's government ("UNOPS Director for Cambodia and Laos")?"""
        offices = [m[2] for m in self.page.scan.within("role", start - _OFFICE, start)]
        return self.standing.posted(start) and _OF_STATE.isdisjoint(offices)

    def _homes(self) -> tuple[set[str | None], set[str | None], set[str | None], set[str]]:
        """The countries of the page's ministries, of its partners, of its towns, and of the peoples it names.

        Where one country is spoken of, it has what the page's bodies have, whosever they are: they deal with it.
        """
        bodies = [p for p in self.page.partners if p.type != "country"]
        spoken = self.page.homes
        dealt = set(spoken) if len(spoken) == 1 else set[str]()
        ministries = {p.country for p in bodies if p.type == "ministry"}
        return (
            ministries | dealt if ministries else ministries,
            {p.country for p in bodies} | dealt if bodies else set(),
            {p.country for p in self.page.places if p.type != "country"},
            {m[2] for m in self.page.scan.of("demonym")},
        )

    def _located_towns(self) -> set[str | None]:
        """The countries of the towns and divisions in which something is said to be."""
        towns = (p for p in self.page.places if p.type != "country" and in_place(self.page, p))
        # a word that says what the town is tells nothing of its country
        return {p.country for p in towns if not in_what_it_is(self.page, p)}

    def in_act(self, start: int) -> bool:
        """Does the spot lie in a sentence that tells of a deed?"""
        return self.page.sentence_index(start) in self.told

    def inside_name(self, start: int, end: int) -> bool:
        """Does the spot lie inside a longer name?"""
        i = bisect_right(self.name_starts, start) - 1
        return i >= 0 and end <= self.name_ends[i] and (start, end) != (self.name_starts[i], self.name_ends[i])

    def in_school(self, place: Named) -> bool:
        """Does the place stand in a university's name, and so say no more than which one it is?"""
        return place.type != "country" and self.schools.cover(place.start, place.end - 1)


#: Of each spot of a name: does it lie in a sentence that tells of a deed, and inside a longer name?
Held = tuple[list[bool], list[bool]]


def _held(around: Around, spots: list[Named]) -> Held:
    return [around.in_act(n.start) for n in spots], [around.inside_name(n.start, n.end) for n in spots]


def _spots(around: Around, spots: list[Named], held: Held) -> Features:
    page, first, number = around.page, spots[0], len(spots)
    return {
        "spots": math.log(number),
        "title": any([n.start < page.title_end for n in spots]),
        "early": first.start < 400,
        "late": first.start / around.length,
        "in_act": sum(held[0]) / number,
        "actor": first.key in around.actors,
        "recipient": first.key in around.recipients,
        "inside": sum(held[1]) / number,
    }


def _standing(around: Around, spots: list[Named], held: Held) -> Features:
    """How the spots stand in their sentences."""
    standing, page, n = around.standing, around.page, len(spots)
    spoken = past = run_before = run_after = acts = posts = free_spots = free_in_act = 0
    some_located = located_in_act = list_located = False
    for name, told, inside in zip(spots, *held, strict=True):
        start = name.start
        before, after = standing.run_on(start, name.end)
        located, posted = in_place(page, name), standing.posted(start)
        spoken += standing.spoken(start)
        past += standing.past(start)
        run_before += before
        run_after += after
        acts += standing.acts(name)
        posts += posted
        if not (inside or located or posted or standing.of_town(start)):
            free_spots += 1
            free_in_act += told
        if located:
            some_located = True
            located_in_act = located_in_act or told
        list_located = list_located or start in standing.lists[0]
    return {
        "spoken": spoken / n,
        "past": past / n,
        "run_before": run_before / n,
        "run_after": run_after / n,
        "acts": acts / n,
        "posted": posts / n,
        "free": free_spots / n,
        "free_in_act": free_in_act / n,
        "some_located": some_located,
        "located_in_act": located_in_act,
        "some_free": free_spots > 0,
        "list_located": list_located,
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
        for start, stop, _ in page.scan.within("role", name.start - 40, end + 4):
            if abs(start - end) <= 3 or abs(stop - name.start) <= 5:
                led += 1
                break
        for _, _, cue in page.scan.within("cue", name.start - 24, end + 24):
            if cue in _PRESS:
                said += 1
                break
    n = len(spots)
    return {"located": located / n, "owner": followed / n, "listed": listed / n, "role": led / n, "source": said / n}


_GIVING: Final = frozenset(
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


_PRESS: Final = frozenset({"source", "press"})
#: Offices of a state's government, and how far before its name one stands (characters).
_OF_STATE: Final = frozenset({"minister", "minister_health", "head_of_state"})
_OFFICE: Final = 50
#: Deeds that two sides do with each other.
_TWO_SIDED: Final = frozenset({"agreement", "visit"})
#: How many sides an agreement of two has.
_SIDES: Final = 2


#: The small words that say which way something goes, and the features that tell of them.
_DIRECTIONS: Final = {cue: f"cue_{cue}" for cue in ("to", "from", "by", "with", "between")}


def _direction(page: Page, spots: list[Named]) -> Features:
    """Is the country said to be the one to, from, by or with which something is done?"""
    out = dict.fromkeys(_DIRECTIONS.values(), 0.0)
    for name in spots:
        end = page.scan.token_end(name.end)
        for start, stop, cue in page.scan.within("cue", name.start - 16, end + 14):
            if cue in _DIRECTIONS and (0 <= name.start - stop <= 5 or 0 <= start - end <= 2):
                out[_DIRECTIONS[cue]] += 1 / len(spots)
    return out


def country(around: Around, spots: list[Named], tally: dict[str, int]) -> Features:
    """A country, as a partner or as a place."""
    page = around.page
    code = spots[0].country or ""
    spoken = (code, spots[0].key, *[(n.start, n.end) for n in spots])
    if spoken in around.countries:
        return around.countries[spoken]
    total = sum(tally.values()) or 1
    others = [n for c, n in tally.items() if c != code]
    ministries, bodies, towns, peoples = around.homes
    gives = any([code in givers for givers, _ in around.flows])
    takes = any([code in takers for _, takers in around.flows])
    held = _held(around, spots)
    if code not in around.located_towns:
        housed.locate(page, spots, held[1])
    stands = _standing(around, spots, held)
    some = bool(stands["some_located"] or stands["list_located"])
    known = around.countries[spoken] = {
        **_spots(around, spots, held),
        **_context(page, spots),
        "share": tally.get(code, 0) / total,
        "main": tally.get(code, 0) >= max(others, default=0),
        "many": min(1.0, len(tally) / 8),
        "where": f"country:{code}" in around.wheres,
        **_direction(page, spots),
        **stands,
        "giver_apart": gives and not some,
        "taker_in": takes and some,
        "giver_free": gives * stands["some_free"],
        "of_town": sum([around.standing.of_town(n.start) for n in spots]) / len(spots),
        "all_inside": all(held[1]),
        "town_located": code in around.located_towns,
        "giver": gives,
        "taker": takes,
        "other_taker": any([takers and code not in takers for _, takers in around.flows]),
        "has_ministry": code in ministries,
        "has_partner": code in bodies,
        "has_town": code in towns,
        "people": code in peoples,
    }
    return known


def country_partner(around: Around, spots: list[Named], tally: dict[str, int]) -> Features:
    """A country as a partner: one of two that agree stands in it as who gives does."""
    told = country(around, spots, tally)
    return told | {"giver": True} if spots[0].country in around.sides else told


def partner(around: Around, spots: list[Named]) -> Features:
    """A partner that is no country."""
    page, best = around.page, max(spots, key=lambda n: n.end - n.start)
    words = page.text[best.start : best.end].split()
    kind, acting = _kinds(best.type)
    return {
        **_spots(around, spots, _held(around, spots)),
        **_context(page, spots),
        kind: 1.0,
        acting: best.key in around.actors or best.key in around.recipients,
        "known": best.key.startswith("org:"),
        "acronym": len(words) == 1 and words[0].isupper(),
        "words": math.log(len(words) + (best.own == (best.start, best.end))),  # one of a list shares its head
        "has_country": best.country is not None,
        "strength": best.strength,
        "lower": words[0][:1].islower()
        and not best.own[1]
        and not _is_team(page, best)
        and "№" not in page.text[best.start : best.end],
        "digits": _in_digits(page, best),
        "in_person_role": any([abs(a - best.end) < 30 or abs(best.start - b) < 30 for a, b in around.people]),
    }


def _is_team(page: Page, name: Named) -> bool:
    """Is it a team with whose it is ("missão médica chinesa"), not somebody's doctors as such ("médicos chineses")?"""
    if name.type != "medical_team" or name.country is None:
        return False
    starts = {name.start, *[m[1] + 1 for m in page.scan.within("demonym", name.start, name.start + 1)]}
    doctors = [m for m in page.scan.within("counted", name.start, name.end) if m[2] in _DOCTORS]
    return not any([m[0] in starts for m in doctors]) and not any([c.start == name.start for c in page.counts])


#: Whose these are says no more than who they are.
_DOCTORS: Final = frozenset({"doctors", "health_workers"})


@cache
def _kinds(type: str) -> tuple[str, str]:
    """The names of the features that hold for one type of partner."""
    return f"type={type}", f"{type}&acting"


def _in_digits(page: Page, spot: Named | Dated) -> bool:
    """Is there a digit in the spot?"""
    return any([char.isdigit() for char in page.text[spot.start : spot.end]])


def person(around: Around, spots: list[Named]) -> Features:
    """A person."""
    page, best = around.page, max(spots, key=lambda n: n.end - n.start)
    words = page.text[best.start : best.end].split()
    role = next((n for n in spots if n.role), None)
    spoke = any(m[2][0] == "say" for n in spots for m in page.scan.within("word", n.start - 40, n.end + 40))
    return {
        "spots": math.log(len(spots)),
        "early": best.start < 400,
        "late": best.start / around.length,
        "in_act": around.in_act(best.start),
        "role": role is not None,
        f"role={role.role_kind if role else '-'}": 1.0,
        "one_word": len(words) == 1,
        "many_words": len(words) > 4,
        "said": spoke,
        "place_word": bool(page.scan.within("place", best.start, best.end)),
        "term_word": any(page.scan.within(k, best.start, best.end) for k in ("word", "health", "counted")),
        "title": best.start < page.title_end,
        "upper": page.text[best.start : best.end].isupper(),
    }


def place(around: Around, spots: list[Named], tally: dict[str, int]) -> Features:
    """A place that is no country."""
    page, best = around.page, spots[0]
    record = page.world.places.get(best.identifier or "")
    rival = any([n.start <= best.start < n.end for n in page.persons])
    home, total = best.country or "", sum(tally.values()) or 1
    gives = any([home in givers for givers, _ in around.flows])
    takes = any([home in takers for _, takers in around.flows])
    held = _held(around, spots)
    housed.locate(page, spots, held[1])
    capital, stands = (best.identifier or "") in page.world.capitals, _standing(around, spots, held)
    some, acting = bool(stands["some_located"]), stands["acts"]
    leading = [n for n in spots if leads(page, n)]
    filed = len([n for n in leading if around.standing.filed(n)])
    return {
        **_spots(around, spots, held),
        **_context(page, spots),
        **_direction(page, spots),
        **stands,
        "capital": capital,
        "capital_acts": capital * acting,
        "giver_apart": gives and not some,
        "taker_in": takes and some,
        "filed": filed / len(spots),
        "based": len([n for n in spots if _based(page, n)]) / len(spots),
        "only_filed": filed == len(spots),
        "division": best.type == "admin1",
        "headed": record is None,
        "untold": best.key.startswith("untold:"),
        "size": math.log10(max(1, record.population)) / 7 if record else 0.0,
        "where": best.key in around.wheres,
        "dateline": len([n for n in leading if dateline(page, n)]) / len(spots),
        "spoken_of": bool(tally.get(best.country or "")),
        "person": rival,
        "share": tally.get(home, 0) / total,
        "main": bool(tally) and tally.get(home, 0) == max(tally.values()),
        "giver": gives,
        "taker": takes,
        "guest": bool(around.flows) and not gives,
        "short": best.end - best.start <= 4,
    }


def _based(page: Page, name: Named) -> bool:
    """Is it where somebody is at home?"""
    cues = page.scan.within("cue", name.start - 16, page.scan.token_end(name.end) + 12)
    return any([m[2] in {"home", "seat"} for m in cues])


def count(around: Around, item: Counted) -> Features:
    """A count."""
    page = around.page
    gap = page.text[item.start : item.end].split()
    return {
        f"of={item.of}": 1.0,
        "in_act": around.in_act(item.start),
        "one": item.value == 1,
        "small": item.value <= 3,
        "round": item.value >= 1000 and item.value % 1000 == 0,
        "words": math.log(max(1, len(gap))),
        "hedged": item.qualifier != "exact",
        "title": item.start < page.title_end,
        "late": item.start / around.length,
        "inside": around.inside_name(item.start, item.end),
    }


def date(around: Around, item: Dated) -> Features:
    """A date."""
    page, value = around.page, item.value
    words, told = _date_words(page, item), not _in_digits(page, item)
    return {
        "full": len(value) == 10 and "X" not in value,
        "yearless": "XXXX" in value,
        "year": len(value) == 4,
        "month": len(value) == 7,
        "interval": "/" in value,
        "relative": told,
        "in_act": around.in_act(item.start),
        "title": item.start < page.title_end,
        "early": item.start < 300,
        "late": item.start / around.length,
        "published": page.published is not None,
        "same_as_published": value == around.published,
        "alone": len(_line(page.text, item.start)) < _SHORT.get(page.pack.settings["script"], 60),
        "located": not words.isdisjoint(_TIME_WORDS),
        **_age(around, item),
        "today": told and value == around.published,
        **{name: word in words for word, name in _TIME_WORDS.items()},
        "bare_month": value.startswith("XXXX") and len(value) == 7,
    }


#: A line of fewer characters is short, where letters say more than in most scripts.
_SHORT: Final = {"Hani": 24, "Kore": 32}

#: Words that say how a date is meant, and the features that tell of them.
_TIME_WORDS: Final = {word: f"word_{word}" for word in ("in", "since", "until", "range", "early")}


def _age(around: Around, item: Dated) -> Features:
    """How a date stands to the time of the page, and in its sentence."""
    page, standing, value = around.page, around.standing, item.value
    year = int(value[:4]) if value[:4].isdigit() else 0
    ago = standing.year - year if year and standing.year else 0
    told, share = standing.values
    within = len(value) in {4, 7} and any([other != value and other.startswith(value) for other in told])
    before = page.text[max(0, item.start - 2) : item.start]
    word = page.text[page.text.rfind(" ", 0, max(0, item.start - 1)) + 1 : item.start]
    return {
        "open": value.endswith("/.."),
        "this_year": bool(around.published) and value == (around.published or "")[:4],
        "last_year": ago == 1,
        "years_ago": ago > 1,
        "long_ago": min(1.0, max(0, ago) / 20),
        "to_come": bool(around.published) and value[:10] > (around.published or ""),
        "next_years": ago < 0,
        "year_only": within and len(value) == 4,
        "month_of": within and len(value) == 7,
        "twin": "/" in value and any([part in told for part in value.split("/")]),
        "period": item.role == "period",
        "spoken": standing.spoken(item.start),
        "past": standing.past(item.start),
        "bracketed": "(" in before,
        "after_capital": word[:1].isupper() and len(word) > 2,
        "inside": around.inside_name(item.start, item.end),
        "dates": share,
    }


def _date_words(page: Page, item: Dated) -> set[str]:
    """The words of time right before or after a date."""
    near = page.scan.within("date", item.start - 14, item.end + 4)
    return {m[2][0] for m in near if m[0] - item.end <= 2 and item.start - m[1] <= 5}


def _line(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return text[start : end if end >= 0 else len(text)]

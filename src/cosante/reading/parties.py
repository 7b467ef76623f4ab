"""Who did it, for whom, when, where and with what: the slots of a deed from the names and values of its sentence."""

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from cosante.languages.tables import DEED_VERBS
from cosante.reading.names.places import HEADED
from cosante.reading.page import STANDING, Named, Page, View

if TYPE_CHECKING:
    from cosante.reading.acts import Deed

_start: Final = attrgetter("start")
#: A country so near behind an office is whose it is ("Đại sứ nước Cộng hòa Cuba").
_NEAR: Final = 6
#: So near before its verb, a name is its agent where verbs come first ("اليابان تسلم الوزارة سيارات").
_BESIDE: Final = 3
_STOP: Final = re.compile(r"[.,;:]")
#: Acts in which all parties act together.
_TOGETHER: Final = frozenset({"agreement", "visit", "conference", "policy", "research"})
#: Acts in which something goes from one side to the other.
_FLOWING: Final = frozenset(
    [
        "funding",
        "donation",
        "procurement",
        "training",
        "outreach",
        "personnel_deployment",
        "emergency_support",
        "infrastructure",
    ]
)
#: Heads whose subject is the one who receives.
_RECEIVING: Final = frozenset({"receive"})
#: Nouns that are received as well as given, and how far off their verb stands (characters).
_GIFTS: Final = frozenset({"donation", "grant", "goods"})
_GOVERNED: Final = 60
#: Where the verb stands before all else, its parties stand between it and them ("تسلمت وزارة الصحة من … شحنة").
_GOVERNING: Final = 120


def bind(page: Page, deed: "Deed") -> None:
    """Fill the deed's slots from its sentence."""
    view = page.view(deed.sentence)
    a, b = deed.part or (deed.sentence.start, deed.sentence.end)
    named = [n for n in view.named if a <= n.start < b and not owner(page, n)]
    _parties(page, deed, named)
    deed.when = _when(deed, view)
    deed.where = _where(page, deed, view)
    if view.money and deed.type in {"funding", "agreement", "procurement", "infrastructure"}:
        deed.money = min(view.money, key=lambda i: abs(page.money[i].start - deed.head[0]))
    deed.counts = [i for i in view.counts if a <= page.counts[i].start < b]
    deed.areas = list(dict.fromkeys([m[2][0] for m in view.health if m[2][0] != "-"]))


def owner(page: Page, name: Named) -> bool:
    """A country that only owns the office after it ("China's ambassador") is no party beside it."""
    if name.type != "country":
        return False
    if page.pack.settings["name_adjective"] == "after":
        return any(0 < name.start - m[1] <= _NEAR for m in page.scan.within("role", name.start - 60, name.start))
    end = page.scan.token_end(name.end)
    if page.pack.spaceless and page.pack.suffixes.get(page.scan.suffix_at.get(name.end, "")) in _ACTING:
        return False  # တရုတ်နိုင်ငံက ဆရာဝန်: China does something to doctors
    if page.pack.spaceless and page.text[end : end + 1] == " ":
        return bool(page.scan.within("role", end + 1, end + 2))
    possessive = (
        page.text.startswith("'s ", end) or page.pack.suffixes.get(page.scan.suffix_at.get(name.end, "")) == "genitive"
    )
    return possessive and bool(page.scan.within("role", name.end, end + 16))


def _parties(page: Page, deed: "Deed", named: list[Named]) -> None:
    """Actors and recipients: by the small words and endings at each name, else by where it stands."""
    if deed.type in _TOGETHER:
        deed.actors = _unique(named)
        return
    actors: list[Named] = []
    recipients: list[Named] = []
    deed.passive = way(page, deed) not in _RECEIVING and any(
        bound(page, n) == "by" for n in named if n.start > deed.head[0]
    )
    for name in named:
        stands = side(page, deed, name, bound(page, name))
        if stands:
            (actors if stands == "actor" else recipients).append(name)
    deed.actors, deed.recipients = (
        _unique(actors),
        _unique([n for n in recipients if n.key not in {a.key for a in actors}]),
    )


def side(page: Page, deed: "Deed", name: Named, word: str) -> str:
    """Which side of the deed a name stands on that ``word`` binds: "actor", "recipient" or neither ("")."""
    receiving = way(page, deed) in _RECEIVING
    if word in {"by", "with"}:
        return "actor"
    if word == "from":
        return "actor" if deed.type in _FLOWING else ""
    if word == "to":
        return "recipient"
    if word == "in":
        return "recipient" if name.type == "country" and deed.type in _FLOWING else ""
    if page.pack.settings["head"] == "final":
        return "recipient" if receiving else "actor"
    if page.pack.settings["head"] == "verb" and name.start > deed.head[0] and not deed.passive:
        return "actor" if (_next_to_verb(page, deed) is name) != receiving else "recipient"
    if deed.passive:
        return "recipient" if name.start < deed.head[0] else ""
    before = name.start < deed.head[0] or (not receiving and _subject(page, name))
    return "actor" if before != receiving else "recipient"


def _subject(page: Page, name: Named) -> bool:
    """Does the case of its head say that the name behind a verb is who acts ("Медикаменты передал фонд X")?"""
    if not page.pack.cases or name.kind != "partner":
        return False
    words = page.pack.term(page.text[_begin(name) : name.end]).split(" ")
    for size in range(min(len(words), 4), 0, -1):
        form = " ".join(words[:size])
        if first := page.pack.nominatives.get(form):
            return page.pack.term(first) == form
    return False


def way(page: Page, deed: "Deed") -> str:
    """The class of the deed's head, or of the verb of receiving that has it as its object ("received a donation")."""
    if not deed.way:
        received = deed.head_class in _GIFTS and _verb_of(page, deed) in _RECEIVING
        deed.way = "receive" if received else deed.head_class
    return deed.way


def _verb_of(page: Page, deed: "Deed") -> str:
    """The class of the last verb before the deed's noun, where verbs stand before their objects."""
    if page.pack.settings["head"] == "final":
        return ""
    reach = _GOVERNED if page.pack.settings["head"] == "first" else _GOVERNING
    verbs = [m for m in page.view(deed.sentence).words if m[2][0] in DEED_VERBS and 0 <= deed.head[0] - m[1] <= reach]
    return str(max(verbs)[2][0]) if verbs else ""


def _next_to_verb(page: Page, deed: "Deed") -> Named | None:
    """The name that stands first behind the verb, where the agent does, unless one stands right before the verb."""
    named = [n for n in page.view(deed.sentence).named if not owner(page, n)]
    if any(0 < deed.head[0] - n.end <= _BESIDE and not bound(page, n) for n in named):
        return None
    return next((n for n in named if n.start > deed.head[0] and not bound(page, n)), None)


def stands(page: Page, deed: "Deed", name: Named) -> str:
    """Does the name stand "before" or "after" the verb? Where verbs come first, the one next to it counts as before."""
    if name.start < deed.head[0]:
        return "before"
    first = page.pack.settings["head"] == "verb" and not deed.passive
    return "before" if first and _next_to_verb(page, deed) is name else "after"


def bound(page: Page, name: Named) -> str:
    """The small word or ending that binds a name to its verb: to, from, by, with, in, or nothing."""
    if name.bound is None:
        name.bound = _binding(page, name)
    return name.bound


def _binding(page: Page, name: Named, before: bool = True) -> str:
    """The word or ending at a name; without ``before`` no word before it is asked."""
    end = page.scan.token_end(name.end)
    ending = page.pack.suffixes.get(page.scan.suffix_at.get(name.end, ""), "")
    endings = page.pack.postpositions or page.pack.attached
    if not ending and endings and page.text[name.end : name.end + 1].strip():
        word_end = page.word_ends[page.word_before(name.end) + 1] if name.end < page.word_ends[-1] else name.end
        if written := page.pack.suffixes.get(page.scan.folded.scan[name.end : word_end]):
            ending, end = written, word_end  # the ending of a name that no table knows
    if not ending and name.reach[1] > name.end and endings:
        end = page.scan.token_end(name.reach[1])  # "the World Health Organization (WHO) to"
        ending = page.pack.suffixes.get(page.scan.suffix_at.get(name.reach[1], ""), "")
    final, parted = page.pack.settings["head"] == "final", page.pack.prefixes is not None
    if final and parted and any(m[2] == "with" for m in page.scan.within("cue", end, end + 3)):
        return "with"  # what says so stands on both sides: ከ … ጋር
    if ending in _ENDINGS and not parted:  # a prefix says more: ለብሩንዲና
        return _ENDINGS[ending]
    if before and (cue := _cue_before(page, _begin(name))):
        return cue
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if final and not parted:
        after = {m[2] for m in page.scan.within("cue", end, end + 4)}
        for cue in ("to", "by", "with", "from"):
            if cue in after:
                return cue
        return "in" if ending == "locative" or (name.type == "country" and in_place(page, name)) else ""
    if in_place(page, name):
        return "in"
    case = _case(page, name)
    return "to" if case == "accusative" and _after_place(page, name) else _CASES.get(case, "")


def strictly_bound(page: Page, name: Named) -> str:
    """What binds a name, of what stands near it only what is its own.

    The word may stand before a title ("to Health Minister X"); where such words stand behind, one before the name binds
    somebody else ("नेपाललाई चीन …").
    """
    word = bound(page, name)
    if page.pack.settings["head"] == "final":
        if word and page.pack.prefixes is None and _cue_before(page, name.start) == word:
            return _binding(page, name, before=False)
    elif not word and name.role is not None and 0 <= name.start - name.role[1] <= _NEAR:
        return _cue_before(page, name.role[0])
    return word


def _begin(name: Named) -> int:
    """Where the name begins; one of a list, with the word that says what they all are (фонды «Алиф» и «Дару»)."""
    return min(name.start, name.reach[0]) if name.own[1] and name.reach[1] else name.start


def _cue_before(page: Page, start: int) -> str:
    before = {m[2]: m for m in page.scan.within("cue", start - 24, start)}
    if not before:
        return ""
    for cue in ("by", "from", "to", "with"):
        mention = before.get(cue)
        if mention and _first_article(page, mention[0], mention[1]):
            continue
        if mention and _only_article(page.text[page.scan.token_end(mention[1]) : start]):
            return cue
    return ""


def _first_article(page: Page, start: int, end: int) -> bool:
    """Does an article that could be a preposition too begin its sentence ("A China doou …")? Who acts stands there."""
    word = page.scan.folded.scan[start:end]
    return word in page.pack.articles and page.text[start].isupper() and page.sentence_at(start).start == start


#: Cases of who acts or gets: whose an office is has none of these.
_ACTING: Final = frozenset({"agentive", "comitative", "dative"})
#: What an ending says by itself.
_ENDINGS: Final = {"dative": "to", "agentive": "", "comitative": "with", "ablative": "from"}
#: What a case says where no small word does.
_CASES: Final = {"dative": "to", "instrumental": "by"}


def _case(page: Page, name: Named) -> str:
    """The case of a country, or of the head of another name, by its form alone."""
    if not page.pack.cases:
        return ""
    words = page.scan.folded.scan[_begin(name) : name.end].split()
    forms = [" ".join(words)] if name.type == "country" else words[:3]
    return next((page.pack.cases[form] for form in forms if form in page.pack.cases), "")


def _only_article(between: str) -> bool:
    """Is there nothing between but an article, a title or a possessor?"""
    return len(between.strip().split()) <= 1 and _STOP.search(between) is None


def _unique(named: list[Named]) -> list[Named]:
    seen: set[str] = set()
    out = []
    for name in named:
        if name.key not in seen:
            seen.add(name.key)
            out.append(name)
    return out


def _when(deed: "Deed", view: View) -> str | None:
    dates = [d for d in view.dates if d.role in {"event", "period"}]
    return min(dates, key=lambda d: abs(d.start - deed.head[0])).value if dates else None


def _where(page: Page, deed: "Deed", view: View) -> Named | None:
    towns = [p for p in view.places if p.type != "country"] or view.places
    if len(towns) <= 1:
        return towns[0] if towns else None
    return min(towns, key=lambda p: (not in_place(page, p), abs(p.start - deed.head[0])))


def in_place(page: Page, place: Named) -> bool:
    """Does a word or ending say that something is in or at the place?"""
    if place.located is None:
        place.located = _located(page, place)
    return place.located


def _located(page: Page, place: Named) -> bool:
    if place.type == "country":
        if _helping(page, place) or serves_in(page, place):
            return False
        if _of_its_town(page, place) or _in_list(page, place):
            return True
    if page.pack.suffixes.get(page.scan.suffix_at.get(place.end, "")) == "locative":
        return True
    if place.type != "country" and _whither(page, place):
        return True
    if place.strength == HEADED:
        first = page.word_at(place.start)
        if first < len(page.word_starts) and page.word(first) in page.pack.locatives:
            return True  # "wilayani Kwimba": in Kwimba district
    if page.pack.suffixes and (after := _next_listed(page, place)):
        return in_place(page, after)  # "ضلع خاران اور قلات میں"
    # "в Казахстане" is in it, "в Казахстан" to it
    return _after_place(page, place) and _case(page, place) != "accusative"


def _whither(page: Page, town: Named) -> bool:
    """Did somebody go to the town ("travelled more than 1,000 miles to Hanoi", "diberangkatkan ke Rafah")?"""
    if not any([m[2] == "to" and m[1] == town.start - 1 for m in page.scan.within("cue", town.start - 4, town.start)]):
        return False
    low = max(page.sentence_at(town.start).start, town.start - _WAY)
    verbs = [m for m in page.scan.within("word", low, town.start) if m[2][0] in DEED_VERBS and m[2][1] != "-"]
    return bool(verbs) and max(verbs)[2][0] in _GOING


#: Verbs of those who go or are sent somewhere, and how far before it they stand at most (characters).
_GOING: Final = frozenset({"visit", "send"})
_WAY: Final = 80


def serves_in(page: Page, land: Named) -> bool:
    """Does an ambassador stand behind the country, who serves there ("भारत में जापान के राजदूत", "በኢትዮጵያ የሩሲያ አምባሳደር")?"""
    if page.pack.settings["head"] != "final" or page.pack.attached:
        return False
    end = page.scan.token_end(land.end)
    ending = page.pack.suffixes.get(page.scan.suffix_at.get(land.end, ""))
    if ending != "locative" and not page.at_place(land.start, land.end):
        return False
    for start, _, office in page.scan.within("role", end, end + _POST):
        between = page.text[end:start]
        if office == "ambassador" and not _STOP.search(between) and "\n" not in between:
            return len(between.split()) <= _SENT and not page.scan.within("word", end, start)
    return False


#: Between a country and the ambassador there stand no more characters and words than these ("स्थित जापान के कार्यवाहक").
_POST: Final = 40
_SENT: Final = 5


def _of_its_town(page: Page, land: Named) -> bool:
    """Does a town in which something is done stand behind the country that it is of ("Çad'ın başkenti Encemine'de",
    "माली की राजधानी बामाको में")?
    """
    if page.pack.suffixes.get(page.scan.suffix_at.get(land.end, "")) != "genitive":
        return False
    end = page.scan.token_end(land.end)
    if _of_its_hospital(page, land, end):
        return True
    i = bisect_left(page.places, end, key=_start)
    town = page.places[i] if i < len(page.places) else None
    if town is None or town.start - end > _CAPITAL or town.type == "country" or town.country != land.country:
        return False
    between = page.text[end : town.start].strip()
    heads = {page.text[m[0] : page.scan.token_end(m[1])] for m in page.scan.within("placehead", end, town.start)}
    if not between and not page.pack.settings["capitals"] and not page.pack.postpositions:
        return False  # "জাম্বিয়ার লুসাকায়": whose the deed is for, too
    return (not between or between in heads) and (in_place(page, town) or _named_place(page, town))


def _of_its_hospital(page: Page, land: Named, end: int) -> bool:
    """Does a hospital or school in which something is done stand right behind the country ("भूटान के मोंगर अस्पताल में")?"""
    i = bisect_left(page.partners, end, key=_start)
    body = page.partners[i] if i < len(page.partners) else None
    if body is None or body.start - end > 1 or body.type not in STANDING:
        return False
    return body.country in {None, land.country} and in_place(page, body)


#: Between a country and its town there stand no more characters than these ("की राजधानी").
_CAPITAL: Final = 24


def _in_list(page: Page, land: Named) -> bool:
    """Does the ending of place behind the last of several countries, or behind the word for countries after them, hold
    for the one ("Nijer, Mali ve Çad'da", "भारत, नेपाल और भूटान जैसे देशों में")?
    """
    own = page.pack.suffixes.get(page.scan.suffix_at.get(land.end, ""))
    if not page.pack.suffixes or own not in {None, "genitive"}:
        return False
    lands, starts = page.lands
    first = last = bisect_left(starts, land.start)
    opens = page.sentence_at(land.start).start == land.start
    if page.pack.settings["capitals"] and opens and page.text[land.start - 2 : land.start - 1] not in {";", ":"}:
        return False  # "Çin, Kenya ve Uganda'da hastane kuracak": China will build
    while last + 1 < len(lands) and last - first < _MANY and _gap(page, lands[last], lands[last + 1]):
        last += 1
    if last == first or _gap(page, lands[last - 1], lands[last]) == ",":
        return False
    more = last - first > 1 or (first > 0 and _gap(page, lands[first - 1], lands[first]) != "")
    end = lands[last].end
    ending = page.pack.suffixes.get(page.scan.suffix_at.get(end, ""))
    return more and (ending == "locative" or _such_countries(page, page.scan.token_end(end)))


def _gap(page: Page, first: Named, second: Named) -> str:
    """What joins two countries of a list: a comma or "and" (or nothing)."""
    end = page.scan.token_end(first.end)
    words = page.text[end : second.start].split() if 0 < second.start - end <= _LISTED else []
    if len(words) == 1 and words[0] in {",", "،", "፣", "፤"}:
        return ","
    return "and" if len(words) == 1 and page.pack.term(words[0]) in page.pack.joining else ""


#: A list of countries is looked at so far.
_MANY: Final = 40
#: The word for the countries that were listed stands no farther behind them ("de aralarında bulunduğu 14 ülkede").
_THOSE: Final = 44


def _such_countries(page: Page, end: int) -> bool:
    """Does a word for countries, in which something is done, stand behind their list in its sentence?"""
    for start, stop, what in page.scan.within("counted", end, end + _THOSE):
        if what == "countries":
            ending = page.scan.suffix_at.get(stop, "") or page.scan.folded.scan[stop - 2 : stop]  # ülke or ülkede
            return page.pack.suffixes.get(ending) == "locative" and not _STOP.search(page.text[end:start])
    return False


def _named_place(page: Page, town: Named) -> bool:
    """Does a word behind the town say what it is, and that something is there ("Yangon şehrindeki")?"""
    end = page.scan.token_end(town.end)
    heads = page.scan.within("placehead", end, end + 2)
    return any([page.pack.suffixes.get(page.scan.suffix_at.get(m[1], "")) == "locative" for m in heads])


def _helping(page: Page, land: Named) -> bool:
    """Does the word of place go with the help that stands behind the country ("在德国政府支持下", "በጀርመን ድጋፍ")?"""
    end = page.scan.token_end(land.end)
    return any([m[2] == "by" and 0 <= m[0] - end <= _HELP for m in page.scan.within("cue", end, end + 2 * _HELP)])


#: Between a country and the word for its help there are no more characters than this ("政府的").
_HELP: Final = 4


def _next_listed(page: Page, place: Named) -> Named | None:
    """The town or division that a comma or "and" joins to this one, where both are no countries."""
    end = page.scan.token_end(place.end)
    if place.type == "country" or page.text[end : end + 1] not in {" ", ","}:
        return None
    i = bisect_left(page.places, end, key=lambda n: n.start)
    after = page.places[i] if i < len(page.places) else None
    if after is None or after.type == "country" or after.start - end > _LISTED:
        return None
    gap = page.text[end : after.start].replace(",", " , ").split()
    return after if len(gap) == 1 and (gap[0] == "," or gap[0] in page.pack.joining) else None


def in_what_it_is(page: Page, place: Named) -> bool:
    """Does one word before the name say what it is and that something is in it ("mkoani Lindi", "jijini Nairobi")?"""
    i = page.word_at(place.start) - 1
    if i < 0 or page.word(i) not in page.pack.locatives:
        return False
    return bool(page.scan.within("placehead", page.word_starts[i], page.word_starts[i] + 1))


def _after_place(page: Page, place: Named) -> bool:
    """Does a word of place stand before the name?"""
    i = page.word_at(place.start) - 1
    if page.pack.settings["name_adjective"] == "after":
        heads = {m[0] for m in page.scan.within("placehead", place.start - 40, place.start)}
        if place.type != "country" and in_what_it_is(page, place):
            return True
        while i >= 0 and page.word_starts[i] in heads:
            i -= 1  # "tại tỉnh Hủa Phăn", "di Kota Hassa"
        joined = i > 0 and place.type != "country" and page.word(i) in page.pack.joining
        i -= joined  # "tại huyện A và huyện B"
        if i >= 0 and (joined or page.text[page.word_ends[i] : page.word_ends[i] + 1] == ","):
            end = page.word_ends[i]
            return any(p.end == end and p is not place and in_place(page, p) for p in page.places)
    if i < 0:
        return False
    word, words = page.word(i), page.pack.locatives
    if word not in words and word not in page.pack.articles:
        return False
    if _first_article(page, page.word_starts[i], page.word_ends[i]):
        return False
    if page.pack.prefixes is not None and _of_more(page, place):
        return False
    return word in words or (word in page.pack.articles and i > 0 and page.word(i - 1) in words)


#: Between two places of a list there are no more characters than this.
_LISTED: Final = 8
#: Within so many characters a name is followed by the word that says it is one of two ("በጃፓን እና በኢትዮጵያ መካከል").
_BETWEEN: Final = 40


def _of_more(page: Page, place: Named) -> bool:
    """Does a word of place written to the name belong to a body that begins with it, or to what is between two?"""
    if any([p.start == place.start and p.end > place.end and p.type not in STANDING for p in page.partners]):
        return True
    end = min(page.sentence_at(place.start).end, place.end + _BETWEEN)
    return page.pack.settings["head"] == "final" and any(
        [m[2] == "between" for m in page.scan.within("cue", place.end, end)]
    )

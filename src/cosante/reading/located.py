"""Is something said to be in or at a place? By the word or ending at its name, its list, or what it owns."""

import re
from bisect import bisect_left
from operator import attrgetter
from typing import Final

from cosante.languages.tables import DEED_VERBS
from cosante.reading.names.places import HEADED
from cosante.reading.page import STANDING, Named, Page

_start: Final = attrgetter("start")
_STOP: Final = re.compile(r"[.,;:]")


def begin(name: Named) -> int:
    """Where the name begins; one of a list, with the word that says what they all are (фонды «Алиф» и «Дару»)."""
    return min(name.start, name.reach[0]) if name.own[1] and name.reach[1] else name.start


def case(page: Page, name: Named) -> str:
    """The case of a country, or of the head of another name, by its form alone."""
    if not page.pack.cases:
        return ""
    words = page.scan.folded.scan[begin(name) : name.end].split()
    forms = [" ".join(words)] if name.type == "country" else words[:3]
    return next((page.pack.cases[form] for form in forms if form in page.pack.cases), "")


def first_article(page: Page, start: int, end: int) -> bool:
    """Does an article that could be a preposition too begin its sentence ("A China doou …")? Who acts stands there."""
    word = page.scan.folded.scan[start:end]
    return word in page.pack.articles and page.text[start].isupper() and page.sentence_at(start).start == start


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
    return after_place(page, place) and case(page, place) != "accusative"


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


def after_place(page: Page, place: Named) -> bool:
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
    if first_article(page, page.word_starts[i], page.word_ends[i]):
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

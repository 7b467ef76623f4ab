"""Places: countries, divisions and towns of the world table, and places made by a head ("Na Muong commune")."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from typing import Final

from cosante.languages.homelands import lands, may_write
from cosante.reading.names import body_ends, body_runs, choosing, foreign, korean_places, posts
from cosante.reading.names.words import Words
from cosante.reading.page import Named, Page
from cosante.reading.spans import Spans

#: How sure a name is that only the word of place beside it makes a place.
HEADED: Final = 0.6


def find(page: Page, words: Words, persons: list[Named], tally: Counter[str]) -> list[Named]:
    """Every spot of the text that names a place."""
    found: list[Named] = []
    quoted = Spans((n.start, n.end) for n in page.partners if '"' in page.text[n.start : n.end])
    # where a body's name goes on by a word written to the next one ("بولاية", in the state of)
    joined = page.pack.prefixes is not None and bool(page.pack.prefixes.article)
    owned = Spans((n.start, n.end) for n in page.partners if joined and n.type != "country")
    people = Spans((p.start, p.end) for p in persons if " " in page.text[p.start : p.end])
    for start, end, code in page.scan.of("country"):
        if people.cover(start, end - 1):
            continue  # Israel Mukwaya
        if page.in_currency(start, end) or _in_quotes(page, quoted, start, end) or _is_seat(page, start, end):
            continue
        if page.is_capital_of_report(start, end):
            continue
        found.append(
            Named(start, end, "place", "country", code, None, page.world.country_names.get(code), key=f"country:{code}")
        )
    heads = page.scan.of("placehead")
    bodies_at = {n.start: n for n in page.partners} if page.pack.glued else {}
    bodies = [(n.start, n.end) for n in page.partners if n.key.startswith("org:")]
    taken = sorted([(p.start, p.end) for p in persons] + [(n.start, n.end) for n in found] + bodies)
    begins = [t[0] for t in taken]
    alone = Counter(m[2] for m in page.scan.of("place") if len({page.world.places[i].country for i in m[2]}) == 1)
    for start, end, ids in page.scan.of("place"):
        i = bisect_left(begins, end) - 1
        if i >= 0 and taken[i][1] > start:
            continue
        if _is_other(page, end):
            continue
        listed = choosing.lands_told(page, found, start, end) if len(ids) > 1 else frozenset()
        chosen = choosing.choose(page, ids, start, end, heads, tally, alone, listed)
        if chosen is None or _in_quotes(page, quoted, start, end) or _is_zone(page, start):
            continue
        record = page.world.places[chosen]
        if (
            page.pack.glued
            and record.country in lands(page.pack.code)
            and korean_places.addresses(page, end, bodies_at)
        ):
            continue  # "경기도 고양시 명지병원은": where who acts is at home
        if record.kind == "admin1" and owned.cover(start, end - 1):
            continue  # "وزارة الصحة بولاية جنوب دارفور": whose the body is
        found.append(
            Named(start, end, "place", record.kind, record.country, record.id, record.name_en, key=f"place:{record.id}")
        )
    found += _headed(page, words, found, persons, tally)
    if page.pack.settings["script"] == "Kore":
        found += korean_places.find(page, found)
    found += _untold(page, found, persons)
    found += _of_hospitals(page, found)
    found = [
        n for n in found if not page.is_skipped(n.start) and not (n.type != "country" and posts.at_post(page, n.start))
    ]
    return sorted(found, key=lambda n: n.start)


def _is_other(page: Page, end: int) -> bool:
    """Does what stands behind the name say that it is none, or only how warm it is there?"""
    capitals = page.pack.settings["capitals"]
    return bool(_WEATHER.match(page.text, end)) or (capitals and (_goes_on(page, end) or _in_a_word(page, end)))


def _goes_on(page: Page, end: int) -> bool:
    """Do further capitals stand between the name and its word of place ("Yae Tun Village"), so that it is no name?"""
    heads = page.scan.within("placehead", end + 2, end + _FURTHER)
    made = [m for m in heads if m[2][1] == "before" and m[2][0] in _PEOPLED]
    return any([_capitals(page.text[end : m[0]]) for m in made])


def _in_a_word(page: Page, end: int) -> bool:
    """Does the word go on behind an apostrophe, with no ending ("Мар'яна")?"""
    if page.text[end : end + 1] != "'" or not page.text[end + 1 : end + 2].islower() or end in page.scan.suffix_at:
        return False
    return len(page.word(page.word_at(end))) > _CLITIC


#: How warm it is there, as the frames of pages tell it.
_WEATHER: Final = re.compile(r" ?:? ?-?\d{1,2} ?(?:°|º|℃)")
#: What is joined to a name by an apostrophe is no longer (English 's).
_CLITIC: Final = 2


def _capitals(between: str) -> bool:
    """Is it nothing but one or two words with capitals?"""
    words = between.split()
    return bool(words) and len(words) < 3 and between.replace(" ", "").isalpha() and all(w[0].isupper() for w in words)


#: Where people live: a hall or an economic zone is in the town that it is named for.
_PEOPLED: Final = frozenset({"locality", "admin1", "admin2"})
#: So far behind a name its word of place begins (characters).
_FURTHER: Final = 30


#: Who is based where they work; so near before the word for it they stand (characters).
_AT_WORK: Final = frozenset({"medical_team", "health_facility", "armed_forces"})
_BASED: Final = 40


def _is_seat(page: Page, start: int, end: int) -> bool:
    """Is the country only where a body has its seat, which may act elsewhere? A team works where it is based."""
    if not page.at_seat(start, end):
        return False
    return not any([0 <= start - n.end <= _BASED and n.type in _AT_WORK for n in page.partners])


#: What the names of time zones begin with.
_ZONES: Final = ("Africa/", "America/", "Asia/", "Europe/")


def _is_zone(page: Page, start: int) -> bool:
    """Does the name end that of a time zone ("Asia/Tehran"), as the frames of pages tell their hour?"""
    return page.text[start - 1 : start] == "/" and page.text[:start].endswith(_ZONES)


def _in_quotes(page: Page, quoted: Spans, start: int, end: int) -> bool:
    """Does the spot lie between the quotation marks of an organisation's name (фонд «Помощь Украине»)?"""
    if not quoted.cover(start, end):
        return False
    line = page.text[page.text.rfind("\n", 0, start) + 1 : start]
    return line.count('"') % 2 == 1


def _headed(page: Page, words: Words, known: list[Named], persons: list[Named], tally: Counter[str]) -> list[Named]:
    """Places of which the table knows nothing, by the word that makes them one."""
    found = []
    spots, people = Spans((n.start, n.end) for n in known), Spans((p.start, p.end) for p in persons)
    after = frozenset(page.pack.settings["name_links_after"])
    for start, end, (kind, order) in page.scan.of("placehead"):
        if any(m[0] < start < m[1] for m in page.scan.within("role", start - 24, start)):
            continue  # "secretário de Estado"
        if end - start == 1 and page.text[max(0, start - 3) : start].rstrip(" ")[-1:].isdigit():
            continue  # "2023 г.", a year's short form and not a town's
        begin, stop = start, end
        if order in {"before", "both"}:
            begin = _left(page, words, start)
        if order in {"after", "both"} and begin == start:
            stop = body_ends.right(words, page.scan.token_end(end), after)
            if not words.capitals:  # "អាកាសយានដ្ឋានអន្តរជាតិ Noi Bai"
                stop = max(stop, foreign.after(page, page.scan.token_end(end))[1])
        if (begin, stop) == (start, end):
            continue
        if begin == start and _nameless(page, words, end, stop):
            continue
        several = _agreeing(page, begin, start)
        country = _land_of(page, end, tally) if several else None
        for first, last in several or _listed(page, begin, max(stop, end), end):
            if not words.capitals and last > end and page.scan.within("orghead", first, last):
                continue
            if not (spots.begin_in(first, last) or last - first > 60 or people.meet(first, last)):
                land = country or _land_beside(page, first, last)
                found.append(Named(first, last, "place", kind, land, None, None, strength=HEADED))
    return found


#: Between a place and its country behind it there is one word at most, and no more characters than this ("X ประเทศ Y").
_LAND_GAP: Final = 10
#: Endings of a country before its place: none, of it, in it.
_OWNING: Final = frozenset({None, "genitive", "locative"})


def _land_beside(page: Page, start: int, end: int) -> str | None:
    """The country named right before or behind a place: "เมืองคิลิฟี ประเทศเคนยา", "Анголадағы Лубанго қаласы"."""
    end = page.scan.token_end(end)
    for first, last, code in page.scan.within("country", max(0, start - 40), end + 40):
        gap = page.text[page.scan.token_end(last) : start] if last <= start else page.text[end:first]
        case = page.pack.suffixes.get(page.scan.suffix_at.get(last, ""))
        if (last > start and first < end) or (last <= start and case not in _OWNING):
            continue
        bare = gap.strip(" ,(")
        if not bare or (len(gap) <= _LAND_GAP and last > start and bare.isalpha()):
            return str(code)
    return _land_around(page, start, end)


def _land_around(page: Page, start: int, end: int) -> str | None:
    """The country of the known place right before or behind a place, of which it is a part: "ເມືອງຕາໂອຍ, ແຂວງສາລະວັນ"."""
    for first, last, ids in page.scan.within("place", max(0, start - _AROUND), end + _AROUND):
        low, high = (end, first) if first >= end else (page.scan.token_end(last), start)
        codes = {page.world.places[i].country for i in ids}
        if low > high or len(codes) != 1:
            continue
        told = list(page.text[low:high])
        for head in page.scan.within("placehead", low, high):
            told[head[0] - low : head[1] - low] = " " * (min(head[1], high) - head[0])
        if not "".join(told).strip(" ,("):
            return codes.pop()
    return None


#: No farther from a place stands the one of which it is a part (characters).
_AROUND: Final = 30


def _land_of(page: Page, end: int, tally: Counter[str]) -> str | None:
    """The country right behind provinces ("областей України"), or the one spoken of where the language is at home."""
    told = page.scan.within("country", page.scan.token_end(end), page.scan.token_end(end) + 2)
    home = [land for land in tally if may_write(page.pack.code, land)]
    return told[0][2] if told else home[0] if len(home) == 1 else None


#: So many letters end all the words of a list that agree with the word behind them (Сумської, Харківської).
_AGREE: Final = 3


def _agreeing(page: Page, begin: int, start: int) -> list[tuple[int, int]]:
    """The names of a list that share the word of place at ``start``, where all agree with it by their ending:
    "Сумської, Харківської та Запорізької областей" are three provinces. None where there is one name.
    """
    if begin == start or not page.pack.nominatives:
        return []
    text, i = page.text, page.word_before(start)
    ending = text[page.word_ends[i] - _AGREE : page.word_ends[i]]
    names: list[tuple[int, int]] = []
    while i >= 0 and text[page.word_ends[i] - _AGREE : page.word_ends[i]] == ending:
        end = page.word_ends[i]
        while i > 0 and text[page.word_ends[i - 1] : page.word_starts[i]] == "-":
            i -= 1  # Івано-Франківській
        if not text[page.word_starts[i]].isupper():
            break
        names.append((page.word_starts[i], end))
        gap = text[page.word_ends[i - 1] : page.word_starts[i]] if i else ""
        joined = gap == " " and page.word(i - 1) in page.pack.joining
        if not joined and gap != ", ":
            break
        i -= 1 + joined
    return names[::-1] if len(names) > 1 else []


def _nameless(page: Page, words: Words, end: int, stop: int) -> bool:
    """Does no name follow a word of place: nothing with capitals ("в городе диагностический корпус"), or a small word
    of place ("شہر میں جاپانی", in the town)?
    """
    if words.capitals:
        return not any(map(str.isupper, page.text[end:stop]))
    i = page.word_at(end)
    return i < len(page.word_starts) and page.word(i) in page.pack.locatives | page.pack.postpositions


def bare(page: Page, place: Named) -> str | None:
    """In Latin letters: the name alone, of a place that is told with the word for what it is ("Kabupaten Belu",
    "comunidade do Tchiange"), else nothing.
    """
    if page.pack.settings["script"] != "Latn":
        return None
    for start, end, _ in page.scan.within("placehead", place.start, place.end):
        if start > place.start and page.scan.token_end(end) < place.end:
            continue
        a, b = (place.start, start) if start > place.start else (page.scan.token_end(end), place.end)
        small = page.pack.between | page.pack.articles
        begins = [page.word_starts[i] for i in range(page.word_at(a), page.word_at(b)) if page.word(i) not in small]
        name = page.text[begins[0] : b].strip(" '") if begins else ""
        return name if name[:1].isupper() else None
    return None


def _listed(page: Page, begin: int, stop: int, end: int) -> list[tuple[int, int]]:
    """The names that share the word of place which ends at ``end``: "ضلع خاران اور قلات" are two districts."""
    first, joins = page.word_at(end), page.pack.joining
    between = range(first + 1, page.word_at(stop) - 1) if stop > end and joins else ()
    cuts = [i for i in between if page.word(i) in joins]
    if not cuts:
        return [(begin, stop)]
    ends = [page.word_ends[i - 1] for i in cuts]
    starts = [page.word_starts[i + 1] for i in cuts]
    heads = {m[0] for m in page.scan.within("placehead", starts[0], stop)}
    names = zip([begin, *starts], [*ends, stop], strict=True)
    return [(a, b) for a, b in names if a < b and a not in heads]


#: What a capital may begin besides a place's name.
_OTHERS: Final = (
    "date",
    "demonym",
    "country",
    "org",
    "orghead",
    "role",
    "honorific",
    "health",
    "currency",
    "placehead",
    "word",
)
_NAME: Final = re.compile(r"[^\W\d_]['\w]+(?:[- ][^\W\d_]['\w]+){0,2}")
_LIST_GAP: Final = re.compile(r"(?:,? [^\W\d_]{1,4} (?:[^\W\d_]{1,3}[ '])?|, )(?=[^\W\d_])")
_WORD: Final = re.compile(r"[^\W\d_]['\w]*")


@cache
def _places_words(locatives: frozenset[str], articles: frozenset[str]) -> re.Pattern[str]:
    """A word of place, with an article or without, between spaces. (A pattern that begins with one is sought fast.)"""
    places = "|".join(sorted(map(re.escape, locatives), key=len, reverse=True))
    small = "|".join(sorted(map(re.escape, articles), key=len, reverse=True)) or "(?!)"
    return re.compile(rf" (?:{places})(?: (?:{small}))?(?= )")


def _untold(page: Page, known: list[Named], persons: list[Named]) -> list[Named]:
    """Names that no table knows, behind a word of place, what stands in a place, or a place ("in Kulob and Vose")."""
    if not (page.pack.full and page.pack.locatives and page.pack.settings["capitals"]):
        return []
    taken = Spans((n.start, n.end) for names in (known, persons, page.partners) for n in names)
    dated = Spans((d.start, d.end) for d in page.dates)
    found: dict[int, Named] = {}
    leads = [at for at in _leads(page, known) if page.text[at : at + 1].isupper()]
    others = {m[0] for kind in _OTHERS for m in page.scan.of(kind)} if leads else set()
    for lead in leads:
        at = lead
        while at and at not in found and (name := _name(page, at, others)):
            begin, end = name
            if taken.meet(begin, end) or dated.meet(begin, end):
                break
            key = f"untold:{page.scan.folded.scan[begin:end]}"
            found[begin] = Named(begin, end, "place", "locality", None, None, None, key=key, strength=0.4)
            at = _next_of_list(page, end)
    return list(found.values())


def _leads(page: Page, known: list[Named]) -> list[int]:
    """Where a place's name may begin."""
    hay, begin = page.scan.folded.scan, page.title_end
    words = _places_words(page.pack.locatives - page.pack.articles, page.pack.articles)
    leads = [m.end() for m in words.finditer(f" {hay}", begin)]  # past the space behind, without the one put before
    linked = _links(page.pack.between)
    rooms = [m[1] for m in page.scan.of("placehead")]
    rooms += [m[1] for m in page.scan.of("word") if m[2][0] == "facility"]
    rooms += [m[1] for m in page.scan.of("counted") if m[2] == "facilities"]
    for end in rooms:
        if link := linked.match(hay, page.scan.token_end(end)):
            leads.append(link.end())
    leads += [at for n in known if n.type != "country" and (at := _next_of_list(page, n.end))]
    return leads


@cache
def _links(small: frozenset[str]) -> re.Pattern[str]:
    """Small words between a thing and whose it is."""
    words = "|".join(sorted(map(re.escape, small), key=len, reverse=True)) or "(?!)"
    return re.compile(rf" (?:(?:{words})[ ']){{1,2}}")


def _name(page: Page, at: int, others: set[int]) -> tuple[int, int] | None:
    """The run of capitals that begins at a spot, where none of its words means anything else."""
    text = page.text
    match = _NAME.match(text, at) if text[at : at + 1].isupper() else None
    if match is None:
        return None
    end = at
    for word in _WORD.finditer(text, at, match.end()):
        if not word[0][0].isupper() and text[word.start() - 1] != "-":
            break
        if word.start() in others:
            return None
        end = word.end()
    name, folded = text[at:end], page.scan.folded.scan[at:end]
    if len(name) < _SHORTEST or name.isupper() or folded in page.pack.stop or folded in page.pack.common:
        return None  # "no Facebook": a word that is part of no name
    if " " not in name and _in_small_letters(page, name):
        return None
    return at, end


def _in_small_letters(page: Page, name: str) -> bool:
    """Does the text have the word in small letters too ("in Health" beside "health"), so that it is no name?"""
    small, text = name.lower(), page.text
    if small.isalnum() and len(text) > _LONG:
        return small in page.written
    at = text.find(small)
    while at >= 0:
        if not (text[at - 1 : at].isalnum() or text[at + len(small) : at + len(small) + 1].isalnum()):
            return True
        at = text.find(small, at + 1)
    return False


#: Words are gathered once where a text is longer (characters), so that it is not gone through for each.
_LONG: Final = 20_000


def _next_of_list(page: Page, end: int) -> int:
    """Where the next name of a list begins, after a comma or "and" (0 where there is none)."""
    stop = page.scan.token_end(end)
    gap = _LIST_GAP.match(page.text, stop)
    if gap is None or not page.text[gap.end()].isupper():
        return 0
    words = page.scan.folded.scan[stop : gap.end()].replace(",", " ").replace("'", " ").split()
    return gap.end() if not words or (words[0] in page.pack.joining and set(words[1:]) <= page.pack.between) else 0


def _of_hospitals(page: Page, known: list[Named]) -> list[Named]:
    """Towns that no table knows, at the end of a hospital's name behind words that only say what it is ("hôpital
    régional de Canchungo", "Hospitali ya Rufaa ya Kwamsisi"), and no virtues ("Hospital de Caridad").
    """
    if not (page.pack.full and page.pack.settings["capitals"]):
        return []
    bodies = [n for n in page.partners if n.type == "health_facility" and not n.key.startswith("org:")]
    spots = Spans((n.start, n.end) for n in known)
    others = {m[0] for kind in _OTHERS for m in page.scan.of(kind)} if bodies else set()
    owning = page.pack.folded_setting("name_links_after")
    found = []
    for body in bodies:
        link = page.word_before(body.end)
        while link > 0 and page.word_starts[link] > body.start and page.word(link) not in page.pack.between:
            link -= 1
        at = page.word_starts[link + 1] if link >= 0 and page.word(link) in owning else body.end
        if (
            page.word_starts[link] <= body.start
            or spots.meet(at, body.end)
            or (name := _name(page, at, others)) is None
        ):
            continue
        before = range(page.word_at(body.start), link)
        called = page.scan.folded.scan[at : body.end]
        if " " in page.text[at : body.end] or called in page.pack.virtues or called in page.pack.nameless:
            continue  # "Hospitali ya Rufaa ya Benjamin Mkapa"
        if name[1] == body.end and all(_says_what(page, i, others) for i in before):
            land = body.country or _land_beside(page, at, body.end)
            key = f"untold:{called}"
            found.append(Named(at, body.end, "place", "locality", land, None, None, key=key, strength=0.4))
    return found


def _says_what(page: Page, index: int, others: set[int]) -> bool:
    """Does a word of a hospital's name only say what kind of hospital it is ("Hospital Geral")?"""
    word, pack = page.word(index), page.pack
    if word in pack.between or word in pack.common or word in pack.nameless or word in pack.articles:
        return True
    return page.word_starts[index] in others or page.text[page.word_starts[index]].islower()


#: A name has no fewer letters than this.
_SHORTEST: Final = 4


def _left(page: Page, words: Words, start: int) -> int:
    begin = body_runs.left(words, start, owned=words.capitals, inside=False)
    for _, last, _ in page.scan.within("country", begin, start) if not words.capitals else ():
        begin = min(start, max(begin, last + (page.text[last : last + 1] == " ")))  # "ဂွာတီမာလာနိုင်ငံ | ချီမော်တီနန်ဂိုမြို့"
    if begin < start and not words.capitals and len(page.text[begin:start].split()) > 3:
        return page.word_starts[page.word_before(start)]
    return begin

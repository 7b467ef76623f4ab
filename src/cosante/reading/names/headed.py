"""Organisations by their heads: a head ("Hospital", "ministère", "বিভাগ") takes the name around it.

Its country is that of a country, people or place in the name, of the owner before it ("Cambodia's"), or of who sent it.
"""

import re
from typing import Final

from cosante.languages import agreeing
from cosante.languages.folding import fold_term
from cosante.reading.names import body_ends, body_runs, foreign, owners, posts
from cosante.reading.names.acronyms import ACRONYM
from cosante.reading.names.homes import INTERNATIONAL
from cosante.reading.names.words import Words, is_capital
from cosante.reading.page import Named, Page

#: Types of which the bare head, without a name, still says who acts once the country is known.
_BARE_OK: Final = frozenset({"ministry", "embassy", "medical_team", "armed_forces", "subnational_government"})
#: Types that stand away from home: "in", "to" or "at" after their head says where they are, not whose.
_AWAY: Final = frozenset({"embassy", "medical_team", "armed_forces", "un_agency", "multilateral", "ministry"})
#: What a hospital moves on stands no farther before it (characters).
_MOVED: Final = 24
#: A country's name that a stop or "and" parts begins no farther before that (characters).
_COUNTRY: Final = 24
#: So many words with capitals are a name, not only what a body is.
_WORDS: Final = 3
#: Cases of who acts, gets, or where it is done: whose a body is has none of these.
_NO_OWNER: Final = frozenset({"agentive", "comitative", "dative", "locative"})
#: Orders of a head behind which its name may stand.
_NAME_AFTER: Final = frozenset({"after", "both", "named"})
#: A name in quotation marks after its head.
_QUOTED: Final = re.compile(r' ["«„“]([^"«»„“”\n]{2,60})["»“”]')
#: Bodies of a state, whose country ends their name where it is told by its case alone.
_STATE: Final = _AWAY | {"country"}
#: Bodies of which a country has many.
_OF_MANY: Final = frozenset({"health_facility", "academic", "ngo", "foundation", "company"})
#: A body of so many countries is named by them (a friendship association).
_TWO: Final = 2
#: Bodies that the name of a people after their head names.
_OF_A_PEOPLE: Final = frozenset({"country", "embassy", "armed_forces", "medical_team", "bilateral_agency"})


def find(page: Page, words: Words) -> list[Named]:
    """Every organisation that a head names, with its country where the name or its owner tells it."""
    found: list[Named] = []
    after = page.pack.folded_setting("name_links_after")
    known_whole, by_case = page.pack.settings["known_whole"], page.pack.settings["owner_by_case"]
    other_script = page.pack.settings["script"] != "Latn"
    # "10 رکنی طبی ٹیم", a team of ten
    counted = {n.end + 1: n.start for n in page.numbers if not words.capitals and page.text[n.end : n.end + 1] == " "}
    for start, end, (kind, order) in page.scan.of("orghead"):
        if kind == "other" and _is_office(page, start, end):
            continue
        begin, stop = start, end
        if (kind == "health_facility" and _moves(page, start, end)) or (known_whole and _known(page, start, end)):
            continue
        if order in {"after", "both", "alone"}:
            stop = _whole(page, _right(page, words, (start, end, kind, order), after))
        if order in {"before", "both"}:
            begin = min(body_runs.quoted_left(words, start), body_runs.left(words, start))
            by_head = by_case and begin < start and order == "both" and page.text[stop - 1] != '"'
            stop = body_ends.inside_right(words, page.scan.token_end(end), stop) if by_head else stop
            begin = body_runs.town_left(words, start) if begin == start else begin
        elif order == "alone" and not words.capitals and kind not in INTERNATIONAL:
            begin = start if words.owned_after else body_runs.owner_left(words, start)
        before = words.capitals or page.pack.settings["name_adjective"] != "after"
        if (
            before
            and begin == start
            and (order == "alone" or kind in _BARE_OK)
            and (words.capitals or kind not in INTERNATIONAL)
        ):
            begin = _owner(page, begin)
            if begin == start and kind in _BARE_OK and not words.capitals:
                begin = _owner_apart(page, words, start)
        begin = _written_to(words, start) if begin == start else _begun(page, kind, begin, start)
        begin = counted.get(begin, begin) if kind == "medical_team" and begin < start else begin
        stop = _numbered(page, stop, words.syllables and stop == end and kind in _BY_NUMBER)
        own = foreign.after(page, page.scan.token_end(end)) if other_script and order in _NAME_AFTER else (0, 0, 0)
        stop = own[2] or _named(page, end, order) or _before_its_body(words, kind, end, stop)
        if order == "before":
            stop = _of_land(page, end) if begin == start and stop == end and words.capitals else stop
        bare = (begin, stop) == (start, end)
        several = bare and (order == "after" or (order != "named" and kind in _OF_MANY))
        whole = order == "alone" or (several and _whole_name(page, words, start, end))
        told = whole or (not bare and _names_something(page, begin, stop, start, end, words))
        if not told or (kind in _OF_MANY and _described(words, (begin, stop), (start, end))):
            continue
        begin = _with_adjectives(page, kind, begin, (start, end))
        kind = "subnational_government" if kind == "country" and _of_a_province(page, begin, stop) else kind
        name = Named(begin, stop, "partner", kind, strength=0.85 if order == "alone" else 0.75)
        away = kind in _AWAY and not (page.pack.spaceless and page.pack.full)
        name.country = owners.country_of(page, kind, (begin, end, stop), away)
        name.country = owners.glued_owner(page, name, start) if words.glued else owners.told_after(page, words, name)
        name.country = name.country or owners.owner_before(page, kind, begin)
        found.append(name)
        if other_script:
            found += foreign.beside(page, name, (start, end), own[:2])
    return found


def _before_its_body(words: Words, kind: str, end: int, stop: int) -> int:
    """Where a team's name ends before the body whose it is, a partner by itself ("đoàn bác sĩ của Bệnh viện K")."""
    if kind != "medical_team" or not words.syllables:
        return stop
    page = words.page
    bodies = [m[0] for m in page.scan.within("orghead", end, stop) if m[2][0] != "medical_team"]
    return page.word_ends[page.word_before(bodies[0])] if bodies else stop


def _with_adjectives(page: Page, kind: str, begin: int, head: tuple[int, int]) -> int:
    """Where a hospital's name begins, with what agrees with its head ("обласної психоневрологічної лікарні №3")."""
    own = kind == "health_facility" and begin == head[0] and page.pack.settings["owner_by_case"]
    form = page.text[head[0] : page.scan.token_end(head[1])]
    noun = page.pack.nominatives.get(fold_term(form)) if own else None
    return agreeing.begins(page.text, begin, form, noun, lambda first: _told_of(page, first)) if noun else begin


def _told_of(page: Page, first: int) -> bool:
    """Is the word that begins here by itself one of goods, of health, of deeds or the like, and so of no name?"""
    kinds = ("word", "counted", "cue", "number", "date")
    end = page.word_ends[page.word_at(first)]
    return any(page.scan.token_end(m[1]) <= end for kind in kinds for m in page.scan.within(kind, first, first + 1))


def _named(page: Page, end: int, order: str) -> int:
    """Where the name in quotation marks ends without which the head says nothing of a body, or nought."""
    return _quoted(page, page.scan.token_end(end)) if order == "named" else 0


def _described(words: Words, name: tuple[int, int], head: tuple[int, int]) -> bool:
    """Is it only said what the body is ("local hospitals", "leading universities") or whose ("Japanese companies")?"""
    page, nameless, owners = words.page, words.page.pack.nameless, 0
    if not nameless:
        return False
    i, (start, end) = page.word_at(name[0]), head
    while i < len(page.word_starts) and page.word_starts[i] < name[1]:
        at, word = page.word_starts[i], page.word(i)
        if start <= at < end:
            i = max(i + 1, page.word_at(end))
        elif at in words.lands:
            owners, i = owners + 1, max(i + 1, page.word_at(words.extents[at]))
        elif word in nameless or words.bare(word) in nameless:
            i += 1
        elif i + 1 < len(page.word_starts) and _written(page, at, page.word_ends[i + 1]) in nameless:
            i += 2  # "địa phương"
        else:
            return False
    plain = _written(page, start, end) in nameless
    if not owners:
        return name != head or plain
    capital = words.capitals and page.text[start].isupper() and page.sentence_at(start).start != start
    return plain and owners < _TWO and not capital


def _written(page: Page, start: int, end: int) -> str:
    """A stretch as the tables write it."""
    written = page.scan.folded.scan[start:end]
    return written.replace(" ", "") if page.pack.spaceless else written


#: The number of a hospital or school, which is its name: "№ 5", "No. 5", "n° 5", "N.º 5".
_NUMBER: Final = re.compile(r" ?(?:№|(?<!\w)[Nn]\.?[oº°]\.?) ?\d+")


#: Bodies that a number alone names, in a language of syllables: "Quân khu 7", "Bệnh viện 175".
_BY_NUMBER: Final = frozenset({"armed_forces", "health_facility"})
_NUMBER_ALONE: Final = re.compile(r" \d{1,3}(?![\d.,/%]\d|[%/])")


def _numbered(page: Page, stop: int, alone: bool) -> int:
    """Where a name ends that its number ends ("городская больница № 5"); its last word may be the number's ("No 5").

    ``alone``: may it stand without a word or sign?
    """
    text = page.text
    match = _NUMBER.match(text, page.scan.token_end(stop))
    if match is None and (last := text.rfind(" ", max(0, stop - 4), stop)) > 0:
        match = _NUMBER.match(text, last)
    if match is None and alone and (told := _NUMBER_ALONE.match(text, stop)):
        match = None if page.scan.within("counted", told.end(), told.end() + 2) else told
    return match.end() if match else stop


def _of_land(page: Page, end: int) -> int:
    """Where the country or place ends that a link joins to a head that has no words of its own before it
    ("Public Health Institute of Malawi")."""
    if (link := page.text.find(" ", end + 1)) < 0 or page.text[end : end + 1] != " ":
        return end
    if page.pack.term(page.text[end + 1 : link]) not in page.pack.folded_setting("name_links") - page.pack.locatives:
        return end
    lands = [m for kind in ("country", "place") for m in page.scan.within(kind, link + 1, link + 2)]
    return max((m[1] for m in lands), default=end)


def _whole_name(page: Page, words: Words, start: int, end: int) -> bool:
    """Is the head a whole name by itself, of several words with capitals ("Universidade Agostinho Neto")?"""
    if not words.capitals:
        return False
    parts = page.text[start:end].replace("-", " ").split()
    return len([word for word in parts if word[0].isupper()]) >= _WORDS and not page.text[start:end].isupper()


def _begun(page: Page, kind: str, begin: int, start: int) -> int:
    """Where the name begins of a hospital, behind who gives to it, and of an embassy, with the country whose it is; of
    none with what is given or who works there ("Лекарства больнице", "Врачи клиники").
    """
    single = begin < start and page.text[start].islower() and page.word_at(begin) + 1 == page.word_at(start)
    if single and (_thing(page, begin) if page.pack.cases else _ordinary(page, begin)):
        return start
    if kind == "health_facility":
        return _past_giver(page, begin, start)
    if kind != "embassy" or begin == start:
        return begin
    before = owners.owning(page, begin - _COUNTRY, begin)
    return min([begin, *[m[0] for m in before if page.scan.token_end(m[1]) + 1 == begin]])


def _written_to(words: Words, start: int) -> int:
    """Where the name begins that a dash joins to its head ("Goethe-Institut"), or the head itself."""
    page = words.page
    before = page.word_before(start)
    if not words.capitals or before < 0 or page.text[page.word_ends[before] : start] != "-":
        return start
    return page.word_starts[before] if is_capital(page, before) and page.text[start].isupper() else start


def _of_a_province(page: Page, begin: int, stop: int) -> bool:
    """Is a government that of a part of a country ("Northern Territory Government", "правительство Бурятии")?"""
    if any(page.scan.within(kind, begin, stop) for kind in ("country", "demonym")):
        return False
    return bool(page.scan.within("place", begin, stop) or page.scan.within("placehead", begin, stop))


def _thing(page: Page, begin: int) -> bool:
    """Does a word of goods or people, which has a capital because the sentence begins, begin here?"""
    if page.sentence_at(begin).start != begin:
        return False
    goods = [m for m in page.scan.within("word", begin, begin + 1) if m[2][0] == "goods"]
    return bool(goods or page.scan.within("counted", begin, begin + 1))


def _ordinary(page: Page, begin: int) -> bool:
    """Is it an ordinary word that has a capital because the sentence begins ("Spending hospital money …")?"""
    if page.pack.suffixes or page.sentence_at(begin).start != begin:
        return False  # "Ұлттық педиатрия орталығы" is a name
    return page.word(page.word_at(begin)) in page.pack.common


def _known(page: Page, start: int, end: int) -> bool:
    """Is it a known organisation, whatever follows it?"""
    return any(m[0] == start and m[1] >= end for m in page.scan.within("org", start, end))


def _moves(page: Page, start: int, end: int) -> bool:
    """Is the head part of a word for what drives or sails ("kapal rumah sakit", a hospital ship), and names no body?"""
    near = page.scan.within("counted", max(0, start - _MOVED), start + 1)
    return any(m[2] == "vehicles" and m[1] >= end and m[1] - m[0] > end - start for m in near)


def _past_giver(page: Page, begin: int, start: int) -> int:
    """Where a hospital's name begins: behind the country that begins the sentence, if a town of the name is of another
    one ("Japonya Ankara Şehir Hastanesi'ne cihaz bağışladı", Japan gave devices to a hospital in Ankara).
    """
    if page.sentence_at(begin).start != begin:
        return begin
    for _, end, code in page.scan.within("country", begin, begin + 1):
        after = page.word_at(page.scan.token_end(end))
        towns = [m[2] for m in page.scan.within("place", end, start)]
        if towns and all(page.world.places[i].country != code for ids in towns for i in ids):
            return page.word_starts[after] if after < len(page.word_starts) else begin
    return begin


def _right(page: Page, words: Words, head: tuple[int, int, str, str], links: frozenset[str]) -> int:
    """Where the name ends whose head (its start, end, type and order) is given."""
    (start, end, kind, order), by_case = head, page.pack.settings["owner_by_case"]
    if words.owned_after and (kind in _STATE or order == "alone"):
        stop = _owned_right(page, end, kind)
        return _named_team(words, end, stop, links) if kind == "medical_team" else stop
    if kind in _AWAY:
        links = links - page.pack.locatives
    if by_case and kind == "medical_team":
        links = links | page.pack.origins
    quotes = order != "alone" and (words.capitals or page.pack.prefixes is not None)
    if quotes and (quoted := _quoted(page, page.scan.token_end(end))):
        return quoted
    stop = end
    if words.capitals or end not in page.scan.suffix_at:
        stop = body_ends.right(words, page.scan.token_end(end), links, linked_only=order == "alone")
    if kind in _STATE and (titles := page.scan.within("honorific", end, stop)):
        stop = page.word_ends[page.word_at(titles[0][0]) - 1]  # "Ubalozi Bw. Ahmada Sufiani"
    stop = end if stop <= page.scan.token_end(end) else stop
    field = kind == "health_facility" and " " in page.text[start:end]  # "hôpital militaire marocain"
    if kind in _OF_A_PEOPLE or stop > end or order == "alone" or field:
        stop = _peopled(page, stop)
    if by_case and kind == "subnational_government":
        stop = max(end, body_ends.inside_right(words, page.scan.token_end(end), stop))
    follows = by_case and page.pack.settings["head"] != "final"  # whose it is stands before it in Kazakh
    return _past_country(page, end, stop) if follows and kind in _STATE else stop


def _whole(page: Page, stop: int) -> int:
    """Where a name ends that would end inside a country's ("Government of St. Lucia", "hospital de São Tomé e …")."""
    ends = [m[1] for m in page.scan.within("country", stop - _COUNTRY, stop) if m[1] > stop]
    return max(ends, default=stop)


def _peopled(page: Page, end: int) -> int:
    """Where the people ends whose the body is, right after its head or its name: "gouvernement japonais",
    "Ministério dos Negócios Estrangeiros português".
    """
    after = page.scan.within("demonym", end + 1, end + 2)
    inside = page.pack.settings["name_adjective"] == "inside" and page.text[end : end + 1] == " "
    return after[0][1] if inside and after else end


def _quoted(page: Page, end: int) -> int:
    """Where the name ends that stands in quotation marks right after its head (фонд «Алиф»), or nought."""
    match = _QUOTED.match(page.text, end)
    return match.end() if match and match[1][0].isalnum() and not match[1][0].islower() else 0


def _owned_right(page: Page, end: int, kind: str) -> int:
    """Where the country ends whose the body is, right after its head; an embassy's name may say where it is."""
    position, at_places = end, kind == "embassy"
    of = page.pack.origins if kind in {"embassy", "medical_team"} else frozenset[str]()
    for _ in range(3):
        position += page.text[position : position + 1] == " "
        for lands_of in ("country", "demonym", "place") if at_places else ("country", "demonym"):
            if lands := page.scan.within(lands_of, position, position + 1):
                return posts.with_post(page, lands[0][1]) if at_places else lands[0][1]
        word = page.word_at(position)
        if word >= len(page.word_starts) or page.word_starts[word] != position:
            break
        small = page.pack.term(page.text[position : page.word_ends[word]])
        if small not in page.pack.articles and small not in of and not (at_places and small in page.pack.locatives):
            break
        position = page.word_ends[word]
    return end


def _named_team(words: Words, end: int, stop: int, links: frozenset[str]) -> int:
    """Where the name of a team ends that has a name of its own before whose it is ("ทีมแพทย์อาสา ฉือจี้ ไต้หวัน")."""
    page = words.page
    if stop > end:
        return stop
    named = body_ends.right(words, end, links)
    lands = [m[1] for kind in ("country", "demonym") for m in page.scan.within(kind, end, named)]
    return max(lands, default=stop)


def _past_country(page: Page, start: int, stop: int) -> int:
    """Where the name of a state's body ends: after the country, though a person's name follows it."""
    lands = page.scan.within("country", start, max(stop, start + 2))
    return lands[0][1] if lands and page.text[start : lands[0][0]].count(" ") <= 2 else stop


def _names_something(page: Page, begin: int, stop: int, start: int, end: int, words: Words) -> bool:
    """Does the phrase hold more than its head and a link: a capital, a place, a country?"""
    geographic = any(
        begin <= m[0] < stop for kind in ("country", "demonym", "place") for m in page.scan.within(kind, begin, stop)
    )
    if geographic or _NUMBER.search(page.text, end, stop) or (words.syllables and _NUMBER_ALONE.match(page.text, end)):
        return True
    if not words.capitals:
        return begin < start or stop > end
    if page.pack.settings["owner_by_case"] and stop > end and ACRONYM.match(page.text, stop):
        return True
    outside = page.text[begin:start] + " " + page.text[end:stop]
    return bool(re.search(r"[^\W\d_]{2,}", outside)) and any(w.lstrip('"«„“')[:1].isupper() for w in outside.split())


def _owner(page: Page, start: int) -> int:
    """The start of the country or people right before a head: "Cambodia's", "the Chinese", "কাজাখস্তানের"."""
    for kind in ("demonym", "country"):
        for mention in page.scan.within(kind, max(0, start - 40), start):
            gap = page.text[page.scan.token_end(mention[1]) : start]
            if page.pack.suffixes.get(page.scan.suffix_at.get(mention[1], "")) in _NO_OWNER:
                continue
            if gap in {" ", "'s ", "' ", "s' ", "-", " - "}:
                return mention[0]
    return start


def _owner_apart(page: Page, words: Words, start: int) -> int:
    """The start of an owner that ordinary words part from the head: "চীনের একটি চিকিৎসক দল" ("China's a team"), or a
    number with its classifier: "চীনের ১১ জন চিকিৎসকের দল"."""
    i = page.word_before(start)
    for _ in range(3):
        if i <= 0 or page.text[page.word_ends[i] : page.word_starts[i + 1]] != " ":
            return start
        word = page.word(i)
        start_of, ordinary = page.word_starts[i], word in page.pack.common or page.word_starts[i] in words.soft
        if not (word[0].isdigit() or start_of in words.classing) and (not ordinary or words.case(i)):
            return start
        i -= 1
        end = page.word_ends[i]
        for kind in ("demonym", "country"):
            for mention in page.scan.within(kind, max(0, end - 40), end):
                if kind == "demonym" and any(m[1] == mention[1] for m in page.scan.within("country", mention[0], end)):
                    continue  # "জাপান একটি চিকিৎসক দল পাঠিয়েছে": Japan sent a team
                if page.scan.token_end(mention[1]) == end and words.case(i) == (
                    "genitive" if kind == "country" else ""
                ):
                    return mention[0] if page.text[end : page.word_starts[i + 1]] == " " else start
    return start


def _is_office(page: Page, start: int, end: int) -> bool:
    """Does a head in small letters say under whom something is done ("Bakan Kaya başkanlığında bir heyet")?"""
    ending = page.pack.suffixes.get(page.scan.suffix_at.get(end, ""))
    return ending == "locative" and page.text[start].islower() and bool(page.pack.settings["capitals"])

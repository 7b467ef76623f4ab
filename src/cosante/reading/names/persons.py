"""Persons: a role and a name beside it, a title and a name, and the same surname later on."""

import re
from bisect import bisect_left, bisect_right, insort
from operator import attrgetter
from typing import Final

from cosante.reading.names import holders, person_runs
from cosante.reading.names.words import Words
from cosante.reading.page import Named, Page
from cosante.reading.scanning import Mention
from cosante.reading.spans import Spans

#: No more words of a body stand between a name and an office, and no more words make a foreign name.
MOST_OF_BODY: Final = 6
MOST_NAMES: Final = 4
_ARTICLE: Final = re.compile(r"([^\W\d_]+)(?: |')$")
_MARK: Final = re.compile(r"[,(\-] ?$")
#: Which of several a body is, apart from it ("몽골 제1국립병원장").
_NUMBERED: Final = re.compile(r"제\d+")
#: What stands between two who hold an office together.
_TWO: Final = re.compile(r" ([^\W\d_]{1,3}) (?=[^\W\d_])")
#: A word of a name in Latin letters right before another, and how long it is at most.
_LATIN_BEFORE: Final = re.compile(r"[A-Z][A-Za-zÀ-ÿ'’]*[ -]\Z")
_LONG_WORD: Final = 20
#: Bodies that are called after people.
_HOUSES: Final = frozenset({"health_facility", "academic"})


def find(page: Page, words: Words) -> list[Named]:
    """Every spot of the text that names a person."""
    found: list[Named] = []
    # words inside an organisation's name that goes on after them are no person's name
    bodies = Spans((n.start, n.end) for n in page.partners if n.type != "country")
    titled = page.pack.spaceless and not page.pack.sounds
    if titled:
        _structured(page, words, found, bodies)
    for start, end, kind in page.scan.of("role"):
        offices_first = page.pack.settings["head"] == "verb"
        spot = _named_before(page, words, start, end) if offices_first else _before_role(page, words, start)
        spot = _other_holder(page, words, found, spot, end)
        if spot is None and page.pack.settings["person"] == "before":
            spot = _before_office(page, words, start)
        if spot is None and ((words.capitals and not page.pack.attached) or end not in page.scan.suffix_at):
            spot = _before_body(page, words, _behind_office(page, words, end))
        if spot is None and offices_first:
            spot = _before_role(page, words, start)
        if spot is not None and not _in_a_body(words, bodies, spot, start):
            _keep(page, found, spot, (start, end), kind)
            _keep_second(page, words, found, spot, (start, end))
    _titled(page, words, found, bodies)
    for start, end, (cls, _) in page.scan.of("word"):
        if cls == "say":
            for spot in (person_runs.before(words, start), person_runs.after(words, end)):
                inside = spot is not None and page.pack.settings["name_adjective"] == "after" and bodies.meet(*spot)
                if spot is not None and not inside and _speaker(page, words, spot):
                    _keep(page, found, spot, None, "say")
    if not titled:
        _structured(page, words, found, bodies)
    persons = [p for p in found if not page.is_skipped(p.start)]
    return _again(page, persons)


def _named_before(page: Page, words: Words, start: int, end: int) -> tuple[int, int] | None:
    """The name before an office, where offices stand before names: with a title and no office before that, where a
    comma or another's title follows ("الدكتور خالد نصر، وزير الصحة، السفير …", "الدكتورة منى وزيرة الصحة سعادة السيد").
    """
    follows = page.text[end : end + 1]
    if follows != "," and not page.scan.within("honorific", end, end + 2):
        return None
    for title, stop, _ in page.scan.within("honorific", max(0, start - _NAMED), start):
        spot = person_runs.after(words, stop + 1)
        gap = page.text[spot[1] : start] if spot else ""
        if spot is not None and gap in {" ", ", "} and " " in page.text[spot[0] : spot[1]]:
            offices = page.scan.within("role", max(0, title - _NAMED), title)
            held = any([not page.text[page.scan.token_end(m[1]) : title].strip() for m in offices])
            return None if held else spot
    return None


#: A title stands no farther before the office of whom it is (characters).
_NAMED: Final = 60


def _in_a_body(words: Words, bodies: Spans, spot: tuple[int, int], title: int) -> bool:
    """Is the name, or with capitals its title with it, a part of an organisation's name ("Hôpital Cheikh Zayed")?"""
    if words.capitals:
        return title < spot[0] and bodies.cover(title, spot[1] - 1)
    return bodies.cover(*spot)


def _other_holder(
    page: Page, words: Words, found: list[Named], spot: tuple[int, int] | None, end: int
) -> tuple[int, int] | None:
    """The full name after a role where who stands before it has an office already: "the minister X, ambassador Y"."""
    if spot is None or not words.capitals or page.word(page.word_before(end)) in page.pack.between:
        return spot
    i = bisect_left(found, spot[1], key=_start) - 1
    role = found[i].role if i >= 0 and found[i].end > spot[0] else None
    if role is None or role[1] > spot[0]:
        return spot
    other = holders.after(page, words, page.scan.token_end(end))
    if other is None or " " not in page.text[other[0] : other[1]]:
        return spot
    return spot if Spans((n.start, n.end + 1) for n in page.partners).cover(*other) else other


def part(page: Page) -> None:
    """Partners without what is an office or a person: "La secretaria de Salud, X", "глава Минздрава X"."""
    page.partners.sort(key=_start)
    offices: set[int] = set()
    for person in page.persons:
        if person.role is None:
            continue
        start, end = person.role
        for i in range(bisect_left(page.partners, start, key=_start), bisect_left(page.partners, end, key=_start)):
            name = page.partners[i]
            inside = name.end <= end < person.start and not name.key
            if inside and (name.start == start or (name.type == "country" and not _lands(page, start, end))):
                offices.add(i)
            elif not page.pack.spaceless and end < person.start < name.end <= person.end:
                name.end = person.start - 1
    people = Spans((p.start, p.end) for p in page.persons if " " in page.text[p.start : p.end])
    kept = [name for i, name in enumerate(page.partners) if i not in offices]
    page.partners = [n for n in kept if n.type != "country" or not people.cover(n.start, n.end - 1)]  # Israel Mukwaya


def _keep_second(page: Page, words: Words, found: list[Named], first: tuple[int, int], role: tuple[int, int]) -> None:
    """Add the second of two who hold an office together: "los ministros Juan Pérez y Ana Gómez"."""
    several = page.text[role[0] : role[1]].split(" ")[0].endswith("s")
    link = _TWO.match(page.text, first[1]) if words.capitals and several and first[0] >= role[1] else None
    joined = link is not None and page.pack.term(link[1]) in page.pack.joining
    spot = person_runs.after(words, link.end()) if link and joined else None
    if spot is not None and _speaker(page, words, spot):
        kind = next((m[2] for m in page.scan.within("role", role[0], role[0] + 1)), "")
        _keep(page, found, spot, role, kind)


def _lands(page: Page, start: int, end: int) -> bool:
    """Does the stretch name a country?"""
    return bool(page.scan.within("country", start, end))


def _titled(page: Page, words: Words, found: list[Named], bodies: Spans) -> None:
    """Names after titles."""
    counted = Spans((c.start, c.end) for c in page.counts)
    for start, end, kind in page.scan.of("honorific"):
        if bodies.cover(start, end) and page.pack.settings["name_adjective"] == "after":
            continue  # "Rumah Sakit St. Carolus"
        if counted.hold(start):
            continue  # "20 डॉक्टर चंडीगढ़ में …", twenty doctors in Chandigarh
        if words.capitals and _names_a_house(page, start):
            continue
        after = end + 1 if page.text[end : end + 1] in {".", ":"} else end
        spot = person_runs.after(words, after) or (_numbered(page, words, after) if kind == "royal" else None)
        spot = _before_body(page, words, spot)
        if spot is not None and page.pack.glued and not _of_the_language(page, words, spot):
            continue  # "양 기관은 효율적이고": both bodies, and no Miss
        if spot is not None and not _in_a_body(words, bodies, spot, start):
            _keep(page, found, spot, None, "")


def _names_a_house(page: Page, start: int) -> bool:
    """Is somebody's title part of what a hospital or a school is called ("the Hospital Dr. Ayres de Menezes")?"""
    i = page.word_before(start)
    if i < 0 or page.text[page.word_ends[i] : start] not in {" ", ") "}:
        return False
    head, end = page.word_starts[i], page.word_ends[i]
    houses = [m for m in page.scan.within("orghead", head, end) if page.scan.token_end(m[1]) == end]
    return page.text[head].isupper() and any(m[2][0] in _HOUSES for m in houses)


def _structured(page: Page, words: Words, found: list[Named], bodies: Spans) -> None:
    """Names by their structure, with the office right before or after them."""
    roles = page.scan.of("role")
    before, after = {m[1]: m for m in roles}, {m[0]: m for m in roles}
    end = -1
    for start, _, _ in page.scan.of("personal"):
        spot = person_runs.structured(words, page.word_at(start)) if start >= end else None
        if spot is None or bodies.cover(*spot) or _LATIN_BEFORE.search(page.text[max(0, start - _LONG_WORD) : start]):
            continue
        end = spot[1]
        first = page.word_at(start)
        office = before.get(page.word_ends[first - 1]) if first else None
        if office is not None and page.text[office[1] : start].strip():
            office = None
        if office is None or not page.pack.sounds:
            follows = end + 1 if page.text[end : end + 1] == " " else end + 2
            office = after.get(follows, office) if page.text[end:follows] in {" ", ", ", "  "} else office
        _keep(page, found, spot, office[:2] if office else None, office[2] if office else "")


def _owner_before(page: Page, position: int) -> Mention | None:
    """Whose the office is that begins here, or the title of its holder ("X, Japan's minister")."""
    for kind in ("demonym", "country", "org", "honorific"):
        for mention in page.scan.within(kind, max(0, position - 40), position):
            end = page.scan.token_end(mention[1])
            if 0 <= position - end <= 4 and page.text[end:position].strip(" '.s") == "":
                return mention
    return None


def _before_role(page: Page, words: Words, start: int) -> tuple[int, int] | None:
    """ "Hans Kluge, directeur …", "X, the minister of …"."""
    position = start
    for _ in range(4):
        before = page.text[max(0, position - 8) : position]
        article = _ARTICLE.search(before)
        if article and page.pack.term(article.group(1)) not in page.pack.between:
            article = None
        if article:
            position -= len(article.group())
        elif owner := _owner_before(page, position):
            position = owner[0]
        else:
            break
    mark = _MARK.search(page.text[max(0, position - 3) : position])
    if not mark:
        return None
    spot = person_runs.before(words, max(0, position - 3) + mark.start() if position >= 3 else mark.start())
    if spot and words.capitals and page.at_place(*spot):
        return None  # "tại Xay Thani, Bộ trưởng …": where it was
    return spot if spot and len(page.text[spot[0] : spot[1]].split()) >= 2 and not _trade(page, spot) else None


def _before_body(page: Page, words: Words, spot: tuple[int, int] | None) -> tuple[int, int] | None:
    """The spot without the words with which an organisation's name begins, in a script without capitals."""
    if spot is None or words.capitals:
        return spot
    if page.scan.within("placehead", spot[0], spot[0] + 1) and page.scan.within("place", spot[0], spot[1]):
        return None  # "หัวหน้ากลุ่มงาน … โรงพยาบาล … จังหวัดน่าน": the province that it is in
    inside = page.partners[
        bisect_right(page.partners, spot[0], key=_start) : bisect_left(page.partners, spot[1], key=_start)
    ]
    cut = next((n.start for n in inside if spot[1] < n.end), None)
    if cut is None:
        return spot
    return (spot[0], cut - 1) if spot[0] < cut - 1 else None  # "በጥሩነሽ …": the name begins in its first word


def _before_office(page: Page, words: Words, start: int) -> tuple[int, int] | None:
    """The name before an office, past its body and whose that is ("박능후 보건복지부 장관")."""
    i = page.word_before(start)
    owned = {
        j
        for kind in ("org", "orghead", "country", "demonym", "role", "placehead", "place", "health")
        for a, b, _ in page.scan.within(kind, start - holders.REACH // 2, start)
        if page.scan.token_end(b) not in page.scan.suffix_at and b not in page.scan.suffix_at
        for j in range(page.word_at(a), page.word_at(b))
    }
    first_behind = bisect_left(page.partners, start, key=_start)
    owned |= {
        j
        for n in page.partners[bisect_right(page.partners, start - holders.REACH, key=_start) : first_behind]
        if n.end <= start and n.end not in page.scan.suffix_at
        for j in range(page.word_at(n.start), page.word_at(n.end))
    }
    passed = 0
    while i >= 0 and (i in owned or _NUMBERED.fullmatch(page.word(i))) and passed < MOST_OF_BODY and _spaced(page, i):
        i, passed = i - 1, passed + 1
    named = _past_brackets(page, i)
    if named < 0 or (named == i and not _spaced(page, i)):
        return None
    i = named
    last, first = i, i + 1
    while (
        i >= 0
        and last - i < MOST_NAMES
        and i not in owned
        and person_runs.plain_name(words, i)
        and (i == last or _spaced(page, i))
    ):
        first = i
        if person_runs.native_name(words, i):
            break
        i -= 1
    if first > last or (first == last and not person_runs.native_name(words, first) and passed == 0):
        return None
    return page.word_starts[first], page.word_ends[last]


def _behind_office(page: Page, words: Words, end: int) -> tuple[int, int] | None:
    """The name behind an office; where names mostly stand before it ("대표 모델로"), only what is sure to be one."""
    spot = holders.after(page, words, page.scan.token_end(end))
    return None if spot and page.pack.glued and not _of_the_language(page, words, spot) else spot


def _of_the_language(page: Page, words: Words, spot: tuple[int, int]) -> bool:
    """Is it a name of the language, in letters of another script, or of several words without an ending?"""
    first, last = page.word_at(spot[0]), page.word_at(spot[1])
    stem = page.text[spot[0] : spot[1]]
    if person_runs.native_stem(words, stem) or stem.isascii():
        return True
    return last - first > 1 and all(person_runs.plain_name(words, i) for i in range(first, last))


def _past_brackets(page: Page, index: int) -> int:
    """The word before the brackets in which the name is written in other letters."""
    closed = index >= 0 and page.text[page.word_ends[index] : page.word_ends[index] + 2] == ") "
    opens = page.text.rfind("(", max(0, page.word_ends[index] - 40), page.word_ends[index]) if closed else -1
    return page.word_before(opens) if opens >= 0 else index


def _spaced(page: Page, index: int) -> bool:
    """Does nothing but a space stand after the word?"""
    ends, starts = page.word_ends[index], page.word_starts
    return index + 1 < len(starts) and page.text[ends : starts[index + 1]] == " "


def _numbered(page: Page, words: Words, offset: int) -> tuple[int, int] | None:
    """A monarch's name with its number before it ("King the Second Abdullah")."""
    for start, end, (kind, _) in page.scan.within("number", offset, offset + 2):
        if kind == "ordinal" and (spot := person_runs.after(words, end)):
            return start, spot[1]
    return None


def _trade(page: Page, spot: tuple[int, int]) -> bool:
    """Is the spot an organisation or a place rather than a person?"""
    return any(page.scan.within(k, *spot) for k in ("org", "orghead", "country", "demonym", "placehead"))


def _keep(page: Page, found: list[Named], spot: tuple[int, int], role: tuple[int, int] | None, kind: str) -> None:
    """Add a spot to those found (in order, apart from one another), or its role to the one it overlaps; a district or
    town with the word for it ("Konsulat Jenderal Jepang di Kota Surabaya") is nobody.
    """
    if (
        page.pack.settings["capitals"]
        and page.text[spot[0]].isupper()
        and page.scan.within("placehead", spot[0], spot[0] + 1)
    ):
        return
    i = at = bisect_left(found, spot[1], key=_start)
    while i > 0 and found[i - 1].end > spot[0]:
        i -= 1
    if i < at:
        if found[i].role is None:
            found[i].role, found[i].role_kind = role, kind
        return
    found.insert(at, Named(*spot, "person", role=role, role_kind=kind, strength=0.85 if role else 0.8))


_start: Final = attrgetter("start")


def _speaker(page: Page, words: Words, spot: tuple[int, int]) -> bool:
    """Two words or more, and none of them a place, an organisation or a word of the trade; no news agency, whose name
    alone is in Latin letters among Cyrillic ones ("сообщает Agence France-Presse").
    """
    if not words.capitals or len(page.text[spot[0] : spot[1]].split()) < 2:
        return False
    if page.pack.settings["script"] == "Cyrl" and page.text[spot[0]].isascii():
        return False
    return not any(
        page.scan.within(k, *spot)
        for k in ("org", "orghead", "country", "demonym", "placehead", "word", "health", "counted")
    )


def _again(page: Page, persons: list[Named]) -> list[Named]:
    """Later spots of the same person: the whole name, or its last part."""
    capitals = page.pack.settings["capitals"]
    taken = sorted((n.start, n.end) for n in persons)
    found: list[Named] = []
    searched: set[str] = set()
    for i, person in enumerate(persons):
        name = page.text[person.start : person.end]
        person.key = person.key or f"person:{i}"
        before = len(found)
        for form in _forms(name, bool(capitals)):
            if form in searched:
                continue
            searched.add(form)
            for start, end in _places_of(page.text, form):
                country = form != name and page.scan.within("country", start, end)
                if not country and not _meets(taken, start, end):
                    found.append(Named(start, end, "person", key=person.key, strength=person.strength))
        for spot in found[before:]:
            insort(taken, (spot.start, spot.end))
    return _same_names(page, sorted([*persons, *found], key=lambda n: n.start))


def _forms(name: str, capitals: bool) -> list[str]:
    """The name, and where names have capitals its last and first word."""
    parts = re.split("[ ·•・‧]+", name)
    if "·" in name and not capitals:
        return [name] + [p for p in parts if len(p) > 1]
    if not capitals or len(parts) < 2:
        return [name]
    return [name] + [p for p in (parts[-1], parts[0]) if len(p) > 2 or (len(p) == 2 and p == parts[-1])]


def _meets(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Does a spot overlap with one that is taken (in order, apart from one another)?"""
    i = bisect_left(taken, (end, 0)) - 1
    return i >= 0 and taken[i][1] > start


def _places_of(text: str, form: str) -> list[tuple[int, int]]:
    """Where a word or phrase stands in the text, as whole words."""
    spots, at = [], text.find(form) if form else -1
    while at >= 0:
        end = at + len(form)
        if not (text[at - 1 : at].isalnum() if at else False) and not text[end : end + 1].isalnum():
            spots.append((at, end))
        at = text.find(form, end)
    return spots


def _same_names(page: Page, persons: list[Named]) -> list[Named]:
    """One key for spots whose names are the same or the tail of one another."""
    keys: dict[str, str] = {}
    for person in sorted(persons, key=lambda n: n.start - n.end):
        name = page.scan.folded.scan[person.start : person.end].strip()
        for longer, key in keys.items():
            if longer == name or longer.endswith(f" {name}") or longer.startswith(f"{name} "):
                person.key = key
                break
        else:
            keys[name] = person.key
    return persons

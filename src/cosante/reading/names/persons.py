"""Persons: a role and a name beside it, a title and a name, and the same surname later on."""

import re
from bisect import bisect_left, bisect_right, insort
from operator import attrgetter

from cosante.languages.tables import DEED_VERBS
from cosante.reading.names import person_runs
from cosante.reading.names.words import Words
from cosante.reading.page import Named, Page
from cosante.reading.scanning import Mention
from cosante.reading.spans import Spans

#: How far a name may stand behind its role when only countries, organisations and links stand between.
REACH = 110
#: No more words of a body stand between a name and an office, and no more words make a foreign name.
MOST_OF_BODY, MOST_NAMES = 6, 4
#: An organisation's letters may stand between an office and its holder: "director of the DEPCI, X".
_GAP = re.compile(r"[ ,:\"'(.\-]{0,3}")
_LINK = re.compile(r"[^\W\d_]+(?:[\u0900-\u0963]+[^\W\d_]*)*")
_ARTICLE = re.compile(r"([^\W\d_]+)(?: |')$")
_MARK = re.compile(r"[,(\-] ?$")
#: What stands between two who hold an office together.
_TWO = re.compile(r" ([^\W\d_]{1,3}) (?=[^\W\d_])")
#: A word of a name in Latin letters right before another, and how long it is at most.
_LATIN_BEFORE, _LONG_WORD = re.compile(r"[A-Z][A-Za-zÀ-ÿ'’]*[ -]\Z"), 20
_ACRONYM = re.compile(r"[A-Z]{2,8}(?=[ ,])")


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
        spot = None if offices_first else _before_role(page, words, start)
        spot = _other_holder(page, words, found, spot, end)
        if spot is None and page.pack.settings["person"] == "before":
            spot = _before_office(page, words, start)
        if spot is None and ((words.capitals and not page.pack.attached) or end not in page.scan.suffix_at):
            spot = _before_body(page, words, _after_role(page, words, page.scan.token_end(end)))
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
    other = _after_role(page, words, page.scan.token_end(end))
    if other is None or " " not in page.text[other[0] : other[1]]:
        return spot
    return spot if Spans((n.start, n.end + 1) for n in page.partners).cover(*other) else other


def part(page: Page) -> None:
    """Partners without what is an office or a person: "La secretaria de Salud, X", "глава Минздрава X"."""
    for person in page.persons:
        if person.role is None:
            continue
        start, end = person.role
        kept = []
        for name in page.partners:
            inside = start <= name.start and name.end <= end < person.start and not name.key
            if inside and (name.start == start or (name.type == "country" and not _lands(page, start, end))):
                continue
            if page.pack.settings["owner_by_case"] and start <= name.start < person.start < name.end <= person.end:
                name.end = person.start - 1
            kept.append(name)
        page.partners = kept


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
    for start, end, kind in page.scan.of("honorific"):
        if bodies.cover(start, end) and page.pack.settings["name_adjective"] == "after":
            continue  # "Rumah Sakit St. Carolus"
        after = end + 1 if page.text[end : end + 1] in {".", ":"} else end
        spot = person_runs.after(words, after) or (_numbered(page, words, after) if kind == "royal" else None)
        spot = _before_body(page, words, spot)
        if spot is not None and not _in_a_body(words, bodies, spot, start):
            _keep(page, found, spot, None, "")


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


def _after_role(page: Page, words: Words, end: int) -> tuple[int, int] | None:
    """The name after a role, past its organisation, country and title."""
    position, limit = end, end + REACH
    if page.pack.settings["person"] == "before" and page.text[end : end + 1] != " ":
        return None  # another of a list
    if (
        page.pack.settings["stop"] == "office"
        and page.text[end : end + 1] == "."
        and page.text[end - 3 : end].isalpha()
    ):
        return None  # the role ends its sentence ("… для 80 врачей. Следующая …")
    skippable = _skippable(page, end, limit)
    while 0 <= position < limit:
        gap = _GAP.match(page.text[position:limit])
        if page.pack.settings["colon_speech"] and gap is not None and ":" in gap.group():
            return None  # what the holder of the office says
        position += gap.end() if gap else 0
        if position in skippable and skippable[position][1]:
            position = skippable[position][0]
            continue
        spot = person_runs.after(words, position)
        if spot is not None and _fits(page, spot, position > end + 2):
            return spot
        if spot is not None and position > end + 2 and _of_office(page, words, spot):
            position = spot[1]
        elif position in skippable:
            position = skippable[position][0]
        elif acronym := _ACRONYM.match(page.text, position, limit):
            position = acronym.end()
        else:
            position = _past_link(page, words, (end, position, limit))
    return None


def _past_link(page: Page, words: Words, at: tuple[int, int, int]) -> int:
    """Where the words from an office to its holder go on, or -1; ``at``: the office's end, here, and the limit."""
    end, position, limit = at
    link = _LINK.match(page.text, position, limit)
    if link is None:
        return -1
    term = page.pack.term(link.group())
    if page.pack.spaceless and term in page.pack.joining:
        return -1  # another person of the list
    if page.pack.settings["owner_by_case"] and _complement(page, link):
        return link.end()
    if term not in page.pack.between:
        return -1
    if any([m[2] == "to" and m[1] == link.end() for m in page.scan.within("cue", position, link.end())]):
        purpose = person_runs.after(words, link.end() + 1)  # "Director General para Asuntos Sociales"
        if purpose is not None and page.pack.settings["name_adjective"] != "before":
            return purpose[1]
    if page.text[max(end, position - 2) : position] == ", " and term in page.pack.joining:
        return -1  # "…, and X": another person of the list
    return link.end()


def _complement(page: Page, link: re.Match[str]) -> bool:
    """Is it a word of what an office is for, in small letters and no verb ("глава управления экстренной помощи X")?"""
    if not link.group().islower() or page.pack.term(link.group()) in page.pack.between:
        return False
    return all([m[2][1] == "-" for m in page.scan.within("word", *link.span())])


def _of_office(page: Page, words: Words, spot: tuple[int, int]) -> bool:
    """Is the one word the rest of an office, the names behind its comma ("ministras de Salud y Defensa, X y Z")?"""
    if not words.capitals or " " in page.text[spot[0] : spot[1]] or page.text[spot[1] : spot[1] + 2] != ", ":
        return False
    name = person_runs.after(words, spot[1] + 2)
    return name is not None and " " in page.text[name[0] : name[1]]


def _skippable(page: Page, start: int, end: int) -> dict[int, tuple[int, bool]]:
    """Where something that may stand between role and name begins: its end, and whether it can be no name itself."""
    spots: dict[int, tuple[int, bool]] = {}
    for kind, certain in (
        ("place", False),
        ("health", False),
        ("placehead", False),
        ("orghead", True),
        ("word", False),
        ("demonym", True),
        ("country", True),
        ("org", True),
        ("honorific", True),
        ("role", True),
    ):
        for mention in page.scan.within(kind, start, end):
            if kind == "word" and mention[2][0] in DEED_VERBS:
                continue
            sure = certain or (kind == "place" and _whose(page, mention))
            if sure or not spots.get(mention[0], (0, False))[1]:
                spots[mention[0]] = (page.scan.token_end(mention[1]), sure)
    if page.pack.settings["owner_by_case"]:
        for name in page.partners[bisect_left(page.partners, start, key=_start) :]:
            if name.start >= end:
                break
            heads = page.scan.within("orghead", name.start + 1, name.end)
            if name.start not in spots and heads:  # "голова Львівської ОВА X"
                spots[name.start] = (max(page.scan.token_end(m[1]) for m in heads), True)
    if page.pack.settings["name_adjective"] == "after":
        for name in page.partners[bisect_left(page.partners, start, key=_start) :]:
            if name.start >= end:
                break
            spots[name.start] = (max(name.end, spots.get(name.start, (0, True))[0]), True)
    return spots


def _whose(page: Page, place: Mention) -> bool:
    """Does the place say where an office is held, and is no name (министр Чеченской Республики X, посол в Москве X)?"""
    if not page.pack.settings["owner_by_case"]:
        return False
    before = page.word_before(place[0])
    inside = before is not None and before >= 0 and page.word(before) in page.pack.locatives
    division = " " in page.text[place[0] : place[1]] and not any(id_.startswith("geonames:") for id_ in place[2])
    return inside or division


def _fits(page: Page, spot: tuple[int, int], far: bool) -> bool:
    """A far name needs two words; a near one may be a surname alone."""
    if page.pack.settings["name_adjective"] == "after" and any(m[:2] == spot for m in page.scan.within("place", *spot)):
        return False  # "bác sĩ Thanh Hóa": where they are from
    words = page.text[spot[0] : spot[1]].split()
    if any(m[:2] == spot and m[2][1] == "alone" for m in page.scan.within("placehead", *spot)):
        return False  # "mawaziri wa Afrika Mashariki": a part of the world
    if any(m[1] == spot[1] and m[2][1] == "before" for m in page.scan.within("placehead", spot[0] + 1, spot[1])):
        return False  # "Hartum Eyaleti": a division whose minister is told of
    if page.pack.sounds:
        return True  # told by its structure
    if page.pack.postpositions and any(m[0] == spot[0] for m in page.scan.within("personal", *spot)):
        return True  # told by its title
    if page.pack.settings["full_names"] and len(words) < 2:
        return False
    heads = page.scan.within("orghead", spot[1], spot[1] + 2) if page.pack.settings["capitals"] else []
    if any(m[2][1] in {"before", "both"} for m in heads):
        return False  # "Queen Elizabeth Hospital"
    owned = page.pack.settings["owner_by_case"]
    if owned and any(m[2][1] != "after" for m in page.scan.within("placehead", spot[1], spot[1] + 2)):
        return False  # "аким Алматинской области"
    if owned and any(_is_place(m, spot) for m in page.scan.within("place", spot[0], spot[0] + 1)):
        return False  # "лікарі Чернігівщини"
    if owned and len(words) == 1 and any(m[:2] == spot for m in page.scan.within("place", spot[0], spot[0] + 1)):
        return False  # "лікарів Дніпра"
    if len(words) >= 2:
        return True
    return (
        not far
        and len(words[0]) > 2
        and not any(page.scan.within(k, *spot) for k in ("orghead", "word", "health", "counted", "placehead"))
    )


def _is_place(mention: Mention, spot: tuple[int, int]) -> bool:
    """Is the spot a part of a place's name, or wholly a division's? (Towns are called like persons.)"""
    end, ids = mention[1], mention[2]
    return end > spot[1] or (end == spot[1] and not any(id_.startswith("geonames:") for id_ in ids))


def _before_role(page: Page, words: Words, start: int) -> tuple[int, int] | None:
    """ "Hans Kluge, directeur …", "X, the minister of …"."""
    position = start
    for _ in range(4):
        before = page.text[max(0, position - 8) : position]
        article = _ARTICLE.search(before)
        if article and page.pack.term(article.group(1)) not in page.pack.between:
            article = None
        owner = next(
            (
                m
                for k in ("demonym", "country", "org", "honorific")
                for m in page.scan.within(k, max(0, position - 40), position)
                if 0 <= position - page.scan.token_end(m[1]) <= 4
                and page.text[page.scan.token_end(m[1]) : position].strip(" '.s") == ""
            ),
            None,
        )
        if article:
            position -= len(article.group())
        elif owner:
            position = owner[0]
        else:
            break
    mark = _MARK.search(page.text[max(0, position - 3) : position])
    if not mark:
        return None
    spot = person_runs.before(words, max(0, position - 3) + mark.start() if position >= 3 else mark.start())
    return spot if spot and len(page.text[spot[0] : spot[1]].split()) >= 2 and not _trade(page, spot) else None


def _before_body(page: Page, words: Words, spot: tuple[int, int] | None) -> tuple[int, int] | None:
    """The spot without the words with which an organisation's name begins, in a script without capitals."""
    if spot is None or words.capitals:
        return spot
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
        for a, b, _ in page.scan.within(kind, start - REACH // 2, start)
        if page.scan.token_end(b) not in page.scan.suffix_at and b not in page.scan.suffix_at
        for j in range(page.word_at(a), page.word_at(b))
    }
    owned |= {
        j
        for n in page.partners
        if start - REACH < n.start < n.end <= start and n.end not in page.scan.suffix_at
        for j in range(page.word_at(n.start), page.word_at(n.end))
    }
    passed = 0
    while i >= 0 and i in owned and passed < MOST_OF_BODY and _spaced(page, i):
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
    """Add a spot to those found (in order, apart from one another), or its role to the one it overlaps."""
    i = at = bisect_left(found, spot[1], key=_start)
    while i > 0 and found[i - 1].end > spot[0]:
        i -= 1
    if i < at:
        if found[i].role is None:
            found[i].role, found[i].role_kind = role, kind
        return
    found.insert(at, Named(*spot, "person", role=role, role_kind=kind, strength=0.85 if role else 0.8))


_start = attrgetter("start")


def _speaker(page: Page, words: Words, spot: tuple[int, int]) -> bool:
    """Two words or more, and none of them a place, an organisation or a word of the trade."""
    if not words.capitals or len(page.text[spot[0] : spot[1]].split()) < 2:
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

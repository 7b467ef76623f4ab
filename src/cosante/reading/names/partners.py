"""Partners: known organisations, organisations by their heads, countries, full names with their acronyms.

A head ("Hospital", "ministère", "বিভাগ") takes the name around it; its country is that of a country, people or place in
the name, of the owner before it ("Cambodia's"), or, where the text leaves no doubt, the country that it speaks of.
"""

import re
from collections import Counter

from cosante.languages.folding import fold_term
from cosante.reading.names.runs import Runs
from cosante.reading.page import Named, Page
from cosante.reading.relevance import tally
from cosante.reading.scanning import Mention
from cosante.reading.spans import Spans

#: Types of which the bare head, without a name, still says who acts once the country is known.
_BARE_OK = frozenset({"ministry", "embassy", "medical_team", "armed_forces", "subnational_government"})
#: Types that stand away from home: "in", "to" or "at" after their head says where they are, not whose.
_AWAY = frozenset({"embassy", "medical_team", "armed_forces", "un_agency", "multilateral", "ministry"})
#: A town of a country that the text never names says whose an organisation is from this size on (inhabitants).
_CITY = 100_000
#: Bodies of a state, whose country ends their name where it is told by its case alone.
_STATE = _AWAY | {"country"}
_INTERNATIONAL = frozenset({"un_agency", "multilateral"})
#: Bodies that are told with what they are before their name.
_SAID = frozenset(
    {"ngo", "foundation", "bilateral_agency", "multilateral", "un_agency", "academic", "company", "other"}
)
#: Names of this strength are names by themselves.
_SURE = 0.85
_BRACKETS = re.compile(r" ?\(([^\W\d_][^\s()]{2,13})\)")
#: Whose it is may stand behind the short form too: "Kementerian Kesehatan (Kemenkes RI)".
_ACRONYM_OWNED = re.compile(r" ?\(([A-ZА-ЯЁІЇЄҐ][A-Za-zА-ЯЁІЇЄҐа-яёіїєґ0-9/&.-]{1,12})(?: [A-Z]\w+)?\)")
_ACRONYM = re.compile(r" ?\(([A-ZА-ЯЁІЇЄҐ][A-Za-zА-ЯЁІЇЄҐа-яёіїєґ0-9/&.-]{1,12})\)")


def find(page: Page, runs: Runs) -> list[Named]:
    """Every spot of the text that names a partner, countries included."""
    found = [*_known(page), *_headed(page, runs), *_teams(page), *_spelled_out(page, runs)]
    found = _widest(found)
    if not runs.capitals:
        found = _apposed(page, found)
    covered = Spans((n.reach[0] if n.reach[1] else n.start, n.end) for n in found)
    found += [c for c in _countries(page) if not covered.hold(c.start)]
    found.sort(key=lambda n: n.start)
    found = [n for n in found if not page.is_skipped(n.start)]
    _acronyms(page, found)
    settle_countries(page, found)
    return found


def _known(page: Page) -> list[Named]:
    found = []
    for start, end, key in page.scan.of("org"):
        record = page.world.organisations[key]
        found.append(
            Named(
                start,
                end,
                "partner",
                record.type,
                record.country,
                record.identifier,
                record.name_en,
                key=f"org:{key}",
                strength=0.95,
            )
        )
    return found


def _headed(page: Page, runs: Runs) -> list[Named]:
    found = []
    after = page.pack.folded_setting("name_links_after")
    for start, end, (kind, order) in page.scan.of("orghead"):
        begin, stop = start, end
        if page.pack.prefixes is not None and any(
            m[0] == start and m[1] >= end for m in page.scan.within("org", start, end)
        ):
            continue  # a known organisation, whatever follows it
        if order in {"after", "both", "alone"}:
            stop = _right(page, runs, (end, kind, order), after)
        if order in {"before", "both"}:
            begin = runs.name_left(start)
            if page.pack.inside and begin < start and order == "both":
                stop = runs.inside_right(page.scan.token_end(end), stop)
        elif order == "alone" and not runs.capitals and kind not in _INTERNATIONAL:
            begin = start if runs.owned_after else runs.owner_left(start)
        before = runs.capitals or page.pack.setting("name_adjective") != "after"
        if (
            before
            and begin == start
            and (order == "alone" or kind in _BARE_OK)
            and (runs.capitals or kind not in _INTERNATIONAL)
        ):
            begin = _owner(page, begin)
            if begin == start and kind in _BARE_OK and not runs.capitals:
                begin = _owner_apart(page, runs, start)
        if order != "alone" and (begin, stop) == (start, end):
            continue
        name = Named(begin, stop, "partner", kind, strength=0.85 if order == "alone" else 0.75)
        away = kind in _AWAY and not (page.pack.spaceless and page.pack.full)
        owner = _first_owner(page, begin, end)
        if owner == "":
            name.country = _sender(page, begin, end)
        else:
            name.country = owner or _country_inside(page, begin, end, away) or _country_inside(page, end, stop)
        if order != "alone" and not _names_something(page, begin, stop, start, end, runs):
            continue
        found.append(name)
    return found


def _right(page: Page, runs: Runs, head: tuple[int, str, str], links: frozenset[str]) -> int:
    """Where the name ends whose head (its end, type and order) is given."""
    (end, kind, order), cases = head, bool(page.pack.inside)
    if runs.owned_after and (kind in _STATE or order == "alone"):
        return _owned_right(page, end, at_places=kind == "embassy")
    if kind in _AWAY:
        links = links - page.pack.locatives
    if cases and kind == "medical_team":
        links = links | page.pack.origins
    stop = end
    if runs.capitals or end not in page.scan.suffix_at:
        stop = runs.name_right(page.scan.token_end(end), links, linked_only=order == "alone")
    stop = end if stop <= page.scan.token_end(end) else stop
    if cases and kind == "subnational_government":
        stop = max(end, runs.inside_right(page.scan.token_end(end), stop))
    return _past_country(page, end, stop) if cases and kind in _STATE else stop


def _owned_right(page: Page, end: int, at_places: bool) -> int:
    """Where the country ends whose the body is, right after its head; an embassy's name may say where it is."""
    position = end
    for _ in range(3):
        position += page.text[position : position + 1] == " "
        for kind in ("country", "demonym", "place") if at_places else ("country", "demonym"):
            if lands := page.scan.within(kind, position, position + 1):
                return lands[0][1]
        word = page.word_at(position)
        if word >= len(page.word_starts) or page.word_starts[word] != position:
            break
        small = page.pack.term(page.text[position : page.word_ends[word]])
        if small not in page.pack.articles and not (at_places and small in page.pack.locatives):
            break
        position = page.word_ends[word]
    return end


def _past_country(page: Page, start: int, stop: int) -> int:
    """Where the name of a state's body ends: after the country, though a person's name follows it."""
    lands = page.scan.within("country", start, max(stop, start + 2))
    return lands[0][1] if lands and page.text[start : lands[0][0]].count(" ") <= 2 else stop


def _teams(page: Page) -> list[Named]:
    """ "Forty Cuban doctors", "nine doctors and ten nurses from Cuba": health workers of a country, by their number."""
    found = []
    for count in page.counts:
        if count.of not in {"doctors", "health_workers"}:
            continue
        people = page.scan.within("demonym", count.start, count.end)
        if people:
            found.append(Named(count.start, count.end, "partner", "medical_team", people[0][2], strength=0.5))
            continue
        home = page.scan.within("country", count.end, count.end + 16)
        if home and (_origin(page, count.end, home[0][0]) or _owned(page, count.end, home[0][0])):
            found.append(
                Named(count.start, page.scan.token_end(home[0][1]), "partner", "medical_team", home[0][2], strength=0.5)
            )
    return found


def _owned(page: Page, start: int, end: int) -> bool:
    """Does the country stand right after what is its own ("40 bác sĩ Cuba"), in a language that puts it there?"""
    return page.pack.setting("name_adjective") == "after" and page.text[start:end] == " "


def _origin(page: Page, start: int, end: int) -> bool:
    """Is there nothing but a word of origin between ("from", "venus de la")?"""
    words = page.pack.term(page.text[start:end]).split()
    return bool(words) and all(w in page.pack.between or w in page.pack.origins for w in words)


def _spelled_out(page: Page, runs: Runs) -> list[Named]:
    """ "Full Name (FN)": capitals before brackets whose letters are their first letters."""
    if not runs.capitals:
        return []
    found = []
    for match in re.finditer(r" \(([A-ZА-ЯЁІЇЄҐ]{2,8})\)", page.text):
        begin = runs.name_left(match.start())
        words = re.findall(r"[^\W\d_]+", page.text[begin : match.start()])
        initials = "".join(w[0] for w in words if w[0].isupper())
        if (len(words) >= 2 and initials.endswith(match[1])) or (
            len(words) >= 3 and initials[:1] == match[1][:1] and len(initials) >= len(match[1]) - 1 >= 2
        ):
            found.append(Named(begin, match.start(), "partner", "other", strength=0.55))
    return found


def _names_something(page: Page, begin: int, stop: int, start: int, end: int, runs: Runs) -> bool:
    """Does the phrase hold more than its head and a link: a capital, a place, a country?"""
    geographic = any(
        begin <= m[0] < stop for kind in ("country", "demonym", "place") for m in page.scan.within(kind, begin, stop)
    )
    if geographic:
        return True
    if not runs.capitals:
        return begin < start or stop > end
    if page.pack.inside and stop > end and _ACRONYM.match(page.text, stop):
        return True
    outside = page.text[begin:start] + " " + page.text[end:stop]
    return bool(re.search(r"[^\W\d_]{2,}", outside)) and any(w[:1].isupper() for w in outside.split())


def _owner(page: Page, start: int) -> int:
    """The start of the country or people right before a head: "Cambodia's", "the Chinese", "কাজাখস্তানের"."""
    for kind in ("demonym", "country"):
        for mention in page.scan.within(kind, max(0, start - 40), start):
            gap = page.text[page.scan.token_end(mention[1]) : start]
            if page.pack.suffixes.get(page.scan.suffix_at.get(mention[1], "")) in {"dative", "locative"}:
                continue
            if gap in {" ", "'s ", "' ", "s' ", "-", " - "}:
                return mention[0]
    return start


def _owner_apart(page: Page, runs: Runs, start: int) -> int:
    """The start of an owner that ordinary words part from the head: "চীনের একটি চিকিৎসক দল" ("China's a team")."""
    i = page.word_before(start)
    for _ in range(3):
        if i <= 0 or page.text[page.word_ends[i] : page.word_starts[i + 1]] != " ":
            return start
        word = page.word(i)
        if (word not in page.pack.common and page.word_starts[i] not in runs.soft) or runs.case(i):
            return start
        i -= 1
        end = page.word_ends[i]
        for kind in ("demonym", "country"):
            for mention in page.scan.within(kind, max(0, end - 40), end):
                if page.scan.token_end(mention[1]) == end and runs.case(i) == ("genitive" if kind == "country" else ""):
                    return mention[0] if page.text[end : page.word_starts[i + 1]] == " " else start
    return start


def _country_inside(page: Page, begin: int, stop: int, last: bool = False) -> str | None:
    """The one country that a stretch names, by its name or its people; or else the ``last``, right before the head."""
    if begin >= stop:
        return None
    lands, peoples = page.scan.within("country", begin, stop), page.scan.within("demonym", begin, stop)
    if last and (lands or peoples):
        named = max(lands + peoples)
        if page.text[page.scan.token_end(named[1]) : stop].count(" ") <= 2:
            return str(named[2])
    for mentions in (lands, peoples):
        codes = {m[2] for m in mentions}
        if len(codes) == 1:
            return str(codes.pop())
    places = [page.world.places[i] for m in page.scan.within("place", begin, stop) for i in m[2]]
    countries = {p.country for p in places if p.country in page.spoken}
    countries = countries or {p.country for p in places if p.population > _CITY}
    return countries.pop() if len(countries) == 1 else None


def _first_owner(page: Page, begin: int, end: int) -> str | None:
    """The first country of a name in which others may be told as well, after a word that says where the body is sent
    or stands (中国驻老挝大使馆, 中国第12批援老挝医疗队); "" where there are none but such."""
    if not (page.pack.spaceless and page.pack.full):
        return None
    links = page.pack.folded_setting("name_links")
    lands = sorted(m for kind in ("country", "demonym") for m in page.scan.within(kind, begin, end))
    for start, _, code in lands:
        before = page.word_before(start)
        sent = page.scan.text[start : start + 1] in links  # 援赞, 驻老
        if not sent and (before < 0 or page.word(before) not in links):
            return str(code)
    return "" if lands else None


def _sender(page: Page, begin: int, end: int) -> str | None:
    """Who sent a body of which only the country it is sent to is told: the other that the text speaks of most."""
    away = {m[2] for kind in ("country", "demonym") for m in page.scan.within(kind, begin, end)}
    others = [(n, code) for code, n in home_countries(page).items() if code not in away]
    return max(others)[1] if others else None


def _countries(page: Page) -> list[Named]:
    found = []
    for start, end, code in page.scan.of("country"):
        found.append(
            Named(
                start,
                end,
                "partner",
                "country",
                code,
                None,
                page.world.country_names.get(code),
                key=f"country:{code}",
                strength=0.6,
            )
        )
    return found


def _widest(found: list[Named]) -> list[Named]:
    """Of overlapping names the widest; a known organisation inside a wider name gives way to it."""
    found.sort(key=lambda n: (n.start, -n.end, -n.strength))
    kept: list[Named] = []
    for name in found:
        if kept and name.start < kept[-1].end:
            last = kept[-1]
            if name.end - name.start > last.end - last.start:
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _apposed(page: Page, found: list[Named]) -> list[Named]:
    """What a body is, right before its name ("the aid agency KSrelief"), is the same body: it gives its country."""
    kept: list[Named] = []
    for name in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.type in _SAID
            and name.type in _SAID
            and name.strength >= _SURE
            and (last.strength < _SURE or (last.type == name.type and last.end - last.start > 12))
            and page.text[last.end : name.start] in {" ", "-"}
        ):
            name.country, name.reach = name.country or last.country, (last.start, name.end)
            kept[-1] = name
            continue
        kept.append(name)
    return kept


def _acronyms(page: Page, found: list[Named]) -> None:
    """ "Full name (ACRONYM)": the acronym later in the text is that partner too."""
    short: dict[str, Named] = {}
    pattern = _ACRONYM_OWNED if page.pack.setting("name_adjective") == "after" else _ACRONYM
    for name in found:
        if name.type == "country":
            continue
        match = pattern.match(page.text, page.scan.token_end(name.end))
        if not match and not page.pack.setting("capitals"):
            match = _short_form(page, page.scan.token_end(name.end))
        if match:
            short.setdefault(match[1], name)
            name.reach = (name.start, match.end())
    named = {n.start: n for n in found}
    for acronym, name in short.items():
        spots = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(acronym)}(?!\w)", page.text)]
        known = [named[start] for start in spots if start in named and named[start] is not name]
        if not name.key:
            name.key = next((n.key for n in known if n.key), "") or f"acronym:{acronym}"
        for other in known:
            if not other.key and other.type == name.type:
                other.key, other.country, other.name_en = name.key, name.country, name.name_en
        for start in spots:
            if start in named:
                continue
            named[start] = Named(
                start,
                start + len(acronym),
                "partner",
                name.type,
                name.country,
                name.identifier,
                name.name_en,
                key=name.key,
                strength=name.strength,
            )
            found.append(named[start])
    found.sort(key=lambda n: n.start)


def _short_form(page: Page, end: int) -> "re.Match[str] | None":
    """One word in brackets that is no place, number or ordinary word: the short form, in a script without capitals."""
    match = _BRACKETS.match(page.text, end)
    if match is None or page.pack.term(match[1]) in page.pack.common:
        return None
    start = match.start(1)
    kinds = ("country", "demonym", "place", "date", "number", "role", "cue", "health", "placehead")
    return None if any(page.scan.within(kind, start, match.end(1)) for kind in kinds) else match


def home_countries(page: Page) -> Counter[str]:
    """How often the text speaks of each country, by name, people or place; the title counts double."""
    if page.homes is None:
        page.homes = tally(page.scan, page.world)
        for kind in ("country", "demonym"):
            page.homes.update([code for _, _, code in page.scan.within(kind, 0, page.title_end)])
    return page.homes


def settle_countries(page: Page, found: list[Named]) -> None:
    """Partners without a country take the one that their sentence speaks of, where the text as a whole allows no other.

    A doubt is left open: no country is better than a wrong one.
    """
    spoken = home_countries(page)
    for name in found:
        if (
            name.country
            or name.type in _INTERNATIONAL | {"ngo", "foundation", "company"}
            or name.identifier
            or name.key.startswith("org:")
        ):
            continue
        if len(spoken) == 1:
            name.country = next(iter(spoken))
            continue
        sentence = page.sentence_at(name.start)
        codes = {m[2] for kind in ("country", "demonym") for m in page.scan.within(kind, sentence.start, name.start)}
        codes |= {
            page.world.places[m[2][0]].country
            for m in page.scan.within("place", sentence.start, sentence.end)
            if len(m[2]) == 1
        }
        if len(codes) == 1 and _speaks_of(spoken, *codes):
            name.country = codes.pop()


def _speaks_of(spoken: Counter[str], country: str) -> bool:
    """Is the text about this country more than about any two others?"""
    others = [n for code, n in spoken.items() if code != country]
    return spoken[country] >= 2 * max(others, default=1)


def group(page: Page, found: list[Named]) -> dict[str, list[Named]]:
    """The spots of each partner together, by identity or by name."""
    groups: dict[str, list[Named]] = {}
    for name in found:
        key = name.key or f"{name.type}:{name.country or ''}:{_plain(page, name)}"
        groups.setdefault(key, []).append(name)
    return groups


def _plain(page: Page, name: Named) -> str:
    if page.pack.nominatives:
        return fold_term(page.pack.nominative(" ".join(page.text[name.start : name.end].split())))
    return " ".join(page.scan.folded.scan[name.start : name.end].split())


def overlaps(mention: Mention, names: list[Named]) -> bool:
    """Does a mention lie inside one of the names?"""
    return any(n.start <= mention[0] < n.end for n in names)

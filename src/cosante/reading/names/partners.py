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
_INTERNATIONAL = frozenset({"un_agency", "multilateral"})
_ACRONYM = re.compile(r" ?\(([A-Z][A-Za-z0-9/&.-]{1,12})\)")


def find(page: Page, runs: Runs) -> list[Named]:
    """Every spot of the text that names a partner, countries included."""
    found = [*_known(page), *_headed(page, runs), *_teams(page), *_spelled_out(page, runs)]
    found = _widest(found)
    named = Spans((n.start, n.end) for n in found)
    found += [c for c in _countries(page) if not named.hold(c.start)]
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
        if order in {"after", "both", "alone"}:
            links = after - page.pack.locatives if kind in _AWAY else after
            stop = runs.name_right(page.scan.token_end(end), links, linked_only=order == "alone")
            stop = end if stop <= page.scan.token_end(end) else stop
        if order in {"before", "both"} or (order == "alone" and not runs.capitals):
            begin = runs.name_left(start)
        if begin == start and (order == "alone" or kind in _BARE_OK):
            begin = _owner(page, begin)
        if order != "alone" and (begin, stop) == (start, end):
            continue
        name = Named(begin, stop, "partner", kind, strength=0.85 if order == "alone" else 0.75)
        name.country = _country_inside(page, begin, end) or _country_inside(page, end, stop)
        if order != "alone" and not _names_something(page, begin, stop, start, end, runs):
            continue
        found.append(name)
    return found


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
        if home and _origin(page, count.end, home[0][0]):
            found.append(
                Named(count.start, page.scan.token_end(home[0][1]), "partner", "medical_team", home[0][2], strength=0.5)
            )
    return found


def _origin(page: Page, start: int, end: int) -> bool:
    """Is there nothing but a word of origin between ("from", "venus de la")?"""
    words = fold_term(page.text[start:end]).split()
    return bool(words) and all(w in page.pack.between or w in page.pack.origins for w in words)


def _spelled_out(page: Page, runs: Runs) -> list[Named]:
    """ "Full Name (FN)": capitals before brackets whose letters are their first letters."""
    if not runs.capitals:
        return []
    found = []
    for match in re.finditer(r" \(([A-Z]{2,8})\)", page.text):
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
    outside = page.text[begin:start] + " " + page.text[end:stop]
    return bool(re.search(r"[^\W\d_]{2,}", outside)) and any(w[:1].isupper() for w in outside.split())


def _owner(page: Page, start: int) -> int:
    """The start of the country or people right before a head: "Cambodia's", "the Chinese", "কাজাখস্তানের"."""
    for kind in ("demonym", "country"):
        for mention in page.scan.within(kind, max(0, start - 40), start):
            gap = page.text[page.scan.token_end(mention[1]) : start]
            if gap in {" ", "'s ", "' ", "s' ", "-", " - "}:
                return mention[0]
    return start


def _country_inside(page: Page, begin: int, stop: int) -> str | None:
    for kind in ("country", "demonym"):
        codes = {m[2] for m in page.scan.within(kind, begin, stop)}
        if len(codes) == 1:
            return str(codes.pop())
    places = page.scan.within("place", begin, stop)
    countries = {page.world.places[i].country for m in places for i in m[2]}
    return countries.pop() if len(countries) == 1 else None


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


def _acronyms(page: Page, found: list[Named]) -> None:
    """ "Full name (ACRONYM)": the acronym later in the text is that partner too."""
    short: dict[str, Named] = {}
    for name in found:
        if name.type == "country":
            continue
        match = _ACRONYM.match(page.text, page.scan.token_end(name.end))
        if match:
            short[match[1]] = name
            name.reach = (name.start, match.end())
    taken = {n.start for n in found}
    for acronym, name in short.items():
        if not name.key:
            name.key = f"acronym:{acronym}"
        for match in re.finditer(rf"(?<!\w){re.escape(acronym)}(?!\w)", page.text):
            if match.start() not in taken:
                taken.add(match.start())
                found.append(
                    Named(
                        match.start(),
                        match.end(),
                        "partner",
                        name.type,
                        name.country,
                        name.identifier,
                        name.name_en,
                        key=name.key,
                        strength=name.strength,
                    )
                )
    found.sort(key=lambda n: n.start)


def home_countries(page: Page) -> Counter[str]:
    """How often the text speaks of each country, by name, people or place; the title counts double."""
    count = tally(page.scan, page.world)
    for kind in ("country", "demonym"):
        count.update(code for _, _, code in page.scan.within(kind, 0, page.title_end))
    return count


def settle_countries(page: Page, found: list[Named]) -> None:
    """Partners without a country take the one that their sentence speaks of, where the text as a whole allows no other.

    A doubt is left open: no country is better than a wrong one.
    """
    spoken = home_countries(page)
    for name in found:
        if name.country or name.type in _INTERNATIONAL or name.identifier or name.key.startswith("org:"):
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
        if len(codes) == 1 and spoken.most_common(1)[0][0] in codes:
            name.country = codes.pop()


def group(page: Page, found: list[Named]) -> dict[str, list[Named]]:
    """The spots of each partner together, by identity or by name."""
    groups: dict[str, list[Named]] = {}
    for name in found:
        key = name.key or f"{name.type}:{name.country or ''}:{_plain(page, name)}"
        groups.setdefault(key, []).append(name)
    return groups


def _plain(page: Page, name: Named) -> str:
    return " ".join(page.scan.folded.scan[name.start : name.end].split())


def overlaps(mention: Mention, names: list[Named]) -> bool:
    """Does a mention lie inside one of the names?"""
    return any(n.start <= mention[0] < n.end for n in names)

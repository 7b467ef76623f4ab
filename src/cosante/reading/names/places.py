"""Places: countries, divisions and towns of the world table, and places made by a head ("Na Muong commune")."""

import re
from bisect import bisect_left
from collections import Counter

from cosante.reading.names import body_runs
from cosante.reading.names.words import Words
from cosante.reading.page import Named, Page
from cosante.reading.spans import Spans


def find(page: Page, words: Words, persons: list[Named], tally: Counter[str]) -> list[Named]:
    """Every spot of the text that names a place."""
    found: list[Named] = []
    quoted = Spans((n.start, n.end) for n in page.partners if '"' in page.text[n.start : n.end])
    for start, end, code in page.scan.of("country"):
        if page.in_currency(start, end) or _in_quotes(page, quoted, start, end):
            continue
        found.append(
            Named(start, end, "place", "country", code, None, page.world.country_names.get(code), key=f"country:{code}")
        )
    heads = page.scan.of("placehead")
    bodies = [(n.start, n.end) for n in page.partners if n.key.startswith("org:")]
    taken = sorted([(p.start, p.end) for p in persons] + [(n.start, n.end) for n in found] + bodies)
    begins = [t[0] for t in taken]
    for start, end, ids in page.scan.of("place"):
        i = bisect_left(begins, end) - 1
        if i >= 0 and taken[i][1] > start:
            continue
        chosen = _choose(page, ids, start, end, heads, tally)
        if chosen is None or _in_quotes(page, quoted, start, end):
            continue
        record = page.world.places[chosen]
        found.append(
            Named(start, end, "place", record.kind, record.country, record.id, record.name_en, key=f"place:{record.id}")
        )
    found += _headed(page, words, found, persons)
    found = [n for n in found if not page.is_skipped(n.start)]
    return sorted(found, key=lambda n: n.start)


def _in_quotes(page: Page, quoted: Spans, start: int, end: int) -> bool:
    """Does the spot lie between the quotation marks of an organisation's name (фонд «Помощь Украине»)?"""
    if not quoted.cover(start, end):
        return False
    line = page.text[page.text.rfind("\n", 0, start) + 1 : start]
    return line.count('"') % 2 == 1


def _choose(
    page: Page,
    ids: tuple[str, ...],
    start: int,
    end: int,
    heads: list[tuple[int, int, tuple[str, str]]],
    tally: Counter[str],
) -> str | None:
    """Which of the places of this name the text means: by a head beside it, the countries spoken of, then by size."""
    beside = _head_beside(page, start, end, heads)

    def weight(place: str) -> tuple[int, int, int]:
        record = page.world.places[place]
        division = record.kind == "admin1"
        return (
            tally.get(record.country, 0),
            int((beside == "admin1") == division) if beside else int(not division),
            record.population,
        )

    best = max(ids, key=weight)
    record = page.world.places[best]
    if not tally.get(record.country) and record.kind == "city" and record.population < 150_000:
        return None
    return best


def _head_beside(page: Page, start: int, end: int, heads: list[tuple[int, int, tuple[str, str]]]) -> str | None:
    for head_start, head_end, (kind, _) in page.scan.within("placehead", max(0, start - 24), end + 16):
        if 0 <= head_start - page.scan.token_end(end) <= 2 or 0 <= start - head_end <= 7:
            return str(kind)
    return None


def _headed(page: Page, words: Words, known: list[Named], persons: list[Named]) -> list[Named]:
    """Places of which the table knows nothing, by the word that makes them one."""
    found = []
    spots, people = Spans((n.start, n.end) for n in known), Spans((p.start, p.end) for p in persons)
    after = frozenset(page.pack.setting("name_links_after"))
    for start, end, (kind, order) in page.scan.of("placehead"):
        if any(m[0] < start < m[1] for m in page.scan.within("role", start - 24, start)):
            continue  # "secretário de Estado"
        begin, stop = start, end
        if order in {"before", "both"}:
            begin = _left(page, words, start)
        if order in {"after", "both"} and begin == start:
            stop = body_runs.right(words, page.scan.token_end(end), after)
        if not words.capitals and stop > end and page.scan.within("orghead", begin, stop):
            continue
        if spots.begin_in(begin, max(stop, end)) or (begin, stop) == (start, end) or stop - begin > 60:
            continue
        if people.meet(begin, stop):
            continue
        found.append(Named(begin, max(stop, end), "place", kind, None, None, None, strength=0.6))
    return found


def _left(page: Page, words: Words, start: int) -> int:
    begin = body_runs.left(words, start, owned=words.capitals, inside=False)
    if begin < start and not words.capitals and len(page.text[begin:start].split()) > 3:
        return page.word_starts[page.word_before(start)]
    return begin


def dateline(page: Page, name: Named) -> bool:
    """Is this the town where the story was filed ("ISLAMABAD, Feb 24 -"), not where the deed was done?"""
    sentence = page.sentence_at(name.start)
    if not sentence.first or name.start - sentence.start > 3:
        return False
    rest = page.text[name.end : name.end + 60]
    return (
        (
            bool(re.match(r"(?:, [A-Z][\w ]+)?[, ]*(?:\(|--?|:|[A-Z]\w{2,8}\.? \d|\d)", rest))
            and page.text[name.start : name.end].isupper()
        )
        or bool(re.match(r"(?:, [A-Z][\w ]+)?,? ?(?:\([A-Z][\w ]+\)|\.?--? |\[)| ?।", rest))
        or bool(re.match(r"(?: ?,|:) \S+ \d{1,2}(?: \w+)?[ ,/]{1,3}(?:19|20)\d\d\b(?:[^\n(]{0,5}\(|\W{0,3}-)", rest))
    )

"""The reader by rules: a text in, a reading by the contract out.

``read_text`` runs the passes in order; each fills the page, and ``assemble`` makes facts of it. It never raises on a
text, whatever is in it. Files are read by ``documents``.
"""

import re
import sys
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Final

from cosante import __version__
from cosante.languages import cache as packs
from cosante.languages.folding import Folded, fold
from cosante.languages.identify import identify
from cosante.languages.pack import Pack
from cosante.reading import acts, again, assemble, deed_features, layout, relevance, status
from cosante.reading.acts import Deed
from cosante.reading.grammars import calendars, counts, dates, money, numbers, relative
from cosante.reading.grammars.dated import Dated
from cosante.reading.names import governments, homes, partners, persons, places
from cosante.reading.names.words import Words
from cosante.reading.page import Page
from cosante.reading.scanning import Scan
from cosante.reading.sentences import split
from cosante.reading.weighing import probability, threshold
from cosante.vocabulary.facts import Document, Notice, Reading

READER: Final = f"rules/{__version__}"


#: A disease may be called by the year of its discovery (coronavirus disease 2019), which is no date then.
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: No such name is longer (characters).
_LONGEST: Final = 80
#: What is left of a deed's probability when its verb is denied ("did not treat").
_DENIED: Final = 0.1


@cache
def currency_codes() -> frozenset[str]:
    """ISO 4217 codes in use."""
    return frozenset(value[0] for meant in packs.pack("en").meanings for kind, value, _ in meant if kind == "currency")


@dataclass(slots=True)
class Judgement:
    """What is known of a text before it is read: its language and whether it is health cooperation."""

    language: str
    pack: Pack
    folded: Folded
    scan: Scan
    relevance: float
    #: how often the text speaks of each country, and what its relevance was judged by
    tally: Counter[str]
    signs: dict[str, float]


def judge(text: str) -> Judgement:
    """Language and relevance of a text, by one fold and one scan."""
    folded = fold(text)
    language = identify(text, folded.scan)
    pack = packs.pack(language)
    scan = Scan(folded, pack)
    tally = relevance.tally(scan, packs.world())
    signs = relevance.features(scan, tally, packs.world())
    return Judgement(language, pack, folded, scan, relevance.score(signs), tally, signs)


def read_text(text: str, path: str = "-", published: str = "", **known: Any) -> Reading:
    """The reading of a text; ``known`` are fields of the document that the caller knows (media_type, sha256).

    ``published``: the day that what it comes from declares, for dates without a year where the text itself gives none.
    """
    judged = judge(text)
    return read_page(judged, page_of(judged, published), text, path, **known)


def read_page(judged: Judgement, page: Page, text: str, path: str = "-", **known: Any) -> Reading:
    """The reading of a text that is judged and whose values and names are found."""
    deeds = accept(page, acts.read(page), judged.relevance)
    made = assemble.weighed(page, text, deeds, READER)
    likely = relevance.score(judged.signs | deed_features.told(page, made.deeds, made.facts, judged.tally))
    document = Document(
        path=path,
        language=judged.language,
        title=assemble.title(page, text),
        published=page.published.isoformat() if page.published else None,
        characters=len(text),
        text=text,
        **known,
    )
    notices = _notices(judged)
    relevant = relevance.relevant(likely)
    return Reading(document=document, relevant=relevant, relevance=round(likely, 3), facts=made.facts, notices=notices)


def accept(page: Page, deeds: list[Deed], relevance_score: float) -> list[Deed]:
    """The deeds likely enough to be told as such, the same deed once; their strength is then their probability."""
    weigh(page, deeds, relevance_score)
    least = threshold("act") * (again.HOPE_OF_DEEDS if again.worth(page) else 1)
    likely = [d for d in deeds if d.strength >= least]
    acts.unify_values(page, likely)
    return acts.merge(likely, page.title_end, str(page.published.year) if page.published else None)


def weigh(page: Page, deeds: list[Deed], relevance_score: float) -> None:
    """Give each deed its probability."""
    for deed in deeds:
        deed.features = deed_features.act(page, deed, relevance_score)
        deed.strength = probability("act", deed.features) * (_DENIED if status.denied(page, deed) else 1)


def page_of(judged: Judgement, published: str = "") -> Page:
    """The page of a text with its values and names, before deeds are made of them."""
    scan = judged.scan
    page = Page(scan, packs.world(), split(scan.text, judged.pack))
    page.title_end = layout.title_end(scan.text)
    page.skipped = layout.skipped(page)
    page.numbers = numbers.find(scan)
    page.dates = [d for d in dates.find(scan, page.numbers) if not _of_a_disease(scan, d)]
    page.published = layout.publication(page) or layout.day(published)
    if page.published:
        relative.told_years(scan, page.dates, page.published)
    page.dates = dates.resolve(page.dates, page.published)
    if page.published:
        page.dates += [
            d
            for d in relative.find(scan, layout.told(page, page.published), page.dates, page.numbers)
            if scan.text.rfind("\n", 0, d.start) + 1 not in page.publication_lines
            and (page.day_known or len(d.value) < len("2023-10-25"))
        ]
        if scan.pack.full:
            if "日" in scan.text or "일" in scan.text:
                page.dates = calendars.days_from_publication(scan, page.dates, page.published)
            page.dates += calendars.last_days(scan, page.dates, page.published)
    else:
        dates.borrow_years(page.dates)
        page.dates += calendars.days_of_no_month(scan, page.dates)
        page.dates += relative.from_dateline(scan, page.dates, page.numbers)
    taken = [(d.start, d.end) for d in page.dates]
    tally = page.homes = homes.count(page, judged.tally)
    main = max(tally, key=tally.__getitem__) if tally else None
    taken.sort()
    free = [n for n in page.numbers if not _inside(n.start, taken)]
    page.money = [m for m in money.find(scan, free, currency_codes(), main) if not page.is_skipped(m.start)]
    taken += [(m.start, m.end) for m in page.money]
    page.counts = [c for c in counts.find(scan, page.numbers, taken) if not page.is_skipped(c.start)]
    page.dates = [d for d in page.dates if not page.is_skipped(d.start)]
    words = Words(page)
    page.partners = partners.find(page, words)
    page.persons = persons.find(page, words)
    persons.part(page)
    page.places = places.find(page, words, page.persons, tally)
    page.partners = sorted(page.partners + governments.find(page), key=attrgetter("start"))
    assemble.settle(page)
    return page


def _of_a_disease(scan: Scan, item: Dated) -> bool:
    """Does the date stand in the name of a disease that is called by a year?"""
    around = scan.within("health", item.start - _LONGEST, item.start + 1)
    return any([end >= item.end and _YEAR.search(scan.text, start, end) for start, end, _ in around])


def _inside(start: int, spans: list[tuple[int, int]]) -> bool:
    """Does a spot lie in one of the spans (in order)?"""
    i = bisect_right(spans, (start, sys.maxsize)) - 1
    return i >= 0 and start < spans[i][1]


def _notices(judged: Judgement) -> list[Notice]:
    notices = []
    if not judged.pack.full:
        notices.append(
            Notice(
                "language-without-pack",
                f"There is no language pack for {judged.language!r}: places, money, counts and dates are read by names "
                "of CLDR and a list of common nouns; persons, acts and health areas are not.",
            )
        )
    return notices

"""What a search found, ready to be shown: each hit with its title and the words around what was asked for, marked."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator

from cosante.register.models import Act, Document, Evidence, Partner
from cosante.register.queries import found as queries
from cosante.register.queries.search import Group, Results
from cosante.register.search.snippets import Piece, snippet, whole
from cosante.register.search.words import Words
from cosante.web.words import called

#: Hits of each kind where all kinds are shown, and of one kind on a page.
FEW, PER_PAGE = 5, 20
#: Of an act that many documents tell of, so many are looked at for the sentence to show.
_SENTENCES = 10


class Hit(NamedTuple):
    """A record, its title in pieces, and why it was found: pieces of its text or another of its names."""

    record: Partner | Act | Document
    title: Sequence[Piece]
    why: Sequence[Piece]
    language: str = ""


class Shown(NamedTuple):
    """The hits of a kind that are on this page."""

    kind: str
    group: Group
    page: Page
    hits: Sequence[Hit]


def shown(results: Results, kind: str = "", number: str | None = None) -> list[Shown]:
    """The hits to show: of one kind a page of them, of all kinds the first few of each."""
    groups = [group for group in results.groups.values() if group.count and kind in ("", group.kind)]
    return [_shown(results, group, PER_PAGE if kind else FEW, number if kind else None) for group in groups]


def _shown(results: Results, group: Group, size: int, number: str | None) -> Shown:
    page = Paginator(group.ids, size).get_page(number)
    ids = list(page.object_list)
    makers: dict[str, Any] = {"partner": _partners, "act": _acts, "document": _documents}
    return Shown(group.kind, group, page, makers[group.kind](ids, results))


def _partners(ids: list[int], results: Results) -> list[Hit]:
    public = results.filters.public
    records = queries.found_partners(ids, public)
    names = queries.names_of(records, public)
    return [_partner(record, names[record.pk], results.words) for record in records]


def _partner(record: Partner, names: list[tuple[str, str]], words: list[Words]) -> Hit:
    """Where its title does not show the words, the name that shows most of them; else a name in another script."""
    name_here = called(record)
    title = whole(name_here, words)
    others = [(whole(name, words), language) for language, name in names if name != name_here]
    if _lit(title) or not others:
        return Hit(record, title, ())
    why, language = max(others, key=lambda other: _lit(other[0]))
    return Hit(record, title, why, language)


def _lit(pieces: Sequence[Piece]) -> int:
    return sum(piece.lit for piece in pieces)


def _acts(ids: list[int], results: Results) -> list[Hit]:
    public = results.filters.public
    records = queries.found_acts(ids, public)
    told = {fact.document for record in records for fact in record.told[:_SENTENCES]}
    spans = queries.said_at(told, results.shows, public)
    return [_act(record, results.words, spans) for record in records]


def _act(record: Act, words: list[Words], spans: dict[int, list[tuple[int, int]]]) -> Hit:
    """The sentence that has most of the words, or of what they mean."""
    told = [(fact.document, evidence) for fact in record.told[:_SENTENCES] for evidence in fact.evidence.all()]
    cut = [(snippet(e.quote, words, _within(spans.get(of.pk, ()), e)), of.language) for of, e in told]
    why, language = max(cut, key=lambda one: _lit(one[0]), default=((), ""))
    return Hit(record, (), why, language)


def _within(spans: Iterable[tuple[int, int]], evidence: Evidence) -> list[tuple[int, int]]:
    """The spans of a document that lie in the quote, counted from its beginning."""
    return [(a - evidence.start, b - evidence.start) for a, b in spans if evidence.start <= a and b <= evidence.end]


def _documents(ids: list[int], results: Results) -> list[Hit]:
    public, words = results.filters.public, results.words
    records = queries.found_documents(ids, public)
    spans = queries.said_at(records, results.shows, public)
    return [
        Hit(one, whole(one.name, words), snippet(one.opening, words, spans.get(one.pk, ())), one.language)
        for one in records
    ]

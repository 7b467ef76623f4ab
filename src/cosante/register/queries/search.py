"""Find anything in any script: words, names, and what they mean. Nothing here fails, whatever is asked.

Each word must be there, as written or by its meaning: where words name a coded thing (a health area, a kind of act, a
country, a place, a partner), a record whose facts carry the code matches as well as one with the words. Where no
partner, or nothing at all, is found, names are looked for that sound like the words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from django.db.models.expressions import RawSQL

from cosante.register.models import SPAN, EntryKind, Partner, Term, TermKind
from cosante.register.queries.public import as_seen
from cosante.register.search.asked import Asked, Part, parse
from cosante.register.search.backends import backend
from cosante.register.search.codes import code, sounds
from cosante.register.search.match import All, Clause, Match, token
from cosante.register.search.words import Words

#: Counted up to here, listed up to there; how many words a term may have, and how many things it may name.
COUNTED, LISTED, _LONGEST_TERM, _MEANINGS = 10_000, 500, 6, 40
KINDS = {"partner": EntryKind.PARTNER, "act": EntryKind.ACT, "document": EntryKind.DOCUMENT}


@dataclass(frozen=True)
class Filters:
    """What narrows a search: codes as they are, or nothing."""

    language: str = ""
    year: str = ""
    area: str = ""
    #: for visitors of a public site: made of what is reviewed, and of nothing else
    public: bool = False

    def clauses(self) -> Match:
        """As what must be there."""
        said = (("lang", self.language), ("year", self.year), ("area", self.area))
        return tuple(token(code(kind, value)) for kind, value in said if value)


@dataclass(frozen=True)
class Meaning:
    """A coded thing that words of the query name."""

    kind: str
    code: str


@dataclass
class Group:
    """What was found of one kind: how many, up to ``COUNTED``, and the numbers of the records, best first."""

    kind: str
    count: int
    #: were these as many as are counted?
    more: bool = False
    ids: list[int] = field(default_factory=list)
    #: nothing has the words: these have names that sound like them
    sounding: bool = False


@dataclass
class Results:
    """What a query found, by kind, and what its words were taken to mean."""

    asked: Asked
    groups: dict[str, Group]
    meanings: list[Meaning]
    filters: Filters = Filters()

    @property
    def shows(self) -> list[Meaning]:
        """What facts are to say where a hit is shown: what the words mean, and the area chosen."""
        area = [Meaning(TermKind.HEALTH_AREA, self.filters.area)] if self.filters.area else []
        return [*self.meanings, *area]

    @property
    def count(self) -> int:
        """All that was found."""
        return sum(group.count for group in self.groups.values())

    @property
    def words(self) -> list[Words]:
        """What to mark."""
        return [part.words for part in self.asked.wanted]


def search(query: str, kind: str = "", filters: Filters = Filters()) -> Results:
    """What the register has of it; with ``kind`` (of ``KINDS``), of that kind only."""
    asked = _without_articles(parse(query))
    clauses, meanings = _resolve(asked, filters.public)
    match = (*clauses, *filters.clauses())
    results = Results(asked, _groups(match, kind, meanings, filters.public) if match else {}, meanings, filters)
    alike = _sounding(asked) if match else None
    if alike and not (results.count and results.groups["partner"].count):
        without = (clause for clause in clauses if clause.negative)
        missing = ("partner",) if results.count else tuple(KINDS)
        heard = _groups((alike, *without, *filters.clauses()), kind, meanings, filters.public, missing)
        results.groups |= {name: replace(group, sounding=True) for name, group in heard.items()}
    return results


def matching(query: str, kind: str, public: bool = False) -> RawSQL | None:
    """The records of a kind that hold the words, all of them, for lists; None where the query asks for nothing."""
    clauses, _ = _resolve(_without_articles(parse(query)), public)
    return RawSQL(*backend().subquery(clauses, *_bounds(kind, public))) if clauses else None


def sharing(words: Iterable[str], kind: str) -> RawSQL:
    """The records of a kind that have one of these words at least, each a token of the index or its beginning."""
    match = (Clause(tuple((Words((word,), prefix=True),) for word in words)),)
    return RawSQL(*backend().subquery(match, *_bounds(kind, False)))


def counts(filters: Filters) -> dict[str, int]:
    """How many records of each kind there are with these codes."""
    asked = filters.clauses()
    return {kind: backend().found(asked, *_bounds(kind, filters.public), COUNTED).count for kind in KINDS}


def _groups(
    match: Match, kind: str, meanings: list[Meaning], public: bool, of: Sequence[str] = tuple(KINDS)
) -> dict[str, Group]:
    """How much there is of these kinds, and the hits of the kind that is asked for, or of all."""
    found = {name: _group(match, name, kind in ("", name), public) for name in of}
    if partners := found.get("partner"):
        named = {m.code for m in meanings if m.kind == TermKind.PARTNER}
        partners.ids = _partners_first(partners.ids, named, public)
    return found


def _bounds(kind: str, public: bool) -> tuple[int, int]:
    """The first and the last number of the entries that are looked into."""
    low = KINDS[kind].first(public)
    return low, low + SPAN - 1


def _group(match: Match, kind: str, listed: bool, public: bool) -> Group:
    """By how much they say it where they are few; of many, those that have it in their names, then the newest."""
    index, (low, high) = backend(), _bounds(kind, public)
    found = index.found(match, low, high, COUNTED)
    ids = list[int]()
    if listed and 0 < found.count <= LISTED:
        ids = index.best(match, low, high, LISTED)
    elif listed and found.count:
        ids = index.named(match, low, high, LISTED)
        ids += index.newest(match, low, high, LISTED) if len(ids) < LISTED else []
    return Group(kind, found.count, found.more, [pk - low for pk in dict.fromkeys(ids)][:LISTED])


def _partners_first(ids: list[int], named: set[str], public: bool) -> list[int]:
    """Those whose whole name was asked for, then those of which most documents tell."""
    sources = {partner.pk: partner.sources for partner in as_seen(Partner.objects.filter(pk__in=ids), public)}
    return sorted(ids, key=lambda pk: (str(pk) not in named, -sources.get(pk, 0)))


def _without_articles(asked: Asked) -> Asked:
    """``l’OMS`` as ``OMS``: a small word that an apostrophe or a hyphen ties to the next need not stand there."""
    tied = {part.words.tokens[0] for part in asked.parts if not part.literal and len(part.words.tokens) > 1}
    small = Term.objects.filter(folded__in=[word for word in tied if len(word) < 3], kind=TermKind.SMALL)
    free = set(small.values_list("folded", flat=True)) if tied else set()
    return replace(asked, parts=tuple(_freed(part, free) for part in asked.parts))


def _freed(part: Part, free: set[str]) -> Part:
    if part.literal or len(part.words.tokens) < 2 or part.words.tokens[0] not in free:
        return part
    return replace(part, words=Words(part.words.tokens[1:], part.words.prefix))


def _resolve(asked: Asked, public: bool) -> tuple[Match, list[Meaning]]:
    """The clauses of the query, each with all that its words may mean."""
    known = _terms(asked, public)
    clauses, meanings, small = list[Clause](), list[Meaning](), list[Clause]()
    at = 0
    while at < len(asked.parts):
        size = next((n for n in range(_LONGEST_TERM, 1, -1) if _key(asked, at, n) in known), 1)
        parts = asked.parts[at : at + size]
        means = known.get(_key(asked, at, size), [])
        clause = Clause((tuple(part.words for part in parts), *_codes(means)), parts[0].negative)
        if means and all(meaning.kind == TermKind.SMALL for meaning in means) and _may_be_small(parts[0]):
            small.append(Clause(clause.any_of[:1]))
        else:
            clauses.append(clause)
            meanings += [] if clause.negative else [meaning for meaning in means if meaning.kind != TermKind.SMALL]
        at += size
    return tuple(clauses or small), list(dict.fromkeys(meanings))


def _codes(means: list[Meaning]) -> list[All]:
    return [(Words((code(meaning.kind, meaning.code),)),) for meaning in means if meaning.kind != TermKind.SMALL]


def _may_be_small(part: Part) -> bool:
    """A word in capitals, as UN, is no small word, whatever it is in French."""
    return not part.negative and not (part.written.isupper() and len(part.written) > 1)


def _key(asked: Asked, at: int, size: int) -> str:
    """What a term of so many parts from there would be; nothing where they are not all plain words."""
    parts = asked.parts[at : at + size]
    plain = not any(part.literal for part in parts) and (size == 1 or not any(part.negative for part in parts))
    return " ".join(word for part in parts for word in part.words.tokens) if len(parts) == size and plain else ""


def _terms(asked: Asked, public: bool) -> dict[str, list[Meaning]]:
    """The terms that words of the query are, in one question."""
    keys = {_key(asked, at, n) for at in range(len(asked.parts)) for n in range(1, _LONGEST_TERM + 1)} - {""}
    found: dict[str, list[Meaning]] = {}
    if keys:
        terms = Term.objects.filter(folded__in=keys, **({"public": True} if public else {}))
        rows = terms.values_list("folded", "kind", "code").distinct().order_by()
        for folded, kind, of in rows:
            if len(found.setdefault(folded, [])) < _MEANINGS:
                found[folded].append(Meaning(kind, of))
    return found


def _sounding(asked: Asked) -> Clause | None:
    """Names in which each two words that stand together sound like those asked for, or each word does."""
    if any(part.literal for part in asked.wanted):
        return None
    words = [word for part in asked.wanted for word in part.words.tokens]
    each = [heard[0] for word in words if (heard := sounds([word]))]
    pairs = [heard[-1] for pair in pairwise(words) if (heard := sounds(list(pair)))]
    ways = [tuple(Words((one,)) for one in way) for way in (pairs, each if len(each) == len(words) else []) if way]
    return Clause(tuple(ways)) if ways else None


def areas_of(meanings: list[Meaning]) -> list[str]:
    """The health areas that the query names."""
    return [meaning.code for meaning in meanings if meaning.kind == TermKind.HEALTH_AREA]

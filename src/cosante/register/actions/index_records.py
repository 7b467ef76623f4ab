"""Bring the search entries of records up to date, in the transaction of whoever changed the records.

An entry is a function of the record and its live facts. What has not changed is not written; what is out of the lists
has no entry. An act's entry names its parties as their records do, and the sentences that tell of it; all other names
of a party are terms, which lead to its code: a new spelling of a partner of ten thousand acts touches one entry.

Each record has an entry for the office, and one for the public where reviewed facts tell of it, made of them alone.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from cosante.register.models import Act, Document, Entry, EntryKind, Fact, Partner, Term, TermKind
from cosante.register.models.facts import REVIEWED
from cosante.register.queries import acts, partners
from cosante.register.queries.public import as_seen
from cosante.register.queries.said import said_of
from cosante.register.records.dates import bounds
from cosante.register.records.latin import latin
from cosante.register.records.partners import describe
from cosante.register.search.codes import ALL, code, sounds
from cosante.register.search.words import indexed, key, tokens

_BATCH = 200
#: An act that goes on for longer is found by the year of its beginning only.
_YEARS = 40
#: Names of partners: (language, name).
Names = Mapping[int, Collection[tuple[str, str]]]
_NONE: Names = MappingProxyType({})
_COLUMNS = ("names", "words", "keys")


class Said(NamedTuple):
    """What an entry is made of. ``called``: names to be found as they sound; terms: (kind, code, name, language)."""

    names: Iterable[str]
    words: str = ""
    codes: Iterable[str] = ()
    called: Iterable[str] = ()
    terms: Iterable[tuple[str, str, str, str]] = ()


def index_partners(ids: Iterable[int], known: Names = _NONE, reviewed: Names = _NONE) -> None:
    """Entries of these partners, and the terms that their names are.

    ``known``: names that need not be asked for; ``reviewed``: the same, as reviewed facts alone give them.
    """
    for batch in _batches(ids):
        said = {}
        heads = list(Partner.objects.filter(pk__in=batch, merged_into=None).order_by())
        for public, told in ((False, known), (True, reviewed)):
            first = EntryKind.PARTNER.first(public)
            records = as_seen(partners.among(heads, public), public)
            names = _names([record.pk for record in records if record.pk not in told], public) | told
            said |= {first + record.pk: _partner(record, names.get(record.pk, ())) for record in records}
        _write(EntryKind.PARTNER, batch, said)


def _names(ids: list[int], public: bool) -> dict[int, Collection[tuple[str, str]]]:
    told = Fact.objects.seen(public)
    told = told.exclude(document__relevant=False) if public else told
    return {pk: describe(said).names for pk, said in said_of(told, "partner", ids).items()} if ids else {}


def _partner(record: Partner, known: Collection[tuple[str, str]]) -> Said:
    names = sorted(known)
    called = [record.name, *dict.fromkeys(name for _, name in names if name != record.name)]
    codes = [code("partner", record.pk), *(code("lang", language) for language, _ in names)]
    if record.country:
        codes.append(code("country", record.country))
    terms = [(TermKind.PARTNER, str(record.pk), name, language) for language, name in names]
    return Said([*called, record.identifier], "", codes, called, terms)


def index_acts(ids: Iterable[int]) -> None:
    """Entries of these acts."""
    for batch in _batches(ids):
        facts = [fact for fact in _facts(act__in=batch).prefetch_related("evidence") if fact.live]
        fellows = acts.referred(facts)
        heads = list(Act.objects.filter(pk__in=batch, merged_into=None).order_by())
        said = {}
        for public in (False, True):
            told: dict[int, list[Fact]] = defaultdict(list)
            for fact in facts:
                if _tells(fact, public):
                    told[fact.act_id or 0].append(fact)
            records = acts.among(heads, public)
            prefetch_related_objects(records, Prefetch("parties", acts.parties(public)))
            records = as_seen(records, public)
            for record in records:
                places = _places(told[record.pk], fellows, public)
                said[EntryKind.ACT.first(public) + record.pk] = _act(record, told[record.pk], places)
        _write(EntryKind.ACT, batch, said)


def _tells(fact: Fact, public: bool) -> bool:
    """Is it live; to the public, has it been reviewed, in a document on health cooperation?"""
    return fact.status in REVIEWED and fact.document.relevant is not False if public else fact.live


def _places(told: list[Fact], fellows: dict[int, dict[str, Fact]], public: bool) -> list[Fact]:
    """The places of the acts; for the public, those that were reviewed too."""
    found = (fellows[fact.reading_id].get(fact.payload.get("where") or "") for fact in told)
    return [place for place in found if place and (place.status in REVIEWED or not public)]


def _act(record: Act, told: list[Fact], places: list[Fact]) -> Said:
    parties = list({party.partner_id: party.partner for party in record.parties.all()}.values())
    areas = {area for fact in told for area in fact.payload.get("health_areas", [])}
    countries = {partner.country for partner in parties} | {place.country for place in places}
    codes = [code("act", record.type), *(code("area", area) for area in sorted(areas))]
    codes += [code("country", country) for country in sorted(countries - {""})]
    codes += [code("partner", partner.pk) for partner in parties]
    codes += [code("place", place.payload["identifier"]) for place in places if place.payload.get("identifier")]
    codes += [code("lang", fact.document.language) for fact in told]
    codes += [code("year", year) for year in years(record.when)]
    names = [partner.name for partner in parties]
    spots = [name for place in places for name in (place.payload["name"], place.payload.get("name_en")) if name]
    quotes = dict.fromkeys(evidence.quote for fact in told for evidence in fact.evidence.all())
    return Said(names, indexed([*quotes, *spots]), codes, [*names, *spots])


def index_documents(ids: Iterable[int]) -> None:
    """Entries of these documents, and the terms that their places' names are."""
    for batch in _batches(ids):
        facts: dict[int, list[Fact]] = defaultdict(list)
        for fact in _facts(document__in=batch).select_related("reading"):
            if fact.live:
                facts[fact.document_id].append(fact)
        records = list(Document.objects.filter(pk__in=batch))
        words = {record.pk: indexed([record.text]) for record in records}
        said = {}
        for public in (False, True):
            for record in records:
                told = [fact for fact in facts[record.pk] if _tells(fact, public)]
                if told or not public:  # as ``queries.documents.there``
                    standing = [fact for fact in told if fact.stands]
                    said[EntryKind.DOCUMENT.first(public) + record.pk] = _document(record, words[record.pk], standing)
        _write(EntryKind.DOCUMENT, batch, said)


def _document(record: Document, words: str, facts: list[Fact]) -> Said:
    codes, called, terms = [code("lang", record.language)], [], []
    codes += [code("year", year) for year in years(record.published)]
    for fact in facts:
        says = fact.payload
        match fact.kind:
            case "act":
                codes += [code("act", fact.code), *(code("area", area) for area in says.get("health_areas", []))]
            case "health_area":
                codes.append(code("area", fact.code))
            case "partner" | "place" | "person":
                called += [says["name"], says.get("name_en") or "", says.get("name_latin") or ""]
                if fact.country:
                    codes.append(code("country", fact.country))
                if fact.kind == "partner" and fact.partner_id:
                    codes.append(code("partner", fact.partner_id))
                if fact.kind == "place" and says.get("identifier"):
                    codes.append(code("place", says["identifier"]))
                    named = ((says["name"], record.language), (says.get("name_en"), "en"))
                    terms += [(TermKind.PLACE, says["identifier"], name, language) for name, language in named if name]
    return Said([record.title or record.name, record.filename], words, codes, called, terms)


def years(edtf: str) -> list[int]:
    """The years of a date; of one without end, or very long, the first alone."""
    first, last = bounds(edtf) or (None, None)
    if first is None:
        return [last.year] if last else []
    return list(range(first.year, last.year + 1)) if last and last.year - first.year < _YEARS else [first.year]


def _facts(**of: object) -> QuerySet[Fact]:
    """The facts of a batch, by nothing else: where SQLite has no statistics it would take the index of kind or status.

    That is, it would read all the acts of the register for each batch of them.
    """
    return Fact.objects.filter(**of).select_related("document").defer("document__text", "as_read").order_by("id")


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(dict.fromkeys(ids))
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _write(kind: EntryKind, ids: Collection[int], said: dict[int, Said]) -> None:
    """Entries and terms as they are now said of these records; those of which nothing is said go.

    ``said``: by number of entry. Written in that order, so that two who write at once do not wait for each other.
    """
    ours = [kind.first(public) + pk for public in (False, True) for pk in ids]
    old = {entry.pk: entry for entry in Entry.objects.filter(pk__in=ours)}
    now = {number: _entry(number, said[number]) for number in sorted(said)}
    changed = [entry for number, entry in now.items() if number not in old or _differ(entry, old[number])]
    if gone := [number for number in old if number not in now]:
        Entry.objects.filter(pk__in=gone).delete()
    Entry.objects.bulk_create(changed, update_conflicts=True, update_fields=_COLUMNS, unique_fields=["id"])
    _write_terms({number: said[number].terms if number in said else () for number in ours})


def _differ(one: Entry, other: Entry) -> bool:
    return any(getattr(one, column) != getattr(other, column) for column in _COLUMNS)


def _entry(pk: int, said: Said) -> Entry:
    """In keys is what is not said in so many words: codes, names in Latin letters, how names sound."""
    codes = dict.fromkeys([ALL, *said.codes])
    called = [name for name in dict.fromkeys(said.called) if name]
    names = indexed(said.names)
    there = set(names.split())
    letters = dict.fromkeys(token.word for name in called for token in tokens(latin(name)))
    spoken = dict.fromkeys(version for name in called for version in (name, latin(name)))
    heard = dict.fromkeys(heard for name in spoken for heard in sounds([token.word for token in tokens(name)]))
    keys = [*codes, *(word for word in letters if word not in there), *heard]
    return Entry(id=pk, names=names, words=said.words, keys=" ".join(keys))


def _write_terms(said: dict[int, Iterable[tuple[str, str, str, str]]]) -> None:
    now = {
        (entry, kind, of, folded, language): name
        for entry, terms in said.items()
        for kind, of, name, language in terms
        if len(folded := key(name)) > 1
    }
    old = {
        (term.entry, term.kind, term.code, term.folded, term.language): term.pk
        for term in Term.objects.filter(entry__in=list(said))
    }
    gone = [pk for known, pk in old.items() if known not in now]
    if gone:
        Term.objects.filter(pk__in=gone).delete()
    Term.objects.bulk_create(
        Term(
            entry=entry,
            kind=kind,
            code=of,
            folded=folded,
            language=language,
            written=name[:500],
            public=entry >= EntryKind.PARTNER.first(public=True),
        )
        for (entry, kind, of, folded, language), name in now.items()
        if (entry, kind, of, folded, language) not in old
    )


def index_all(told: Callable[[int], None] = lambda done: None) -> int:
    """Entries of everything, and no others; how many records there are. ``told`` hears of every batch."""
    done = 0
    for model, index in ((Partner, index_partners), (Act, index_acts), (Document, index_documents)):
        numbers = model._default_manager.order_by("pk").values_list("pk", flat=True)
        for batch in _batches(numbers.iterator()):
            index(batch)
            done += len(batch)
            told(done)
    return done

"""Bring the search entries of records up to date, in the transaction of whoever changed the records.

An entry is a function of the record and its live facts. What has not changed is not written; what is out of the lists
has no entry. An act's entry names its parties as their records do, and the sentences that tell of it; all other names
of a party are terms, which lead to its code: a new spelling of a partner of ten thousand acts touches one entry.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import QuerySet

from cosante.register.models import SPAN, Act, Document, Entry, EntryKind, Fact, Partner, Term, TermKind
from cosante.register.models.facts import LIVE
from cosante.register.queries.acts import referred
from cosante.register.records.dates import bounds
from cosante.register.records.latin import latin
from cosante.register.search.codes import ALL, code, sounds
from cosante.register.search.words import indexed, key, tokens

_BATCH = 200
#: An act that goes on for longer is found by the year of its beginning only.
_YEARS = 40
#: Names of partners: (language, name).
Names = Mapping[int, Collection[tuple[str, str]]]
_COLUMNS = ("names", "words", "keys")


class Said(NamedTuple):
    """What an entry is made of. ``called``: names to be found as they sound; terms: (kind, code, name, language)."""

    names: Iterable[str]
    words: Iterable[str] = ()
    codes: Iterable[str] = ()
    called: Iterable[str] = ()
    terms: Iterable[tuple[str, str, str, str]] = ()


def index_partners(ids: Iterable[int], known: Names = MappingProxyType({})) -> None:
    """Entries of these partners, and the terms that their names are. ``known``: names that need not be asked for."""
    for batch in _batches(ids):
        names = _names([pk for pk in batch if pk not in known]) | {pk: known[pk] for pk in batch if pk in known}
        records = Partner.objects.filter(pk__in=batch, sources__gt=0, merged_into=None)
        _write(EntryKind.PARTNER, batch, {record.pk: _partner(record, names.get(record.pk, ())) for record in records})


def _names(ids: list[int]) -> dict[int, Collection[tuple[str, str]]]:
    names: dict[int, set[tuple[str, str]]] = defaultdict(set)
    columns = ("partner", "kind", "status", "payload", "document__language")
    facts = Fact.objects.filter(partner__in=ids).values_list(*columns)
    for partner, kind, status, payload, language in facts.iterator():
        if kind == "partner" and status in LIVE and partner is not None:
            names[partner].add((language, payload["name"]))
            if payload.get("name_en"):
                names[partner].add(("en", payload["name_en"]))
    return dict(names)


def _partner(record: Partner, known: Collection[tuple[str, str]]) -> Said:
    names = sorted(known)
    called = [record.name, *dict.fromkeys(name for _, name in names if name != record.name)]
    codes = [code("partner", record.pk), *(code("lang", language) for language, _ in names)]
    if record.country:
        codes.append(code("country", record.country))
    terms = [(TermKind.PARTNER, str(record.pk), name, language) for language, name in names]
    return Said([*called, record.identifier], (), codes, called, terms)


def index_acts(ids: Iterable[int]) -> None:
    """Entries of these acts."""
    for batch in _batches(ids):
        told: dict[int, list[Fact]] = defaultdict(list)
        facts = [fact for fact in _facts(act__in=batch).prefetch_related("evidence") if fact.live]
        for fact in facts:
            told[fact.act_id or 0].append(fact)
        fellows = referred(facts)
        records = Act.objects.filter(pk__in=batch, sources__gt=0, merged_into=None)
        found = records.prefetch_related("parties__partner")
        _write(EntryKind.ACT, batch, {record.pk: _act(record, told[record.pk], fellows) for record in found})


def _act(record: Act, told: list[Fact], fellows: dict[int, dict[str, Fact]]) -> Said:
    partners = list({party.partner_id: party.partner for party in record.parties.all()}.values())
    places = [place for fact in told if (place := fellows[fact.reading_id].get(fact.payload.get("where") or ""))]
    areas = {area for fact in told for area in fact.payload.get("health_areas", [])}
    countries = {partner.country for partner in partners} | {place.country for place in places}
    codes = [code("act", record.type), *(code("area", area) for area in sorted(areas))]
    codes += [code("country", country) for country in sorted(countries - {""})]
    codes += [code("partner", partner.pk) for partner in partners]
    codes += [code("place", place.payload["identifier"]) for place in places if place.payload.get("identifier")]
    codes += [code("lang", fact.document.language) for fact in told]
    codes += [code("year", year) for year in years(record.when)]
    names = [partner.name for partner in partners]
    spots = [name for place in places for name in (place.payload["name"], place.payload.get("name_en")) if name]
    quotes = dict.fromkeys(evidence.quote for fact in told for evidence in fact.evidence.all())
    return Said(names, [*quotes, *spots], codes, [*names, *spots])


def index_documents(ids: Iterable[int]) -> None:
    """Entries of these documents, and the terms that their places' names are."""
    for batch in _batches(ids):
        facts: dict[int, list[Fact]] = defaultdict(list)
        for fact in _facts(document__in=batch).select_related("reading"):
            if fact.live and fact.reading.current:
                facts[fact.document_id].append(fact)
        documents = Document.objects.filter(pk__in=batch)
        _write(EntryKind.DOCUMENT, batch, {record.pk: _document(record, facts[record.pk]) for record in documents})


def _document(record: Document, facts: list[Fact]) -> Said:
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
    return Said([record.title or record.name, record.filename], [record.text], codes, called, terms)


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
    """Entries and terms as they are now said of these records; those of which nothing is said go."""
    first = kind * SPAN
    old = {entry.pk - first: entry for entry in Entry.objects.filter(pk__in=[first + pk for pk in ids])}
    now = {pk: _entry(first + pk, told) for pk, told in said.items()}
    gone = [entry.pk for pk, entry in old.items() if pk not in now]
    changed = [entry for pk, entry in now.items() if pk not in old or _differ(entry, old[pk])]
    if gone:
        Entry.objects.filter(pk__in=gone).delete()
    Entry.objects.bulk_create(changed, update_conflicts=True, update_fields=_COLUMNS, unique_fields=["id"])
    _write_terms({first + pk: said[pk].terms if pk in said else () for pk in ids})


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
    return Entry(id=pk, names=names, words=indexed(said.words), keys=" ".join(keys))


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
        Term(entry=entry, kind=kind, code=of, folded=folded, language=language, written=name[:500])
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

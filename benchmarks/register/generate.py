"""Make a large register quickly: rows in bulk, every invariant of the small one kept.

Documents hold the words that their facts quote, facts know their reading and the records they founded, records are what
``actions.refresh_records`` would make of them; the test of this bench rebuilds a small one and finds nothing changed.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction

from benchmarks.register.stories import LANGUAGES, PUBLISHERS, Chance, Deed, MadePartner
from cosante.register.actions.publish import partner_to_the_public, set_public
from cosante.register.actions.store_facts import columns
from cosante.register.actions.write_packs import write_all_packs
from cosante.register.actions.write_rows import instances, set_columns
from cosante.register.actions.write_strips import write_all_strips
from cosante.register.models import (
    Act,
    ActParty,
    Decision,
    Document,
    Evidence,
    Fact,
    Partner,
    PartnerKey,
    Reading,
    Verb,
)
from cosante.register.queries.told import told as told_of
from cosante.register.records import partners as partner_records
from cosante.register.records.acts import ActView
from cosante.register.records.folding import fold
from cosante.register.records.rows import About, Number, Sum, Told, Where, rows
from cosante.register.records.terms import ends

_CHUNK = 500


def generate(acts: int, documents: int, partners: int, told: Callable[[str], None] = print) -> None:
    """Fill the empty database."""
    chance = Chance()
    known = chance.partners(partners)
    deeds = [chance.deed(pk, known) for pk in range(1, acts + 1)]
    of_document: dict[int, list[Deed]] = defaultdict(list)
    for deed in deeds:
        first = 1 + deed.pk * documents // (acts + 1)
        deed.documents = [first]
        if chance.random.random() < 0.1 and documents > 1:
            deed.documents.append(1 + (first + chance.random.randrange(1, documents) - 1) % documents)
        for document in deed.documents:
            of_document[document].append(deed)
    Writer(chance).write(known, deeds, of_document, documents, told)


class Writer:
    """Writes what was made up; all numbers are given here, so that rows can name others that come after them."""

    def __init__(self, chance: Chance) -> None:
        self.chance, self.fact = chance, 0
        self.languages: dict[int, str] = {}
        self.kinds: dict[int, str] = {}
        self.sources: dict[int, set[int]] = defaultdict(set)
        self.names: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self.reviewed: dict[int, set[int]] = defaultdict(set)  # partner → documents whose naming of it is reviewed
        self.told: dict[int, list[Told]] = defaultdict(list)

    def write(
        self,
        known: list[MadePartner],
        deeds: list[Deed],
        of_document: dict[int, list[Deed]],
        documents: int,
        told: Callable[[str], None],
    ) -> None:
        with transaction.atomic():
            for start in range(1, documents + 1, _CHUNK):
                self._documents({n: of_document[n] for n in range(start, min(start + _CHUNK, documents + 1))})
                told(f"{min(start + _CHUNK - 1, documents)} of {documents} documents")
            self._partners(known)
            for start in range(0, len(deeds), _CHUNK):
                self._acts(deeds[start : start + _CHUNK])
            write_all_strips()
            write_all_packs()
            told(f"{len(deeds)} acts")

    def _documents(self, told_in: dict[int, list[Deed]]) -> None:
        made: dict[type, list[Any]] = {Document: [], Reading: [], Fact: [], Evidence: [], Decision: []}
        for number, deeds in told_in.items():
            self._document(number, deeds, made)
        for model, objects in made.items():
            model.objects.bulk_create(objects, batch_size=_CHUNK)  # type: ignore[attr-defined]

    def _document(self, number: int, deeds: list[Deed], made: dict[type, list[Any]]) -> None:
        language, kind = self.chance.of(LANGUAGES), self.chance.of(PUBLISHERS)
        self.languages[number], self.kinds[number] = language, kind
        page = _Page(number, language, self)
        for deed in deeds:
            page.tell(deed)
        title = f"Document {number}: {len(deeds)} deeds"
        document = Document(
            pk=number, sha256=hashlib.sha256(f"{number}".encode()).hexdigest(), path=f"{number}.txt", title=title,
            name=title, language=language, text=page.text, relevant=True, relevance=0.9, publisher_kind=kind,
            publisher=f"Publisher {number % 300}",
        )  # fmt: skip
        made[Document].append(document)
        made[Reading].append(Reading(pk=number, document=document, digest=document.sha256, said={"title": title}))
        made[Fact] += page.facts
        made[Evidence] += page.evidence
        made[Decision] += page.decisions

    def _partners(self, known: list[MadePartner]) -> None:
        records = []
        for partner in known:
            said = [(n, self._said(partner, name, n)) for n, name in self.names[partner.pk]]
            view = partner_records.describe([one for _, one in said])
            record = Partner(
                pk=partner.pk, name=view.name, type=view.type, country=view.country, identifier=view.identifier
            )
            record.sources = len({n for n, _ in said})
            reviewed = [(n, one) for n, one in said if n in self.reviewed[partner.pk]]
            if reviewed:
                view = partner_records.describe([one for _, one in reviewed])
                record.public = partner_to_the_public(view, len({n for n, _ in reviewed}))
            records.append(record)
        Partner.objects.bulk_create(records, batch_size=_CHUNK)
        PartnerKey.objects.bulk_create(
            [PartnerKey(key=f"name {p.type} {p.country} {fold(p.name)}", partner_id=p.pk) for p in known],
            batch_size=_CHUNK,
        )

    def _said(self, partner: MadePartner, name: str, document: int) -> partner_records.Said:
        payload = {"name": name, "name_en": None, "type": partner.type, "country": partner.country}
        return partner_records.Said(payload, self.languages[document], 0.9)

    def _acts(self, deeds: list[Deed]) -> None:
        records, parties = [], []
        tables: dict[type, list[Any]] = defaultdict(list)
        for deed in deeds:
            record = Act(pk=deed.pk, type=deed.type, status=deed.status, when=deed.when, sources=deed.sources)
            record.ends = ends(deed.when)
            every = [(role, p) for role, some in deed.sides for p in sorted(some, key=lambda p: p.pk)]
            shown = [side for side in every if self._public(deed, side[1])]
            parties += [
                ActParty(act=record, partner_id=side[1].pk, role=side[0], listed=True, public=side in shown)
                for side in every
            ]
            found = self._write(record, deed, every)
            set_public(record, None)
            if deed.reviewed:
                set_public(record, _view(deed, shown), record.ends, deed.sources)
                found += self._write(record, deed, shown, public=True)
            records.append(record)
            for table in found:
                tables[type(table[0])] += table
        Act.objects.bulk_create(records, batch_size=_CHUNK)
        ActParty.objects.bulk_create(parties, batch_size=_CHUNK)
        for model, objects in tables.items():
            model.objects.bulk_create(objects, batch_size=_CHUNK)  # type: ignore[attr-defined]

    def _public(self, deed: Deed, partner: MadePartner) -> bool:
        return deed.reviewed and bool(self.reviewed[partner.pk].intersection(deed.documents))

    def _write(
        self, record: Act, deed: Deed, sides: list[tuple[str, MadePartner]], public: bool = False
    ) -> list[list[Any]]:
        parties = [(role, p.type, p.country) for role, p in sides]
        made = rows(self.told[deed.pk], About(deed.type, deed.status, "", (), {}, parties))
        set_columns(record, made, public)
        return instances(record, made, public)


def _view(deed: Deed, sides: list[tuple[str, MadePartner]]) -> ActView:
    actors, recipients = (tuple(p.pk for role, p in sides if role == part) for part in ("actor", "recipient"))
    return ActView(deed.type, deed.status, deed.when, actors, recipients)


class _Page:
    """The text of a document and its facts, as they come."""

    def __init__(self, number: int, language: str, writer: Writer) -> None:
        self.number, self.writer, self.text, self.here = number, writer, "", 0
        self.facts: list[Fact] = []
        self.evidence: list[Evidence] = []
        self.decisions: list[Decision] = []
        self.parties: dict[int, str] = {}

    def tell(self, deed: Deed) -> None:
        """A sentence and the facts that quote it."""
        start = len(self.text)
        actors = [self._party(p) for p in deed.actors]
        recipients = [self._party(p) for p in deed.recipients]
        says: dict[str, Any] = {"type": deed.type, "status": deed.status, "actors": actors, "recipients": recipients}
        says |= {"when": deed.when, "where": None, "money": None, "counts": [], "health_areas": deed.areas}
        if deed.money:
            stage, currency, amount = deed.money
            money = {"amount": int(amount), "currency": currency, "qualifier": "exact", "stage": stage}
            says["money"] = self._fact(
                "money", f"{currency} {amount}", money | {"currency_inferred": False}, deed.reviewed
            )
        if deed.count:
            of, value = deed.count
            counted = {"value": value, "of": of, "qualifier": "exact"}
            says["counts"] = [self._fact("count", f"{value} {of}", counted, deed.reviewed)]
        if deed.place:
            name, country, identifier = deed.place
            place = {"name": name, "name_en": name, "country": country, "identifier": identifier}
            says["where"] = self._fact("place", name, place, deed.reviewed)
        self.text += f"{deed.type} {deed.when}.\n"
        self._act(deed, says, start)

    def _party(self, partner: MadePartner) -> str:
        if partner.pk not in self.parties:
            payload = {"name": partner.name, "name_en": None, "type": partner.type, "country": partner.country}
            reviewed = (partner.pk + self.number) % 10 < 7
            if reviewed:
                self.writer.reviewed[partner.pk].add(self.number)
            self.parties[partner.pk] = self._fact(
                "partner", partner.name, payload | {"identifier": None}, reviewed, partner.pk
            )
            self.writer.names[partner.pk].append((self.number, partner.name))
        return self.parties[partner.pk]

    def _fact(self, kind: str, words: str, payload: dict[str, Any], reviewed: bool, partner: int | None = None) -> str:
        start = len(self.text)
        self.text += f"{words} "
        fact = self._row(kind, payload, reviewed)
        fact.partner_id = fact.founded_partner_id = partner
        self.evidence.append(Evidence(fact_id=fact.pk, start=start, end=start + len(words), quote=words))
        return fact.local_id

    def _act(self, deed: Deed, says: dict[str, Any], start: int) -> None:
        fact = self._row("act", says, deed.reviewed)
        fact.act_id = fact.founded_act_id = deed.pk
        quote = self.text[start:-1]
        self.evidence.append(Evidence(fact_id=fact.pk, start=start, end=start + len(quote), quote=quote))
        number = Number(deed.count[0], Decimal(deed.count[1]), deed.reviewed) if deed.count else None
        place = Where(deed.place[0], *deed.place) if deed.place else None
        self.writer.told[deed.pk].append(
            Told(
                fact=fact.pk, areas=tuple(deed.areas), money=Sum(*deed.money, deed.reviewed) if deed.money else None,
                numbers=(number,) if number else (), place=place, language=self.writer.languages[self.number],
                source=self.writer.kinds[self.number], relevant=True, reviewed=deed.reviewed,
            )
        )  # fmt: skip

    def _row(self, kind: str, payload: dict[str, Any], reviewed: bool) -> Fact:
        self.writer.fact += 1
        self.here += 1
        fact = Fact(
            pk=self.writer.fact, document_id=self.number, reading_id=self.number, local_id=f"f{self.here}", kind=kind,
            payload=payload, as_read=payload, confidence=0.9, reader="bench 1",
            status="accepted" if reviewed else "proposed", **columns(kind, payload),
        )  # fmt: skip
        self.facts.append(fact)
        if reviewed:
            self.decisions.append(Decision(verb=Verb.ACCEPT, fact_id=fact.pk, why="made up"))
        return fact


def checked(some: Iterable[int]) -> list[Told]:
    """What the register says of these acts, for the test."""
    return told_of(Fact.objects.filter(act__in=list(some), kind="act").select_related("document"))

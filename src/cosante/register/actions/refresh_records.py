"""Bring the columns of records up to date with the live facts that point at them.

A document that is not about health cooperation is no source: what only such documents tell is out of lists and totals.
A text and its copies are one source.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from cosante.register.actions.index_records import index_acts, index_partners
from cosante.register.actions.publish import Names, publish_act, publish_partner, set_public
from cosante.register.actions.refresh_keys import batches, refresh_keys
from cosante.register.actions.write_packs import write_packs
from cosante.register.actions.write_rows import Refreshed, delete_rows, write_rows
from cosante.register.actions.write_strips import write_strips
from cosante.register.models import Act, ActParty, Decision, Fact, Part, Partner, Reading, Sort, Verb
from cosante.register.queries.deeds import deeds_by
from cosante.register.queries.profiles import MODELS, seen_partner
from cosante.register.queries.said import last_said, live_said
from cosante.register.queries.terms import term_of
from cosante.register.records import acts, partners
from cosante.register.records.conflicts import conflicts


class Changed(NamedTuple):
    """Partners of another kind or country now, which acts know of their parties; and those called otherwise.

    Of those moved, some are so for the public alone.
    """

    moved: set[int]
    renamed: set[int]


def refresh_records(*readings: Reading | None) -> None:
    """Refresh every record that a fact of these readings points at, or was linked to first."""
    facts = Fact.objects.filter(reading__in=[reading for reading in readings if reading]).order_by()
    refresh_partners(pointed_at(facts, "partner"))
    refresh_acts(pointed_at(facts, "act"))


def pointed_at(facts: QuerySet[Fact], name: str) -> set[int]:
    """The records that these facts are of, and those that they were linked to first."""
    pairs = facts.exclude(**{name: None}).values_list(name, f"founded_{name}").distinct()
    return {pk for pair in pairs for pk in pair if pk is not None}


def refresh_partners(ids: Iterable[int]) -> None:
    """What the live facts of each partner say together; where there are none, what its facts once said."""
    moved, renamed = set[int](), set[int]()
    for some in batches(ids):
        changed = _refresh_partners(some)
        moved |= changed.moved
        renamed |= changed.renamed
    acts_of = ActParty.objects.order_by().values_list("act", flat=True)
    refresh_acts(acts_of.filter(partner__in=moved).distinct())
    index_acts(acts_of.filter(partner__in=renamed))


def recount_partners(ids: Iterable[int]) -> None:
    """Bring only the number of sources up to date: of which text a document is a copy changes no name."""
    for some in batches(ids):
        sources = _sources(some)
        reviewed = _reviewed(some, Sort.PARTNER)
        for record in Partner.objects.filter(pk__in=some):
            before = record_columns(record)
            record.sources = sources.get(record.pk, 0)
            if record.pk in reviewed:
                publish_partner(record)
            if record_columns(record) != before:
                record.save(update_fields=["sources", "public"])


def _refresh_partners(ids: list[int]) -> Changed:
    live = live_said(ids)
    said = live | last_said([pk for pk in ids if pk not in live])
    sources, reviewed = _sources(ids), _reviewed(ids, Sort.PARTNER)
    changed, compared = Changed(set(), set()), {}
    names, open_names = dict[int, Names](), dict[int, Names]()
    for record in Partner.objects.filter(pk__in=ids):
        before, called, side = record_columns(record), _called(record), _side(record)
        view = partners.describe(said.get(record.pk, []))
        record.sources = sources.get(record.pk, 0)
        record.name, record.type = view.name[:500], view.type
        record.country, record.identifier = view.country, view.identifier
        record.public, names[record.pk] = None, view.names
        if record.pk in reviewed:
            open_names[record.pk] = publish_partner(record)
        if record_columns(record) != before:
            record.save()
        if _side(record) != side:
            changed.moved.add(record.pk)
        if _called(record) != called:
            changed.renamed.add(record.pk)
        if record.sources and record.merged_into_id is None:
            compared[record.pk] = seen_partner(view, live[record.pk])
    refresh_keys(Sort.PARTNER, ids, compared)
    index_partners(ids, names, open_names)
    return changed


def _called(record: Partner) -> tuple[str, ...]:
    """What acts are found by of their parties."""
    seen = record.public or {}
    return record.name, record.country, seen.get("name", ""), seen.get("country", "")


def _side(record: Partner) -> tuple[object, ...]:
    """What rows of acts hold of their parties."""
    seen = record.public or {}
    return record.type, record.country, record.public is None, seen.get("type"), seen.get("country")


def _sources(ids: list[int]) -> dict[int, int]:
    """By partner, how many texts name it."""
    named = Fact.objects.live().filter(partner__in=ids, kind="partner").exclude(document__relevant=False).order_by()
    text = Coalesce("document__copy_of", "document")
    return dict(named.values_list("partner").annotate(n=Count(text, distinct=True)))


def _reviewed(ids: list[int], kind: str) -> set[int]:
    """The records of which a reviewed fact tells."""
    told = Fact.objects.seen(public=True).filter(kind=kind, **{kind: OuterRef("pk")})
    return set(MODELS[kind]._default_manager.filter(Exists(told), pk__in=ids).values_list("pk", flat=True))


def record_columns(record: Partner | Act) -> list[Any]:
    """What its row holds."""
    return [getattr(record, field.attname) for field in record._meta.concrete_fields]


def refresh_acts(ids: Iterable[int]) -> None:
    """What the live facts of each act say together, and its parties; where there are none, what its facts once said."""
    for some in batches(ids):
        _refresh_acts(some)
        refresh_keys(Sort.ACT, some)
        index_acts(some)


def _refresh_acts(ids: list[int]) -> None:
    facts = Fact.objects.all()  # of acts alone: no other facts have one
    live = deeds_by(facts.live().filter(act__in=ids), "act")
    silent = [pk for pk in ids if pk not in live]
    told = live | deeds_by(facts.filter(act__in=silent), "act")
    told |= deeds_by(facts.filter(founded_act__in=[pk for pk in silent if pk not in told]), "founded_act")
    chosen, reviewed = resolutions(ids), _reviewed(ids, Sort.ACT)
    records = Act.objects.in_bulk(ids)
    before = {pk: record_columns(record) for pk, record in records.items()}
    views = {pk: _tell(record, told.get(pk, []), chosen.get(pk, {})) for pk, record in records.items()}
    _write_parties(views)
    refreshed = []
    for pk, record in records.items():
        texts = {_text(fact) for fact, _ in live.get(pk, []) if fact.document.relevant is not False}
        record.sources, facts_of = len(texts), [fact for fact, _ in told.get(pk, [])]
        set_public(record, None)
        refreshed.append(Refreshed(record, views[pk], facts_of, record.conflicts, chosen.get(pk, {}), pk in live))
        if pk in reviewed:
            refreshed += publish_act(record, chosen.get(pk, {}))
    write_rows(refreshed)
    for pk, record in records.items():
        if record_columns(record) != before[pk]:
            record.save()
    write_strips(records)
    write_packs(records)


def _tell(record: Act, told: list[tuple[Fact, acts.Deed]], chosen: dict[str, int]) -> acts.ActView:
    """Set the columns that say what the deed is; nothing is saved."""
    numbered = [(fact.pk, deed) for fact, deed in told]
    view = acts.describe([deed for _, deed in numbered], _said_by(numbered, chosen))
    record.conflicts = [conflict.field for conflict in conflicts(numbered, chosen)]
    record.type, record.status, record.when = view.type, view.status, view.when[:60]
    record.ends = term_of(view, [fact for fact, _ in told])
    return view


def _text(fact: Fact) -> int:
    """The document that is the fact's source: a text and its copies are one."""
    return fact.document.copy_of_id or fact.document_id


def resolved(record: Act) -> dict[str, int]:
    """For each field that a person has settled, the fact that is right in it; the last word holds."""
    return resolutions([record.pk]).get(record.pk, {})


def resolutions(ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """The same for many acts, those of which something was settled."""
    said = Decision.objects.filter(act__in=list(ids), verb=Verb.RESOLVE, undone_by=None).order_by("id")
    found: dict[int, dict[str, int]] = {}
    for act, values in said.values_list("act", "values"):
        found.setdefault(act, {})[values["field"]] = values["fact"]
    return found


def _said_by(told: list[tuple[int, acts.Deed]], chosen: dict[str, int]) -> dict[str, Any]:
    deeds = dict(told)
    return {field: getattr(deeds[fact], field) for field, fact in chosen.items() if fact in deeds}


def _write_parties(views: dict[int, acts.ActView]) -> None:
    """The parties of these acts, where they are others than before; which of them are public is said after this."""
    before: dict[int, set[tuple[str, int]]] = {pk: set() for pk in views}
    parties, any_public = ActParty.objects.filter(act__in=list(views)).order_by(), False
    for pk, role, partner, public in parties.values_list("act", "role", "partner", "public"):
        before[pk].add((role, partner))
        any_public |= public
    now = {
        pk: [(Part.ACTOR, party) for party in view.actors] + [(Part.RECIPIENT, party) for party in view.recipients]
        for pk, view in views.items()
    }
    changed = [pk for pk, named in now.items() if set(named) != before[pk]]
    if changed:
        delete_rows(ActParty, [pk for pk in changed if before[pk]])
        ActParty.objects.bulk_create(
            ActParty(act_id=pk, partner_id=partner, role=role) for pk in changed for role, partner in now[pk]
        )
    if any_public:
        parties.filter(public=True).update(public=False)

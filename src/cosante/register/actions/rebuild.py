"""Make the state of every fact and record anew from facts and decisions, as if nothing had been kept."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import F

from cosante.register.actions.deciding import count_waiting, restate_one
from cosante.register.actions.describe import restate_document
from cosante.register.actions.index_records import index_documents
from cosante.register.actions.match import suggest_all
from cosante.register.actions.moving import rehome
from cosante.register.actions.recopy import recopy
from cosante.register.actions.refresh_keys import refresh_keys
from cosante.register.actions.refresh_records import refresh_acts, refresh_partners
from cosante.register.actions.store_facts import columns
from cosante.register.actions.suggest import restate_suggestions
from cosante.register.models import Act, Document, Fact, MatchKey, MatchProfile, Pack, Partner, Sort, Strip, Verb

_BATCH = 500
#: What decisions make of a fact.
_STATE = ("status", "payload", *columns("", {}))


def rebuild(told: Callable[[int], None] = lambda done: None) -> int:
    """How many facts there are; ``told`` hears of every batch. One transaction: others see the old state until then."""
    with transaction.atomic():
        done = _rebuild_facts(told)
        _rebuild_records()
        _rebuild_matching()
    return done


def _rebuild_facts(told: Callable[[int], None]) -> int:
    """What decisions make of each fact; only what differs is written."""
    done, changed = 0, list[Fact]()
    facts = Fact.objects.select_related("reading").prefetch_related("decisions").order_by("pk")
    for done, fact in enumerate(facts.iterator(chunk_size=_BATCH), 1):
        before = [getattr(fact, name) for name in _STATE]
        restate_one(fact, sorted(fact.decisions.all(), key=lambda d: d.pk))
        if before != [getattr(fact, name) for name in _STATE]:
            changed.append(fact)
        if len(changed) == _BATCH:
            Fact.objects.bulk_update(changed, _STATE)
            changed = []
        if done % _BATCH == 0:
            told(done)
    Fact.objects.bulk_update(changed, _STATE)
    told(done)
    return done


def _rebuild_records() -> None:
    """Every fact where it was linked first; from there, what decisions make of it."""
    Fact.objects.update(partner=F("founded_partner"), act=F("founded_act"))
    for model in (Partner, Act):
        model._default_manager.update(merged_into=None)
    Document.objects.update(copy_of=None)
    recopy()
    for name in ("partner", "act"):
        rehome(name)
    count_waiting(Document.objects.values_list("pk", flat=True))
    for document in Document.objects.filter(decisions__verb=Verb.DESCRIBE).distinct():
        restate_document(document)
    Strip.objects.all().delete()
    Pack.objects.all().delete()
    refresh_partners(Partner.objects.values_list("pk", flat=True))
    refresh_acts(Act.objects.values_list("pk", flat=True))
    index_documents(Document.objects.values_list("pk", flat=True))


def _rebuild_matching() -> None:
    """Profiles and keys of all that is listed, and what is open among the suggestions. Nothing is joined."""
    MatchProfile.objects.all().delete()
    MatchKey.objects.all().delete()
    for sort, model in ((Sort.DOCUMENT, Document), (Sort.PARTNER, Partner), (Sort.ACT, Act)):
        refresh_keys(sort, model._default_manager.values_list("pk", flat=True))
        restate_suggestions(sort, compared=False)
    suggest_all()

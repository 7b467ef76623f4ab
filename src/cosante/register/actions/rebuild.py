"""Make the state of every fact and record anew from facts and decisions, as if nothing had been kept."""

from collections.abc import Callable

from django.db import transaction

from cosante.register.actions.deciding import restate_one
from cosante.register.actions.index_records import index_documents
from cosante.register.actions.moving import rehome
from cosante.register.actions.refresh_records import refresh_acts, refresh_partners
from cosante.register.actions.store_facts import columns
from cosante.register.models import Act, Document, Fact, Partner

_BATCH = 500


def rebuild(told: Callable[[int], None] = lambda done: None) -> int:
    """How many facts there are; ``told`` hears of every batch. One transaction: others see the old state until then."""
    done = 0
    with transaction.atomic():
        facts = Fact.objects.select_related("reading").prefetch_related("decisions").order_by("pk")
        batch: list[Fact] = []
        for fact in facts.iterator(chunk_size=_BATCH):
            restate_one(fact, sorted(fact.decisions.all(), key=lambda d: d.pk))
            batch.append(fact)
            if len(batch) == _BATCH:
                done += _save(batch, told, done)
                batch = []
        done += _save(batch, told, done)
        for model, name in ((Partner, "partner"), (Act, "act")):
            rehome(name, model.objects.values_list("pk", flat=True))
        refresh_partners(Partner.objects.values_list("pk", flat=True))
        refresh_acts(Act.objects.values_list("pk", flat=True))
        index_documents(Document.objects.values_list("pk", flat=True))
    return done


def _save(batch: list[Fact], told: Callable[[int], None], done: int) -> int:
    Fact.objects.bulk_update(batch, ["status", "payload", *columns("", {})])
    told(done + len(batch))
    return len(batch)

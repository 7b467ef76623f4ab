"""What every deciding action needs: is it allowed, the row that says so, and the facts brought up to date with it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from cosante.register.actions.index_records import index_documents
from cosante.register.actions.refresh_records import refresh_acts, refresh_partners
from cosante.register.actions.store_facts import columns
from cosante.register.models import Account, Decision, Document, Fact, FactStatus, Reading, Role, Rules
from cosante.register.queries import adrift
from cosante.register.records.reasons import Why
from cosante.register.records.state import Decided, fact_state
from cosante.vocabulary.errors import NotAllowed

#: Why something is decided: the words of a person, or what was found.
Reason = str | Why


def may(by: Account | None, role: str = "") -> None:
    """Refuse an account that may not; ``role`` is the least that may, by default what the office's rules say."""
    least = role or rules().accepts
    if by is not None and not by.may(least):
        raise NotAllowed(
            _("%(who)s may not do this: it takes the role %(role)s.") % {"who": by, "role": Role(least).label}
        )


def rules() -> Rules:
    """The office's review rules; as they come where nobody has set any."""
    return Rules.objects.first() or Rules()


def write(verb: str, by: Account | None, why: Reason = "", **about: Any) -> Decision:
    """The row of a decision."""
    return Decision.objects.create(verb=verb, by=by, **about | reason(why, about.get("values")))


def reason(why: Reason, values: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A reason as the columns of a decision keep it, beside its other values; findings as data, too."""
    kept = dict(values or {}) | ({"why": why.as_data()} if isinstance(why, Why) else {})
    return {"why": str(why).strip()[:1000], "values": kept}


def decided(decisions: Iterable[Decision]) -> list[Decided]:
    """Decisions as ``records.state`` takes them."""
    return [Decided(d.pk, d.verb, d.by_id, d.values, d.undoes_id) for d in decisions]


def needed(kind: str, amount: Decimal | None) -> int:
    """How many people must accept such a fact: two for sums from the office's amount on, in whatever currency."""
    limit = rules().four_eyes_amount if kind == "money" else None
    return 2 if limit is not None and (amount or 0) >= limit else 1


#: What decisions make of a fact.
_STATED = ("status", "payload", *columns("", {}))


def restate(facts: Iterable[Fact]) -> None:
    """Bring status, payload and columns of facts up to date with their decisions, and then the records they are of."""
    facts = list(facts)
    rows: dict[int, list[Decision]] = {fact.pk: [] for fact in facts}
    for decision in Decision.objects.filter(fact__in=facts).order_by("id"):
        rows[decision.fact_id or 0].append(decision)
    changed: set[str] = set()
    for fact in facts:
        before = [getattr(fact, name) for name in _STATED]
        restate_one(fact, rows[fact.pk])
        changed |= {name for name, was in zip(_STATED, before, strict=True) if getattr(fact, name) != was}
    if changed:
        Fact.objects.bulk_update(facts, sorted(changed))
    count_waiting({fact.document_id for fact in facts})
    partners = {pk for fact in facts for pk in (fact.partner_id, fact.founded_partner_id)}
    refresh_partners({pk for pk in partners if pk is not None})
    refresh_acts(acts_touched(facts))
    index_documents({fact.document_id for fact in facts})


def restate_one(fact: Fact, decisions: Iterable[Decision]) -> None:
    """Set what the decisions make of one fact; nothing is saved."""
    rows = decided(decisions)
    proposed = fact.reading.current and not fact.by_hand  # what a person entered is nothing once that was undone
    said = columns(fact.kind, fact_state(fact.as_read, rows, proposed).payload)
    people = needed(fact.kind, said["amount"])  # of the amount as corrected, not of what the row held before
    state = fact_state(fact.as_read, rows, proposed, people)
    fact.status, fact.payload = state.status, state.payload
    for name, value in said.items():
        setattr(fact, name, value)


def count_waiting(documents: Iterable[int]) -> None:
    """Bring the numbers of undecided facts, and of those adrift, of these documents up to date."""
    waiting = Fact.objects.filter(document=OuterRef("pk"), reading__current=True, status=FactStatus.PROPOSED)
    number = waiting.order_by().values("document").annotate(n=Count("pk")).values("n")
    documents = set(documents)
    rows = Document.objects.filter(pk__in=documents)
    rows.update(waiting=Coalesce(Subquery(number), 0))
    replaced = Reading.objects.filter(document__in=documents, current=False).order_by()  # without any, none is adrift
    left = adrift.numbers(rows) if replaced.exists() else {}
    rows.exclude(adrift=0).exclude(pk__in=list(left)).update(adrift=0)
    for pk, n in left.items():
        rows.filter(pk=pk).update(adrift=n)


def acts_touched(facts: Iterable[Fact]) -> set[int]:
    """The records, present and first, of all acts of these facts' readings: an act names the others of its reading."""
    readings = {fact.reading_id for fact in facts}
    found = Fact.objects.filter(reading__in=readings).exclude(act=None).order_by()  # no other facts have one
    return {pk for pair in found.values_list("act", "founded_act") for pk in pair if pk is not None}

"""Act facts with what they refer to: parties as partner records, values as comparable marks."""

from django.db.models import QuerySet

from cosante.register.models import Act, Fact, Reading
from cosante.register.records.acts import Deed

#: The column of documents that is long and not asked for here.
TEXTS = ("document__text",)

Told = list[tuple[Fact, Deed]]


def deeds_of_reading(reading: Reading) -> Told:
    """Every act fact of the reading, in its order."""
    fellows = {fact.local_id: fact for fact in reading.facts.all()}
    return [(fact, deed_of(fact, fellows)) for fact in fellows.values() if fact.kind == "act"]


def deeds_of_act(record: Act) -> Told:
    """Every live act fact of the record, oldest first."""
    return deeds_of_facts(record.facts.live().filter(kind="act"))


def deeds_of_facts(found: QuerySet[Fact], public: bool = False) -> Told:
    """The act facts with their deeds, oldest first; for the public, with no more than reviewed facts fill them with."""
    told = list(found.select_related("document").defer(*TEXTS).order_by())
    told.sort(key=lambda fact: fact.pk)  # the database would rather walk all acts than sort these
    fellows: dict[int, dict[str, Fact]] = {fact.reading_id: {} for fact in told}
    named = Fact.objects.seen(public) if public else Fact.objects.all()
    for fellow in named.filter(reading__in=list(fellows)).exclude(kind__in=("act", "health_area", "date")).order_by():
        fellows[fellow.reading_id][fellow.local_id] = fellow
    return [(fact, deed_of(fact, fellows[fact.reading_id])) for fact in told]


def deeds_by(found: QuerySet[Fact], column: str) -> dict[int, Told]:
    """The same by the record that the column leads to: ``act``, or ``founded_act``."""
    told: dict[int, Told] = {}
    for fact, deed in deeds_of_facts(found):
        told.setdefault(getattr(fact, f"{column}_id"), []).append((fact, deed))
    return told


def deed_of(fact: Fact, fellows: dict[str, Fact]) -> Deed:
    """The act with its references resolved among the facts of its reading; what cannot be resolved is left out."""
    says = fact.payload
    place, money = fellows.get(says.get("where") or ""), fellows.get(says.get("money") or "")
    counts = [fellows[ref] for ref in says.get("counts", []) if ref in fellows]
    return Deed(
        type=says["type"],
        status=says["status"],
        actors=_records(says.get("actors", []), fellows),
        recipients=_records(says.get("recipients", []), fellows),
        when=says.get("when"),
        place=place.payload.get("identifier") if place else None,
        money=(f"{money.amount:f}", money.currency) if money and money.amount is not None else None,
        counts=frozenset((count.code, f"{count.amount:f}") for count in counts),
    )


def _records(references: list[str], fellows: dict[str, Fact]) -> frozenset[int]:
    found = (fellows[ref].partner_id for ref in references if ref in fellows)
    return frozenset(record for record in found if record is not None)

"""When acts end: by their own dates, and by the terms and lengths that their sentences tell."""

from collections.abc import Iterable
from datetime import date

from cosante.register.models import Evidence, Fact
from cosante.register.records.acts import ActView
from cosante.register.records.terms import BINDING, ends


def term_of(view: ActView, told: Iterable[Fact], public: bool = False) -> date | None:
    """The last day of the act's term. ``told``: its facts, whose sentences are searched.

    ``public``: as reviewed facts alone tell it.
    """
    facts = list(told)
    if view.type not in BINDING:
        return ends(view.when)
    spans = Evidence.objects.filter(fact__in=facts).values_list("fact__reading", "start", "end")
    own = list(spans)
    said: dict[str, list[str]] = {"period": [], "duration": []}
    dates = Fact.objects.seen(public).filter(reading__in={fact.reading_id for fact in facts}, kind="date")
    for fact in dates.filter(code__in=said).prefetch_related("evidence").order_by("pk"):
        here = [(e.start, e.end) for e in fact.evidence.all()]
        if any(reading == fact.reading_id and a < end and start < b for reading, start, end in own for a, b in here):
            said[fact.code].append(fact.payload["value"])
    return ends(view.when, said["period"], said["duration"])

"""When acts end: by their own dates, and by the terms and lengths that their sentences tell."""

from collections.abc import Iterable
from datetime import date

from django.db.models import prefetch_related_objects

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
    # kinds are told apart here: asked for one, SQLite looks through all facts of it
    beside = Fact.objects.seen(public).filter(reading__in={fact.reading_id for fact in facts}).order_by("pk")
    dates = [fact for fact in beside if fact.kind == "date" and fact.code in said]
    prefetch_related_objects(dates, "evidence")
    for fact in dates:
        here = [(e.start, e.end) for e in fact.evidence.all()]
        if any(reading == fact.reading_id and a < end and start < b for reading, start, end in own for a, b in here):
            said[fact.code].append(fact.payload["value"])
    return ends(view.when, said["period"], said["duration"])

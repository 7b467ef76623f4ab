"""What the sources of an act say, field by field: each value with the documents that give it, differences shown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from cosante.register.models import Fact
from cosante.register.queries.public import as_seen
from cosante.register.queries.told import where_of
from cosante.register.records.folding import fold
from cosante.register.records.rows import place_key
from cosante.web import dates
from cosante.web.cards import Link, address, headline
from cosante.web.labels import label
from cosante.web.words import called, place_name


class Source(NamedTuple):
    """Who gives a value: the number of its sentences below, where its document shows them, and its name."""

    number: int
    href: str
    name: str


class Value(NamedTuple):
    """One value, and the sources that give it."""

    link: Link
    sources: list[Source]


class Field(NamedTuple):
    """One field; ``differ`` where sources give it different values and only one can be right."""

    label: str
    values: Sequence[Value]
    differ: bool


def act_fields(facts: Sequence[Fact], fellows: Mapping[int, Mapping[str, Fact]], public: bool = False) -> list[Field]:
    """The fields that some source fills. ``facts`` are the act's live facts, ``fellows`` as ``queries.referred``."""

    def referred(fact: Fact, field: str) -> list[Link]:
        named = fact.payload.get(field) or []
        named = [named] if isinstance(named, str) else named
        return [_record_link(fellows[fact.reading_id][ref], public) for ref in named if ref in fellows[fact.reading_id]]

    fields = (
        _field(_("Status"), facts, lambda f: [Link(label(f.payload["status"], "act_status"))], single=True),
        _field(_("Who"), facts, lambda f: referred(f, "actors")),
        _field(_("For whom"), facts, lambda f: referred(f, "recipients")),
        _field(_("When"), facts, lambda f: [Link(dates.date_words(f.payload.get("when")))], single=True),
        _field(_("Where"), facts, lambda f: referred(f, "where"), single=True),
        _field(_("Money"), facts, lambda f: referred(f, "money"), single=True),
        _field(_("Numbers"), facts, lambda f: referred(f, "counts")),
        _field(_("Health areas"), facts, _areas),
    )
    return [field for field in fields if field.values]


def _field(name: str, facts: Sequence[Fact], values_of: Callable[[Fact], list[Link]], single: bool = False) -> Field:
    said: dict[str, Value] = {}
    for number, fact in enumerate(facts, 1):
        for link in values_of(fact):
            if link.text:
                value = said.setdefault(_same(link), Value(link, []))
                value.sources.append(Source(number, address(fact), fact.document.name))
    return Field(name, list(said.values()), single and len(said) > 1)


def _same(link: Link) -> str:
    """What makes two values one: a record's address; else the words, wherever they lead."""
    return link.href if link.href and "#" not in link.href else fold(link.text)


def _record_link(fact: Fact, public: bool) -> Link:
    """A partner by its record's name and address; anything else by its own words, leading into its document."""
    record = fact.partner if fact.kind == "partner" else None
    if record and (not public or record.public):
        return Link(called(as_seen([record], public)[0]), record.get_absolute_url())
    link = headline(fact)
    if fact.kind == "place":  # one place named in two languages is one value
        key = place_key(where_of(fact))
        name = place_name(key, fact.payload.get("name_en") or link.text)
        return Link(name, reverse("place", args=[key]) if key else "")
    return link if fact.kind == "person" else Link(link.text)


def _areas(fact: Fact) -> list[Link]:
    return [Link(label(code, "health_area"), reverse("area", args=[code])) for code in fact.payload["health_areas"]]


class Told(NamedTuple):
    """One sentence that tells of a record, and where it stands."""

    fact: Fact
    quotes: Sequence[Link]


def told_by(facts: Iterable[Fact]) -> list[Told]:
    """The sentences of the facts, each with the address that shows it marked in its document."""
    return [
        Told(
            fact,
            [Link(e.quote, address(fact), fact.document.language) for e in fact.evidence.all()],
        )
        for fact in facts
    ]

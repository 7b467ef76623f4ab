"""Two records side by side: what each says, field by field, where they differ, and what speaks for and against."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.register.actions.suggest import findings
from cosante.register.models import Act, Document, Fact, Partner, Sort, Suggestion
from cosante.register.queries import pairs as queries
from cosante.register.queries.acts import referred
from cosante.register.records.dates import bounds, overlap
from cosante.register.records.folding import fold
from cosante.web import dates, words
from cosante.web.cards import Link, titled
from cosante.web.findings import in_words
from cosante.web.labels import label
from cosante.web.records import act_fields

#: Of a text, so much is shown.
_OPENING = 320


class Said(NamedTuple):
    """What a record says in a field. ``alike``: do two such values go together? Without it they always do."""

    values: Sequence[Link]
    alike: Callable[["Said", "Said"], bool] | None = None
    when: str = ""


Fields = Mapping[str, Said]


class Line(NamedTuple):
    """One field of both; ``differ`` where both say something and nothing of it is the same."""

    label: str
    sides: tuple[Sequence[Link], Sequence[Link]]
    differ: bool


class Side(NamedTuple):
    """One of the two: what it is called, where its page is, and the words that tell of it."""

    heading: Link
    quote: Link


class Pair(NamedTuple):
    """A suggestion as a person sees it."""

    suggestion: Suggestion
    sides: tuple[Side, Side]
    lines: Sequence[Line]
    reasons: Sequence[str]
    doubts: Sequence[str]
    conflicts: Sequence[str]


def pairs(kind: str, suggestions: Sequence[Suggestion]) -> list[Pair]:
    """The suggestions of a kind, ready to be shown."""
    records = queries.records(kind, suggestions)
    fields = _fields(kind, records)
    return [
        Pair(
            row,
            (_side(records[row.one]), _side(records[row.other])),
            lines(fields[row.one], fields[row.other]),
            *([in_words(found) for found in findings(row, name)] for name in ("reasons", "doubts", "conflicts")),
        )
        for row in suggestions
    ]


def lines(one: Fields, other: Fields) -> list[Line]:
    """The fields that either fills, in their order."""
    filled = [name for fields in (one, other) for name, said in fields.items() if said.values]
    names, silent = list(dict.fromkeys(filled)), Said(())
    both = [(name, one.get(name, silent), other.get(name, silent)) for name in names]
    return [Line(name, (left.values, right.values), _apart(left, right)) for name, left, right in both]


def _apart(one: Said, other: Said) -> bool:
    return bool(one.alike and one.values and other.values and not one.alike(one, other))


def _one_shared(one: Said, other: Said) -> bool:
    return not {fold(v.text) for v in one.values}.isdisjoint(fold(v.text) for v in other.values)


def _day_shared(one: Said, other: Said) -> bool:
    first, second = bounds(one.when), bounds(other.when)
    return first is None or second is None or overlap(first, second)


def _fields(kind: str, records: Mapping[int, Any]) -> dict[int, Fields]:
    if kind == Sort.ACT:
        fellows = referred([fact for record in records.values() for fact in record.told])
        return {pk: _of_act(record, fellows) for pk, record in records.items()}
    of = _of_partner if kind == Sort.PARTNER else _of_text
    return {pk: of(record) for pk, record in records.items()}


def _of_act(record: Act, fellows: Mapping[int, Mapping[str, Fact]]) -> Fields:
    told: Sequence[Fact] = record.told  # type: ignore[attr-defined]
    found = {_("Kind"): Said([Link(label(record.type, "act"))], _one_shared)}
    for field in act_fields(told, fellows):
        alike = _day_shared if field.label == _("When") else _one_shared
        found[field.label] = Said([value.link for value in field.values], alike, record.when)
    return found | {_("Told by"): Said(_documents(told))}


def _of_partner(record: Partner) -> Fields:
    told: Sequence[Fact] = record.told  # type: ignore[attr-defined]
    names = dict.fromkeys((fact.payload["name"], fact.document.language) for fact in told)
    acts: int = record.act_count  # type: ignore[attr-defined]
    counted = [
        Link(words.filled(ngettext("%d document", "%d documents", record.sources), record.sources)),
        Link(words.filled(ngettext("%d act", "%d acts", acts), acts)),
    ]
    return {
        _("Names"): Said([Link(name, lang=language) for name, language in names]),
        _("Kind"): Said([Link(label(record.type, "partner"))], _one_shared),
        _("Country"): Said(_filled(words.country_name(record.country)), _one_shared),
        _("Identifier"): Said(_filled(record.identifier), _one_shared),
        _("In the register"): Said(counted),
        _("Told by"): Said(_documents(told[:2])),
    }


def _of_text(record: Document) -> Fields:
    return {
        _("Language"): Said(_filled(words.language_name(record.language)), _one_shared),
        _("Publisher"): Said(_filled(record.publisher)),
        _("Published"): Said(_filled(dates.date_words(record.published)), _day_shared, record.published),
        _("Length"): Said([Link(_("%s characters") % words.number_words(len(record.text)))]),
    }


def _filled(text: str) -> list[Link]:
    return [Link(text)] if text else []


def _there(fact: Fact) -> str:
    """Where the fact is shown. In which part of a long text is not asked: that would take the text of every source."""
    return f"{fact.document.get_absolute_url()}#{fact.local_id}"


def _documents(told: Iterable[Fact]) -> list[Link]:
    named = {fact.document_id: fact for fact in told}
    return [Link(fact.document.name, _there(fact), fact.document.language) for fact in named.values()]


def _side(record: Partner | Act | Document) -> Side:
    here = record.get_absolute_url()
    if isinstance(record, Document):
        return Side(
            Link(record.name, here, record.language), Link(record.text.strip()[:_OPENING], lang=record.language)
        )
    told: Sequence[Fact] = record.told  # type: ignore[union-attr]
    called = words.called(record) if isinstance(record, Partner) else titled(record)
    return Side(Link(called, here), _quote(told) if isinstance(record, Act) else Link(""))


def _quote(told: Iterable[Fact]) -> Link:
    for fact in told:
        for evidence in fact.evidence.all():
            return Link(evidence.quote, _there(fact), fact.document.language)
    return Link("")

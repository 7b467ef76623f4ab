"""Where the sources of an act differ, each value with who gives it, for a person to say which is right."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cosante.register.actions.refresh_records import resolved
from cosante.register.models import Act, Fact
from cosante.register.queries.deeds import deeds_of_act
from cosante.register.records.conflicts import conflicts
from cosante.web.cards import gist
from cosante.web.dates import date_words
from cosante.web.labels import CONFLICT_FIELDS, label


class Choice(NamedTuple):
    """One value in words, and the facts that give it; the first stands for them."""

    words: str
    facts: Sequence[Fact]


class Difference(NamedTuple):
    """A field, and the values of which only one can be right."""

    field: str
    label: str
    choices: Sequence[Choice]


def differences(record: Act, told: Sequence[Fact], fellows: Mapping[int, Mapping[str, Fact]]) -> list[Difference]:
    """What nobody has settled yet. ``told``: the act's live facts; ``fellows`` as ``queries.acts.referred``."""
    if not record.conflicts:
        return []
    facts = {fact.pk: fact for fact in told}
    found = conflicts([(fact.pk, deed) for fact, deed in deeds_of_act(record)], resolved(record))
    return [
        Difference(
            field, str(CONFLICT_FIELDS[field]), [_choice(field, value, pks, facts, fellows) for value, pks in values]
        )
        for field, values in found
    ]


def _choice(
    field: str, value: Any, pks: Sequence[int], facts: Mapping[int, Fact], fellows: Mapping[int, Mapping[str, Fact]]
) -> Choice:
    given = [facts[pk] for pk in pks if pk in facts]
    if field == "status":
        return Choice(label(value, "act_status"), given)
    if field == "when":
        return Choice(date_words(value), given)
    says = given[0].payload if given else {}
    refs = says.get("counts", []) if field == "counts" else [says.get("where" if field == "place" else field)]
    named = fellows.get(given[0].reading_id, {}) if given else {}
    return Choice(", ".join(gist(named[ref]) for ref in refs if ref in named), given)

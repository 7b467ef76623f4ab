"""Records that are here, corrected from a sheet: every source that says otherwise is corrected by whoever brings it.

What was read stays, and the decision names the person: as on the page beside the sentence. Nothing is corrected where
the record would not say what the sheet says afterwards.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from cosante.register.actions import correct
from cosante.register.models import Account, Act, Decision, Fact, Partner
from cosante.vocabulary.errors import BadValue, Undecidable

#: Fields of a record that are values of its own facts; others are those of other facts.
CORRECTABLE = {"act": ("type", "status", "when", "health_areas"), "partner": ("name", "type", "country")}
#: A record that more facts tell of is corrected on its page.
MOST = 200
Said = Callable[[Any], dict[str, Any]]


def correct_record(
    record: Act | Partner, changes: dict[str, list[Any]], said: Said, by: Account | None, why: str
) -> list[Decision]:
    """The decisions. ``changes``: by field what it was and becomes; ``said``: what a record says now.

    ``Undecidable`` where a field was changed since. Undone by the caller's transaction where it is refused.
    """
    here = said(record)
    if since := [name for name, (before, _after) in changes.items() if not same(here.get(name), before)]:
        raise Undecidable(_("It was changed since: %(fields)s.") % {"fields": ", ".join(since)})
    kind = "act" if isinstance(record, Act) else "partner"
    facts = list(Fact.objects.live().filter(**{kind: record}, kind=kind).order_by("pk")[: MOST + 1])
    if len(facts) > MOST:
        raise BadValue(_("More than %(most)s sources tell of it. Correct it on its page.") % {"most": MOST})
    made = []
    for fact in facts:
        values = {_field(fact, name): after for name, (_before, after) in changes.items()}
        values = {name: value for name, value in values.items() if not same(fact.payload.get(name), value)}
        if values:
            made.append(correct(fact, values, by, why))
    now = said(type(record)._default_manager.get(pk=record.pk))
    if not made or any(not same(now.get(name), after) for name, (_before, after) in changes.items()):
        raise BadValue(_("Its sources would still say otherwise. Correct it on its page."))
    return made


def same(one: Any, other: Any) -> bool:
    """Do two values say the same? Of several, their order says nothing."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(one) == sorted(other)
    return (one or "") == (other or "")


def _field(fact: Fact, name: str) -> str:
    """A partner is called by its name in English, where its fact has one."""
    return "name_en" if name == "name" and fact.payload.get("name_en") else name

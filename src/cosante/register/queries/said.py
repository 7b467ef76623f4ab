"""What facts say of many partners at once."""

from collections.abc import Iterable

from django.db.models import Count

from cosante.register.models import Fact
from cosante.register.models.facts import FactQuerySet
from cosante.register.records.partners import Said

#: So many facts say what a partner is called; of one that thousands of documents name, more would change nothing.
ENOUGH = 200


def said_of(facts: FactQuerySet, column: str, ids: Iterable[int]) -> dict[int, list[Said]]:
    """By partner, what the oldest of these facts say of it. ``column``: ``partner``, or ``founded_partner``."""
    facts = facts.filter(kind="partner", **{f"{column}__in": list(ids)}).order_by()
    number = dict(facts.values_list(column).annotate(n=Count("pk")))
    found: dict[int, list[Said]] = {pk: [] for pk in number}
    few = [pk for pk, n in number.items() if n <= ENOUGH]
    for pk, *row in _rows(facts.filter(**{f"{column}__in": few}), column):
        found[pk].append(Said(*row))
    for pk in number.keys() - few:
        found[pk] = [Said(*row) for _, *row in _rows(facts.filter(**{column: pk}), column)[:ENOUGH]]
    return found


def _rows(facts: FactQuerySet, column: str) -> "FactQuerySet":
    return facts.order_by("id").values_list(column, "payload", "document__language", "confidence")


def live_said(ids: Iterable[int]) -> dict[int, list[Said]]:
    """What live facts say of these partners."""
    return said_of(Fact.objects.live(), "partner", ids)


def last_said(ids: Iterable[int]) -> dict[int, list[Said]]:
    """Of partners without a live fact, what those say that are of them, or else that were linked to them first."""
    ids = list(ids)
    found = said_of(Fact.objects.all(), "partner", ids)
    return said_of(Fact.objects.all(), "founded_partner", [pk for pk in ids if pk not in found]) | found

"""What is asked of kept rows: lists narrowed by their columns, the parts of one, what it cites, its history."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, ForeignKey, Q, QuerySet

from cosante.register.models import Act, Change, Cited, Document, Kept

#: So many numbers are named in one question at most.
_AT_ONCE = 10_000


def rows(model: type[Kept], order: Iterable[str] = ()) -> QuerySet[Any]:
    """Rows that were not withdrawn, with the rows that they point at."""
    keys = [field.name for field in model.own_fields() if isinstance(field, ForeignKey)]
    return model._default_manager.filter(withdrawn=False).select_related(*keys).order_by(*order or ("id",))


def in_order(model: type[Kept], numbers: Iterable[int]) -> list[Any]:
    """These rows, as ``rows`` gives them: a page of many is found sooner by numbers alone than with what they name."""
    wanted = list(numbers)
    found = rows(model).in_bulk(wanted)
    return [found[pk] for pk in wanted if pk in found]


def narrowed(found: QuerySet[Any], asked: Mapping[str, str], words: str, searched: Iterable[str]) -> QuerySet[Any]:
    """Those with these values in these columns, and with these words in one of the searched ones.

    ``-`` is a text that is empty. A value that no row can have finds nothing.
    """
    for name, value in asked.items():
        try:
            found = found.filter(**{name: _value(found.model, name, value)})
        except (ValueError, TypeError, ValidationError):
            return found.none()
    for word in words.split():
        held = Q()
        for name in searched:
            held |= Q(**{f"{name}__icontains": word})
        found = found.filter(held)
    return found


def _value(model: type[Kept], name: str, value: str) -> Any:
    column = model._meta.get_field(name)
    if column.is_relation:
        return int(value)
    if column.get_internal_type() == "BooleanField":
        return {"yes": True, "no": False}.get(value, value)
    return "" if value == "-" and column.get_internal_type() == "CharField" else value


def numbers(found: QuerySet[Any], name: str) -> dict[Any, int]:
    """How many rows have each value of a column, the most frequent first."""
    counted = found.order_by().values_list(name).annotate(n=Count("pk")).order_by("-n", name)
    return {value: n for value, n in counted if value not in (None, "")}


def asked(found: Any, name: str, numbers: Iterable[int], order: Sequence[str] = ()) -> Iterator[Any]:
    """Of a queryset, what has one of these numbers by that lookup; nothing is asked where there are none."""
    some = list(numbers)
    for start in range(0, len(some), _AT_ONCE):
        part = found.filter(**{name: some[start : start + _AT_ONCE]})
        yield from part.order_by(*order) if order else part


def parts(row: Kept, model: type[Kept], order: Iterable[str] = ()) -> QuerySet[Any]:
    """Its parts in one table."""
    return rows(model, order).filter(**{model.part_of: row.pk})


def cited_by(row: Kept) -> QuerySet[Cited]:
    """Documents and acts that it cites."""
    found = Cited.objects.filter(noun=row.noun, record=row.pk, withdrawn_at=None)
    return found.select_related("document", "act", "by").order_by("id")


def citing(source: Document | Act) -> QuerySet[Cited]:
    """Kept rows that cite it."""
    about = {"document" if isinstance(source, Document) else "act": source}
    return Cited.objects.filter(withdrawn_at=None, **about).order_by("id")


def changes_of(row: Kept) -> QuerySet[Change]:
    """Its history, the newest first."""
    found = Change.objects.filter(noun=row.noun, record=row.pk)
    return found.select_related("by", "undone_by", "undone_by__by").order_by("-version")

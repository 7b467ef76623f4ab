"""How many acts each choice of a filter would leave, given the other filters.

The counts of a filter that is set are those without it, so that one can change one's mind.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count

from cosante.register.models import ActArea, ActCountry, ActMoney, ActParty, ActSource, Partner
from cosante.register.queries.filters import Asked, filtered, rows_of
from cosante.register.queries.kept import kept, state

#: Filters on the act's own columns: one question counts them all.
_OWN = ("type", "status", "year", "reviewed")
#: Filters on rows: where each value stands, and which rows are of the filter.
_ROWS: Mapping[str, tuple[Any, str, Mapping[str, Any]]] = {
    "area": (ActArea, "area", {}),
    "country": (ActCountry, "country", {}),
    "language": (ActSource, "value", {"aspect": ActSource.Aspect.LANGUAGE}),
    "source": (ActSource, "value", {"aspect": ActSource.Aspect.KIND}),
    "currency": (ActMoney, "currency", {}),
}
#: What must be left out of the filters to count one of them.
_SET_BY = {"year": ("year_from", "year_to"), "currency": ("currency", "amount_from", "amount_to")}
_PARTNERS = 12

Counts = dict[Any, int]


def facets(asked: Asked, *names: str) -> dict[str, Counts]:
    """Filter → value → how many acts, the most frequent first; of some filters beside the act's own, where named."""
    now = state()
    found: dict[str, Counts] = dict(kept(now, ("own", asked), lambda: _own(asked)))
    for name in _OWN:
        others = asked.without(*_SET_BY.get(name, (name,)))
        if others != asked:
            found[name] = kept(now, ("own", others), lambda others=others: _own(others))[name]
    for name in _ROWS:
        if names and name not in names:
            continue
        others = asked.without(*_SET_BY.get(name, (name,)))
        found[name] = kept(now, (name, others), lambda name=name, others=others: _of_rows(name, others))
    if not names or "partner" in names:
        found["partner"] = kept(now, ("partner", asked), lambda: _partners(asked))
    return found


def how_many(asked: Asked) -> int:
    """How many acts are so."""
    return sum(kept(state(), ("own", asked), lambda: _own(asked))["type"].values())


def _own(asked: Asked) -> dict[str, Counts]:
    counted: dict[str, Counter[Any]] = {name: Counter() for name in _OWN}
    groups = filtered(asked).order_by().values_list(*map(asked.column, _OWN)).annotate(n=Count("pk"))
    for *values, n in groups:
        for name, value in zip(_OWN, values, strict=True):
            counted[name][value] += n
    return {name: _most_first(counts.items()) for name, counts in counted.items()}


def _of_rows(name: str, asked: Asked) -> Counts:
    model, column, so = _ROWS[name]
    rows = rows_of(model, asked).filter(**so)
    distinct = model is ActMoney  # an act may have several sums in one currency
    counted = rows.order_by().values_list(column).annotate(n=Count("act", distinct=distinct))
    return _most_first((value, n) for value, n in counted if value)


def _partners(asked: Asked) -> Counts:
    """The partners with a part in most of the acts."""
    rows = rows_of(ActParty, asked).order_by()
    most = rows.values_list("partner").annotate(n=Count("pk")).order_by("-n", "partner")[:_PARTNERS]
    keys = [partner for partner, _ in most]
    exact = rows.filter(partner__in=keys).values_list("partner").annotate(n=Count("act", distinct=True))
    named = Partner.objects.in_bulk(keys)
    return _most_first((named[partner], n) for partner, n in exact)


def _most_first(counted: Iterable[tuple[Any, int]]) -> Counts:
    return dict(sorted(counted, key=lambda pair: (-pair[1], str(pair[0]))))

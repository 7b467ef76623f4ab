"""How many acts each choice of a filter would leave, given the other filters.

The counts of a filter that is set are those without it, so that one can change one's mind. Where the other filters
leave more than ``COUNTED`` acts, only filters on the acts' own columns are counted; of the others the values are known,
and their number is None: so many are better counted by totals, and would take long here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Count

from cosante.register.models import ActArea, ActCountry, ActMoney, ActParty, ActSource, Partner
from cosante.register.models.documents import PUBLISHER_KINDS
from cosante.register.queries.documents import languages_of_documents
from cosante.register.queries.filters import Asked, filtered, rows_of, seen
from cosante.register.queries.kept import kept, state
from cosante.register.queries.partners import countries_of_partners
from cosante.vocabulary.codes import HEALTH_AREAS

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

COUNTED = 5000
#: The values that rows may have, as a list knows them without counting.
_VALUES: Mapping[str, Callable[[bool], Iterable[str]]] = {
    "area": lambda public: HEALTH_AREAS,
    "country": countries_of_partners,
    "language": languages_of_documents,
    "source": lambda public: dict(PUBLISHER_KINDS),
    "currency": lambda public: seen(ActMoney, public).order_by().values_list("currency", flat=True).distinct(),
}

Counts = dict[Any, int]
Choices = dict[Any, int | None]


def facets(asked: Asked, *names: str) -> dict[str, Counts]:
    """Filter → value → how many acts, the most frequent first: the act's own filters, and those named."""
    now = state()
    found: dict[str, Counts] = dict(kept(now, ("own", asked), lambda: _own(asked)))
    for name in _OWN:
        others = _others(asked, name)
        if others != asked:
            found[name] = kept(now, ("own", others), lambda others=others: _own(others))[name]
    for name in names:
        others = _others(asked, name)
        found[name] = kept(now, (name, others), lambda name=name, others=others: _of_rows(name, others))
    return found


def every_facet(asked: Asked) -> dict[str, Choices]:
    """The same of all filters, those that would take long without numbers."""
    broad = {name: _broad(_others(asked, name)) for name in _ROWS}
    counted = facets(asked, *(name for name in _ROWS if not broad[name]))
    values = {name: dict.fromkeys(sorted(_VALUES[name](asked.public))) for name in _ROWS if broad[name]}
    return {**counted, **values}


def _others(asked: Asked, name: str) -> Asked:
    return asked.without(*_SET_BY.get(name, (name,)))


def _broad(asked: Asked) -> bool:
    return bool(asked) and how_many(asked) > COUNTED


def broad(asked: Asked) -> bool:
    """Are so many acts so that reading all rows is quicker than looking for those of each act?"""
    return bool(asked) and how_many(asked) > 4 * COUNTED


def partners_in(asked: Asked) -> Counts:
    """The partners with a part in most of the acts; none where these are too many to be looked through."""
    return {} if _broad(asked) else kept(state(), ("partner", asked), lambda: _partners(asked))


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

"""The filters of the register as a person sees them: choices with counts, what is set, and the way to take it away."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cosante.register.models import Act, Partner
from cosante.register.queries.acts import with_parties
from cosante.register.queries.filters import NOBODY, SOMEBODY, Asked
from cosante.register.queries.listed import Latest
from cosante.register.queries.places import place
from cosante.register.queries.public import as_seen
from cosante.web import words
from cosante.web.labels import Labels, label
from cosante.web.typed import read_number

PER_PAGE = 50
REVIEWED: Labels = {"yes": gettext_lazy("reviewed"), "no": gettext_lazy("not reviewed")}
#: The filters in the order of the form, and what they are called.
NAMES: Labels = {
    "words": gettext_lazy("Party or place"),
    "type": gettext_lazy("Kind"),
    "status": gettext_lazy("Status"),
    "area": gettext_lazy("Health area"),
    "country": gettext_lazy("Country"),
    "partner": gettext_lazy("Partner"),
    "place": gettext_lazy("Place"),
    "host": gettext_lazy("It happens in"),
    "year_from": gettext_lazy("From year"),
    "year_to": gettext_lazy("To year"),
    "amount_from": gettext_lazy("Sum from"),
    "amount_to": gettext_lazy("Sum to"),
    "currency": gettext_lazy("Currency"),
    "language": gettext_lazy("Language of a source"),
    "source": gettext_lazy("Kind of source"),
    "reviewed": gettext_lazy("Review"),
    "giver": gettext_lazy("Who acts"),
    "receiver": gettext_lazy("For whom"),
    "together": gettext_lazy("Together with"),
}
#: Ways to see the same acts: address and words.
VIEWS = (
    ("acts", gettext_lazy("List")),
    ("map", gettext_lazy("Map")),
    ("timeline", gettext_lazy("Timeline")),
    ("network", gettext_lazy("Who with whom")),
    ("totals", gettext_lazy("Totals")),
)
#: Filters that a link sets and the form only keeps.
_BY_LINK = ("partner", "place", "host", "giver", "receiver", "together")
#: Filters that are chosen from a list, with where their counts are among the facets.
_LISTS: Mapping[str, str] = {
    "type": "type",
    "status": "status",
    "area": "area",
    "country": "country",
    "language": "language",
    "source": "source",
    "currency": "currency",
    "reviewed": "reviewed",
}


class Choice(NamedTuple):
    """A value of a filter, in words, with how many acts it would leave."""

    value: str
    text: str
    n: int
    chosen: bool


class Chip(NamedTuple):
    """A filter that is set, and the address without it."""

    name: str
    text: str
    without: str


class Counted(Paginator):
    """Pages of a list of which the number is known."""

    def __init__(self, found: QuerySet[Act], number: int) -> None:
        super().__init__(found, PER_PAGE)
        self._number = number

    @cached_property
    def count(self) -> int:
        return self._number


def plain_sums(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Sums typed as the language of the page writes them lead to the address that means the same in every language."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        said = request.GET.copy()
        for name in ("amount_from", "amount_to"):
            amount = read_number(said.get(name, ""))
            if amount is not None:
                said[name] = f"{amount:f}"
        plain = f"{request.path}?{said.urlencode()}"
        return redirect(plain) if said != request.GET else view(request, *args, **kwargs)

    return answered


def page_of(request: HttpRequest, found: QuerySet[Act], number: int) -> Any:
    """The page that is asked for, its acts with their parties, as whoever asks sees them."""
    page = Counted(with_parties(found, request.public), number).get_page(request.GET.get("page"))
    page.object_list = as_seen(page.object_list, request.public)
    return page


def page_of_latest(request: HttpRequest, asked: Asked) -> Any:
    """The page that is asked for of the acts that are so, the latest first."""
    return Paginator(Latest(asked), PER_PAGE).get_page(request.GET.get("page"))


def choices(asked: Asked, counted: Mapping[str, Mapping[Any, int]]) -> dict[str, list[Choice]]:
    """For each list of the form its values; one that is set stays among them, also with no act left."""
    found = {}
    for name, facet in _LISTS.items():
        chosen = getattr(asked, name)
        numbers = {_as_asked(value): n for value, n in counted[facet].items()}
        if chosen:
            numbers.setdefault(chosen, 0)
        worded = {value: said(name, value, asked.public) for value in numbers if value}
        listed = [Choice(value, text, numbers[value], value == chosen) for value, text in worded.items()]
        found[name] = sorted(listed, key=lambda one: one.text.casefold()) if name in _BY_NAME else listed
    return found


_BY_NAME = frozenset({"country"})


def _as_asked(value: Any) -> str:
    return {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else str(value or "")


def partners(asked: Asked, counted: Mapping[Partner, int]) -> list[Choice]:
    """The partners with most of the acts; none but itself where one is chosen."""
    as_seen(counted, asked.public)
    return [Choice(str(p.pk), words.called(p), n, str(p.pk) == asked.partner) for p, n in counted.items()]


def chips(asked: Asked) -> list[Chip]:
    """What is set, in the order of the form."""
    return [
        Chip(str(NAMES[name]), said(name, value, asked.public), asked.query(**{name: ""}))
        for name, value in kept(asked)
    ]


def kept(asked: Asked, *names: str) -> list[tuple[str, str]]:
    """The filters that are set, for a form that keeps them; of some names only, where they are given."""
    return [(name, getattr(asked, name)) for name in names or NAMES if getattr(asked, name)]


def by_link(asked: Asked) -> list[tuple[str, str]]:
    """Those that a link has set: the form of the list has no field for them."""
    return kept(asked, *_BY_LINK)


def said(name: str, value: str, public: bool = False) -> str:
    """A value of a filter in words."""
    known: Mapping[str, Callable[[str], str]] = {
        "type": lambda v: label(v, "act"),
        "status": lambda v: label(v, "act_status"),
        "area": lambda v: label(v, "health_area"),
        "country": words.country_name,
        "host": words.country_name,
        "language": words.language_name,
        "source": lambda v: label(v, "publisher"),
        "reviewed": lambda v: str(REVIEWED[v]),
        "partner": lambda v: side_name(v, public),
        "giver": lambda v: side_name(v, public),
        "receiver": lambda v: side_name(v, public),
        "together": lambda v: side_name(v, public),
        "place": lambda v: _place_name(v, public),
        "year_from": words.digits,
        "year_to": words.digits,
        "amount_from": words.number_words,
        "amount_to": words.number_words,
    }
    return known[name](value) if name in known else value


def side_name(value: str, public: bool = False) -> str:
    """A country's or a partner's name."""
    if value in (SOMEBODY, NOBODY):
        return _("somebody") if value == SOMEBODY else _("nobody named")
    if not value.isdigit():
        return words.country_name(value)
    partner = Partner.objects.filter(pk=int(value), **({"public__isnull": False} if public else {})).first()
    return words.called(as_seen([partner], public)[0]) if partner else _("no such partner")


def _place_name(key: str, public: bool) -> str:
    found = place(key, public)
    return words.place_name(key, found.name if found else key)


def years(counted: Iterable[Any]) -> tuple[int, int] | None:
    """The first and the last year of which there is something."""
    known = [year for year in counted if year]
    return (min(known), max(known)) if known else None

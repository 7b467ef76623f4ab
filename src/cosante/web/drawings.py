"""The map and the network, ready to be drawn by a template: shapes with their classes, and names to stand over them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cosante.register.queries.filters import Asked
from cosante.register.queries.network import Network
from cosante.register.queries.places import OnMap
from cosante.web import words
from cosante.web.boundaries import HEIGHT, WIDTH, Shape
from cosante.web.charts import Edge, Node, circle, step, steps
from cosante.web.labels import Labels

#: What the map can count, and the filter that gives the acts of a country.
MAP_OF: Labels = {
    "acts": _("any part"),
    "gives": _("it acts"),
    "receives": _("it receives"),
    "hosts": _("it happens there"),
}
_FILTER = {"acts": "country", "gives": "giver", "receives": "receiver", "hosts": "host"}
_NAMES = 12


class Country(NamedTuple):
    """A country that has something on the map."""

    code: str
    name: str
    n: int
    step: int
    path: str
    x: int
    y: int
    href: str


class Name(NamedTuple):
    """A name that stands over the map, its place in hundredths of the map."""

    text: str
    left: int
    top: int


class Step(NamedTuple):
    """A step of colour: from and to how many."""

    step: int
    first: int
    last: int


class Map(NamedTuple):
    """All that the map draws. ``land`` is every country that has nothing."""

    land: str
    countries: Sequence[Country]
    names: Sequence[Name]
    legend: Sequence[Step]
    unknown: Sequence[str]


def drawn(shapes: Sequence[Shape], found: Sequence[OnMap], what: str, asked: Asked) -> Map:
    """The map of these numbers."""
    numbers = {one.country: getattr(one, what) for one in found if getattr(one, what)}
    bounds = steps(numbers.values())
    countries = [
        Country(
            s.code,
            words.country_name(s.code),
            numbers[s.code],
            step(numbers[s.code], bounds),
            s.path,
            s.x,
            s.y,
            _href(s.code, what, asked),
        )
        for s in shapes
        if s.code in numbers
    ]
    countries.sort(key=lambda one: (-one.n, one.name))
    return Map(
        land="".join(shape.path for shape in shapes if shape.code not in numbers),
        countries=countries,
        names=_names(countries),
        legend=_legend(bounds, max(numbers.values(), default=0)),
        unknown=[words.country_name(code) for code in numbers if code not in {shape.code for shape in shapes}],
    )


def _href(code: str, what: str, asked: Asked) -> str:
    return f"{reverse('acts')}?{asked.query(**{_FILTER[what]: code})}"


def _names(countries: Sequence[Country]) -> list[Name]:
    """The names of the first countries, without those that would stand on another one."""
    placed: list[Name] = []
    for one in countries:
        name = Name(one.name, round(100 * one.x / WIDTH), round(100 * one.y / HEIGHT))
        if all(abs(name.left - other.left) > 8 or abs(name.top - other.top) > 5 for other in placed):
            placed.append(name)
        if len(placed) == _NAMES:
            break
    return placed


def _legend(bounds: Sequence[int], most: int) -> list[Step]:
    if not bounds:
        return []
    ends = [*(bound - 1 for bound in bounds[1:]), most]
    return [Step(n, first, last) for n, (first, last) in enumerate(zip(bounds, ends, strict=True), 1)]


class End(NamedTuple):
    """An end of the network."""

    number: int
    name: str
    href: str
    total: int


class Square(NamedTuple):
    """A cell of the matrix: how many, its step of colour, and the acts behind it."""

    n: int
    step: int
    href: str
    own: bool = False


class Matrix(NamedTuple):
    """The network as a table, and as a drawing of the same."""

    ends: Sequence[End]
    rows: Sequence[tuple[End, Sequence[Square]]]
    pairs: Sequence[tuple[End, End, int, str]]
    nodes: Sequence[tuple[Node, End]]
    edges: Sequence[tuple[Edge, End, End]]


def matrix(found: Network, of: str, asked: Asked) -> Matrix:
    """A row for each that acts, a column for each that receives; pairs of those that did something together."""
    values = [str(getattr(end, "pk", end)) for end in found.ends]
    both = _both(found)
    sizes = [sum(n for pair, n in both.items() if at in pair) for at in range(len(values))]
    ends = [End(at + 1, _end_name(end), _end_href(end, of), sizes[at]) for at, end in enumerate(found.ends)]
    bounds = steps(found.directed.values())
    rows = [
        (ends[row], [_square(found, row, column, values, bounds, asked) for column in range(len(values))])
        for row in range(len(values))
    ]
    together = sorted(found.together.items(), key=lambda pair: (-pair[1], pair[0]))
    pairs = [
        (ends[one], ends[other], n, f"{reverse('acts')}?{asked.query(giver=values[one], together=values[other])}")
        for (one, other), n in together[:15]
    ]
    nodes, edges = circle(sizes, both)
    drawn_edges = [(edge, ends[edge.one], ends[edge.other]) for edge in edges]
    return Matrix(ends, rows, pairs, list(zip(nodes, ends, strict=True)), drawn_edges)


def _both(found: Network) -> dict[tuple[int, int], int]:
    """What two did for each other in either direction and together."""
    numbers: dict[tuple[int, int], int] = dict(found.together)
    for (one, other), n in found.directed.items():
        pair = (min(one, other), max(one, other))
        numbers[pair] = numbers.get(pair, 0) + n
    return numbers


def _square(
    found: Network, row: int, column: int, values: Sequence[str], bounds: Sequence[int], asked: Asked
) -> Square:
    n = found.directed.get((row, column), 0)
    href = f"{reverse('acts')}?{asked.query(giver=values[row], receiver=values[column])}" if n else ""
    return Square(n, step(n, bounds), href, own=row == column)


def _end_name(end: Any) -> str:
    return str(words.country_name(end) if isinstance(end, str) else words.called(end))


def _end_href(end: Any, of: str) -> str:
    return reverse("place", args=[end]) if of == "country" else str(end.get_absolute_url())

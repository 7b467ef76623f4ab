"""Totals as tables: which measure by what, the figures with what is out of each, and the way to what is behind them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.register.models import Act, Partner
from cosante.register.queries.filters import Asked
from cosante.register.queries.public import as_seen
from cosante.register.queries.totals import BY, MEASURES, rows
from cosante.register.records.totals import ASKED, REASONS, Figure, total, verdict
from cosante.web import words
from cosante.web.charts import share
from cosante.web.labels import COUNTED, MONEY_STAGES, OUT, label

#: So many kinds of people and things have a column; the others can be asked for by filter.
_COLUMNS = 8
_PARTNERS = frozenset({"giver", "receiver"})
_COUNTRIES = frozenset({"giver_country", "receiver_country"})


@dataclass(frozen=True)
class Wanted:
    """Which figure or figures a page is about."""

    measure: str = "acts"
    by: str = "year"
    key: str = ""
    unit: str = ""
    currency: str = ""

    @classmethod
    def of(cls, said: Mapping[str, str]) -> "Wanted":
        """What an address says, as far as it makes sense."""
        by = said.get("by", "year")
        by = by if by in BY else "year"
        measure = said.get("measure", "acts")
        measure = "money" if by == "stage" else measure if measure in MEASURES else "acts"
        currency = said.get("of", "")[:3]
        return cls(measure, by, said.get("key", "")[:200], said.get("unit", "")[:40], currency)

    def said(self) -> list[tuple[str, str]]:
        """Its words in an address, those that are set."""
        own = (
            ("measure", self.measure),
            ("by", self.by),
            ("key", self.key),
            ("unit", self.unit),
            ("of", self.currency),
        )
        return [(name, value) for name, value in own if value]

    def query(self, asked: Asked, counted: Collection[str], **changes: str) -> str:
        """The address's words for it, with the filters and what counts, and with changes."""
        own = {name: value for name, value in changes.items() if name in self.__dataclass_fields__}
        more = urlencode([(name, value) for name, value in changes.items() if name not in own and value])
        wanted = urlencode((replace(self, **own) if own else self).said())
        return "&".join(filter(None, (wanted, _asked_for(asked, frozenset(counted)), more)))


@lru_cache(maxsize=64)
def _asked_for(asked: Asked, counted: frozenset[str]) -> str:
    """The part of an address that all figures of a page have."""
    filters = [(name, value) for name, value in asked.said().items() if value]
    return urlencode(filters + [("count", reason) for reason in ASKED if reason in counted])


class Switch(NamedTuple):
    """A reason to leave things out that can be switched off."""

    code: str
    on: bool


class Out(NamedTuple):
    """How many are out for one reason."""

    reason: str
    n: int


def count_more(request: HttpRequest, counted: int, out: Iterable[Out]) -> str:
    """Where nothing counts because nobody has reviewed it yet: the address at which it counts. Else nothing."""
    waits = any(one.reason == "unreviewed" for one in out)
    if counted or not waits:
        return ""
    said = request.GET.copy()
    said.appendlist("count", "unreviewed")
    return f"?{said.urlencode()}"


class Cell(NamedTuple):
    """A figure: in words, of how many deeds or sums it is, how many are out, how long its bar is."""

    text: str
    n: int
    out: int
    bar: int
    href: str


class Line(NamedTuple):
    """The figures of one key."""

    name: str
    href: str
    cells: Sequence[Cell | None]


class Table(NamedTuple):
    """The figures of one measure; of money, in one currency."""

    heads: Sequence[str]
    lines: Sequence[Line]
    sum: Line | None
    currencies: Sequence[tuple[str, int, bool]]


def counted_in(request: HttpRequest) -> frozenset[str]:
    """The reasons for which nothing is left out on this page."""
    return frozenset(request.GET.getlist("count")) & frozenset(ASKED)


def switches(counted: Collection[str], public: bool = False) -> list[Switch]:
    """Each reason that can be switched off. For visitors nothing is there that was not reviewed."""
    return [Switch(reason, reason in counted) for reason in ASKED if not (public and reason == "unreviewed")]


def left_out(figures: Iterable[Figure]) -> list[Out]:
    """How many are out of these figures together, by reason."""
    numbers: dict[str, int] = {}
    for figure in figures:
        for reason, n in figure.out.items():
            numbers[reason] = numbers.get(reason, 0) + n
    return [Out(reason, numbers[reason]) for reason in REASONS if reason in numbers]


def out_words(out: Iterable[Out], href: str = "") -> SafeString:
    """How many are out, and why, as a list; each leads to them where ``href`` is the address of what is behind."""

    def said(one: Out) -> SafeString:
        text = OUT[one.reason] % {"n": one.n, "number": words.number_words(one.n)}
        return format_html('<a href="{}&out={}">{}</a>', href, one.reason, text) if href else escape(text)

    return mark_safe(words.listed(map(said, out)))  # each was escaped; CLDR's marks between them are none of HTML


def table_of(wanted: Wanted, asked: Asked, counted: Collection[str], whole: Sequence[Figure]) -> Table:
    """The table of a measure by something. ``whole``: the figures of everything together."""
    figures = total(rows(wanted.measure, wanted.by, asked), counted)
    currencies = _currencies(whole) if wanted.measure == "money" and wanted.by != "stage" else {}
    currency = wanted.currency if wanted.currency in currencies else next(iter(currencies), "")
    columns = _columns(wanted, figures, currency)
    by_key: dict[str, dict[str, Figure]] = {}
    for figure in figures:
        column = _column(wanted, figure.unit, currency)
        if column in columns:
            by_key.setdefault(figure.key, {})[column] = figure
    most = {c: max((cells[c].amount for cells in by_key.values() if c in cells), default=Decimal(0)) for c in columns}
    names = key_names(wanted.by, by_key, asked.public)
    address = _Address(wanted, asked, counted)
    lines = [
        Line(names[key], _own(wanted.by, key), [_cell(cells.get(c), most[c], wanted, address) for c in columns])
        for key, cells in _ordered(wanted.by, by_key)
    ]
    sums = {_column(wanted, figure.unit, currency): figure for figure in whole}
    everything = _Address(replace(wanted, by="all"), asked, counted)
    cells = [_cell(sums.get(column), Decimal(0), wanted, everything) for column in columns]
    in_all = Line(_("All together"), "", cells) if wanted.by != "stage" else None
    chosen = [(code, n, code == currency) for code, n in currencies.items()]
    return Table([_head(wanted, column) for column in columns], lines, in_all, chosen)


class _Address:
    """Where what is behind a figure is listed."""

    def __init__(self, wanted: Wanted, asked: Asked, counted: Collection[str]) -> None:
        self.wanted, self.asked, self.counted = wanted, asked, counted
        self.path = reverse("totals-behind")

    def of(self, figure: Figure, **more: str) -> str:
        wanted = replace(self.wanted, key=figure.key, unit=figure.unit, currency="")
        return f"{self.path}?{wanted.query(self.asked, self.counted, **more)}"


def _cell(figure: Figure | None, most: Decimal, wanted: Wanted, address: _Address) -> Cell | None:
    if figure is None:
        return None
    text = figure_words(wanted.measure, figure.unit, figure.amount) if figure.n else "–"
    out = {} if figure.n else {"out": "all"}
    return Cell(text, figure.n, figure.left_out, share(figure.amount, most), address.of(figure, **out))


def figure_words(measure: str, unit: str, amount: Decimal, whole: bool = False) -> str:
    """An amount in words; with its unit where ``whole``, else as in a column that has it at its head."""
    if measure == "money":
        currency = unit.split()[-1]
        return (
            f"{words.money_words(amount, currency)} {label(unit.split()[0], 'money')}"
            if whole
            else words.number_words(amount)
        )
    if measure == "counts" and whole:
        return words.count_words(amount, unit) if unit in COUNTED else f"{words.number_words(amount)} {unit}"
    return words.number_words(amount)


def _currencies(whole: Sequence[Figure]) -> dict[str, int]:
    """How many sums there are in each currency, in or out; the most first."""
    numbers: dict[str, int] = {}
    for figure in whole:
        currency = figure.unit.split()[-1]
        numbers[currency] = numbers.get(currency, 0) + figure.n + figure.left_out
    return dict(sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])))


def _columns(wanted: Wanted, figures: Sequence[Figure], currency: str) -> list[str]:
    if wanted.measure in ("acts", "days"):
        return [""]
    numbers: dict[str, int] = {}
    for figure in figures:
        column = _column(wanted, figure.unit, currency)
        if column is not None:
            numbers[column] = numbers.get(column, 0) + figure.n + figure.left_out
    if wanted.measure == "money" and wanted.by != "stage":
        return [stage for stage in MONEY_STAGES if stage in numbers]
    return sorted(numbers, key=lambda column: (-numbers[column], column))[:_COLUMNS]


def _column(wanted: Wanted, unit: str, currency: str) -> str | None:
    """The column of a unit; None where it is in another table."""
    if wanted.measure != "money":
        return unit
    stage, of = unit.split()
    if wanted.by == "stage":
        return of
    return stage if of == currency else None


def _head(wanted: Wanted, column: str) -> str:
    if wanted.measure == "money":
        return column if wanted.by == "stage" else label(column, "money")
    return label(column, "counted") if wanted.measure == "counts" else label(wanted.measure, "measure")


def _ordered(by: str, by_key: Mapping[str, Mapping[str, Figure]]) -> list[tuple[str, Mapping[str, Figure]]]:
    """Years as they come; stages in their order; else the most deeds or sums first."""
    if by == "year":
        return sorted(by_key.items(), key=lambda pair: (not pair[0], pair[0]))
    if by == "stage":
        return [(stage, by_key[stage]) for stage in MONEY_STAGES if stage in by_key]
    numbers = {key: sum(f.n + f.left_out for f in cells.values()) for key, cells in by_key.items()}
    return sorted(by_key.items(), key=lambda pair: (-numbers[pair[0]], pair[0]))


def key_names(by: str, keys: Iterable[str], public: bool) -> dict[str, str]:
    """What lines of a total are called, by their keys."""
    keys = list(keys)
    if by in _PARTNERS:
        named = Partner.objects.in_bulk([int(key) for key in keys if key])
        as_seen(named.values(), public)
        return {key: words.called(named[int(key)]) if key else _("nobody named") for key in keys}
    return {key: key_words(by, key, public) for key in keys}


def key_words(by: str, key: str, public: bool = False) -> str:
    """What a total is by, in words: a year, a kind, a country."""
    if by in _PARTNERS:
        return key_names(by, [key], public)[key]
    if by in _COUNTRIES:
        return words.country_name(key)
    if by == "year":
        return words.digits(key) or _("year not stated")
    of = {"type": "act", "area": "health_area", "stage": "money"}.get(by)
    return label(key, of) if of else _("All together")


def _own(by: str, key: str) -> str:
    """The page of what a line is about."""
    if by in _PARTNERS:
        return reverse("partner", args=[key]) if key else ""
    return {"area": lambda: reverse("area", args=[key]), "giver_country": lambda: reverse("place", args=[key])}.get(
        by if by != "receiver_country" else "giver_country", lambda: ""
    )()


class Behind(NamedTuple):
    """A deed, sum or number of a figure: its act, how much, and why it is out."""

    act: Act
    text: str
    reason: str


def behind_lines(
    found: Iterable[Any], acts: Mapping[int, Act], wanted: Wanted, counted: Collection[str]
) -> list[Behind]:
    """The rows of a page of what is behind a figure."""

    def amount(row: Any) -> str:
        if wanted.measure not in ("money", "counts"):
            return ""
        unit = f"{row.stage} {row.currency}" if wanted.measure == "money" else row.of
        return figure_words(wanted.measure, unit, Decimal(row.amount), whole=True)

    return [Behind(acts[row.act_id], amount(row), verdict(row.why, counted)) for row in found]


def counted_words(wanted: Wanted, number: int) -> str:
    """How many deeds, sums or numbers the figures of a page are made of."""
    if wanted.measure == "money":
        said = ngettext("%s sum is counted", "%s sums are counted", number)
    elif wanted.measure == "counts":
        said = ngettext("%s number is counted", "%s numbers are counted", number)
    else:
        said = ngettext("%s deed is counted", "%s deeds are counted", number)
    return said % words.number_words(number)


def heading(wanted: Wanted, figures: Sequence[Figure]) -> str:
    """What a page behind a figure is about; where it is about several units, how many sums or numbers are in."""
    number = sum(figure.n for figure in figures)
    if wanted.measure == "money" and not wanted.unit:
        return ngettext("%s sum", "%s sums", number) % words.number_words(number)
    if wanted.measure == "counts" and not wanted.unit:
        return ngettext("%s number", "%s numbers", number) % words.number_words(number)
    amount = sum((figure.amount for figure in figures), Decimal(0))
    return figure_words(wanted.measure, wanted.unit, amount, whole=True)

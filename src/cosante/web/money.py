"""Money as tables: figures with the way to the rows behind them, by stage, area, year, agreement, partner."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cosante.register.models import Agreement, Funding, Partner, Stage
from cosante.register.queries.money import UNSTATED, Asked
from cosante.register.records.money import BUDGET, KINDS, Money, Rates, Total, Used, grouped, total
from cosante.web import dates, words
from cosante.web.cards import about
from cosante.web.charts import share
from cosante.web.labels import Labels, label
from cosante.web.totals import Cell

#: What money can be added up by.
MONEY_BY: Labels = {
    "stage": gettext_lazy("stage"),
    "agreement": gettext_lazy("agreement"),
    "area": gettext_lazy("health area"),
    "year": gettext_lazy("year"),
    "funding": gettext_lazy("whose money"),
    "provider": gettext_lazy("provider"),
    "receiver": gettext_lazy("receiver"),
}
_ROWS = ("agreement", "provider", "receiver")
_NOTHING = Decimal(0)


class Line(NamedTuple):
    """The figures of one key."""

    name: str
    href: str
    cells: Sequence[Cell | None]
    lang: str = ""


@dataclass(frozen=True)
class Table:
    """A table of figures: what its first column is, its other heads, its lines, their sum where they can be added."""

    first: "str | Promise"
    heads: Sequence["str | Promise"]
    lines: Sequence[Line]
    sum: Line | None
    totals: Sequence[Total]

    @property
    def few(self) -> bool:
        """Is it narrow?"""
        return len(self.heads) < 3


def stage_words(stage: str) -> str:
    """``expenditure`` → spent; ``budget`` → budgeted."""
    return _("budgeted") if stage == BUDGET else str(Stage(stage).label)


def year_words(year: str) -> str:
    """``2024/2025`` → 2024–2025."""
    return words.digits(year.replace("/", "–")) if year else _("year not stated")


def area_words(area: str) -> str:
    """A health area by its code."""
    return label(area, "health_area") if area else _("area not stated")


class Page:
    """What the tables of one page share: what is asked for, the currency of its figures, and rates, if any."""

    def __init__(self, asked: Asked, currency: str, rates: Rates | None = None) -> None:
        self.asked, self.currency, self.rates = asked, currency, rates

    def total(self, moneys: Iterable[Money], currency: str = "") -> Total:
        """The figure of these; without rates those in another currency are not among them."""
        into = currency or self.currency
        held = moneys if self.rates else [money for money in moneys if money.currency == into]
        return total(held, into, self.rates or Rates())

    def cell(self, found: Total, most: Decimal = _NOTHING, /, **asked: Any) -> Cell | None:
        """A figure that opens what is in it; nothing where there is nothing."""
        if not found.counted and not found.left:
            return None
        text = "–" if found.amount is None else words.number_words(found.amount)
        bar = share(found.amount or _NOTHING, most)
        return Cell(text, len(found.counted), len(found.left), bar, self.behind(found.currency, **asked))

    def behind(self, into: str, /, **asked: Any) -> str:
        """Where the rows of a figure are listed."""
        more = {"in": into} if self.rates else {"currency": into}
        return f"{reverse('money-rows')}?{self.asked.query(**more | asked)}"


def by_stage(page: Page, moneys: Sequence[Money], fundings: Sequence[str]) -> Table:
    """A line for each stage, which are never added; a column for each sort of money, and of these what is in kind."""
    held = grouped(moneys, lambda money: money.stage)
    figures = {(stage, f): page.total(m for m in held[stage] if m.funding == f) for stage in held for f in fundings}
    most = max((figure.amount or _NOTHING for figure in figures.values()), default=_NOTHING)
    marks = [name for name in ("in_kind", "estimated") if any(getattr(money, name) for money in moneys)]
    lines = []
    for stage in (stage for stage in KINDS if stage in held):
        cells = [page.cell(figures[stage, f], most, stage=stage, funding=f) for f in fundings]
        for name in marks:
            of = page.total(m for m in held[stage] if getattr(m, name) and m.funding in ("own", "cofinanced"))
            cells.append(page.cell(of, stage=stage, **{name: "yes"}))
        lines.append(Line(stage_words(stage), "", cells))
    heads = [Funding(f).label for f in fundings]
    heads += [{"in_kind": _("of it in kind"), "estimated": _("of it estimated")}[name] for name in marks]
    return Table(MONEY_BY["stage"], heads, lines, None, list(figures.values()))


@dataclass(frozen=True)
class Columns:
    """The columns of a table: by which field, its values with their heads; ``summed``: they can be added, and are."""

    by: str
    heads: Mapping[str, "str | Promise"]
    summed: bool = False

    def totals(self, page: Page, moneys: Sequence[Money]) -> dict[str, Total]:
        """The figure of each column; of a currency, in that currency."""
        held = grouped(moneys, lambda money: str(getattr(money, self.by)))
        return {key: page.total(held.get(key, ()), key if self.by == "currency" else "") for key in self.heads}


def years_of(moneys: Iterable[Money]) -> Columns:
    """A column for each year or period, the unstated one last, and one for all together."""
    years = sorted({money.year for money in moneys}, key=lambda year: (not year, year))
    return Columns("year", {year: year_words(year) for year in years}, summed=True)


def stages_of(moneys: Iterable[Money]) -> Columns:
    """A column for each stage that there is."""
    there = {money.stage for money in moneys}
    return Columns("stage", {stage: stage_words(stage) for stage in KINDS if stage in there})


def crossed(page: Page, moneys: Sequence[Money], row: str, columns: Columns) -> Table:
    """Figures by one of the fields of a row of money, and by the columns. Stages have no sum."""
    held = grouped(moneys, lambda money: str(getattr(money, row) or ""))
    names = key_names(row, held)
    keys = sorted(held, key=lambda key: (not key, *names[key].order))
    figures = {key: columns.totals(page, held[key]) for key in keys}
    tops = {c: max((figures[key][c].amount or _NOTHING for key in keys), default=_NOTHING) for c in columns.heads}
    if columns.summed:
        tops = dict.fromkeys(tops, max(tops.values(), default=_NOTHING))
    lines = [_line(page, names[key], {row: key or UNSTATED}, held[key], columns, tops) for key in keys]
    last = None if row == "stage" else _line(page, Name(_("All together")), {}, moneys, columns, {})
    heads = [*columns.heads.values(), *([_("All together")] if columns.summed else [])]
    return Table(MONEY_BY[row], heads, lines, last, [found for held in figures.values() for found in held.values()])


def _line(
    page: Page,
    name: "Name",
    asked: Mapping[str, str],
    moneys: Sequence[Money],
    columns: Columns,
    tops: Mapping[str, Decimal],
) -> Line:
    found = columns.totals(page, moneys)
    cells = [page.cell(found[c], tops.get(c, _NOTHING), **{**asked, columns.by: c or UNSTATED}) for c in columns.heads]
    if columns.summed:
        cells.append(page.cell(page.total(moneys), **asked))
    return Line(name.text, name.href, cells, name.lang)


class Name(NamedTuple):
    """What a line is about, and the page of it."""

    text: str
    href: str = ""
    lang: str = ""
    place: int = 0

    @property
    def order(self) -> tuple[int, str]:
        """By its place where it has one; else by its name."""
        return self.place, self.text.casefold()


def key_names(by: str, keys: Iterable[str]) -> dict[str, Name]:
    """The values of a field in words."""
    keys = list(keys)
    if by in _ROWS:
        model: Any = Agreement if by == "agreement" else Partner
        found = model.objects.in_bulk([int(key) for key in keys if key])
        return {key: _row_name(found.get(int(key)) if key else None, by) for key in keys}
    say = {"area": area_words, "year": year_words, "stage": stage_words, "funding": lambda key: str(Funding(key).label)}
    order = {"stage": KINDS, "funding": Funding.values}.get(by, ())
    return {key: Name(say.get(by, str)(key), place=order.index(key) if key in order else 0) for key in keys}


def _row_name(row: Any, by: str) -> Name:
    if row is None:
        return Name(_("no agreement") if by == "agreement" else _("nobody named"))
    if isinstance(row, Agreement):
        return Name(row.title, row.get_absolute_url())
    return Name(*about(row))


class Conversion(NamedTuple):
    """A rate that was used, in words."""

    text: str
    day: str
    source: str
    href: str


def conversions(totals: Iterable[Total]) -> list[Conversion]:
    """The rates by which the rows of these figures were converted, each once."""
    used = dict.fromkeys(one for found in totals for one in found.rates)
    return [conversion(one) for one in sorted(used, key=lambda one: (one.rate.day, one.rate.currency, one.rate.into))]


def conversion(used: Used) -> Conversion:
    """One rate, as it was told."""
    rate = used.rate
    said = f"{words.money_words(1, rate.currency)} = {words.money_words(rate.rate, rate.into)}"
    return Conversion(said, dates.day_words(rate.day), rate.source, reverse("kept", args=["rates", rate.number]))

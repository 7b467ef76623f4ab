"""What is asked of money: budget lines and transactions as ``records.money`` takes them, rates, agreements, filters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from cosante.register.models import Agreement, BudgetLine, Transaction
from cosante.register.models import Rate as RateRow
from cosante.register.queries.kept_rows import rows
from cosante.register.records.money import BUDGET, COFINANCED, FUNDING, KINDS, OWN, Money, Rate, Rates
from cosante.register.records.money_problems import PROBLEMS, Frame, Problem, currency_of, differing, problems
from cosante.vocabulary.dates import bounds, parse

#: In an address: what is not stated; of partners and agreements, nobody and none.
UNSTATED = "-"
_NONE = -1
#: The columns that rows can be narrowed by, as ``Money`` has them.
_NUMBERS = ("agreement", "line", "provider", "receiver")
_FLAGS = ("in_kind", "estimated")
_YES = {"yes": True, "no": False}
#: Value dates up to a day, and after one.
_DAYS = ("until", "after")


@dataclass(frozen=True)
class Asked:
    """Which money a page is about. Delegated funds are there only where they are asked for: they are apart."""

    agreement: int = 0
    line: int = 0
    stage: str = ""
    funding: str = ""
    area: str = ""
    year: str = ""
    currency: str = ""
    provider: int = 0
    receiver: int = 0
    in_kind: str = ""
    estimated: str = ""
    problem: str = ""
    until: str = ""
    after: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        """What an address says, as far as it makes sense."""
        texts = {name: given.get(name, "")[:40] for name in cls.__dataclass_fields__ if name not in _NUMBERS}
        texts["stage"] = texts["stage"] if texts["stage"] in KINDS else ""
        texts["funding"] = texts["funding"] if texts["funding"] in FUNDING else ""
        texts["problem"] = texts["problem"] if texts["problem"] in PROBLEMS else ""
        texts |= {name: texts[name] if _is_day(texts[name]) else "" for name in _DAYS}
        texts |= {name: texts[name] if texts[name] in _YES else "" for name in ("in_kind", "estimated")}
        numbers = {name: given.get(name, "") for name in _NUMBERS}
        found = {name: int(n) for name, n in numbers.items() if n.isascii() and n.isdecimal() and len(n) < 16}
        found |= {name: _NONE for name, n in numbers.items() if n == UNSTATED}
        return cls(**texts, **found)  # type: ignore[arg-type]  # texts and numbers by their names

    def said(self) -> list[tuple[str, str]]:
        """Its words in an address, those that are set."""
        return [(name, UNSTATED if value == _NONE else str(value)) for name, value in asdict(self).items() if value]

    def query(self, **changes: Any) -> str:
        """The same in an address, with changes; words of the page that are no filter among them."""
        own = {name: value for name, value in changes.items() if name in self.__dataclass_fields__}
        more = [(name, str(value)) for name, value in changes.items() if name not in own and value]
        return urlencode(replace(self, **own).said() + more)

    def holds(self, money: Money) -> bool:
        """Is this what is asked for? A problem is not looked at here."""
        fundings = (self.funding,) if self.funding else FUNDING if self.problem else (OWN, COFINANCED)
        texts = (("stage", money.stage), ("area", money.area), ("year", money.year), ("currency", money.currency))
        return (
            money.funding in fundings
            and all(getattr(self, name) in ("", value or UNSTATED) for name, value in texts)
            and all(getattr(self, name) in (0, getattr(money, name) or _NONE) for name in _NUMBERS)
            and all(_YES.get(getattr(self, name), getattr(money, name)) == getattr(money, name) for name in _FLAGS)
            and (not self.until or (money.day is not None and money.day.isoformat() <= self.until))
            and (not self.after or (money.day is not None and money.day.isoformat() > self.after))
        )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def moneys(asked: Asked = Asked()) -> list[Money]:
    """Budget lines and transactions that are asked for, lines first, each in the order of their days."""
    found = [money for money in everything(asked.agreement) if asked.holds(money)]
    if not asked.problem:
        return found
    about = {(m.stage == BUDGET, m.number) for p in all_problems(asked.agreement, asked.problem) for m in p.moneys}
    return [money for money in found if (money.stage == BUDGET, money.number) in about]


def everything(agreement: int = 0) -> list[Money]:
    """Every line and transaction, or those of one agreement, that was not withdrawn."""
    of = {"agreement": agreement if agreement > 0 else None} if agreement else {}
    lines = sorted(map(_of_line, _values(BudgetLine, _LINE, of)), key=lambda line: (line.year, line.number))
    return [*lines, *map(_of_transaction, _values(Transaction, _TRANSACTION, of, ("value_date", "id")))]


_VALUED = ("id", "amount", "currency", "funding", "in_kind", "estimated", "price_reference", "agreement_id")
_STARTS = ("agreement__in_force", "agreement__signed")
_LINE = (*_VALUED, "area", "period", "payer_id", "delegated_to_id", *_STARTS)
_TRANSACTION = (
    *_VALUED,
    "stage",
    "value_date",
    "area",
    "budget_line_id",
    "budget_line__area",
    "provider_id",
    "receiver_id",
)


def _values(model: Any, names: Sequence[str], of: Mapping[str, Any], order: Iterable[str] = ("id",)) -> Iterable[Any]:
    return model.objects.filter(withdrawn=False, **of).order_by(*order).values(*names)


def _shared(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "number": row["id"],
        "amount": row["amount"],
        "currency": row["currency"],
        "funding": row["funding"],
        "in_kind": row["in_kind"],
        "estimated": row["estimated"],
        "reference": bool(row["price_reference"]),
        "agreement": row["agreement_id"] or 0,
    }


def _of_line(row: Mapping[str, Any]) -> Money:
    first, last = bounds(parse(row["period"])) if row["period"] else (None, None)
    years = sorted({str(day.year) for day in (first, last) if day})
    return Money(
        stage=BUDGET,
        day=first or row["agreement__in_force"] or row["agreement__signed"],
        until=last,
        year="/".join(years),
        area=row["area"],
        line=row["id"],
        provider=row["payer_id"] or 0,
        receiver=row["delegated_to_id"] or 0,
        **_shared(row),
    )


def _of_transaction(row: Mapping[str, Any]) -> Money:
    return Money(
        stage=row["stage"],
        day=row["value_date"],
        year=str(row["value_date"].year),
        area=row["budget_line__area"] or row["area"],
        line=row["budget_line_id"] or 0,
        provider=row["provider_id"] or 0,
        receiver=row["receiver_id"] or 0,
        **_shared(row),
    )


def rate_list() -> list[Rate]:
    """Every rate that was not withdrawn."""
    found = rows(RateRow).values_list("currency", "into", "date", "rate", "source", "id")
    return [Rate(*row) for row in found]


def all_rates() -> Rates:
    """The same, ready to convert with."""
    return Rates(rate_list())


def frame_of(agreement: Agreement, held: Sequence[Money]) -> Frame:
    """What an agreement says of its money; figures are in its currency, or that of most of its rows."""
    starts = agreement.in_force or agreement.signed
    currency = currency_of(agreement.currency, held)
    return Frame(agreement.pk, currency, agreement.amount, starts, agreement.ends, agreement.withdrawn)


def problems_of(agreement: Agreement, held: Sequence[Money], rates: Rates) -> list[Problem]:
    """Every problem of one agreement's money. ``held``: all its lines and transactions."""
    gone = set(BudgetLine.objects.filter(agreement=agreement, withdrawn=True).values_list("pk", flat=True))
    return problems(frame_of(agreement, held), held, rates, gone)


def all_problems(agreement: int = 0, code: str = "") -> list[Problem]:
    """Every problem of every agreement, or of one; of one kind, or of any; agreements in the order of their numbers."""
    by_agreement: dict[int, list[Money]] = {}
    for money in everything(agreement):
        by_agreement.setdefault(money.agreement, []).append(money)
    listed = rate_list()
    rates, found = Rates(listed), [] if agreement else differing(listed)
    for one in Agreement.objects.filter(pk__in=by_agreement).order_by("pk"):
        found += problems_of(one, by_agreement[one.pk], rates)
    if 0 in by_agreement:
        found += problems(Frame(0, ""), by_agreement[0], rates)
    return [problem for problem in found if code in ("", problem.code)]

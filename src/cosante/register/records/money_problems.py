"""What does not fit in the money of an agreement: shown with the rows that it is about, and never refused.

Only what is in one currency, or could be converted into it, is compared; what could not is a problem of its own.
"""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cosante.register.records.money import BUDGET, FUNDING, OWN, Money, Rate, Rates, added, total

#: Every kind of problem, in the order in which they are shown.
PROBLEMS = (
    "lines-miss-total",
    "over-allocated",
    "overspent",
    "after-the-end",
    "before-the-start",
    "above-disbursed",
    "no-rate",
    "line-outside-term",
    "line-withdrawn",
    "agreement-withdrawn",
    "no-price-reference",
    "rates-differ",
)
_MOVED = ("disbursement", "expenditure", "delivered")


class Frame(NamedTuple):
    """What an agreement says of its money: how much, and from which day to which."""

    number: int
    currency: str
    amount: Decimal | None = None
    starts: date | None = None
    ends: date | None = None
    withdrawn: bool = False


class Problem(NamedTuple):
    """One problem: of which agreement (0: of none), about which rows; how much it is and how much it may be.

    ``line`` is the budget line that it is about, if it is about one; ``rates`` are those that differ.
    """

    code: str
    agreement: int
    moneys: tuple[Money, ...] = ()
    currency: str = ""
    found: Decimal | None = None
    most: Decimal | None = None
    line: int = 0
    rates: tuple[Rate, ...] = ()


def problems(
    frame: Frame, moneys: Sequence[Money], rates: Rates, lines_gone: Collection[int] = frozenset()
) -> list[Problem]:
    """Every problem of one agreement. ``moneys``: its lines and transactions; ``lines_gone``: withdrawn lines."""
    lines = [money for money in moneys if money.stage == BUDGET]
    others = [money for money in moneys if money.stage != BUDGET]
    found = [
        *_of_sum(frame, lines, others, rates),
        *(problem for line in lines for problem in _of_line(frame, line, others, rates)),
        *(problem for funding in FUNDING for problem in _undisbursed(frame, others, funding, rates)),
    ]
    early, late = frame.starts, frame.ends
    about = {
        "after-the-end": [m for m in others if m.stage in _MOVED and late and m.day and m.day > late],
        "before-the-start": [m for m in others if m.stage in _MOVED and early and m.day and m.day < early],
        "no-rate": total(moneys, frame.currency, rates).left if frame.currency else (),
        "line-outside-term": [line for line in lines if _outside(line, frame)],
        "line-withdrawn": [m for m in others if m.line in lines_gone],
        "agreement-withdrawn": others if frame.withdrawn else (),
        "no-price-reference": [m for m in moneys if m.in_kind and not m.reference],
    }
    for code, held in about.items():
        if held:
            amount = total(held, frame.currency, rates).amount if frame.currency else None
            found.append(Problem(code, frame.number, tuple(held), frame.currency, amount))
    return sorted(found, key=lambda problem: PROBLEMS.index(problem.code))


def _of_sum(frame: Frame, lines: Sequence[Money], others: Sequence[Money], rates: Rates) -> list[Problem]:
    """Lines that miss the agreement's amount, and more allocated or spent than it."""
    if frame.amount is None or not frame.currency:
        return []
    found = []
    planned = total([line for line in lines if line.funding == OWN], frame.currency, rates)
    if planned.counted and not planned.left and planned.amount != frame.amount:
        about = tuple(one.money for one in planned.counted)
        found.append(Problem("lines-miss-total", frame.number, about, frame.currency, planned.amount, frame.amount))
    own = [money for money in others if money.funding == OWN]
    return found + _above(frame, own, rates, frame.amount, frame.currency)


def _above(
    frame: Frame, held: Sequence[Money], rates: Rates, most: Decimal, currency: str, line: int = 0
) -> list[Problem]:
    """More allocated or spent than there is, in all or of one line."""
    found = []
    for code, stage in (("over-allocated", "allocation"), ("overspent", "expenditure")):
        so_far = total([money for money in held if money.stage == stage], currency, rates)
        if so_far.amount is not None and so_far.amount > most:
            about = tuple(one.money for one in so_far.counted)
            found.append(Problem(code, frame.number, about, currency, so_far.amount, most, line))
    return found


def _of_line(frame: Frame, line: Money, others: Sequence[Money], rates: Rates) -> list[Problem]:
    """More allocated to, or spent of, a budget line than it has."""
    held = [money for money in others if money.line == line.number]
    return _above(frame, held, rates, line.amount, line.currency, line.number)


def _undisbursed(frame: Frame, others: Sequence[Money], funding: str, rates: Rates) -> list[Problem]:
    """More spent than was disbursed; what was given in kind never is disbursed."""
    held = [money for money in others if money.funding == funding and not money.in_kind]
    spent = total([money for money in held if money.stage == "expenditure"], frame.currency, rates)
    got = total([money for money in held if money.stage == "disbursement"], frame.currency, rates)
    if spent.amount is None or got.left or spent.amount <= added([got.amount or Decimal(0)]):
        return []
    about = tuple(one.money for one in (*spent.counted, *got.counted))
    return [Problem("above-disbursed", frame.number, about, frame.currency, spent.amount, got.amount)]


def _outside(line: Money, frame: Frame) -> bool:
    """Does its whole period lie before or after the agreement's term?"""
    begins = line.until and frame.starts and line.until < frame.starts
    return bool(begins or (line.day and frame.ends and line.day > frame.ends))


def differing(rates: Sequence[Rate]) -> list[Problem]:
    """Rates of one pair of currencies and one day that are not the same."""
    found: dict[tuple[str, str, date], list[Rate]] = {}
    for rate in rates:
        found.setdefault((rate.currency, rate.into, rate.day), []).append(rate)
    return [
        Problem("rates-differ", 0, rates=tuple(held))
        for held in found.values()
        if len({rate.rate for rate in held}) > 1
    ]


def currency_of(amount_in: str, moneys: Sequence[Money]) -> str:
    """The currency of an agreement's figures: its own; else that of most of its rows, the first by code."""
    if amount_in or not moneys:
        return amount_in
    numbers: dict[str, int] = {}
    for money in moneys:
        numbers[money.currency] = numbers.get(money.currency, 0) + 1
    return min(numbers, key=lambda code: (-numbers[code], code))

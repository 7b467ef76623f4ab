"""Words for briefings and reports: those of the pages, under the names that ``briefing.words`` asks for."""

from datetime import date
from decimal import Decimal

from cosante.register.queries.supply.books import Book
from cosante.web.dates import date_words as edtf
from cosante.web.dates import day_words as day
from cosante.web.due_words import kind_words as due
from cosante.web.labels import label
from cosante.web.money import stage_words as stage
from cosante.web.results_words import measured_words as measured
from cosante.web.results_words import standing_words as standing
from cosante.web.supply_words import RISKS, SPANS, problems, step_words, unit
from cosante.web.supply_words import figure as rough
from cosante.web.totals import figure_words
from cosante.web.words import count_words as counted
from cosante.web.words import country_name as country
from cosante.web.words import days_words, digits
from cosante.web.words import language_name as language
from cosante.web.words import money_words as money
from cosante.web.words import number_words as number

__all__ = [
    "between",
    "counted",
    "country",
    "day",
    "digits",
    "due",
    "edtf",
    "figure",
    "label",
    "language",
    "measured",
    "money",
    "number",
    "risk",
    "rough",
    "span",
    "stage",
    "standing",
    "step",
    "unit",
    "wrong",
]


def figure(measure: str, of: str, amount: Decimal) -> str:
    """A figure of the ledger with its unit."""
    return days_words(int(amount)) if measure == "days" else figure_words(measure, of, amount, whole=True)


def span(first: date | None, last: date | None) -> str:
    """Days from one to the other."""
    if first is None or last is None or first == last:
        return day(first or last)
    return edtf(f"{first}/{last}")


def step(step: str, all_of_it: bool) -> str:
    """How far an order is."""
    return step_words(step, all_of_it)


def between(span: tuple[str, str]) -> str:
    """From which step to which."""
    return str(SPANS[span])


def risk(risk: str) -> str:
    """The risk to run out."""
    return str(RISKS[risk])


def wrong(book: Book, today: date) -> list[str]:
    """What is wrong with an order."""
    return [problem.words for problem in problems(book, today)]

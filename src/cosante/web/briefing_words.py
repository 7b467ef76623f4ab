"""Words for briefings and reports: those of the pages, under the names that ``briefing.words`` asks for."""

from decimal import Decimal

from cosante.web.dates import date_words as edtf
from cosante.web.dates import day_words as day
from cosante.web.labels import label
from cosante.web.totals import figure_words
from cosante.web.words import count_words as counted
from cosante.web.words import country_name as country
from cosante.web.words import days_words, digits
from cosante.web.words import language_name as language
from cosante.web.words import money_words as money
from cosante.web.words import number_words as number

__all__ = ["counted", "country", "day", "digits", "edtf", "figure", "label", "language", "money", "number"]


def figure(measure: str, unit: str, amount: Decimal) -> str:
    """A figure of the ledger with its unit."""
    return days_words(int(amount)) if measure == "days" else figure_words(measure, unit, amount, whole=True)

"""What briefings ask of whoever writes words for people: dates, sums, names of countries, labels of codes.

The pages have all of it (``web.briefing_words``); briefings take it from them, so that a date is said in one way.
Everything is in the language that is active, in its digits.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol


class Words(Protocol):
    """Values as people write them."""

    def edtf(self, value: str) -> str:
        """``2024-05`` → May 2024."""

    def day(self, value: date) -> str:
        """17 March 2026."""

    def number(self, value: Decimal | int) -> str:
        """1,200."""

    def digits(self, value: object) -> str:
        """Digits of the language, nothing else changed: years, numbers of pages."""

    def money(self, amount: Decimal, currency: str) -> str:
        """USD 1,800,000."""

    def figure(self, measure: str, of: str, amount: Decimal) -> str:
        """A figure of the ledger with its unit: 12 trainees, USD 5 allocated, 3 days."""

    def counted(self, amount: Decimal, of: str, qualifier: str) -> str:
        """At least 80 patients."""

    def country(self, code: str) -> str:
        """Kazakhstan."""

    def language(self, code: str) -> str:
        """Bengali."""

    def label(self, code: str, of: str) -> str:
        """The words for a code of one of the lists: act, partner, health_area, money, act_status."""

    def span(self, first: date | None, last: date | None) -> str:
        """Days from one to the other; nothing for nothing."""

    def rough(self, value: Fraction | Decimal | int | None, places: int) -> str:
        """A number for the eye, rounded to so many places; nothing for nothing."""

    def stage(self, stage: str) -> str:
        """How far money that the office keeps has come: budgeted, committed, spent."""

    def due(self, kind: str) -> str:
        """What kind of thing is due on the clock."""

    def step(self, step: str, all_of_it: bool) -> str:
        """How far an order is: shipped, or shipped in part."""

    def between(self, span: tuple[str, str]) -> str:
        """From order to receipt."""

    def risk(self, risk: str) -> str:
        """The risk to run out of stock."""

    def unit(self, typed: str) -> str:
        """A unit that is counted: tablet."""

    def wrong(self, book: Any, today: date) -> list[str]:
        """What is wrong with an order, in sentences."""

    def standing(self, standing: str) -> str:
        """Where an indicator stands: on track."""

    def measured(self, measured: Any, indicator: Any) -> str:
        """A value of an indicator with its unit and period; nothing for nothing."""

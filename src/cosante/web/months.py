"""A month as a sheet of weeks, with what touches each day."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cosante.web.due_words import Shown
from cosante.web.words import locale


class Day(NamedTuple):
    """One day of the sheet; ``within``: is it of the month? Each line says whether its words stand on this day."""

    day: date
    within: bool
    today: bool
    lines: list[tuple[Shown, bool]]

    @property
    def said(self) -> bool:
        """Is anything said on it by its words?"""
        return any(said for _line, said in self.lines)


def month_of(asked: str, today: date) -> date:
    """The first day of the month that an address names as 2026-11; of this month where it names none."""
    year, _dash, month = asked.partition("-")
    plain = all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in (year, month))
    if plain and 1900 <= int(year) <= 2200 and 1 <= int(month) <= 12:
        return date(int(year), int(month), 1)
    return today.replace(day=1)


def sheet_of(first: date) -> list[list[date]]:
    """Its weeks, whole, beginning on the day on which weeks begin where the page's language is spoken."""
    return calendar.Calendar(locale().first_week_day).monthdatescalendar(first.year, first.month)


def filled(weeks: Sequence[Sequence[date]], first: date, lines: Sequence[Shown], today: date) -> list[list[Day]]:
    """The sheet, each line on every day that it touches; its words on its first day and on the first of each week."""

    def on(day: date, begins: date) -> list[tuple[Shown, bool]]:
        return [(line, day in (line.due.day, begins)) for line in lines if line.due.day <= day <= line.due.last]

    return [[Day(day, day.month == first.month, day == today, on(day, week[0])) for day in week] for week in weeks]


def beside(first: date) -> tuple[date, date]:
    """The months before and after it, by their first days."""
    return (first - timedelta(days=1)).replace(day=1), (first + timedelta(days=31)).replace(day=1)

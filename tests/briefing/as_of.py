"""The day on which briefings of the tests are made."""

from datetime import date

TODAY = date(2026, 11, 26)

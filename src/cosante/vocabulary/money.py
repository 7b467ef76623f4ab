"""Exact money: a decimal amount and its ISO 4217 currency. No float comes in, nothing is rounded unless asked.

Currencies and the number of their minor units are Unicode CLDR's, through Babel; CLDR counts the digits in use (0 for
the Iraqi dinar), where ISO 4217 counts those that the law knows (3).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact, InvalidOperation
from functools import lru_cache

from cosante.vocabulary.errors import BadValue

#: Amounts have at most so many digits before and after the mark: more than any budget, and no trap for memory.
DIGITS = 30
_EXACT = Context(prec=3 * DIGITS, traps=[Inexact, InvalidOperation])
_WRITTEN = re.compile(r"([A-Z]{3}) (-?\d+(?:\.\d+)?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of one currency. Equal where both are: USD 1 is USD 1.00."""

    value: Decimal
    currency: str

    def __post_init__(self) -> None:
        if isinstance(self.value, bool) or not isinstance(self.value, Decimal):
            raise BadValue(
                f"{self.value!r} is no exact amount. Give a Decimal, or use Amount.of with a text or an int."
            )
        if not self.value.is_finite():
            raise BadValue(f"{self.value} is no amount of money.")
        if self.value and not -DIGITS <= self._exponent() <= self.value.adjusted() < DIGITS:
            raise BadValue(f"An amount has at most {DIGITS} digits on either side of the decimal mark.")
        if self.currency not in currencies():
            raise BadValue(f"{self.currency!r} is no currency of ISO 4217. Give three capital letters, such as XOF.")

    @classmethod
    def of(cls, value: Decimal | int | str, currency: str) -> "Amount":
        """An amount of an exact number or of its digits (``"12.50"``). Raises ``BadValue``, for a float too."""
        if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
            raise BadValue(f"{value!r} is not exact. Give a Decimal, an int or the digits as text.")
        if isinstance(value, str) and not value.isascii():
            raise BadValue(f"{value!r} is no decimal number in ASCII digits.")
        try:
            return cls(Decimal(value), currency)
        except InvalidOperation:
            raise BadValue(f"{value!r} is no decimal number. Write it without thousands marks, as 1250.75.") from None

    @classmethod
    def parse(cls, text: str) -> "Amount":
        """The amount that ``str`` wrote. Raises ``BadValue``."""
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise BadValue(f"{text!r} is no amount. Write the currency and the number, as in USD 1250.75.")
        return cls.of(match[2], match[1])

    def __str__(self) -> str:
        return f"{self.currency} {self.value:f}"

    def __add__(self, other: "Amount") -> "Amount":
        self._check_same(other)
        return Amount(_EXACT.add(self.value, other.value), self.currency)

    def __sub__(self, other: "Amount") -> "Amount":
        self._check_same(other)
        return Amount(_EXACT.subtract(self.value, other.value), self.currency)

    def __neg__(self) -> "Amount":
        return Amount(self.value.copy_negate(), self.currency)

    @property
    def minor_units(self) -> int:
        """Digits after the decimal mark that the currency has: 2 for USD, 0 for JPY, 3 for TND."""
        return minor_units(self.currency)

    @property
    def is_whole(self) -> bool:
        """Whether it can be paid: no fraction of the smallest unit is left."""
        return self.rounded() == self

    def rounded(self) -> "Amount":
        """The nearest amount in the currency's minor units, half to even."""
        step = Decimal(1).scaleb(-self.minor_units)
        return Amount(self.value.quantize(step, ROUND_HALF_EVEN, Context(prec=3 * DIGITS)), self.currency)

    def _check_same(self, other: "Amount") -> None:
        if self.currency != other.currency:
            raise BadValue(f"{self} and {other} are of different currencies. Convert one first, with its rate and day.")

    def _exponent(self) -> int:
        exponent = self.value.as_tuple().exponent
        return min(exponent, self.value.adjusted()) if isinstance(exponent, int) else 0


def totals(amounts: Iterable[Amount]) -> dict[str, Amount]:
    """The exact sum of each currency, in order of their codes. Nothing is converted."""
    sums: dict[str, Amount] = {}
    for amount in amounts:
        known = sums.get(amount.currency)
        sums[amount.currency] = known + amount if known else amount
    return dict(sorted(sums.items()))


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Codes of ISO 4217, those no longer in use too: old agreements are in them."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def minor_units(currency: str) -> int:
    """Digits after the decimal mark in which a currency is used. Raises ``BadValue``."""
    from babel.numbers import get_currency_precision

    if currency not in currencies():
        raise BadValue(f"{currency!r} is no currency of ISO 4217. Give three capital letters, such as XOF.")
    return int(get_currency_precision(currency))

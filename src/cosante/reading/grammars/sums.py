"""Number words added up: "two million four hundred thousand", "তিন হাজার পাঁচ শ কোটি", "quatre-vingt-dix-sept"."""

from decimal import Decimal
from typing import Final

#: A cardinal from here on is its own scale ("a million"); smaller ones add up.
_WHOLE: Final = 1000
_QUARTER: Final = Decimal("0.25")


class Sum:
    """Number words being added up: a scale multiplies all that stands before it and is smaller."""

    def __init__(self) -> None:
        self.current = Decimal(0)
        self.last = Decimal(-1)
        #: where the next spoken decimal goes, once there was a decimal word
        self.shift: Decimal | None = None
        #: the largest scale so far
        self.scale = Decimal(1)
        self._parts: list[tuple[Decimal, Decimal]] = []

    def total(self) -> Decimal:
        """The sum of all so far."""
        return self.current + sum(amount for amount, _ in self._parts)

    def is_another(self, value: Decimal) -> bool:
        """Does a number word begin a new number, because it cannot be added?"""
        return self.shift is None and 0 < self.last < 20 and value < 100 and self.last != 4

    def add(self, value: Decimal) -> None:
        """A cardinal: a digit after the decimal word, a number that is its own scale ("a million"), or one to add."""
        if self.shift is not None:
            self.current += value * self.shift
            self.shift /= 10
        elif value >= _WHOLE:
            self._keep(value + self.current, value)
        else:
            self.current = self.current * value if value == 20 and self.last == 4 else self.current + value
            self.last = value

    def multiply(self, value: Decimal) -> None:
        """A scale: two thousand crore is 2000 crores, a crore and twenty lakh is 120 lakhs."""
        if value == 100 or (value < 100 and self.current):
            self.current = (self.current or Decimal(1)) * value
            self.scale, self.last, self.shift = max(self.scale, value), Decimal(-1), None
            return
        if abs(self.current) == _QUARTER:
            self.current += 1  # সোয়া লাখ is a lakh and a quarter, পৌনে লাখ a quarter less
        smaller = sum(amount for amount, scale in self._parts if scale < value)
        self._parts = [part for part in self._parts if part[1] >= value]
        self._keep((self.current + smaller or Decimal(1)) * value, value)

    def half(self, value: Decimal, ends: bool) -> None:
        """A half: of the scale right before it, where it ends the number ("two million and a half"), else of one."""
        if ends and self._parts and not self.current:
            self._parts.append((value * self._parts[-1][1], Decimal(1)))
        else:
            self.current += value

    def _keep(self, amount: Decimal, scale: Decimal) -> None:
        self._parts.append((amount, scale))
        self.scale = max(self.scale, scale)
        self.current, self.last, self.shift = Decimal(0), Decimal(-1), None


class Places:
    """Number words by their places, as East and South-East Asia speak them: a scale multiplies what before it is
    smaller than itself."""

    def __init__(self) -> None:
        self._parts: list[tuple[Decimal, Decimal]] = []
        self.last = self.largest = Decimal(1)

    def multiply(self, digits: Decimal, scale: Decimal) -> None:
        """A scale, and the digits right before it."""
        smaller = digits + sum(amount for amount, place in self._parts if place < scale)
        self._parts = [part for part in self._parts if part[1] >= scale]
        self._parts.append(((smaller or Decimal(1)) * scale, scale))
        self.last, self.largest = scale, max(self.largest, scale)

    def total(self) -> Decimal:
        """The sum of all so far."""
        return Decimal(sum(amount for amount, _ in self._parts))

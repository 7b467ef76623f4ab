"""Values told apart by sex, age, place: how they are written, and the whole that they make. Exact.

``sex=female; age=0-4`` is one such part: keys in the order of the catalogue, each with its value as it was written.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.utils.translation import gettext as _

from cosante.vocabulary.errors import BadValue
from cosante.vocabulary.indicators import KEYS

Parts = Mapping[str, str]


class Cell(NamedTuple):
    """One value: of which part (as written), and for how many people or things it holds, where that is known."""

    part: str
    value: Decimal
    weight: Decimal | None = None


class Whole(NamedTuple):
    """What the cells of one kind of parts make together; ``value`` is nothing where they cannot be joined."""

    keys: tuple[str, ...]
    value: Fraction | None
    cells: Sequence[Cell]
    lacking: Sequence[str]
    double: Sequence[str]


def read(text: str) -> dict[str, str]:
    """The keys with their values. ``BadValue`` where a key is unknown, comes twice or has no value."""
    found: dict[str, str] = {}
    for piece in filter(None, (one.strip() for one in text.replace("\n", ";").split(";"))):
        key, mark, value = (side.strip() for side in piece.partition("="))
        if not mark or not value:
            raise BadValue(_("“%(piece)s”: write it as sex=female.") % {"piece": piece})
        if key.lower() not in KEYS:
            raise BadValue(_("“%(key)s” is none of %(keys)s.") % {"key": key, "keys": ", ".join(KEYS)})
        if key.lower() in found:
            raise BadValue(_("“%(key)s” comes twice.") % {"key": key})
        found[key.lower()] = value
    return found


def write(parts: Parts) -> str:
    """The one way to write it; nothing for the whole."""
    return "; ".join(f"{key}={parts[key]}" for key in KEYS if key in parts)


def keys_of(text: str) -> tuple[str, ...]:
    """By what it is told apart, in the order of the catalogue."""
    return tuple(key for key in KEYS if key in read(text))


def wholes(cells: Iterable[Cell], added: bool) -> list[Whole]:
    """For each kind of parts (by sex; by sex and age) what they make together.

    ``added``: numbers are added; all else is the mean weighted by the people or things that each value holds for.
    """
    kinds: dict[tuple[str, ...], list[Cell]] = {}
    for cell in cells:
        if cell.part:
            kinds.setdefault(keys_of(cell.part), []).append(cell)
    return [_whole(keys, found, added) for keys, found in sorted(kinds.items())]


def _whole(keys: tuple[str, ...], cells: Sequence[Cell], added: bool) -> Whole:
    double = [part for part, n in Counter(cell.part for cell in cells).items() if n > 1]
    lacking = [] if added else [cell.part for cell in cells if cell.weight is None]
    value = None if double or lacking else total(cells) if added else mean(cells)
    return Whole(keys, value, cells, lacking, double)


def total(cells: Iterable[Cell]) -> Fraction:
    """The sum of the values."""
    return sum((Fraction(cell.value) for cell in cells), Fraction(0))


def mean(cells: Iterable[Cell]) -> Fraction | None:
    """The mean weighted by each cell's weight; nothing where one has none, or all of them are nothing together."""
    found = list(cells)
    weights = [Fraction(cell.weight) for cell in found if cell.weight is not None]
    if len(weights) != len(found) or sum(weights) <= 0:
        return None
    parts = (Fraction(cell.value) * weight for cell, weight in zip(found, weights, strict=True))
    return sum(parts, Fraction(0)) / sum(weights)


def agrees(whole: Decimal, made: Fraction) -> bool:
    """Is a whole that was written what its parts make, but for the rounding of its last digit?"""
    step = Fraction(1, 10 ** max(0, -int(whole.normalize().as_tuple().exponent)))
    return abs(Fraction(whole) - made) <= step / 2 if made.denominator != 1 else Fraction(whole) == made


def decimal_of(value: Fraction, places: int = 6) -> Decimal:
    """As a decimal number: exactly where it is one of so many places, else rounded half to even."""
    scaled = round(value * 10**places)
    return (Decimal(scaled) / (Decimal(10) ** places)).normalize() + 0

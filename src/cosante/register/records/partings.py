"""Which records matching must not make one, as a pure function of decisions."""

from collections.abc import Iterable
from typing import NamedTuple

Pair = tuple[int, int]


class Parted(NamedTuple):
    """Pairs of records, the lesser number first. Those kept ``apart`` are not suggested again; others never joined."""

    apart: frozenset[Pair]
    never_joined: frozenset[Pair]


class Said(NamedTuple):
    """A decision about two records: a merge, a split, that they are two, or that one text is a copy."""

    verb: str
    one: int
    other: int
    automatic: bool
    undone: bool


def parted(said: Iterable[Said]) -> Parted:
    """What these decisions part.

    Apart are those that a person told apart: said so, took one out of the other, or undid what matching had joined.
    Where a person's own joining was undone, the question is open again, and only a person joins them.
    """
    apart, never = set[Pair](), set[Pair]()
    for one in said:
        pair = ordered(one.one, one.other)
        if one.verb in ("apart", "split"):
            if not one.undone:
                apart.add(pair)
        elif one.undone:
            (apart if one.automatic else never).add(pair)
    return Parted(frozenset(apart), frozenset(never | apart))


def ordered(one: int, other: int) -> Pair:
    """The two with the lesser number first."""
    return (one, other) if one < other else (other, one)

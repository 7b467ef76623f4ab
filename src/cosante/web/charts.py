"""Shapes for numbers that stand in a table beside them: bars, steps of colour, a network. Pure functions, whole units.

Nothing here is text: words stand in HTML, over or beside the shape, where they can be read, copied and translated.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

STEPS = 5
#: How tall the drawing of a network is; it is 1000 units wide, and its middle is at 500, 500.
TALL = 840


def share(value: float | Decimal, most: float | Decimal, width: int = 100) -> int:
    """How long a bar is, of ``width`` for the most: none for nothing, at least one unit for anything."""
    if value <= 0 or most <= 0:
        return 0
    return max(1, round(width * float(value) / float(most)))


def steps(numbers: Iterable[int], most: int = STEPS) -> list[int]:
    """The lower bounds of at most so many steps of colour, each some times the one before: most numbers are small."""
    top = max(numbers, default=0)
    if top <= 0:
        return []
    factor = top ** (1 / most)
    bounds = sorted({max(1, math.ceil(factor**n)) for n in range(most)})
    return [bound for bound in bounds if bound <= top]


def step(number: int, bounds: Sequence[int]) -> int:
    """Which step the number is in, from 1; 0 for nothing."""
    return sum(number >= bound for bound in bounds)


class Node(NamedTuple):
    """An end of the network: its number, where it stands, how large it is; where its name stands, in hundredths.

    ``side`` is the side of that point on which the name stands: ``after``, ``before`` or, over and under, ``around``.
    """

    number: int
    x: int
    y: int
    r: int
    left: int
    top: int
    side: str


class Edge(NamedTuple):
    """A line between two ends: a curve, and how heavy, from 1 to 5."""

    path: str
    weight: int
    one: int
    other: int
    n: int


def circle(
    sizes: Sequence[int], edges: Mapping[tuple[int, int], int], radius: int = 300
) -> tuple[list[Node], list[Edge]]:
    """The ends on a circle in their order, the first at the top, and the lines between them."""
    count, most = len(sizes), max(sizes, default=0)
    nodes = []
    for n, size in enumerate(sizes):
        angle = 2 * math.pi * n / max(count, 1) - math.pi / 2
        x, y = 500 + radius * math.cos(angle), 500 + radius * math.sin(angle)
        level = abs(math.cos(angle)) > 0.3
        far = radius + (56 if level else 76)
        left, top = 50 + far * math.cos(angle) / 10, 50 + 100 * far * math.sin(angle) / TALL
        nodes.append(
            Node(
                n + 1,
                round(x),
                round(y),
                10 + share(math.sqrt(size), math.sqrt(most or 1), 34),
                round(left),
                round(top),
                ("after" if x > 500 else "before") if level else "around",
            )
        )
    bounds = steps(edges.values())
    drawn = [
        Edge(_curve(nodes[one], nodes[other]), step(number, bounds), one, other, number)
        for (one, other), number in sorted(edges.items(), key=lambda pair: (pair[1], pair[0]))
    ]
    return nodes, drawn


def _curve(one: Node, other: Node) -> str:
    """From one end to the other, bent towards the middle so that lines part."""
    x, y = (one.x + other.x) // 2, (one.y + other.y) // 2
    return f"M{one.x} {one.y}Q{(x + 500) // 2} {(y + 500) // 2} {other.x} {other.y}"

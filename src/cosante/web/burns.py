"""The burn-down of an agreement's money, drawn over its table: what is left at the end of each step of its term.

Shapes are whole units of a drawing of 1000 by 400; words stand over it in HTML, in hundredths of it.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from cosante.register.records.money import Burn, Point, added, percent
from cosante.web import dates, words

WIDE, TALL = 1000, 400
#: Where the drawing begins and ends: names stand beside and below.
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 980, 20, 350


class Step(NamedTuple):
    """A line of the table: up to a day, how much time has gone, how much money, and how much is left."""

    day: str
    gone: str
    spent: str
    share: str
    left: str
    over: bool
    href: str


class Mark(NamedTuple):
    """Words over the drawing, and where they stand, in hundredths of it."""

    text: str
    left: int
    top: int


class Drawn(NamedTuple):
    """The burn-down as a drawing and as a table."""

    path: str
    area: str
    pace: str
    base: int
    dots: Sequence[tuple[int, int]]
    marks: Sequence[Mark]
    steps: Sequence[Step]
    after: str
    after_href: str
    gone: str
    share: str
    early: bool


def drawn(burn: Burn, behind: Callable[..., str]) -> Drawn:
    """The drawing. Its line falls from all that there is; the straight one is what an even pace would leave.

    ``behind``: where what was spent ``until`` a day, or ``after`` one, is listed.
    """
    left = [percent(point.left, burn.whole) or Decimal(0) for point in burn.points]
    low = min([Decimal(0), *left])
    at = [(_x(point), _y(share, low)) for point, share in zip(burn.points, left, strict=True)]
    base, last = _y(Decimal(0), low), burn.points[-1]
    line = "L".join(f"{x} {y}" for x, y in at)
    return Drawn(
        path=f"M{line}",
        area=f"M{_LEFT} {base}L{line}L{at[-1][0]} {base}Z",
        pace=f"M{_LEFT} {_y(Decimal(100), low)}L{_RIGHT} {base}",
        base=base,
        dots=at,
        marks=_marks(burn, low),
        steps=[_step(point, behind(until=point.day.isoformat())) for point in burn.points[1:]],
        after=words.number_words(added(one.amount for one in burn.after)) if burn.after else "",
        after_href=behind(after=burn.last.isoformat()),
        gone=words.percent_words(last.gone),
        share=words.percent_words(last.share),
        early=len(burn.points) == 1,
    )


def _x(point: Point) -> int:
    return _LEFT + round((_RIGHT - _LEFT) * float(point.gone) / 100)


def _y(share: Decimal, low: Decimal) -> int:
    return _TOP + round((_BOTTOM - _TOP) * float((100 - share) / (100 - low)))


def _marks(burn: Burn, low: Decimal) -> list[Mark]:
    beside = [
        Mark(words.percent_words(share), 3, round(100 * _y(Decimal(share), low) / TALL)) for share in (100, 50, 0)
    ]
    under = [Mark(dates.day_words(burn.first), 13, 94), Mark(dates.day_words(burn.last), 91, 94)]
    return beside + under


def _step(point: Point, href: str) -> Step:
    return Step(
        dates.day_words(point.day),
        words.percent_words(point.gone),
        words.number_words(point.spent),
        words.percent_words(point.share),
        words.number_words(point.left),
        point.left < 0,
        href,
    )

"""Sums of a sentence, each once: one that is said again in another currency is no further sum.

"a grant of US$ 5 million (about 650 million shillings)", "US$ 276 juta atau setara Rp 4,1 triliun".
"""

from itertools import pairwise
from typing import Final

from cosante.reading.page import Page, View

#: Letters between a sum and the same in another currency, at most.
_NEAR: Final = 40
_BRACKETS: Final = "(（["


def told(page: Page, view: View) -> list[int]:
    """The sums that a sentence tells, by their numbers on the page."""
    if len(view.money) <= 1:
        return view.money
    again = {second for first, second in pairwise(view.money) if _said_again(page, view, first, second)}
    return [i for i in view.money if i not in again] if again else view.money


def _said_again(page: Page, view: View, first: int, second: int) -> bool:
    a, b = page.money[first], page.money[second]
    if a.currency == b.currency or not 0 <= b.start - a.end <= _NEAR:
        return False
    between = page.text[a.end : b.start]
    if between.strip() and between.strip()[-1] in _BRACKETS:
        return True
    cues = [m for m in view.cues if m[2] == "about" and a.end <= m[0] and m[1] <= b.start]
    words = [page.word_starts[i] for i in range(page.word_at(a.end), page.word_at(b.start))]
    apart = [start for start in words if not any(m[0] <= start < m[1] for m in cues)]
    return bool(cues) and not any(page.word(page.word_at(start)) in page.pack.joining for start in apart)

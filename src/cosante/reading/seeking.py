"""Matches of a pattern sought by their first character.

A pattern that begins with a look-behind or with one of several choices is tried at every character of a text; where all
its matches begin with one of a few characters, it is an order faster to find these first.
"""

import re
from collections.abc import Iterator


def matches(first: re.Pattern[str], whole: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What ``whole.finditer(text)`` gives; ``first`` matches the first character of each of its matches."""
    spot = first.search(text)
    while spot is not None:
        match = whole.match(text, spot.start())
        if match is not None:
            yield match
        spot = first.search(text, match.end() if match else spot.end())

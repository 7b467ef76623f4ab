"""Where a text says what somebody quotes of it: exactly, but for the blanks between words, which forms change."""

import re


def locate(text: str, quote: str, occurrence: int = 1, after: int = 0) -> tuple[int, int] | None:
    """Start and end of the quote's n-th place from ``after`` on, in code points; None where there is no such place."""
    words = quote.split()
    if not words or occurrence < 1:
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    for number, match in enumerate(pattern.finditer(text, after), 1):
        if number == occurrence:
            return match.span()
    return None


def places(text: str, quote: str) -> int:
    """How often the text says it."""
    return len(re.findall(r"\s+".join(re.escape(word) for word in quote.split()), text)) if quote.split() else 0

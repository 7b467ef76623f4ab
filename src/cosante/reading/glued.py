"""Bodies whose name is written to its head without a space (하늘소망병원, 몽골의사협회), and whose they are.

The heads are those of the order ``glued`` in ``organisations.tsv``; what written to one is no name, the ``generic``
words of ``common.tsv``. Which country sends an embassy is told as Korean tells it.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cosante.reading.scanning import Mention, Scan

#: What stands before a head is as long at least.
_SHORTEST: Final = 2
#: Meanings that make of a stem no name, and those that make it a country's.
_ORDINARY: Final = frozenset({"word", "counted", "role", "cue", "honorific", "health", "orghead", "date", "currency"})
_LANDS: Final = frozenset({"country", "demonym"})
#: Korea by itself, as the names of its bodies begin.
_OWN: Final = "대한"
#: Words that begin as a country does.
_ALIKE: Final = ("인도주의", "인도적", "가나안", "중국어", "일본어", "한국어")


def heads(scan: "Scan", found: Iterable["Mention"]) -> list["Mention"]:
    """The heads with the names written to them, as names by themselves; ``found`` are the mentions that stand."""
    hay, suffixes, out = scan.folded.scan, scan.pack.suffixes, list["Mention"]()
    types = scan.pack.glued
    taken: set[int] | None = None
    for match in scan.pack.glued_head.finditer(hay):
        start = hay.rfind(" ", 0, match.start()) + 1
        close = hay.find(" ", match.end())
        close = len(hay) if close < 0 else close
        stem, ending = hay[start : match.start()], hay[match.end() : close]
        if len(stem) < _SHORTEST or (ending and ending not in suffixes) or not stem.isalpha():
            continue
        if taken is None:
            taken = {m[0] for m in found}
        if start in taken or not _names(scan, stem, match[0]):
            continue
        out.append((start, match.end(), (types[match[0]], "alone")))
        if ending:
            scan.suffix_at[match.end()] = ending
    return out


def offices(scan: "Scan", found: Iterable["Mention"]) -> list["Mention"]:
    """Offices written to the body that they are of (가온의사회장); ``found`` are the mentions that stand."""
    hay, suffixes, out = scan.folded.scan, scan.pack.suffixes, list["Mention"]()
    taken: set[int] | None = None
    for match in scan.pack.glued_office.finditer(hay) if scan.pack.glued else ():
        start = hay.rfind(" ", 0, match.start()) + 1
        close = hay.find(" ", match.end())
        ending = hay[match.end() : close if close >= 0 else len(hay)]
        if match.start() - start < _SHORTEST or (ending and ending not in suffixes):
            continue
        if taken is None:
            taken = {m[0] for m in found}
        if start in taken:
            continue
        out.append((start, match.end(), "director"))
        if ending:
            scan.suffix_at[match.end()] = ending
    return out


def _names(scan: "Scan", stem: str, head: str) -> bool:
    """Is what is written to the head a name, and no word that tells which kind of body it is?"""
    if stem in scan.pack.generic or stem in scan.pack.common or stem + head in scan.pack.common:
        return False
    kinds = {kind for kind, _ in meanings(scan, stem)}
    return not kinds & _ORDINARY and not (kinds & _LANDS and scan.pack.glued[head] in {"health_facility", "academic"})


def meanings(scan: "Scan", word: str) -> list[tuple[str, Any]]:
    """What a whole word means in the tables."""
    hay = f" {word} "
    matches: list[tuple[int, int, int]] = scan.pack.automaton.find_matches_as_indexes(hay, overlapping=True)
    whole = [pattern for pattern, start, stop in matches if start == 0 and stop >= len(hay) - 1]
    return [(kind, value) for pattern in whole for kind, value, _ in scan.pack.meaning(pattern)]


def sender(scan: "Scan", start: int, end: int) -> str | None:
    """Whose an embassy of one word is: the country before its head (주한캄보디아대사관), not the one after 주, where it
    stands; Korea's, where no other is told (주라오스대사관)."""
    word = scan.folded.scan[start:end].partition(" ")[0]
    head = scan.pack.glued_head.search(word)
    stem = word[: head.start()] if head else ""
    for size in range(2, min(len(stem), 9)):
        if any(kind in _LANDS for kind, _ in meanings(scan, stem[-size:])) and stem[:-size] != "주":
            return next(str(value) for kind, value in meanings(scan, stem[-size:]) if kind in _LANDS)
    return "KR" if stem.startswith("주") and len(stem) > _SHORTEST else None


def owner(scan: "Scan", start: int, end: int) -> str | None:
    """The country with which a body's name of one word begins (한국대사관, 몽골의사협회)."""
    word = scan.folded.scan[start:end].partition(" ")[0]
    if word.startswith(_OWN):
        return "KR"
    if word.startswith(_ALIKE):
        return None
    for size in range(min(len(word) - 1, 8), 1, -1):
        for kind, value in meanings(scan, word[:size]):
            if kind in _LANDS:
                return str(value)
    return None

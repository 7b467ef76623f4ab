"""Is it the same text printed twice? Near-duplicates of one language, and a short version contained in a long one.

A text is the set of its shingles (runs of words, or of letters where a script sets no spaces). Likeness is Jaccard's
index of two sets, containment the share of the smaller (Broder, 1997); both are exact. ``fingerprints`` are those
hashes that winnowing picks (Schleimer, Wilkerson and Aiken, 2003): two texts that share a run of
``WINDOW + SHINGLE - 1`` words share at least one, so that copies and contained texts are found without comparing all.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from cosante.matching.lexicon import UNSPACED, fold, script
from cosante.matching.profiles import TextProfile
from cosante.matching.verdicts import Finding, Verdict, decide

SHINGLE, LETTERS, WINDOW = 3, 5, 12
#: Fewer shingles than this are a headline, and headlines repeat.
FEWEST = 12
_SAME, _MOST, _SOME = 0.8, 0.5, 0.3
_WHOLE, _MOSTLY = 0.88, 0.7
_NUMBER = re.compile(r"\d+")


def score(one: TextProfile, other: TextProfile) -> Verdict:
    """Whether one text is a copy of the other, or holds it."""
    return decide("copies", _findings(one, other))


def _findings(one: TextProfile, other: TextProfile) -> Iterator[Finding]:
    if one.language and other.language and one.language != other.language:
        yield Finding("other-language", {"one": one.language, "other": other.language})
        return
    mine, theirs = shingles(one.text), shingles(other.text)
    if not mine or not theirs:
        return
    if min(len(mine), len(theirs)) < FEWEST:
        yield Finding("too-short")
    if one.title and fold(one.title) == fold(other.title):
        yield Finding("same-title", {"title": one.title})
    both = len(mine & theirs)
    like, within = both / len(mine | theirs), both / min(len(mine), len(theirs))
    yield _passages(like, within)
    if mine != theirs and like >= _SOME and (pair := _other_numbers(one.text, other.text)):
        yield Finding("other-numbers", {"one": pair[0], "other": pair[1]})


def _passages(like: float, within: float) -> Finding:
    percent = {"percent": f"{100 * like:.0f}"}
    if like == 1:
        return Finding("same-text")
    if like >= _SAME:
        return Finding("same-passages", percent)
    if within >= _MOSTLY:
        held = {"percent": f"{100 * within:.0f}"}
        return Finding("contains" if within >= _WHOLE else "mostly-contains", held)
    return Finding("most-passages" if like >= _MOST else "some-passages" if like >= _SOME else "few-passages", percent)


def _other_numbers(one: str, other: str) -> tuple[str, str] | None:
    """Numbers that each text has and the other lacks: a form letter filled in twice is no copy."""
    mine, theirs = set(_NUMBER.findall(fold(one))), set(_NUMBER.findall(fold(other)))
    left, right = sorted(mine - theirs), sorted(theirs - mine)
    return (", ".join(left), ", ".join(right)) if left and right else None


def _units(text: str) -> tuple[list[str], int]:
    """What is counted, and how many make a shingle: words, or letters where most are of an unspaced script."""
    plain = fold(text)
    solid = plain.replace(" ", "")
    sample = solid[:400]
    if sample and sum(script(letter) in UNSPACED for letter in sample) > len(sample) / 2:
        return list(solid), LETTERS
    return plain.split(), SHINGLE


def hashes(text: str) -> list[int]:
    """The 63-bit hash of each shingle, in the order of the text; the same on every machine."""
    units, length = _units(text)
    if not units:
        return []
    runs = (" ".join(units[i : i + length]) for i in range(max(1, len(units) - length + 1)))
    return [int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") >> 1 for run in runs]


@lru_cache(maxsize=2000)
def shingles(text: str) -> frozenset[int]:
    """The set of the text's shingles."""
    return frozenset(hashes(text))


def fingerprints(text: str) -> frozenset[int]:
    """The least hash of each run of ``WINDOW`` shingles: about two in ``WINDOW + 1`` of them."""
    row = hashes(text)
    return frozenset(min(row[i : i + WINDOW]) for i in range(max(1, len(row) - WINDOW + 1))) if row else frozenset()

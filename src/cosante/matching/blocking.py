"""Which pairs are worth a score: keys for partners, deeds and texts, and the pairs of those that share one.

A key marked *weak* only meets strong ones: a deed of a known day has the key of its year for those of which no more than the
year is known, and not for the thousands of others of that year. Keys are text, for an index of the database.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import timedelta
from itertools import combinations
from typing import NamedTuple, TypeVar

from cosante.matching import copies, partners
from cosante.matching.deeds import RELATED
from cosante.matching.names import understood
from cosante.matching.profiles import DeedProfile, PartnerProfile, TextProfile

Item = TypeVar("Item", bound=Hashable)
#: A key that more share tells nothing; pairs that only such keys would make are left out, and counted.
LARGEST = 400
_NEAR, _MONTH = timedelta(3), timedelta(62)
_LONGEST = 12  # years that a deed's date may span and still be told apart by them


class Key(NamedTuple):
    """What records that may be one have in common."""

    text: str
    weak: bool = False


class Blocked(NamedTuple):
    """The pairs to score, and how many keys were too common to make pairs of."""

    pairs: set[tuple[int, int]]
    skipped: int


def partner_keys(of: PartnerProfile) -> set[Key]:
    """Identifiers, acronyms and initials, the bones of each rare word, and the general words with the country."""
    found = {Key(f"id {identifier}") for identifier in of.identifiers}
    found |= {Key(f"short {short}") for short in partners.acronyms(of)}
    found |= {Key(f"short {made}", weak=True) for made in partners.initials(of)}
    for language, name in [*of.names, *(("", a) for a in of.acronyms)]:
        said = understood(name, language)
        for word in said.rare:
            found.add(Key(f"word {word.bones or word.letters}"))
            found.add(Key(f"word {of.country} {word.bones or word.letters}"))
        if not said.rare or of.type in partners.ONE_A_PLACE:
            general = " ".join(sorted(said.heads)) + " / " + " ".join(sorted(said.subjects))
            found.add(Key(f"body {of.place or of.country} {general}"))
            found |= {Key(f"body {of.country} {subject}") for subject in said.subjects if not said.rare}
            found |= {Key(f"body {of.type} {subject}") for subject in said.subjects if not said.rare and not of.country}
            if of.type == "country":
                found.add(Key(f"country {of.country}"))
    return found


def deed_keys(of: DeedProfile) -> set[Key]:
    """Each party, the parties' countries, money and numbers, with the kind of deed and the time."""
    marks = [f"party {party}" for party in of.parties]
    if len(of.countries) > 1:
        marks.append(f"between {' '.join(sorted(of.countries))}")
    marks += [f"sum {currency} {_leading(float(amount))}" for amount, currency in of.amounts]
    marks += [f"{what} {_leading(value)} {of.country}" for what, value in of.counts if value > 9 and of.country]
    if not marks and of.country:
        marks = [f"in {of.place or of.country}"]
    kinds = [str(n) for n, group in enumerate(RELATED) if of.type in group] or [of.type]
    return {Key(f"{kind} {mark} {time}", weak) for kind in kinds for mark in marks for time, weak in _periods(of)}


def _leading(value: float) -> str:
    return f"{value:.0e}"


def _periods(of: DeedProfile) -> Iterator[tuple[str, bool]]:
    """The months that it may be of and, weakly, its years and all time; strongly where no more is known."""
    if of.days is None:
        yield "ever", False
        return
    first, last = of.days
    exact = last - first <= _MONTH
    yield "ever", True
    if last.year - first.year > _LONGEST:
        yield "ever", False
        return
    for year in range(first.year, last.year + 1):
        yield str(year), exact
    if exact:
        early, late = max(first, first.min + _NEAR) - _NEAR, min(last, last.max - _NEAR) + _NEAR
        for month in range(early.year * 12 + early.month, late.year * 12 + late.month + 1):
            yield f"month {month}", False


def text_keys(of: TextProfile) -> set[Key]:
    """The fingerprints of the text, with its language."""
    return {Key(f"{of.language} {mark:x}") for mark in copies.fingerprints(of.text)}


def candidates(items: Iterable[tuple[int, Item]], keys: Callable[[Item], set[Key]], largest: int = LARGEST) -> Blocked:
    """The pairs of items (by their numbers, the lesser first) that share a key, weak with strong or strong with strong."""
    strong: dict[str, list[int]] = defaultdict(list)
    weak: dict[str, list[int]] = defaultdict(list)
    for number, item in items:
        for key in keys(item):
            (weak if key.weak else strong)[key.text].append(number)
    pairs: set[tuple[int, int]] = set()
    skipped = 0
    for text, members in strong.items():
        others = weak.get(text, ())
        if len(members) * (len(members) - 1) // 2 + len(members) * len(others) > largest * largest // 2:
            skipped += 1
            continue
        pairs.update((min(a, b), max(a, b)) for a, b in combinations(members, 2))
        pairs.update((min(a, b), max(a, b)) for a in members for b in others if a != b)
    return Blocked(pairs, skipped)

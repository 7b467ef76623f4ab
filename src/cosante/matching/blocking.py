"""Which pairs are worth a score: keys for partners, deeds and texts, and the pairs of those that share one.

A key marked *weak* only meets strong ones: a deed of a known day has the key of its year for those of which no more
than the year is known, and not for the thousands of others of that year. Keys are text, for an index of the database.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import timedelta
from itertools import chain, combinations, product
from typing import NamedTuple, TypeVar

from cosante.matching import copies, partners
from cosante.matching.deeds import RELATED
from cosante.matching.letters import Word, of_country
from cosante.matching.lexicon import UNSPACED
from cosante.matching.names import one_word, understood
from cosante.matching.profiles import DeedProfile, PartnerProfile, TextProfile

Item = TypeVar("Item", bound=Hashable)
#: A key that more share tells nothing; pairs that only such keys would make are left out, and counted.
LARGEST = 400
#: A key of which more pairs would come is shared by chance, as that of a party of which every third story tells.
CROWDED = 300
_NEAR, _MONTH = timedelta(3), timedelta(62)
#: Consonants by which words of one country meet: few enough for sounds that scripts tell apart.
_BONES = 4
_LONGEST = 12  # years that a deed's date may span and still be told apart by them


class Key(NamedTuple):
    """What records that may be one have in common.

    ``about`` is what it is taken from; where it is given and too many share the key, those must share one about
    something else too.
    """

    text: str
    weak: bool = False
    about: str = ""


class Blocked(NamedTuple):
    """The pairs to score, and how many keys were too common to make pairs of."""

    pairs: set[tuple[int, int]]
    skipped: int


def partner_keys(of: PartnerProfile) -> set[Key]:
    """Identifiers, acronyms and initials, the bones of each rare word, and the general words with the country."""
    found = {Key(f"id {identifier}") for identifier in of.identifiers}
    found |= {Key(f"short {short}") for short in partners.acronyms(of)}
    found |= {Key(f"short {made}", weak=True) for made in partners.initials(of)}
    found |= {Key(f"short {word}", weak=True) for _, name in of.names if (word := one_word(name))}
    for language, name in [*of.names, *(("", a) for a in of.acronyms)]:
        said = understood(name, language)
        own = [word for word in said.rare if not (of.country and of_country(word, of.country))]
        found |= set(_starts(own, of.country))
        if not own or of.type in partners.ONE_A_PLACE:
            general = " ".join(sorted(said.heads)) + " / " + " ".join(sorted(said.subjects))
            found.add(Key(f"body {of.place or of.country} {general}"))
            found |= {Key(f"body {of.country} {head}") for head in said.heads if not own}
            found |= {Key(f"body {of.country} {subject}") for subject in said.subjects if not own}
            found |= {Key(f"body {of.type} {subject}") for subject in said.subjects if not own and not of.country}
            if of.type == "country":
                found.add(Key(f"country {of.country}"))
    return found


def _starts(words: list[Word], country: str) -> Iterator[Key]:
    """How each rare word sounds, and all of them as one run; within a country, how they begin.

    Of another country only those meet that have none.
    """
    whole = "".join(word.bones for word in words)
    for bare in {word.bones or word.letters for word in words} | ({whole} if whole else set()):
        yield Key(f"word {bare}", weak=bool(country))
        if country:
            yield Key(f"word {country} {bare[:_BONES]}")
    for word in words:  # where several words may stand in one run, the first may end anywhere
        if word.script in UNSPACED and country:
            yield from (Key(f"word {country} {word.bones[:length]}") for length in range(2, _BONES))


def deed_keys(of: DeedProfile) -> set[Key]:
    """The kind of deed with what marks it and the time: one mark with the month, two where no month is known."""
    sums = [f"sum {currency} {_leading(float(amount))}" for amount, currency in of.amounts]
    sums += [f"{what} {_leading(value)} {of.country}" for what, value in of.counts if value > 9 and of.country]
    parties = [f"party {party}" for party in sorted(of.parties)]
    between = [f"between {' '.join(sorted(of.countries))}"] if len(of.countries) > 1 else []
    rest = [of.country, *sorted(of.areas - {"other"})]
    pairs = [*combinations(parties, 2), *((one, more) for one in (parties or between) for more in rest if more)]
    topics = [f"on {area} {of.country}" for area in sorted(of.areas - {"other"}) if of.country]
    close = [*sums, *parties, *between, *topics] or [f"in {of.place or of.country}"]
    loose = [*sums, *(" ".join(pair) for pair in pairs)] or close
    kinds = [str(n) for n, group in enumerate(RELATED) if of.type in group] or [of.type]
    return {
        Key(f"{kind} {mark} {time}", weak, mark)
        for kind in kinds
        for time, weak, exact in _periods(of)
        for mark in (close if exact else loose)
    }


def _leading(value: float) -> str:
    return f"{value:.0e}"


def _periods(of: DeedProfile) -> Iterator[tuple[str, bool, bool]]:
    """The times at which a deed meets others, whether weakly, and whether that is a month.

    Its months; weakly its years and all time; strongly where no more is known.
    """
    if of.days is None:
        yield "ever", False, False
        return
    first, last = of.days
    exact = last - first <= _MONTH
    if last.year - first.year > _LONGEST:
        yield "ever", False, False
        return
    yield "ever", True, False
    for year in range(first.year, last.year + 1):
        yield str(year), exact, False
    if exact:
        early, late = max(first, first.min + _NEAR) - _NEAR, min(last, last.max - _NEAR) + _NEAR
        for month in range(early.year * 12 + early.month, late.year * 12 + late.month + 1):
            yield f"month {month}", False, True


def text_keys(of: TextProfile) -> set[Key]:
    """The fingerprints of the text, with its language."""
    return {Key(f"{of.language} {mark:x}") for mark in copies.fingerprints(of.text)}


def candidates(items: Iterable[tuple[int, Item]], keys: Callable[[Item], set[Key]], largest: int = LARGEST) -> Blocked:
    """The pairs of items (their numbers, the lesser first) that share a key that is strong for one of them."""
    blocks = _blocks((number, keys(item)) for number, item in items)
    crowded = {text for text, block in blocks.items() if block.about and block.pairs > CROWDED}
    shared: dict[int, list[Key]] = defaultdict(list)
    for text in crowded:
        block = blocks.pop(text)
        for weak, members in ((False, block.strong), (True, block.weak)):
            for number in members:
                shared[number].append(Key(text, weak, block.about))
    finer = _blocks((number, _together(row)) for number, row in shared.items())
    found: set[tuple[int, int]] = set()
    skipped = 0
    for block in (*blocks.values(), *finer.values()):
        if block.pairs > largest * largest // 2:
            skipped += 1
        else:
            found.update(block.meetings())
    return Blocked(found, skipped)


class _Block:
    """Those who share a key."""

    __slots__ = ("about", "strong", "weak")

    def __init__(self, about: str) -> None:
        self.about = about
        self.strong: list[int] = []
        self.weak: list[int] = []

    @property
    def pairs(self) -> int:
        return len(self.strong) * (len(self.strong) - 1) // 2 + len(self.strong) * len(self.weak)

    def meetings(self) -> Iterator[tuple[int, int]]:
        for one, other in chain(combinations(self.strong, 2), product(self.strong, self.weak)):
            if one != other:
                yield (one, other) if one < other else (other, one)


def _blocks(keyed: Iterable[tuple[int, Iterable[Key]]]) -> dict[str, _Block]:
    found: dict[str, _Block] = {}
    for number, keys in keyed:
        for key in keys:
            block = found.get(key.text)
            if block is None:
                block = found[key.text] = _Block(key.about)
            (block.weak if key.weak else block.strong).append(number)
    return found


def _together(keys: list[Key]) -> set[Key]:
    """Two crowded keys about two things as one key; strong if one of them is."""
    return {
        Key(f"{one.text} & {other.text}", one.weak and other.weak)
        for one, other in combinations(sorted(keys), 2)
        if one.about != other.about
    }

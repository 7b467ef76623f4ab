"""Sets of numbers as whole numbers: bit ``n`` is set where ``n`` is in the set.

``&``, ``|`` and ``& ~`` are what is in both, in either, in the first alone; ``bit_count`` is how many there are.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import compress

_TRUTH = bytes.maketrans(b"01", b"\0\1")


def bits_of(numbers: Iterable[int]) -> int:
    """The set of these numbers, none of them negative."""
    every = list(numbers)
    if not every:
        return 0
    found = bytearray(max(every) // 8 + 1)
    for number in every:
        found[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(found, "little")


def numbers_in(bits: int) -> Iterator[int]:
    """The numbers in the set, the lowest first."""
    signs = bin(bits)[:1:-1].encode()  # "0" and "1", of which the former is to be false
    return compress(range(len(signs)), signs.translate(_TRUTH))


def joined(strips: Mapping[int, bytes], size: int) -> int:
    """One set of strips of ``size`` bytes each, by number of strip; where one is missing, nothing is set."""
    empty = bytes(size)
    return int.from_bytes(b"".join(strips.get(n, empty) for n in range(max(strips, default=-1) + 1)), "little")

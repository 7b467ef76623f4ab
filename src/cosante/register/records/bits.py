"""Sets of numbers as whole numbers: bit ``n`` is set where ``n`` is in the set.

``&``, ``|`` and ``& ~`` are what is in both, in either, in the first alone; ``bit_count`` is how many there are.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import compress

_TRUTH = bytes.maketrans(b"01", b"\0\1")
#: Where fewer than one bit in so many is set, bytes without any are jumped over.
_SPARSE = 64
_SOME = re.compile(rb"[^\0]")
#: Of each byte the numbers of its bits that are set.
_IN_BYTE = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))


def bits_of(numbers: Iterable[int]) -> int:
    """The set of these numbers, none of them negative."""
    every = list(numbers)
    if not every:
        return 0
    found = bytearray(max(every) // 8 + 1)
    for number in every:
        found[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(found, "little")


def truths(bits: int) -> bytes:
    """A byte for each number up to the highest of the set: 1 where the number is in it, else 0."""
    return bin(bits)[:1:-1].encode().translate(_TRUTH)


def numbers_in(bits: int) -> Iterable[int]:
    """The numbers in the set, the lowest first."""
    said = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    if bits.bit_count() * _SPARSE < bits.bit_length():
        return [found.start() * 8 + bit for found in _SOME.finditer(said) for bit in _IN_BYTE[said[found.start()]]]
    some = compress(zip(range(0, len(said) * 8, 8), said, strict=True), said)
    return [first + bit for first, byte in some for bit in _IN_BYTE[byte]]


def joined(strips: Mapping[int, bytes], size: int) -> int:
    """One set of strips of ``size`` bytes each, by number of strip; where one is missing, nothing is set."""
    empty = bytes(size)
    return int.from_bytes(b"".join(strips.get(n, empty) for n in range(max(strips, default=-1) + 1)), "little")

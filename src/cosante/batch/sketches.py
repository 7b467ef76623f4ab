"""Copies of one text, a word changed here and there: MinHash of its runs of letters, by ``rensa``."""

from collections.abc import Iterator

from rensa import RMinHash, RMinHashLSH

_NUMBERS, _SEED, _BANDS = 128, 1, 16
#: Letters and digits in a run; a text's runs overlap. Letters and not words, for scripts without spaces.
_RUN, _STEP = 24, 4
#: Two texts that share so much of their runs are one, told twice.
ALIKE = 0.7
#: Only so much of a text is looked at (characters).
_MOST = 20_000


def sketch(text: str) -> bytes:
    """The state of the text's MinHash; nothing for a text too short to tell."""
    letters = "".join(char for char in text[:_MOST].casefold() if char.isalnum())
    if len(letters) < 4 * _RUN:
        return b""
    made = RMinHash(_NUMBERS, _SEED)
    made.update(sorted(set(_runs(letters))))
    return bytes(made.__getstate__())


def _runs(letters: str) -> Iterator[str]:
    """Runs chosen by what they hold, not by where they stand: an added line at the top changes none below it."""
    for start in range(len(letters) - _RUN + 1):
        if ord(letters[start]) % _STEP == 0:
            yield letters[start : start + _RUN]


class Copies:
    """The texts seen so far. Texts come in order, so that the first of several copies is always the same one."""

    def __init__(self) -> None:
        self._index = RMinHashLSH(ALIKE, _NUMBERS, _BANDS)
        self._seen: dict[int, RMinHash] = {}

    def first_like(self, number: int, state: bytes) -> int | None:
        """The number of the first text that this one repeats; None where it is the first, and then it is kept."""
        if not state:
            return None
        made = RMinHash(_NUMBERS, _SEED)
        made.__setstate__(state)
        alike = (other for other in sorted(set(self._index.query(made))) if self._seen[other].jaccard(made) >= ALIKE)
        found: int | None = next(alike, None)
        if found is not None:
            return found
        self._index.insert(number, made)
        self._seen[number] = made
        return None

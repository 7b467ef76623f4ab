"""Words of any script in Latin letters, and how they sound, for search.

``matching.letters`` has another ``latin``, and the two stay apart. This one writes whole names nearly as romanisations
have them and people type them (Харьков is Khar'kov), with capitals, spaces and marks; it is kept in every register's
index of words, so that a change of it asks for the index to be made anew. That one writes single folded words, letters
and digits alone, corrected by a table so that names of two scripts weigh alike (х is h, ж is j); pairs of names decide
what stands in its table. What is the same in both, the consonants that sound, is there once: ``bones``.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from cosante.matching.letters import bones

#: Signs of Bengali that are written below or behind a consonant and add none to it.
_SILENT = re.compile("(?<!\u09ae)\u09cd\u09ac|\u09cd\u09af")


def latin(words: str) -> str:
    """``Шымкент`` → ``Shymkent``. Letters that have no Latin ones stay out.

    anyascii's, but for ং of Bengali, which sounds ng and not m.
    """
    return anyascii(unicodedata.normalize("NFC", words).replace("\u0982", "ng"))


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """The consonants of a word, those that sound alike as one: ``Жумабеков`` and ``Jumabekov`` are ``smpkp``."""
    return bones(re.sub(r"[^a-z]", "", latin(_SILENT.sub("", word)).lower()))

"""Words of any script as Latin letters, and as the consonants that are left when a name wanders between scripts.

``latin`` is anyascii's transliteration with the corrections of ``spellings.tsv``. ``bones`` keeps the consonants, as
classes that sound alike (b p f v; d t; g k q; s sh ch j z; m; n; l; r), so that কোয়াং ত্রি and *Quang Tri* have the
same.

Search has a ``latin`` of its own (``register.records.latin``, which says why): there names are written as people type
them.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from anyascii import anyascii
from babel import Locale
from rapidfuzz.distance import Levenshtein

from cosante.matching.lexicon import fold, languages, script, table

#: From this likeness on two words count as one.
ALIKE = 0.7
_ARTICLE = "ال"
_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"[ts]?ch|sh|zh|ts"), "s"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"x(?=.)"), "s"),
    (re.compile(r"ng"), "n"),
)
_CLASSES = str.maketrans("bfvdgcqxzj", "ppptkkkkss")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in Latin letters, its bones, and the script that it was written in."""

    letters: str
    bones: str
    script: str


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    rows = [(unicodedata.normalize("NFKD", row[0]), row[1]) for row in table("spellings.tsv", 2)]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def latin(word: str) -> str:
    """Latin letters and digits only: ``কোয়াং`` → ``koyang``. Folded words in, lower case out."""
    if not word.isascii():
        for written, said in _spellings():
            word = word.replace(written, said)
    return re.sub(r"[^a-z0-9]", "", anyascii(unicodedata.normalize("NFC", word)).lower())


def bones(letters: str) -> str:
    """The consonants that sound: ``quang`` → ``kn``, ``savannakhet`` → ``spnkt``."""
    sounds = letters
    for pattern, said in _SOUNDS:
        sounds = pattern.sub(said, sounds)
    sounds = sounds.translate(_CLASSES)
    first, rest = sounds[:1], sounds[1:]
    kept = re.sub(r"[aeiouyw]", "", first) + re.sub(r"[aeiouywh]", "", rest)
    return re.sub(r"(.)\1+", r"\1", kept)


@lru_cache(maxsize=100_000)
def word(folded: str) -> Word:
    """The word of a folded token."""
    writing = script(folded)
    bare = folded.removeprefix(_ARTICLE) if writing == "ARABIC" and len(folded) > len(_ARTICLE) + 2 else folded
    letters = latin(bare)
    return Word(letters, bones(letters), writing)


def likeness(one: Word, other: Word) -> float:
    """0 to 1: how well two words may be one name. Between scripts the bones tell; within one, the letters."""
    if one.letters == other.letters:
        return 1.0
    letters = Levenshtein.normalized_similarity(one.letters, other.letters)
    if one.script == other.script:
        return letters if letters >= 0.8 and min(len(one.letters), len(other.letters)) >= 5 else 0.0
    if one.bones == other.bones and one.bones:
        return (0.95, 0.9, 0.75)[max(0, 3 - len(one.bones))] if letters >= 0.3 or len(one.bones) > 2 else 0.0
    likely = (
        Levenshtein.normalized_similarity(one.bones, other.bones) if min(len(one.bones), len(other.bones)) > 3 else 0
    )
    return max(likely * 0.95 if likely >= 0.75 else 0.0, letters if letters >= 0.75 else 0.0)


def same_letters(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Whether two rows of words are nearly the same in Latin letters, five at least."""
    left, right = "".join(w.letters for w in one), "".join(w.letters for w in other)
    return min(len(left), len(right)) > 4 and Levenshtein.normalized_similarity(left, right) >= 0.8


@lru_cache(maxsize=100_000)
def of_country(one: Word, country: str) -> bool:
    """Whether a word is made of the country's name, as Kyrgyz of Kyrgyzstan: four letters and most of the shorter."""
    for name in _country_names(country):
        prefix = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one.letters, name, strict=False)))
        if prefix > 3 and prefix >= 0.65 * min(len(one.letters), len(name)):
            return True
    return False


@cache
def _country_names(country: str) -> frozenset[str]:
    names = (Locale(code).territories.get(country, "") for code in languages())
    return frozenset(latin(word) for name in names for word in fold(name.partition("(")[0]).split() if len(word) > 3)

"""The two ways in which Devanagari writes a nasal before a consonant: a letter of its own, or a dot above."""

import re

#: The nasal consonants that newspapers write as a dot above (हिन्दी, हिंदी), by the letters that follow them.
_NASALS = {"ङ": "कखगघ", "ञ": "चछजझ", "ण": "टठडढ", "न": "तथदध", "म": "पफबभ"}
_NASAL_OF = {letter: nasal for nasal, letters in _NASALS.items() for letter in letters}
_NASAL_LETTER = re.compile("|".join(f"{nasal}\u094d(?=[{letters}])" for nasal, letters in _NASALS.items()))
_NASAL_DOT = re.compile(f"\u0902(?=([{''.join(_NASAL_OF)}]))")


def nasal_spellings(scanned: str) -> set[str]:
    """A scanned term as it stands and, in Devanagari, with its nasals all as dots and all as letters.

    >>> sorted(nasal_spellings("हिन्दी")) == sorted(nasal_spellings("हिंदी")) == sorted(["हिन्दी", "हिंदी"])
    True
    """
    return {
        scanned,
        _NASAL_LETTER.sub("\u0902", scanned),
        _NASAL_DOT.sub(lambda match: f"{_NASAL_OF[match[1]]}\u094d", scanned),
    }

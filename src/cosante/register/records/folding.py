"""How the register compares and searches words: without case, accents of Latin, Greek and Cyrillic, or punctuation.

Vowel signs of other scripts are letters and stay. This is for keys and search, not for reading: offsets are lost.
"""

import unicodedata

_BARE_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")


def fold(words: str) -> str:
    """The words in lower case, NFKC, single spaces: ``« Fonds d’Aide  Médicale »`` → ``fonds d aide medicale``."""
    letters: list[str] = []
    bare = False
    plain = unicodedata.normalize("NFKD", words.casefold()).casefold()  # 𝕊 has a lower case only as S
    for char in unicodedata.normalize("NFKD", plain):
        kind = unicodedata.category(char)
        if kind == "Mn":
            if not bare:
                letters.append(char)
            continue
        if kind == "Cf":
            continue
        bare = kind[0] == "L" and unicodedata.name(char, "").startswith(_BARE_SCRIPTS)
        letters.append(str(unicodedata.digit(char)) if kind == "Nd" else char if kind[0] in "LNM" else " ")
    return " ".join(unicodedata.normalize("NFC", "".join(letters)).split())

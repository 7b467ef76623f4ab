"""Kazakh in Latin letters, read as the same in Cyrillic ones.

Promise: a text in any of the alphabets in use (of 2021 and its variants, of 2018 with accents, of 2017 with
apostrophes, and the older one of news agencies and Wikipedia) becomes, word by word, what the tables of the pack are
written in; words that are foreign to the alphabet (WHO, Cuba) stay. What Latin writing does not tell (э, ц, ь) is
left to the letters that the pack makes one.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cosante.languages.folding import Folded

_COMMON = "aа bб vв dд eе zз kк qқ lл mм nн oо pп rр sс tт fф hх gг jж"
#: The other letters of each alphabet; "*" is и, or й after a vowel, and joins with an a or u behind it.
_OTHERS = {
    "2021": "äә ğғ ǧғ ǵғ ñң ŋң öө üү ūұ uу şш çч yы ıі i*",
    "2018": "áә ǵғ ńң óө úү uұ ýу yы iі ı* shш chч",
    "2017": "a'ә g'ғ n'ң o'ө u'ү uұ y'у yы iі i'* s'ш c'ч",
    "2004": "äә ğғ ñң öө üү uұ wу ïи yй ıы iі şш çч cц xх yaя yuю ywю yoё",
}
_TELLS = {
    "2018": re.compile("[áǵńóúý]"),
    "2017": re.compile("(?<=[aougnsiyc])'(?=[^\\W\\d_]|\\s)"),
    "2004": re.compile("[wï]|(?<=[bdfgjklmnprstvzqğñş])ı(?=[bdfgjklmnprstvzqğñş])"),
    "2021": re.compile("[ūŋǧ]|(?<=[bdfgjklmnprstvzqğñş])y(?=[bdfgjklmnprstvzqğñş])"),
}
_VOWELS = frozenset("аәеоөұүыіуиэюяё")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?")
#: Names in capitals that are Kazakh, though nothing but their letters tells it.
_IN_CAPITALS = frozenset({"ддұ", "ддсұ", "бұұ", "ақш", "ұқшұ", "еқыұ", "шыұ", "тмд", "еао", "қр", "еуразэқ"})
_LONGEST_ACRONYM = 6
#: A text may be Kazakh where so many of its Latin letters are a q inside a word without a u, and not of Qatar, and so
#: many of its words are the commonest ones.
_Q, _Q_SHARE, _STOP_SHARE = re.compile("q(?!atar)(?=[^\\W\\d_u])"), 0.01, 0.12
_LATIN = re.compile("[a-zà-ɏ]")
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]")
_GLANCE = 1500
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")


class Rewrite(NamedTuple):
    """A stretch of a text and what it is read as."""

    start: int
    end: int
    read: str


@cache
def _letters(alphabet: str) -> tuple[re.Pattern[str], dict[str, str]]:
    pairs = {pair[:-1]: pair[-1] for pair in f"{_COMMON} {_OTHERS[alphabet]}".split()}
    return re.compile("|".join(sorted(map(re.escape, pairs), key=len, reverse=True)) + "|."), pairs


def alphabet_of(text: str) -> str:
    """The alphabet that a Kazakh text in lower case is written in.

    >>> [alphabet_of(text) for text in ("saulyq", "saýlyq", "sawlıq", "qazaqstannyn' bas")]
    ['2021', '2018', '2004', '2017']
    """
    counts = {alphabet: len(letters.findall(text)) for alphabet, letters in _TELLS.items()}
    if counts["2017"] or counts["2018"]:
        counts["2021"] //= 4  # y is ы in these too
    return max(counts, key=lambda alphabet: counts[alphabet])


def is_latin(text: str) -> bool:
    """Is a Kazakh text written in Latin letters?"""
    glance = text[:_GLANCE].lower()
    return len(_LATIN.findall(glance)) > len(_CYRILLIC.findall(glance))


def may_be(text: str, stop: frozenset[str]) -> bool:
    """Is a text in Latin letters Kazakh, by its letter q and the commonest words (``stop``, in Cyrillic letters)?"""
    glance = text[:_GLANCE].lower()
    if not _Q.search(glance):
        return False
    glance = glance.translate(_APOSTROPHES)
    of_kazakh = len(_Q.findall(glance))
    if not of_kazakh or "ə" in glance or of_kazakh <= _Q_SHARE * len(_LATIN.findall(glance)):
        return False
    alphabet = alphabet_of(glance)
    words = [_cyrillic(match[0], alphabet) or "" for match in _WORD.finditer(glance)]
    return sum(word in stop for word in words) > _STOP_SHARE * len(words)


def read_as_cyrillic(folded: Folded) -> None:
    """Let a folded text in Latin letters be its words in Cyrillic ones."""
    if is_latin(folded.text):
        folded.rewrite(list(spots(folded.text)))


def spots(text: str) -> Iterator[Rewrite]:
    """The letters of a text, and what they are read as.

    >>> "".join(spot.read for spot in spots("Densaýlyq saqtaý mınıstrligi"))
    'Денсаулықсақтауминистрлігі'
    """
    alphabet = alphabet_of(text[: 2 * _GLANCE].lower())
    for word in _WORD.finditer(text):
        yield from _of_word(word[0], word.start(), alphabet)


def _cyrillic(word: str, alphabet: str) -> str | None:
    return "".join(spot.read for spot in _of_word(word, 0, alphabet)) or None


def _of_word(word: str, at: int, alphabet: str) -> list[Rewrite]:
    """The letters of a word with what they are read as; none where the word is foreign to the alphabet."""
    pattern, pairs = _letters(alphabet)
    lower = "".join(c.lower() if len(c.lower()) == 1 else "i" for c in word)
    found: list[Rewrite] = []
    before = ""
    for match in pattern.finditer(lower):
        letter = pairs.get(match[0], "" if match[0].isascii() and match[0].isalpha() else match[0])
        if not letter:
            return []
        end = match.end()
        if letter == "*":
            letter, joined = _between(before, lower[end : end + 2], alphabet)
            end_at = end + joined
        else:
            end_at = end
        if found and match.start() < found[-1].end - at:
            continue  # joined to the letter before it
        written = word[match.start() : end_at]
        found.append(Rewrite(at + match.start(), at + end_at, letter.upper() if written[0].isupper() else letter))
        before = letter[-1]
    read = "".join(spot.read for spot in found).lower()
    foreign = word.isascii() and word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM and read not in _IN_CAPITALS
    return [] if foreign else found


def _between(before: str, after: str, alphabet: str) -> tuple[str, int]:
    """What и and й are by the letter before them, and how many of the letters behind them they take up (я, ю)."""
    vowel = before in _VOWELS and before != ""
    if after[:1] == "a" or (after == "ya" and alphabet == "2021"):
        return ("я" if vowel else "ия"), after.index("a") + 1
    if after[:1] == ("u" if alphabet == "2021" else "ý") and (vowel or not before):
        return "ю", 1
    return ("й" if vowel else "и"), 0

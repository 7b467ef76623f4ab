"""The folded copy of a text: what matching runs on, with a map back to the frozen text.

Folding makes one letter of the ways to write it: NFC, digits of every script as ASCII, apostrophes, dashes and spaces
as one of each, joiners and other invisible characters gone, U+09AF U+09BC as U+09DF. ``Folded.origin(i)`` is the offset
in the frozen text of the folded character ``i``. Most texts fold letter by letter, so the map is a short list of the
places where lengths differ, not one number a character.
"""

import bisect
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, takewhile
from string import ascii_letters
from typing import TYPE_CHECKING, Final

from cosante.languages.zawgyi import Recoded, recoded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_APOSTROPHES: Final = "’‘ʼ‛′`´＇"
_DASHES: Final = "‐‑‒–—―−﹣－"
_SPACES: Final = "".join(chr(c) for c in range(0x2000, 0x200B)) + "\u00a0\u202f\u205f\u3000\t\r\v\f"
#: Tatweel and the marks of vowels, which a text may leave out.
_VOWELS: Final = "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
_INVISIBLE: Final = _VOWELS + (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_GONE: Final = dict.fromkeys(map(ord, _INVISIBLE))
#: Letters that NFC takes apart (composition exclusions) although people type them as one.
_EXCLUDED: Final = {
    unicodedata.normalize("NFD", c): c
    for c in "\u09df\u09dc\u09dd\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f\u0a33\u0a36\u0a59\u0a5a\u0a5b\u0a5e"
}
#: Ways to type the same Lao and Thai syllables: am in two letters, its tone anywhere beside them; h with n or m.
_SYLLABLES = {
    **{f"{h}{n}": one for h, n, one in ("\u0eab\u0e99\u0edc", "\u0eab\u0ea1\u0edd")},
    **{
        form: f"{tone}{am}"
        for ring, a, am, tones in (
            ("\u0ecd", "\u0eb2", "\u0eb3", ("", *"\u0ec8\u0ec9\u0eca\u0ecb")),
            ("\u0e4d", "\u0e32", "\u0e33", ("", *"\u0e48\u0e49\u0e4a\u0e4b")),
        )
        for tone in tones
        for form in (f"{ring}{tone}{a}", f"{tone}{ring}{a}", f"{am}{tone}")
        if form != f"{tone}{am}"
    },
}
#: In Khmer a foot of da and of ta look alike, and a foot of ro is typed before or after another: one order, one foot.
_FEET: Final = {chr(code): chr(0x178F if code == 0x178A else code) for code in range(0x1780, 0x17A3) if code != 0x179A}
_SYLLABLES |= {
    "\u17d2\u178a": "\u17d2\u178f",
    **{f"\u17d2\u179a\u17d2{foot}": f"\u17d2{one}\u17d2\u179a" for foot, one in _FEET.items()},
}
#: The sign of nasality is typed before the vowel that it stands on: ឆ្នំា for ឆ្នាំ.
_SYLLABLES |= {"\u17c6\u17b6": "\u17b6\u17c6", "\u17c6\u17bb": "\u17bb\u17c6"}
#: Two signs that look like one: e twice for ae in Thai and Lao; aa and e or ai for o and au in Devanagari.
_SYLLABLES |= {"\u0e40\u0e40": "\u0e41", "\u0ec0\u0ec0": "\u0ec1", "\u093e\u0947": "\u094b", "\u093e\u0948": "\u094c"}
#: The Burmese letter O, and what looks like it.
_SYLLABLES["\u101e\u103c"] = "\u1029"
_SYLLABLE: Final = re.compile("|".join(sorted(_SYLLABLES, key=len, reverse=True)))
_NUKTAS: Final = "\u093c\u09bc\u0a3c"
#: Full-width letters and signs that marks can be joined to: they are narrow before that.
_WIDE: Final = "＜＝＞" + "".join(chr(ord(char) + 0xFEE0) for char in ascii_letters)
_NARROW: Final = {ord(char): ord(char) - 0xFEE0 for char in _WIDE}
_UNSEEN_OR_WIDE: Final = re.compile(f"[{_INVISIBLE}{_WIDE}]")
#: What changes the length of a text already NFC when it is folded. The letter before a sign belongs to it.
_UNEVEN: Final = re.compile(f"[{_INVISIBLE}{_NUKTAS}]+")
_UNEVEN_SYLLABLES: Final = re.compile(f"{_SYLLABLE.pattern}|{_UNEVEN.pattern}")


#: In Devanagari newspapers leave out the dot below (ज for ज़) and write either sign of nasality.
_DEVANAGARI: Final = {
    **dict(zip("\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f", "कखगजडढफय", strict=True)),
    **dict(zip("\u0929\u0931\u0934", "नरळ", strict=True)),
    "\u0901": "\u0902",
}
#: Letters of the Arabic script that are written for one another: hamzas on an alif, ya with and without dots, ta
#: marbuta and ha, and what keyboards of Persian and Urdu give for kaf, ya and ha.
_ARABIC: Final = dict(zip("أإآٱىیةۃہۂۀھکڪ", "ااااييههههههكك", strict=True))
#: Shapes of single letters of it, as old typesetting programs give them: ﺅ for ؤ.
_SHAPES: Final = {
    char: letter
    for char in map(chr, range(0xFB50, 0xFEFD))
    if len(letter := unicodedata.normalize("NFKC", char)) == 1 and letter != char and letter.isalpha()
}
_ARABIC_MARKS: Final = {"،": ",", "؛": ";", "؟": "?", "۔": "।", "٪": "%", "፣": ",", "፤": ";"}
#: In Burmese the digit nought and the letter wa are typed for one another, the marks of a syllable in any order, and
#: numbers in brackets that mean nothing: (၅)ဦး.
_WA_AS_NOUGHT: Final = re.compile("(?<=[\u1040-\u1049])\u101d+(?![\u102b-\u103e])|\u101d+(?=[\u1040-\u1049])")
_NOUGHT_AS_WA: Final = re.compile("(?<![\u1040-\u1049,.])\u1040(?=[\u1000-\u103e])")
_BURMESE_MARKS: Final = re.compile("[\u103b-\u103e]{2,}|[\u102d\u102e\u1032\u102f\u1030\u1036\u1037]{2,}")
_ORDER: Final = {mark: place for place, mark in enumerate("\u102d\u102e\u1032\u102f\u1030\u1036\u1037")}
_BRACKETED: Final = re.compile(r"\(( ?[\u1040-\u1049][\u1040-\u1049,.]{0,14} ?)\)")
#: A digit typed for the letter or the sign that it looks like, and a vowel for a consonant.
_SEVEN_AS_RA: Final = re.compile("(?<![\u1040-\u1049])\u1047(?=[\u102b-\u1032\u103b-\u103e])")
_FOUR_AS_SIGN: Final = re.compile("(?<![\u1040-\u1049])\u1044(?=\u1004\u103a\u1038)")
_U_AS_NYA: Final = re.compile("\u1025(?=[\u1039\u103a])")
_MYANMAR: Final = re.compile("[\u1000-\u103e\u1040-\u1049]")
#: Without any of these a composed text folds letter by letter.
_OF_INTEREST: Final = re.compile(
    f"[\u1000-\u103e\u1040-\u1049{_INVISIBLE}{_WIDE}{_NUKTAS}{''.join({form[0] for form in _SYLLABLES})}]"
)
#: In so many letters the script of a text is seen.
_GLANCE: Final = 200
#: The stops, colon and comma of Khmer and Burmese.
#: (the tall AA of Burmese is the other one: writers take either)
_KHMER_AND_BURMESE_MARKS: Final = {"\u102b": "\u102c", "។": "।", "៕": "।", "៖": ":", "။": "।", "၊": ","}
#: على is not علي: in so short a word the dots of its last letter are all that tells.
_DOTLESS: Final = re.compile(r"(?<!\w)\w\wى(?!\w)")
_KEPT: Final = {
    "\u17b2": "\u17b1",  # the two shapes of a Khmer letter
    **{sign: sign for sign in "\u104c\u104d\u104e\u104f"},  # Burmese words of one sign: in, and so, the same, of
    "\u0ebc": "\u0ea5",
    "đ": "d",
    "ø": "o",
    "ł": "l",
    "ı": "i",
    "œ": "o",
    "æ": "a",
    "İ": "i",
    "%": "%",
    "+": "+",
    "$": "$",
}
#: The tables cover the two first planes; rarer letters stay as they are, and no mark is among them.
_COVERED: Final = 0x20000
#: Up to so many letters Python maps a text sooner than numpy has begun: the terms of tables are not longer.
_SHORT: Final = 60


#: What has neither case nor accents, and is no sign: letters without case, marks, what is no character.
_AS_THEY_ARE: Final = frozenset({"Lo", "Mn", "Mc", "Me", "Cn", "Co", "Cs"})
#: Which of the tables.
_LETTERS: Final = 0
_SCANNED: Final = 1


def _covered() -> Iterator[int]:
    """What the tables are made of. Ideographs, syllables, surrogates and private letters fold to themselves."""
    return chain(
        range(0x3400), range(0xA000, 0xAC00), range(0xD7A4, 0xD800), range(0xF900, 0x17000), range(0x18D00, _COVERED)
    )


@cache
def _uneven_apart(syllables: bool = False) -> re.Pattern[str]:
    """In other texts: any letter with all behind it that can be joined to it or change places, seen or not."""
    marks = set(map(chr, range(0x1100, 0x1200)))  # the parts of Korean syllables
    for char in map(chr, _covered()):
        parts = unicodedata.normalize("NFD", char)
        marks.update(parts[1:])
        if unicodedata.combining(parts[0]):
            marks.add(char)
    behind = "".join(sorted(marks))
    apart = f"[^\\s{_INVISIBLE}][{behind}{_INVISIBLE}]*[{behind}]|[{_INVISIBLE}]+"
    return re.compile(f"{_SYLLABLE.pattern}|{apart}" if syllables else apart)


def _letter(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    if char in _DASHES:
        return "-"
    if char in _SPACES:
        return " "
    if char in "“”„«»":
        return '"'
    if char in _ARABIC_MARKS:
        return _ARABIC_MARKS[char]
    if char == "\u09f7":  # the currency sign that many Bengali keyboards give for a danda
        return "।"
    if char in _KHMER_AND_BURMESE_MARKS:
        return _KHMER_AND_BURMESE_MARKS[char]
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.digit(char))
    return _letter(chr(ord(char) - 0xFEE0)) if "！" <= char <= "～" else char


def _scanned(char: str) -> str:
    if char in _KEPT:
        return _KEPT[char]
    if char in _DEVANAGARI:
        return _DEVANAGARI[char]
    char = _SHAPES.get(char, char)
    if char in _ARABIC:
        return _ARABIC[char]
    lowered = char.lower()
    char = lowered if len(lowered) == 1 else char
    if char in _KEPT:
        return _KEPT[char]
    kind = unicodedata.category(char)
    if kind[0] in "PZ" or kind in {"Sm", "So", "Sk", "Cc", "Cf"}:
        return " "
    if ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00:
        base = unicodedata.normalize("NFD", char)[0]
        return base if base.isalpha() else char
    return char


@cache
def _tables() -> "tuple[NDArray[np.uint32], NDArray[np.uint32]]":
    """Code point to code point: as a letter (case kept), and as the scan sees it."""
    import numpy as np  # not for those who fold nothing

    letters = np.arange(_COVERED, dtype=np.uint32)
    scanned = np.arange(_COVERED, dtype=np.uint32)
    told = {*_APOSTROPHES, *_DASHES, *_SPACES, *_ARABIC_MARKS, *_KEPT, *_DEVANAGARI, *_SHAPES, *_ARABIC}
    told |= {"\u09f7", *_KHMER_AND_BURMESE_MARKS}
    category = unicodedata.category
    for char in map(chr, _covered()):
        if category(char) in _AS_THEY_ARE and char not in told:
            continue
        letter = _letter(char)
        letters[ord(char)] = ord(letter)
        scanned[ord(char)] = ord(_scanned(letter))
    return letters, scanned


#: Where a tone may be marked on either of two vowels that end a syllable (hòa or hoà, thúy or thuý).
_TONES: Final = str.maketrans(
    dict(zip("àáảãạèéẻẽẹỳýỷỹỵ", ("òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy").split(), strict=True))
)
_LATE_TONE: Final = re.compile(r"o[àáảãạèéẻẽẹ](?!\w)|u[ỳýỷỹỵ](?!\w)")


@cache
def _accented(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 and char.isalpha() else _scanned(char)


def accented(text: str) -> str:
    """A folded text in lower case with its accents, punctuation as spaces: a tone stands on the first of two vowels.

    >>> accented("Hoà Bình, Thuý") == accented("Hòa Bình, Thúy") == "hòa bình  thúy"
    True
    """
    scan = text.translate({ord(char): _accented(char) for char in set(text)})
    return _LATE_TONE.sub(lambda match: match.group()[1].translate(_TONES), scan)


@cache
def _ascii_tables() -> tuple[bytes, bytes]:
    """The beginning of both, for the many texts that have no more: ASCII is mapped to ASCII."""
    letters, scanned = _tables()
    rest = bytes(range(128, 256))
    return bytes(letters[:128].tolist()) + rest, bytes(scanned[:128].tolist()) + rest


@cache
def _short_tables() -> tuple[str, str]:
    """Both as strings, each with the letter for a code point at its place: what ``str.translate`` takes."""
    letters, scanned = (table.tobytes().decode("utf-32-le", "surrogatepass") for table in _tables())
    return letters, scanned


def _map(text: str, which: int) -> str:
    """The text by the first of the tables or the second."""
    if text.isascii():
        return text.encode("ascii").translate(_ascii_tables()[which]).decode("ascii")
    if len(text) <= _SHORT:
        return text.translate(_short_tables()[which])
    import numpy as np

    table = _tables()[which]
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    try:
        mapped = table[codes]
    except IndexError:  # rarer letters are among them
        mapped = codes.copy()
        low = codes < _COVERED
        mapped[low] = table[codes[low]]
    return mapped.tobytes().decode("utf-32-le", "surrogatepass")


def _dotless(text: str, scan: str) -> str:
    """The scan with the last letters of short words as they are."""
    if "ى" not in text:
        return scan
    for match in _DOTLESS.finditer(text):
        scan = f"{scan[: match.end() - 1]}ى{scan[match.end() :]}"
    return scan


class Folded:
    """A folded text: ``text`` (case kept) and ``scan`` (lower case, punctuation as spaces), of one length.

    ``before``: what was folded, where that was made of a text in another encoding of its letters.
    """

    __slots__ = ("_at", "_before", "_shift", "scan", "text")

    def __init__(self, text: str, at: list[int], shift: list[int], before: Recoded | None = None) -> None:
        self.text = text
        self.scan = _dotless(text, _map(text, _SCANNED))
        self._at, self._shift, self._before = at, shift, before

    def keep_accents(self) -> None:
        """Let ``scan`` tell letters by their accents, in a language whose words differ by nothing else."""
        self.scan = accented(self.text)

    def write_as(self, letters: dict[int, int]) -> None:
        """Let ``scan`` write letters as others (traditional ideographs as simplified ones)."""
        self.scan = self.scan.translate(letters)

    def part(self, cuts: list[tuple[int, str]]) -> None:
        """Put what is given (a space, or a space and letters) at offsets of the folded text, in order."""
        text: list[str] = []
        scan: list[str] = []
        at: list[int] = []
        shift: list[int] = []
        done = added = i = current = 0
        for offset, between in cuts:
            while i < len(self._at) and self._at[i] <= offset:
                current = self._shift[i]
                at.append(self._at[i] + added)
                shift.append(current - added)
                i += 1
            text += (self.text[done:offset], between)
            scan += (self.scan[done:offset], between)
            done = offset
            for _ in between:
                added += 1
                at.append(offset + added)
                shift.append(current - added)
        at += [a + added for a in self._at[i:]]
        shift += [s - added for s in self._shift[i:]]
        self.text = "".join([*text, self.text[done:]])
        self.scan = _dotless(self.text, "".join([*scan, self.scan[done:]]))
        self._at, self._shift = at, shift

    def rewrite(self, changes: Sequence[tuple[int, int, str]]) -> None:
        """Put other letters, at most as many, in the place of stretches of the folded text, in order."""
        text: list[str] = []
        at: list[int] = []
        shift: list[int] = []
        done = gone = i = current = 0
        for start, end, new in changes:
            text += (self.text[done:start], new)
            done = end
            while i < len(self._at) and self._at[i] < end:
                current = self._shift[i]
                at.append(min(self._at[i], start + len(new)) - gone)
                shift.append(current + gone)
                i += 1
            if longer := end - start - len(new):
                gone += longer
                at.append(end - gone)
                shift.append(current + gone)
        at += [a - gone for a in self._at[i:]]
        shift += [s + gone for s in self._shift[i:]]
        self.text = "".join([*text, self.text[done:]])
        self.scan = _dotless(self.text, _map(self.text, _SCANNED))
        self._at, self._shift = at, shift

    def origin(self, offset: int) -> int:
        """The offset in the frozen text of the folded offset (code points)."""
        offset = self._unfolded(offset)
        return self._before.origin(offset) if self._before else offset

    def _unfolded(self, offset: int) -> int:
        """The offset in what was folded."""
        if not self._at:
            return offset
        i = bisect.bisect_right(self._at, offset) - 1
        return offset if i < 0 else offset + self._shift[i]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The frozen text's span of the folded span; a last letter brings the marks that were folded into it."""
        if not self._at and self._before is None:
            return start, end
        first = self.origin(start)
        return first, max(self.origin(end), first + 1)

    def written(self, frozen: str, start: int, end: int) -> str:
        """What the frozen text has in a folded span, as it is written there."""
        start, end = self.span(start, end)
        return frozen[start:end]


def _even(piece: str) -> str:
    piece = piece.translate(_GONE)
    if not piece:
        return ""
    return _recompose(unicodedata.normalize("NFC", piece))


def _recompose(text: str) -> str:
    text = _SYLLABLE.sub(lambda match: _SYLLABLES[match.group()], text)
    for apart, one in _EXCLUDED.items():
        if apart in text:
            text = text.replace(apart, one)
    return text


@cache
def _southern() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """For the scripts of India and its neighbours, whose common vowel signs no quick check of NFC passes: a letter of
    theirs; what is neither theirs nor plain; two signs that may be joined or change places.
    """
    letters = "".join(map(chr, (*range(0x900, 0xF00), *range(0x1000, 0x10A0), *range(0x1780, 0x1800))))
    marks = "".join(c for c in letters if unicodedata.combining(c))
    parts = [unicodedata.normalize("NFD", c) for c in letters if c not in _EXCLUDED.values()]
    first, second = ("".join({part[at] for part in parts if len(part) > 1}) for at in (0, 1))
    plain = "\u0000-\u02af\u2002-\u206f\u20a0-\u20bf"
    return (
        re.compile("[\u0900-\u0eff\u1000-\u109f\u1780-\u17ff]"),
        re.compile(f"[^{plain}\u0900-\u0eff\u1000-\u109f\u1780-\u17ff]"),
        re.compile(f"[{first}][{second}]|[{marks}][{marks}]"),
    )


def _is_composed(text: str) -> bool:
    """Is it NFC, but for letters that NFC takes apart?"""
    letter, foreign, joined = _southern()
    if letter.search(text, 0, _GLANCE) and not foreign.search(text) and not joined.search(text):
        return True
    if unicodedata.is_normalized("NFC", text):
        return True
    return _recompose(unicodedata.normalize("NFC", text)) == _recompose(text)


def _alike_at_the_end(one: str, other: str) -> int:
    """How many letters both end with: behind those that differ, offsets are exact again."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def burmese(text: str) -> str:
    """A text, letter for letter, with the ways to type Burmese made one.

    >>> burmese("၂ဝ၂၄ ၁ဝဝ") == "၂၀၂၄ ၁၀၀", burmese("၀န်ကြီး") == "ဝန်ကြီး", burmese("(၅)ဦး") == " ၅ ဦး"
    (True, True, True)
    """
    text = _NOUGHT_AS_WA.sub("\u101d", _WA_AS_NOUGHT.sub(lambda m: "\u1040" * len(m[0]), text))
    text = _U_AS_NYA.sub("\u1009", _FOUR_AS_SIGN.sub("\u104e", _SEVEN_AS_RA.sub("\u101b", text)))
    text = _BURMESE_MARKS.sub(lambda m: "".join(sorted(m[0], key=lambda c: _ORDER.get(c, ord(c)))), text)
    return _BRACKETED.sub(lambda m: f" {m[1]} ", text)


def fold(text: str) -> Folded:
    """The folded copy of ``text`` with its map back."""
    if text.isascii():
        return Folded(_map(text, _LETTERS), [], [])
    if not _OF_INTEREST.search(text) and _is_composed(text):
        return Folded(_map(text, _LETTERS), [], [])
    before = None
    if _MYANMAR.search(text):
        before = recoded(text)
        text = burmese(before.text if before else text)
    pieces: list[str] = []
    at: list[int] = []
    shift: list[int] = []
    done = length = 0
    bare = text
    if _UNSEEN_OR_WIDE.search(text):
        text = text.translate(_NARROW)
        bare = text.translate(_GONE)  # what stands between a letter and its mark without being seen does not part them
    composed = _is_composed(bare)
    uneven = _UNEVEN if composed else _uneven_apart()
    if _SYLLABLE.search(text):
        uneven = _UNEVEN_SYLLABLES if composed else _uneven_apart(syllables=True)
    for match in uneven.finditer(text):
        start = match.start()
        if composed and start > done and match[0].strip(_INVISIBLE) and not text[start - 1].isspace():
            start -= 1  # the letter that the sign belongs to
        old = text[start : match.end()]
        new = _even(old)
        if new == old:
            continue
        longer = len(new) - len(old)
        same = 0 if composed else _alike_at_the_end(old, new)
        end = match.end() - same
        pieces += (text[done:start], new[: len(new) - same])
        length += end - done + longer
        for offset in range(length - longer, length):  # from a mark that NFC takes apart: it leads back to that
            at.append(offset)
            shift.append(end - 1 - offset)
        done = end
        if longer:
            at.append(length)
            shift.append(done - length)
    pieces.append(text[done:])
    return Folded(_map("".join(pieces), _LETTERS), at, shift, before)


@lru_cache(maxsize=100_000)
def fold_term(term: str) -> str:
    """A table's term as the scan sees it: folded, lower case, single spaces."""
    return " ".join(fold(unicodedata.normalize("NFC", term)).scan.split())


@lru_cache(maxsize=100_000)
def accented_term(term: str) -> str:
    """The same with its accents."""
    return " ".join(accented(fold(unicodedata.normalize("NFC", term)).text).split())

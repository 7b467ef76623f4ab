"""Burmese in the encoding of the font Zawgyi-One, as Unicode, with a map back.

Zawgyi uses the code points of Burmese, and those that Unicode gives to Shan, Karen and Mon, for the shapes of letters
in the order in which they are seen: a vowel sign or a medial that stands left of its letter comes before it, a small
letter below has a code of its own. ``recoded`` tells such lines by what no Unicode text has, and writes each syllable
anew.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

#: What Zawgyi has and Unicode never: a sign before the letter that bears it, or a virama that joins nothing.
_ZAWGYI = re.compile(
    "(?<![\u1000-\u109f])[\u1031\u103b][\u1000-\u1021\u103b]"
    "|[\u102b-\u1030\u1032\u1036-\u1038][\u1031\u103b][\u1000-\u1021\u103b]"
    "|\u1039(?![\u1000-\u1021\u1025])"
)
#: What Unicode has and Zawgyi never: a silent letter with a tone or in a stack, a vowel sign behind its letter.
_UNICODE = re.compile("\u103a[\u1037-\u1039]|[\u102b\u102c\u1037]\u103a|\u1031[\u102b\u102c\u1037\u1038]")
#: So many signs of it make a text one that has lines in Zawgyi.
_ENOUGH = 2

_LEFT = "\u1031\u103b\u107e-\u1084"
_LETTERS = "\u1000-\u102a\u103f\u106a\u106b\u106e\u106f\u1086\u108f-\u1092\u1097"
_SIGNS = (
    "\u102b-\u1030\u1032-\u1034\u1036-\u103a\u103c-\u103e\u105a\u1060-\u1069\u106c\u106d\u1070-\u107d\u1085"
    "\u1087-\u108e\u1093-\u1096"
)
#: A syllable's letter with all that is joined to it. Digits are typed for the letters that they look like.
_SYLLABLE = re.compile(
    f"\u104e(?!\u1004)|(?:[{_LEFT}][\u200b-\u200d]?)+(?:[{_LETTERS}\u1040\u1047][{_SIGNS}]*)?"
    f"|[{_LETTERS}][{_SIGNS}]*|[\u1040\u1047]?[{_SIGNS}]+"
)
_KINZI, _VIRAMA, _ASAT = "\u1004\u103a\u1039", "\u1039", "\u103a"
_YA, _RA, _WA, _HA = "\u103b", "\u103c", "\u103d", "\u103e"
_MEDIALS = _YA + _RA + _WA + _HA
#: The signs of a syllable, behind its medials.
_ORDER = {
    sign: place for place, sign in enumerate("\u1031\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u1036\u1037\u103a\u1038")
}
#: What small letters below are, one code after another.
_BELOW = {
    **{chr(0x1060 + n): letter for n, letter in enumerate("ကခဂဃ")},
    **{chr(0x1065 + n): letter for n, letter in enumerate("စဆဆဇဈ")},
    **{chr(0x106C + n): letter for n, letter in enumerate("ဋဌ")},
    **{chr(0x1070 + n): letter for n, letter in enumerate("ဏတတထထဒဓနပဖဗဘမ")},
    "\u1085": "လ",
    "\u1093": "ဘ",
}
#: What shapes are made of.
_MADE_OF: dict[str, tuple[str, ...]] = {
    **{shape: (_VIRAMA + letter,) for shape, letter in _BELOW.items()},
    **dict.fromkeys("\u103a\u107d", (_YA,)),
    **dict.fromkeys("\u103b\u107e\u107f\u1080\u1081\u1082\u1083\u1084", (_RA,)),
    "\u103c": (_WA,),
    **dict.fromkeys("\u103d\u103e\u1087", (_HA,)),
    "\u1039": (_ASAT,),
    "\u1033": ("\u102f",),
    "\u1034": ("\u1030",),
    "\u105a": ("\u102b", _ASAT),
    "\u1064": (_KINZI,),
    "\u106a": ("ဉ",),
    "\u106b": ("ည",),
    "\u106e": ("ဍ", "္ဍ"),
    "\u106f": ("ဍ", "္ဎ"),
    "\u1086": ("ဿ",),
    "\u1088": (_HA, "\u102f"),
    "\u1089": (_HA, "\u1030"),
    "\u108a": (_WA, _HA),
    "\u108b": (_KINZI, "\u102d"),
    "\u108c": (_KINZI, "\u102e"),
    "\u108d": (_KINZI, "\u1036"),
    "\u108e": ("\u102d", "\u1036"),
    "\u108f": ("န",),
    "\u1090": ("ရ",),
    "\u1091": ("ဏ", "္ဍ"),
    "\u1092": ("ဋ", "္ဌ"),
    **dict.fromkeys("\u1094\u1095", ("\u1037",)),
    "\u1096": ("္တ", _WA),
    "\u1097": ("ဋ", "္ဋ"),
}
_UNSEEN = "\u200b\u200c\u200d"


class Recoded:
    """A text in Unicode, with the offsets of the text that it was made of."""

    __slots__ = ("_at", "_shift", "text")

    def __init__(self, text: str, at: list[int], shift: list[int]) -> None:
        self.text, self._at, self._shift = text, at, shift

    def origin(self, offset: int) -> int:
        """The offset in the text as it was."""
        i = bisect_right(self._at, offset) - 1
        return offset if i < 0 else offset + self._shift[i]


def recoded(text: str) -> Recoded | None:
    """The text with its lines in Zawgyi as Unicode; nothing where it has none.

    >>> recoded("က်န္းမာေရးဝန္ႀကီး ေဒါက္တာျမင့္ေထြး").text
    'ကျန်းမာရေးဝန်ကြီး ဒေါက်တာမြင့်ထွေး'
    >>> recoded("ကျန်းမာရေးဝန်ကြီး ဒေါက်တာမြင့်ထွေး") is None
    True
    """
    signs = len(_ZAWGYI.findall(text))
    if signs < _ENOUGH:
        return None
    mostly = signs > len(_UNICODE.findall(text))
    pieces: list[str] = []
    at: list[int] = []
    shift: list[int] = []
    done = length = 0
    for start, end in _lines(text, mostly):
        for match in _SYLLABLE.finditer(text, start, end):
            old, new = match[0], _written(match[0])
            if new == old:
                continue
            pieces += (text[done : match.start()], new)
            length += match.start() - done
            for i in range(1, len(new)):
                _lead(at, shift, length + i, match.start() + min(i, len(old) - 1))
            length += len(new)
            done = match.end()
            _lead(at, shift, length, done)
    return Recoded("".join([*pieces, text[done:]]), at, shift) if pieces else None


def in_unicode(name: str, line: str) -> str:
    """A name as Unicode writes it; the line that it stands in tells whether it is in Zawgyi.

    >>> in_unicode("ျမင့္ေထြး", "က်န္းမာေရးဝန္ႀကီး ေဒါက္တာျမင့္ေထြး"), in_unicode("Yangon", "Yangon")
    ('မြင့်ထွေး', 'Yangon')
    """
    return _SYLLABLE.sub(lambda match: _written(match[0]), name) if recoded(line) else name


def _lead(at: list[int], shift: list[int], offset: int, origin: int) -> None:
    """Let an offset and all behind it lead back to ``origin`` and what is behind that."""
    if origin - offset != (shift[-1] if shift else 0):
        at.append(offset)
        shift.append(origin - offset)


def _lines(text: str, mostly: bool) -> Iterator[tuple[int, int]]:
    """The lines in Zawgyi. One that does not tell is what most of the text is."""
    start = 0
    for line in text.splitlines(keepends=True):
        ours, theirs = len(_ZAWGYI.findall(line)), len(_UNICODE.findall(line))
        if ours > theirs or (ours == theirs and mostly):
            yield start, start + len(line)
        start += len(line)


@lru_cache(maxsize=20_000)
def _written(shapes: str) -> str:
    """A syllable's letter with what is joined to it, as Unicode has them."""
    if shapes == "\u104e":
        return "၎င်း"
    parts = [part for shape in shapes if shape not in _UNSEEN for part in _MADE_OF.get(shape, (shape,))]
    medials = sorted({part for part in parts if part in _MEDIALS})
    signs = sorted({part for part in parts if part in _ORDER}, key=_ORDER.__getitem__)
    below = [part for part in parts if part[0] == _VIRAMA]
    kinzi = _KINZI if _KINZI in parts else ""
    letters = [part for part in parts if part != _KINZI and part[0] != _VIRAMA and part not in medials + signs]
    letter = _spelled("".join(letters), shapes, medials, signs + below)
    if _ASAT in parts and _YA in parts and parts.index(_ASAT) < parts.index(_YA):  # ယောက်ျား
        signs.remove(_ASAT)
        medials.insert(0, _ASAT)
    if letter == "ဈ" not in letters:
        medials.remove(_YA)
    return "".join([kinzi, letter, *below, *medials, *signs])


def _spelled(letter: str, shapes: str, medials: list[str], others: list[str]) -> str:
    """The letter that is meant where two look alike."""
    joined = _ASAT in others or any(part[0] == _VIRAMA for part in others)
    if letter == "ဥ" and joined:
        return "ဉ"
    if letter == "ဉ" and "\u106a" in shapes and not joined:
        return "ဥ"
    return "ဈ" if letter == "စ" and medials == [_YA] else letter

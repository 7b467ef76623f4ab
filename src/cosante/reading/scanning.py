"""One pass of the automaton over the folded text, and what it found, by kind.

A mention is ``(start, end, value)`` in folded offsets; of nested mentions of one kind the longest is kept.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import Any, Final

from cosante.languages import kazakh
from cosante.languages.folding import Folded
from cosante.languages.pack import CAPS, INITIAL, Pack
from cosante.reading import glued, short_lands
from cosante.reading.guests import met
from cosante.reading.parting import part

Mention = tuple[int, int, Any]
_WORD: Final = re.compile(r"\S+")
#: Digits with Korean letters written to them: first the scales, then the noun and its particle.
_KOREAN_AMOUNT: Final = re.compile(
    "([0-9]+)(?=[\uac00-\ud7a3])"
    "((?:천만|백만|십만|천억|백억|십억|조|억|만|천|백)(?!히|나라|신|내장))?(여(?=[ 원달명]))?"
)
#: Between digits and Arabic letters written to them (54لاکھ, نومبر2015), not before the sign of a year.
_ARABIC_BESIDE_DIGITS: Final = re.compile(
    "(?<=[0-9])(?=[\u0620-\u064a\u066e-\u06d3])(?!ء)|(?<=[\u0620-\u064a\u066e-\u06d3])(?=[0-9])"
)
#: Kinds of which a mention inside a longer one of another kind is none ("Lao" in "Lao Cai").
_INSIDE: Final = (
    ("demonym", "place"),
    ("demonym", "country"),
    ("country", "place"),
    ("place", "country"),
    ("country", "guard"),
    ("place", "guard"),  # "بحیرہ روم", the sea of Rome, is the Mediterranean
    ("demonym", "guard"),
    ("health", "guard"),  # "কো-অপারেশন", cooperation, is no operation
    ("counted", "guard"),
    ("orghead", "country"),
    ("number", "place"),  # አርባ ምንጭ, forty springs, is a town
    ("date", "health"),  # "sağlık ocakları", health posts, are no January
)
#: Whose money it is, where that stands after it ("đô la Mỹ", "dolar AS"), is nobody named.
_INSIDE_MONEY: Final = (("demonym", "currency"), ("country", "currency"))
#: Kinds of which a mention that begins a Korean word leaves no other name to it.
_WHOLE: Final = ("orghead", "org", "role", "place", "word", "counted")
_NAMED: Final = frozenset({"country", "demonym", "place"})
#: Where the tables know few words: no country in "Canadian dollar", none in a word that only looks like one.
_INSIDE_PACKLESS: Final = tuple(
    (inner, outer)
    for outer in ("currency", "guard")
    for inner in ("country", "place", "org", "counted")
    if (inner, outer) != ("counted", "currency")
)
#: Letters that do not begin or end a syllable alone, in the scripts without spaces.
_LEADING: Final = frozenset("เแโใไເແໂໃໄ\u17d2\u1039")
_FOLLOWING: Final = frozenset("ะาำๅะาຳ\u17d2\u1039ーｰ")
_ASAT: Final = frozenset("\u103a\u1039")


class Scan:
    """A text with all its mentions, those of each kind sorted by start."""

    __slots__ = ("_by", "_closing", "_found", "_indexed", "_opening", "folded", "pack", "suffix_at", "text")

    def __init__(self, folded: Folded, pack: Pack) -> None:
        self.folded, self.pack = folded, pack
        if pack.settings["accents"]:
            folded.keep_accents()
        if pack.code == "kk":
            kazakh.read_as_cyrillic(folded)
        if pack.letters:
            folded.write_as(pack.letters)
        if pack.full and pack.settings["script"] == "Kore":
            folded.part([(cut, " ") for cut in _after_digits(folded.text)])
        if (pack.full and pack.settings["script"] == "Arab" and pack.prefixes is None) or (
            pack.settings["calendar"] == "solar"
        ):
            folded.part([(match.start(), " ") for match in _ARABIC_BESIDE_DIGITS.finditer(folded.text)])
        if pack.prefixes is not None:
            folded.part(pack.prefixes.spots(folded.scan))
        if pack.unspaced is not None:
            folded.part(pack.unspaced.spots(folded.scan))
        self.text = folded.text
        self.suffix_at: dict[int, str] = {}
        self._by: dict[str, list[Mention]] = {}
        self._found = self._mentions()
        self._part_kinds()
        if pack.postpositions:
            self._join_postpositions()
        self._indexed: dict[str, tuple[list[int], list[Mention]]] = {}
        self._closing: dict[int, list[Mention]] | None = None
        self._opening: dict[int, list[Mention]] = {}
        if pack.full:
            self._by["word"] = met(self)
            self._indexed.clear()

    def _mentions(self) -> dict[str, list[Mention]]:
        found = self._between_letters() if self.pack.spaceless else self._between_spaces()
        if self.pack.spaceless and self.pack.full:
            if self.pack.settings["script"] == "Hani":
                found = {kind: [m for m in ms if not self._over_year(m)] for kind, ms in found.items()}
            found = self._parted(found)
            if self.pack.settings["script"] == "Hani":
                lands = short_lands.find(self, found)
                begins = {m[0] for m in lands}
                found["country"] = self._ours(found.get("country", []) + lands)
                found["personal"] = [m for m in found.get("personal", ()) if m[0] not in begins]
        if self.pack.glued:
            standing = (m for kind in _WHOLE for m in found.get(kind, ()))
            found["orghead"] = found.get("orghead", []) + glued.heads(self, standing)
            found["role"] = sorted(found.get("role", []) + glued.offices(self, found.get("role", ())))
        self._split_phrases(found)
        if self.pack.settings["syllables"]:
            self._drop_syllables(found)
        return found

    def _part_kinds(self) -> None:
        """Leave out what lies inside a longer mention of another kind."""
        found, by = self._found, self._by
        if "(" in self.text and "role" in found:
            found["role"] = [m for m in found["role"] if not _opens_bracket(self.text[m[0] : m[1]])]
        pairs = _INSIDE if self.pack.full else (*_INSIDE, *_INSIDE_PACKLESS)
        if self.pack.settings["name_adjective"] == "after" or self.pack.attached:
            pairs = (*pairs, *_INSIDE_MONEY)
        for inner, outer in pairs:
            if inner in found and outer in found:
                by[inner] = _outside(self.of(inner), self.of(outer))
        whole = [m for m in self.of("orghead") if m[2] == ("health_facility", "alone")] if "orghead" in found else []
        for kind in ("country", "demonym") if whole else ():
            by[kind] = _outside(self.of(kind), whole)  # "Bệnh viện Việt Đức", the hospital of a friendship
        if "country" in found and "demonym" in found:
            by["country"] = _of_no_other(self.of("country"), self.of("demonym"))

    def _between_spaces(self) -> dict[str, list[Mention]]:
        pack, text = self.pack, self.text
        hay = f" {self.folded.scan} "
        meanings, plain, meant = pack.meanings, pack.plain, pack.meant
        found: dict[str, list[Mention]] = defaultdict(list)
        matches: list[tuple[int, int, int]] = pack.automaton.find_matches_as_indexes(hay, overlapping=True)
        for pattern, start, stop in matches:
            if hay[stop - 1] == " ":
                end = stop - 2
            else:
                end = self._word_end(hay, pattern, stop)
                if end < 0:
                    continue
            number = meant[pattern]
            if (meaning := plain[number]) is not None:
                kind, value = meaning
                found[kind].append((start, end, value))
                continue
            for kind, value, form in meanings[number]:
                if form:  # it must look like a name
                    first = text[start]
                    if form == INITIAL and not (first.isupper() or first == first.title()):
                        continue
                    if form == CAPS and not text[start:end].isupper():
                        continue
                found[kind].append((start, end, value))
        return found

    def _join_postpositions(self) -> None:
        """Let the words that say the case of the word before them be its ending."""
        ended = {end + len(ending): end for end, ending in self.suffix_at.items()}
        scan, apart = self.folded.scan, self.pack.postpositions
        last = 0
        for match in _WORD.finditer(scan):
            if match.group() in apart and match.start() - last == 1 and self.text[last : last + 1] == " ":
                for end in {last, ended.get(last, last)}:  # what ends with an ending may be a whole name ("जर्मनी में")
                    self.suffix_at[end] = f"{self.suffix_at.get(end, '')} {match.group()}"
            last = match.end()

    def _word_end(self, hay: str, pattern: int, stop: int) -> int:
        """Where the mention of an open-ended pattern ends, its ending remembered; -1 where other letters follow."""
        suffixes = self.pack.suffixes
        if hay[stop] == " ":
            mark = self.text[stop - 1 : stop]
            if suffixes and (mark == "'" or (mark == "-" and self.pack.attached)):
                ending = f"{mark}{hay[stop + 1 : hay.find(' ', stop + 1)]}"
                if ending in suffixes:
                    self.suffix_at[stop - 1] = ending
            return stop - 1
        close = hay.find(" ", stop)
        if pattern in self.pack.starred:
            return self._bare_end(hay, stop, close) - 1
        if hay[stop:close] not in suffixes:
            return -1
        if self.pack.full:
            self.suffix_at[stop - 1] = hay[stop:close]
            return stop - 1
        return close - 1  # where endings are known by their looks only, the word is the name

    def _bare_end(self, hay: str, stop: int, close: int) -> int:
        """Where a Korean word ends that only begins as a term does, without the particle written to it (보건소|가), so
        that it hides no shorter term that ends there too."""
        if not self.pack.full or self.pack.settings["script"] != "Kore":
            return close
        for start in range(stop, close):
            if hay[start:close] in self.pack.suffixes:
                self.suffix_at.setdefault(start - 1, hay[start:close])
                return start
        return close

    def _between_letters(self) -> dict[str, list[Mention]]:
        """The mentions of a text in a script without spaces: a term is found wherever no letter is cut."""
        pack, text, hay = self.pack, self.text, self.folded.scan
        found: dict[str, list[Mention]] = defaultdict(list)
        matches: list[tuple[int, int, int]] = pack.automaton.find_matches_as_indexes(hay, overlapping=True)
        begins: dict[int, bool] = {}
        ends: dict[int, bool] = {}
        for pattern, start, end in matches:
            if (cut := begins.get(start)) is None:
                cut = begins[start] = _cuts(hay, start, begins=True)
            if cut:
                continue
            if (cut := ends.get(end)) is None:
                cut = ends[end] = _cuts(hay, end, begins=False)
            if cut:
                continue
            for kind, value, form in pack.meaning(pattern):
                if (form == CAPS and not text[start:end].isupper()) or (form == INITIAL and text[start].islower()):
                    continue
                found[kind].append((start, end, value))
        return found

    def _parted(self, found: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
        """The mentions that cut no word, the text now with a space between its words."""
        kept, cuts = part(self.folded.scan, self.text, found, self.pack)
        self.folded.part([(cut, " ") for cut in cuts])
        self.text = self.folded.text
        return {
            kind: [(start + bisect_right(cuts, start), end + bisect_left(cuts, end), value) for start, end, value in m]
            for kind, m in kept.items()
        }

    def _over_year(self, mention: Mention) -> bool:
        """Does a word of time run into the country after a year (年中 in 1963年中国政府)?"""
        return mention[1] - mention[0] == len("年中") and self.folded.scan.startswith("年中国", mention[0])

    def _ours(self, lands: list[Mention]) -> list[Mention]:
        """Our country (我國) is the one where the letters of the page are written and which it names."""
        if not any(m[2] == "TW" for m in lands):
            return lands
        return [(a, b, "TW" if self.text[a:b] == "我國" else code) for a, b, code in lands]

    def _split_phrases(self, found: dict[str, list[Mention]]) -> None:
        """Heads and roles with a people's name inside: "ministère italien de la Santé", "ministre lao de la Santé"."""
        phrases, scan = self.pack.phrases, self.folded.scan
        if not phrases or self.pack.settings["name_adjective"] != "inside":
            return
        for start, end, _ in found.get("demonym", ()):
            first = scan.rfind(" ", 0, max(0, start - 1)) + 1
            head = scan[first : start - 1]
            if not head or scan[start - 1 : start] != " ":
                continue
            tail = [m.end() for m in _WORD.finditer(scan, end, min(len(scan), end + 60))]
            for stop in reversed(tail[:7]):
                known = phrases.get(f"{head} {' '.join(scan[end:stop].split())}")
                if known is not None:
                    found[known[0]].append((first, stop, known[1]))
                    break

    def _drop_syllables(self, found: dict[str, list[Mention]]) -> None:
        """A country or place of one syllable beside another capital is a part of a name (Đức in Nguyễn Đức Anh)."""
        known = {m[1] for kind, mentions in found.items() if kind not in _NAMED for m in mentions if m[1] - m[0] > 1}
        titles = {m[1] for m in found.get("honorific", ())}
        heads = {m[1] for m in found.get("placehead", ())}
        heads |= {m[1] for m in found.get("orghead", ()) if m[2][1] != "alone"}
        for kind in _NAMED.intersection(found):
            found[kind] = [m for m in found[kind] if not self._in_a_name(m, known, titles, heads)]
        if "honorific" in found:
            found["honorific"] = [m for m in found["honorific"] if not self._in_a_name(m, known, set(), set())]

    def _in_a_name(self, mention: Mention, known: set[int], titles: set[int], heads: set[int]) -> bool:
        start, end, _ = mention
        text = self.text
        if " " in text[start:end] or not text[start].isupper():
            return False
        if text[start - 1 : start] == " ":
            if start - 1 in titles:
                return True
            before = text.rfind(" ", 0, start - 1) + 1
            word = text[before : start - 1]
            if word[:1].isupper() and word.isalpha() and start - 1 not in known:
                return True
        follows = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
        return follows and (
            start - 1 in heads or text[max(0, start - 2) : start].strip(" ")[-1:] in {"", ",", ".", "\n"}
        )

    @property
    def by(self) -> dict[str, list[Mention]]:
        """All mentions, by kind."""
        return {kind: self.of(kind) for kind in self._found}

    def of(self, kind: str) -> list[Mention]:
        """All mentions of a kind."""
        kept = self._by.get(kind)
        if kept is None:
            found = self._found.get(kind)
            kept = self._by[kind] = _longest(found, kind == "word") if found else []
        return kept

    def within(self, kind: str, start: int, end: int) -> list[Mention]:
        """The mentions of a kind that begin in ``[start, end)``."""
        indexed = self._indexed.get(kind)
        if indexed is None:
            mentions = self.of(kind)
            indexed = self._indexed[kind] = [m[0] for m in mentions], mentions
        starts, mentions = indexed
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        return mentions[first : bisect_left(starts, end, first)]

    def inside(self, start: int, end: int) -> list[Mention]:
        """The words of cooperation in a longer one that are its object: those that end with it (план in "утвердили
        план"), and that one itself.

        Where the verb comes last, those that begin where it does ("امداد فراہم کی"), and no longer one before.
        """
        final = self.pack.settings["head"] == "final"
        if self._closing is None:
            self._closing, self._opening = defaultdict(list), defaultdict(list)
            for mention in self._found.get("word", ()):
                self._closing[mention[1]].append(mention)
                if final:
                    self._opening[mention[0]].append(mention)
        if not final:
            return [mention for mention in self._closing.get(end, ()) if mention[0] >= start]
        return [
            mention
            for mention in self._opening.get(start, ())
            if mention[1] <= end and not any([other[0] < start for other in self._closing[mention[1]]])
        ]

    def token_end(self, end: int) -> int:
        """Where the word that a mention's end lies in ends, case ending included."""
        suffix = self.suffix_at.get(end)
        return end + len(suffix) if suffix else end


def _opens_bracket(term: str) -> bool:
    """Does a bracket open inside the term, so that it is two: 보건복지부(장관?"""
    return "(" in term[1:] and ")" not in term


def _after_digits(text: str) -> list[int]:
    """Where digits, and the scales written to them, end within a Korean word (12|억, 3400|만|원)."""
    cuts = set()
    for match in _KOREAN_AMOUNT.finditer(text):
        cuts |= {match.end(i) for i in range(1, 4) if match[i]}
    return sorted(at for at in cuts if text[at : at + 1] != " " and at < len(text))


def _apart(mentions: list[Mention]) -> bool:
    """Are they in order, and does none begin within another?"""
    last = -1
    for start, end, _ in mentions:
        if start < last:
            return False
        last = end
    return True


def _longest(mentions: list[Mention], words: bool = False) -> list[Mention]:
    """The longest of nested mentions; of ``words``, a noun gives its last word to a verb that begins with it
    ("स्वास्थ्य सामग्री | सहयोग गरेको छ").
    """
    if _apart(mentions):
        return mentions
    mentions.sort(key=lambda m: (m[0] << 32) - m[1])  # by start, the longest first
    kept: list[Mention] = []
    last_start = last_end = -1
    for mention in mentions:
        start, end, _ = mention
        if start >= last_end or (start == last_start and end == last_end):
            kept.append(mention)
            last_start, last_end = start, end
        elif words and end > last_end and start > last_start + 1 and mention[2][1] != "-" == kept[-1][2][1]:
            kept[-1] = (last_start, start - 1, kept[-1][2])
            kept.append(mention)
            last_start, last_end = start, end
    return kept


def _cuts(hay: str, at: int, begins: bool) -> bool:
    """Would a term that begins (or ends) here cut a word or a syllable in two?"""
    if at in {0, len(hay)}:
        return False
    before, after = hay[at - 1], hay[at]
    if before == " " or after == " ":
        return False
    if before.isascii() or after.isascii():
        return before.isascii() and after.isascii()
    if unicodedata.category(after)[0] == "M" or after in _FOLLOWING or before in _LEADING:
        return True
    if hay[at + 1 : at + 2] in _ASAT:
        return True  # the last consonant of the syllable before it
    if "\u30a0" <= before <= "\u30ff":
        return "\u30a0" <= after <= "\u30ff"
    return begins and "\uac00" <= before <= "\ud7a3" and "\uac00" <= after <= "\ud7a3"  # Korean words have spaces


def _outside(inner: list[Mention], outer: list[Mention]) -> list[Mention]:
    """The mentions that do not lie inside a longer one of another kind ("Lao" in "Lao Cai")."""
    starts = [m[0] for m in outer]
    out = []
    for mention in inner:
        i = bisect_right(starts, mention[0]) - 1
        around = outer[i] if i >= 0 else None
        if around is None or around[1] < mention[1] or around[1] - around[0] == mention[1] - mention[0]:
            out.append(mention)
    return out


def _of_no_other(lands: list[Mention], longer: list[Mention]) -> list[Mention]:
    """The countries that are no part of a further name of another one ("China" in "Republic of China (Taiwan)")."""
    starts = [m[0] for m in longer]
    out = []
    for mention in lands:
        i = bisect_right(starts, mention[0]) - 1
        if i < 0 or longer[i][1] < mention[1] or longer[i][2] == mention[2] or longer[i][:2] == mention[:2]:
            out.append(mention)
    return out

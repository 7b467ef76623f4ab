"""Words of a script that writes none apart (Chinese, Thai, Lao, Khmer, Burmese): where one ends and the next begins.

The terms of the pack that the text holds are laid side by side so that they cover it best; what no term covers is an
unknown run, in one piece: it may be a name. The text is then read with a space between its words, and offsets go back
to the text as it stands (``Folded.part``); every rule made for written words holds.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from typing import Any, Final

from cosante.languages.pack import Pack

Mention = tuple[int, int, Any]
_STRETCH: Final = re.compile(r"\S+")
#: Digits and Latin letters are words by themselves.
_LATIN: Final = re.compile(r"[0-9]+|[a-z]+")
#: The code of a thing is one: N95.
_CODE: Final = re.compile(r"(?<![0-9a-z])[a-z]{1,2}[0-9]{1,3}(?![0-9a-z])")
#: What a word costs, an unknown run, and each letter of one: an ideograph is nearly a word, a Thai letter is not.
_WORD: Final = 1.0
_UNKNOWN: Final = 0.4
_IDEOGRAPH: Final = 1.1
_LETTER: Final = 0.35
#: A word of one ideograph is more often a part of a longer one.
_SHORT: Final = 0.25
_SMALL: Final = 0.1
_NUMBER: Final = -0.3
#: Longer words are a little better than two that cover the same.
_LONGER: Final = 0.02
#: Terms in which others are looked for: they are made of words ("National Health Commission").
_MADE: Final = frozenset({"org", "orghead", "role", "placehead", "word", "health", "counted"})
#: What is found inside them; countries and peoples only where a name is meant ("Japanese encephalitis" names nobody).
_NAMES: Final = frozenset({"country", "demonym", "place"})
_NAMED: Final = frozenset({"org", "orghead", "role", "placehead"})
_HEALTH: Final = {"health"}
#: Letters of a term in which another may lie, and of the other: ideographs, and other scripts' letters.
_HOLDS: Final = {True: 4, False: 8}
_HELD: Final = {True: 2, False: 3}
#: A name in foreign letters by their sound has a mark between its parts: 本丰·蓬玛拉.
_MIDDLE: Final = "·•・‧"
_LONGEST_PART: Final = 9
#: A name costs a little more than a word, a short one more.
_NAME: Final = 0.95
_SHORT_NAME: Final = 1.25
_DOUBTFUL: Final = 1.5
_UNOPENED: Final = 0.6
#: What is of these is no person's name, though it looks like one.
_SURELY: Final = frozenset({"country", "place", "org", "orghead", "role", "health", "counted", "currency", "date"})
#: What ends a name that a title begins, and the letters of a word that surely does; the parts that a name has at most.
_ENDING: Final = frozenset(
    {"role", "orghead", "org", "word", "cue", "known", "date", "country", "honorific", "placehead"}
)
_SURE_WORD: Final = 4
_WHOLE_WORD: Final = 5
_PARTS: Final = 4
_TITLED: Final = 0.5
_TITLE_GAP: Final = re.compile(r"\.? {0,2}")
_PART_GAP: Final = re.compile(" {1,2}")
_NAME_PART: Final = re.compile(r"[^\W\d_][^\s,;:()/\"“”ฯຯ।]*[^\s,;:()/\"“”ฯຯ।.]")
#: What may stand after a native name of a list, beside the language's words that join.
_LISTED: Final = frozenset("、,，。；;等 ")
#: A title written short has fewer letters.
_SHORT_FORM: Final = 4
_SAYING: Final = frozenset({"say", "meet", "visit", "commit", "call", "discuss"})


def part(
    hay: str, text: str, found: dict[str, list[Mention]], pack: Pack
) -> tuple[dict[str, list[Mention]], list[int]]:
    """The mentions that cut no word, and where words end and begin within what is written together."""
    words = _Words(hay, text, found, pack)
    return words.kept(), words.cuts()


def _holds_office(kind: str, around: set[str], word: tuple[int, int], start: int, end: int) -> bool:
    """Is it the body of an office that is written as the body's name and one letter (卫生部长)?"""
    return kind == "orghead" and "role" in around and (start, end) == (word[0], word[1] - 1)


class _Words:
    def __init__(self, hay: str, text: str, found: dict[str, list[Mention]], pack: Pack) -> None:
        self.hay, self.text, self.found, self.pack = hay, text, found, pack
        #: what stands between the native names of a list, and what may stand after one of them
        self.joints = pack.joining | {"、"}
        self.listed = self.joints | _LISTED
        self.ideographs = pack.settings["script"] in {"Hani", "Hans", "Hant"}
        self.kinds: dict[tuple[int, int], set[str]] = defaultdict(set)
        for kind, mentions in found.items():
            for start, end, _ in mentions:
                self.kinds[start, end].add(kind)
        self.ends: dict[int, dict[int, float]] = defaultdict(dict)
        for (start, end), kinds in self.kinds.items():
            short = (_SMALL if hay[start:end] in pack.stop else _SHORT) if end - start == 1 else 0.0
            if "number" in kinds:
                short = _NUMBER
            self.ends[start][end] = _WORD + short - _LONGER * min(8, end - start)
        latin = [*_LATIN.finditer(hay), *_CODE.finditer(hay)]
        for match in latin:
            self.ends[match.start()].setdefault(match.end(), _UNKNOWN)
        self.latin = {m.span() for m in latin}
        self.names: set[tuple[int, int]] = set()
        self.lands: set[tuple[int, int]] = set()
        if pack.surnames or pack.sounds:
            self._suppose_names()
        elif not self.ideographs:
            self._suppose_titled()
        self.words = self._laid()
        self.names = {w for w in self.names if not self.kinds.get(w, set()) & _SURELY}
        if chosen := [w for w in self.words if w in self.names]:
            self._again({hay[start:end] for start, end in chosen})
            self.words = self._laid()
        if pack.sounds:
            self.words = self._longer_places(self.words)
        self.inner: set[int] = set()
        self.edges = sorted({edge for word in self.words for edge in word})

    def _laid(self) -> list[tuple[int, int]]:
        """The words and unknown runs that cover the text best, in order."""
        out: list[tuple[int, int]] = []
        for match in _STRETCH.finditer(self.hay):
            out += self._cover(*match.span())
        return out

    def _cover(self, start: int, end: int, inside: bool = False) -> list[tuple[int, int]]:
        """The cheapest words of one stretch, or of what is ``inside`` one; an unknown run is one word."""
        size = end - start
        infinite = float("inf")
        known, unknown = [infinite] * (size + 1), [infinite] * (size + 1)
        known[0] = 0.0
        from_known: list[tuple[int, bool]] = [(0, False)] * (size + 1)
        from_unknown = [0] * (size + 1)  # where the run began
        letter, stops = _IDEOGRAPH if self.ideographs else _LETTER, self.ends.get
        for at, char in enumerate(self.hay[start:end]):
            here, word, run = start + at, known[at], unknown[at]
            if ends := stops(here):
                best = run if run < word else word
                for stop, cost in ends.items():
                    if stop <= end and best + cost < known[stop - start] and not (inside and stop - here == size):
                        known[stop - start] = best + cost
                        from_known[stop - start] = (at, run < word)
            if char.isascii():
                continue
            if word + _UNKNOWN <= run:
                cost, began = word + _UNKNOWN + letter, at
            else:
                cost, began = run + letter, from_unknown[at]
            if cost < unknown[at + 1]:
                unknown[at + 1], from_unknown[at + 1] = cost, began
        out: list[tuple[int, int]] = []
        at, unsaid = size, unknown[size] < known[size]
        while at > 0:
            if unsaid:
                before, unsaid = from_unknown[at], False
            else:
                before, unsaid = from_known[at]
            out.append((start + before, start + at))
            at = before
        return out[::-1]

    def _longer_places(self, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """A foreign town right beside unknown letters that write sounds is a part of a longer name, which is of another
        place (阿尔巴 in 阿尔巴门奇)."""
        out: list[tuple[int, int]] = []
        for word in words:
            last = out[-1] if out else None
            if last and last[1] == word[0] and self._unknown_sound(word) and self._foreign_town(last):
                out[-1] = (last[0], word[1])
            else:
                out.append(word)
        return out

    def _unknown_sound(self, word: tuple[int, int]) -> bool:
        written = self.hay[word[0] : word[1]]
        return word not in self.kinds and len(written) < _HOLDS[True] and self.pack.sounds.issuperset(written)

    def _foreign_town(self, word: tuple[int, int]) -> bool:
        sounds = self.pack.sounds.issuperset(self.hay[word[0] : word[1]])
        return sounds and word[1] - word[0] > 1 and self.kinds.get(word) == {"place"}

    # Names by their structure

    def _suppose_names(self) -> None:
        """Stretches that may be a person's name."""
        offices = [m for kind in ("role", "honorific") for m in self.found.get(kind, ())]
        named = [m for kind in ("country", "place") for m in self.found.get(kind, ()) if m[1] - m[0] > 1]
        # a name holds no country's or place's, and cuts none in two
        self.lands = {(a, b) for m in named for a in range(m[0] - 3, m[1]) for b in range(max(a, m[0]) + 1, a + 5)}
        after = {m[1] for m in offices}
        spans = {m[:2] for m in offices}
        # where the shorter of two offices begins that end together: 院长 of 副院长
        self.within_office = {start for start, end in spans if (start - 1, end) in spans}
        numbers = self.found.get("number", ())
        self.amounts = {m[0] for m in numbers} & {m[1] for m in numbers}  # where a number word stands behind another
        self._suppose_sounds(after)
        before = {m[0] for m in offices} | {m[0] for m in self.found.get("word", ()) if m[2][0] in _SAYING}
        for start in range(len(self.hay)) if self.pack.surnames else ():
            for stop in self._suppose_native(start, start in after, before):
                if self.text[stop : stop + 1] in self.joints and self._listed(stop + 1):
                    after.add(stop + 1)

    def _suppose_sounds(self, after: set[int]) -> None:
        """Letters that write sounds, around a middle mark or right after an office."""
        hay, sounds = self.hay, self.pack.sounds
        for at in (i for i, c in enumerate(self.text) if c in _MIDDLE):
            left = at
            while left > 0 and at - left < _LONGEST_PART and hay[left - 1] in sounds:
                left -= 1
                self._suppose(left, at, _NAME)
            right = at + 1
            while right < len(hay) and right - at <= _LONGEST_PART and hay[right] in sounds:
                right += 1
                self._suppose(at + 1, right, _NAME)
        titles = {m[0] for m in self.found.get("honorific", ())}
        for start in after:
            stop = start
            while stop < len(hay) and stop - start < _LONGEST_PART and hay[stop] in sounds:
                if stop in titles and stop - start > 1:
                    break  # 博士 of 总干事谭德塞博士
                stop += 1
                if stop - start > 1 and (start, stop) not in self.lands:
                    self._suppose(start, stop, _NAME + _SHORT - 0.05 * (stop - start))

    def _listed(self, start: int) -> bool:
        """Does a native name begin here that ends where one of a list does (主任王明、李建国、陈晓红等)?"""
        size = next((n for n in (2, 1) if self.hay[start : start + n] in self.pack.surnames), 0)
        return any(self.text[start + size + more : start + size + more + 1] in self.listed for more in (2, 1) if size)

    def _suppose_native(self, start: int, opened: bool, before: set[int]) -> list[int]:
        """A surname and one or two letters, after an office or title or before one or a verb of saying: where it may
        end if it is opened."""
        hay, pack = self.hay, self.pack
        if start and (hay[start - 1].isdigit() or start in self.amounts):  # 万 of "2万多名", "十余万名" is a scale
            return []
        size = next((n for n in (2, 1) if hay[start : start + n] in pack.surnames), 0)
        ends: list[int] = []
        for more in (2, 1) if size else ():
            stop = start + size + more
            if stop > len(hay) or not _all_ideographs(hay[start:stop]) or (start, stop) in self.lands:
                continue
            ends_small = hay[stop - 1] in pack.stop
            if more > 1 and not opened and stop in self.within_office:
                continue
            if not opened and (stop not in before or ends_small or hay[start] in pack.stop):
                continue
            cost = _NAME if more == 2 or size == 2 else _SHORT_NAME
            small = ends_small and self.text[stop : stop + 1] not in self.listed
            cost += _DOUBTFUL if more == 2 and (small or stop - 1 in before) else 0
            self._suppose(start, stop, cost + (0 if opened else _UNOPENED))
            if opened:
                ends.append(stop)
        return ends

    def _suppose_titled(self) -> None:
        """Names after titles, in scripts whose phrases have spaces: "นายสมชาย ใจดี รัฐมนตรี" is a title, two names, an
        office. A name ends at a space, or before a word that tells what its bearer does or is."""
        longest: dict[int, int] = {}
        stops: set[int] = set()
        for (start, end), kinds in self.kinds.items():
            if kinds & _ENDING:
                longest[start] = max(longest.get(start, 0), end - start)
                if end - start >= _SURE_WORD:
                    stops.add(start)
                elif kinds & {"role", "orghead"} and end - start >= _HELD[False]:
                    longest[start] = max(longest[start], _WHOLE_WORD)
        ends = {end for (_, end), kinds in self.kinds.items() if kinds - {"honorific"}}
        counters = {m[:2] for m in self.found.get("counted", ()) if m[2] in {"classifier", "people_classifier"}}
        if self.pack.postpositions:
            stops |= self._before_particles(stops)
        for start, end, _ in sorted(self.found.get("honorific", ())):
            if start and self.hay[start - 1] != " " and start not in ends:
                continue
            longer = [stop for stop in self.ends[start] if stop > end]
            if longer and (self.pack.postpositions or any("role" in self.kinds[start, stop] for stop in longer)):
                continue  # ဒေါ်လာ, dollar, begins as ဒေါ်, Mrs, does; นายกสมาคม, president, as นาย, Mr
            if (start, end) in counters and self._counts(start):
                continue  # ၅ ဦး, five persons
            self._name_parts(end, longest, stops)
        titles = {m[0] for m in self.found.get("honorific", ())}
        for _, end, _ in self.found.get("role", ()) if self.pack.postpositions else ():
            if self.text[end : end + 1] == " " and end + 1 not in titles:
                self._name_parts(end, longest, stops)  # သမ္မတ ရှီကျင့်ဖျင်က: an office, a name, its particle

    def _counts(self, start: int) -> bool:
        """Does what may be a title or a classifier stand right after a number, or after a word that is no office, where
        none is written to a title (ໂດຍທ່ານ, by Mr)?"""
        if self.hay[max(0, start - 2) : start].strip()[-1:].isdigit():
            return True
        if not self.pack.postpositions:
            return False
        offices = {m[1] for kind in ("role", "honorific") for m in self.found.get(kind, ())}
        return start > 0 and self.hay[start - 1] != " " and start not in offices

    def _before_particles(self, stops: set[int]) -> set[int]:
        """Where particles stand that end a name: before a space, a mark, or a word that surely begins there."""
        hay, particles = self.hay, self.pack.postpositions
        found = set()
        for start, end in self.kinds:
            after = self.text[end : end + 1]
            if hay[start:end] in particles and (not after.isalnum() or end in stops):
                found.add(start)
        return found

    def _name_parts(self, at: int, longest: dict[int, int], stops: set[int]) -> None:
        for part in range(_PARTS):
            gap = _TITLE_GAP.match(self.text, at) if not part else _PART_GAP.match(self.text, at)
            if gap is None:
                return
            at = gap.end()
            match = _NAME_PART.match(self.text, at)
            if match is None or longest.get(at, 0) >= (_SURE_WORD if part else _WHOLE_WORD):
                return
            if match.end() - at < _SHORT_FORM and self.text[match.end() : match.end() + 1] == ".":
                return  # another title, written short ("ທ່ານ ດຣ. …")
            word = self.hay[at : at + longest.get(at, 0)]
            if part and (self.hay[at : match.end()] in self.pack.common or self._closes(word, at)):
                return
            stop = min((s for s in stops if at + 2 < s < match.end()), default=match.end())
            if stop - at > 1 and self.hay[at:stop] not in self.pack.postpositions:
                self._suppose(at, stop, _TITLED)
            if stop < match.end():
                return
            at = stop

    def _closes(self, word: str, at: int) -> bool:
        """Does the word at ``at`` tell that a person's name has ended: a cue, a link, or a word that is in no name?"""
        pack = self.pack
        links = pack.joining | pack.locatives | pack.articles | (pack.common - pack.stop)
        return bool(word) and (word in links or "cue" in self.kinds.get((at, at + len(word)), ()))

    def _suppose(self, start: int, stop: int, cost: float) -> None:
        known = self.ends[start].get(stop)
        if known is None or cost < known:
            self.ends[start][stop] = cost
        elif self.ideographs and self.hay[start:stop] in self.pack.common:
            return  # 成功, with success, after 患者, patient
        self.names.add((start, stop))

    def _again(self, names: set[str]) -> None:
        """A name told once is a name wherever it stands."""
        shortest = 1 if self.ideographs else _SURE_WORD
        for name in names:
            at = self.hay.find(name) if len(name) > shortest else -1
            while at >= 0:
                self._suppose(at, at + len(name), _NAME)
                at = self.hay.find(name, at + len(name))

    # What is kept

    def kept(self) -> dict[str, list[Mention]]:
        """The mentions that are words or made of whole words, and those inside a longer term."""
        edges, starts = set(self.edges), [w[0] for w in self.words]
        parts: dict[tuple[int, int], set[int]] = {}
        unknown = {w for w in self.words if w not in self.kinds} - self.latin
        out: dict[str, list[Mention]] = defaultdict(list)
        holds, held = _HOLDS[self.ideographs], _HELD[self.ideographs]
        for kind, mentions in self.found.items():
            for mention in mentions:
                start, end = mention[:2]
                if start in edges and end in edges:
                    i = bisect_right(starts, start) - 1
                    if (start, end) not in unknown and self.words[i] not in self.names:
                        out[kind].append(mention)
                    continue
                i = bisect_right(starts, start) - 1
                word = self.words[i]
                if word[1] < end or word[1] - word[0] < holds or end - start < held:
                    continue
                around = self.kinds.get(word, set()) - {"known"}
                if kind == "known" or not around & (_NAMED if kind in _NAMES else _MADE):
                    continue
                if word not in parts:
                    parts[word] = self._edges_inside(word)
                if (start in parts[word] and end in parts[word]) or _holds_office(kind, around, word, start, end):
                    out[kind].append(mention)
        out["personal"] = [(start, end, "") for start, end in self.words if (start, end) in self.names]
        self.inner = {edge for mentions in out.values() for m in mentions for edge in m[:2]}
        return out

    def _edges_inside(self, word: tuple[int, int]) -> set[int]:
        """Where the words begin and end of which a term is made; a phrase of health may hold phrases."""
        pieces = self._cover(*word, inside=True)
        edges = {edge for piece in pieces for edge in piece}
        for piece in pieces:
            if piece != word and not self.ideographs and self.kinds.get(piece) == _HEALTH:
                edges |= self._edges_inside(piece)
        return edges

    def cuts(self) -> list[int]:
        """Where a space is to be thought: between two letters of different words."""
        edges = sorted(set(self.edges) | self.inner)
        return [at for at in edges if 0 < at < len(self.hay) and self.hay[at - 1] != " " and self.hay[at] != " "]


def _all_ideographs(written: str) -> bool:
    return all(unicodedata.category(c) == "Lo" for c in written)

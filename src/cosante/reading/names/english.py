"""The English name of a body: what its head is called in English, with the places, peoples and proper names beside it.

"Hôpital général de Douala" is Douala General Hospital, "Министерство здравоохранения" of Kazakhstan the Ministry of
Health of Kazakhstan. A body of which one word has no English here has no English name: none is better than half of one.
"""

import re
import unicodedata
from typing import Final

from anyascii import anyascii

from cosante.languages.homelands import may_write
from cosante.reading.page import Named, Page

#: Bodies of a state, called by their country whatever else stands in their name.
_OF_STATE: Final = frozenset({"ministry", "embassy"})
#: Bodies called by their people (Chinese medical team), whatever else stands in their name.
_OF_PEOPLE: Final = frozenset({"medical_team", "armed_forces"})
#: Bodies of which there are many: what they are alone names none ("Provincial Hospital").
_OF_MANY: Final = frozenset({"health_facility", "academic", "subnational_government", "other", "company"})
#: Countries that English names with their article.
_WITH_ARTICLE: Final = frozenset("AE BS CF CK DO FK GB GM IM KM KY MH MP MV NL PH SB SC TC US VG VI".split())
#: Scripts from which names come out readable in Latin letters, letter by letter; names of other lands do not.
_READABLE: Final = frozenset({"Cyrl", "Ethi", "Hani", "Kore"})
#: Bodies that are called by proper names; of others every word must have its English.
_NAMED: Final = frozenset({"health_facility", "academic", "ngo", "foundation", "company", "subnational_government"})
#: What a word of a name that is one of these is, no proper name is.
_SAYING: Final = ("orghead", "health", "word", "role", "counted")
_SAYING_LETTERS: Final = ("health", "word", "role", "known")
#: A head or a name has no more words, or letters.
_LONGEST: Final = {True: 60, False: 10}
#: A proper name of unknown letters has no more (words, or letters where they are looked at one by one).
_UNKNOWN: Final = {True: 4, False: 3}
_PART: Final = re.compile(r"[^\s'’«»„“”\"(),]+")
_NUMBER: Final = re.compile(r"(?:№|No\.?|N°)?\d+")
#: Adjectives made of names: in Latin letters they are no English ("Chernihivs'ka").
_ADJECTIVE: Final = re.compile(r"(?:ск|цк|ськ|цьк|зьк)(?:ая|ий|ой|ое|ую|ого|ому|им|им|ом|ие|их|а|е|у|ої|ій|і)$")
#: Endings by which a word belongs to the next one, where names are not known by capitals, and how long they are:
#: shorter ones end names.
_BELONGING: Final = frozenset({"genitive", "seat"})
_ENDINGS: Final = range(5, 1, -1)
#: Of one land alone there is no friendship.
_BETWEEN_LANDS: Final = "Friendship"


def called(page: Page, spot: Named, written: str, country: str | None) -> str | None:
    """The English name of a partner ``written`` so at this spot; ``country`` is whose it is."""
    if spot.name_en:
        return spot.name_en
    land = page.world.country_names.get(country) if country else None
    if spot.type == "country":
        return land
    if page.pack.code == "en":
        return written
    if not page.pack.english:
        return None
    body = _Body(page, spot, written, country)
    head = body.head()
    if not head:
        return None
    if spot.type in _OF_STATE:
        return _of_state(page, body, head, country, land)
    if head[0].isupper() == (spot.type == "medical_team"):
        return None  # what it is of is told, not what it is
    if spot.type in _OF_PEOPLE:
        return _of_people(page, body, head, country, land)
    beside = body.beside()
    if beside is None:
        return None
    if not body.named and not body.whole and (spot.type in _OF_MANY or " " not in head):
        return None
    if _BETWEEN_LANDS in beside and len(set(body.countries) | set(body.peoples)) == 1:
        return None
    return " ".join([*body.of_elsewhere(beside, country), head, *body.after, *body.numbers])


def _of_state(page: Page, body: "_Body", head: str, country: str | None, land: str | None) -> str | None:
    if head == "Ministry" or (country == "US" and head.startswith("Ministry")):
        return None  # of what, its other words say; there they are departments
    people = page.world.adjectives.get(country) if country else None
    if (land and land in head) or (people and people in head):
        return head  # it says itself whose it is
    if body.spot.type != "embassy":
        if body.places and not body.whole:  # a land within a state
            return f"{head} of {body.places[0]}" if len(set(body.places)) == 1 else None
        return f"{head} of {_article(country)}{land}" if country and land else head
    name = f"{head} of {_article(country)}{land}" if country and land else head
    away = [code for code in dict.fromkeys(body.countries) if code != country]
    if land and len(away) == 1:
        return f"{name} in {_article(away[0])}{page.world.country_names[away[0]]}"
    return f"{name} in {body.places[0]}" if land and len(set(body.places)) == 1 else name


def _of_people(page: Page, body: "_Body", head: str, country: str | None, land: str | None) -> str | None:
    if body.others:
        return None  # a body's own team, told by the body's name
    if len(set(body.places)) == 1:
        return f"{body.places[0]} {head}"
    people = page.world.adjectives.get(country, land) if country else None
    if people and people in head:
        return head
    return f"{people} {head}" if people else None


def _article(country: str) -> str:
    return "the " if country in _WITH_ARTICLE else ""


class _Body:
    """A name in its parts (words, or letters where no spaces part them): its head, and what stands beside it."""

    def __init__(self, page: Page, spot: Named, written: str, country: str | None) -> None:
        self.page, self.pack = page, page.pack
        script = page.pack.settings["script"]
        self.by_letters: bool = page.pack.by_letters
        self.readable = bool(script in _READABLE and country and may_write(page.pack.code, country))
        self.latin: bool = script == "Latn"
        self.capitals: bool = page.pack.settings["capitals"]
        #: where verbs end sentences, heads end names
        self.final: bool = page.pack.settings["head"] == "final" and not self.by_letters
        self.may_belong = not self.capitals and not self.by_letters
        #: the name as it was scanned: letters written in several ways are one there
        scanned = page.scan.folded.scan[spot.start : spot.end].strip()
        if self.by_letters:
            self.parts: list[str] = list(scanned.replace(" ", ""))
            self.seen: list[str] = self.parts
        else:
            self.parts = _PART.findall(written)
            self.seen = [self.pack.term(part) for part in self.parts]
        self.joint = "" if self.by_letters else " "
        #: letters that begin a word of the name as written, where its words are parted but looked at letter by letter
        self.begins: set[int] | None = None
        if self.by_letters and not page.pack.spaceless:
            self.begins, at = set(), 0
            for word in scanned.split(" "):
                self.begins.add(at)
                at += len(word)
        self.at = (0, 0)
        self.spot = spot
        #: countries, peoples and places in the name; does another body's name stand in it?
        self.countries: list[str] = []
        self.peoples: list[str] = []
        self.places: list[str] = []
        self.others = False
        #: is it called by a place, a people or a proper name; and its numbers, said last
        self.named = self.proper = False
        self.numbers: list[str] = []
        #: what it is of, where its own words say so ("University of", in letters of another script)
        self.after: list[str] = []
        #: is its head all of its name ("Cho Ray"); and the peoples that stood within its head
        self.whole = False
        self.left_out: list[str] = []
        self.known: dict[str, str] = {}
        #: words in it that say something, so that none of them is a proper name; and letters of such words
        self.saying: set[str] = set()
        self.said: set[int] = set()
        #: letters within the name of a place or people, where no head begins
        self.within: set[int] = set()
        self.may_be_named = spot.type in _NAMED and not (self.by_letters and spot.type == "company")
        self._gather()

    def _gather(self) -> None:
        """What is known in the name: its places, peoples and countries, other bodies, words that say something."""
        spot, scan, world = self.spot, self.page.scan, self.page.world
        if self.by_letters:
            self._gather_letters()
        states = [(start, end) for start, end, _ in scan.within("country", spot.start, spot.end)]
        for start, end, ids in scan.within("place", spot.start, spot.end):
            records = [world.places[i] for i in ids]
            own = [r for r in records if r.country == spot.country]
            name = (own or records)[0].name_en
            self._know(start, end, name)
            if not any(begin < end and start < stop for begin, stop in states):
                self.places.append(name)
        for kind, english, codes in (
            ("demonym", world.adjectives, self.peoples),
            ("country", world.country_names, self.countries),
        ):
            for start, end, code in scan.within(kind, spot.start, spot.end):
                if code in english:
                    self._know(start, end, english[code])
                    codes.append(code)
        self.others = any(True for _ in scan.within("org", spot.start, spot.end))
        for kind in _SAYING if self.may_be_named and not self.by_letters else ():
            for start, end, _ in scan.within(kind, spot.start, spot.end):
                self.saying.update(scan.folded.scan[start:end].split(" "))

    def _gather_letters(self) -> None:
        """Letters within names of places and peoples, and of words that say something."""
        spot, scan = self.spot, self.page.scan
        if scan.folded.scan[spot.start : spot.end] != "".join(self.seen):
            return
        for kind in ("place", "demonym", "country"):
            for start, end, _ in scan.within(kind, spot.start, spot.end):
                self.within.update(range(start - spot.start + 1, end - spot.start))
        for kind in _SAYING_LETTERS:
            for start, end, _ in scan.within(kind, spot.start, spot.end):
                self.said.update(range(start - spot.start, end - spot.start))

    def _know(self, start: int, end: int, english: str) -> None:
        seen = self.page.scan.folded.scan[start:end].strip()
        self.known[seen.replace(" ", "") if self.by_letters else seen] = english
        words, told = seen.split(" "), english.split(" ")
        if len(words) > len(told) and not self.by_letters:  # "Vientiane province", of which the head has a word
            self.known.setdefault(" ".join(words[:-1]), english)

    def head(self) -> str:
        """What it is, in English; "" where nobody has said. The longest head counts, and of two the first.

        A people's name may stand inside it ("ministère français de la Santé").
        """
        found = self._head()
        if self.by_letters or self.whole or not any(part in self.known for part in self.seen):
            return found
        before = self.parts, self.seen, self.at
        kept = [i for i, part in enumerate(self.seen) if part not in self.known]
        self.parts, self.seen = [self.parts[i] for i in kept], [self.seen[i] for i in kept]
        longer = self._head()
        if longer and (not found or self.at[1] - self.at[0] > before[2][1] - before[2][0]):
            self.named = True
            self.left_out = list(dict.fromkeys(self.known[part] for part in before[1] if part in self.known))
            return longer
        (self.parts, self.seen, self.at), self.whole = before, False
        return found

    def _head(self) -> str:
        english, count = self.pack.english, len(self.seen)
        for size in range(min(count, _LONGEST[self.by_letters]), 0, -1):
            begins = {0, count - size} if self.by_letters else range(count - size + 1)
            for begin in sorted(begins, reverse=self.final):
                if begin in self.within or (self.by_letters and begin == 1):
                    continue  # 台中医院 is of Taichung, and no 中医院
                if found := english.get(self.joint.join(self.seen[begin : begin + size])):
                    if self._in_a_name(begin, size):
                        continue
                    self.at = (begin, begin + size)
                    self.whole = size == count
                    return found
        return ""

    def _in_a_name(self, begin: int, size: int) -> bool:
        """Is this a part of a longer name of a place (Hội in Hội An)?"""
        if self.by_letters:
            return False
        head = " ".join(self.seen[begin : begin + size])
        here = " ".join(self.seen)
        return any(f" {head} " in f" {name} " and head != name and name in here for name in self.known)

    def of_elsewhere(self, beside: list[str], country: str | None) -> list[str]:
        """What stands beside the head, without the body's own land where a place or a proper name says more."""
        land = self.page.world.country_names.get(country) if country else None
        more = len(set(self.countries) | set(self.peoples)) == 1 and (self.places or self.proper)
        return [name for name in beside if name != land] if more and self.countries == [country] else beside

    def beside(self) -> list[str] | None:
        """What stands beside the head, as English has it before it: names first; None where a word has no English."""
        names = before = [*self.left_out]
        #: where the head ends the name, English has the same order
        others: list[str] = names if self.at[0] > 0 and self.at[1] == len(self.seen) else []
        unknown = 0
        at, (begin, end), count = 0, self.at, len(self.seen)
        while at < count:
            if at == begin:
                size, unknown = end - begin, 0
            else:
                size, english, is_name = self._told(at, begin if at < begin else count)
                if english == "of":
                    if at != end:
                        return None
                    names = others = self.after
                    names.append(english)
                elif english:
                    (names if is_name else others).append(english)
                    self.named |= is_name
                    unknown = 0
                elif _NUMBER.fullmatch(self.parts[at]):
                    self.numbers.append("No. " + "".join(c for c in self.parts[at] if c.isdigit()))
                elif not self._is_small(at):
                    proper = self._proper(self.parts[at]) if self._may_name(at, unknown) else None
                    unknown += 1
                    if proper is None or unknown > _UNKNOWN[self.by_letters]:
                        return None
                    if self.by_letters and unknown > 1:
                        names[-1] += proper.lower()
                    else:
                        names.append(proper)
                    self.named = self.proper = True
            at += size
        if self.after:
            return before if len(self.after) > 1 else None
        return names + others if others is not names else names

    def _is_small(self, at: int) -> bool:
        """Does this part say nothing ("de")? Where words are parted, a letter does at the end of a word alone."""
        return self.seen[at] in self.pack.between and (self.begins is None or self._ends_word(at))

    def _ends_word(self, at: int) -> bool:
        return at + 1 == len(self.seen) or (self.begins is not None and at + 1 in self.begins)

    def _may_name(self, at: int, unknown: int) -> bool:
        """May this part be of a proper name, after so many others of it? No word that the language knows is.

        Where words are parted a name begins with one, and has more letters than one.
        """
        part = self.seen[at]
        if not self.may_be_named or part in self.saying:
            return False
        stem = self._stem(part)
        if stem != part and (stem in self.saying or stem in self.pack.common):
            return False
        if self.begins is not None and unknown == 0 and (at not in self.begins or at + 1 == self.at[0]):
            return False
        return at not in self.said if self.by_letters else part not in self.pack.common

    def _told(self, at: int, stop: int) -> tuple[int, str, bool]:
        """How many parts from here on are known, what they are in English, and whether they are a name."""
        for size in range(min(stop - at, _LONGEST[self.by_letters]), 0, -1):
            part = self.joint.join(self.seen[at : at + size])
            if known := self.known.get(part) or self.known.get(self._stem(part)):
                return size, known, True
            if part in self.pack.english_words:
                return size, self.pack.english_words[part], False
            if self.by_letters and size > 1 and part in self.pack.english:
                return size, self.pack.english[part], False
        return 1, "", False

    def _stem(self, part: str) -> str:
        """A word without its ending of belonging (को), which names without capitals have written to them."""
        for size in _ENDINGS if self.may_belong else ():
            if len(part) > size + 1 and self.pack.suffixes.get(part[-size:]) in _BELONGING:
                return part[:-size]
        return part

    def _proper(self, part: str) -> str | None:
        """A proper name in Latin letters; None where it is none, or cannot be read."""
        part = self._stem(part)
        if part[0].isascii() and part[0].isalpha() and not part[0].isupper():
            return None
        if part.isascii() or self.latin:
            return part if part[0].isupper() else None
        if not self.readable or (self.capitals and not part[0].isupper()):
            return None
        if (len(part) > 1 and part.isupper()) or _ADJECTIVE.search(part.lower()):
            return None
        latin = anyascii(unicodedata.normalize("NFC", part)).strip()
        return latin[:1].upper() + latin[1:] if latin and latin[0].isalpha() else None

"""A language pack compiled: every term of its tables as one pattern list, each pattern with what it may mean.

A pattern is the folded term between single spaces; ``meaning(i)`` is what ``patterns[i]`` may mean. A meaning is
``(kind, value, form)``; ``form`` says what the text must look like for it to hold (``CAPS``, ``INITIAL``, ``ANY``).

Many patterns mean the same (a town in all its cases), and most of what is meant is of the world, in every language. So
what is meant is kept once, for all packs of the process, and the patterns as one text until they are asked for.
"""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick

from cosante.languages import agreeing, folders
from cosante.languages.folders import ROOT, WORLD, available
from cosante.languages.folding import accented_term, fold_term
from cosante.languages.joined import Prefixes
from cosante.languages.tables import CASE_SCHEMAS, SCHEMAS, Row, read_rows
from cosante.languages.unspaced import Unspaced

__all__ = ["ROOT", "WORLD", "Pack", "World", "available", "load_world", "stop_words"]
ANY, INITIAL, CAPS = 0, 1, 2
Entry = tuple[str, Any, int]
Meant = tuple[Entry, ...]
Plain = tuple[str, Any] | None
#: By what a pattern may mean: that, and its kind and value where it means one thing, whatever the text looks like.
_SHARED: dict[Meant, tuple[Meant, Plain]] = {}
#: The head of a name that stands in a case has so many words at most.
LONGEST_HEAD = 9
#: No more adjectives stand before the head of a name, to be put into its case with it.
_ADJECTIVES = 3


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place of the world table."""

    id: str
    kind: str
    country: str
    admin1: str
    name_en: str
    population: int


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """An organisation of the world table; ``identifier`` is of org-id.guide or IATI."""

    key: str
    type: str
    country: str | None
    identifier: str | None
    name_en: str


@dataclass
class Pack:
    """One language, ready to scan with."""

    code: str
    #: what ``language.toml`` says
    settings: dict[str, Any]
    full: bool
    #: the patterns, a line each; what they may mean, each once; and for each pattern which of these it means
    lines: str = ""
    meanings: list[Meant] = field(default_factory=list)
    meant: "array[int]" = field(default_factory=lambda: array("I"))
    starred: frozenset[int] = frozenset()
    suffixes: dict[str, str] = field(default_factory=dict)
    #: words that stand apart after a name and say its case, as endings do elsewhere
    postpositions: frozenset[str] = frozenset()
    stop: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    ordinal_suffixes: frozenset[str] = frozenset()
    #: forms of countries and of the heads of names that are of one case alone: dative, instrumental, or (of countries,
    #: after a word of place) accusative
    cases: dict[str, str] = field(default_factory=dict)
    #: the nominative of other forms of names and of their heads, as the scan sees them
    nominatives: dict[str, str] = field(default_factory=dict)
    #: words in small letters that stand inside an organisation's name
    inside: frozenset[str] = frozenset()
    #: words of two syllables with which names of organisations end, though the second be in small letters
    compounds: frozenset[str] = frozenset()
    #: heads that names of organisations are written to, with what they are heads of; and what written to one is no name
    glued: dict[str, str] = field(default_factory=dict)
    generic: frozenset[str] = frozenset()
    #: words that say what a body is or which of many, heads among them, and name none (local, leading, hospital)
    nameless: frozenset[str] = frozenset()
    #: what hospitals are named for that is no town (Caridad, Tumaini)
    virtues: frozenset[str] = frozenset()
    #: what heads of bodies' names, and words beside them, are called in English
    english: dict[str, str] = field(default_factory=dict)
    english_words: dict[str, str] = field(default_factory=dict)
    #: letters of the language stand without spaces: a term is found between any of them
    spaceless: bool = False
    #: names are looked at letter by letter: no spaces part their words, or heads are written to names (Korean)
    by_letters: bool = False
    #: what stands right before a number that gives a rank (第)
    ordinal_prefixes: tuple[str, ...] = ()
    #: first letters of persons' names, and the letters that write foreign names by their sound
    surnames: frozenset[str] = frozenset()
    sounds: frozenset[str] = frozenset()
    #: letters that the scan writes as others (traditional ideographs), by code point
    letters: dict[int, int] = field(default_factory=dict)
    #: what is counted stands before its number; the scale stands before it
    nouns_before: bool = False
    scales_before: bool = False
    #: classifiers that a number word may carry, as a suffix
    classifiers: tuple[str, ...] = ()
    #: scales that say one of them where they stand alone (مليون دولار)
    single_scales: frozenset[str] = frozenset()
    #: what is written to the word after it
    prefixes: Prefixes | None = None
    #: where a space was left out
    unspaced: Unspaced | None = None
    #: heads and roles of several words, folded: a people's name may stand inside them ("ministère italien de la Santé")
    phrases: dict[str, tuple[str, Any]] = field(default_factory=dict)
    #: of each of the ``meanings``, its kind and value where it is one thing, whatever the text looks like
    plain: list[Plain] = field(default_factory=list, repr=False, compare=False)

    @cached_property
    def glued_head(self) -> re.Pattern[str]:
        """The heads that names are written to, the longest first."""
        return re.compile("|".join(map(re.escape, sorted(self.glued, key=len, reverse=True))) or "(?!)")

    @cached_property
    def glued_office(self) -> re.Pattern[str]:
        """Such a head with the office of who leads it written to it (병원장, 재단이사장)."""
        heads = f"{self.glued_head.pattern}|센터|지부|지회|본부|사무소|사업단|봉사단|의료단|연구원|교육원|보건국|위원"
        return re.compile(f"(?:{heads})(?:이사장|부원장|부총장|부회장|총장|학장|회장|사장|총재|장)")

    def fill(self, told: dict[str, Meant]) -> None:
        """Take these patterns, and what each may mean."""
        number = {meant: i for i, meant in enumerate(dict.fromkeys(told.values()))}
        self.lines = "\n".join(told)
        self.meant = array("I", (number[meant] for meant in told.values()))
        self._share(list(number))

    def _share(self, meanings: list[Meant]) -> None:
        """Keep these meanings as the process has them already."""
        shared = [_shared(meant) for meant in meanings]
        self.meanings, self.plain = [meant for meant, _ in shared], [plain for _, plain in shared]

    @property
    def patterns(self) -> list[str]:
        """The patterns, made anew each time."""
        return self.lines.split("\n") if self.lines else []

    @property
    def entries(self) -> list[Meant]:
        """What each pattern may mean, as a list made anew each time."""
        return [self.meanings[i] for i in self.meant]

    def meaning(self, pattern: int) -> Meant:
        """What a pattern may mean."""
        return self.meanings[self.meant[pattern]]

    @cached_property
    def automaton(self) -> AhoCorasick:
        """One automaton of all patterns."""
        return AhoCorasick(self.patterns)

    def __getstate__(self) -> dict[str, Any]:
        kind, told = type(self), self.__dict__.items()
        return {k: v for k, v in told if k != "plain" and not isinstance(getattr(kind, k, None), cached_property)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._share(self.meanings)

    def term(self, written: str) -> str:
        """A word or phrase as the scan sees it in this language."""
        term = accented_term(written) if self.settings["accents"] else fold_term(written)
        return term.translate(self.letters) if self.letters else term

    def nominative(self, written: str) -> str:
        """A name with its head in the nominative: "Министерства …" is "Министерство …"."""
        words = written.split(" ")
        for begin in range(min(len(words), _ADJECTIVES + 1)):
            for size in range(min(len(words) - begin, LONGEST_HEAD), 0, -1):
                part = " ".join(words[begin : begin + size])
                known = self.nominatives.get(fold_term(part)) if part[-1:].isalnum() or part[-1:] == '"' else None
                if known is None:
                    continue
                before = agreeing.nominative(words[:begin], known, self.code == "uk")
                if before is None:
                    return written
                known = known[0].upper() + known[1:] if part[0].isupper() else known
                return " ".join([*before, known, *words[begin + size :]])
        return written

    @cached_property
    def attached(self) -> bool:
        """Are endings written right to names in capitals (Тоқаевтың), or after a hyphen (ДДҰ-ның)?"""
        return bool(self.suffixes and self.settings["capitals"] and self.settings["script"] != "Latn")

    @cached_property
    def openers(self) -> re.Pattern[str] | None:
        """Where a sentence begins though no mark ends the one before it (Thai)."""
        words = self.settings["openers"]
        return re.compile(rf"(?<=\S) +(?=(?:{'|'.join(map(re.escape, words))})(?:\s|$))") if words else None

    @cached_property
    def articles(self) -> frozenset[str]:
        """The, a, le, la: as the scan sees them."""
        return self.folded_setting("articles")

    @cached_property
    def locatives(self) -> frozenset[str]:
        """The words before a place where something is done."""
        return self.folded_setting("locatives")

    @cached_property
    def joining(self) -> frozenset[str]:
        """Words that join names to a list."""
        return self.folded_setting("joining")

    @cached_property
    def definite(self) -> frozenset[str]:
        """Words that take up what was told before."""
        return self.folded_setting("definite")

    @cached_property
    def purpose(self) -> frozenset[str]:
        """Words before an aim."""
        return self.folded_setting("purpose")

    @cached_property
    def origins(self) -> frozenset[str]:
        """Words before where somebody comes from."""
        return self.folded_setting("origins")

    @cached_property
    def between(self) -> frozenset[str]:
        """The small words that may stand between an office and its holder's name."""
        return (
            self.articles | self.folded_setting("name_links") | self.folded_setting("name_links_after") | self.joining
        )

    def folded_setting(self, name: str) -> frozenset[str]:
        """A setting that lists words, as the scan sees them; an elided one (l') without its apostrophe."""
        folded = self._folded.get(name)
        if folded is None:
            folded = self._folded[name] = frozenset(self.term(word) for word in self.settings[name])
        return folded

    @cached_property
    def _folded(self) -> dict[str, frozenset[str]]:
        """The settings that were asked for as the scan sees them."""
        return {}


def _shared(meant: Meant) -> tuple[Meant, Plain]:
    kept = _SHARED.get(meant)
    if kept is None:
        plain = meant[0][:2] if len(meant) == 1 and meant[0][2] == ANY else None
        kept = _SHARED.setdefault(meant, (meant, plain))
    return kept


@dataclass(frozen=True)
class World:
    """What is the same in every language: places and organisations by their ids."""

    places: dict[str, PlaceRecord]
    organisations: dict[str, OrganisationRecord]
    country_names: dict[str, str]
    #: ids of the towns that are a country's capital, and of the divisions called like them
    capitals: frozenset[str] = frozenset()
    #: what is of a country, in English (Chinese)
    adjectives: dict[str, str] = field(default_factory=dict)


def load_world() -> World:
    """The world tables."""
    places, seats, points = {}, {}, {}
    for row in read_rows(folders.WORLD / "places.tsv"):
        point = (row["country"], row["latitude"], row["longitude"])
        if row["kind"] == "country":
            seats[point] = row["id"]  # a country's point is its capital's
        elif row["kind"] == "city":
            points[row["id"]] = point
        population = int(row["population"] or 0)
        places[row["id"]] = PlaceRecord(
            row["id"], row["kind"], row["country"], row["admin1"], row["name_en"], population
        )
    organisations = {
        row["key"]: OrganisationRecord(
            row["key"], row["type"], row["country"] or None, row["identifier"] or None, row["name_en"]
        )
        for row in read_rows(folders.WORLD / "organisations.tsv")
    }
    names = {p.id: p.name_en for p in places.values() if p.kind == "country"}
    capitals = _capitals(places, {id_ for id_, p in points.items() if p in seats})
    adjectives: dict[str, str] = {}
    for row in read_rows(folders.ROOT / "en" / "demonyms.tsv"):
        adjectives.setdefault(row["country"], row.terms("words")[0])
    return World(places, organisations, names, capitals, adjectives)


def _capitals(places: dict[str, PlaceRecord], towns: set[str]) -> frozenset[str]:
    """Capitals, and the divisions called like them (Hanoi is both)."""
    called = {(places[id_].country, places[id_].name_en) for id_ in towns}
    return frozenset(p.id for p in places.values() if p.kind != "country" and (p.country, p.name_en) in called)


def rows_of(folder: Path, name: str) -> Iterator[Row]:
    """A table's rows; a pack that is still growing may lack a table."""
    if (folder / name).exists():
        yield from read_rows(folder / name, SCHEMAS.get(name) or CASE_SCHEMAS.get(name))


def stop_words(code: str) -> frozenset[str]:
    """The commonest function words of a language, straight from its table (enough to tell the language)."""
    rows = (row for row in rows_of(folders.of_pack(code), "common.tsv") if row["kind"] == "stop")
    return frozenset(fold_term(term) for row in rows for term in row.terms("words"))

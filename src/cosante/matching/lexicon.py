"""General words of organisations' names and names of countries, in many languages, and what they mean.

The tables are ``concepts.tsv`` (what there is) and ``words/LANGUAGE.tsv`` (how a language says it; ``a+b`` is both,
``country:`` and ``mark:`` need no line in concepts.tsv); names of countries are Unicode CLDR's, through Babel.
``lexicon(language)`` is the two together. A word that ends in ``*`` stands for all that begin so. In scripts that set
no spaces, a word is found wherever it stands.
"""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TypeVar

from babel import Locale

from cosante.vocabulary.errors import TableError

CLASSES = ("head", "subject", "level", "filler")
#: Scripts without spaces between words, by the beginning of their letters' names in Unicode.
UNSPACED = ("CJK", "LAO", "KHMER", "THAI", "MYANMAR", "HIRAGANA", "KATAKANA")
_BARE = ("LATIN", "GREEK", "CYRILLIC")
_SCRIPTS = (*UNSPACED, *_BARE, "BENGALI", "ARABIC", "DEVANAGARI")
_OF_SCRIPT = {
    "BENGALI": "bn", "ARABIC": "ar", "CYRILLIC": "ru", "CJK": "zh", "LAO": "lo", "KHMER": "km", "THAI": "th",
}  # fmt: skip
#: The language whose marks on Latin letters make other words.
TONED = "vi"
_PREFIX = 3
Term = TypeVar("Term", str, tuple[str, ...])


@dataclass
class Lexicon:
    """Words by their first token, beginnings of words by their first letters, unspaced words by their first letter."""

    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    stems: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    unspaced: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    toned: bool = False  # its marks tell words apart: tỉnh is a province, Tĩnh a name

    def add(self, term: str, concept: str) -> None:
        """Know a term (folded here). The first meaning of a term stays."""
        folded = fold(term.rstrip("*"), self.toned)
        if not folded:
            return
        if self.toned and " " in folded:  # typed without tones, two words are still clear
            _put(self.phrases, fold(term).split()[0], (tuple(fold(term).split()), concept))
        tokens = tuple(folded.split())
        if script(folded) in UNSPACED:
            _put(self.unspaced, folded[0], (folded.replace(" ", ""), concept))
        elif term.endswith("*") and len(tokens) == 1:
            _put(self.stems, folded[:_PREFIX], (folded, concept))
        else:
            _put(self.phrases, tokens[0], (tokens, concept))
            if term.endswith("*"):
                _put(self.phrases, tokens[0], ((*tokens[:-1], tokens[-1] + "*"), concept))

    def at(self, tokens: list[str], place: int) -> tuple[int, str] | None:
        """How many tokens from this place on are a known word, and what it means; the longest."""
        for phrase, concept in self.phrases.get(tokens[place], ()):
            if _same(phrase, tokens[place : place + len(phrase)]):
                return len(phrase), concept
        for stem, concept in self.stems.get(tokens[place][:_PREFIX], ()):
            if tokens[place].startswith(stem):
                return 1, concept
        return None

    def within(self, run: str) -> Iterator[tuple[str, str]]:
        """The words of an unspaced run with their meanings, and what stands between them with none."""
        rest, place = "", 0
        while place < len(run):
            found = next(((t, c) for t, c in self.unspaced.get(run[place], ()) if run.startswith(t, place)), None)
            if found is None:
                rest, place = rest + run[place], place + 1
                continue
            if rest:
                yield rest, ""
            yield found
            rest, place = "", place + len(found[0])
        if rest:
            yield rest, ""


def _put(index: dict[str, list[tuple[Term, str]]], key: str, entry: tuple[Term, str]) -> None:
    row = index.setdefault(key, [])
    if all(term != entry[0] for term, _ in row):
        row.append(entry)
        row.sort(key=lambda known: -len(known[0]))


def _same(phrase: tuple[str, ...], tokens: list[str]) -> bool:
    return len(phrase) == len(tokens) and all(
        token.startswith(word[:-1]) if word.endswith("*") else token == word
        for word, token in zip(phrase, tokens, strict=True)
    )


def fold(words: str, toned: bool = False) -> str:
    """Lower case, digits as 0 to 9, single spaces; no accents on Latin, Greek and Cyrillic unless they are tones."""
    plain = words.casefold().replace("ø", "o").replace("ı", "i")
    letters: list[str] = []
    bare = False
    for char in unicodedata.normalize("NFKD", plain if toned else plain.replace("đ", "d")):
        kind, folded = _folded(char)
        if kind == "mark":
            if bare and not toned:
                continue
        elif folded:
            bare = kind == "bare"
        letters.append(folded)
    return " ".join("".join(letters).split())


@cache
def _folded(char: str) -> tuple[str, str]:
    """What a character is in folding (a bare letter, a mark, another) and what is left of it."""
    kind = unicodedata.category(char)
    if kind == "Cf":
        return "", ""
    if kind == "Mn":
        return "mark", char
    if kind == "Nd":
        return "", str(unicodedata.digit(char))
    if kind[0] not in "LM":
        return "", " "
    return "bare" if kind[0] == "L" and unicodedata.name(char, "").startswith(_BARE) else "", char


@cache
def _script_of(char: str) -> str:
    name = unicodedata.name(char, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")


def script(word: str) -> str:
    """The script of its first letter, as Unicode names it; empty for others than those told apart here."""
    return next((found for char in word if (found := _script_of(char))), "")


@cache
def classes() -> dict[str, str]:
    """The class of each concept."""
    return {row[0]: row[1] for _, row in _rows("concepts.tsv", 2)}


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a table of words."""
    folder = files(__package__).joinpath("words")
    return tuple(sorted(path.name.removesuffix(".tsv") for path in folder.iterdir() if path.name.endswith(".tsv")))


@cache
def lexicon(language: str, writing: str) -> Lexicon:
    """The words of a language written in a script, and English ones; all of Latin script where it is not known."""
    own = _OF_SCRIPT.get(writing, language)
    if own in languages():
        wanted = list(dict.fromkeys((own, "en")))
    else:
        wanted = ["en", *(code for code in languages() if code not in {"en", *_OF_SCRIPT.values()})]
    found = Lexicon(toned=own == TONED)
    for code in wanted:
        for number, (concept, words) in _rows(f"words/{code}.tsv", 2):
            if not all(part in classes() or part.startswith(("country:", "mark:")) for part in concept.split("+")):
                raise TableError(f"words/{code}.tsv", number, "concept", f"{concept!r} is not in concepts.tsv")
            for word in words.split("|"):
                found.add(word, concept)
        _add_countries(found, code)
    return found


def _add_countries(found: Lexicon, language: str) -> None:
    for code, name in Locale(language).territories.items():
        if len(code) != 2 or not code.isalpha() or code in {"EU", "UN", "EZ", "ZZ"}:
            continue
        plain = name.partition("(")[0].strip()
        found.add(plain, f"country:{code}")
        if language in {"ru", "bn"} and len(plain) > 4:  # their case endings
            found.add((plain[:-1] if language == "ru" else plain) + "*", f"country:{code}")


def _rows(path: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    text = files(__package__).joinpath(path).read_text("utf-8")
    header = False
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE), 1):
        if not row or row[0].startswith("#"):
            continue
        if len(row) != columns:
            raise TableError(path, number, "1", f"this line has {len(row)} columns, and {columns} are needed")
        if header:
            yield number, row
        header = True


def table(path: str, columns: int) -> list[list[str]]:
    """The lines of a table of this room, without its header and comments. Raises ``TableError``."""
    return [row for _, row in _rows(path, columns)]

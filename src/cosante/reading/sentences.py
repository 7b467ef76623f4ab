"""Sentences of a folded text: spans that end at a stop or a line's end, abbreviations and decimals apart."""

import re
from typing import Final

from cosante.languages.pack import Pack
from cosante.reading.seeking import matches

_END: Final = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$|[A-ZÀ-Þ\"(])|(?:[।॥。！？።፧]|፡፡)+[\"')\]]*|\n+|;(?=\s)")
_MARK: Final = re.compile(r"[.!?…।॥。！？።፧፡\n;]")
_WORD_BEFORE: Final = re.compile(r"([^\s()\"',;:/-]+)\.$")
_INITIAL: Final = re.compile(r"(?:^|[\s(\"'.-])[A-ZÀ-ÞЀ-ЯҐҒҚҢҮҰҺӘӨ]$")
#: A number that a stop makes an ordinal, and what it numbers.
_ORDINAL: Final = re.compile(r"(?<![\d.,/:-])\d{1,3}$")
_LETTER: Final = re.compile(r" [^\W\d_]")
#: "No. 5": what is numbered goes on with its number.
_NUMERO: Final = re.compile(r"(?<!\w)N[or]$")
#: The rest of a short form of letters with stops after a stop in it.
_LETTERS: Final = re.compile(r"[A-ZÀ-Þ]{1,2}\.")
#: Up to this many letters, a title with a stop after it is one shortened ("Dr.").
_SHORT: Final = 3
#: A longer stretch without a stop is cut between words: a table, or a text that lost its punctuation (characters).
LONGEST: Final = 2_000


class Sentence:
    """A sentence's span in the folded text; ``line`` counts the lines, ``first`` is true at a line's start."""

    def __init__(self, start: int, end: int, line: int, first: bool) -> None:
        self.start, self.end, self.line, self.first = start, end, line, first


def split(text: str, pack: Pack) -> list[Sentence]:
    """The sentences of ``text`` in order; spans exclude the white space around them."""
    sentences: list[Sentence] = []
    start, line, first, openers = 0, 0, True, pack.openers
    for match in matches(_MARK, _END, text):
        mark = match.group()
        if mark[0] == "." and not _ends(text, match.start(), match.end(), pack):
            continue
        _keep(sentences, text, start, match.start() if mark[0] == "\n" else match.end(), line, first, openers)
        start = match.end()
        first = mark[0] == "\n"
        line += first
    _keep(sentences, text, start, len(text), line, first, openers)
    return sentences


def _keep(
    sentences: list[Sentence],
    text: str,
    start: int,
    end: int,
    line: int,
    first: bool,
    openers: re.Pattern[str] | None = None,
) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped[:1].isalnum() or any(c.isalnum() for c in stripped):
        start += len(piece) - len(piece.lstrip())
        end = start + len(stripped)
        for opener in openers.finditer(text, start, end) if openers else ():
            sentences.append(Sentence(start, opener.start(), line, first))
            start, first = opener.end(), False
        while end - start > LONGEST:
            cut = text.rfind(" ", start + 1, start + LONGEST)
            cut = cut if cut > 0 else start + LONGEST
            sentences.append(Sentence(start, cut, line, first))
            start, first = cut + (text[cut] == " "), False
        sentences.append(Sentence(start, end, line, first))


def _ends(text: str, dot: int, after: int, pack: Pack) -> bool:
    """Does the full stop at ``dot`` end a sentence?"""
    if text[dot - 1 : dot].isupper() and _LETTERS.match(text, after):
        return False  # "EE.UU."
    if _INITIAL.search(text[max(0, dot - 2) : dot]):
        rest = text[after : after + 2].lstrip()
        return not rest[:1].isalpha() or text[after : after + 1] == "\n"
    if pack.settings["head"] == "final" and _ORDINAL.search(text[max(0, dot - 4) : dot]) and _LETTER.match(text, after):
        return False  # "16. İşbirliği Forumu": a sentence ends in its verb, not in a number
    if text[after : after + 2].strip(" ")[:1].isdigit() and _NUMERO.search(text[max(0, dot - 3) : dot]):
        return False
    word = _WORD_BEFORE.search(text[max(0, dot - 20) : dot + 1])
    if word and word.group(1).lower() in pack.abbreviations and not _of_a_year(text, dot, word.group(1)):
        return False
    if word and len(word.group(1)) <= _SHORT and text[after : after + 2].strip()[:1].isupper():
        return not _is_title(word.group(1), pack)
    if word and word.group(1).count(".") and not word.group(1)[-1].isdigit():
        return text[after : after + 2].strip()[:1].isupper() and word.group(1).lower() not in {
            "u.s",
            "u.k",
            "u.n",
            "e.g",
            "i.e",
        }
    rest = text[after : after + 40].lstrip(" ")
    return not rest[:1].islower()


def _of_a_year(text: str, dot: int, word: str) -> bool:
    """Is the short form one letter after a number ("2023 г."), a year's and not a town's?"""
    return len(word) == 1 and text[max(0, dot - 4) : dot - 1].rstrip(" ")[-1:].isdigit()


def _is_title(word: str, pack: Pack) -> bool:
    """Is the word one of the pack's titles?"""
    term = f" {pack.term(word)} "
    found: list[tuple[int, int, int]] = pack.automaton.find_matches_as_indexes(term, overlapping=True)
    return any(
        start == 0 and end >= len(term) - 1 and any(kind == "honorific" for kind, _, _ in pack.meaning(pattern))
        for pattern, start, end in found
    )

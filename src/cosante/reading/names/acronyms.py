"""Full names with their short forms: "Full Name (FN)", and the short form alone later in the text."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Final

from cosante.reading.names import body_runs
from cosante.reading.names.words import Words
from cosante.reading.page import Named, Page

_BRACKETS: Final = re.compile(r" ?\(([^\W\d_][^\s()]{2,13})\)")
#: Whose it is may stand behind the short form too: "Kementerian Kesehatan (Kemenkes RI)".
_ACRONYM_OWNED: Final = re.compile(r" ?\(([A-ZА-ЯЁІЇЄҐ][A-Za-zА-ЯЁІЇЄҐа-яёіїєґ0-9/&.-]{1,12})(?: [A-Z]\w+)?\)")
#: A short form in brackets, right after the name or its possessive.
ACRONYM: Final = re.compile(r"(?:'s)? ?\(([A-ZА-ЯЁІЇЄҐ][A-Za-zА-ЯЁІЇЄҐа-яёіїєґ0-9/&.-]{1,12})\)")


def spelled_out(page: Page, words: Words) -> list[Named]:
    """ "Full Name (FN)": capitals before brackets whose letters are their first letters."""
    if not words.capitals:
        return []
    found = []
    for match in re.finditer(r" ?\(([A-ZА-ЯЁІЇЄҐ]{2,8})\)", page.text):
        begin = body_runs.left(words, match.start())
        spelled = re.findall(r"[^\W\d_]+", page.text[begin : match.start()])
        initials = "".join(w[0] for w in spelled if w[0].isupper())
        if (len(spelled) >= 2 and initials.endswith(match[1])) or (
            len(spelled) >= 3 and initials[:1] == match[1][:1] and len(initials) >= len(match[1]) - 1 >= 2
        ):
            found.append(Named(begin, match.start(), "partner", "other", strength=0.55))
        elif described := _described(page, match.start(), match[1]):
            found.append(described)
    return found


def _described(page: Page, end: int, letters: str) -> Named | None:
    """The body that words in small letters before its short form describe, if that has their first letters in order:
    "Institut supérieur de formation des infirmiers (ISFI)".
    """
    for start, head_end, (kind, order) in page.scan.within("orghead", max(0, end - _LONGEST), end):
        if order not in {"after", "both"} or not page.text[start].isupper() or head_end > end:
            continue
        if page.sentence_at(start).end < end or _CUT.search(page.text, start, end):
            continue
        initials = [word[0].upper() for word in _WORD.findall(page.text[start:end]) if _counts(page, word)]
        if "".join(initials) == letters:
            return Named(start, end, "partner", kind, strength=0.75)
    return None


def _counts(page: Page, word: str) -> bool:
    """Does a word give a letter to the short form: is it no small one?"""
    small = word.casefold()
    return small not in page.pack.articles and small not in page.pack.between and small not in page.pack.joining


#: A body described before its short form begins no farther before it (characters).
_LONGEST: Final = 110
#: What no such description holds.
_CUT: Final = re.compile(r"[,;:.()\n\"]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_TOKEN: Final = re.compile(r"\w+")


def _spots(text: str, names: Collection[str]) -> Iterator[list[int]]:
    """Where each of the names stands whole; for more than a few the text is gone through once."""
    if len(names) <= _FEW:
        yield from (_found(text, name) for name in names)
        return
    begun: dict[str, list[int]] = defaultdict(list)
    for name in names:
        for token in _TOKEN.finditer(text) if not begun else ():
            begun[token.group()].append(token.start())
        first = _TOKEN.match(name)
        spots = begun.get(first.group(), []) if first else []
        yield [start for start in spots if text.startswith(name, start) and not _goes_on(text, start + len(name))]


def _found(text: str, name: str) -> list[int]:
    """Where a name stands whole."""
    spots, at = list[int](), text.find(name) if _TOKEN.match(name) else -1
    while at >= 0:
        if not (_goes_on(text, at - 1) if at else False) and not _goes_on(text, at + len(name)):
            spots.append(at)
        at = text.find(name, at + 1)
    return spots


#: So few names are sought one by one.
_FEW: Final = 8


def _goes_on(text: str, end: int) -> bool:
    return text[end : end + 1].isalnum() or text[end : end + 1] == "_"


def follow(page: Page, found: list[Named]) -> None:
    """ "Full name (ACRONYM)": the acronym later in the text is that partner too."""
    short: dict[str, Named] = {}
    pattern = _ACRONYM_OWNED if page.pack.settings["name_adjective"] == "after" else ACRONYM
    for name in found:
        if name.type == "country":
            continue
        match = pattern.match(page.text, page.scan.token_end(name.end))
        if not match and not page.pack.settings["capitals"]:
            match = _short_form(page, page.scan.token_end(name.end))
        if match:
            short.setdefault(match[1], name)
            name.reach = (name.start, match.end())
        if name.own[1]:
            short.setdefault(page.text[name.own[0] : name.own[1]], name)
    named = {n.start: n for n in found} | {n.own[0]: n for n in found if n.own[1]}
    for (acronym, name), spots in zip(short.items(), _spots(page.text, short), strict=True):
        known = [named[start] for start in spots if start in named and named[start] is not name]
        if not name.key:
            name.key = next((n.key for n in known if n.key), "") or f"acronym:{acronym}"
        for other in known:
            if not other.key and other.type == name.type:
                other.key, other.country, other.name_en = name.key, name.country, name.name_en
        for start in spots:
            if start in named:
                continue
            named[start] = Named(
                start,
                start + len(acronym),
                "partner",
                name.type,
                name.country,
                name.identifier,
                name.name_en,
                key=name.key,
                strength=name.strength,
            )
            found.append(named[start])
    found.sort(key=lambda n: n.start)


def _short_form(page: Page, end: int) -> "re.Match[str] | None":
    """One word in brackets that is no place, number or ordinary word: the short form, in a script without capitals."""
    match = _BRACKETS.match(page.text, end)
    if match is None or page.pack.term(match[1]) in page.pack.common:
        return None
    start = match.start(1)
    kinds = ("country", "demonym", "place", "date", "number", "role", "cue", "health", "placehead")
    return None if any(page.scan.within(kind, start, match.end(1)) for kind in kinds) else match

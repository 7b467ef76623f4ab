"""A language that nobody speaks, written from right to left: every sentence of ours in double brackets.

What a page says without brackets in Latin letters was not marked, and an ASCII digit was not written as the language
writes numbers. Names of countries, languages and months come from CLDR, in the letters of the language it takes the place of.
"""

import re
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "scripts"))

CODE = "fa"
OPEN, CLOSE = "⟦", "⟧"
DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
#: Not of the page's language: what says so itself, names (as in titles of windows), and what is typed.
_OTHERS = frozenset({"title", "bdi", "code", "kbd", "script", "style", "textarea"})
_SEEN = frozenset({"title", "placeholder", "aria-label", "alt"})
_EMPTY = frozenset({"meta", "link", "input", "br", "img", "hr"})
#: The same everywhere: our name, ISO codes of currencies.
_SAME = re.compile(r"Cosanté|\b[A-Z]{3,4}\b")


@cache
def catalogue() -> Catalog:
    """Every sentence that is marked, in brackets."""
    from write_catalogues import marked

    catalog = Catalog(locale=CODE)
    for _file, _line, text, _comments, context in marked():
        said = text[:2] if isinstance(text, tuple) else text
        whole = tuple(map(_in_brackets, said)) if isinstance(said, tuple) else _in_brackets(said)
        catalog.add(said, whole, context=context)
    return catalog


def _in_brackets(said: str) -> str:
    """With its own numbers in the language's digits, but for the places of values."""
    return OPEN + re.sub(r"(?<![%\d])\d+", lambda number: number[0].translate(DIGITS), said) + CLOSE


def write(folder: Path) -> Path:
    """The catalogue as Django reads it; the folder for ``LOCALE_PATHS``."""
    path = folder / CODE / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as out:
        write_mo(out, catalogue())
    return folder


class Heard(HTMLParser):
    """What a page says in its own language: text and attributes, without what is in others."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.within: list[tuple[str, bool]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        other = tag in _OTHERS or (tag != "html" and "lang" in given) or (bool(self.within) and self.within[-1][1])
        self.said += [] if other else [value for name, value in attrs if name in _SEEN and value]
        if tag not in _EMPTY:
            self.within.append((tag, other))

    def handle_endtag(self, tag):
        while self.within and self.within.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not (self.within and self.within[-1][1]):
            self.said.append(data.strip())


def unmarked(page: str, names: frozenset[str] = frozenset()) -> list[str]:
    """What is said in Latin letters outside of brackets; ``names`` are not of any language."""
    found, depth = [], 0
    for said in Heard(page).said:
        bare = ""
        for sign in said:
            depth += (sign == OPEN) - (sign == CLOSE)
            bare += sign if depth == 0 else ""
        if re.search(r"[A-Za-z]", _SAME.sub("", bare)) and said not in names:
            found.append(said)
    return found


def ascii_numbers(page: str) -> list[str]:
    """What is said with ASCII digits."""
    return [said for said in Heard(page).said if re.search(r"[0-9]", said)]

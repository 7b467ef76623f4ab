"""What is looked for on a page: in its HTML, and in a browser."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from html.parser import HTMLParser
from typing import Any, NamedTuple

from axe_playwright_python.base import AXE_SCRIPT
from babel.messages.pofile import read_po

from cosante.web.catalogues import LOCALE

#: Bytes of HTML, CSS and JavaScript that a page may have the line carry.
HEAVIEST = 100_000
#: What axe looks for: WCAG 2.2 AA, and what its authors hold to be good practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
#: What other colours can break; what another width can, that moves, shows and hides.
DARK = ["color-contrast", "link-in-text-block"]
PHONE = [
    *DARK, "target-size", "scrollable-region-focusable", "label", "select-name", "button-name", "link-name",
    "empty-heading", "page-has-heading-one",
]  # fmt: skip
#: Where a sentence has the place of a value.
_VALUE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_OTHERS = frozenset({"title", "bdi", "code", "kbd", "script", "style", "textarea", "q", "mark"})
_SEEN = frozenset({"title", "placeholder", "aria-label", "alt"})
_EMPTY = frozenset({"meta", "link", "input", "br", "img", "hr", "path", "use"})

_WEIGHT = """() => performance.getEntriesByType("navigation").concat(
  performance.getEntriesByType("resource").filter(one => /\\.(css|js)(\\?|$)/.test(one.name))
).reduce((sum, one) => sum + one.encodedBodySize, 0)"""
#: Of each element with text of its own: its letters, and all that is painted behind them, down to the page. The first
#: element of each is kept for axe.
_COLOURS = """() => {
  const painted = new Map(), found = window.painted = new Map();
  const behind = element => {
    if (!element) return "";
    if (!painted.has(element)) {
      const style = getComputedStyle(element);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.position].join(" ");
      painted.set(element, behind(element.parentElement) + (own === "rgba(0, 0, 0, 0) none 1 static" ? "" : "|" + own));
    }
    return painted.get(element);
  };
  for (const element of document.querySelectorAll("body *")) {
    const holds = [...element.childNodes].some(one => one.nodeType === 3 && one.data.trim());
    if (!holds && !element.matches("input, select, textarea")) continue;
    const style = getComputedStyle(element);
    const around = getComputedStyle(element.parentElement).color;
    const link = element.closest("a") ? "a " + style.textDecorationLine + around : "";
    const painting = [style.color, style.fontSize, style.fontWeight, link, behind(element)].join(" ");
    if (!found.has(painting)) found.set(painting, element);
  }
  return [...found.keys()];
}"""
_AXE = """([options, painted]) => axe.run(
  painted ? {include: painted.map(one => [window.painted.get(one)])} : document, options
).then(found => found.violations.map(
  one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200), one.nodes[0].failureSummary]))"""


class Heard(HTMLParser):
    """What a page says in its own language, without names and what is marked as another's."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.language, self.said = "", list[str]()
        self._within: list[tuple[str, bool]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "html":
            self.language = given.get("lang") or ""
        other = tag in _OTHERS or (tag != "html" and "lang" in given) or (bool(self._within) and self._within[-1][1])
        self.said += [] if other else [value for name, value in attributes if name in _SEEN and value]
        if tag not in _EMPTY:
            self._within.append((tag, other))

    def handle_endtag(self, tag: str) -> None:
        while self._within and self._within.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not (self._within and self._within[-1][1]):
            self.said.append(" ".join(data.split()))


@lru_cache(maxsize=1)
def heard(page: str) -> Heard:
    return Heard(page)


def left_in_english(page: str, language: str) -> list[str]:
    """What the page says in English where it is read in another language, and that has other words for it."""
    return [] if language == "en" else [words for words in heard(page).said if _is_english(words, language)]


@lru_cache(maxsize=100_000)
def _is_english(words: str, language: str) -> bool:
    said = english(language)
    return words in said.whole or (" " in words and any(one.fullmatch(words) for one in said.with_values))


class English(NamedTuple):
    """Sentences of the catalogue for which a language has other words: those without values, those with some."""

    whole: frozenset[str]
    with_values: tuple[re.Pattern[str], ...]


@cache
def english(language: str) -> English:
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        found = [one for one in read_po(file, locale=language) if one.id]
    pairs = [pair for one in found for pair in zip(_forms(one.id), _forms(one.string), strict=False)]
    same = {told for _said, told in pairs}
    differ = {" ".join(said.split()) for said, told in pairs if said != told and said not in same}
    valued = {said for said in differ if _VALUE.search(said)}
    patterns = (
        ".+".join(map(re.escape, _VALUE.split(said))) for said in valued if re.search("[a-z]{3}", _VALUE.sub("", said))
    )
    return English(frozenset(differ - valued), tuple(map(re.compile, patterns)))


def _forms(said: str | tuple[str, ...]) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else (said,)


def weight(page: Any) -> int:
    """Bytes of HTML, CSS and JavaScript of the page, as they came over the line."""
    return page.evaluate(_WEIGHT)


def width(page: Any) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


def findings(page: Any, rules: list[str] | None = None, seen: set[str] | None = None) -> list[Any]:
    """What axe finds; only by those rules, where some are named.

    Rules of colours, which take most of its time, look at one element of each colour that is not in ``seen``; at all
    where there is no ``seen``.
    """
    page.evaluate(AXE_SCRIPT)
    if seen is None:
        return _found(page, rules)
    new = sorted(colours(page) - seen)
    seen |= set(new)
    others = None if rules is None else [rule for rule in rules if rule not in DARK]
    found = [] if others == [] else _found(page, others, without=DARK)
    return found + (_found(page, DARK, new) if new and (rules is None or set(DARK) <= set(rules)) else [])


def _found(page: Any, rules: list[str] | None, painted: list[str] | None = None, without: Sequence[str] = ()) -> Any:
    """What axe finds by these rules, or by all but ``without``: on the page, or where it is ``painted`` so."""
    asked: dict[str, Any] = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    off = {} if rules else {"rules": {rule: {"enabled": False} for rule in without}}
    options = {"runOnly": asked, "resultTypes": ["violations"], "preload": False} | off
    return page.evaluate(_AXE, [options, painted])


def colours(page: Any) -> set[str]:
    """Each way in which text of the page is painted: its colour and size, in what, and on what."""
    return set(page.evaluate(_COLOURS))

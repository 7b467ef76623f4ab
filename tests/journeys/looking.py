"""What is looked for on a page: in its HTML, and in a browser."""

import re
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
#: Rules that look at what was marked as new, and how they find it.
COLOURED = {
    "color-contrast": "[data-new-colour]",
    "link-in-text-block": "a[href][data-new-colour], [role=link][data-new-colour]",
}
PRESSED = {"target-size": "[data-new-target]"}
#: What is in ``Seen``, which rules look at it, and how it is marked.
_KINDS = (("colours", COLOURED, "data-new-colour"), ("targets", PRESSED, "data-new-target"))
#: What other colours can break; what another width can, that moves, shows and hides.
DARK = [*COLOURED]
PHONE = [
    *DARK, *PRESSED, "scrollable-region-focusable", "label", "select-name", "button-name", "link-name",
    "empty-heading", "page-has-heading-one",
]  # fmt: skip
#: Where a sentence has the place of a value.
_VALUE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
_OTHERS = frozenset({"title", "bdi", "code", "kbd", "script", "style", "textarea", "q", "mark"})
_SEEN = frozenset({"title", "placeholder", "aria-label", "alt"})
_EMPTY = frozenset({"meta", "link", "input", "br", "img", "hr", "path", "use"})

_WIDTH = "document.documentElement.scrollWidth"
_MEASURES = f"""() => [performance.getEntriesByType("navigation").concat(
  performance.getEntriesByType("resource").filter(one => /\\.(css|js)(\\?|$)/.test(one.name))
).reduce((sum, one) => sum + one.encodedBodySize, 0), {_WIDTH}]"""
#: Of each element with text of its own: its letters, and all that is painted behind them, down to the page; by this
#: the first element, and the link that it is in.
_COLOURS = """() => {
  const painted = new Map(), found = new Map();
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
    const style = getComputedStyle(element), link = element.closest("a, [role=link]");
    const linked = link ? ["a", getComputedStyle(link).textDecorationLine, getComputedStyle(link.parentElement).color] : [];
    const painting = [style.color, style.fontSize, style.fontWeight, ...linked, behind(element)].join(" ");
    if (!found.has(painting)) found.set(painting, [element, link]);
  }
  return found;
}"""
#: Of each element that can be pressed: what it is in, and, where it is small or lies under another, how large it is and
#: where from it the others near it are; by this the first element.
_TARGETS = """() => {
  const NEAR = 24, found = new Map();
  const path = element => element === document.body ? "" : path(element.parentElement) + ">" + element.localName
    + "." + (element.getAttribute("class") || "") + "." + getComputedStyle(element).display;
  const pressed = [...document.body.querySelectorAll(
    "a, area, button, input, select, textarea, summary, [tabindex], [role], [contenteditable]"
  )].map(element => [element, element.getBoundingClientRect()]);
  for (const [element, box] of pressed) {
    const around = [];
    let small = box.width < NEAR || box.height < NEAR;
    for (const [other, its] of pressed) {
      const across = Math.max(its.left - box.right, box.left - its.right);
      const along = Math.max(its.top - box.bottom, box.top - its.bottom);
      if (other === element || across >= NEAR || along >= NEAR) continue;
      small ||= across < 0 && along < 0;
      around.push([its.left - box.left, its.top - box.top, its.width, its.height].map(Math.round).join(" "));
    }
    const shape = small ? [Math.round(box.width), Math.round(box.height), ...around.sort()] : [];
    const target = [path(element), getComputedStyle(element).visibility, ...shape].join("|");
    if (!found.has(target)) found.set(target, [element]);
  }
  return found;
}"""
#: The ways of those kinds that are on the page, in one string each: a list would be taken apart and put together piece
#: by piece on its way here.
_WAYS = f"""kinds => {{
  const find = {{colours: {_COLOURS}, targets: {_TARGETS}}};
  window.found = Object.fromEntries(kinds.map(kind => [kind, find[kind]()]));
  return kinds.map(kind => [...found[kind].keys()].join("\x1f"));
}}"""
#: What is new is marked, and a rule whose elements are marked looks at those alone. Nothing where axe is not there yet.
_AXE = """([options, marked, fresh]) => {
  if (!window.axe) return null;
  for (const [kind, mark, ways] of fresh)
    for (const way of ways.split("\x1f")) for (const one of found[kind].get(way) ?? []) one?.setAttribute(mark, "");
  axe.configure({rules: Object.entries(marked).map(([id, selector]) => ({id, selector}))});
  return axe.run(document, options).then(found => found.violations.map(
    one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200), one.nodes[0].failureSummary]));
}"""


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


def measures(page: Any) -> tuple[int, int]:
    """Bytes of HTML, CSS and JavaScript of the page, as they came over the line; and how wide it is."""
    weight, wide = page.evaluate(_MEASURES)
    return weight, wide


def width(page: Any) -> int:
    return page.evaluate(_WIDTH)


class Seen(NamedTuple):
    """What axe need not judge again: each way in which text is painted, each way in which what is pressed stands."""

    colours: set[str]
    targets: set[str]


def findings(page: Any, rules: list[str] | None = None, seen: Seen | None = None) -> list[Any]:
    """What axe finds; only by those rules, where some are named.

    The rules that take most of its time look at one element of each colour, and at one of each place of what is
    pressed, that is not in ``seen``; at all where there is no ``seen``.
    """
    off, marked, fresh = [], dict[str, str](), []
    kinds = [] if seen is None else [kind for kind in _KINDS if rules is None or set(kind[1]) & set(rules)]
    there = page.evaluate(_WAYS, [name for name, _, _ in kinds]) if kinds else []
    for (name, names, mark), ways in zip(kinds, there, strict=True):
        known: set[str] = getattr(seen, name)
        new = set(filter(None, ways.split("\x1f"))) - known
        known |= new
        marked |= names
        off += [] if new else names
        fresh.append([name, mark, "\x1f".join(new)])
    if rules is not None and set(rules) <= set(off):
        return []
    given = [_asked(rules, off), marked, fresh]
    found = page.evaluate(_AXE, given)
    if found is None:
        page.evaluate(AXE_SCRIPT)
        found = page.evaluate(_AXE, given)
    return found


def _asked(rules: list[str] | None, off: list[str]) -> dict[str, Any]:
    """For axe: by these rules, or by all, but for those that are off."""
    asked: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    if rules is None:
        without = {rule: {"enabled": False} for rule in off}
        return asked | {"runOnly": {"type": "tag", "values": TAGS}, "rules": without}
    return asked | {"runOnly": {"type": "rule", "values": [rule for rule in rules if rule not in off]}}

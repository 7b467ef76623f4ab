"""A reading for the eye: the document with its facts in colours, and the facts below it, deeds first.

On a terminal only; piped, to a file, with NO_COLOR or on a dumb terminal it is the same text without a single code.
Nothing in a document reaches the terminal as a command: control characters are shown as blanks.
"""

import io
import os
import re

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from cosante.commands.as_csv import kind, label
from cosante.vocabulary.facts import Act, Fact, Money, Partner, Person, Place, ReadError, Reading

#: Colours of the sixteen that every terminal has, so that they suit dark and light ones.
STYLES = {
    "act": "bold",
    "partner": "blue",
    "person": "magenta",
    "place": "green",
    "money": "yellow",
    "count": "cyan",
    "date": "red",
    "health_area": "underline",
}
_HEADINGS = {
    "act": "Acts",
    "partner": "Partners",
    "person": "Persons",
    "place": "Places",
    "money": "Money",
    "count": "Counts",
    "date": "Dates",
    "health_area": "Health areas",
}
#: Characters that a terminal obeys. Each becomes one blank, so that offsets hold.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_LONGEST_QUOTE = 160
_SET_IN = " " * 7


class Writer:
    """Writes documents, one under the other."""

    def __init__(self, to_file: bool = False, terminal: bool = False) -> None:
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        self._colours = terminal and not plain
        self._width = Console().width if terminal else None
        self._several = False

    def begin(self) -> bytes:
        """Nothing stands before the first document."""
        return b""

    def document(self, reading: Reading) -> bytes:
        """The document and its facts."""
        out = io.StringIO()
        console = Console(
            file=out,
            force_terminal=self._colours,
            color_system="standard" if self._colours else None,
            width=self._width or 100,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=self._width is None,
            legacy_windows=False,
        )
        if self._several:
            console.print()
        self._several = True
        if isinstance(reading.error, ReadError):
            console.print(Text(clean(f"Not read. {reading.error.message}"), style="red"))
        else:
            _show(console, reading)
        return out.getvalue().encode("utf-8", "backslashreplace")


def clean(text: str) -> str:
    """The text, of the same length, with nothing in it that a terminal obeys."""
    return _CONTROLS.sub(" ", text)


def _show(console: Console, reading: Reading) -> None:
    facts = reading.facts if isinstance(reading.facts, list) else []
    about = "health cooperation" if reading.relevant else "not health cooperation"
    console.print(Text(clean(reading.document.path), style="bold"))
    told = [f"language {reading.document.language}", f"{about} ({reading.relevance})", f"{len(facts)} facts"]
    if reading.document.published:
        told.insert(1, f"published {reading.document.published}")
    console.print(Text(", ".join(told)))
    for notice in reading.notices or []:
        console.print(Text(f"Note: {clean(notice.message)}", style="italic"))
    console.print(Rule(style="none") if console.is_terminal else Text("─" * 60))
    console.print(_marked(reading.document.text or "", facts))
    console.print()
    if console.is_terminal and facts:
        console.print(_legend())
        console.print()
    by_id = {fact.id: fact for fact in facts}
    for name in STYLES:
        if listed := [fact for fact in facts if kind(fact) == name]:
            console.print(Text(_HEADINGS[name], style="bold"))
            for fact in listed:
                _fact(console, fact, by_id)


def _marked(text: str, facts: list[Fact]) -> Text:
    """The document, each fact's words in the colour of its kind; a deed's sentence is bold under them."""
    marked = Text(clean(text).rstrip())
    for name, style in STYLES.items():
        for fact in facts:
            if kind(fact) == name:
                for evidence in fact.evidence:
                    marked.stylize(style, evidence.start, evidence.end)
    return marked


def _legend() -> Text:
    parts = [Text(_HEADINGS[name].lower(), style=style) for name, style in STYLES.items()]
    return Text("  ").join(parts)


def _fact(console: Console, fact: Fact, by_id: dict[str, Fact]) -> None:
    """What the fact says; below it, set in, what belongs to it and the words that say so."""
    head = Text(f"  {fact.id:4} ")
    head.append(clean(_said(fact)), style=STYLES[kind(fact)])
    details = [] if isinstance(fact, Act) else _details(fact, by_id)
    head.append(clean("".join(f"  {detail}" for detail in details)))
    head.append(f"  {fact.confidence:.2f}", style="dim")
    console.print(head)
    below = [Text(clean("  ".join(_deed(fact, by_id))))] if isinstance(fact, Act) else []
    first = fact.evidence[0]
    quote = " ".join(first.quote.split())
    short = quote if len(quote) <= _LONGEST_QUOTE else f"{quote[: _LONGEST_QUOTE - 1].rstrip()}…"
    more = f"  and {len(fact.evidence) - 1} more" if len(fact.evidence) > 1 else ""
    below.append(Text(clean(f"{first.start}:{first.end} “{short}”{more}"), style="dim"))
    for line in below:
        if line:
            console.print(Text(_SET_IN) + line if console.soft_wrap else Padding(line, (0, 0, 0, len(_SET_IN))))


def _said(fact: Fact) -> str:
    if isinstance(fact, Act):
        return f"{fact.type.replace('_', ' ')}, {fact.status}"
    name, english = getattr(fact, "name", None), label(fact)
    return f"{name} ({english})" if name and name != english else english


def _details(fact: Fact, by_id: dict[str, Fact]) -> list[str]:
    if isinstance(fact, Partner):
        return [part for part in (fact.type, fact.country, fact.identifier) if part]
    if isinstance(fact, Person):
        of = by_id.get(fact.partner or "")
        return [part for part in (fact.role, f"of {label(of)}" if of else None) if part]
    if isinstance(fact, Place):
        return [part for part in (fact.country, fact.identifier) if part]
    if isinstance(fact, Money):
        inferred = "currency inferred" if fact.currency_inferred else None
        return [part for part in (fact.qualifier, fact.stage, inferred) if part and part not in {"exact", "unknown"}]
    qualifier, role = getattr(fact, "qualifier", "exact"), getattr(fact, "role", None)
    return [part for part in (role, qualifier) if part and part != "exact"]


def _deed(act: Act, by_id: dict[str, Fact]) -> list[str]:
    def names(ids: list[str]) -> str:
        return ", ".join(label(by_id[i]) for i in ids if i in by_id)

    told = [
        ("by", names(act.actors)),
        ("for", names(act.recipients)),
        ("when", act.when or ""),
        ("in", names([act.where]) if act.where else ""),
        ("with", names([*([act.money] if act.money else []), *act.counts])),
        ("about", ", ".join(act.health_areas)),
    ]
    return [f"{word} {what}" for word, what in told if what]

"""Briefings and reports as pages ask for them: what an address wants, and contents ready to be drawn by a template."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone, translation

from cosante.briefing.content import Content, Section, Table, numbers
from cosante.briefing.making import BRIEFING, Wanted, make, printed
from cosante.briefing.pdf import Printed
from cosante.briefing.shown import shown
from cosante.register.models import Partner
from cosante.register.queries.filters import SIDE
from cosante.register.queries.ledger import with_whom
from cosante.web import briefing_words, words

#: How a timeline is drawn, in units of its drawing: a year, the tallest bar and the least, a bar's width.
_STEP, _TALL, _LEAST, _BAR = 40, 60, 12, 28
#: Where the line is on which bars stand, and how much room the years have under it.
_LINE, _YEARS = 80, 18


def languages_of(asked: Mapping[str, str], first: str) -> tuple[str, ...]:
    """The language in front and, where another one is asked for, the one beside it."""
    known = [code for code, _name in settings.LANGUAGES]
    front = asked.get("language", "")
    front = front if front in known else first
    beside = asked.get("beside", "")
    return (front, beside) if beside in known and beside != front else (front,)


def wanted_of(report: str, asked: Mapping[str, str], first: str, partner: int | None = None) -> Wanted:
    """What an address asks for. ``first``: the language where it names none."""
    about: dict[str, Any] = {}
    if report == BRIEFING:
        about["partner"] = partner if partner is not None else int(asked.get("partner") or 0)
        ours = asked.get("ours", "")
        if SIDE.fullmatch(ours) and ours != str(about["partner"]):
            about["ours"] = ours
    elif (year := asked.get("year", "")).isascii() and year.isdigit() and len(year) == 4:
        about["year"] = int(year)
    elif report == "cooperation":
        about["year"] = timezone.localdate().year
    return Wanted(report, about, languages_of(asked, first))


def query_of(wanted: Wanted) -> list[tuple[str, str]]:
    """The same as fields of a form or words of an address."""
    names = ("language", "beside")
    said = [(name, str(value)) for name, value in wanted.about.items() if value]
    return said + list(zip(names, wanted.languages, strict=False))


def foot(request: HttpRequest, contents: Sequence[Content]) -> Printed:
    """What stands at the foot of a file that is no release: the day, and the address of the site in its notes."""
    with translation.override(contents[0].language):
        day = briefing_words.day(timezone.localdate())
    return printed(contents, f"Cosanté · {day}", briefing_words, request.build_absolute_uri("/"))


class Source(NamedTuple):
    """A source at the foot of a page."""

    number: int
    texts: Sequence[str]
    address: str


class Drawn(NamedTuple):
    """Contents on a page: heads, then block beside block; the sources at the foot."""

    languages: Sequence[str]
    heads: Sequence[Mapping[str, Any]]
    sections: Sequence[Mapping[str, Any]]
    sources: Sequence[Source]


def drawn(wanted: Wanted, personal: bool = False) -> Drawn:
    """The contents for ``_content.html``; ``personal``: may who looks see the people whom the office's rows name?"""
    contents = make(wanted, timezone.localdate(), briefing_words, personal)
    data = shown(contents, "")
    sections = [
        {
            "titles": [(one.language, data[n]["sections"][at]["title"]) for n, one in enumerate(contents)],
            "blocks": [
                [
                    (one.language, _named(one.sections[at], b), _ready(data[n]["sections"][at]["blocks"][b]))
                    for n, one in enumerate(contents)
                ]
                for b in range(len(contents[0].sections[at].blocks))
            ],
        }
        for at in range(len(contents[0].sections))
    ]
    return Drawn([one.language for one in contents], data, sections, _sources(contents))


def _named(section: Section, at: int) -> str:
    """What a table is called where it can be scrolled: as its section; of several, each by what it is."""
    block, tables = section.blocks[at], [one for one in section.blocks if isinstance(one, Table)]
    if len(tables) < 2 or not isinstance(block, Table):
        return section.title
    return f"{section.title}: {block.caption or block.heads[0]}"


def _sources(contents: Sequence[Content]) -> list[Source]:
    known = numbers(contents)
    found: dict[str, Source] = {}
    for content in contents:
        for note in content.notes():
            old = found.get(note.key)
            texts = [*(old.texts if old else ()), *([] if old and note.text in old.texts else [note.text])]
            found[note.key] = Source(known[note.key], texts, note.address)
    return sorted(found.values())


def _ready(block: dict[str, Any]) -> dict[str, Any]:
    """A table with its heads beside its cells, a timeline with the shapes of its bars."""
    if block["kind"] == "table":
        columns = list(zip(block["heads"], block["numbers"], strict=True))
        return block | {
            "columns": columns,
            "lines": [list(zip(block["heads"], row, strict=True)) for row in block["rows"]],
        }
    return _drawn_timeline(block) if block["kind"] == "timeline" else block


def _drawn_timeline(block: dict[str, Any]) -> dict[str, Any]:
    bars = [
        {"x": at * _STEP + (_STEP - _BAR) // 2, "middle": at * _STEP + _STEP // 2, "name": one["name"]}
        | {"shapes": _shapes(one, block["most"])}
        for at, one in enumerate(block["columns"])
    ]
    shapes = [shape for bar in bars for shape in bar["shapes"]]
    top = min([_LINE, *(shape["y"] for shape in shapes)]) - 4
    bottom = max([_LINE + _YEARS, *(shape["y"] + shape["tall"] for shape in shapes)]) + 4
    lines = {"base": _LINE, "foot": _LINE + _YEARS, "label": _LINE + _YEARS - 5, "top": top, "height": bottom - top}
    return block | {"bars": bars, "width": _STEP * len(bars), "bar": _BAR} | lines


def _shapes(one: Mapping[str, Any], most: int) -> list[dict[str, Any]]:
    """The bars of a year: given and together above the line, taken below the years."""
    given, taken, together = (
        max(_LEAST, round(_TALL * one[name] / most)) if one[name] else 0 for name in ("given", "taken", "together")
    )
    placed = (
        ("given", _LINE - given, given, one["texts"][0]),
        ("together", _LINE - given - together, together, one["texts"][2]),
        ("taken", _LINE + _YEARS, taken, one["texts"][1]),
    )
    return [
        {"of": name, "y": y, "tall": tall, "text": text, "at": y + tall // 2 + 4}
        for name, y, tall, text in placed
        if tall
    ]


def sides(partner: Partner) -> list[tuple[str, str]]:
    """Whom the briefing can be about beside the partner: those it has most deeds with, and their countries."""
    counterparts = [one for one, _n in with_whom(partner.pk)]
    countries = dict.fromkeys(one.country for one in counterparts if one.country and one.country != partner.country)
    named = [(code, words.country_name(code)) for code in countries]
    return [*named, *((str(one.pk), one.name) for one in counterparts if one.type != "country")]

"""What the pages of readiness lists show: questions with their answers, shares before and after, facilities beside."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from cosante.register.models import Answer, Block, ReadinessItem, ReadinessList
from cosante.register.queries.kept_rows import parts, rows
from cosante.register.records.readiness import Compared, compared, difference
from cosante.vocabulary.errors import BadValue
from cosante.vocabulary.readiness import templates
from cosante.web import words
from cosante.web.results_words import share_words
from cosante.web.typed import read_number


class Asked(NamedTuple):
    """A question and its answers in words; ``way``: up, down or nothing."""

    row: ReadinessItem
    before: str
    after: str
    change: str
    way: str


def list_page(row: ReadinessList, request: HttpRequest) -> Mapping[str, Any]:
    """Context of ``readiness_list.html`` besides what every page of kept rows has."""
    items = _items(row)
    there = {item.item for item in items}
    lacking = [question for question in templates()[row.block] if question.item not in there]
    return {
        "asked": [asked(item) for item in items],
        "score": score_words(compared((item.before, item.after) for item in items if not item.is_number)),
        "lacking": len(lacking),
    }


def _items(row: ReadinessList) -> list[ReadinessItem]:
    order = [question.item for question in templates()[row.block]]
    found = list(parts(row, ReadinessItem))
    return sorted(found, key=lambda item: (order.index(item.item) if item.item in order else len(order), item.pk))


def asked(item: ReadinessItem) -> Asked:
    """One question in words."""
    if item.is_number:
        more = difference(item.number_before, item.number_after)
        return Asked(item, _number(item.number_before), _number(item.number_after), _signed(more), _way(more))
    one, two = (list(reversed(Answer.values)).index(value) if value else None for value in (item.before, item.after))
    moved = None if one is None or two is None else Decimal(two - one)
    said = "" if moved is None else _("better") if moved > 0 else _("worse") if moved < 0 else _("the same")
    return Asked(item, item.get_before_display(), item.get_after_display(), said, _way(moved))


def _number(value: Decimal | None) -> str:
    return "" if value is None else words.number_words(value)


def _signed(value: Decimal | None) -> str:
    return "" if value is None else f"{'+' if value > 0 else ''}{words.number_words(value)}"


def _way(value: Decimal | None) -> str:
    return "" if not value else "up" if value > 0 else "down"


def score_words(found: Compared) -> dict[str, str]:
    """Shares before and after in words, and of how many answers they are."""
    return {
        "before": share_words(found.before.share),
        "after": share_words(found.after.share),
        "answered_before": words.number_words(found.before.answered),
        "answered_after": words.number_words(found.after.answered),
        "asked": words.number_words(found.before.asked),
        "change": points_words(found),
        "both": words.number_words(found.both),
    }


def points_words(found: Compared) -> str:
    """``+25``: points of a hundred over the questions that were answered at both times."""
    return "" if found.change is None else _signed(Decimal(round(found.change * 100)))


class Facility(NamedTuple):
    """A column of the comparison: a list, its score, its answers by question."""

    row: ReadinessList
    score: dict[str, str]
    answers: Mapping[str, Asked]


class Comparison(NamedTuple):
    """Questions down, facilities across."""

    facilities: Sequence[Facility]
    lines: Sequence[tuple[str, Sequence[Asked | None]]]
    all: dict[str, str]


def comparison(block: str, language: str) -> Comparison:
    """All lists of a building block side by side, with the questions of its template."""
    found = list(rows(ReadinessList, ("facility__name", "id")).filter(block=block))
    of: dict[int, list[ReadinessItem]] = {row.pk: [] for row in found}
    for item in rows(ReadinessItem).filter(readiness_list__in=found):
        of[item.readiness_list_id].append(item)
    facilities = [
        Facility(row, score_words(compared(_pairs(of[row.pk]))), {i.item: asked(i) for i in of[row.pk] if i.item})
        for row in found
    ]
    lines = [
        (question.name(language), [facility.answers.get(question.item) for facility in facilities])
        for question in templates()[block]
    ]
    everything = compared(pair for items in of.values() for pair in _pairs(items))
    return Comparison(facilities, lines, score_words(everything))


def _pairs(items: Iterable[ReadinessItem]) -> list[tuple[str, str]]:
    return [(item.before, item.after) for item in items if not item.is_number]


def blocks(chosen: str) -> list[tuple[str, str, int, bool]]:
    """Every building block with how many lists it has."""
    found = rows(ReadinessList).values_list("block", flat=True)
    counted = {code: sum(block == code for block in found) for code in Block.values}
    return [(code, str(label), counted[code], code == chosen) for code, label in Block.choices]


class Filled(NamedTuple):
    """A question of the form: what stands in its fields, and in words what is kept."""

    row: ReadinessItem
    before: str
    after: str
    comment: str
    now: Asked


def form_lines(row: ReadinessList, given: QueryDict | None) -> list[Filled]:
    """The form of a list: what is kept, or what was typed where that was refused."""
    found = []
    for item in _items(row):
        one, two = (
            ("" if value is None else words.number_words(value) for value in (item.number_before, item.number_after))
            if item.is_number
            else (item.before, item.after)
        )
        names = ("number_before", "number_after") if item.is_number else ("before", "after")
        fields = [(names[0], one), (names[1], two), ("comment", item.comment)]
        typed = [(given or {}).get(f"{name}-{item.pk}", kept) for name, kept in fields]
        found.append(Filled(item, *typed, asked(item)))
    return found


def sent(row: ReadinessList, given: QueryDict) -> dict[int, tuple[int, dict[str, Any]]]:
    """What was filled in on the page of answers, by question. ``BadValue`` for a number that is none."""
    found: dict[int, tuple[int, dict[str, Any]]] = {}
    for item in parts(row, ReadinessItem):
        seen = given.get(f"version-{item.pk}", "")
        if not seen.isdecimal():
            continue
        names = ("number_before", "number_after") if item.is_number else ("before", "after")
        values = {name: _sent(given.get(f"{name}-{item.pk}", ""), item.is_number) for name in names}
        found[item.pk] = (int(seen), values | {"comment": given.get(f"comment-{item.pk}", "").strip()})
    return found


def _sent(text: str, is_number: bool) -> Any:
    if not is_number:
        return text if text in Answer.values else ""
    number = read_number(text) if text.strip() else None
    if text.strip() and number is None:
        raise BadValue(_("“%(text)s” is no number.") % {"text": text.strip()[:40]})
    return number

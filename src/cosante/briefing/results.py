"""Indicators as they stood at the end of a year: where each came from, where it is, where it is to go."""

from django.utils.translation import gettext as _

from cosante.briefing.content import Block, Cell, Note, Table
from cosante.briefing.parts import NOTHING, more
from cosante.briefing.sources import entered_notes
from cosante.briefing.words import Words
from cosante.register.models import Indicator
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.results import Followed, followed, until

#: So many lines has the table.
_LINES = 40


def standings(year: int, words: Words) -> tuple[Block, ...]:
    """Those that have a value by then. Where one stands is by the rule of docs/results.md; why, nobody says here."""
    found = [until(one, year) for one in followed(rows(Indicator, ("area", "code", "id")))]
    found = [one for one in found if one.whole.latest]
    notes = entered_notes([one.indicator for one in found[:_LINES]], words)
    table = tuple(_line(one, notes[one.indicator.pk], words) for one in found[:_LINES])
    heads = (_("Indicator"), _("Health area"), _("Baseline"), _("Last value"), _("Target"), _("Where it stands"))
    blocks: list[Block] = [Table("", heads, table, (6, 4, 3, 3, 3, 3))] if table else []
    if len(found) > _LINES:
        blocks.append(more(len(found) - _LINES, words, Note("indicators", _("All indicators."), "/indicators/")))
    return tuple(blocks)


def _line(one: Followed, notes: tuple[Note, ...], words: Words) -> tuple[Cell, ...]:
    indicator, whole = one.indicator, one.whole
    area = words.label(indicator.area, "health_area") if indicator.area else NOTHING
    values = (words.measured(value, indicator) or NOTHING for value in (whole.baseline, whole.latest, whole.target))
    return (
        Cell(str(indicator), notes, marked=True),
        Cell(area),
        *(Cell(value) for value in values),
        Cell(words.standing(whole.progress.standing)),
    )

"""Cells and rows that several reports have alike."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.briefing.content import Cell, Note, Paragraph, Sentence
from cosante.briefing.words import Words

#: What stands for nothing.
NOTHING = "–"


def number(value: Decimal | int, words: Words, notes: Sequence[Note] = ()) -> Cell:
    """A number that is exact; none where there is none."""
    if not value:
        return Cell(NOTHING, tuple(notes), number=True, value="0")
    return Cell(words.number(value), tuple(notes), number=True, value=format(Decimal(value), "f"))


def day(value: date | None, words: Words) -> Cell:
    """A day."""
    return Cell(words.day(value) if value else NOTHING)


def money(amount: Decimal, currency: str, words: Words, notes: Sequence[Note] = ()) -> Cell:
    """A sum with its currency; by itself where it has none."""
    said = words.money(amount, currency) if currency else words.number(amount)
    return Cell(said, tuple(notes), number=True, value=f"{amount:f}")


def more(left: int, words: Words, note: Note) -> Paragraph:
    """How many rows there was no place for, and where they are."""
    told = ngettext("%(n)s more has no place here.", "%(n)s more have no place here.", left)
    return Paragraph((Sentence(told % {"n": words.number(left)}, (note,)),))


def stopped(said: str) -> str:
    """A sentence with the full stop of its language."""
    # Translators: a sentence, and the full stop behind it.
    return _("%(said)s.") % {"said": said}


def begun(words: str) -> str:
    """With a capital, as heads begin."""
    return words[:1].upper() + words[1:]

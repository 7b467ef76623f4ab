"""Facts that are adrift, ready to be shown: what each says, where it was said, and what was decided of it."""

from collections.abc import Iterable
from typing import NamedTuple

from cosante.register.models import Fact
from cosante.register.queries.adrift import last_said
from cosante.web import saying


class Line(NamedTuple):
    """A fact, in words; the decision that holds, in words; and the place of the text that said so."""

    fact: Fact
    words: str
    decided: saying.Said | None
    quote: str


def lines(facts: Iterable[Fact]) -> list[Line]:
    """The facts in their order."""
    facts = list(facts)
    decided = last_said(facts)
    return [
        Line(
            fact,
            saying.fact_words(fact),
            next(iter(saying.said([decided[fact.pk]])), None) if fact.pk in decided else None,
            next((e.quote for e in fact.evidence.all()), ""),
        )
        for fact in facts
    ]

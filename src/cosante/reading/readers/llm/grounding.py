"""A model's items as facts of the contract: each with the words that say it, its value by our grammars.

Nothing of an answer reaches a fact but codes of the contract's closed lists and the spans of its quotes: names and
roles are cut from the text, amounts, numbers and dates come from ``values``, identifiers and countries from our tables.
What has no such ground is counted.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from cosante.languages.folding import fold_term
from cosante.reading.page import Page
from cosante.reading.readers.llm import answers
from cosante.reading.readers.llm.answers import Answer, Item
from cosante.reading.readers.llm.asking import Numbered
from cosante.reading.readers.llm.quotes import REPEATED, Quotes, Spot
from cosante.reading.readers.llm.values import Values
from cosante.vocabulary.facts import Act, Count, Date, Evidence, Fact, HealthArea, Money, Partner, Person, Place

#: How sure a fact is that only a model gives. Set by hand, below what agreement gives: see docs/llm.md.
CONFIDENCE = {
    "Partner": 0.7,
    "Person": 0.7,
    "Place": 0.65,
    "Money": 0.85,
    "Count": 0.7,
    "Date": 0.75,
    "HealthArea": 0.65,
    "Act": 0.6,
}
NO_VALUE, MALFORMED = "no-value", "malformed"
#: Characters of a name; a longer quote names nothing.
_LONGEST = 200


class Grounding:
    """Facts of one document, made of the answers for its parts. ``dropped``: how many items were not, by why."""

    def __init__(self, page: Page, text: str, reader: str) -> None:
        self.facts: list[Fact] = []
        self.dropped: Counter[str] = Counter()
        self.said = 0
        self._text, self._reader = text, reader
        self._latin = bool(page.pack.settings["capitals"])
        self._values = Values(page)
        self._known: dict[tuple[Any, ...], Fact] = {}
        #: what the ids of the present answer stand for
        self._ids: dict[str, Fact] = {}
        self._quotes = Quotes(())

    def add(self, answer: Answer, part: list[Numbered]) -> None:
        """Ground an answer for a part of the text."""
        self._ids, self._quotes = {}, Quotes(part)
        self.said += len(answer.items) + answer.malformed
        if answer.malformed:
            self.dropped[MALFORMED] += answer.malformed
        for item in answer.items:
            self._take(item)

    def _take(self, item: Item) -> None:
        spot = self._quotes.locate(_what(item), item.sentence, item.quote)
        if isinstance(spot, str):
            self.dropped[spot] += 1
            return
        fact = _MAKERS[type(item)](self, item, spot)
        if fact is None:
            self.dropped[NO_VALUE] += 1
            return
        if spot.again:
            self.dropped[REPEATED] += 1
        if name := getattr(item, "id", ""):
            self._ids.setdefault(name, fact)

    def _fact(self, kind: type[Fact], key: tuple[Any, ...], span: tuple[int, int] | Spot, **fields: Any) -> Fact:
        """The fact of that key, with this span as evidence too; made where there is none yet."""
        start, end = span[0], span[1]
        evidence = Evidence(start, end, self._text[start:end])
        whole = (kind, *key)
        if known := self._known.get(whole):
            if evidence not in known.evidence:
                known.evidence = sorted([*known.evidence, evidence], key=lambda e: (e.start, e.end))
            return known
        common: dict[str, Any] = {"id": f"f{len(self.facts) + 1}", "evidence": [evidence], "reader": self._reader}
        made: Fact = kind(**common, confidence=CONFIDENCE[kind.__name__], **fields)
        self._known[whole] = made
        self.facts.append(made)
        return made

    def _written(self, spot: Spot) -> str | None:
        """The words of a spot as a name; None where they can be none."""
        written = " ".join(self._text[spot.start : spot.end].split())
        return written if len(written) <= _LONGEST and any(c.isalpha() for c in written) else None

    def _partner(self, item: answers.Partner, spot: Spot) -> Fact | None:
        name = self._written(spot)
        known = self._values.named("partner", spot.start, spot.end)
        country = (known and known.country) or self._values.country(spot.start, spot.end)
        if name is None or (item.type == "country" and country is None):
            return None
        fields = {
            "name": name,
            "name_en": known and known.name_en,
            "type": item.type,
            "country": country,
            "identifier": known and known.identifier,
        }
        return self._fact(Partner, (fold_term(name),), spot, **fields)

    def _person(self, item: answers.Person, spot: Spot) -> Fact | None:
        name = self._written(spot)
        if name is None:
            return None
        fact = self._fact(Person, (fold_term(name),), spot, name=name, name_latin=name if self._latin else None)
        assert isinstance(fact, Person)
        partner = self._ids.get(item.partner or "")
        if fact.partner is None and isinstance(partner, Partner):
            fact.partner = partner.id
        if fact.role is None and item.role:
            role = self._quotes.locate(f"role of {item.id}", item.sentence, item.role)
            if isinstance(role, Spot):
                fact.role = self._written(role)
        return fact

    def _place(self, _: answers.Place, spot: Spot) -> Fact | None:
        name = self._written(spot)
        if name is None:
            return None
        known = self._values.named("place", spot.start, spot.end)
        fields = {
            "name": name,
            "name_en": known and known.name_en,
            "country": (known and known.country) or self._values.country(spot.start, spot.end),
            "identifier": known.identifier if known and known.type != "country" else None,
        }
        return self._fact(Place, (fold_term(name),), spot, **fields)

    def _money(self, item: answers.Money, spot: Spot) -> Fact | None:
        stated = self._values.money(spot.start, spot.end)
        if stated is None:
            return None
        start, end, amount = stated
        fields = {
            "amount": amount.amount.normalize() if amount.amount % 1 else amount.amount.quantize(1),
            "currency": amount.currency,
            "qualifier": amount.qualifier,
            "stage": item.stage,
            "currency_inferred": amount.inferred,
        }
        return self._fact(Money, (amount.amount, amount.currency), (start, end), **fields)

    def _count(self, item: answers.Count, spot: Spot) -> Fact | None:
        stated = self._values.count(spot.start, spot.end)
        if stated is None:
            return None
        value = int(stated.value) if stated.value == int(stated.value) else float(stated.value)
        fields = {"value": value, "of": item.of, "qualifier": stated.qualifier}
        return self._fact(Count, (stated.value, item.of), spot, **fields)

    def _date(self, item: answers.Date, spot: Spot) -> Fact | None:
        stated = self._values.date(spot.start, spot.end)
        if stated is None:
            return None
        start, end, dated = stated
        role = item.role if item.role in ("event", "period") and dated.role in ("event", "period") else dated.role
        return self._fact(Date, (dated.value, role), (start, end), value=dated.value, role=role)

    def _area(self, item: answers.HealthArea, spot: Spot) -> Fact | None:
        return self._fact(HealthArea, (item.code,), spot, code=item.code)

    def _act(self, item: answers.Act, spot: Spot) -> Fact | None:
        when, where, money = (self._ids.get(name or "") for name in (item.when, item.where, item.money))
        told = {f.code for f in self.facts if isinstance(f, HealthArea)}
        fields = {
            "type": item.type,
            "status": item.status,
            "actors": self._named(item.actors),
            "recipients": self._named(item.recipients),
            "when": when.value if isinstance(when, Date) and when.role in ("event", "period") else None,
            "where": where.id if isinstance(where, Place) else None,
            "money": money.id if isinstance(money, Money) else None,
            "counts": _unique(f.id for n in item.counts if isinstance(f := self._ids.get(n), Count)),
            "health_areas": [code for code in dict.fromkeys(item.health_areas) if code in told],
        }
        return self._fact(Act, (item.type, spot.start, spot.end), spot, **fields)

    def _named(self, ids: list[str]) -> list[str]:
        return _unique(f.id for n in ids if isinstance(f := self._ids.get(n), Partner | Person))


def _unique(ids: Any) -> list[str]:
    return list(dict.fromkeys(ids))


def _what(item: Item) -> str:
    """For what a quote is used up: the same words may tell of two deeds of different types."""
    told = getattr(item, "type", "") if isinstance(item, answers.Act) else getattr(item, "code", "")
    return f"{type(item).__name__} {told}"


_MAKERS: dict[type[Item], Callable[[Grounding, Any, Spot], Fact | None]] = {
    answers.Partner: Grounding._partner,
    answers.Person: Grounding._person,
    answers.Place: Grounding._place,
    answers.Money: Grounding._money,
    answers.Count: Grounding._count,
    answers.Date: Grounding._date,
    answers.HealthArea: Grounding._area,
    answers.Act: Grounding._act,
}

"""A model's answer as items of known types. Of an answer that is no answer at all ``BadAnswer`` says what is wrong; a
single item of the wrong form is left out and counted.
"""

import re
from typing import Any

import msgspec
from msgspec import Struct, field

from cosante.reading.readers.llm.asking import KINDS
from cosante.vocabulary.codes import ActStatus, ActType, Counted, HealthAreaCode, MoneyStage, PartnerType
from cosante.vocabulary.errors import BadAnswer

#: Items of one kind in one answer; more are not looked at, but counted.
MOST = 500
#: How servers without a schema wrap their JSON.
_FENCED = re.compile(r"\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*", re.DOTALL)


class Item(Struct, kw_only=True):
    """What every item has: the words that say so, and the number of their sentence."""

    sentence: int
    quote: str


class Partner(Item, kw_only=True):
    id: str
    type: PartnerType


class Person(Item, kw_only=True):
    id: str
    role: str | None = None
    partner: str | None = None


class Place(Item, kw_only=True):
    id: str


class Money(Item, kw_only=True):
    id: str
    stage: MoneyStage = "unknown"


class Count(Item, kw_only=True):
    id: str
    of: Counted


class Date(Item, kw_only=True):
    id: str
    role: str = "event"


class HealthArea(Item, kw_only=True):
    code: HealthAreaCode


class Act(Item, kw_only=True):
    type: ActType
    status: ActStatus
    actors: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    when: str | None = None
    where: str | None = None
    money: str | None = None
    counts: list[str] = field(default_factory=list)
    health_areas: list[HealthAreaCode] = field(default_factory=list)


_TYPES: dict[str, type[Item]] = dict(
    zip(KINDS, (Partner, Person, Place, Money, Count, Date, HealthArea, Act), strict=True)
)


class Answer(Struct):
    """What a model said of a part of a text; ``malformed`` items were of no known form."""

    relevant: bool
    items: list[Item]
    malformed: int = 0


def parse(content: str) -> Answer:
    """The answer in a model's words; raises ``BadAnswer``."""
    fenced = _FENCED.fullmatch(content)
    try:
        said = msgspec.json.decode(fenced[1] if fenced else content)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise BadAnswer(f"The model's answer is no JSON ({str(error)[:100]}).") from error
    if not isinstance(said, dict) or not isinstance(said.get("relevant"), bool):
        raise BadAnswer("The model's answer is not of the schema: it has no `relevant`, true or false.")
    answer = Answer(said["relevant"], [])
    for kind, of in _TYPES.items():
        listed = said.get(kind)
        if not isinstance(listed, list):
            raise BadAnswer(f"The model's answer is not of the schema: it has no list `{kind}`.")
        answer.malformed += max(0, len(listed) - MOST)
        for one in listed[:MOST]:
            _take(answer, one, of)
    return answer


def _take(answer: Answer, one: Any, of: type[Item]) -> None:
    try:
        answer.items.append(msgspec.convert(one, of))
    except (msgspec.ValidationError, RecursionError):
        answer.malformed += 1

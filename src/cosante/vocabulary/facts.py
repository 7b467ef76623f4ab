"""The reading contract in code: the eight kinds of fact, the document, the reading.

This module is the contract's one source; ``docs/reading.schema.json`` is generated from it. Offsets count Unicode code
points of ``Document.text``, and for every evidence ``text[start:end] == quote``.
"""

from decimal import Decimal
from inspect import cleandoc
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, field

from cosante.vocabulary.codes import (
    ActStatus,
    ActType,
    Counted,
    DateRole,
    HealthAreaCode,
    MoneyStage,
    PartnerType,
    Qualifier,
)

Confidence = Annotated[
    float, Meta(ge=0, le=1, description="Calibrated: of the facts given 0.8, eight in ten are right.")
]
CountryCode = Annotated[str, Meta(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2.")]
CurrencyCode = Annotated[str, Meta(pattern="^[A-Z]{3}$", description="ISO 4217.")]
FactId = Annotated[str, Meta(pattern="^f[0-9]+$")]
Offset = Annotated[int, Meta(ge=0, description="Unicode code points from the start of the document's text.")]


class Evidence(Struct, frozen=True):
    """Where the document says so: ``text[start:end] == quote``."""

    start: Offset
    end: Offset
    quote: str


class _Fact(Struct, kw_only=True, tag_field="kind"):
    id: FactId
    evidence: Annotated[list[Evidence], Meta(min_length=1)]
    confidence: Confidence
    reader: str


class Partner(_Fact, tag="partner", kw_only=True):
    """Who acts or receives."""

    name: str
    name_en: str | None
    type: PartnerType
    country: CountryCode | None = None
    identifier: Annotated[str | None, Meta(description="An org-id.guide identifier, such as XM-DAC-928.")] = None


class Person(_Fact, tag="person", kw_only=True):
    """Somebody named, with the role as written."""

    name: str
    name_latin: str | None
    role: str | None = None
    partner: FactId | None = None


class Place(_Fact, tag="place", kw_only=True):
    """Where a deed happened or will happen."""

    name: str
    name_en: str | None
    country: CountryCode | None = None
    identifier: Annotated[str | None, Meta(description="ISO 3166-2, or geonames:NUMBER.")] = None


class Money(_Fact, tag="money", kw_only=True):
    """An exact decimal amount as the text states it."""

    amount: Decimal
    currency: CurrencyCode
    qualifier: Qualifier = "exact"
    stage: MoneyStage = "unknown"
    currency_inferred: Annotated[
        bool, Meta(description="True where the text names no country's currency ('dollars').")
    ] = False


class Count(_Fact, tag="count", kw_only=True):
    """A number of people or things given, sent, built or treated."""

    value: int | float
    of: Counted
    qualifier: Qualifier = "exact"


class Date(_Fact, tag="date", kw_only=True):
    """An EDTF date (ISO 8601-2), interval or duration."""

    value: str
    role: DateRole


class HealthArea(_Fact, tag="health_area", kw_only=True):
    """What the acts are about."""

    code: HealthAreaCode


class Act(_Fact, tag="act", kw_only=True):
    """One deed: who did what for whom, when, where, with what."""

    type: ActType
    status: ActStatus
    actors: list[FactId] = field(default_factory=list)
    recipients: list[FactId] = field(default_factory=list)
    when: str | None = None
    where: FactId | None = None
    money: FactId | None = None
    counts: list[FactId] = field(default_factory=list)
    health_areas: list[HealthAreaCode] = field(default_factory=list)


Fact = Partner | Person | Place | Money | Count | Date | HealthArea | Act
KINDS: tuple[str, ...] = ("partner", "person", "place", "money", "count", "date", "health_area", "act")


#: What a fact of each kind says, beside what every fact has.
OWN_FIELDS: dict[str, frozenset[str]] = {
    str(kind.__struct_config__.tag): frozenset(kind.__struct_fields__) - frozenset(_Fact.__struct_fields__)
    for kind in (Partner, Person, Place, Money, Count, Date, HealthArea, Act)
}


class Notice(Struct, frozen=True):
    """Something the reader could not do, or did with a doubt, said once a document."""

    code: str
    message: str


class ReadError(Struct, frozen=True):
    """Why a document could not be read."""

    code: str
    message: str


class PageSize(Struct, frozen=True, array_like=True):
    """``[width, height]`` of a page: points (1/72 inch) of a PDF, pixels of a picture."""

    width: float
    height: float


class PageSpan(Struct, frozen=True, array_like=True):
    """``[start, end, page, left, top, right, bottom, confidence]``: where on its pages a stretch of the text stands.

    ``page`` counts from 1; the box is measured from the page's upper left corner in the units of its size.
    ``confidence``: how surely the words were recognised in a picture, 0 to 1; null where they were text already.
    """

    start: Offset
    end: Offset
    page: Annotated[int, Meta(ge=1)]
    left: float
    top: float
    right: float
    bottom: float
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None


class Document(Struct, kw_only=True):
    """The document as read."""

    path: str
    sha256: str | None = None
    media_type: str | None = None
    language: str | None = None
    title: str | None = None
    published: str | None = None
    characters: int | None = None
    text: str | None = None
    publisher: Annotated[str | UnsetType, Meta(description="As the document names its own.")] = UNSET
    address: Annotated[str | UnsetType, Meta(description="The address on the web that it gives as its own.")] = UNSET
    pages: Annotated[list[PageSize] | UnsetType, Meta(description="Of a PDF or a picture, in order.")] = UNSET
    spans: Annotated[list[PageSpan] | UnsetType, Meta(description="By their place in the text.")] = UNSET


class ModelUse(Struct, kw_only=True):
    """What a language model was asked for a reading, and what that took."""

    model: str
    prompt: Annotated[str, Meta(description="Hash of the instructions, the schema and the settings of the request.")]
    requests: Annotated[int, Meta(ge=0)] = 0
    kept: Annotated[int, Meta(ge=0, description="Answers from an earlier run, which cost nothing again.")] = 0
    input_tokens: Annotated[int, Meta(ge=0)] = 0
    output_tokens: Annotated[int, Meta(ge=0)] = 0
    estimated: Annotated[bool, Meta(description="True where the server did not count its tokens.")] = False
    cost: Annotated[Decimal | None, Meta(description="USD, kept answers included; null without prices.")] = None
    said: Annotated[int, Meta(ge=0, description="Items that the model gave.")] = 0
    dropped: Annotated[dict[str, int], Meta(description="Items that the text does not bear out, by why.")] = field(
        default_factory=dict
    )


class Reading(Struct, kw_only=True, omit_defaults=False):
    """What ``cosante read --format jsonl`` says of one document; either ``error`` or the rest."""

    document: Document
    relevant: bool | UnsetType = UNSET
    relevance: Confidence | UnsetType = UNSET
    facts: list[Fact] | UnsetType = UNSET
    notices: list[Notice] | UnsetType = UNSET
    error: ReadError | UnsetType = UNSET
    language_model: ModelUse | UnsetType = UNSET


_encoder = msgspec.json.Encoder(decimal_format="number")
_decoder = msgspec.json.Decoder(Reading)


def to_json(reading: Reading) -> bytes:
    """One JSON object on one line, UTF-8, no newline at its end."""
    return _encoder.encode(reading)


def from_json(line: bytes | str) -> Reading:
    """The reading of one line of the contract; ``msgspec.ValidationError`` says where a line departs from it."""
    return _decoder.decode(line)


#: In place of evidence where only a fact's own fields are looked at.
_NONE = [{"start": 0, "end": 1, "quote": "-"}]


def fact_from(kind: str, payload: dict[str, Any]) -> Fact:
    """A fact of a kind's own fields, with no evidence yet; ``msgspec.ValidationError`` where they are not right."""
    whole = {"id": "f1", "kind": kind, "evidence": _NONE, "confidence": 1.0, "reader": "-", **payload}
    fact: Fact = msgspec.json.decode(msgspec.json.encode(whole), type=Fact)
    return fact


def json_schema() -> dict[str, Any]:
    """The contract as JSON Schema (2020-12), generated from the types above."""
    schema = msgspec.json.schema(Reading)
    # msgspec describes a Decimal as text; ``to_json`` writes it as a number.
    schema["$defs"]["Money"]["properties"]["amount"] = {"type": "number"}
    for told in schema["$defs"].values():
        if "description" in told:  # a docstring: msgspec before 0.23 leaves the indentation of its lines
            told["description"] = cleandoc(told["description"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A reading of one document, as `cosante read --format jsonl` writes it",
        **schema,
    }

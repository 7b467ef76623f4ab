"""What the API shows of the register, as types: the OpenAPI file is made of them, every answer is checked against them.

What the office keeps beside it is in ``row_schemas``, its accounts and webhooks in ``office_schemas``.
"""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, create_model

from cosante.vocabulary.facts import KINDS

FactKind = Literal[KINDS]  # type: ignore[valid-type]  # the contract's own tuple of kinds
FactStatus = Literal["proposed", "accepted", "corrected", "rejected", "superseded"]


class Problem(Schema):
    """Why something was not done (RFC 9457)."""

    type: str = Field(description="Where the reference explains the code.")
    title: str = Field(description="The kind of problem, in the same words each time.")
    status: int
    code: str = Field(description="Stable, for programs.")
    detail: str = Field(description="What was wrong this time.")
    do: str = Field(description="What to do about it.")
    instance: str = Field(description="The address that was asked.")
    errors: list["Wrong"] = Field(description="What was wrong with which part of the request.")


class Wrong(Schema):
    """One thing that was wrong."""

    place: str = Field(description="query, path, header, body or file")
    at: str = Field(description="The name in it; dots lead inwards.")
    why: str


class Evidence(Schema):
    """Where the text says so."""

    start: int = Field(description="In Unicode code points of the document's text.")
    end: int
    quote: str


class Fact(Schema):
    """One fact of one document, with what people have made of it."""

    id: int
    href: str
    document: int
    local_id: str = Field(description="What other facts of its reading call it.")
    kind: FactKind
    values: dict[str, Any] = Field(description="The reading contract's fields of this kind, with corrections made.")
    as_read: dict[str, Any] | None = Field(description="The same as the reader gave them; null for visitors.")
    confidence: float
    reader: str | None = Field(description="What read it, or person/NAME; null for visitors.")
    status: FactStatus
    partner: int | None
    act: int | None
    evidence: list[Evidence]


class DocumentLine(Schema):
    """A document, without its text."""

    id: int
    href: str
    page: str
    name: str
    title: str
    language: str
    published: str = Field(description="EDTF; empty where not known.")
    kind: str = Field(description="archived, or entry: what a person wrote here")
    media_type: str
    sha256: str
    publisher: str
    publisher_kind: str
    source_url: str
    relevant: bool | None = Field(description="Is it about health cooperation? null: nobody has said.")
    copy_of: int | None
    added_at: datetime
    waiting: int | None = Field(description="Facts that wait for a decision; null for visitors.")


class Notice(Schema):
    """Something the reader could not do, or did with a doubt."""

    code: str
    message: str


class Original(Schema):
    """The bytes that a document was read from, and where they were fetched, if they were."""

    name: str
    size: int
    media_type: str = Field(description="Told from the content.")
    sha256: str
    kept_at: datetime
    fetched_from: str = Field(description="The address that answered with them; empty where they were sent here.")
    fetched_at: datetime | None
    file: str


class Document(DocumentLine):
    """A document with its text and its facts."""

    text: str
    notices: list[Notice]
    facts: list[Fact]
    original: Original | None = Field(description="null where it was not kept, as of entries written here.")


class Added(DocumentLine):
    """What became of a document that was sent."""

    outcome: Literal["added", "reread", "unchanged"]


class PartnerLine(Schema):
    """A partner, whatever its documents call it."""

    id: int
    href: str
    page: str
    name: str
    type: str
    country: str = Field(description="ISO 3166-1 alpha-2; empty where not known.")
    identifier: str = Field(description="Of org-id.guide; empty where not known.")
    sources: int = Field(description="Documents on health cooperation that name it; with none it is in no list.")


class Name(Schema):
    """A name in a language."""

    language: str
    name: str


class Partner(PartnerLine):
    """A partner with its names and the facts that it is made of."""

    names: list[Name]
    facts: list[Fact]


class Party(Schema):
    """Who takes part in an act."""

    partner: int
    name: str
    role: Literal["actor", "recipient"]


class ActLine(Schema):
    """A deed, told by one document or several."""

    id: int
    href: str
    page: str
    type: str
    status: str
    when: str = Field(description="EDTF; empty where not known.")
    starts: date | None
    ends: date | None = Field(description="The last day of its term, where one is told; null for visitors.")
    sources: int
    conflicts: list[str] = Field(description="Fields in which its sources differ and nobody has said who is right.")
    parties: list[Party]


class Act(ActLine):
    """A deed with the facts that it is made of."""

    facts: list[Fact]


class Place(Schema):
    """A place where something happens."""

    key: str
    name: str
    country: str
    acts: int = Field(description="Acts that happen there.")


class Area(Schema):
    """A health area of the code list."""

    code: str
    name: str
    acts: int = Field(description="Acts whose sources name it.")


class Decision(Schema):
    """Who decided what of what, when and why."""

    id: int
    href: str
    verb: str
    by: str | None = Field(description="The account's name; null where a rule or matching decided, which `why` names.")
    at: datetime
    why: str
    fact: int | None
    document: int | None
    other_document: int | None
    partner: int | None
    other_partner: int | None
    act: int | None
    other_act: int | None
    values: dict[str, Any]
    undoes: int | None
    undone_by: int | None
    carries: int | None = Field(description="The decision of an older reading's fact that holds for this one, too.")


class Suggestion(Schema):
    """Two records, or two texts, that may be one."""

    id: int
    href: str
    kind: Literal["partner", "act", "document"]
    one: int = Field(description="The older.")
    other: int
    score: float
    reasons: list[str] = Field(description="In English words.")
    doubts: list[str]
    conflicts: list[str]
    state: Literal["open", "confirmed", "apart", "stale"]
    later_at: datetime | None = Field(description="When somebody last put it off.")


class Answered(Suggestion):
    """A suggestion that was answered."""

    decision: int | None = Field(description="None was made where it was put off.")


class Decided(Schema):
    """The decisions that were made."""

    decisions: list[Decision]


class Note(Schema):
    """A few words beside a document or record."""

    id: int
    href: str
    by: str
    at: datetime
    text: str


class Attachment(Schema):
    """A file beside a document or record."""

    id: int
    href: str
    file: str = Field(description="Where its bytes are.")
    by: str
    at: datetime
    name: str
    size: int
    media_type: str
    sha256: str


class Withdrawn(Schema):
    """What was withdrawn; its row stays."""

    id: int
    withdrawn: bool


class Anything(Schema):
    """A JSON object."""

    model_config = ConfigDict(extra="allow")


def listing(item: type[Schema]) -> type[Schema]:
    """A part of a list, and the address of the next part."""
    made = create_model(
        f"{item.__name__.removesuffix('Line')}List",
        __base__=Schema,
        items=(list[item], ...),  # type: ignore[valid-type]  # made of the type that is given
        next=(str | None, Field(description="The address of what follows; null at the end.")),
    )
    made.__doc__ = "A part of a list, in the order of numbers."
    return made


Documents, Facts, Partners, Acts = listing(DocumentLine), listing(Fact), listing(PartnerLine), listing(ActLine)
Places, Areas, Decisions, Notes = listing(Place), listing(Area), listing(Decision), listing(Note)
Suggestions = listing(Suggestion)
Attachments = listing(Attachment)

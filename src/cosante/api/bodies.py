"""What is sent to the API, as types. Nothing is guessed: a number is a number, and a field of no name is refused."""

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from cosante.api.schemas import FactKind
from cosante.register.queries.bulk import MOST

Id = Annotated[int, Field(ge=1, le=2**53)]
Why = Annotated[str, Field(max_length=1000, description="The reason, kept with the decision.")]
PublisherKind = Literal["", "official", "implementer", "ngo", "media", "other"]


class Sent(Schema):
    """A body."""

    model_config = ConfigDict(extra="forbid", strict=True)


class NewDocument(Sent):
    """A text, or an address of the web to fetch one from: one of the two."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={"oneOf": [{"required": ["text"]}, {"required": ["url"]}]},
    )
    text: str = Field("", min_length=1, pattern=r"\S", description="An article, a communiqué or a report, whole.")
    url: str = Field(
        "", min_length=1, max_length=2000, pattern=r"^https?://", description="Where plain text is to be fetched from."
    )
    name: str = Field("", max_length=200, description="A name for it; it may stay empty.")
    publisher: str = Field("", max_length=300)
    source_url: str = Field("", max_length=2000, description="Its address on the web, where it is not fetched from.")


class Reason(Sent):
    """Why."""

    why: Why = ""


class Verdict(Reason):
    """What is right of a proposal."""

    verdict: Literal["accept", "correct", "reject"]
    values: dict[str, Any] = Field(
        default_factory=dict, description="To correct: the fields that are otherwise, with their right values."
    )
    with_named: bool = Field(False, description="With an act: accept what it names, too; or reject what only it names.")


class Several(Reason):
    """Proposals to accept as they are."""

    facts: Annotated[list[Id], Field(min_length=1, max_length=MOST)]


class Other(Reason):
    """Another record of the same kind."""

    other: Id


class Answer(Reason):
    """What a suggestion is answered."""

    answer: Literal["one", "two", "later"] = Field(description="One and the same, two, or asked again at the end.")


class Leaving(Reason):
    """Facts that leave their record for one of their own."""

    facts: Annotated[list[Id], Field(min_length=1, max_length=MOST)]


class Right(Reason):
    """Which source is right in a field."""

    field: Literal["status", "when", "place", "money", "counts"]
    fact: Id


class Said(Reason):
    """What is said of a document; what is left out stays as it is."""

    publisher: str | None = Field(None, max_length=300)
    publisher_kind: PublisherKind | None = None
    source_url: str | None = Field(None, max_length=2000)
    relevant: bool | None = None


class Quote(Sent):
    """Words of the text, exactly but for blanks; the n-th place where they stand."""

    quote: str = Field(min_length=1, max_length=10_000, pattern=r"\S")
    occurrence: Annotated[int, Field(ge=1, le=10_000)] = 1


class Entered(Sent):
    """A fact that the reader missed: the contract's fields of its kind, and the words that say so."""

    kind: FactKind
    values: dict[str, Any]
    evidence: Annotated[list[Quote], Field(min_length=1, max_length=20)]


class NewNote(Sent):
    """A few words."""

    text: str = Field(min_length=1, max_length=10_000, pattern=r"\S")


class NewWebhook(Sent):
    """An address that is to be told what changes."""

    address: str = Field(max_length=2000, pattern=r"^https?://")
    secret: str = Field("", max_length=100, description="whsec_ and base64; empty: one is made, and shown once.")
    events: list[Literal["partner", "act", "document", "decision", "change"]] = Field(
        default_factory=list, max_length=5
    )


class Turned(Sent):
    """Whether a webhook is on."""

    on: bool


class NewRow(Reason):
    """A row to enter."""

    values: dict[str, Any] = Field(description="By field, as `/kinds` names them; exact numbers as text.")


class ChangedRow(NewRow):
    """Fields to change."""

    version: int = Field(ge=1, le=2**31 - 1, description="The one that you looked at.")


class NewSource(Sent):
    """A document or an act that tells of a row."""

    kind: Literal["document", "act"]
    number: Id
    start: int | None = Field(None, ge=0, le=2**31 - 1, description="Where its words begin, in Unicode code points.")
    end: int | None = Field(None, ge=1, le=2**31 - 1)

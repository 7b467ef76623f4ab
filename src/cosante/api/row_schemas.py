"""What the API shows of the rows that an office keeps, as types: their kinds, changes and sources."""

from datetime import datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from cosante.api.schemas import listing


class RowField(Schema):
    """A field of a kind of row."""

    name: str
    label: str
    help: str
    type: Literal["text", "decimal", "integer", "boolean", "day", "moment", "row", "json"] = Field(
        description="decimal: the digits as text; row: the number of another row"
    )
    rows_of: str | None = Field(description="Of which kind, or partner, act, document, account.")
    choices: list[str] = Field(description="The codes that it may have; empty: no list of them.")
    needed: bool
    personal: bool = Field(description="Of one person: for contributors only.")


class RowKind(Schema):
    """A kind of row that the office keeps."""

    kind: str
    name: str
    part_of: str | None = Field(description="The field that names the row that it is a part of.")
    reads: str = Field(description="The least role that may look.")
    writes: str
    fields: list[RowField]


class Row(Schema):
    """A row that the office keeps."""

    id: int
    kind: str
    href: str
    page: str
    title: str
    version: int = Field(description="How many changes made it; say it when you change the row.")
    withdrawn: bool
    values: dict[str, Any] = Field(description="By field; exact numbers as text, rows by number, null for nothing.")


class RowName(Schema):
    """Which row."""

    kind: str
    id: int


class BeforeAfter(Schema):
    """What a field was and became."""

    before: Any
    after: Any


class Change(Schema):
    """One change of a row."""

    id: int
    row: RowName
    version: int = Field(description="Of the row after it.")
    done: Literal["keep", "change", "withdraw", "bring-back", "erase"]
    values: dict[str, BeforeAfter]
    by: str | None
    at: datetime
    why: str
    along: int | None = Field(description="The change that it was made with.")
    undoes: int | None
    undone_by: int | None


class Source(Schema):
    """Where a row is told of."""

    id: int
    document: int | None
    act: int | None
    start: int | None = Field(description="In Unicode code points of the document's text.")
    end: int | None
    quote: str
    by: str | None
    at: datetime


RowKinds, Rows, Changes, Sources = listing(RowKind), listing(Row), listing(Change), listing(Source)

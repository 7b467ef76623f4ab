"""What is handed about in a batch: items to be read, shards of them, and what became of each document."""

from typing import Literal

from msgspec import Struct, field

#: An item's or a document's end: read and of health cooperation, read and not, the same bytes as an earlier one, not
#: to be read.
Kind = Literal["file", "record", "line"]
State = Literal["relevant", "irrelevant", "duplicate", "failed"]


class Piece(Struct, frozen=True):
    """Files to be listed together. ``stamp``: their sizes and times of change, which tell whether they are the same."""

    paths: tuple[str, ...]
    stamp: str = ""


class Item(Struct, frozen=True):
    """Bytes to be read: a file, or a record of a container from byte ``start`` on, ``size`` bytes as stored."""

    path: str
    name: str
    kind: Kind
    start: int
    size: int
    sha256: str
    #: Why there is nothing to be read here (code, message).
    error: tuple[str, str] | None = None


class Told(Struct, frozen=True):
    """What became of one document of an item."""

    name: str
    state: State
    language: str = ""
    relevance: float = 0.0
    characters: int = 0
    error: tuple[str, str] | None = None
    #: The state of its MinHash, where it is relevant.
    sketch: bytes = b""
    #: Its reading, a line by the contract, where it is relevant.
    reading: bytes = b""


class Shard(Struct, frozen=True):
    """Items read together. ``poison``: positions of those that end whoever reads them, and are left out."""

    number: int
    items: list[Item]
    poison: dict[int, str] = field(default_factory=dict)


class Done(Struct, frozen=True):
    """A shard that was read: the documents of each of its items, in order."""

    number: int
    told: list[list[Told]]


def unread(shard: Shard) -> Done:
    """A shard whose reader ends before it begins: every item failed."""
    said = "the process that was to read it ended each time before it began. Look at the memory of the machine."
    return Done(shard.number, [[Told(i.name, "failed", error=("unread", f"{i.name}: {said}"))] for i in shard.items])

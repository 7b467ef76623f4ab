"""Records as the public sees them: with the values that reviewed facts alone give. To be shown, never saved."""

from collections.abc import Iterable
from typing import TypeVar

from cosante.register.models import Act, Partner

Record = TypeVar("Record", Act, Partner)


def as_seen(records: Iterable[Record], public: bool) -> list[Record]:
    """The records as they are; for the public, each with only what is reviewed, and so its parties."""
    records = list(records)
    if public:
        for record in records:
            _bare(record)
    return records


def _bare(record: Act | Partner) -> None:
    for name, value in (record.public or {}).items():
        setattr(record, name, value)
    if isinstance(record, Act):
        record.conflicts = []
        record.starts, record.ends, record.reasons = record.public_starts, record.public_ends, record.public_reasons
        for party in record.parties.all():
            _bare(party.partner)

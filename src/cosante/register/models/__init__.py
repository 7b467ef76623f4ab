"""Tables of the register, one noun a file."""

from cosante.register.models.documents import Document, Reading
from cosante.register.models.facts import Evidence, Fact, FactStatus
from cosante.register.models.records import Act, ActParty, Partner, PartnerKey, Role

__all__ = [
    "Act",
    "ActParty",
    "Document",
    "Evidence",
    "Fact",
    "FactStatus",
    "Partner",
    "PartnerKey",
    "Reading",
    "Role",
]

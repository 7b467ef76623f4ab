"""Tables of the register, one noun a file."""

from cosante.register.models.decisions import Decision, Verb
from cosante.register.models.documents import Document, Reading
from cosante.register.models.facts import Evidence, Fact, FactStatus
from cosante.register.models.people import Account, Role
from cosante.register.models.records import Act, ActParty, Part, Partner, PartnerKey
from cosante.register.models.remarks import SUBJECTS, Attachment, Note
from cosante.register.models.rules import Rules, TrustedPublisher
from cosante.register.models.submissions import Submission

__all__ = [
    "SUBJECTS",
    "Account",
    "Act",
    "ActParty",
    "Attachment",
    "Decision",
    "Document",
    "Evidence",
    "Fact",
    "FactStatus",
    "Note",
    "Part",
    "Partner",
    "PartnerKey",
    "Reading",
    "Role",
    "Rules",
    "Submission",
    "TrustedPublisher",
    "Verb",
]

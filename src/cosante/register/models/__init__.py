"""Tables of the register, one noun a file."""

from cosante.register.models.decisions import Decision, Verb
from cosante.register.models.documents import Document, Reading
from cosante.register.models.facts import Evidence, Fact, FactStatus
from cosante.register.models.people import Account, Role
from cosante.register.models.records import Act, ActParty, Part, Partner, PartnerKey
from cosante.register.models.rules import Rules, TrustedPublisher
from cosante.register.models.search import SPAN, Entry, EntryKind, Index, Term, TermKind

__all__ = [
    "SPAN",
    "Account",
    "Act",
    "ActParty",
    "Decision",
    "Document",
    "Entry",
    "EntryKind",
    "Evidence",
    "Fact",
    "FactStatus",
    "Index",
    "Part",
    "Partner",
    "PartnerKey",
    "Reading",
    "Role",
    "Rules",
    "Term",
    "TermKind",
    "TrustedPublisher",
    "Verb",
]

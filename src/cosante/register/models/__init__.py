"""Tables of the register, one noun a file."""

from cosante.register.models.decisions import Decision, Verb
from cosante.register.models.documents import Document, Reading
from cosante.register.models.facts import Evidence, Fact, FactStatus
from cosante.register.models.people import Account, Role
from cosante.register.models.records import Act, ActParty, Part, Partner, PartnerKey
from cosante.register.models.rows import ActArea, ActCount, ActCountry, ActMoney, ActPlace, ActSource
from cosante.register.models.rules import Rules, TrustedPublisher
from cosante.register.models.searches import SavedSearch

__all__ = [
    "Account",
    "Act",
    "ActArea",
    "ActCount",
    "ActCountry",
    "ActMoney",
    "ActParty",
    "ActPlace",
    "ActSource",
    "Decision",
    "Document",
    "Evidence",
    "Fact",
    "FactStatus",
    "Part",
    "Partner",
    "PartnerKey",
    "Reading",
    "Role",
    "Rules",
    "SavedSearch",
    "TrustedPublisher",
    "Verb",
]

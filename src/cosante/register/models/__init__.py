"""Tables of the register, one noun a file.

A table that says ``derived = True`` holds nothing of its own: ``actions.rebuild`` makes it anew from the others, and
backups leave it out. One that says ``passing = True`` is about the moment, as sessions are; backups leave it out, too.
"""

from cosante.register.models.access import (
    FAILURES,
    BackupCode,
    Invitation,
    LoginEvent,
    LoginKind,
    SecondFactor,
    Session,
)
from cosante.register.models.agreements import Agreement, AgreementKind, AgreementParty, Promise, Renewal, Side
from cosante.register.models.decisions import Decision, Verb
from cosante.register.models.documents import Document, Reading
from cosante.register.models.facts import Evidence, Fact, FactStatus
from cosante.register.models.kept import Change, Cited, Done, Kept, kept_models
from cosante.register.models.matching import MatchKey, MatchProfile, Sort, State, Suggestion
from cosante.register.models.originals import KeptFile, Original
from cosante.register.models.people import Account, Role
from cosante.register.models.records import Act, ActParty, Part, Partner, PartnerKey
from cosante.register.models.releases import Every, Release, Schedule
from cosante.register.models.remarks import SUBJECTS, Attachment, Note
from cosante.register.models.rows import ActArea, ActCount, ActCountry, ActMoney, ActPlace, ActSource, Seen
from cosante.register.models.rules import Rules, TrustedPublisher
from cosante.register.models.search import SPAN, Entry, EntryKind, Index, Term, TermKind
from cosante.register.models.searches import SavedSearch
from cosante.register.models.strips import STRIP, Audience, Facet, Has, Strip
from cosante.register.models.submissions import Submission
from cosante.register.models.tokens import Scope, Token
from cosante.register.models.webhooks import Delivery, DeliveryState, Webhook

__all__ = [
    "FAILURES",
    "SPAN",
    "STRIP",
    "SUBJECTS",
    "Account",
    "Act",
    "ActArea",
    "ActCount",
    "ActCountry",
    "ActMoney",
    "ActParty",
    "ActPlace",
    "ActSource",
    "Agreement",
    "AgreementKind",
    "AgreementParty",
    "Attachment",
    "Audience",
    "BackupCode",
    "Change",
    "Cited",
    "Decision",
    "Delivery",
    "DeliveryState",
    "Document",
    "Done",
    "Entry",
    "EntryKind",
    "Every",
    "Evidence",
    "Facet",
    "Fact",
    "FactStatus",
    "Has",
    "Index",
    "Invitation",
    "Kept",
    "KeptFile",
    "LoginEvent",
    "LoginKind",
    "MatchKey",
    "MatchProfile",
    "Note",
    "Original",
    "Part",
    "Partner",
    "PartnerKey",
    "Promise",
    "Reading",
    "Release",
    "Renewal",
    "Role",
    "Rules",
    "SavedSearch",
    "Schedule",
    "Scope",
    "SecondFactor",
    "Seen",
    "Session",
    "Side",
    "Sort",
    "State",
    "Strip",
    "Submission",
    "Suggestion",
    "Term",
    "TermKind",
    "Token",
    "TrustedPublisher",
    "Verb",
    "Webhook",
    "kept_models",
]

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
from cosante.register.models.exchanges import Cadre, Course, Exchange, Level, Series, Sex, Somebody, Split, Valued
from cosante.register.models.facts import Evidence, Fact, FactStatus
from cosante.register.models.kept import Change, Cited, Done, Kept, kept_models
from cosante.register.models.matching import MatchKey, MatchProfile, Sort, State, Suggestion
from cosante.register.models.originals import KeptFile, Original
from cosante.register.models.people import Account, Role
from cosante.register.models.records import Act, ActParty, Part, Partner, PartnerKey
from cosante.register.models.remarks import SUBJECTS, Attachment, Note
from cosante.register.models.rows import ActArea, ActCount, ActCountry, ActMoney, ActPlace, ActSource, Seen
from cosante.register.models.rules import Rules, TrustedPublisher
from cosante.register.models.search import SPAN, Entry, EntryKind, Index, Term, TermKind
from cosante.register.models.searches import SavedSearch
from cosante.register.models.strips import STRIP, Audience, Facet, Has, Strip
from cosante.register.models.submissions import Submission
from cosante.register.models.tokens import Scope, Token
from cosante.register.models.trainings import (
    Degree,
    Outcome,
    Participant,
    ParticipantGroup,
    Scholar,
    Scholarship,
    Training,
    TrainingKind,
)
from cosante.register.models.visits import (
    Conference,
    Delegation,
    DelegationMember,
    DelegationPromise,
    Deployment,
    DeploymentKind,
    Direction,
    EmergencyHelp,
    Outreach,
    OutreachService,
    ServiceKind,
)
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
    "Cadre",
    "Change",
    "Cited",
    "Conference",
    "Course",
    "Decision",
    "Degree",
    "Delegation",
    "DelegationMember",
    "DelegationPromise",
    "Delivery",
    "DeliveryState",
    "Deployment",
    "DeploymentKind",
    "Direction",
    "Document",
    "Done",
    "EmergencyHelp",
    "Entry",
    "EntryKind",
    "Evidence",
    "Exchange",
    "Facet",
    "Fact",
    "FactStatus",
    "Has",
    "Index",
    "Invitation",
    "Kept",
    "KeptFile",
    "Level",
    "LoginEvent",
    "LoginKind",
    "MatchKey",
    "MatchProfile",
    "Note",
    "Original",
    "Outcome",
    "Outreach",
    "OutreachService",
    "Part",
    "Participant",
    "ParticipantGroup",
    "Partner",
    "PartnerKey",
    "Promise",
    "Reading",
    "Renewal",
    "Role",
    "Rules",
    "SavedSearch",
    "Scholar",
    "Scholarship",
    "Scope",
    "SecondFactor",
    "Seen",
    "Series",
    "ServiceKind",
    "Session",
    "Sex",
    "Side",
    "Somebody",
    "Sort",
    "Split",
    "State",
    "Strip",
    "Submission",
    "Suggestion",
    "Term",
    "TermKind",
    "Token",
    "Training",
    "TrainingKind",
    "TrustedPublisher",
    "Valued",
    "Verb",
    "Webhook",
    "kept_models",
]

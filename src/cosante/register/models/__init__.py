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
from cosante.register.models.equipment import Equipment, EquipmentState, Maintenance, MaintenanceKind
from cosante.register.models.facts import Evidence, Fact, FactStatus
from cosante.register.models.kept import Change, Cited, Done, Kept, kept_models
from cosante.register.models.matching import MatchKey, MatchProfile, Sort, State, Suggestion
from cosante.register.models.money import BudgetLine, Funding, Rate, Stage, Transaction
from cosante.register.models.orders import (
    Inspection,
    Order,
    OrderLine,
    Receipt,
    ReceiptLine,
    Shipment,
    ShipmentLine,
    Substitution,
    Tendering,
)
from cosante.register.models.originals import KeptFile, Original
from cosante.register.models.people import Account, Role
from cosante.register.models.readiness import Answer, Block, ReadinessItem, ReadinessList
from cosante.register.models.records import Act, ActParty, Part, Partner, PartnerKey
from cosante.register.models.remarks import SUBJECTS, Attachment, Note
from cosante.register.models.results import (
    ADDED,
    Baseline,
    Contribution,
    Direction,
    Figured,
    Indicator,
    IndicatorAgreement,
    ResultValue,
    Target,
    Unit,
)
from cosante.register.models.rows import ActArea, ActCount, ActCountry, ActMoney, ActPlace, ActSource, Seen
from cosante.register.models.rules import Rules, TrustedPublisher
from cosante.register.models.search import SPAN, Entry, EntryKind, Index, Term, TermKind
from cosante.register.models.searches import SavedSearch
from cosante.register.models.stock import Distribution, Loss, LossKind, Return, ReturnKind
from cosante.register.models.strips import STRIP, Audience, Facet, Has, Strip
from cosante.register.models.submissions import Submission
from cosante.register.models.supply import Item, ItemKind, Method, Need, ReferencePrice, Store, StoreKind
from cosante.register.models.tokens import Scope, Token
from cosante.register.models.webhooks import Delivery, DeliveryState, Webhook

__all__ = [
    "ADDED",
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
    "Answer",
    "Attachment",
    "Audience",
    "BackupCode",
    "Baseline",
    "Block",
    "BudgetLine",
    "Change",
    "Cited",
    "Contribution",
    "Decision",
    "Delivery",
    "DeliveryState",
    "Direction",
    "Distribution",
    "Document",
    "Done",
    "Entry",
    "EntryKind",
    "Equipment",
    "EquipmentState",
    "Evidence",
    "Facet",
    "Fact",
    "FactStatus",
    "Figured",
    "Funding",
    "Has",
    "Index",
    "Indicator",
    "IndicatorAgreement",
    "Inspection",
    "Invitation",
    "Item",
    "ItemKind",
    "Kept",
    "KeptFile",
    "LoginEvent",
    "LoginKind",
    "Loss",
    "LossKind",
    "Maintenance",
    "MaintenanceKind",
    "MatchKey",
    "MatchProfile",
    "Method",
    "Need",
    "Note",
    "Order",
    "OrderLine",
    "Original",
    "Part",
    "Partner",
    "PartnerKey",
    "Promise",
    "Rate",
    "ReadinessItem",
    "ReadinessList",
    "Reading",
    "Receipt",
    "ReceiptLine",
    "ReferencePrice",
    "Renewal",
    "ResultValue",
    "Return",
    "ReturnKind",
    "Role",
    "Rules",
    "SavedSearch",
    "Scope",
    "SecondFactor",
    "Seen",
    "Session",
    "Shipment",
    "ShipmentLine",
    "Side",
    "Sort",
    "Stage",
    "State",
    "Store",
    "StoreKind",
    "Strip",
    "Submission",
    "Substitution",
    "Suggestion",
    "Target",
    "Tendering",
    "Term",
    "TermKind",
    "Token",
    "Transaction",
    "TrustedPublisher",
    "Unit",
    "Verb",
    "Webhook",
    "kept_models",
]

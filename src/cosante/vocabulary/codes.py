"""Code lists: closed sets of the reading contract, each with its source.

The contract's own lists are short because readers, partners and officers must agree on them; the standards that they
map to (IATI, OECD DAC, ISO) are named beside each.
"""

from typing import Literal, get_args

#: Kinds of party. Maps to IATI codelist OrganisationType when published.
PartnerType = Literal[
    "country",
    "ministry",
    "subnational_government",
    "un_agency",
    "multilateral",
    "bilateral_agency",
    "embassy",
    "medical_team",
    "armed_forces",
    "ngo",
    "foundation",
    "health_facility",
    "academic",
    "company",
    "other",
]
#: How a number was hedged in the text.
Qualifier = Literal["exact", "about", "at_least", "at_most"]
#: How far money has gone. ``commitment``, ``disbursement``, ``expenditure`` are IATI TransactionType 2, 3, 4.
MoneyStage = Literal["pledge", "commitment", "allocation", "disbursement", "expenditure", "price", "unknown"]
#: What a count counts.
Counted = Literal[
    "patients",
    "trainees",
    "health_workers",
    "doctors",
    "beneficiaries",
    "delegates",
    "delegations",
    "beds",
    "vehicles",
    "doses",
    "kits",
    "facilities",
    "countries",
    "documents",
    "other",
]
DateRole = Literal["event", "period", "publication", "duration"]
#: Health areas; each maps to an OECD DAC purpose code (121xx, 122xx, 123xx, 130xx) when published.
HealthAreaCode = Literal[
    "malaria",
    "tuberculosis",
    "hiv_aids",
    "covid19",
    "other_communicable",
    "immunization",
    "maternal_newborn_child",
    "reproductive_family_planning",
    "nutrition",
    "cancer",
    "ncd",
    "mental_health",
    "primary_care",
    "hospital_care",
    "surgery",
    "laboratory",
    "medicines_supply",
    "health_workforce",
    "digital_health",
    "health_financing_uhc",
    "emergency_preparedness",
    "water_sanitation",
    "food_safety",
    "traditional_medicine",
    "health_information",
    "other",
]
#: Kinds of deed; each maps to a modality of the UN framework for South-South cooperation (SDG 17.3.1) when published.
ActType = Literal[
    "agreement",
    "funding",
    "procurement",
    "donation",
    "training",
    "visit",
    "outreach",
    "conference",
    "infrastructure",
    "personnel_deployment",
    "emergency_support",
    "policy",
    "research",
    "statement",
]
ActStatus = Literal["done", "ongoing", "planned"]

PARTNER_TYPES: tuple[str, ...] = get_args(PartnerType)
COUNTED: tuple[str, ...] = get_args(Counted)
HEALTH_AREAS: tuple[str, ...] = get_args(HealthAreaCode)
ACT_TYPES: tuple[str, ...] = get_args(ActType)
ACT_STATUSES: tuple[str, ...] = get_args(ActStatus)
MONEY_STAGES: tuple[str, ...] = get_args(MoneyStage)
QUALIFIERS: tuple[str, ...] = get_args(Qualifier)
#: Counts of people, as the contract's scorer groups them.
PEOPLE: frozenset[str] = frozenset({"patients", "trainees", "health_workers", "doctors", "beneficiaries", "delegates"})

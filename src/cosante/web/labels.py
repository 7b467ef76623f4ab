"""The contract's codes in words for people, ready for translation. A code without words here is shown as it is."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from cosante.register.models.documents import PUBLISHER_KINDS as KINDS_OF_PUBLISHER

Labels = Mapping[str, "str | Promise"]

#: In the order in which a document's facts are shown; plural, as headings.
KINDS: Labels = {
    "act": _("Acts"),
    "partner": _("Partners"),
    "person": _("Persons"),
    "place": _("Places"),
    "money": _("Money"),
    "count": _("Numbers"),
    "date": _("Dates"),
    "health_area": _("Health areas"),
}
KIND: Labels = {
    "act": _("Act"),
    "partner": _("Partner"),
    "person": _("Person"),
    "place": _("Place"),
    "money": _("Money"),
    "count": _("Number"),
    "date": _("Date"),
    "health_area": _("Health area"),
}
ACT_TYPES: Labels = {
    "agreement": _("Agreement"),
    "funding": _("Funding"),
    "procurement": _("Procurement"),
    "donation": _("Donation"),
    "training": _("Training"),
    "visit": _("Visit or meeting"),
    "outreach": _("Care given"),
    "conference": _("Conference"),
    "infrastructure": _("Building and equipment"),
    "personnel_deployment": _("Health staff sent"),
    "emergency_support": _("Emergency support"),
    "policy": _("Plan or policy"),
    "research": _("Research"),
    "statement": _("Call or commitment"),
}
ACT_STATUSES: Labels = {"done": _("done"), "ongoing": _("ongoing"), "planned": _("planned")}
PARTNER_TYPES: Labels = {
    "country": _("country"),
    "ministry": _("ministry"),
    "subnational_government": _("province, district or city"),
    "un_agency": _("UN agency"),
    "multilateral": _("multilateral organisation"),
    "bilateral_agency": _("bilateral agency"),
    "embassy": _("embassy"),
    "medical_team": _("medical team"),
    "armed_forces": _("armed forces"),
    "ngo": _("NGO"),
    "foundation": _("foundation"),
    "health_facility": _("health facility"),
    "academic": _("academic institution"),
    "company": _("company"),
    "other": _("other"),
}
HEALTH_AREAS: Labels = {
    "malaria": _("Malaria"),
    "tuberculosis": _("Tuberculosis"),
    "hiv_aids": _("HIV and AIDS"),
    "covid19": _("COVID-19"),
    "other_communicable": _("Other communicable diseases"),
    "immunization": _("Immunization"),
    "maternal_newborn_child": _("Maternal, newborn and child health"),
    "reproductive_family_planning": _("Reproductive health, family planning"),
    "nutrition": _("Nutrition"),
    "cancer": _("Cancer"),
    "ncd": _("Noncommunicable diseases"),
    "mental_health": _("Mental health"),
    "primary_care": _("Primary care"),
    "hospital_care": _("Hospital care"),
    "surgery": _("Surgery"),
    "laboratory": _("Laboratory"),
    "medicines_supply": _("Medicines and supplies"),
    "health_workforce": _("Health workforce"),
    "digital_health": _("Digital health"),
    "health_financing_uhc": _("Health financing, universal coverage"),
    "emergency_preparedness": _("Emergency preparedness"),
    "water_sanitation": _("Water and sanitation"),
    "food_safety": _("Food safety"),
    "traditional_medicine": _("Traditional medicine"),
    "health_information": _("Health information"),
    "other": _("Other"),
}
#: "%(number)s" is the number as people write it, hedge and all; "n" chooses the plural.
COUNTED: Labels = {
    "patients": ngettext_lazy("%(number)s patient", "%(number)s patients", "n"),
    "trainees": ngettext_lazy("%(number)s trainee", "%(number)s trainees", "n"),
    "health_workers": ngettext_lazy("%(number)s health worker", "%(number)s health workers", "n"),
    "doctors": ngettext_lazy("%(number)s doctor", "%(number)s doctors", "n"),
    "beneficiaries": ngettext_lazy("%(number)s beneficiary", "%(number)s beneficiaries", "n"),
    "delegates": ngettext_lazy("%(number)s delegate", "%(number)s delegates", "n"),
    "delegations": ngettext_lazy("%(number)s delegation", "%(number)s delegations", "n"),
    "beds": ngettext_lazy("%(number)s bed", "%(number)s beds", "n"),
    "vehicles": ngettext_lazy("%(number)s vehicle", "%(number)s vehicles", "n"),
    "doses": ngettext_lazy("%(number)s dose", "%(number)s doses", "n"),
    "kits": ngettext_lazy("%(number)s kit", "%(number)s kits", "n"),
    "facilities": ngettext_lazy("%(number)s facility", "%(number)s facilities", "n"),
    "countries": ngettext_lazy("%(number)s country", "%(number)s countries", "n"),
    "documents": ngettext_lazy("%(number)s document", "%(number)s documents", "n"),
    "other": ngettext_lazy("%(number)s other thing", "%(number)s other things", "n"),
}
#: The same things by themselves, to choose one from a list.
COUNTED_THINGS: Labels = {
    "patients": _("patients"),
    "trainees": _("trainees"),
    "health_workers": _("health workers"),
    "doctors": _("doctors"),
    "beneficiaries": _("beneficiaries"),
    "delegates": _("delegates"),
    "delegations": _("delegations"),
    "beds": _("beds"),
    "vehicles": _("vehicles"),
    "doses": _("doses"),
    "kits": _("kits"),
    "facilities": _("facilities"),
    "countries": _("countries"),
    "documents": _("documents"),
    "other": _("other things"),
}
QUALIFIERS: Labels = {
    "exact": _("exactly"),
    "about": _("about"),
    "at_least": _("at least"),
    "at_most": _("at most"),
}
MONEY_STAGES: Labels = {
    "pledge": _("pledged"),
    "commitment": _("committed"),
    "allocation": _("allocated"),
    "disbursement": _("disbursed"),
    "expenditure": _("spent"),
    "price": _("price"),
    "unknown": _("stage not stated"),
}
#: What the money beside a deed is that the office keeps.
MONEY_OF_DEEDS: Labels = {"paid": _("paid for it"), "estimated": _("value estimated")}
#: The South–South table (records.south).
MODALITIES: Labels = ACT_TYPES | {"scholarship": _("Scholarships")}
SOUTH_GROUPS: Labels = {
    "A": _("A. Money handed over"),
    "B": _("B. Not money, with a value in money"),
    "C": _("C. Counted in units of its own"),
}
SOUTH_OUT: Labels = {
    "one_side": _("the country of one side is not known"),
    "north": _("a developed country has a part in it"),
    "same": _("both sides are of one country"),
    "no_modality": _("an agreement, a policy or a statement"),
    "told": _("a row of the office tells of it, too"),
}
DATE_ROLES: Labels = {
    "event": _("when it happened or will"),
    "period": _("term"),
    "publication": _("published"),
    "duration": _("length"),
}
FACT_STATUSES: Labels = {
    "proposed": _("proposed"),
    "accepted": _("accepted"),
    "corrected": _("corrected"),
    "rejected": _("rejected"),
    "superseded": _("superseded"),
}
PUBLISHER_KINDS: Labels = dict(KINDS_OF_PUBLISHER)
#: What people say of a document; fields in which the sources of an act differ.
DESCRIBED: Labels = {
    "publisher": _("Publisher"),
    "publisher_kind": _("Kind of publisher"),
    "source_url": _("Address of the source"),
    "relevant": _("Health cooperation"),
}
CONFLICT_FIELDS: Labels = {
    "status": _("Status"),
    "when": _("When"),
    "place": _("Where"),
    "money": _("Money"),
    "counts": _("Numbers"),
}
OUTCOMES: Labels = {
    "added": _("added"),
    "reread": _("read again: its facts are new"),
    "unchanged": _("already here"),
    "refused": _("refused"),
}
#: Why something is out of a total: in a word or two, and at length.
REASONS: Labels = {
    "duplicate": _("duplicate"),
    "rejected": _("rejected"),
    "superseded": _("superseded"),
    "not_health": _("not health cooperation"),
    "overruled": _("another source is right"),
    "conflict": _("sources differ"),
    "umbrella": _("umbrella"),
    "delegated": _("delegated funds"),
    "pledge_only": _("pledge only"),
    "unreviewed": _("not reviewed"),
}
#: How many are out for it; "%(number)s" is the number as people write it, "n" chooses the plural.
OUT: Labels = {
    "duplicate": ngettext_lazy("%(number)s duplicate", "%(number)s duplicates", "n"),
    "rejected": ngettext_lazy("%(number)s rejected", "%(number)s rejected", "n"),
    "superseded": ngettext_lazy("%(number)s superseded", "%(number)s superseded", "n"),
    "not_health": ngettext_lazy("%(number)s not health cooperation", "%(number)s not health cooperation", "n"),
    "overruled": ngettext_lazy(
        "%(number)s of which another source is right", "%(number)s of which another source is right", "n"
    ),
    "conflict": ngettext_lazy("%(number)s whose sources differ", "%(number)s whose sources differ", "n"),
    "umbrella": ngettext_lazy("%(number)s umbrella", "%(number)s umbrellas", "n"),
    "delegated": ngettext_lazy("%(number)s of delegated funds", "%(number)s of delegated funds", "n"),
    "pledge_only": ngettext_lazy("%(number)s pledge only", "%(number)s pledges only", "n"),
    "unreviewed": ngettext_lazy("%(number)s not reviewed", "%(number)s not reviewed", "n"),
}
WHY_OUT: Labels = {
    "duplicate": _("It is counted with another record: this one was merged into it, or the same words tell of both."),
    "rejected": _("Somebody has rejected what tells of it."),
    "superseded": _("The document was read again, and the newer reading does not tell of it."),
    "not_health": _("Only documents that are not about health cooperation tell of it."),
    "overruled": _("Sources differ, and somebody has said that another one is right."),
    "conflict": _("Sources give different values, and nobody has said yet which is right."),
    "umbrella": _("An agreement or a plan frames deeds that are told by themselves: its sum would be counted twice."),
    "delegated": _("An agency buys for others with their money: the sum is theirs, not the agency's."),
    "pledge_only": _("It is announced, not done."),
    "unreviewed": _("Nobody has accepted or corrected it yet."),
}
AGREEMENT_FORCE: Labels = {"now": _("in force"), "open": _("end not stated"), "ended": _("ended")}
TOTALS_BY: Labels = {
    "year": _("year"),
    "type": _("kind of act"),
    "area": _("health area"),
    "giver_country": _("country that gives"),
    "receiver_country": _("country that receives"),
    "giver": _("partner that gives"),
    "receiver": _("partner that receives"),
    "stage": _("stage of money"),
}
MEASURES: Labels = {"acts": _("deeds"), "money": _("money"), "counts": _("people and things"), "days": _("days")}
#: What the reader says of a document by a code of its contract (``vocabulary.errors``); its own words are English.
READER_SAYS: Labels = {
    "unreadable": _("It cannot be read. Give the article as a text file."),
    "empty": _("The file is empty. Give a file with text in it."),
    "unsupported-format": _(
        "It is of a kind that is not read. Give the article as a text, a web page, a PDF or a Word document."
    ),
    "damaged": _("The file is damaged. Get it again, or save it anew."),
    "encrypted": _("It is encrypted. Save it without a password and try again."),
    "too-large": _("It is larger than what is read. Split it, or make it smaller."),
    "too-large-unpacked": _("Unpacked it is larger than what is read. Unpack it and give its files."),
    "zip-bomb": _("It grows without measure when it is unpacked, and was not."),
    "too-deep": _("Archives lie in it too deep in one another. Unpack it and give its files."),
    "too-many-files": _("It holds too many files. Give them in turns."),
    "too-many-pages": _("It has more pages than are read. Split it."),
    "too-slow": _("Opening it took too long. Split it."),
    "too-much-memory": _("Opening it takes more memory than a file may. Split it."),
    "hostile-xml": _("It defines entities with which a few lines fill any memory, and was not read."),
    "no-tesseract": _(
        "It is a picture of a text, and reading it takes the program tesseract with its language on the machine "
        "of this site."
    ),
    "no-reader": _("This installation does not read files of its kind: paste its words as text."),
    "unknown-xml": _("The file is XML of no kind that is known here: all its words were read."),
    "read-from-picture": _("The words were recognised in a picture; compare what matters with it."),
    "doubtful-words": _(
        "Some words were recognised with little certainty; they are outlined on the pages as they look."
    ),
    "pages-not-read": _("Some pages are pictures and were not read."),
    "damaged-pages": _("Some pages are damaged and were left out."),
    "several-documents": _("The file holds several documents."),
    "no-article": _("There is no article in this page; it may be filled by scripts. Paste its words as text."),
    "binary": _("This is no text (binary data). Give the article as a text file."),
    "no-text": _("There are no letters in it."),
    "unknown-encoding": _("Its character encoding could not be told. Save it as UTF-8 and try again."),
    "wrong-encoding": _("Some of its bytes are no letters of its encoding. Save it as UTF-8 and try again."),
    "text-truncated": _("It is too long: only its beginning was read. Split the document to read all."),
    "zero-characters": _("Zero characters in it were taken out; a sign for what cannot be read stands in their place."),
    "cut-letter": _("The file ends in the middle of a letter; the broken letter was left out."),
    "encoding-guessed": _("The file is not UTF-8; its character encoding was guessed."),
    "language-without-pack": _(
        "Its language has no pack yet: places, money, numbers and dates are read; persons, acts, health areas are not."
    ),
    "internal": _("Our mistake: the reader failed on it. Please report it."),
}
#: Languages that this field calls otherwise than Unicode CLDR does (there: Bangla).
USUAL_NAMES: Labels = {"bn": _("Bengali")}

#: The groups of what a search finds.
FOUND: Labels = {"partner": _("Partners"), "act": _("Acts"), "document": _("Documents")}

LISTS: Mapping[str, Labels] = {
    "kinds": KINDS,
    "kind": KIND,
    "act": ACT_TYPES,
    "act_status": ACT_STATUSES,
    "partner": PARTNER_TYPES,
    "health_area": HEALTH_AREAS,
    "money": MONEY_STAGES | MONEY_OF_DEEDS,
    "date": DATE_ROLES,
    "status": FACT_STATUSES,
    "counted": COUNTED_THINGS,
    "modality": MODALITIES,
    "south_group": SOUTH_GROUPS,
    "south_out": SOUTH_OUT,
    "qualifier": QUALIFIERS,
    "publisher": PUBLISHER_KINDS,
    "outcome": OUTCOMES,
    "found": FOUND,
    "reason": REASONS,
    "why_out": WHY_OUT,
    "by": TOTALS_BY,
    "measure": MEASURES,
}


def label(code: str, of: str) -> str:
    """The words for a code of one of the lists; the code itself where there are none."""
    return str(LISTS[of].get(code, code))


def reader_says(code: str, words: str) -> str:
    """What the reader says of a document, in the language of the page; in English as it came where that is read."""
    english = (get_language() or "en").startswith("en")
    return words if english and words else str(READER_SAYS.get(code, words))

"""Sample trainings and visits, so that a new office sees what its own will look like. Entered once, by nobody.

The deeds, the figures and the persons are invented; hospitals and ministries are real and have not done what is told.
Each row's history says that it is a sample; what an office withdraws stays withdrawn.
"""

from typing import Any

from django.db import transaction

from cosante.intake.entry import enter_partner
from cosante.register.actions.kept import keep
from cosante.register.models import (
    Change,
    Conference,
    Delegation,
    DelegationMember,
    DelegationPromise,
    Deployment,
    EmergencyHelp,
    Outreach,
    OutreachService,
    Participant,
    ParticipantGroup,
    Partner,
    Scholar,
    Scholarship,
    Series,
    Training,
)

#: The reason in the history of each of them.
SAMPLE = "A sample row, written for this project; withdraw it when you have your own."
_PARTNERS = {
    "rajshahi": ("রাজশাহী মেডিকেল কলেজ হাসপাতাল", "bn", "health_facility", "BD"),
    "koshi": ("নেপালের কোশি প্রদেশের স্বাস্থ্য মন্ত্রণালয়", "bn", "ministry", "NP"),
    "cox": ("কক্সবাজার সদর হাসপাতাল", "bn", "health_facility", "BD"),
    "japan": ("জাপান সরকার", "bn", "country", "JP"),
    "chiang": ("Chiang Rai Provincial Health Office", "en", "subnational_government", "TH"),
    "bokeo": ("Bokeo Provincial Health Department", "en", "subnational_government", "LA"),
    "dakar": ("Hôpital Principal de Dakar", "fr", "health_facility", "SN"),
    "kayes": ("Hôpital Fousseyni Daou de Kayes", "fr", "health_facility", "ML"),
}


def load_people_samples() -> int:
    """How many rows were entered; none where they were before."""
    if Change.objects.filter(noun=Training.noun, why=SAMPLE).exists():
        return 0
    with transaction.atomic():
        before = Change.objects.count()
        them = {name: _partner(*told) for name, told in _PARTNERS.items()}
        _burns(them)
        _visits(them)
        _others(them)
        return Change.objects.count() - before


def _partner(name: str, language: str, kind: str, country: str) -> Partner:
    known = Partner.objects.filter(name=name, merged_into=None).order_by("-sources", "pk").first()
    return known or enter_partner(name, None, language, type=kind, country=country)


def _keep(model: Any, **values: Any) -> Any:
    return keep(model, values, None, SAMPLE)


def _burns(them: dict[str, Partner]) -> None:
    """A course that comes each year, held once and planned again."""
    series = _keep(Series, title="পোড়া রোগীর সেবা: বার্ষিক কোর্স", every=12, first="2025-03-02", until="2027-12-31")
    sides = {"giver": them["rajshahi"], "receiver": them["koshi"], "host": them["rajshahi"], "series": series}
    where = {"country": "BD", "place": "রাজশাহী", "area": "hospital_care", "kind": "job"}
    course = _keep(
        Training,
        title="পোড়া রোগীর সেবায় নার্সদের প্রশিক্ষণ",
        curriculum="পোড়া রোগীর প্রাথমিক সেবা, ড্রেসিং, পুনর্বাসন",
        starts="2025-03-02",
        ends="2025-04-30",
        days=42,
        amount="3500000",
        currency="BDT",
        **sides,
        **where,
    )
    for name, sex, province, days in (
        ("Sunita Rai", "female", "Koshi", None),
        ("Kamala Limbu", "female", "Koshi", 40),
        ("Bikash Tamang", "male", "Koshi", None),
        ("Anita Chaudhary", "female", "Madhesh", 42),
    ):
        person = {"name": name, "sex": sex, "province": province, "days": days, "organisation": "Koshi Hospital"}
        _keep(Participant, training=course, cadre="2221", level="facility", **person)
    for number, cadre, sex, level in (
        (11, "2221", "female", "district"),
        (3, "322", "female", "facility"),
        (2, "221", "male", "province"),
    ):
        _keep(ParticipantGroup, training=course, number=number, cadre=cadre, sex=sex, level=level, province="Koshi")
    newborn = _keep(
        Training,
        title="Newborn care in district hospitals",
        giver=them["chiang"],
        receiver=them["bokeo"],
        country="TH",
        place="Chiang Rai",
        area="maternal_newborn_child",
        starts="2026-05-18",
        ends="2026-06-05",
        days=15,
        amount="1350000",
        currency="THB",
    )
    for number, cadre, sex in ((15, "2221", "female"), (8, "2222", "female"), (2, "221", "male")):
        _keep(
            ParticipantGroup, training=newborn, number=number, cadre=cadre, sex=sex, level="district", province="Bokeo"
        )
    places = _keep(
        Scholarship,
        title="এপিডেমিওলজিতে স্নাতকোত্তর বৃত্তি",
        giver=them["rajshahi"],
        receiver=them["koshi"],
        degree="master",
        study="এপিডেমিওলজি",
        country="BD",
        starts="2025-07-01",
        ends="2027-06-30",
    )
    for name, sex in (("Prakash Subedi", "male"), ("Mina Gurung", "female")):
        _keep(Scholar, scholarship=places, name=name, sex=sex, cadre="221", level="province", province="Koshi")


def _visits(them: dict[str, Partner]) -> None:
    """A delegation with its members and what was promised; a joint conference."""
    visit = _keep(
        Delegation,
        title="কোশি প্রদেশের প্রতিনিধিদলের রাজশাহী সফর",
        direction="in",
        giver=them["koshi"],
        receiver=them["rajshahi"],
        country="BD",
        place="রাজশাহী",
        starts="2025-09-09",
        ends="2025-09-11",
        area="hospital_care",
        purpose="বার্ন ইউনিট দেখা ও পরবর্তী বছরের কোর্সের পরিকল্পনা।",
        outcome="২০২৬ সালের কোর্সের তারিখ ঠিক হয়েছে।",
    )
    members = (("Hari Prasad Koirala", "Secretary", True), ("Dr Roshani Thapa", "Burns surgeon", False))
    for name, function, leads in (*members, ("", "Programme officer", False), ("", "Programme officer", False)):
        _keep(DelegationMember, delegation=visit, name=name, function=function, leads=leads, cadre="1342")
    for what, due, side, kept in (
        ("২০২৬ সালের মার্চে ২০ জন নার্সের জন্য কোর্স", "2026-03-31", "rajshahi", None),
        ("কোশি হাসপাতালে বার্ন ইউনিটের জন্য চার শয্যা", "2026-12-31", "koshi", None),
        ("প্রশিক্ষণ সহায়িকার নেপালি অনুবাদ", "2025-12-31", "koshi", "2025-12-20"),
    ):
        _keep(DelegationPromise, delegation=visit, what=what, due=due, responsible=them[side], kept_on=kept)
    _keep(
        Conference,
        title="Dengue across the river: joint meeting",
        giver=them["chiang"],
        receiver=them["bokeo"],
        theme="Surveillance and response in border districts",
        country="TH",
        place="Chiang Khong",
        area="other_communicable",
        starts="2025-11-12",
        ends="2025-11-13",
        people=46,
        outcome="Both sides send each other case counts every Monday.",
    )


def _others(them: dict[str, Partner]) -> None:
    """A team sent, clinics held, help in an emergency."""
    _keep(
        Deployment,
        title="Paediatricians to Houayxay",
        giver=them["chiang"],
        receiver=them["bokeo"],
        country="LA",
        place="Houayxay",
        kind="team",
        cadre="221",
        people=4,
        starts="2025-02-01",
        ends="2025-02-28",
        area="maternal_newborn_child",
        amount="480000",
        currency="THB",
        valued="estimated",
        basis="Four doctors' salaries for a month, pay scale of 2024",
    )
    clinic = _keep(
        Outreach,
        title="Caravane chirurgicale à Kayes",
        giver=them["dakar"],
        receiver=them["kayes"],
        country="ML",
        place="Kayes",
        area="surgery",
        people=17,
        starts="2025-01-20",
        ends="2025-01-31",
        reached=910,
    )
    for kind, number in (("consultation", 872), ("surgery", 143), ("screening", 260)):
        _keep(OutreachService, outreach=clinic, kind=kind, number=number)
    _keep(
        EmergencyHelp,
        title="কক্সবাজারে কলেরা: চিকিৎসক দল",
        event="কলেরার প্রাদুর্ভাব",
        giver=them["koshi"],
        receiver=them["cox"],
        supporter=them["japan"],
        country="BD",
        place="কক্সবাজার",
        area="other_communicable",
        people=8,
        starts="2025-07-14",
        ends="2025-08-02",
        reached=1240,
        goods="২০০ কার্টন স্যালাইন, ৪০টি কলেরা শয্যা",
    )

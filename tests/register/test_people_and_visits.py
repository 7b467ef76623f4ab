"""Trainings and visits as the office keeps them: their ledger, the South–South table, certificates, series, erasure."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from deeds import deed, tell
from django.core import serializers

from cosante.intake.sample_people import SAMPLE, load_people_samples
from cosante.register.actions.access import owner
from cosante.register.actions.kept import change, erase, keep, rebuild, take_back, withdraw
from cosante.register.actions.people import certify, erase_due, plan_next, set_retention
from cosante.register.models import (
    Account,
    Act,
    Change,
    Delegation,
    DelegationMember,
    Deployment,
    Note,
    Outreach,
    OutreachService,
    Participant,
    ParticipantGroup,
    Partner,
    Role,
    Scholar,
    Scholarship,
    Series,
    Submission,
    Training,
)
from cosante.register.queries.exchanges import days_told, deed_of, deeds_of, heads_of
from cosante.register.queries.ledger import entries
from cosante.register.queries.personal import rows_of
from cosante.register.queries.series import due_next, editions
from cosante.register.queries.south import items
from cosante.register.records.headcounts import parted, rounded, whole
from cosante.register.records.ledger import GIVEN, TAKEN, balance, ledger
from cosante.register.records.south import left_out, table
from cosante.site.worker import Worker
from cosante.vocabulary.errors import NotAllowed, Undecidable

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return owner()


@pytest.fixture
def vietnam(db):
    return Partner.objects.create(name="Ministry of Health of Viet Nam", country="VN", sources=1)


@pytest.fixture
def laos(db):
    return Partner.objects.create(name="Ministry of Health of the Lao PDR", country="LA", sources=1)


@pytest.fixture
def training(amina, vietnam, laos):
    given = {"title": "Laboratory diagnosis of tuberculosis", "giver": vietnam, "receiver": laos, "days": 5}
    dates = {"starts": "2024-03-04", "ends": "2024-03-08"}
    row = keep(Training, given | dates | {"amount": "4500", "currency": "USD"}, amina)
    for name, sex, days in (("Somphone Keo", "female", None), ("Bounmy Vong", "male", 3)):
        person = {"name": name, "email": f"{name.split()[0].lower()}@example.org", "sex": sex, "days": days}
        keep(Participant, {"training": row, "cadre": "3212", "province": "Houaphanh"} | person, amina, f"{name} wrote")
    keep(ParticipantGroup, {"training": row, "number": 10, "cadre": "2221", "sex": "female"}, amina)
    return row


def kinds(one: str, other: str = "") -> dict:
    return {
        (line.kind, way): {
            measure: [(figure.unit, figure.amount) for figure in figures] for measure, figures in cell.figures.items()
        }
        for line in ledger(entries(one, other))
        for way, cell in line.cells.items()
        if cell.figures
    }


def test_people_one_by_one_and_in_groups_are_one_count(training):
    heads = heads_of(training)
    all_ = whole(heads, days_told(training))
    assert (all_.named, all_.grouped, all_.days) == (2, 10, 5 + 3 + 50)
    assert {part.key: part.people for part in parted(heads, "sex", 5)} == {"female": 11, "male": 1}
    found = deed_of(training)
    assert (found.people, found.person_days) == (12, 58)


def test_a_training_is_in_the_ledger_of_both_sides_and_of_their_countries(training, vietnam, laos):
    figures = {
        "acts": [("", 1)],
        "counts": [("trainees", 12)],
        "days": [("", 5)],
        "money": [("expenditure USD", 4500)],
    }
    assert kinds("VN", "LA") == {("training", GIVEN): figures}
    assert kinds("LA") == {("training", TAKEN): figures}
    assert kinds(str(laos.pk), str(vietnam.pk)) == {("training", TAKEN): figures}
    assert [(way, row.pk) for way, row in deeds_of(laos)] == [(TAKEN, training.pk)]


def test_visitors_of_a_public_site_see_nothing_of_it(training):
    assert entries("VN", public=True) == []


def test_what_an_act_tells_counts_once(training, amina):
    tell(deed(by="VN", for_="LA", count=(12, "trainees"), when="2024-03-04/2024-03-08"))
    act = Act.objects.get()
    twice = kinds("VN", "LA")["training", GIVEN]
    assert twice["acts"] == [("", 2)]
    change(training, {"act": act}, training.version, amina)
    once = kinds("VN", "LA")["training", GIVEN]
    assert (once["acts"], once["counts"]) == ([("", 1)], [("trainees", 12)])


def test_and_in_the_south_table_the_row_stands_for_the_act(training, amina):
    tell(deed(by="VN", for_="LA", count=(12, "trainees"), when="2024-03-04/2024-03-08"))
    change(training, {"act": Act.objects.get()}, training.version, amina)
    found = items(("unreviewed",))
    (line,) = table(found)
    assert (line.group, line.modality, len(line.items)) == ("B", "training", 1)
    assert line.units == {"people": 12, "person_days": 58}
    assert line.money == {("paid", "USD"): 4500}
    assert left_out(found) == {"told": 1}


def test_the_row_counts_again_where_its_act_is_out_of_the_lists(training, amina):
    tell(deed(by="VN", for_="LA", when="2024-03-04/2024-03-08"))
    change(training, {"act": Act.objects.get()}, training.version, amina)
    Act.objects.update(sources=0)
    assert deed_of(Training.objects.get()).told is None


def test_what_is_planned_or_called_off_is_no_deed_done(training, amina):
    change(training, {"state": "planned"}, training.version, amina)
    assert sum(cell.deeds for cell in balance(ledger(entries("VN"))).values()) == 0
    assert sum(cell.left_out for cell in balance(ledger(entries("VN"))).values()) == 1
    change(training, {"state": "cancelled"}, training.version, amina)
    assert entries("VN") == []


def test_a_merged_partner_is_the_one_that_it_has_become(training, vietnam, laos):
    other = Partner.objects.create(name="MoH", country="LA", sources=1)
    Partner.objects.filter(pk=laos.pk).update(merged_into=other, country="")
    assert kinds(str(other.pk))["training", TAKEN]["acts"] == [("", 1)]
    assert kinds("LA")["training", TAKEN]["acts"] == [("", 1)]


def test_months_services_and_members_are_reckoned(amina, vietnam, laos):
    sides = {"giver": vietnam, "receiver": laos}
    team = keep(Deployment, sides | {"title": "Team", "people": 6, "starts": "2024-01-01", "ends": "2024-06-30"}, amina)
    assert (deed_of(team).people, deed_of(team).person_months) == (6, 36)
    places = keep(
        Scholarship, sides | {"title": "Places", "people": 9, "starts": "2023-09-01", "ends": "2024-08-31"}, amina
    )
    assert deed_of(places).person_months == 108
    for told in (None, "6.5"):
        keep(Scholar, {"scholarship": places, "months": told}, amina)
    assert (deed_of(places).people, rounded(deed_of(places).person_months)) == (2, rounded(Fraction(37, 2)))
    clinic = keep(Outreach, sides | {"title": "Clinic", "reached": 300}, amina)
    for kind, number in (("consultation", 280), ("dental", 40)):
        keep(OutreachService, {"outreach": clinic, "kind": kind, "number": number}, amina)
    assert (deed_of(clinic).services, deed_of(clinic).reached) == (320, 300)
    visit = keep(
        Delegation, sides | {"title": "Visit", "people": 9, "starts": "2024-05-13", "ends": "2024-05-15"}, amina
    )
    member = keep(DelegationMember, {"delegation": visit, "name": "Dr A"}, amina)
    assert (deed_of(visit).people, deed_of(visit).person_days) == (1, 3)
    withdraw(member, amina)
    assert (deed_of(visit).people, deed_of(visit).person_days) == (9, 27)


def test_certificates_have_numbers_once_and_go_together(training, amina):
    given = certify(training, amina)
    numbers = [one.certificate for one in Participant.objects.order_by("pk")]
    assert numbers == [f"2024-{training.pk}-{one.pk}" for one in given]
    assert certify(training, amina) == []
    take_back(Change.objects.filter(noun="participant", done="change").order_by("id")[0], amina)
    assert set(Participant.objects.values_list("certificate", flat=True)) == {""}


def test_a_training_that_is_yet_to_be_has_no_certificates(training, amina):
    change(training, {"state": "planned"}, training.version, amina)
    with pytest.raises(Undecidable, match="was held"):
        certify(training, amina)


def everything_stored() -> str:
    rows = [
        *Participant.objects.all(),
        *Change.objects.all(),
        *Note.objects.all(),
        *Submission.objects.all(),
        *DelegationMember.objects.all(),
    ]
    return serializers.serialize("json", rows, ensure_ascii=False)


def test_what_was_erased_is_nowhere_and_the_counts_stay(training, amina):
    person = Participant.objects.get(name="Somphone Keo")
    change(person, {"organisation": "Xam Neua hospital"}, person.version, amina, "Somphone told me")
    certify(training, amina)
    Note.objects.create(by=amina, noun="participant", record=person.pk, text="Somphone is ill")
    for key, body in (("a" * 64, {"kind": "participant", "id": person.pk, "title": "Somphone"}), ("b" * 64, {"id": 1})):
        Submission.objects.create(by=amina, key=key, answer={"body": body, "location": None})
    before, seen = heads_of(training), Participant.objects.get(pk=person.pk).version
    made = erase(person, amina, "asked to")
    stored = everything_stored()
    for word in ("Somphone", "somphone", "Xam Neua", f"2024-{training.pk}-{person.pk}"):
        assert word not in stored
    assert "Bounmy" in stored
    assert Submission.objects.exclude(answer=None).count() == 1
    assert heads_of(training) == before
    assert (made.done, made.by, made.why) == ("erase", amina, "asked to")
    with pytest.raises(Undecidable, match="for good"):
        take_back(made, amina)
    with pytest.raises(Undecidable, match="erased here"):
        change(person, {"name": "Somphone Keo"}, seen, amina)
    now = list(Participant.objects.order_by("pk").values())
    assert rebuild() == 4
    assert list(Participant.objects.order_by("pk").values()) == now
    for one in Change.objects.filter(noun="participant", record=person.pk, done="change"):
        take_back(one, amina)
    assert "Somphone" not in everything_stored()


def test_only_reviewers_erase(training):
    contributor = Account.objects.create_user("bo", role=Role.CONTRIBUTOR)
    with pytest.raises(NotAllowed, match="reviewers"):
        erase(Participant.objects.first(), contributor, "because")
    with pytest.raises(Undecidable, match="one person"):
        erase(training, None, "because")


def test_the_rule_erases_so_many_months_after_the_event(training, amina):
    assert erase_due(date(2034, 1, 1)) == 0
    set_retention(24, amina)
    withdraw(Participant.objects.last(), amina)
    assert erase_due(date(2026, 3, 7)) == 0
    assert erase_due(date(2026, 3, 8)) == 2
    assert erase_due(date(2026, 3, 8)) == 0
    made = Change.objects.filter(done="erase").first()
    assert (made.by, made.why) == (None, "by the rule: 24 months after the event")
    assert set(Participant.objects.values_list("name", "email")) == {("", "")}


@pytest.mark.django_db(transaction=True)
def test_the_worker_beside_the_server_erases_what_is_due(training, amina):
    set_retention(0, amina)
    worker = Worker(pause=0.05)
    worker.start()
    for _ in range(400):
        if not Participant.objects.exclude(name="").exists():
            break
        worker.join(0.05)
    worker.stop()
    worker.join()
    assert set(Participant.objects.values_list("name", flat=True)) == {""}


def test_a_person_is_found_however_the_name_is_typed(training, amina):
    (row,) = rows_of("SOMPHONE keo")
    assert row.name == "Somphone Keo"
    withdraw(row, amina)
    assert rows_of("somphone@") == [row]
    assert rows_of("") == rows_of("s") == []


def test_a_series_says_what_is_due_and_plans_it_from_the_last(training, amina):
    series = keep(Series, {"title": "Yearly course", "every": 12, "until": "2026-12-31"}, amina)
    with pytest.raises(Undecidable, match="first"):
        plan_next(series, amina)
    change(training, {"series": series}, training.version, amina)
    assert due_next(series) == date(2025, 3, 4)
    made = plan_next(series, amina)
    assert (made.state, made.starts, made.ends - made.starts) == ("planned", date(2025, 3, 4), timedelta(days=4))
    assert (made.giver, made.amount, heads_of(made)) == (training.giver, None, [])
    assert due_next(series) is None
    assert editions(series) == [made, training]
    change(made, {"starts": "2026-03-04", "ends": "2026-03-08"}, made.version, amina)
    with pytest.raises(Undecidable, match="ends before"):
        plan_next(series, amina)


def test_samples_are_entered_once_and_what_is_withdrawn_stays_so(amina):
    assert load_people_samples() > 30
    withdraw(Training.objects.first(), amina)
    assert load_people_samples() == 0
    assert Training.objects.filter(withdrawn=True).count() == 1
    assert {line.modality for line in table(items())} >= {"training", "scholarship", "personnel_deployment", "outreach"}
    assert set(Change.objects.filter(done="keep").values_list("by", "why")) == {(None, SAMPLE)}

"""What the office keeps of its work, by programs: described, entered, changed by version, taken back."""

import pytest

from cosante.register.models import Agreement, Change

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(chen):
    values = {"title": "Biennial agreement", "kind": "biennial", "amount": "1800000.50", "currency": "USD"}
    answer = chen.post("work/agreement", {"values": values, "why": "the signed text"})
    assert answer.status_code == 201
    return answer.json()


def test_kinds_say_what_a_program_may_send(lea):
    kinds = {kind["kind"]: kind for kind in lea.get("kinds").json()["items"]}
    fields = {field["name"]: field for field in kinds["agreement"]["fields"]}
    assert (fields["amount"]["type"], fields["title"]["needed"], fields["renews"]["rows_of"]) == (
        "decimal",
        True,
        "agreement",
    )
    assert "biennial" in fields["kind"]["choices"]
    assert kinds["promise"]["part_of"] == "agreement"


def test_a_row_is_entered_and_found(chen, lea, agreement):
    assert agreement["values"]["amount"] == "1800000.5"
    assert lea.get(agreement["href"]).json() == agreement
    promise = {"agreement": agreement["id"], "area": "malaria", "due": "2025-06-30"}
    assert chen.post("work/promise", {"values": promise}).status_code == 201
    found = lea.get(f"work/promise?field=agreement&value={agreement['id']}").json()["items"]
    assert [row["values"]["area"] for row in found] == ["malaria"]
    assert lea.get("work/promise?field=area&value=cancer").json()["items"] == []


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"title": "A", "amount": 1.5, "currency": "USD"}, "exact numbers come as text"),
        ({"title": "A", "amount": "much", "currency": "USD"}, "amount"),
        ({"title": "A", "kind": "treaty"}, "kind"),
        ({"title": "A", "renews": 99}, "99"),
        ({"title": True}, "yes or no"),
        ({"title": ["A"]}, "no value for it"),
        ({"titel": "A"}, "titel"),
        ({}, "title"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(chen, values, says):
    answer = chen.post("work/agreement", {"values": values})
    assert answer.status_code == 422
    assert says in answer.json()["detail"]
    assert not Agreement.objects.exists()


def test_two_programs_at_one_field_are_told(chen, rui, agreement):
    href = agreement["href"]
    assert chen.ask("PATCH", href, {"version": 1, "values": {"ends": "2026-01-01"}}).json()["version"] == 2
    answer = rui.ask("PATCH", href, {"version": 1, "values": {"ends": "2027-01-01"}})
    assert (answer.status_code, answer.json()["code"]) == (409, "collided")
    assert (
        rui.ask("PATCH", href, {"version": 1, "values": {"excludes": "staff"}}).json()["values"]["ends"] == "2026-01-01"
    )


def test_a_change_is_taken_back(chen, agreement):
    href = agreement["href"]
    chen.ask("PATCH", href, {"version": 1, "values": {"ends": "2026-01-01"}, "why": "a letter"})
    newest = chen.get(f"{href}/changes").json()["items"][0]
    assert (newest["why"], newest["values"]) == ("a letter", {"ends": {"before": None, "after": "2026-01-01"}})
    assert chen.post(f"changes/{newest['id']}/taking-back", {}).status_code == 201
    assert chen.get(href).json()["values"]["ends"] is None
    assert Change.objects.count() == 3


def test_what_was_withdrawn_is_out_of_the_list(chen, agreement):
    assert chen.ask("DELETE", agreement["href"]).json()["withdrawn"]
    assert chen.get("work/agreement").json()["items"] == []
    assert [row["id"] for row in chen.get("work/agreement?withdrawn=true").json()["items"]] == [agreement["id"]]


def test_a_source_is_named_once_with_its_words(chen, agreement, told):
    body = {"kind": "document", "number": told.pk, "start": 0, "end": 5}
    for _time in range(2):
        assert chen.post(f"{agreement['href']}/sources", body).json()["quote"] == told.text[:5]
    assert len(chen.get(f"{agreement['href']}/sources").json()["items"]) == 1


def test_readers_and_visitors_enter_nothing(programs):
    for program in (programs["reader"], programs[None]):
        assert program.post("work/agreement", {"values": {"title": "A"}}).status_code in (401, 403)

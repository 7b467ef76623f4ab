"""Changes of what the office keeps: in the audit with its table, and told to other systems."""

import csv
import io
import json

import pytest
from django.test import Client

from cosante.register.actions import webhooks
from cosante.register.actions.kept import change, keep, withdraw
from cosante.register.models import Account, Agreement, AgreementParty, Delivery, Partner, Role
from cosante.web.loopback import ALONE

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return Account.objects.create_user("amina", role=Role.ADMINISTRATOR)


@pytest.fixture
def browser(amina):
    client = Client(SERVER_NAME="localhost", **{ALONE: "1"})
    client.force_login(amina)
    return client


@pytest.fixture
def agreement(amina):
    made = keep(Agreement, {"title": "=Accord", "ends": "2026-12-31"}, amina, "the signed text")
    change(made, {"ends": "2027-12-31"}, 1, amina, "a letter of May")
    return made


def rows(browser: Client, query: str = "") -> list[dict[str, str]]:
    text = b"".join(browser.get(f"/audit.csv{query}").streaming_content).decode("utf-8-sig")
    return [row for row in csv.DictReader(io.StringIO(text)) if row["change"]]


def test_each_change_is_a_line_of_the_audit_that_leads_to_its_row(browser, agreement):
    page = browser.get("/audit/").content.decode()
    assert "a letter of May" in page
    assert "Fields: ends" in page
    assert f'href="/agreements/{agreement.pk}/"' in page
    assert "a letter of May" not in browser.get("/audit/?what=decisions").content.decode()
    assert "a letter of May" in browser.get("/audit/?what=changes&kind=change").content.decode()
    assert "a letter of May" not in browser.get("/audit/?kind=keep").content.decode()


def test_and_of_its_table_with_the_fields_that_changed(browser, agreement, amina):
    withdraw(agreement, amina)
    gone, changed, entered = rows(browser)
    assert (gone["what"], gone["about"], gone["by"]) == ("withdraw", f"agreement {agreement.pk}", "amina")
    assert (changed["what"], changed["fields"], changed["why"]) == ("change", "ends", "a letter of May")
    assert (entered["what"], entered["fields"]) == ("keep", "ends kind renewal title")
    assert [row["what"] for row in rows(browser, f"?who={amina.pk}&kind=withdraw")] == ["withdraw"]
    other = Account.objects.create_user("bo", role=Role.READER)
    assert rows(browser, f"?who={other.pk}") == []


def test_other_systems_are_told_what_changed_and_nothing_of_a_person(amina, settings):
    settings.COSANTE_NETWORKS = ["127.0.0.0/8"]
    hook = webhooks.add("https://127.0.0.1/told", webhooks.new_secret(), ["change"], amina)
    agreement = keep(Agreement, {"title": "Accord", "ends": "2026-12-31"}, amina)
    partner = Partner.objects.create(name="WHO")
    keep(AgreementParty, {"agreement": agreement, "partner": partner, "contact": "Dr Mai"}, amina)
    change(agreement, {"ends": "2027-12-31"}, 1, amina)
    told = [json.loads(one.body) for one in Delivery.objects.filter(webhook=hook).order_by("made_at")]
    assert [one["type"] for one in told] == ["change"] * 3
    assert told[2]["data"] == {
        "id": told[2]["data"]["id"],
        "noun": "agreement",
        "record": agreement.pk,
        "version": 2,
        "done": "change",
        "values": {"ends": ["2026-12-31", "2027-12-31"]},
        "personal": [],
        "by": amina.pk,
    }
    assert told[1]["data"]["personal"] == ["contact"]
    assert not any("Mai" in one.body for one in Delivery.objects.all())

"""IATI on the pages: brought, looked at, kept, taken back; a checklist that leads to a valid file."""

from pathlib import Path

import pytest
from lxml import etree
from review_forms import token_of

from cosante.exchange.iati.validate import Options, each
from cosante.register.models import Fact, IatiActivity, Reporter, Sheet

pytestmark = pytest.mark.django_db
OURS = Path(__file__).parents[1] / "exchange" / "iati" / "valid.xml"


def test_a_file_is_brought_kept_given_out_and_taken_back(client):
    with OURS.open("rb") as file:
        page = client.post("/iati-activities/import/", {"file": file}, follow=True).content.decode()
    sheet = Sheet.objects.get()
    assert "2 added" in page
    assert "our:delegation" in page
    assert "Midwives are trained" in page
    client.post(f"/imports/{sheet.pk}/keep/")
    row = IatiActivity.objects.get(identifier="XM-DAC-928-EX-1")
    assert Fact.objects.live().filter(kind="act").count() == 2
    assert "Des sages-femmes" in client.get(row.get_absolute_url()).content.decode()
    with OURS.open("rb") as file:
        assert "2 unchanged" in client.post("/iati-activities/import/", {"file": file}, follow=True).content.decode()
    client.post(f"/imports/{sheet.pk}/take-back/")
    assert not Fact.objects.live().exists()
    assert client.post("/iati-activities/import/", {}).status_code == 422


def test_the_checklist_leads_to_a_valid_file(client, tmp_path):
    assert 'href="/reporters/new/"' in client.get("/iati/").content.decode()
    assert client.get("/iati/agreements.xml").status_code >= 400
    token = token_of(client.get("/reporters/new/").content.decode())
    values = {"name": "Office", "org_id": "XM-DAC-928", "type": "10", "language": "en"}
    client.post("/reporters/new/", values | {"token": token, "address": "https://office.example.org/"})
    assert Reporter.objects.get().org_id == "XM-DAC-928"
    page = client.get("/iati/").content.decode()
    assert f'href="/reporters/{Reporter.objects.get().pk}/edit/"' in page
    with OURS.open("rb") as file:
        client.post("/iati-activities/import/", {"file": file})
    client.post(f"/imports/{Sheet.objects.get().pk}/keep/")
    answer = client.get("/iati/iati-activities.xml?q=vaccins")
    out = tmp_path / "out.xml"
    out.write_bytes(b"".join(answer.streaming_content))
    assert len(etree.parse(out).getroot()) == 1
    assert [one for one in each(out, Options.of_today()) if one.severity != "advisory"] == []

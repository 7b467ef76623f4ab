"""IATI on the pages: brought, looked at, kept, taken back; a checklist that leads to a valid file."""

from pathlib import Path

import pytest
from lxml import etree
from review_forms import token_of

from cosante.exchange.iati.validate import Options, each
from cosante.intake import settling
from cosante.register.actions.kept import take_back
from cosante.register.actions.sheets import keep_portion
from cosante.register.models import (
    Baseline,
    Change,
    Document,
    Fact,
    IatiActivity,
    Indicator,
    Reading,
    Reporter,
    ResultValue,
    Sheet,
    Target,
)
from cosante.register.queries.kept_rows import cited_by

pytestmark = pytest.mark.django_db
OURS = Path(__file__).parents[1] / "exchange" / "iati" / "valid.xml"


def test_a_file_is_brought_kept_given_out_and_taken_back(client, monkeypatch):
    monkeypatch.setattr(settling, "SOON", 600.0)  # a busy machine must not put half of it off
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


def test_results_are_entered_as_indicators_once_and_taken_back_as_one(client, tmp_path):
    file = tmp_path / "results.xml"
    more = """<actual value="11"/></period><period><period-start iso-date="2026-01-01"/><period-end iso-date="2026-12-31"/>
      <actual value="7"><dimension name="sex" value="female"/><comment><narrative>By list</narrative></comment></actual>
      <actual value="3"><dimension name="colour" value="red"/></actual><actual value="some"/>"""
    file.write_text(OURS.read_text("utf-8").replace('<actual value="11"/>', more), "utf-8")
    with file.open("rb") as stream:
        client.post("/iati-activities/import/", {"file": stream})
    client.post(f"/imports/{Sheet.objects.get().pk}/keep/")
    row = IatiActivity.objects.get(identifier="XM-DAC-928-EX-1")
    page = client.get(row.get_absolute_url()).content.decode()
    assert "4 numbers of these indicators" in page
    assert "2 are left out" in page
    for _again in range(2):
        assert client.post(f"/iati-activities/{row.pk}/results/")["Location"] == row.get_absolute_url()
    indicator = Indicator.objects.get()
    assert (indicator.name, indicator.unit, indicator.keys) == (
        "Midwives trained: Number of midwives",
        "number",
        ["sex"],
    )
    found = [(str(one.value.normalize()), one.period, one.part) for one in ResultValue.objects.order_by("pk")]
    assert found == [("11", "2025-01-01/2025-12-31", ""), ("7", "2026-01-01/2026-12-31", "sex=female")]
    assert (Baseline.objects.get().period, Target.objects.get().value) == ("2024", 12)
    said = ResultValue.objects.last()
    assert said.comment == "By list"
    path, _comma, line = said.source.removeprefix("XM-DAC-928-EX-1, ").rpartition(", line ")
    (node,) = etree.parse(file).xpath(f"/iati-activities/iati-activity[1]/{path}")
    assert (node.get("value"), node.sourceline) == ("7", int(line))
    assert [one.document.path for one in cited_by(indicator)] == ["XM-DAC-928-EX-1"]
    take_back(Change.objects.get(noun="indicator"), None)
    assert not any(
        model.objects.filter(withdrawn=False).exists() for model in (Indicator, Baseline, Target, ResultValue)
    )


def test_what_is_kept_is_told_in_portions_and_nothing_twice(client, monkeypatch):
    monkeypatch.setattr(settling, "SOON", 0.0)
    with OURS.open("rb") as file:
        client.post("/iati-activities/import/", {"file": file})
    sheet = Sheet.objects.get()
    client.post(f"/imports/{sheet.pk}/keep/")
    acts = Fact.objects.live().filter(kind="act", document__kind="iati")
    assert (IatiActivity.objects.count(), acts.count()) == (2, 1)
    assert 'data-going="1"' in client.get(sheet.get_absolute_url()).content.decode()
    assert 'data-going="1"' in client.get("/iati-activities/").content.decode()
    about = {"noun": "iati-activity", "sheet": sheet.pk}
    assert client.post("/iati/tell/", about, headers={"Accept": "application/json"}).json() == {"left": 0}
    assert (acts.count(), Document.objects.count()) == (2, 2)
    assert client.post("/iati/tell/", about)["Location"] == sheet.get_absolute_url()
    assert settling.settle_waiting() == 0
    assert "data-going" not in client.get(sheet.get_absolute_url()).content.decode()
    client.post(f"/imports/{sheet.pk}/take-back/")
    assert acts.count() == 1
    assert settling.settle_waiting() == 1  # as the worker beside the server does it
    assert (acts.count(), Reading.objects.count()) == (0, 4)


def test_an_organisation_file_is_brought_and_given_out(client):
    with OURS.with_name("organisations.xml").open("rb") as file:
        page = client.post("/iati-organisations/import/", {"file": file}, follow=True).content.decode()
    assert "2 added" in page
    assert "expense-line" in page
    client.post(f"/imports/{Sheet.objects.get().pk}/keep/")
    assert "Organisation pour l’essai" in client.get("/iati-organisations/").content.decode()
    answer = b"".join(client.get("/iati/iati-organisations.xml").streaming_content)
    assert len(etree.fromstring(answer).findall("iati-organisation")) == 2


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


def many(tmp_path, number):
    """A file of so many activities, each with its own identifier."""
    text = OURS.read_text("utf-8")
    begin, end = text.index("<iati-activity "), text.index("</iati-activity>") + len("</iati-activity>")
    one = text[begin:end]
    names = (one.replace("XM-DAC-928-EX-1", f"XM-DAC-928-EX-M{at}") for at in range(number))
    file = tmp_path / "many.xml"
    file.write_text(text[:begin] + "\n".join(names) + "\n</iati-activities>", "utf-8")
    return file


@pytest.fixture
def waits(client, tmp_path, monkeypatch):
    """A sheet of five activities of which two were kept in the first request."""
    monkeypatch.setattr(settling, "SOON", 0.0)
    monkeypatch.setattr(settling, "keep_portion", lambda sheet: keep_portion(sheet, 2))
    with many(tmp_path, 5).open("rb") as stream:
        client.post("/iati-activities/import/", {"file": stream})
    sheet = Sheet.objects.get()
    client.post(f"/imports/{sheet.pk}/keep/", {"why": "sent by the agency"})
    return sheet


def test_a_large_file_is_kept_in_portions_and_goes_on_where_it_stopped(client, waits):
    assert IatiActivity.objects.count() == 2
    page = client.get(waits.get_absolute_url()).content.decode()
    assert "3 rows are still to come" in page
    assert '<progress max="5" value="2"' in page
    assert 'http-equiv="refresh"' in page
    assert 'name="why"' not in page  # it was decided
    assert client.post(f"/imports/{waits.pk}/take-back/").status_code >= 400
    assert client.post(f"/imports/{waits.pk}/throw-away/").status_code >= 400
    assert client.post(waits.get_absolute_url() + "keep/", headers={"Accept": "application/json"}).json() == {"left": 1}
    assert client.post(waits.get_absolute_url() + "keep/")["Location"] == waits.get_absolute_url()
    waits.refresh_from_db()
    assert (waits.why, waits.under_way, waits.added, waits.left) == ("sent by the agency", False, 5, 0)
    assert list(IatiActivity.objects.values_list("identifier", flat=True)) == [f"XM-DAC-928-EX-M{n}" for n in range(5)]
    changes = Change.objects.filter(noun="iati-activity")
    assert {one.along_id for one in changes} == {None, waits.lead_id}
    assert {one.why for one in changes} == {"sent by the agency"}
    page = client.get(waits.get_absolute_url()).content.decode()
    assert "5 rows were kept" in page
    assert "Take all of it back" in page
    client.post(f"/imports/{waits.pk}/take-back/")
    assert not IatiActivity.objects.filter(withdrawn=False).exists()


def test_the_worker_goes_on_with_what_a_server_left(waits):
    assert [settling.settle_waiting() for _ in range(2)] == [3, 1]
    waits.refresh_from_db()
    assert (waits.kept_at is not None, IatiActivity.objects.count()) == (True, 5)


def test_a_portion_that_breaks_leaves_nothing_half_kept(waits, monkeypatch):
    from cosante.register.actions.sheets.keep_sheet import Keeping

    before = Change.objects.count()

    def killed(self):
        raise KeyboardInterrupt

    with monkeypatch.context() as within:
        within.setattr(Keeping, "_settle", killed)
        with pytest.raises(KeyboardInterrupt):
            settling.settle_waiting()
    assert (IatiActivity.objects.count(), Change.objects.count(), waits.left) == (2, before, 3)
    while settling.settle_waiting():
        pass
    assert IatiActivity.objects.count() == 5


def test_what_is_taken_back_while_it_is_kept_gets_no_more_rows(client, waits):
    waits.refresh_from_db()
    take_back(waits.lead, None)
    while settling.settle_waiting():
        pass
    waits.refresh_from_db()
    assert (waits.under_way, waits.added, waits.wrong) == (False, 2, 3)
    assert not IatiActivity.objects.filter(withdrawn=False).exists()
    assert "taken back before" in client.get(f"{waits.get_absolute_url()}?show=wrong").content.decode()

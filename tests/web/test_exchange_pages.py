"""Files of other systems on the pages: OCDS brought, looked at, kept and taken back; values for DHIS2, and why not."""

import io
import json
import re
import zipfile

import pytest
from python_calamine import CalamineWorkbook
from supplies import Story

from cosante.intake.record_files import hold_rows
from cosante.register.actions import correct
from cosante.register.actions.kept import keep
from cosante.register.models import (
    Account,
    Act,
    BroughtFile,
    DataElement,
    Decision,
    Fact,
    Indicator,
    Order,
    OrgUnit,
    Partner,
    ResultValue,
)
from cosante.web import record_sheets
from cosante.web.sheets.files import rows_in, text_rows

pytestmark = pytest.mark.django_db
UID, OTHER, PLACE = "fbfJHSPpUQD", "cYeuwXTCPkU", "DiszpKrYNg8"


def test_orders_go_out_and_come_in_looked_at_first(client, owner, settings):
    story = Story(owner)
    address = f"/orders/ocds/releases.json?order={story.order.pk}"
    assert "COSANTE_OCDS_PREFIX" in client.get(address).content.decode()
    settings.COSANTE_OCDS_PREFIX, settings.COSANTE_PUBLISHER = "ocds-a1b2c3", "Ministry of Health"
    document = client.get(address).json()
    assert (document["publisher"], len(document["releases"])) == ({"name": "Ministry of Health"}, 1)
    assert client.get("/orders/ocds/records.json?q=antibiotics").json()["records"][0]["ocid"].startswith("ocds-a1b2c3-")
    assert client.get("/orders/ocds/records.json?q=nothing").status_code == 409
    document["releases"][0]["tender"]["title"] = "Antibiotics, again"
    document["releases"].append(document["releases"][0] | {"ocid": "ocds-other-1"})
    file = io.BytesIO(json.dumps(document).encode())
    file.name = "releases.json"
    page = client.post("/orders/ocds/", {"file": file}, follow=True)
    at, said = page.request["PATH_INFO"], page.content.decode()
    assert "2 processes" in said
    assert "ocds-other-1" in said
    assert "Antibiotics, again" in client.get(f"{at}?show=changed").content.decode()
    assert Order.objects.get().title == "Antibiotics 2024"
    client.post(f"{at}keep/", {"why": "their list"})
    assert sorted(Order.objects.values_list("title", flat=True)) == ["Antibiotics, again"] * 2
    client.post(f"{at}take-back/")
    assert [one.title for one in Order.objects.filter(withdrawn=False)] == ["Antibiotics 2024"]
    file = io.BytesIO(b'{"releases": [{"ocid": "x"}]}')
    file.name = "wrong.json"
    answer = client.post("/orders/ocds/", {"file": file})
    assert answer.status_code == 422
    assert "So much was found in all" in answer.content.decode()


def test_values_go_to_dhis2_or_say_why_not(client, owner):
    about = {"name": "Nurses trained", "unit": "number", "keys": ["sex"], "where": "Northern Province"}
    indicator = keep(Indicator, about, owner)
    for period, value, part in (
        ("2024", "1200.50", ""),
        ("2024-01/2024-03", "0", "sex=female"),
        ("2024-01/2024-05", "7", ""),
        ("2024", "600", "sex=male"),
    ):
        keep(ResultValue, {"indicator": indicator, "period": period, "value": value, "part": part}, owner)
    said = client.get("/indicators/dhis2/").content.decode()
    assert "4 are refused" in said
    assert "has no data element" in said
    keep(DataElement, {"indicator": indicator, "data_element": UID}, owner)
    parts = {"part": "sex=female", "data_element": UID, "category_option_combo": OTHER}
    keep(DataElement, {"indicator": indicator, **parts}, owner)
    assert "No organisation unit is said for “Northern Province”" in client.get("/indicators/dhis2/").content.decode()
    keep(OrgUnit, {"where": "northern province", "org_unit": PLACE}, owner)
    whole = {"dataElement": UID, "period": "2024", "orgUnit": PLACE, "value": "1200.5"}
    part = {"dataElement": UID, "period": "2024Q1", "orgUnit": PLACE, "categoryOptionCombo": OTHER, "value": "0"}
    sent = client.get("/indicators/dhis2.json").json()["dataValues"]
    assert sorted(sent, key=lambda one: one["period"]) == [whole, part]
    said = client.get("/indicators/dhis2/").content.decode()
    assert "2 are refused" in said
    assert "part “sex=male”" in said
    assert "“2024-01/2024-05” is no period" in said
    twin = keep(Indicator, {"name": "The same", "unit": "number", "where": "Northern Province"}, owner)
    keep(ResultValue, {"indicator": twin, "period": "2024", "value": "5"}, owner)
    keep(DataElement, {"indicator": twin, "data_element": UID}, owner)
    assert client.get("/indicators/dhis2.json").json()["dataValues"] == [part]
    assert "Another value goes to the same" in client.get("/indicators/dhis2/").content.decode()


ACTS = """Kind,Status,Who,For whom,When,Amount of money,Currency,Stage,"What happened, and how you know"
Training,done,Kayes Region;Sikasso Region,Lao PDR,2024-05,1200,USD,Disbursement,They told us on the telephone.
Nothing,done,Kayes Region,,2024,,,,Somebody said so.
Training,done,Kayes Region,,2024,12,,Disbursement,A letter.
"""


def test_acts_come_from_a_sheet_as_entries_and_are_taken_back(client, owner):
    page = client.post("/acts/import/", {"text": ACTS}, follow=True)
    at, said = page.request["PATH_INFO"], page.content.decode()
    assert ("3 rows:" in said, Act.objects.count()) == (True, 0)
    refused = client.get(f"{at}?show=refused").content.decode()
    assert "none of the allowed values" in refused
    assert "A sum needs its currency" in refused
    client.post(f"{at}keep/")
    (act,) = Act.objects.filter(sources__gt=0)
    assert (act.type, act.when, {one.amount for one in act.money.all()}) == ("training", "2024-05", {1200})
    again = client.post("/acts/import/", {"text": ACTS}, follow=True)
    assert "1 unchanged" in again.content.decode()
    given_out = client.get("/acts.csv").getvalue().decode("utf-8-sig")
    back = client.post("/acts/import/", {"text": given_out}, follow=True).content.decode()
    assert "1 unchanged" in back
    changed = client.post("/acts/import/", {"text": given_out.replace("Kayes Region", "Somebody else")}, follow=True)
    assert "corrected beside their sentences, at /acts/" in changed.content.decode()
    client.post(f"{at}take-back/")
    assert "All of it was taken back." in client.get(at).content.decode()
    assert not Act.objects.filter(sources__gt=0).exists()


def test_partners_come_in_every_language_of_the_pages(client, owner):
    heads = client.get("/partners/import/template.xlsx")
    assert next(rows_in(heads.getvalue()))[1][:3] == ["Name *", "Kind", "Country"]
    sheet = "Nom,Type,Pays\nKayes Region,ministère,Mali\nKayes Region,,\nLao PDR,Nowhere,Laos\n"
    page = client.post("/partners/import/", {"text": sheet}, follow=True)
    assert [one["done"] for one in BroughtFile.objects.get().outcomes] == ["added", "unchanged", "refused"]
    client.post(f"{page.request['PATH_INFO']}keep/")
    partner = Partner.objects.get(sources__gt=0)
    assert (partner.name, partner.country) == ("Kayes Region", "ML")
    book = client.get("/partners.xlsx").getvalue()
    file = io.BytesIO(book)
    file.name = "partners.xlsx"
    client.post("/partners/import/", {"file": file})
    assert [one["done"] for one in BroughtFile.objects.latest("pk").outcomes] == ["unchanged"]
    text = f"#,Name,Country\n{partner.pk},Kayes Region,Senegal\n99999,Nobody,\n"
    client.post("/partners/import/", {"text": text})
    first, second = BroughtFile.objects.latest("pk").outcomes
    assert (first["done"], second["done"]) == ("changed", "refused")
    assert "no such row" in second["why"]


def test_an_act_is_changed_by_its_sheet_as_decisions_of_who_brings_it(client, owner):
    at = client.post("/acts/import/", {"text": ACTS}, follow=True).request["PATH_INFO"]
    client.post(f"{at}keep/")
    act = Act.objects.get(sources__gt=0)
    given_out = client.get("/acts.csv").getvalue().decode("utf-8-sig")
    text = given_out.replace(",2024-05,", ",2024-06,").replace(",done,", ",planned,")
    page = client.post("/acts/import/", {"text": text}, follow=True)
    at, said = page.request["PATH_INFO"], page.content.decode()
    assert "1 changed" in said
    assert "<del><bdi>2024-05</bdi></del> <ins><bdi>2024-06</bdi></ins>" in said
    assert ("Decision" in said, Decision.objects.filter(verb="correct").count()) == (False, 0)  # only looked at
    for _again in range(2):
        client.post(f"{at}keep/")
    act.refresh_from_db()
    assert (act.when, act.status) == ("2024-06", "planned")
    (made,) = Decision.objects.filter(verb="correct")
    assert (made.by, made.why, made.fact.as_read) == (owner, BroughtFile.objects.latest("pk").name, made.fact.as_read)
    assert made.fact.as_read["when"] == "2024-05"  # what was read stays
    client.post("/acts/import/", {"text": text})
    assert [one["done"] for one in BroughtFile.objects.latest("pk").outcomes] == ["unchanged"]
    client.post(f"{at}take-back/")
    act.refresh_from_db()
    assert (act.when, act.status) == ("2024-05", "done")
    assert "All of it was taken back." in client.get(at).content.decode()


def test_what_was_changed_between_looking_and_keeping_is_refused_and_told(client, owner):
    at = client.post("/acts/import/", {"text": ACTS}, follow=True).request["PATH_INFO"]
    client.post(f"{at}keep/")
    act = Act.objects.get(sources__gt=0)
    given_out = client.get("/acts.csv").getvalue().decode("utf-8-sig")
    sheet = client.post("/acts/import/", {"text": given_out.replace(",2024-05,", ",2024-06,")}, follow=True)
    at = sheet.request["PATH_INFO"]
    correct(Fact.objects.live().get(act=act, kind="act"), {"when": "2023"}, owner)
    client.post(f"{at}keep/")
    act.refresh_from_db()
    assert act.when == "2023"
    assert "It was changed since" in client.get(f"{at}?show=refused").content.decode()
    assert "Take all of it back" not in client.get(at).content.decode()


def test_a_partner_of_several_sources_is_changed_in_all_of_them(client, owner):
    def kept(nouns, text):
        at = client.post(f"/{nouns}/import/", {"text": text}, follow=True).request["PATH_INFO"]
        client.post(f"{at}keep/")
        return at

    kept("partners", "Name,Kind,Country\nKayes Hospital,health facility,Mali\n")
    for title in ("The first letter.", "The second letter."):
        kept("acts", f'Kind,Status,Who,"What happened, and how you know"\nTraining,done,Kayes Hospital,{title}\n')
    partner = Partner.objects.get(sources=3)
    at = kept("partners", f"#,Name,Country\n{partner.pk},Hospital of Kayes,Senegal\n")
    (outcome,) = BroughtFile.objects.latest("pk").outcomes
    assert (outcome["done"], outcome["why"]) == ("changed", "")
    partner.refresh_from_db()
    assert (partner.name, partner.country, partner.sources) == ("Hospital of Kayes", "SN", 3)
    assert Decision.objects.filter(verb="correct", by=owner).count() == 3
    client.post(f"{at}take-back/")
    partner.refresh_from_db()
    assert (partner.name, partner.country, partner.sources) == ("Kayes Hospital", "ML", 3)


def test_workbooks_offer_what_cells_take_or_say_that_none_can_be_changed(client, owner):
    client.post(client.post("/acts/import/", {"text": ACTS}, follow=True).request["PATH_INFO"] + "keep/")
    for address, offered in (("/acts.xlsx", "training"), ("/partners.xlsx", "ministry")):
        file = io.BytesIO(client.get(address).getvalue())
        listed = CalamineWorkbook.from_filelike(file).get_sheet_by_name("Allowed values").to_python()
        assert offered in {cell for row in listed for cell in row}
        with zipfile.ZipFile(file) as parts:
            rules = re.findall(r'<dataValidation type="(\w+)"', parts.read("xl/worksheets/sheet1.xml").decode())
        assert rules == ["list", "list"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get("/totals.xlsx").getvalue()))
    assert "cannot be brought back" in book.get_sheet_by_name("About").to_python()[1][0]


def test_who_may_not_decide_is_told_so_in_the_preview(client, owner):
    client.post(client.post("/acts/import/", {"text": ACTS}, follow=True).request["PATH_INFO"] + "keep/")
    act = Act.objects.get(sources__gt=0)
    kind = record_sheets.KINDS["acts"]
    (row,) = record_sheets.rows_of(kind, text_rows(f"#,Status\n{act.pk},planned\n"))
    contributor = Account.objects.create(username="amina", role="contributor")
    file = hold_rows("act", [row], "sheet.csv", "", record_sheets.verbs(kind, contributor), contributor)
    assert [one["done"] for one in file.outcomes] == ["refused"]
    assert "may not do this" in file.outcomes[0]["why"]

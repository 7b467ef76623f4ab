"""Pages of briefings, reports and releases: each sentence with its source, files, and who may do what."""

import json

import pytest
from lxml import html

from cosante.register.models import Account, Partner, Release, Role, Schedule

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _data(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def who(training):
    return Partner.objects.get(identifier="XM-DAC-928")


def page(client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.content)


def test_the_page_of_a_partner_leads_to_its_briefing(client, who):
    address = f"/partners/{who.pk}/briefing/"
    assert page(client, who.get_absolute_url()).xpath(f'//a[@href="{address}"]')
    assert page(client, address).xpath("//h1")[0].text == "Briefing: WHO"


def test_every_mark_leads_to_a_source_on_the_page(client, who):
    found = page(client, f"/partners/{who.pk}/briefing/?language=en&beside=bn")
    marks = {link.get("href").removeprefix("#") for link in found.xpath('//sup[@class="mark"]/a')}
    assert marks
    assert marks == set(found.xpath('//ol/li[starts-with(@id, "source-")]/@id'))


@pytest.mark.parametrize(("language", "title"), [("fr", "Note : "), ("bn", "সারসংক্ষেপ: ")])
def test_it_is_in_the_language_asked_for_and_its_words_say_so(client, who, language, title):
    found = page(client, f"/partners/{who.pk}/briefing/?language={language}")
    assert title in found.xpath("//h1")[0].text
    assert found.xpath(f'//article//h2[@lang="{language}"]')


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_it_comes_as_a_file(client, who, kind, begins):
    response = client.get(f"/partners/{who.pk}/briefing.{kind}?language=fr&beside=bn")
    assert response.content.startswith(begins)
    assert f"briefing-{who.pk}-fr-bn.{kind}" in response.headers["Content-Disposition"]


@pytest.mark.parametrize("report", ["cooperation", "matrix", "agreements", "procurement", "trainings"])
def test_each_report_is_a_page_and_three_files(client, who, report):
    assert page(client, f"/reports/{report}/?year=2024&language=bn").xpath("//h1")
    for kind, begins in (("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK")):
        assert client.get(f"/reports/{report}.{kind}?year=2024").content.startswith(begins)


def test_what_is_not_there_is_not_there(client, who):
    for address in (
        "/reports/none/",
        "/reports/matrix.exe",
        f"/partners/{who.pk}/briefing.xlsx",
        "/partners/999/briefing/",
    ):
        assert client.get(address).status_code == 404
    assert client.get(f"/partners/{who.pk}/briefing/?language=xx&beside=yy&ours=../..").status_code == 200


def test_a_release_shows_its_number_its_hash_and_its_files(client, who):
    sent = {"report": "briefing", "partner": who.pk, "language": "en", "beside": "fr"}
    response = client.post("/releases/", sent, follow=True)
    release = Release.objects.get()
    assert release.sha256 in response.content.decode()
    assert client.get(f"/releases/{release.pk}.pdf").content.startswith(b"%PDF-")
    assert json.loads(client.get(f"/releases/{release.pk}.json").content)[1]["language"] == "fr"
    assert client.get(f"/releases/{release.pk}.xlsx").status_code == 404
    client.post("/releases/", sent)
    assert Release.objects.count() == 1
    assert f"/releases/{release.pk}/" in client.get("/reports/").content.decode()


def test_a_report_is_planned_once_and_planned_no_more(client, who):
    sent = {"report": "matrix", "every": "monthly", "language": "bn"}
    for _time in range(2):
        client.post("/reports/plans/", sent)
    planned = Schedule.objects.get()
    assert (planned.report, planned.languages, planned.about) == ("matrix", ["bn"], {})
    client.post(f"/reports/plans/{planned.pk}/end/")
    planned.refresh_from_db()
    assert planned.ended_at is not None


GET, POST = "get", "post"
ADDRESSES = [
    (GET, "/reports/", Role.READER),
    (GET, "/reports/matrix/", Role.READER),
    (GET, "/reports/matrix.xlsx", Role.READER),
    (GET, "/partners/{who}/briefing/", Role.READER),
    (GET, "/partners/{who}/briefing.docx", Role.READER),
    (POST, "/releases/", Role.CONTRIBUTOR),
    (POST, "/reports/plans/", Role.REVIEWER),
    (POST, "/reports/plans/{planned}/end/", Role.REVIEWER),
]


@pytest.mark.parametrize("role", [None, *Role.values])
@pytest.mark.parametrize(("method", "address", "least"), ADDRESSES)
def test_each_role_at_each_address(client, who, owner, method, address, least, role):
    from django.utils import timezone

    planned = Schedule.objects.create(report="matrix", every="monthly", languages=["en"], next_at=timezone.now())
    account = Account.objects.create_user("some", password="a long password", role=role or Role.READER)
    if role:
        client.force_login(account)
    sent = {"report": "agreements", "every": "yearly", "language": "en"}
    given = address.format(who=who.pk, planned=planned.pk)
    response = client.post(given, sent) if method == POST else client.get(given)
    if role is None:
        assert response.status_code == 302
        assert "/sign-in/" in response.headers["Location"]
    elif Account(role=role).may(least):
        assert response.status_code == (302 if method == POST else 200)
    else:
        assert response.status_code == 403


def test_visitors_of_a_public_site_see_no_briefing(client, who, owner, settings):
    settings.COSANTE_PUBLIC = True
    Account.objects.create_user("some", password="a long password", role=Role.READER)
    response = client.get(f"/partners/{who.pk}/briefing/")
    assert response.status_code == 302

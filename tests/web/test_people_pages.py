"""Pages of trainings and visits: breakdowns that lead to their lists, certificates, one person's data, the tables."""

import csv
import io
import json
import unicodedata
import zipfile

import pypdfium2
import pytest
from django.urls import reverse
from lxml import html

from cosante.register.actions.kept import change, keep
from cosante.register.actions.people import certify, set_retention
from cosante.register.models import (
    Account,
    Change,
    Delegation,
    Participant,
    ParticipantGroup,
    Partner,
    Role,
    Rules,
    Series,
    Training,
)
from cosante.vocabulary.errors import OperatorError
from cosante.web import papers

pytestmark = pytest.mark.django_db


@pytest.fixture
def sides(db):
    return [
        Partner.objects.create(name="জাতীয় যক্ষ্মা নিয়ন্ত্রণ কর্মসূচি", country="BD", sources=1),
        Partner.objects.create(name="Hôpital de Vientiane", country="LA", sources=1),
    ]


@pytest.fixture
def training(owner, sides):
    given = {"title": "যক্ষ্মা শনাক্তকরণ প্রশিক্ষণ", "giver": sides[0], "receiver": sides[1], "place": "সিলেট"}
    row = keep(Training, given | {"country": "BD", "starts": "2024-03-04", "ends": "2024-03-08"}, owner)
    for name, sex in (("ডা. শাহনাজ পারভীন", "female"), ("ນາງ ສົມພອນ ສີສຸວັນ", "female"), ("Émile Sœur", "male")):
        keep(Participant, {"training": row, "name": name, "sex": sex, "cadre": "221", "province": "Sylhet"}, owner)
    keep(ParticipantGroup, {"training": row, "number": 10, "cadre": "2221"}, owner)
    return row


def text_of(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return unicodedata.normalize("NFC", "\n".join(page.get_textpage().get_text_range() for page in pages))


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def test_a_training_shows_who_took_part_and_every_number_opens_its_list(client, training):
    page = html.fromstring(client.get(training.get_absolute_url()).content)
    tables = page.xpath("//table[contains(@class, 'counts')]")
    assert len(tables) == 4
    for table in tables:
        together = [int(cell) for cell in table.xpath("./tbody/tr/td[3]/text()")]
        assert sum(together) == int(table.xpath("./tfoot/tr/td[3]/text()")[0]) == 13
        for cell in table.xpath(".//td/a"):
            listed = client.get(cell.get("href")).content.decode()
            number = int(cell.text)
            rows = len(html.fromstring(listed).xpath("//table[contains(@class, 'kept')]/tbody/tr"))
            in_groups = "participant-groups" in cell.get("href")
            assert rows == (1 if in_groups else number), cell.get("href")


def test_what_does_not_fit_together_is_shown_on_its_page(client, training, owner):
    keep(Participant, {"training": training, "name": "A", "days": 9}, owner)
    assert "attended more days than the training has" in client.get(training.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", ["Certificate of attendance", "from 4 March 2024 to 8 March 2024", "Attended: 5 days", "Bangladesh"]),
        ("fr", ["4 mars 2024", "8 mars 2024", "5 jours"]),
        ("bn", ["৪ মার্চ, ২০২৪", "৫ দিন", "বাংলাদেশ"]),
    ],
)
def test_a_certificate_in_each_language_can_be_copied_letter_by_letter(client, training, owner, language, says):
    people = certify(training, owner)
    answer = client.get(reverse("certificates", args=[training.pk, language]))
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    text = text_of(answer.content)
    for word in [*says, training.title, *(one.name for one in people), *(one.certificate for one in people)]:
        assert nfc(word) in text, word
    assert len(pypdfium2.PdfDocument(answer.content)) == 3
    assert b"/StructTreeRoot" in answer.content
    assert b"/Lang" in answer.content


def test_the_certificate_of_one_is_a_page_of_its_own(client, training, owner):
    one = certify(training, owner)[0]
    assert len(pypdfium2.PdfDocument(client.get(reverse("certificate", args=[one.pk, "bn"])).content)) == 1


def test_what_is_typed_is_no_markup_in_a_paper(client, training, owner):
    name = '#sys.inputs *bold* $x$ #read("/etc/passwd") @a'
    keep(Participant, {"training": training, "name": name}, owner)
    certify(training, owner)
    assert name in text_of(client.get(reverse("certificates", args=[training.pk, "en"])).content)


def test_numbers_are_given_from_the_page_and_papers_without_numbers_are_refused(client, training):
    answer = client.get(reverse("certificates", args=[training.pk, "en"]))
    assert answer.status_code == 409
    assert "give the participants their numbers first" in answer.content.decode()
    assert "Give 3 participants a number" in client.get(training.get_absolute_url()).content.decode()
    client.post(reverse("certify", args=[training.pk]))
    assert Participant.objects.exclude(certificate="").count() == 3


def test_a_font_that_is_lacking_is_named_with_its_package():
    with pytest.raises(OperatorError, match=r"Noto Sans Bengali .* fonts-noto-core"):
        papers.families(["বাংলা"], "bn", frozenset({"Noto Sans"}))
    with pytest.raises(OperatorError, match=r"Noto Sans CJK SC .* fonts-noto-cjk"):
        papers.families(["卫生部"], "en", frozenset({"Noto Sans"}))
    assert papers.families(["বাংলা", "Émile"], "en", frozenset({"DejaVu Sans", "Lohit Bengali"})) == [
        "DejaVu Sans",
        "Lohit Bengali",
    ]


def test_a_partner_shows_what_went_in_both_directions(client, training, owner, sides):
    keep(Delegation, {"title": "Visit to Dhaka", "giver": sides[1], "receiver": sides[0], "people": 4}, owner)
    page = client.get(sides[1].get_absolute_url()).content.decode()
    assert "What your office keeps of it" in page
    assert page.index("Visit to Dhaka") < page.index(training.title)
    assert "13 trainees" in page


def test_a_figure_of_the_ledger_opens_the_rows_in_it(client, training):
    page = html.fromstring(client.get("/ledger/BD/LA/").content)
    figures = page.xpath("//table[contains(@class, 'ledger')]/tbody//a")
    assert {figure.text.strip() for figure in figures} == {"1 deed", "13 trainees", "5 days"}
    for figure in figures:
        assert training.title in client.get(figure.get("href")).content.decode()


def test_the_south_table_opens_its_rows_and_is_a_file(client, training):
    page = client.get("/south-south/").content.decode()
    assert "Counted in units of its own" in page
    for link in html.fromstring(page).xpath("//table//a/@href"):
        assert training.title in client.get(link).content.decode()
    lines = list(
        csv.reader(io.StringIO(client.get("/south-south.csv?country=LA&way=received").getvalue().decode("utf-8-sig")))
    )
    assert lines[1:] == [
        ["C", "training", "1", "0", "deeds", "deeds", "1"],
        ["C", "training", "1", "0", "counted", "people", "13"],
        ["C", "training", "1", "0", "counted", "person_days", "65"],
    ]
    assert len(client.get("/south-south.csv?country=LA&way=gave").getvalue().decode().splitlines()) == 1
    with zipfile.ZipFile(io.BytesIO(b"".join(client.get("/south-south.xlsx").streaming_content))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    assert b"person_days" in sheet
    assert b"<v>65</v>" in sheet


def test_what_is_held_of_a_person_is_found_given_and_erased(client, training):
    page = client.get("/personal-data/?q=sœur").content.decode()
    assert "Émile Sœur" in page
    (held,) = json.loads(client.get("/personal-data.json?q=emile+sœur").content)
    assert (held["values"]["name"], held["part_of"]) == ("Émile Sœur", training.title)
    assert [one["done"] for one in held["changes"]] == ["keep"]
    row = f"participant:{held['number']}"
    assert client.post("/personal-data/erase/", {"row": row}).status_code == 422
    client.post("/personal-data/erase/", {"row": row, "why": "asked to"})
    assert "Sœur" not in client.get("/personal-data/?q=Sœur").content.decode().replace('value="Sœur"', "")
    assert "erased personal data" in client.get(f"/participants/{held['number']}/changes/").content.decode()
    assert Change.objects.filter(done="erase").get().why == "asked to"


def test_the_office_sets_how_long_names_are_kept(client, owner):
    page = client.post("/rules/retention/", {"months": "36"}, follow=True).content.decode()
    assert Rules.objects.get().erase_after == 36
    assert 'value="36"' in page
    assert client.post("/rules/retention/", {"months": "9000"}).status_code == 422
    client.post("/rules/retention/", {"months": ""})
    assert Rules.objects.get().erase_after is None


def test_names_of_people_are_in_no_file_and_found_by_no_search_of_a_list(client, training, owner):
    set_retention(60, owner)
    assert "Sœur" not in b"".join(client.get("/participants.csv").streaming_content).decode()
    one = Participant.objects.get(name="Émile Sœur")
    change(one, {"name": "Émile Noël"}, one.version, owner, "Émile wrote")
    assert "Émile Noël" in client.get(f"/participants/{one.pk}/changes/").content.decode()
    client.force_login(Account.objects.create_user("rea", role=Role.READER))
    for address in (
        f"/participants/{one.pk}/changes/",
        training.get_absolute_url(),
        "/participants/",
        "/participants/?q=Sœur",
    ):
        assert "Émile" not in client.get(address).content.decode(), address


@pytest.mark.parametrize(
    ("address", "sends", "least"),
    [
        ("/south-south/", False, Role.READER),
        ("/south-south.csv", False, Role.READER),
        ("/south-south/behind/", False, Role.READER),
        ("/ledger/behind/?one=BD", False, Role.READER),
        ("/trainings/{training}/certificates.en.pdf", False, Role.CONTRIBUTOR),
        ("/participants/{participant}/certificate.en.pdf", False, Role.CONTRIBUTOR),
        ("/trainings/{training}/certificates/", True, Role.CONTRIBUTOR),
        ("/series/{series}/next/", True, Role.CONTRIBUTOR),
        ("/personal-data/", False, Role.REVIEWER),
        ("/personal-data.json?q=Sœur", False, Role.REVIEWER),
        ("/personal-data/erase/", True, Role.REVIEWER),
        ("/rules/retention/", True, Role.ADMINISTRATOR),
    ],
)
def test_each_role_at_each_address(client, training, owner, address, sends, least):
    series = keep(Series, {"title": "Yearly"}, owner)
    numbers = {"training": training.pk, "participant": Participant.objects.first().pk, "series": series.pk}
    ask = client.post if sends else client.get
    for n, role in enumerate(Role.values):
        client.force_login(Account.objects.create_user(f"person{n}", role=role))
        allowed = Role.values.index(role) >= Role.values.index(least)
        assert (ask(address.format(**numbers)).status_code != 403) == allowed, role
    client.logout()
    assert ask(address.format(**numbers)).status_code in (302, 403)


def test_the_next_of_a_series_is_planned_from_its_page(client, training, owner):
    series = keep(Series, {"title": "Yearly"}, owner)
    row = Training.objects.get()
    client.post(
        f"/trainings/{row.pk}/edit/",
        {
            "version": row.version,
            "title": row.title,
            "state": "done",
            "kind": "course",
            "valued": "paid",
            "starts": "2024-03-04",
            "series": series.pk,
        },
    )
    assert "The next was due on 4 March 2025" in client.get(series.get_absolute_url()).content.decode()
    answer = client.post(f"/series/{series.pk}/next/", follow=True)
    assert "planned" in answer.content.decode()
    assert Training.objects.count() == 2

"""The register's pages: what they show, where their figures lead, what they give as files."""

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest
from deeds import deed, tell
from stories import Story

from cosante.register.actions import accept, add_document, merge
from cosante.register.models import Account, Act, Partner, SavedSearch
from cosante.register.queries.kept import forget
from cosante.vocabulary.errors import OperatorError
from cosante.web import boundaries

pytestmark = pytest.mark.django_db

PAGES = (
    "/acts/", "/acts/?country=KZ&type=training", "/agreements/", "/agreements/?force=open", "/places/", "/places/KG/",
    "/places/KG-GB/", "/areas/", "/areas/malaria/", "/ledger/", "/ledger/KZ/KG/", "/ledger/KZ/", "/map/", "/timeline/",
    "/network/", "/network/?of=partner", "/totals/", "/totals/?measure=money", "/totals/?by=stage",
    "/totals/?measure=counts&by=receiver", "/totals/behind/", "/partners/", "/partners/1/", "/acts/1/",
)  # fmt: skip


@pytest.fixture(scope="module")
def told(lasting) -> list[int]:
    """Kazakhstan and Kyrgyzstan train, visit, give and agree; one deed waits for review."""
    acts = [
        *tell(
            deed(count=(12, "doctors"), areas=["malaria"], place={"name": "Bishkek", "country": "KG", "identifier": "KG-GB"}),
            deed("visit", by="KG", for_="KZ", when="2023-01-02"),
            deed("funding", by="KG", for_="KZ", when="2022-03-04", money=(1_000_000, "USD", "disbursement")),
            deed("agreement", by="KZ KG", for_="", when="2021-01-01/2027-12-31", money=(5, "EUR", "commitment")),
        ),
        *tell(deed("donation", by="JP", for_="FJ", when="2020-05-05"), reviewed=False),
    ]  # fmt: skip
    return [act.pk for act in acts]


@pytest.fixture
def register(told, db) -> list[Act]:
    forget()
    return [Act.objects.get(pk=pk) for pk in told]


def text_of(client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content.decode()
    return response.content.decode()


def test_every_page_is_light_and_runs_nothing_inline(client, register):
    numbers = {"/partners/1/": Partner.objects.first().get_absolute_url(), "/acts/1/": register[0].get_absolute_url()}
    for address in PAGES:
        page = text_of(client, numbers.get(address, address))
        assert len(page.encode()) < 100_000, address
        assert not re.search(r" style=| on[a-z]+=|<script(?! src=)|<style", page), address


@pytest.mark.parametrize("address", [page for page in PAGES if not re.search(r"KG|KZ|malaria|/1/", page)])
def test_a_page_of_an_empty_register_says_that_nothing_is_there(client, address):
    assert 'class="empty"' in text_of(client, address) or address in ("/ledger/", "/map/", "/map")


def test_the_list_counts_what_each_choice_would_leave(client, register):
    assert "\n1 act ·" in text_of(client, "/acts/?type=visit").replace('<p class="summary">', "\n")
    page = text_of(client, "/acts/?country=KZ")
    assert '<option value="training">Training (1)</option>' in page
    assert '<option value="KZ" selected>Kazakhstan (4)</option>' in page
    assert '<option value="JP">Japan (1)</option>' in page


def test_a_filter_can_be_taken_away(client, register):
    page = text_of(client, "/acts/?country=KZ&type=training")
    assert '<a href="/acts/?country=KZ"><span class="name">Kind</span> <bdi>Training</bdi>' in page
    assert "No act is like that" in text_of(client, "/acts/?country=FJ&type=training")


def test_a_filter_that_a_link_set_stays_when_another_is_chosen(client, register):
    page = text_of(client, "/acts/?giver=KZ&receiver=KG")
    assert '<input type="hidden" name="giver" value="KZ">' in page


def test_a_search_is_saved_opened_and_taken_away(client, register):
    response = client.post("/searches/", {"name": "With Japan", "asked": "country=JP&type=donation"})
    assert (response.status_code, response.url) == (302, "/acts/?type=donation&country=JP")
    assert '<a href="?type=donation&amp;country=JP"><bdi>With Japan</bdi></a>' in text_of(client, "/acts/")
    client.post(f"/searches/{SavedSearch.objects.get().pk}/forget/")
    assert "With Japan" not in text_of(client, "/acts/")


def test_nobody_takes_away_what_another_saved(client, register):
    client.force_login(Account.objects.create_user("amina"))
    theirs = SavedSearch.objects.create(account=Account.objects.create_user("bo"), name="Theirs", asked="country=JP")
    assert client.post(f"/searches/{theirs.pk}/forget/").status_code == 404
    assert "Theirs" not in text_of(client, "/acts/")


def test_a_search_without_a_name_is_refused_with_what_to_do(client, register):
    response = client.post("/searches/", {"name": " ", "asked": "country=JP"})
    assert response.status_code == 409
    assert "Give it one" in response.content.decode()


def read(response) -> bytes:
    return b"".join(response.streaming_content)


def test_what_is_shown_can_be_had_as_csv(client, register):
    response = client.get("/acts.csv?country=KZ&type=funding")
    assert response["Content-Disposition"] == 'attachment; filename="acts-Funding-Kazakhstan.csv"'
    (row,) = csv.DictReader(io.StringIO(read(response).decode("utf-8-sig")))
    assert (row["who"], row["for_whom"]) == ("Kyrgyzstan", "Kazakhstan")
    assert row["money"] == "USD 1000000 (disbursement)"
    assert row["address"] == f"http://localhost{register[2].get_absolute_url()}"


def test_what_is_shown_can_be_had_as_json_with_reasons(client, register):
    rows = json.loads(read(client.get("/acts.json?country=KZ")))
    assert [row["act"] for row in rows] == [act.pk for act in register[:4]]
    assert rows[3]["money"] == [{"amount": "5", "currency": "EUR", "stage": "commitment", "out": ["umbrella"]}]


def sheet(book: bytes, number: int) -> list[list[str]]:
    """The cells of a sheet, shared texts looked up."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        root = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    return [["".join(cell.itertext()) for cell in row] for row in root.iter(f"{space}row")]


def test_what_is_shown_can_be_had_as_a_workbook_with_sums_as_numbers(client, register):
    response = client.get("/acts.xlsx")
    book = read(response)
    assert len(sheet(book, 1)) == 6
    assert sheet(book, 2) == [
        ["act", "stage", "currency", "amount", "out of totals because"],
        [str(register[2].pk), "disbursement", "USD", "1000000"],
        [str(register[3].pk), "commitment", "EUR", "5", "umbrella"],
    ]


def test_no_cell_of_a_table_is_a_formula(client):
    story = Story('=HYPERLINK("x") trained nurses.').partner("f1", '=HYPERLINK("x")', type="ngo")
    add_document(story.act("f2", story.text, actors=["f1"]).reading())
    (row,) = csv.DictReader(io.StringIO(read(client.get("/acts.csv")).decode("utf-8-sig")))
    assert row["who"] == '\'=HYPERLINK("x")'
    book = read(client.get("/acts.xlsx"))
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_there_is_no_file_of_another_kind(client, register):
    assert client.get("/acts.exe").status_code == 404


def test_an_agreement_says_what_its_parties_did_since_and_when_it_ends(client, register):
    page = text_of(client, register[3].get_absolute_url())
    assert 'What its parties did since <span class="n">3</span>' in page
    assert "31 December 2027" in page
    assert "in force" in text_of(client, "/agreements/told/?force=now")


def test_an_act_leads_to_its_area_and_its_place(client, register):
    page = text_of(client, register[0].get_absolute_url())
    assert 'href="/areas/malaria/"' in page
    assert 'href="/places/KG-GB/"' in page


def test_a_merged_act_leads_to_what_it_became(client, register):
    merge(register[0], register[1], None, "one visit")
    response = client.get(register[1].get_absolute_url())
    assert (response.status_code, response.url) == (302, register[0].get_absolute_url())


def test_a_partner_has_its_ledger_its_years_and_whom_it_works_with(client, register):
    kazakhstan, kyrgyzstan = (Partner.objects.get(country=code) for code in ("KZ", "KG"))
    page = text_of(client, kazakhstan.get_absolute_url())
    assert "What it did for others" in page
    assert "USD\xa01,000,000 disbursed" in page
    assert f'href="/ledger/{kazakhstan.pk}/{kyrgyzstan.pk}/"' in page
    assert "All kinds" in page


def test_the_ledger_of_a_pair_puts_both_directions_side_by_side(client, register):
    page = text_of(client, "/ledger/KZ/KG/")
    assert "<bdi>Kazakhstan for Kyrgyzstan</bdi>" in page
    assert "<bdi>Kyrgyzstan for Kazakhstan</bdi>" in page
    assert "12 doctors" in page
    behind = re.search(r'<a href="([^"]+)">12 doctors', page)[1].replace("&amp;", "&")
    assert register[0].get_absolute_url() in text_of(client, behind)


def test_two_countries_are_chosen_by_a_form(client, register):
    assert client.get("/ledger/?one=KZ&other=KG").url == "/ledger/KZ/KG/"
    assert "Choose two different countries" in text_of(client, "/ledger/?one=KZ&other=KZ")


@pytest.mark.parametrize("address", ["/ledger/nobody/", "/ledger/KZ/99999/", "/areas/dragons/", "/places/Atlantis/"])
def test_what_there_is_not_is_not_found(client, register, address):
    assert "There is no such page" in text_of(client, address, 404)


def test_where_nothing_is_reviewed_a_total_says_so_and_how_to_count_it(client):
    tell(deed(), reviewed=False)
    page = text_of(client, "/totals/")
    assert "Nobody has reviewed any of this yet" in page
    address = re.search(r'<a href="(\?[^"]+)">Count what is not reviewed', page)[1].replace("&amp;", "&")
    assert "Nobody has reviewed" not in text_of(client, f"/totals/{address}")
    assert "Nobody has reviewed" in text_of(client, "/ledger/KZ/KG/")


def test_every_figure_of_a_total_opens_what_is_in_it(client, register):
    page = text_of(client, "/totals/?measure=money&by=giver_country&of=USD")
    address = re.search(r'<a href="([^"]+)">1,000,000</a>', page)[1].replace("&amp;", "&")
    behind = text_of(client, address)
    assert "Kyrgyzstan: USD\xa01,000,000 disbursed" in behind
    assert register[2].get_absolute_url() in behind


def test_what_is_out_is_listed_with_its_reason(client, register):
    page = text_of(client, "/totals/?measure=money")
    address = re.search(r'<a href="([^"]+)">1 umbrella</a>', page)[1].replace("&amp;", "&")
    behind = text_of(client, address)
    assert "its sum would be counted twice" in behind
    assert register[3].get_absolute_url() in behind


def test_what_counts_can_be_switched(client, register):
    assert "1 not reviewed" in text_of(client, "/totals/")
    page = text_of(client, "/totals/?count=unreviewed")
    assert "1 not reviewed" not in page
    assert 'name="count" value="unreviewed" checked' in page


def test_a_total_shows_one_currency_at_a_time(client, register):
    page = text_of(client, "/totals/?measure=money&of=EUR&count=umbrella")
    assert 'aria-current="true">EUR' in page
    assert "1,000,000" not in page


def test_the_filters_of_the_list_hold_for_every_way_to_see_it(client, register):
    for page in ("/map/", "/timeline/", "/network/", "/totals/"):
        text = text_of(client, f"{page}?type=training")
        assert 'href="/acts/?type=training"' in text
        assert "<bdi>Training</bdi>" in text


def test_the_map_draws_the_countries_as_links_and_says_the_same_in_a_table(client, register):
    page = text_of(client, "/map/")
    assert re.search(r'<a href="/acts/\?country=KZ"><title>Kazakhstan: 4</title><path class="s\d" d="M', page)
    assert "<text" not in page
    assert re.search(r'<span class="name x\d+ y\d+" aria-hidden="true">Kazakhstan</span>', page)
    assert '<a href="/acts/?country=KZ">4</a>' in page
    assert 'href="/acts/?giver=KG"' in text_of(client, "/map/?what=gives")


def test_an_office_can_put_its_own_boundaries_in_their_place(client, register, settings, tmp_path):
    own = tmp_path / "own.geojson"
    square = [[[60, 40], [80, 40], [80, 50], [60, 50], [60, 40]]]
    shape = {"type": "Feature", "properties": {"code": "KZ"}, "geometry": {"type": "Polygon", "coordinates": square}}
    own.write_text(json.dumps({"type": "FeatureCollection", "features": [shape]}))
    settings.COSANTE_BOUNDARIES = str(own)
    page = text_of(client, "/map/")
    assert page.count("<path class=") == 2  # the land that is left, which is nothing, and the square
    assert "Not on the map: " in page


@pytest.mark.parametrize("content", [None, "no JSON", '{"features": [{"geometry": null}]}'])
def test_a_boundary_file_that_cannot_be_used_is_named_with_what_to_do(tmp_path, content):
    path = tmp_path / "own.geojson"
    if content is not None:
        path.write_text(content)
    with pytest.raises(OperatorError, match="COSANTE_BOUNDARIES"):
        boundaries.countries(path)


def test_the_map_that_comes_with_it_has_every_country_that_is_large_enough_or_a_point():
    shapes = {shape.code: shape for shape in boundaries.countries(boundaries.OWN)}
    assert {"KZ", "BD", "SN", "FJ", "RU", "XK"} <= shapes.keys()
    assert shapes["SG"].path == shapes["MV"].path == ""
    for shape in shapes.values():
        assert 0 <= shape.x <= boundaries.WIDTH
        assert 0 <= shape.y <= boundaries.HEIGHT


def test_areas_are_true_in_the_projection():
    def area(west: float, south: float, east: float, north: float) -> float:
        corners = [(west, south), (east, south), (east, north), (west, north)]
        points = [boundaries.project(*corner) for corner in corners]
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2

    import math

    near, far = area(0, 0, 1, 1), area(100, 60, 101, 61)
    true = (math.sin(math.radians(61)) - math.sin(math.radians(60))) / math.sin(math.radians(1))
    assert far / near == pytest.approx(true, rel=0.01)


def test_the_timeline_opens_with_the_last_year_up_to_now(client, register):
    page = text_of(client, "/timeline/")
    assert '<h2 id="year">2024 ' in page
    assert "<h3>May</h3>" in page
    assert "<h3>January</h3>" in text_of(client, "/timeline/?year=2023")


def test_who_works_with_whom_is_a_table_first_and_a_drawing_after_it(client, register):
    page = text_of(client, "/network/")
    assert '<a href="/acts/?giver=KG&amp;receiver=KZ">2</a>' in page
    assert re.search("(Kazakhstan|Kyrgyzstan)<.bdi> . <bdi>(Kyrgyzstan|Kazakhstan)", page)
    assert page.index("<table") < page.index('<svg viewBox="0 80 1000 840"')
    assert page == text_of(client, "/network/")


def test_a_gap_of_years_is_shown_as_a_gap(client):
    tell(deed(when="1978-01-01"), deed(when="2020-01-01"))
    page = text_of(client, "/timeline/")
    assert page.count('<th scope="row">') == 3
    assert "…" in page


def test_the_page_of_a_country_leads_to_its_ledger_and_its_places(client, register):
    page = text_of(client, "/places/KG/")
    assert 'href="/ledger/KG/"' in page
    assert 'href="/places/KG-GB/"' in page
    assert Act.objects.count() == 5


def test_the_map_leads_to_the_page_of_a_country_of_which_only_a_town_is_told(client, db):
    (act,) = tell(deed(by="JP", for_="FJ", place={"name": "Kandy", "country": "LK"}))
    assert 'href="/places/LK/"' in text_of(client, "/map/")
    assert act.get_absolute_url() in text_of(client, "/places/LK/")
    assert client.get("/places/MV/").status_code == 404


def test_the_whole_history_of_a_record_has_a_page_of_its_own(client, db):
    story = Story(" ".join(f"{n} nurses were trained." for n in range(22)))
    for n in range(22):
        story.fact(f"f{n + 1}", "count", f"{n} nurses", value=n, of="trainees")
    document = add_document(story.reading()).document
    accept(document.facts.all(), None)
    page = text_of(client, document.get_absolute_url())
    assert page.count("<time ") == 20
    assert f'<a href="{document.get_absolute_url()}history/">All 22 decisions</a>' in page
    assert text_of(client, f"{document.get_absolute_url()}history/").count("<time ") == 22


def test_the_history_of_a_partner_has_every_fact_that_told_of_it(client, register):
    partner = Partner.objects.get(country="KZ")
    page = text_of(client, f"{partner.get_absolute_url()}history/")
    assert page.count('<tr class="accepted">') == 4
    assert page.count("<time ") == 4
    assert text_of(client, f"{register[4].get_absolute_url()}history/").count('<tr class="proposed">') == 1


def test_a_busy_partners_page_shows_a_figure_of_each_measure_and_says_how_many_more_the_ledger_has(client):
    said = {"by": "KZ", "for_": "KG", "when": "2024-05-13/2024-05-17"}
    things = ("doctors", "beneficiaries", "patients", "trainees", "delegates")
    tell(
        *(deed(**said, money=(f"{n + 1}000", "USD", "disbursement"), count=(n + 2, of)) for n, of in enumerate(things))
    )
    page = text_of(client, Partner.objects.get(country="KZ").get_absolute_url())
    line = page[page.index('<table class="ledger"') : page.index("<tfoot>")]
    assert "15,000" in line
    assert re.search(r"25\sdays", line)
    assert re.search(r">\d+\s(doctors|beneficiaries|patients|trainees|delegates)", line)
    assert re.search(r"3\smore", line)
    assert all(of in text_of(client, f"/ledger/{Partner.objects.get(country='KZ').pk}/") for of in things)


def test_a_partner_without_an_english_name_has_none(client):
    add_document(Story("OMS.", language="fr").partner("f1", "OMS", type="un_agency").reading())
    page = client.get(Partner.objects.get().get_absolute_url()).content.decode()
    assert re.findall(r"<dd><bdi lang=\"\w+\">(.*?)</bdi>", page) == ["OMS"]

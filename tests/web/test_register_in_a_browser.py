"""The register in a real browser: on a desk, on a phone, with the keyboard, and without JavaScript."""

import pytest
from deeds import deed, tell

from browsing import CHROMIUM, CONTRAST, follow, opened, press

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.once(reason="a browser sees the same pages, whichever database they come from"),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one"),
]
PAGES = (
    "/acts/", "/agreements/", "/places/", "/places/KG/", "/areas/", "/areas/malaria/", "/ledger/", "/ledger/KZ/KG/",
    "/map/", "/timeline/", "/network/", "/network/?of=partner", "/totals/", "/totals/?measure=money",
    "/totals/?measure=counts&by=receiver", "/totals/behind/",
)  # fmt: skip


@pytest.fixture
def site(live_server):
    place = {"name": "Bishkek", "country": "KG", "identifier": "KG-GB"}
    tell(
        deed(count=(12, "doctors"), areas=["malaria"], place=place),
        deed("visit", by="KG", for_="KZ", when="2023-01-02"),
        deed("funding", by="KG", for_="KZ", when="2022-03-04", money=(1_000_000_000, "USD", "disbursement")),
        deed("agreement", by="KZ KG", for_="", when="2021-01-01/2027-12-31", money=(5, "EUR", "commitment")),
    )
    tell(deed("donation", by="JP", for_="FJ", when="2020-05-05"), reviewed=False)
    return live_server.url


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_filter_to_an_act_and_back_with_the_search_saved(browser, site, scripts):
    page = opened(browser, f"{site}/acts/", java_script_enabled=scripts)
    page.select_option("select[name=type]", "training")
    follow(page, "form.filters button")
    assert page.inner_text(".line .summary").startswith("1 act")
    page.fill("input[name=name]", "Trainings")
    follow(page, "form.inline button")
    page.goto(f"{site}/acts/")
    follow(page, "text=Trainings")
    assert page.url.endswith("?type=training")
    follow(page, ".row .title")
    assert page.inner_text("h1").startswith("Training")
    follow(page, "text=Malaria")
    assert page.url.endswith("/areas/malaria/")
    assert page.errors == []


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_total_to_what_is_out_of_it_and_why(browser, site, scripts):
    page = opened(browser, f"{site}/totals/", java_script_enabled=scripts)
    page.select_option("select[name=measure]", "money")
    follow(page, "form.filters button")
    follow(page, "text=1 umbrella")
    assert "counted twice" in page.inner_text(".notice")
    page.click(".switches summary")
    page.check("input[value=umbrella]")
    follow(page, "text=Count so")
    assert page.locator(".row").count() == 2


def test_from_the_map_by_keyboard_to_the_acts_of_a_country(browser, site):
    page = opened(browser, f"{site}/map/")
    page.focus(".map svg a[href$=KG]")
    press(page, "Enter")
    assert page.url.endswith("/acts/?country=KG")
    assert page.locator(".row").count() == 4
    page.go_back()
    page.press(".skip-figure", "Enter")
    assert page.evaluate("document.activeElement.id") == "table"


def test_from_a_partner_to_the_ledger_of_two_and_the_acts_behind_a_figure(browser, site):
    page = opened(browser, f"{site}/partners/", java_script_enabled=False)
    follow(page, ".row >> text=Kazakhstan")
    follow(page, "#with ~ .names a")
    assert page.inner_text("h1") == "Kazakhstan and Kyrgyzstan"
    follow(page, "text=12 doctors")
    assert page.inner_text("h1") == "Training: 12 doctors"
    follow(page, ".row .title")
    assert page.inner_text("h1").startswith("Training")


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_no_page_is_wider_than_the_screen(browser, site, width):
    page = opened(browser, site, width=width)
    for address in PAGES:
        page.goto(site + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_on_a_phone_the_ledger_says_at_each_figure_whose_it_is(browser, site):
    page = opened(browser, f"{site}/ledger/KZ/KG/", width=375)
    assert page.is_visible("td.given:not(.none) .of >> nth=0")
    assert not page.is_visible(".ledger thead")
    desk = opened(browser, f"{site}/ledger/KZ/KG/")
    assert not desk.is_visible("td.given:not(.none) .of >> nth=0")


@pytest.mark.parametrize("kept", ["light", "dark"])
def test_letters_stand_out_from_what_they_stand_on(browser, site, kept):
    page = opened(browser, f"{site}/network/", color_scheme=kept)
    square = page.query_selector(".matrix td[class^=s]")
    for step in range(1, 6):
        square.evaluate("(square, step) => square.className = `s${step}`", step)
        assert square.query_selector("a").evaluate(CONTRAST) >= 4.5, step
    page.goto(f"{site}/totals/?measure=money")
    for selector in (".out", "td.num a", ".chips a, .views a", ".summary"):
        assert page.eval_on_selector(selector, CONTRAST) >= 4.5, selector


def test_names_on_the_map_stand_on_their_countries(browser, site):
    page = opened(browser, f"{site}/map/")
    name = page.locator(".map .name", has_text="Kazakhstan").bounding_box()
    shape = page.locator(".map svg a[href$=KZ]").bounding_box()
    assert shape["x"] <= name["x"] + name["width"] / 2 <= shape["x"] + shape["width"]
    assert shape["y"] <= name["y"] + name["height"] / 2 <= shape["y"] + shape["height"]

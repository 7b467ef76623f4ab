"""Searching in a real browser: with the keyboard, on a desk, on a phone, without JavaScript."""

import pytest
from stories import Story, add_all, training_in_english, training_in_french

from browsing import CHROMIUM, CONTRAST, follow, opened, press
from cosante.intake.terms import prepare_search

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.once(reason="a browser sees the same pages, whichever database they come from"),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one"),
]


@pytest.fixture
def site(live_server):
    prepare_search()
    bengali = Story("যক্ষ্মার ওষুধ এসেছে।", language="bn").fact("f1", "health_area", "যক্ষ্মার", code="tuberculosis")
    add_all(training_in_english(), training_in_french(), bengali)
    return live_server.url


def test_from_any_page_with_the_keyboard_to_a_record(browser, site):
    page = opened(browser, f"{site}/acts/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("tuberculosis")
    press(page, "Enter")
    assert page.url.endswith("/search/?q=tuberculosis")
    assert page.locator("#documents + ul mark").all_inner_texts() == ["যক্ষ্মার"]
    follow(page, "#documents + ul .title")
    assert "/documents/" in page.url
    assert page.errors == []


def test_the_key_writes_itself_where_something_is_being_written(browser, site):
    page = opened(browser, f"{site}/add/")
    page.focus("textarea")
    page.keyboard.type("either/or")
    assert page.input_value("textarea") == "either/or"


def test_narrowing_by_kind_and_back(browser, site):
    page = opened(browser, f"{site}/search/?q=lao+cai")
    follow(page, ".tabs a:has-text('Acts')")
    assert "kind=act" in page.url
    assert page.locator("h2").all_inner_texts() == ["Acts 1"]
    page.select_option("select[name=kind]", "")
    page.fill("input[name=year]", "2024")
    follow(page, ".filters button")
    assert "year=2024" in page.url
    assert page.input_value("#find") == "lao cai"


@pytest.mark.parametrize("query", ["", "?q=lao+cai", "?q=tuberculosis", "?q=zebra", "?q=" + "a" * 400])
def test_on_a_phone_nothing_is_wider_than_the_screen(browser, site, query):
    page = opened(browser, f"{site}/search/{query}", width=320, java_script_enabled=False)
    width = opened(browser, f"{site}/search/{query}", width=320).evaluate("document.documentElement.scrollWidth")
    assert width <= 320
    assert page.is_visible("#find")


def test_on_a_phone_without_javascript_the_box_works(browser, site):
    page = opened(browser, site, width=375, java_script_enabled=False)
    page.fill("#find", "যক্ষ্মা")
    follow(page, ".find button")
    assert page.locator("mark").first.inner_text() == "যক্ষ্মার"


@pytest.mark.parametrize("kept", ["light", "dark"])
def test_marked_words_can_be_read(browser, site, kept):
    page = opened(browser, f"{site}/search/?q=nurses", color_scheme=kept)
    for selector in ("mark", ".found .said", ".tabs a", ".find button"):
        assert page.eval_on_selector(selector, CONTRAST) >= 4.5, selector

"""The document page in a real browser: both sides light up, by mouse and by keyboard, on a desk and on a phone."""

import pytest
from stories import Story, training_in_english

from browsing import CHROMIUM, CONTRAST, opened, sync_api
from cosante.register.actions import add_document

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.once(reason="a browser sees the same pages, whichever database they come from"),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one"),
]


@pytest.fixture
def document(live_server):
    return live_server.url + add_document(training_in_english().reading()).document.get_absolute_url()


def lit(page) -> list[str]:
    return [element.inner_text() for element in page.query_selector_all(".m.lit")]


def test_a_fact_lights_its_words(browser, document):
    page = opened(browser, document)
    page.click("#f4 .go")
    assert lit(page) == ["12 nurses"]
    assert page.get_attribute("#f4", "aria-current") == "true"
    assert "12 trainees" in page.inner_text(".status")
    assert page.errors == []


def test_words_light_all_their_facts_and_the_most_exact_has_the_focus(browser, document):
    page = opened(browser, document)
    page.click(".m.count")
    assert {card.get_attribute("id") for card in page.query_selector_all(".card.lit")} == {"f4", "f6"}
    assert page.evaluate("document.activeElement.id") == "f4"


def test_the_words_of_the_fact_in_front_stand_out_from_the_sentence_around_them(browser, document):
    page = opened(browser, document)
    page.click(".m.count")
    assert [words.inner_text() for words in page.query_selector_all(".m.now")] == ["12 nurses"]
    assert len(lit(page)) > 1


def test_an_address_that_was_left_is_no_longer_lit(browser, document):
    page = opened(browser, f"{document}#f4")
    page.click("#f5 .go")
    colours = [page.eval_on_selector(card, "card => getComputedStyle(card).backgroundColor") for card in ("#f4", "#f5")]
    assert colours[0] != colours[1]


def test_the_same_words_again_bring_the_next_of_their_facts(browser, document):
    page = opened(browser, document)
    page.click(".m.count")
    page.click(".m.count")
    assert page.evaluate("document.activeElement.id") == "f6"


def test_enter_on_marked_words_and_j_k_and_escape(browser, document):
    page = opened(browser, document)
    page.focus(".m.date")
    page.keyboard.press("Enter")
    assert "lit" in page.get_attribute("#f5", "class")
    first, second = (card.get_attribute("id") for card in page.query_selector_all(".card")[:2])
    page.keyboard.press("Escape")
    assert lit(page) == []
    assert page.evaluate("document.activeElement.textContent") == "May 2024"  # back where the reading stopped
    page.goto(document)
    page.keyboard.press("j")
    assert "lit" in page.get_attribute(f"#{first}", "class")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.card').id") == second
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('.card').id") == first


def test_an_address_with_a_fact_opens_with_it_lit(browser, document):
    assert lit(opened(browser, f"{document}#f4")) == ["12 nurses"]


def test_a_kind_can_be_hidden(browser, document):
    page = opened(browser, document, java_script_enabled=False)
    page.uncheck("#k-partner")
    assert not page.is_visible(".group.partner")
    assert page.is_visible(".group.act")


def test_without_javascript_the_anchors_lead_both_ways(browser, document):
    page = opened(browser, document, java_script_enabled=False)
    page.click(".m.count")
    assert page.url.endswith("#f4")
    page.click("#f4 .go")
    assert page.url.endswith(page.get_attribute(".m.count", "href").replace("#f4", "#s28"))
    assert page.query_selector(".m.count:target")


@pytest.mark.parametrize("address", ["", "/", "/acts/", "/partners/", "/suggestions/", "/add/", "/about/"])
def test_no_page_is_wider_than_a_phone(browser, document, live_server, address):
    page = opened(browser, live_server.url + address if address else document, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_words_without_a_blank_do_not_widen_a_page(browser, live_server):
    story = Story("A" * 300 + "\n\nSee https://example.org/" + "x" * 400)
    document = live_server.url + add_document(story.reading()).document.get_absolute_url()
    for address in (document, live_server.url):
        page = opened(browser, address, width=320)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_chosen_words_and_their_fact_are_seen_together(browser, document, scripts):
    page = opened(browser, document, width=375, java_script_enabled=scripts)
    page.click(".m.count")
    sync_api.expect(page.locator(".m.count")).to_be_in_viewport()
    sync_api.expect(page.locator("#f4")).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_light_can_be_put_out(browser, document):
    page = opened(browser, document, width=375)
    assert not page.is_visible("#dark")
    page.click(".m.count")
    page.click("#dark")
    assert lit(page) == []
    assert not page.is_visible("#dark")


@pytest.mark.parametrize("kept", ["light", "dark"])
def test_letters_stand_out_from_what_they_stand_on(browser, document, kept):
    page = opened(browser, document, color_scheme=kept)
    page.click(".m.count")
    for selector in (".text", ".m.now", ".card.now .foot", ".m.partner"):
        assert page.eval_on_selector(selector, CONTRAST) >= 4.5, selector


def test_on_a_phone_there_is_a_way_back_to_the_words(browser, live_server):
    story = Story("The WHO. " + "Some words more. " * 300).partner("f1", "WHO")
    page = opened(browser, live_server.url + add_document(story.reading()).document.get_absolute_url(), width=390)
    page.click(".jump a[href='#facts']")
    page.click("#f1 .go")
    page.click(".jump a[href='#facts']")
    page.click("#back")
    sync_api.expect(page.locator(".m")).to_be_in_viewport()
    assert page.url.endswith("#s4")

"""Answering in a real browser: by mouse, by keyboard, without scripts, on a phone."""

import pytest
from stories import add_all, gifts, hospitals

from browsing import CHROMIUM, CONTRAST, follow, opened, press, sync_api
from cosante.register.models import Decision
from cosante.register.queries.pairs import open_pairs

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.once(reason="a browser sees the same pages, whichever database they come from"),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one"),
]


@pytest.fixture
def address(live_server):
    """Two pairs of partners and one of acts."""
    again = hospitals()[2]
    again.text = again.text + " Again."
    again.bytes = again.text.encode()
    add_all(*hospitals(), again, *gifts())
    return live_server.url + "/suggestions/"


def in_front(page) -> list[str]:
    return [pair.get_attribute("id") for pair in page.query_selector_all(".pair.now")]


def test_j_and_k_walk_and_a_and_m_answer_the_pair_in_front(browser, address):
    page = opened(browser, address)
    pairs = [pair.get_attribute("id") for pair in page.query_selector_all(".pair")]
    assert in_front(page) == pairs[:1]
    page.keyboard.press("j")
    assert in_front(page) == pairs[1:2]
    page.keyboard.press("k")
    assert in_front(page) == pairs[:1]
    page.keyboard.press("j")
    press(page, "a")
    assert "are two." in page.inner_text(".notice")
    assert pairs[1] not in [pair.get_attribute("id") for pair in page.query_selector_all(".pair")]
    press(page, "m")
    assert "are one." in page.inner_text(".notice")
    assert page.errors == []
    assert set(Decision.objects.exclude(by=None).values_list("verb", flat=True)) == {"apart", "merge"}


def test_the_keys_can_be_turned_off(browser, address):
    page = opened(browser, address)
    page.uncheck("#keys")
    page.keyboard.press("m")
    page.wait_for_timeout(200)
    assert not Decision.objects.exclude(by=None).exists()


def test_without_scripts_a_pair_is_answered_and_taken_back(browser, address):
    page = opened(browser, address, java_script_enabled=False)
    number = open_pairs("partner").count()
    follow(page, ".pair >> nth=0 >> text=One and the same")
    follow(page, "text=Take it back")
    assert "That was taken back." in page.inner_text(".notice")
    assert open_pairs("partner").count() == number
    assert not page.is_visible("#keys")


@pytest.mark.parametrize("kind", ["partner", "act", "document", "joined"])
def test_the_page_fits_a_phone(browser, address, kind):
    page = opened(browser, f"{address}?kind={kind}", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_a_phone_both_stand_beside_each_other(browser, address):
    page = opened(browser, f"{address}?kind=act", width=375)
    left, right = (cell.bounding_box() for cell in page.query_selector_all(".beside tbody tr >> nth=0 >> td"))
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]


@pytest.mark.parametrize("kept", ["light", "dark"])
def test_letters_stand_out(browser, address, kept):
    page = opened(browser, f"{address}?kind=act", color_scheme=kept)
    for selector in (".differ td", ".against .hard", ".answers .second", ".answers .quiet", ".tabs a[aria-current]"):
        assert page.eval_on_selector(selector, CONTRAST) >= 4.5, selector
    sync_api.expect(page.locator(".pair").first).to_be_visible()

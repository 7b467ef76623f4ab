"""An order in a real browser: two people at once, from the board to the lot, with and without JavaScript."""

import pytest
from supplies import Story

from browsing import CHROMIUM, CONTRAST, follow, opened
from cosante.intake import load_supplies
from cosante.register.actions.access import owner
from cosante.register.models import Order, ReceiptLine

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one"),
]
PAGES = ("", "orders/", "stock/", "prices/", "lead-times/", "watch/", "due/")


@pytest.fixture
def story(db):
    return Story(owner())


@pytest.mark.parametrize("scripts", [True, False])
def test_two_at_one_order_choose_and_no_change_is_lost(browser, live_server, story, scripts):
    address = f"{live_server.url}/orders/{story.order.pk}/edit/"
    first, second = (opened(browser, address, java_script_enabled=scripts) for _ in range(2))
    first.fill("[name=due]", "2024-06-30")
    first.fill("[name=number]", "PO-17")
    follow(first, "text=Keep it")
    second.fill("[name=due]", "2024-09-30")
    second.fill("[name=contract]", "C-9")
    follow(second, "text=Keep it")
    asked = second.inner_text(".meets")
    assert "It was: nothing" in asked
    assert "As it is now: 30 June 2024" in asked
    assert "As you wanted it: 30 September 2024" in asked
    now = Order.objects.get()
    assert (str(now.due), now.number, now.contract) == ("2024-06-30", "PO-17", "")
    second.check("input[name=holds-due][value=mine]")
    follow(second, "text=Keep it")
    now = Order.objects.get()
    assert (str(now.due), now.number, now.contract) == ("2024-09-30", "PO-17", "C-9")
    assert "30 June 2024" in second.inner_text("section[aria-labelledby=changes]")
    assert first.errors == second.errors == []


def test_where_the_other_change_holds_mine_is_left_out_and_the_rest_kept(browser, live_server, story):
    address = f"{live_server.url}/orders/{story.order.pk}/edit/"
    first, second = (opened(browser, address) for _ in range(2))
    first.fill("[name=due]", "2024-06-30")
    follow(first, "text=Keep it")
    second.fill("[name=due]", "2024-09-30")
    second.fill("[name=contract]", "C-9")
    follow(second, "text=Keep it")
    follow(second, "text=Keep it")
    now = Order.objects.get()
    assert (str(now.due), now.contract) == ("2024-06-30", "C-9")


def test_from_the_board_to_a_lot_that_holds_less_than_was_taken(browser, live_server, story):
    lot = story.receive()
    page = opened(browser, f"{live_server.url}/supply/")
    follow(page, "text=Antibiotics 2024")
    follow(page, "td[data-label='In stock'] a")
    follow(page, "section[aria-labelledby=received] .meta a")
    follow(page, "td[data-label=Where] a")
    follow(page, "text=Distribute")
    page.select_option("[name=to]", str(story.hospital.pk))
    page.fill(f"[name=quantity-{lot.pk}]", "6000")
    follow(page, "form.kept-form button")
    assert "it takes 100 more than was there" in page.inner_text(".notice.warning")
    assert ReceiptLine.objects.get().distributed.get().quantity == 6000
    assert page.errors == []


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_a_phone_and_are_legible(browser, live_server, transactional_db, address, scheme):
    load_supplies()
    page = opened(browser, f"{live_server.url}/supply/{address}", width=320, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for kind in (".meta", ".wrong-word", ".level-out", ".supply-nav a", ".board h2"):
        for one in page.query_selector_all(kind):
            if one.is_visible():
                assert one.evaluate(CONTRAST) >= 4.5
    assert page.errors == []


def test_a_sheet_that_takes_its_time_says_so_and_is_sent_once(browser, live_server, story):
    page = opened(browser, f"{live_server.url}/orders/import/")
    assert not page.is_visible("[data-waiting]")
    page.fill("#text", "Title\tCurrency\nNets for the islands\tUSD")
    sent = page.evaluate("""() => {
        const stopped = [], form = document.querySelector("form:has([data-waiting])");
        window.addEventListener("submit", event => stopped.push(event.defaultPrevented));
        for (let i = 0; i < 2; i++) form.requestSubmit();
        return [stopped, form.querySelector("[data-waiting]").offsetHeight > 0];
    }""")
    assert sent == [[False, True], True]
    page.wait_for_selector("text=Nets for the islands")
    assert page.errors == []

"""Money in a real browser: entered from the agreement's page, without scripts, on a small phone."""

import pytest

from browsing import CHROMIUM, CONTRAST, follow, opened
from cosante.intake.money_sample import load_money_sample
from cosante.register.actions.access import owner
from cosante.register.actions.kept import keep
from cosante.register.models import Agreement

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one"),
]

WIDER = "document.documentElement.scrollWidth > innerWidth"


def test_a_line_and_what_was_spent_of_it_are_entered_and_the_figure_opens_them(browser, live_server):
    term = {"signed": "2024-01-01", "ends": "2024-12-31"}
    made = keep(Agreement, {"title": "Nine areas", "amount": "900", "currency": "USD"} | term, owner())
    page = opened(browser, live_server.url + made.get_absolute_url(), width=320, java_script_enabled=False)
    follow(page, "text=New: budget line")
    page.fill("#id_what", "Nets")
    page.select_option("#id_area", "malaria")
    page.fill("#id_period", "2024")
    page.fill("#id_amount", "900")
    page.fill("#id_currency", "USD")
    follow(page, "text=Keep it")
    follow(page, "text=New transaction")
    page.select_option("#id_budget_line", index=1)
    page.select_option("#id_stage", "expenditure")
    page.fill("#id_amount", "1,000")
    page.fill("#id_value_date", "2024-05-31")
    page.fill("#id_about", "Nets for two districts")
    follow(page, "text=Keep it")
    page.goto(live_server.url + made.get_absolute_url())
    assert "“Nets”: USD\xa01,000 are spent, the line has USD\xa0900." in page.inner_text("ul.problems")
    assert "100 % of the time has gone, and 111.1 % of USD\xa0900 is spent." in page.inner_text("section.of-money")
    follow(page, "section.of-money table.sums >> text=1,000")
    assert "Nets for two districts" in page.inner_text("table.money-rows")
    assert page.inner_text("h1") == "Spent: USD\xa01,000"


def test_no_page_of_money_is_wider_than_a_small_phone_and_its_letters_are_seen(browser, live_server):
    sample = load_money_sample()
    page = opened(browser, live_server.url + "/money/?by=area&in=USD", width=320, color_scheme="dark")
    for address in ("/money/rows/?in=USD", "/money/problems/", "/rates/load/", sample.get_absolute_url()):
        assert not page.evaluate(WIDER), page.url
        page.goto(live_server.url + address)
    assert not page.evaluate(WIDER), page.url
    for selector in (".burn .name", ".sums .over a", ".sums .out", ".problems .badge"):
        assert page.eval_on_selector(selector, CONTRAST) >= 4.5, selector
    assert page.errors == []

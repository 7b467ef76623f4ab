"""Results in a browser: from the catalogue to the drawing, by keys where people use keys; nothing wider than a phone."""

import pytest

from browsing import after, follow
from cosante.intake.sample_results import load_sample_results
from cosante.register.models import Indicator, ReadinessList, ResultValue

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(browser, live_server):
    context = browser.new_context(base_url=live_server.url, viewport={"width": 375, "height": 800}, locale="en")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def test_from_the_catalogue_to_a_value_on_the_page(page):
    page.goto("/indicators/catalogue/?list=malaria")
    after(page, lambda: page.locator("#itn-use button").click())
    page.fill("#id_where", "Kayes")
    after(page, lambda: page.click("text=Keep it"))
    assert "Population at risk sleeping under insecticide-treated nets, Kayes" in page.inner_text("h1")
    follow(page, "text=Bring values as a table")
    page.fill("#text", "period\tvalue\n2022\t41.5\n2023\t47")
    after(page, lambda: page.click("text=Look at it first"))
    assert "New: 2" in page.inner_text(".summary")
    after(page, lambda: page.click("text=Keep it"))
    assert "47 % (2023)" in page.inner_text(".standing")
    assert Indicator.objects.get().keys == ["age", "residence", "province"]
    assert ResultValue.objects.count() == 2


def test_no_page_is_wider_than_a_phone(page, owner, training):
    load_sample_results()
    addresses = ["/indicators/board/", "/indicators/catalogue/", "/readiness-lists/compare/"]
    addresses += [one.get_absolute_url() for one in Indicator.objects.all()]
    addresses += [f"{Indicator.objects.first().get_absolute_url()}values/"]
    for one in ReadinessList.objects.all():
        addresses += [one.get_absolute_url(), f"{one.get_absolute_url()}answers/"]
    for address in addresses:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, address

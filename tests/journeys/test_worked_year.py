"""The worked year of docs/worked-year.md, in a browser: with our own texts, and with the articles where these are.

``scripts/write_worked_year.py`` runs it with WORKED_YEAR naming a folder, into which the pictures go.
"""

import os
from datetime import date
from pathlib import Path

import pytest
import worked_agreement
import worked_exchange
import worked_purchase
import worked_year
from desk import Desk
from people import as_cookies, come_in

from browsing import CHROMIUM
from cosante.register.models import Role

ROOT = Path(__file__).parent.parent.parent
OWN, ARTICLES = ROOT / "docs" / "worked-year", ROOT.parent / "shared" / "seeds"
TEXTS = {"own": sorted(OWN.glob("*.txt"))}
if ARTICLES.is_dir():
    TEXTS["articles"] = sorted(ARTICLES.glob("*.txt"))
#: What the year's briefing counts: the two that are held, and one that our own text tells of.
TRAININGS = {"own": 3, "articles": 2}

WIDTH = 1120

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one"),
    pytest.mark.once("a journey of forms; what they do is tested on both databases by itself"),
]


def written_in(texts: list[Path]) -> dict[str, str]:
    """By language: the script tells Bengali, the accents French."""
    found = {}
    for text in (path.read_text("utf-8") for path in texts):
        found["bn" if "স্বাস্থ্য" in text else "fr" if "Santé" in text else "en"] = text
    return found


@pytest.fixture
def desk(browser, live_server, people):
    """Rui's, who reviews and enters; a picture is taken where a folder for them is named."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": 860}, base_url=live_server.url, locale="en", accept_downloads=True
    )
    context.add_cookies(as_cookies(come_in(Role.REVIEWER, people), live_server.url))
    page, folder = context.new_page(), os.environ.get("WORKED_YEAR", "")
    page.goto("/")

    def shoot(name: str, top: str, height: int) -> None:
        if folder:
            page.evaluate("scrollTo(0, 0)")
            y = page.locator(top).first.bounding_box()["y"]
            clip = {"x": 0, "y": max(y - 16, 0), "width": WIDTH, "height": height}
            page.screenshot(path=Path(folder) / f"year-{name}.png", full_page=True, clip=clip)

    yield Desk(page, shoot)
    context.close()


@pytest.mark.parametrize(("texts", "trainings"), [(texts, TRAININGS[name]) for name, texts in TEXTS.items()], ids=TEXTS)
def test_a_year_of_work_is_kept_from_three_articles(desk, texts, trainings):
    said = written_in(texts)
    document = worked_year.read(desk, said["fr"])
    worked_agreement.look_through(desk, document)
    worked_agreement.make_agreement(desk, document)
    agreement = desk.page.url
    for chapter in (
        worked_agreement.promise_nine,
        worked_agreement.plan_the_year,
        worked_agreement.hold_trainings,
        worked_agreement.order_medicines,
        worked_agreement.measure,
        worked_agreement.see_what_came_of_it,
    ):
        chapter(desk)
    worked_agreement.keep_the_clock(desk, date.today())
    assert worked_agreement.brief(desk, agreement, trainings).startswith(b"%PDF-")

    document = worked_year.read(desk, said["bn"])
    worked_exchange.look_through_exchange(desk, document)
    worked_exchange.fifteen_years(desk)

    document = worked_year.read(desk, said["en"])
    worked_year.accept_all(desk, document)
    worked_purchase.agree_on_buying(desk, document)
    for chapter in (
        worked_purchase.name_the_works,
        worked_purchase.order_for_three,
        worked_purchase.capital_works,
        worked_purchase.see_the_agency,
    ):
        chapter(desk)

"""Pages of medicines and equipment: from the board to the lot, verbs as forms, what cannot be so is said."""

import re

import pytest
from lxml import html
from supplies import Story

from cosante.intake import load_supplies
from cosante.register.models import (
    Account,
    Change,
    Distribution,
    Equipment,
    Loss,
    Need,
    Order,
    OrderLine,
    Receipt,
    ReceiptLine,
    Return,
    Role,
    Shipment,
    Store,
    Substitution,
)
from cosante.web.supply_verbs import VERBS

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(owner):
    return Story(owner)


@pytest.fixture
def samples(db):
    load_supplies()


def told(page: bytes) -> str:
    """The words of a page, with a blank between cells."""
    return " ".join(" ".join(html.fromstring(page).xpath("//main")[0].itertext()).split())


def words_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return told(response.content)


def form_at(client, address: str) -> dict[str, str]:
    """The fields of the form of a page, as a browser would send them."""
    return dict(
        html.fromstring(client.get(address).content).xpath("//form[contains(@class, 'kept-form')]")[0].form_values()
    )


def done(client, address: str, **filled: str) -> str:
    """Send the form of a verb; the page that comes."""
    response = client.post(address, form_at(client, address) | filled, follow=True)
    assert response.status_code == 200
    return told(response.content)


PAGES = ("", "orders/", "stock/", "prices/", "lead-times/", "watch/", "due/")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_before_there_is_anything(client, page):
    assert "None" not in words_of(client, f"/supply/{page}").replace("None is like that", "")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "fr", "bn"])
def test_and_with_samples_in_every_language(client, samples, page, language):
    client.post("/language/", {"language": language})
    response = client.get(f"/supply/{page}")
    assert response.status_code == 200
    assert len(response.content) < 100_000
    assert ("(sample)" in response.content.decode()) == (page != "lead-times/")


def test_rows_of_every_kind_have_pages(client, samples):
    for model in (Order, Shipment, Receipt, Distribution, Loss, Need, Store, Equipment):
        for row in model.objects.all():
            words_of(client, row.get_absolute_url())
        words_of(client, f"/{model.plural()}/")
    for line in OrderLine.objects.all():
        words_of(client, f"/supply/lines/{line.pk}/")
    for lot in ReceiptLine.objects.all():
        words_of(client, f"/supply/lots/{lot.pk}/")
        words_of(client, lot.item.get_absolute_url())


def test_samples_are_loaded_once_and_never_beside_an_offices_own(samples):
    before = Order.objects.count()
    assert not load_supplies()
    assert Order.objects.count() == before
    assert all("(sample)" in order.title for order in Order.objects.all())
    assert set(Change.objects.values_list("why", "by")) == {("sample data, invented", None)}


def test_the_board_has_each_order_at_its_step(client, samples):
    page = html.fromstring(client.get("/supply/").content)
    columns = {
        section.get("aria-labelledby"): section.xpath(".//li/a/bdi/text()")
        for section in page.xpath("//div[@class='board']/section")
    }
    assert columns["step-requested"] == ["Oxytocin for the next rains (sample)"]
    assert columns["step-ordered"] == ["Amoxicillin for children (sample)"]
    assert sorted(columns["step-distributed"]) == [
        "Antimalarials for two provinces (sample)",
        "Oxygen for the wards (sample)",
    ]
    assert "distributed in part" in words_of(client, "/supply/")


def test_figures_lead_to_lists_that_add_up_to_them(client, story):
    story.receive()
    page = html.fromstring(client.get(story.order.get_absolute_url()).content)
    row = page.xpath("//section[@aria-labelledby='line']//tbody/tr")[0]
    cells = {cell.get("data-label"): cell for cell in row.xpath("td")}
    address = cells["Received"].xpath(".//a/@href")[0]
    assert cells["Received"].text_content().strip() == "5,900"
    assert cells["Outstanding"].text_content().strip() == "4,100"
    behind = html.fromstring(client.get(address.partition("#")[0]).content)
    listed = behind.xpath("//section[@aria-labelledby='received']//li/text()")
    assert sum(int(text.replace(",", "")) for text in listed if text.strip()) == 5900
    for heading in ("replaced", "shipped", "received", "moves"):
        assert behind.xpath(f"//*[@id='{heading}']")


def test_from_request_to_distribution_by_forms_alone(client, story):
    order = story.order.get_absolute_url()
    new = f"/order-lines/new/?order={story.order.pk}"
    client.post(new, form_at(client, new) | {"item": story.item.pk, "quantity": "200"})
    second = OrderLine.objects.last()
    page = done(client, f"/supply/ship/{story.order.pk}/", **{f"quantity-{second.pk}": "", "waybill": "SEA-9"})
    assert "SEA-9" in page
    shipment = Shipment.objects.last()
    assert [(line.line_id, line.quantity) for line in shipment.lines.all()] == [(story.line.pk, 4000)]
    key = shipment.lines.get().pk
    about = {"store": str(story.store.pk), f"accepted-{key}": "3990", f"rejected-{key}": "10", f"reason-{key}": "wet"}
    done(client, f"/supply/receive/{shipment.pk}/", **about)
    lot = ReceiptLine.objects.get()
    assert (lot.accepted, lot.rejected, lot.line, lot.item) == (3990, 10, story.line, story.item)
    done(client, f"/supply/inspect/{lot.receipt_id}/", inspection="passed")
    about = {"to": str(story.hospital.pk), f"quantity-{lot.pk}": "1000"}
    page = done(client, f"/supply/distribute/{story.store.pk}/", **about)
    assert "2,990" in page
    done(client, f"/supply/write-off/{story.store.pk}/", **{f"quantity-{lot.pk}": "90"})
    back = {"kind": "store", "facility": str(story.hospital.pk), f"quantity-{lot.pk}": "100"}
    done(client, f"/supply/give-back/{story.store.pk}/", **back)
    assert "3,990 received = 3,000 in stock + 900 distributed + 90 lost + 0 returned" in words_of(
        client, f"/supply/lots/{lot.pk}/"
    )
    assert "distributed in part" in words_of(client, order)


def test_an_item_is_replaced_by_a_form(client, story):
    other = {f"quantity-{story.line.pk}": "4000", f"instead-{story.line.pk}": "8000"}
    address = f"/supply/substitute/{story.order.pk}/"
    refused = client.post(address, form_at(client, address) | other)
    assert refused.status_code == 422
    assert "Say which item comes instead" in refused.content.decode()
    done(client, address, **other, **{f"item-{story.line.pk}": str(story.item.pk)})
    assert (Substitution.objects.get().quantity, OrderLine.objects.last().quantity) == (4000, 8000)
    assert "4,000" in words_of(client, f"/supply/lines/{story.line.pk}/")


def test_more_than_there_is_is_kept_and_said_at_once(client, story):
    lot = story.receive()
    about = {"to": str(story.hospital.pk), f"quantity-{lot.pk}": "6000"}
    page = done(client, f"/supply/distribute/{story.store.pk}/", **about)
    assert "it takes 100 more than was there" in page
    assert "-100" in page.replace("−", "-")
    assert "it takes 100 more than was there" in words_of(client, story.order.get_absolute_url())
    assert "it takes 100 more than was there" in words_of(client, "/supply/watch/")
    assert "it takes 100 more than was there" in words_of(client, Distribution.objects.get().get_absolute_url())


def test_more_than_was_shipped_is_kept_and_said_at_once(client, story):
    key = story.shipment.lines.get().pk
    about = {"store": str(story.store.pk), f"accepted-{key}": "6500"}
    assert "500 more were received than were shipped" in done(client, f"/supply/receive/{story.shipment.pk}/", **about)


def test_a_verb_sent_twice_is_done_once(client, story):
    lot = story.receive()
    address = f"/supply/write-off/{story.store.pk}/"
    filled = form_at(client, address) | {f"quantity-{lot.pk}": "5"}
    for _time in range(2):
        assert client.post(address, filled).status_code == 302
    assert Loss.objects.count() == 1


def test_whoever_comes_second_to_a_verb_is_told_and_chooses(client, story, owner):
    address = f"/supply/approve/{story.order.pk}/"
    mine = form_at(client, address) | {"approved": "2024-01-25"}
    client.post(address, form_at(client, address) | {"approved": "2024-01-22"})
    response = client.post(address, mine)
    assert response.status_code == 409
    assert "Somebody else changed this" in response.content.decode()
    assert str(Order.objects.get().approved) == "2024-01-22"
    again = dict(html.fromstring(response.content).xpath("//form[contains(@class, 'kept-form')]")[0].form_values())
    client.post(address, again)
    assert str(Order.objects.get().approved) == "2024-01-25"


def test_a_need_shows_how_it_is_reckoned_and_its_risk(client, story):
    words = words_of(client, story.need.get_absolute_url())
    assert "average monthly consumption: used ÷ (months − days without stock ÷ 30.4) 1,000" in words.lower()
    assert "12,000 capsule" in words
    assert "Out of stock" in words
    assert "annex 5" in words


def test_prices_lead_times_and_what_to_watch(client, story):
    story.receive()
    assert re.search(r"USD 0\.05 0\.04 125 % USD 100 A list of 2024", words_of(client, "/supply/prices/"))
    assert "92 days (1 order)" in words_of(client, "/supply/lead-times/")
    watched = words_of(client, "/supply/watch/?days=365")
    assert "its money ends on 31 December 2024" in watched
    assert "L1" in watched


def test_orders_are_narrowed_and_summed(client, samples):
    assert "1 order · USD 1,232" in words_of(client, "/supply/orders/?step=approved")
    assert "None is like that" in words_of(client, "/supply/orders/?step=cancelled")
    assert "1 order" in words_of(client, "/supply/orders/?q=antimalarials+PO-17")


def test_readers_look_and_change_nothing(client, story, as_reader):
    lot = story.receive()
    for page in PAGES:
        assert client.get(f"/supply/{page}").status_code == 200
    subjects = {Order: story.order, Shipment: story.shipment, Receipt: lot.receipt, Store: story.store}
    for name, verb in VERBS.items():
        for ask in (client.get, client.post):
            assert ask(f"/supply/{name}/{subjects[verb.of].pk}/").status_code == 403
    assert "/supply/ship/" not in client.get(story.order.get_absolute_url()).content.decode()


def test_contributors_may_do_every_verb_and_unknown_ones_are_not_there(client, story):
    lot = story.receive()
    client.force_login(Account.objects.create_user("bo", role=Role.CONTRIBUTOR))
    subjects = {Order: story.order, Shipment: story.shipment, Receipt: lot.receipt, Store: story.store}
    for name, verb in VERBS.items():
        assert client.get(f"/supply/{name}/{subjects[verb.of].pk}/").status_code == 200
    assert client.get(f"/supply/burn/{story.store.pk}/").status_code == 404
    assert not Return.objects.exists()

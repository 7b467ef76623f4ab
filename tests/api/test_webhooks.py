"""Other systems are told what changes: all of it, signed, again where they do not answer, and nothing twice."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from programs import PASSWORD
from receivers import SECRET, receiver, signed
from stories import training_in_english, training_in_french

from cosante.register import actions
from cosante.register.actions import webhooks
from cosante.register.actions.webhooks import deliver, deliver_one
from cosante.register.actions.webhooks.deliver import WAITS
from cosante.register.models import Act, Delivery, DeliveryState, Fact, LoginEvent, LoginKind, Role, Webhook
from cosante.site.worker import Worker
from cosante.vocabulary.errors import BadValue, NotAllowed, OutOfReach, Undecidable

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(settings):
    """Another system, on this machine, which the operator allows."""
    settings.COSANTE_NETWORKS = ["127.0.0.0/8"]
    with receiver() as server:
        yield server


@pytest.fixture
def hook(other, office) -> Webhook:
    return webhooks.add(other.address, SECRET, [], office[Role.ADMINISTRATOR])


def due() -> None:
    """Time passes."""
    Delivery.objects.filter(state="waiting").update(next_at=timezone.now() - timedelta(seconds=1))


def test_what_comes_is_told_in_full_and_signed(hook, other):
    added = actions.add_document(training_in_english().reading()).document
    assert deliver() == Delivery.objects.count() > 3
    assert all(signed(headers, body) for headers, body in other.came)
    assert not any(signed(headers, body + b" ") for headers, body in other.came)
    assert {said["type"] for said in other.told} == {"document", "partner", "act"}
    (document,) = [
        said["data"] for said in other.told if said["type"] == "document" and said["data"]["change"] == "added"
    ]
    assert document["id"] == added.pk
    names = {said["data"]["values"].get("name") for said in other.told if said["type"] == "partner"}
    assert "World Health Organization" in names


def test_decisions_are_told_and_changes_of_records_with_them(hook, other, told, office):
    deliver()
    other.came.clear()
    actions.correct(Fact.objects.get(kind="act"), {"status": "planned"}, office[Role.REVIEWER])
    deliver()
    said = {one["type"]: one["data"] for one in other.told}
    assert said["decision"]["verb"] == "correct"
    assert said["act"] == {
        "change": "changed",
        "id": Fact.objects.get(kind="act").act_id,
        "values": {"status": "planned"},
    }


def test_merges_are_told_though_their_rows_are_not_loaded(hook, other, told, office):
    actions.add_document(training_in_french(when="2023-01").reading())
    one, merged = Act.objects.order_by("pk")
    deliver()
    other.came.clear()
    actions.merge(one, merged, office[Role.REVIEWER])
    deliver()
    changes = [said["data"] for said in other.told if said["type"] == "act" and said["data"]["id"] == merged.pk]
    assert {"merged_into_id": one.pk}.items() <= changes[0]["values"].items()


def test_what_is_taken_back_is_not_told(hook, other):
    with transaction.atomic():
        actions.add_document(training_in_english().reading())
        assert Delivery.objects.exists()
        transaction.set_rollback(True)
    assert not Delivery.objects.exists()


def test_an_address_is_told_only_what_it_wants(other, office):
    webhooks.add(other.address, SECRET, ["document"], office[Role.ADMINISTRATOR])
    actions.add_document(training_in_english().reading())
    assert set(Delivery.objects.values_list("event", flat=True)) == {"document"}


def test_without_webhooks_nothing_is_written(told):
    assert not Delivery.objects.exists()


def test_what_is_refused_waits_longer_each_time_and_is_given_up_in_the_end(hook, other):
    other.answers = [500]
    webhooks.try_out(hook, None)
    waits = []
    for _ in WAITS:
        due()
        before = timezone.now()
        assert deliver() == 1
        row = Delivery.objects.get()
        waits.append((row.next_at - before).total_seconds() / 60)
        assert (row.state, row.answer) == ("waiting", "HTTP 500")
        assert deliver() == 0  # not before its time
    assert waits == pytest.approx(WAITS, abs=0.1)
    due()
    deliver()
    row = Delivery.objects.get()
    assert (row.state, row.tries) == ("dead", len(WAITS) + 1)
    due()
    assert deliver() == 0
    other.answers = [204]
    webhooks.send_again(row, None)
    assert deliver() == 1
    assert Delivery.objects.get().state == "delivered"
    numbers = [headers["cosante-delivery"] for headers, _ in other.came]
    assert len(set(numbers)) == len(numbers) == len(WAITS) + 2  # no number twice
    assert len({headers["webhook-id"] for headers, _ in other.came}) == 1
    with pytest.raises(Undecidable):
        webhooks.send_again(row, None)


def test_what_is_gone_is_given_up_at_once(hook, other):
    other.answers = [410]
    webhooks.try_out(hook, None)
    deliver()
    assert Delivery.objects.get().state == "dead"


def test_nothing_is_lost_while_the_other_system_is_down(hook, other):
    webhooks.try_out(hook, None)
    other.server_close()
    deliver()
    row = Delivery.objects.get()
    assert (row.state, "no answer" in row.answer) == ("waiting", True)


def test_whoever_dies_while_sending_leaves_it_to_the_next_and_under_another_number(hook, other):
    webhooks.try_out(hook, None)
    row = Delivery.objects.get()
    row.tries, row.next_at = 1, timezone.now() + timedelta(seconds=60)  # as it is written before something is sent
    row.save()
    assert deliver() == 0
    due()
    assert deliver() == 1
    assert [headers["cosante-delivery"] for headers, _ in other.came] == [f"{row.pk}.2"]


def test_two_that_want_to_send_the_same_send_it_once(hook, other):
    webhooks.try_out(hook, None)
    one, same = Delivery.objects.get(), Delivery.objects.get()
    assert (deliver_one(one), deliver_one(same)) == (True, False)
    assert len(other.came) == 1
    assert not deliver_one(Delivery.objects.get())  # nor what was delivered


@pytest.mark.django_db(transaction=True)
def test_the_worker_beside_the_server_sends(other, office):
    hook = webhooks.add(other.address, SECRET, [], office[Role.ADMINISTRATOR])
    worker = Worker(pause=0.05)
    worker.start()
    webhooks.try_out(hook, None)
    for _ in range(200):
        if Delivery.objects.filter(state=DeliveryState.DELIVERED).exists():
            break
        worker.join(0.05)
    worker.stop()
    worker.join()
    assert [said["type"] for said in other.told] == ["test"]


def test_an_address_that_moved_is_not_followed(hook, other):
    other.answers, other.headers = [302], {"Location": "http://169.254.169.254/"}
    webhooks.try_out(hook, None)
    deliver()
    assert Delivery.objects.get().answer == "HTTP 302"


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "https://localhost/", "https://10.1.2.3/", "https://[::1]/", "ftp://x.example/", "x"],
)
def test_addresses_of_private_networks_are_not_told(office, address):
    with pytest.raises(OutOfReach):
        webhooks.add(address, SECRET, [], office[Role.ADMINISTRATOR])


def test_an_address_that_turns_private_is_told_nothing(hook, other, settings):
    webhooks.try_out(hook, None)
    settings.COSANTE_NETWORKS = []
    deliver()
    assert other.came == []
    assert "public internet" in Delivery.objects.get().answer


@pytest.mark.parametrize("secret", ["", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_*"])
def test_a_secret_is_long_enough(other, office, secret):
    with pytest.raises(BadValue):
        webhooks.add(other.address, secret, [], office[Role.ADMINISTRATOR])


def test_only_administrators_have_them(other, office, programs):
    with pytest.raises(NotAllowed):
        webhooks.add(other.address, SECRET, [], office[Role.REVIEWER])
    amina = programs[Role.ADMINISTRATOR]
    made = amina.post("webhooks", {"address": other.address, "events": ["act"]})
    assert made.status_code == 201
    assert made.json()["secret"].startswith("whsec_")
    href = made.json()["href"]
    assert "secret" not in amina.get(href).json()
    assert amina.post(f"{href}/test").status_code == 202
    deliver()
    (delivery,) = amina.get(f"{href}/deliveries").json()["items"]
    assert (delivery["state"], delivery["body"]["type"]) == ("delivered", "test")
    assert signed(*other.came[0], secret=made.json()["secret"])
    assert amina.ask("PATCH", href, {"on": False}).json()["on"] is False
    assert amina.ask("DELETE", href).json()["withdrawn"] is True
    assert amina.get(href).status_code == 404
    assert LoginEvent.objects.filter(kind=LoginKind.WEBHOOK).count() == 3


def test_the_page_shows_what_became_of_it(hook, other, office):
    browser = Client()
    browser.post("/sign-in/", {"username": "amina", "password": PASSWORD})
    other.answers = [410]
    browser.post(f"/webhooks/{hook.pk}/", {"do": "try"})
    assert "1 delivery is due" in browser.get("/webhooks/").content.decode()
    deliver()
    page = browser.get(f"/webhooks/{hook.pk}/?state=dead").content.decode()
    assert "given up" in page
    assert "HTTP 410" in page
    browser.post(f"/webhooks/{hook.pk}/", {"do": "again", "delivery": str(Delivery.objects.get().pk)})
    assert Delivery.objects.get().state == "waiting"
    browser.post(f"/webhooks/{hook.pk}/", {"do": "off"})
    assert deliver() == 0
    made = browser.post("/webhooks/", {"address": other.address, "secret": "", "events": ["act"]})
    assert 'dir="ltr">whsec_' in made.content.decode()
    assert 'dir="ltr">whsec_' not in browser.get("/webhooks/").content.decode()
    assert browser.post(f"/webhooks/{hook.pk}/", {"do": "remove"}).url == "/webhooks/"
    assert Delivery.objects.get().state == "dead"

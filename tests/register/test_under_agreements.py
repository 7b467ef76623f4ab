"""What the office keeps under an agreement counts there: deeds, orders; purchases are followed; names are known."""

from datetime import date

import pytest
from deeds import deed, tell
from django.db import connection
from django.test.utils import CaptureQueriesContext
from stories import WHO, Story

from cosante.intake.terms import prepare_search
from cosante.register.actions import add_document
from cosante.register.actions.agreements import amend, follow
from cosante.register.actions.kept import cite, keep
from cosante.register.models import (
    Account,
    Act,
    AgreementParty,
    Conference,
    Item,
    Need,
    Order,
    OrderLine,
    Promise,
    Role,
    Training,
)
from cosante.register.queries.due import waiting
from cosante.register.queries.partners import partners_called
from cosante.register.queries.promised import all_promised, promised, undated
from cosante.web.kept_fields import field_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 17)


@pytest.fixture
def amina():
    return Account.objects.create_user("amina", role=Role.CONTRIBUTOR)


@pytest.fixture
def agreement(amina):
    areas = ["malaria", "cancer", "medicines_supply"]
    told = tell(deed("agreement", by="KZ", for_="KG", when="2024-03-11", areas=areas))[0]
    return follow(told, amina, {"ends": "2026-12-31"})


@pytest.fixture
def signed_by_others(amina):
    """Five agreements more, one of them amended."""
    days = [f"2024-0{n}-11" for n in range(4, 9)]
    told = [tell(deed("agreement", by="JP", for_="KG", when=day, areas=["malaria"]))[0] for day in days]
    found = [follow(one, amina, {"ends": "2026-12-31"}) for one in told]
    amend(found[0], amina)
    return found


def under(agreement) -> dict[str, int]:
    return {line.promise.area: line.number for line in promised(agreement, TODAY).lines}


def test_deeds_that_the_office_keeps_count_where_they_were_done_and_once(agreement, amina):
    kept = {"agreement": agreement, "title": "Course", "starts": "2025-03-10", "area": "malaria"}
    keep(Training, kept, amina)
    keep(Conference, kept | {"area": "nutrition"}, amina)
    keep(Training, kept | {"state": "planned"}, amina)
    (act,) = tell(deed("training", by="JP", for_="FJ", when="2025-05-01", areas=["malaria"]))
    keep(Training, kept | {"area": "cancer", "act": act}, amina)
    found = promised(agreement, TODAY)
    assert under(agreement) == {"malaria": 2, "cancer": 1, "medicines_supply": 0}
    assert found.why == {act.pk: "kept"}
    assert [noun for noun, _pk in found.kept_elsewhere] == ["conference"]
    assert [line.outcome for line in found.lines][:2] == ["active", "active"]


def test_orders_count_once_they_are_placed_for_the_programmes_that_need_them(agreement, amina):
    item = keep(Item, {"name": "artemether + lumefantrine"}, amina)
    need = keep(Need, {"item": item, "programme": "malaria", "method": "stated", "quantity": 9}, amina)
    placed = keep(Order, {"title": "Placed", "agreement": agreement, "ordered": "2025-01-09"}, amina)
    asked = keep(Order, {"title": "Asked for", "agreement": agreement}, amina)
    for order in (placed, placed, asked):
        keep(OrderLine, {"order": order, "item": item, "need": need, "quantity": 9}, amina)
    assert under(agreement) == {"malaria": 1, "cancer": 0, "medicines_supply": 1}
    assert promised(agreement, TODAY).all_kept == [("order", placed.pk)]


@pytest.mark.once("the questions asked are the same, whichever the database")
def test_many_agreements_are_asked_about_in_as_many_questions_as_one(agreement, amina, signed_by_others):
    def asked() -> tuple[int, list]:
        with CaptureQueriesContext(connection) as asked:
            found = waiting(TODAY, TODAY)
        return len(asked), found

    def promise_each(agreements) -> None:
        for one in agreements:
            promise = keep(Promise, {"agreement": one, "area": "nutrition", "due": "2026-01-31"}, amina)
            late = {"agreement": one, "area": "hiv_aids", "due": "2026-01-31"}
            cite(promise, tell(deed("training", by="KZ", for_="KG", when="2025-01-01", areas=["nutrition"]))[0], amina)
            keep(Promise, late, amina)

    amend(agreement, amina)
    promise_each([agreement])
    alone, found = asked()
    assert [one.row.area for one in found] == ["hiv_aids"]
    promise_each(signed_by_others)
    many, found = asked()
    assert [one.row.area for one in found] == ["hiv_aids"] * 6
    assert many == alone
    each = {one.pk: promised(one, TODAY) for one in signed_by_others}
    assert all_promised(signed_by_others, TODAY) == each
    assert all(one.why for one in each.values())


def test_acts_without_a_day_are_offered_to_be_named(agreement, amina):
    promise = Promise.objects.get(area="cancer")
    acts = tell(
        deed("training", by="KZ", for_="", areas=["cancer"], when=None),
        deed("donation", by="KZ", for_="KG", areas=["cancer"], when=None),
        deed("training", by="JP", for_="FJ", areas=["cancer"], when=None),
        deed("training", by="KZ", for_="KG", areas=["malaria"], when=None),
        deed("training", by="KZ", for_="KG", areas=["cancer"], when="2020-01-01"),
    )
    assert list(undated(agreement, promise)) == [acts[1], acts[0]]
    cite(promise, acts[1], amina)
    assert under(agreement)["cancer"] == 1


def test_a_purchase_is_followed_as_procurement_services_by_the_agent_of_both(amina):
    bought = tell(deed("procurement", by="JP", for_="KG", when="2025-01-01", areas=["malaria"]))[0]
    followed = follow(bought, amina)
    assert followed.kind == "procurement"
    sides = {part.partner.name: part.side for part in AgreementParty.objects.filter(agreement=followed)}
    assert sides == {"Japan": "agent", "Kyrgyzstan": "ours"}


def test_a_partner_is_known_by_its_names_in_every_language():
    prepare_search()
    add_document(Story("L’OMS.", language="fr").partner("f1", "OMS", **WHO).reading())
    add_document(Story("Fiji.").partner("f1", "Fiji", type="country", country="FJ").reading())
    (known,) = partners_called("World Health Organization")
    assert partners_called("oms") == [known]
    assert partners_called("OMS de Fiji") == []
    assert not Act.objects.exists()


def test_a_form_begins_with_what_a_column_says_by_itself():
    assert field_of(Training._meta.get_field("state")).initial == "done"
    assert field_of(Item._meta.get_field("unit")).initial == "piece"
    assert field_of(Training._meta.get_field("title")).initial is None

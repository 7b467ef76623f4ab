"""The ledger of two sides: each deed in one direction, both directions by the same rules."""

import pytest
from deeds import deed, tell

from cosante.register.models import Act, Partner
from cosante.register.queries.filters import Asked, filtered
from cosante.register.queries.kept import forget
from cosante.register.queries.ledger import directions, entries, side, with_whom, years
from cosante.register.queries.network import network
from cosante.register.records.ledger import GIVEN, TAKEN, TOGETHER, balance, ledger

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(lasting) -> list[int]:
    """Deeds of both, of each for the other, with others, and of one alone."""
    acts = tell(
        deed(count=(12, "doctors"), when="2024-05-13/2024-05-15"),
        deed("visit", by="KG", for_="KZ", count=(4, "delegates"), when="2023-01-01"),
        deed("funding", by="KG", for_="KZ", money=("7", "USD", "disbursement"), when="2022-01-01"),
        deed("visit", by="KZ KG", for_="", when="2021-01-01"),
        deed("donation", by="KZ KG", for_="FJ", when="2020-01-01"),
        deed("training", by="KZ", for_="UZ", count=(100, "doctors"), when="2019-01-01"),
    )
    return [act.pk for act in acts]


@pytest.fixture
def both(told, db) -> list[Act]:
    forget()
    return [Act.objects.get(pk=pk) for pk in told]


def said(one: str, other: str = "") -> dict:
    return {
        (line.kind, direction): {
            measure: [(f.unit, int(f.amount)) for f in figures] for measure, figures in cell.figures.items()
        }
        for line in ledger(entries(one, other))
        for direction, cell in line.cells.items()
        if cell.figures
    }


def test_each_deed_is_in_its_direction_with_its_people_days_and_money(both):
    assert said("KZ", "KG") == {
        ("training", GIVEN): {"acts": [("", 1)], "counts": [("doctors", 12)], "days": [("", 3)]},
        ("visit", TAKEN): {"acts": [("", 1)], "counts": [("delegates", 4)], "days": [("", 1)]},
        ("funding", TAKEN): {"acts": [("", 1)], "money": [("disbursement USD", 7)]},
        ("visit", TOGETHER): {"acts": [("", 1)], "days": [("", 1)]},
        ("donation", TOGETHER): {"acts": [("", 1)]},
    }


def test_seen_from_the_other_side_it_is_the_same_turned_round(both):
    turned = {GIVEN: TAKEN, TAKEN: GIVEN, TOGETHER: TOGETHER}
    assert said("KG", "KZ") == {(kind, turned[way]): cell for (kind, way), cell in said("KZ", "KG").items()}


def test_it_is_the_same_for_partners_as_for_their_countries(both):
    one, other = (str(Partner.objects.get(country=code).pk) for code in ("KZ", "KG"))
    assert said(one, other) == said("KZ", "KG")


def test_with_everybody_each_deed_is_in_one_direction(both):
    found = directions("KZ")
    acts = [act for asked in found.values() for act in filtered(asked)]
    assert len(acts) == len(set(acts)) == len(both)


def test_a_foot_adds_what_may_be_added(both):
    sums = balance(ledger(entries("KZ", "KG")))
    assert sums[TAKEN].deeds == 2
    assert {f.unit: int(f.amount) for f in sums[TAKEN].figures["money"]} == {"disbursement USD": 7}


def test_years_go_in_every_direction(both):
    assert years("KZ", "KG") == {
        2020: {TOGETHER: 1}, 2021: {TOGETHER: 1}, 2022: {TAKEN: 1}, 2023: {TAKEN: 1}, 2024: {GIVEN: 1},
    }  # fmt: skip


def test_a_partner_is_named_with_those_it_works_with_most(both):
    kazakhstan = Partner.objects.get(country="KZ")
    assert [(p.name, n) for p, n in with_whom(kazakhstan.pk)] == [("Kyrgyzstan", 5), ("Fiji", 1), ("Uzbekistan", 1)]


def test_a_side_that_was_merged_is_what_it_became(both):
    kazakhstan = Partner.objects.get(country="KZ")
    old = Partner.objects.create(name="Kazakh Republic", merged_into=kazakhstan)
    assert side(str(old.pk)).value == str(kazakhstan.pk)
    assert side("999999") is side("nobody") is None
    assert side("KZ").country == "KZ"


@pytest.mark.parametrize("of", ["country", "partner"])
def test_the_network_holds_who_acts_for_whom_and_who_acts_together(both, of):
    found = network(of, Asked())
    names = [getattr(end, "country", end) for end in found.ends]
    directed = {(names[one], names[other]): n for (one, other), n in found.directed.items()}
    together = {frozenset((names[one], names[other])): n for (one, other), n in found.together.items()}
    assert directed == {("KZ", "KG"): 1, ("KG", "KZ"): 2, ("KZ", "FJ"): 1, ("KG", "FJ"): 1, ("KZ", "UZ"): 1}
    assert together == {frozenset(("KZ", "KG")): 2}

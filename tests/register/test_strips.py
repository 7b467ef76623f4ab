"""Acts as bits: what is counted in them is what the database finds, whatever was decided before and is asked now."""

import random

import pytest
from deeds import NAMES, deed, tell
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from test_decisions import strips

from cosante.register.actions import correct, merge, reject, undo
from cosante.register.actions.write_strips import write_all_strips, write_strips
from cosante.register.models import Act, Facet, Fact, Partner, Strip
from cosante.register.queries import facets
from cosante.register.queries.filters import Asked, filtered, seen
from cosante.register.queries.kept import forget
from cosante.register.queries.network import network
from cosante.register.queries.places import on_map
from cosante.register.queries.sets import acts_so, values
from cosante.register.queries.totals import rows
from cosante.register.records.bits import bits_of, joined, numbers_in

AREAS = ("malaria", "tuberculosis", "immunization")
numbers = st.sets(st.integers(0, 40_000), max_size=30)


@given(numbers, numbers)
def test_sets_of_numbers_are_what_they_were_made_of(one, other):
    bits, others = bits_of(one), bits_of(other)
    assert list(numbers_in(bits)) == sorted(one)
    assert set(numbers_in(bits & others)) == one & other
    assert set(numbers_in(bits & ~others)) == one - other
    assert (bits | others).bit_count() == len(one | other)


@given(numbers)
def test_strips_come_together_where_one_is_missing(some):
    size = 1000
    cut = {number // 8000: bytearray(size) for number in some}
    for number in some:
        cut[number // 8000][number % 8000 // 8] |= 1 << number % 8
    assert joined(cut, size) == bits_of(some)


@pytest.fixture(scope="module")
def register_of_chance(django_db_setup, django_db_blocker):
    """``tell_and_decide``, once for the tests of a file; each leaves it as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        tell_and_decide(random.Random(5))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def decided(register_of_chance, db):
    """Dice, for what is asked of that register."""
    forget()
    return random.Random(6)


def tell_and_decide(die: random.Random) -> None:
    """Twenty deeds by chance, and decisions about some: corrected, rejected, merged, merged and parted."""
    codes = tuple(NAMES)

    def some(most: int) -> str:
        return " ".join(die.sample(codes, die.randint(1, most)))

    for n in range(20):
        money = (str(die.randint(1, 5) * 500), die.choice(("USD", "EUR")), "disbursement")
        said = {"money": money} if die.random() < 0.5 else {"count": (die.randint(1, 9), "doctors")}
        if die.random() < 0.4:
            said["place"] = {"name": "Bishkek", "country": "KG", "identifier": "KG-GB"}
        made = deed(
            die.choice(("training", "donation", "visit", "agreement")), by=some(2), for_=die.choice(("", some(2))),
            when=die.choice((None, f"20{10 + n % 9}-03-01")), status=die.choice(("done", "planned")),
            areas=die.sample(AREAS, die.randint(0, 2)), language=die.choice(("en", "fr")), **said,
        )  # fmt: skip
        tell(made, reviewed=die.random() < 0.6)
    acts = list(Act.objects.order_by("pk"))
    correct(Fact.objects.filter(kind="act", act=acts[1]).first(), {"health_areas": ["malaria"]}, None)
    reject(Fact.objects.filter(kind="act", act__in=acts[2:4]), None)
    merge(acts[4], acts[5], None)
    undo(merge(acts[6], acts[7], None), None)
    merge(*Partner.objects.order_by("pk")[:2], None)


def asked_by(die: random.Random, public: bool) -> Asked:
    """Up to four filters, by chance."""
    partner = str(die.choice(list(Partner.objects.values_list("pk", flat=True))))
    sides = (*NAMES, partner)
    ways = {
        "words": ("kazakhstan", "training", "atlantis", "the"), "type": ("training", "donation", "nothing"),
        "status": ("done", "planned"), "area": AREAS, "country": tuple(NAMES), "partner": (partner,),
        "place": ("KG-GB", "nowhere"), "host": ("KG", "JP"), "year_from": ("2012", "2016"), "year_to": ("2013", "2018"),
        "amount_from": ("1000",), "amount_to": ("1500",), "currency": ("USD", "EUR"), "language": ("en", "fr"),
        "source": ("", "official"), "giver": sides, "receiver": (*sides, "*", "-"), "together": sides,
    }  # fmt: skip
    if not public:
        ways["reviewed"] = ("yes", "no")
    return Asked(
        **{name: die.choice(ways[name]) for name in die.sample(sorted(ways), die.randint(0, 4))}, public=public
    )


@pytest.mark.parametrize("public", [False, True])
def test_the_bits_are_of_the_acts_that_the_database_finds(decided, public):
    found = 0
    for _ in range(200):
        asked, listed = asked_by(decided, public), decided.random() < 0.7
        acts = set(filtered(asked, listed).order_by().values_list("pk", flat=True))
        assert set(numbers_in(acts_so(asked, listed))) == acts, asked
        found += bool(acts)
    assert found > 40
    assert set(numbers_in(acts_so(Asked(public=public), listed=False))) != set()


@pytest.mark.parametrize("public", [False, True])
def test_choices_partners_and_the_map_count_what_the_database_finds(decided, public, monkeypatch):
    for few in (0, 30_000):
        monkeypatch.setattr(facets, "_FEW", few)
        for _ in range(15):
            asked = asked_by(decided, public)
            acts = filtered(asked).order_by()
            found = {
                partner.pk: acts.filter(pk__in=of_partner(partner, public)).count()
                for partner in Partner.objects.order_by("pk")
            }
            most = sorted(((-n, pk) for pk, n in found.items() if n))[:3]
            assert facets.busiest(acts_so(asked), 3, public) == {pk: -n for n, pk in most}
            for area, n in facets.facets(asked.without("area"), "area")["area"].items():
                assert n == filtered(asked.without("area")).filter(areas__area=area, **rows_seen(public)).count()
            for country in on_map(asked):
                assert country.acts == set_of(asked, country=country.country)


def rows_seen(public: bool) -> dict[str, object]:
    return {"areas__seen": 2 if public else 1}


def of_partner(partner: Partner, public: bool) -> set[int]:
    return set(seen(partner.parts.model, public).filter(partner=partner).values_list("act", flat=True))


def set_of(asked: Asked, country: str) -> int:
    """How many acts are so and have a part of this country, too."""
    acts = set(filtered(asked).values_list("pk", flat=True))
    return len(acts & set(filtered(Asked(country=country, public=asked.public)).values_list("pk", flat=True)))


@pytest.mark.parametrize("of", ["country", "partner"])
def test_the_network_counts_who_gave_what_to_whom(decided, of):
    shown = network(of, Asked())
    called = [str(end.pk) if of == "partner" else end for end in shown.ends]
    for (one, other), n in shown.directed.items():
        assert filtered(Asked(giver=called[one], receiver=called[other])).count() == n
    for (one, other), n in shown.together.items():
        assert filtered(Asked(giver=called[one], together=called[other])).count() == n
    assert shown.directed
    assert shown.together


def test_deeds_of_totals_are_all_deeds_with_every_reason(decided):
    by_year = rows("acts", "year", Asked())
    assert sum(row.n for row in by_year) == Act.objects.count()
    for row in by_year:
        so = {"year": row.key or None, "reasons": row.reasons}
        assert row.n == Act.objects.filter(**so).count() if row.key else True


def test_to_write_bits_again_changes_nothing_and_to_make_them_anew_neither(decided):
    made = strips()
    write_strips(Act.objects.values_list("pk", flat=True)[:7])
    assert strips() == made
    write_all_strips()
    assert strips() == made
    assert not any(set(bits) == {0} for *_, bits in made)


def test_acts_of_a_later_block_have_strips_of_their_own(db, monkeypatch):
    forget()
    before = values(Facet.TYPE).get("training", 0)
    (act,) = tell(deed())
    far = Act.objects.create(pk=50_000, type="training", sources=1)
    write_strips([far.pk])
    assert set(numbers_in(values(Facet.TYPE)["training"] & ~before)) == {act.pk, 50_000}
    far.type = "visit"
    far.save()
    write_strips([far.pk])
    assert set(Strip.objects.filter(block=3, facet=Facet.TYPE).values_list("value", flat=True)) == {"visit"}

"""What is packed of acts adds up to what the database finds in their rows, whatever was decided and is asked."""

from collections import defaultdict
from decimal import Decimal

import pytest
from deeds import deed, tell
from hypothesis import given
from hypothesis import strategies as st
from test_decisions import packs as kept
from test_strips import asked_by, decided, register_of_chance  # noqa: F401  (fixtures)

from cosante.register.actions.write_packs import write_all_packs, write_packs
from cosante.register.models import PACK, Act, ActMoney, Held, Pack
from cosante.register.queries import listed
from cosante.register.queries.filters import Asked, filtered, latest
from cosante.register.queries.kept import forget
from cosante.register.queries.packs import sums
from cosante.register.queries.totals import BY, items, rows
from cosante.register.records import packs
from cosante.register.records.bits import bits_of

UNITS = (("pledge USD", ""), ("loan EUR", "conflict unreviewed"))
sums_of_an_act = st.dictionaries(
    st.sampled_from(UNITS), st.tuples(st.integers(1, 3), st.integers(0, 10**30)), min_size=1
)


@given(st.lists(st.one_of(st.none(), sums_of_an_act), max_size=40), st.sets(st.integers(0, 60)))
def test_what_is_packed_is_read_as_it_was_and_adds_up(some, among):
    text = packs.packed([packs.entry(sums) if sums else 0 for sums in some])
    read = packs.joined({1: text} if text else {}, 50)
    assert packs.packed(read[50:]) == text
    found = packs.added(packs.chosen(read, bits_of(n + 50 for n in among)))
    for unit in UNITS:
        told = [some[n][unit] for n in among if n < len(some) and some[n] and unit in some[n]]
        assert found.get(unit, [0, 0]) == [sum(n for n, _ in told), sum(amount for _, amount in told)]


@pytest.mark.parametrize("public", [False, True])
def test_totals_are_the_sums_of_what_is_behind_them(decided, public):  # noqa: F811
    compared = 0
    for n in range(12):
        asked = Asked(public=public) if n < 3 else asked_by(decided, public)
        measure = ("money", "counts", "days")[n % 3]
        for by in BY:
            found: dict[tuple[str, str, str], list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
            for row in rows(measure, by, asked):
                one = found[row.key, row.unit, row.reasons]
                one[0] += row.n
                one[1] += row.amount
            for (key, unit, reasons), (number, amount) in found.items():
                behind = [one for one in items(measure, by, key, unit, asked) if one.why == reasons]
                if by == "stage":
                    behind = [one for one in behind if getattr(one, "stage", "") == key]
                assert (len(behind), sum(one.amount for one in behind)) == (number, amount), (measure, by, asked)
                compared += 1
            if by not in ("stage", "giver", "receiver", "area", "giver_country", "receiver_country"):
                assert sum(n for n, _ in found.values()) == items(measure, "all", "", "", asked).count()
    assert compared > 40


def test_to_pack_again_changes_nothing_and_to_make_all_anew_neither(decided):  # noqa: F811
    made = kept()
    write_packs(Act.objects.values_list("pk", flat=True)[:7])
    assert kept() == made
    write_all_packs()
    assert kept() == made
    assert all(said.startswith("[") for *_, said in made)
    assert {held for _, held, *_ in made} == set(Held)


def test_sums_of_any_size_are_exact_and_acts_of_a_later_pack_have_their_own(db):
    (act,) = tell(deed(money=("1000.01", "USD", "pledge")))
    far = Act.objects.create(pk=40 * PACK + 3, type="donation", sources=1)
    for amount in ("0.000001", "99999999.99"):
        ActMoney.objects.create(act=far, seen=1, stage="pledge", currency="USD", amount=Decimal(amount))
    write_packs([far.pk])
    forget()
    (found,) = sums(Held.MONEY, bits_of([act.pk, far.pk]), False).items()
    assert found[1][0] == 3
    assert packs.amount(found[1][1]) == Decimal("100001000.000001")
    far.money.all().delete()
    write_packs([far.pk])
    assert not Pack.objects.filter(block=40).exists()


@pytest.mark.parametrize("public", [False, True])
def test_pages_of_a_list_are_what_the_database_finds_in_its_order(decided, public, monkeypatch):  # noqa: F811
    monkeypatch.setattr(listed, "_STRIDE", 3)
    for few in (0, 1000):
        monkeypatch.setattr(listed, "_FEW", few)
        for asked in (Asked(public=public), *(asked_by(decided, public) for _ in range(8))):
            every = list(latest(filtered(asked), public).values_list("pk", flat=True))
            found = listed.Latest(asked)
            assert len(found) == len(every)
            for start in (0, 4):
                assert [act.pk for act in found[start : start + 4]] == every[start : start + 4], asked

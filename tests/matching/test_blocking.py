"""Keys bring together what may be one, and few others."""

from dataclasses import replace

from cosante.matching.blocking import Key, candidates, deed_keys, partner_keys, text_keys
from cosante.matching.profiles import DeedProfile, PartnerProfile, TextProfile

SIGNED = DeedProfile(
    "agreement", actors=frozenset({1, 2}), countries=frozenset({"VN", "LA"}), when="2023-10-25", document=1
)


def together(one, other, keys):
    return bool(candidates([(1, one), (2, other)], keys).pairs)


def test_a_name_meets_itself_in_another_script():
    lao = PartnerProfile((("lo", "ພະແນກສາທາລະນະສຸກ ແຂວງສະຫວັນນະເຂດ"),), "subnational_government", "LA")
    english = PartnerProfile((("en", "Savannakhet Health Department"),), "subnational_government", "LA")
    assert together(lao, english, partner_keys)


def test_a_name_of_no_country_meets_those_of_all():
    known = PartnerProfile((("en", "Mahosot Hospital"),), "health_facility", "LA")
    assert together(known, replace(known, country=""), partner_keys)
    assert not together(known, replace(known, country="TH"), partner_keys)


def test_a_day_meets_its_month_its_year_and_no_date():
    for when in ("2023-10-26", "2023-10", "2023", "2022/2024", "", "XXXX-10-25"):
        assert together(SIGNED, replace(SIGNED, when=when, document=2), deed_keys), when


def test_a_day_does_not_meet_another_year():
    assert not together(SIGNED, replace(SIGNED, when="2019-10-25", document=2), deed_keys)


def test_the_end_of_a_month_meets_the_beginning_of_the_next():
    assert together(replace(SIGNED, when="2023-10-31"), replace(SIGNED, when="2023-11-01", document=2), deed_keys)


def test_an_open_term_makes_no_key_for_every_year_there_is():
    assert len(deed_keys(replace(SIGNED, when="2010/.."))) < 20


def test_a_copy_shares_a_fingerprint():
    words = " ".join(f"word{n}" for n in range(60))
    assert together(TextProfile(words, "en"), TextProfile("dateline " + words[:200], "en"), text_keys)


def test_weak_keys_meet_only_strong_ones():
    keys = {1: {Key("a", weak=True)}, 2: {Key("a", weak=True)}, 3: {Key("a")}}
    assert candidates([(n, n) for n in keys], keys.__getitem__).pairs == {(1, 3), (2, 3)}


def test_a_key_that_all_share_is_left_out_and_counted():
    found = candidates([(n, n) for n in range(50)], lambda _: {Key("a")}, largest=10)
    assert (found.pairs, found.skipped) == (set(), 1)


def test_a_crowded_key_needs_another_one_beside_it():
    def keys(number):
        return {Key("party 1 2023", about="party 1"), Key(f"sum {number // 2}", about="sum"), Key("area", about="area")}

    def lone(number):
        return {Key("party 1 2023", about="party 1"), Key(f"party 1 in {number}", about="party 1")}

    assert len(candidates([(n, n) for n in range(60)], lone).pairs) == 0
    assert (10, 11) in candidates([(n, n) for n in range(60)], keys).pairs

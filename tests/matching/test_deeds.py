"""One deed told twice, and deeds that only look alike."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cosante.matching.deeds import score
from cosante.matching.profiles import DeedProfile
from cosante.matching.verdicts import Band
from cosante.matching.wording import sentence

SIGNED = DeedProfile(
    type="agreement",
    actors=frozenset({1, 2}),
    countries=frozenset({"VN", "LA"}),
    when="2023-10-25",
    language="vi",
    document=1,
)
GIVEN = DeedProfile(
    type="donation",
    actors=frozenset({1}),
    recipients=frozenset({2}),
    countries=frozenset({"CN", "LA"}),
    when="2021-04-26",
    amounts=frozenset({(Decimal(500_000), "USD")}),
    counts=frozenset({("doses", 300_000.0)}),
    document=1,
)


def usd(amount):
    return frozenset({(Decimal(amount), "USD")})


def codes(findings):
    return {finding.code for finding in findings}


def told(of, **changes):
    return replace(of, document=2, **changes)


def test_the_same_parties_on_the_same_day_signed_once():
    assert score(SIGNED, told(SIGNED, language="lo")).band is Band.AUTOMATIC


def test_who_is_named_first_makes_no_difference_to_what_is_done_together():
    assert score(SIGNED, told(SIGNED, actors=frozenset({2}), recipients=frozenset({1}))).band is Band.AUTOMATIC


def test_one_telling_may_name_more_parties():
    assert "more-parties" in codes(score(SIGNED, told(SIGNED, actors=frozenset({1, 2, 3}))).reasons)


def test_a_country_may_stand_for_its_ministry_and_a_person_decides():
    verdict = score(SIGNED, told(SIGNED, actors=frozenset({8, 9}), national=frozenset({8, 9})))
    assert (
        score(
            replace(SIGNED, national=frozenset({1, 2})),
            told(SIGNED, actors=frozenset({8, 9}), national=frozenset({8, 9})),
        ).band
        is Band.SUGGEST
    )
    assert verdict.band is Band.APART


def test_deeds_of_one_document_stay_as_its_reader_told_them():
    verdict = score(SIGNED, SIGNED)
    assert verdict.band is not Band.AUTOMATIC
    assert "same-document" in codes(verdict.conflicts)


def test_an_amount_rounded_is_the_same_and_the_reason_says_by_how_much():
    verdict = score(GIVEN, told(GIVEN, amounts=usd(498_000)))
    assert verdict.band is Band.AUTOMATIC
    assert "amounts differ by 0.4 %" in sentence(verdict)


def test_another_amount_is_a_conflict():
    verdict = score(GIVEN, told(GIVEN, amounts=usd(900_000)))
    assert verdict.band is not Band.AUTOMATIC
    assert "other-amount" in codes(verdict.conflicts)


def test_amounts_in_two_currencies_are_not_compared():
    verdict = score(GIVEN, told(GIVEN, amounts=frozenset({(Decimal(450_000), "EUR")})))
    assert verdict.conflicts == ()
    assert "other-currency" in codes(verdict.doubts)


def test_nothing_is_divided_by_an_amount_of_nothing():
    assert score(replace(GIVEN, amounts=usd(0)), told(GIVEN, amounts=usd(0))).band is Band.AUTOMATIC


@pytest.mark.parametrize(
    ("when", "code"), [("2022-04-26", "other-time"), ("2021-05-10", "weeks-apart"), ("2021-04-28", "few-days-apart")]
)
def test_dates_that_share_no_day_speak_against(when, code):
    verdict = score(GIVEN, told(GIVEN, when=when))
    assert code in codes(verdict.doubts + verdict.conflicts)


def test_yearly_repetitions_are_apart():
    camp = DeedProfile(
        type="outreach", actors=frozenset({1}), when="2023-06", counts=frozenset({("patients", 450.0)}), document=1
    )
    assert score(camp, told(camp, when="2022-06")).band is Band.APART


def test_following_terms_of_one_programme_are_apart():
    assert "other-time" in codes(score(replace(GIVEN, when="2018/2020"), told(GIVEN, when="2021/2023")).conflicts)


def test_the_same_gift_to_two_hospitals_is_two_gifts():
    one = replace(GIVEN, countries=frozenset({"IN", "BD"}))
    verdict = score(one, told(one, recipients=frozenset({3})))
    assert verdict.band is Band.APART
    assert "other-recipients" in codes(verdict.conflicts)


def test_giver_and_receiver_do_not_change_places():
    assert "roles-swapped" in codes(
        score(GIVEN, told(GIVEN, actors=frozenset({2}), recipients=frozenset({1}))).conflicts
    )


def test_what_only_one_tells_counts_neither_way():
    bare = told(GIVEN, amounts=frozenset(), counts=frozenset(), areas=frozenset({"covid19"}))
    assert score(GIVEN, bare).conflicts == ()


def test_places_in_one_another_agree_and_two_provinces_do_not():
    here = replace(SIGNED, place="LA-SV", country="LA")
    assert "within-place" in codes(score(here, told(here, place="LA")).reasons)
    assert "other-place" in codes(score(here, told(here, place="LA-CH")).conflicts)


def test_a_geonames_number_and_an_iso_code_are_not_compared():
    here = replace(SIGNED, place="LA-SV", country="LA")
    assert score(here, told(here, place="geonames:1653315")).conflicts == ()


def test_a_deed_with_nothing_known_is_never_joined():
    assert score(DeedProfile("donation", document=1), DeedProfile("donation", document=2)).band is Band.APART


@pytest.mark.parametrize(
    ("whens", "statuses", "found"),
    [
        (("2024-03/2026-06", "2024-05-13"), ("ongoing", "done"), set()),
        (("2024-05-13", "2024-05-16"), ("ongoing", "done"), {"other-status"}),
        (("", "2024-05-13"), ("ongoing", "done"), {"other-status"}),
        (("2024-03/2026-06", "2024-05-13"), ("planned", "done"), {"one-planned"}),
    ],
)
def test_what_is_under_way_in_one_telling_is_done_in_another(whens, statuses, found):
    one, other = (
        DeedProfile("funding", status=status, when=when) for status, when in zip(statuses, whens, strict=True)
    )
    said = {one.code for one in score(one, other).doubts}
    assert said & {"other-status", "one-planned"} == found

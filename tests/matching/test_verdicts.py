"""Verdicts: their words, their bands, and what holds of every pair whatever it is."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosante.matching import copies, deeds, partners, verdicts
from cosante.matching.profiles import DeedProfile, PartnerProfile, TextProfile
from cosante.matching.verdicts import Band, Finding, decide, weights
from cosante.matching.wording import TEMPLATES, in_words, sentence
from cosante.vocabulary.codes import ACT_STATUSES, ACT_TYPES, COUNTED, HEALTH_AREAS, PARTNER_TYPES
from cosante.vocabulary.errors import TableError

WORDS = st.sampled_from(
    "Hospital Ministry of Health Quang Tri Bach Mai WHO UNICEF 2 North বিভাগ স্বাস্থ্য কোয়াং 云南省医院 Больница Москва ໂຮງໝໍ École".split()
)
NAMES = st.tuples(
    st.sampled_from(["en", "fr", "bn", "vi", "zh", ""]), st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
)
PARTNERS = st.builds(
    PartnerProfile,
    names=st.lists(NAMES | st.tuples(st.just("en"), st.text(max_size=20)), max_size=3).map(tuple),
    type=st.sampled_from(PARTNER_TYPES),
    country=st.sampled_from(["", "VN", "LA", "BD"]),
    place=st.sampled_from(["", "VN-25", "VN-24"]),
    acronyms=st.sampled_from([(), ("WHO",), ("BRAC", "MSF")]),
    identifiers=st.sampled_from([(), ("XM-DAC-928",), ("XM-DAC-41114",), ("BD-NAB-12", "XM-DAC-928")]),
    parent=st.sampled_from([(), (("en", "Ministry of Health"),)]),
)
IDS = st.frozensets(st.integers(1, 5), max_size=3)
DATES = st.one_of(
    st.sampled_from(["", "2023", "2023/2024", "XXXX-03-17", "2010/..", "P2Y", "2023-10"]),
    st.integers(0, 900).map(lambda n: (date(2022, 1, 1) + timedelta(n)).isoformat()),
)
DEEDS = st.builds(
    DeedProfile,
    type=st.sampled_from(ACT_TYPES),
    status=st.sampled_from(ACT_STATUSES),
    actors=IDS,
    recipients=IDS,
    through_people=IDS,
    national=IDS,
    countries=st.frozensets(st.sampled_from(["VN", "LA", "BD"]), max_size=3),
    when=DATES,
    place=st.sampled_from(["", "VN", "VN-25", "LA-SV", "geonames:12"]),
    country=st.sampled_from(["", "VN", "LA"]),
    amounts=st.frozensets(st.tuples(st.integers(0, 1000).map(Decimal), st.sampled_from(["USD", "EUR"])), max_size=2),
    counts=st.frozensets(st.tuples(st.sampled_from(COUNTED[:3]), st.integers(0, 500).map(float)), max_size=3),
    areas=st.frozensets(st.sampled_from(HEALTH_AREAS), max_size=2),
    document=st.integers(0, 3),
)
TEXTS = st.builds(TextProfile, st.lists(WORDS, max_size=60).map(" ".join), st.sampled_from(["", "en", "bn"]))
SORTS = {"partners": (PARTNERS, partners.score), "deeds": (DEEDS, deeds.score), "copies": (TEXTS, copies.score)}


@pytest.mark.parametrize("sort", SORTS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_order_makes_no_difference_and_scores_are_probabilities(sort, data):
    profiles, score = SORTS[sort]
    one, other = data.draw(profiles), data.draw(profiles)
    verdict, turned = score(one, other), score(other, one)
    assert 0 <= verdict.score <= 1
    assert verdict.score == pytest.approx(turned.score)
    assert verdict.band is turned.band
    assert not (verdict.conflicts and verdict.band is Band.AUTOMATIC)
    assert sentence(verdict) or verdict.score < verdicts.SUGGEST


@settings(max_examples=100, deadline=None)
@given(PARTNERS)
def test_nothing_speaks_against_a_partner_being_itself(one):
    assert partners.score(one, one).conflicts == ()


@settings(max_examples=100, deadline=None)
@given(DEEDS)
def test_a_deed_told_twice_in_the_same_words_has_no_conflict(one):
    other = DeedProfile(
        **{**{name: getattr(one, name) for name in one.__dataclass_fields__}, "document": one.document + 1}
    )
    assert deeds.score(one, other).conflicts == ()


@settings(max_examples=60, deadline=None)
@given(st.permutations([("en", "Ministry of Health"), ("vi", "Bộ Y tế"), ("fr", "ministère de la Santé")]))
def test_the_order_of_names_makes_no_difference(names):
    other = PartnerProfile((("bn", "ভিয়েতনামের স্বাস্থ্য মন্ত্রণালয়"),), "ministry", "VN")
    first = partners.score(PartnerProfile(tuple(sorted(names)), "ministry", "VN"), other)
    assert partners.score(PartnerProfile(tuple(names), "ministry", "VN"), other).score == first.score


def test_every_finding_has_a_weight_and_a_sentence():
    told = {code for sort in SORTS for code in weights(sort)} - {"prior"}
    assert told == set(TEMPLATES)


def test_every_sentence_is_filled_from_the_values_of_its_finding():
    assert in_words(Finding("near-amount", {"percent": "0.4"})) == "amounts differ by 0.4 %"


def test_a_conflict_forbids_an_automatic_join_whatever_the_score():
    verdict = decide("partners", [Finding("same-identifier", {"identifier": "a"})] * 3 + [Finding("other-country", {})])
    assert verdict.score > verdicts.AUTOMATIC
    assert verdict.band is Band.SUGGEST


def test_a_table_with_a_mistake_names_its_line(monkeypatch, tmp_path):
    (tmp_path / "weights.tsv").write_text("sort\tcode\tkind\tweight\ndeeds\tprior\tprior\tmuch\n", "utf-8")
    monkeypatch.setattr(verdicts, "files", lambda _: tmp_path)
    weights.cache_clear()
    with pytest.raises(TableError, match="line 2"):
        weights("deeds")
    weights.cache_clear()

"""The same partner under other names, scripts and acronyms; and sisters that are not one."""

import pytest

from cosante.matching.partners import score
from cosante.matching.profiles import PartnerProfile
from cosante.matching.verdicts import Band


def partner(name, type="other", country="", language="en", **more):
    return PartnerProfile(names=((language, name),), type=type, country=country, **more)


def codes(findings):
    return {finding.code for finding in findings}


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("vi", "Sở Y tế tỉnh Quảng Trị"),
        ("bn", "কোয়াং ত্রি প্রাদেশিক স্বাস্থ্য বিভাগ"),
        ("fr", "Département provincial de la santé de Quang Tri"),
        ("en", "Department of Health of Quangtri province"),
    ],
)
def test_a_provincial_department_is_one_in_every_language(language, name):
    here = partner("Quang Tri Department of Health", "subnational_government", "VN")
    assert score(here, partner(name, "subnational_government", "VN", language)).band is Band.AUTOMATIC


@pytest.mark.parametrize(
    ("language", "name"),
    [("vi", "Bộ Y tế"), ("fr", "ministère de la Santé du Vietnam"), ("ru", "Министерство здравоохранения Вьетнама")],
)
def test_a_country_has_one_health_ministry_whatever_the_language(language, name):
    verdict = score(partner("Ministry of Health", "ministry", "VN"), partner(name, "ministry", "VN", language))
    assert verdict.band is Band.AUTOMATIC
    assert "same-body" in codes(verdict.reasons)


def test_health_ministries_of_two_countries_are_apart():
    verdict = score(partner("Ministry of Health", "ministry", "VN"), partner("Ministry of Health", "ministry", "LA"))
    assert verdict.band is Band.APART
    assert "other-country" in codes(verdict.conflicts)


def test_a_ministry_of_no_known_country_is_never_joined_by_itself():
    verdict = score(partner("Ministry of Health", "ministry"), partner("Ministry of Health", "ministry", "VN"))
    assert verdict.band is not Band.AUTOMATIC


def test_one_place_has_one_health_department_even_if_a_name_leaves_the_place_out():
    here = partner("Provincial Department of Health", "subnational_government", "VN", place="VN-25")
    there = partner("Sở Y tế Quảng Trị", "subnational_government", "VN", "vi", place="VN-25")
    assert score(here, there).band is Band.AUTOMATIC


def test_departments_of_two_places_conflict():
    here = partner("Provincial Department of Health", "subnational_government", "VN", place="VN-25")
    there = partner("Provincial Department of Health", "subnational_government", "VN", place="VN-24")
    assert "other-place" in codes(score(here, there).conflicts)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("District Hospital", "health_facility"), ("Provincial Department of Health", "subnational_government")],
)
def test_a_general_name_of_which_a_country_has_many_is_only_suggested(name, kind):
    assert score(partner(name, kind, "VN"), partner(name, kind, "VN")).band is Band.SUGGEST


def test_two_identifiers_of_one_register_are_never_joined_by_themselves():
    one = partner("World Health Organization", "un_agency", identifiers=("XM-DAC-928",))
    other = partner("World Health Organization", "un_agency", identifiers=("XM-DAC-41143",))
    verdict = score(one, other)
    assert verdict.band is not Band.AUTOMATIC
    assert "other-identifier" in codes(verdict.conflicts)


def test_identifiers_of_two_registers_say_nothing():
    one = partner("Save the Children", "ngo", "GB", identifiers=("GB-CHC-213890",))
    other = partner("Save the Children", "ngo", "GB", identifiers=("GB-COH-178159",))
    assert score(one, other).conflicts == ()


def test_one_identifier_joins_names_that_nothing_else_would():
    one = partner("UNDP", "un_agency", identifiers=("XM-DAC-41114",))
    other = partner("PNUD", "un_agency", language="fr", identifiers=("XM-DAC-41114",))
    assert score(one, other).band is Band.AUTOMATIC


@pytest.mark.parametrize("name", ["BRAC", "ব্র্যাক"])
def test_an_acronym_is_known_across_scripts(name):
    assert score(partner("BRAC", "ngo", "BD"), partner(name, "ngo", "BD", "bn")).band is not Band.APART


def test_an_acronym_spelled_by_its_letters_is_read():
    verdict = score(partner("UNFPA", "un_agency"), partner("ইউএনএফপিএ", "un_agency", language="bn"))
    assert "same-acronym" in codes(verdict.reasons)


def test_an_acronym_is_the_first_letters_of_the_long_name():
    long = partner("Directorate General of Health Services", "other", "BD")
    assert "acronym-of-name" in codes(score(partner("DGHS", "other", "BD"), long).reasons)


def test_an_acronym_that_two_bodies_share_does_not_overrule_their_long_names():
    asian = partner("Asian Development Bank", "multilateral", acronyms=("ADB",))
    african = partner("African Development Bank", "multilateral", acronyms=("ADB",))
    assert score(asian, african).band is Band.APART


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bệnh viện Nhi đồng 1", "Bệnh viện Nhi đồng 2"),
        ("Bệnh viện Quân y 103", "Bệnh viện Quân y 175"),
        ("Bệnh viện Bạch Mai", "Bệnh viện Việt Đức"),
    ],
)
def test_sister_hospitals_are_apart(one, other):
    here, there = (partner(name, "health_facility", "VN", "vi") for name in (one, other))
    assert score(here, there).band is Band.APART


def test_departments_north_and_south_of_one_province_are_apart():
    north, south = (
        partner(f"{where} Province Health Office", "subnational_government", "ZM") for where in ("Northern", "Southern")
    )
    assert "other-mark" in codes(score(north, south).conflicts)


def test_a_wrong_type_from_a_reader_is_a_doubt_and_no_more():
    verdict = score(
        partner("Bach Mai Hospital", "health_facility", "VN"), partner("Bach Mai Hospital", "academic", "VN")
    )
    assert verdict.band is not Band.APART
    assert "related-type" in codes(verdict.doubts)


def test_parents_that_differ_are_a_doubt():
    one = partner("Training Centre", "other", "VN", parent=(("en", "Ministry of Health"),))
    other = partner("Training Centre", "other", "VN", parent=(("en", "Ministry of Education"),))
    assert "other-parent" in codes(score(one, other).doubts)

"""The English tables hold what a newspaper writes."""

import pytest

from cosante.reading import acts, reader
from pack_helpers import codes_of, deeds, rows_of, settings


def test_settings_describe_english() -> None:
    assert settings("en", "name", "autonym") == ("English", "English")
    assert settings("en", "decimal", "group", "capitals", "suffixes") == (".", ",", True, False)


@pytest.mark.parametrize(
    ("term", "meaning"),
    [
        ("signed", ("sign", "done")),
        ("will be signed", ("sign", "planned")),
        ("handed over", ("give", "done")),
        ("are being trained", ("train", "ongoing")),
        ("held talks", ("meet", "done")),
        ("paid a courtesy call on", ("visit", "done")),
        ("laid the foundation stone", ("build", "done")),
        ("memorandum of understanding", ("agreement", "-")),
        ("free eye camp", ("care", "-")),
    ],
)
def test_words_of_cooperation_say_their_class_and_status(term: str, meaning: tuple[str, str]) -> None:
    assert meaning in codes_of("en", "words.tsv", term)


def test_a_phrase_that_is_no_deed_shields_the_verb_inside_it() -> None:
    assert codes_of("en", "words.tsv", "presented his credentials") == {("say", "-")}
    assert codes_of("en", "words.tsv", "supply chain") == {("say", "-")}
    assert codes_of("en", "words.tsv", "in the course of") == {("say", "-")}


@pytest.mark.parametrize(
    ("term", "verb"),
    [("second", "send"), ("initial", "sign"), ("award", "fund"), ("chair", "hold"), ("supplies", "give")],
)
def test_an_adjective_or_noun_is_not_taken_for_the_verb_it_looks_like(term: str, verb: str) -> None:
    assert verb not in {cls for cls, _ in codes_of("en", "words.tsv", term)}


def test_ministers_who_talk_by_telephone_have_met() -> None:
    assert ("meet", "done") in codes_of("en", "words.tsv", "had a telephone conversation with")
    assert ("visit_event", "-") in codes_of("en", "words.tsv", "phone talks")


def test_a_batch_of_doctors_is_a_team_and_a_batch_of_goods_a_donation() -> None:
    assert codes_of("en", "words.tsv", "batch of the Chinese medical team") == {("team", "-")}
    assert codes_of("en", "words.tsv", "batch of") == {("donation", "-")}


@pytest.mark.parametrize(
    ("term", "area"),
    [
        ("Ebola", "other_communicable"),
        ("dialysis", "ncd"),
        ("cataract", "surgery"),
        ("cold chain", "immunization"),
        ("TB", "tuberculosis"),
    ],
)
def test_named_diseases_and_services_give_their_area(term: str, area: str) -> None:
    assert (area, "strong") in codes_of("en", "health.tsv", term)


def test_hospital_alone_makes_a_text_about_health_but_no_area() -> None:
    assert codes_of("en", "health.tsv", "hospital") == {("-", "context"), ("hospital_care", "weak")}


def test_ministries_of_health_are_named_without_more() -> None:
    for name in ("Ministry of Health", "Ministry of Health and Family Welfare", "Health Ministry"):
        assert ("ministry", "alone") in codes_of("en", "organisations.tsv", name)


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        ("Minister of Health", "minister_health"),
        ("Deputy Health Minister", "minister_health"),
        ("Foreign Minister", "minister"),
        ("High Commissioner", "ambassador"),
        ("Lt. Col.", "military"),
        ("Mayor", "governor"),
    ],
)
def test_offices_have_their_kind(term: str, kind: str) -> None:
    assert (kind,) in codes_of("en", "roles.tsv", term)


def test_counted_goods_are_no_offices() -> None:
    assert codes_of("en", "counts.tsv", "trolleys") == {("other",)}
    assert codes_of("en", "roles.tsv", "trolleys") == set()


def test_a_specialty_alone_hardly_names_an_area() -> None:
    assert codes_of("en", "health.tsv", "cardiology") == {("ncd", "weak")}
    assert ("ncd", "strong") in codes_of("en", "health.tsv", "heart disease")


def test_numbers_run_from_zero_to_the_scales() -> None:
    assert ("cardinal", "0") in codes_of("en", "numbers.tsv", "zero")
    assert ("cardinal", "99") in codes_of("en", "numbers.tsv", "ninety-nine")
    assert ("ordinal", "73") in codes_of("en", "numbers.tsv", "seventy-third")
    assert ("scale", "100000") in codes_of("en", "numbers.tsv", "lakh")
    assert ("scale", "10000000") in codes_of("en", "numbers.tsv", "crore")


def test_dollars_alone_are_only_taken_to_be_american() -> None:
    assert codes_of("en", "money.tsv", "US$") == {("USD", "named")}
    assert codes_of("en", "money.tsv", "dollars") == {("USD", "inferred")}


@pytest.mark.parametrize(("term", "country"), [("Ivorian", "CI"), ("Nigerien", "NE"), ("U.S.", "US")])
def test_peoples(term: str, country: str) -> None:
    assert codes_of("en", "demonyms.tsv", term) == {(country,)}


@pytest.mark.parametrize(("term", "country"), [("DRC", "CD"), ("Türkiye", "TR"), ("Turkey", "TR"), ("Viet Nam", "VN")])
def test_further_country_names_are_countries(term: str, country: str) -> None:
    scan = reader.judge(f"The hospital in {term} has opened.").scan
    assert [m[2] for m in scan.of("country")] == [country]
    assert not scan.of("demonym")


def test_every_demonym_names_one_country() -> None:
    seen: dict[str, str] = {}
    for row in rows_of("en", "demonyms.tsv"):
        for term in row.terms("words"):
            assert seen.setdefault(term, row["country"]) == row["country"], term


def test_names_of_people_and_organisations_are_not_ordinary_words() -> None:
    for term in ("grant", "hope", "care", "world", "health"):
        assert ("word",) not in codes_of("en", "common.tsv", term)


@pytest.mark.parametrize(
    ("phrase", "verb"),
    [
        ("sent a medical team", "send"),
        ("sent vaccines", "give"),
        ("opened the workshop", "hold"),
        ("opened a hospital", "build"),
        ("doctors arrived", "send"),
    ],
)
def test_a_verb_is_listed_without_the_object_that_its_frame_looks_for(phrase: str, verb: str) -> None:
    assert verb not in {cls for cls, _ in codes_of("en", "words.tsv", phrase)}


@pytest.mark.parametrize("sentence", ["China has sent a medical team to Laos.", "China sent vaccines to Laos."])
def test_what_is_sent_makes_the_deed(sentence: str) -> None:
    expected = "personnel_deployment" if "team" in sentence else "donation"
    page = reader.page_of(reader.judge(sentence))
    assert expected in {deed.type for deed in acts.read(page, all_of_them=True)}


def test_the_name_of_a_state_is_no_verb_of_saying() -> None:
    assert ("say", "-") not in codes_of("en", "words.tsv", "states")
    assert codes_of("en", "cues.tsv", "states") == set()


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("The United States has donated a field hospital to Ghana.", "donation"),
        ("A 17-member Chinese medical team arrived in Accra on Saturday.", "personnel_deployment"),
        (
            "The Minister of Health, Dr Kwaku Mensah, received the Japanese ambassador, Mr Hisanobu Mochizuki.",
            "visit",
        ),
    ],
)
def test_teams_come_guests_are_received_field_hospitals_given(sentence: str, deed: str) -> None:
    text = f"Health cooperation with the Ministry of Health of Ghana\n\n{sentence}"
    assert deed in {kind for kind, _ in deeds(text)}


def test_a_meeting_of_two_sides_is_no_congress() -> None:
    assert {codes[0] for codes in codes_of("en", "words.tsv", "consultative meeting")} == {"visit_event"}


def test_the_office_of_education_and_training_holds_no_course() -> None:
    assert codes_of("en", "words.tsv", "Minister of Education and Training") == {("say", "-")}

"""The Indonesian pack: its tables hold what a reader of Indonesian news would miss first."""

import pytest

from cosante.vocabulary.facts import Count, Date, Money, Partner, Person
from pack_helpers import codes_of, deeds, read, settings, told

GIVEN = (
    "Pada Selasa (4/6/2024), Duta Besar Jepang untuk Indonesia Masaki Yasushi menyerahkan dua unit ambulans senilai "
    "Rp706,3 juta kepada Rumah Sakit St. Lusia di Kupang, Nusa Tenggara Timur. Kementerian Kesehatan RI akan melatih "
    "25 perawat pada 2025."
)


def test_owners_stand_after_their_names() -> None:
    assert settings("id", "decimal", "name_adjective", "accents") == (",", "after", False)


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "telah menandatangani", ("sign", "done")),
        ("words.tsv", "akan ditandatangani", ("sign", "planned")),
        ("words.tsv", "sedang membangun", ("build", "ongoing")),
        ("words.tsv", "menyerahkan", ("give", "-")),
        ("words.tsv", "nota kesepahaman", ("agreement", "-")),
        ("words.tsv", "memorandum persefahaman", ("agreement", "-")),
        ("health.tsv", "demam berdarah", ("other_communicable", "strong")),
        ("organisations.tsv", "Kemenkes", ("ministry", "alone")),
        ("organisations.tsv", "RSUD", ("health_facility", "after")),
        ("roles.tsv", "Menkes", ("minister_health",)),
        ("counts.tsv", "ambulans", ("vehicles",)),
        ("numbers.tsv", "dua puluh lima", ("cardinal", "25")),
        ("numbers.tsv", "miliar", ("scale", "1000000000")),
        ("demonyms.tsv", "Korsel", ("KR",)),
        ("cues.tsv", "kepada", ("to",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("id", table, term)


def test_both_countries_are_no_number() -> None:
    """«Kedua negara» is the two countries told of, and the second: it counts nothing."""
    assert codes_of("id", "numbers.tsv", "kedua") == {("ordinal", "2")}


def test_an_ambassador_hands_over_ambulances() -> None:
    assert read(GIVEN).document.language == "id"
    assert {("donation", "done"), ("training", "planned")} <= deeds(GIVEN)
    assert told(GIVEN, Person, "name") == {"Masaki Yasushi"}
    assert {"Rumah Sakit St. Lusia", "Kementerian Kesehatan RI"} <= told(GIVEN, Partner, "name")


def test_values() -> None:
    assert told(GIVEN, Money, "amount") == {706_300_000}
    assert told(GIVEN, Count, "value") == {2, 25}
    assert "2024-06-04" in told(GIVEN, Date, "value")


def test_scholarships_and_shared_skills_are_training_and_teams_depart() -> None:
    assert deeds("Indonesia memberikan beasiswa kepada dokter Palestina.") == {("training", "done")}
    text = "Tim medis darurat Indonesia bertolak ke Vanuatu."
    assert ("personnel_deployment", "done") in deeds(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Direktur Jenderal Tenaga Kesehatan, dr. Sari Wulandari, berkunjung ke Fiji pada 3 Mei 2023.",
            "Sari Wulandari",
        ),
        ("Laksamana Muda Budi Santika menyerahkan obat kepada Kementerian Kesehatan Timor Leste.", "Budi Santika"),
    ],
)
def test_an_office_of_several_words_is_no_name(text: str, name: str) -> None:
    assert told(text, Person, "name") == {name}

"""The world tables say what is known of places, languages and organisations, and can be trusted to be well formed."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel import Locale

from cosante.languages import cldr
from cosante.languages.pack import available

WORLD = Path(cldr.__file__).parent / "world"
TABLES = sorted(path.name for path in WORLD.glob("*.tsv"))
ORGANISATION_TYPES = {
    "un_agency",
    "multilateral",
    "bilateral_agency",
    "foundation",
    "ngo",
    "academic",
    "company",
    "armed_forces",
    "other",
}
IDENTIFIER = re.compile(
    r"(XM-DAC|XI-IATI|KR-GOV|US-GOV|GB-GOV|GB-CHC|US-EIN|NO-BRC|CH-FDJP)-[\w-]+|(AU|CA|CH|SE|DAC)-\d+"
)


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    lines = (line for line in (WORLD / name).read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def ids_called(name: str, table: str) -> set[str]:
    return {row["id"] for row in rows(table) if name in row["names"].split("|")}


def place(id_: str) -> dict[str, str]:
    return next(row for row in rows("places.tsv") if row["id"] == id_)


def organisation(key: str) -> dict[str, str]:
    return next(row for row in rows("organisations.tsv") if row["key"] == key)


def organisation_names(key: str, language: str) -> list[str]:
    found = [r for code in (language, "und") for r in rows(f"organisations_{code}.tsv") if r["key"] == key]
    return [name for row in found for name in row["names"].split("|")]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_says_its_source_and_has_a_cell_for_every_column(table: str) -> None:
    lines = (WORLD / table).read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    body = [line for line in lines if not line.startswith("#")]
    assert {line.count("\t") for line in body} == {body[0].count("\t")}


@pytest.mark.parametrize("table", TABLES)
def test_names_are_composed_unicode_and_never_empty(table: str) -> None:
    text = (WORLD / table).read_text("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    for row in rows(table):
        named = row.get("names") or row.get("words") or row.get("name_en") or row.get("days") or row["language"]
        for name in named.split("|"):
            assert name, row
            assert name.strip(" ") == name, row


def test_every_place_has_one_id_and_a_country_of_iso_3166() -> None:
    pycountry = pytest.importorskip("pycountry")
    known = {country.alpha_2 for country in pycountry.countries} | {"XK"}
    ids = [row["id"] for row in rows("places.tsv")]
    assert len(ids) == len(set(ids))
    assert {row["country"] for row in rows("places.tsv")} <= known


def test_divisions_are_exactly_those_of_iso_3166_2() -> None:
    pycountry = pytest.importorskip("pycountry")
    codes = {part.code for part in pycountry.subdivisions}
    assert {row["id"] for row in rows("places.tsv") if row["kind"] == "admin1"} == codes
    assert {row["admin1"] for row in rows("places.tsv")} - {""} <= codes


def test_a_city_lies_in_a_division_of_its_own_country() -> None:
    strays = [row for row in rows("places.tsv") if row["admin1"] and not row["admin1"].startswith(row["country"] + "-")]
    assert not strays


def test_places_are_small_enough_to_ship() -> None:
    assert (WORLD / "places.tsv").stat().st_size < 4_000_000


@pytest.mark.parametrize("table", ["names_bn.tsv", "names_fr.tsv"])
def test_translated_names_belong_to_known_places(table: str) -> None:
    ids = [row["id"] for row in rows(table)]
    assert len(ids) == len(set(ids))
    assert set(ids) <= {row["id"] for row in rows("places.tsv")}


def letters(text: str) -> Iterator[str]:
    return (char for char in text if char.isalpha())


def test_bengali_names_are_in_bengali_script() -> None:
    places = [row["names"] for row in rows("names_bn.tsv")]
    bodies = [row["names"] for row in rows("organisations_bn.tsv")]
    for names in (*places, *bodies):
        assert all("\u0980" <= letter <= "\u09ff" for letter in letters(names)), names


@pytest.mark.parametrize(
    ("written", "english", "country"),
    [
        ("Pékin", "Beijing", "CN"),
        ("Londres", "London", "GB"),
        ("Le Caire", "Cairo", "EG"),
        ("La Havane", "Havana", "CU"),
        ("Genève", "Geneva", "CH"),
        ("Bruxelles", "Brussels", "BE"),
    ],
)
def test_a_french_exonym_finds_its_city(written: str, english: str, country: str) -> None:
    found = [place(id_) for id_ in ids_called(written, "names_fr.tsv")]
    assert any(row["kind"] == "city" and (row["name_en"], row["country"]) == (english, country) for row in found)


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("ভিয়েনতিয়েন", "geonames:1651944"),
        ("ভিয়েনতিয়েন", "LA-VT"),
        ("লাও কাই", "VN-02"),
        ("চট্টগ্রাম", "BD-B"),
        ("মৌলভীবাজার", "BD-38"),
        ("ইউনান", "CN-YN"),
        ("চীন", "CN"),
        ("মিয়ানমার", "MM"),
    ],
)
def test_a_bengali_name_finds_its_place(written: str, id_: str) -> None:
    assert id_ in ids_called(unicodedata.normalize("NFC", written), "names_bn.tsv")


def test_lao_cai_and_vientiane_are_found_without_their_marks() -> None:
    assert {"VN-02", "geonames:1576303"} <= ids_called("Lao Cai", "places.tsv")
    assert {"LA-VI", "LA-VT", "geonames:1651944"} <= ids_called("Vientiane", "places.tsv")
    assert not ids_called("Laos", "places.tsv") - {"LA"}


def test_every_bangladeshi_district_and_division_has_a_bengali_name() -> None:
    named = {row["id"] for row in rows("names_bn.tsv")}
    divisions = [row["id"] for row in rows("places.tsv") if row["kind"] == "admin1" and row["country"] == "BD"]
    assert len(divisions) == 72
    assert named >= set(divisions)


@pytest.mark.parametrize("language", available())
def test_the_committed_cldr_table_is_what_the_module_gives(language: str) -> None:
    given = [(row.section, row.key, "|".join(row.names)) for row in cldr.rows(language)]
    assert given == [(row["section"], row["key"], row["names"]) for row in rows(f"cldr_{language}.tsv")]


def test_what_was_asked_of_one_language_is_not_told_of_another() -> None:
    """Babel keeps the Pashto Monday where it looks for the Urdu one."""
    for other in ("ps", "fa"):
        assert [*cldr.weekdays(other), *cldr.months(other)]
        Locale(other).days["stand-alone"]["abbreviated"][0]
    given = [(row.key, "|".join(row.names)) for row in cldr.weekdays("ur")]
    assert given == [(row["key"], row["names"]) for row in rows("cldr_ur.tsv") if row["section"] == "weekday"]


def test_number_words_carry_their_multiplier() -> None:
    words = {(language, row.key): row.names for language in ("bn", "fr") for row in cldr.compact_words(language)}
    assert "লাখ" in words["bn", "100000"]
    assert "কোটি" in words["bn", "10000000"]
    assert "milliard" in words["fr", "1000000000"]


def test_digits_are_those_of_the_language() -> None:
    assert "".join(next(cldr.digits("bn")).names) == "০১২৩৪৫৬৭৮৯"
    assert "deva" in {row.key for row in cldr.digits("hi")}


@pytest.mark.parametrize("language", ["am", "ar", "es", "hi", "lo", "my", "ne", "pt", "ru", "sw", "vi", "zh_Hans"])
def test_a_language_without_a_pack_has_countries_months_and_weekdays(language: str) -> None:
    sections = [row.section for row in cldr.rows(language)]
    assert sections.count("country") > 200
    assert sections.count("month") == 12
    assert sections.count("weekday") == 7


def test_every_organisation_has_a_type_and_an_english_name() -> None:
    organisations = rows("organisations.tsv")
    assert len(organisations) >= 350
    assert len({row["key"] for row in organisations}) == len(organisations)
    for row in organisations:
        assert row["type"] in ORGANISATION_TYPES, row
        assert row["name_en"] in organisation_names(row["key"], "en"), row


def test_names_of_organisations_belong_to_one_of_them_each() -> None:
    keys = {row["key"] for row in rows("organisations.tsv")}
    languages = {table.stem.partition("_")[2] for table in WORLD.glob("organisations_*.tsv")}
    assert languages == {"und", *available()}
    for language in languages:
        owners: dict[str, str] = {}
        for row in rows(f"organisations_{language}.tsv"):
            assert row["key"] in keys, row
            for name in row["names"].split("|"):
                assert owners.setdefault(name, row["key"]) == row["key"], name


def test_identifiers_have_a_known_shape_and_one_owner() -> None:
    identifiers = [row["identifier"] for row in rows("organisations.tsv") if row["identifier"]]
    assert len(identifiers) == len(set(identifiers))
    for identifier in identifiers:
        assert IDENTIFIER.fullmatch(identifier), identifier


def test_unops_and_who_have_the_identifiers_of_their_own_iati_files() -> None:
    assert organisation("unops")["identifier"] == "XM-DAC-41AAA"
    assert organisation("who")["identifier"] == "XM-DAC-928"
    assert "বিশ্ব স্বাস্থ্য সংস্থা" in organisation_names("who", "bn")
    assert "জাইকা" in organisation_names("jica", "bn")

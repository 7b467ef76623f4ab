"""The Khmer pack: words are told apart where none is written apart, and ways of spelling are one."""

from decimal import Decimal

import pytest

from cosante.languages.folding import fold, fold_term
from cosante.languages.identify import identify
from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person
from pack_helpers import codes_of, deeds, pairs, settings, told

DATED = "ព័ត៌មានថ្ងៃទី២០ ខែមីនា ឆ្នាំ២០២៤\n\n"
SIGNED = (
    DATED + "នៅថ្ងៃទី១២ ខែមីនា ឆ្នាំ២០២៤ ឯកឧត្តមសាស្ត្រាចារ្យ សុខ វិចិត្រ រដ្ឋមន្ដ្រីក្រសួងសុខាភិបាល និងលោក ប៉ាក់ ជុងវុក "
    "ឯកអគ្គរដ្ឋទូតកូរ៉េ បានចុះហត្ថលេខាលើអនុស្សរណៈនៃការយោគយល់គ្នា នៅរាជធានីភ្នំពេញ។"
)


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "បានចុះហត្ថលេខា", ("sign", "done")),
        ("words.tsv", "នឹងបញ្ជូន", ("send", "planned")),
        ("words.tsv", "អនុស្សរណៈនៃការយោគយល់គ្នា", ("agreement", "-")),
        ("health.tsv", "ជំងឺគ្រុនចាញ់", ("malaria", "strong")),
        ("organisations.tsv", "ក្រសួងសុខាភិបាល", ("ministry", "alone")),
        ("roles.tsv", "រដ្ឋលេខាធិការក្រសួងសុខាភិបាល", ("minister_health",)),
        ("honorifics.tsv", "លោកជំទាវ", ("formal",)),
        ("counts.tsv", "គ្រែ", ("beds",)),
        ("numbers.tsv", "ម្ភៃប្រាំ", ("cardinal", "25")),
        ("numbers.tsv", "កោដិ", ("scale", "10000000")),
        ("demonyms.tsv", "ព្រះរាជាណាចក្រកម្ពុជា", ("KH",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("km", table, term)


def test_its_settings_and_its_script() -> None:
    assert settings("km", "spaces", "capitals", "name_adjective") == (False, False, "after")
    assert identify("មន្ទីរពេទ្យបង្អែកខេត្តកំពត", "មន្ទីរពេទ្យបង្អែកខេត្តកំពត") == "km"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("រដ្ឋមន្ដ្រី", "រដ្ឋមន្ត្រី"),
        ("រដ្ឋមន្រ្តី", "រដ្ឋមន្ត្រី"),
        ("រដ្ឋមន្រ្ដី", "រដ្ឋមន្ត្រី"),
        ("ឲ្យ", "ឱ្យ"),
        ("មន្ទីរ\u200bពេទ្យ", "មន្ទីរពេទ្យ"),
    ],
)
def test_ways_to_type_a_syllable_are_one(one: str, other: str) -> None:
    assert fold_term(one) == fold_term(other)
    folded = fold(f"({one})")
    assert folded.span(1, len(folded.text) - 1) == (1, 1 + len(one))


def test_persons_after_titles_with_their_offices() -> None:
    persons = dict(pairs(SIGNED, Person, "name", "role"))
    assert persons["សុខ វិចិត្រ"] == "រដ្ឋមន្ដ្រីក្រសួងសុខាភិបាល"
    assert "ប៉ាក់ ជុងវុក" in persons
    assert ("agreement", "2024-03-12") in pairs(SIGNED, Act, "type", "when")


def test_who_gave_what_to_whom() -> None:
    text = DATED + "រដ្ឋាភិបាលជប៉ុនបានប្រគល់រថយន្តសង្គ្រោះចំនួន ៣ គ្រឿង តម្លៃ ២.៥ លានរៀល ជូនមន្ទីរពេទ្យបង្អែកខេត្តសៀមរាប។"
    assert {"រដ្ឋាភិបាលជប៉ុន", "មន្ទីរពេទ្យបង្អែកខេត្តសៀមរាប"} <= told(text, Partner, "name")
    assert told(text, Money, "amount") == {2_500_000}
    assert told(text, Count, "value") == {3}
    assert ("donation", "done") in deeds(text)


def test_what_is_to_be_done() -> None:
    text = DATED + "ក្នុងខែឧសភា ឆ្នាំ២០២៤ គុយបានឹងបញ្ជូនក្រុមគ្រូពេទ្យ ១២នាក់ មកជួយខេត្តក្រចេះ។"
    assert told(text, Act, "status") == {"planned"}
    assert "2024-05" in told(text, Date, "value")


def test_siam_is_no_part_of_siem_reap() -> None:
    """សៀម, an old name of Thailand, begins the name of a province."""
    text = DATED + "រដ្ឋាភិបាលជប៉ុនបានប្រគល់ថ្នាំពេទ្យជូនមន្ទីរពេទ្យបង្អែកខេត្តសៀមរាប។"
    assert "TH" not in told(text, Partner, "country")


def test_words_for_doctors_are_no_names() -> None:
    text = DATED + "ជប៉ុនបានប្រគល់សម្ភារពេទ្យជូនមន្ទីរពេទ្យខេត្តបាត់ដំបង ដោយមានលោកវេជ្ជបណ្ឌិត សុខ វណ្ណា លោកគ្រូ អ្នកគ្រូពេទ្យ ចូលរួម។"
    assert told(text, Person, "name") == {"សុខ វណ្ណា"}
    assert ("donation", "done") in deeds(text)


def test_what_is_put_into_use_is_a_plan_too() -> None:
    text = "ក្រសួងសុខាភិបាល និងអង្គការសុខភាពពិភពលោក បានដាក់ឱ្យប្រើប្រាស់ផែនការយុទ្ធសាស្ត្រសុខាភិបាល"
    assert ("policy", "done") in deeds(text)


def test_a_point_parts_the_thousands_of_people() -> None:
    assert told("ក្រុមគ្រូពេទ្យចិន បានពិនិត្យអ្នកជំងឺកម្ពុជាជាង ១.៣០០នាក់។", Count, "value") == {Decimal(1300)}


def test_a_hospital_is_of_the_country_said_to_own_it() -> None:
    text = "មន្ទីរពេទ្យកាល់ម៉ែត និងមន្ទីរពេទ្យជូរ៉ៃ របស់វៀតណាម បានចុះហត្ថលេខាលើអនុស្សរណៈយោគយល់គ្នា។"
    assert ("មន្ទីរពេទ្យជូរ៉ៃ", "VN") in pairs(text, Partner, "name", "country")

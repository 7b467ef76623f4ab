import pytest

from cosante.vocabulary import codes, facts
from cosante.web import dates, labels, words


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2023-10-25", "25 October 2023"),
        ("2024-05", "May 2024"),
        ("2012", "2012"),
        ("2024/2025", "2024 – 2025"),
        ("2010/..", "since 2010"),
        ("../2010", "until 2010"),
        ("XXXX-03-17", "17 March, year not stated"),
        ("XXXX-03", "March, year not stated"),
        ("2019~", "about 2019"),
        ("P15Y", "15 years"),
        ("P1Y6M", "1 year, 6 months"),
        ("2024-Q1", "2024-Q1"),
        (None, ""),
    ],
)
def test_dates_are_said_as_people_say_them(edtf, said):
    assert dates.date_words(edtf) == said


def test_sums_and_numbers():
    assert words.money_words("1800000.000000", "USD") == "USD\u00a01,800,000"
    assert words.money_words("12345.67", "XOF", "about") == "about XOF\u00a012,345.67"
    assert words.count_words("80.000000", "patients", "at_least") == "at least 80 patients"
    assert words.count_words(1, "delegations") == "1 delegation"


def test_countries_and_languages_have_names():
    assert words.country_name("KZ") == "Kazakhstan"
    assert words.country_name(None) == ""
    assert words.language_name("bn") == "Bengali"
    assert words.language_name("") == "language unknown"


def test_confidence_is_said_in_words():
    said = [words.confidence_words(value) for value in (0.95, 0.8, 0.6, 0.2)]
    assert said == ["very likely", "likely", "uncertain", "doubtful"]


@pytest.mark.parametrize(
    ("listed", "contract"),
    [
        (labels.KINDS, facts.KINDS),
        (labels.KIND, facts.KINDS),
        (labels.ACT_TYPES, codes.ACT_TYPES),
        (labels.ACT_STATUSES, codes.ACT_STATUSES),
        (labels.PARTNER_TYPES, codes.PARTNER_TYPES),
        (labels.HEALTH_AREAS, codes.HEALTH_AREAS),
        (labels.COUNTED, codes.COUNTED),
        (labels.MONEY_STAGES, codes.MONEY_STAGES),
    ],
)
def test_every_code_of_the_contract_has_words(listed, contract):
    assert set(listed) == set(contract)

"""What a headline tells is told once more below it, and is one deed."""

import pytest

from cosante.reading import read_bytes
from cosante.vocabulary.facts import Act


def acts(text: str) -> list[Act]:
    return [fact for fact in read_bytes("page.txt", text.encode()).facts if isinstance(fact, Act)]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        (
            "Japan to donate ambulances to Laos\n\nVientiane, 3 May 2024. Officials of the Ministry of Health received "
            "five ambulances from the Embassy of Japan at a ceremony on Friday.",
            "donation",
        ),
        (
            "Cuba enviará médicos a Kenia\n\nNairobi, 3 de mayo de 2024. Una brigada de cien médicos cubanos llegó el "
            "viernes a Kenia para trabajar en los hospitales de los condados, informó el Ministerio de Salud.",
            "personnel_deployment",
        ),
    ],
)
def test_a_headline_and_what_stands_below_it_are_one_deed_and_that_says_how_far_it_is(text: str, type: str) -> None:
    (act,) = [act for act in acts(text) if act.type == type]
    assert act.status == "done"
    assert len(act.evidence) == 2
    assert act.evidence[0].start == 0


def test_what_is_told_of_another_sum_than_the_headline_is_another_deed() -> None:
    text = (
        "Japan funds hospitals in Laos with US$ 2 million\n\nVientiane, 3 May 2024. The Embassy of Japan gave "
        "US$ 300,000 to the Ministry of Health of Laos on Friday to fund the training of midwives."
    )
    assert len([act for act in acts(text) if act.type == "funding"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Japan donated 50 ambulances to the Ministry of Health of Kenya.\n\nAt the ceremony in Nairobi on Monday the "
        "ambassador said that it was a sign of friendship. Later the minister thanked Japan, which had handed over the "
        "50 ambulances to hospitals.",
        "The World Bank granted 5 million dollars to Kenya for hospitals. The minister said that the World Bank gave the "
        "5 million dollars to Kenya for ten hospitals.",
    ],
)
def test_a_deed_told_again_with_its_number_or_sum_is_one(text: str) -> None:
    (act,) = acts(text)
    assert len(act.evidence) == 2


def test_a_deed_told_again_with_the_day_of_its_month_is_one() -> None:
    text = (
        "Japan donated ambulances to the Ministry of Health of Kenya in June 2024.\n\nAt the ceremony the ambassador spoke "
        "of friendship. The Embassy of Japan handed over the ambulances to the Ministry of Health on 4 June 2024."
    )
    (act,) = acts(text)
    assert len(act.evidence) == 2


def test_a_headline_may_count_by_another_word() -> None:
    text = (
        "Korean doctors perform 45 free cataract surgeries in Gilgit\n\n"
        "A medical team of the Korean hospital operated on 45 patients in Gilgit last week free of charge. "
        "The embassy thanked the doctors.\n"
    )
    assert [(act.type, len(act.evidence)) for act in acts(text)] == [("outreach", 2)]

"""Who hands a gift over is no second giver: the gift of the sentence before is told once more."""

import pytest
from telling import told


@pytest.mark.parametrize(
    "text",
    [
        "The Government of Norway delivered 200,000 doses of cholera vaccine to the Ministry of Health of Malawi. "
        "Minister of Health Grace Chirwa received the donated vaccines from Kari Solberg, the ambassador.",
        "O Governo do Brasil entregou ontem 200 mil doses de vacina contra a cólera ao Ministério da Saúde de Moçambique. "
        "O ministro da Saúde, Armindo Tavares, recebeu o donativo do embaixador Ademar Simões.",
    ],
)
def test_a_gift_handed_over_by_a_person_is_the_gift_of_whom_they_speak_for(text: str) -> None:
    (act,) = [a for a in told(text, "act") if a.type == "donation"]
    assert len(act.evidence) == 2


def test_gifts_of_two_persons_are_two() -> None:
    text = (
        "Kenji Mori, the Japanese ambassador, gave medicines to the nurses of the hospital in Gaborone. Marie Lenoir, the "
        "French ambassador, gave incubators to the midwives."
    )
    assert len([a for a in told(text, "act") if a.type == "donation"]) == 2


def test_other_bodies_give_to_other_bodies_another_gift() -> None:
    text = (
        "On 5 March 2024 KOICA handed over two ambulances to Luang Prabang Provincial Hospital. The same day Rotary "
        "International gave an X-ray machine to Vientiane Children Hospital."
    )
    assert len([a for a in told(text, "act") if a.type == "donation"]) == 2


def test_goods_beside_money_that_is_for_something_else_are_given_too() -> None:
    text = (
        "Germany gave $300,000 for the clinic and 20 ambulances to the Ministry of Health of Honduras in Tegucigalpa."
    )
    assert "donation" in {a.type for a in told(text, "act")}

"""A head that is a whole name, one whose country a link joins to it, and a body's head after an article."""

import pytest
from telling import told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Universidade Agostinho Neto formou 14 médicos com o apoio de Portugal.", "Universidade Agostinho Neto"),
        ("Norway and the Public Health Institute of Malawi signed a memorandum.", "Public Health Institute of Malawi"),
        ("A Câmara Municipal do Porto enviou 30 camas para Angola.", "Câmara Municipal do Porto"),
    ],
)
def test_such_a_body_is_a_partner(text: str, name: str) -> None:
    assert name in {p.name for p in told(text, "partner")}


def test_what_a_body_is_with_capitals_is_no_name() -> None:
    text = (
        "The Zomba Provincial Health Office trained 30 nurses with Norway. The Provincial Health Office thanked Norway."
    )
    assert "Provincial Health Office" not in {p.name for p in told(text, "partner")}


def test_of_several_words_with_capitals_it_is_one() -> None:
    text = "Japan donated medicines to the National Referral Hospital, and Norway an MRI to Children's Mercy Hospital."
    assert {"National Referral Hospital", "Children's Mercy Hospital"} <= {p.name for p in told(text, "partner")}


def test_a_bare_head_is_none() -> None:
    assert {p.name for p in told("A universidade formou 14 médicos com Portugal.", "partner")} == {"Portugal"}


@pytest.mark.parametrize(
    "text",
    [
        "O Congresso Internacional sobre Malária decorre em Luanda com Portugal.",
        "El Congreso Internacional de Cardiología se celebra en Oruro con Japón.",
    ],
)
def test_a_congress_of_doctors_is_no_body(text: str) -> None:
    assert not any(p.name.startswith("Congres") for p in told(text, "partner"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("L'Agence nationale de la vaccination a formé 30 infirmiers avec l'appui du Japon.", "Agence nationale de la vaccination"),
        ("Le Laboratoire national de référence a formé 30 techniciens avec l'appui du Japon.", "Laboratoire national de référence"),
        ("El Seguro Social de Salud capacitó a 30 enfermeros con el apoyo de Japón.", "Seguro Social de Salud"),
        ("O Fundo Nacional de Medicamentos recebeu do Japão 30 caixas.", "Fundo Nacional de Medicamentos"),
        ("The Norwegian Technical Mission trained 30 nurses in Malawi.", "Norwegian Technical Mission"),
    ],
)  # fmt: skip
def test_national_bodies_and_technical_missions_are_partners(text: str, name: str) -> None:
    assert name in {p.name for p in told(text, "partner")}

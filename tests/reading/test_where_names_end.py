"""A body's name ends with its sentence, before a dash, and not inside the name of a country."""

import pytest
from telling import told

from cosante.reading.reader import judge, page_of


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Government of St. Kitts and Nevis received ten ventilators from Japan.", "Government of St. Kitts and Nevis", "KN"),
        ("Nurses of the Ministry of Health of St. Lucia were trained by Cuba.", "Ministry of Health of St. Lucia", "LC"),
        ("O hospital de São Tomé e Príncipe recebeu do Japão dez camas.", "hospital de São Tomé e Príncipe", "ST"),
        ("Ambassade de Norvège – Don de deux ambulances au Togo", "Ambassade de Norvège", "NO"),
        ("Embassy of Norway – Handover of two ambulances to Malawi", "Embassy of Norway", "NO"),
    ],
)  # fmt: skip
def test_a_name_ends_where_another_phrase_begins(text: str, name: str, country: str) -> None:
    assert (name, country) in {(p.name, p.country) for p in told(text, "partner")}


def test_a_name_does_not_begin_in_the_sentence_before() -> None:
    text = (
        "The Norwegian Embassy sent incubators to hospitals in Nepal. Nepal Mothers Society opened the boxes.\n\n"
        "The Nepal Mothers Society of Pokhara thanked the Norwegian Embassy for the incubators."
    )
    names = {p.name for p in told(text, "partner")}
    assert "Nepal. Nepal Mothers Society" not in names
    assert any(name.startswith("Nepal Mothers Society") for name in names)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Korea's Minister of Health Shin Dae-hyun met the ambassador of Japan in Seoul.", "Shin Dae-hyun"),
        ("Le ministre de la Santé, Shin Dae-hyun, a reçu l'ambassadeur du Japon.", "Shin Dae-hyun"),
        ("Güney Kore Sağlık Bakanı Shin Dae-hyun, Ankara'da Sağlık Bakanı ile görüştü.", "Shin Dae-hyun"),
    ],
)
def test_a_given_name_of_two_syllables_goes_on_after_its_hyphen(text: str, name: str) -> None:
    assert name in {p.name for p in told(text, "person")}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Türk cerrahlar Bamako'da 12 hekime eğitim verdi.", "Bamako"),
        ("Türk hekimler Nairobi'de 200 hastayı muayene etti.", "Nairobi"),
    ],
)
def test_a_town_in_which_doctors_work_is_no_doctor(text: str, town: str) -> None:
    assert not told(text, "person")
    assert town in {p.name for p in told(text, "place")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Médicos portugueses operaram 95 crianças no Hospital Dr. Baltasar de Morais, em Luanda.", "Hospital Dr. Baltasar de Morais"),
        ("Médicos españoles operaron a 40 niños en el Hospital Dr. Mario Lobos de Managua.", "Hospital Dr. Mario Lobos"),
    ],
)  # fmt: skip
def test_whom_a_hospital_is_named_for_has_a_title(text: str, name: str) -> None:
    assert any(p.name.startswith(name) for p in told(text, "partner"))
    assert not told(text, "person")


def test_ordinary_words_that_begin_a_sentence_are_no_part_of_a_name() -> None:
    text = "Norway and Malawi signed it in Lilongwe. Spending ministry money trained nurses with Norwegian doctors."
    page = page_of(judge(text))
    assert not [page.text[n.start : n.end] for n in page.partners if n.type != "country"]

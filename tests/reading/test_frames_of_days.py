"""Days of a page's frame are its publication, and the numbers of laws and rights are no years."""

import pytest
from telling import told

from cosante.reading import read_text

GIFTS = {
    "en": "Norway handed over ten ventilators to the hospital in Zomba, Malawi.",
    "fr": "Le Japon a remis dix respirateurs à l'hôpital de Kara, au Togo.",
    "ru": "Япония передала больнице в Душанбе десять аппаратов ИВЛ для Таджикистана.",
    "kk": "Жапония Қазақстандағы ауруханаға он аппарат берді.",
}


@pytest.mark.parametrize(
    ("language", "frame"),
    [
        ("en", "Ankara/ (QNA)/ 12 May 2021/ {}"),
        ("en", "{} (Lilongwe, 12 May 2021)"),
        ("fr", "Lomé, le 12 mai 2021 – {}"),
        ("ru", "ДУШАНБЕ, 12 мая 2021. /НИАТ/. {}"),
        ("kk", "Нұр-Сұлтан, 12 мамыр 2021. BAQ.KZ. {}"),
    ],
)
def test_the_day_of_a_dateline_is_the_pages_own(language: str, frame: str) -> None:
    text = frame.format(GIFTS[language])
    assert {(date.value, date.role) for date in told(text, "date")} == {("2021-05-12", "publication")}
    assert read_text(text).document.published == "2021-05-12"


@pytest.mark.parametrize(
    "text",
    [
        GIFTS["en"] + "\n\n© 2021 Ministry of Health",
        "Under Law 2019 of Malawi, Norway will train 20 nurses.",
        "Закон № 2019 позволяет Японии помогать Кыргызстану.",
        "La loi n° 2019 permet au Japon d'aider le Togo.",
        "2019 sayılı kanun Japonya'nın Nijer'e yardımına izin veriyor.",
    ],
)
def test_the_number_of_a_law_or_of_a_right_is_no_year(text: str) -> None:
    assert not told(text, "date")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A cerimónia de entrega do donativo do Japão a Angola foi realizada em 25/03 em Malanje.", "XXXX-03-25"),
        ("A doação do Brasil ao Peru foi entregue no dia 7/11.", "XXXX-11-07"),
        ("La entrega de la donación de Japón a Bolivia fue el 25/03 en Oruro.", "XXXX-03-25"),
        ("La cérémonie de remise du don du Japon au Togo a eu lieu le 25/03 à Lomé.", "XXXX-03-25"),
    ],
)
def test_a_day_and_month_in_digits_after_their_word_are_a_date(text: str, value: str) -> None:
    assert value in {date.value for date in told(text, "date")}

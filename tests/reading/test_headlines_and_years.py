"""What a headline tells is not what happened years before; the day of a dateline is the page's, with a word of its year."""

import pytest
from telling import dates, told


def deeds(text: str, kind: str) -> list[tuple[str | None, int]]:
    """When each deed of a type was done, and in how many places it is told."""
    return [(act.when, len(act.evidence)) for act in told(text, "act") if act.type == kind]


def test_a_gift_of_a_past_year_is_another_one() -> None:
    text = (
        "Le Maroc fait don d'ambulances au Soudan\n\nKhartoum, le 12 mai 2023 – Le Royaume du Maroc a remis huit ambulances "
        "à l'hôpital de Port-Soudan. En 2019, le royaume avait fait don de médicaments au Soudan."
    )
    assert deeds(text, "donation") == [(None, 2), ("2019", 1)]


def test_what_is_to_be_built_is_not_what_was_built() -> None:
    text = (
        "Japonya Bangladeş'e laboratuvar kuracak\n\nProje kapsamında Japonya Uluslararası İşbirliği Ajansı (JICA) üç "
        "laboratuvar kuracak. JICA 2015'te ülkede bir hemşirelik okulu inşa etmişti."
    )
    statuses = {act.status: act.when for act in told(text, "act") if act.type == "infrastructure"}
    assert statuses["done"] == "2015"
    assert "planned" in statuses


@pytest.mark.parametrize(
    "text",
    [
        "Помощь больницам\n\nБишкек, 14 марта 2024 года. Посольство Японии передало больнице два аппарата. В апреле врачи "
        "пройдут обучение.",
        "Помощь больницам\n\nБишкек, 14 марта 2024 г. – Посольство Японии передало больнице два аппарата. В апреле врачи "
        "пройдут обучение.",
        "Допомога лікарням\n\nКиїв, 14 березня 2024 року. Посольство Японії передало лікарні два апарати. У квітні лікарі "
        "пройдуть навчання.",
    ],
)
def test_a_word_of_the_year_stands_in_a_dateline(text: str) -> None:
    assert dates(text, "event") == {"2024-03-14", "2024-04"}


@pytest.mark.parametrize("text", ["В 2019 году Япония построила в городе диагностический корпус для больницы Бишкека."])
def test_a_place_has_a_capital(text: str) -> None:
    assert not any("городе" in place.name for place in told(text, "place"))


def test_an_office_that_begins_a_sentence_is_no_part_of_the_body() -> None:
    text = "Начальник обласної військової адміністрації Тарас Бондар прийняв у Сумах посла Японії."
    assert not any(p.name.startswith("Начальник") for p in told(text, "partner"))
    assert "Тарас Бондар" in {p.name for p in told(text, "person")}


@pytest.mark.parametrize(
    "text",
    [
        "В церемонии приняли участие посол Японии и представители ВОЗ.",
        "На зустрічі були присутні представники ВООЗ та посольства Японії.",
        "Estiveram presentes representantes da OMS e da embaixada do Japão.",
    ],
)
def test_who_was_there_makes_no_visit(text: str) -> None:
    assert not [act for act in told(text, "act") if act.type == "visit"]


def test_a_scanner_is_no_number() -> None:
    text = "Japonya Bursa Şehir Hastanesi'ne iki MR cihazı bağışladı."
    assert [count.value for count in told(text, "count")] == [2]

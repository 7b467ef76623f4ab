"""Names whose adjectives stand before a head are one name in every case, given in the nominative."""

import pytest
from telling import told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Япония передала Зарецкой городской больнице № 4 аппарат УЗИ. Зарецкая городская больница № 4 лечит детей.",
            "Зарецкая городская больница № 4",
        ),
        (
            "Германия передала оборудование Ошскому перинатальному центру. Ошский перинатальный центр принял 300 рожениц.",
            "Ошский перинатальный центр",
        ),
        (
            "Литва передала медикаменти Львівській обласній лікарні №2. Львівська обласна лікарня №2 лікує поранених.",
            "Львівська обласна лікарня №2",
        ),
    ],
)
def test_a_hospital_in_two_cases_is_one(text: str, name: str) -> None:
    assert [p.name for p in told(text, "partner") if p.type == "health_facility"] == [name]


def test_the_number_of_a_hospital_parts_no_office_from_its_holder() -> None:
    text = "Соглашение с послом Японии подписал главный врач Зарецкой городской больницы № 4 Дмитрий Лосев."
    assert [(p.name, p.role) for p in told(text, "person")] == [("Дмитрий Лосев", "главный врач")]


def test_provinces_of_a_list_are_in_the_country_that_the_page_speaks_of() -> None:
    text = (
        "ЮНИСЕФ передал Кыргызстану камеры для вакцин. Они будут установлены в Баткенской, Чуйской и Ошской областях."
    )
    assert {("Баткенской", "KG"), ("Чуйской", "KG"), ("Ошской", "KG")} <= {
        (p.name, p.country) for p in told(text, "place")
    }


def test_adjectives_in_small_letters_belong_to_a_hospital_with_a_number() -> None:
    text = "28 листопада головний лікар обласної психоневрологічної лікарні №3 підписав угоду про співпрацю з Румунією."
    assert "обласна психоневрологічна лікарня №3" in {p.name for p in told(text, "partner")}


@pytest.mark.parametrize(
    "text",
    [
        "Япония передала вакцину больнице № 4.",
        "Япония передала санитарную машину больнице № 4.",
        "Фонд из Японии поделился вакциной больницы № 4.",
        "Аппаратурой из Японии, переданной больнице № 4, уже пользуются.",
    ],
)
def test_goods_and_deeds_before_a_hospital_are_no_part_of_its_name(text: str) -> None:
    assert not [p.name for p in told(text, "partner") if p.type == "health_facility" and " больница" in p.name]


@pytest.mark.parametrize(
    "name", ["областная инфекционная больница № 4", "областная психиатрическая больница № 4", "военная больница № 4"]
)
def test_adjectives_that_agree_belong_to_a_hospital(name: str) -> None:
    text = f"Япония передала аппаратуру {name.replace('ая', 'ой').replace('больница', 'больнице')}."
    if name.startswith("военная"):
        text = text.replace("больнице", "городской больнице")
    assert name.split(" ")[0] in {p.name.split(" ")[0] for p in told(text, "partner")}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Петрозаводскому медицинскому центру", "Петрозаводский медицинский центр"),
        ("Новгородскому госпиталю", "Новгородский госпиталь"),
        ("Черноморскому госпиталю", "Черноморский госпиталь"),
        ("Восточно-Морскому госпиталю", "Восточно-Морской госпиталь"),
        ("Лондонскому университету", "Лондонский университет"),
        ("Областному госпиталю", "Областной госпиталь"),
        ("Нижней больнице", "Нижняя больница"),
        ("Нижнему госпиталю", "Нижний госпиталь"),
    ],
)
def test_an_adjective_of_a_name_has_its_own_ending(said: str, name: str) -> None:
    assert name in {p.name for p in told(f"Япония передала аппараты {said}.", "partner")}

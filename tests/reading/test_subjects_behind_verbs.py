"""Where cases tell who acts, a body in the nominative behind the verb does; goods and people are no part of a name."""

import pytest
from telling import told


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Медикаменты больнице № 3 в Оше передал благотворительный фонд «Дорога жизни» из Норвегии.", "«Дорога жизни»"),
        ("Десять апаратів лікарні № 3 у Сумах передав благодійний фонд «Світло» з Норвегії.", "«Світло»"),
    ],
)
def test_a_body_in_the_nominative_behind_the_verb_gives(text: str, giver: str) -> None:
    (act,) = [a for a in told(text, "act") if a.type == "donation"]
    names = {p.id: p.name for p in told(text, "partner")}
    assert any(giver in names[i] for i in act.actors)
    assert not any(giver in names[i] for i in act.recipients)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Медикаменты больнице в Оше передало посольство Японии.", "Медикаменты больнице"),
        ("Обладнання лікарні у Сумах передало посольство Японії.", "Обладнання лікарні"),
    ],
)
def test_goods_and_people_are_no_part_of_a_name(text: str, wrong: str) -> None:
    assert not any(p.name.startswith(wrong) for p in told(text, "partner"))

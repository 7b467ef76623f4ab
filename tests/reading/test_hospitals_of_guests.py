"""A hospital is not of the one country that a text names, where nobody there writes the language of the text."""

import pytest
from telling import told


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("O diretor do Hospital Nacional Guido Soares agradeceu à Austrália a doação de duas ambulâncias.", None),
        ("Директор больницы № 3 поблагодарил Японию за две машины скорой помощи, переданные больнице № 3.", None),
        ("O diretor do Hospital Nacional Guido Soares, em Moçambique, recebeu duas ambulâncias.", "MZ"),
        (
            "Médicos cubanos atenderam doentes. A Embaixada enviou ao Ministério da Saúde de Angola duas ambulâncias.",
            "AO",
        ),
    ],
)
def test_whose_a_hospital_is(text: str, country: str | None) -> None:
    homes = {p.country for p in told(text, "partner") if p.type in {"health_facility", "ministry"}}
    assert homes == {country}


def test_a_future_stay_is_a_planned_training() -> None:
    text = (
        "A embaixadora da Austrália disse que 30 parteiras timorenses frequentarão estágios em Darwin no próximo ano."
    )
    assert ("training", "planned") in {(act.type, act.status) for act in told(text, "act")}

"""A team that bears its people's name is a partner in small letters too; somebody's doctors as such are less often."""

import pytest
from telling import told


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Uma missão médica chinesa chegou a Timor-Leste.", "missão médica chinesa", "CN"),
        ("A equipa médica portuguesa operou 20 crianças em Malanje.", "equipa médica portuguesa", "PT"),
        ("La brigada médica cubana atendió a 140 pacientes en Oruro, Bolivia.", "brigada médica cubana", "CU"),
        ("La mission médicale chinoise est arrivée au Togo.", "mission médicale chinoise", "CN"),
    ],
)
def test_a_team_of_a_people_is_a_partner(text: str, name: str, country: str) -> None:
    assert (name, "medical_team", country) in {(p.name, p.type, p.country) for p in told(text, "partner")}


def test_doctors_of_a_people_are_surer_as_a_team_than_as_such() -> None:
    (team,) = [p for p in told("A missão médica chinesa chegou a Timor-Leste.", "partner") if p.type == "medical_team"]
    doctors = [p for p in told("Os médicos chineses chegaram a Timor-Leste.", "partner") if p.type == "medical_team"]
    assert all(p.confidence < team.confidence for p in doctors)

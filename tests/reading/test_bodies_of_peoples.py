"""A body is named by the people whose it is, in languages where that stands behind its head."""

import pytest
from telling import told


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Le gouvernement japonais a remis dix ambulances à l'hôpital de Lomé, au Togo.", "gouvernement japonais", "country", "JP"),
        ("L'ambassade américaine a remis dix ambulances à l'hôpital de Lomé, au Togo.", "ambassade américaine", "embassy", "US"),
        ("L'armée algérienne a remis des médicaments au ministère malien de la Santé.", "armée algérienne", "armed_forces", "DZ"),
        ("El gobierno japonés donó diez ambulancias al Ministerio de Salud de Bolivia.", "gobierno japonés", "country", "JP"),
        ("La embajada coreana donó medicinas al hospital de Tarija, en Bolivia.", "embajada coreana", "embassy", "KR"),
        ("O governo japonês doou dez ambulâncias ao Ministério da Saúde de Angola.", "governo japonês", "country", "JP"),
    ],
)  # fmt: skip
def test_the_people_behind_its_head_names_a_body(text: str, name: str, kind: str, country: str) -> None:
    assert (name, kind, country) in {(p.name, p.type, p.country) for p in told(text, "partner")}


def test_a_hospital_is_not_named_by_its_people_alone() -> None:
    text = "Le gouvernement japonais a équipé un hôpital togolais de dix lits."
    assert "hôpital togolais" not in {p.name for p in told(text, "partner")}


def test_what_is_received_of_a_government_was_given_by_it() -> None:
    text = "Deux dispensaires de la région de Kara, au Togo, ont reçu des lits offerts par le gouvernement japonais."
    names = {p.id: p.name for p in told(text, "partner")}
    (donation,) = told(text, "act")
    assert [names[a] for a in donation.actors] == ["gouvernement japonais"]


@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        ("Le Mali vient de réceptionner un don de 40 lits d'hôpital du gouvernement américain.", "US", "ML"),
        ("Ghana has received a donation of 20 beds for the hospital of Tamale from the Japanese Government.", "JP", "GH"),
        ("Bolivia recibió una donación de medicamentos del gobierno japonés para el hospital de Tarija.", "JP", "BO"),
    ],
)  # fmt: skip
def test_who_receives_a_donation_has_not_given_it(text: str, giver: str, taker: str) -> None:
    countries = {p.id: p.country for p in told(text, "partner")}
    (donation,) = [act for act in told(text, "act") if act.type == "donation"]
    assert [countries[a] for a in donation.actors] == [giver]
    assert taker in [countries[r] for r in donation.recipients]

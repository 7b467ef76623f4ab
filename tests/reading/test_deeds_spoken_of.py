"""What is only spoken of is no deed, and a meeting is one though nobody is named but bodies."""

import pytest
from telling import told


def _types(said: str) -> set[str]:
    return {act.type for act in told(said, "act")}


@pytest.mark.parametrize(
    ("said", "spoken_of"),
    [
        (
            "Le Togo et le Maroc ont signé à Lomé un accord de coopération dans les domaines de la formation des médecins "
            "et de la fourniture de médicaments.",
            "procurement",
        ),
        (
            "Los ministros de Salud de Perú y Cuba dialogaron en Lima sobre la capacitación de enfermeras y la compra de "
            "medicamentos.",
            "training",
        ),
        (
            "Türkiye ve Kenya sağlık bakanları Ankara'da sağlık personelinin eğitimi ve ilaç temini alanlarında iş "
            "birliğini görüştü.",
            "procurement",
        ),
    ],
)
def test_what_an_agreement_or_a_talk_is_about_is_no_deed_of_its_own(said, spoken_of):
    assert spoken_of not in _types(said)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Kenya and Cuba signed an agreement in Nairobi on the training of 40 doctors in Havana.", "training"),
        ("Perú y Cuba firmarán en agosto un convenio para construir un centro de salud en Lima.", "infrastructure"),
    ],
)
def test_what_is_agreed_with_its_number_or_as_a_building_is_told(said, kind):
    assert kind in _types(said)


@pytest.mark.parametrize(
    "said",
    [
        "A meeting at the Ministry of Health in Nairobi brought together the health ministries of Kenya and Cuba.",
        "Durante una reunión celebrada ayer en Lima, el Ministerio de Salud del Perú agradeció a Cuba el envío de médicos.",
        "В ходе встречи в Найроби министерство здравоохранения Кении поблагодарило Кубу за врачей.",
    ],
)
def test_a_meeting_of_bodies_that_has_a_place_is_a_visit(said):
    assert "visit" in _types(said)

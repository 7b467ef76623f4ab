"""Where the names of bodies run to around their heads, in scripts and languages that write them each in their way."""

import pytest
from telling import told


@pytest.mark.parametrize(
    ("text", "name", "type"),
    [
        (
            "Japan gave an MRI machine to the Modern Medical and Diagnostic Centre in Lusaka.",
            "Modern Medical and Diagnostic Centre",
            "health_facility",
        ),
        (
            "A surgeon of Children's Mercy Hospital trained 12 nurses in Laos.",
            "Children's Mercy Hospital",
            "health_facility",
        ),
        (
            "Sept médecins de l'Hôpital de cardiologie de Hanoi ont formé des infirmiers laotiens.",
            "Hôpital de cardiologie de Hanoi",
            "health_facility",
        ),
        (
            "Virchow-Institut melatih 20 perawat Indonesia bersama Kementerian Kesehatan di Jakarta.",
            "Virchow-Institut",
            "academic",
        ),
        (
            "Bệnh viện Phong - Da liễu Quy Hòa ký biên bản ghi nhớ với Đại học Điều dưỡng Niigata của Nhật Bản.",
            "Bệnh viện Phong - Da liễu Quy Hòa",
            "health_facility",
        ),
        (
            "Quân khu 7 phối hợp với Campuchia khám bệnh cho 300 người dân vùng biên giới.",
            "Quân khu 7",
            "armed_forces",
        ),
        (
            "Корейские врачи сотрудничают с Ташкентским педиатрическим медицинским институтом.",
            "Ташкентский педиатрический медицинский институт",
            "academic",
        ),
        (
            "В правительстве Новосибирской области прошла встреча с врачами из Кореи.",
            "правительство Новосибирской области",
            "subnational_government",
        ),
        (
            "قدمت منظمة الصحة العالمية أدوية إلى مستشفى الأمير محمد بن سلمان في عدن.",
            "مستشفى الأمير محمد بن سلمان",
            "health_facility",
        ),
        (
            "El gobernador de la provincia del Carchi recibió a los médicos de Colombia que vacunarán a 300 niños.",
            "provincia del Carchi",
            "subnational_government",
        ),
    ],
)
def test_a_body_is_named_whole(text: str, name: str, type: str) -> None:
    assert (name, type) in {(p.name, p.type) for p in told(text, "partner")}


def test_a_plural_is_no_name() -> None:
    text = "El equipo de Cuba visitó los centros de salud de la región de Tombuctú y atendió a 300 pacientes."
    assert not [p for p in told(text, "partner") if p.type == "health_facility"]


def test_a_body_is_called_by_its_full_name() -> None:
    text = (
        "La Agencia Española de Cooperación Internacional para el Desarrollo (AECID) donó 20 camas a Bolivia. "
        "La AECID formó también a 30 enfermeras."
    )
    assert "Agencia Española de Cooperación Internacional para el Desarrollo" in {p.name for p in told(text, "partner")}


def test_a_short_form_between_an_office_and_its_holder_is_no_name() -> None:
    text = "Menteri Kesehatan (Menkes) Budi Gunadi Sadikin menyerahkan 20 ambulans kepada Timor-Leste di Dili."
    assert [p.name for p in told(text, "person")] == ["Budi Gunadi Sadikin"]


def test_what_a_hospital_is_called_after_belongs_to_its_name() -> None:
    text = "Японські лікарі передали обладнання Рівненській лікарні ім. Мечникова у Рівному."
    assert any("Мечникова" in p.name for p in told(text, "partner"))

"""Studies that begin, patients who are examined, wards for mothers: deeds and what they are about."""

import pytest
from telling import told


@pytest.mark.parametrize(
    "text",
    [
        "Charité Berlin and the Kenya Medical Research Institute (KEMRI) have begun a joint trial of a malaria vaccine "
        "in Kilifi, Kenya.",
        "La Universidad de Salamanca y el Instituto de Investigación Médica de Kenia iniciaron un ensayo clínico "
        "conjunto de una vacuna contra la malaria en Kilifi, Kenia.",
        "Лейпцигский университет и Кенийский институт медицинских исследований начали совместное клиническое "
        "исследование вакцины от малярии в Килифи (Кения).",
    ],
)
def test_to_begin_a_trial_is_research(text: str) -> None:
    assert [act.type for act in told(text, "act")] == ["research"]


@pytest.mark.parametrize(
    "text",
    [
        "Врачи кубинской медицинской бригады бесплатно осмотрели 350 пациентов в Чимальтенанго (Гватемала).",
        "Лікарі кубинської медичної бригади безоплатно оглянули 350 пацієнтів у Чимальтенанго (Гватемала).",
    ],
)
def test_patients_looked_at_are_cared_for(text: str) -> None:
    assert [act.type for act in told(text, "act")] == ["outreach"]


@pytest.mark.parametrize(
    "text",
    [
        "Avec l'appui de l'Allemagne, une nouvelle maternité a été inaugurée à l'hôpital de Malanje, en Angola.",
        "Con apoyo de Alemania se inauguró una nueva maternidad en el Hospital Provincial de Malanje, en Angola.",
        "Com o apoio da Alemanha, foi inaugurada uma nova maternidade no Hospital Provincial de Malanje, em Angola.",
        "بدعم من ألمانيا افتتح قسم جديد للولادة في مستشفى مالانجي الإقليمي في أنغولا.",
        "Kwa msaada wa Ujerumani, wodi mpya ya wazazi ilizinduliwa katika Hospitali ya Mkoa ya Malanje nchini Angola.",
        "Với sự hỗ trợ của Đức, khoa sản mới đã được khánh thành tại Bệnh viện tỉnh Malanje, Angola.",
        "Dengan dukungan Jerman, bangsal bersalin baru diresmikan di Rumah Sakit Provinsi Malanje, Angola.",
        "在德国支持下,安哥拉马兰热省医院新产科病房于2025年3月启用。",
        "독일의 지원으로 2025년 3월 앙골라 말란제 주립병원에 새 산부인과 병동이 문을 열었다.",
    ],
)
def test_a_ward_for_births_is_about_mothers(text: str) -> None:
    assert "maternal_newborn_child" in {area.code for area in told(text, "health_area".replace("_", ""))}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ກອງປະຊຸມສາກົນກ່ຽວກັບສຸຂະພາບດິຈິຕອນ ຈະຈັດຂຶ້ນທີ່ ວຽງຈັນ ໃນວັນທີ 20 ຕຸລາ 2026 ໂດຍມີຜູ້ຕາງໜ້າຈາກ 30 ປະເທດ.", "planned"),
        ("ກອງປະຊຸມສາກົນກ່ຽວກັບສຸຂະພາບດິຈິຕອນ ໄດ້ຈັດຂຶ້ນທີ່ ວຽງຈັນ ໃນວັນທີ 20 ຕຸລາ 2024 ໂດຍມີຜູ້ຕາງໜ້າຈາກ 30 ປະເທດ.", "done"),
    ],
)
def test_held_at_is_two_words_in_lao(text: str, status: str) -> None:
    assert [(act.type, act.status) for act in told(text, "act")] == [("conference", status)]

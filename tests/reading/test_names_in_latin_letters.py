"""In a text of another script, a name in Latin letters behind the word that says what it is is the body's name."""

import pytest
from telling import told


def bodies(text: str) -> dict[str, tuple[str, str | None]]:
    """The partners by name, with their type and country."""
    return {p.name: (p.type, p.country) for p in told(text, "partner")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Лікарня у Полтаві отримала медичне обладнання від благодійної організації Bright Harbour та німецької "
            "компанії Nordlicht Medizin.",
            {"Bright Harbour": ("ngo", None), "Nordlicht Medizin": ("company", "DE")},
        ),
        (
            "Больница в Бишкеке получила оборудование от немецкой компании Nordlicht Medizin и фонда Open Lantern.",
            {"Nordlicht Medizin": ("company", "DE"), "Open Lantern": ("foundation", None)},
        ),
        (
            "Лікарі з України вчилися в Осло. Обладнання їм передала фармацевтична компанія Kessler.",
            {"Kessler": ("company", None)},
        ),
    ],
)
def test_the_name_alone_is_the_name(text: str, expected: dict[str, tuple[str, str | None]]) -> None:
    assert expected.items() <= bodies(text).items()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Лекарства для больниц Кыргызстана передали неправительственные организации Bright Harbour, Silver River и "
            "Offene Hand.",
            {"Bright Harbour", "Silver River", "Offene Hand"},
        ),
        (
            "Ліки для лікарень України передали благодійні організації Bright Harbour, «Світла дорога» та Silver River.",
            {"Bright Harbour", "Світла дорога", "Silver River"},
        ),
        (
            "Silver River және «Ашық қол» қайырымдылық қорлары Алматыдағы ауруханаға медициналық жабдық сыйлады.",
            {"Silver River", "«Ашық қол» қайырымдылық қорлары"},
        ),
    ],
)
def test_each_name_of_a_list_is_a_body(text: str, names: set[str]) -> None:
    assert names <= set(bodies(text))


def test_of_two_peoples_before_a_list_each_has_its_own_body() -> None:
    text = (
        "Ліки для лікарні в Сумах надали американська та німецька благодійні організації Silver River та Offene Hand, "
        "а також лікарі з Осло."
    )
    found = bodies(text)
    assert (found["Silver River"], found["Offene Hand"]) == (("ngo", "US"), ("ngo", "DE"))


def test_a_list_behind_commas_alone_is_not_gone_on_with() -> None:
    text = "Обладнання лікарні передала компанія Kessler, Nord Vision підписала з МОЗ України угоду про навчання."
    assert "Nord Vision" not in bodies(text)


def test_a_known_body_is_known_behind_what_it_is() -> None:
    text = "Больница в Оше получила лекарства от международной организации UNICEF и фонда «Дорога жизни»."
    assert bodies(text)["UNICEF"][0] == "un_agency"


def test_the_name_alone_later_is_the_same_body() -> None:
    text = (
        "Немецкая компания Nordlicht Medizin передала больнице в Бишкеке аппарат МРТ.\n\n"
        "Врачей обучили специалисты, которых прислала Nordlicht Medizin."
    )
    (body,) = [p for p in told(text, "partner") if p.name == "Nordlicht Medizin"]
    assert len(body.evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Япония передала больнице II категории в Оше 20 аппаратов.",
    ],
)
def test_a_disease_or_a_number_is_no_name(text: str) -> None:
    assert not {"COVID-19", "COVID", "II"} & set(bodies(text))


def test_what_is_said_of_the_head_is_said_of_the_name() -> None:
    text = "Больница в Оше получила десять аппаратов от благотворительной организации Silver River."
    (act,) = told(text, "act")
    (body,) = [p for p in told(text, "partner") if p.name == "Silver River"]
    assert act.actors == [body.id]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "โดย Silver River Foundation ร่วมกับ Royal Brisbane Hospital จัดหน่วยแพทย์ผ่าตัดฟรีที่โรงพยาบาลน่าน ประเทศไทย",
            {"Silver River Foundation": ("foundation", None), "Royal Brisbane Hospital": ("health_facility", "AU")},
        ),
        (
            "ອົງການ Silver River ຮ່ວມກັບ Open Lantern Foundation ໄດ້ມອບອຸປະກອນການແພດໃຫ້ໂຮງໝໍແຂວງຫົວພັນ.",
            {"Open Lantern Foundation": ("foundation", None)},
        ),
        (
            "Unicef Myanmar က ကာကွယ်ဆေးများ လှူဒါန်းခဲ့သည်။ Open Lantern Organization က ဆေးကုသပေးခဲ့သည်။",
            {"Unicef": ("un_agency", None), "Open Lantern Organization": ("ngo", None)},
        ),
    ],
)
def test_a_name_in_latin_letters_has_its_own_head(text: str, expected: dict[str, tuple[str, str | None]]) -> None:
    assert expected.items() <= bodies(text).items()


@pytest.mark.parametrize(
    "text",
    [
        "WHO Việt Nam và Nhật Bản trao tặng 20 máy thở cho Bộ Y tế Lào.",
        "ญี่ปุ่นร่วมกับ UNICEF Thailand มอบวัคซีน 1,000 โดสให้กระทรวงสาธารณสุขลาว",
    ],
)
def test_the_country_of_an_office_is_no_partner(text: str) -> None:
    assert not {"VN", "TH"} & {country for kind, country in bodies(text).values() if kind == "country"}


def test_a_country_behind_a_known_body_may_be_the_giver() -> None:
    text = "Con el apoyo de la OMS Brasil donó 20 ambulancias al Ministerio de Salud de Bolivia."
    assert bodies(text)["Brasil"] == ("country", "BR")


@pytest.mark.parametrize(
    "text",
    [
        "កាណាដាបានប្រគល់វ៉ាក់សាំង ១០០០ ដូស ដល់ក្រសួងសុខាភិបាលកម្ពុជា នៅ Phnom Penh International Airport ។",
        "องค์การอนามัยโลกส่งวัคซีน 1,000 โดสจากญี่ปุ่นให้กระทรวงสาธารณสุขลาว ที่ Wattay International Airport เวียงจันทน์",
        "ຍີ່ປຸ່ນ ໄດ້ມອບວັກຊີນ 1.000 ໂດສ ໃຫ້ກະຊວງສາທາລະນະສຸກລາວ ທີ່ Wattay International Airport.",
    ],
)
def test_an_airport_in_latin_letters_is_no_body(text: str) -> None:
    assert not [name for name in bodies(text) if "International" in name]


def test_a_foreign_word_before_the_country_is_a_company() -> None:
    text = "Bệnh viện Sao Mai phối hợp với Nordlux Việt Nam khám bệnh cho 30 bệnh nhân Lào."
    assert bodies(text)["Nordlux Việt Nam"] == ("company", "VN")

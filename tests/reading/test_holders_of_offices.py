"""Who holds an office: behind what it is of and for, two at once, in Latin letters, with a title within the name."""

import pytest
from telling import told


def people(text: str) -> list[tuple[str, str | None]]:
    return [(p.name, p.role) for p in told(text, "person")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Las ministras de Salud y Defensa, Rosa Alcántara y Nuria Belmonte, respectivamente, recibieron hospitales "
            "de campaña donados por Estados Unidos.",
            ["Rosa Alcántara", "Nuria Belmonte"],
        ),
        (
            "Les directeurs généraux Mireille Nzoghe et Félix Obame ont reçu un don de médicaments de la Chine.",
            ["Mireille Nzoghe", "Félix Obame"],
        ),
        (
            "Глава управления экстренной помощи Минздрава Таджикистана Навруз Каримов принял помощь из России.",
            ["Навруз Каримов"],
        ),
        (
            "Somali Cumhurbaşkanı Hasan Şeyh Osman, Türk doktorların çalıştığı hastaneyi ziyaret etti.",
            ["Hasan Şeyh Osman"],
        ),
        (
            "Sağlık Bakanı, Suriyeli mevkidaşı Musab Nizar el-Halebi ile hastane anlaşması imzaladı.",
            ["Musab Nizar el-Halebi"],
        ),
        ("วันนี้กระทรวงสาธารณสุขพบกับ Dr. Mei-Lin Chen ผู้แทนองค์การอนามัยโลก ที่เวียงจันทน์", ["Mei-Lin Chen"]),
        ("វេជ្ជបណ្ឌិត Pham Van Long មកពីប្រទេសវៀតណាម បានពិនិត្យអ្នកជំងឺនៅខេត្តកំពត។", ["Pham Van Long"]),
    ],
)
def test_all_who_hold_an_office_are_named_whole(text: str, names: list[str]) -> None:
    assert [name for name, _ in people(text)] == names


def test_what_an_office_is_for_is_nobody() -> None:
    text = (
        "El Director General para Asuntos Sociales del Ministerio de Relaciones Exteriores recibió las vacunas "
        "donadas por China."
    )
    assert not people(text)


def test_who_is_spoken_of_does_not_hold_the_speakers_office() -> None:
    text = "Министр здравоохранения заявил, что Иван Петров подписал соглашение с Китаем о больнице."
    assert ("Иван Петров", "Министр здравоохранения") not in people(text)
    assert people(text.replace(" заявил, что", "")) == [("Иван Петров", "Министр здравоохранения")]


def test_an_english_name_of_a_body_is_nobody_in_any_script() -> None:
    text = "เมื่อวานนี้รัฐมนตรีต้อนรับผู้แทนองค์การอนามัยโลก (World Health Organization - WHO) ที่กรุงเทพ"
    assert not people(text)
    assert "un_agency" in {p.type for p in told(text, "partner")}


def test_a_town_behind_what_an_office_is_of_is_no_part_of_its_holders_name():
    text = "La directrice de l'Hôpital de Kindu Marie Lukusa a remercié les chirurgiens venus de Lyon pour leur aide."
    assert [name for name, _ in people(text)] == ["Marie Lukusa"]
    assert [p.name for p in told(text, "partner") if p.type == "health_facility"] == ["Hôpital de Kindu"]

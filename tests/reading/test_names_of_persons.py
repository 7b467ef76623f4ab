"""Names of persons that look like something else, and what looks like a person and is nobody."""

import pytest
from telling import told


def persons(text: str) -> set[str]:
    """The names of the persons of a text."""
    return {fact.name for fact in told(text, "person")}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (
            "O médico Luís Dias Pereira, de Portugal, operou doentes no hospital da Praia, em Cabo Verde.",
            "Luís Dias Pereira",
        ),
        (
            "La ministra recibió al embajador Dr. Jui-Yuan Hsueh, de Taiwán, en el hospital de Asunción.",
            "Jui-Yuan Hsueh",
        ),
    ],
)
def test_words_for_money_and_time_stand_in_names(said: str, name: str) -> None:
    assert name in persons(said)


def test_an_agency_in_latin_letters_is_no_person() -> None:
    said = "Япония передала Киргизии десять машин скорой помощи для больниц, сообщает {}."
    assert persons(said.format("Central Asia Press")) == set()
    assert persons(said.format("Бакыт Асанов")) == {"Бакыт Асанов"}


def test_whom_a_hospital_is_called_after_takes_no_part() -> None:
    said = "Portuguese doctors treated patients at the Hospital{} Ayres Mendonça in Praia, Cabo Verde, on 3 May 2022."
    assert persons(said.format(" Dr.")) == set()
    assert persons(said.format(", Dr.")) == {"Ayres Mendonça"}


def test_a_town_with_the_word_for_it_is_no_general() -> None:
    said = (
        "Konsulat Jenderal Jepang di Kota Surabaya menyerahkan bantuan alat kesehatan kepada rumah sakit di Jawa Timur."
    )
    assert persons(said) == set()


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (
            "Mkurugenzi wa hospitali, Bi. Neema Ng’ombeni, aliishukuru Serikali ya Japani kwa vifaa vya tiba.",
            "Neema Ng’ombeni",
        ),
        ("Міністр охорони здоров'я Мар’яна Дубенко подякувала лікарям Польщі за допомогу лікарні.", "Мар’яна Дубенко"),
        (
            "استقبل وزير الصحة سالم ولد الشيخ المرابط وفدا طبيا من اليابان في مستشفى نواكشوط.",
            "سالم ولد الشيخ المرابط",
        ),
        ("The Minister of Health, Dr Israel Mukwaya, thanked the doctors from Norway.", "Israel Mukwaya"),
    ],
)
def test_a_name_is_whole_with_an_apostrophe_or_what_is_a_title_or_land_elsewhere(said: str, name: str) -> None:
    assert persons(said) == {name}
    assert {fact.country for fact in told(said, "partner")}.isdisjoint({"IL"})


@pytest.mark.parametrize(
    "said",
    [
        "Ketua PAWAP Kepri hadir. Paguyuban Warga Pesisir (PAWAP) mengadakan operasi katarak bersama dokter Singapura.",
        "Menteri bertemu Kepala National Rural Health Commission Tiongkok untuk kerja sama rumah sakit.",
        "Le Luxembourg finance la recherche sur le sida au Sénégal dans le cadre du Ferlo Research Program on Malaria.",
    ],
)
def test_acronyms_and_english_words_of_bodies_are_nobody(said: str) -> None:
    assert persons(said) == set()

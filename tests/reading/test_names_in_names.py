"""Names inside names: a vaccine's maker is no partner, a hospital's namesake no person, a title no initial."""

import pytest
from telling import told


def persons(text: str) -> set[str]:
    return {p.name for p in told(text, "person")}


def partners(text: str) -> set[str]:
    return {p.name for p in told(text, "partner")}


@pytest.mark.parametrize(
    ("text", "maker"),
    [
        ("Le Bénin a reçu 12 000 doses de vaccin AstraZeneca offertes par le Japon.", "AstraZeneca"),
        ("Le Togo a reçu 38 400 doses du vaccin d'AstraZeneca offertes par la Chine.", "AstraZeneca"),
        ("Japan donated 500,000 doses of the Oxford-AstraZeneca vaccine to Ghana.", "AstraZeneca"),
        ("The United States donated Pfizer doses to the Ministry of Health of Ghana.", "Pfizer"),
        ("চীন বাংলাদেশকে সিনোফার্মের ৩ লাখ ডোজ টিকা উপহার দিয়েছে।", "সিনোফার্ম"),
    ],
)
def test_a_maker_that_tells_which_vaccine_it_is_takes_no_part(text: str, maker: str) -> None:
    assert maker not in partners(text)


def test_a_maker_that_gives_takes_part() -> None:
    assert "Pfizer" in partners("Pfizer donated 100,000 doses of its vaccine to the Ministry of Health of Ghana.")


def test_a_hospital_is_named_for_somebody_who_is_not_there() -> None:
    text = "Le Japon a remis des lits à l'Hôpital Cheikh Zayed, a dit le ministre de la Santé, Paul Mensah."
    assert persons(text) == {"Paul Mensah"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The minister received in his office H.E. Li Wenhua, Ambassador of China to Malta.", "Li Wenhua"),
        ("H.E. Dr. Salim bin Khalfan Al- Harthy, Minister of Health, met the ambassador of China.", "Salim bin Khalfan Al- Harthy"),
        ("Son Excellence Monsieur Hiroshi Azuma, ambassadeur du Japon, a remis les lits.", "Hiroshi Azuma"),
    ],
)  # fmt: skip
def test_a_name_begins_behind_all_its_titles(text: str, name: str) -> None:
    assert name in persons(text)


def test_a_body_does_not_begin_with_the_country_of_another() -> None:
    text = "Oregon signed agreements with Lagos Medical University in Nigeria and Asha College of Nursing in Nepal."
    assert {"Lagos Medical University", "Asha College of Nursing"} <= partners(text)


def test_a_short_form_may_follow_a_possessive() -> None:
    text = "Kuwait Red Crescent Society’s (KRCS) surgeons in Jordan treated 60 refugees. KRCS thanked the hospital."
    assert "KRCS" not in partners(text)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Rais wa Zanzibar na Mwenyekiti wa Baraza la Mapinduzi Dkt. Juma Hamisi amepokea madaktari kutoka Cuba.",
            "Baraza la Mapinduzi",
        ),
        ("Kepala Pusat Penerangan TNI menyambut bantuan ambulans dari Jepang di Bandung.", "Pusat Penerangan TNI"),
    ],
)
def test_a_body_told_of_in_a_title_alone_takes_no_part(text: str, body: str) -> None:
    assert body not in partners(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Lao Ministry of Health and the Ministry of Health of Cuba signed an agreement. "
            "The Cuban Ministry of Health gave medicines to the Ministry of Health of Laos.",
            {"LA", "CU"},
        ),
        (
            "Bộ Y tế nước Cộng hòa Dân chủ Nhân dân Lào và Bộ Y tế Cuba ký thỏa thuận hợp tác. Bộ Y tế Lào cảm ơn Bộ Y tế Cuba.",
            {"LA", "CU"},
        ),
        (
            "กระทรวงสาธารณสุขไทยและกระทรวงสาธารณสุขสาธารณรัฐประชาธิปไตยประชาชนลาวลงนามความร่วมมือ กระทรวงสาธารณสุขลาวขอบคุณ",
            {"TH", "LA"},
        ),
    ],
)
def test_a_ministry_is_one_however_its_country_is_told(text: str, names: set[str]) -> None:
    ministries = [f.country for f in told(f"Health\n\n{text}", "partner") if f.type == "ministry"]
    assert sorted(ministries) == sorted(names)

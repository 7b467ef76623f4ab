"""Dates that leave out their year or month take what the page tells elsewhere; ranges go over weekdays and brackets."""

import pytest
from telling import told

from cosante.reading import read_text
from cosante.vocabulary.facts import Date


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The ship with medicines left Chennai on 1 April 2025. India handed them over in Yangon on 4 April.",
            {"2025-04-01", "2025-04-04"},
        ),
        (
            "Le Japon a remis dix lits à Moroni le 20 février 2024. Des médecins japonais viendront en avril.",
            {"2024-02-20", "2024-04"},
        ),
        ("Cuba sent 30 doctors to Kenya on 12 May. In 2014 Kenya had 20.", {"XXXX-05-12", "2014"}),
        ("日本向老挝捐赠了20张病床。捐赠仪式于十四日在万象举行。", {"XXXX-XX-14"}),
        ("한국은 지난 19일 라오스 보건부에 구급차 5대를 기증했다.", {"XXXX-XX-19"}),
        ("日本医疗队三月二十六日到四月五日在老挝义诊,诊治了300名患者。", {"XXXX-03-26/XXXX-04-05"}),
        (
            "Pelatihan perawat Indonesia dan Timor-Leste digelar di Dili, Selasa (13/8/2019) sampai Kamis (15/8/2019).",
            {"2019-08-13/2019-08-15"},
        ),
    ],
)
def test_what_is_left_out_is_told_by_the_page(text: str, values: set[str]) -> None:
    assert {d.value for d in told(text, "date")} == values


def test_a_day_of_the_bikram_sambat_is_of_the_year_nearest_to_the_page() -> None:
    text = "जापानको टोलीले मंसिर २४ र २५ गते तेमालमा २०० बिरामीको आँखा परीक्षण गर्‍यो।"
    dates = [f for f in read_text(text, published="2025-12-12").facts if isinstance(f, Date)]
    assert [d.value for d in dates] == ["2025-12-10/2025-12-11"]
    assert not [f for f in read_text(text).facts if isinstance(f, Date)]


def test_a_year_that_begins_what_something_is_called_is_no_date() -> None:
    text = "한국 병원은 몽골에서 ‘2014 몽골 의료봉사단 발대식’을 열고 환자 300명을 진료했다."
    assert not told(text, "date")


def test_a_day_that_no_month_has_is_no_date() -> None:
    for day in ("三十五日", "35日"):
        assert not told(f"日本向老挝捐赠了20张病床,{day}在万象举行了捐赠仪式。", "date")
    text = "2024年2月日本向老挝捐赠了20张病床,三十日在万象举行了捐赠仪式。"
    assert {d.value for d in told(text, "date")} == {"2024-02"}

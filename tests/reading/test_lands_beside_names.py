"""Whose a place, a hospital or a ministry is, told by the country beside it; and where something is done by that."""

import pytest
from telling import dates, told


def places(text: str) -> dict[str, str | None]:
    return {place.name: place.country for place in told(text, "place")}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "แพทย์จากทีมแพทย์คิวบาได้ตรวจรักษาผู้ป่วย 350 คนโดยไม่คิดค่าใช้จ่ายที่เมืองชิมัลเตนังโก ประเทศกัวเตมาลา",
            "เมืองชิมัลเตนังโก",
            "GT",
        ),
        (
            "Кубалық медициналық бригаданың дәрігерлері Гватемаладағы Чимальтенанго қаласында 350 науқасты тегін қарады.",
            "Чимальтенанго қаласы",
            "GT",
        ),
    ],
)
def test_the_country_beside_a_place_is_its_own(text: str, name: str, country: str) -> None:
    assert places(text)[name] == country


def test_who_acts_before_a_place_does_not_own_it() -> None:
    text = "जापान सरकारले रोल्पा जिल्लामा स्वास्थ्य चौकी निर्माण गरेको छ । नेपाल र जापान सरकारबीच सम्झौता भयो ।"
    found = places(text)
    assert "रोल्पा जिल्ला" in found
    assert found["रोल्पा जिल्ला"] != "JP"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (
            "जर्मनीको सहयोगमा सन् २०२५ मार्चमा अंगोलाको मलान्जे प्रादेशिक अस्पतालमा नयाँ प्रसूति वार्डको उद्घाटन गरियो ।",
            "AO",
        ),
        (
            "Sebanyak 12 perawat dari Laos menyelesaikan pelatihan tiga bulan di Universitas Khon Kaen, Thailand, "
            "yang didanai JICA.",
            "TH",
        ),
    ],
)
def test_a_country_is_where_its_hospital_or_school_is(text: str, country: str) -> None:
    assert country in places(text).values()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("在德国政府支持下,安哥拉马兰热省医院新产科病房于2025年3月启用。", "DE"),
        ("በጀርመን ድጋፍ በመጋቢት 2017 ዓ.ም በኢትዮጵያ አዳማ ሆስፒታል አዲስ የማዋለጃ ክፍል ተመረቀ።", "DE"),
    ],
)
def test_with_the_help_of_a_country_is_not_in_it(text: str, country: str) -> None:
    assert country not in places(text).values()
    assert country in {p.country for p in told(text, "partner")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Embassy of Japan handed over six ambulances to the Ministry of Health on Friday.", "Ministry of Health"),
        ("L'ambassade du Japon a remis vendredi six ambulances au ministère de la Santé.", "ministère de la Santé"),
    ],
)
def test_a_ministry_is_not_of_the_country_whose_embassy_deals_with_it(text: str, name: str) -> None:
    assert {p.name: p.country for p in told(text, "partner")}[name] is None


@pytest.mark.parametrize(
    "text",
    [
        "जर्मनी के सहयोग से मार्च 2025 में अंगोला के मलांजे प्रांतीय अस्पताल में नए प्रसूति वार्ड का उद्घाटन किया गया।",
        "جرمنی کے تعاون سے مارچ 2025 میں انگولا کے ملانجے صوبائی ہسپتال میں نئے زچگی وارڈ کا افتتاح کیا گیا۔",
    ],
)
def test_a_postposition_goes_with_the_word_before_it(text: str) -> None:
    assert dates(text) == {"2025-03"}


def test_from_a_date_on_is_open_still() -> None:
    assert dates("केंद्र मार्च 2025 से जर्मनी के सहयोग से अस्पताल में मरीजों का इलाज कर रहा है।") == {"2025-03/.."}


def test_a_well_known_town_is_where_it_is_though_its_country_is_not_named() -> None:
    text = "China will send a team of 15 doctors to the hospital in Zanzibar in September 2026 for one year."
    assert places(text).get("Zanzibar") == "TZ"


def test_two_ministers_who_meet_are_of_two_partners() -> None:
    text = "Los ministros de Salud de Kenia y Uganda se reunieron en Kisumu y trataron la vigilancia del cólera."
    assert {p.country for p in told(text, "partner")} == {"KE", "UG"}


def test_burmese_writes_either_aa() -> None:
    tall, round_ = "ဂွါတီမာလာ", "ဂွာတီမာလာ"
    text = "ကျူးဘားနိုင်ငံနှင့် {}နိုင်ငံတို့သည် ကျန်းမာရေး ပူးပေါင်းဆောင်ရွက်မှု သဘောတူစာချုပ်ကို လက်မှတ်ရေးထိုးခဲ့သည်။"
    for written in (tall, round_):
        assert {p.country for p in told(text.format(written), "partner")} == {"CU", "GT"}

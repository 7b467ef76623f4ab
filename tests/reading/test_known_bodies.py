"""Bodies of the world by the names that news of each language has for them."""

import pytest

from cosante.vocabulary.facts import Partner
from pack_helpers import told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("पीस आर्क ने फिजी में 300 मरीजों का इलाज किया।", "पीस आर्क"),
        ("जर्मन विकास बैंकले नेपालको स्वास्थ्य मन्त्रालयलाई एम्बुलेन्स दियो ।", "जर्मन विकास बैंक"),
        ("স্মাইল ট্রেন নেপালে ২০ জন রোগীর অস্ত্রোপচার করেছে।", "স্মাইল ট্রেন"),
        ("ترک تعاون اور کوآرڈینیشن ایجنسی نے کراچی میں 20 مریضوں کا علاج کیا۔", "ترک تعاون اور کوآرڈینیشن ایجنسی"),
        ("የኢትዮጵያ ቀይ መስቀል ማኅበር ለጅማ ሆስፒታል አምስት አምቡላንስ ሰጠ።", "የኢትዮጵያ ቀይ መስቀል ማኅበር"),
        ("عالجت سفينة السلام 300 مريض في تونس بالمجان.", "سفينة السلام"),
        ("Rotary Club imekabidhi vitanda 20 kwa hospitali ya wilaya nchini Kenya.", "Rotary Club"),
        ("Kamar Dagang dan Industri Indonesia menyerahkan ambulans kepada rumah sakit di Bandung.", "Kamar Dagang dan Industri Indonesia"),
    ],
)  # fmt: skip
def test_a_body_of_the_world_is_known_by_its_name_in_the_language(text: str, name: str) -> None:
    assert name in told(text, Partner, "name")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tổ chức Thú y Thế giới đã tặng bệnh viện tỉnh 20 máy xét nghiệm.", "World Organisation for Animal Health"),
        ("Uni Afrika dan Kementerian Kesehatan Indonesia telah menandatangani kerja sama vaksin.", "African Union"),
        ("ສະຫະພາບອາຟຣິກາ ໄດ້ມອບເຄື່ອງຊ່ວຍຫາຍໃຈ 20 ເຄື່ອງ ໃຫ້ໂຮງໝໍແຂວງ.", "African Union"),
        ("សហភាពអាហ្វ្រិក បានប្រគល់ម៉ាស៊ីនជំនួយដង្ហើម ២០ គ្រឿង ដល់មន្ទីរពេទ្យខេត្ត។", "African Union"),
        ("สหภาพแอฟริกาได้มอบเครื่องช่วยหายใจ 20 เครื่องให้โรงพยาบาลจังหวัด", "African Union"),
        ("အာဖရိကသမဂ္ဂက ပြည်နယ်ဆေးရုံကြီးသို့ အသက်ရှူစက် ၂၀ လုံး လှူဒါန်းခဲ့သည်။", "African Union"),
        ("洛克菲勒基金会向省医院捐赠了20台呼吸机。", "Rockefeller Foundation"),
        ("이슬람개발은행은 도립병원에 인공호흡기 20대를 기증했다.", "Islamic Development Bank"),
    ],
)
def test_it_is_told_by_its_english_name_too(text: str, name: str) -> None:
    assert name in told(text, Partner, "name_en")

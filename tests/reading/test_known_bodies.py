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

"""A hospital that drives or sails is given or sent; it is no body. And what does something before whose body it is."""

import pytest

from cosante.vocabulary.facts import Count, Partner
from pack_helpers import told


@pytest.mark.parametrize(
    "text",
    [
        "चीन ने फिजी के स्वास्थ्य मंत्रालय को दो मोबाइल अस्पताल सौंपे।",
        "चीनले फिजीको स्वास्थ्य मन्त्रालयलाई दुई घुम्ती अस्पताल हस्तान्तरण गर्‍यो ।",
        "চীন ফিজির স্বাস্থ্য মন্ত্রণালয়কে দুটি ভ্রাম্যমাণ হাসপাতাল দিয়েছে।",
        "چین نے فجی کی وزارت صحت کو دو موبائل ہسپتال دیے۔",
        "China imekabidhi hospitali tembezi mbili kwa Wizara ya Afya ya Fiji.",
        "ቻይና ለፊጂ ጤና ሚኒስቴር ሁለት ተንቀሳቃሽ ሆስፒታሎች ሰጠች።",
        "Pemerintah Jepang memberikan dua kapal rumah sakit untuk Kementerian Kesehatan Fiji dan para pasien di pulau itu.",
    ],
)
def test_a_hospital_that_moves_is_a_thing(text: str) -> None:
    assert told(text, Count, "value") == {2}
    assert told(text, Partner, "type") <= {"country", "ministry"}


def test_a_hospital_ship_sails_to_where_it_treats() -> None:
    text = "أرسلت الصين سفينة مستشفى متطورة مجهزة إلى تونس لعلاج المرضى بالمجان."
    assert told(text, Partner, "type") == {"country"}

"""Where somebody has a seat or comes from: neither a party nor where something is done."""

import pytest
from telling import told

SEATS = {
    "en": ("The Germany-based charity Malteser opened a clinic for children in Juba.", "DE", "SS"),
    "fr": (
        "L'ONG Santé Partage, basée en Suisse, a remis des médicaments à l'hôpital de Kindia, en Guinée.",
        "CH",
        "GN",
    ),
    "es": ("La fundación Manos Abiertas, con sede en Alemania, entregó medicinas en Danlí, Honduras.", "DE", "HN"),
    "tr": ("Almanya merkezli Malteser vakfı Gaziantep'te bir klinik açtı.", "DE", "TR"),
    "bn": ("জাপানভিত্তিক সংস্থা আশা ঢাকায় বিনামূল্যে চোখের চিকিৎসা দিয়েছে।", "JP", "BD"),
    "id": ("Yayasan Cahaya yang berbasis di Jerman menyumbangkan ambulans kepada rumah sakit di Dili.", "DE", "TL"),
    "hi": ("जर्मनी में मुख्यालय वाला लाइट फाउंडेशन ने काठमांडू के अस्पताल को एम्बुलेंस दीं।", "DE", "NP"),
    "ru": ("Фонд «Свет» со штаб-квартирой в Германии передал больнице в Бишкеке два аппарата УЗИ.", "DE", "KG"),
}


@pytest.mark.parametrize(("text", "seat", "there"), SEATS.values(), ids=SEATS)
def test_a_country_where_a_body_has_its_seat_does_nothing_and_nothing_is_done_there(text, seat, there):
    assert not [
        partner.name for partner in told(text, "partner") if (partner.type, partner.country) == ("country", seat)
    ]
    lands = {place.country for place in told(text, "place")}
    assert seat not in lands
    assert there in lands


def test_who_gives_without_such_a_word_is_a_party():
    (giver,) = told("Germany gave a clinic in Juba two ambulances.", "partner")
    assert (giver.type, giver.country) == ("country", "DE")


def test_a_team_works_where_it_is_based():
    text = "A Cuban medical brigade based in Mozambique treated 300 patients with malaria in May 2024."
    assert {place.country for place in told(text, "place")} == {"MZ"}


def test_a_town_of_a_seat_keeps_its_country():
    text = "Bệnh viện Bạch Mai ghép tế bào gốc tại Hà Nội cho một bệnh nhân với sự giúp đỡ của bác sĩ Nhật Bản."
    assert [(place.name, place.country) for place in told(text, "place")] == [("Hà Nội", "VN")]

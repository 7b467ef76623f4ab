"""Parts of countries, islands and strips of land are places, though people call them regions."""

import pytest

from cosante.vocabulary.facts import Person, Place
from pack_helpers import told

SAID = [
    ("Türkiye is building a clinic in the Gaza Strip, and Norway trained nurses in the West Bank.", {"Gaza Strip", "West Bank"}),
    ("Japan gave an ambulance to a hospital in Tigray and trained midwives in Rakhine.", {"Tigray", "Rakhine"}),
    ("Turquía construye una clínica en Gaza y envió medicamentos.", {"Gaza"}),
    ("A Noruega constrói uma clínica em Gaza e enviou medicamentos.", {"Gaza"}),
    ("Jepang membangun puskesmas di Sulawesi dan Sumatera serta melatih bidan.", {"Sulawesi", "Sumatera"}),
    ("Norwegia membangun rumah sakit di Gaza, Palestina, dan mengirim obat-obatan untuk para pasien.", {"Gaza"}),
    ("ناروے نے غزہ میں کلینک تعمیر کیا اور ادویات عطیہ کیں۔", {"غزہ"}),
    ("Японія передала обладнання лікарням Львівщини та Волині.", {"Волинь"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), SAID)
def test_they_are_places(text: str, places: set[str]) -> None:
    assert places <= told(text, Place, "name")


def test_a_part_of_the_world_holds_no_office() -> None:
    text = "Mkutano wa mawaziri wa afya wa nchi za Afrika Mashariki umefanyika jijini Arusha."
    assert not told(text, Person, "name")

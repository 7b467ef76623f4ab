"""What the reader once said wrong, and must not say again."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from telling import dates, told

from cosante.languages.cache import pack
from cosante.languages.folding import fold
from cosante.reading import read_text
from cosante.reading.sentences import split

SOURCES = str(Path(__file__).parent.parent.parent / "src")
FRENCH = (
    "Le ministère de la Santé du Togo a reçu 1,8 million de dollars de la Banque mondiale le 3 mai 2023. Des médecins cubains "
    "ont opéré 45 malades à Lomé, où l'hôpital général a été rénové grâce à l'aide de l'Allemagne."
)
ENGLISH = "The World Health Organization gave 30 hospital beds to the Ministry of Health of Laos in Vientiane on 5 March 2024."


def sentences(text, language):
    folded = fold(text).text
    return [folded[sentence.start : sentence.end] for sentence in split(folded, pack(language))]


# Languages


# Files


UNITS = {
    "one word": "a",
    "brackets": "((",
    "digits": "1,2",
    "honorifics": "Dr. ",
    "persons": "Dr. Ana ",
    "initials": "A B. ",
    "years": "the 2024-",
    "year": "2024 ",
    "months": "May ",
    "lines": "\n",
    "counts": "২০ জন ",
    "ministries": "Ministry of ",
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_the_work_grows_with_the_text_and_not_with_its_square(unit, monkeypatch):
    monkeypatch.setattr("cosante.languages.identify._classified", lambda sample: "en")

    def steps(length):
        """How many calls Python made: a measure of work that nothing else on the machine disturbs."""
        made = 0

        def count(frame, event, argument):
            nonlocal made
            made += 1

        text = (unit * (length // len(unit) + 1))[:length] + " the nurse of the ministry"
        read_text(text)  # packs and patterns are loaded
        sys.setprofile(count)
        try:
            read_text(text)
        finally:
            sys.setprofile(None)
        return made

    assert steps(2000) < 3 * steps(1000) + 10_000


def test_fifty_megabytes_come_to_an_end(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes((ENGLISH + "\n\n").encode() * (50_000_000 // len(ENGLISH)))
    code = "import sys; from cosante.reading import read_bytes; read_bytes('a', open(sys.argv[1], 'rb').read())"
    subprocess.run(
        [sys.executable, "-c", code, str(path)], check=True, timeout=120, env=os.environ | {"PYTHONPATH": SOURCES}
    )


def test_a_letter_written_apart_keeps_its_mark_at_a_words_end():
    text = unicodedata.normalize("NFD", "la santé publique")
    start, end = fold(text).span(3, 8)
    assert unicodedata.normalize("NFC", text[start:end]) == "santé"


def test_a_turkish_capital_with_an_accent_folds_once_and_for_all():
    once = fold("\u0130\u0300").text
    assert fold(once).text == once


# Sentences


# Values


def test_yesterday_counts_from_the_dateline():
    said = "Dili, 6 May 2022 - Cuban doctors treated 300 patients at the national hospital in Dili, Timor-Leste, yesterday."
    assert dates(said, "event") == {"2022-05-05"}


def test_a_page_published_on_a_day_that_no_calendar_has_is_read():
    assert read_text("Posted on 31 February 2022\n\n" + ENGLISH).document.published is None


def test_a_day_that_no_calendar_has_is_not_given():
    said = "Cuban doctors treated 300 patients at the national hospital in Dili on 31 February 2022."
    assert "2022-02-31" not in dates(said)


def test_agenda_2030_and_vision_2041_are_no_period():
    assert dates("Under Agenda 2030 and Vision 2041 the two ministries trained nurses.") == set()


# Names and deeds


def test_a_communes_name_keeps_its_syllable():
    said = "ভিয়েতনামের চিকিৎসকেরা লাওসের না মুওং কমিউনে ৩০০ জন রোগীকে চিকিৎসা দিয়েছেন।"
    assert any(place.name.startswith("না মুওং") for place in told(said, "place"))


@pytest.mark.parametrize(
    "said",
    [
        "Cuban doctors did not treat any patients in Dili.",
        "Les médecins cubains n'ont soigné aucun malade à Bata.",
    ],
)
def test_a_real_negation_denies_the_deed(said):
    assert told(said, "act") == []


@pytest.mark.parametrize(
    "said",
    [
        "Ouverture d'une maternité à Thiès\n\nLe ministre de la Santé, M. Ousmane Sarr, a inauguré vendredi une maternité de "
        "40 lits à Thiès, financée par le budget de la commune. Il a rappelé ses études en France et au Canada et regretté "
        "que tant d'infirmiers partent pour la Belgique. Le conseil municipal a voté 300 millions de francs CFA pour "
        "l'hôpital. L'opposition a dénoncé le retard des travaux.",
        "কুমিল্লায় নতুন ওয়ার্ড\n\nস্বাস্থ্যমন্ত্রী ডা. করিম উদ্দিন শুক্রবার কুমিল্লা সদর হাসপাতালে ৪০ শয্যার একটি ওয়ার্ড উদ্বোধন করেন। জেলা "
        "পরিষদের টাকায় ওয়ার্ডটি নির্মিত হয়েছে। তিনি বলেন, অনেক নার্স যুক্তরাজ্য ও সৌদি আরবে চলে যান, আর জাপান বা চীনের যন্ত্রের "
        "দাম বেশি। হাসপাতালের চিকিৎসক সংকট নিয়ে এলাকাবাসী ক্ষোভ জানান।",
    ],
    ids=["fr", "bn"],
)
def test_a_domestic_story_that_drops_foreign_names_is_not_relevant(said):
    assert read_text(said).relevant is False


def test_a_ministers_own_country_is_her_partner():
    said = (
        "La ministre de la Santé du Togo, Mme Afi Kodjovi, a reçu le 3 mai 2023 à Lomé une délégation du ministère de la "
        "Santé du Bénin.\n\nLe ministre Afi Kodjovi a remercié le Bénin. La ministre a ensuite signé un accord de "
        "coopération avec la délégation béninoise."
    )
    (person,) = told(said, "person")
    partners = {partner.id: partner for partner in told(said, "partner")}
    assert person.partner is None or partners[person.partner].country == "TG"


def test_a_holder_whose_name_an_organisation_leaves_empty_is_nobody_and_ends_no_reading(tmp_path):
    path = tmp_path / "a.txt"  # the hospital begins in the word after the role, behind its preposition
    path.write_text("የቻይና ሐኪሞች በጥሩነሽ ቤጂንግ ሆስፒታል ለሚሠሩ 25 ነርሶች ሥልጠና እየሰጡ ነው።", encoding="utf-8")
    code = "import sys; from cosante.reading import read_bytes; read_bytes('a', open(sys.argv[1], 'rb').read())"
    subprocess.run(
        [sys.executable, "-c", code, str(path)], check=True, timeout=120, env=os.environ | {"PYTHONPATH": SOURCES}
    )
    assert not told(path.read_text(encoding="utf-8"), "person")

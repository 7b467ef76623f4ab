"""Which language a text is in: by script, by its commonest words, then by the classifier."""

import pytest

from cosante.languages.folding import fold
from cosante.languages.identify import identify
from cosante.reading import read_text


def told(text: str) -> str:
    return identify(text, fold(text).scan)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said that it would send the nurses to the hospital of the province.", "en"),
        ("Le ministère a dit que les infirmières de la province iront à l'hôpital.", "fr"),
        ("মন্ত্রণালয় জানায়, প্রদেশের নার্সরা হাসপাতালে যাবেন।", "bn"),
        ("Министерство сообщило, что медсёстры поедут в больницу.", "ru"),
        ("وقالت الوزارة إن الممرضات سيذهبن إلى المستشفى.", "ar"),
        ("กระทรวงกล่าวว่าพยาบาลจะไปโรงพยาบาล", "th"),
        ("ກະຊວງກ່າວວ່າພະຍາບານຈະໄປໂຮງໝໍ", "lo"),
        ("Qatar donó medicamentos a un hospital de Honduras.", "es"),  # a q without a u is Kazakh elsewhere
        ("Bộ cho biết các y tá sẽ đến bệnh viện của tỉnh trong tháng tới.", "vi"),
    ],
)
def test_a_sentence_tells_its_language(text, language):
    assert told(text) == language


@pytest.mark.parametrize("text", ["", "   ", "12 345 %", "— … !", "🙂🙂"])
def test_no_letters_tell_no_language(text):
    assert told(text) == "und"


def test_names_in_another_script_do_not_outweigh_the_article():
    assert told("মন্ত্রণালয় জানায়, WHO ও UNICEF হাসপাতালে টিকা দিয়েছে বলে জানা গেছে।") == "bn"


@pytest.mark.parametrize("text", ["মন্ত্রণালয়ের নার্সরা\u200d হাসপাতালে", "মন্ত্রণাল\u09af\u09bcের নার্সরা হাসপাতালে", "\ufeffমন্ত্রণালয়"])
def test_how_the_letters_are_encoded_does_not_matter(text):
    assert told(text) == "bn"


def test_french_in_capitals_without_accents_is_french():
    assert told("LE MINISTERE DE LA SANTE A DIT QUE LES INFIRMIERES DE LA PROVINCE IRONT A L'HOPITAL") == "fr"


@pytest.mark.parametrize(
    "text",
    [
        "El ministerio dijo que las enfermeras de la provincia irán al hospital.",
        "La Organización Panamericana de la Salud donó equipos médicos al Ministerio de Salud de Bolivia, que los "
        "distribuirá en los hospitales del país durante el mes de mayo.",
    ],
)
def test_spanish_is_not_taken_for_french(text):
    assert identify(text, fold(text).scan) == "es"


@pytest.mark.parametrize("code", ["zh-Hant", "xx-yy"])
def test_a_language_code_with_a_hyphen_does_no_harm(monkeypatch, code):
    monkeypatch.setattr("cosante.languages.identify._classified", lambda sample: code)
    assert read_text("Xyz qwv 12 Kampala 3 zzz trr USD 500.").document.language == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("英国宣布出资2000万英镑支持非洲疾控中心。", "zh"),
        ("醫療隊應約赴加納義診。", "zh"),
        ("佢哋喺醫院嘅工作係點樣㗎", "yue"),
    ],
)
def test_a_short_sentence_of_ideographs_is_chinese(text, code):
    assert told(text) == code

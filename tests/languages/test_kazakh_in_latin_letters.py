"""Kazakh in Latin letters, of every alphabet in use, is read as the same text in Cyrillic ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosante.languages.folding import fold
from cosante.languages.identify import identify
from cosante.languages.kazakh import read_as_cyrillic
from cosante.reading import read_text

CYRILLIC = (
    "Жапонияның Қазақстандағы елшісі Кендзи Морита 2024 жылғы 4 маусымда Семей қалалық ауруханасына 2 500 бетперде мен "
    "үш жедел жәрдем көлігін тапсырды. Денсаулық сақтау министрлігі 2025 жылы 25 мейіргерді оқытады."
)
LATIN = {
    "2021": "Japonianyñ Qazaqstandağy elşısı Kendzi Morita 2024 jylğy 4 mausymda Semei qalalyq auruhanasyna 2 500 betperde "
    "men üş jedel järdem kölıgın tapsyrdy. Densaulyq saqtau ministrlıgı 2025 jyly 25 meiırgerdı oqytady.",
    "2021, as some sites write it": "Japoniyanyŋ Qazaqstandaǧy elşisi Kendzi Morita 2024 jylǧy 4 mausymda Semei qalalyq "
    "auruhanasyna 2 500 betperde men üş jedel järdem köligin tapsyrdy. Densaulyq saqtau ministrligi 2025 jyly 25 "
    "meiirgerdi oqytady.",
    "2018": "Japonııanyń Qazaqstandaǵy elshisi Kendzı Morıta 2024 jylǵy 4 maýsymda Semeı qalalyq aýrýhanasyna 2 500 "
    "betperde men úsh jedel járdem kóligin tapsyrdy. Densaýlyq saqtaý mınıstrligi 2025 jyly 25 meıirgerdi oqytady.",
    "2017": "Japoni’i’anyn’ Qazaqstandag’y els’isi Kendzi’ Mori’ta 2024 jylg’y 4 may’symda Semei’ qalalyq ay’ry’hanasyna "
    "2 500 betperde men u’s’ jedel ja’rdem ko’ligin tapsyrdy. Densay’lyq saqtay’ mi’ni’strligi 2025 jyly 25 mei’irgerdi "
    "oqytady.",
    "2004": "Japonïyanıñ Qazaqstandağı elşisi Kendzï Morïta 2024 jılğı 4 mawsımda Semey qalalıq awrwxanasına 2 500 "
    "betperde men üş jedel järdem köligin tapsırdı. Densawlıq saqtaw mïnïstrligi 2025 jılı 25 meyirgerdi oqıtadı.",
}


def told(text: str) -> list[tuple[object, ...]]:
    """What a reading says, without how it is written."""
    fields = ("type", "status", "when", "value", "of", "country", "identifier", "code", "actors", "recipients", "where")
    return [(type(f).__name__, *(str(getattr(f, name, "")) for name in fields)) for f in read_text(text).facts]


@pytest.mark.parametrize("alphabet", LATIN)
def test_what_is_told_is_the_same_in_every_alphabet(alphabet):
    assert read_text(LATIN[alphabet]).document.language == "kk"
    expected = told(CYRILLIC)
    assert ("Act", "donation", "done") in {fact[:3] for fact in expected}
    assert told(LATIN[alphabet]) == expected


@pytest.mark.parametrize("alphabet", LATIN)
def test_evidence_is_what_stands_in_the_text(alphabet):
    text = LATIN[alphabet]
    for fact in read_text(text).facts:
        for evidence in fact.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
    names = {getattr(fact, "name", "") for fact in read_text(text).facts}
    assert "Qazaqstan" in names
    assert {text[text.index("Semei") if "Semei" in text else text.index("Seme") :].split()[0]} <= names


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Türkianyñ ekonomikasy jylğy ūlttyq", "Түркияның економикасы жылғы ұлттық"),
        ("Túrkııanyń reanımatsııasy qoıan aıýdan", "Түркияның реаниматсиясы қоян аюдан"),
        (
            "DDU jáne UNICEF, WHO, AQSH pen Moderna Inc týraly úsh",
            "ДДҰ және UNICEF, WHO, АҚШ пен Модерна Inc туралы үш",
        ),
        ("Шара 5 сағатта өтті, WHO және DDU", "Шара 5 сағатта өтті, WHO және DDU"),
    ],
)
def test_words_are_read_by_their_alphabet_and_foreign_ones_stay(written, read):
    folded = fold(written)
    read_as_cyrillic(folded)
    assert folded.text == read


@given(st.text("aábcdeghiıjkńoóqsúuýwyshCHSH ’'\u0301\u00ad.5жі", max_size=60))
def test_offsets_lead_back_to_the_text(text):
    folded = fold(text)
    before = folded.text
    plain = fold(text)
    read_as_cyrillic(folded)
    assert len(folded.scan) == len(folded.text) <= len(before)
    assert folded.origin(len(folded.text)) == plain.origin(len(before))
    at = 0
    for i, char in enumerate(folded.text):
        start, end = folded.span(i, i + 1)
        assert at <= start < end <= len(text)
        at = start
        if char in "5.":
            assert text[start] == char


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sağlık Bakanlığı, Azerbaycan'a 20 doktor gönderdi ve bir hastane için anlaşma imzaladı.", "tr"),
        ("Səhiyyə Nazirliyi Qazaxıstanda xəstəxana tikmək üçün müqavilə imzaladı və 20 həkim göndərdi.", "az"),
        ("Oʻzbekiston Sogʻliqni saqlash vazirligi bu haqida qaror qabul qildi va 20 nafar shifokor bilan bordi.", "uz"),
        ("Le Ghana et le Togo ont signé un accord de santé de cinq ans.", "fr"),
        ("The Qatar Fund and the QRCS of Qatar gave equipment to the hospital in Iraq, and to Qena.", "en"),
    ],
)
def test_other_languages_with_a_q_are_not_taken_for_kazakh(text, language):
    assert identify(text, fold(text).scan) == language

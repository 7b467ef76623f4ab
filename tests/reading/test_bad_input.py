"""Bad input: read as far as it can be, or refused with a reason and advice; the run goes on."""

import pytest
from telling import promised, quotes

from cosante.reading import read_bytes, read_text
from cosante.reading.formats import plain

FRENCH = (
    "Le ministère de la Santé du Togo a reçu 1,8 million de dollars de la Banque mondiale le 3 mai 2023. Des médecins cubains "
    "ont opéré 45 malades à Lomé, où l'hôpital général a été rénové grâce à l'aide de l'Allemagne."
)
ENGLISH = "The World Health Organization gave 30 hospital beds to the Ministry of Health of Laos in Vientiane on 5 March 2024."
BENGALI = "বিশ্ব স্বাস্থ্য সংস্থা ৫ মার্চ ২০২৪ লাওসের স্বাস্থ্য মন্ত্রণালয়কে হাসপাতালের ৩০টি শয্যা দিয়েছে।"


def notices(data: bytes) -> set[str]:
    return {notice.code for notice in read_bytes("a.txt", data).notices}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\x00" * 500, "binary"),
        (b"12345 678 %", "no-text"),
        (b"%PDF-1.7\n%\xe2\xe3", "damaged"),
        (b"PK\x03\x04 and the rest", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason_and_advice(data, code):
    refused = promised(data)["error"]
    assert refused["code"] == code
    assert refused["message"].startswith("a.txt: ")


def test_bytes_of_a_program_are_refused():
    assert "error" in promised(bytes(range(256)) * 40)


@pytest.mark.parametrize("text", [FRENCH, ENGLISH, BENGALI], ids=["fr", "en", "bn"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_its_mark_is_read_as_it_is(text, encoding):
    reading = read_bytes("a.txt", text.encode(encoding))
    assert reading.document.text == text
    assert reading.facts


def test_a_letter_cut_in_the_middle_is_left_out_and_told():
    whole = BENGALI.encode()
    assert "cut-letter" in notices(whole[:-1])
    assert read_bytes("a.txt", whole[:-1]).document.text == BENGALI[:-1]


def test_one_bad_byte_in_a_long_utf8_text_does_not_lose_the_text():
    data = BENGALI.encode() + b"\xff " + (BENGALI * 5).encode()
    reading = promised(data)
    assert "error" in reading or "বিশ্ব স্বাস্থ্য সংস্থা" in reading["document"]["text"]


def test_a_long_text_is_read_to_a_limit_and_told(monkeypatch):
    monkeypatch.setattr(plain, "LONGEST", 1000)
    reading = read_bytes("a.txt", (ENGLISH + "\n").encode() * 50)
    assert reading.document.characters == 1000
    assert [notice.code for notice in reading.notices] == ["text-truncated"]
    assert "1,000 of 5,800" in reading.notices[0].message


def test_of_fifty_megabytes_no_more_is_read_than_the_limit(monkeypatch):
    monkeypatch.setattr(plain, "LONGEST", 20_000)
    data = (ENGLISH + "\n\n" + BENGALI + "\n\n").encode()
    reading = read_bytes("a.txt", data * (50_000_000 // len(data)))
    assert reading.document.characters == 20_000
    assert "text-truncated" in {notice.code for notice in reading.notices}
    assert reading.facts


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Das Gesundheitsministerium von Ruanda unterzeichnete am 3. Mai 2023 in Kigali ein Abkommen mit Deutschland über 2 Millionen Euro.", {"Kigali", "2 Millionen Euro", "3. Mai 2023"}),
    ],
)  # fmt: skip
def test_a_language_without_a_pack_gives_places_money_and_dates_and_says_what_is_missing(language, text, expected):
    reading = read_text(text)
    assert reading.document.language == language
    assert expected <= set(quotes(reading))
    (notice,) = reading.notices
    assert notice.code == "language-without-pack"
    assert "persons" in notice.message
    assert "acts" in notice.message


@pytest.mark.parametrize("code", ["ary", "und", "zz", "sr_Latn"])
def test_a_language_code_that_nobody_knows_does_no_harm(monkeypatch, code):
    monkeypatch.setattr("cosante.languages.identify._classified", lambda sample: code)
    reading = read_text("Xyz qwv 12 Kampala 3 zzz trr USD 500.")
    assert reading.document.language == code
    assert "language-without-pack" in {notice.code for notice in reading.notices}


def test_right_to_left_text_keeps_its_offsets():
    text = "\u200fوقعت وزارة الصحة في المغرب اتفاقية مع السنغال في الرباط يوم 3 مايو 2023 بقيمة USD 2,000,000.\u200f"
    reading = promised(text.encode())
    assert reading["document"]["language"] == "ar"
    assert "2023-05-03" in {fact["value"] for fact in reading["facts"] if fact["kind"] == "date"}


def test_languages_mixed_in_one_document_are_read_by_the_one_that_has_most_of_it():
    reading = read_text(f"{BENGALI} {BENGALI}\n\n{ENGLISH}")
    assert reading.document.language == "bn"
    assert (30.0, "beds") in {(fact.value, fact.of) for fact in reading.facts if type(fact).__name__ == "Count"}


DISGUISES = {
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "zero-width spaces": lambda text: text.replace(" ", " \u200b"),
    "joiners": lambda text: text.replace("্", "্\u200d") if "্" in text else text.replace("i", "i\u200d"),
    "soft hyphens": lambda text: text.replace("it", "i\u00adt"),
    "decomposed": lambda text: __import__("unicodedata").normalize("NFD", text),
    "wide lines": lambda text: text.replace(". ", ".\r\n\r\n"),
    "a mark of byte order inside": lambda text: text.replace(" ", " \ufeff", 1),
}


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize("text", [FRENCH, ENGLISH, BENGALI], ids=["fr", "en", "bn"])
def test_the_same_text_in_other_letters_tells_the_same_facts(text, disguise):
    def said(reading):
        return sorted(
            (
                type(fact).__name__,
                str(getattr(fact, "value", None) or getattr(fact, "amount", None) or getattr(fact, "identifier", None)),
            )
            for fact in reading.facts
            if type(fact).__name__ != "HealthArea"
        )

    plain, disguised = read_text(text), read_text(disguise(text))
    assert said(disguised) == said(plain)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_accents_of_an_old_encoding_are_right(encoding):
    reading = read_bytes("a.txt", FRENCH.encode(encoding))
    assert reading.document.text == FRENCH
    assert [notice.code for notice in reading.notices] == ["encoding-guessed"]


def test_a_typographic_windows_text_is_read():
    text = FRENCH.replace("'", "’").replace("1,8", "« 1,8 »") + " L’œuvre coûte 5 €…"
    assert read_bytes("a.txt", text.encode("cp1252")).document.text == text


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_detected(order):
    assert read_bytes("a.txt", ENGLISH.encode(order)).document.text == ENGLISH


POLISH = (
    "Ministerstwo Zdrowia Polski podpisało umowę z Ukrainą w Warszawie 3 maja 2023 roku. Japonia przekazała 3 miliony "
    "dolarów dla szpitali. Źródło: służba prasowa."
)
HUNGARIAN = (
    "A magyar Egészségügyi Minisztérium megállapodást írt alá Ukrajnával Budapesten 2023. május 3-án. Japán hárommillió "
    "dollárt adott a kórházaknak."
)
TURKISH = (
    "Türkiye Sağlık Bakanlığı 3 Mayıs 2023 tarihinde Ankara'da Özbekistan ile bir anlaşma imzaladı. Yaşlılar için."
)
ARABIC = "وقعت وزارة الصحة في المغرب اتفاقية مع السنغال في الرباط يوم 3 مايو 2023 بحضور السفير الياباني في البلاد."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(POLISH, "cp1250"), (HUNGARIAN, "cp1250"), (TURKISH, "cp1254"), (ARABIC, "cp1256")],
)
def test_letters_of_other_old_encodings_are_right(text, encoding):
    reading = read_bytes("a.txt", text.encode(encoding))
    assert reading.document.text == text
    assert "encoding-guessed" in {notice.code for notice in reading.notices}


def test_a_zero_character_is_one_that_could_not_be_read_and_moves_no_other():
    reading = read_bytes("a.txt", ENGLISH.replace("30 hospital", "30\0hospital").encode())
    assert reading.document.text == ENGLISH.replace("30 hospital", "30\ufffdhospital")
    assert all(reading.document.text[e.start : e.end] == e.quote for fact in reading.facts for e in fact.evidence)

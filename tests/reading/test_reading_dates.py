"""Dates in EDTF: full, partial, of an interval, relative to the document's own; and what only looks like a date."""

import pytest
from telling import dates, quotes, told

from cosante.reading import read_text
from cosante.vocabulary.facts import Count, Date

ENGLISH = "Cuban doctors treated 300 patients at the national hospital in Dili, Timor-Leste, {}."
FRENCH = "Des médecins cubains ont soigné 300 malades à l'hôpital de Bata, en Guinée équatoriale, {}."
BENGALI = "নেপালের একটি চিকিৎসক দল {} ঢাকা মেডিকেল কলেজ হাসপাতালে ৩০০ জন রোগীকে চিকিৎসা দিয়েছে, জানায় মন্ত্রণালয়।"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (ENGLISH.format("on 3 May 2022"), "2022-05-03"),
        (ENGLISH.format("on May 3, 2022"), "2022-05-03"),
        (ENGLISH.format("on the 3rd of May 2022"), "2022-05-03"),
        (ENGLISH.format("on 2022-05-03"), "2022-05-03"),
        (ENGLISH.format("on 13/05/2022"), "2022-05-13"),
        (ENGLISH.format("in May 2022"), "2022-05"),
        (ENGLISH.format("in 2022"), "2022"),
        (ENGLISH.format("on 3 May"), "XXXX-05-03"),
        (ENGLISH.format("from 3 to 14 May 2022"), "2022-05-03/2022-05-14"),
        (ENGLISH.format("from 20 May to 7 June 2022"), "2022-05-20/2022-06-07"),
        (ENGLISH.format("from 2012 to 2014"), "2012/2014"),
        (ENGLISH.format("during the plan of 2024-2028"), "2024/2028"),
        (FRENCH.format("le 3 mai 2022"), "2022-05-03"),
        (FRENCH.format("le 1er juillet 2022"), "2022-07-01"),
        (FRENCH.format("en mai 2022"), "2022-05"),
        (FRENCH.format("en 2022"), "2022"),
        (FRENCH.format("le 3 mai"), "XXXX-05-03"),
        (FRENCH.format("du 3 au 14 mai 2022"), "2022-05-03/2022-05-14"),
        (FRENCH.format("de 2012 à 2014"), "2012/2014"),
        (BENGALI.format("৩ মে ২০২২"), "2022-05-03"),
        (BENGALI.format("০৩/০৫/২০২২ তারিখে"), "2022-05-03"),
        (BENGALI.format("২০২২ সালে"), "2022"),
        (BENGALI.format("২০২৪ সালের নভেম্বরে"), "2024-11"),
        (BENGALI.format("২০২৪ সালের ৫ মার্চ"), "2024-03-05"),
        (BENGALI.format("১৬ থেকে ২০ জানুয়ারি ২০২৪"), "2024-01-16/2024-01-20"),
        (BENGALI.format("২০২২ থেকে ২০২৪ সালের মধ্যে"), "2022/2024"),
    ],
)
def test_the_day_of_a_deed(said, value):
    assert dates(said, "event", "period") == {value}


PORTUGUESE = "Médicos cubanos trataram 300 doentes no hospital nacional de Díli, em Timor-Leste, {}."
SPANISH = "Médicos cubanos atendieron a 300 pacientes en el hospital nacional de Dili, Timor Oriental, {}."
SWAHILI = "Madaktari wa Cuba waliwatibu wagonjwa 300 katika hospitali ya Bata, Guinea ya Ikweta, {}."


@pytest.mark.parametrize(
    ("said", "values"),
    [
        (ENGLISH.format("between 5 and 12 May 2022"), {"2022-05-05/2022-05-12"}),
        (FRENCH.format("entre le 5 et le 12 mai 2022"), {"2022-05-05/2022-05-12"}),
        (FRENCH.format("le 5 et le 12 mai 2022"), {"2022-05-05", "2022-05-12"}),
        (PORTUGUESE.format("entre os dias 05 e 12 de maio de 2022"), {"2022-05-05/2022-05-12"}),
        (PORTUGUESE.format("entre o dia 5 e o dia 12 de maio de 2022"), {"2022-05-05/2022-05-12"}),
        (PORTUGUESE.format("nos dias 5 e 12 de maio de 2022"), {"2022-05-05", "2022-05-12"}),
        (SPANISH.format("entre el 5 y el 12 de mayo de 2022"), {"2022-05-05/2022-05-12"}),
        (SPANISH.format("el 5 y el 12 de mayo de 2022"), {"2022-05-05", "2022-05-12"}),
        (SWAHILI.format("kati ya tarehe 5 na 12 Mei 2022"), {"2022-05-05/2022-05-12"}),
    ],
)
def test_between_two_days_is_an_interval_and_two_days_are_two(said, values):
    assert dates(said, "event", "period") == values


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Ghana and Togo signed a health agreement of five years.", "P5Y"),
        ("Ghana and Togo signed a three-year health agreement.", "P3Y"),
        ("China trained ten nurses of Togo for 18 months.", "P18M"),
        ("China trained ten nurses of Togo for two weeks.", "P2W"),
        ("Le Ghana et le Togo ont signé un accord de santé de cinq ans.", "P5Y"),
        ("Le Maroc a formé dix infirmiers du Mali pendant dix-huit mois.", "P18M"),
        ("ঘানা ও টোগো পাঁচ বছর মেয়াদি স্বাস্থ্য চুক্তি সই করেছে।", "P5Y"),
        ("নেপালের নার্সরা দুই সপ্তাহের প্রশিক্ষণ নেন।", "P2W"),
    ],
)
def test_how_long_a_deed_lasts(said, value):
    assert dates(said, "duration") == {value}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Posted on 6 May 2022\n\n" + ENGLISH.format("yesterday"), "2022-05-05"),
        ("Publié le 6 mai 2022\n\n" + FRENCH.format("hier"), "2022-05-05"),
        ("প্রকাশিত: ৬ মে ২০২২\n\n" + BENGALI.format("গতকাল"), "2022-05-05"),
    ],
)
def test_a_relative_day_counts_from_the_documents_own(said, value):
    assert read_text(said).document.published == "2022-05-06"
    assert dates(said, "event") == {value}


@pytest.mark.parametrize(
    "said", [ENGLISH.format("yesterday"), FRENCH.format("hier"), BENGALI.format("গতকাল"), ENGLISH.format("last year")]
)
def test_without_the_documents_own_date_a_relative_day_is_none(said):
    assert dates(said) == set()


def test_a_missing_year_comes_from_the_documents_own_date():
    assert "2021-12-30" in dates("Posted on 4 January 2022\n\n" + ENGLISH.format("on 30 December"), "event")


@pytest.mark.parametrize(
    "said",
    [
        "Ghana and Togo marked the 50th anniversary of their health cooperation.",
        "Le Ghana et le Togo ont célébré le 60e anniversaire de leur coopération sanitaire.",
        "ঘানা ও টোগো স্বাস্থ্য সহযোগিতার ৫০তম বার্ষিকী পালন করেছে।",
    ],
)
def test_anniversaries_and_names_are_no_dates(said):
    assert dates(said) == set()


@pytest.mark.parametrize("written", ["99/99/2022", "45 May 2022", "2022-13-45"])
def test_a_day_that_no_calendar_has_is_not_given(written):
    for fact in told(ENGLISH.format(f"on {written}"), "date"):
        assert fact.value in {"2022", "2022-02", "2022-05"}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "El Ministerio de Salud de Cuba firmó un acuerdo con Angola el 3 de mayo de 2023 en Luanda.",
            "3 de mayo de 2023",
        ),
        (
            "O Ministério da Saúde de Angola assinou um acordo com o Brasil no dia 3 de maio de 2023.",
            "3 de maio de 2023",
        ),
        (
            "Bộ Y tế Việt Nam ký thỏa thuận với Lào ngày 3 tháng 5 năm 2023 tại Viêng Chăn về hợp tác y tế.",
            "3 tháng 5 năm 2023",
        ),
    ],
)
def test_a_day_in_a_language_without_a_pack_is_read_whole(text, quote):
    assert quote in quotes(read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "中国援助刚果医疗队2023年5月3日在布拉柴维尔为300名患者进行了治疗。",
        "日本の外務省は2023年5月3日にガーナの保健省に機材を供与した。",
        "한국 보건복지부는 2023년 5월 3일 가나와 협약을 체결했다.",
    ],
)
def test_a_day_in_chinese_japanese_and_korean_is_read(text):
    assert "2023-05-03" in dates(text)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("১৬ জানুয়ারি ২০২৪ থেকে ২০ জানুয়ারি ২০২৪ পর্যন্ত", "2024-01-16/2024-01-20"),
    ],
)
def test_a_bengali_date_is_read_whole(written, value):
    said = f"নেপালের একটি চিকিৎসক দল {written} ঢাকা মেডিকেল কলেজ হাসপাতালে ৩০০ জন রোগীকে চিকিৎসা দিয়েছে, জানায় মন্ত্রণালয়।"
    assert dates(said) == {value}


def test_an_age_is_no_duration():
    assert dates("Cuban doctors operated on a farmer who is 45 years old.", "duration") == set()
    assert dates("Des médecins cubains ont vacciné des enfants âgés de 5 ans.", "duration") == set()


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (ENGLISH.format("in mid-2022"), "2022"),
        (ENGLISH.format("in the 1990s"), "199X"),
        (ENGLISH.format("in the first quarter of 2022"), "2022-01/2022-03"),
        (ENGLISH.format("in Q3 2022"), "2022-07/2022-09"),
        (ENGLISH.format("in the second half of 2022"), "2022-07/2022-12"),
        (ENGLISH.format("from Tuesday 3 to Friday 6 May 2022"), "2022-05-03/2022-05-06"),
        (FRENCH.format("mi-2022"), "2022"),
        (FRENCH.format("au premier trimestre 2022"), "2022-01/2022-03"),
        (FRENCH.format("au 2e semestre de 2022"), "2022-07/2022-12"),
        (FRENCH.format("du mardi 3 au vendredi 6 mai 2022"), "2022-05-03/2022-05-06"),
        (BENGALI.format("২০২৩ সালের প্রথম প্রান্তিকে"), "2023-01/2023-03"),
    ],
)
def test_parts_of_years_and_decades_are_read(said, value):
    assert dates(said, "event", "period") == {value}


def test_two_months_of_two_years_are_no_period_of_years():
    assert dates(ENGLISH.format("in December 2023 and January 2024")) == {"2023-12", "2024-01"}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (ENGLISH.format("for two and a half years"), "P30M"),
        (BENGALI.format("দেড় বছর ধরে"), "P18M"),
    ],
)
def test_a_length_of_half_years_is_told_in_months(said, value):
    assert dates(said, "duration") == {value}


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("Published: 14 June 2024", ENGLISH.format("next Friday")),
        ("Publié le 14 juin 2024", FRENCH.format("vendredi prochain")),
        ("প্রকাশিত: ১৪ জুন ২০২৪", BENGALI.format("আগামী শুক্রবার")),
    ],
)
def test_next_friday_is_after_the_page(published, said):
    assert dates(f"{said[:40]}\n\n{published}\n\n{said}", "event") == {"2024-06-21"}


@pytest.mark.parametrize(
    "said",
    [
        "Durante el año 2020 brigadas médicas de Cuba prestaron servicios en el hospital de La Paz, Bolivia.",
        "Durante o ano de 2020 médicos de Cuba trabalharam no hospital central de Luanda, em Angola.",
    ],
)
def test_a_year_that_is_called_so_counts_nobody(said):
    facts = read_text(said).facts
    assert [f.value for f in facts if isinstance(f, Date)] == ["2020"]
    assert not [f for f in facts if isinstance(f, Count)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr Amal Sen, born in 1975, led the doctors of Japan to Laos in 2019.",
        "Le docteur Amal Sen, né le 3 mai 1975, a conduit les médecins du Japon au Laos en 2019.",
        "Bác sĩ Nguyễn Văn Tâm, sinh năm 1975, đã sang Lào khám bệnh miễn phí năm 2019.",
        "1975년생인 이산 원장은 2019년 몽골 보건부와 협력 양해각서를 체결했다.",
        "王山,1975年5月出生,2019年随中国医疗队前往老挝开展义诊。",
        "นายแพทย์สมชาย ใจดี เกิดเมื่อปี 2518 เดินทางไปลาวเมื่อปี 2562 ตรวจรักษาผู้ป่วยฟรี",
    ],
)
def test_when_somebody_was_born_is_no_date_of_a_deed(text: str) -> None:
    assert dates(f"Health\n\n{text}") == {"2019"}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Từ ngày 8.11 đến 14.11, đoàn bác sĩ Nhật Bản khám bệnh cho 30 người Lào.", "XXXX-11-08/XXXX-11-14"),
        ("Từ ngày 6-9.11, đoàn bác sĩ Nhật Bản khám bệnh cho 30 người Lào.", "XXXX-11-06/XXXX-11-09"),
        ("Trong 5 ngày (từ ngày 30/10- 3/11), đoàn bác sĩ Nhật Bản khám bệnh cho 30 người Lào.", "XXXX-10-30/XXXX-11-03"),
        ("Từ 25/3 đến 29/3/2024 đoàn bác sĩ Nhật Bản khám bệnh cho 300 người Lào.", "2024-03-25/2024-03-29"),
        ("ဂျပန်ဆေးအဖွဲ့သည် သြဂုတ် ၃ ရက်နေ့ကနေ သြဂုတ်လ ၁၃ရက်နေ့အထိ ရန်ကုန်တွင် ဆေးကုသပေးခဲ့သည်။", "XXXX-08-03/XXXX-08-13"),
    ],
)  # fmt: skip
def test_ranges_of_days_in_digits(said: str, value: str) -> None:
    assert value in dates(said)


def test_a_number_with_a_stop_is_no_day() -> None:
    assert not dates("Nhật Bản viện trợ từ 2.5 triệu USD đến 3.5 triệu USD cho bệnh viện ở Lào.", "event")


def test_the_third_time_is_no_tuesday() -> None:
    text = "Cập nhật: 20/10/2023\n\nĐây là lần thứ 3 đoàn bác sĩ Nhật Bản khám bệnh cho 30 bệnh nhân tại Lào."
    assert not dates(text, "event")

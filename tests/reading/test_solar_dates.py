"""Dates of the Solar Hijri calendar in Persian, Dari, Pashto and Kurdish, beside Gregorian and lunar ones."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import dates, told

from cosante.languages.identify import identify
from cosante.reading import read_text
from cosante.reading.grammars.solar import from_solar

PERSIAN = "وزیر بهداشت ایران {} در تهران با وزیر بهداشت عراق دیدار کرد و این دو کشور را برای همکاری آماده خواند."
DARI = "وزارت صحت عامه افغانستان {} تفاهم‌نامه‌ای را با وزارت صحت چین در کابل امضا کرد که برای این کشور مهم است."
PASHTO = "د افغانستان د عامې روغتیا وزارت {} له چين سره په کابل کې هوکړه لاسليک کړه او دا د هېواد لپاره مهمه ده."
SORANI = "وەزیری تەندروستی هەرێم {} لە هەولێر لەگەڵ وەزیری تەندروستی ئێران کۆبوونەوەیەکی کرد بۆ ئەوەی هاوکاری بکەن."


#: The first days of years as the official calendars of Iran gave them: 1 Farvardin was not on 21 March in these.
EARLY_MARCH = {1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403}


@pytest.mark.parametrize("year", range(1373, 1406))
def test_a_year_begins_as_the_official_calendars_had_it(year):
    assert from_solar(year, 1, 1) == date(year + 621, 3, 20 if year in EARLY_MARCH else 21)


@given(st.dates(date(1830, 1, 1), date(2118, 1, 1)))
def test_each_gregorian_day_is_one_day_of_the_calendar(day):
    year = day.year - 621
    is_it = [
        (y, month, number)
        for y in (year - 1, year)
        for month in range(1, 13)
        for number in range(1, 32)
        if from_solar(y, month, number) == day
    ]
    assert len(is_it) == 1


@given(st.integers(1206, 1496), st.integers(1, 12), st.integers(1, 31))
def test_days_follow_one_another(year, month, day):
    this = from_solar(year, month, day)
    if this is None:
        assert day > 29
        assert from_solar(year, month, 29)
        return
    following = from_solar(year, month, day + 1) or from_solar(year + month // 12, month % 12 + 1, 1)
    assert following == this + timedelta(days=1)


@pytest.mark.parametrize(
    "day", [(1403, 12, 30), (1402, 12, 30), (1399, 12, 30), (1400, 7, 31), (1403, 13, 1), (900, 1, 1)]
)
def test_only_leap_years_have_a_last_day_more(day):
    assert (from_solar(*day) is not None) == (day in {(1403, 12, 30), (1399, 12, 30)})


@pytest.mark.parametrize(
    ("sentence", "written", "value"),
    [
        (PERSIAN, "۱۵ مهر ۱۴۰۳", "2024-10-06"),
        (PERSIAN, "۱۵ مهرماه ۱۴۰۳", "2024-10-06"),
        (PERSIAN, "۱۵ مهر ماه سال ۱۴۰۳", "2024-10-06"),
        (PERSIAN, "15 مهر 1403", "2024-10-06"),
        (PERSIAN, "١٥ مهر ١٤٠٣", "2024-10-06"),
        (PERSIAN, "۳۰ اسفند ۱۴۰۳", "2025-03-20"),
        (PERSIAN, "۱۴۰۳/۷/۱۵", "2024-10-06"),
        (PERSIAN, "۱۴۰۳/۰۷/۱۵", "2024-10-06"),
        (PERSIAN, "۱۴۰۳-۰۷-۱۵", "2024-10-06"),
        (PERSIAN, "۱۵/۷/۱۴۰۳", "2024-10-06"),
        (PERSIAN, "۱۵ تا ۱۷ مهر ۱۴۰۳", "2024-10-06/2024-10-08"),
        (PERSIAN, "۱۵ و ۱۶ مهر ۱۴۰۳", "2024-10-06/2024-10-07"),
        (PERSIAN, "۲۹ مهر تا ۳ آبان ۱۴۰۳", "2024-10-20/2024-10-24"),
        (PERSIAN, "۲۵ اسفند تا ۵ فروردین ۱۴۰۳", "2024-03-15/2024-03-24"),
        (PERSIAN, "مهر ۱۴۰۳", "2024-09-22/2024-10-21"),
        (PERSIAN, "اسفندماه ۱۴۰۲", "2024-02-20/2024-03-19"),
        (PERSIAN, "۱۴۰۲ خورشیدی", "2023/2024"),
        (PERSIAN, "۱۴۰۲ هجری شمسی", "2023/2024"),
        (DARI, "۱۲ حمل ۱۴۰۳", "2024-03-31"),
        (DARI, "۲۰ سنبله سال ۱۴۰۰ هجری شمسی", "2021-09-11"),
        (DARI, "۳ عقرب ۱۴۰۳ هـ.ش", "2024-10-24"),
        (DARI, "(سه‌شنبه/۲۴جوزا/۱۴۰۱)", "2022-06-14"),
        (DARI, "میزان ۱۴۰۲", "2023-09-23/2023-10-22"),
        (PASHTO, "د ۱۴۰۳ کال د وري په ۱۲مه نېټه", "2024-03-31"),
        (PASHTO, "د ۱۴۰۳ لمریز کال د وري د میاشتې په ۱۲", "2024-03-31"),
        (PASHTO, "د ۱۴۰۲ل کال د غويي په ۲۰مه", "2023-05-10"),
        (PASHTO, "چهارشنبه، چنګاښ ۱۶/۱۴۰۰", "2021-07-07"),
        (PASHTO, "د ۱۴۰۳ کال د حمل ۱۲مه", "2024-03-31"),
        (PASHTO, "د ۱۴۰۱ هجري لمریز کال د لړم په ۵مه", "2022-10-27"),
        (SORANI, "١٥ی گەلاوێژی ١٤٠٣", "2024-08-05"),
        (SORANI, "١٥ی ڕەزبەری ١٤٠٣ی هەتاوی", "2024-10-06"),
        (SORANI, "١٥ی ڕەزبەری ٢٧٢٤ی کوردی", "2024-10-06"),
    ],
)
def test_a_date_is_converted_and_its_written_form_kept(sentence, written, value):
    text = sentence.format(f"در {written}" if sentence in {PERSIAN, DARI} else written)
    found = told(text, "date")
    assert [fact.value for fact in found] == [value]
    assert found[0].evidence[0].quote.strip("د ") in text
    assert any(digit in found[0].evidence[0].quote for digit in "۱۱1١")


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("سال ۱۴۰۲", "2023/2024"),
        ("سال مالی ۱۴۰۲", "2023/2024"),
        ("سال خورشیدی ۱۳۹۹", "2020/2021"),
        ("سال‌های ۱۴۰۰ تا ۱۴۰۲", "2021/2024"),
        ("سال 1357", "1978/1979"),
        ("سال ۲۰۲۳", "2023"),
        ("سال ۲۰۲۳ میلادی", "2023"),
    ],
)
def test_a_year_is_one_beside_its_word(said, value):
    assert dates(PERSIAN.format(f"در {said}")) == {value}


@pytest.mark.parametrize(
    "said",
    [
        "۱۴۰۲ نفر",
        "مبلغ ۱۴۰۲ دلار",
        "برای مهر و دوستی",
        "خبرگزاری مهر",
        "به میزان ۵۰",
        "۱۴۰۲ پزشک",
        "۹۹/۷/۱۵",
        "۱۴۰۳/۱۳/۴۰",
    ],
)
def test_numbers_and_words_that_look_like_dates_are_none(said):
    assert dates(PERSIAN.format(said)) == set()


@pytest.mark.parametrize(
    "said",
    [
        "۲ ربیع‌الثانی ۱۴۴۶",
        "۱۰ محرم ۱۴۰۳ قمری",
        "سال ۱۴۰۳ قمری",
        "سال ۱۴۰۳ هـ.ق",
        "سال ۱۴۴۵",
        "سال ۱۴۰۳ هجری قمری",
        "۱۴۰۳/۷/۱۵ قمری",
    ],
)
def test_dates_of_the_lunar_calendar_are_not_taken_for_solar_ones(said):
    assert dates(PERSIAN.format(f"در {said}")) == set()


def test_one_day_told_in_three_calendars_is_one_date():
    said = DARI.format("به تاریخ ۲ ربیع‌الثانی ۱۴۴۶ هـ.ق برابر با ۱۵ میزان ۱۴۰۳ هـ.ش و ۶ اکتبر ۲۰۲۴ میلادی")
    (found,) = told(said, "date")
    assert found.value == "2024-10-06"
    assert len(found.evidence) == 2


def test_a_day_without_its_year_has_that_of_the_page():
    said = PERSIAN.format("روز ۱۵ مهر")
    assert dates(said) == {"XXXX-10-07"}
    assert {f.value for f in read_text(said, published="2024-10-08").facts if hasattr(f, "role")} >= {"2024-10-06"}
    assert "2023-10-07" in {getattr(f, "value", "") for f in read_text(said, published="2023-10-09").facts}
    assert dates(PERSIAN.format("از ۱۲ مهر ۱۴۰۳ و روز ۱۵ مهر")) == {"2024-10-03", "2024-10-06"}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("15 Mehr 1403", "2024-10-06"),
        ("Mehr 15, 1403", "2024-10-06"),
        ("the 12th of Hamal 1403", "2024-03-31"),
        ("Mehr 1403", "2024-09-22/2024-10-21"),
    ],
)
def test_a_month_in_latin_letters_with_its_year_is_read_in_any_language(said, value):
    assert dates(f"The Ministry of Health of Iran received a team of Pakistan on {said} in Tehran.") == {value}


def test_sorani_is_told_by_its_letters():
    assert identify(SORANI.format("ئەمڕۆ"), "") == "ckb"

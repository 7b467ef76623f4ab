"""Dates told from the page's own date, decades, lists of days, and what only looks like a duration."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import dates, told

from cosante.reading import read_text
from cosante.reading.grammars.calendars import from_bengali
from cosante.reading.grammars.relative import shift
from cosante.vocabulary.facts import Date

PAGE = {
    "en": "Published on 10 May 2023\n\nThe Ministry of Health of Laos and the doctors of Cuba worked together in the hospital. ",
    "fr": "Publié le 10 mai 2023\n\nLe ministère de la Santé du Togo et les médecins de Cuba ont travaillé à l'hôpital. ",
    "bn": "প্রকাশিত: ১০ মে ২০২৩\n\nলাওসের স্বাস্থ্য মন্ত্রণালয় ও কিউবার চিকিৎসকেরা হাসপাতালে একসঙ্গে কাজ করেছেন। ",
}


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [
        ("en", "They signed an agreement today.", "2023-05-10"),
        ("en", "They will build a hospital this year.", "2023"),
        ("en", "They came last week.", "2023-05-01/2023-05-07"),
        ("en", "They came three months ago.", "2023-02"),
        ("en", "They came 12 years ago.", "2011"),
        ("en", "They signed an agreement on Tuesday.", "2023-05-09"),
        ("en", "They will sign an agreement on Tuesday.", "2023-05-16"),
        ("en", "They will sign an agreement on Thursday.", "2023-05-11"),
        ("fr", "Un atelier va se tenir à partir de mardi.", "2023-05-16"),
        ("fr", "Ils ont signé un accord aujourd'hui.", "2023-05-10"),
        ("fr", "Ils construiront un hôpital cette année.", "2023"),
        ("fr", "Lomé,18 juillet 2022 - Ils ont signé un accord.", "2022-07-18"),
        ("fr", "Ils sont venus la semaine dernière.", "2023-05-01/2023-05-07"),
        ("fr", "Ils sont venus il y a trois jours.", "2023-05-07"),
        ("fr", "Ils sont venus il y a 7 mois.", "2022-10"),
        ("bn", "আজ তারা চুক্তি সই করেছেন।", "2023-05-10"),
        ("bn", "চলতি বছর তারা হাসপাতাল নির্মাণ করবেন।", "2023"),
        ("bn", "গত সপ্তাহে তারা এসেছেন।", "2023-05-01/2023-05-07"),
        ("bn", "তিন দিন আগে তারা এসেছেন।", "2023-05-07"),
        ("bn", "২ বছর আগে তারা এসেছেন।", "2021"),
    ],
)
def test_a_relative_date_is_told_from_the_pages_own(language, said, expected):
    assert dates(PAGE[language] + said, "event") == {expected}


def test_a_week_of_which_a_day_is_named_says_no_more():
    said = "They came last week. The agreement was signed on 3 May 2023 in the hospital."
    assert dates(PAGE["en"] + said, "event") == {"2023-05-03"}


@pytest.mark.parametrize("said", ["A week later they came.", "They came on the same day."])
def test_what_is_told_from_what_was_told_before_is_not_told_from_the_pages_date(said):
    assert dates(PAGE["en"] + said, "event") == set()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Ils sont venus il y a trois jours."),
        ("bn", "তিন দিন আগে তারা এসেছেন।"),
        ("en", "The vaccine is for children under five years."),
        ("en", "The vaccine is for girls aged 9 to 14 years."),
        ("fr", "Ils ont vacciné des enfants de 5 ans."),
        ("fr", "Ils ont vacciné des enfants de moins de 5 ans."),
        ("bn", "৫ বছরের কম বয়সী শিশুদের টিকা দেওয়া হয়েছে।"),
    ],
)
def test_an_age_or_how_long_ago_is_no_duration(language, said):
    assert dates(PAGE[language] + said, "duration") == set()


def test_a_length_beside_people_is_still_a_duration():
    assert dates(PAGE["en"] + "They trained nurses for five years.", "duration") == {"P5Y"}
    assert dates(PAGE["fr"] + "Un programme de 5 ans est lancé.", "duration") == {"P5Y"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "They worked there in the 1990s."),
        ("fr", "Dans les années 1990, ils ont travaillé au Togo."),
        ("fr", "Dans les années 90, ils ont travaillé au Togo."),
        ("bn", "১৯৯০-এর দশকে তারা কাজ করেছেন।"),
    ],
)
def test_a_decade_is_a_year_whose_last_digit_is_not_said(language, said):
    assert dates(PAGE[language] + said, "event", "duration") == {"199X"}


def test_two_years_are_no_decade():
    assert "202X" not in dates(PAGE["fr"] + "Le projet est financé pour les années 2020 et 2021.")


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [
        ("fr", "Ils se sont réunis les 3, 4 et 5 mai.", {"2023-05-03/2023-05-05"}),
        ("en", "They met on 3, 4 and 5 May.", {"2023-05-03/2023-05-05"}),
        ("en", "They met on 3 and 17 May 2023.", {"2023-05-03", "2023-05-17"}),
        ("fr", "Ils se sont réunis les 3, 5 et 9 mai 2023.", {"2023-05-03", "2023-05-05", "2023-05-09"}),
        ("en", "They met between 3 and 17 May 2023.", {"2023-05-03/2023-05-17"}),
    ],
)
def test_days_of_a_list_are_an_interval_where_they_follow_one_another(language, said, expected):
    assert dates(PAGE[language] + said, "event") == expected


def test_a_day_of_the_bengali_calendar_is_converted_and_counts_nothing():
    assert dates(PAGE["bn"] + "১২ বৈশাখ ১৪৩১ তারা চুক্তি সই করেছেন।", "event") == {"2024-04-25"}


@pytest.mark.parametrize(
    ("bengali", "expected"),
    [
        ((1426, 1, 1), date(2019, 4, 14)),
        ((1426, 6, 31), date(2019, 10, 16)),  # the first 31 Ashwin
        ((1426, 11, 8), date(2020, 2, 21)),
        ((1426, 11, 30), date(2020, 3, 14)),  # a leap day
        ((1430, 9, 1), date(2023, 12, 16)),
        ((1430, 12, 12), date(2024, 3, 26)),
        ((1425, 6, 31), None),
        ((1427, 11, 30), None),
    ],
)
def test_days_of_the_bengali_calendar_are_those_that_bangladesh_fixed(bengali, expected):
    assert from_bengali(*bengali) == expected


@given(st.integers(1300, 1599))
def test_a_bengali_year_has_every_day_of_a_year_once(year):
    days = [from_bengali(year, month, day) for month in range(1, 13) for day in range(1, 32)]
    known = [day.toordinal() for day in days if day]
    assert known == list(range(known[0], known[0] + len(known)))
    following = from_bengali(year + 1, 1, 1)
    assert following is not None
    assert following.toordinal() == known[-1] + 1


@given(st.dates(), st.integers(-999, 999), st.sampled_from("dwmy"))
def test_a_shift_is_a_date_or_nothing(published, step, unit):
    shifted = shift(published, f"{step:+d}{unit}")
    assert shifted is None or all(len(part) in {4, 7, 10} for part in shifted.split("/"))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Novemba 25, 2022\n\nMadaktari wa China walitoa huduma za matibabu Fiji tarehe 17 bila malipo.", "2022-11-17"),
        ("Novemba 5, 2022\n\nMadaktari wa China walitoa huduma za matibabu Fiji tarehe 27 bila malipo.", "2022-10-27"),
        ("25 नवंबर 2022\n\nचीन की चिकित्सा टीम 17 तारीख को फिजी के अस्पताल में इलाज करने पहुंची।", "2022-11-17"),
        ("২৫ নভেম্বর ২০২২\n\nচীনের চিকিৎসক দল ১৭ তারিখে ফিজির হাসপাতালে রোগীদের চিকিৎসা দেয়।", "2022-11-17"),
        ("25 نومبر 2022\n\nچینی طبی ٹیم 17 تاریخ کو فجی کے ہسپتال پہنچی اور مریضوں کا علاج کیا۔", "2022-11-17"),
        ("25 نومبر 2022\n\nچینی طبی ٹیم اکتوبر کی 17 تاریخ کو فجی کے ہسپتال پہنچی۔", "2022-10-17"),
    ],
)
def test_a_day_told_without_its_month_is_the_last_such_day(said, day):
    assert dates(said, "event") == {day}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Japan sent doctors to Laos in August last year.", "2023-08"),
        ("Japan sent doctors to Laos on 5 August of last year.", "2023-08-05"),
        ("Tháng 8 năm ngoái, Nhật Bản cử đoàn bác sĩ sang Lào.", "2023-08"),
        ("去年8月12日,日本向老挝派遣了医疗队。", "2023-08-12"),
        ("Le Japon a envoyé des médecins au Laos en août de l'année dernière.", "2023-08"),
    ],
)
def test_a_month_takes_the_year_told_beside_it(text: str, told: str) -> None:
    found = read_text(f"Health\n\n{text}", published="2024-03-15").facts
    assert {f.value for f in found if isinstance(f, Date)} == {told}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "1999-05-13 来源：健康报\n\n本报日内瓦5月11日电 中国卫生部部长和法国卫生部长今天签署了卫生合作谅解备忘录。",
            "1999-05-11",
        ),
        (
            "14 March 2024\n\nLUSAKA, March 12, 2024 (Copper News) - Japan today handed four ambulances to Zambia's "
            "Ministry of Health at a hospital in Ndola.",
            "2024-03-12",
        ),
        (
            "14 March 2024\n\nLUSAKA, February 12, 2024 (Copper News) - Japan today handed four ambulances to Zambia's "
            "Ministry of Health at a hospital in Ndola.",
            "2024-03-14",
        ),
    ],
)
def test_today_is_the_day_of_a_dateline_that_the_page_followed_within_days(text, day):
    assert day in dates(text, "event")


@pytest.mark.parametrize(
    ("text", "quote", "given"),
    [
        ("12 Mart 2024\n\nDün Türk Kızılayı, Somali Sağlık Bakanlığına hastane için 40 yatak bağışladı.", "Dün", True),
        ("12 Mart 2024\n\nDünya genelinde Türk Kızılayı, Somali'de hastane için 40 yatak bağışladı.", "Dün", False),
        ("12 Mart 2024\n\nBugüne kadar Türk Kızılayı, Somali'de hastane için 40 yatak bağışladı.", "Bugün", False),
        ("2023 жылғы 10 мамыр\n\nБүгінге дейін Жапония Алматыдағы ауруханаға он көлік сыйға тартты.", "Бүгін", False),
        ("2024년 3월 12일\n\n라오스 보건부는 지난주에 한국국제협력단과 병원 건립 양해각서를 체결했다.", "지난주", True),
        ("2024년 3월 12일\n\n라오스 보건부는 지난해에 한국국제협력단과 병원 건립 양해각서를 체결했다.", "지난해", True),
        ("10 मई 2023\n\nभारत ने बीते कल को नेपाल के अस्पताल को दस एम्बुलेंस दान कीं।", "बीते कल", True),
    ],
)
def test_until_a_day_is_not_on_it_where_the_case_says_so(text: str, quote: str, given: bool) -> None:
    assert any(fact.evidence[0].quote.startswith(quote) for fact in told(text, "date")) == given

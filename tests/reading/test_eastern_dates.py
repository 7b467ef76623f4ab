"""Days, months and years as Korean, Chinese and Thai write them, and those told from the page's own date."""

import pytest

from cosante.reading import read_text
from cosante.vocabulary.facts import Date


def dated(text: str, published: str = "2024-03-15") -> set[str]:
    """The dates of a text under a title."""
    return {f.value for f in read_text(f"소식\n\n{text}", published=published).facts if isinstance(f, Date)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("한국은 지난해 6월 네팔에 의료진을 파견했다.", {"2023-06"}),
        ("한국은 6월 초 네팔에 의료진을 파견한다.", {"2024-06"}),
        ("한국은 2023년 3월부터 6월까지 네팔 간호사를 교육했다.", {"2023-03/2023-06"}),
        ("한국은 2023년 3~6월 네팔 간호사를 교육했다.", {"2023-03/2023-06"}),
        ("한국은 2018년부터 2022년까지 네팔 간호사를 교육했다.", {"2018/2022"}),
        ("한국은 2023년 1월 5일과 7일 네팔에서 무료 진료를 실시했다.", {"2023-01-05", "2023-01-07"}),
        ("의료진은 무료 진료를 '23.2.12.(일) 네팔에서 실시했다.", {"2023-02-12"}),
    ],
)
def test_korean_months_and_years(text: str, told: set[str]) -> None:
    assert dated(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "중국 의료진은 2024년 1월 라오스에 갔다. 보건복지부는 지난달 28일 네팔 보건부와 양해각서를 체결했다.",
            "2024-02-28",
        ),
        (
            "중국 의료진은 2023년 1월 라오스에 갔다. 보건복지부는 지난 12일 네팔 보건부와 양해각서를 체결했다.",
            "2024-03-12",
        ),
        (
            "중국 의료진은 2023년 1월 라오스에 갔다. 보건복지부는 지난 28일 네팔 보건부와 양해각서를 체결했다.",
            "2024-02-28",
        ),
        ("한국은 오는 10일 네팔에 의료진을 파견한다.", "2024-04-10"),
        ("한국은 다음 달 10일부터 15일까지 네팔에 의료진을 파견한다.", "2024-04-10/2024-04-15"),
        ("本月12日,中国卫生代表团访问了尼泊尔卫生部。", "2024-03-12"),
        ("上月28日,中国卫生代表团访问了尼泊尔卫生部。", "2024-02-28"),
    ],
)
def test_a_day_is_of_the_month_that_is_told_by_its_distance(text: str, told: str) -> None:
    assert told in dated(text)


def test_chinese_decades_and_days_in_a_row() -> None:
    assert dated("20世纪90年代,日本向老挝派遣了医疗队。") == {"199X"}
    assert dated("上世纪80年代,日本向老挝派遣了医疗队。") == {"198X"}
    assert dated("2023年1月5日和7日,中国卫生代表团访问了尼泊尔卫生部。") == {"2023-01-05", "2023-01-07"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("เมื่อวันที่ 12 มี.ค. 64 ทีมแพทย์ไทยตรวจรักษาประชาชนลาว", {"2021-03-12"}),
        ("เมื่อวันที่ 31 มีนาคม 2564 ทีมแพทย์ไทยตรวจรักษาประชาชนลาว", {"2021-03-31"}),
        ("เมื่อวันที่ 12 มีนาคม ทีมแพทย์ไทยตรวจรักษาประชาชนลาว", {"2024-03-12"}),
        ("ระหว่างปี 2561-2565 ไทยสนับสนุนการอบรมพยาบาลกัมพูชา", {"2018/2022"}),
        ("เมื่อวันที่ 5 และ 7 ตุลาคม 2565 ทีมแพทย์ไทยตรวจรักษาประชาชนลาว", {"2022-10-05", "2022-10-07"}),
        ("ระหว่างวันที่ 5 และ 7 ตุลาคม 2565 ทีมแพทย์ไทยตรวจรักษาประชาชนลาว", {"2022-10-05/2022-10-07"}),
        ("ตามพระราชบัญญัติหลักประกันสุขภาพแห่งชาติ พ.ศ. 2545 ไทยมอบเครื่องมือแพทย์ให้แก่ลาวในปี 2560", {"2017"}),
    ],
)
def test_years_of_the_buddha(text: str, told: set[str]) -> None:
    assert dated(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "병원은 'Medical Expo 2019'에서 몽골 보건부와 협력 양해각서를 체결했다.",
        "병원은 '건강 비전 2030'에 따라 몽골 보건부와 협력 양해각서를 체결했다.",
        "根据“健康中国2030”规划,中国与老挝卫生部签署合作协议。",
        "卫生部发〔2019〕15号文件要求中国医疗队与老挝卫生部合作。",
        "ทีมแพทย์ไทยตรวจรักษาประชาชนลาวในงาน Health Expo 2019 ที่เวียงจันทน์",
    ],
)
def test_a_year_in_a_name_is_no_date(text: str) -> None:
    assert not dated(text)


def test_a_year_beside_latin_letters_is_one_where_its_word_says_so() -> None:
    assert dated("한국은 WHO 2019년 회의에서 몽골 보건부와 협력 양해각서를 체결했다.") == {"2019"}

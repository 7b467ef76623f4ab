"""Days whose month only the page's own day tells, days of who told of it, and where that day stands."""

import pytest
from telling import dates

from cosante.reading import read_text
from cosante.vocabulary.facts import Date


def told(text: str, published: str = "") -> set[str]:
    """The days of what is told."""
    facts = read_text(text, published=published).facts
    return {f.value for f in facts if isinstance(f, Date) and f.role == "event"}


TAIWAN = "衛生福利部今(6)日與越南胡志明市醫院簽署醫療合作備忘錄。雙方將培訓醫師。醫院將接收護理師。合作為期三年。"
KOREA = "한국국제협력단은 2월 19일부터 라오스 의사를 초청해 연수를 실시했다. 연수는 이달 15일까지 이어진다. 의사들은 병원에서 배운다."


def test_a_day_in_brackets_behind_today_is_of_the_pages_month() -> None:
    assert told(TAIWAN, "2018-07-08") == {"2018-07-06"}
    assert told(TAIWAN) == {"XXXX-XX-06"}
    assert told(TAIWAN.replace("今(6)日", "昨(31)日"), "2018-06-01") == {"2018-05-31"}


def test_a_day_of_this_month_is_not_of_the_month_told_before_it() -> None:
    assert "XXXX-02-15" not in told(KOREA)
    assert "2024-03-15" in told(KOREA, "2024-03-14")


def test_the_day_on_which_somebody_told_of_it_is_no_day_of_the_deed() -> None:
    said = "한국국제협력단은 라오스 비엔티안 병원에 구급차 5대를 기증했다고 14일 밝혔다. 병원은 환자를 진료한다. 의사들이 일한다."
    assert told(said, "2024-03-15") == set()
    assert told(said.replace("기증했다고 14일 밝혔다", "14일 기증했다"), "2024-03-15") == {"2024-03-14"}


HEADS = [
    ("Oct 23rd, 2017\n\nNhật Bản hôm nay trao tặng xe cứu thương cho Bệnh viện tỉnh Hà Giang.", "2017-10-23"),
    ("Japan gives ambulances\n18.7.07\n\nJapan today gave five ambulances to the hospital of Dili, Timor-Leste.", "2007-07-18"),
    ("Ngày 3 tháng 6 năm 2022, Vientiane - Nhật Bản hôm nay trao tặng xe cứu thương cho Bệnh viện tỉnh.", "2022-06-03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), HEADS, ids=[day for _, day in HEADS])
def test_today_is_the_day_at_the_head_of_a_page(text: str, day: str) -> None:
    reading = read_text(text)
    assert reading.document.published == day
    assert told(text) == {day}


def test_a_day_that_is_marked_as_the_reports_goes_before_the_sites_own() -> None:
    story = "Japan yesterday gave five ambulances to the hospital of Dili in Timor-Leste. The hospital treats patients."
    for line in (
        "Published 3 March 2021 by the press office of the ministry of health",
        "3 March 2021 09:15 | Press office, Dili",
    ):
        text = f"12 May 2024 | Home | News | Contact\n\nJapan gives ambulances\n\n{line}\n\n{story}"
        assert read_text(text).document.published == "2021-03-03"
        assert dates(text, "event") == {"2021-03-02"}


def test_a_stroke_behind_a_town_and_a_day_opens_a_report() -> None:
    text = "Lahore, 3 June 2022 / Japan today gave five ambulances to Mayo Hospital, the ministry of health said."
    assert read_text(text).document.published == "2022-06-03"

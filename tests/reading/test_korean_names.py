"""Names as Korean writes them: offices and words of place written to them, addresses, lists of unknown places."""

import pytest
from telling import told


def _names(text: str, kind: str) -> set[str]:
    return {fact.name for fact in told(text, kind)}


def test_an_office_written_to_its_body_has_a_holder() -> None:
    text = '양승민 가온도의사회장은 "캄보디아 주민 진료를 지원하겠다"고 말했다. 바트에르덴 몽골 제2국립병원장이 축사를 했다.'
    assert _names(text, "person") == {"양승민", "바트에르덴"}


@pytest.mark.parametrize(
    "text",
    [
        "에티오피아 보건부는 이 대기실을 지역 대표 모델로 활용하기에 적합하다고 밝혔다.",
        "한빛병원과 몽골 보건부 양 기관은 효율적이고 경쟁력 있는 협력을 약속했다.",
    ],
)
def test_what_stands_behind_an_ordinary_word_is_nobody(text: str) -> None:
    assert not told(text, "person")


def test_places_that_no_table_knows_share_the_ending_of_their_list() -> None:
    text = "가온의사회는 2004년부터 베트남 롱타이성, 중국 다탕촌, 서안촌 지역에서 의료봉사 활동을 진행했다."
    assert {"롱타이성", "다탕촌"} <= _names(text, "place")


def test_a_town_with_its_word_of_place_is_the_one_of_the_table() -> None:
    text = "한국 의료진은 우즈베키스탄 페르가나시 내에서 심장병 환자 20명을 수술했다."
    assert {(p.name, p.country) for p in told(text, "place")} >= {("페르가나시", "UZ")}
    assert next(p.identifier for p in told(text, "place") if p.name == "페르가나시")


def test_districts_in_brackets_are_places() -> None:
    text = "가온재단은 에티오피아 4개 군(오모나, 베야무, 다두마, 멘초나)의 보건소 25개소를 개보수했다."
    assert {"오모나", "베야무", "다두마", "멘초나"} <= _names(text, "place")


@pytest.mark.parametrize("address", ["경기도 고양시", "경기도 가람시 나루구", "경기도 가람시"])
def test_an_address_is_neither_a_partner_nor_a_place(address: str) -> None:
    text = f"{address} 가온병원은 22일 우즈베키스탄 보건부와 의료 협력 협약을 체결했다."
    assert _names(text, "partner") == {"가온병원", "우즈베키스탄 보건부"}
    assert not _names(text, "place")


def test_a_hospital_told_again_without_its_country_is_one() -> None:
    text = "코이카는 24일 몽골 제2국립병원에서 진료센터 개소식을 개최했다. 제2국립병원에 의료장비 10점을 기증했다."
    assert _names(text, "partner") == {"코이카", "몽골 제2국립병원"}

"""The Korean pack: particles stay outside names, and names stand before their offices."""

from decimal import Decimal

import pytest

from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person, Place
from pack_helpers import deeds, pairs, settings, told

SIGNED = (
    "2024년 5월 21일\n\n한국국제협력단은 20일 비엔티안에서 라오스 보건부와 업무협약을 체결했다. "
    "분꽁 시하웡(Bounkong Syhavong) 라오스 보건부 장관과 박능후 보건복지부 장관이 참석했다. "
    "한국은 구급차 12대와 12억 3400만원을 지원했다. 의사 15명이 환자 1천200명을 진료했다. 29개국 739명의 의사가 수료했다."
)


def test_particles_are_no_part_of_a_name() -> None:
    assert settings("ko", "suffixes", "head", "nouns") == (True, "final", "before")
    assert {"한국국제협력단", "라오스 보건부"} <= told(SIGNED, Partner, "name")


def test_names_stand_before_their_offices() -> None:
    assert told(SIGNED, Person, "name") == {"분꽁 시하웡", "박능후"}


def test_what_is_counted_stands_on_either_side() -> None:
    assert {Decimal(12), Decimal(15), Decimal(1200), Decimal(739), Decimal(29)} <= told(SIGNED, Count, "value")
    assert {(Decimal(739), "doctors"), (Decimal(1200), "patients")} <= pairs(SIGNED, Count, "value", "of")


def test_scales_are_written_to_their_digits() -> None:
    assert told(SIGNED, Money, "amount") == {Decimal(1_234_000_000)}


def test_an_agreement_is_told() -> None:
    assert ("agreement", "2024-05-20") in pairs(SIGNED, Act, "type", "when")


def test_humanitarian_is_not_india() -> None:
    assert "IN" not in told("한국 정부는 라오스에 인도적 지원을 제공했다.", Partner, "country")


def test_a_participle_is_no_name() -> None:
    text = "의사 27명으로 구성된 봉사단은 캄보디아에서 진료했다. 지원해준 대한민국 정부에 감사한다고 캄보디아 보건부는 밝혔다."
    names = told(text, Partner, "name")
    assert "대한민국 정부" in names
    assert not any("구성된" in n or "지원해준" in n for n in names)


def test_verbs_that_are_not_made_with_hada_are_told() -> None:
    treated = "건강대학교병원은 다음 달 캄보디아 프놈펜에서 무료진료를 펼칩니다. 라오스 보건부는 한국국제협력단으로부터 구급차 3대를 기증받았다."
    acts = pairs(treated, Act, "type", "status")
    assert {("outreach", "planned"), ("donation", "done")} <= acts


def test_an_ambassador_is_named_by_the_country() -> None:
    text = "20일 라오스 보건부에서 열린 전달식에 강재권 주우즈베키스탄대사와 나상준 이사장이 참석했다."
    assert {"강재권", "나상준"} <= told(text, Person, "name")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("라오스 보건부가 코이카와 협약에 서명했다.", {"라오스 보건부", "코이카"}),
        ("복지부와 외교부는 라오스 보건부와 협약을 체결했다.", {"복지부", "외교부", "라오스 보건부"}),
        ("보건복지부(장관 조규홍)는 라오스 보건부와 협약을 체결했다.", {"보건복지부", "라오스 보건부"}),
    ],
)
def test_a_name_has_no_particle_and_no_bracket(text: str, names: set[str]) -> None:
    assert told(text, Partner, "name") == names


def test_two_thousand_people_are_no_year() -> None:
    text = "봉사단은 2019년 몽골에서 주민 2000여명을 진료했다."
    assert told(text, Count, "value") == {2000}
    assert told(text, Date, "value") == {"2019"}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("국방부는 남수단에 의료지원단을 파병할 예정이다.", ("personnel_deployment", "planned")),
        ("코이카가 지원한 팔레스타인 보건소가 문을 열었다.", ("infrastructure", "done")),
        ("캄보디아 의사 10명이 내년 한국에서 교육받는다.", ("training", "planned")),
        ("몽골 간호사 20명이 부산대병원에서 한 달간 연수를 받았다.", ("training", "done")),
    ],
)
def test_a_word_with_its_particle_is_the_word(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)


def test_a_country_in_names_only_is_no_place_beside_its_town() -> None:
    text = (
        "한국국제협력단은 지난 20일 비엔티안에서 라오스 보건부와 업무협약을 체결했다. "
        "한국국제협력단은 구급차 12대를 라오스 보건부에 기증했다."
    )
    assert told(text, Place, "name") == {"비엔티안"}


def test_hundreds_are_written_to_their_digits() -> None:
    text = "의료봉사단은 네팔에서 환자 2천5백여 명과 주민 3백여 명을 진료했다."
    assert {Decimal(2500), Decimal(300)} == told(text, Count, "value")


@pytest.mark.parametrize(
    "text",
    [
        "병원과 대학, 몽골 보건부는 의료 협력을 위한 3자간 협약을 체결했다.",
        "연면적 3,500㎡ 규모의 병원이 라오스에 건립됐다.",
    ],
)
def test_sides_of_a_treaty_and_areas_are_no_counts(text: str) -> None:
    assert not told(text, Count, "value")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("하늘소망병원", "health_facility"),
        ("하늘소망대학교", "academic"),
        ("하늘소망재단", "foundation"),
        ("하늘소망제약", "company"),
    ],
)
def test_a_name_may_be_written_to_its_head(name: str, kind: str) -> None:
    text = f"{name}, 몽골에 의료기기 기증\n\n{name}은 몽골 보건부에 의료기기를 기증했다. 몽골 의사들은 {name}에서 연수를 받았다."
    assert (name, kind) in pairs(text, Partner, "name", "type")


@pytest.mark.parametrize("word", ["협력병원", "요양병원", "해외대학", "국제재단", "다국적제약"])
def test_a_kind_of_body_written_to_its_head_is_no_name(word: str) -> None:
    text = f"{word}, 몽골에 의료기기 기증\n\n{word}은 몽골 보건부에 의료기기를 기증했다. 몽골 의사들은 {word}에서 연수를 받았다."
    assert word not in told(text, Partner, "name")


def test_a_body_is_of_the_country_with_which_its_name_begins() -> None:
    text = (
        "한국과 몽골 의사들의 협력\n\n대한가정의사회와 몽골가정의사회는 의료협력 양해각서를 체결했다. 대한가정의사회는 몽골 의사 5명을 초청했다. "
        "몽골가정의사회는 한국에 대표단을 파견했다."
    )
    assert {("대한가정의사회", "KR"), ("몽골가정의사회", "MN")} <= pairs(text, Partner, "name", "country")


def test_an_embassy_is_of_whom_its_head_names_and_not_of_where_it_stands() -> None:
    text = (
        "주라오스 한국대사관은 비엔티안의 병원에 의료기기를 기증했다. 라오스 보건부가 주라오스 한국대사관에 감사했다."
    )
    assert ("주라오스 한국대사관", "KR") in pairs(text, Partner, "name", "country")


def test_a_humanitarian_body_is_not_of_india() -> None:
    text = "인도주의나눔협회, 라오스 지원\n\n인도주의나눔협회는 라오스 보건부에 의료기기를 기증했다. 라오스는 인도주의나눔협회에 감사했다."
    assert ("인도주의나눔협회", "IN") not in pairs(text, Partner, "name", "country")
    assert "인도주의나눔협회" in told(text, Partner, "name")


def test_unknown_places_stand_between_their_country_and_a_word_of_around() -> None:
    text = "하늘소망병원 봉사단은 라오스 우돔라이와 루앙나무 일대 주민들에게 의료봉사를 시행했다."
    assert {("우돔라이", "LA"), ("루앙나무", "LA")} <= pairs(text, Place, "name", "country")
    assert "농촌" not in told("봉사단은 라오스 농촌 지역 주민들에게 의료봉사를 시행했다.", Place, "name")


def test_where_the_report_was_filed_is_no_place() -> None:
    text = (
        "[대전=가나뉴스] 이산 기자 = 하늘소망병원은 몽골 보건부와 울란바토르에서 협약을 체결했다. 몽골 보건부가 밝혔다."
    )
    assert told(text, Place, "name") & {"대전", "울란바토르"} == {"울란바토르"}


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("주대한민국캄보디아대사관", "KH"),
        ("주한캄보디아대사관", "KH"),
        ("주라오스대사관", "KR"),
        ("주라오스대한민국대사관", "KR"),
    ],
)
def test_an_embassy_in_one_word_is_of_who_sent_it(name: str, country: str) -> None:
    text = f"업무협약\n\n하늘소망대학교와 {name}은 의료 업무협약을 체결했다. {name}은 하늘소망대학교에 감사했다."
    assert (name, country) in pairs(text, Partner, "name", "country")


def test_a_body_begins_behind_whoever_acts_before_it() -> None:
    text = "하늘소망병원 이산 병원장은 씨엠립보건 훈련센터에서 캄보디아 보건부와 양해각서를 교환했다."
    assert not any("병원장" in name for name in told(text, Partner, "name"))


def test_when_ties_began_is_no_date_of_a_deed() -> None:
    assert told(
        "소식\n\n한국과 라오스는 1995년 10월 25일 수교했다. 하늘소망병원은 2019년 라오스에 병원을 건립했다.",
        Date,
        "value",
    ) == {"2019"}


def test_medicines_handed_over_are_goods() -> None:
    assert ("donation", "done") in deeds("코이카는 라오스 보건부에 의약품을 전달했다.")

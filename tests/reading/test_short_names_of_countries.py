"""Chinese calls a country that it has named by its first letter, and the whole state by its full name."""

import pytest
from telling import told


@pytest.mark.parametrize(
    ("text", "ministry", "country"),
    [
        ("王强大使会见阿尔及利亚外长。阿卫生部与中国医疗队签署合作协议。", "阿卫生部", "DZ"),
        ("衛生署人員前往馬紹爾群島。馬國衛生部與嘉安醫院簽署合作備忘錄。", "馬國衛生部", "MH"),
    ],
)
def test_a_letter_before_a_ministry_is_the_country_named_before(text: str, ministry: str, country: str) -> None:
    assert (ministry, country) in {(p.name, p.country) for p in told(text, "partner")}
    assert not {p.name for p in told(text, "person")} & {"馬國", "阿卫"}


def test_who_is_sent_to_a_country_called_by_its_letter_is_sent_there() -> None:
    text = "王强大使访问阿尔及利亚。1963年中国政府向阿派出了第一支医疗队。"
    act = next(a for a in told(text, "act") if a.type == "personnel_deployment")
    parties = {p.id: p.country for p in told(text, "partner")}
    assert {parties[i] for i in act.actors} == {"CN"}
    assert {parties[i] for i in act.recipients} == {"DZ"}


def test_the_full_name_of_a_state_is_its_name() -> None:
    text = "中华人民共和国驻阿尔及利亚民主人民共和国大使馆向阿尔及尔医院捐赠医疗设备。"
    assert ("embassy", "CN") in {(p.type, p.country) for p in told(text, "partner")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("东帝汶与中国签署卫生合作协议。东方卫生部代表参加了仪式。", "东方"),
        ("几内亚卫生部感谢中国。几国代表出席仪式。", "几国"),
        ("约旦卫生大臣与中国医疗队会面。医疗队为约300名患者提供义诊。", "约"),
        ("日本大使会见院长。3月20日卫生部宣布接收设备。", "日"),
    ],
)
def test_a_letter_that_says_something_else_is_no_country(text: str, said: str) -> None:
    assert said not in {e.quote for p in told(text, "partner") for e in p.evidence}


def test_a_letter_that_digits_follow_is_no_country() -> None:
    text = "法国大使会见院长。医院向法5名专家致谢。"
    assert "法" not in {e.quote for p in told(text, "partner") for e in p.evidence}


def test_a_small_word_between_a_country_and_its_ministry_is_no_country() -> None:
    text = "以色列医院接收设备。中国以卫生部名义向以色列捐赠口罩。"
    assert {("中国", "CN"), ("以色列", "IL")} <= {(p.name, p.country) for p in told(text, "partner")}


@pytest.mark.parametrize(
    ("text", "side", "country"),
    [
        ("加纳卫生部与中国医疗队签署协议。加方感谢中方的援助。", "加方", "GH"),
        ("加拿大卫生部与中国医疗队签署协议。加方感谢中方的援助。", "加方", "CA"),
        ("巴林卫生部与中国签署合作协议。巴方表示感谢。", "巴方", "BH"),
        ("塞拉利昂卫生部与中国签署合作协议。塞方表示感谢。", "塞方", "SL"),
    ],
)
def test_a_side_is_that_of_the_country_which_the_text_names(text: str, side: str, country: str) -> None:
    assert (side, country) in {(p.name, p.country) for p in told(text, "partner")}


def test_a_space_in_a_headline_parts_names() -> None:
    text = "菲律宾偏乡义诊 博爱医疗队跨海送暖"
    assert "菲律宾偏乡义诊 博爱医疗队" not in {p.name for p in told(text, "partner")}

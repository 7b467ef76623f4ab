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


def test_a_letter_that_says_something_else_is_no_country() -> None:
    text = "东帝汶与中国签署卫生合作协议。东方医院参加了仪式，各方表示满意。"
    assert "东方" not in {p.name for p in told(text, "partner")}


def test_a_space_in_a_headline_parts_names() -> None:
    text = "菲律宾偏乡义诊 博爱医疗队跨海送暖"
    assert "菲律宾偏乡义诊 博爱医疗队" not in {p.name for p in told(text, "partner")}

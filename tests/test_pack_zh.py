"""The Chinese pack: words are told apart without spaces, and names by their structure."""

from decimal import Decimal

import pytest

from cosante.languages import cache
from cosante.languages.folding import fold
from cosante.reading.scanning import Scan
from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person, Place
from pack_helpers import deeds, facts, pairs, read, settings, told

SIGNED = (
    "2024年6月4日\n\n中国驻老挝大使姜再冬4日在万象向老挝卫生部长本丰·蓬玛拉移交了20辆救护车和价值1.2亿元人民币的医疗设备。"
    "中国第12批援老挝医疗队为三千二百名患者免费诊治，将培训两百多名医生。"
)


def test_words_stand_without_spaces() -> None:
    assert settings("zh", "spaces") == (False,)
    assert cache.pack("zh").spaceless


def test_a_text_is_read_with_its_words_apart_and_quoted_as_it_stands() -> None:
    scan = Scan(fold("中国第12批援老挝医疗队抵达万象。"), cache.pack("zh"))
    assert scan.text == "中国 第 12 批 援 老挝 医疗队 抵达 万象。"
    assert scan.folded.span(scan.text.index("万象"), len(scan.text) - 1) == (14, 16)
    for fact in read(SIGNED).facts:
        assert all(SIGNED[e.start : e.end] == e.quote for e in fact.evidence)


def test_traditional_letters_are_read_as_simplified_ones() -> None:
    assert cache.pack("zh").term("醫療隊") == "医疗队"
    assert "衛福部" in told("衛福部與帛琉衛生部簽署醫療合作備忘錄。", Partner, "name")


def test_names_by_their_structure() -> None:
    assert told(SIGNED, Person, "name") == {"姜再冬", "本丰·蓬玛拉"}


def test_who_sent_a_team_is_not_where_it_was_sent() -> None:
    teams = {f.name: f.country for f in facts(SIGNED, Partner) if f.type == "medical_team"}
    assert teams == {"中国第12批援老挝医疗队": "CN"}


def test_numbers_by_their_places() -> None:
    assert told(SIGNED, Count, "value") == {Decimal(20), Decimal(3200), Decimal(200)}
    assert told(SIGNED, Money, "amount") == {Decimal(120_000_000)}
    assert told("日本将提供三千二百零五万美元贷款。", Money, "amount") == {Decimal(32_050_000)}


def test_a_day_alone_is_of_the_month_told_before() -> None:
    assert "2024-06-04" in told(SIGNED, Date, "value")


def test_a_verb_without_tense_is_planned_after_will() -> None:
    assert {("donation", "done"), ("training", "planned")} <= deeds(SIGNED)


def test_a_name_inside_another_word_is_no_place() -> None:
    assert "ML" not in told("马里兰州的医生上周访问了索马里，治疗了患者。", Place, "country")


def test_who_sent_a_team_may_stand_in_brackets_and_whom_it_helps_be_one_letter() -> None:
    text = "中国(江苏)第17期援圭亚那医疗队开展义诊。我国第一批援特医疗队出征，为特立尼达和多巴哥患者免费诊治。"
    teams = {f.name: f.country for f in read(text).facts if isinstance(f, Partner) and f.type == "medical_team"}
    assert teams == {"中国(江苏)第17期援圭亚那医疗队": "CN", "我国第一批援特医疗队": "CN"}


def test_days_of_one_month_and_the_day_of_a_report() -> None:
    text = "新华社万象6月4日电 中国医疗队5月7—11日在老挝万象为患者义诊。"
    dates = {f.value: f.role for f in read(text).facts if isinstance(f, Date)}
    assert dates == {"XXXX-06-04": "publication", "XXXX-05-07/XXXX-05-11": "event"}


def test_a_town_in_a_longer_name_is_no_place() -> None:
    assert "RO" not in told("中国医疗队在阿尔巴克塔医院为埃塞俄比亚患者义诊。", Place, "country")


def test_a_surplus_stands_inside_a_number() -> None:
    text = "中国援老挝医疗队接诊患者13万余人次,完成手术460余万台,赠送一次性防护服2000套。"
    assert told(text, Count, "value") == {130_000, 4_600_000, 2000}


def test_a_certificate_of_handing_over_is_a_donation() -> None:
    text = "中国向老挝捐赠一批药品。老挝卫生部长本丰与中国驻老挝大使姜再冬签署了交接证书。"
    types = told(text, Act, "type")
    assert "donation" in types
    assert "agreement" not in types


def test_a_scale_after_digits_is_no_surname() -> None:
    assert told("中国援老挝医疗队接诊2万多名患者。", Count, "value") == {20_000}


def test_a_scale_behind_a_number_word_is_no_surname() -> None:
    text = "中国援老挝医疗队为十余万患者提供诊疗，惠及20余万人。老挝卫生部长余万明出席仪式。"
    assert told(text, Person, "name") == {"余万明"}
    assert {100_000, 200_000} <= told(text, Count, "value")


@pytest.mark.parametrize(("number", "value"), [("十五万", 150_000), ("十二", 12), ("十万", 100_000), ("二十", 20)])
def test_ten_needs_no_one_before_it(number: str, value: int) -> None:
    assert told(f"中国援老挝医疗队为{number}名患者提供诊疗。", Count, "value") == {value}


def test_some_tens_are_no_ten() -> None:
    assert told("中国援老挝医疗队为数十名患者提供诊疗，培训护士几十名。", Count, "value") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("黄恺副院长会见了英国代表团。", "黄恺"),
        ("党委副书记陈国忠会见了英国代表团。", "陈国忠"),
        ("党组副书记陈国忠会见了英国代表团。", "陈国忠"),
        ("党政办副主任陈国忠会见了英国代表团。", "陈国忠"),
    ],
)
def test_a_name_takes_no_letter_of_the_office_behind_it(text: str, name: str) -> None:
    assert told(text, Person, "name") == {name}


@pytest.mark.parametrize("before", ["安睿辉对", "塞多代表", "医生前来", "队员此行"])
def test_a_small_word_ends_the_name_of_a_hospital(before: str) -> None:
    text = f"中国医疗队向古巴捐赠药品。{before}协和医院表示感谢,双方签署了协议。"
    assert not [name for name in told(text, Partner, "name") if before in name]


def test_a_month_in_digits_stands_without_a_day() -> None:
    assert told("今年6月,世卫组织向蒙古国捐赠了药品。", Date, "value") == {"XXXX-06"}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("德国将向乌克兰卫生部再提供50台呼吸机。", ("donation", "planned")),
        ("日本大使把急救包交到汤加卫生部长手中。", ("donation", "done")),
        ("双方就疾控中心建设等领域的合作交换意见。", None),
    ],
)
def test_who_will_give_and_what_is_only_a_field(text: str, deed: tuple[str, str] | None) -> None:
    found = deeds(text)
    assert deed in found if deed else not [kind for kind, _ in found if kind == "infrastructure"]


def test_the_ten_in_the_red_cross_is_no_number() -> None:
    text = "中国红十字国际救援队在黎巴嫩贝鲁特参加爆炸救援,向黎巴嫩卫生部捐赠了药品。"
    assert not told(text, Count, "value")


def test_times_of_patients_are_counted() -> None:
    assert pairs("中国医疗队在尼泊尔诊治患者1300余人次。", Count, "value", "of") == {(Decimal(1300), "patients")}


def test_persons_who_visit_a_hospital_are_no_hospitals() -> None:
    found = pairs("老挝卫生部代表团一行14人访问昆明医院。", Count, "value", "of")
    assert found == {(Decimal(14), "beneficiaries")}


def test_a_county_is_no_province_abroad() -> None:
    found = pairs("消息\n\n2022年9月,中国医生在河口县为越南村民免费做白内障手术。", Place, "name", "country")
    assert "GA" not in {country for _, country in found}
    assert "河口县" in {name for name, _ in found}


def test_the_first_team_is_of_who_sent_it() -> None:
    text = "消息\n\n两国于1988年3月2日建交。2016年,首批援汤加医疗队离开北京,中国医生在汤加开展义诊。"
    assert ("首批援汤加医疗队", "CN") in pairs(text, Partner, "name", "country")
    assert told(text, Date, "value") == {"2016"}


def test_a_day_counts_nothing() -> None:
    assert not told("消息\n\n厅长5日与来京的医生会面,中国与老挝签署医疗合作协议。", Count, "value")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("眼科专家王明、李建国、陈晓红等5名医生赴乌兹别克斯坦开展白内障手术。", {"王明", "李建国", "陈晓红"}),
        ("援外医疗队队长刘伟，队员张丽和赵强，参加了捐赠仪式。", {"刘伟", "张丽", "赵强"}),
        ("医疗队骨科医生马军为患者成功实施手术。", {"马军"}),
        ("53岁的患者穆萨说，他要感谢中国医生刘洋的帮助。", {"穆萨", "刘洋"}),
        ("世界卫生组织总干事谭德塞博士会见了巴基斯坦驻华大使哈利勒·哈什米。", {"谭德塞", "哈利勒·哈什米"}),
    ],
)
def test_a_list_of_names_and_where_a_name_ends(text: str, names: set[str]) -> None:
    assert told(text, Person, "name") == names


def test_a_team_is_told_with_the_country_to_which_it_goes() -> None:
    said = "4月6日,中国政府赴老挝抗疫医疗专家组抵达万象,与老挝卫生部会谈。"
    assert "中国政府赴老挝抗疫医疗专家组" in told(said, Partner, "name")

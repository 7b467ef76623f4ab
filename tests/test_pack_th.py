"""The Thai pack: words are told apart where none is written apart, Buddhist years are years."""

import pytest

from cosante.languages.identify import identify
from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person
from pack_helpers import codes_of, deeds, pairs, settings, told

DATED = "เผยแพร่ 20 มีนาคม 2567\n\n"
SIGNED = (
    DATED + "เมื่อวันที่ 12 มีนาคม 2567 นพ.วิทยา สุขเจริญ ปลัดกระทรวงสาธารณสุข และนางมาเรีย โลเปซ เอกอัครราชทูตคิวบา "
    "ได้ลงนามบันทึกความเข้าใจว่าด้วยความร่วมมือด้านสาธารณสุข ณ กรุงฮาวานา"
)


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "ได้ลงนาม", ("sign", "done")),
        ("words.tsv", "บันทึกความเข้าใจ", ("agreement", "-")),
        ("words.tsv", "มอบหมาย", ("say", "-")),
        ("health.tsv", "มาลาเรีย", ("malaria", "strong")),
        ("organisations.tsv", "กระทรวงสาธารณสุข", ("ministry", "alone")),
        ("roles.tsv", "รัฐมนตรีว่าการกระทรวงสาธารณสุข", ("minister_health",)),
        ("honorifics.tsv", "พญ.", ("title",)),
        ("counts.tsv", "เตียงผู้ป่วย", ("beds",)),
        ("numbers.tsv", "ยี่สิบเอ็ด", ("cardinal", "21")),
        ("numbers.tsv", "แสน", ("scale", "100000")),
        ("demonyms.tsv", "สปป.ลาว", ("LA",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("th", table, term)


def test_its_settings_and_its_script() -> None:
    assert settings("th", "spaces", "capitals", "name_adjective") == (False, False, "after")
    assert identify("โรงพยาบาลขอนแก่น", "โรงพยาบาลขอนแก่น") == "th"


def test_persons_after_titles_with_their_offices() -> None:
    persons = dict(pairs(SIGNED, Person, "name", "role"))
    assert persons == {"วิทยา สุขเจริญ": "ปลัดกระทรวงสาธารณสุข", "มาเรีย โลเปซ": "เอกอัครราชทูต"}
    assert ("agreement", "2024-03-12") in pairs(SIGNED, Act, "type", "when")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("เมื่อวันที่ ๕ มีนาคม ๒๕๖๗", "2024-03-05"),
        ("เมื่อวันที่ 5 มี.ค. 2567", "2024-03-05"),
        ("ระหว่างวันที่ 5-7 มีนาคม 2567", "2024-03-05/2024-03-07"),
        ("เมื่อปี พ.ศ. 2562", "2019"),
        ("เมื่อวานนี้", "2024-03-19"),
    ],
)
def test_days_and_years(written: str, value: str) -> None:
    text = f"{DATED}ทีมแพทย์คิวบาได้ตรวจรักษาประชาชนลาว 300 คน โดยไม่คิดค่าใช้จ่าย {written}"
    assert value in told(text, Date, "value")


def test_who_gave_what_to_whom() -> None:
    text = DATED + "รัฐบาลญี่ปุ่นได้มอบรถพยาบาลจำนวน 3 คัน มูลค่า 2.5 ล้านบาท ให้แก่โรงพยาบาลแม่สอด"
    assert {"รัฐบาลญี่ปุ่น", "โรงพยาบาลแม่สอด"} <= told(text, Partner, "name")
    assert told(text, Money, "amount") == {2_500_000}
    assert told(text, Count, "value") == {3}
    assert ("donation", "done") in deeds(text)


def test_what_is_to_be_done() -> None:
    text = DATED + "กระทรวงสาธารณสุขจะส่งทีมแพทย์ 12 คนไปช่วยเหลือผู้ประสบภัยในเมียนมา"
    assert told(text, Act, "status") == {"planned"}
    assert "MM" in told(text, Partner, "country")


def test_medicine_is_no_part_of_kenya() -> None:
    """The Red Cross is not Chad, and ten thousands are counted."""
    text = DATED + "สภากาชาดไทยบริจาควัคซีน 3 หมื่นโดสให้เคนยา"
    assert "TD" not in told(text, Partner, "country")
    assert told(text, Count, "value") == {30_000}


def test_a_hedge_may_stand_between_a_scale_and_its_currency() -> None:
    text = DATED + "ไทยมอบเงิน 2 ล้านกว่าบาท ให้โรงพยาบาลในลาว"
    assert pairs(text, Money, "amount", "currency") == {(2_000_000, "THB")}
    assert told(text, Money, "qualifier") == {"at_least"}


def test_an_office_that_begins_as_a_title_does_is_no_name() -> None:
    text = (
        DATED + "นางสาวอารี ศรีสุข อธิบดีกรมการแพทย์ พร้อมด้วยนายสมชาย ใจดี นายกสมาคมไทย - ลาว เพื่อมิตรภาพ "
        "เป็นประธานในพิธีส่งมอบเครื่องมือแพทย์แก่รัฐบาล สปป.ลาว"
    )
    assert told(text, Person, "name") == {"อารี ศรีสุข", "สมชาย ใจดี"}


def test_the_year_in_the_name_of_a_disease_is_no_date() -> None:
    text = DATED + "ไทยมอบวัคซีนป้องกันโรคติดเชื้อไวรัสโคโรนา 2019 ให้ลาว เมื่อวันที่ 12 มีนาคม 2567"
    assert told(text, Date, "value") == {"2024-03-20", "2024-03-12"}


def test_a_president_of_a_club_is_no_mister() -> None:
    text = "นายแพทย์สมชาย ใจดี นายกสโมสรไลออนส์เชียงราย พาแพทย์อาสาไปตรวจคนไข้ที่แขวงบ่อแก้ว ประเทศลาว"
    assert told(text, Person, "name") == {"สมชาย ใจดี"}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("รัฐบาลไทยจะสร้างศูนย์บำบัดยาเสพติดในเวียงจันทน์ สปป.ลาว", ("infrastructure", "planned")),
        ("ไทยจะจัดอบรมพยาบาลเมียนมา 30 คนในเดือนมิถุนายน", ("training", "planned")),
    ],
)
def test_what_will_be_built_and_taught(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)


def test_a_hospital_is_of_the_country_behind_its_name() -> None:
    text = "ข่าว\n\nแพทย์ไทยผ่าตัดผู้ป่วยฟรีที่โรงพยาบาลดาวเหนือ ประเทศกัมพูชา และมอบยาให้แก่โรงพยาบาลดาวเหนือ"
    assert {("โรงพยาบาลดาวเหนือ", "KH")} == {p for p in pairs(text, Partner, "name", "country") if "โรงพยาบาล" in p[0]}


def test_an_embassy_with_its_town_alone_is_of_who_writes() -> None:
    text = "ข่าว\n\nสถานเอกอัครราชทูต ณ เวียงจันทน์ มอบเครื่องมือแพทย์ให้แก่กระทรวงสาธารณสุขลาว"
    assert "TH" in {country for name, country in pairs(text, Partner, "name", "country") if "สถาน" in name}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("องค์การอนามัยโลกจัดประชุมเชิงปฏิบัติการระบาดวิทยาแก่เจ้าหน้าที่จากภูฏานและมัลดีฟส์", "training", "done"),
        ("แพทย์ฝังเข็มชาวจีน 4 คน มาประจำที่โรงพยาบาลในจังหวัดเชียงราย", "personnel_deployment", "done"),
        ("เรือพยาบาลของกองทัพเรือสหรัฐฯ ให้บริการทันตกรรมแก่ประชาชนที่สัตหีบ", "outreach", "done"),
        ("จีนจะก่อสร้างศูนย์แพทย์แผนจีนแห่งใหม่ที่กรุงเทพฯ", "infrastructure", "planned"),
    ],
)
def test_deeds_in_the_words_of_hospitals(text: str, kind: str, status: str) -> None:
    assert (kind, status) in deeds(text)


def test_doctors_who_are_counted_by_what_they_do() -> None:
    assert pairs("แพทย์ฝังเข็มชาวจีน 4 คน มาประจำที่โรงพยาบาลในจังหวัดเชียงราย", Count, "value", "of") == {(4, "doctors")}

"""Two days or months that are one interval, in many languages; days since when something is; years that count or name."""

import pytest
from telling import dates

from cosante.reading import read_text
from cosante.vocabulary.facts import Date

RANGES = [
    ("en", "Japan trained nurses at the hospital in Dili, Timor-Leste, from July 1, 2024, to June 30, 2026.", "2024-07-01/2026-06-30"),
    ("en", "Japanese doctors treated patients at the hospital in Dili, Timor-Leste, in August and September 2025.", "2025-08/2025-09"),
    ("fr", "Des médecins cubains ont soigné des malades à l'hôpital de Bata, en Guinée équatoriale, en août et septembre 2025.", "2025-08/2025-09"),
    ("es", "Médicos cubanos atendieron a pacientes en el hospital de Bata, Guinea Ecuatorial, entre los días 3 y 17 de octubre de 2024.", "2024-10-03/2024-10-17"),
    ("pt", "Médicos cubanos operaram doentes no hospital da Praia, em Cabo Verde, entre os passados dias 3 e 17 de outubro de 2024.", "2024-10-03/2024-10-17"),
    ("ru", "Япония обучала медсестёр больницы в Бишкеке с 1 июля 2024 года по 30 июня 2026 года.", "2024-07-01/2026-06-30"),
    ("uk", "Японія навчала медсестер лікарні у Львові з 1 липня 2024 року до 30 червня 2026 року.", "2024-07-01/2026-06-30"),
    ("kk", "Жапония Астанадағы аурухананың медбикелерін 2024 жылғы 1 шілдеден 2026 жылғы 30 маусымға дейін оқытты.", "2024-07-01/2026-06-30"),
    ("kk", "Жапония дәрігерлері Астанадағы ауруханада 3 қазаннан 17 қазанға дейін науқастарды емдеді.", "XXXX-10-03/XXXX-10-17"),
    ("tr", "Türk doktorlar 28 Eylül'den 3 Ekim 2024'e kadar Somali'deki hastanede hastaları tedavi etti.", "2024-09-28/2024-10-03"),
    ("ar", "عالج أطباء من قطر المرضى في مستشفى مقديشو بالصومال خلال أغسطس وسبتمبر 2025.", "2025-08/2025-09"),
    ("vi", "Từ ngày 3 đến ngày 17/10/2024, đoàn bác sĩ Nhật Bản đã khám bệnh miễn phí tại Bệnh viện tỉnh Hà Giang.", "2024-10-03/2024-10-17"),
    ("zh", "中国医疗队2024年10月3日和4日在老挝万象的医院为患者义诊。", "2024-10-03/2024-10-04"),
    ("zh", "中国医疗队2025年8至9月在老挝万象的医院为患者义诊。", "2025-08/2025-09"),
    ("zh", "日本援建老挝万象医院的项目从2021年9月份开始,至2023年6月份完成。", "2021-09/2023-06"),
    ("ne", "जापानी चिकित्सकले चैत्र २५, २०७८ देखि वैशाख १८, २०७९ सम्म काठमाडौंको अस्पतालमा बिरामीको उपचार गरे।", "2022-04-08/2022-05-01"),
    ("ko", "한국 의료진은 2025년 8월과 9월 라오스 병원에서 환자를 진료했다.", "2025-08/2025-09"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "value"), RANGES, ids=[f"{code}-{value}" for code, _, value in RANGES])
def test_two_ends_are_one_interval(language: str, said: str, value: str) -> None:
    assert dates(said, "event") | dates(said, "period") == {value}


def test_two_days_or_months_that_do_not_follow_one_another_are_two() -> None:
    said = "Japanese doctors treated patients at the hospital in Dili, Timor-Leste, in March and September 2025."
    assert "2025-03/2025-09" not in dates(said, "event")
    assert "2025-09" in dates(said, "event")
    apart = "2024年10月3日和14日,中国医疗队在老挝万象的医院为患者义诊。"
    assert dates(apart, "event") == {"2024-10-03", "2024-10-14"}


@pytest.mark.parametrize("behind", ["以来", "起"])
def test_since_when_stands_behind_a_chinese_year(behind: str) -> None:
    said = f"2008年{behind},中国向老挝派遣医疗队。医疗队在万象的医院工作。医生们为患者义诊。双方将继续合作。"
    assert dates(said, "period") == {"2008/.."}
    assert dates("2008年起义的纪念馆旁,中国医疗队在老挝万象的医院为患者义诊。", "period") == set()


def test_a_number_of_more_than_is_no_year() -> None:
    said = "Съезд жұмысына әлемнің 20 елінен {} қонақ қатысады. Жапония дәрігерлері де келеді."
    assert dates(said.format("2000-нан астам"), "event") == set()
    assert dates(said.format("2000 жылы"), "event") == {"2000"}


def test_the_agenda_of_a_year_is_no_date() -> None:
    text = "中国医疗队在老挝万象的医院为患者义诊,落实联合国2030年可持续发展议程。"
    assert [f.value for f in read_text(text).facts if isinstance(f, Date)] == []
    assert dates("中国医疗队将于2030年在老挝万象的医院为患者义诊。", "event") == {"2030"}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Tim dokter Jepang bertugas di rumah sakit Dili, Timor Leste, sejak Rabu (12/6/2024) untuk mengobati pasien.", "2024-06-12/.."),
        ("የጃፓን ሐኪሞች በአዲስ አበባ ሆስፒታል ከፈረንጆቹ አቆጣጠር 1996 ዓ.ም ጀምሮ ህሙማንን ያክማሉ።", "1996/.."),
        ("የጃፓን ሐኪሞች በአዲስ አበባ ሆስፒታል ከ2010 ዓ.ም ጀምሮ ህሙማንን ያክማሉ።", "2017/.."),
    ],
)  # fmt: skip
def test_since_when_is_told_with_a_weekday_or_an_era_too(said: str, value: str) -> None:
    assert value in dates(said, "period")


def test_a_year_told_by_another_calendar_behind_its_day_is_no_second_date() -> None:
    said = "ญี่ปุ่นลงนามบันทึกความเข้าใจกับโรงพยาบาลในเวียงจันทน์ สปป.ลาว เมื่อวันที่ 16 พฤษภาคม 2568 (ค.ศ. 2025)"
    assert dates(said) == {"2025-05-16"}

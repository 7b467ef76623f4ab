"""The Vietnamese pack: tones tell its words apart, and names are read syllable by syllable."""

from decimal import Decimal

import pytest

from cosante.languages import cache
from cosante.languages.folding import accented
from cosante.languages.identify import identify
from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person
from pack_helpers import codes_of, deeds, pairs, settings, told

DATED = "Cập nhật: 20/03/2024\n\n"
SIGNED = (
    DATED
    + "Ngày 12/3, Sở Y tế tỉnh Thanh Hóa (Việt Nam) và Sở Y tế tỉnh Hủa Phăn (Lào) đã ký biên bản ghi nhớ hợp tác y tế. "
    "Bộ trưởng Bộ Y tế Lào Bounfeng Phoummalaysith và Đại sứ Việt Nam tại Lào Nguyễn Đức Anh dự lễ ký."
)


def test_words_are_told_apart_by_their_tones() -> None:
    assert settings("vi", "accents", "syllables", "name_adjective") == (True, True, "after")
    assert accented("Hoà Bình") == accented("Hòa Bình") != accented("Hoa Bình")
    assert cache.pack("vi").term("Bà") == "bà"


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "đã ký kết", ("sign", "done")),
        ("words.tsv", "sẽ trao tặng", ("give", "planned")),
        ("words.tsv", "đang xây dựng", ("build", "ongoing")),
        ("words.tsv", "biên bản ghi nhớ", ("agreement", "-")),
        ("words.tsv", "đăng ký", ("say", "-")),
        ("health.tsv", "sốt rét", ("malaria", "strong")),
        ("organisations.tsv", "Bộ Y tế", ("ministry", "alone")),
        ("roles.tsv", "Thứ trưởng Bộ Y tế", ("minister_health",)),
        ("honorifics.tsv", "PGS.TS", ("title",)),
        ("counts.tsv", "lượt người", ("patients",)),
        ("numbers.tsv", "hai mươi lăm", ("cardinal", "25")),
        ("numbers.tsv", "tỷ", ("scale", "1000000000")),
        ("demonyms.tsv", "Nhật", ("JP",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("vi", table, term)


def test_five_is_not_told_by_the_word_for_year() -> None:
    """«Năm» is both: as a number it would count whatever follows a year."""
    assert not codes_of("vi", "numbers.tsv", "năm")


@pytest.mark.parametrize("text", ["Bộ Y tế Việt Nam tiếp đoàn công tác của Lào.", "Thuốc và vắc xin đã đến Hà Nội."])
def test_its_letters_tell_the_language(text: str) -> None:
    assert identify(text, text.lower()) == "vi"


def test_two_provinces_sign() -> None:
    assert {"Sở Y tế tỉnh Thanh Hóa", "Sở Y tế tỉnh Hủa Phăn", "Bộ Y tế Lào"} <= told(SIGNED, Partner, "name")
    assert ("agreement", "2024-03-12") in pairs(SIGNED, Act, "type", "when")


def test_a_syllable_of_a_name_is_no_country() -> None:
    """Đức is Germany and Anh is England, alone."""
    assert told(SIGNED, Person, "name") == {"Bounfeng Phoummalaysith", "Nguyễn Đức Anh"}
    assert not {"DE", "GB"} & told(SIGNED, Partner, "country")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("sáng 5/3", "2024-03-05"),
        ("từ ngày 5-7/3/2024", "2024-03-05/2024-03-07"),
        ("hai ngày 5 và 6/3", "2024-03-05/2024-03-06"),
        ("ngày 5 tháng 3 năm 2023", "2023-03-05"),
        ("hôm qua", "2024-03-19"),
    ],
)
def test_days_in_digits(written: str, value: str) -> None:
    text = f"{DATED}Đoàn bác sĩ Cuba đã khám bệnh miễn phí cho 300 người dân Lào {written} tại Viêng Chăn."
    assert value in told(text, Date, "value")


def test_money_and_counts() -> None:
    text = DATED + "Nhật Bản trao tặng Bệnh viện Bạch Mai 30 máy thở và 2 xe cứu thương trị giá hơn 1,8 tỷ đồng."
    assert told(text, Money, "amount") == {1_800_000_000}
    assert told(text, Count, "of") == {"other", "vehicles"}


def test_a_vaccine_against_a_disease_is_no_room() -> None:
    assert (2_600_000, "doses") in pairs(
        "Đức hỗ trợ Việt Nam thêm gần 2,6 triệu liều vaccine phòng Covid-19.", Count, "value", "of"
    )


def test_days_of_a_month_in_digits_without_a_word_before_them() -> None:
    assert told("Hội nghị diễn ra (20-22/12/2011) tại Hà Nội do Bộ Y tế tổ chức.", Date, "value") == {
        "2011-12-20/2011-12-22"
    }


def test_what_is_taught_is_no_care_and_doses_are_no_money() -> None:
    assert deeds("Bệnh viện Việt Đức đã đào tạo 20 bác sĩ Lào về phẫu thuật.") == {("training", "done")}
    assert deeds("Bộ Y tế tiếp nhận 1 triệu liều vaccine do Mỹ tài trợ.") == {("donation", "done")}


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("Từ tháng 3 đến tháng 6/2023", "2023-03/2023-06"),
        ("Đầu tháng 11/2023", "2023-11"),
        ("Vào tháng 5/2023", "2023-05"),
    ],
)
def test_a_month_keeps_its_number_behind_small_words(said: str, date: str) -> None:
    assert told(f"Tin tức\n\n{said}, Nhật Bản tập huấn cho điều dưỡng Lào.", Date, "value") == {date}


def test_doses_are_counted_in_millions() -> None:
    text = "Hàn Quốc trao tặng Lào 1,5 triệu liều vắc xin, sau đó thêm 2,25 triệu liều."
    assert pairs(text, Count, "value", "of") == {(Decimal(1_500_000), "doses"), (Decimal(2_250_000), "doses")}


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị hợp tác y tế Việt Nam - Lào lần thứ 3 được tổ chức tại Viêng Chăn.",
        "Bệnh viện Quân y 190 cử đội ngũ y bác sĩ sang Nam Sudan.",
    ],
)
def test_a_rank_is_no_count(text: str) -> None:
    assert not told(text, Count, "value")


@pytest.mark.parametrize(
    "name",
    [
        "Đại học Khoa học Sức khỏe Lào",
        "Quỹ Vì Trẻ Em",
        "Tổ chức Phẫu thuật Nụ cười",
        "Trung tâm Phát triển Cộng đồng",
        "Tổng hội Y học Việt Nam",
    ],
)
def test_a_name_ends_with_its_whole_word(name: str) -> None:
    text = f"{name} giúp Lào\n\n{name} trao tặng thuốc cho Bộ Y tế Lào. Các bác sĩ của {name} đã tập huấn tại Lào."
    assert name in told(text, Partner, "name")


def test_a_name_ends_before_what_the_body_does() -> None:
    text = "Bệnh viện Sao Mai khám bệnh cho người dân Lào. Bệnh viện Sao Mai cấp thuốc cho trẻ em Lào."
    assert told(text, Partner, "name") == {"Bệnh viện Sao Mai", "Lào"}

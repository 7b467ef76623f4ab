"""The Lao pack: words are told apart where none is written apart, and ways of spelling are one."""

from decimal import Decimal

import pytest

from cosante.languages.folding import fold, fold_term
from cosante.languages.identify import identify
from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person
from pack_helpers import codes_of, deeds, pairs, settings, told

DATED = "ຂ່າວວັນທີ 20 ມີນາ 2024\n\n"
SIGNED = (
    DATED + "ໃນວັນທີ 12 ມີນາ 2024, ທ່ານ ດຣ. ບຸນແຝງ ພູມມະໄລສິດ ລັດຖະມົນຕີກະຊວງສາທາລະນະສຸກ ແລະ ພະນະທ່ານ ຈອງ ຢອງຊູ "
    "ເອກອັກຄະລັດຖະທູດ ສ. ເກົາຫຼີ ໄດ້ລົງນາມບົດບັນທຶກຄວາມເຂົ້າໃຈດ້ານສາທາລະນະສຸກ ຢູ່ນະຄອນຫຼວງວຽງຈັນ."
)


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "ໄດ້ລົງນາມ", ("sign", "done")),
        ("words.tsv", "ບົດບັນທຶກຄວາມເຂົ້າໃຈ", ("agreement", "-")),
        ("words.tsv", "ມອບໝາຍ", ("say", "-")),
        ("health.tsv", "ໄຂ້ຍຸງ", ("malaria", "strong")),
        ("organisations.tsv", "ກະຊວງສາທາລະນະສຸກ", ("ministry", "alone")),
        ("roles.tsv", "ຮອງລັດຖະມົນຕີກະຊວງສາທາລະນະສຸກ", ("minister_health",)),
        ("honorifics.tsv", "ພະນະທ່ານ", ("formal",)),
        ("counts.tsv", "ຕຽງຄົນເຈັບ", ("beds",)),
        ("numbers.tsv", "ຊາວຫ້າ", ("cardinal", "25")),
        ("numbers.tsv", "ຕື້", ("scale", "1000000000")),
        ("demonyms.tsv", "ສ.ປ.ປ ລາວ", ("LA",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("lo", table, term)


def test_its_settings_and_its_script() -> None:
    assert settings("lo", "spaces", "capitals", "name_adjective") == (False, False, "after")
    assert identify("ໂຮງໝໍແຂວງຈຳປາສັກ", "ໂຮງໝໍແຂວງຈຳປາສັກ") == "lo"


@pytest.mark.parametrize(
    ("one", "other"),
    [("ຈໍານວນ", "ຈຳນວນ"), ("ນໍ້າ", "ນ້ຳ"), ("ນ້ໍາ", "ນ້ຳ"), ("ໂຮງຫມໍ", "ໂຮງໝໍ"), ("ຫນຶ່ງ", "ໜຶ່ງ"), ("ຊ່ວຍເຫລືອ", "ຊ່ວຍເຫຼືອ")],
)
def test_ways_to_type_a_syllable_are_one(one: str, other: str) -> None:
    assert fold_term(one) == fold_term(other)
    folded = fold(f"({one})")
    assert folded.span(1, len(folded.text) - 1) == (1, 1 + len(one))


def test_persons_after_titles_with_their_offices() -> None:
    persons = dict(pairs(SIGNED, Person, "name", "role"))
    assert persons["ບຸນແຝງ ພູມມະໄລສິດ"] == "ລັດຖະມົນຕີກະຊວງສາທາລະນະສຸກ"
    assert "ຈອງ ຢອງຊູ" in persons
    assert ("agreement", "2024-03-12") in pairs(SIGNED, Act, "type", "when")


def test_who_gave_what_to_whom() -> None:
    text = DATED + "ລັດຖະບານຍີ່ປຸ່ນໄດ້ມອບລົດສຸກເສີນຈໍານວນ 3 ຄັນ ມູນຄ່າ 2,5 ຕື້ກີບ ໃຫ້ໂຮງໝໍແຂວງສາລະວັນ."
    assert {"ລັດຖະບານຍີ່ປຸ່ນ", "ໂຮງໝໍແຂວງສາລະວັນ"} <= told(text, Partner, "name")
    assert told(text, Money, "amount") == {2_500_000_000}
    assert told(text, Count, "value") == {3}
    assert ("donation", "done") in deeds(text)


def test_what_is_to_be_done() -> None:
    text = DATED + "ໃນເດືອນພຶດສະພາ 2024 ກູບາຈະສົ່ງຄະນະແພດ 12 ຄົນ ມາຊ່ວຍແຂວງອັດຕະປື."
    assert told(text, Act, "status") == {"planned"}
    assert "2024-05" in told(text, Date, "value")


def test_friday_is_no_part_of_health() -> None:
    """ສຸກ is Friday in ວັນສຸກ, and a part of ສາທາລະນະສຸກ."""
    assert told(DATED + "ກະຊວງສາທາລະນະສຸກ ສປປ ລາວ ຕ້ອນຮັບຄະນະແພດຈີນ.", Date, "role") == {"publication"}


def test_a_hedge_may_stand_between_a_scale_and_its_currency() -> None:
    text = DATED + "ລັດຖະບານໄທ ໄດ້ມອບເງິນຊ່ວຍເຫຼືອ 2 ຕື້ກວ່າກີບ ໃຫ້ໂຮງໝໍແຂວງສະຫວັນນະເຂດ"
    assert pairs(text, Money, "amount", "currency") == {(2_000_000_000, "LAK")}


@pytest.mark.parametrize(
    ("written", "value"),
    [("ໜຶ່ງພັນສອງຮ້ອຍ", 1200), ("ໜຶ່ງຮ້ອຍຊາວ", 120), ("ໜຶ່ງພັນເກົ້າຮ້ອຍເກົ້າສິບ", 1990), ("ຊາວຫ້າ", 25)],
)
def test_a_thousand_and_what_follows_it(written: str, value: int) -> None:
    assert told(f"ຈີນ ໄດ້ກວດພະຍາດໃຫ້ປະຊາຊົນ {written}ຄົນ ຢູ່ແຂວງຫົວພັນ.", Count, "value") == {value}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("ສະຖານທູດຈີນ ມອບອຸປະກອນການແພດ ໃຫ້ໂຮງໝໍມະໂຫສົດ ທີ່ວຽງຈັນ.", ("donation", "done")),
        ("ໄທ ຈະກໍ່ສ້າງສູນບຳບັດຢາເສບຕິດ ຢູ່ແຂວງບໍ່ແກ້ວ ສປປ ລາວ.", ("infrastructure", "planned")),
        ("ກະຊວງສາທາລະນະສຸກ ແລະ WHO ເປີດຕົວຍຸດທະສາດສຸຂະພາບແຫ່ງຊາດ.", ("policy", "done")),
    ],
)
def test_a_verb_does_not_hide_its_object(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)


def test_beds_behind_their_number_are_counted_and_no_hospital_before_it() -> None:
    assert pairs("ຫວຽດນາມ ໄດ້ກໍ່ສ້າງໂຮງໝໍ 250 ຕຽງ ຢູ່ ລາວ.", Count, "value", "of") == {(Decimal(250), "beds")}


def test_from_a_day_to_one_of_another_month() -> None:
    text = "ຂ່າວ\n\nແຕ່ວັນທີ 5 ຕຸລາ ຫາ ວັນທີ 20 ພະຈິກ 2022, ແພດລາວ ໄດ້ເຂົ້າຮ່ວມຝຶກອົບຮົມທີ່ ຫວຽດນາມ."
    assert told(text, Date, "value") == {"2022-10-05/2022-11-20"}


def test_more_than_stands_between_a_number_and_its_scale() -> None:
    text = "ສະຖານທູດຈີນ ໄດ້ມອບເງິນ 40 ກວ່າພັນໂດລາສະຫະລັດ ແລະ 500 ລ້ານ ກ່ວາກີບ ໃຫ້ ລາວ."
    assert {(Decimal(40_000), "USD"), (Decimal(500_000_000), "LAK")} == pairs(text, Money, "amount", "currency")


def test_an_ambulance_is_no_nurse() -> None:
    assert pairs("ຈີນ ໄດ້ມອບ ລົດພະຍາບານ ຈໍານວນ 2 ຄັນ ໃຫ້ລາວ.", Count, "value", "of") == {(Decimal(2), "vehicles")}


def test_a_course_names_whom_it_trains() -> None:
    text = "ອົດສະຕາລີ ໄດ້ຈັດຝຶກອົບຮົມໃຫ້ພະຍາບານ 25 ຄົນ ທີ່ແຂວງບໍ່ແກ້ວ."
    assert ("training", "done") in deeds(text)
    assert pairs(text, Count, "value", "of") == {(Decimal(25), "trainees")}


def test_a_title_behind_a_number_counts_persons() -> None:
    text = "ຄະນະແພດຈາກ ຫວຽດນາມ ຈຳນວນ 9 ທ່ານ ໄດ້ມາຢ້ຽມຊົມໂຮງໝໍເດັກ."
    assert told(text, Count, "value") == {9}
    assert not told(text, Person, "name")


def test_a_million_kip_is_no_currency() -> None:
    text = "ບໍລິສັດຈີນ ໄດ້ມອບເງິນ 100 ລ້ານກີບ ໃຫ້ໂຮງໝໍແຂວງຫຼວງນ້ຳທາ."
    assert pairs(text, Money, "amount", "currency") == {(Decimal(100_000_000), "LAK")}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("ສະຖານທູດຝຣັ່ງ ຈະມອບຢາຕ້ານໄວຣັດ ໃຫ້ສູນຄວບຄຸມພະຍາດ ແລະ ໂຮງໝໍມະໂຫສົດ.", ("donation", "planned")),
        ("ມູນນິທິສິງກະໂປ ສົ່ງເຄື່ອງຜະລິດອົກຊີແຊນ ໃຫ້ໂຮງໝໍເສດຖາທິລາດ.", ("donation", "done")),
        ("ໜ່ວຍແພດສຸກເສີນໄທ ເດີນທາງໄປຊ່ວຍຜູ້ປະສົບໄພ ທີ່ແຂວງສາລະວັນ ສປປ ລາວ.", ("personnel_deployment", "done")),
    ],
)
def test_deeds_by_more_of_their_words(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)


def test_a_title_written_to_a_small_word_is_one() -> None:
    text = "ໂຮງໝໍເດັກ ໄດ້ຮັບເຄື່ອງຊ່ວຍຫາຍໃຈ ຈາກ ຍີ່ປຸ່ນ, ກ່າວມອບໂດຍທ່ານ ໂຄບາຢາຊິ ແລະ ກ່າວຮັບໂດຍທ່ານ ສີພອນ ວົງໄຊ."
    assert {"ໂຄບາຢາຊິ", "ສີພອນ ວົງໄຊ"} <= told(text, Person, "name")


def test_medicines_and_cars_received_are_given() -> None:
    assert ("donation", "done") in deeds("ກະຊວງສາທາລະນະສຸກ ໄດ້ຮັບຢາປົວພະຍາດ ຈາກ ສະຖານທູດຈີນ.")


def test_a_hospital_of_friendship_has_a_name() -> None:
    said = "ໂຮງໝໍມິດຕະພາບ ແລະ ໂຮງໝໍສີສະຫວ່າງ ເຊັນບົດບັນທຶກຄວາມເຂົ້າໃຈ ກັບ ສະຖານທູດໄທ."
    assert "ໂຮງໝໍມິດຕະພາບ" in told(said, Partner, "name")

"""The Lao pack: its tables load, words are told apart where none is written apart, and ways of spelling are one."""

from pathlib import Path

import pytest

from cosante.languages.folding import fold, fold_term
from cosante.languages.identify import identify
from cosante.languages.tables import SCHEMAS, read_rows, read_settings
from cosante.reading import read_text
from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person

FOLDER = Path(__file__).parent.parent / "src" / "cosante" / "languages" / "lo"
DATED = "ຂ່າວວັນທີ 20 ມີນາ 2024\n\n"
SIGNED = (
    DATED + "ໃນວັນທີ 12 ມີນາ 2024, ທ່ານ ດຣ. ບຸນແຝງ ພູມມະໄລສິດ ລັດຖະມົນຕີກະຊວງສາທາລະນະສຸກ ແລະ ພະນະທ່ານ ຈອງ ຢອງຊູ "
    "ເອກອັກຄະລັດຖະທູດ ສ. ເກົາຫຼີ ໄດ້ລົງນາມບົດບັນທຶກຄວາມເຂົ້າໃຈດ້ານສາທາລະນະສຸກ ຢູ່ນະຄອນຫຼວງວຽງຈັນ."
)


def codes_of(table: str, term: str) -> set[tuple[str, ...]]:
    """What a table says of a term: the cells before it, of every row that has it."""
    columns = SCHEMAS[table]
    *codes, terms = columns
    wanted = fold_term(term)
    return {
        tuple(row[code] for code in codes)
        for row in read_rows(FOLDER / table, columns)
        if wanted in {fold_term(t) for t in row.terms(terms)}
    }


def told(text: str, kind: type, field: str) -> set[object]:
    """What a reading says, of one kind and field."""
    return {getattr(fact, field) for fact in read_text(text).facts if isinstance(fact, kind)}


@pytest.mark.parametrize("table", sorted(set(SCHEMAS) - {"suffixes.tsv"}))
def test_every_table_is_there_and_sound(table: str) -> None:
    assert list(read_rows(FOLDER / table, SCHEMAS[table]))


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
    assert codes in codes_of(table, term)


def test_its_settings_and_its_script() -> None:
    settings = read_settings(FOLDER / "language.toml")
    assert (settings["spaces"], settings["capitals"], settings["name_adjective"]) == (False, False, "after")
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
    persons = {f.name: f.role for f in read_text(SIGNED).facts if isinstance(f, Person)}
    assert persons["ບຸນແຝງ ພູມມະໄລສິດ"] == "ລັດຖະມົນຕີກະຊວງສາທາລະນະສຸກ"
    assert "ຈອງ ຢອງຊູ" in persons
    assert ("agreement", "2024-03-12") in {(f.type, f.when) for f in read_text(SIGNED).facts if isinstance(f, Act)}


def test_who_gave_what_to_whom() -> None:
    text = DATED + "ລັດຖະບານຍີ່ປຸ່ນໄດ້ມອບລົດສຸກເສີນຈໍານວນ 3 ຄັນ ມູນຄ່າ 2,5 ຕື້ກີບ ໃຫ້ໂຮງໝໍແຂວງສາລະວັນ."
    assert {"ລັດຖະບານຍີ່ປຸ່ນ", "ໂຮງໝໍແຂວງສາລະວັນ"} <= told(text, Partner, "name")
    assert told(text, Money, "amount") == {2_500_000_000}
    assert told(text, Count, "value") == {3}
    assert ("donation", "done") in {(f.type, f.status) for f in read_text(text).facts if isinstance(f, Act)}


def test_what_is_to_be_done() -> None:
    text = DATED + "ໃນເດືອນພຶດສະພາ 2024 ກູບາຈະສົ່ງຄະນະແພດ 12 ຄົນ ມາຊ່ວຍແຂວງອັດຕະປື."
    assert told(text, Act, "status") == {"planned"}
    assert "2024-05" in told(text, Date, "value")


def test_friday_is_no_part_of_health() -> None:
    """ສຸກ is Friday in ວັນສຸກ, and a part of ສາທາລະນະສຸກ."""
    assert told(DATED + "ກະຊວງສາທາລະນະສຸກ ສປປ ລາວ ຕ້ອນຮັບຄະນະແພດຈີນ.", Date, "role") == {"publication"}

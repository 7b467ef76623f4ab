"""The Kazakh pack: its tables load, and hold what a reader of Kazakh news would miss first."""

from pathlib import Path

import pytest

from cosante.languages.folding import fold_term
from cosante.languages.tables import SCHEMAS, read_rows, read_settings
from cosante.reading import read_text
from cosante.vocabulary.facts import Act, Count, Date, HealthArea, Money, Partner, Person, Place
from pack_helpers import deeds

FOLDER = Path(__file__).parent.parent / "src" / "cosante" / "languages" / "kk"
GIVEN = (
    "Жапонияның Қазақстандағы елшісі Кендзи Морита 2024 жылғы 4 маусымда Семей қалалық ауруханасына 2 500 бетперде мен "
    "үш жедел жәрдем көлігін тапсырды. Денсаулық сақтау министрлігі 2025 жылы 25 мейіргерді оқытады."
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


def test_the_verb_stands_last_and_endings_follow_a_word() -> None:
    settings = read_settings(FOLDER / "language.toml")
    assert (settings["head"], settings["suffixes"], settings["decimal"]) == ("final", True, ",")


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "қол қойды", ("sign", "done")),
        ("words.tsv", "қол қояды", ("sign", "planned")),
        ("words.tsv", "жібермек", ("give", "planned")),
        ("words.tsv", "салып жатыр", ("build", "ongoing")),
        ("words.tsv", "меморандум", ("agreement", "-")),
        ("health.tsv", "қызылша", ("other_communicable", "strong")),
        ("organisations.tsv", "ауруханасы", ("health_facility", "before")),
        ("roles.tsv", "Денсаулық сақтау министрі", ("minister_health",)),
        ("counts.tsv", "мейіргер", ("health_workers",)),
        ("numbers.tsv", "жиырма бес", ("cardinal", "25")),
        ("numbers.tsv", "млрд", ("scale", "1000000000")),
        ("demonyms.tsv", "түркиялық", ("TR",)),
        ("suffixes.tsv", "тан", ("ablative",)),
        ("cues.tsv", "жоспарлануда", ("planned",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of(table, term)


def test_endings_agree_with_the_vowels_before_them() -> None:
    for row in read_rows(FOLDER / "suffixes.tsv", SCHEMAS["suffixes.tsv"]):
        for ending in row.terms("endings"):
            stem = ending.removesuffix("мен").removesuffix("бен").removesuffix("пен")
            assert not (set("аы") & set(stem) and set("еі") & set(stem)), ending


def test_an_ambassador_gives_ambulances() -> None:
    reading = read_text(GIVEN)
    acts = {(f.type, f.status) for f in reading.facts if isinstance(f, Act)}
    assert reading.document.language == "kk"
    assert {("donation", "done"), ("training", "planned")} <= acts
    assert told(GIVEN, Person, "name") == {"Кендзи Морита"}
    assert "Денсаулық сақтау министрлігі" in told(GIVEN, Partner, "name")


def test_values() -> None:
    assert told(GIVEN, Count, "value") == {2500, 3, 25}
    assert {"2024-06-04", "2025"} <= told(GIVEN, Date, "value")
    text = "Банк аурухана салу үшін Қырғызстанға 12,5 млн АҚШ долларын және 3 мың теңге бөлді."
    assert told(text, Money, "amount") == {12_500_000, 3000}
    assert "US" not in told(text, Partner, "country")


def test_for_is_not_three_nor_his_ten() -> None:
    text = "ДДҰ дәрігерлер үшін семинар өткізді. Оның дәрігерлері Қырғызстанның 40 науқасын емдеді."
    assert told(text, Count, "value") == {40}


def test_names_stand_without_their_endings() -> None:
    text = "ДДҰ-ның бас директоры Тедрос Гебрейесуспен министр Ақмарал Әлназарова Женевада кездесті."
    assert told(text, Person, "name") == {"Тедрос Гебрейесус", "Ақмарал Әлназарова"}
    assert told(text, Place, "name") == {"Женева"}
    text = "«Үміт» қайырымдылық қоры Өзбекстанға 40 тонна дәрі-дәрмек жіберді."
    assert "«Үміт» қайырымдылық қоры" in told(text, Partner, "name")


def test_endings_say_who_gives_and_who_receives() -> None:
    reading = read_text("Қазақстан Ауғанстанға 20 тонна дәрі-дәрмек жөнелтті. Дәрігерлер науқастарды емдеп жатыр.")
    names = {f.id: f.name for f in reading.facts if isinstance(f, Partner)}
    given = next(f for f in reading.facts if isinstance(f, Act) and f.type == "donation")
    assert ([names[i] for i in given.actors], [names[i] for i in given.recipients]) == (["Қазақстан"], ["Ауғанстан"])


def test_a_town_after_a_word_of_office_is_no_person() -> None:
    text = "Түркиялық офтальмологтар Душанбеде 85 науқасқа ота жасады."
    assert (told(text, Person, "name"), told(text, Place, "name")) == (set(), {"Душанбе"})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Эки өлкөнүн министрлери меморандумга кол коюшту жана ооруканага жардам беришти, бул тууралуу алар айтты.",
            "ky",
        ),
        ("Қазақстан мен Қырғызстан министрлері келісімге қол қойды және бұл туралы бүгін хабарлады.", "kk"),
        ("Министры двух стран подписали соглашение о сотрудничестве и обсудили это на встрече в Астане.", "ru"),
    ],
)
def test_kazakh_is_told_from_its_neighbours(text: str, language: str) -> None:
    assert read_text(text).document.language == language


def test_a_towns_hospital_has_no_person_in_it_and_protective_clothing_is_a_supply() -> None:
    text = "Жапонияның елшісі Алматы ауруханасына 5 мың қорғаныш костюм тапсырды. Дәрігерлер Шымкентте науқастарды қабылдады."
    assert told(text, Person, "name") == set()
    assert "medicines_supply" in told(text, HealthArea, "code")
    assert {"donation", "outreach"} <= told(text, Act, "type")


def test_an_agency_named_by_its_address_is_no_part_of_an_organisation() -> None:
    text = "Шымкент, DALA.KZ. Дүниежүзілік денсаулық сақтау ұйымы Қазақстанға 40 тыныс алу аппаратын әкелді."
    names = {fact.name for fact in read_text(text).facts if isinstance(fact, Partner)}
    assert "Дүниежүзілік денсаулық сақтау ұйымы" in names


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("Қытай Семей ауруханасына мобильді маммограф берді.", {("donation", "done")}),
        (
            "Германиядан әкелінген медициналық құрал-жабдықтар Семейдегі балалар ауруханасына тапсырылды.",
            {("donation", "done")},
        ),
        (
            "Былтыр Үндістан сияқты елдерден гуманитарлық көмек жіберілген болатын.",
            {("donation", "done")},
        ),
        ("Түрік дәрігерлері Түркістан облысында науқастарды тегін қабылдап жатыр.", {("outreach", "ongoing")}),
        ("Астанада Қытайдың дәстүрлі медицина орталығы жұмысын бастады.", {("infrastructure", "done")}),
        ("Қытай дәрігерлерінің тобы Алматыға ұшып келді.", {("personnel_deployment", "done")}),
        (
            "Ақтөбедегі ауруханада үш үндістандық хирург жұмыс істеп жүр.",
            {("personnel_deployment", "ongoing")},
        ),
        ("ДДҰ сарапшылар тобын Қазақстанға жіберді.", {("personnel_deployment", "done")}),
        ("Павлодарда онкологтардың халықаралық конгресі өтті.", {("conference", "done")}),
        ("Аурухана 1975 жылы салынған және 300 төсекке арналған.", set()),
    ],
)
def test_deeds_of_kazakh_news(text: str, told_of: set[tuple[str, str]]) -> None:
    assert deeds(text) == told_of


def test_a_centre_of_children_or_of_transplants_is_a_partner() -> None:
    text = "Ұлттық педиатрия орталығы Түркияның Анадолу медициналық орталығымен меморандумға қол қойды."
    assert "Ұлттық педиатрия орталығы" in told(text, Partner, "name")

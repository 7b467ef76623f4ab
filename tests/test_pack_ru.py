"""The Russian pack: its tables hold what a reader of Russian news would miss first, and read its case forms."""

import pytest

from cosante.vocabulary.facts import Count, Date, Money, Partner, Person, Place
from pack_helpers import codes_of, countries_of, deeds, facts, hiding, pairs, settings, sides, told


def test_numbers_are_written_with_a_decimal_comma() -> None:
    assert settings("ru", "decimal", "capitals", "suffixes") == (",", True, False)


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "подписали", ("sign", "done")),
        ("words.tsv", "подпишут", ("sign", "planned")),
        ("words.tsv", "передано", ("give", "done")),
        ("words.tsv", "передаст", ("give", "planned")),
        ("words.tsv", "строится", ("build", "ongoing")),
        ("words.tsv", "меморандумом о взаимопонимании", ("agreement", "-")),
        ("words.tsv", "принимая во внимание", ("say", "done")),
        ("words.tsv", "трудового договора", ("say", "done")),
        ("words.tsv", "прошли стажировку", ("train", "done")),
        ("health.tsv", "туберкулёзом", ("tuberculosis", "strong")),
        ("health.tsv", "ПМСП", ("primary_care", "strong")),
        ("health.tsv", "здравоохранения", ("-", "context")),
        ("organisations.tsv", "Минздраву", ("ministry", "alone")),
        ("organisations.tsv", "областной больницей", ("health_facility", "both")),
        ("roles.tsv", "министром здравоохранения", ("minister_health",)),
        ("roles.tsv", "акима области", ("governor",)),
        ("counts.tsv", "койко-мест", ("beds",)),
        ("counts.tsv", "лет", ("not_counted",)),
        ("numbers.tsv", "двумстам", ("cardinal", "200")),
        ("numbers.tsv", "миллионами", ("scale", "1000000")),
        ("numbers.tsv", "полтора", ("half", "1.5")),
        ("money.tsv", "тенге", ("KZT", "named")),
        ("demonyms.tsv", "кыргызстанцы", ("KG",)),
        ("cues.tsv", "планируется", ("planned",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("ru", table, term)


@pytest.mark.parametrize(("verbs", "nouns"), [("give", "goods"), ("sign", "agreement"), ("send", "team")])
def test_a_verbs_phrase_does_not_hide_what_it_is_about(verbs: str, nouns: str) -> None:
    assert not hiding("ru", verbs, nouns)


@pytest.mark.parametrize(
    ("form", "country"),
    [("РК", "KZ"), ("КР", "KG"), ("РУз", "UZ"), ("Киргизией", "KG"), ("Республике Таджикистан", "TJ"), ("КНР", "CN")],
)
def test_countries_are_known_in_their_cases_and_short(form: str, country: str) -> None:
    assert country in countries_of("ru", form)


STORY = (
    "Узбекистан и Германия: помощь больницам\n\n"
    "Министерство здравоохранения Республики Узбекистан и Всемирная организация здравоохранения (ВОЗ) "
    "подписали 4 июня 2024 года в Самарканде меморандум о сотрудничестве. Посол Германии в РУз А. "
    "Вебер передал Минздраву три аппарата УЗИ на 3 миллиона 250 тысяч 40 евро.\n\n"
    "Врачи из Германии прооперировали 26 пациентов в Бухарской области."
)


def test_names_are_given_in_the_nominative() -> None:
    places = told(STORY, Place, "name")
    assert {"Самарканд", "Бухарская область"} <= places
    partners = pairs(STORY, Partner, "name", "country")
    assert ("Министерство здравоохранения Республики Узбекистан", "UZ") in partners
    assert any(name in {"Всемирная организация здравоохранения", "ВОЗ"} for name, _ in partners)


def test_values_and_persons_are_read() -> None:
    assert [(f.amount, f.currency) for f in facts(STORY, Money)] == [(3250040, "EUR")]
    assert told(STORY, Count, "value") == {3, 26}
    assert "2024-06-04" in told(STORY, Date, "value")
    assert "А. Вебер" in told(STORY, Person, "name")


def test_acts_are_read() -> None:
    assert {("agreement", "done"), ("donation", "done"), ("outreach", "done")} <= deeds(STORY)


def test_the_dative_says_who_receives() -> None:
    text = "Япония передала Министерству здравоохранения Кыргызстана медицинское оборудование."
    actors, recipients = sides(text, "donation", "country")
    assert (actors[0], recipients[0]) == ("JP", "KG")


def test_a_currency_names_no_country_and_thousandths_stand_before_a_scale() -> None:
    text = "Япония выделила 13,517 млн долларов США на поддержку больниц Украины, сообщил Минздрав Украины."
    assert [(f.amount, f.currency) for f in facts(text, Money)] == [(13517000, "USD")]
    assert not {"US", "UM"} & (told(text, Place, "country") | told(text, Partner, "country"))


def test_each_of_a_list_has_an_office_of_their_own() -> None:
    text = (
        "Глава Минздрава Алимкадыр Бейшеналиев, посол Японии Сигэки Маэда и директор больницы Азамат Исаков "
        "открыли новую операционную в больнице города Ош."
    )
    assert {"Алимкадыр Бейшеналиев", "Сигэки Маэда", "Азамат Исаков"} <= told(text, Person, "name")


def test_operations_and_consultations_that_are_planned_are_care() -> None:
    text = "Для врачей из России в Ташкенте запланировано проведение осмотров и консультаций пациентов, показательных операций."
    assert ("outreach", "planned") in deeds(text)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Минздрав Грузии совместно с ВОЗ запустил программу элиминации гепатита С.", ("policy", "done")),
        ("Глава Минздрава Киргизии и представители Всемирного банка провели переговоры.", ("visit", "done")),
    ],
)
def test_an_object_written_in_the_term_of_its_verb(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)


def test_what_several_countries_have_in_brackets_is_no_name() -> None:
    assert told("Посол САР Рияд Хаддад передал вакцины больнице в Москве.", Partner, "country") == {"SY"}


@pytest.mark.parametrize(
    ("written", "name"), [("в Казани", "Казань"), ("в Грозном", "Грозный"), ("на Харьковщине", "Харьковщина")]
)
def test_names_of_towns_in_the_nominative(written: str, name: str) -> None:
    assert name in told(f"Япония передала больнице {written} томограф.", Place, "name")


def test_thousandths_before_a_thousand() -> None:
    assert told("ПРООН передала Украине 16 машин стоимостью $910,880 тыс.", Money, "amount") == {910_880}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Посол Сирии в Москве Рияд Хаддад передал вакцины больнице.", "Рияд Хаддад"),
        ("Министр здравоохранения Чеченской Республики Эльхан Сулейманов принял посла Японии.", "Эльхан Сулейманов"),
        ("Министр здравоохранения Республики Татарстан Марат Садыков принял посла Японии.", "Марат Садыков"),
    ],
)
def test_where_an_office_is_held_is_no_part_of_a_name(text: str, name: str) -> None:
    assert told(text, Person, "name") == {name}


def test_on_the_basis_of_a_hospital_is_no_place() -> None:
    text = "Стажировка врачей из Монголии проходила на базе клинической больницы в Варшаве."
    assert told(text, Place, "name") == {"Варшава"}


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("Роспотребнадзор безвозмездно передал Минздраву Армении мобильный медкомплекс.", {("donation", "done")}),
        ("В Ереван прибыли восемь хирургов из Франции.", {("personnel_deployment", "done")}),
        (
            "На заседании правительства министр здравоохранения Иван Ковалёв рассказал о помощи Всемирного банка.",
            set(),
        ),
        (
            "Кыргызстан закупит 200 машин скорой помощи на средства Всемирного банка.",
            {("procurement", "planned")},
        ),
        ("Врачи из Москвы провели в Бишкеке 78 осмотров и 18 ультразвуковых исследований.", {("outreach", "done")}),
    ],
)
def test_deeds_of_russian_news(text: str, told_of: set[tuple[str, str]]) -> None:
    assert deeds(text) == told_of


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Помощь поступила от благотворительной организации Bright Harbour для больниц Кыргызстана.", "Bright Harbour"),
        (
            "Для больниц Оша прибыла помощь от благотворительного фонда «Светлая дорога» из Норвегии.",
            "«Светлая дорога»",
        ),
    ],
)
def test_help_that_arrives_is_given(text: str, giver: str) -> None:
    assert any(giver in name for name in sides(text, "donation")[0])

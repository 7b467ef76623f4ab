"""The Ukrainian pack: its tables hold what a reader of Ukrainian news would miss first, and read its case forms."""

import pytest

from cosante.vocabulary.facts import Count, Date, Money, Partner, Person, Place
from pack_helpers import codes_of, countries_of, deeds, facts, hiding, pairs, settings, sides, told


def test_numbers_are_written_with_a_decimal_comma() -> None:
    assert settings("uk", "decimal", "capitals", "suffixes") == (",", True, False)


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "підписали", ("sign", "done")),
        ("words.tsv", "підпишуть", ("sign", "planned")),
        ("words.tsv", "передано", ("give", "done")),
        ("words.tsv", "передасть", ("give", "planned")),
        ("words.tsv", "надаватиме", ("give", "planned")),
        ("words.tsv", "меморандумом про взаєморозуміння", ("agreement", "-")),
        ("words.tsv", "пройшли стажування", ("train", "done")),
        ("health.tsv", "туберкульозом", ("tuberculosis", "strong")),
        ("health.tsv", "ментального здоров'я", ("mental_health", "strong")),
        ("health.tsv", "охорони здоров’я", ("-", "context")),
        ("organisations.tsv", "МОЗ", ("ministry", "alone")),
        ("organisations.tsv", "обласною лікарнею", ("health_facility", "both")),
        ("roles.tsv", "міністеркою охорони здоров'я", ("minister_health",)),
        ("roles.tsv", "послом", ("ambassador",)),
        ("counts.tsv", "ліжок", ("beds",)),
        ("counts.tsv", "років", ("not_counted",)),
        ("numbers.tsv", "п'ятьох", ("cardinal", "5")),
        ("numbers.tsv", "мільйонами", ("scale", "1000000")),
        ("money.tsv", "гривень", ("UAH", "named")),
        ("demonyms.tsv", "українці", ("UA",)),
        ("cues.tsv", "планується", ("planned",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("uk", table, term)


@pytest.mark.parametrize(("verbs", "nouns"), [("give", "goods"), ("sign", "agreement"), ("send", "team")])
def test_a_verbs_phrase_does_not_hide_what_it_is_about(verbs: str, nouns: str) -> None:
    assert not hiding("uk", verbs, nouns)


@pytest.mark.parametrize(
    ("form", "country"),
    [("Німеччиною", "DE"), ("США", "US"), ("Республіки Польща", "PL"), ("Великої Британії", "GB"), ("рф", "RU")],
)
def test_countries_are_known_in_their_cases_and_short(form: str, country: str) -> None:
    assert country in countries_of("uk", form)


STORY = (
    "Україна та Німеччина: допомога лікарням\n\n"
    "Міністерство охорони здоров'я України та Всесвітня організація охорони здоров'я (ВООЗ) підписали "
    "4 червня 2024 року у Львові меморандум про співпрацю. Посол Німеччини в Україні А. Вебер передав "
    "МОЗ три апарати УЗД на 3 мільйони 250 тисяч 40 євро.\n\n"
    "Лікарі з Німеччини прооперували 26 пацієнтів у Києві."
)


def test_names_are_given_in_the_nominative() -> None:
    places = told(STORY, Place, "name")
    assert {"Львів", "Київ"} <= places
    partners = pairs(STORY, Partner, "name", "country")
    assert ("Міністерство охорони здоров'я України", "UA") in partners
    assert any(name in {"Всесвітня організація охорони здоров'я", "ВООЗ"} for name, _ in partners)


def test_values_and_persons_are_read() -> None:
    assert [(f.amount, f.currency) for f in facts(STORY, Money)] == [(3250040, "EUR")]
    assert told(STORY, Count, "value") == {3, 26}
    assert "2024-06-04" in told(STORY, Date, "value")
    assert "А. Вебер" in told(STORY, Person, "name")


def test_acts_are_read() -> None:
    assert {("agreement", "done"), ("donation", "done"), ("outreach", "done")} <= deeds(STORY)


def test_the_dative_says_who_receives() -> None:
    text = "Японія передала Міністерству охорони здоров'я України медичне обладнання."
    actors, recipients = sides(text, "donation", "country")
    assert (actors[0], recipients[0]) == ("JP", "UA")


def test_a_name_in_quotation_marks_belongs_to_its_head() -> None:
    text = "Лікарня «Охматдит» отримала медичне обладнання від Фонду «Пряма допомога Україні» на 128 тис. доларів США."
    assert {"Лікарня «Охматдит»", "Фонд «Пряма допомога Україні»"} <= told(text, Partner, "name")
    assert "UA" not in told(text, Place, "country") | {p.country for p in facts(text, Partner) if p.type == "country"}
    assert [(f.amount, f.currency) for f in facts(text, Money)] == [(128000, "USD")]


def test_goods_that_leave_pay_no_visit() -> None:
    text = "Гуманітарний вантаж від благодійного фонду «Крила надії» вирушив до Харкова. Японія передала ліки лікарням."
    assert "visit" not in {kind for kind, _ in deeds(text)}


def test_doctors_of_a_region_are_no_person_called_like_it() -> None:
    text = "У жовтні лікарі онкодиспансеру поїдуть стажуватися до Польщі. Польські хірурги приїхали до лікарів Чернігівщини."
    assert "Чернігівщини" not in told(text, Person, "name")
    assert ("training", "planned") in deeds(text)


def test_a_town_after_an_office_is_no_person() -> None:
    assert not told("ВООЗ провела тренінг для лікарів Дніпра.", Person, "name")


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("До Чернівців прибули лікарі з Румунії.", ("personnel_deployment", "done")),
        ("ВООЗ доставила в Суми дві модульні амбулаторії.", ("donation", "done")),
        ("МОЗ отримало від ЮНІСЕФ ще дев'ять «швидких».", ("donation", "done")),
    ],
)
def test_teams_and_goods_by_other_names(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)


def test_equipment_is_not_built() -> None:
    assert not [kind for kind, _ in deeds("ЄС передав обладнання лабораторії в Одесі.") if kind == "infrastructure"]


def test_an_adverb_begins_no_name() -> None:
    text = "Нещодавно Голова Комітету Михайло Радуцький зустрівся з послом Канади щодо допомоги лікарням."
    assert not [name for name in told(text, Partner, "name") if "Нещодавно" in name]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (
            "Підписавши договір про співпрацю, лікарня в Луцьку та клініка в Гданську розпочали спільну роботу.",
            {("agreement", "done")},
        ),
        ("Шість лікарів-волонтерів з Австрії прибули до Ужгорода.", {("personnel_deployment", "done")}),
        (
            "Під час засідання уряду міністр охорони здоров'я Іван Коваль повідомив про допомогу Світового банку.",
            set(),
        ),
        ("У Києві створять спільну робочу групу МОЗ та Світового банку.", {("policy", "planned")}),
        (
            "Посол Канади заявив, що його країна й надалі підтримуватиме українську медицину.",
            {("statement", "done")},
        ),
        (
            "Лікарня в Ізюмі отримала від фонду Malteser International два рентгенапарати.",
            {("donation", "done")},
        ),
        ("Лікарі з Канади провели у Львові 78 оглядів і 18 ультразвукових досліджень.", {("outreach", "done")}),
    ],
)
def test_deeds_of_ukrainian_news(text: str, told_of: set[tuple[str, str]]) -> None:
    assert deeds(text) == told_of


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Допомога надійшла від благодійної організації Bright Harbour для лікарень України.", "Bright Harbour"),
        ("Для лікарень Сум прибула допомога від благодійного фонду «Світла дорога» з Норвегії.", "«Світла дорога»"),
    ],
)
def test_help_that_arrives_is_given(text: str, giver: str) -> None:
    assert any(giver in name for name in sides(text, "donation")[0])

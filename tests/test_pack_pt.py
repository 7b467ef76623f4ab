"""The Portuguese pack: its tables hold what a reader of Portuguese news would miss first, and read sentences of it."""

import pytest

from cosante.reading import reader
from cosante.vocabulary.facts import Count, Date, HealthArea, Money, Partner, Person, Place
from pack_helpers import codes_of, deeds, facts, settings, sides, told


def test_numbers_are_written_with_a_decimal_comma() -> None:
    assert settings("pt", "decimal", "group", "capitals", "suffixes") == (
        ",",
        ".",
        True,
        False,
    )


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "assinou", ("sign", "done")),
        ("words.tsv", "tem assinado", ("sign", "done")),
        ("words.tsv", "assinarão", ("sign", "planned")),
        ("words.tsv", "vão assinar", ("sign", "planned")),
        ("words.tsv", "está a assinar", ("sign", "ongoing")),
        ("words.tsv", "está assinando", ("sign", "ongoing")),
        ("words.tsv", "fez a entrega", ("give", "done")),
        ("words.tsv", "comprometeu-se", ("commit", "done")),
        ("words.tsv", "serão capacitados", ("train", "planned")),
        ("words.tsv", "memorando de entendimento", ("agreement", "-")),
        ("words.tsv", "mutirão de cirurgias", ("care", "-")),
        ("words.tsv", "equipa médica", ("team", "-")),
        ("words.tsv", "equipe médica", ("team", "-")),
        ("words.tsv", "projecto", ("plan", "-")),
        ("words.tsv", "projeto", ("plan", "-")),
        ("words.tsv", "recebeu em audiência", ("meet", "done")),
        ("words.tsv", "trata-se de", ("say", "-")),
        ("health.tsv", "paludismo", ("malaria", "strong")),
        ("health.tsv", "câncer", ("cancer", "strong")),
        ("health.tsv", "cancro", ("cancer", "strong")),
        ("health.tsv", "saúde", ("-", "context")),
        ("organisations.tsv", "Ministério da Saúde", ("ministry", "alone")),
        ("organisations.tsv", "câmara municipal", ("subnational_government", "after")),
        ("roles.tsv", "ministra da Saúde", ("minister_health",)),
        ("roles.tsv", "director-geral", ("director",)),
        ("honorifics.tsv", "Exmo.", ("formal",)),
        ("counts.tsv", "redes mosquiteiras", ("kits",)),
        ("counts.tsv", "anos", ("not_counted",)),
        ("numbers.tsv", "dezasseis", ("cardinal", "16")),
        ("numbers.tsv", "dezesseis", ("cardinal", "16")),
        ("numbers.tsv", "vinte e duas", ("cardinal", "22")),
        ("numbers.tsv", "mil milhões", ("scale", "1000000000")),
        ("numbers.tsv", "bilhões", ("scale", "1000000000")),
        ("numbers.tsv", "biliões", ("scale", "1000000000000")),
        ("money.tsv", "meticais", ("MZN", "named")),
        ("demonyms.tsv", "moçambicana", ("MZ",)),
        ("demonyms.tsv", "bissau-guineense", ("GW",)),
        ("demonyms.tsv", "Vietname", ("VN",)),
        ("demonyms.tsv", "Vietnã", ("VN",)),
        ("places.tsv", "província", ("admin1", "after")),
        ("cues.tsv", "em benefício de", ("to",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("pt", table, term)


@pytest.mark.parametrize("noun", ["apoio", "envio", "consulta", "forma", "ajuda"])
def test_a_noun_is_not_the_verb_that_is_spelt_like_it(noun: str) -> None:
    done = {codes for codes in codes_of("pt", "words.tsv", noun) if codes[1] == "done"}
    assert not done


@pytest.mark.parametrize("word", ["da", "a", "e"])
def test_a_small_word_is_no_verb_without_its_accent(word: str) -> None:
    """«Dá» (gives) is spelt like «da» (of the)."""
    assert not codes_of("pt", "words.tsv", word)


TEXT = """\
Japão oferece dois mamógrafos ao Hospital Agostinho Neto

Praia, 9 de junho de 2023 – A embaixadora do Japão, Yuki Tanabe, entregou na sexta-feira dois mamógrafos avaliados em 1,3 milhões de euros ao Ministério da Saúde de Cabo Verde.

Em agosto, a Agência Japonesa de Cooperação Internacional vai formar em Osaka 35 técnicos cabo-verdianos. O ministro da Saúde, Arlindo Semedo, lembrou na Reunião de Ministros que em 2021 uma equipa médica japonesa operou às cataratas 480 doentes.
"""


def test_amounts_with_commas_and_words() -> None:
    assert [(m.amount, m.currency) for m in facts(TEXT, Money)] == [(1_300_000, "EUR")]
    assert (480, "patients") in {(c.value, c.of) for c in facts(TEXT, Count)}


def test_the_dateline_tells_the_year_of_a_month() -> None:
    assert {d.value for d in facts(TEXT, Date)} >= {"2023-06-09", "2023-08", "2021"}


def test_partners_and_persons() -> None:
    assert {p.country for p in facts(TEXT, Partner)} >= {"JP", "CV"}
    assert {(p.name, p.role) for p in facts(TEXT, Person)} >= {
        ("Yuki Tanabe", "embaixadora"),
        ("Arlindo Semedo", "ministro da Saúde"),
    }


def test_a_meeting_is_not_the_island_of_its_name() -> None:
    """«Reunião» is a meeting, and Réunion."""
    assert "RE" not in {fact.country for fact in facts(TEXT, Place, Partner)}


def test_deeds_with_their_status() -> None:
    assert deeds(TEXT) >= {("donation", "done"), ("training", "planned"), ("outreach", "done")}


def test_a_given_name_and_a_state_secretary_are_read_as_such() -> None:
    text = (
        "O secretário de Estado da Cooperação Internacional, Domingos Vieira Lopes, e o embaixador de Cuba, "
        "Pedro Ruiz, assinaram um acordo de saúde em Luanda."
    )
    assert {"Domingos Vieira Lopes", "Pedro Ruiz"} <= told(text, Person, "name")


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("O Governo dos Estados Unidos doou a Angola um hospital de campanha.", "donation"),
        (
            "Uma missão médica chinesa vai reforçar o hospital central de Luanda durante dois anos.",
            "personnel_deployment",
        ),
        ("A equipa médica chinesa trabalhou durante dois anos nos hospitais de Luanda.", "personnel_deployment"),
        ("Os médicos cubanos deram mais de 240 mil consultas em Luanda no último ano.", "outreach"),
    ],
)
def test_teams_at_work_and_field_hospitals_given(sentence: str, deed: str) -> None:
    text = f"Cooperação em saúde com o Ministério da Saúde de Angola\n\n{sentence}"
    assert deed in {kind for kind, _ in deeds(text)}


def test_taking_part_is_no_visit() -> None:
    """«Com a participação da OMS» tells of nobody's visit."""
    for term in ("participou em", "participação de", "com a participação de", "participantes"):
        assert "visit" not in {codes[0] for codes in codes_of("pt", "words.tsv", term)}


@pytest.mark.parametrize("words", ["de formação", "da formação", "da assistência", "de apoio"])
def test_words_about_a_course_or_help_are_no_verb(words: str) -> None:
    """«Dê formação» and «dá assistência» are spelt like «de formação» and «da assistência»."""
    assert not codes_of("pt", "words.tsv", words)


def test_thanks_are_no_commitment() -> None:
    assert codes_of("pt", "words.tsv", "expressou a sua gratidão") == {("say", "-")}


def test_covid_is_read_as_it_is_mostly_written() -> None:
    text = "A ministra da Saúde de Angola e o embaixador do Japão falaram da pandemia de Covid-19 em Luanda."
    assert "covid19" in told(text, HealthArea, "code")


def test_a_page_on_the_net_is_no_town() -> None:
    text = "Segundo a página da embaixada chinesa no Facebook, a missão médica chegou a Moçambique na sexta-feira."
    page = reader.page_of(reader.judge(text))
    assert "Facebook" not in {text[n.start : n.end] for n in page.places}


def test_an_article_that_begins_a_sentence_is_no_preposition() -> None:
    text = "A China doou equipamentos médicos ao hospital de Bissau, que os recebeu na semana passada."
    givers, takers = sides(text, "donation")
    assert givers == ["China"]
    assert "China" not in takers


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("A Fiocruz e a Universidade de Oxford desenvolveram em conjunto uma vacina.", ("research", "done")),
        ("O Instituto Ricardo Jorge e Cabo Verde realizam um estudo sobre a malária.", ("research", "ongoing")),
    ],
)
def test_joint_work_is_research(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)

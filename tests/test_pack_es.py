"""The Spanish pack: its tables hold what a reader of Spanish news would miss first, and read sentences of it."""

import pytest

from cosante.vocabulary.facts import Count, Date, HealthArea, Money, Partner, Person
from pack_helpers import codes_of, deeds, facts, pairs, settings, told


def test_numbers_are_written_with_a_decimal_comma() -> None:
    assert settings("es", "decimal", "group", "capitals", "suffixes") == (
        ",",
        ".",
        True,
        False,
    )


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "firmó", ("sign", "done")),
        ("words.tsv", "ha firmado", ("sign", "done")),
        ("words.tsv", "firmarán", ("sign", "planned")),
        ("words.tsv", "tras firmar", ("sign", "done")),
        ("words.tsv", "está firmando", ("sign", "ongoing")),
        ("words.tsv", "hizo entrega", ("give", "done")),
        ("words.tsv", "se comprometió", ("commit", "done")),
        ("words.tsv", "serán capacitados", ("train", "planned")),
        ("words.tsv", "memorándum de entendimiento", ("agreement", "-")),
        ("words.tsv", "jornada médica", ("care", "-")),
        ("words.tsv", "recibió en audiencia", ("meet", "done")),
        ("words.tsv", "colocó la primera piedra", ("build", "done")),
        ("words.tsv", "se trata de", ("say", "-")),
        ("words.tsv", "Asamblea Nacional", ("say", "-")),
        ("health.tsv", "paludismo", ("malaria", "strong")),
        ("health.tsv", "salud", ("-", "context")),
        ("organisations.tsv", "Secretaría de Salud", ("ministry", "alone")),
        ("organisations.tsv", "hospital clínico quirúrgico", ("health_facility", "after")),
        ("roles.tsv", "ministra de Sanidad", ("minister_health",)),
        ("roles.tsv", "encargada de negocios", ("ambassador",)),
        ("honorifics.tsv", "Excmo.", ("formal",)),
        ("counts.tsv", "tapabocas", ("kits",)),
        ("counts.tsv", "años", ("not_counted",)),
        ("numbers.tsv", "veintidós", ("cardinal", "22")),
        ("numbers.tsv", "quinientas", ("cardinal", "500")),
        ("numbers.tsv", "mil millones", ("scale", "1000000000")),
        ("numbers.tsv", "billones", ("scale", "1000000000000")),
        ("money.tsv", "lempiras", ("HNL", "named")),
        ("demonyms.tsv", "nigerino", ("NE",)),
        ("demonyms.tsv", "nigeriana", ("NG",)),
        ("demonyms.tsv", "ecuatoguineano", ("GQ",)),
        ("demonyms.tsv", "EE.UU.", ("US",)),
        ("places.tsv", "departamento", ("admin1", "after")),
        ("cues.tsv", "en beneficio de", ("to",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("es", table, term)


@pytest.mark.parametrize("noun", ["equipo", "apoyo", "envío", "consulta", "forma"])
def test_a_noun_is_not_the_verb_that_is_spelt_like_it(noun: str) -> None:
    """Without accents «equipó» is «equipo» and «apoyó» is «apoyo»: the noun would tell of deeds nobody did."""
    done = {codes for codes in codes_of("es", "words.tsv", noun) if codes[1] == "done"}
    assert not done


def test_a_secretariat_is_no_secretary() -> None:
    """«Secretaría» without its accent is «secretaria»: every Secretaría would be taken for a person."""
    assert not codes_of("es", "roles.tsv", "Secretaría")


TEXT = """\
Chile dona dos tomógrafos al Hospital Nacional de San Miguel

San Salvador, 9 de junio de 2023.- El embajador de Chile, Renato Sáez, entregó este viernes dos tomógrafos valorados en 1.250.000 dólares al Ministerio de Salud de El Salvador.

En agosto, la Agencia Chilena de Cooperación Internacional capacitará en Valparaíso a 35 radiólogos salvadoreños. El viceministro de Salud, Óscar Menjívar, recordó que en 2021 una brigada médica chilena operó de cataratas a 480 pacientes.
"""


def test_amounts_with_points_and_words() -> None:
    assert [(m.amount, m.currency) for m in facts(TEXT, Money)] == [(1_250_000, "USD")]
    assert {(c.value, c.of) for c in facts(TEXT, Count)} >= {(35, "doctors"), (480, "patients")}


def test_the_dateline_tells_the_year_of_a_month() -> None:
    assert {d.value for d in facts(TEXT, Date)} >= {"2023-06-09", "2023-08", "2021"}


def test_partners_and_persons() -> None:
    assert {p.country for p in facts(TEXT, Partner)} >= {"CL", "SV"}
    assert {(p.name, p.role) for p in facts(TEXT, Person)} >= {
        ("Renato Sáez", "embajador"),
        ("Óscar Menjívar", "viceministro de Salud"),
    }


def test_deeds_with_their_status() -> None:
    assert deeds(TEXT) >= {("donation", "done"), ("training", "planned"), ("outreach", "done")}


def test_an_office_is_no_ministry_and_each_of_a_list_has_one() -> None:
    text = (
        "La secretaria de Salud, Carla Paredes, y el embajador de Cuba, Pedro Ruiz, "
        "firmaron un convenio de cooperación en Choluteca."
    )
    assert {("Carla Paredes", "secretaria de Salud"), ("Pedro Ruiz", "embajador")} <= pairs(
        text, Person, "name", "role"
    )
    assert "secretaria de Salud" not in told(text, Partner, "name")


def test_patients_who_are_assessed_are_no_research() -> None:
    text = "Médicos estadounidenses evaluaron a 200 pacientes en Tegucigalpa, Honduras, y donaron medicamentos."
    assert "research" not in {kind for kind, _ in deeds(text)}


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("El Gobierno de Estados Unidos donó a Bolivia un hospital de campaña.", "donation"),
        ("Cuba envió una brigada de 40 médicos a Bolivia.", "personnel_deployment"),
        ("Una brigada médica cubana de 17 integrantes llegó a La Paz el sábado.", "personnel_deployment"),
        ("Unos treinta médicos cubanos trabajan actualmente en hospitales de La Paz, Bolivia.", "personnel_deployment"),
    ],
)
def test_teams_come_and_field_hospitals_are_given(sentence: str, deed: str) -> None:
    text = f"Cooperación en salud con el Ministerio de Salud de Bolivia\n\n{sentence}"
    assert deed in {kind for kind, _ in deeds(text)}


def test_taking_part_is_no_visit() -> None:
    """«Con la participación de la OPS» tells of nobody's visit."""
    for term in ("participó en", "participación de", "con la participación de", "participantes"):
        assert "visit" not in {codes[0] for codes in codes_of("es", "words.tsv", term)}


@pytest.mark.parametrize("word", ["amplio", "de apoyo", "aporte", "identificar"])
def test_an_everyday_word_is_no_verb_of_cooperation(word: str) -> None:
    """Without accents «amplió» is «amplio» (broad) and «dé apoyo» is «de apoyo»."""
    assert not {codes for codes in codes_of("es", "words.tsv", word) if codes[1] in {"done", "planned"}}


def test_covid_is_read_as_it_is_mostly_written() -> None:
    text = "La ministra de Salud de Bolivia y el embajador de Japón hablaron de la pandemia de Covid-19 en La Paz."
    assert "covid19" in told(text, HealthArea, "code")


def test_a_line_that_tells_what_began_is_no_menu() -> None:
    """«Inició» is spelt like «Inicio», the first word of many menus."""
    text = (
        "Cooperación en salud de Corea con El Salvador\n\n"
        "Inició la construcción del Hospital de San Miguel, que financia la Agencia de Cooperación Internacional "
        "de Corea en El Salvador.\n\nEl Ministerio de Salud agradeció el apoyo."
    )
    assert "infrastructure" in {kind for kind, _ in deeds(text)}


def test_what_is_meant_for_somebody_is_no_money() -> None:
    assert codes_of("es", "words.tsv", "destinados a") == {("say", "-")}


def test_the_second_of_two_ministers_is_a_person_of_his_own() -> None:
    text = "Los ministros de Salud de los dos países, Dr. Luis Ernesto Vega Cordero y Martin Cole, aprobaron un plan de vacunas."
    assert "Luis Ernesto Vega Cordero" in told(text, Person, "name")


def test_what_nurses_learn_is_no_care_and_who_studies_medicine_does_no_research() -> None:
    assert deeds("La OPS capacitó a 200 enfermeras de los hospitales de Honduras en vacunación.") == {
        ("training", "done")
    }
    assert deeds("Cuba becará a 100 jóvenes hondureños para estudiar medicina.") == {("training", "planned")}

"""The French pack: its tables hold what a reader of French news would miss first."""

import pytest

from cosante.vocabulary.facts import HealthArea
from pack_helpers import codes_of, deeds, hiding, settings, told


def test_numbers_are_written_with_a_decimal_comma() -> None:
    assert settings("fr", "decimal", "capitals", "suffixes") == (",", True, False)


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "a signé", ("sign", "done")),
        ("words.tsv", "sera signé", ("sign", "planned")),
        ("words.tsv", "vient de signer", ("sign", "done")),
        ("words.tsv", "signera", ("sign", "planned")),
        ("words.tsv", "a remis", ("give", "done")),
        ("words.tsv", "mémorandum d'entente", ("agreement", "-")),
        ("words.tsv", "reçu en audience", ("meet", "done")),
        ("words.tsv", "posé la première pierre", ("build", "done")),
        ("words.tsv", "caravane médicale", ("care", "-")),
        ("words.tsv", "bénéficieront", ("receive", "planned")),
        ("words.tsv", "se sont entendus", ("sign", "done")),
        ("words.tsv", "mettre à disposition plusieurs", ("send", "planned")),
        ("words.tsv", "mettre à disposition plusieurs", ("give", "planned")),
        ("words.tsv", "création d'un", ("build", "-")),
        ("words.tsv", "lutter contre l'épidémie", ("relief", "-")),
        ("words.tsv", "à la recherche de", ("say", "-")),
        ("words.tsv", "Assemblée nationale", ("say", "-")),
        ("health.tsv", "paludisme", ("malaria", "strong")),
        ("health.tsv", "drépanocytose", ("ncd", "strong")),
        ("health.tsv", "santé", ("-", "context")),
        ("organisations.tsv", "ministère de la Santé", ("ministry", "alone")),
        ("organisations.tsv", "CHU", ("health_facility", "after")),
        ("organisations.tsv", "hôpital militaire", ("health_facility", "after")),
        ("organisations.tsv", "armée nationale", ("armed_forces", "after")),
        ("organisations.tsv", "missions médicales chinoises", ("medical_team", "alone")),
        ("organisations.tsv", "Comité populaire de la province", ("subnational_government", "after")),
        ("roles.tsv", "ministre de la Santé publique", ("minister_health",)),
        ("roles.tsv", "ambassadrice", ("ambassador",)),
        ("roles.tsv", "secrétaire général p.i.", ("director",)),
        ("honorifics.tsv", "S.E.M.", ("formal",)),
        ("counts.tsv", "sages-femmes", ("health_workers",)),
        ("counts.tsv", "ans", ("not_counted",)),
        ("numbers.tsv", "quatre-vingt-dix-sept", ("cardinal", "97")),
        ("numbers.tsv", "soixante et onze", ("cardinal", "71")),
        ("numbers.tsv", "cinq cent", ("cardinal", "500")),
        ("numbers.tsv", "vingt et unième", ("ordinal", "21")),
        ("numbers.tsv", "milliards", ("scale", "1000000000")),
        ("money.tsv", "FCFA", ("XOF", "inferred")),
        ("demonyms.tsv", "nigérien", ("NE",)),
        ("demonyms.tsv", "nigérian", ("NG",)),
        ("places.tsv", "province", ("admin1", "after")),
        ("cues.tsv", "au profit de", ("to",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    found = codes_of("fr", table, term)
    assert codes in found


def test_without_accents_a_participle_is_also_a_present() -> None:
    """«Signé» and «signe» are one word: only its auxiliary says that the deed is done."""
    assert codes_of("fr", "words.tsv", "signé") == codes_of("fr", "words.tsv", "signe") == {("sign", "-")}


def test_data_are_not_something_given() -> None:
    """«Données» is nearly always data: it must not be read as the participle of donner."""
    assert codes_of("fr", "words.tsv", "données") == {("say", "-")}


def test_a_bare_a_is_no_recipient() -> None:
    """«À» and «a» (has) are one word without accents."""
    assert not codes_of("fr", "cues.tsv", "à")


def test_a_hundred_is_told_once() -> None:
    """As cardinal and scale at once, «cent» would be a hundred times a hundred."""
    assert codes_of("fr", "numbers.tsv", "cent") == {("cardinal", "100")}


def test_a_doctor_is_no_photo_credit() -> None:
    """«© DR» folds to «dr»: it would make a credit line of every line that begins with a doctor."""
    assert not codes_of("fr", "cues.tsv", "Dr")


def test_those_present_are_no_gifts() -> None:
    """«Présents» is nearly always the adjective: «étaient présents»."""
    assert not codes_of("fr", "words.tsv", "présents")


def test_a_team_formed_of_doctors_is_no_training() -> None:
    assert codes_of("fr", "words.tsv", "formée de") == {("say", "-")}


@pytest.mark.parametrize(
    ("verbs", "nouns"), [("give", "goods"), ("send", "team"), ("donation", "goods"), ("deployment", "team")]
)
def test_a_verbs_phrase_does_not_hide_what_it_is_about(verbs: str, nouns: str) -> None:
    assert not hiding("fr", verbs, nouns)


def test_a_field_hospital_is_given() -> None:
    text = (
        "Coopération avec le ministère de la Santé du Togo\n\n"
        "Le Maroc a offert au Togo un hôpital de campagne, remis mardi à Lomé par son ambassadeur."
    )
    assert "donation" in {kind for kind, _ in deeds(text)}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("procès-verbal de remise", "donation"),
        ("évacuations sanitaires", "health"),
        ("école de formation", "facility"),
        ("et de la formation professionnelle", "say"),
    ],
)
def test_what_looks_like_another_deed(words: str, kind: str) -> None:
    """A paper of a handover is no agreement, a medical evacuation no free clinic, a school and an office no course."""
    assert {codes[0] for codes in codes_of("fr", "words.tsv", words)} == {kind}


def test_something_in_a_centre_is_not_discussed() -> None:
    assert not codes_of("fr", "words.tsv", "au centre de")


def test_covid_is_read_as_it_is_mostly_written() -> None:
    text = "Le ministre de la Santé du Togo et l'ambassadeur du Japon ont parlé de la pandémie de Covid-19 à Lomé."
    assert "covid19" in told(text, HealthArea, "code")


def test_a_visit_that_was_used_to_sign_signed() -> None:
    text = "La ministre belge a profité de sa visite à Lomé, au Togo, pour procéder à la signature d'une convention sur la santé."
    assert ("agreement", "done") in deeds(text)
    assert ("agreement", "planned") not in deeds(text)


def test_a_reception_is_no_visit() -> None:
    text = (
        "Les médecins chinois quittent le Togo le 30 août 2017. "
        "L'ambassadeur de Chine au Togo, S.E. Liu Peng, a organisé une réception"
    )
    assert "visit" not in {act for act, _ in deeds(text)}


def test_when_a_hospital_was_founded_is_no_deed() -> None:
    assert deeds("L'hôpital général, créé en 2004, est situé à Dakar.") == set()

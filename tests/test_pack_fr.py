"""The French pack: its tables load, and hold what a reader of French news would miss first."""

from pathlib import Path

import pytest

from cosante.languages.folding import fold_term
from cosante.languages.tables import SCHEMAS, read_rows, read_settings

FOLDER = Path(__file__).parent.parent / "src" / "cosante" / "languages" / "fr"


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


@pytest.mark.parametrize("table", sorted(set(SCHEMAS) - {"suffixes.tsv"}))
def test_every_table_is_there_and_sound(table: str) -> None:
    assert list(read_rows(FOLDER / table, SCHEMAS[table]))


def test_numbers_are_written_with_a_decimal_comma() -> None:
    settings = read_settings(FOLDER / "language.toml")
    assert (settings["decimal"], settings["capitals"], settings["suffixes"]) == (",", True, False)


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
    found = codes_of(table, term)
    assert codes in found


def test_without_accents_a_participle_is_also_a_present() -> None:
    """«Signé» and «signe» are one word: only its auxiliary says that the deed is done."""
    assert codes_of("words.tsv", "signé") == codes_of("words.tsv", "signe") == {("sign", "-")}


def test_data_are_not_something_given() -> None:
    """«Données» is nearly always data: it must not be read as the participle of donner."""
    assert codes_of("words.tsv", "données") == {("say", "-")}


def test_a_bare_a_is_no_recipient() -> None:
    """«À» and «a» (has) are one word without accents."""
    assert not codes_of("cues.tsv", "à")


def test_a_hundred_is_told_once() -> None:
    """As cardinal and scale at once, «cent» would be a hundred times a hundred."""
    assert codes_of("numbers.tsv", "cent") == {("cardinal", "100")}


def test_a_doctor_is_no_photo_credit() -> None:
    """«© DR» folds to «dr»: it would make a credit line of every line that begins with a doctor."""
    assert not codes_of("cues.tsv", "Dr")


def test_those_present_are_no_gifts() -> None:
    """«Présents» is nearly always the adjective: «étaient présents»."""
    assert not codes_of("words.tsv", "présents")


def test_a_team_formed_of_doctors_is_no_training() -> None:
    assert codes_of("words.tsv", "formée de") == {("say", "-")}


@pytest.mark.parametrize(
    ("verbs", "nouns"), [("give", "goods"), ("send", "team"), ("donation", "goods"), ("deployment", "team")]
)
def test_a_verbs_phrase_does_not_hide_what_it_is_about(verbs: str, nouns: str) -> None:
    """Of nested terms the longest is kept: a phrase with the noun in it would leave its verb without an object."""
    terms: dict[str, set[str]] = {}
    for row in read_rows(FOLDER / "words.tsv", SCHEMAS["words.tsv"]):
        terms.setdefault(row["class"], set()).update(fold_term(t) for t in row.terms("words"))
    split = [(term.split(), n) for term in terms[verbs] - terms[nouns] for n in range(1, len(term.split()))]
    hidden = [w for w, n in split if " ".join(w[:n]) in terms[verbs] and " ".join(w[n:]) in terms[nouns]]
    assert not hidden

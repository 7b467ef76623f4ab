"""``cosante languages new`` and ``check``: a pack that is added without touching code."""

import json

import pytest

from cosante.commands import languages_check, languages_new
from cosante.languages import cache, checking, folders, identify
from cosante.languages.tables import SCHEMAS, read_settings
from cosante.reading import read_bytes
from cosante.vocabulary.facts import to_json

SMALL = "iyo|waa|ayaa|oo|ee|ka|ku|la|u|si|in|uu|ay|loo|lagu|waxaa|kale|sidii"
TEXT = (
    "Muqdisho, 5 Maarso 2024 - Safiirka Turkiga ayaa ku wareejiyay 12 ambalaas Wasaaradda Caafimaadka ee Soomaaliya. "
    "Waxaa ku baxay 3 milyan oo doolar.\n"
)


def _forget():
    for kept in (
        *(cache.pack, cache.world, identify._stop_words, identify._lookalikes),
        *(identify._languages_of_words, identify._told_by_words),
    ):
        kept.cache_clear()


@pytest.fixture
def somali(tmp_path, monkeypatch):
    """The folder of a new pack of Somali, in an installation of its own."""
    monkeypatch.setenv("COSANTE_LANGUAGES", str(tmp_path / "languages"))
    monkeypatch.setenv("COSANTE_CACHE", str(tmp_path / "cache"))
    assert languages_new.run("so", None) == 0
    _forget()
    yield tmp_path / "languages" / "so"
    monkeypatch.undo()
    _forget()


def add(table, *rows):
    table.write_text(table.read_text("utf-8") + "".join(f"{row}\n" for row in rows), "utf-8")


def test_a_new_pack_has_every_table_with_what_cldr_knows(somali):
    assert set(SCHEMAS) <= {path.name for path in somali.iterdir()}
    assert read_settings(somali / "language.toml")["autonym"] == "Soomaali"
    assert "SO\tSoomaaliya" in (somali.parent / "world" / "names_so.tsv").read_text("utf-8")
    assert "month\t3\tMaarso" in (somali.parent / "world" / "cldr_so.tsv").read_text("utf-8")
    assert "# give\tdone\t" in (somali / "words.tsv").read_text("utf-8")
    assert checking.problems("so") == []
    assert "sign" in next(one.missing for one in checking.fullness("so") if one.table == "words.tsv")


def test_what_is_written_into_the_tables_is_read(somali):
    add(somali / "common.tsv", f"stop\t{SMALL}")
    add(somali / "words.tsv", "give\tdone\tku wareejiyay|wareejiyay", "goods\t-\tambalaas", "health\t-\tcaafimaad")
    add(somali / "organisations.tsv", "ministry\talone\tWasaaradda Caafimaadka")
    add(somali / "counts.tsv", "vehicles\tambalaas")
    _forget()
    reading = json.loads(to_json(read_bytes("so.txt", TEXT.encode())))
    assert reading["document"]["language"] == "so"
    facts = reading["facts"]
    assert "Wasaaradda Caafimaadka" in {fact["name"] for fact in facts if fact["kind"] == "partner"}
    assert [(fact["value"], fact["of"]) for fact in facts if fact["kind"] == "count"] == [(12, "vehicles")]
    assert "donation" in {fact["type"] for fact in facts if fact["kind"] == "act"}


def test_all_mistakes_are_told_by_file_line_and_column(somali, capsys):
    lines = len((somali / "words.tsv").read_text("utf-8").splitlines())
    add(somali / "words.tsv", "gift\tdone\tbixiyay", "give\tdone\tbixiyay||siiyay")
    add(somali / "concepts.tsv", "area\tplague\tdaacuun")
    (somali / "word.tsv").write_text("class\n", "utf-8")
    (somali.parent / "world" / "organisations_so.tsv").unlink()
    assert languages_check.run("so", None) == 1
    told = capsys.readouterr().out
    assert f"words.tsv, line {lines + 1}, column 'class': 'gift' is not one of" in told
    assert f"words.tsv, line {lines + 2}, column 'words': a term is empty" in told
    assert "concepts.tsv, " in told
    assert "'plague' is none of" in told
    assert "word.tsv, line 1, column '-': is no table of a pack" in told
    assert "organisations_so.tsv, line 1, column '-': is not there" in told
    assert "Mistakes: 5." in told


def test_the_documents_of_a_pack_are_read_and_scored(somali, capsys):
    (somali / "documents" / "gold").mkdir(parents=True)
    (somali / "documents" / "qoraal.txt").write_text(TEXT, "utf-8")
    money = {"id": "m1", "kind": "money", "amount": "3000000", "currency": "USD"}
    facts = [money | {"evidence": [{"start": 0, "end": 8, "quote": "Muqdisho"}]}]
    gold = {"lang": "so", "relevant": True, "facts": facts}
    (somali / "documents" / "gold" / "qoraal.json").write_text(json.dumps(gold), "utf-8")
    assert languages_check.run("so", None) == 0
    told = capsys.readouterr().out
    assert [c.strip() for c in next(x for x in told.splitlines() if "│ money " in x).split("│")[2:6]] == [
        "1",
        "0",
        "0",
        "1.00",
    ]
    assert "extra: qoraal: count" in told


def test_a_pack_is_begun_once_and_only_where_none_is(somali, capsys):
    add(somali / "words.tsv", "give\tdone\tbixiyay")
    assert languages_new.run("so", None) == 1
    assert languages_new.run("en", None) == 1
    assert "en has a pack" in capsys.readouterr().err
    assert "bixiyay" in (somali / "words.tsv").read_text("utf-8")
    assert languages_check.run("zu", None) == 1
    assert "cosante languages new zu" in capsys.readouterr().err


def test_a_language_that_cldr_does_not_know_and_a_folder_that_cannot_be_written(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("COSANTE_LANGUAGES", str(tmp_path / "own"))
    assert languages_new.run("qaa", None) == 0
    assert "Unicode CLDR does not know qaa" in capsys.readouterr().out
    assert checking.problems("qaa") == []
    monkeypatch.setenv("COSANTE_LANGUAGES", "/proc/no/such/place")
    assert languages_new.run("so", None) == 1
    assert "COSANTE_LANGUAGES" in capsys.readouterr().err


def test_the_packs_of_an_installation_are_listed_with_the_others(somali):
    assert {"so", "en"} <= set(folders.available())

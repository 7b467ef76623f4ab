"""``cosante languages`` and ``cosante schema``."""

import json
from pathlib import Path

from cosante.commands import languages
from cosante.languages.pack import available

ROOT = Path(__file__).parent.parent.parent


def test_each_pack_is_told_and_the_base_languages_below(cosante):
    told = cosante("languages").stdout
    assert all(f"│ {code} " in told for code in available())
    assert " sw " in told
    assert "\x1b" not in told


def test_a_language_that_was_not_measured_has_a_dash(monkeypatch, capsys):
    monkeypatch.setattr(languages, "accuracy", lambda: {"en": {"all": 0.9123, "act": 0.81}})
    languages.run()
    told = capsys.readouterr().out
    english = next(line for line in told.splitlines() if "│ en " in line)
    assert [cell.strip() for cell in english.split("│")[4:6]] == ["0.91", "-"]
    assert all(" - " in line for line in told.splitlines() if "│ fr " in line)


def test_the_schema_printed_is_the_one_published(cosante):
    printed = cosante("schema").stdout
    assert json.loads(printed)["$schema"]
    assert printed == (ROOT / "docs" / "reading.schema.json").read_text("utf-8")

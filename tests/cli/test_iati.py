"""``cosante iati``: what scripts rely on, its report and its exit status."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cosante.commands.iati import bring, validate

pytestmark = pytest.mark.once("no database is asked")
SAMPLE = Path(__file__).parents[1] / "exchange" / "iati" / "valid.xml"


@pytest.fixture
def spoilt(tmp_path):
    file = tmp_path / "spoilt.xml"
    file.write_text(SAMPLE.read_text("utf-8").replace('"EUR"', '"eur"').replace('value="11"', 'value="x"'), "utf-8")
    return file


def test_json_has_the_report_of_the_file_and_strict_fails_on_errors(cosante, spoilt):
    done = cosante("iati", "validate", str(spoilt), "--format", "json", "--today", "2026-02-01")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(report) == ["valid", "summary", "findings"]
    assert report["valid"] is True
    assert report["summary"] == {"critical": 0, "error": 1, "warning": 1, "advisory": 0}
    keys = ["id", "severity", "category", "identifier", "line", "path", "message", "found", "fix"]
    assert all(list(one) == keys for one in report["findings"])
    assert cosante("iati", "validate", str(spoilt), "--strict", "--today", "2026-02-01").returncode == 1


def test_a_mended_copy_is_written_beside_the_file_and_said(cosante, spoilt):
    done = cosante("iati", "validate", str(spoilt), "--fix", "--today", "2026-02-01")
    assert "mend  Write EUR." in done.stdout
    assert "'eur' is now 'EUR'" in done.stderr
    assert 'currency="EUR"' in spoilt.with_name("spoilt.fixed.xml").read_text("utf-8")


def test_where_nothing_can_surely_be_mended_there_is_no_copy(tmp_path, capsys):
    good = Path(shutil.copy(SAMPLE, tmp_path / "good.xml"))
    assert validate([good], "text", "2026-02-01", True) == 0
    assert "nothing in it can surely be mended" in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == [good]


def test_whoever_has_read_enough_is_told_of_no_fault(tmp_path):
    one, many = SAMPLE.read_text("utf-8"), tmp_path / "many.xml"
    body = one[one.index("<iati-activity ") : one.rindex("</iati-activities>")].replace('"EUR"', '"eur"')
    many.write_text(
        one.replace(one[one.index("<iati-activity ") : one.rindex("</iati-activities>")], body * 300), "utf-8"
    )
    command = [sys.executable, "-m", "cosante", "iati", "validate", str(many)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_critical_findings_and_unusable_arguments_have_exit_statuses_of_their_own(tmp_path, capsys):
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    shutil.copy(SAMPLE, good)
    bad.write_text("<iati-activities version='1.05'/>")
    assert validate([good, bad], "json", "2026-02-01", False) == 1
    assert [(one["file"], one["valid"]) for one in json.loads(capsys.readouterr().out)] == [
        (str(good), True), (str(bad), False),
    ]  # fmt: skip
    assert validate([bad], "text", "", False) == 1
    assert "cosante iati upgrade" in capsys.readouterr().out
    for asked in ({"rules_only": True, "schema_only": True}, {"rules": bad}, {"rules": tmp_path / "none.json"}):
        assert validate([good], "text", "", False, **asked) == 2
    assert validate([good], "text", "yesterday", False) == 2
    assert validate([tmp_path / "none.xml"], "text", "", False) == 2
    assert bring([bad], None) == 0
    assert b'version="2.03"' in (tmp_path / "bad.2.03.xml").read_bytes()

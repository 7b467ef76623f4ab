"""``cosante brief`` and ``cosante report`` write files, and refuse what there is not."""

import pytest

pytestmark = [pytest.mark.register, pytest.mark.once("a command asks what pages ask, which is tested on both")]


def test_a_report_of_an_empty_register_is_written_and_released(cosante, tmp_path):
    given = ("--data", tmp_path / "data", "-o", tmp_path / "out")
    done = cosante("report", "matrix", "-f", "pdf", "-f", "docx", "-f", "xlsx", "-l", "bn", "--release", *given)
    assert done.returncode == 0, done.stderr
    first, *paths = done.stdout.splitlines()
    assert first.startswith("Release 1, SHA-256 ")
    assert [path.rsplit(".", 1)[1] for path in paths] == ["pdf", "docx", "xlsx"]
    assert (tmp_path / "out" / "matrix-1-bn.pdf").read_bytes().startswith(b"%PDF-")
    again = cosante("report", "matrix", "-l", "bn", "--release", *given)
    assert "nothing has changed since" in again.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("brief", "Nobody"), "There is no partner 'Nobody'."),
        (
            ("report", "none"),
            "There is no report 'none'. There are: cooperation, matrix, agreements, procurement, trainings.",
        ),
        (("report", "matrix", "-l", "xx"), "'xx' is no language of briefings. There are: en, fr, bn."),
        (("report", "matrix", "-f", "exe"), "matrix is no exe file. There are: pdf, docx, xlsx."),
    ],
)
def test_what_is_not_there_is_told(cosante, tmp_path, arguments, said):
    done = cosante(*arguments, "--data", tmp_path / "data")
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr

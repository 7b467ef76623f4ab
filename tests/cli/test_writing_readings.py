"""``cosante read``: how readings are written, as text, table or lines, to a terminal, a pipe or a file."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal

import jsonschema
import pytest
from as_a_person import ARTICLE, COMMAND

from cosante.commands import as_csv, as_text
from cosante.vocabulary.facts import Document, Evidence, Money, Partner, Reading, json_schema

posix = pytest.mark.skipif(sys.platform == "win32", reason="terminals and signals of POSIX")


def reading(text: str, name: str) -> Reading:
    """A reading with one partner of that name, said at the start of the text."""
    evidence = [Evidence(0, len(name), text[: len(name)])]
    fact = Partner(id="f1", evidence=evidence, confidence=0.9, reader="test", name=name, name_en=None, type="ngo")
    document = Document(path="x.txt", language="en", text=text, title=name)
    return Reading(document=document, relevant=True, relevance=0.9, facts=[fact], notices=[])


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def on_a_terminal(environment: dict[str, str], *arguments: str, **more: str) -> str:
    """What a terminal of 100 columns gets to see."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    process = subprocess.Popen([*COMMAND, *arguments], stdout=theirs, stderr=subprocess.PIPE, env=environment | more)
    os.close(theirs)
    seen = b""
    while True:
        try:
            seen += (chunk := os.read(ours, 65536))
        except OSError:  # how Linux says that the other end has closed
            break
        if not chunk:
            break
    process.communicate()
    os.close(ours)
    return seen.decode()


def test_lines_keep_the_contract(cosante, article):
    line = json.loads(cosante("read", "--format", "jsonl", article).stdout)
    jsonschema.validate(line, json_schema())
    assert line["document"]["text"] == ARTICLE


def test_text_lists_the_deeds_first_and_has_no_codes_in_a_pipe(cosante, article):
    told = cosante("read", article).stdout
    assert "\x1b" not in told
    assert told.startswith(str(article))
    assert ARTICLE.strip() in told
    headings = [line for line in told.splitlines() if line in as_text._HEADINGS.values()]
    assert headings == [h for h in as_text._HEADINGS.values() if h in headings]
    assert {"Partners", "Money"} <= set(headings)


@posix
def test_a_terminal_gets_colours_unless_told_otherwise(environment, article):
    assert "\x1b[" in on_a_terminal(environment, "read", str(article))
    assert "\x1b" not in on_a_terminal(environment, "read", str(article), NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(environment, "read", str(article), TERM="dumb")


@posix
def test_several_files_have_a_progress_bar_on_a_terminal_only(cosante, article):
    assert cosante("read", "-f", "csv", article, article).stderr == ""


def test_nothing_in_a_document_commands_the_terminal():
    text = "Evil\x1b]0;title\x07 \x9b31m[bold]WHO[/bold] :smile:\r\nline\x85two"
    told = as_text.Writer(terminal=True).document(reading(text, text[:30])).decode()
    without_styles = as_text.Writer().document(reading(text, text[:30])).decode()
    assert "\x1b]" not in told
    assert not {"\x1b", "\x07", "\x9b", "\r", "\x85"} & set(without_styles)
    assert "[bold]WHO[/bold] :smile:" in without_styles


def test_a_table_has_the_same_columns_always_and_one_row_a_fact(cosante, article, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = cosante("read", "--format", "csv", article, "empty.txt")
    table = rows(done.stdout.encode())
    facts = json.loads(cosante("read", "--format", "jsonl", article).stdout)["facts"]
    assert tuple(table[0]) == as_csv.COLUMNS
    assert [row["fact"] for row in table] == [*(fact["id"] for fact in facts), ""]
    for row, fact in zip(table, facts, strict=False):
        assert ARTICLE[int(row["start"]) : int(row["end"])] == row["quote"] == fact["evidence"][0]["quote"]
    assert (table[-1]["path"], table[-1]["error_code"]) == ("empty.txt", "empty")


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+1", "-1+cmd", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_is_taken_for_a_formula(name):
    (row,) = rows(as_csv.Writer().begin() + as_csv.Writer().document(reading(f"{name} gave beds.", name)))
    assert row["name"] == row["quote"] == row["title"] == f"'{name}"


def test_an_amount_in_a_table_is_exact():
    evidence = [Evidence(0, 1, "x")]
    amount = Decimal("1E+9")
    money = Money(id="f1", evidence=evidence, confidence=1, reader="t", amount=amount, currency="USD")
    read = Reading(document=Document(path="x"), relevant=True, relevance=1.0, facts=[money], notices=[])
    (row,) = rows(as_csv.Writer().begin() + as_csv.Writer().document(read))
    assert row["amount"] == "1000000000"


def test_a_table_in_a_file_opens_in_a_spreadsheet_with_its_letters(cosante, article, tmp_path):
    cosante("read", "-f", "csv", "-o", "facts.csv", article)
    assert (tmp_path / "facts.csv").read_bytes().startswith(b"\xef\xbb\xbfpath,")


def test_a_file_is_written_whole_and_is_not_read_again(cosante, article, tmp_path):
    for _ in range(2):
        assert cosante("read", "-f", "jsonl", "-o", "out.jsonl", ".").stdout == ""
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "out.jsonl"]


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(cosante, article):
    done = cosante("read", "-o", "no/such/folder/out.txt", article)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def many(tmp_path):
    """More articles than are read in the time of a test."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(5000):
        (folder / f"{number:05}.txt").write_text(ARTICLE * 4)
    return folder


@posix
def test_ctrl_c_leaves_whole_lines_and_says_how_far_it_came(started, many):
    process = started("read", "--format", "jsonl", many)
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, told = process.communicate(timeout=60)
    whole = (first + rest).splitlines(keepends=True)
    assert process.returncode == 130
    assert all(json.loads(line) and line.endswith(b"\n") for line in whole)
    assert f"Stopped after {len(whole)} of 5000 documents." in told.decode()
    assert b"Traceback" not in told


@posix
def test_ctrl_c_leaves_the_old_file_and_no_other(started, many, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("what was there\n")
    process = started("read", "-f", "jsonl", "-o", out, many)
    until = time.monotonic() + 60
    while time.monotonic() < until and not any(path.stat().st_size for path in tmp_path.glob(".out.jsonl.*.part")):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "was not written" in told.decode()
    assert out.read_text() == "what was there\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["many", "out.jsonl"]


@posix
def test_a_reader_that_goes_away_ends_the_run_quietly(started, many):
    process = started("read", "--format", "jsonl", many)
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == b""

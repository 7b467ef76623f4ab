"""``cosante read``: what is read, in which order, and what becomes of what cannot be read."""

import json
import os
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from cosante.commands.read import run
from cosante.commands.sources import Source, sources
from cosante.vocabulary.errors import TableError, UnreadableDocument

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


def lines(done) -> list[dict]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def paths(done) -> list[str]:
    return [line["document"]["path"] for line in lines(done)]


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The World Health Organization gave 20 beds to a hospital in Laos. {name}\n")


def test_every_fact_of_the_samples_is_in_the_text_where_it_says(cosante):
    done = cosante("read", "--format", "jsonl", str(files("cosante") / "samples"))
    assert done.returncode == 0, done.stderr
    read = [line for line in lines(done) if line["document"]["path"].endswith(".txt")]
    paths = [line["document"]["path"] for line in read]
    assert sorted(paths) == sorted(map(str, Path(str(files("cosante") / "samples")).rglob("*.txt")))
    for line in read:
        text = line["document"]["text"]
        assert text == Path(line["document"]["path"]).read_text("utf-8")
        assert line["facts"]
        for fact in line["facts"]:
            assert all(text[e["start"] : e["end"]] == e["quote"] for e in fact["evidence"])


def test_documents_keep_the_order_given_and_folders_go_by_name(cosante, tmp_path):
    write(tmp_path, "z.txt", "in/b.txt", "in/a/c.txt", "in/d.txt", "in/.hidden", "in/.git/x.txt")
    done = cosante("read", "--format", "jsonl", "z.txt", "in")
    assert paths(done) == [
        "z.txt",
        *(os.path.join("in", name) for name in (os.path.join("a", "c.txt"), "b.txt", "d.txt")),
    ]


def test_a_list_of_paths_comes_on_standard_input(cosante, tmp_path):
    write(tmp_path, "one.txt", "two words.txt")
    assert paths(cosante("read", "-f", "jsonl", "-", stdin="two words.txt\n\none.txt\n")) == [
        "two words.txt",
        "one.txt",
    ]
    assert paths(cosante("read", "-f", "jsonl", "-", stdin="one.txt\0two words.txt\0")) == ["one.txt", "two words.txt"]


def test_the_run_goes_on_past_what_cannot_be_read_and_ends_with_3(cosante, tmp_path):
    write(tmp_path, "a.txt", "z.txt")
    (tmp_path / "empty.txt").write_bytes(b" \n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    done = cosante("read", "--format", "jsonl", ".", "missing.txt")
    assert done.returncode == 3
    by_name = {Path(line["document"]["path"]).name: line for line in lines(done)}
    assert list(by_name) == ["a.txt", "empty.txt", "picture.png", "z.txt", "missing.txt"]
    for name in ("empty.txt", "picture.png", "missing.txt"):
        assert set(by_name[name]) == {"document", "error"}
        assert set(by_name[name]["document"]) == {"path"}
        assert set(by_name[name]["error"]) == {"code", "message"}
        assert name in done.stderr
    assert by_name["missing.txt"]["error"]["code"] == "not-found"
    assert "3 of 5 documents could not be read." in done.stderr


@posix
def test_broken_links_circles_and_pipes_are_told_and_stop_nothing(cosante, tmp_path):
    write(tmp_path, "in/a.txt")
    (tmp_path / "in" / "broken").symlink_to("nowhere")
    (tmp_path / "in" / "circle").symlink_to(tmp_path / "in", target_is_directory=True)
    os.mkfifo(tmp_path / "in" / "pipe")
    done = cosante("read", "--format", "jsonl", "in")
    codes = {Path(line["document"]["path"]).name: line.get("error", {}).get("code") for line in lines(done)}
    assert codes == {"a.txt": None, "broken": "not-found", "pipe": "not-a-file"}
    assert done.returncode == 3


def test_files_and_folders_without_permission_are_told(monkeypatch, tmp_path):
    write(tmp_path, "a.txt", "closed/b.txt")
    scandir = os.scandir

    def forbidding(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    def forbidden(self, mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", forbidding)
    monkeypatch.setattr(Path, "open", forbidden)
    for source, name in zip(sources([str(tmp_path)]), ("a.txt", "closed"), strict=True):
        with pytest.raises(UnreadableDocument, match=f"{name}: it may not be read") as refused:
            list(source.readings())
        assert refused.value.code == "no-permission"


@posix
def test_a_file_name_that_is_no_text_is_written_so_that_it_can_be(cosante, tmp_path):
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("WHO gave beds to Laos.\n")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert paths(cosante("read", "--format", "jsonl", ".")) == ["./caf\\xe9.txt"]


def test_many_refusals_are_counted_by_reason_not_poured_out(cosante, tmp_path):
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_bytes(b"")
    done = cosante("read", "--format", "csv", ".")
    assert len(done.stderr.splitlines()) == 22
    assert "… and 10 more: 10 empty" in done.stderr


def test_an_empty_folder_is_told(cosante, tmp_path):
    (tmp_path / "in").mkdir()
    done = cosante("read", "in")
    assert done.returncode == 0
    assert "nothing to read" in done.stderr


def test_a_bad_table_stops_the_run_and_is_named_once(monkeypatch, tmp_path, capfdbinary):
    def spoilt(source: Source, read: object) -> None:
        raise TableError("en/counts.tsv", 112, "of", "'doctors2' is not one of beds, doctors")

    monkeypatch.setattr("cosante.commands.sources.Source.readings", spoilt)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Twenty beds.")
    assert run([str(tmp_path)], "jsonl", tmp_path / "out.jsonl") == 1
    told = capfdbinary.readouterr().err.decode()
    assert told.count("en/counts.tsv, line 112, column 'of': 'doctors2' is not one of beds, doctors") == 1
    assert "report it" not in told
    assert not (tmp_path / "out.jsonl").exists()

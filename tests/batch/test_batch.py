"""A batch accounts for every document, and gives the same bytes whatever was killed on the way."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from batch.deadly import DEADLY
from cosante.batch.engines.local import Local
from cosante.batch.ledger import Ledger
from cosante.batch.run import Batch
from cosante.batch.sketches import Copies, sketch
from cosante.vocabulary.facts import from_json

DEEDS = {
    "en": "On {day} March 2024 the Ministry of Health of Laos and the Government of Japan signed an agreement in Vientiane. "
    "Japan will give {n} ambulances to the provincial hospitals, and train {n} nurses in maternal health.",
    "fr": "Le {day} mars 2024, le ministère de la Santé du Bénin a reçu de la Chine {n} ambulances à Cotonou. "
    "Une équipe médicale chinoise y soigne les malades et forme {n} infirmiers.",
    "bn": "২০২৪ সালের ৫ মার্চ ঢাকায় জাপান সরকার বাংলাদেশের স্বাস্থ্য মন্ত্রণালয়কে {n}টি অ্যাম্বুলেন্স দিয়েছে। {n} জন নার্স প্রশিক্ষণ পেয়েছেন।",
}
OTHER = "The village fair of {day} May drew {n} visitors, who tasted cheese and danced until the rain came down."


def texts(number: int) -> list[str]:
    """So many texts, a third of them of something else."""
    kinds = [*DEEDS.values(), OTHER, OTHER.replace("cheese", "honey")]
    return [kinds[n % 5].format(day=1 + n % 28, n=2 + n) for n in range(number)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Texts, one of them twice, one a copy with a line more, one that is none, a web archive and JSON Lines."""
    place = tmp_path_factory.mktemp("given")
    for number, text in enumerate(texts(20)):
        (place / f"{number:02}.txt").write_text(text, "utf-8")
    (place / "20.txt").write_text(texts(1)[0], "utf-8")
    longer = " ".join(text for text in texts(15) if "Laos" in text)
    (place / "21.txt").write_text(longer, "utf-8")
    (place / "22.txt").write_text("From our agency.\n" + longer, "utf-8")
    (place / "23.txt").write_bytes(b"\x00\x01\x02\x03" * 200)
    (place / "24.jsonl").write_text(
        "".join(json.dumps({"text": text, "url": "https://paper.example/1"}) + "\n" for text in texts(7)[5:]) + "{no\n"
    )
    (place / "25.warc.gz").write_bytes(web_archive(texts(12)[10:]))
    return place


def web_archive(told: list[str]) -> bytes:
    """Pages with those texts, and a page that was not there."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number, text in enumerate(told):
        page = f"<html><head><title>News</title></head><body><nav>Home</nav><article><p>{text}</p><p>{text}</p></article></body></html>"
        for status, address in (("200 OK", f"https://a.example/{number}"), ("404 Not Found", "https://a.example/none")):
            headers = StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
            writer.write_record(
                writer.create_warc_record(address, "response", payload=io.BytesIO(page.encode()), http_headers=headers)
            )
    return out.getvalue()


def begin(folder: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cosante", "batch", str(folder), "--out", str(out), "--shard", "3", *options]
    return subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)


def end(folder: Path, out: Path, *options: str) -> tuple[int, str]:
    running = begin(folder, out, *options)
    _, said = running.communicate(timeout=300)
    return running.returncode, said.decode()


def readings(out: Path) -> list[bytes]:
    return sorted(line for part in out.glob("readings/*/*.jsonl") for line in part.read_bytes().splitlines())


def account(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "documents.jsonl").read_bytes().splitlines()]


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole") / "out"
    status, said = end(folder, out)
    assert status == 3, said
    assert "failed" in said
    return out


def test_every_document_is_accounted_for(folder: Path, undisturbed: Path) -> None:
    states = {str(row["document"]): row for row in account(undisturbed)}
    report = json.loads((undisturbed / "report.json").read_bytes())
    assert report["documents"] == len(account(undisturbed)) == 24 + 3 + 2
    assert report["documents"] == sum(report[s] for s in ("relevant", "irrelevant", "duplicate", "failed", "empty"))
    assert states[str(folder / "20.txt")]["same_as"] == str(folder / "00.txt")
    assert states[str(folder / "22.txt")]["copy_of"] == str(folder / "21.txt")
    assert states[str(folder / "03.txt")]["state"] == "irrelevant"
    failed = [row for row in account(undisturbed) if row["state"] == "failed"]
    assert len(failed) == report["failed"] == 2
    assert all(row["code"] and row["message"] for row in failed)


def test_what_is_relevant_is_read_by_the_contract_in_parts_by_language(undisturbed: Path) -> None:
    for part in undisturbed.glob("readings/*/*.jsonl"):
        for line in part.read_bytes().splitlines():
            reading = from_json(line)
            assert reading.relevant
            assert reading.facts
            assert part.parent.name == f"language={reading.document.language}"
    read = {from_json(line).document.path for line in readings(undisturbed)}
    assert read == {row["document"] for row in account(undisturbed) if row["state"] == "relevant"}
    assert any(path.endswith("https://a.example/0") for path in read)


def test_the_same_again_reads_nothing(folder: Path, undisturbed: Path) -> None:
    parts = {part: part.stat().st_mtime_ns for part in undisturbed.glob("readings/*/*")}
    assert end(folder, undisturbed)[0] == 3
    assert {part: part.stat().st_mtime_ns for part in undisturbed.glob("readings/*/*")} == parts


def _workers(of: int) -> list[int]:
    """The processes that read for this one."""
    found, waiting = [], [of]
    while waiting:
        parent = waiting.pop()
        children = [int(n) for t in Path(f"/proc/{parent}/task").glob("*/children") for n in t.read_text().split()]
        waiting += children
        found += children
    return [n for n in found if b"forkserver" not in Path(f"/proc/{n}/cmdline").read_bytes() or _ancestor(n, of)]


def _ancestor(process: int, of: int) -> bool:
    """Is it a child of the server of processes, not that server itself?"""
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1]) != of


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the processes of this system cannot be listed")
@pytest.mark.parametrize("whom", ["worker", "driver"])
def test_killed_and_begun_again_it_gives_the_same(folder: Path, undisturbed: Path, tmp_path: Path, whom: str) -> None:
    out, kills = tmp_path / "out", 0
    while kills < 3:
        running = begin(folder, out)
        while running.poll() is None:
            time.sleep(0.2)
            if not (out / "ledger.sqlite").exists():
                continue
            victims = [running.pid] if whom == "driver" else _workers(running.pid)[-1:]
            for victim in victims:
                try:
                    os.kill(victim, signal.SIGKILL)
                    kills += 1
                except ProcessLookupError:
                    continue
            if whom == "driver":
                break
            time.sleep(0.3)
            if kills >= 3:
                break
        running.communicate(timeout=300)
        if running.returncode in (0, 3):
            break
    assert kills
    assert end(folder, out)[0] == 3
    assert readings(out) == readings(undisturbed)
    assert account(out) == account(undisturbed)


def test_a_document_that_ends_whoever_reads_it_costs_itself(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for number, text in enumerate([*texts(4), DEADLY, *texts(6)[4:]]):
        (given / f"{number}.txt").write_text(text, "utf-8")
    ledger, engine = Ledger(tmp_path / "ledger.sqlite", {"format": "jsonl", "reader": "1"}), Local(1)
    try:
        Batch(tmp_path, ledger, engine, "jsonl", 10, lambda step, done, of: None).run([str(given)], "batch.deadly:read")
        states = [(Path(row[0]).name, row[2], row[6]) for row in ledger.account()]
    finally:
        engine.close()
        ledger.close()
    assert ("4.txt", "failed", "poison") in states
    assert len([state for _name, state, _code in states if state == "failed"]) == 1
    assert len([state for _name, state, _code in states if state == "relevant"]) == 4


def test_parquet_has_a_row_for_each_fact(folder: Path, undisturbed: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    out = tmp_path / "out"
    assert end(folder, out, "--format", "parquet")[0] == 3
    rows = pq.read_table(out / "readings").to_pylist()
    read = [from_json(line) for line in readings(undisturbed)]
    assert len(rows) == sum(len(reading.facts) for reading in read if isinstance(reading.facts, list))
    assert sorted(row["reading"].encode() for row in rows if row["reading"]) == readings(undisturbed)
    assert pq.read_table(out / "documents.parquet").num_rows == len(account(undisturbed))


def test_on_ray_it_gives_the_same(folder: Path, undisturbed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    status, said = end(folder, out, "--engine", "ray", "--workers", "2")
    assert status == 3, said
    assert readings(out) == readings(undisturbed)
    assert account(out) == account(undisturbed)


def test_a_folder_of_something_else_and_another_format_are_refused(folder: Path, undisturbed: Path) -> None:
    status, said = end(folder, folder)
    assert status == 1
    assert "holds something else" in said
    status, said = end(folder, undisturbed, "--format", "parquet")
    assert status == 1
    assert "written as jsonl" in said


def test_copies_are_of_the_first_and_other_texts_are_none() -> None:
    told = (
        "A delegation of the ministry came. " * 3 + "It brought vaccines for the children of the border villages. "
    ) * 4
    copies = Copies()
    assert copies.first_like(0, sketch(told)) is None
    assert copies.first_like(1, sketch("Updated at noon. " + told + " Read more.")) == 0
    assert (
        copies.first_like(2, sketch("Quite another story is told of the harvest in the hills this year. " * 6)) is None
    )


def test_packed_json_lines_are_read(tmp_path: Path) -> None:
    given = tmp_path / "news.jsonl.gz"
    given.write_bytes(gzip.compress("".join(json.dumps({"text": text}) + "\n" for text in texts(4)).encode()))
    assert end(given, tmp_path / "out")[0] == 0
    assert len(account(tmp_path / "out")) == 4

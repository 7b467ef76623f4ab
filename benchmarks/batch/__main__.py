"""How quick a batch is: texts, lines and pages a second; one worker and two, here and on Ray; what kills change.

    python -m benchmarks.batch [--documents 12000] [--kills 10]

Beside it, for pages: what trafilatura alone takes for them, which is what reading a crawl begins with elsewhere.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.batch import made

#: What is read: a folder, the share that is relevant, the kind of its files.
GIVEN = (
    ("relevant, lines", 1.0, made.json_lines),
    ("crawl, lines", 0.02, made.json_lines),
    ("crawl, archives", 0.02, made.web_archive),
    ("crawl, pages of 90 kB", 0.02, made.heavy_archive),
)
#: Documents of a run that is killed, and how many are read together: so that there is much to kill.
KILLED, TOGETHER = 4000, 50
#: Seconds until a worker or the run is killed, at least and at most. A cluster takes some to start.
LIVES = {
    ("local", "worker"): (1, 4),
    ("local", "driver"): (1, 4),
    ("ray", "worker"): (1, 4),
    ("ray", "driver"): (3, 12),
}


def main() -> None:
    """Make documents, run batches over them, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=12000)
    parser.add_argument("--kills", type=int, default=10, help="of a worker, and as many of the whole run; 0: none")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, share, make in GIVEN:
            (place / name).mkdir()
            made.in_files(place / name, made.texts(asked.documents, share), make)
        rates(place, asked.documents)
        if asked.kills:
            made.json_lines(place / "killed.jsonl", made.texts(KILLED))
            kills(place, asked.kills)


def rates(place: Path, documents: int) -> None:
    """Documents a second, with one worker and with two."""
    print(f"{documents:,} documents{'':<22}{'one worker':>12}{'two':>9}{'ratio':>8}")
    for name, _share, _make in GIVEN:
        for engine in ("local", "ray"):
            one, two = (documents / took(place, name, n, engine) for n in (1, 2))
            print(f"{name + ', ' + engine:<40}{one:>8,.0f}/s{two:>7,.0f}/s{two / one:>8.2f}", flush=True)
    alone = documents / _trafilatura(place / "crawl, archives")
    print(f"{'crawl, archives, trafilatura alone':<40}{alone:>8,.0f}/s")


def took(place: Path, name: str, workers: int, engine: str) -> float:
    """Seconds that a batch takes beyond one of a single document."""
    first = place / "first.jsonl"
    made.json_lines(first, made.texts(1))
    start = _run(first, place, workers, engine)
    return max(0.1, _run(place / name, place, workers, engine) - start)


def _run(given: Path, place: Path, workers: int, engine: str) -> float:
    with tempfile.TemporaryDirectory(dir=place) as out:
        began = time.monotonic()
        subprocess.run(_command(given, Path(out) / "out", workers, engine), check=False, stderr=subprocess.DEVNULL)
        return time.monotonic() - began


def _command(given: Path, out: Path, workers: int, engine: str, *more: str) -> list[str]:
    options = ["--workers", str(workers), "--engine", engine, *more]
    return [sys.executable, "-m", "cosante", "batch", str(given), "--out", str(out), *options]


def _trafilatura(path: Path) -> float:
    from trafilatura import extract
    from warcio.archiveiterator import ArchiveIterator

    pages = []
    for archive in sorted(path.iterdir()):
        with archive.open("rb") as stream:
            pages += [record.content_stream().read() for record in ArchiveIterator(stream)]
    began = time.process_time()
    for page in pages:
        extract(page)
    return time.process_time() - began


def kills(place: Path, times: int) -> None:
    """SIGKILL so many times, at moments that a die chooses: is what comes out the same, byte for byte?"""
    given, small = place / "killed.jsonl", ("--shard", str(TOGETHER))
    for engine in ("local", "ray"):
        whole = place / f"whole-{engine}"
        subprocess.run(_command(given, whole, 2, engine, *small), check=False, stderr=subprocess.DEVNULL)
        for whom in ("worker", "driver"):
            out = place / f"killed-{engine}-{whom}"
            killed = _killed(_command(given, out, 2, engine, *small), out, engine, whom, times)
            subprocess.run(_command(given, out, 2, engine, *small), check=False, stderr=subprocess.DEVNULL)
            same = _said(out) == _said(whole)
            print(f"{engine}, {killed} times SIGKILL of a {whom}: {'the same' if same else 'NOT THE SAME'}", flush=True)


def _killed(command: list[str], out: Path, engine: str, whom: str, times: int) -> int:
    """Run, and kill; again where the run has ended. How often."""
    die, done = random.Random(times), 0
    while done < times:
        running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        while running.poll() is None and done < times:
            time.sleep(die.uniform(*LIVES[engine, whom]))
            victim = _worker(running.pid, die, engine) if whom == "worker" else running.pid
            if victim and running.poll() is None:
                os.kill(victim, signal.SIGKILL)
                done += 1
        running.wait()
        if (out / "report.json").exists():
            break
    return done


def _worker(of: int, die: random.Random, engine: str) -> int | None:
    """One of the processes that read for that one, or one of the cluster's workers."""
    found, waiting = [], [of]
    while waiting:
        for task in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            try:
                children = [int(number) for number in task.read_text().split()]
            except OSError:
                continue
            waiting += children
            found += children
    if engine == "ray":
        found = [n for n in found if b"ray::_called" in _cmdline(n)]
    else:
        found = [n for n in found if _parent(n) != of]
    return die.choice(found) if found else None


def _cmdline(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def _parent(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _said(out: Path) -> list[bytes]:
    readings = sorted(line for part in out.glob("readings/*/*.jsonl") for line in part.read_bytes().splitlines())
    return readings + (out / "documents.jsonl").read_bytes().splitlines()


if __name__ == "__main__":
    main()

"""The speed benchmark: every contender on the same documents in the same run, as a table with ratios.

It judges nothing and never fails for being slow: the figures are for a person, who knows the machine.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.speed.contenders import CONTENDERS
from benchmarks.speed.documents import ROOT, THREE, language, paths

STARTS = 5
FIGURES = (("per_second", 1), ("slowest_ms", 0), ("megabytes", 0))
_READ_ONE = "import sys; from cosante.reading import read_bytes; p = sys.argv[1]; read_bytes(p, open(p, 'rb').read())"
_TELL = """
import hashlib, sys
import msgspec
from cosante.reading import read_bytes

read = [read_bytes(path, open(path, "rb").read()) for path in sys.argv[1:]]
print(len(read), hashlib.sha256(msgspec.json.encode(read)).hexdigest())
"""
_PREPARE = (
    "import sys; from pathlib import Path; from cosante.site.start import prepare_site; prepare_site(Path(sys.argv[1]))"
)
_NEW = f"import sys, tempfile; sys.argv[1:] = [tempfile.mkdtemp(dir=sys.argv[1])]; {_PREPARE}"


#: Where the reader lies compiled (``make bench`` does it); contenders that end so use it.
COMPILED, SUFFIX = Path(os.environ.get("COSANTE_COMPILED", "")).absolute(), ", compiled"


def environment(compiled: bool = False) -> dict[str, str]:
    """The environment of the measured processes: our sources, or what was compiled of them; one thread each."""
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    ours = [str(COMPILED)] if compiled else []
    path = os.pathsep.join(p for p in (*ours, str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")) if p)
    return os.environ | single | {"PYTHONPATH": path, "PYTHONWARNINGS": "ignore"}


def contender(name: str, seconds: float) -> dict[str, float | str]:
    """What ``one.py`` says of a contender."""
    compiled = name.endswith(SUFFIX)
    if compiled and not (COMPILED / "cosante").is_dir():
        return {"missing": "it is not compiled here (make bench does it, where there is a C compiler)"}
    command = [sys.executable, "-m", "benchmarks.speed.one", name.removesuffix(SUFFIX), str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(compiled), cwd=ROOT)
    if done.returncode:
        reason = done.stderr.strip().splitlines() or ["no reason given"]
        return {"missing": f"it stopped: {reason[-1]}"}
    result: dict[str, float | str] = json.loads(done.stdout)
    return result


def said(compiled: bool) -> str:
    """What the reader says of every document, as one hash."""
    command = [sys.executable, "-c", _TELL, *map(str, paths(None))]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(compiled), check=True)
    return done.stdout


def start(*arguments: str) -> str:
    """How long Python takes from its start with these arguments to its end: median, after one that is not counted."""
    wall, processor = [], []
    for _ in range(STARTS + 1):
        started, used = time.perf_counter(), _children()
        subprocess.run([sys.executable, *arguments], capture_output=True, env=environment(), check=True)
        wall.append(time.perf_counter() - started)
        processor.append(_children() - used)
    return f"{statistics.median(wall[1:]):.2f} s ({statistics.median(processor[1:]):.2f} s of the processor)"


def _children() -> float:
    used = os.times()
    return used.children_user + used.children_system


def rows(results: dict[str, dict[str, float | str]]) -> list[tuple[str, ...]]:
    """The table's lines; ``ratio`` is how many times the reading's speed a contender has."""
    reading = results["cosante, reading"].get("per_second")
    lines: list[tuple[str, ...]] = [("", "documents/s", "ratio", "slowest, ms", "peak memory, MB")]
    for name, result in results.items():
        if "missing" in result:
            lines.append((name, f"skipped: {result['missing']}"))
            continue
        figures = [f"{float(result[key]):,.{digits}f}" for key, digits in FIGURES]
        ratio = f"{float(result['per_second']) / float(reading):.3f}" if reading else "-"
        lines.append((name, figures[0], ratio, *figures[1:]))
    return lines


def table(lines: list[tuple[str, ...]]) -> str:
    """Lines set in columns; a line of two cells runs on."""
    full = [line for line in lines if len(line) == len(lines[0])]
    first = max(len(line[0]) for line in lines)
    widths = [max(len(line[i]) for line in full) for i in range(1, len(lines[0]))]
    out = []
    for name, *cells in lines:
        if len(cells) == len(widths):
            cells = [cell.rjust(width) for cell, width in zip(cells, widths, strict=True)]
        out.append("  ".join([name.ljust(first), *cells]).rstrip())
    return "\n".join(out)


def main() -> None:
    """Measure all and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Speed and memory of the reader.")
    parser.add_argument("--seconds", type=float, default=10, help="how long each contender reads, at least one round")
    seconds = parser.parse_args().seconds
    documents = paths()
    sizes = [len(path.read_text("utf-8")) for path in documents]
    codes = THREE
    told = ", ".join(f"{sum(language(path) == code for path in documents)} {code}" for code in codes)
    print(f"{date.today()}, Python {platform.python_version()}, {platform.machine()}, one core")
    length = f"{statistics.mean(sizes):,.0f} characters on average, at most {max(sizes):,}"
    print(f"{len(documents)} documents ({told}), {length}; {len(paths(None))} in every language")
    print()
    names = [each for name in CONTENDERS for each in ((name, name + SUFFIX) if name.startswith("cosante") else (name,))]
    print(table(rows({name: contender(name, seconds) for name in names})))
    if (COMPILED / "cosante").is_dir():
        print(f"Compiled or not, the readings are {'the same' if said(True) == said(False) else 'NOT THE SAME'}.")
    print()
    for code in codes:
        first = next(path for path in documents if language(path) == code)
        print(f"Start from a warm cache, first document read ({code}): {start('-c', _READ_ONE, str(first))}")
    print(f"cosante --help: {start('-m', 'cosante', '--help')}")
    with tempfile.TemporaryDirectory() as folder:
        print(f"A new register: {start('-c', _NEW, folder)}")
        print(f"A register that is there: {start('-c', _PREPARE, folder)}")


if __name__ == "__main__":
    main()

"""``cosante batch``: any number of documents into a folder of readings, with an account of every one of them.

Exit status: 0; 3 where documents failed (the account says which and why); 130 after Ctrl-C or SIGTERM, and then the
same command goes on where it was; 1 where the run could not be made.
"""

import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import msgspec

from cosante.batch.engines import Engine
from cosante.batch.ledger import Ledger
from cosante.batch.output import FORMATS, whole
from cosante.languages.cache import fingerprint
from cosante.reading import READER
from cosante.vocabulary.errors import CosanteError, OperatorError

if TYPE_CHECKING:
    from cosante.batch.run import Progress

FAILED, STOPPED, UNREAD = 1, 130, 3
STATES = ("relevant", "irrelevant", "duplicate", "failed", "empty")


def run(
    given: list[str], out: Path, format: str, workers: int | None, engine: str, address: str | None, shard: int
) -> int:
    """Read all; the exit status."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        from cosante.batch.run import Batch
    except ImportError as error:
        _tell(f"Batches need one more package ({error.name}). Install it: pip install 'cosante[batch]'")
        return FAILED
    try:
        if format not in FORMATS:
            raise OperatorError(f"{format!r} is none of {', '.join(FORMATS)}.")
        _folder(out)
        ledger = Ledger(out / "ledger.sqlite", {"format": format, "reader": f"{READER} {fingerprint()}"})
        try:
            if ledger.again:
                _tell("The reader has changed since: everything is read again.")
            began = time.monotonic()
            with _engine(engine, address, workers) as running, _bar() as progress:
                Batch(out, ledger, running, format, shard, progress).run(given)
            return _account(out, ledger, time.monotonic() - began)
        finally:
            ledger.close()
    except KeyboardInterrupt:
        _tell("Stopped. The same command goes on where it was.")
        return STOPPED
    except CosanteError as error:
        _tell(error.message)
        return FAILED
    except OSError as error:
        _tell(f"{out}: it cannot be written ({error.strerror or error}). What was read so far is kept.")
        return FAILED


def _folder(out: Path) -> None:
    """``out`` as a folder of ours, or a new or empty one."""
    out.mkdir(parents=True, exist_ok=True)
    if not (out / "ledger.sqlite").exists() and any(out.iterdir()):
        raise OperatorError(f"{out}: it holds something else. Give a new or empty folder as --out.")


@contextmanager
def _engine(name: str, address: str | None, workers: int | None) -> Iterator[Engine]:
    made: Engine
    if name == "ray":
        from cosante.batch.engines.ray import OnRay

        made = OnRay(address, workers)
    else:
        from cosante.batch.engines.local import Local

        made = Local(workers)
    try:
        yield made
    finally:
        made.close()


@contextmanager
def _bar() -> "Iterator[Progress]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    rate = TextColumn("{task.fields[rate]}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        tasks: dict[str, TaskID] = {}
        began: dict[str, tuple[float, int]] = {}

        def told(step: str, done: int, of: int) -> None:
            if step not in tasks:
                tasks[step] = shown.add_task(step, rate="")
                began[step] = (time.monotonic(), done)
            since, first = began[step]
            took = time.monotonic() - since
            rate = f"{(done - first) / took:,.0f}/s" if took > 1 else ""
            shown.update(tasks[step], completed=done, total=of or None, rate=rate)

        yield told


def _account(out: Path, ledger: Ledger, took: float) -> int:
    """Write and tell what became of everything."""
    states, languages, why, copies = Counter[str](), Counter[str](), Counter[str](), 0
    for row in ledger.account():
        states[row[2]] += 1
        if row[2] == "relevant":
            languages[row[3]] += 1
        if row[2] == "failed":
            why[row[6]] += 1
        copies += row[9] is not None
    report = {
        "documents": states.total(),
        **{state: states[state] for state in STATES},
        "copies": copies,
        "languages": dict(sorted(languages.items())),
        "failures": dict(sorted(why.items())),
        "reader": READER,
    }
    whole(out / "report.json", [msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"])
    _tell(f"{states.total():,} documents in {out}, {took:,.0f} s this time:")
    for state, said in _SAID.items():
        if states[state] or state in ("relevant", "irrelevant"):
            _tell(f"  {states[state]:>9,} {said}")
    if copies:
        _tell(f"  {copies:>9,} of the relevant are copies of others (copy_of in the account)")
    for code, n in why.most_common():
        _tell(f"  {n:>9,} failed: {code}")
    _tell(f"Readings: {out / 'readings'}; every document: {next(out.glob('documents.*'))}.")
    return UNREAD if states["failed"] else 0


_SAID = {
    "relevant": "relevant, read",
    "irrelevant": "of something else",
    "duplicate": "the same bytes as an earlier one",
    "empty": "without a document in them",
    "failed": "failed",
}


def _tell(message: str) -> None:
    plain = "".join(c if c.isprintable() else "\ufffd" for c in message)
    sys.stderr.buffer.write(f"cosante: {plain}\n".encode("utf-8", "backslashreplace"))
    sys.stderr.flush()


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt

"""IATI activities into a fresh register: ``python -m benchmarks.iati.bringing [--activities 1000]``.

The file is made of the published ones, their activities repeated under new identifiers. It is looked at, brought again
as it is kept, kept, told to the register (each activity is read, matched with all deeds that are there, and stands in
the lists), and brought once more, which finds nothing changed. For each: activities a second of the clock, seconds of
the processor, questions to the database for an activity, and by how many 10^6 bytes the largest resident memory of the
process grew. Each thing is done in a process of its own.

No package brings IATI files into a register that compares them with what is there. What people use instead writes
tables, which are joined, compared and taken back by hand; ``okfn-iati`` does this with the same file (extra ``bench``).
"""

import argparse
import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.iati.files import write
from benchmarks.iati.ways import okfn

_NAME = "activities.xml"


class Measured(NamedTuple):
    """Seconds of the clock and of the processor, questions, 10^6 bytes."""

    clock: float
    processor: float
    questions: int
    memory: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--activities", type=int, default=1_000)
    number = parser.parse_args().activities
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COSANTE_DATA"] = folder
        file = Path(folder) / _NAME
        size = write(file, number)
        head = f"{number:,} activities, {size / 1e6:,.1f} MB"
        titles = f"{'activities/s':>14}{'processor, s':>14}{'questions each':>16}{'memory, MB':>12}"
        print(f"{head:34}{titles}", flush=True)
        _apart(_ready, file)
        for name, do in WAYS:
            one = _apart(do, file)
            print(f"{name:34}{number / one.clock:>14,.0f}{one.processor:>14.1f}", end="")
            print(f"{one.questions / number:>16.2f}{one.memory:>12.0f}", flush=True)


def _apart(do: Callable[[Path], Callable[[], object]], file: Path) -> Measured:
    with multiprocessing.get_context("spawn").Pool(1) as one:
        return one.apply(_measured, (do, file))


def _measured(do: Callable[[Path], Callable[[], object]], file: Path) -> Measured:
    from django.db import connection

    from cosante.site.start import prepare_site

    prepare_site()
    todo, asked = do(file), 0

    def counting(execute: Callable[..., object], *said: object) -> object:
        nonlocal asked
        asked += 1
        return execute(*said)

    before, clock, processor = _memory(), time.perf_counter(), time.process_time()
    with connection.execute_wrapper(counting):
        todo()
    seconds = time.perf_counter() - clock
    return Measured(seconds, time.process_time() - processor, asked, _memory() - before)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _ready(file: Path) -> Callable[[], object]:
    """The register, empty."""
    return lambda: None


def _bring(file: Path) -> Callable[[], object]:
    from cosante.intake.iati import bring_published

    return lambda: bring_published(file, file.name, None)


def _keep(file: Path) -> Callable[[], object]:
    from cosante.register.actions.sheets import keep_sheet
    from cosante.register.models import Sheet

    return lambda: keep_sheet(Sheet.objects.get(), None)


def _tell(file: Path) -> Callable[[], object]:
    from cosante.intake.iati import tell_published_rows

    return lambda: tell_published_rows(None)


def _again(file: Path) -> Callable[[], object]:
    from cosante.intake.iati import bring_published

    def do() -> None:
        sheet = bring_published(file, file.name, None)
        assert sheet.same == sheet.rows, sheet.rows - sheet.same

    return do


def _okfn(file: Path) -> Callable[[], object]:
    return lambda: okfn(file)


#: What is done, one after the other.
WAYS: tuple[tuple[str, Callable[[Path], Callable[[], object]]], ...] = (
    ("preview", _bring),
    ("kept", _keep),
    ("told to the register", _tell),
    ("brought again, all unchanged", _again),
    ("okfn-iati, CSV tables", _okfn),
)


if __name__ == "__main__":
    main()

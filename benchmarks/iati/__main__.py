"""Speed and memory on a large file: ``python -m benchmarks.iati [--activities 20000] [--linear]``.

The file is made of the published ones, their activities repeated under new identifiers. Each way is measured in a
process of its own: seconds of the clock and of the processors, activities a second of the clock, and the largest memory
of the process with all that it starts (proportional set size, sampled ten times a second). ``bare iterparse`` only
reads the file and throws it away: no program that reads XML with lxml is faster. ``okfn-iati`` writes the same file as
CSV tables, of the elements that it knows; the last column says how many times as long as ours (CSV) each way took.

With ``--linear``, tables and validation of files of 200 MB to 2 GB one after the other, each removed before the next is
made: a rate and a memory that stay the same say that cost grows with the file and memory does not.
"""

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.iati.files import activities, write
from benchmarks.iati.ways import LINEAR, OURS, WAYS

#: MB of files that show how cost grows.
SIZES = [200, 600, 1000, 2000]


@dataclass(frozen=True)
class Measured:
    """Seconds of the clock and of the processors, and 10^6 bytes."""

    seconds: float
    processor: float
    megabytes: float


def apart(do: Callable[[Path], None], file: Path) -> Measured:
    """Do it in a process of its own, and look at its memory meanwhile."""
    process = multiprocessing.get_context("spawn").Process(target=do, args=(file,))
    begun, used, most = time.monotonic(), _processor(), 0.0
    process.start()
    while process.is_alive():
        most = max(most, _memory(process.pid or 0))
        process.join(0.1)
    if process.exitcode:
        raise SystemExit(f"{do.__name__} failed.")
    return Measured(time.monotonic() - begun, _processor() - used, most)


def _processor() -> float:
    """Seconds that processes started here, and ended, took of the processors."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(number: int) -> float:
    try:
        whole = psutil.Process(number)
        return sum(one.memory_full_info().pss for one in (whole, *whole.children(recursive=True))) / 1e6
    except psutil.Error:
        return 0.0


def linear(sizes: list[int], only: str) -> None:
    """Rate and memory of files of so many MB."""
    whole = activities()[0]
    each = sum(map(len, whole)) / len(whole)
    print(f"{'':34}{'MB':>8}{'activities':>12}{'clock, s':>10}{'activities/s':>14}{'memory, MB':>12}", flush=True)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            file, number = Path(folder) / "activities.xml", round(size * 1e6 / each)
            made = write(file, number) / 1e6
            for name, do in LINEAR:
                if only not in name:
                    continue
                one = apart(do, file)
                print(f"{name:34}{made:>8,.0f}{number:>12,}{one.seconds:>10.1f}", end="")
                print(f"{number / one.seconds:>14,.0f}{one.megabytes:>12.0f}", flush=True)


def ways(number: int, only: str) -> None:
    """Each way, of one file of so many activities."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "activities.xml"
        size = write(file, number)
        head = f"{number:,} activities, {size / 1e6:,.0f} MB"
        titles = f"{'clock, s':>10}{'processor, s':>14}{'activities/s':>14}{'memory, MB':>12}{'x bare':>8}{'x ours':>8}"
        print(f"{head:34}{titles}", flush=True)
        bare = ours = 0.0
        for name, do in WAYS:
            if bare and only not in name:
                continue
            one = apart(do, file)
            bare = bare or one.seconds
            ours = one.seconds if do is OURS else ours
            print(f"{name:34}{one.seconds:>10.1f}{one.processor:>14.1f}{number / one.seconds:>14,.0f}", end="")
            print(
                f"{one.megabytes:>12.0f}{one.seconds / bare:>8.1f}{one.seconds / ours if ours else 0:>8.1f}", flush=True
            )


def main() -> None:
    """Make the files, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--activities", type=int, default=20_000)
    parser.add_argument("--only", default="", help="ways whose name has this")
    parser.add_argument(
        "--linear", type=int, nargs="*", metavar="MB", help="sizes of files, of themselves 200 to 2,000"
    )
    asked = parser.parse_args()
    if asked.linear is None:
        ways(asked.activities, asked.only)
    else:
        linear(asked.linear or SIZES, asked.only)


if __name__ == "__main__":
    main()

"""One contender in a process of its own, on one core: documents a second and peak memory, as JSON on standard output.

``python -m benchmarks.speed.one NAME SECONDS``. One document of each language warms up; then whole rounds
over all documents are counted until the seconds are over. Time is the processor's, so that other work counts less.
"""

import contextlib
import json
import os
import resource
import sys
import time

from benchmarks.speed.contenders import CONTENDERS, EVERY_LANGUAGE, Missing, Work
from benchmarks.speed.documents import THREE, texts


def one_core() -> None:
    """Keep this process on one core, where the system can."""
    with contextlib.suppress(AttributeError, OSError):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def peak_megabytes() -> float:
    """The largest resident memory that this process ever had (10^6 bytes)."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def measured(work: Work, documents: list[tuple[str, str]], seconds: float) -> dict[str, float]:
    """Documents a second and milliseconds of the slowest, over whole rounds."""
    for code, text in dict(reversed(documents)).items():
        work(code, text)
    done, slowest, started, clock = 0, 0.0, time.process_time(), time.perf_counter()
    while done == 0 or time.perf_counter() - clock < seconds:
        for language, text in documents:
            before = time.process_time()
            work(language, text)
            slowest = max(slowest, time.process_time() - before)
        done += len(documents)
    per_second = done / (time.process_time() - started)
    return {"per_second": per_second, "slowest_ms": slowest * 1000, "megabytes": peak_megabytes()}


def main() -> None:
    """Measure the contender that the command line names."""
    name, seconds = sys.argv[1], float(sys.argv[2])
    one_core()
    try:
        documents = texts(None if name in EVERY_LANGUAGE else THREE)
        result: dict[str, float | str] = dict(measured(CONTENDERS[name](), documents, seconds))
    except Missing as error:
        result = {"missing": str(error)}
    print(json.dumps(result))


if __name__ == "__main__":
    main()

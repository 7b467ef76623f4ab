"""The speed of matching: deeds, partners and texts made up by ``acts``, and what other libraries need for the same.

    python -m benchmarks.matching.speed                  100,000 deeds, 20,000 partners, 10,000 texts
    python -m benchmarks.matching.speed --deeds 20000 --partners 5000 --texts 2000

``pairs`` is how many the keys brought together, ``found`` the share of the pairs that are one among them and, after
the arrow, the share that was joined or suggested. Growth is measured by doing a quarter first: pairs four times as
many are linear. It judges nothing and never fails for being slow.
"""

import argparse
import platform
import resource
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from benchmarks.matching import acts, others
from cosante.matching import blocking, copies, deeds, partners
from cosante.matching.verdicts import Band

SORTS: dict[str, tuple[Callable[..., Any], Callable[..., Any], Callable[..., Any], int]] = {
    "deeds": (acts.deeds, blocking.deed_keys, deeds.score, 100_000),
    "partners": (acts.partners, blocking.partner_keys, partners.score, 20_000),
    "texts": (acts.texts, blocking.text_keys, copies.score, 10_000),
}
LINE = "{:28} {:>9} {:>12} {:>9} {:>9} {:>9} {:>16}"


def measured(sort: str, number: int) -> float:
    """Prints a line for so many of a sort; gives the seconds of the processor that it took."""
    make, keys, score, _ = SORTS[sort]
    items, same = make(number)
    of = dict(items)
    started = time.process_time()
    blocked = blocking.candidates(items, keys)
    keyed = time.process_time() - started
    found = {(a, b) for a, b in blocked.pairs if score(of[a], of[b]).band is not Band.APART}
    whole = time.process_time() - started
    share = f"{len(same & blocked.pairs) / len(same):.3f} → {len(same & found) / len(same):.3f}"
    print(
        LINE.format(
            sort, f"{number:,}", f"{len(blocked.pairs):,}", blocked.skipped, f"{keyed:.1f}", f"{whole:.1f}", share
        )
    )
    return whole


def main() -> None:
    """Measure all and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    for sort, (_, _, _, number) in SORTS.items():
        parser.add_argument(f"--{sort}", type=int, default=number)
    given = vars(parser.parse_args())
    print(f"{date.today()}, Python {platform.python_version()}, {platform.machine()}, one process, processor time")
    print(LINE.format("", "number", "pairs", "skipped", "keys, s", "all, s", "found"))
    for sort in SORTS:
        measured(sort, given[sort] // 4)
        measured(sort, given[sort])
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:,.0f} MB")
    print("\nThe same work by libraries, and how many times our time they take")
    for line in others.compared(given):
        print(line)


if __name__ == "__main__":
    main()

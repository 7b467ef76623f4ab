"""Keep 50,000 order lines at once, and one by one.

    python -m benchmarks.supply [--lines 50000]

Prints seconds of the clock and of the processor, and the largest resident memory of the process in 10^6 bytes.
``kept one by one`` is what a hundredth of them take by ``keep``, times a hundred.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

#: Lines of one order.
_OF_ONE = 50


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=50_000)
    lines = parser.parse_args().lines
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COSANTE_DATA"] = folder
        from cosante.site.start import prepare_site

        prepare_site()
        _measure(lines)


def _measure(lines: int) -> None:
    from cosante.register.actions.kept import keep, keep_many, wrong_with
    from cosante.register.models import Item, Order, OrderLine

    items = [keep(Item, {"name": f"medicine {n}", "unit": "tablet"}, None).pk for n in range(200)]
    about = {"currency": "USD", "requested": date(2024, 1, 1), "ordered": date(2024, 2, 1)}

    def orders(n: int) -> list[int]:
        return keep_many(Order, ({"title": f"Order {i}", **about} for i in range(n)), None)

    def rows(made: list[int], n: int) -> Iterator[dict[str, Any]]:
        for i in range(n):
            order = made[i // _OF_ONE]
            yield {"order": order, "item": items[i % 200], "quantity": f"{i % 977}.5", "unit_price": "0.0125"}

    print(f"{'seconds of the clock, of the processor':40}")
    made = orders(lines // _OF_ONE + 1)
    before = _memory()
    _told(f"what is wrong with {lines:,} lines", lambda: list(wrong_with(OrderLine, rows(made, lines))))
    _told(f"{lines:,} lines kept at once", lambda: keep_many(OrderLine, rows(made, lines), None))
    print(f"{'memory before and at most, MB':40} {before:8.0f} {_memory():8.0f}")
    few = list(rows(orders(lines // 100 // _OF_ONE + 1), lines // 100))
    _told(f"{lines:,} kept one by one", lambda: [keep(OrderLine, row, None) for row in few], 100)


def _told(what: str, do: Callable[[], Any], times: int = 1) -> None:
    clock, processor = time.perf_counter(), time.process_time()
    do()
    seconds = times * (time.perf_counter() - clock), times * (time.process_time() - processor)
    print(f"{what:40} {seconds[0]:8.1f} {seconds[1]:8.1f}")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    main()

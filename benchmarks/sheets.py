"""Look at a workbook of 50,000 order lines row by row, keep it, bring it again, take it back; beside doing it by hand.

    python -m benchmarks.sheets [--lines 50000]

Prints seconds of the clock and of the processor, and by how many 10^6 bytes the largest resident memory of the process
grew; each thing is done in a process of its own. Beside it: pandas reads the workbook (openpyxl), and each row becomes
an object of Django that is looked up and checked with ``full_clean``, as a script would do it; nothing is told of what
changes, and nothing is held. ``ratio``: how many times as long, or as much, that takes. Needs the extra ``bench``.
"""

import argparse
import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

#: Lines of one order, and items.
_OF_ONE, _ITEMS = 50, 200
Measured = tuple[float, float, float]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=50_000)
    lines = parser.parse_args().lines
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COSANTE_DATA"] = folder
        _apart(_fill, folder, lines)
        print(f"{f'{lines:,} order lines':34}{'clock, s':>10}{'processor, s':>14}{'memory, MB':>12}")
        hand = _apart(_by_hand, folder, lines)
        preview = _apart(_preview, folder, lines)
        _told("preview", preview)
        _told("the same by pandas and full_clean", hand)
        ratios = [other / mine for other, mine in zip(hand, preview, strict=True)]
        print(f"{'ratio':34}{ratios[0]:>10.1f}{ratios[1]:>14.1f}{ratios[2]:>12.1f}")
        for name, do in (("kept", _keep), ("brought again, all unchanged", _again), ("taken out as CSV", _taken_out)):
            _told(name, _apart(do, folder, lines))
        _told("taken back", _apart(_take_back, folder, lines))


def _told(name: str, measured: Measured) -> None:
    print(f"{name:34}{measured[0]:>10.1f}{measured[1]:>14.1f}{measured[2]:>12.0f}", flush=True)


def _apart(do: Callable[[Path, int], Callable[[], object]], folder: str, lines: int) -> Measured:
    """Done in a fresh process: its seconds and how much its memory grew."""
    ends = multiprocessing.get_context("spawn").Pool(1)
    with ends:
        return ends.apply(_measured, (do, Path(folder), lines))


def _measured(do: Callable[[Path, int], Callable[[], object]], folder: Path, lines: int) -> Measured:
    from cosante.site.start import prepare_site

    prepare_site()
    todo = do(folder, lines)
    memory, clock, processor = _memory(), time.perf_counter(), time.process_time()
    todo()
    return time.perf_counter() - clock, time.process_time() - processor, _memory() - memory


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _fill(folder: Path, lines: int) -> Callable[[], object]:
    """Items and orders, and the workbook."""
    from xlsxwriter import Workbook

    from cosante.register.actions.kept import keep, keep_many
    from cosante.register.models import Item, Order

    for n in range(_ITEMS):
        keep(Item, {"name": f"medicine {n}", "unit": "tablet"}, None)
    orders = ({"title": f"Order {n}", "number": f"PO-{n}"} for n in range(lines // _OF_ONE + 1))
    keep_many(Order, orders, None)
    with Workbook(folder / "lines.xlsx", {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Order", "Item", "Quantity", "Price of a unit"])
        for n in range(lines):
            row = [f"PO-{n // _OF_ONE}", f"medicine {n % _ITEMS}", n * 7 % 9973 + 0.5, n % 1237 * 13 / 1000]
            sheet.write_row(n + 1, 0, row)
    return lambda: None


def _bring(folder: Path) -> object:
    from cosante.web.looks import looks
    from cosante.web.sheets.bringing import bring_rows
    from cosante.web.sheets.files import rows_in

    rows = rows_in((folder / "lines.xlsx").read_bytes())
    return bring_rows(looks()["order-line"], rows, "lines.xlsx", None)


def _preview(folder: Path, lines: int) -> Callable[[], object]:
    return lambda: _bring(folder)


def _again(folder: Path, lines: int) -> Callable[[], object]:
    def do() -> None:
        same = _bring(folder).same  # type: ignore[attr-defined]  # a Sheet, importable once Django is set up
        assert same == lines, same

    return do


def _keep(folder: Path, lines: int) -> Callable[[], object]:
    from cosante.register.actions.sheets import keep_sheet
    from cosante.register.models import Sheet

    return lambda: keep_sheet(Sheet.objects.get(), None)


def _taken_out(folder: Path, lines: int) -> Callable[[], object]:
    from cosante.register.models import OrderLine
    from cosante.register.queries.kept_rows import rows
    from cosante.web.kept_lists import as_csv
    from cosante.web.looks import looks

    return lambda: sum(len(piece) for piece in as_csv(looks()["order-line"], rows(OrderLine)))


def _take_back(folder: Path, lines: int) -> Callable[[], object]:
    from cosante.register.actions.kept import take_back
    from cosante.register.models import Sheet

    lead = Sheet.objects.exclude(lead=None).get().lead
    assert lead
    return lambda: take_back(lead, None)


def _by_hand(folder: Path, lines: int) -> Callable[[], object]:
    """What somebody would write who has pandas and Django: nothing is told of what changes, and nothing is held."""
    import pandas

    from cosante.register.models import Item, Order, OrderLine

    def do() -> None:
        orders = dict(Order.objects.values_list("number", "pk"))
        items = dict(Item.objects.values_list("name", "pk"))
        for row in pandas.read_excel(folder / "lines.xlsx").itertuples(index=False):
            about = {"order_id": orders[row[0]], "item_id": items[row[1]], "donor": None}
            line = OrderLine.objects.filter(**about).first() or OrderLine(**about)
            line.quantity, line.unit_price = str(row[2]), str(row[3])
            line.full_clean()

    return do


if __name__ == "__main__":
    main()

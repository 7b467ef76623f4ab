"""Pages of what the office keeps, where that is much: each asked for after somebody changed something.

    python -m benchmarks.work [--rows 50000] [--data DIR] [--rounds 20]

An office is made up with so many orders (of one or two lines; of one in ten something was received), trainings and
agreements, and a promise to each agreement, of which most are late. For each page: the number of questions to the
database; the time of an answer after one row was changed (p50, p95), and of the same once more, as nothing changes; in
milliseconds of the processor, and the p95 by the clock. ``first``: the first answer of a new process.
"""

import argparse
import os
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from benchmarks.register.run import _ask, counted, p95

TODAY = date.today()
PAGES = (
    *("/work/", "/work/clock/", "/work/calendar/", "/orders/", "/order-lines/", "/trainings/", "/agreements/"),
    *("/supply/", "/supply/orders/", "/supply/watch/", "/supply/prices/", "/supply/lead-times/"),
)


def main() -> None:
    """Make or take an office, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--data", type=Path, help="where the office is, or is made; by default made and thrown away")
    parser.add_argument("--only", default="", help="pages whose address has this in it")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _bench(asked, asked.data or Path(folder))


def _bench(asked: argparse.Namespace, data: Path) -> None:
    from cosante.site.memory import settle
    from cosante.site.start import prepare_site

    prepare_site(data)
    from django.db import connection
    from django.test import Client

    from cosante.register.models import Order
    from cosante.web.loopback import ALONE

    if not Order.objects.exists():
        _fill(asked.rows)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    settle()  # as a server does
    system = f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}"
    print(f"{TODAY}, {system}, {os.cpu_count()} cores, {connection.vendor}")
    print(f"{Order.objects.count():,} orders, trainings and agreements; {asked.rounds} answers a page\n")
    print(f"{'page':<20}{'queries':>8}{'first':>8}{'p50, ms':>9}{'p95, ms':>9}{'again':>8}{'clock p95':>11}")
    client, changed = Client(SERVER_NAME="localhost", **{ALONE: "1"}), _changing()
    for page in PAGES:
        if asked.only in page:
            _measure(client, page, changed, asked.rounds)


def _measure(client: Any, page: str, changed: Iterator[None], rounds: int) -> None:
    begun = _ask(client, page)[0]
    first, again, clock, queries = [], [], [], 0
    for _ in range(rounds):
        next(changed)
        with counted() as counter:
            took, by_clock, _size = _ask(client, page)
        first.append(took)
        clock.append(by_clock)
        queries = max(queries, counter[0])
        again.append(_ask(client, page)[0])
    middles = statistics.median(first), p95(first), statistics.median(again), p95(clock)
    print(
        f"{page:<20}{queries:>8}{begun:>8.0f}{middles[0]:>9.0f}{middles[1]:>9.0f}{middles[2]:>8.0f}{middles[3]:>11.0f}",
        flush=True,
    )


def _changing() -> Iterator[None]:
    """Changes one row of some kind, again and again."""
    from cosante.register.actions.kept import change
    from cosante.register.models import Agreement, Order, OrderLine, Promise, Training

    die = random.Random(1)
    kinds: tuple[tuple[Any, Callable[[int], dict[str, Any]]], ...] = (
        (Order, lambda n: {"number": f"N-{n}"}),
        (Promise, lambda n: {"what": f"promised {n}"}),
        (OrderLine, lambda n: {"quantity": f"{n + 1}"}),
        (Training, lambda n: {"place": f"place {n}"}),
        (Agreement, lambda n: {"notice_days": n % 300 + 1}),
    )
    for n, (model, values) in enumerate(cycle(kinds)):
        row = model.objects.get(pk=die.randint(1, model.objects.count()))
        change(row, values(n), row.version, None)
        yield


def _fill(rows: int) -> None:
    from cosante.intake.entry import enter_partner
    from cosante.register.actions.kept import keep_many
    from cosante.register.models import (
        Agreement,
        AgreementParty,
        Item,
        Order,
        OrderLine,
        Promise,
        Receipt,
        ReceiptLine,
        Store,
        Training,
    )

    die = random.Random(0)
    started = time.perf_counter()
    partners = [enter_partner(f"Hospital of {n}", None, "en").pk for n in range(100)]
    items = keep_many(Item, ({"name": f"medicine {n}", "unit": "tablet"} for n in range(200)), None)
    store = keep_many(Store, [{"name": "Central store"}], None)[0]

    def day(first: int, last: int) -> date:
        return TODAY + timedelta(days=die.randint(first, last))

    def agreements() -> Iterator[dict[str, Any]]:
        for n in range(rows):
            signed = day(-3000, -30)
            yield {"title": f"Agreement {n}", "signed": signed, "ends": signed + timedelta(days=die.randint(300, 4000))}

    followed = keep_many(Agreement, agreements(), None)
    parties = ({"agreement": pk, "partner": die.choice(partners)} for pk in followed for _ in range(2))
    keep_many(AgreementParty, parties, None)
    lands = ("KZ", "LA", "VN", "BD")
    areas = ("malaria", "tuberculosis", "laboratory", "hospital_care")
    keep_many(Promise, ({"agreement": pk, "area": die.choice(areas), "due": day(-900, 120)} for pk in followed), None)

    def trainings() -> Iterator[dict[str, Any]]:
        for n in range(rows):
            giver, receiver = die.sample(partners, 2)
            of = die.choice(followed) if n % 10 == 0 else None
            yield {
                "title": f"Training {n}", "starts": day(-3000, 100), "giver": giver, "receiver": receiver,
                "agreement": of, "area": die.choice(areas), "country": die.choice(lands), "people": 9,
            }  # fmt: skip

    keep_many(Training, trainings(), None)

    def orders() -> Iterator[dict[str, Any]]:
        for n in range(rows):
            asked = day(-2000, -5)
            yield {
                "title": f"Order {n}", "number": f"PO-{n}", "currency": "USD", "requested": asked,
                "ordered": asked + timedelta(days=30) if n % 3 else None, "agency": die.choice(partners),
                "due": asked + timedelta(days=200), "agreement": die.choice(followed) if n % 20 == 0 else None,
            }  # fmt: skip

    made = keep_many(Order, orders(), None)

    def lines() -> Iterator[dict[str, Any]]:
        for n, order in enumerate(made):
            for _ in range(1 + n % 2):
                yield {
                    "order": order,
                    "item": die.choice(items),
                    "quantity": f"{n % 977 + 1}.5",
                    "unit_price": "0.0125",
                }

    lined = keep_many(OrderLine, lines(), None)
    some = lined[::10]
    receipts = keep_many(Receipt, ({"store": store, "received": day(-900, -1)} for _ in some), None)
    arrived = (
        {
            "receipt": receipt,
            "line": line,
            "item": items[0],
            "lot": f"L{line}",
            "accepted": "1",
            "expiry": day(10, 2000),
        }
        for receipt, line in zip(receipts, some, strict=True)
    )
    keep_many(ReceiptLine, arrived, None)
    print(f"made in {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()

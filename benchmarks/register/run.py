"""Make the register, ask for every page as a browser would, print a table.

For each page: the number of questions to the database, and the time of an answer, from the request to the last byte, in
this process, where the database works too: after something changed, so that nothing is remembered (p50, p95), and then
once more (again, p50). Times are of the processor, so that other work on the machine counts little; the last column is
the p95 by the clock.
"""

import argparse
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from cosante.site.memory import settle
from cosante.site.start import prepare_site

AIM = 150
Page = Callable[[random.Random], str]


class Measured(NamedTuple):
    """What was measured of one page; times in milliseconds."""

    name: str
    queries: int
    kilobytes: float
    first: list[float]
    again: list[float]
    clock: list[float]


def main() -> None:
    """Make or take a register, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.register", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--partners", type=int, default=4_000)
    parser.add_argument("--rounds", type=int, default=40, help="how often each page is asked for")
    parser.add_argument("--data", type=Path, help="where the register is, or is made; by default made and thrown away")
    parser.add_argument("--only", help="pages whose name has this in it")
    asked = parser.parse_args()
    if asked.data:
        return bench(asked, asked.data)
    with tempfile.TemporaryDirectory() as folder:
        bench(asked, Path(folder))


def bench(asked: argparse.Namespace, data: Path) -> None:
    """The table of one register."""
    prepare_site(data)
    from cosante.register.models import Act, Document, Partner

    if not Act.objects.exists():
        from benchmarks.register.generate import generate
        from cosante.intake.terms import prepare_search

        started = time.perf_counter()
        generate(asked.acts, asked.documents, asked.partners, _progress)
        prepare_search(anew=True)
        _settle()
        print(f"made in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    settle()  # as a server does
    sizes = (Act.objects.count(), Document.objects.count(), Partner.objects.count())
    system = f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}"
    print(f"{date.today()}, {system}, {os.cpu_count()} cores, SQLite")
    print("{:,} acts, {:,} documents, {:,} partners; {} answers a page\n".format(*sizes, asked.rounds))
    print(f"{'page':<28}{'queries':>8}{'kB':>6}{'p50, ms':>9}{'p95, ms':>9}{'again, ms':>11}{'clock p95':>11}")
    found = [measure(name, page, asked.rounds) for name, page in pages(*sizes).items() if (asked.only or "") in name]
    slow = [one.name for one in found if p95(one.first) >= AIM]
    print(f"\np95 of {AIM} ms or more: {', '.join(slow) or 'none'}")


def pages(acts: int, documents: int, partners: int) -> dict[str, Page]:
    """Every page, and its address for a die to throw."""
    busy = max(1, partners // 100)
    return {
        "home": lambda die: "/",
        **_work(documents),
        "documents": lambda die: "/documents/",
        "search": lambda die: f"/search/?q=ministry+{die.randint(1, documents)}",
        "search, an area": lambda die: f"/search/?q={_area(die)}",
        "documents, a word": lambda die: f"/documents/?words=document+{die.randint(1, documents)}",
        "document": lambda die: f"/documents/{die.randint(1, documents)}/",
        **_lists(partners),
        "act": lambda die: f"/acts/{die.randint(1, acts)}/",
        "partner": lambda die: f"/partners/{die.randint(1, partners)}/",
        "partner, a busy one": lambda die: f"/partners/{die.randint(1, busy)}/",
        "history of a busy one": lambda die: f"/partners/{die.randint(1, busy)}/history/",
        **_figures(),
        "add": lambda die: "/add/",
        "help": lambda die: "/about/",
    }


def _work(documents: int) -> dict[str, Page]:
    return {
        "new": lambda die: "/new/",
        "conflicts": lambda die: "/conflicts/",
        "suggestions": lambda die: "/suggestions/",
        "ending": lambda die: "/ending/",
        "review": lambda die: f"/review/{_waiting(die)}/",
        "review, a document": lambda die: f"/review/documents/{die.randint(1, documents)}/",
        "review together": lambda die: "/review/together/",
        "review together, one filter": lambda die: "/review/together/?kind=act",
        "enter a fact": lambda die: f"/documents/{die.randint(1, documents)}/enter/",
        "rules": lambda die: "/rules/",
        "audit": lambda die: "/audit/",
        "accounts": lambda die: "/accounts/",
        "account": lambda die: "/account/",
    }


def _waiting(die: random.Random) -> int:
    """The number of a fact that nobody has decided."""
    from cosante.register.models import Fact, FactStatus

    waiting = Fact.objects.filter(status=FactStatus.PROPOSED, pk__gte=die.randint(1, Fact.objects.count()))
    found = waiting.order_by("pk").first() or Fact.objects.filter(status=FactStatus.PROPOSED).first()
    return found.pk if found else 1


def _country(die: random.Random) -> str:
    from benchmarks.register.stories import COUNTRIES

    return die.choice(COUNTRIES)


def _area(die: random.Random) -> str:
    from cosante.web.labels import HEALTH_AREAS

    return die.choice(tuple(HEALTH_AREAS))


def _kind(die: random.Random) -> str:
    from cosante.web.labels import ACT_TYPES

    return die.choice(tuple(ACT_TYPES))


def _lists(partners: int) -> dict[str, Page]:
    return {
        "acts": lambda die: "/acts/",
        "acts, page 50": lambda die: "/acts/?page=50",
        "acts, one filter": lambda die: f"/acts/?country={_country(die)}",
        "acts, three filters": lambda die: f"/acts/?area={_area(die)}&type={_kind(die)}&year_from=2015",
        "acts, a name": lambda die: f"/acts/?words=ministry+{die.randint(1, partners)}",
        "acts, a common word": lambda die: "/acts/?words=ministry",
        "acts, a broad filter": lambda die: f"/acts/?status={die.choice(('done', 'planned'))}",
        "acts, sums": lambda die: f"/acts/?currency=USD&amount_from={die.randint(1, 9)}00000",
        "agreements": lambda die: "/agreements/told/?force=open",
        "partners": lambda die: "/partners/",
        "places": lambda die: "/places/",
        "place": lambda die: f"/places/{_country(die)}-0{die.randint(1, 9)}/",
        "country": lambda die: f"/places/{_country(die)}/",
        "areas": lambda die: "/areas/",
        "area": lambda die: f"/areas/{_area(die)}/",
    }


def _figures() -> dict[str, Page]:
    money = "/totals/?measure=money"
    return {
        "ledger, two countries": lambda die: f"/ledger/{_country(die)}/{_country(die)}/",
        "ledger, one country": lambda die: f"/ledger/{_country(die)}/",
        "map": lambda die: "/map/",
        "map, one filter": lambda die: f"/map/?area={_area(die)}",
        "map, a broad filter": lambda die: "/map/?status=done",
        "timeline": lambda die: "/timeline/",
        "who with whom": lambda die: "/network/",
        "who with whom, partners": lambda die: "/network/?of=partner",
        "totals, deeds by year": lambda die: "/totals/",
        "totals, deeds by area": lambda die: "/totals/?by=area",
        "totals, money by year": lambda die: money,
        "totals, money by giver": lambda die: f"{money}&by=giver",
        "totals, people by country": lambda die: "/totals/?measure=counts&by=receiver_country",
        "totals, money by area": lambda die: f"{money}&by=area",
        "totals, people by area": lambda die: "/totals/?measure=counts&by=area",
        "totals, a broad filter": lambda die: f"{money}&by=receiver&status=done",
        "totals, one filter": lambda die: f"{money}&area={_area(die)}",
        "totals, days by receiver": lambda die: "/totals/?measure=days&by=receiver",
        "behind a total": lambda die: "/totals/behind/?measure=money&by=year&key=2020&unit=disbursement+USD",
    }


def measure(name: str, page: Page, rounds: int) -> Measured:
    """Ask for the page so many times."""
    from django.test import Client

    from cosante.register.queries.kept import forget
    from cosante.web.loopback import ALONE

    client, die = Client(SERVER_NAME="localhost", **{ALONE: "1"}), random.Random(name)
    client.get(page(die))  # templates are compiled once
    first, again, clock, queries, size = [], [], [], 0, 0
    for _ in range(rounds):
        address = page(die)
        forget()
        with counted() as counter:
            took, by_clock, size = _ask(client, address)
        first.append(took)
        clock.append(by_clock)
        queries = max(queries, counter[0])
        again.append(_ask(client, address)[0])
    one = Measured(name, queries, size / 1000, first, again, clock)
    middle, high = statistics.median(first), p95(first)
    times = f"{middle:>9.0f}{high:>9.0f}{statistics.median(again):>11.0f}{p95(clock):>11.0f}"
    print(f"{name:<28}{queries:>8}{one.kilobytes:>6.0f}{times}", flush=True)
    return one


def _ask(client: Any, address: str) -> tuple[float, float, int]:
    by_clock, started = time.perf_counter(), time.process_time()
    response = client.get(address)
    size = len(response.content)
    took, by_clock = 1000 * (time.process_time() - started), 1000 * (time.perf_counter() - by_clock)
    if response.status_code != 200:
        raise SystemExit(f"{address}: {response.status_code}")
    return took, by_clock, size


@contextmanager
def counted() -> Iterator[list[int]]:
    """How many questions the database is asked within."""
    from django.db import connection

    number = [0]

    def count(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        number[0] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield number


def p95(times: list[float]) -> float:
    """Nineteen in twenty answers are not slower."""
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def _settle() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _progress(said: str) -> None:
    print(f"\r{said}   ", end="", file=sys.stderr, flush=True)

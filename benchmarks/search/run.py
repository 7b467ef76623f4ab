"""The search benchmark: thirty queries of many kinds over a generated register, beside LIKE over the same tokens.

It judges nothing and never fails for being slow: the figures are for a person, who knows the machine.
"""

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

#: What is asked: common and rare words, several scripts, phrases, beginnings, meanings, exclusions, misspelt names.
QUERIES = (
    "tuberculosis", "la tuberculose", "যক্ষ্মা", "结核", "结核病", "医院 培训", "malaria", "paludisme formation",
    "training vietnam", "প্রশিক্ষণ", "ভিয়েতনাম", "the", "hospital", "hôpital", "হাসপাতাল", "Больница", "bệnh viện",
    '"hospital of"', '"bệnh viện"', "con*", "vaccin*", "malaria -training", "donation bangladesh 2019", "mental health",
    "maternal and child health", "nguyen", "hospital of conter", "কাবিত্র", "zzyzx", "Bolnitsa Stavonie",
)  # fmt: skip
ROUNDS = 5
#: Seconds after which a way that is asked one round is asked no more.
LONGEST = 120
PROCESSOR, CLOCK = 0, 1
#: For each query, what it took: (of the processor, by the clock).
Times = dict[str, list[tuple[float, float]]]


def main() -> None:
    """Make the register, ask, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description="Speed of search.")
    parser.add_argument("--documents", type=int, default=100_000, help="documents, each with one act")
    parser.add_argument("--partners", type=int, default=8_000)
    parser.add_argument("--data", type=Path, help="keep the register in this folder, and use the one that is there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cosante-bench-") as temporary:
        _prepare(asked.data or Path(temporary), asked.documents, asked.partners)
        _measure()


def _prepare(folder: Path, documents: int, partners: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "cosante.site.settings"
    from cosante.site.start import prepare_site

    prepare_site(folder)
    from benchmarks.search.register import make
    from cosante.intake.terms import prepare_search
    from cosante.register.models import Document

    if not Document.objects.exists():
        started = time.perf_counter()
        make(documents, partners)
        made = time.perf_counter()
        done = prepare_search(anew=True) or 0
        took = time.perf_counter() - made
        print(f"made in {made - started:,.0f} s; indexed {done:,} records in {took:,.0f} s ({done / took:,.0f}/s)")


def _measure() -> None:
    from django.conf import settings
    from django.db import connection

    from cosante.register.models import Act, Document, Partner

    counted = (
        f"{Document.objects.count():,} documents, {Act.objects.count():,} acts, {Partner.objects.count():,} partners"
    )
    size = Path(settings.DATABASES["default"]["NAME"]).stat().st_size / 1e6 if connection.vendor == "sqlite" else 0
    print(f"{date.today()}, Python {platform.python_version()}, {platform.machine()}, {connection.vendor}")
    print(f"{counted}; database {size:,.0f} MB; {len(QUERIES)} queries, {ROUNDS} rounds, the first not counted\n")
    ways = {
        "search": _search,
        "search and the hits shown": _shown,
        "the page": _page,
        "LIKE over the same tokens": _like,
    }
    times = {name: _timed(way, 1 if way is _like else ROUNDS) for name, way in ways.items()}
    first = statistics.median(_all(times["search"], PROCESSOR))
    print(f"{'':28}  p50, ms  p95, ms  slowest  p95 by the clock  ratio of p50")
    for name, of in times.items():
        every, clock = _all(of, PROCESSOR), _all(of, CLOCK)
        p50 = statistics.median(every)
        figures = f"{p50:7.1f}  {_p95(every):7.1f}  {every[-1]:7.1f}  {_p95(clock):16.1f}  {p50 / first:12.1f}"
        left = len(QUERIES) - len(of)
        print(f"{name:28}  {figures}" + (f"  ({left} queries left out: they took too long)" if left else ""))
    slowest = {query: statistics.median(took[PROCESSOR] for took in of) for query, of in times["search"].items()}
    worst = sorted(slowest, key=lambda query: -slowest[query])[:5]
    print("\nslowest: " + ", ".join(f"{query} ({slowest[query]:.0f} ms)" for query in worst))


def _all(times: Times, which: int) -> list[float]:
    return sorted(took[which] for of in times.values() for took in of)


def _p95(every: list[float]) -> float:
    return every[min(len(every) - 1, int(len(every) * 0.95))]


def _timed(way: Callable[[str], object], rounds: int) -> Times:
    """Milliseconds of the processor, so that other work counts less, and by the clock."""
    took: Times = {query: [] for query in QUERIES}
    until = time.monotonic() + LONGEST
    for number in range(rounds + 1):
        for query in QUERIES:
            if rounds == 1 and time.monotonic() > until:
                return {query: one for query, one in took.items() if one}
            used, started = time.process_time(), time.perf_counter()
            way(query)
            took[query].append(((time.process_time() - used) * 1000, (time.perf_counter() - started) * 1000))
        if rounds == 1:
            return took
        if not number:
            took = {query: [] for query in QUERIES}
    return took


def _search(query: str) -> object:
    from cosante.register.queries.search import search

    return search(query)


def _shown(query: str) -> object:
    from cosante.register.queries.search import search
    from cosante.web.found import shown

    return shown(search(query))


def _page(query: str) -> object:
    from django.test import Client

    from cosante.web.loopback import ALONE

    answer = Client(SERVER_NAME="localhost", **{ALONE: "1"}).get("/search/", {"q": query})
    if answer.status_code != 200:
        sys.exit(f"{query}: {answer.status_code}")
    return answer


def _like(query: str) -> object:
    """What one would write first: each word anywhere in the text; a count and the newest of each kind."""
    from cosante.register.models import SPAN, Entry
    from cosante.register.search.words import indexed

    found = []
    for kind in (1, 2, 3):
        entries = Entry.objects.filter(pk__range=(kind * SPAN, (kind + 1) * SPAN))
        for word in indexed([query]).split():
            entries = entries.filter(words__contains=word) if kind > 1 else entries.filter(names__contains=word)
        found.append((entries.count(), list(entries.order_by("-pk").values_list("pk", flat=True)[:5])))
    return found

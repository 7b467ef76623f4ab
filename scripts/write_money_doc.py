#!/usr/bin/env python3
"""Write the tables of docs/money.md from the sample that it tells of; ``--check`` only looks (exit 1 if late).

A block begins with ``<!-- table: NAME -->`` and ends with ``<!-- end -->``; what stands between is replaced.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from derived import keep_or_compare

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "money.md"
BLOCK = re.compile(r"<!-- table: ([a-z-]+) -->\n.*?<!-- end -->", re.DOTALL)
#: The day on which the document looks at the sample.
TODAY = date(2026, 2, 1)


def tables() -> dict[str, str]:
    """Every table by its name, of the sample that is in the register; the pages make the same figures."""
    from cosante.intake.money_sample import AGREEMENT
    from cosante.register.models import Agreement
    from cosante.register.queries.money import Asked, all_rates, everything, problems_of
    from cosante.register.records.money import FUNDING, burn
    from cosante.web.burns import drawn
    from cosante.web.money import Page, by_stage, conversions, crossed, stages_of, years_of
    from cosante.web.money_words import problems_said

    agreement = Agreement.objects.get(title=AGREEMENT["title"])
    held, rates = everything(agreement.pk), all_rates()
    page = Page(Asked(agreement=agreement.pk), "USD", rates)
    of = {(m.stage, f): [] for m in held for f in FUNDING}
    for money in held:
        of[money.stage, money.funding].append(money)
    stages = by_stage(page, held, FUNDING)
    spent = of["expenditure", "own"]
    found = burn(page.total(spent), agreement.amount, agreement.in_force, agreement.ends, TODAY)
    assert found is not None
    steps = drawn(found, lambda **_asked: "")
    delegated = [money for money in held if money.funding == "delegated"]
    cofinanced = [money for money in held if money.funding == "cofinanced"]
    return {
        "stages": _table(stages),
        "budget": _table(crossed(page, of["budget", "own"], "area", years_of(of["budget", "own"]))),
        "spent": _table(crossed(page, spent, "area", years_of(spent))),
        "burn": _rows(
            ("Up to", "Time gone", "Spent", "Share spent", "Left to spend"),
            [*(step[:5] for step in steps.steps), ("After the end", "", steps.after, "", "")],
        ),
        "co-financing": _table(crossed(page, cofinanced, "provider", stages_of(cofinanced))),
        "delegated": _table(crossed(page, delegated, "provider", stages_of(delegated))),
        "rates": _rows(("Rate", "Day", "Source"), [one[:3] for one in conversions(stages.totals)]),
        "problems": _rows(
            ("Problem", "What it says"),
            [(str(one.kind), one.text) for one in problems_said(problems_of(agreement, held, rates))],
        ),
    }


def _table(table: "Table") -> str:  # noqa: F821  (Django is not ready when this file is read)
    lines = [*table.lines, *([table.sum] if table.sum else [])]
    cells = ([line.name, *(_cell(cell) for cell in line.cells)] for line in lines)
    return _rows([str(table.first), *map(str, table.heads)], cells)


def _cell(cell: "Cell | None") -> str:  # noqa: F821  (the same)
    return "" if cell is None else f"{cell.text} (+{cell.out})" if cell.out else cell.text


def _rows(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(cell.replace(chr(0xA0), ' ') for cell in line)} |" for line in lines)


def current(written: str) -> str:
    """The document with its tables as they are now."""
    made = tables()
    return BLOCK.sub(lambda match: f"<!-- table: {match[1]} -->\n\n{made[match[1]]}\n\n<!-- end -->", written)


def main(arguments: list[str]) -> int:
    """Write or check; the exit status."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    written = DOCUMENT.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COSANTE_DATA"] = folder
        os.environ.pop("COSANTE_DATABASE", None)
        from cosante.site.start import prepare_site

        prepare_site()
        from cosante.intake.money_sample import load_money_sample

        load_money_sample()
        now = current(written)
    return keep_or_compare(DOCUMENT, now, bool(arguments), "the sample gives")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Activity files and organisation files of IATI 2.03, written activity by activity: memory does not grow with them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from django.db.models import QuerySet
from lxml import etree

from cosante.exchange.iati.nodes import LANG, ROOT_OF, TEXT, Node, standard_of, to_element, words
from cosante.publishing.activities import LeftOut, of_others
from cosante.publishing.ledger import amounts
from cosante.publishing.parts import NS, Reporting, value, years
from cosante.register.models import BudgetLine, Funding
from cosante.register.queries.kept_rows import rows
from cosante.register.records.dates import bounds

_VERSION = "2.03"


def write_activities(
    target: BinaryIO, found: Iterable[Node | LeftOut], told: Callable[[LeftOut], None] = lambda left: None
) -> int:
    """How many activities were written; ``told`` hears of what is left out."""
    written = 0

    def nodes() -> Iterator[Node]:
        nonlocal written
        for one in found:
            if isinstance(one, LeftOut):
                told(one)
            else:
                written += 1
                yield one

    _write(target, "iati-activity", nodes())
    return written


def write_published(target: BinaryIO, found: "QuerySet[Any]") -> int:
    """What others published, activities or organisations, as they wrote it: how many."""
    return _write(target, found.model.item, of_others(found))


def _write(target: BinaryIO, item: str, nodes: Iterable[Node]) -> int:
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    standard, written = standard_of(item), 0
    target.write(b'<?xml version="1.0" encoding="utf-8"?>\n')
    target.write(f'<{ROOT_OF[item]} version="{_VERSION}" generated-datetime="{moment}">\n'.encode())
    for one in nodes:
        target.write(_text(item, one, standard))
        written += 1
    target.write(f"</{ROOT_OF[item]}>\n".encode())
    return written


def _text(name: str, node: Node, standard: Any) -> bytes:
    element = to_element(name, node, standard, {"cs": NS} if NS in repr(node) else None)
    etree.indent(element, "  ")
    return bytes(etree.tostring(element, encoding="utf-8", xml_declaration=False)) + b"\n"


def write_organisation(target: BinaryIO, us: Reporting) -> None:
    """The organisation file: name, and what it plans to spend of its own, by year and currency."""
    one = us.reporter
    name = {"narrative": [words(one.name, one.language)]}
    node: Node = {LANG: one.language, "organisation-identifier": [{TEXT: one.org_id}], "name": [name]}
    node |= {"@default-currency": one.currency} if one.currency else {}
    node["reporting-org"] = [us.org()]
    sums = _by_year(us)
    if sums:
        node["total-budget"] = [_budget(*key, amount) for key, amount in sorted(sums.items())]
    _write(target, "iati-organisation", [node])


def _by_year(us: Reporting) -> dict[tuple[int, str], Decimal]:
    """Budget lines of agreements that the office itself pays, by the calendar year."""
    found: Counter[tuple[int, str]] = Counter()
    for line in rows(BudgetLine).filter(funding=Funding.OWN, payer__isnull=False, in_kind=False):
        span = bounds(line.period) or (line.agreement.in_force or line.agreement.signed, line.agreement.ends)
        if not us.is_us(line.payer) or not span[0] or not span[1] or span[0] > span[1]:
            continue
        spans = years(span[0], span[1])
        for (first, _last), amount in zip(spans, amounts(line, spans), strict=True):
            found[first.year, line.currency] += amount  # type: ignore[assignment]
    return dict(found)  # type: ignore[arg-type]


def _budget(year: int, currency: str, amount: Decimal) -> Node:
    first, last = date(year, 1, 1), date(year, 12, 31)
    period = {"period-start": [{"@iso-date": first.isoformat()}], "period-end": [{"@iso-date": last.isoformat()}]}
    return {"@status": "1"} | period | {"value": [value(amount, currency, first)]}

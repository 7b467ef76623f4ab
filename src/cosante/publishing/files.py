"""Activity files and organisation files of IATI 2.03, written activity by activity: memory does not grow with them."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from lxml import etree

from cosante.exchange.iati.nodes import LANG, TEXT, Node, standard_of, to_element, words
from cosante.publishing.activities import LeftOut
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
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    written = 0
    standard = standard_of("iati-activity")
    target.write(b'<?xml version="1.0" encoding="utf-8"?>\n')
    target.write(f'<iati-activities version="{_VERSION}" generated-datetime="{moment}">\n'.encode())
    for one in found:
        if isinstance(one, LeftOut):
            told(one)
            continue
        target.write(_text("iati-activity", one, standard))
        written += 1
    target.write(b"</iati-activities>\n")
    return written


def _text(name: str, node: Node, standard: Any) -> bytes:
    element = to_element(name, node, standard, {"cs": NS} if NS in repr(node) else None)
    etree.indent(element, "  ")
    return bytes(etree.tostring(element, encoding="utf-8", xml_declaration=False)) + b"\n"


def write_organisation(target: BinaryIO, us: Reporting) -> None:
    """The organisation file: name, and what it plans to spend of its own, by year and currency."""
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    one = us.reporter
    name = {"narrative": [words(one.name, one.language)]}
    node: Node = {LANG: one.language, "organisation-identifier": [{TEXT: one.org_id}], "name": [name]}
    node |= {"@default-currency": one.currency} if one.currency else {}
    node["reporting-org"] = [us.org()]
    sums = _by_year(us)
    if sums:
        node["total-budget"] = [_budget(*key, amount) for key, amount in sorted(sums.items())]
    target.write(b'<?xml version="1.0" encoding="utf-8"?>\n')
    target.write(f'<iati-organisations version="{_VERSION}" generated-datetime="{moment}">\n'.encode())
    target.write(_text("iati-organisation", node, standard_of("iati-organisation")))
    target.write(b"</iati-organisations>\n")


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

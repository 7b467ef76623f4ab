"""What activities of every kind are made of: organisations, shares that add up to 100, days, places, values.

Nodes are those of ``exchange.iati.nodes``. What IATI has no element for stands in a namespace of our own, ``NS``,
which docs/iati-register.md describes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from cosante.exchange.iati.nodes import FOREIGN, TEXT, Node, words
from cosante.exchange.iati.standard.codes import codelist
from cosante.exchange.iati.terms import term
from cosante.register.models import Partner, Reporter
from cosante.register.queries.partners import surviving

NS = "urn:cosante:iati:1"
#: Marks a percentage that nobody has told: it says how it was found.
ESTIMATED = f"@{{{NS}}}estimated"
#: Region of the DAC for developing countries where none is told.
NOWHERE = "998"
_FORBIDDEN = frozenset("/&|?")


@dataclass(frozen=True)
class Reporting:
    """Who publishes, today."""

    reporter: Reporter
    today: date

    def identifier(self, kind: str, pk: int) -> str:
        """Of an activity: the organisation's identifier, what it is here, and its permanent number."""
        return f"{self.reporter.org_id}-{kind.upper()}-{pk}"

    def is_us(self, partner: Partner | None) -> bool:
        """Is this partner the office that publishes?"""
        ours = self.reporter.partner
        return bool(partner and ours and surviving(partner).pk == surviving(ours).pk)

    def org(self, secondary: bool = False) -> Node:
        """``reporting-org``."""
        node = {"@ref": self.reporter.org_id, "@type": self.reporter.type}
        node |= {"@secondary-reporter": "1"} if secondary else {}
        return node | {"narrative": [words(self.reporter.name, self.reporter.language)]}


@dataclass
class Draft:
    """An activity while it is made."""

    node: Node = field(default_factory=dict)

    def add(self, name: str, *nodes: Any) -> None:
        """One or more elements of that name."""
        if nodes:
            self.node.setdefault(name, []).extend(nodes)

    def extend(self, name: str, text: str = "", **attributes: Any) -> None:
        """An element of our own namespace."""
        self.add(FOREIGN, own_element(name, text, **attributes))


def own_element(name: str, text: str = "", **attributes: Any) -> str:
    """An element of our own namespace as its XML; attributes without a value are left out."""
    said = "".join(f" {key.replace('_', '-')}={quoteattr(str(value))}" for key, value in attributes.items() if value)
    return f'<cs:{name} xmlns:cs="{NS}"{said}>{escape(text)}</cs:{name}>'


def texts(said: Iterable[tuple[str, str]], fallback: str) -> list[Node]:
    """Narratives, one a language: the first of each. A language that IATI's list does not have is not told."""
    known = codelist("Language").codes
    found: dict[str, Node] = {}
    for language, text in said:
        code = language.partition("-")[0] or fallback
        clean = clean_text(text)
        if clean and code in known:
            found.setdefault(code, words(clean, code))
    return list(found.values())


def clean_text(text: str) -> str:
    """Without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff")).strip()


def usable(identifier: str) -> str:
    """The identifier of an organisation, where it is one that IATI can take; else nothing."""
    bad = any(sign.isspace() or sign in _FORBIDDEN for sign in identifier)
    return "" if bad else identifier


def organisation(partner: Partner, language: str, **more: str) -> Node:
    """A partner as ``provider-org``, ``receiver-org`` or, with its role, ``participating-org``."""
    named = surviving(partner)
    ref = usable(named.identifier)
    node: Node = {"@ref": ref} if ref else {}
    node |= {"@type": term("party", named.type) or "90"} | {f"@{name}": value for name, value in more.items() if value}
    return node | {"narrative": [words(clean_text(named.name) or f"#{named.pk}", language)]}


def shares(weights: Mapping[str, Decimal | int]) -> dict[str, str]:
    """Percentages with two decimals that add up to exactly 100; nothing for one alone."""
    if len(weights) < 2:
        return dict.fromkeys(weights, "")
    whole = sum(map(Decimal, weights.values())) or Decimal(len(weights))
    even = not any(weights.values())
    exact = {name: Decimal(1 if even else weight) * 100 / whole for name, weight in weights.items()}
    found = {name: value.quantize(Decimal("0.01"), ROUND_DOWN) for name, value in exact.items()}
    left = int((100 - sum(found.values())) * 100)
    for name in sorted(exact, key=lambda name: (found[name] - exact[name], name))[:left]:
        found[name] += Decimal("0.01")
    return {name: f"{value.normalize():f}" for name, value in found.items() if value}


def sectors(areas: Mapping[str, Decimal | int], estimated: str = "equal") -> list[Node]:
    """DAC purposes of health areas with their shares. Areas of one purpose are one sector; none told: 12110."""
    purposes: dict[str, Decimal] = {}
    for area, weight in areas.items():
        code = term("area", area) or "12110"
        purposes[code] = purposes.get(code, Decimal(0)) + Decimal(weight)
    found = shares(purposes or {"12110": Decimal(1)})
    several = len(found) > 1
    return [
        {"@vocabulary": "1", "@code": code} | _share(share if several else "", estimated)
        for code, share in sorted(found.items())
    ]


def recipients(countries: Sequence[str]) -> tuple[str, list[Node]]:
    """``recipient-country`` in equal shares, marked as such; or the region of all developing countries."""
    known = [code for code in dict.fromkeys(countries) if code in codelist("Country").codes]
    if not known:
        return "recipient-region", [{"@vocabulary": "1", "@code": NOWHERE}]
    found = shares(dict.fromkeys(known, 1))
    return "recipient-country", [{"@code": code} | _share(share, "equal") for code, share in found.items()]


def _share(share: str, estimated: str) -> Node:
    if not share:
        return {}
    return {"@percentage": share} | ({ESTIMATED: estimated} if estimated else {})


def days(starts: date, ends: date | None, planned: bool, today: date) -> list[Node]:
    """``activity-date``: what lies in the future, or was only planned, is planned; the rest is actual."""
    begin = "1" if planned or starts > today else "2"
    found = [_day(begin, starts)]
    if ends and ends >= starts:
        found.append(_day("3" if begin == "1" or ends > today else "4", ends))
    return found


def _day(kind: str, day: date) -> Node:
    return {"@type": kind, "@iso-date": day.isoformat()}


def value(amount: Decimal, currency: str, day: date) -> Node:
    """``value``."""
    return {"@currency": currency, "@value-date": day.isoformat(), TEXT: plain(amount)}


def plain(amount: Decimal) -> str:
    """An exact number, without noughts that say nothing."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def years(starts: date, ends: date) -> list[tuple[date, date]]:
    """A period in pieces of a calendar year at most."""
    found = []
    while starts <= ends:
        last = min(date(starts.year, 12, 31), ends)
        found.append((starts, last))
        starts = last + timedelta(days=1)
    return found


def divided(amount: Decimal, pieces: Sequence[tuple[date, date]], step: Decimal) -> list[Decimal]:
    """An amount by the days of each piece, in steps of the currency; the last has what is left. The sum is exact."""
    lengths = [(last - first).days + 1 for first, last in pieces]
    found = [(amount * n / sum(lengths)).quantize(step, ROUND_DOWN) for n in lengths[:-1]]
    return [*found, amount - sum(found)]


def link(url: str, title: str, language: str, fallback: str, category: str, media_type: str) -> Node:
    """``document-link``."""
    formats = codelist("FileFormat").codes
    code = language.partition("-")[0]
    node: Node = {"@url": url, "@format": media_type if media_type in formats else "text/html"}
    node["title"] = [{"narrative": texts([(code or fallback, title or url)], fallback) or [words(url, fallback)]}]
    node["category"] = [{"@code": category}]
    if code in codelist("Language").codes:
        node["language"] = [{"@code": code}]
    return node


def counted(rows: Iterable[tuple[str, Decimal]], starts: date, ends: date | None, language: str) -> list[Node]:
    """What was done without money, as outputs: a number of people or things in a period."""
    last = ends if ends and ends >= starts else starts
    found = []
    for what, number in rows:
        title = [{"narrative": [words(what.replace("_", " "), language)]}]
        period = {"period-start": [{"@iso-date": starts.isoformat()}], "period-end": [{"@iso-date": last.isoformat()}]}
        indicator = {"@measure": "1", "title": title, "period": [period | {"actual": [{"@value": plain(number)}]}]}
        found.append({"@type": "1", "title": title, "indicator": [indicator]})
    return found

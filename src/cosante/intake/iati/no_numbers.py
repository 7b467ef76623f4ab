"""Values of sums and results that are no numbers as the standard has them (``4,500,000.00``): kept, and in no sum."""

from collections.abc import Iterator

from cosante.exchange.iati.nodes import TEXT, Node, first
from cosante.intake.iati.lines import decimal_of
from cosante.intake.iati.results import COUNTED

#: Elements of activities and of organisations whose values are sums.
_SUMS = (
    "transaction", "budget", "planned-disbursement", "total-budget", "recipient-org-budget", "recipient-region-budget",
    "recipient-country-budget", "total-expenditure",
)  # fmt: skip
_SHOWN = 40


def no_numbers(node: Node) -> Iterator[tuple[str, str]]:
    """Where such a value stands in an activity or organisation, and what stands there."""
    for name in _SUMS:
        for one in node.get(name, ()):
            said = first(one, "value").get(TEXT, "").strip()
            if said and decimal_of(said) is None:
                yield f"{name}/value", said[:_SHOWN]
    for result in node.get("result", ()):
        for one in result.get("indicator", ()):
            if one.get("@measure") in COUNTED:
                yield from _no_measures(one)


def _no_measures(indicator: Node) -> Iterator[tuple[str, str]]:
    periods = indicator.get("period", ())
    found = [("baseline", one) for one in indicator.get("baseline", ())]
    found += [(name, one) for name in ("target", "actual") for period in periods for one in period.get(name, ())]
    for name, one in found:
        said = one.get("@value", "").strip()
        if said and decimal_of(said) is None:
            yield f"{name}/@value", said[:_SHOWN]

"""Findings of a file by as many processes as are worth it, in the order one process would give."""

from collections.abc import Iterator
from pathlib import Path

from cosante.exchange.iati.findings import Finding
from cosante.exchange.iati.turns import by_turns, worth
from cosante.exchange.iati.validate import Options, findings


def every(file: Path, options: Options, processes: int | None = None) -> Iterator[Finding]:
    """Every finding of a file. ``Unusable``, ``OSError`` and ``BadValue`` as ``validate.findings`` raises them."""
    whole: list[Finding] = []
    for number, found in by_turns(findings, (file, options), processes or worth(file)):
        if number == -1:
            whole += found
        else:
            yield from found
    yield from sorted(whole, key=lambda one: one.line)

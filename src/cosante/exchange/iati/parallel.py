"""Findings of a file by as many processes as are worth it, in the order one process would give."""

import tempfile
from collections.abc import Iterable, Iterator
from heapq import merge
from operator import attrgetter
from pathlib import Path

from cosante.exchange.iati.findings import Finding
from cosante.exchange.iati.turns import by_turns, worth
from cosante.exchange.iati.validate import Options, findings


def every(file: Path, options: Options, processes: int | None = None) -> Iterator[Finding]:
    """Every finding of a file. ``Unusable``, ``OSError`` and ``BadValue`` as ``validate.findings`` raises them."""
    whole: list[Iterable[Finding]] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, found in by_turns(findings, (file, options, Path(folder)), processes or worth(file)):
            if number == -1:
                whole.append(found)
            else:
                yield from found
        yield from merge(*whole, key=attrgetter("line"))

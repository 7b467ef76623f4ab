"""What is measured: a function each that does one thing with one file."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from cosante.exchange.iati.parallel import every
from cosante.exchange.iati.validate import Options

_DAY = datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC)


def bare(file: Path) -> None:
    """Read and forget."""
    for _, element in etree.iterparse(str(file), tag="iati-activity"):
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def validated(file: Path) -> None:
    """Every finding, by two processes."""
    for _ in every(file, Options(_DAY)):
        pass


def validated_by_one(file: Path) -> None:
    """Every finding, by one process."""
    for _ in every(file, Options(_DAY), 1):
        pass


#: What is measured, in this order.
WAYS: tuple[tuple[str, Callable[[Path], None]], ...] = (
    ("bare iterparse", bare),
    ("full validation, two processes", validated),
    ("full validation, one process", validated_by_one),
)

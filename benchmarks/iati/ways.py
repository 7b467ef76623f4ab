"""What is measured: a function each that does one thing with one file."""

import contextlib
import io
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from cosante.commands.iati_tables import tables
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


def _tables(file: Path, format: str) -> None:
    with tempfile.TemporaryDirectory(dir=file.parent) as folder, contextlib.redirect_stdout(io.StringIO()):
        if tables([file], Path(folder) / "tables", format):
            raise SystemExit(1)


def parquet(file: Path) -> None:
    """Tables of every element and attribute, as Parquet."""
    _tables(file, "parquet")


def comma_separated(file: Path) -> None:
    """The same as CSV, which is what okfn-iati writes."""
    _tables(file, "csv")


def sqlite(file: Path) -> None:
    """The same in an SQLite database."""
    _tables(file, "sqlite")


def duckdb(file: Path) -> None:
    """The same in a DuckDB database."""
    _tables(file, "duckdb")


def okfn(file: Path) -> None:
    """CSV files by okfn-iati, of the elements it knows."""
    from okfn_iati import IatiMultiCsvConverter

    with tempfile.TemporaryDirectory(dir=file.parent) as folder, contextlib.redirect_stdout(io.StringIO()):
        if not IatiMultiCsvConverter().xml_to_csv_folder(str(file), folder):
            raise SystemExit(1)


#: What is measured, in this order.
WAYS: tuple[tuple[str, Callable[[Path], None]], ...] = (
    ("bare iterparse", bare),
    ("tables, csv", comma_separated),
    ("tables, parquet", parquet),
    ("tables, sqlite", sqlite),
    ("tables, duckdb", duckdb),
    ("okfn-iati, csv", okfn),
    ("full validation, two processes", validated),
    ("full validation, one process", validated_by_one),
)
#: What others are compared with; what is measured of files that grow.
OURS = comma_separated
LINEAR = tuple((name, do) for name, do in WAYS if do in (comma_separated, parquet, validated))

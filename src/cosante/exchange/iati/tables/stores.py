"""The formats of tables: each written piece by piece, and read again in the order of writing.

Parquet and CSV are a folder with a file for each table that has rows; the others one file in it, ``iati.xlsx``,
``iati.sqlite``, ``iati.duckdb``. Nothing is kept but a few thousand rows; a workbook is read sheet by sheet.
"""

import csv
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from cosante.exchange.iati.stream import LARGEST
from cosante.exchange.iati.tables.arrow import Parquet
from cosante.exchange.iati.tables.layout import NUMBERS, Table, layout
from cosante.exchange.iati.tables.packing import Lined, Listed, Packed, lines_of
from cosante.vocabulary.errors import BadValue

_CELL, _SHEET_ROWS, _SHEET_NAME = 32_767, 1_048_576, 31
#: Rows that are fetched together from DuckDB; bytes of its longest line, if no file has longer; room for how many.
_FETCHED, _LINE, _ROOM = 500, 2 * 1024 * 1024, 24


class Csv:
    """A CSV file (RFC 4180, UTF-8) for each table; an empty cell is empty or not there: ``form`` tells."""

    packing = Lined

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, Any] = {}

    def take(self, packed: Packed, file: int) -> None:
        """Rows of a block of the ``file``-th file."""
        for name, lines in packed.items():
            self._add(layout().tables[name], lines)

    def _add(self, table: Table, lines: bytes) -> None:
        if table.name not in self._open:
            self._open[table.name] = (self._folder / f"{table.name}.csv").open("wb")
            self._open[table.name].write(lines_of([table.columns]))
        self._open[table.name].write(lines)

    def close(self) -> None:
        """Close the files."""
        for stream in self._open.values():
            stream.close()

    @staticmethod
    def read(path: Path, name: str) -> Iterator[list[Any]]:
        """Rows of one table."""
        file = path / f"{name}.csv"
        if file.exists():
            csv.field_size_limit(LARGEST)
            with file.open(encoding="utf-8", newline="") as stream:
                lines = csv.reader(stream)
                next(lines, None)
                yield from _numbered(name, lines)


def _numbered(name: str, rows: Any) -> Iterator[list[Any]]:
    numbers = [index for index, column in enumerate(layout().tables[name].columns) if column in NUMBERS]
    width = len(layout().tables[name].columns)
    for row in rows:
        cells = [*row, *[None] * (width - len(row))]
        for index in numbers:
            cells[index] = int(cells[index]) if cells[index] not in ("", None) else None
        yield cells


class Duckdb(Csv):
    """A DuckDB database; its rows pass through CSV, which it reads in the least memory."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._longest = _LINE

    def _add(self, table: Table, lines: bytes) -> None:
        self._longest = max(self._longest, len(lines))  # no line is longer
        super()._add(table, lines)

    def close(self) -> None:
        """Bring all into the database."""
        import duckdb

        super().close()
        config: dict[str, Any] = {"threads": 1, "memory_limit": f"{self._longest * _ROOM}B"}
        with duckdb.connect(str(self._folder / "iati.duckdb"), config=config) as base:
            for name in self._open:
                file = self._folder / f"{name}.csv"
                columns = layout().tables[name].columns
                kinds = {column: "BIGINT" if column in NUMBERS else "VARCHAR" for column in columns}
                base.execute(
                    f'CREATE TABLE "{name}" AS SELECT * FROM read_csv(?, columns = ?, max_line_size = ?, '
                    "buffer_size = ?, auto_detect = false, header = true, quote = '\"', escape = '\"', nullstr = '')",
                    [str(file), kinds, self._longest, 2 * self._longest],
                )
                file.unlink()

    @staticmethod
    def read(path: Path, name: str) -> Iterator[list[Any]]:
        """Rows of one table."""
        import duckdb

        with duckdb.connect(str(path), read_only=True) as base:
            if base.execute("SELECT 1 FROM information_schema.tables WHERE table_name = ?", [name]).fetchone():
                found = base.execute(f'SELECT * FROM "{name}"')
                while rows := found.fetchmany(_FETCHED):
                    yield from map(list, rows)


class Sqlite:
    """An SQLite database."""

    packing = Listed

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "iati.sqlite")
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        self._inserts: dict[str, str] = {}

    def take(self, packed: Packed, file: int) -> None:
        """Rows of a block of the ``file``-th file."""
        for name, rows in packed.items():
            self._add(layout().tables[name], rows)

    def _add(self, table: Table, rows: list[list[Any]]) -> None:
        if table.name not in self._inserts:
            columns = ", ".join(f'"{c}" {"INTEGER" if c in NUMBERS else "TEXT"}' for c in table.columns)
            self._base.execute(f'CREATE TABLE "{table.name}" ({columns})')
            marks = ", ".join("?" * len(table.columns))
            self._inserts[table.name] = f'INSERT INTO "{table.name}" VALUES ({marks})'
        self._base.executemany(self._inserts[table.name], rows)

    def close(self) -> None:
        """Write the rest."""
        self._base.commit()
        self._base.close()

    @staticmethod
    def read(path: Path, name: str) -> Iterator[list[Any]]:
        """Rows of one table."""
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            if base.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone():
                yield from _numbered(name, base.execute(f'SELECT * FROM "{name}" ORDER BY rowid'))
        finally:
            base.close()


def sheet(name: str) -> str:
    """A sheet's name: that of the table, shortened where it is too long for one."""
    if len(name) <= _SHEET_NAME:
        return name
    return f"{name[: _SHEET_NAME - 3]}~{sorted(layout().tables).index(name):02}"


class Xlsx:
    """A workbook with a sheet for each table. ``BadValue`` where a value or a table is larger than a sheet takes."""

    packing = Listed

    def __init__(self, folder: Path) -> None:
        import xlsxwriter

        options = {"constant_memory": True, "strings_to_numbers": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(folder / "iati.xlsx"), options)
        self._sheets: dict[str, list[Any]] = {}

    def take(self, packed: Packed, file: int) -> None:
        """Rows of a block of the ``file``-th file."""
        for name, rows in packed.items():
            self._add(layout().tables[name], rows)

    def _add(self, table: Table, rows: list[list[Any]]) -> None:
        if table.name not in self._sheets:
            self._sheets[table.name] = [self._book.add_worksheet(sheet(table.name)), 1]
            self._write(self._sheets[table.name][0], 0, table.columns)
        held = self._sheets[table.name]
        if held[1] + len(rows) > _SHEET_ROWS:
            raise BadValue(f"{table.name} has more than {_SHEET_ROWS:,} rows, which no sheet takes. Choose parquet.")
        for row in rows:
            self._write(held[0], held[1], row)
            held[1] += 1

    def _write(self, into: Any, number: int, row: Any) -> None:
        for column, value in enumerate(row):
            if isinstance(value, int):
                into.write_number(number, column, value)
            elif value:
                if len(value) > _CELL:
                    raise BadValue(f"A text of {len(value):,} letters is more than a cell takes. Choose parquet.")
                into.write_string(number, column, value)

    def close(self) -> None:
        """Write the workbook."""
        self._book.close()

    @staticmethod
    def read(path: Path, name: str) -> Iterator[list[Any]]:
        """Rows of one table."""
        from python_calamine import CalamineWorkbook

        with CalamineWorkbook.from_path(path) as book:
            if sheet(name) in book.sheet_names:
                rows = book.get_sheet_by_name(sheet(name)).to_python(skip_empty_area=False)
                yield from _numbered(name, rows[1:])


class Stores:
    """The formats by name, and how one is told by what is in a folder."""

    ALL: ClassVar[dict[str, Any]] = {"parquet": Parquet, "csv": Csv, "xlsx": Xlsx, "sqlite": Sqlite, "duckdb": Duckdb}

    @staticmethod
    def found(folder: Path) -> tuple[Any, Path]:
        """The format of a folder and what its ``read`` is given. ``BadValue`` where there are no tables."""
        for name, store in Stores.ALL.items():
            if (folder / f"file.{name}").is_file():
                return store, folder
            if (folder / f"iati.{name}").is_file():
                return store, folder / f"iati.{name}"
        raise BadValue(f"{folder} has no tables that `cosante iati tables` wrote.")

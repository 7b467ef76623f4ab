"""The formats of tables: each written piece by piece, and read again in the order of writing.

Parquet and CSV are a folder with a file for each table that has rows; the others one file in it, ``iati.xlsx``,
``iati.sqlite``, ``iati.duckdb``. Nothing is kept but a few thousand rows; a workbook is read sheet by sheet.
"""

import csv
import io
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, ClassVar

from cosante.exchange.iati.stream import LARGEST
from cosante.exchange.iati.tables.compiled import quoted
from cosante.exchange.iati.tables.layout import KEYS, NUMBERS, Table, layout
from cosante.vocabulary.errors import BadValue

#: Bytes of all tables that wait to be written to Parquet; the largest goes first.
_WAITING = 4 * 1024 * 1024
_FETCHED = 500
_CELL, _SHEET_ROWS, _SHEET_NAME = 32_767, 1_048_576, 31


@cache
def schema(name: str) -> Any:
    """The columns of a table in Arrow's types: whole numbers and texts."""
    import pyarrow

    columns = layout().tables[name].columns
    return pyarrow.schema([(c, pyarrow.int64() if c in NUMBERS else pyarrow.string()) for c in columns])


def _rows(rows: dict[str, list[list[Any]]]) -> dict[str, Any]:
    """Rows as they go from process to process where the store takes them as they are."""
    return {name: held for name, held in rows.items() if held}


def _lined(rows: dict[str, list[Any]]) -> dict[str, Any]:
    """Rows by their table as they go from process to process: lines of CSV."""
    return {name: _lines(held) for name, held in rows.items() if held}


class Parquet:
    """A Parquet file for each table; Arrow makes columns of lines of CSV faster than of rows."""

    lines = True
    packed = staticmethod(_lined)

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers: dict[str, Any] = {}
        self._held: dict[str, list[bytes]] = {}
        self._bytes: dict[str, int] = {}

    def add(self, table: Table, lines: bytes) -> None:
        """Rows of one table."""
        self._held.setdefault(table.name, []).append(lines)
        self._bytes[table.name] = self._bytes.get(table.name, 0) + len(lines)
        if sum(self._bytes.values()) >= _WAITING:
            self._flush(max(self._bytes, key=self._bytes.__getitem__))

    def _flush(self, name: str) -> None:
        import pyarrow
        from pyarrow import csv as lines
        from pyarrow import parquet

        # Arrow's own allocators keep what was freed.
        pyarrow.set_memory_pool(pyarrow.system_memory_pool())
        pyarrow.set_cpu_count(1)
        pyarrow.set_io_thread_count(1)
        kinds, text = schema(name), pyarrow.py_buffer(b"".join(self._held.pop(name)))
        held = lines.read_csv(
            pyarrow.BufferReader(text),
            lines.ReadOptions(use_threads=False, block_size=self._bytes.pop(name) + 1, column_names=kinds.names),
            lines.ParseOptions(newlines_in_values=True),
            lines.ConvertOptions(
                column_types=kinds, null_values=[""], strings_can_be_null=True, check_utf8=False
            ),
        )  # fmt: skip
        if name not in self._writers:
            self._writers[name] = parquet.ParquetWriter(
                self._folder / f"{name}.parquet", kinds, write_statistics=[key for key in KEYS if key in kinds.names]
            )
        self._writers[name].write_table(held)
        del held, text
        pyarrow.default_memory_pool().release_unused()

    def close(self) -> None:
        """Write the rest."""
        for name in list(self._held):
            self._flush(name)
        for writer in self._writers.values():
            writer.close()

    @staticmethod
    def read(path: Path, name: str) -> Iterator[list[Any]]:
        """Rows of one table."""
        from pyarrow import parquet

        file = path / f"{name}.parquet"
        if file.exists():
            with parquet.ParquetFile(file) as opened:
                for batch in opened.iter_batches(_FETCHED):
                    yield from map(list, zip(*(column.to_pylist() for column in batch.columns), strict=True))


class Duckdb(Parquet):
    """A DuckDB database; its rows pass through Parquet, which it reads fastest."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._target = folder / "iati.duckdb"

    def close(self) -> None:
        """Bring all into the database."""
        import duckdb

        super().close()
        with duckdb.connect(str(self._target), config={"threads": 1, "memory_limit": "256MB"}) as base:
            for name in self._writers:
                file = self._folder / f"{name}.parquet"
                base.execute(f'CREATE TABLE "{name}" AS SELECT * FROM read_parquet(?)', [str(file)])
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


class Csv:
    """A CSV file (RFC 4180, UTF-8) for each table; an empty cell is empty or not there: ``form`` tells."""

    lines = True
    packed = staticmethod(_lined)

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, Any] = {}

    def add(self, table: Table, lines: bytes) -> None:
        """Rows of one table."""
        if table.name not in self._open:
            self._open[table.name] = (self._folder / f"{table.name}.csv").open("wb")
            self._open[table.name].write(_lines([table.columns]))
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


def _lines(rows: Iterable[Any]) -> bytes:
    made: list[str] = []
    for kind, some in groupby(rows, type):
        if kind is str:
            made += some
        else:
            made += map(_line, some)
    return "\r\n".join([*made, ""]).encode()


def _line(row: Any) -> str:
    """A row as the csv module writes it, sooner where nothing but the form, which is last, may need quotes."""
    line = ",".join(["" if cell is None else cell if type(cell) is str else str(cell) for cell in row[:-1]])
    if line.count(",") == len(row) - 2 and not ('"' in line or "\n" in line or "\r" in line):
        return f"{line},{quoted(row[-1] or '')}"
    text = io.StringIO(newline="")
    csv.writer(text).writerow(row)
    return text.getvalue()[:-2]


def _numbered(name: str, rows: Any) -> Iterator[list[Any]]:
    numbers = [index for index, column in enumerate(layout().tables[name].columns) if column in NUMBERS]
    width = len(layout().tables[name].columns)
    for row in rows:
        cells = [*row, *[None] * (width - len(row))]
        for index in numbers:
            cells[index] = int(cells[index]) if cells[index] not in ("", None) else None
        yield cells


class Sqlite:
    """An SQLite database."""

    lines = False
    packed = staticmethod(_rows)

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "iati.sqlite")
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        self._inserts: dict[str, str] = {}

    def add(self, table: Table, rows: list[list[Any]]) -> None:
        """Rows of one table."""
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

    lines = False
    packed = staticmethod(_rows)

    def __init__(self, folder: Path) -> None:
        import xlsxwriter

        options = {"constant_memory": True, "strings_to_numbers": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(folder / "iati.xlsx"), options)
        self._sheets: dict[str, list[Any]] = {}

    def add(self, table: Table, rows: list[list[Any]]) -> None:
        """Rows of one table."""
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

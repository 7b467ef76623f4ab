"""Tables of the vocabulary: tab-separated files in this folder, with a head, that a domain person can read and mend."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cosante.vocabulary.errors import TableError

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: where it stands, and its cells by column."""

    table: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def one_of(self, column: str, allowed: frozenset[str] | set[str]) -> str:
        """The cell. ``TableError`` that names file, line and column where it is none of these."""
        if self.cells[column] not in allowed:
            raise TableError(self.table, self.line, column, f"write one of {', '.join(sorted(allowed))}")
        return self.cells[column]

    def several(self, column: str, allowed: frozenset[str] | set[str]) -> tuple[str, ...]:
        """The values of a cell, parted by ``;``. ``TableError`` where one is none of these."""
        values = tuple(value for value in self.cells[column].split(";") if value)
        if unknown := [value for value in values if value not in allowed]:
            raise TableError(self.table, self.line, column, f"{unknown[0]!r} is none of {', '.join(sorted(allowed))}")
        return values


def read(table: str, columns: tuple[str, ...], unique: tuple[str, ...], filled: tuple[str, ...]) -> Iterator[Row]:
    """The lines of a table. ``TableError`` where a column is missing, a needed cell is empty, a key comes twice."""
    lines = (HERE / table).read_text("utf-8").splitlines()
    if tuple(lines[0].split("\t")) != columns:
        raise TableError(table, 1, columns[0], f"the head is: {', '.join(columns)}")
    seen: set[tuple[str, ...]] = set()
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise TableError(table, number, columns[-1], f"the line has {len(cells)} cells, and needs {len(columns)}")
        row = Row(table, number, dict(zip(columns, cells, strict=True)))
        if empty := [name for name in filled if not row[name].strip()]:
            raise TableError(table, number, empty[0], "the cell is empty")
        key = tuple(row[name] for name in unique)
        if key in seen:
            raise TableError(table, number, unique[0], f"{' '.join(key)} stands in the table already")
        seen.add(key)
        yield row

"""Tables by Arrow: Parquet files.

Arrow makes columns of lines faster than of rows. Lines of a table wait in a file without a name until they make
a row group, so nothing of them is in memory; and row groups are few, and larger the more there are, since a Parquet
file keeps what it knows of each in memory until it is closed.
"""

import contextlib
import mmap
import tempfile
from array import array
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from cosante.exchange.iati.tables.layout import KEYS, NUMBERS, layout
from cosante.exchange.iati.tables.lines import AROUND, BETWEEN
from cosante.exchange.iati.tables.packing import FORMS, WHOLE, Numbered, Packed, first_number

#: Bytes of lines of one table that make a row group, and how many more for each column of each that was written: some
#: 2 kB are kept of these, and writing takes some ten times a group's lines, so that least is taken where both grow.
_GROUP, _GROWS = 640 * 1024, 60
#: Forms that are kept by number.
_FORMS = 50_000
_FETCHED = 500
#: Tables that are written together, at the end.
_TOGETHER = 2
#: Bytes of lines that are read together.
_PIECE = 256 * 1024
_NUMBER = "form_number"


@cache
def schema(name: str) -> Any:
    """The columns of a table's lines: whole numbers and texts, the number of the form before the form."""
    import pyarrow

    # Its threads cost more than they bring.
    pyarrow.set_memory_pool(_pool())
    pyarrow.set_cpu_count(1)
    pyarrow.set_io_thread_count(1)
    *columns, form = layout().tables[name].columns
    kinds = [(column, pyarrow.int64() if column in NUMBERS else pyarrow.string()) for column in columns]
    number = pyarrow.dictionary(pyarrow.int32(), pyarrow.int64())
    return pyarrow.schema([*kinds, (_NUMBER, number), (form, pyarrow.string())])


def _pool() -> Any:
    """Where Arrow's memory is from: the allocator that gives back soonest, of those that are there."""
    import pyarrow

    try:
        return pyarrow.mimalloc_memory_pool()
    except NotImplementedError:
        return pyarrow.system_memory_pool()


class _Waiting:
    """Lines in a file that goes when it is closed; what was taken is written over, so it does not grow."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115  # open until the store is closed
        self.size = 0

    def add(self, lines: bytes) -> int:
        """More of them; how many bytes there are."""
        rest = memoryview(lines)
        while rest:
            rest = rest[self._file.write(rest) :]
        self.size += len(lines)
        return self.size

    def taken(self) -> mmap.mmap:
        """All of them, as they lie in the file."""
        lines = mmap.mmap(self._file.fileno(), self.size, access=mmap.ACCESS_READ)
        self._file.seek(0)
        self.size = 0
        return lines

    def close(self) -> None:
        """Give the file up."""
        self._file.close()


class Parquet:
    """A Parquet file for each table."""

    packing = Numbered

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers: dict[str, Any] = {}
        self._waiting: dict[str, _Waiting] = {}
        self._forms: dict[int, str] = {}
        self._chunks = 0

    def take(self, packed: Packed, file: int) -> None:
        """Rows of a block of the ``file``-th file."""
        if len(self._forms) > _FORMS:
            self._forget(first_number(file))
        self._forms |= packed.pop(FORMS)
        for name, lines in packed.items():
            if name not in self._waiting:
                self._waiting[name] = _Waiting(self._folder)
            if self._waiting[name].add(lines) >= _GROUP + self._chunks * _GROWS:
                self._flush(name)

    def _forget(self, first: int) -> None:
        """Forms of files before; what waits may still have them."""
        if any(number < first for number in self._forms):
            for name, waiting in self._waiting.items():
                if waiting.size:
                    self._flush(name)
            self._forms = {number: form for number, form in self._forms.items() if number >= first}

    def _flush(self, name: str) -> None:
        import pyarrow
        from pyarrow import parquet

        held = self._formed(name, _columns(name, self._waiting[name].taken()))
        if name not in self._writers:
            keys = [key for key in KEYS if key in held.column_names]
            self._writers[name] = parquet.ParquetWriter(
                self._folder / f"{name}.parquet", held.schema, write_statistics=keys, store_schema=False
            )
        self._writers[name].write_table(held, row_group_size=held.num_rows)
        self._chunks += held.num_columns
        del held
        pyarrow.default_memory_pool().release_unused()

    def _formed(self, name: str, held: Any) -> Any:
        """Columns with forms instead of their numbers, each form once where rows are many to a form."""
        numbers, forms = (held[column] for column in held.column_names[-2:])
        if name not in WHOLE:
            told = _once([
                (some.indices, [self._forms[number] for number in some.dictionary.to_pylist()])
                for some in numbers.chunks
            ])  # fmt: skip
            forms = told if forms.null_count == len(forms) else _together(told, forms)
        return held.select(held.column_names[:-2]).append_column(held.column_names[-1], forms)

    def close(self) -> None:
        """Write the rest, two tables at a time: the processes that made rows are gone, and Arrow needs no lock."""
        with ThreadPoolExecutor(_TOGETHER) as pool:
            for _ in pool.map(self._flush, [name for name, waiting in self._waiting.items() if waiting.size]):
                pass  # where it failed, that is raised
        for waiting in self._waiting.values():
            waiting.close()
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


def _once(pieces: list[tuple[Any, list[str]]]) -> Any:
    """A column of texts by their indices, piece by piece, each text once: Parquet takes such as they are.

    Pieces have numbers of their own, and two processes number the same form.
    """
    import pyarrow

    places: dict[str, int] = {}
    moved = []
    for indices, texts in pieces:
        there = [places.setdefault(text, len(places)) for text in texts]
        if there and there != list(range(len(there))):
            valid, held = indices.buffers()
            numbers = array("i", map(there.__getitem__, memoryview(held).cast("i")[: len(indices)]))
            indices = pyarrow.Array.from_buffers(
                indices.type, len(numbers), [valid, pyarrow.py_buffer(numbers.tobytes())]
            )
        moved.append(indices)
    told = _texts(list(places))
    return pyarrow.chunked_array([pyarrow.DictionaryArray.from_arrays(indices, told) for indices in moved])


def _together(told: Any, forms: Any) -> Any:
    """Forms, of which one or the other is there; only a file with more forms than have numbers needs this."""
    from pyarrow import compute

    return compute.coalesce(told.cast("string"), forms).dictionary_encode()


def _texts(texts: list[str]) -> Any:
    """An array of texts. (``pyarrow.array`` would bring pandas with it, where it is there.)"""
    import pyarrow

    held = [text.encode() for text in texts]
    ends = array("i", [0, *accumulate(map(len, held))])
    buffers = [None, pyarrow.py_buffer(ends.tobytes()), pyarrow.py_buffer(b"".join(held))]
    return pyarrow.Array.from_buffers(pyarrow.string(), len(held), buffers)


def _columns(name: str, lines: mmap.mmap) -> Any:
    """Lines of one table as columns, read piece by piece: reading takes many times the memory of what is read."""
    import pyarrow

    if b"\n" in lines[-_PIECE:-1]:
        with contextlib.suppress(pyarrow.ArrowInvalid):  # a line that is longer than a piece
            return _read(name, lines, _PIECE)
    return _read(name, lines, len(lines) + 1)


def _read(name: str, lines: mmap.mmap, piece: int) -> Any:
    import pyarrow
    from pyarrow import csv

    kinds = schema(name)
    return csv.read_csv(
        pyarrow.BufferReader(lines),
        csv.ReadOptions(use_threads=False, block_size=piece, column_names=kinds.names),
        csv.ParseOptions(delimiter=BETWEEN, quote_char=AROUND, double_quote=False, newlines_in_values=True),
        csv.ConvertOptions(column_types=kinds, null_values=[""], strings_can_be_null=True, check_utf8=False),
    )

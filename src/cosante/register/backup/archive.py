"""The file of a backup: a ZIP of tables as JSON Lines and of the files kept, with a list of contents.

Every part has its SHA-256 in the list, the list has its own in the comment at the file's end. A file that was cut,
or in which one bit is another, is not taken for whole. It is written once, from front to end, and never held in memory.
"""

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

import msgspec

from cosante.vocabulary.errors import BadBackup, CosanteError

#: Raised with every change that an older Cosanté could not read.
FORMAT = 1
_CONTENTS = "contents.json"
_COMMENT = "cosante backup\nsha256 of contents.json: {}\n"
_CHUNK = 1 << 20
Told = Callable[[str, int, int], None]


class Table(msgspec.Struct, frozen=True):
    """One table: a line for each row, its values in the order of the columns."""

    name: str
    columns: list[str]
    rows: int
    sha256: str


class File(msgspec.Struct, frozen=True):
    """An original or a file attached; it is called by its hash."""

    sha256: str
    size: int


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """What is in the file, and what wrote it. ``migrations``: those of the register's tables, as they were then."""

    format: int
    made_by: str
    made_at: str
    migrations: list[str]
    tables: list[Table] = []
    files: list[File] = []

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)


class Writer:
    """Writes a backup to a stream, part by part; it is whole once ``finish`` was called."""

    def __init__(self, stream: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=4)
        self._tables: list[Table] = []
        self._files: list[File] = []

    def table(self, name: str, columns: list[str], lines: Iterable[bytes]) -> None:
        """A table, a line for each row."""
        found, rows = hashlib.sha256(), 0
        with self._zip.open(_table_named(name), "w", force_zip64=True) as part:
            for line in lines:
                found.update(line)
                part.write(line)
                rows += 1
        self._tables.append(Table(name, columns, rows, found.hexdigest()))

    def file(self, path: Path, sha256: str) -> bool:
        """A file; False where its bytes are no longer those it is named by. They are in the backup under their own."""
        with path.open("rb") as source:
            found = hashlib.file_digest(source, "sha256").hexdigest()
            source.seek(0)
            entry = zipfile.ZipInfo(_file_named(found))  # as it is: pictures and PDF are compressed already
            with self._zip.open(entry, "w", force_zip64=True) as part:
                size = 0
                while chunk := source.read(_CHUNK):
                    part.write(chunk)
                    size += len(chunk)
        self._files.append(File(found, size))
        return found == sha256

    def finish(self, made_by: str, made_at: str, migrations: list[str]) -> Contents:
        """The list of contents, and the file's end."""
        contents = Contents(
            format=FORMAT,
            made_by=made_by,
            made_at=made_at,
            migrations=migrations,
            tables=self._tables,
            files=self._files,
        )
        written = msgspec.json.format(msgspec.json.encode(contents), indent=1)
        self._zip.writestr(_CONTENTS, written)
        self._zip.comment = _COMMENT.format(hashlib.sha256(written).hexdigest()).encode()
        self._zip.close()
        return contents


class Reader:
    """Reads a backup. ``BadBackup`` for a file that is none, is damaged, or is of a newer format."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.open("rb").close()
        except OSError as error:
            raise BadBackup(f"{path} cannot be opened ({error.strerror}).") from error
        with self._whole("it is cut short or no backup of Cosanté"):
            self._zip = zipfile.ZipFile(path)
        with self._whole("its list of contents cannot be read"):
            self.contents = self._contents()
        if self.contents.format > FORMAT:
            raise BadBackup(
                f"{path} was written by a newer Cosanté ({self.contents.made_by}). Update, then restore it."
            )

    def close(self) -> None:
        self._zip.close()

    def check(self, told: Told = lambda step, done, of: None) -> None:
        """That every part is as it was written: a pass over the whole file."""
        for done, table in enumerate(self.contents.tables):
            told("checking tables", done, len(self.contents.tables))
            for _ in self.lines(table):
                pass
        for done, file in enumerate(self.contents.files):
            told("checking files", done, len(self.contents.files))
            with self.file(file) as chunks:
                for _ in chunks:
                    pass

    def lines(self, table: Table) -> Iterator[bytes]:
        """The lines of a table; at its end it is known whether they were those written."""
        found, rows = hashlib.sha256(), 0
        with (
            self._whole(f"table {table.name} is not as it was written"),
            self._zip.open(_table_named(table.name)) as part,
        ):
            for line in part:
                found.update(line)
                rows += 1
                yield line
            if found.hexdigest() != table.sha256 or rows != table.rows:
                raise ValueError

    @contextmanager
    def file(self, file: File) -> Iterator[Iterator[bytes]]:
        """The bytes of a file, in pieces; at their end it is known whether they were those written."""
        with (
            self._whole(f"file {file.sha256} is not as it was written"),
            self._zip.open(_file_named(file.sha256)) as part,
        ):
            yield _checked(part, file)

    def _contents(self) -> Contents:
        written = self._zip.read(_CONTENTS)
        if self._zip.comment != _COMMENT.format(hashlib.sha256(written).hexdigest()).encode():
            raise ValueError
        head = msgspec.json.decode(written)
        if isinstance(head, dict) and isinstance(head.get("format"), int) and head["format"] > FORMAT:
            known = {name: head.get(name, "") for name in ("format", "made_by", "made_at")}
            return msgspec.convert(known | {"migrations": []}, Contents)
        contents = msgspec.convert(head, Contents)
        if any(not re.fullmatch(r"[0-9a-f]{64}", file.sha256) for file in contents.files):
            raise ValueError
        return contents

    @contextmanager
    def _whole(self, otherwise: str) -> Iterator[None]:
        try:
            yield
        except CosanteError:
            raise
        except Exception as error:  # a torn ZIP raises nearly anything
            raise BadBackup(
                f"{self.path} is damaged: {otherwise}. Nothing was changed; take another backup."
            ) from error


def _checked(part: IO[bytes], file: File) -> Iterator[bytes]:
    found = hashlib.sha256()
    while chunk := part.read(_CHUNK):
        found.update(chunk)
        yield chunk
    if found.hexdigest() != file.sha256:
        raise ValueError


def _table_named(name: str) -> str:
    return f"tables/{name}.jsonl"


def _file_named(sha256: str) -> str:
    return f"files/{sha256}"

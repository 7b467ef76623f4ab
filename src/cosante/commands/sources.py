"""Which documents a command was given: files, the files of folders in order of name, addresses of the web, and lists
of all these on standard input.

What cannot be listed or opened is given too, as a source with its error, so that it is told and counted like the rest.
"""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cosante.reading import TextReader, Told, read_documents, read_text
from cosante.vocabulary.errors import UnreadableDocument

#: How an address of the web begins.
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Source:
    """A path or an address as given, or why there is nothing to be had there."""

    path: str
    error: UnreadableDocument | None = None

    @property
    def name(self) -> str:
        """The path as it can be written in UTF-8, whatever bytes the file system has."""
        return os.fsencode(self.path).decode("utf-8", "backslashreplace")

    @property
    def is_address(self) -> bool:
        """Is it to be fetched from the web?"""
        return self.path.lower().startswith(WEB)

    def readings(self, read: TextReader = read_text) -> Iterator[Told]:
        """The readings of all documents in it by a reader of texts.

        Raises ``UnreadableDocument`` where it cannot be opened or fetched.
        """
        if self.error:
            raise self.error
        if self.is_address:
            from cosante.commands.fetching import fetched

            came = fetched(self.path)
            yield from read_documents(self.name, came.body, came.media_type, came.charset, came.address, read)
            return
        try:
            status = os.stat(self.path)
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableDocument(f"{self.name}: this is no file. Give a file or a folder.", "not-a-file")
            stream = Path(self.path).open("rb")  # noqa: SIM115  # closed below
        except OSError as error:
            raise _refusal(self.path, error) from error
        except ValueError as error:
            raise UnreadableDocument(f"{self.name!r}: this is no path ({error}).", "not-a-file") from error
        with stream:
            yield from read_documents(self.name, stream, read=read)


def _refusal(path: str, error: OSError) -> UnreadableDocument:
    name = Source(path).name
    if os.path.islink(path) and not os.path.exists(path):
        return UnreadableDocument(f"{name}: this link leads nowhere.", "not-found")
    if isinstance(error, FileNotFoundError):
        return UnreadableDocument(f"{name}: there is no such file or folder.", "not-found")
    if isinstance(error, PermissionError):
        return UnreadableDocument(f"{name}: it may not be read. Ask its owner for the permission.", "no-permission")
    return UnreadableDocument(f"{name}: it cannot be read ({error.strerror}).", "unreadable")


def sources(given: Iterable[str], besides: Path | None = None) -> list[Source]:
    """All documents of the paths given, in their order. ``besides`` is left out where a folder holds it."""
    found: list[Source] = []
    for path in given:
        if path == "-":
            for listed in _listed():
                found += _at(listed)
        else:
            found += _at(path)
    if besides is None:
        return found
    return [source for source in found if not _same(source.path, besides)]


def _listed() -> Iterator[str]:
    """Paths on standard input, a line each; separated by NUL as ``find -print0`` does where there is one."""
    data = sys.stdin.buffer.read()
    lines = data.split(b"\0") if b"\0" in data else [line.rstrip(b"\r") for line in data.split(b"\n")]
    yield from (os.fsdecode(line) for line in lines if line.strip())


def _at(path: str) -> Iterator[Source]:
    """The file of that path, or the files of that folder and of the folders in it, hidden ones left out."""
    if "\0" in path or path.lower().startswith(WEB) or not os.path.isdir(path):
        yield Source(path)
        return
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        yield Source(path, _refusal(path, error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _at(entry.path)
        elif not entry.is_dir():  # a link to a folder may lead round in a circle: it is not followed
            yield Source(entry.path)


def _same(path: str, other: Path) -> bool:
    try:
        return os.path.samefile(path, other)
    except (OSError, ValueError):
        return False

"""Where a command writes: standard output, or a file that appears whole or not at all."""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import BinaryIO, Protocol

from cosante.vocabulary.errors import OperatorError
from cosante.vocabulary.facts import Reading


class Writer(Protocol):
    """One way of writing readings: told where it writes (a file, a terminal), then asked for bytes."""

    def __init__(self, to_file: bool = False, terminal: bool = False) -> None: ...

    def begin(self) -> bytes:
        """What stands before the first document."""

    def document(self, reading: Reading) -> bytes:
        """One document, whole."""


def say_unopened(error: OSError) -> None:
    """Say on standard error which file cannot be opened. That nobody reads on what is printed is no fault of a file."""
    if isinstance(error, BrokenPipeError):
        raise error
    print(f"cosante: {error.filename} cannot be opened ({error.strerror}).", file=sys.stderr)


@contextmanager
def opened(path: Path | None, private: bool = False) -> Iterator[BinaryIO]:
    """A stream to write to. A file is put in place when the block ends well; otherwise what was there stays.

    ``private``: only its owner may read it.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        if path.exists() and not path.is_file():  # a device or a pipe: there is nothing to replace
            with path.open("wb") as stream:
                yield stream
            return
        target = path.resolve()
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise OperatorError(
            f"{path} cannot be written ({error.strerror}). Choose another file with --output."
        ) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, 0o600 if private else _mode(target))
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or those of any new file."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def unbroken() -> Iterator[None]:
    """Ctrl-C waits until the block has ended, so that what it writes is whole; pressed twice, it does not wait."""
    waiting = False

    def wait(number: int, frame: FrameType | None) -> None:
        nonlocal waiting
        if waiting:
            raise KeyboardInterrupt
        waiting = True

    before = signal.signal(signal.SIGINT, wait)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if waiting:
        raise KeyboardInterrupt

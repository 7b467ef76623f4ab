"""Things of one file that wait until it is read, on disk: memory does not grow with their number."""

import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class Spool:
    """Things in the order in which they were added; it can go to another process, which reads them again.

    The file is in a folder that whoever asks for it removes.
    """

    def __init__(self, folder: Path) -> None:
        number, name = tempfile.mkstemp(dir=folder)
        self._path = Path(name)
        self._stream: Any = open(number, "wb")  # noqa: SIM115  # open until it is read

    def add(self, thing: Any) -> None:
        """One more."""
        pickle.dump(thing, self._stream, pickle.HIGHEST_PROTOCOL)

    def __iter__(self) -> Iterator[Any]:
        """All of them; nothing is added from now on."""
        self.close()
        with self._path.open("rb") as stream:
            while stream.peek(1):
                yield pickle.load(stream)

    def close(self) -> None:
        """Write all of it down."""
        if self._stream is not None:
            self._stream.close()

    def __getstate__(self) -> Path:
        self.close()
        return self._path

    def __setstate__(self, path: Path) -> None:
        self._path, self._stream = path, None

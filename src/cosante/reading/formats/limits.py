"""How much of a file is taken: bounds on size, time, memory and nesting, each from the environment.

A file that goes beyond one is refused, or read up to it with a notice; never is a bound found out by running into it.
"""

import os

from msgspec import Struct

from cosante.vocabulary.errors import OperatorError

MIB = 1024**2


class Limits(Struct, frozen=True):
    """Bytes, seconds, MiB or numbers, as the names say.

    ``file``: bytes of a file, and of each file within one. ``unpacked``: bytes of all that an archive holds. ``parts``:
    files in one archive. ``depth``: archives within archives. ``pages``: of a PDF or a picture. ``pictures``: pages
    that are read from their pictures. ``pixels``: of one picture. ``seconds``: from one document of a file to the next.
    ``memory``: MiB of the process that opens it.
    """

    file: int = 200_000_000
    unpacked: int = 500_000_000
    parts: int = 10_000
    depth: int = 3
    pages: int = 3_000
    pictures: int = 100
    pixels: int = 100_000_000
    seconds: int = 120
    memory: int = 1_536


_SETTINGS = {
    "file": "COSANTE_FILE_BYTES",
    "unpacked": "COSANTE_FILE_UNPACKED",
    "parts": "COSANTE_FILE_PARTS",
    "depth": "COSANTE_FILE_DEPTH",
    "pages": "COSANTE_FILE_PAGES",
    "pictures": "COSANTE_OCR_PAGES",
    "pixels": "COSANTE_OCR_PIXELS",
    "seconds": "COSANTE_FILE_SECONDS",
    "memory": "COSANTE_FILE_MEMORY",
}


def limits() -> Limits:
    """The limits of this environment; ``OperatorError`` where one is no positive number."""
    given: dict[str, int] = {}
    for name, setting in _SETTINGS.items():
        if said := os.environ.get(setting):
            if not said.isdecimal() or not int(said):
                raise OperatorError(f"{setting} is {said!r}. Give a whole number above 0.")
            given[name] = int(said)
    return Limits(**given)

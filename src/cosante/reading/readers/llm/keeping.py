"""Answers kept on disk, so that a run goes on where it stopped: by text, model, prompt and address.

A file an answer, written whole or not at all, and readable by its owner only, as it quotes the text. Where nothing can
be written, nothing is kept and the run goes on; a damaged file is as good as none.
"""

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

import msgspec

from cosante.languages.cache import folder
from cosante.reading.readers.llm.client import Answered
from cosante.reading.readers.llm.settings import Settings


class Answers:
    """The kept answers of one model to one prompt; ``writable`` turns false at the first that could not be kept."""

    def __init__(self, settings: Settings, prompt: str) -> None:
        self._of = f"{settings.url}\n{settings.model}\n{prompt}\n"
        self._folder = folder() / "answers"
        self.writable = True

    def get(self, told: str) -> Answered | None:
        """The answer to a text, or None."""
        try:
            return msgspec.json.decode(self._path(told).read_bytes(), type=Answered)
        except (OSError, msgspec.DecodeError, UnicodeError):
            return None

    def put(self, told: str, answered: Answered) -> None:
        """Keep the answer to a text."""
        path = self._path(told)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
        except OSError:
            self.writable = False
            return
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.json.encode(answered))
            os.replace(name, path)
        except OSError:
            self.writable = False
            with contextlib.suppress(OSError):
                os.unlink(name)

    def _path(self, told: str) -> Path:
        name = hashlib.sha256((self._of + told).encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / name[:2] / f"{name}.json"

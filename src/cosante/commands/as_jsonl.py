"""A reading as one line of JSON, by the reading contract (``docs/reading.schema.json``)."""

import msgspec

from cosante.vocabulary.facts import ReadError, Reading, to_json


class Writer:
    """Writes lines; the same wherever they go."""

    def __init__(self, to_file: bool = False, terminal: bool = False) -> None:
        pass

    def begin(self) -> bytes:
        """Nothing stands before the first line."""
        return b""

    def document(self, reading: Reading) -> bytes:
        """One line, UTF-8; of a document that could not be read no more than its path and why."""
        if isinstance(reading.error, ReadError):
            unread = {"document": {"path": reading.document.path}, "error": reading.error}
            return msgspec.json.encode(unread) + b"\n"
        return to_json(reading) + b"\n"

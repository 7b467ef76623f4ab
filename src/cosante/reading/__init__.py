"""Reading: bytes → text → sentences → one scan → values → names → acts → facts."""

from cosante.reading.documents import TextReader, Told, read_bytes, read_documents
from cosante.reading.reader import READER, judge, read_text

__all__ = ["READER", "TextReader", "Told", "judge", "read_bytes", "read_documents", "read_text"]

"""Reading: bytes → text → sentences → one scan → values → names → acts → facts."""

from cosante.reading.reader import READER, judge, read_bytes, read_text

__all__ = ["READER", "judge", "read_bytes", "read_text"]

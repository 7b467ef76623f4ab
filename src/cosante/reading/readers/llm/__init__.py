"""A language model as a further reader: sentences out, quotes back, and nothing kept that the text does not say."""

from cosante.reading.readers.llm.reader import ModelReader
from cosante.reading.readers.llm.settings import settings

__all__ = ["ModelReader", "settings"]

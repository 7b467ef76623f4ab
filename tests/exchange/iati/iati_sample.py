"""A valid activity file of our own, and the day on which it is judged."""

from datetime import UTC, datetime
from pathlib import Path

SAMPLE = Path(__file__).parent / "valid.xml"
DAY = datetime(2026, 2, 1, tzinfo=UTC)

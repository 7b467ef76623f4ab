"""Chance, the same each time: what people happen to do, for properties that hold whatever they do."""

import os


def seeds(number: int) -> range:
    """So many seeds on SQLite, and as many others on PostgreSQL: both together go through twice as much.

    ``COSANTE_CHANCES=10`` goes through ten times as many.
    """
    number *= int(os.environ.get("COSANTE_CHANCES", "1"))
    first = number if os.environ.get("COSANTE_DATABASE", "").startswith("postgres") else 0
    return range(first, first + number)

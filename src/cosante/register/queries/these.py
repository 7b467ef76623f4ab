"""Many numbers as one parameter of a question: ``filter(act__in=these(numbers))``.

A parameter for each would take Django longer than the database takes for the answer, and there is a most.
"""

import json
from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL


def these(numbers: Iterable[int]) -> RawSQL:
    """The numbers, for the right side of ``__in``."""
    if connection.vendor == "sqlite":
        return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(numbers))])
    return RawSQL("SELECT unnest(%s::bigint[])", [list(numbers)])

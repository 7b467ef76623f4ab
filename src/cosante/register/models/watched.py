"""Rows of which other systems are told what changes: also where many are changed at once, without being loaded."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class Watched(models.QuerySet[Row]):
    """``watch`` is set by ``register.outbox``, which knows what is told; until then nobody watches."""

    watch: Callable[[models.QuerySet[Any], dict[str, Any]], AbstractContextManager[None]] = staticmethod(
        lambda _rows, _values: nullcontext()
    )

    def update(self, **values: Any) -> int:
        """As Django's, and watched."""
        with Watched.watch(self, values):
            return super().update(**values)

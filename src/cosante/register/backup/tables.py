"""Which tables a backup holds, and rows as lines of JSON: exact, and the same from either database.

Nothing is named here: every table of the register is stored, but for those that say that they are made anew or pass.
"""

import base64
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps import apps as current
from django.apps.registry import Apps
from django.db import connection, models
from django.db.models import sql

APP = "register"
#: Rows that are read and written at a time.
BATCH = 1000
#: Fields whose values JSON has no form of its own for.
_WRITTEN = (models.DateField, models.TimeField, models.DurationField, models.DecimalField, models.UUIDField)
_Model = type[models.Model]


def tables(apps: Apps = current) -> list[_Model]:
    """Every table of the register, each after those that its keys point to."""
    own = [m for m in apps.get_app_config(APP).get_models(include_auto_created=True) if _of_the_register_alone(m)]
    ordered: dict[_Model, None] = {}
    for model in own:
        _put(model, own, ordered, frozenset())
    return list(ordered)


def stored(apps: Apps = current) -> list[_Model]:
    """Those of them that a backup holds."""
    return [m for m in tables(apps) if not getattr(m, "derived", False) and not getattr(m, "passing", False)]


def columns(model: _Model) -> list[str]:
    """Its columns, as rows have them."""
    return [field.attname for field in model._meta.concrete_fields]


def lines(model: _Model) -> Iterator[bytes]:
    """Its rows in the order of their numbers."""
    rows = model._base_manager.order_by("pk").values_list(*columns(model))
    for row in rows.iterator(chunk_size=BATCH):
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_plain).encode() + b"\n"


def write(model: _Model, given: list[str], found: Iterable[bytes], told: Callable[[int], None]) -> None:
    """Write rows as they are: with their numbers and times, whatever the model would set itself.

    ``ValueError`` where the columns given are not those of the table, or a row does not have them.
    """
    fields = model._meta.concrete_fields
    if sorted(given) != sorted(columns(model)):
        raise ValueError(f"{model._meta.label_lower} has other columns")
    places = [given.index(field.attname) for field in fields]
    takes = [_taking(field) for field in fields]
    rows, done = (_row(line, len(given)) for line in found), 0
    while batch := list(islice(rows, BATCH)):
        made = [model(*(take(row[place]) for take, place in zip(takes, places, strict=True))) for row in batch]
        size = connection.ops.bulk_batch_size(fields, made)
        for start in range(0, len(made), size):
            _insert(model, fields, made[start : start + size])
        done += len(batch)
        told(done)


def empty(model: _Model) -> None:
    """Delete all its rows, whoever points to them."""
    model._base_manager.all()._raw_delete(connection.alias)


def _insert(model: _Model, fields: Any, rows: list[models.Model]) -> None:
    query = sql.InsertQuery(model)
    query.insert_values(fields, rows, raw=True)
    query.get_compiler(connection=connection).execute_sql()


def _row(line: bytes, length: int) -> list[Any]:
    row = json.loads(line)
    if not isinstance(row, list) or len(row) != length:
        raise ValueError("a row has other columns")
    if b"\\u0000" in line and connection.vendor == "postgresql":  # which keeps no zero, and SQLite does
        row = _without_zero(row)
    return row


def _without_zero(value: Any) -> Any:
    """A zero character is as good as one that could not be read, and as long."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    if isinstance(value, list):
        return [_without_zero(one) for one in value]
    if isinstance(value, dict):
        return {_without_zero(name): _without_zero(one) for name, one in value.items()}
    return value


def _taking(field: Any) -> Callable[[Any], Any]:
    """What makes a value of the field of what JSON has of it."""
    while field.remote_field:
        field = field.target_field
    if isinstance(field, models.BinaryField):
        return lambda value: None if value is None else base64.b64decode(value)
    return field.to_python if isinstance(field, _WRITTEN) else _same


def _same(value: Any) -> Any:
    return value


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID | timedelta):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    raise TypeError(f"{type(value).__name__} has no form in a backup; please report it.")


def _put(model: _Model, own: list[_Model], ordered: dict[_Model, None], above: frozenset[_Model]) -> None:
    """The model after those it points to; of a ring of keys, which are checked at the end only, in any order."""
    if model in ordered or model in above:
        return
    for field in model._meta.concrete_fields:
        if field.remote_field and field.related_model in own:
            _put(field.related_model, own, ordered, above | {model})
    ordered[model] = None


def _of_the_register_alone(model: _Model) -> bool:
    """Tables that Django makes between an account and its own groups and permissions, which nothing uses, are not."""
    ends = [field.related_model._meta.app_label for field in model._meta.concrete_fields if field.remote_field]
    return model._meta.managed and not model._meta.proxy and not (model._meta.auto_created and set(ends) != {APP})

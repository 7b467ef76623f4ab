"""All that a register holds, to compare two states of it: before and after, here and there."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import AutoField, Field


def everything(without: Iterable[str] = ("session",)) -> dict[str, list[tuple[Any, ...]]]:
    """Each table of the register by its name, rows in the order of their numbers.

    Rows of what is made anew have other numbers each time: they are compared by what they say.
    """
    found = {}
    for model in apps.get_app_config("register").get_models():
        name = model._meta.model_name or ""
        if name in without:
            continue
        made = getattr(model, "derived", False)
        fields = [field for field in model._meta.concrete_fields if not (made and _is_of_the_moment(field))]
        columns = [field.attname for field in fields]
        rows = list(model._base_manager.order_by("pk").values_list(*columns))
        found[name] = sorted(rows, key=repr) if made else rows
    return found


def _is_of_the_moment(field: Field) -> bool:
    return isinstance(field, AutoField) or field.name == "waiting"  # since when matching has not looked


def differences(one: dict[str, list[Any]], other: dict[str, list[Any]]) -> list[str]:
    """In words, for the failing test; nothing where both are alike."""
    told = []
    for name in sorted({*one, *other}):
        here, there = one.get(name, []), other.get(name, [])
        told += [f"{name}: {a!r} | {b!r}" for a, b in zip(here, there, strict=False) if a != b][:3]
        told += [f"{name}: {len(here)} rows | {len(there)} rows"] if len(here) != len(there) else []
    return told

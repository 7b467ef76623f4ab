"""Answer several questions of a readiness list at once."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from cosante.register.actions.kept import change
from cosante.register.models import Account, Change, ReadinessItem, ReadinessList
from cosante.register.queries.kept_rows import parts


def answer(
    whole: ReadinessList, answers: Mapping[int, tuple[int, Mapping[str, Any]]], by: Account | None, why: str = ""
) -> list[Change]:
    """By the number of a question: the version that was looked at, and its fields. The changes, the leading one first.

    ``Collided`` where somebody answered the same otherwise meanwhile; then nothing is written.
    """
    made: list[Change] = []
    with transaction.atomic():
        for item in parts(whole, ReadinessItem).filter(pk__in=answers):
            seen, values = answers[item.pk]
            done = change(item, values, seen, by, why, made[0] if made else None)
            made += [done] if done else []
    return made

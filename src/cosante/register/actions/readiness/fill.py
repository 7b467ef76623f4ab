"""Fill a readiness list with the questions of its template that it does not have yet."""

from django.db import transaction

from cosante.register.actions.kept import keep
from cosante.register.models import Account, Change, ReadinessItem, ReadinessList
from cosante.register.queries.kept_rows import parts
from cosante.vocabulary.readiness import templates


def fill(whole: ReadinessList, by: Account | None, why: str = "") -> list[Change]:
    """The changes, the one that leads first: taking it back takes all of them back."""
    there = set(parts(whole, ReadinessItem).values_list("item", flat=True))
    made: list[Change] = []
    with transaction.atomic():
        for question in templates()[whole.block]:
            if question.item not in there:
                values = {"readiness_list": whole, "item": question.item}
                kept = keep(ReadinessItem, values, by, why, made[0] if made else None)
                made.append(Change.objects.get(noun=kept.noun, record=kept.pk, version=kept.version))
    return made

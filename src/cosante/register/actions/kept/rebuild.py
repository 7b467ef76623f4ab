"""Make every kept row anew from its changes, as if the rows had not been kept."""

from django.db import transaction

from cosante.register.actions.kept.writing import put, steps
from cosante.register.models import Change, Kept, kept_models
from cosante.register.records.changes import state


def rebuild() -> int:
    """How many rows there are. One transaction: others see the old state until then."""
    with transaction.atomic():
        return sum(_rebuild(model) for model in kept_models().values())


def _rebuild(model: type[Kept]) -> int:
    numbers = sorted(set(Change.objects.filter(noun=model.noun).order_by().values_list("record", flat=True)))
    for pk in numbers:
        found = state(steps(model, pk))
        row = model(pk=pk, version=found.version, withdrawn=found.withdrawn)
        put(row, {field.name: found.values.get(field.name) for field in model.own_fields()})
        row.save()
    return len(numbers)

"""Which rows of a kind changes reach: over the keys of the rows that were changed, as they are and as they were."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from cosante.register.models import kept_models
from cosante.register.queries.kept import Changed
from cosante.register.queries.kept_rows import asked

#: By noun, the ways from a row of it to the rows that are asked about, as Django writes them.
Ways = Mapping[str, Sequence[str]]


def reached(changes: Iterable[Changed], ways: Ways) -> set[int]:
    """The numbers of the rows at the ends of these ways; a noun without a way reaches none.

    Where a key led elsewhere before the change, what is reached from there is reached, too.
    """
    starts: dict[str, set[int]] = defaultdict(set)
    models = kept_models()
    for noun, record, values in changes:
        if noun not in ways:
            continue
        starts[noun].add(record)
        for name in {way.split("__")[0] for way in ways[noun]} & set(values):
            field, before = models[noun]._meta.get_field(name), values[name][0]
            if field.many_to_one and before is not None:
                starts[field.related_model.noun].add(before)  # type: ignore[union-attr]  # keys lead to such rows
    found: set[int] = set()
    for noun, records in starts.items():
        for way in ways[noun]:
            found |= _ends(noun, records, way)
    return found


def _ends(noun: str, records: Iterable[int], way: str) -> set[int]:
    if way == "pk":
        return set(records)
    model = kept_models()[noun]
    return set(asked(model._default_manager.order_by().values_list(way, flat=True), "pk__in", records)) - {None}

"""Keep what matching compares records by: a profile each, and its keys. What changed waits to be compared anew."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils import timezone

from cosante.register.actions.suggest import restate_suggestions
from cosante.register.models import MatchKey, MatchProfile
from cosante.register.queries.profiles import Seen, keys, seen

_BATCH = 500


def refresh_keys(kind: str, ids: Iterable[int], told: Mapping[int, Seen] | None = None) -> None:
    """Bring profiles and keys of these records up to date with what they are now.

    ``told``: what facts make of them, where the caller knows; of those that are compared.
    """
    for some in batches(ids):
        now = seen(kind, some) if told is None else {pk: told[pk] for pk in some if pk in told}
        kept = {row.record: row for row in MatchProfile.objects.filter(kind=kind, record__in=some)}
        gone = kept.keys() - now.keys()
        if gone:
            MatchProfile.objects.filter(kind=kind, record__in=gone).delete()
            MatchKey.objects.filter(kind=kind, record__in=gone).delete()
            restate_suggestions(kind, gone, compared=False)
        _write(kind, {pk: one for pk, one in now.items() if pk not in kept or not _same(kept[pk], one)})


def wait(kind: str, ids: Iterable[int]) -> None:
    """Have these records compared anew, though nothing is told otherwise of them."""
    MatchProfile.objects.filter(kind=kind, record__in=list(ids)).update(waiting=timezone.now())


def batches(ids: Iterable[int], size: int = _BATCH) -> Iterator[list[int]]:
    """The numbers in lists of so many."""
    rows = list(dict.fromkeys(ids))
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _same(kept: MatchProfile, now: Seen) -> bool:
    return bool(kept.profile == now.data and kept.documents == sorted(now.documents))


def _write(kind: str, changed: dict[int, Seen]) -> None:
    at = timezone.now()
    MatchProfile.objects.bulk_create(
        (
            MatchProfile(kind=kind, record=pk, profile=one.data, documents=sorted(one.documents), waiting=at)
            for pk, one in changed.items()
        ),
        update_conflicts=True,
        unique_fields=["kind", "record"],
        update_fields=["profile", "documents", "waiting"],
    )
    MatchKey.objects.filter(kind=kind, record__in=list(changed)).delete()
    MatchKey.objects.bulk_create(
        MatchKey(kind=kind, record=pk, text=key.text, weak=key.weak)
        for pk, one in changed.items()
        for key in sorted(keys(kind, one))
    )

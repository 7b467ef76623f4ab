"""A page of the acts that are so, and several short lists of acts at once, without reading what is not shown."""

from collections.abc import Mapping

from django.db.models import QuerySet

from cosante.register.models import Act
from cosante.register.queries.acts import with_parties
from cosante.register.queries.filters import Asked, latest, plain
from cosante.register.queries.public import as_seen
from cosante.register.queries.sets import acts_so
from cosante.register.queries.these import these
from cosante.register.records.bits import numbers_in

#: So few acts the database puts in order; where there are more, all acts are gone through from the latest on.
_FEW = 1000
#: At least so many are read at a time.
_STRIDE = 500


class Latest:
    """The acts that are so, the latest first, as those who ask see them, with their parties: to be cut into pages."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    def __len__(self) -> int:
        return acts_so(self.asked).bit_count()

    def __getitem__(self, part: slice) -> list[Act]:
        among, public = acts_so(self.asked), self.asked.public
        start, number = part.start or 0, among.bit_count()
        if number <= _FEW:
            some = latest(Act.objects.filter(pk__in=these(numbers_in(among))), public)
            return as_seen(with_parties(some, public)[start : part.stop], public)
        numbers = _walked(among, public, min(part.stop, number))[start : part.stop]
        found = with_parties(Act.objects.all(), public).in_bulk(numbers)
        return as_seen([found[number] for number in numbers if number in found], public)


def _walked(among: int, public: bool, enough: int) -> list[int]:
    """The latest so many of these acts: by the index of days alone, further and further until there are enough."""
    every = latest(Act.objects.all(), public).values_list("pk")
    among_bytes = among.to_bytes(among.bit_length() // 8 + 1, "little")
    found: list[int] = []
    at, stride = 0, max(_STRIDE, 2 * enough)
    while len(found) < enough:
        read = plain(every[at : at + stride])
        if not read:
            break
        found += [pk for (pk,) in read if pk >> 3 < len(among_bytes) and among_bytes[pk >> 3] >> (pk & 7) & 1]
        at, stride = at + stride, stride * 4
    return found


def together(lists: Mapping[str, QuerySet[Act]], most: int, public: bool) -> dict[str, list[Act]]:
    """The first so many of each list, with their parties, as those who ask see them: all read at once."""
    numbers = {
        name: list(found.prefetch_related(None).values_list("pk", flat=True)[:most]) for name, found in lists.items()
    }
    known = with_parties(Act.objects.all(), public).in_bulk({pk for some in numbers.values() for pk in some})
    as_seen(known.values(), public)
    return {name: [known[pk] for pk in some] for name, some in numbers.items()}

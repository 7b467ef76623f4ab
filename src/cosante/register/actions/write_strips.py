"""Write the bits of acts (``models.strips``), as their columns and rows are now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from cosante.register.actions.refresh_keys import batches
from cosante.register.models import (
    STRIP,
    Act,
    ActArea,
    ActCountry,
    ActMoney,
    ActParty,
    ActSource,
    Audience,
    Facet,
    Has,
    Part,
    Seen,
    Strip,
)
from cosante.register.queries.filters import Asked

#: (audience, facet, value).
Value = tuple[int, str, str]
_OWN = (Facet.TYPE, Facet.STATUS, Facet.YEAR, Facet.REASONS)
_COLUMNS = ("sources", "reviewed", "merged_into", "public", *_OWN, *(f"public_{facet}" for facet in _OWN))
_SIDES = {Facet.GIVES: "gives", Facet.RECEIVES: "receives", Facet.HOSTS: "hosts"}
_SOURCES = {ActSource.Aspect.LANGUAGE: Facet.LANGUAGE, ActSource.Aspect.KIND: Facet.SOURCE}


def write_strips(ids: Iterable[int]) -> None:
    """Bring the bits of these acts up to date. Others' bits stay; all acts in one block are written at once."""
    blocks: dict[int, list[int]] = defaultdict(list)
    for pk in ids:
        blocks[pk // STRIP].append(pk)
    for block, acts in sorted(blocks.items()):
        _write(block, acts)


def write_all_strips() -> None:
    """Make all of them anew."""
    Strip.objects.all().delete()
    write_strips(Act.objects.order_by("pk").values_list("pk", flat=True).iterator())


def _write(block: int, acts: list[int]) -> None:
    ours = sum(1 << pk % STRIP for pk in set(acts))
    now = _bits(acts)
    kept = {
        (audience, facet, value): (pk, int.from_bytes(bits, "little"))
        for pk, audience, facet, value, bits in Strip.objects.filter(block=block).values_list(
            "pk", "audience", "facet", "value", "bits"
        )
    }
    changed, gone = [], []
    for key in kept.keys() | now.keys():
        pk, old = kept.get(key, (None, 0))
        new = old & ~ours | now.get(key, 0)
        if not new:
            gone.append(pk)
        elif new != old:
            audience, facet, value = key
            bits = new.to_bytes(STRIP // 8, "little")
            changed.append(Strip(audience=audience, facet=facet, value=value, block=block, bits=bits))
    for some in batches(pk for pk in gone if pk is not None):
        Strip.objects.filter(pk__in=some).delete()
    Strip.objects.bulk_create(
        sorted(changed, key=lambda one: (one.audience, one.facet, one.value)),
        update_conflicts=True,
        unique_fields=["audience", "facet", "value", "block"],
        update_fields=["bits"],
    )


def _bits(acts: list[int]) -> Mapping[Value, int]:
    """The bits of these acts, all of one block."""
    found: dict[Value, int] = defaultdict(int)
    for some in batches(acts):
        for value, pk in chain(_columns(some), _rows(some)):
            found[value] |= 1 << pk % STRIP
    return found


def _columns(acts: list[int]) -> Iterator[tuple[Value, int]]:
    """What the acts' columns say, of those in the lists or not, to each audience that may see them."""
    for act in Act.objects.filter(pk__in=acts).order_by().values("pk", *_COLUMNS):
        for audience in Audience:
            asked = Asked(public=audience == Audience.PUBLIC)
            if asked.public and (act["merged_into"] is not None or act["public"] is None):
                continue
            yield (audience, Facet.HAS, Has.NUMBER), act["pk"]
            if asked.public or act["sources"] > 0:
                yield (audience, Facet.HAS, Has.LISTED), act["pk"]
            yield (audience, Facet.REVIEWED, "yes" if act["reviewed"] else "no"), act["pk"]
            for facet in _OWN:
                value = act[asked.column(facet)]
                yield (audience, facet, "" if value is None else str(value)), act["pk"]


def _rows(acts: list[int]) -> Iterator[tuple[Value, int]]:
    """What the rows of the acts say, with the audience that sees them."""

    def rows(model: Any, *columns: str) -> Iterable[tuple[Any, ...]]:
        return model.objects.filter(act__in=acts).order_by().values_list("act", *columns)  # type: ignore[no-any-return]

    for pk, role, public in rows(ActParty, "role", "public"):
        for audience in Audience if public else (Audience.OFFICE,):
            if role == Part.RECIPIENT:
                yield (audience, Facet.HAS, Has.RECIPIENT), pk
    for model, facet in ((ActArea, Facet.AREA), (ActMoney, Facet.CURRENCY)):
        for pk, seen, value in rows(model, "seen", facet):
            yield (_whose(seen), facet, value), pk
    for pk, seen, country, *holds in rows(ActCountry, "seen", "country", *_SIDES.values()):
        for facet, there in ((Facet.COUNTRY, True), *zip(_SIDES, holds, strict=True)):
            if there:
                yield (_whose(seen), facet, country), pk
    for pk, seen, aspect, value in rows(ActSource, "seen", "aspect", "value"):
        yield (_whose(seen), _SOURCES[aspect], value), pk


def _whose(seen: int) -> Audience:
    return Audience.PUBLIC if seen == Seen.PUBLIC else Audience.OFFICE

"""The order in which the facts of a document are gone through: each act, then its parties and values, then the rest."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple


class Item(NamedTuple):
    """A fact as far as the order needs it: its number, what its reading calls it, where it first stands."""

    id: int
    reading: int
    local_id: str
    kind: str
    start: int
    payload: Mapping[str, Any]


def in_order(items: Iterable[Item]) -> list[int]:
    """The facts' numbers in the order of review, each once. Acts come in the order of the text."""
    items = sorted(items, key=lambda item: (item.start, item.id))
    known = {(item.reading, item.local_id): item for item in items}
    found: dict[int, None] = {}
    for item in items:
        if item.kind == "act":
            found.update(dict.fromkeys(one.id for one in _with_all_it_names(item, known)))
    found.update(dict.fromkeys(item.id for item in items))
    return list(found)


def named(payload: Mapping[str, Any]) -> list[str]:
    """What an act or a person refers to, in the order in which people ask for it: who, for whom, where, how much."""
    single = [payload.get("partner"), payload.get("where"), payload.get("money")]
    parties = [*(payload.get("actors") or []), *(payload.get("recipients") or [])]
    return [ref for ref in (*parties, *single, *(payload.get("counts") or [])) if ref]


def _with_all_it_names(item: Item, known: Mapping[tuple[int, str], Item]) -> Iterator[Item]:
    yield item
    for fellow in _fellows(item, known):
        yield fellow
        if fellow.kind == "person":
            yield from _fellows(fellow, known)


def _fellows(item: Item, known: Mapping[tuple[int, str], Item]) -> list[Item]:
    found = (known.get((item.reading, ref)) for ref in named(item.payload))
    return [fellow for fellow in found if fellow and fellow.kind != "act"]

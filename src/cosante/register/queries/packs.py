"""Sums, numbers, days and parties of the acts that are so, from the packs that actions keep (``models.packs``).

The same as the database adds up from rows, which a test holds against each other; with any filters, exact.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from cosante.register.models import PACK, Audience, Held, Pack, Part
from cosante.register.queries.kept import kept, state
from cosante.register.records import packs
from cosante.register.records.packs import Added, Entry

PARTS: Mapping[str, Held] = {"": Held.PARTIES, Part.ACTOR: Held.ACTORS, Part.RECIPIENT: Held.RECIPIENTS}


def column(held: Held, public: bool) -> Sequence[Entry]:
    """What is held of every act, by its number."""
    return kept(state(), ("packs", held, public), lambda: _column(held, public))


def _column(held: Held, public: bool) -> Sequence[Entry]:
    found = Pack.objects.filter(audience=Audience.PUBLIC if public else Audience.OFFICE, held=held).order_by()
    return packs.joined(dict(found.values_list("block", "said")), PACK)


def sums(held: Held, among: int, public: bool) -> Added:
    """What some acts add up to."""
    return packs.added(packs.chosen(column(held, public), among))


def sums_of_parties(held: Held, among: int, part: str, partners: Collection[int], public: bool) -> dict[int, Added]:
    """The same for those of the acts in which each of these partners has that part."""
    entries, keys = column(held, public), column(PARTS[part], public)
    among &= (1 << min(len(entries), len(keys))) - 1
    return packs.added_by(packs.chosen(entries, among), packs.chosen(keys, among), partners)


def parts(among: int, part: str, public: bool) -> Counter[int]:
    """In how many of these acts each partner has that part; ``""``: any."""
    return Counter(chain.from_iterable(filter(None, packs.chosen(column(PARTS[part], public), among))))

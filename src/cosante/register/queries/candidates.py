"""Which records are worth comparing with these: those that share a key, found by the keys' index.

As ``matching.blocking.candidates`` has it for all at once: a key that many share counts only together with another
one about something else, and one that too many share not at all. So the work a record makes does not grow with the
register.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Count

from cosante.matching.blocking import Key
from cosante.register.models import MatchKey

#: Records that share a key: more than the first number are met only with another key; of more than the second, none.
CROWDED, LARGEST = 24, 800
#: So many are compared with one, those with the most keys in common.
MOST = 120
_TOGETHER = 400


def candidates(kind: str, keyed: Mapping[int, set[Key]], most: int = MOST) -> dict[int, list[int]]:
    """For each record, by its number, those that may be one with it, the likeliest first."""
    strong = {key.text for keys in keyed.values() for key in keys if not key.weak}
    weak = {key.text for keys in keyed.values() for key in keys} - strong
    sharers = _sharers(kind, strong, weak)
    return {record: _meetings(record, keys, sharers, most) for record, keys in keyed.items()}


Sharers = Mapping[str, Mapping[bool, list[int]]]


def _sharers(kind: str, strong: set[str], weak: set[str]) -> Sharers:
    """By key and whether it is weak, the records that have it; without those that too many have."""
    found: dict[str, dict[bool, list[int]]] = defaultdict(lambda: {False: [], True: []})
    for texts, only in ((strong, {}), (weak, {"weak": False})):
        for some in _chunks(sorted(texts)):
            rows = MatchKey.objects.filter(kind=kind, text__in=some, **only)
            sizes = rows.order_by().values("text").annotate(n=Count("pk"))
            usable = [text for text, n in sizes.values_list("text", "n") if n + bool(only) > 1 and n <= LARGEST]
            for text, record, is_weak in rows.filter(text__in=usable).values_list("text", "record", "weak"):
                found[text][is_weak].append(record)
    return found


def _meetings(record: int, keys: Iterable[Key], sharers: Sharers, most: int) -> list[int]:
    met: Counter[int] = Counter()
    topics: dict[int, set[str]] = defaultdict(set)
    for key in keys:
        who = sharers.get(key.text)
        if who is None:
            continue
        others = who[False] if key.weak else [*who[False], *who[True]]
        if key.about and len(others) > CROWDED:
            for other in others:
                topics[other].add(key.about)
        else:
            met.update(others)
    met.update({other: len(about) for other, about in topics.items() if len(about) > 1})
    del met[record]
    return [other for other, _ in sorted(met.items(), key=lambda pair: (-pair[1], pair[0]))[:most]]


def _chunks(texts: list[str]) -> Iterable[list[str]]:
    return (texts[start : start + _TOGETHER] for start in range(0, len(texts), _TOGETHER))

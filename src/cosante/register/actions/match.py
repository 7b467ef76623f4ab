"""Compare the records that wait for it with all that share a key: join what is surely one, suggest what may be.

What matching joins is a decision without an account, and its reason is what was found. Nothing is joined where a
conflict is seen, where a person has parted the two, or where a record may as well be either of two that are two.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cosante.matching import copies, deeds, partners
from cosante.matching.verdicts import Band, Verdict
from cosante.register.actions.join import join_all
from cosante.register.actions.refresh_keys import batches, refresh_keys, wait
from cosante.register.actions.suggest import suggest
from cosante.register.models import MatchProfile, Sort
from cosante.register.queries.candidates import candidates
from cosante.register.queries.partings import partings
from cosante.register.queries.profiles import INTO, MODELS, Seen, kept, keys, listed
from cosante.register.records.partings import Pair, Parted, ordered
from cosante.register.records.reasons import Why
from cosante.register.records.sure import why_one

#: Texts first, for a copy is no other source; partners before the acts that they have a part in.
ORDER = (Sort.DOCUMENT, Sort.PARTNER, Sort.ACT)
#: So many are compared at once, and one call compares no more than so many batches of a kind.
BATCH, MOST = 100, 5
#: Texts are long: those that share the most passages are enough.
_TEXTS = 8
_SCORE: dict[str, Any] = {Sort.PARTNER: partners.score, Sort.ACT: deeds.score, Sort.DOCUMENT: copies.score}


class Pairs(NamedTuple):
    """What comparing found: pairs that may be one, why those that surely are one are, and what people have parted."""

    likely: dict[Pair, Verdict]
    sure: dict[Pair, Why]
    parted: Parted


def match_waiting(most: int = MOST) -> int:
    """Compare those that wait, the latest first; how many were compared. What is left over waits for the next call."""
    done = 0
    for kind in ORDER:
        for _ in range(most):
            batch = match_batch(kind)
            done += batch.compared
            if not batch.more:
                break
    return done


class Batch(NamedTuple):
    """How many were compared, and whether more may wait."""

    compared: int
    more: bool


def match_batch(kind: str) -> Batch:
    """One batch of a kind, in a transaction of its own or that of the caller."""
    joined, again = set[int](), set[int]()
    with transaction.atomic(savepoint=False):
        ids = list(_waiting(kind).values_list("record", flat=True)[:BATCH])
        if ids:
            MatchProfile.objects.filter(kind=kind, record__in=ids).update(waiting=None)
            found = compare(kind, ids)
            joined = _join(kind, found)
            again = {pk for pair in found.likely if joined & set(pair) for pk in pair}
            wait(kind, again)
            suggest(kind, set(ids) - again, _without(found.likely, again), found.parted.apart)
    return Batch(len(ids), bool(len(ids) == BATCH or joined or again))


def match_all(told: Callable[[str, int, int], None] = lambda step, done, of: None, again: bool = False) -> int:
    """Compare all that waits in the whole register, or everything ``again``; how many were compared.

    Every batch is a transaction: what was compared when it is stopped is kept. ``told`` hears of each step's progress.
    """
    for kind in ORDER:
        _read(kind, told, again)
    done = 0
    for kind in ORDER:
        compared, more = 0, True
        while more:
            number, more = match_batch(kind)
            compared += number
            if number:
                told(f"comparing {Sort(kind).label}", compared, compared + _waiting(kind).count())
        done += compared
    return done


def _read(kind: str, told: Callable[[str, int, int], None], again: bool) -> None:
    """Profiles of the records that have none yet, of a register that is older than matching."""
    known = MatchProfile.objects.filter(kind=kind)
    if again:
        known.update(waiting=timezone.now())
    have = set(known.values_list("record", flat=True))
    lacking = [pk for pk in listed(kind).order_by("pk").values_list("pk", flat=True) if pk not in have]
    for number, ids in enumerate(batches(lacking)):
        with transaction.atomic():
            refresh_keys(kind, ids)
        told(f"reading {Sort(kind).label}", min((number + 1) * len(ids), len(lacking)), len(lacking))


def _waiting(kind: str) -> QuerySet[MatchProfile]:
    return MatchProfile.objects.filter(kind=kind, waiting__isnull=False).order_by("-waiting", "-pk")


def suggest_all() -> None:
    """Compare everything and write what may be one; nothing is joined, and what surely is one is suggested too."""
    for kind in ORDER:
        every = MatchProfile.objects.filter(kind=kind).order_by("pk").values_list("record", flat=True)
        for ids in batches(every, BATCH):
            found = compare(kind, ids)
            suggest(kind, ids, found.likely, found.parted.apart)
        MatchProfile.objects.filter(kind=kind).update(waiting=None)


def compare(kind: str, ids: Iterable[int]) -> Pairs:
    """Nothing is written: what matching finds between these records and all others."""
    own = kept(kind, ids)
    near = candidates(kind, {pk: keys(kind, one) for pk, one in own.items()}, *_most(kind))
    if not any(near.values()):
        return Pairs({}, {}, Parted(frozenset(), frozenset()))
    others = kept(kind, {other for found in near.values() for other in found} - own.keys()) | own
    became = _became(kind, others)
    likely: dict[Pair, Verdict] = {}
    sure: dict[Pair, Why] = {}
    for pk, found in near.items():
        for other in found:
            pair = ordered(became.get(pk, pk), became.get(other, other))
            if other not in others or pair[0] == pair[1] or others[pk].documents & others[other].documents:
                continue
            verdict = _verdict(kind, others, ordered(pk, other))
            if verdict.band is not Band.APART and (pair not in likely or verdict.score > likely[pair].score):
                likely[pair] = verdict
                if because := why_one(verdict, others[pk].profile, others[other].profile):
                    sure[pair] = because
    said = partings(kind, {pk for pair in likely for pk in pair})
    sure = {pair: why for pair, why in sure.items() if pair not in said.never_joined}
    return Pairs(likely, _without_rivals(sure, likely, others, said), said)


def _most(kind: str) -> tuple[int, ...]:
    return (_TEXTS,) if kind == Sort.DOCUMENT else ()


def _became(kind: str, seen: Mapping[int, Seen]) -> dict[int, int]:
    """Texts that are copies are compared too, and stand for what they repeat."""
    if kind != Sort.DOCUMENT:
        return {}
    into = INTO[kind]
    rows = MODELS[kind]._default_manager.filter(pk__in=list(seen)).exclude(**{into: None})
    return dict(rows.values_list("pk", into))


def _verdict(kind: str, of: Mapping[int, Seen], pair: Pair) -> Verdict:
    made: Verdict = _SCORE[kind](of[pair[0]].profile, of[pair[1]].profile)
    return made


def _without_rivals(
    sure: Mapping[Pair, Why], likely: Mapping[Pair, Verdict], seen: Mapping[int, Seen], said: Parted
) -> dict[Pair, Why]:
    """Without those where one record may as well be another, which is not one with the first."""
    by_record: dict[int, list[int]] = {}
    for one, other in sure:
        by_record.setdefault(one, []).append(other)
        by_record.setdefault(other, []).append(one)

    def rivalled(record: int, chosen: int) -> bool:
        score = likely[ordered(record, chosen)].score
        return any(
            likely[ordered(record, rival)].score >= score and _two(chosen, rival)
            for rival in by_record[record]
            if rival != chosen
        )

    def _two(one: int, other: int) -> bool:
        shared = one in seen and other in seen and seen[one].documents & seen[other].documents
        return bool(shared) or ordered(one, other) in said.apart

    return {pair: why for pair, why in sure.items() if not rivalled(*pair) and not rivalled(pair[1], pair[0])}


def _join(kind: str, found: Pairs) -> set[int]:
    """Join the surest first, each record once: those that were joined have to be looked at anew."""
    joined: set[int] = set()
    chosen: dict[Pair, Why] = {}
    for pair in sorted(found.sure, key=lambda pair: (-found.likely[pair].score, pair)):
        if not joined & set(pair):
            chosen[pair] = found.sure[pair]
            joined |= set(pair)
    join_all(kind, chosen)
    return joined


def _without(likely: Mapping[Pair, Verdict], again: set[int]) -> dict[Pair, Verdict]:
    return {pair: verdict for pair, verdict in likely.items() if not again & set(pair)}

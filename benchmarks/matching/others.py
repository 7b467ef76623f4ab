"""What users would take instead: recordlinkage for deeds, rapidfuzz on all names of a country, datasketch for texts.

Each does the same work on the same items as ours, in the same process, as its documentation shows it. A library that
is not installed is skipped and named (``make bench`` installs them).
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.matching import acts
from cosante.matching import blocking, copies, deeds, partners
from cosante.matching.profiles import DeedProfile, PartnerProfile, TextProfile
from cosante.matching.verdicts import Band

#: Sizes that the slower of the two still does in a minute.
DEEDS, NAMES, TEXTS = 10_000, 5_000, 2_000
Pairs = set[tuple[int, int]]


def compared(limits: dict[str, int]) -> Iterator[str]:
    """A line for each library: its time, its pairs, what it found, and the ratio of times."""
    rows: list[tuple[str, str, int, Callable[..., Any], Callable[..., Pairs], Callable[..., Pairs]]] = [
        ("recordlinkage", "deeds", min(DEEDS, limits["deeds"]), acts.deeds, ours_deeds, recordlinkage_deeds),
        (
            "rapidfuzz, all of a country",
            "partners",
            min(NAMES, limits["partners"]),
            acts.partners,
            ours_partners,
            all_names,
        ),
        ("datasketch MinHashLSH", "texts", min(TEXTS, limits["texts"]), acts.texts, ours_texts, datasketch_texts),
    ]
    for name, sort, number, make, ours, theirs in rows:
        items, same = make(number)
        try:
            other, their_time = timed(theirs, items)
        except ImportError as error:
            yield f"{name}: skipped, {error.name} is not installed"
            continue
        mine, my_time = timed(ours, items)
        yield f"{number:,} {sort}: ours {my_time:.1f} s, {quality(mine, same)}"
        yield f"  {name}: {their_time:.1f} s ({their_time / my_time:.1f} times), {quality(other, same)}"


def timed(work: Callable[..., Pairs], items: list[Any]) -> tuple[Pairs, float]:
    """What the work found and the seconds of the processor that it took."""
    started = time.process_time()
    found = work(items)
    return found, time.process_time() - started


def quality(found: Pairs, same: Pairs) -> str:
    """Precision and recall in words."""
    right = len(found & same)
    return f"precision {right / max(1, len(found)):.3f}, recall {right / max(1, len(same)):.3f}"


def _ours(items: list[tuple[int, Any]], keys: Callable[..., Any], score: Callable[..., Any]) -> Pairs:
    of = dict(items)
    pairs = blocking.candidates(items, keys).pairs
    return {(a, b) for a, b in pairs if score(of[a], of[b]).band is not Band.APART}


def ours_deeds(items: list[tuple[int, DeedProfile]]) -> Pairs:
    """Joined or suggested."""
    return _ours(items, blocking.deed_keys, deeds.score)


def ours_partners(items: list[tuple[int, PartnerProfile]]) -> Pairs:
    """Joined or suggested."""
    return _ours(items, blocking.partner_keys, partners.score)


def ours_texts(items: list[tuple[int, TextProfile]]) -> Pairs:
    """Joined or suggested."""
    return _ours(items, blocking.text_keys, copies.score)


def recordlinkage_deeds(items: list[tuple[int, DeedProfile]]) -> Pairs:
    """Blocked by kind and year, parties and numbers compared, three of five alike."""
    import pandas
    import recordlinkage

    rows = [
        {
            "type": deed.type,
            "year": deed.when[:4],
            "when": deed.when,
            "parties": " ".join(map(str, sorted(deed.parties))),
            "place": deed.place or None,
            "amount": float(next(iter(deed.amounts))[0]) if deed.amounts else None,
            "count": next(iter(deed.counts))[1] if deed.counts else None,
        }
        for _, deed in items
    ]
    table = pandas.DataFrame(rows)
    index = recordlinkage.Index()
    index.block(["type", "year"])
    compare = recordlinkage.Compare()
    compare.exact("parties", "parties")
    compare.string("when", "when", method="jarowinkler", threshold=0.9)
    compare.exact("place", "place")
    compare.numeric("amount", "amount", scale=100_000)
    compare.numeric("count", "count", scale=10)
    likeness = compare.compute(index.index(table), table)
    return {(min(a, b), max(a, b)) for a, b in likeness[likeness.sum(axis=1) >= 2.5].index}


def all_names(items: list[tuple[int, PartnerProfile]]) -> Pairs:
    """Names of one country, each with each, by the ratio of their sorted words."""
    from rapidfuzz import fuzz, process

    found: Pairs = set()
    countries: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, partner in items:
        countries[partner.country].append((number, partner.names[0][1].casefold()))
    for members in countries.values():
        names = [name for _, name in members]
        for place, row in enumerate(process.cdist(names, names, scorer=fuzz.token_sort_ratio, score_cutoff=70)):
            found |= {(members[place][0], members[at][0]) for at in row.nonzero()[0] if at > place}
    return found


def datasketch_texts(items: list[tuple[int, TextProfile]]) -> Pairs:
    """MinHash of 128 over the same shingles, LSH at 0.4, so that halves are found too."""
    from datasketch import MinHash, MinHashLSH

    index, found = MinHashLSH(threshold=0.4, num_perm=128), set()
    for number, text in items:
        sketch = MinHash(num_perm=128)
        sketch.update_batch([str(shingle).encode() for shingle in copies.shingles(text.text)])
        found |= {(other, number) for other in index.query(sketch)}
        index.insert(number, sketch)
    return found

"""Acts: in each sentence the frames that its words fill, weighed by what stands around them, then bound to parties.

A frame is a head ("signed") with an object ("a memorandum") near it. Candidates of one type in one sentence are one act
unless separate verbs tell them apart; the same deed told again in another sentence is one act with more evidence.
"""

from dataclasses import dataclass, field

from cosante.reading import frames, parties, status
from cosante.reading.page import Named, Page
from cosante.reading.scanning import Mention
from cosante.reading.sentences import Sentence
from cosante.vocabulary.codes import PEOPLE

#: Objects made of values, not of words.
_VALUES = ("MONEY", "PEOPLE", "THINGS", "PARTY")


@dataclass
class Deed:
    """One act as read in one sentence; merged deeds keep all their spans."""

    type: str
    head: tuple[int, int]
    head_class: str
    obj: tuple[int, int]
    frame: int
    strength: float
    sentence: Sentence
    head_status: str = "-"
    status: str = "done"
    spans: list[tuple[int, int]] = field(default_factory=list)
    actors: list[Named] = field(default_factory=list)
    recipients: list[Named] = field(default_factory=list)
    when: str | None = None
    where: Named | None = None
    money: int | None = None
    counts: list[int] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    features: dict[str, float] = field(default_factory=dict)


def candidates(page: Page) -> list[Deed]:
    """Every deed that a sentence may tell of, at most one of a type for each verb."""
    found: list[Deed] = []
    for sentence in page.sentences:
        if page.is_skipped(sentence.start):
            continue
        words = page.scan.within("word", sentence.start, sentence.end)
        if not words:
            continue
        found += _in_sentence(page, sentence, words)
    return found


def _in_sentence(page: Page, sentence: Sentence, words: list[Mention]) -> list[Deed]:
    objects = _objects(page, sentence, words)
    table = frames.by_head()
    best: dict[str, list[Deed]] = {}
    for start, end, (cls, form) in words:
        for frame in table.get(cls, ()):
            spot = _object_of(objects, frame.obj, start, end, frame.reach)
            if spot is None:
                continue
            strength = frame.strength - 0.1 * min(1.0, _distance(start, end, spot) / 200)
            deed = Deed(frame.act, (start, end), cls, spot, frame.number, strength, sentence, form)
            best.setdefault(frame.act, []).append(deed)
    return [deed for deeds in best.values() for deed in _distinct(deeds)]


def _objects(page: Page, sentence: Sentence, words: list[Mention]) -> dict[str, list[tuple[int, int]]]:
    a, b = sentence.start, sentence.end
    objects: dict[str, list[tuple[int, int]]] = {}
    for start, end, (cls, _) in words:
        objects.setdefault(cls, []).append((start, end))
    objects["MONEY"] = [(m.start, m.end) for m in page.money if a <= m.start < b]
    counts = [c for c in page.counts if a <= c.start < b]
    objects["PEOPLE"] = [(c.start, c.end) for c in counts if c.of in PEOPLE]
    objects["THINGS"] = [(c.start, c.end) for c in counts if c.of in {"vehicles", "doses", "kits", "beds"}]
    named = [n for n in (*page.partners, *page.persons) if a <= n.start < b]
    objects["PARTY"] = [(n.start, n.end) for n in named]
    objects["PARTIES"] = [(a, b)] if len({n.key or str(n.start) for n in named}) >= 2 else []
    return objects


def _distance(start: int, end: int, spot: tuple[int, int]) -> int:
    return max(0, spot[0] - end, start - spot[1])


def _object_of(objects: dict[str, list[tuple[int, int]]], obj: str, start: int, end: int, reach: int) -> tuple[int, int] | None:
    """The nearest object of a class within reach of the head, not the head itself."""
    if obj == "-":
        return start, end
    near = [s for s in objects.get(obj, ()) if (s[0] >= end or s[1] <= start or obj == "PARTIES") and _distance(start, end, s) <= reach]
    return min(near, key=lambda s: _distance(start, end, s)) if near else None


def _distinct(deeds: list[Deed]) -> list[Deed]:
    """Of one type's candidates in a sentence the strongest."""
    return [max(deeds, key=lambda d: d.strength)]


def read(page: Page) -> list[Deed]:
    """The deeds of a page, bound to who, when, where and what, before they are weighed."""
    deeds = candidates(page)
    for deed in deeds:
        deed.status = status.of(page, deed)
        parties.bind(page, deed)
        deed.spans = [(deed.sentence.start, deed.sentence.end)]
    return deeds


def merge(deeds: list[Deed]) -> list[Deed]:
    """The same deed told again is one: same type, nothing that tells them apart."""
    kept: list[Deed] = []
    for deed in deeds:
        same = next((k for k in kept if _same(k, deed)), None)
        if same is None:
            kept.append(deed)
        else:
            _absorb(same, deed)
    return kept


def _same(first: Deed, second: Deed) -> bool:
    if first.type != second.type:
        return False
    if first.when and second.when and first.when != second.when:
        return False
    if first.money is not None and second.money is not None and first.money != second.money:
        return False
    if first.counts and second.counts and not set(first.counts) & set(second.counts):
        return False
    if first.status != second.status and "planned" in {first.status, second.status}:
        return False
    ours, theirs = _keys(first), _keys(second)
    return not ours or not theirs or bool(ours & theirs)


def _keys(deed: Deed) -> set[str]:
    return {n.country or n.key for n in (*deed.actors, *deed.recipients)}


def _absorb(first: Deed, second: Deed) -> None:
    first.spans += [s for s in second.spans if s not in first.spans]
    first.strength = max(first.strength, second.strength)
    first.when = first.when or second.when
    first.where = first.where or second.where
    first.money = first.money if first.money is not None else second.money
    first.counts += [c for c in second.counts if c not in first.counts]
    first.areas += [a for a in second.areas if a not in first.areas]
    for mine, theirs in ((first.actors, second.actors), (first.recipients, second.recipients)):
        known = {n.key for n in (*first.actors, *first.recipients)}
        mine += [n for n in theirs if n.key not in known]

"""Acts: in each sentence the frames that its words fill, weighed by what stands around them, then bound to parties.

A frame is a head ("signed") with an object ("a memorandum") near it. Candidates of one type in one sentence are one act
unless separate verbs tell them apart; the same deed told again in another sentence is one act with more evidence.
"""

from decimal import Decimal
from typing import Final

from cosante.reading import frames, parties, status, sums
from cosante.reading.page import Named, Page, View
from cosante.reading.sentences import Sentence
from cosante.reading.weighing import by_words, logit, threshold
from cosante.vocabulary.codes import PEOPLE

#: A deed is weighed where its words alone give it this share of the probability asked for.
HOPE: Final = 0.15
#: Goods that come or go stand no farther before their verb (characters).
_ARRIVAL: Final = 90
#: Deeds of bodies: a person who gives, gets or signs does so for one.
_FLOWING: Final = frozenset({"donation", "funding", "procurement", "agreement"})
#: Small words before an aim that also say how much of something it is ("$5 million in equipment").
_OF: Final = frozenset("of in by on de en del du des d a à al do da ao em por по".split())
#: Between a sum and the goods that it is for there are no more characters than this.
_AIM: Final = 40
#: What goes from one to another; and who is no body.
_GIVEN: Final = frozenset({"donation", "funding"})
_NO_BODIES: Final = frozenset({"country", "person", ""})
#: Verbs, and words that say in a verb of two words what the verb is, or what is promised: no objects of it.
_ITSELF: Final = frozenset(
    [
        ("build", "works"),
        ("adopt", "agreement"),
        ("treat", "care"),
        ("give", "donation"),
        ("give", "grant"),
        ("fund", "grant"),
        ("assist", "relief"),
        ("commit", "give"),
        ("commit", "fund"),
        ("commit", "send"),
        ("commit", "build"),
    ]
)
_THINGS: Final = frozenset({"vehicles", "doses", "kits", "beds"})


class Deed:
    """One act as read in one sentence; merged deeds keep all their spans."""

    def __init__(
        self,
        type: str,
        head: tuple[int, int],
        head_class: str,
        obj: tuple[int, int],
        frame: int,
        strength: float,
        sentence: Sentence,
        head_status: str,
    ) -> None:
        self.type, self.head, self.head_class, self.head_status = type, head, head_class, head_status
        self.obj, self.frame, self.strength, self.sentence = obj, frame, strength, sentence
        self.status = "done"
        self.spans: list[tuple[int, int]] = []
        self.actors: list[Named] = []
        self.recipients: list[Named] = []
        #: of a page's deed: whom other sentences name that act beside these, and to whom it is told to go
        self.beside: list[Named] = []
        self.told_to: list[Named] | None = None
        self.when: str | None = None
        self.where: Named | None = None
        self.money: int | None = None
        self.counts: list[int] = []
        #: the values of those counts, whatever is counted
        self.numbers: set[Decimal] = set()
        #: the year of which a headline without a date tells, if it is not told otherwise
        self.assumed = ""
        self.areas: list[str] = []
        self.features: dict[str, float] = {}
        #: the part of the sentence that tells of it, where the sentence tells of several such deeds
        self.part: tuple[int, int] | None = None
        #: how much surer another type told with the same words is, and how many surer types the sentence tells of
        self.rival, self.company = 0.0, 0
        #: does an earlier sentence tell of such a deed as surely?
        self.told_before = False
        #: is its verb in the passive, with "by" before who did it?
        self.passive = False
        #: the class of the verb that says which way it went (of "received a donation" the verb); "" until looked at
        self.way = ""

    def bound(self, actors: list[Named], recipients: list[Named], when: str | None, where: Named | None) -> "Deed":
        """The same deed with those who took part in it."""
        made = Deed(
            self.type, self.head, self.head_class, self.obj, self.frame, self.strength, self.sentence, self.head_status
        )
        made.actors, made.recipients, made.when, made.where = actors, recipients, when, where
        made.status, made.spans, made.money, made.counts = self.status, self.spans, self.money, self.counts
        made.numbers, made.assumed, made.areas, made.features = self.numbers, self.assumed, self.areas, self.features
        made.part, made.rival, made.company, made.way = self.part, self.rival, self.company, self.way
        made.told_before, made.passive = self.told_before, self.passive
        return made


def candidates(page: Page) -> list[Deed]:
    """Every deed that a sentence may tell of, at most one of a type for each verb."""
    found: list[Deed] = []
    for sentence in page.sentences:
        if page.is_skipped(sentence.start):
            continue
        view = page.view(sentence)
        if view.words:
            found += _in_sentence(page, sentence, view)
    return found


def _in_sentence(page: Page, sentence: Sentence, view: View) -> list[Deed]:
    objects = _objects(page, sentence, view)
    table, final = frames.by_head(), page.pack.settings["head"] == "final"
    #: of each type and verb the strongest: how strong, and by which frame with which object
    best: dict[str, dict[tuple[int, int], tuple[float, frames.Frame, tuple[int, int], str, str]]] = {}
    present = {"-", *objects}
    heads = view.words + [(start, end, ("MONEY", "-")) for start, end in objects["MONEY"]]
    for start, end, (cls, form) in heads:
        arrived = cls == "visit" and _goods_arrive(page, sentence, objects, start)
        own = _own_objects(page, start, end, cls) if " " in page.text[start:end] else {}
        here = present.union(own) if own else present
        for frame in table.get(cls, ()):
            if frame.obj not in here or (arrived and frame.act == "visit"):
                continue
            # the verb's own object, written in its term ("утвердили план"), if it is not the verb itself ("निर्माण गर्नु")
            spot, away = None if final and (cls, frame.obj) in _ITSELF else own.get(frame.obj), 0
            if spot is None and frame.obj in present:
                spot, away = _object_of(objects, frame.obj, start, end, frame.reach)
            if spot is None or (frame.act == "donation" and _money_for(page, objects, (start, end), spot)):
                continue
            strength = frame.strength - 0.1 * min(1.0, away / 200)
            told = best.setdefault(frame.act, {})
            other = told.get((start, end))
            if other is None or other[0] < strength:
                told[start, end] = strength, frame, spot, cls, form
    found: list[Deed] = []
    for act, told in best.items():
        deeds = [
            Deed(act, head, cls, spot, frame.number, strength, sentence, form)
            for head, (strength, frame, spot, cls, form) in told.items()
        ]
        found += _distinct(page, deeds)
    return found


def _money_for(
    page: Page, objects: dict[str, list[tuple[int, int]]], head: tuple[int, int], goods: tuple[int, int]
) -> bool:
    """Is it money that was given, and the goods only what it is for ("gave $300,000 for medical equipment")?

    They are not in "$300,000 for the clinic and 20 ambulances".
    """
    aims = page.pack.folded_setting("purpose") - _OF
    for start, end in objects.get("MONEY", ()):
        if not (head[1] <= start and end <= goods[0] <= end + _AIM):
            continue
        words = page.pack.term(page.text[end : goods[0]]).split()
        apart = any([word in page.pack.joining or word.isdigit() for word in words])
        if (
            words
            and words[0] in aims
            and not apart
            and not page.text[end : goods[0]].lstrip().startswith((",", ";", "."))
        ):
            return True
    return False


def _own_objects(page: Page, start: int, end: int, cls: str) -> dict[str, tuple[int, int]]:
    """What a term of several words holds: the object that ends it (or begins it, as the language has it), and where it
    says that something was received, what that was ("допомога надійшла").
    """
    return {m[2][0]: m[:2] for m in page.scan.inside(start, end) if m[:2] != (start, end) or cls == "receive"}


def _goods_arrive(page: Page, sentence: Sentence, objects: dict[str, list[tuple[int, int]]], head: int) -> bool:
    """Is it goods that come or go ("Гуманитарный груз прибыл в …", "खोप नेपाल आइपुग्यो"), and nobody with them?"""
    if page.pack.settings["head"] == "verb":
        return False
    people = ("PERSON", "PEOPLE", "delegation", "team", "rescue")
    return any(s[0] < head and head - s[1] < _ARRIVAL for s in objects.get("goods", ())) and not any(
        sentence.start <= s[0] < head for kind in people for s in objects.get(kind, ())
    )


def _objects(page: Page, sentence: Sentence, view: View) -> dict[str, list[tuple[int, int]]]:
    objects: dict[str, list[tuple[int, int]]] = {}
    for start, end, (cls, _) in view.words:
        objects.setdefault(cls, []).append((start, end))
    objects["MONEY"] = [(page.money[i].start, page.money[i].end) for i in sums.told(page, view)]
    for count in [page.counts[i] for i in view.counts]:
        kind = "PEOPLE" if count.of in PEOPLE else "THINGS" if count.of in _THINGS else None
        if kind:
            objects.setdefault(kind, []).append((count.start, count.end))
    if named := view.named:
        objects["PARTY"] = [(n.start, n.end) for n in named]
        if persons := [(n.start, n.end) for n in named if n.kind == "person"]:
            objects["PERSON"] = persons
        if len({n.key or str(n.start) for n in named}) >= 2:
            objects["PARTIES"] = [(sentence.start, sentence.end)]
    return objects


def _object_of(
    objects: dict[str, list[tuple[int, int]]], obj: str, start: int, end: int, reach: int
) -> tuple[tuple[int, int] | None, int]:
    """The nearest object of a class within reach of the head, not the head itself, and how far off it is."""
    if obj == "-":
        return (start, end), 0
    best, nearest = None, reach + 1
    for spot in objects[obj]:
        if spot[0] >= end:
            away = spot[0] - end
        elif spot[1] <= start:
            away = start - spot[1]
        elif obj in {"PARTIES", "MONEY"}:  # a term of giving may hold the currency's word
            away = 0
        else:
            continue
        if away < nearest:
            best, nearest = spot, away
    return best, nearest


def _distinct(page: Page, deeds: list[Deed]) -> list[Deed]:
    """Of a type's candidates in a sentence the strongest, and others of another amount, number or clause."""
    if len(deeds) == 1:
        return deeds
    kept: list[Deed] = []
    for deed in sorted(deeds, key=lambda d: -d.strength):
        if not any([_one_deed(page, deed, k) for k in kept]):
            kept.append(deed)
    if len(kept) > 1:
        _share_sentence(page, sorted(kept, key=_place))
    return kept


def _place(deed: Deed) -> tuple[int, int]:
    return min(deed.head[0], deed.obj[0]), max(deed.head[1], deed.obj[1])


def _one_deed(page: Page, first: Deed, second: Deed) -> bool:
    """Are two candidates of a type in one sentence the same deed? Not if each has its own clause and its own values."""
    a, b = sorted((_place(first), _place(second)))
    if b[0] <= a[1]:
        return True
    between = page.text[a[1] : b[0]]
    if ";" in between or ("," in between and _listed(page, first, second)):
        return False
    view = page.view(first.sentence)
    values = [page.money[i].start for i in sums.told(page, view)]
    # where what is counted stands before its number, the number is at the end
    values += [page.counts[i].end - 1 if page.pack.nouns_before else page.counts[i].start for i in view.counts]
    mine = {v for v in values if a[0] <= v < a[1]}
    theirs = {v for v in values if b[0] <= v < b[1]}
    return not (mine and theirs and first.head != second.head)


def _listed(page: Page, first: Deed, second: Deed) -> bool:
    """Are they items of a list that says its word again ("the building of A, the building of B")?"""
    words = [page.scan.folded.scan[d.head[0] : d.head[1]] for d in (first, second)]
    return words[0] == words[1] and first.head != second.head and first.obj != second.obj and first.obj != first.head


def _share_sentence(page: Page, deeds: list[Deed]) -> None:
    """Each of several deeds of a sentence gets the part of it that tells of that deed."""
    start = deeds[0].sentence.start
    for deed, after in zip(deeds, [*deeds[1:], None], strict=True):
        end = deed.sentence.end
        if after is not None:
            low, high = _place(deed)[1], _place(after)[0]
            cuts = [low + i for i, c in enumerate(page.text[low:high]) if c in ",;:"]
            end = cuts[-1] if cuts else (low + high) // 2 if high > low else high
            if not cuts:
                while end > low and not page.text[end].isspace():
                    end -= 1
        deed.part = (start, max(end, start + 1))
        start = min(end + 1, deed.sentence.end - 1)
        while start < deed.sentence.end - 1 and page.text[start].isspace():
            start += 1


def read(page: Page, all_of_them: bool = False) -> list[Deed]:
    """The deeds of a page, bound to who, when, where and what, before they are weighed.

    Those whose words alone make them unlikely are left out at once, unless ``all_of_them`` are asked for.
    """
    deeds = candidates(page)
    _rivals(deeds)
    if not all_of_them:
        least = logit(threshold("act") * HOPE)
        deeds = [d for d in deeds if _by_words(d) >= least]  # could what stands around the words still make it likely?
    for deed in deeds:
        deed.status = status.of(page, deed)
        parties.bind(page, deed)
        deed.spans = [deed.part or (deed.sentence.start, deed.sentence.end)]
    return deeds


def _by_words(deed: Deed) -> float:
    """What the deed's words alone weigh (log-odds)."""
    words, prior = by_words(deed.frame, deed.head_class, deed.type)
    return words + prior * logit(deed.strength)


def _rivals(deeds: list[Deed]) -> None:
    """How much surer is another type of deed told with the same words? And was such a deed told before?"""
    surest: dict[str, float] = {}
    groups: dict[int, list[Deed]] = {}
    for deed in sorted(deeds, key=lambda d: d.sentence.start):
        known = surest.get(deed.type, 0.0)
        deed.told_before = known >= deed.strength - 0.05
        if deed.strength > known:
            surest[deed.type] = deed.strength
        groups.setdefault(deed.sentence.start, []).append(deed)
    for together in groups.values():
        for deed in together:
            rival, surer = deed.strength, set()
            for other in together:
                if other.strength > deed.strength and other.type != deed.type:
                    surer.add(other.type)
                    if other.strength > rival and (
                        other.head == deed.head or (other.obj == deed.obj and other.obj != other.head)
                    ):
                        rival = other.strength
            deed.rival, deed.company = rival - deed.strength, len(surer)


def unify_values(page: Page, deeds: list[Deed]) -> None:
    """Let deeds that tell the same number or amount, wherever the page says it, tell it by its first mention."""
    numbers: dict[tuple[Decimal, str], int] = {}
    first = [numbers.setdefault((count.value, count.of), i) for i, count in enumerate(page.counts)]
    amounts: dict[tuple[Decimal, str], int] = {}
    stated = [amounts.setdefault((amount.amount, amount.currency), i) for i, amount in enumerate(page.money)]
    for deed in deeds:
        deed.counts = list(dict.fromkeys(first[i] for i in deed.counts))
        deed.numbers = {page.counts[i].value for i in deed.counts}
        deed.money = None if deed.money is None else stated[deed.money]


def merge(deeds: list[Deed], top: int = 0, year: str | None = None) -> list[Deed]:
    """The same deed told again is one: same type, nothing that tells them apart. ``top`` is where the headline ends,
    which tells of the page's ``year`` if it says nothing else.
    """
    kept: list[Deed] = []
    for deed in deeds:
        if deed.sentence.start < top and not deed.when and deed.type != "statement":
            deed.assumed = year or ""
    alike: dict[tuple[str, str], _Alike] = {}
    for deed in deeds:
        others = alike.setdefault((deed.type, deed.status), _Alike())
        if not others.absorb(deed):
            kept.append(deed)
    return _with_headlines(kept, top)


def _with_headlines(deeds: list[Deed], top: int) -> list[Deed]:
    """What a headline tells is told once more below it, as another has it: the first that may be it is the same."""
    kept: list[Deed] = []
    heads = {d.type: d for d in reversed(deeds) if d.sentence.start < top}
    for deed in deeds:
        head = heads.get(deed.type)
        told = head is not None and len(head.spans) > 1 and (head.status, deed.status) == ("planned", "done")
        if head is None or head is deed or told or _differ(head, deed, short=True) or not _same_speaker(head, deed):
            kept.append(deed)
            continue
        head.status = deed.status
        _absorb(head, deed)
        del heads[deed.type]
    return kept


class _Alike:
    """Deeds of one type and status; those that count other things than a deed are never looked at for it."""

    def __init__(self) -> None:
        self._deeds: list[Deed] = []
        self._uncounted: set[int] = set()
        self._by_count: dict[int, set[int]] = {}

    def absorb(self, deed: Deed) -> bool:
        """Was the deed told before? Then what it says more is added there; else it is kept as new."""
        for i in self._candidates(deed):
            if _same(self._deeds[i], deed):
                _absorb(self._deeds[i], deed)
                self._note(i)
                return True
        self._deeds.append(deed)
        self._note(len(self._deeds) - 1)
        return False

    def _candidates(self, deed: Deed) -> "range | list[int]":
        if not deed.counts:
            return range(len(self._deeds))
        return sorted(self._uncounted.union(*(self._by_count.get(count, ()) for count in deed.counts)))

    def _note(self, i: int) -> None:
        if not self._deeds[i].counts:
            self._uncounted.add(i)
            return
        self._uncounted.discard(i)
        for count in self._deeds[i].counts:
            self._by_count.setdefault(count, set()).add(i)


def _same(first: Deed, second: Deed) -> bool:
    if first.type != second.type or first.status != second.status or _differ(first, second):
        return False
    if not _same_speaker(first, second):
        return False
    if first.type in _GIVEN and _others(first.actors, second.actors) and _others(first.recipients, second.recipients):
        return False
    ours, theirs = _keys(first), _keys(second)
    if first.type in _FLOWING and not (ours & theirs):  # whoever hands it over does so for somebody
        bodies = _keys(first, bodies=True), _keys(second, bodies=True)
        ours, theirs = bodies if any(bodies) else (ours, theirs)
    return not ours or not theirs or bool(ours & theirs) or _taken_up(second)


def _others(ours: list[Named], theirs: list[Named]) -> bool:
    """Are bodies named on both sides, and none the same ("A gave beds to B. C gave masks to D")?"""
    first, second = ({n.key for n in names if n.type not in _NO_BODIES} for names in (ours, theirs))
    return bool(first and second) and first.isdisjoint(second)


def _taken_up(deed: Deed) -> bool:
    """Is it the meeting told of before, of which it says who was there too ("बैठक में सचिव भी मौजूद थे")?"""
    return deed.type == "visit" and deed.head_class == "visit_event" and deed.told_before


def _differ(first: Deed, second: Deed, short: bool = False) -> bool:
    """Are they told of other days, sums or numbers? What a ``short`` headline counts, it may call otherwise."""
    ours, theirs = first.when or first.assumed, second.when or second.assumed
    shared = bool(first.numbers & second.numbers if short else set(first.counts) & set(second.counts))
    return bool(
        (ours and theirs and other_day(ours, theirs))
        or (first.money is not None and second.money is not None and first.money != second.money)
        or (first.counts and second.counts and not shared)
    )


def other_day(first: str, second: str) -> bool:
    """Are two dates of different days, neither a part of the other (2024-06 and 2024-06-04)?"""
    unsaid = "XXXX" in {first[:4], second[:4]}
    one, two = sorted((first[4:], second[4:]) if unsaid else (first, second), key=len)
    return not two.startswith(one)


def _same_speaker(first: Deed, second: Deed) -> bool:
    """May two statements, if they are such, be one: of the same person or body, as far as the text says?"""
    if first.type != "statement":
        return True
    ours, theirs = ({n.key for n in d.actors if n.type != "country"} for d in (first, second))
    return not ours or not theirs or bool(ours & theirs)


def _keys(deed: Deed, bodies: bool = False) -> set[str]:
    """The countries of a deed's parties, or who they are; of ``bodies`` alone, or of persons, too."""
    named = [n for n in (*deed.actors, *deed.recipients) if not bodies or n.kind != "person"]
    return {n.country or n.key for n in named}


def _absorb(first: Deed, second: Deed) -> None:
    first.spans += [s for s in second.spans if s not in first.spans]
    first.strength = max(first.strength, second.strength)
    if second.when and second.when.startswith(first.when or ""):
        first.when = second.when
    first.where = first.where or second.where
    first.money = first.money if first.money is not None else second.money
    first.counts += [c for c in second.counts if c not in first.counts]
    first.numbers |= second.numbers
    first.areas += [a for a in second.areas if a not in first.areas]
    for mine, theirs in ((first.actors, second.actors), (first.recipients, second.recipients)):
        known = {n.key for n in (*first.actors, *first.recipients)}
        mine += [n for n in theirs if n.key not in known]

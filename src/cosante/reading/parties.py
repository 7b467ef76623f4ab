"""Who did it, for whom, when, where and with what: the slots of a deed from the names and values of its sentence."""

import re
from typing import TYPE_CHECKING

from cosante.reading.page import Named, Page

if TYPE_CHECKING:
    from cosante.reading.acts import Deed

#: Acts in which all parties act together.
_TOGETHER = frozenset({"agreement", "visit", "conference", "policy", "research"})
#: Heads whose subject is the one who receives.
_RECEIVING = frozenset({"receive"})


def bind(page: Page, deed: "Deed") -> None:
    """Fill the deed's slots from its sentence."""
    a, b = deed.part or (deed.sentence.start, deed.sentence.end)
    named = [n for n in (*page.partners, *page.persons) if a <= n.start < b]
    named = sorted(_without_owners(page, named), key=lambda n: n.start)
    _parties(page, deed, named)
    deed.when = _when(page, deed)
    deed.where = _where(page, deed)
    amounts = [i for i, m in enumerate(page.money) if a <= m.start < b]
    if amounts and deed.type in {"funding", "agreement", "procurement", "infrastructure"}:
        deed.money = min(amounts, key=lambda i: abs(page.money[i].start - deed.head[0]))
    deed.counts = [i for i, c in enumerate(page.counts) if a <= c.start < b]
    areas = [m[2][0] for m in page.scan.within("health", a, b) if m[2][0] != "-"]
    deed.areas = list(dict.fromkeys(areas))


def _without_owners(page: Page, named: list[Named]) -> list[Named]:
    """A country that only owns the name after it ("China's ambassador") is no party beside it."""
    out = []
    for name in named:
        if name.type == "country":
            after = page.text[page.scan.token_end(name.end) : page.scan.token_end(name.end) + 4]
            if after.startswith("'s "):
                follower = page.scan.within("role", name.end, name.end + 20)
                if follower:
                    continue
        out.append(name)
    return out


def _parties(page: Page, deed: "Deed", named: list[Named]) -> None:
    if deed.type in _TOGETHER:
        deed.actors = _unique(named)
        return
    start = deed.head[0]
    if page.pack.setting("head") == "final":
        to = [n for n in named if _dative(page, n)]
        others = [n for n in named if n not in to]
        giving, taking = (others, to) if deed.head_class not in _RECEIVING else (to, others)
        deed.actors, deed.recipients = _unique(giving), _unique(taking)
        return
    by = [m for m in page.scan.within("cue", start, deed.sentence.end) if m[2] == "by"]
    before = [n for n in named if n.start < start]
    after = [n for n in named if n.start >= start]
    if by:
        agents = [n for n in after if any(0 <= n.start - m[1] < 60 for m in by)]
        if agents:
            deed.actors, deed.recipients = _unique(agents), _unique([n for n in named if n not in agents])
            return
    giving, taking = (before, after) if deed.head_class not in _RECEIVING else (after, before)
    deed.actors, deed.recipients = _unique(giving), _unique(taking)


def _dative(page: Page, name: Named) -> bool:
    ending = page.scan.suffix_at.get(name.end, "")
    if page.pack.suffixes.get(ending) == "dative":
        return True
    tail = page.scan.token_end(name.end)
    return any(m[2] == "to" for m in page.scan.within("cue", tail, tail + 25))


def _unique(named: list[Named]) -> list[Named]:
    seen: set[str] = set()
    out = []
    for name in named:
        if name.key not in seen:
            seen.add(name.key)
            out.append(name)
    return out


def _when(page: Page, deed: "Deed") -> str | None:
    dates = [
        d for d in page.dates if deed.sentence.start <= d.start < deed.sentence.end and d.role not in {"duration", "publication", "period"}
    ]
    if not dates:
        return None
    return min(dates, key=lambda d: abs(d.start - deed.head[0])).value


def _where(page: Page, deed: "Deed") -> Named | None:
    places = [p for p in page.places if deed.sentence.start <= p.start < deed.sentence.end]
    in_words = [m for m in page.scan.within("cue", deed.sentence.start, deed.sentence.end) if m[2] == "with"]
    towns = [p for p in places if p.type != "country"] or places
    towns = [p for p in towns if not any(0 <= p.start - m[1] <= 2 for m in in_words)]
    if not towns:
        return None
    return min(towns, key=lambda p: (not _located(page, p), abs(p.start - deed.head[0])))


def _located(page: Page, place: Named) -> bool:
    if page.pack.suffixes.get(page.scan.suffix_at.get(place.end, "")) == "locative":
        return True
    return bool(re.search(r"\b(?:in|at|à|a|au|aux|en|dans) (?:the |la |le |l')?$", page.text[max(0, place.start - 12) : place.start], re.IGNORECASE))

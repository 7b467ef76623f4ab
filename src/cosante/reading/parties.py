"""Who did it, for whom, when, where and with what: the slots of a deed from the names and values of its sentence."""

import re
from typing import TYPE_CHECKING, Final

from cosante.languages.tables import DEED_VERBS
from cosante.reading import located
from cosante.reading.page import Named, Page, View

if TYPE_CHECKING:
    from cosante.reading.acts import Deed

#: A country so near behind an office is whose it is ("Đại sứ nước Cộng hòa Cuba").
_NEAR: Final = 6
#: So near before its verb, a name is its agent where verbs come first ("اليابان تسلم الوزارة سيارات").
_BESIDE: Final = 3
_STOP: Final = re.compile(r"[.,;:]")
#: Acts in which all parties act together.
_TOGETHER: Final = frozenset({"agreement", "visit", "conference", "policy", "research"})
#: Acts in which something goes from one side to the other.
_FLOWING: Final = frozenset(
    [
        "funding",
        "donation",
        "procurement",
        "training",
        "outreach",
        "personnel_deployment",
        "emergency_support",
        "infrastructure",
    ]
)
#: Heads whose subject is the one who receives.
_RECEIVING: Final = frozenset({"receive"})
#: Nouns that are received as well as given, and how far off their verb stands (characters).
_GIFTS: Final = frozenset({"donation", "grant", "goods"})
_GOVERNED: Final = 60
#: Where the verb stands before all else, its parties stand between it and them ("تسلمت وزارة الصحة من … شحنة").
_GOVERNING: Final = 120


def bind(page: Page, deed: "Deed") -> None:
    """Fill the deed's slots from its sentence."""
    view = page.view(deed.sentence)
    a, b = deed.part or (deed.sentence.start, deed.sentence.end)
    named = [n for n in view.named if a <= n.start < b and not owner(page, n)]
    _parties(page, deed, named)
    deed.when = _when(deed, view)
    deed.where = _where(page, deed, view)
    if view.money and deed.type in {"funding", "agreement", "procurement", "infrastructure"}:
        deed.money = min(view.money, key=lambda i: abs(page.money[i].start - deed.head[0]))
    deed.counts = [i for i in view.counts if a <= page.counts[i].start < b]
    deed.areas = list(dict.fromkeys([m[2][0] for m in view.health if m[2][0] != "-"]))


def owner(page: Page, name: Named) -> bool:
    """A country that only owns the office after it ("China's ambassador") is no party beside it."""
    if name.type != "country":
        return False
    if page.pack.settings["name_adjective"] == "after":
        return any(0 < name.start - m[1] <= _NEAR for m in page.scan.within("role", name.start - 60, name.start))
    end = page.scan.token_end(name.end)
    if page.pack.spaceless and page.pack.suffixes.get(page.scan.suffix_at.get(name.end, "")) in _ACTING:
        return False  # တရုတ်နိုင်ငံက ဆရာဝန်: China does something to doctors
    if page.pack.spaceless and page.text[end : end + 1] == " ":
        return bool(page.scan.within("role", end + 1, end + 2))
    possessive = (
        page.text.startswith("'s ", end) or page.pack.suffixes.get(page.scan.suffix_at.get(name.end, "")) == "genitive"
    )
    return possessive and bool(page.scan.within("role", name.end, end + 16))


def _parties(page: Page, deed: "Deed", named: list[Named]) -> None:
    """Actors and recipients: by the small words and endings at each name, else by where it stands."""
    if deed.type in _TOGETHER:
        deed.actors = _unique(named)
        return
    actors: list[Named] = []
    recipients: list[Named] = []
    deed.passive = way(page, deed) not in _RECEIVING and any(
        bound(page, n) == "by" for n in named if n.start > deed.head[0]
    )
    for name in named:
        stands = side(page, deed, name, bound(page, name))
        if stands:
            (actors if stands == "actor" else recipients).append(name)
    deed.actors, deed.recipients = (
        _unique(actors),
        _unique([n for n in recipients if n.key not in {a.key for a in actors}]),
    )


def side(page: Page, deed: "Deed", name: Named, word: str) -> str:
    """Which side of the deed a name stands on that ``word`` binds: "actor", "recipient" or neither ("")."""
    receiving = way(page, deed) in _RECEIVING
    if word in {"by", "with"}:
        return "actor"
    if word == "from":
        return "actor" if deed.type in _FLOWING else ""
    if word == "to":
        return "recipient"
    if word == "in":
        return "recipient" if name.type == "country" and deed.type in _FLOWING else ""
    if page.pack.settings["head"] == "final":
        return "recipient" if receiving else "actor"
    if page.pack.settings["head"] == "verb" and name.start > deed.head[0] and not deed.passive:
        return "actor" if (_next_to_verb(page, deed) is name) != receiving else "recipient"
    if deed.passive:
        return "recipient" if name.start < deed.head[0] else ""
    before = name.start < deed.head[0] or (not receiving and _subject(page, name))
    return "actor" if before != receiving else "recipient"


def _subject(page: Page, name: Named) -> bool:
    """Does the case of its head say that the name behind a verb is who acts ("Медикаменты передал фонд X")?"""
    if not page.pack.cases or name.kind != "partner":
        return False
    words = page.pack.term(page.text[located.begin(name) : name.end]).split(" ")
    for size in range(min(len(words), 4), 0, -1):
        form = " ".join(words[:size])
        if first := page.pack.nominatives.get(form):
            return page.pack.term(first) == form
    return False


def way(page: Page, deed: "Deed") -> str:
    """The class of the deed's head, or of the verb of receiving that has it as its object ("received a donation")."""
    if not deed.way:
        received = deed.head_class in _GIFTS and _verb_of(page, deed) in _RECEIVING
        deed.way = "receive" if received else deed.head_class
    return deed.way


def _verb_of(page: Page, deed: "Deed") -> str:
    """The class of the last verb before the deed's noun, where verbs stand before their objects."""
    if page.pack.settings["head"] == "final":
        return ""
    reach = _GOVERNED if page.pack.settings["head"] == "first" else _GOVERNING
    verbs = [m for m in page.view(deed.sentence).words if m[2][0] in DEED_VERBS and 0 <= deed.head[0] - m[1] <= reach]
    return str(max(verbs)[2][0]) if verbs else ""


def _next_to_verb(page: Page, deed: "Deed") -> Named | None:
    """The name that stands first behind the verb, where the agent does, unless one stands right before the verb."""
    named = [n for n in page.view(deed.sentence).named if not owner(page, n)]
    if any(0 < deed.head[0] - n.end <= _BESIDE and not bound(page, n) for n in named):
        return None
    return next((n for n in named if n.start > deed.head[0] and not bound(page, n)), None)


def stands(page: Page, deed: "Deed", name: Named) -> str:
    """Does the name stand "before" or "after" the verb? Where verbs come first, the one next to it counts as before."""
    if name.start < deed.head[0]:
        return "before"
    first = page.pack.settings["head"] == "verb" and not deed.passive
    return "before" if first and _next_to_verb(page, deed) is name else "after"


def bound(page: Page, name: Named) -> str:
    """The small word or ending that binds a name to its verb: to, from, by, with, in, or nothing."""
    if name.bound is None:
        name.bound = _binding(page, name)
    return name.bound


def _binding(page: Page, name: Named, before: bool = True) -> str:
    """The word or ending at a name; without ``before`` no word before it is asked."""
    end = page.scan.token_end(name.end)
    ending = page.pack.suffixes.get(page.scan.suffix_at.get(name.end, ""), "")
    endings = page.pack.postpositions or page.pack.attached
    if not ending and endings and page.text[name.end : name.end + 1].strip():
        word_end = page.word_ends[page.word_before(name.end) + 1] if name.end < page.word_ends[-1] else name.end
        if written := page.pack.suffixes.get(page.scan.folded.scan[name.end : word_end]):
            ending, end = written, word_end  # the ending of a name that no table knows
    if not ending and name.reach[1] > name.end and endings:
        end = page.scan.token_end(name.reach[1])  # "the World Health Organization (WHO) to"
        ending = page.pack.suffixes.get(page.scan.suffix_at.get(name.reach[1], ""), "")
    final, parted = page.pack.settings["head"] == "final", page.pack.prefixes is not None
    if final and parted and any(m[2] == "with" for m in page.scan.within("cue", end, end + 3)):
        return "with"  # what says so stands on both sides: ከ … ጋር
    if ending in _ENDINGS and not parted:  # a prefix says more: ለብሩንዲና
        return _ENDINGS[ending]
    if before and (cue := _cue_before(page, located.begin(name))):
        return cue
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if final and not parted:
        after = {m[2] for m in page.scan.within("cue", end, end + 4)}
        for cue in ("to", "by", "with", "from"):
            if cue in after:
                return cue
        return "in" if ending == "locative" or (name.type == "country" and located.in_place(page, name)) else ""
    if located.in_place(page, name):
        return "in"
    case = located.case(page, name)
    return "to" if case == "accusative" and located.after_place(page, name) else _CASES.get(case, "")


def strictly_bound(page: Page, name: Named) -> str:
    """What binds a name, of what stands near it only what is its own.

    The word may stand before a title ("to Health Minister X"); where such words stand behind, one before the name binds
    somebody else ("नेपाललाई चीन …").
    """
    word = bound(page, name)
    if page.pack.settings["head"] == "final":
        if word and page.pack.prefixes is None and _cue_before(page, name.start) == word:
            return _binding(page, name, before=False)
    elif not word and name.role is not None and 0 <= name.start - name.role[1] <= _NEAR:
        return _cue_before(page, name.role[0])
    return word


def _cue_before(page: Page, start: int) -> str:
    before = {m[2]: m for m in page.scan.within("cue", start - 24, start)}
    if not before:
        return ""
    for cue in ("by", "from", "to", "with"):
        mention = before.get(cue)
        if mention and located.first_article(page, mention[0], mention[1]):
            continue
        if mention and _only_article(page.text[page.scan.token_end(mention[1]) : start]):
            return cue
    return ""


#: Cases of who acts or gets: whose an office is has none of these.
_ACTING: Final = frozenset({"agentive", "comitative", "dative"})
#: What an ending says by itself.
_ENDINGS: Final = {"dative": "to", "agentive": "", "comitative": "with", "ablative": "from"}
#: What a case says where no small word does.
_CASES: Final = {"dative": "to", "instrumental": "by"}


def _only_article(between: str) -> bool:
    """Is there nothing between but an article, a title or a possessor?"""
    return len(between.strip().split()) <= 1 and _STOP.search(between) is None


def _unique(named: list[Named]) -> list[Named]:
    seen: set[str] = set()
    out = []
    for name in named:
        if name.key not in seen:
            seen.add(name.key)
            out.append(name)
    return out


def _when(deed: "Deed", view: View) -> str | None:
    dates = [d for d in view.dates if d.role in {"event", "period"}]
    return min(dates, key=lambda d: abs(d.start - deed.head[0])).value if dates else None


def _where(page: Page, deed: "Deed", view: View) -> Named | None:
    towns = [p for p in view.places if p.type != "country"] or view.places
    if len(towns) <= 1:
        return towns[0] if towns else None
    return min(towns, key=lambda p: (not located.in_place(page, p), abs(p.start - deed.head[0])))

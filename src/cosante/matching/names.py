"""What a name says: the kind of body, its subjects and level, numbers, countries, and the rare words that are its own.

*Hôpital provincial de Quảng Trị* is the concepts hospital and provincial and the rare words quang and tri, whatever the
language. Words of the body's own country are left out: they are known from the profile.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from cosante.matching.letters import ALIKE, Word, likeness, word
from cosante.matching.lexicon import TONED, UNSPACED, Lexicon, classes, fold, lexicon, script, table

SHORTEST, LONGEST = 3, 10
_ARABIC_PREFIXES = ("وال", "لل", "ال", "بال", "و", "ل", "ب")


@dataclass(frozen=True, slots=True)
class Name:
    """One name, taken apart."""

    plain: str  # folded
    script: str
    heads: frozenset[str]
    subjects: frozenset[str]
    levels: frozenset[str]
    marks: frozenset[str]  # numbers and points of the compass, which tell sisters apart
    countries: frozenset[str]  # that it names, its own among them
    rare: tuple[Word, ...]
    initials: frozenset[str]


@lru_cache(maxsize=100_000)
def understood(name: str, language: str = "") -> Name:
    """The name taken apart by the words of its language (or of its script) and English."""
    plain = fold(name, language == TONED)
    meanings = list(_meanings(plain, language))
    by_class: dict[str, set[str]] = {"head": set(), "subject": set(), "level": set(), "country": set(), "mark": set()}
    rare: list[Word] = []
    for token, concept in meanings:
        if concept:
            for part in concept.split("+"):
                kind, _, value = part.partition(":")
                by_class.setdefault(kind if value else classes()[part], set()).add(value or part)
        elif token.isdecimal():
            by_class["mark"].add(str(int(token)))
        elif len(letters := word(token).letters) > 1 or (letters and script(token) in UNSPACED):
            rare.append(word(token))
    said = {kind: frozenset(values) for kind, values in by_class.items()}
    return Name(
        plain=plain,
        script=script(plain),
        heads=said["head"],
        subjects=said["subject"],
        levels=said["level"],
        marks=said["mark"],
        countries=said["country"],
        rare=tuple(rare),
        initials=_initials(meanings),
    )


def _meanings(plain: str, language: str) -> Iterable[tuple[str, str]]:
    """Each word of a folded name with its concept, or with none."""
    tokens = plain.split()
    place = 0
    while place < len(tokens):
        writing = script(tokens[place])
        words = lexicon(language, writing)
        if writing in UNSPACED:
            yield from words.within(tokens[place])
            place += 1
            continue
        found = words.at(tokens, place) or (_without_prefix(tokens, place, words) if writing == "ARABIC" else None)
        if found:
            yield " ".join(tokens[place : place + found[0]]), found[1]
        else:
            yield tokens[place], ""
        place += found[0] if found else 1


def _without_prefix(tokens: list[str], place: int, words: Lexicon) -> tuple[int, str] | None:
    """The same where an Arabic word carries "and", "for", "by" or the article before it."""
    for prefix in _ARABIC_PREFIXES:
        bare = tokens[place].removeprefix(prefix)
        if bare != tokens[place] and len(bare) > 2 and (found := words.at([*tokens[:place], bare], place)):
            return found
    return None


def _initials(meanings: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The first letters of all words, and of all but links and articles, as an acronym takes them."""
    everything = "".join(part[0] for token, _ in meanings for part in token.split())
    telling = "".join(part[0] for token, concept in meanings if concept != "link" for part in token.split())
    return frozenset(made for made in (everything, telling) if SHORTEST <= len(made) <= LONGEST)


@cache
def _letter_names() -> list[tuple[str, str]]:
    return sorted(
        ((fold(n), row[1]) for row in table("letters.tsv", 3) for n in row[2].split("|")), key=lambda x: -len(x[0])
    )


@lru_cache(maxsize=100_000)
def acronym(name: str) -> str:
    """The acronym that a name is, folded (``DFID``, ``ВОЗ``, ``ডব্লিউএইচও`` → who); empty where it is none."""
    if name.isupper() and SHORTEST <= len(fold(name).replace(" ", "")) <= LONGEST and " " not in name.strip():
        return fold(name).replace(" ", "")
    rest, spelled = fold(name).replace(" ", ""), ""
    while rest:
        found = next(((said, letter) for said, letter in _letter_names() if rest.startswith(said)), None)
        if found is None:
            return ""
        rest, spelled = rest[len(found[0]) :], spelled + found[1]
    return spelled if len(spelled) >= SHORTEST else ""


def one_word(name: str) -> str:
    """The name folded, without marks, if it is one short word; empty if not."""
    whole = fold(name).replace(" ", "")
    return whole if " " not in name.strip() and SHORTEST < len(whole) <= LONGEST else ""


@dataclass(frozen=True, slots=True)
class Shared:
    """How much of each name's rare words the other has, 0 to 1 by length, and the words that found no like."""

    left: float
    right: float
    left_over: tuple[str, ...]
    right_over: tuple[str, ...]


def shared(one: Sequence[Word], other: Sequence[Word]) -> Shared:
    """The rare words of two names put side by side, best pairs first; or both as one run, where spaces differ."""
    if _one_run(one, other):
        return Shared(1.0, 1.0, (), ())
    if any(w.script in UNSPACED for w in other) and not any(w.script in UNSPACED for w in one):
        return _in_runs(one, other)
    if any(w.script in UNSPACED for w in one) and not any(w.script in UNSPACED for w in other):
        turned = _in_runs(other, one)
        return Shared(turned.right, turned.left, turned.right_over, turned.left_over)
    pairs = sorted(
        ((likeness(a, b), -i, -j) for i, a in enumerate(one) for j, b in enumerate(other)),
        reverse=True,
    )
    left, right = dict(enumerate(one)), dict(enumerate(other))
    got_left = got_right = 0.0
    for alike, i, j in pairs:
        if alike >= ALIKE and -i in left and -j in right:
            got_left += alike * _weight(left.pop(-i))
            got_right += alike * _weight(right.pop(-j))
    return Shared(
        got_left / (sum(map(_weight, one)) or 1.0),
        got_right / (sum(map(_weight, other)) or 1.0),
        tuple(found.letters for found in left.values()),
        tuple(found.letters for found in right.values()),
    )


def _in_runs(words: Sequence[Word], runs: Sequence[Word]) -> Shared:
    """Words looked for in runs without spaces, where several of them may stand in one."""
    left = list(words)
    rest = {n: (run.letters, run.bones) for n, run in enumerate(runs)}
    got = 0.0
    for one in words:
        n = next((n for n, run in rest.items() if _inside(one, runs[n], run)), None)
        if n is not None:
            left.remove(one)
            got += _weight(one)
            letters, bare = rest[n]
            rest[n] = (letters.replace(one.letters, "", 1), bare.replace(one.bones, "", 1))
    used = [1 - len(bare) / (len(runs[n].bones) or 1) for n, (_, bare) in rest.items()]
    over = tuple(runs[n].letters for n, (_, bare) in rest.items() if len(bare) > len(runs[n].bones) / 2)
    right = sum(share * _weight(run) for share, run in zip(used, runs, strict=True)) / (sum(map(_weight, runs)) or 1.0)
    return Shared(got / (sum(map(_weight, words)) or 1.0), right, tuple(w.letters for w in left), over)


def _inside(one: Word, run: Word, rest: tuple[str, str]) -> bool:
    letters, bare = rest
    if len(one.letters) > 3 and one.letters in letters:
        return True
    if len(one.bones) > 2 and one.bones in bare:
        return True
    return bool(bare) and bare == run.bones and likeness(one, run) >= ALIKE


def _weight(of: Word) -> float:
    return min(len(of.letters), 8) / 8


def _one_run(one: Sequence[Word], other: Sequence[Word]) -> bool:
    if not one or not other:
        return not one and not other
    left, right = "".join(w.letters for w in one), "".join(w.letters for w in other)
    if left == right:
        return True
    bare_left, bare_right = "".join(w.bones for w in one), "".join(w.bones for w in other)
    between = {w.script for w in one} != {w.script for w in other}
    return (
        between
        and len(bare_left) > 2
        and bare_left == bare_right
        and (Levenshtein.normalized_similarity(left, right) >= 0.4)
    )

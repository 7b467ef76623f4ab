"""Adjectives before a noun, put into the nominative as it is: "Гомельской городской больницы" is "Гомельская …"."""

import re
from collections.abc import Callable

#: Adjectives of Russian and Ukrainian that are made of names and of what a body is of, without their ending.
_ADJECTIVE = re.compile(
    r"(?P<stem>[^\W\d_]+?(?:ск|цк|ськ|цьк|зьк|н))"
    r"(?P<ending>(?:ой|ей|ую|юю|ою|ею|ої|ій|у|ая|яя|а)|(?:ого|его|ому|ему|ым|им|ом|ім|ый|ий|ое|ее|е))",
    re.IGNORECASE,
)
#: What nouns and adjectives in the nominative end in, by their gender and number.
_SHE, _IT, _MANY = ("а", "я"), ("о", "е", "є"), ("ы", "и", "і")
#: After these letters Russian has another vowel; and of these adjectives the ending has the stress.
_HARD, _STRESSED = ("к", "г", "х"), frozenset({"областн", "городск", "морск", "заводск", "донск"})
#: Russian adjectives with these endings are soft (Нижней, Среднему), Ukrainian ones that are made of these.
_SOFT_ENDINGS = frozenset({"ей", "ею", "юю", "яя", "его", "ему", "им", "ий", "ее"})
_SOFT = frozenset({"нижн", "верхн", "середн", "крайн", "сусідн"})


def nominative(words: list[str], head: str, ukrainian: bool) -> list[str] | None:
    """The adjectives that stand before a head in the nominative, as it asks; None where one is no adjective."""
    noun, out = head.split(" ")[0].lower(), []
    for word in words:
        match = _ADJECTIVE.fullmatch(word, word.rfind("-") + 1)
        if match is None or noun.endswith(_MANY):
            return None
        out.append(word[: match.end("stem")] + _ending(noun, match, ukrainian))
    return out


def _ending(noun: str, adjective: re.Match[str], ukrainian: bool) -> str:
    stem, ending = adjective["stem"].lower(), adjective["ending"].lower()
    soft = stem in _SOFT if ukrainian else stem.endswith("н") and ending in _SOFT_ENDINGS
    if noun.endswith(_SHE):
        return ("я" if soft else "а") if ukrainian else "яя" if soft else "ая"
    if noun.endswith(_IT):
        return ("є" if soft else "е") if ukrainian else "ее" if soft else "ое"
    if ukrainian:
        return "ій" if soft else "ий"
    return "ой" if stem in _STRESSED else "ий" if soft or stem.endswith(_HARD) else "ый"


#: No more adjectives than this stand before the head of a name, and how long one of them is at least.
_MOST, _LONG = 3, 6


#: Stems that are no nouns' (вакцин-ой, маск-ой) and no participles' (передан-ной, закуплен-ной, отриман-ої).
_NO_NOUN = re.compile(
    r".*(?:[цс]ьк|зьк|ческ|[^аеёиоуыэюяіїє][сц]к|(?:[^аеёиоуыэюяіїєн]|[оиіїу]н|ственн?|воен)н)", re.IGNORECASE
)
#: What adjectives end in before a noun that ends so: those of feminine nouns, and of others.
_OF_HER = {
    **dict.fromkeys(("ы", "и", "е", "і", "ї"), ("ой", "ей", "ої", "ій")),
    **dict.fromkeys(("у", "ю"), ("ую", "юю", "у")),
    **dict.fromkeys(("ой", "ей", "ою", "ею", "єю"), ("ой", "ей", "ою", "ею")),
    **dict.fromkeys(_SHE, ("ая", "яя", "а")),
}
_OF_HIM = {
    **dict.fromkeys(("а", "я"), ("ого", "его")),
    **dict.fromkeys(("у", "ю", "ові", "еві", "єві"), ("ому", "ему")),
    **dict.fromkeys(("ом", "ем", "ём", "єм"), ("ым", "им")),
    **dict.fromkeys(("е", "и", "і", "ї"), ("ом", "ому", "ім")),
}


def _asked(form: str, head: str) -> tuple[str, ...]:
    """What adjectives end in before a form of a head, of which the nominative is given."""
    for said, noun in zip(form.lower().split(" "), head.lower().split(" "), strict=False):
        if _ADJECTIVE.fullmatch(said):
            continue
        if said == noun and not noun.endswith(_SHE):
            return ("ое", "ее", "е") if noun.endswith(_IT) else ("ый", "ий", "ой")
        cases = _OF_HER if noun.endswith(_SHE) else _OF_HIM
        return next((cases[said[-size:]] for size in (3, 2, 1) if said[-size:] in cases), ())
    return ()


def begins(text: str, start: int, form: str, head: str, known: Callable[[int], bool]) -> int:
    """Where the adjectives in small letters begin right before a head that begins at ``start`` and agrees with them
    ("обласної … лікарні №3"); its form is given, its nominative, and what tells of a word's start that it is no name's.
    """
    asked = _asked(form, head)
    for _ in range(_MOST):
        if text[start - 1 : start] != " ":
            break
        first = max(text.rfind(" ", 0, start - 1), text.rfind("\n", 0, start - 1)) + 1
        word = text[first : start - 1]
        match = _ADJECTIVE.fullmatch(word, word.rfind("-") + 1) if len(word) >= _LONG and word.islower() else None
        if match is None or match["ending"] not in asked or not _NO_NOUN.fullmatch(match["stem"]) or known(first):
            break
        start = first
    return start

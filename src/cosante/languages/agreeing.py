"""Adjectives before a noun, put into the nominative as it is: "Гомельской городской больницы" is "Гомельская …"."""

import re

#: Adjectives of Russian and Ukrainian that are made of names and of what a body is of, without their ending.
_ADJECTIVE = re.compile(
    r"(?P<stem>[^\W\d_]+?(?:ск|цк|ськ|цьк|зьк|н))"
    r"(?:(?P<she>ой|ей|ую|ою|ої|ій|у|ая|а)|(?P<he>ого|ому|ым|им|ом|ім|ый|ий|ое|е))",
    re.IGNORECASE,
)
#: What nouns and adjectives in the nominative end in, by their gender and number.
_SHE, _IT, _MANY = ("а", "я"), ("о", "е", "є"), ("ы", "и", "і")
#: After these letters Russian has another vowel; and of these adjectives the ending has the stress.
_HARD, _STRESSED = ("к", "г", "х"), ("областн", "городск", "морск", "заводск", "донск")


def nominative(words: list[str], head: str, ukrainian: bool) -> list[str] | None:
    """The adjectives that stand before a head in the nominative, as it asks; None where one is no adjective."""
    noun, out = head.split(" ")[0].lower(), []
    for word in words:
        match = _ADJECTIVE.fullmatch(word, word.rfind("-") + 1)
        if match is None or noun.endswith(_MANY):
            return None
        out.append(word[: match.end("stem")] + _ending(noun, match["stem"].lower(), ukrainian))
    return out


def _ending(noun: str, stem: str, ukrainian: bool) -> str:
    if noun.endswith(_SHE):
        return "а" if ukrainian else "ая"
    if noun.endswith(_IT):
        return "е" if ukrainian else "ое"
    if ukrainian:
        return "ий"
    return "ой" if stem.endswith(_STRESSED) else "ий" if stem.endswith(_HARD) else "ый"


#: No more adjectives than this stand before the head of a name, and how long one of them is at least.
_MOST, _LONG = 3, 6


def begins(text: str, start: int) -> int:
    """Where the adjectives in small letters begin right before what begins at ``start`` ("обласної … лікарні №3")."""
    for _ in range(_MOST):
        if text[start - 1 : start] != " ":
            break
        first = max(text.rfind(" ", 0, start - 1), text.rfind("\n", 0, start - 1)) + 1
        word = text[first : start - 1]
        if len(word) < _LONG or not word.islower() or not _ADJECTIVE.fullmatch(word, word.rfind("-") + 1):
            break
        start = first
    return start

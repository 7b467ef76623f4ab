"""Codes as tokens of the index. They begin with a sign that no folded text has, so that no word is taken for one."""

from itertools import pairwise

from cosante.register.records.latin import sound

#: Every entry has it: what "all but" is taken from.
ALL = "§all"


def code(kind: str, value: str | int) -> str:
    """``place, VN-02`` → ``§placevn02``."""
    return "§" + kind + "".join(char for char in str(value).lower() if char.isalnum())


def sounds(words: list[str]) -> list[str]:
    """How words sound: each that has two consonants or more, and each with the one after it."""
    heard = [heard for word in words if (heard := sound(word))]
    together = [one + other for one, other in pairwise(heard)]
    return [f"°{one}" for one in (*heard, *together) if len(one) > 1]

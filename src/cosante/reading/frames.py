"""The frames table, loaded and checked: which words together tell of which act, in any language."""

from functools import cache
from pathlib import Path
from typing import Final

from cosante.languages.tables import WORD_CLASSES, read_rows
from cosante.vocabulary.codes import ACT_TYPES
from cosante.vocabulary.errors import TableError

TABLE: Final = Path(__file__).with_name("frames.tsv")
SPECIAL: Final = frozenset({"MONEY", "PEOPLE", "THINGS", "PARTY", "PARTIES", "PERSON", "-"})


class Frame:
    """One pair of word classes and the act it tells of."""

    def __init__(self, number: int, act: str, obj: str, reach: int, strength: float) -> None:
        self.number, self.act, self.obj, self.reach, self.strength = number, act, obj, reach, strength


@cache
def by_head() -> dict[str, list[Frame]]:
    """The frames of each head class, strongest first."""
    frames: dict[str, list[Frame]] = {}
    number = 0
    columns = {"act": frozenset(ACT_TYPES), "head": None, "object": None, "reach": None, "strength": None}
    for row in read_rows(TABLE, columns):
        for head in row["head"].split("|"):
            if head not in WORD_CLASSES and head != "MONEY":
                raise TableError(row.path, row.line, "head", f"{head!r} is no class of words")
            for obj in row["object"].split("|"):
                if obj not in WORD_CLASSES and obj not in SPECIAL:
                    raise TableError(row.path, row.line, "object", f"{obj!r} is no class of words")
                frame = Frame(number, row["act"], obj, int(row["reach"]), float(row["strength"]))
                frames.setdefault(head, []).append(frame)
                number += 1
    for options in frames.values():
        options.sort(key=lambda f: -f.strength)
    return frames

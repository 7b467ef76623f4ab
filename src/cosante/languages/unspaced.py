"""Spaces that writers leave out, as Urdu does where no letter would join the next one: "ڈبلیو ایچ اونے", "کےوزیر".

They are put into the folded copy of a text. A letter that is written at the end of words alone parts what follows it;
a postposition is parted from a name whose last letter does not join.
"""

import re
from functools import cached_property

from msgspec import Struct

#: A place's name has so many letters at least: a shorter one may be the stem of a verb.
SHORTEST = 4


class Unspaced(Struct, dict=True):
    """What tells in a language that a space was left out. ``names`` are last words of names, folded.

    >>> rules = Unspaced("ے", "اور", ("نے", "میں"), frozenset({"لاہور"}))
    >>> [rules.parted(text) for text in ("لاہورمیں", "کےوزیر", "کرنے", "لاہوری")]
    ['لاہور میں', 'کے وزیر', 'کرنے', 'لاہوری']
    """

    finals: str
    unjoined: str
    postpositions: tuple[str, ...]
    names: frozenset[str]

    @cached_property
    def _final(self) -> re.Pattern[str]:
        return re.compile(rf"[{self.finals}](?=[^\W\d_])" if self.finals else "(?!)")

    @cached_property
    def _written(self) -> re.Pattern[str]:
        endings = "|".join(map(re.escape, self.postpositions))
        return re.compile(rf"\b(\w*[{self.unjoined}])(?:{endings})\b" if self.unjoined and endings else "(?!)")

    def spots(self, text: str) -> list[tuple[int, str]]:
        """Where a space belongs, in order."""
        found = {match.end() for match in self._final.finditer(text)}
        found |= {match.end(1) for match in self._written.finditer(text) if match[1] in self.names}
        return [(spot, " ") for spot in sorted(found)]

    def parted(self, text: str) -> str:
        """The text with its spaces."""
        for spot, space in reversed(self.spots(text)):
            text = text[:spot] + space + text[spot:]
        return text

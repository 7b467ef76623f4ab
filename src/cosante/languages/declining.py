"""The case forms of places' names, by their last letters (``declensions.tsv`` of a language with cases)."""

from collections.abc import Iterable, Iterator

#: In the table: any consonant at the end of a name, to which the forms are added; an ending that is nothing.
CONSONANT, NOTHING = "*", "-"
_VOWELS = frozenset("аеёиоуыэюяіїєйь")
#: Shorter words do not decline ("Ла", "Эль").
_SHORTEST = 3
#: Case forms of a word differ in this many last letters at most.
_ENDING = 4


def same_word(one: str, other: str) -> bool:
    """May the second term be a case form of the first?

    >>> same_word("Республика Казахстан", "Республики Казахстан"), same_word("Киев", "Кишинёв")
    (True, False)
    """
    pairs = list(zip(one.split(" "), other.split(" "), strict=False))
    if one.count(" ") != other.count(" "):
        return False
    return all(a[: max(2, len(a) - _ENDING + 1)].lower() == b[: max(2, len(a) - _ENDING + 1)].lower() for a, b in pairs)


class Declensions:
    """What replaces the last letters of a name, case by case: ``("ия", ("ии", "ии", "ию", "ией", "ии"))``.

    >>> list(Declensions([("ия", ("ии", "ию"))]).of("Моравия"))
    ['Моравия', 'Моравии', 'Моравию']
    """

    def __init__(self, rows: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self.rows = dict(rows)
        self.longest = max(map(len, self.rows), default=0)

    def of(self, name: str) -> Iterator[str]:
        """The name, then its forms, each once; the words of a name of several decline together."""
        yield name
        if not self.rows:
            return
        words = [self._forms(word) for word in name.split(" ")]
        cases = max(map(len, words))
        seen = {name}
        for case in range(cases):
            form = " ".join(forms[case] if case < len(forms) else forms[0] for forms in words)
            if form not in seen:
                seen.add(form)
                yield form

    def _forms(self, word: str) -> tuple[str, ...]:
        if len(word) < _SHORTEST or word.isupper():
            return (word,)
        for size in range(self.longest, 0, -1):
            ending = word[-size:]
            if size < len(word) and ending in self.rows:
                return tuple(word[:-size] + form.replace(NOTHING, "") for form in self.rows[ending])
        if CONSONANT in self.rows and word[-1].isalpha() and word[-1].lower() not in _VOWELS:
            return tuple(word + form.replace(NOTHING, "") for form in self.rows[CONSONANT])
        return (word,)

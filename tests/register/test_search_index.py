"""The full-text index of either database, beside looking through every entry for what is asked."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosante.register.models import SPAN, Entry, EntryKind
from cosante.register.search.backends import backend
from cosante.register.search.codes import ALL
from cosante.register.search.match import Clause, Match, token
from cosante.register.search.words import Words

pytestmark = pytest.mark.django_db
_KINDS = (EntryKind.ACT.first(), EntryKind.DOCUMENT.first(), EntryKind.DOCUMENT.first(public=True))
_VOCABULARY = ("of", "health", "hospital", "health1", "হাসপাতাল", "结核", "核病")
#: More words than PostgreSQL keeps the pairs of.
_MANY = 20_100


def _says(column: str, words: Words) -> bool:
    phrase = " " + " ".join(words.tokens) + ("" if words.prefix else " ")
    return phrase in f" {column} "


def _holds(entry: Entry, match: Match, columns: tuple[str, ...] = ("names", "words", "keys")) -> bool:
    for clause in match:
        found = any(
            all(any(_says(getattr(entry, column), words) for column in columns) for words in way)
            for way in clause.any_of
        )
        if found == clause.negative:
            return False
    return True


@pytest.fixture
def entries() -> list[Entry]:
    """Of three kinds, with gaps between their numbers; the last of each has more words than are kept in pairs."""
    dice = random.Random(11)
    made = []
    for low in _KINDS:
        for number in range(1, 60):
            names, words = (dice.choices(_VOCABULARY, k=dice.randint(0, 6)) for _ in "ab")
            made.append(Entry(id=low + number * 7, names=" ".join(names), words=" ".join(words), keys=ALL))
        long = " ".join([*(["health", "other"] * (_MANY // 2)), "of", "hospital"])
        made.append(Entry(id=low + 500, names="long", words=long, keys=f"{ALL} nguyen van"))
    Entry.objects.bulk_create(made)
    return made


_words = st.builds(
    Words, st.lists(st.sampled_from((*_VOCABULARY, "other")), min_size=1, max_size=3).map(tuple), st.booleans()
)
_clauses = st.builds(
    Clause, st.lists(st.lists(_words, min_size=1, max_size=2).map(tuple), min_size=1, max_size=2).map(tuple)
)
_matches = st.tuples(st.lists(_clauses, min_size=1, max_size=2), st.lists(_clauses, max_size=1)).map(
    lambda both: (*both[0], *(clause._replace(negative=True) for clause in both[1]))
)


def test_what_is_found_is_what_looking_through_all_would_find(entries):
    @settings(max_examples=60, deadline=None)
    @given(_matches, st.sampled_from(_KINDS))
    def holds(match, low):
        of_kind = [entry for entry in entries if entry.id // SPAN == low // SPAN]
        right = sorted((entry.id for entry in of_kind if _holds(entry, match)), reverse=True)
        named = sorted((entry.id for entry in of_kind if _holds(entry, match, ("names",))), reverse=True)
        index, high = backend(), low + SPAN - 1
        assert index.found(match, low, high, 1000) == (len(right), False)
        assert index.newest(match, low, high, 1000) == right
        if not all(clause.negative for clause in match):  # what is all but something is no name
            assert index.named(match, low, high, 1000) == named
        assert sorted(index.best(match, low, high, 1000), reverse=True) == right

    holds()


@pytest.mark.parametrize("low", _KINDS)
@pytest.mark.parametrize("words", [("of",), ("hospital", "of"), ("health", "other", "health")])
def test_of_many_the_newest_are_listed_and_the_count_ends(entries, low, words):
    match = (Clause(((Words(words),),)),)
    right = sorted((e.id for e in entries if e.id // SPAN == low // SPAN and _holds(e, match)), reverse=True)
    for counted, listed in ((1, 1), (3, 2), (len(right), 4), (len(right) + 1, 4)):
        found = backend().found(match, low, low + SPAN - 1, counted)
        assert found == (min(counted, len(right)), len(right) >= counted)
        assert backend().newest(match, low, low + SPAN - 1, listed) == right[:listed]


@pytest.mark.parametrize("listed", [1, 3, 4, 7, 100])
def test_the_newest_are_found_however_far_apart_they_are(listed):
    low = EntryKind.DOCUMENT.first()
    numbers = [low + far for far in (1, 999, 1000, 41_999, 42_000, 50_000, 90_000, 97_999, 98_000, 99_999, 100_000)]
    Entry.objects.bulk_create(Entry(id=one, names="health", words="of", keys=ALL) for one in numbers)
    Entry.objects.create(id=low + 100_001, names="other", words="of", keys=ALL)
    right = sorted(numbers, reverse=True)[:listed]
    assert backend().newest((token("health"),), low, low + SPAN - 1, listed) == right
    assert backend().named((token("health"),), low, low + SPAN - 1, listed) == right


def test_where_there_is_no_entry_nothing_is_found():
    low = EntryKind.PARTNER.first()
    assert backend().found((token("health"),), low, low + SPAN - 1, 10) == (0, False)
    assert backend().named((token("health"),), low, low + SPAN - 1, 10) == []


def test_what_becomes_of_an_entry_is_found_and_what_it_was_is_not(entries):
    entry, match = entries[0], (Clause(((Words(("brand", "new")),),)),)
    high = _KINDS[0] + SPAN - 1
    assert backend().newest(match, _KINDS[0], high, 10) == []
    Entry.objects.filter(pk=entry.pk).update(words="a brand new text")
    assert backend().newest(match, _KINDS[0], high, 10) == [entry.pk]
    Entry.objects.filter(pk=entry.pk).update(words="new brand")
    assert backend().newest(match, _KINDS[0], high, 10) == []

"""The labelled pairs are many, of both kinds, in many languages, and the gate can read them."""

from dataclasses import replace

import pytest
from benchmarks.matching.gate import Tally, judged
from benchmarks.matching.labelled import HALVES, SORTS, deed, pairs, partner

FEWEST = {"partners": 170, "deeds": 150, "texts": 40}


@pytest.mark.parametrize("sort", SORTS)
def test_there_are_enough_pairs_of_both_kinds_in_both_halves(sort):
    found = pairs(sort)
    assert len(found) >= FEWEST[sort]
    for half in HALVES:
        labels = [pair.same for pair in found if pair.half == half]
        assert min(labels.count(True), labels.count(False)) >= len(found) / 8
    assert judged(found[0]).score > 0


@pytest.mark.parametrize("sort", SORTS)
def test_no_pair_depends_on_which_is_asked_first(sort):
    for pair in pairs(sort):
        turned = replace(pair, left=pair.right, right=pair.left)
        assert judged(pair).score == pytest.approx(judged(turned).score), pair.cells


@pytest.mark.parametrize("sort", SORTS)
def test_no_pair_is_given_twice(sort):
    cells = [frozenset(pair.cells) for pair in pairs(sort)]
    assert len(cells) == len(set(cells))


def test_cells_are_read_as_the_module_says():
    who = partner("un_agency ; en=World Health Organization ; acr=WHO ; id=XM-DAC-928")
    assert (who.names, who.acronyms, who.identifiers) == (
        (("en", "World Health Organization"),),
        ("WHO",),
        ("XM-DAC-928",),
    )
    given = deed("donation planned from=moh@CN to=moh@LA on=2021-04 n=doses:300 sum=5USD", 7)
    assert (given.status, given.countries, given.when, given.document) == ("planned", {"CN", "LA"}, "2021-04", 7)


def test_precision_and_recall_of_nothing_are_whole():
    assert Tally(0, 0, 0).figures == (1.0, 1.0, 1.0)
    assert Tally(0, 1, 1).figures == (0.0, 0.0, 0.0)

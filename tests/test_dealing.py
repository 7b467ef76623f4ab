"""Long tests are dealt out to the processes of a run."""

from pathlib import Path
from typing import NamedTuple

import pytest

from dealing import dealt


class Item(NamedTuple):
    path: Path
    number: int


def items_of(folder: str, files: int, number: int) -> list[Item]:
    return [Item(Path(folder, f"test_{n}.py"), k) for n in range(files) for k in range(number)]


QUICK = items_of("register", 5, 20) + items_of("web", 9, 30)
LONG = items_of("backup", 2, 7) + items_of("journeys", 3, 4)


def stretches(given: list[Item], processes: int) -> list[list[Item]]:
    """What pytest-xdist gives to each process at first."""
    found = []
    for n in range(processes):
        length = len(given) // (processes - n)
        found.append(given[:length])
        given = given[length:]
    return found


@pytest.mark.parametrize("processes", [1, 2, 3, 8])
def test_each_process_begins_with_its_share_of_the_long_ones(processes):
    given = dealt(QUICK + LONG, processes)
    assert sorted(given) == sorted(QUICK + LONG)
    of_journeys = []
    for mine in stretches(given, processes):
        names = [test.path.parent.name for test in mine]
        long = [name for name in names if name in ("journeys", "backup")]
        assert names[: len(long)] == long  # and no other afterwards
        of_journeys.append(long.count("journeys"))
    assert max(of_journeys) - min(of_journeys) <= 1


def test_those_that_share_what_takes_long_to_make_stay_in_one_process():
    for mine in stretches(dealt(QUICK + LONG, 3), 3):
        for path in {test.path for test in LONG if test.path.parent.name == "backup"}:
            assert len([test for test in mine if test.path == path]) in (0, 7)


def test_the_others_keep_their_order_and_a_few_long_ones_alone_are_all_there():
    assert [test for test in dealt(QUICK + LONG, 3) if test in set(QUICK)] == QUICK
    assert sorted(dealt(LONG, 4)) == sorted(LONG)
    assert dealt([], 3) == []

"""What is kept of a file while it is judged: little, and on disk where it grows."""

import pickle
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cosante.exchange.iati.references import Known
from cosante.exchange.iati.spool import Spool


@given(st.lists(st.text(max_size=3), max_size=300))
def test_texts_are_known_as_a_dictionary_would_know_them(texts: list[str]) -> None:
    known = Known()
    firsts: dict[str, int] = {}
    times: dict[str, int] = {}
    for at, text in enumerate(texts, 1):
        times[text] = times.get(text, 0) + 1
        assert known.add(text, at) == (times[text], firsts.setdefault(text, at))
    assert all(text in known for text in times)
    assert "never said" not in known


def test_a_hundred_thousand_identifiers_take_under_five_megabytes() -> None:
    known = Known()
    for number in range(100_000):
        assert known.add(f"XM-DAC-928-{number}", number) == (1, number)
    assert all(known.add(f"XM-DAC-928-{number}", 0) == (2, number) for number in range(0, 100_000, 997))
    assert sum(part.itemsize * len(part) for part in (known._keys, known._firsts, known._times)) <= 48 * 100_000
    assert "XM-DAC-928-100000" not in known


def test_what_waits_is_on_disk_and_goes_to_another_process(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    for number in range(1000):
        spool.add((number, "x" * 100))
    again = pickle.loads(pickle.dumps(spool))
    assert list(again) == list(spool) == [(number, "x" * 100) for number in range(1000)]
    assert len(pickle.dumps(spool)) < 1000

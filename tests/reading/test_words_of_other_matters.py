"""The words of other matters than health stand once each, and none is a word of health cooperation too."""

import pytest

from cosante.languages.folders import of_pack


def others(code: str) -> list[str]:
    lines = (of_pack(code) / "cues.tsv").read_text("utf-8").splitlines()
    return [word for line in lines if line.startswith("non_health\t") for word in line.split("\t")[1].split("|")]


@pytest.mark.parametrize("code", ["id", "sw", "tr"])
def test_no_word_of_other_matters_stands_twice(code: str) -> None:
    words = others(code)
    assert words
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("code", "words"),
    [("tr", {"film", "bitki"}), ("ar", {"السيارات", "البيئة"}), ("ur", {"گاڑیاں"}), ("ne", {"वन"})],
)
def test_what_a_health_project_has_too_is_no_other_matter(code: str, words: set[str]) -> None:
    assert not words & set(others(code))

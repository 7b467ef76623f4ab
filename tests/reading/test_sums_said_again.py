"""A sum that is said again in another currency is no further sum, and makes no further deed."""

import pytest

from cosante.vocabulary.facts import Act, Money
from pack_helpers import read

TWICE = [
    ("en", "In May 2023 Malawi received a grant of US$ 4 million, equivalent to 6.8 billion kwacha, from Norway for its hospitals."),
    ("en", "Norway gave hospitals in Malawi US$ 4 million (6.8 billion kwacha) in May 2023."),
    ("id", "Pada Mei 2023, Malawi menerima hibah US$ 4 juta atau setara Rp 62 miliar dari Norwegia untuk rumah sakit."),
    ("fr", "En mai 2023, la Norvège a accordé au Malawi 4 millions de dollars, soit environ 3,7 millions d'euros, pour ses hôpitaux."),
    ("ru", "В мае 2023 года Норвегия выделила больницам Малави 4 млн долларов, или около 360 млн рублей."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TWICE)
def test_the_same_sum_is_one_deed(language: str, text: str) -> None:
    facts = read(text).facts
    assert len([f for f in facts if isinstance(f, Money)]) == 2
    assert len([f for f in facts if isinstance(f, Act) and f.type in {"funding", "donation"}]) == 1, language


def test_two_sums_are_two() -> None:
    text = "Norway gave US$ 4 million to hospitals in Malawi and Japan gave 300 million yen to nurses in Zambia in May 2023."
    acts = [f for f in read(text).facts if isinstance(f, Act) and f.type in {"funding", "donation"}]
    assert len(acts) == 2

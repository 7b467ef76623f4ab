"""The town between an agency's name and the day of its report is where that was sent from, and no deed's place."""

import pytest

from cosante.vocabulary.facts import Place
from pack_helpers import told


@pytest.mark.parametrize(
    ("said", "town"),
    [
        ("中央社曼谷4月4日電 台灣路竹會日前赴尼泊爾山區義診,為1200名民眾看診。", "曼谷"),
        ("人民网万象3月1日电 日本政府向蒙古国卫生部捐赠救护车三辆。", "万象"),
    ],
)
def test_it_is_no_place_of_a_deed(said: str, town: str) -> None:
    assert town not in told(said, Place, "name")


def test_a_town_in_which_it_was_done_is_one() -> None:
    said = "3月1日,中国医疗队在万象开展义诊,老挝卫生部官员参加。"
    assert "万象" in told(said, Place, "name")

"""Gifts of others to others are others; money given for goods is no gift of goods."""

import pytest
from telling import told


def test_gifts_of_others_to_others_are_apart() -> None:
    text = (
        "Від асоціації «Світло» міська лікарня №3 отримала лікарські засоби. "
        "Від Всесвітньої організації охорони здоров'я до міської лікарні №6 доправлена кріогенна ємність. "
        "До центру первинної медико-санітарної допомоги №2 надійшли 500 халатів від фонду «Надія»."
    )
    assert [act.type for act in told(text, "act")] == ["donation"] * 3


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Японія дала Україні ще $335 тисяч на медобладнання для лікарень.", "funding"),
        ("Japan gave Kenya 300,000 dollars for medical equipment.", "funding"),
        ("Japan gave the hospital in Kisumu 300,000 dollars in medical equipment.", "donation"),
    ],
)
def test_money_for_goods_is_money(text: str, act: str) -> None:
    assert [a.type for a in told(text, "act")] == [act]

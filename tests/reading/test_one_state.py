"""A government and its country are one partner; our country is the writer's."""

import pytest
from telling import told


@pytest.mark.parametrize(
    "text",
    [
        "Правительство Японии выделило 90 тысяч долларов больнице в Бресте. Япония помогает Беларуси с 2004 года.",
        "菲律宾政府接收了中国政府捐赠的疫苗。中方表示将继续支持菲律宾。",
        "The Government of Japan gave 20 ambulances to Malawi. Japan has helped Malawi since 2004.",
    ],
)
def test_a_government_and_its_country_are_one(text: str) -> None:
    homes = [p.country for p in told(text, "partner") if p.type == "country"]
    assert len(homes) == len(set(homes)) > 0


def test_our_country_is_the_one_that_the_page_names_as_its_own() -> None:
    text = "臺灣嘉安醫院醫療團赴貝里斯義診。我國大使感謝嘉安醫院，我國將繼續支持貝里斯衛生部。"
    assert "CN" not in {p.country for p in told(text, "partner")}

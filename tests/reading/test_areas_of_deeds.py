"""A health area is weighed by the deeds beside it, and by what else is surely told of."""

import pytest
from telling import told


def areas(text: str) -> set[str]:
    return {area.code for area in told(text, "healtharea")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India trained 40 health workers of Nepal in Kathmandu on 5 May 2023.", {"health_workforce"}),
        ("The embassy of China gave drugs to Malawi. The clinic also has a laboratory.", {"medicines_supply"}),
    ],
)
def test_an_area_is_told_where_a_deed_of_its_kind_is(text: str, expected: set[str]) -> None:
    assert areas(text) == expected

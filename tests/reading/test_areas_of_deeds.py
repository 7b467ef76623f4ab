"""A health area is weighed by the deeds beside it, and by what else is surely told of."""

from telling import told


def areas(text: str) -> dict[str, float]:
    return {area.code: area.confidence for area in told(text, "healtharea")}


def test_an_area_is_told_where_a_deed_of_its_kind_is() -> None:
    assert set(areas("India trained 40 health workers of Nepal in Kathmandu on 5 May 2023.")) == {"health_workforce"}


def test_an_area_of_a_deed_is_surer_than_what_is_told_beside_it() -> None:
    found = areas("The embassy of China gave drugs to Malawi. The clinic also has a laboratory.")
    assert found["medicines_supply"] > found.get("laboratory", 0) + 0.1


def test_a_course_is_about_what_it_teaches() -> None:
    text = "Cuba trained 30 staff of the hospital in Blantyre in hospital management, surgery and laboratory work."
    assert "laboratory" in areas(text)

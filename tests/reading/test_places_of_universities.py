"""A town in a university's name says which university it is, not where something was done."""

import pytest
from telling import told

ENGLISH = (
    "Nurses learn together with the University of Leeds\n\nMission College of Nursing and Leeds University signed "
    "an agreement on nursing. Teachers of the University of Leeds will visit the hospital."
)
SPANISH = (
    "Hospital San Roque firma convenio con la Universidad de Salamanca\n\nEl Hospital San Roque y la Universidad de "
    "Salamanca firmaron un convenio de capacitación. La Universidad de Salamanca enviará médicos."
)


@pytest.mark.parametrize(("text", "town"), [(ENGLISH, "Leeds"), (SPANISH, "Salamanca")])
def test_a_town_in_a_universitys_name_is_no_place(text: str, town: str) -> None:
    assert town not in {place.name for place in told(text, "place")}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        (ENGLISH + " They met in Leeds.", "Leeds"),
        (SPANISH + " El acto fue en Salamanca.", "Salamanca"),
    ],
)
def test_it_is_a_place_where_something_is_done_in_it_too(text: str, town: str) -> None:
    assert town in {place.name for place in told(text, "place")}

"""Who is received is a guest; what is received is a gift."""

import pytest
from telling import told

from cosante.reading import reader


def class_of(sentence: str, verb: str) -> str:
    page = reader.page_of(reader.judge(sentence))
    return next(cls for start, end, (cls, _) in page.scan.of("word") if page.text[start:end].startswith(verb))


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The minister received the Finnish ambassador on Monday.", "received"),
        ("The minister received at noon, before lunch, H.E. Tomas Lind, Ambassador of Norway.", "received"),
        ("The minister will receive a high-level Cuban delegation.", "will receive"),
        ("The governor received the visiting director of the Red Crescent.", "received"),
        ("Le ministre recevra jeudi, dans son bureau, le nouvel ambassadeur du Maroc.", "recevra"),
        ("La ministre a reçu SEM Jean Dupont, venu de Paris.", "a reçu"),
    ],
)
def test_who_is_received_is_met(sentence: str, verb: str) -> None:
    assert class_of(sentence, verb) == "meet"


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The hospital received ventilators from the Finnish ambassador.", "received"),
        ("The hospital has received 20 beds and the director thanked the delegation.", "has received"),
        ("The ministry received a donation in the presence of the ambassador.", "received"),
        ("The school received the director's prize.", "received"),
        ("L'hôpital a reçu de l'ambassadeur du Maroc un lot de médicaments.", "a reçu"),
        ("Les enfants ont reçu des conseils du Dr Mensah.", "ont reçu"),
    ],
)
def test_what_is_received_is_given(sentence: str, verb: str) -> None:
    assert class_of(sentence, verb) == "receive"


def test_a_guest_of_whom_nothing_more_is_told_is_met() -> None:
    text = "The Minister of Health of Ghana received the Finnish ambassador in Accra, to discuss health cooperation."
    assert [act.type for act in told(text, "act")] == ["visit"]

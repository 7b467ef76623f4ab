"""A health area told only in somebody's title is less sure than one that a deed is about."""

import pytest
from telling import told

IN_ROLE = [
    (
        "fr",
        "surgery",
        "Le chef du service de chirurgie a reçu l'ambassadeur du Japon au Bénin, qui a remis deux ambulances.",
        "Le service de chirurgie a reçu l'ambassadeur du Japon au Bénin, qui a remis deux ambulances.",
    ),
]


@pytest.mark.parametrize(("language", "code", "named", "plain"), IN_ROLE)
def test_an_area_in_a_title_alone_is_less_sure(language, code, named, plain):
    sure = [next(f.confidence for f in told(said, "healtharea") if f.code == code) for said in (named, plain)]
    assert sure[0] < sure[1]

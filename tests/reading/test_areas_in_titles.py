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
    told_of = [{f.code: f.confidence for f in told(said, "healtharea")} for said in (named, plain)]
    assert told_of[0].get(code, 0) < told_of[1][code]  # it may be too little to be told at all

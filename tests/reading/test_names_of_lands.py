"""Countries by the other names that newspapers give them: they act and receive as under the first one."""

import pytest

from cosante.reading import read_text
from cosante.vocabulary.facts import Act, Partner


def lands(text: str) -> set[str | None]:
    """The countries of the partners that act or receive in a text."""
    facts = read_text(text).facts
    known = {f.id: f.country for f in facts if isinstance(f, Partner)}
    return {known.get(i) for f in facts if isinstance(f, Act) for i in (*f.actors, *f.recipients)}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (
            "China memberikan bantuan satu juta dosis vaksin kepada Indonesia. Vaksin itu tiba di Jakarta pada Senin.",
            "CN",
        ),
        ("Inggris menyerahkan sepuluh ambulans kepada Kementerian Kesehatan Kenya di Nairobi pada Selasa.", "GB"),
        ("UEA mengirim 40 ton obat-obatan kepada Kementerian Kesehatan Sudan untuk rumah sakit di Port Sudan.", "AE"),
        ("Corea donó cuatro ambulancias al Ministerio de Salud de Perú en Lima, informó la cancillería.", "KR"),
        ("Arabia Saudita donó dos millones de vacunas al Ministerio de Salud de Sudán en Puerto Sudán.", "SA"),
        ("O Irão doou medicamentos ao Ministério da Saúde de Moçambique na segunda-feira, em Maputo.", "IR"),
        ("O Vietname doou ventiladores ao Ministério da Saúde de Angola na segunda-feira, em Luanda.", "VN"),
    ],
)
def test_a_country_acts_under_each_of_its_names(text: str, country: str) -> None:
    assert country in lands(text)

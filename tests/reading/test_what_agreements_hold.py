"""What an agreement just signed holds is planned, not done."""

import pytest
from telling import told


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Malawi signed an agreement. The agreement includes the training of 40 nurses in Blantyre.",
        "España y Honduras firmaron un convenio. El acuerdo incluye la capacitación de 35 paramédicos en Tela.",
        "Le Maroc et le Tchad ont signé une convention. L'accord comprend la formation de 40 infirmiers à Moundou.",
        "O Brasil e Moçambique assinaram um memorando. O acordo inclui a formação de 40 enfermeiros em Nampula.",
        "Türkiye ile Somali bir protokol imzaladı. Anlaşma 40 hemşirenin Mogadişu'da eğitimini kapsıyor.",
        "Россия и Замбия подписали меморандум. Соглашение предусматривает обучение 40 медсестёр в Ндоле.",
    ],
)
def test_what_an_agreement_holds_is_planned(text: str) -> None:
    assert ("training", "planned") in {(act.type, act.status) for act in told(text, "act")}
    assert ("training", "done") not in {(act.type, act.status) for act in told(text, "act")}

"""What bodies are called in English: composed of the head, places, peoples and proper names of the name as written."""

import pytest

from cosante.reading.reader import read_text
from cosante.vocabulary.facts import Partner


def _called(text: str) -> dict[str, str | None]:
    return {fact.name: fact.name_en for fact in read_text(text).facts if isinstance(fact, Partner)}


@pytest.mark.parametrize(
    ("text", "name", "english"),
    [
        (
            "Le ministère de la Santé du Tchad a signé avec l'ambassade du Japon un accord de don de lits.",
            "ministère de la Santé du Tchad",
            "Ministry of Health of Chad",
        ),
        (
            "Le ministère tchadien de la Santé a signé avec l'Allemagne un accord de don de lits.",
            "ministère tchadien de la Santé",
            "Ministry of Health of Chad",
        ),
        (
            "L'hôpital général de Douala et l'ambassade du Japon ont signé jeudi une convention de don de lits.",
            "hôpital général de Douala",
            "Douala General Hospital",
        ),
        (
            "中国医疗队20日向乍得卫生部捐赠了一批药品和医疗器械。",
            "中国医疗队",
            "Chinese medical team",
        ),
        (
            "台中医院派出的医疗队20日向乍得卫生部捐赠了一批药品和医疗器械。",
            "台中医院",
            "Taichung Hospital",
        ),
        (
            "Министерство здравоохранения Казахстана и посольство Японии подписали соглашение о поставке вакцин.",
            "посольство Японии",
            "Embassy of Japan",
        ),
        (
            "云南医疗队20日向老挝卫生部捐赠了一批药品和医疗器械。",
            "云南医疗队",
            "Yunnan medical team",
        ),
        (
            "라오스 보건부 대표단은 12일 부산 고신병원을 방문해 의료진 연수를 논의했다.",
            "부산 고신병원",
            "Busan Gosin Hospital",
        ),
        (
            "Wizara ya Afya ya Zanzibar imesaini makubaliano na China kuhusu msaada wa dawa na vifaa tiba.",
            "Wizara ya Afya ya Zanzibar",
            "Ministry of Health of Zanzibar",
        ),
        (
            "مسجد کے بعد جاپان کے سفیر نے یونیورسٹی آف لاہور کے ساتھ نرسوں کی تربیت کے معاہدے پر دستخط کیے۔",
            "یونیورسٹی آف لاہور",
            "University of Lahore",
        ),
        (
            "ভিয়েনতিয়েন প্রদেশের স্বাস্থ্য বিভাগ ও লাও কাই প্রদেশের স্বাস্থ্য বিভাগ সোমবার নার্স প্রশিক্ষণের চুক্তি সই করেছে।",
            "ভিয়েনতিয়েন প্রদেশের স্বাস্থ্য বিভাগ",
            "Vientiane Provincial Health Department",
        ),
    ],
)
def test_a_body_has_its_english_name(text: str, name: str, english: str) -> None:
    assert _called(text)[name] == english


def test_what_an_english_text_calls_it_is_its_english_name() -> None:
    text = (
        "Mekele General Hospital and the Embassy of Japan signed an agreement on new beds for the hospital on Monday."
    )
    assert _called(text)["Mekele General Hospital"] == "Mekele General Hospital"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "대한민국 대사관은 12일 비엔티안 샘물병원에 의료장비를 기증했다. 샘물병원은 라오스 비엔티안에 있다.",
            "샘물",
        ),
        (
            "Посольство Японии передало аппараты УЗИ Гомельской городской больнице № 4. Больница лечит детей.",
            "Гомельск",
        ),
    ],
)
def test_a_name_of_which_a_word_has_no_english_has_none(text: str, word: str) -> None:
    assert {english for name, english in _called(text).items() if word in name} == {None}


def test_an_army_whose_head_says_whose_it_is_says_it_once() -> None:
    text = "Tentara Nasional Indonesia dan Kedutaan Besar Jepang memberikan bantuan obat kepada rumah sakit di Palu."
    assert _called(text)["Tentara Nasional Indonesia"] == "Indonesian National Armed Forces"

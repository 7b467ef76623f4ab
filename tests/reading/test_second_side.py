"""An agreement takes two sides, also where its sentence names one of them only."""

import pytest

from cosante.reading import read_text
from cosante.vocabulary.facts import Partner
from pack_helpers import pairs


@pytest.mark.parametrize(
    ("said", "sides"),
    [
        (
            "The Minister of Public Health of Cuba, José Pérez, arrived in Nairobi on 3 May 2023. Kenya signed a cooperation "
            "agreement on health there on the same day.",
            {"KE", "CU"},
        ),
        (
            "Une délégation du ministère de la Santé de Cuba est arrivée à Lomé le 3 mai 2023. Le Togo a signé le même jour "
            "un accord de coopération sur la santé.",
            {"TG", "CU"},
        ),
        (
            "Министр здравоохранения Кубы Хосе Перес прибыл в Найроби. Кения подписала соглашение о сотрудничестве в области "
            "здравоохранения.",
            {"KE", "CU"},
        ),
    ],
)
def test_the_second_side_of_an_agreement_is_found_in_the_sentence_before(said, sides):
    facts = {fact.id: fact for fact in read_text(said).facts}
    (agreement,) = [fact for fact in facts.values() if getattr(fact, "type", "") == "agreement"]
    assert {facts[actor].country for actor in agreement.actors} == sides


@pytest.mark.parametrize(
    ("said", "sides"),
    [
        ("फिजी और जाम्बिया ने नर्सों की शिक्षा और रोग नियंत्रण के क्षेत्र में समझौता ज्ञापन पर हस्ताक्षर किए हैं।", {"FJ", "ZM"}),
        ("فجی اور زیمبیا نے نرسوں کی تعلیم کے شعبے میں مفاہمت کی یادداشت پر دستخط کیے ہیں۔", {"FJ", "ZM"}),
        ("বুধবার ফিজি ও জাম্বিয়ার মধ্যে স্বাস্থ্য খাতে সহযোগিতা বিষয়ক একটি সমঝোতা স্মারক সই হয়েছে।", {"FJ", "ZM"}),
    ],
)
def test_two_countries_that_agree_are_partners(said, sides):
    assert {fact.country for fact in read_text(said).facts if getattr(fact, "type", "") == "country"} == sides


SIGNED = [
    ("The Ministry of Health of Norway signed an agreement with Kenya on the training of nurses in Nairobi on 12 May 2023.", "NO"),
    ("Кения подписала с Министерством здравоохранения Норвегии соглашение о подготовке медсестёр в Найроби.", "NO"),
    ("Norveç Sağlık Bakanlığı, Nairobi'de Kenya ile hemşirelerin eğitimi konusunda anlaşma imzaladı.", "NO"),
    ("노르웨이 보건부는 나이로비에서 케냐와 간호사 교육에 관한 협약을 체결했다.", "NO"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "other"), SIGNED)
def test_a_country_with_which_a_body_agrees_is_a_partner_though_it_is_done_in_its_town(text: str, other: str) -> None:
    assert pairs(text, Partner, "type", "country") >= {("country", "KE"), ("ministry", other)}

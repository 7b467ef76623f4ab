"""Where a deed is done: towns in names of hospitals, lands before their towns, lists of lands; and where it is not."""

import pytest

from cosante.reading import read_text
from cosante.vocabulary.facts import Partner, Place


def named(text: str, kind: type[Partner] | type[Place]) -> set[str]:
    return {fact.name for fact in read_text(text).facts if isinstance(fact, kind)}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        (
            "Azerbaycan'dan gelen 15 hekim, Ankara Ulus Şehir Hastanesi'nde üç ay süreyle organ nakli eğitimi aldı. Eğitim, "
            "Sağlık Bakanlığı ile TİKA iş birliğinde düzenlendi.",
            "Ankara",
        ),
        ("भुटानका १२ जना चिकित्सकले धुलिखेल अस्पतालमा तालिम लिएका छन् । तालिममा भारत सरकारले सहयोग गरेको हो ।", "धुलिखेल"),
    ],
)
def test_a_town_in_the_name_of_a_hospital_is_a_place_where_something_is_done_in_it(text: str, town: str) -> None:
    assert town in named(text, Place)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("चीन की टीम ने काठमांडू के हिमाल अस्पताल में 40 मरीजों का इलाज किया।", "हिमाल अस्पताल"),
        ("چینی ٹیم نے گوادر کے مہران ہسپتال میں 40 مریضوں کا علاج کیا۔", "مہران ہسپتال"),
        ("जापान सरकारले सिन्धुपाल्चोकको चौतारा अस्पताल पुनर्निर्माणका लागि सहयोग गर्ने भएको छ ।", "चौतारा अस्पताल"),
    ],
)
def test_a_town_that_a_small_word_binds_to_a_hospital_is_no_part_of_its_name(text: str, body: str) -> None:
    assert body in named(text, Partner)


def test_a_hospital_without_a_name_of_its_own_is_called_by_its_town() -> None:
    text = "चीन के राजदूत ने कराची के सिविल अस्पताल को 50 बेड और 10 वेंटिलेटर दान किए।"
    assert "कराची के सिविल अस्पताल" in named(text, Partner)


def test_a_hospital_is_of_the_country_whose_it_is() -> None:
    text = "एम्स दिल्ली के 15 डॉक्टरों की टीम ने भूटान के सोंगर क्षेत्रीय अस्पताल में 120 मरीजों की मोतियाबिंद सर्जरी की।"
    facts = read_text(text).facts
    assert ("सोंगर क्षेत्रीय अस्पताल", "BT") in {(f.name, f.country) for f in facts if isinstance(f, Partner)}
    assert "भूटान" in {f.name for f in facts if isinstance(f, Place)}


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Nijer'in başkenti Niamey'de TİKA tarafından inşa edilen doğum hastanesi törenle açıldı.", "Nijer"),
        ("भारत के दूतावास ने माली की राजधानी बामाको में 600 लोगों की आंखों की सर्जरी कराई।", "माली"),
    ],
)
def test_a_country_is_where_its_town_is(text: str, land: str) -> None:
    assert land in named(text, Place)
    assert land not in named(text, Partner)


@pytest.mark.parametrize(
    ("text", "lands"),
    [
        (
            "Umut Vakfı 2019'da 14 bin katarakt ameliyatı yaptı. Ameliyatlar; Nijer, Mali, Etiyopya ve Pakistan’da yapıldı.",
            {"Nijer", "Mali", "Etiyopya", "Pakistan"},
        ),
        (
            "Umut Vakfı gönüllüleri 300 hastayı ameliyat etti. Proje Gana, Togo ve Benin'in de aralarında bulunduğu 14 "
            "ülkede uygulandı.",
            {"Gana", "Togo", "Benin"},
        ),
    ],
)
def test_the_ending_of_the_last_holds_for_all_lands_of_a_list(text: str, lands: set[str]) -> None:
    assert lands <= named(text, Place)


def test_who_builds_abroad_is_in_no_list_of_where() -> None:
    assert "Çin" not in named("Çin, Kenya ve Uganda'da hastane kuracak.", Place)


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("पाकिस्तान में तैनात चीन के राजदूत ने कराची के सिविल अस्पताल को 50 बेड दान किए।", "पाकिस्तान"),
        ("በኢትዮጵያ የጃፓን አምባሳደር ለጎንደር ዩኒቨርሲቲ ሆስፒታል 5 አምቡላንሶችን አስረከቡ።", "ኢትዮጵያ"),
        (
            "TİKA, Kırgızistan Sağlık Bakanlığına 10 ambulans hibe etti. Türkiye'nin Bişkek Büyükelçisi Ahmet Demirli törende "
            "konuştu.",
            "Bişkek",
        ),
    ],
)
def test_where_an_ambassador_serves_is_not_where_the_deed_is_done(text: str, seat: str) -> None:
    assert seat not in named(text, Place)


def test_the_town_at_the_head_of_a_report_from_home_is_no_place() -> None:
    text = "काठमाडौं । चीन सरकारले नेपाललाई अनुदानमा दश लाख मात्रा खोप उपलब्ध गराउने भएको छ ।"
    assert "काठमाडौं" not in named(text, Place)


def test_doctors_that_are_counted_are_no_title_of_a_person() -> None:
    text = "अफगानिस्तान के 20 डॉक्टर चंडीगढ़ के पीजीआई में तीन महीने का प्रशिक्षण ले रहे हैं।"
    assert not [f for f in read_text(text).facts if type(f).__name__ == "Person"]

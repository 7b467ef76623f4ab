"""The Nepali pack: its tables hold what a reader of Nepali news would miss first; days of the Bikram Sambat."""

from datetime import date

import pytest

from cosante.reading import read_text
from cosante.reading.grammars.bikram import from_bikram
from cosante.vocabulary.facts import Count, Date, HealthArea, Money, Partner, Person, Place
from pack_helpers import codes_of, deeds, pairs, settings, sides, told

GIVEN = (
    "२०८१ असार १० गते नेपालका लागि भारतीय राजदूत नवीन श्रीवास्तवले स्वास्थ्यमन्त्री प्रदीप पौडेललाई ३५ वटा एम्बुलेन्स "
    "हस्तान्तरण गर्नुभयो । चीन सरकारले भरतपुर अस्पतालका लागि ५ करोड रुपैयाँ अनुदान दिने भएको छ । "
    "शिविरमा डा. रामबहादुर खड्काले ३५० जना बिरामीको उपचार गरे ।"
)


def dates(said: str) -> set[object]:
    """The dates of a sentence on a gift of medicines."""
    return told(f"नेपालको स्वास्थ्य मन्त्रालयलाई भारत सरकारले {said} औषधि हस्तान्तरण गरेको छ ।", Date, "value")


def test_settings_name_the_calendar() -> None:
    assert settings("ne", "capitals", "suffixes", "calendar") == (False, True, "bikram")


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "हस्ताक्षर गरेको", ("sign", "done")),
        ("words.tsv", "हस्तान्तरण गर्नुभयो", ("give", "done")),
        ("words.tsv", "प्रदान गर्नेछ", ("give", "planned")),
        ("words.tsv", "निर्माण गरिँदै", ("build", "ongoing")),
        ("words.tsv", "समझदारीपत्र", ("agreement", "-")),
        ("words.tsv", "भेटवार्ता गरिन्", ("meet", "done")),
        ("words.tsv", "जारी राख्ने प्रतिबद्धता जनाइन्", ("commit", "done")),
        ("words.tsv", "निर्मित", ("build", "done")),
        ("words.tsv", "तालिम लिइरहेका", ("train", "ongoing")),
        ("health.tsv", "खोप", ("immunization", "strong")),
        ("organisations.tsv", "स्वास्थ्य तथा जनसङ्ख्या मन्त्रालय", ("ministry", "alone")),
        ("roles.tsv", "स्वास्थ्यमन्त्री", ("minister_health",)),
        ("counts.tsv", "जना", ("people_classifier",)),
        ("counts.tsv", "वटा", ("classifier",)),
        ("numbers.tsv", "उनान्सय", ("cardinal", "99")),
        ("money.tsv", "रु.", ("NPR", "inferred")),
        ("demonyms.tsv", "चिनियाँ", ("CN",)),
        ("suffixes.tsv", "लाई", ("dative",)),
        ("suffixes.tsv", "हरूले", ("agentive",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("ne", table, term)


def test_a_deed_is_read_with_all_its_parts() -> None:
    assert told(GIVEN, Person, "name") == {"नवीन श्रीवास्तव", "प्रदीप पौडेल", "रामबहादुर खड्का"}
    assert told(GIVEN, Money, "currency") == {"NPR"}
    assert {35, 350} <= told(GIVEN, Count, "value")
    assert {("donation", "done"), ("funding", "planned"), ("outreach", "done")} <= deeds(GIVEN)


def test_case_endings_tell_who_gives_and_who_receives() -> None:
    text = "जापान सरकारले नेपाललाई २० वटा एम्बुलेन्स प्रदान गरेको छ । यो स्वास्थ्य मन्त्रालयले जनाएको हो ।"
    assert sides(text, "donation") == (["जापान सरकार"], ["नेपाल"])


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("२०८१ असार १५ गते", "2024-06-29"),
        ("वि.सं. २०८१ असार १५", "2024-06-29"),
        ("१५ असार २०८१ मा", "2024-06-29"),
        ("२०८१/०३/१५ मा", "2024-06-29"),
        ("२०८१-०२-३२ मा", "2024-06-14"),
        ("२०७२ सालमा", "2015/2016"),
        ("२०२८ सालमा", "1971/1972"),
        ("सन् २०२३ मा", "2023"),
        ("सन् २०२३ अप्रिल २५ मा", "2023-04-25"),
        ("२०८१ असारमा", "2024-06-15/2024-07-15"),
    ],
)
def test_days_of_the_bikram_sambat(said: str, value: str) -> None:
    assert value in dates(said)


def test_a_day_without_its_year_is_of_the_year_told_elsewhere() -> None:
    assert {"2024-06-29", "2024-07-04"} <= dates("२०८१ असार १५ गते र असार २० गते")


def test_days_that_are_none_are_not_converted() -> None:
    assert from_bikram(2081, 3, 33) is None
    assert from_bikram(2081, 13, 1) is None
    assert from_bikram(2200, 1, 1) is None
    assert from_bikram(2000, 1, 1) == date(1943, 4, 14)


def test_a_meeting_and_what_is_promised_there() -> None:
    text = (
        "स्वास्थ्यमन्त्री प्रदीप पौडेलसँग चिनियाँ राजदूत छन सोङले शिष्टाचार भेटवार्ता गरेका छन् । "
        "विश्व स्वास्थ्य संगठनले नेपालको स्वास्थ्य क्षेत्रमा सहयोग जारी राख्ने प्रतिबद्धता जनाएको छ ।"
    )
    assert {("visit", "done"), ("statement", "done")} <= deeds(text)


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("पाँच करोड अमेरिकी डलर", 50_000_000),
        ("पाँच लाख अमेरिकी डलर", 500_000),
        ("अमेरिकी डलर ७३ हजार ७ सय ४७", 73_747),
        ("दुई सय ६५ अमेरिकी डलर", 265),
    ],
)
def test_amounts_in_words_and_digits(said: str, amount: int) -> None:
    assert told(f"अमेरिकाले नेपालको अस्पताललाई {said} अनुदान दिएको छ ।", Money, "amount") == {amount}


def test_spellings_of_one_sound_are_one_word() -> None:
    usual = "स्विट्जरल्यान्ड सरकारले नेपालको अस्पताललाई औषधि हस्तान्तरण गरेको छ । शिविरमा ६० बिरामीको उपचार गरियो ।"
    other = "स्वीट्जरल्यान्ड सरकारले नेपालको अस्पताललाइ औषधी हस्तान्तरण गरेको छ । सिविरमा ६० विरामीको उपचार गरियो ।"
    assert deeds(other) == deeds(usual) == {("donation", "done"), ("outreach", "done")}


@pytest.mark.parametrize("said", ["कोभिडविरुद्धको", "कोभिडविरुद्धका", "कोभिडसम्बन्धीको", "कोभिडपछिको"])
def test_endings_stand_on_endings(said: str) -> None:
    text = f"चीनले नेपालको स्वास्थ्य मन्त्रालयलाई {said} खोप हस्तान्तरण गरेको छ ।"
    assert "covid19" in told(text, HealthArea, "code")


def test_a_ministry_is_not_of_the_only_country_named_where_that_is_abroad() -> None:
    text = (
        "स्वास्थ्य तथा जनसङ्ख्या मन्त्रालयले जर्मनीबाट ४० थान भेन्टिलेटर प्राप्त गरेको छ । "
        "मन्त्रालयमा आयोजित कार्यक्रममा जर्मनीका राजदूतले भेन्टिलेटर हस्तान्तरण गरे ।"
    )
    owners = {f.name: f.country for f in read_text(text).facts if isinstance(f, Partner)}
    assert owners["स्वास्थ्य तथा जनसङ्ख्या मन्त्रालय"] == "NP"


def test_goods_that_arrive_are_no_visit() -> None:
    text = (
        "अमेरिकाले नेपाललाई दिएको १० लाख मात्रा खोप काठमाडौं आइपुगेको छ । चीनले उपलब्ध गराएको स्वास्थ्य सामग्री पनि आज नेपाल आइपुग्यो ।"
    )
    assert {kind for kind, _ in deeds(text)} == {"donation"}


def test_a_noun_leaves_its_last_word_to_the_verb_that_begins_with_it() -> None:
    assert ("donation", "done") in deeds("फिजीलाई इटलीले स्वास्थ्य सामग्री सहयोग गरेको छ ।")


def test_what_kind_of_state_a_country_is_belongs_to_its_name() -> None:
    text = "केन्या गणतन्त्रको स्वास्थ्य मन्त्रालयले नेपालसँग नर्स तालिमको सम्झौतामा हस्ताक्षर गर्‍यो।"
    assert ("केन्या गणतन्त्रको स्वास्थ्य मन्त्रालय", "KE") in pairs(text, Partner, "name", "country")


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("जापानले सर्लाहीमा स्वास्थ्य चौकी निर्माण गरेको छ।", "सर्लाही"),
        ("कोरियाले सिन्धुपाल्चोकमा अस्पताल निर्माण गरेको छ।", "सिन्धुपाल्चोक"),
    ],
)
def test_districts_and_towns_are_known(text: str, town: str) -> None:
    assert town in told(text, Place, "name")


def test_a_surname_that_looks_like_limited_is_a_persons() -> None:
    text = "टोली प्रमुख डा. वाङ लीले नेपालको अस्पताललाई औषधि दिए । चीनका डा. लि वेईले पनि सहयोग गरे ।"
    assert "लि वेई" in told(text, Person, "name")
    assert told(text, Partner, "type") <= {"country"}

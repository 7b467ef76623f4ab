"""The Hindi pack: its tables hold what a reader of Hindi news would miss first."""

import pytest

from cosante.languages.folding import fold_term
from cosante.vocabulary.facts import Act, Count, Date, HealthArea, Money, Partner, Person, Place
from pack_helpers import codes_of, deeds, pairs, read, settings, sides, told

GIVEN = (
    "12 मार्च 2024 को मालदीव में भारत के उच्चायुक्त मुनु महावर ने स्वास्थ्य मंत्री अब्दुल्ला खलील को दो एंबुलेंस सौंपीं। "
    "विश्व स्वास्थ्य संगठन (डब्ल्यूएचओ) और स्वास्थ्य मंत्रालय के बीच समझौता ज्ञापन पर हस्ताक्षर किए गए। "
    "इस पर ढाई करोड़ रुपये और 3.5 लाख अमेरिकी डॉलर खर्च हुए। अगस्त 2024 में 25 नर्सों को प्रशिक्षण दिया जाएगा।"
)


def test_postpositions_stand_apart() -> None:
    assert settings("hi", "capitals", "suffixes", "head") == (False, True, "final")
    assert codes_of("hi", "postpositions.tsv", "को") == {("dative",)}


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "हस्ताक्षर किए", ("sign", "done")),
        ("words.tsv", "हस्ताक्षर किए जाएंगे", ("sign", "planned")),
        ("words.tsv", "प्रदान कर रहा", ("give", "ongoing")),
        ("words.tsv", "सौंपा", ("give", "done")),
        ("words.tsv", "दान दिया", ("give", "done")),
        ("words.tsv", "समझौता ज्ञापन", ("agreement", "-")),
        ("words.tsv", "मुलाकात की", ("meet", "done")),
        ("words.tsv", "आधारशिला रखी", ("build", "done")),
        ("words.tsv", "प्रतिबद्धता दोहराई", ("commit", "done")),
        ("words.tsv", "धन्यवाद दिया", ("say", "done")),
        ("health.tsv", "क्षय रोग", ("tuberculosis", "strong")),
        ("health.tsv", "मोतियाबिंद", ("ncd", "strong")),
        ("organisations.tsv", "स्वास्थ्य मंत्रालय", ("ministry", "alone")),
        ("organisations.tsv", "अस्पताल", ("health_facility", "before")),
        ("roles.tsv", "स्वास्थ्य मंत्री", ("minister_health",)),
        ("roles.tsv", "उच्चायुक्त", ("ambassador",)),
        ("honorifics.tsv", "डॉ.", ("title",)),
        ("counts.tsv", "सदस्यीय", ("delegates",)),
        ("counts.tsv", "वर्ष", ("not_counted",)),
        ("numbers.tsv", "निन्यानवे", ("cardinal", "99")),
        ("numbers.tsv", "साढ़े", ("half", "+0.5")),
        ("numbers.tsv", "अरब", ("scale", "1000000000")),
        ("demonyms.tsv", "क्यूबाई", ("CU",)),
        ("cues.tsv", "द्वारा", ("by",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("hi", table, term)


def test_dots_and_nasals_are_written_in_several_ways() -> None:
    assert fold_term("करोड़") == fold_term("करोड\u093c") == fold_term("करोड")
    assert fold_term("पाँच") == fold_term("पांच")
    for said in ("हिन्द महासागर के देश मॉरीशस", "हिंद महासागर के देश मॉरीशस"):
        assert "MU" in told(f"{said} ने भारत के अस्पताल को दवाएँ दान कीं।", Partner, "country")


def test_a_deed_is_read_with_all_its_parts() -> None:
    assert told(GIVEN, Person, "name") == {"मुनु महावर", "अब्दुल्ला खलील"}
    assert {("INR", 25_000_000), ("USD", 350_000)} == pairs(GIVEN, Money, "currency", "amount")
    assert {2, 25} <= told(GIVEN, Count, "value")
    assert {"2024-03-12", "2024-08"} <= told(GIVEN, Date, "value")
    assert {("donation", "done"), ("agreement", "done"), ("training", "planned")} <= deeds(GIVEN)
    assert {"विश्व स्वास्थ्य संगठन", "स्वास्थ्य मंत्रालय"} <= told(GIVEN, Partner, "name")


def test_postpositions_tell_who_gives_and_who_receives() -> None:
    text = "12 मई 2023 को जापान ने नेपाल को 20 एंबुलेंस दान कीं, स्वास्थ्य मंत्रालय ने कहा।"
    assert sides(text, "donation") == (["जापान"], ["नेपाल"])


def test_words_and_digits_make_one_number() -> None:
    text = "भारत के डॉक्टरों ने नेपाल के अस्पताल में दो हजार पांच सौ 50 मरीजों का मुफ्त इलाज किया।"
    assert told(text, Count, "value") == {2550}


def test_feelings_are_no_towns() -> None:
    text = "भारत ने मैत्री की भावना से श्रीलंका के अस्पताल को दवायें भेजीं।"
    assert "भावना" not in told(text, Place, "name")
    assert "medicines_supply" in told(text, HealthArea, "code")


def test_a_team_is_busy_treating() -> None:
    text = "क्यूबा के छह डॉक्टरों की एक टीम फिजी के जिला अस्पताल में मरीजों के इलाज में जुटी है।"
    assert ("outreach", "ongoing") in deeds(text)


def test_what_kind_of_state_a_country_is_belongs_to_its_name() -> None:
    text = "स्वीडन साम्राज्य के स्वास्थ्य मंत्रालय और ओमान सल्तनत के स्वास्थ्य मंत्रालय ने नर्सों के प्रशिक्षण के समझौते पर हस्ताक्षर किए।"
    assert pairs(text, Partner, "name", "country") == {
        ("स्वीडन साम्राज्य के स्वास्थ्य मंत्रालय", "SE"),
        ("ओमान सल्तनत के स्वास्थ्य मंत्रालय", "OM"),
    }


def test_words_before_an_institute_of_something_are_its_name() -> None:
    text = "एशियन इंस्टीट्यूट ऑफ नर्सिंग ने जापान के साथ समझौते पर हस्ताक्षर किए।"
    assert "एशियन इंस्टीट्यूट ऑफ नर्सिंग" in told(text, Partner, "name")


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("जापानी राजदूत ने कहा कि जापान भूटान के स्वास्थ्य क्षेत्र में सहयोग जारी रखेगा।", ("statement", "done")),
        ("क्यूबा के 90 डॉक्टर केन्या के अस्पतालों में काम करने मोम्बासा पहुंचे।", ("personnel_deployment", "done")),
    ],
)
def test_deeds_of_words_found_later(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)


def test_who_was_at_the_meeting_makes_no_second_meeting() -> None:
    text = (
        "नेपाल के स्वास्थ्य मंत्री रमेश खनाल ने मंगलवार को भारतीय राजदूत अजय श्रीवास्तव से मुलाकात की। "
        "बैठक में स्वास्थ्य सचिव दिनेश अर्याल भी मौजूद थे।"
    )
    assert [len(fact.evidence) for fact in read(text).facts if isinstance(fact, Act) and fact.type == "visit"] == [2]

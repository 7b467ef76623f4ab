"""The Amharic pack: what is written to a word, letters of one sound, the Ethiopian calendar, numerals, birr, titles."""

from decimal import Decimal
from typing import TypeVar

import pytest

from cosante.reading import read_text
from cosante.reading.grammars.ethiopian import from_ethiopian
from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person, Place
from pack_helpers import codes_of, deeds, told

T = TypeVar("T")


def of(text: str, kind: type[T]) -> list[T]:
    return [fact for fact in (read_text(text).facts or ()) if isinstance(fact, kind)]


SIGNED = (
    "አዲስ አበባ፣ የካቲት 12 ቀን 2016 - የጤና ሚኒስቴር እና የኮሪያ መንግሥት የ3.5 ሚሊዮን ዶላር የድጋፍ ስምምነት ተፈራረሙ። "
    "ስምምነቱን የጤና ሚኒስትሯ ዶ/ር መቅደስ ዳባ ፈርመዋል።\n"
)


def test_an_article_is_read() -> None:
    assert read_text(SIGNED).document.language == "am"
    assert {f.name for f in of(SIGNED, Person)} == {"መቅደስ ዳባ"}
    assert "agreement" in {f.type for f in of(SIGNED, Act)}
    (day,) = of(SIGNED, Date)
    assert (day.value, day.evidence[0].quote) == ("2024-02-20", "የካቲት 12 ቀን 2016")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("ሐምሌ 12 ቀን 2016 ዓ.ም.", "2024-07-19"),
        ("ሀምሌ 12/2016", "2024-07-19"),
        ("ኅዳር ፲፭ ቀን ፳፻፲፯ ዓ.ም", "2024-11-24"),
        ("ከኅዳር 3 እስከ 7 ቀን 2017 ዓ.ም", "2024-11-12/2024-11-16"),
        ("በ2016 ዓ.ም", "2023/2024"),
        ("እ.ኤ.አ በ2025", "2025"),
    ],
)
def test_dates_are_of_the_calendar_that_they_name(written: str, value: str) -> None:
    text = f"የዓለም ጤና ድርጅት ለኢትዮጵያ የጤና ሚኒስቴር {written} አምቡላንሶችን አበረከተ። የጃፓን ኤምባሲም መድኃኒት ሰጥቷል።"
    assert value in {fact.value for fact in of(text, Date)}


def test_days_of_the_ethiopian_calendar_are_converted() -> None:
    days = [from_ethiopian(*day) for day in ((2016, 1, 1), (2017, 1, 1), (2015, 13, 6))]
    assert [str(day) for day in days] == ["2023-09-12", "2024-09-11", "2023-09-11"]
    assert from_ethiopian(2016, 13, 6) is None


def test_numbers_stand_in_words_digits_and_numerals() -> None:
    text = (
        "የአሜሪካ ኤምባሲ ፲፪ አምቡላንሶችን ለጤና ሚኒስቴር አበረከተ። ጃፓን ሁለት ሚሊዮን አምስት መቶ ሺህ ዶላር ሰጠች። "
        "የዓለም ባንክ 1 ነጥብ 5 ቢሊዮን ብር ብድር አጸደቀ። ከ350 በላይ ሰራተኞችን የቻይና ሐኪሞች መረመሩ።"
    )
    assert {(f.amount, f.currency) for f in of(text, Money)} == {
        *((Decimal(2_500_000), "USD"), (Decimal(1_500_000_000), "ETB")),
    }
    assert {(f.value, f.of, f.qualifier) for f in of(text, Count)} == {
        *((12, "vehicles", "exact"), (350, "patients", "at_least")),
    }


def test_letters_of_one_sound_are_one() -> None:
    for name in ("የዓለም ጤና ድርጅት", "የአለም ጤና ድርጅት", "ለዓለም ጤና ድርጅት"):
        text = f"የኬንያ መንግሥት {name} ጋር የትብብር ስምምነት ተፈራረመ። ሆስፒታሉ መድሀኒት ተረከበ።"
        assert "World Health Organization" in {fact.name_en for fact in of(text, Partner)}, name


@pytest.mark.parametrize(
    ("verb", "status"),
    [("ተሰጠ", "done"), ("ሰጥቷል", "done"), ("እየሰጠ ነው", "ongoing"), ("ሊሰጥ ነው", "planned"), ("ይሰጣል", "planned")],
)
def test_the_form_of_a_verb_says_its_status(verb: str, status: str) -> None:
    text = f"ዩኒሴፍ በባሕር ዳር ለ60 ነርሶች ሥልጠና {verb}።"
    assert {(f.type, f.status) for f in of(text, Act)} == {("training", status)}


def test_what_is_written_to_a_name_is_no_part_of_it() -> None:
    text = (
        "አምባሳደር ሂሮሺ ታናካ ቁልፉን ለዶ/ር ሰላማዊት ግርማ አስረከቡ። ክሊኒኩን ከንቲባ አቶ ኩማ ደመቅሳና ከደቡብ ኮሪያ የመጡ ሐኪሞች መረቁ። "
        "የኩባ ሐኪሞች በጅማ ነጻ ሕክምና ሰጡ።"
    )
    assert {fact.name for fact in of(text, Person)} == {"ሂሮሺ ታናካ", "ሰላማዊት ግርማ", "ኩማ ደመቅሳ"}
    assert "ጅማ" in {fact.name for fact in of(text, Place)}


@pytest.mark.parametrize(
    ("where", "places"),
    [
        ("በጃፓን እና በኢትዮጵያ መካከል በተደረገው ስምምነት", set()),  # between the two
        ("በጃፓን ኤምባሲ አማካኝነት", set()),  # by Japan's embassy
        ("በኬንያ", {"ኬንያ"}),
    ],
)
def test_a_word_of_place_is_of_what_it_is_written_to(where: str, places: set[str]) -> None:
    text = f"መስከረም 12 ቀን 2016 ዓ.ም\n\n{where} የጃፓን ሐኪሞች ቡድን ለ40 ታካሚዎች ነጻ የዓይን ህክምና ሰጥቷል።"
    assert told(text, Place, "name") == places


def test_to_be_somewhere_is_to_receive_nothing() -> None:
    assert not {("receive", "planned"), ("receive", "done")} & codes_of("am", "words.tsv", "ይገኛል")
    assert ("receive", "done") not in codes_of("am", "words.tsv", "ተገኝተዋል")
    assert ("receive", "done") in codes_of("am", "words.tsv", "ተቀብሏል")


def test_support_that_is_made_is_given_and_clinics_that_drive_are_no_partner() -> None:
    assert ("funding", "done") in deeds("የጃፓን መንግስት ለጤና ዘርፍ የ17 ሚሊየን ዶላር ድጋፍ አድርጓል።")
    text = "የጃፓን መንግስት 10 ተንቀሳቃሽ የህክምና ክሊኒኮችን ለመለገስ ከኢትዮጵያ መንግስት ጋር ስምምነት ተፈራርሟል።"
    assert not [name for name in told(text, Partner, "name") if "ክሊኒኮች" in name]


def test_volunteers_for_health_are_a_medical_team() -> None:
    text = "የቻይና በጎ ፈቃደኛ የጤና ባለሙያዎች በአዲስ አበባ የሕክምና አገልግሎት ሰጥተዋል።"
    assert "medical_team" in told(text, Partner, "type")


def test_a_town_called_forty_springs_counts_nothing() -> None:
    text = "ጃፓን ለአርባ ምንጭ ሪፈራል ሆስፒታል አምስት አምቡላንስ ሰጠች።"
    assert told(text, Count, "value") == {5}


def test_a_hospital_of_a_town_of_two_words_has_both() -> None:
    text = "ጃፓን ለአርባ ምንጭ ሪፈራል ሆስፒታል አምስት አምቡላንስ ሰጠች።"
    assert "አርባ ምንጭ ሪፈራል ሆስፒታል" in told(text, Partner, "name")


def test_a_name_begins_with_the_word_that_says_where_something_goes() -> None:
    text = "ጃፓን ድጋፍ የተደረገው ለጥቁር ውሃ ሪፈራል ሆስፒታል ነው።"
    assert "ጥቁር ውሃ ሪፈራል ሆስፒታል" in told(text, Partner, "name")


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("ጎንደር ሆስፒታል ከህንዱ ራማ ሆስፒታል ጋር የኩላሊት ሕክምና ለመስጠት የሚያስችል ውል አሰረ።", ("agreement", "done")),
        ("የኩባ ሐኪሞች በጅማ ለሚገኙ ሠራተኞች ነፃ የጤና አገልግሎት መስጠት ጀምረዋል።", ("outreach", "ongoing")),
        ("ዩኒሴፍ በጅማ ለ30 ነርሶች ሥልጠና መስጠት ጀመረ።", ("training", "ongoing")),
        ("ጃፓን ከኢትዮጵያ ጋር በወባ መከላከል ላይ ለመሥራት ቁርጠኛ መሆኗን አስታወቀች።", ("statement", "done")),
    ],
)
def test_deeds_of_further_verbs(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("ጃፓን በጅጅጋ የጤና ጣቢያ ገነባች።", "ጅጅጋ"),
        ("ጃፓን በሐዋሳ የጤና ጣቢያ ገነባች።", "ሐዋሳ"),
    ],
)
def test_districts_and_towns_are_known(text: str, town: str) -> None:
    assert town in told(text, Place, "name")


@pytest.mark.parametrize(
    "text",
    [
        "የጃፓን መንግሥት 40 የህክምና ባለሙያዎችን ወደ ኢትዮጵያ ልኳል።",
        "የጃፓን መንግሥት 40 የህክምና ባለሙያዎችን ወደ ኢትዮጵያ ልኯል።",
    ],
)
def test_the_rounded_letters_of_verbs_are_read_in_both_spellings(text: str) -> None:
    """The third person of verbs that end in k, q, g: ልኳል, rarely ልኯል."""
    assert ("personnel_deployment", "done") in deeds(text)

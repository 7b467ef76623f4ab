"""Copies of a text, short versions of it, and form letters that are no copies."""

from cosante.matching.copies import FEWEST, fingerprints, score
from cosante.matching.profiles import TextProfile
from cosante.matching.verdicts import Band

STORY = (
    "A team of twelve surgeons held a free eye camp in the border town on Saturday. They examined 450 people and operated on "
    "38 of them. The civil surgeon thanked the visitors and said that a second camp was planned. Medicines were given free."
)


def text(words, language="en", title=""):
    return TextProfile(words, language, title)


def test_a_text_is_a_copy_of_itself():
    assert score(text(STORY), text(STORY)).score > 0.99


def test_a_dateline_and_a_credit_do_not_hide_a_copy():
    assert score(text(STORY), text(f"BORDER TOWN (agency) — {STORY} Photo: office.")).band is Band.AUTOMATIC


def test_a_short_version_is_found_in_the_long_one():
    verdict = score(text(STORY), text(STORY[:160]))
    assert verdict.band is Band.AUTOMATIC
    assert verdict.reasons[0].code == "contains"


def test_the_same_form_with_other_numbers_is_no_copy():
    other = STORY.replace("450", "610").replace("38", "52").replace("Saturday", "Friday")
    assert score(text(STORY), text(other)).band is not Band.AUTOMATIC


def test_a_translation_is_a_source_of_its_own():
    assert score(text(STORY), text(STORY, "fr")).band is Band.APART


def test_a_headline_is_too_short_to_tell():
    verdict = score(text("Two ambulances given"), text("Two ambulances given"))
    assert "too-short" in {finding.code for finding in verdict.doubts}
    assert FEWEST > 3


def test_scripts_without_spaces_are_compared_by_letters():
    story = "中国援贝宁医疗队日前抵达科托努，共有二十五名医生和护士。他们将在洛科萨和纳蒂廷古的医院工作两年。"
    assert score(text(story, "zh"), text(f"科托努电 {story}", "zh")).band is Band.AUTOMATIC


def test_empty_texts_are_apart():
    assert score(text(""), text("")).band is Band.APART
    assert fingerprints("") == frozenset()

"""What a name says in any script, and how words of two scripts are heard as one."""

import pytest

from cosante.matching.letters import bones, latin, likeness, word
from cosante.matching.lexicon import classes, fold, languages, lexicon
from cosante.matching.names import acronym, understood


@pytest.mark.parametrize("language", languages())
def test_every_table_of_words_is_read(language):
    assert lexicon(language, "").phrases or lexicon(language, "").unspaced


def test_every_concept_is_of_a_known_class():
    assert set(classes().values()) == {"head", "subject", "level", "filler"}


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "National Hospital of Siem Reap"),
        ("fr", "Hôpital national de Siem Reap"),
        ("es", "Hospital Nacional de Siem Reap"),
        ("ru", "Национальная больница Сием Реап"),
        ("bn", "সিয়েম রিপ জাতীয় হাসপাতাল"),
    ],
)
def test_general_words_mean_the_same_in_every_language(language, name):
    said = understood(name, language)
    assert (said.heads, said.levels) == ({"hospital"}, {"national"})
    assert len(said.rare) == 2


def test_scripts_without_spaces_are_taken_apart():
    said = understood("云南省卫生健康委员会", "zh")
    assert (said.heads, said.subjects, said.levels) == ({"department"}, {"health"}, {"provincial"})
    assert [found.letters for found in said.rare] == ["yunnan"]


def test_tones_tell_a_province_from_a_name():
    said = understood("Sở Y tế tỉnh Hà Tĩnh", "vi")
    assert said.levels == {"provincial"}
    assert [found.letters for found in said.rare] == ["ha", "tinh"]


def test_vietnamese_typed_without_tones_is_understood_where_two_words_make_it_clear():
    assert understood("Benh vien Bach Mai", "vi").heads == {"hospital"}


def test_a_country_is_known_by_its_name_and_its_people():
    assert understood("Vietnamese Ministry of Health").countries == {"VN"}
    assert understood("Министерство здравоохранения Узбекистана", "ru").countries == {"UZ"}


def test_digits_of_other_scripts_are_numbers():
    assert understood("হাসপাতাল ১২", "bn").marks == {"12"}


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("কোয়াং", "Quang"),
        ("সাভানাখেত", "Savannakhet"),
        ("ສະຫວັນນະເຂດ", "Savannakhet"),
        ("កាល់ម៉ែត", "Calmette"),
        ("Хайфон", "Haiphong"),
        ("ศิริราช", "Siriraj"),
        ("ইউনিসেফ", "Unicef"),
        ("چين", "Chin"),
    ],
)
def test_names_are_heard_across_scripts(written, heard):
    assert likeness(word(fold(written)), word(fold(heard))) >= 0.7


def test_letters_outside_the_tables_do_no_harm():
    assert latin("𓀀") == "" or latin("𓀀").isalnum()
    assert bones("") == ""


@pytest.mark.parametrize(
    ("name", "made"),
    [("WHO", "who"), ("ডব্লিউএইচও", "who"), ("ВОЗ", "воз"), ("Bach Mai", ""), ("A VERY LONG NAME", ""), ("", "")],
)
def test_acronyms_are_told_from_names(name, made):
    assert acronym(name) == made

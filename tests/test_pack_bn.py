"""The Bengali tables hold what a newspaper's reader would look for."""

import pytest

from cosante.vocabulary.facts import Partner, Person, Place
from pack_helpers import codes_of, deeds, pairs, rows_of, settings, told


def test_names_have_no_capitals_and_words_take_endings() -> None:
    assert settings("bn", "capitals", "suffixes", "head") == (False, True, "final")


@pytest.mark.parametrize(
    ("verb", "status", "term"),
    [
        ("sign", "done", "স্বাক্ষর করেছে"),
        ("sign", "done", "সই হয়েছে"),
        ("give", "done", "হস্তান্তর করেন"),
        ("give", "done", "উপহার দিলো"),
        ("train", "done", "প্রশিক্ষণ দেন"),
        ("hold", "planned", "আয়োজন করবে"),
        ("hold", "done", "অনুষ্ঠিত হয়েছে"),
        ("treat", "planned", "চিকিৎসা দেওয়া হবে"),
        ("call", "done", "আহ্বান জানিয়েছেন"),
        ("commit", "done", "প্রতিশ্রুতি দেন"),
        ("meet", "done", "সাক্ষাৎ করেন"),
        ("meet", "done", "সাক্ষাত করেন"),
        ("cooperate", "planned", "চালিয়ে যাবে"),
    ],
)
def test_a_compound_verb_says_its_class_and_status(verb: str, status: str, term: str) -> None:
    assert (verb, status) in codes_of("bn", "words.tsv", term)


@pytest.mark.parametrize("word", ["দেশ", "ঢাকা", "মন্ত্রী", "চিকিৎসক"])
def test_endings_make_the_genitive(word: str) -> None:
    genitives = {"দেশ": "দেশের", "ঢাকা": "ঢাকার", "মন্ত্রী": "মন্ত্রীর", "চিকিৎসক": "চিকিৎসকদের"}
    assert ("genitive",) in codes_of("bn", "suffixes.tsv", genitives[word].removeprefix(word))


def test_every_cardinal_to_a_hundred_has_a_word() -> None:
    values = {row["value"] for row in rows_of("bn", "numbers.tsv") if row["kind"] == "cardinal"}
    assert {str(number) for number in range(101)} <= values


def test_a_word_has_one_cardinal_value() -> None:
    rows = [row for row in rows_of("bn", "numbers.tsv") if row["kind"] == "cardinal"]
    terms = [term for row in rows for term in row.terms("words")]
    assert len(terms) == len(set(terms))


def test_both_spellings_with_and_without_khanda_ta() -> None:
    for word in ("চিকিৎসা", "চিকিত্সা"):
        assert ("-", "context") in codes_of("bn", "health.tsv", word)


@pytest.mark.parametrize(
    ("country", "word"),
    [("IN", "ভারতীয়"), ("CN", "চীনা"), ("US", "যুক্তরাষ্ট্র"), ("GB", "ব্রিটিশ"), ("KR", "কোরীয়"), ("AE", "আমিরাত")],
)
def test_peoples(country: str, word: str) -> None:
    assert (country,) in codes_of("bn", "demonyms.tsv", word)


def test_words_that_are_also_surnames_stay_out_of_the_ordinary_words() -> None:
    for name in ("রায়", "ঘোষ", "পাল", "দাস", "কর", "লাল", "সেন"):
        assert ("word",) not in codes_of("bn", "common.tsv", name)


@pytest.mark.parametrize(
    ("verb", "noun"),
    [("পাঠিয়েছে", "ভেন্টিলেটর"), ("পাঠাবে", "চিকিৎসক দল"), ("পৌঁছেছে", "টিকা"), ("স্বাক্ষর", "চুক্তি"), ("গঠন করেছে", "টাস্কফোর্স")],
)
def test_what_is_sent_signed_or_formed_is_not_part_of_its_verb(verb: str, noun: str) -> None:
    assert not codes_of("bn", "words.tsv", f"{noun} {verb}")
    assert codes_of("bn", "words.tsv", verb)
    assert codes_of("bn", "words.tsv", noun)


@pytest.mark.parametrize(("value", "words"), [("150", "দেড় শতাধিক"), ("200", "দুই শতাধিক"), ("500", "পাঁচ শতাধিক")])
def test_so_many_hundreds_and_more(value: str, words: str) -> None:
    assert ("cardinal", value) in codes_of("bn", "numbers.tsv", words)


def test_free_medicines_belong_to_the_free_clinic() -> None:
    for words in ("বিনামূল্যে ওষুধ", "বিনামূল্যে ঔষধ", "ফ্রি ওষুধ"):
        assert "care" in {codes[0] for codes in codes_of("bn", "words.tsv", words)}


def test_care_given_is_told_in_several_ways() -> None:
    text = (
        "যুক্তরাজ্যের একটি সংস্থার অর্থায়নে বাংলাদেশের সিলেট ওসমানী মেডিকেল কলেজ হাসপাতালে হৃদরোগে আক্রান্ত ৯ জন শিশুর দেহে "
        "বিনা মূল্যে রিং বসানো হয়েছে।"
    )
    assert ("outreach", "done") in deeds(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("চীন ফিজির স্বাস্থ্য মন্ত্রণালয়কে দুটি অ্যাম্বুলেন্স দিয়েছে।", {"চীন", "ফিজির স্বাস্থ্য মন্ত্রণালয়"}),
        ("জাপান নেপালের সরকারকে ৫ লাখ ডোজ টিকা দেবে।", {"জাপান", "নেপালের সরকার"}),
    ],
)
def test_who_gives_stands_before_whose_the_body_is(text: str, names: set[str]) -> None:
    assert told(text, Partner, "name") == names


def test_what_kind_of_state_a_country_is_belongs_to_its_name() -> None:
    text = "কেনিয়া প্রজাতন্ত্রের স্বাস্থ্য মন্ত্রণালয় বাংলাদেশের সঙ্গে নার্স প্রশিক্ষণের চুক্তি সই করেছে।"
    assert ("কেনিয়া প্রজাতন্ত্রের স্বাস্থ্য মন্ত্রণালয়", "KE") in pairs(text, Partner, "name", "country")


def test_words_before_an_institute_of_something_are_its_name_and_where_it_acts_is_not() -> None:
    text = "এশিয়ান ইনস্টিটিউট অব নার্সিং ঢাকায় জাপানের সঙ্গে চুক্তি সই করেছে।"
    assert "এশিয়ান ইনস্টিটিউট অব নার্সিং" in told(text, Partner, "name")
    assert "ঢাকা" in told(text, Place, "name")


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("নীলফামারীতে এক হাজার শয্যার হাসপাতাল করবে জাপান।", ("infrastructure", "planned")),
        ("জাপানের রাষ্ট্রদূত বলেছেন, স্বাস্থ্য খাতে বাংলাদেশের পাশে থাকবে জাপান।", ("statement", "done")),
    ],
)
def test_deeds_of_words_found_later(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)


def test_at_this_time_is_no_part_of_a_name() -> None:
    text = "কোরিয়ার প্রতিনিধিদল বাংলাদেশ সফর করেছে। স্বাস্থ্যসচিব মাহবুব করিম এ সময় উপস্থিত ছিলেন।"
    assert told(text, Person, "name") == {"মাহবুব করিম"}

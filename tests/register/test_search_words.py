"""Tokens, the query language and snippets: pure, and never surprised by a string."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosante.register.records.latin import latin, sound
from cosante.register.search.asked import MOST, parse
from cosante.register.search.snippets import LOOKED_AT, marks, snippet, whole
from cosante.register.search.words import asked, indexed, key, tokens

#: Strings with what breaks things: signs of the query language, marks, joiners, scripts without spaces, halves of pairs.
ODD = st.text(
    st.one_of(
        st.sampled_from("\"*-−«»“()[]{}^:§°\\'%_ \n\t\0"),
        st.sampled_from("যক্ষ্মা\u200d\u09bc়结核病疫苗ไทย"),
        st.characters(),
    )
)


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La Tuberculose, l’OMS", ["la", "tuberculose", "l", "oms"]),
        ("Đắk Lắk, Þórr, Ærø", ["đak", "lak", "þorr", "ærø"]),
        ("যক্ষ্মা ও সময়", ["যক্ষ্মা", "ও", "সময\u09bc"]),
        ("COVID-19疫苗接种", ["covid", "19", "疫苗", "苗接", "接种", "种"]),
        ("১২৩ ٤٥", ["123", "45"]),
        ("ｆｕｌｌ Ⅳ", ["full", "iv"]),
        ("— … !", []),
    ],
)
def test_a_text_becomes_folded_tokens(text, found):
    assert words(text) == found


def test_both_spellings_of_one_letter_are_one_token():
    assert words("সময\u09bc") == words("সম\u09df")
    assert words("নির্ণ\u09df") == words("নির্ণ\u09af\u09bc")


def test_tokens_stand_where_they_say():
    text = "L’hôpital de ঢাকা 结核病"
    assert [text[token.start : token.end] for token in tokens(text)] == ["L", "hôpital", "de", "ঢাকা", "结", "核", "病"]


@pytest.mark.parametrize(
    ("query", "asks"),
    [
        ("结核", (("结核",), False)),
        ("结", (("结",), True)),
        ("结核病", (("结核", "核病"), False)),
        ("vaccin", (("vaccin",), False)),
        ("ম্যালেরিয়া", (("ম্যালেরিয\u09bcা",), True)),
        ("covid-19", (("covid", "19"), False)),
    ],
)
def test_a_word_of_a_query_is_asked_for_as_its_script_has_it(query, asks):
    assert asked(query) == asks


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("nurses lao", [("nurses", False, False), ("lao", False, False)]),
        ('"cold chain" x', [("cold chain", False, True), ("x", False, False)]),
        ("«chaîne du froid»", [("chaîne du froid", False, True)]),
        ("vaccin*", [("vaccin", False, True)]),
        ("malaria -mali", [("malaria", False, False), ("mali", True, False)]),
        ('-"cold chain"', [("cold chain", True, True)]),
        ("covid-19", [("covid-19", False, False)]),
        ('"never closed', [("never closed", False, True)]),
        ('- * "" ** --', []),
        ("v*", [("v", False, False)]),
    ],
)
def test_the_query_language(query, parts):
    assert [(part.written, part.negative, part.literal) for part in parse(query).parts] == parts


def test_a_query_that_asks_for_too_much_says_so():
    assert parse(" ".join(["word"] * (MOST + 1))).cut
    assert not parse("word " * MOST).cut
    assert len(parse("x" * 10_000).parts) == 1


@given(ODD)
def test_whatever_is_asked_is_indexed_and_taken_apart_the_same_way(text):
    assert indexed([text]).split() == words(text)
    for part in parse(text).parts:
        assert part.words.tokens
        assert set(" ".join(part.words.tokens)) <= set(indexed([text]) + " ")
    assert len(key(text)) <= 300


@given(ODD, ODD)
def test_a_snippet_is_of_the_text(text, query):
    wanted = [part.words for part in parse(query).wanted]
    assert "".join(piece.text for piece in whole(text, wanted)).split() == text.split()
    said = "".join(piece.text for piece in snippet(text, wanted, length=40)).strip("…").split()
    assert " ".join(said) in " ".join(text.split())


@given(ODD)
def test_what_a_text_was_found_by_is_marked_in_it(text):
    for part in parse(text).wanted:
        assert marks(text, [part.words])


def test_a_snippet_shows_where_most_of_the_words_stand_together():
    text = (
        "Nurses came. "
        + "Nothing of note happened then. " * 40
        + "In Lao Cai nurses were trained."
        + " And so on." * 40
    )
    pieces = snippet(text, [asked("nurses"), asked("lao"), asked("cai")])
    assert [piece.text for piece in pieces if piece.lit] == ["Lao", "Cai", "nurses"]
    assert pieces[0].text == pieces[-1].text[-1] == "…"


def test_a_word_of_chinese_is_marked_whole_and_nothing_beside_it():
    assert [p.text for p in whole("防治结核病的药品", [asked("结核病")]) if p.lit] == ["结核病"]
    assert [p.text for p in whole("防治结核。", [asked("结核")]) if p.lit] == ["结核"]


def test_a_long_text_is_looked_through_as_far_as_it_is_said():
    assert snippet("word " * LOOKED_AT, [asked("word")])[0].lit


def test_the_index_of_a_text_without_end_ends():
    assert len(indexed([" ".join(map(str, range(200_000)))])) < 700_000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Жумабеков", "Jumabekov"),
        ("কোয়াং", "Quang"),
        ("স্বাস্থ্য", "Shastho"),
        ("সংস্থা", "Sangstha"),
        ("Шымкент", "Shimkent"),
    ],
)
def test_a_name_sounds_the_same_in_both_scripts(one, other):
    assert sound(one) == sound(other)


@given(ODD)
def test_every_string_has_latin_letters_and_a_sound(text):
    assert latin(text).isascii()
    assert sound(text).isascii()

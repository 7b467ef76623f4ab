"""What holds of every reading, whatever the bytes: evidence, ids, references, schema, and the same answer each time."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telling import SAMPLES, promised

from cosante.commands.as_jsonl import Writer
from cosante.reading import read_bytes, read_text

#: What the mutations put into a text: invisible letters, combining marks, digits of other scripts, marks of layout.
INTRUDERS = "\u200b\u200c\u200d\u00a0\u0301\u09bc\u202e\ufeff\n\n.,|0٣৫½²$€%()\"«»'’-–İıßﬁ𝟙𞤀ำ"
FRAGMENTS = [
    "The World Health Organization", "Dr. Aïssatou Ndiagne", "12 ambulances", "US$ 12,345.67", "on 3 May 2022", "will train",
    "in Vientiane Province", "Subscribe to our newsletter", "45 nurses and 3 doctors", "from 2012 to 2014", "Photo: ",
    "Le ministère de la Santé du Togo", "la ministre, Mme Afi Kodjovi,", "a remis", "1,8 million de dollars", "73e session",
    "du 3 au 14 mai 2022", "une centaine de malades", "plus de", "S.E.M. Kenjirô Matsuda", "n'a pas signé", "l’hôpital de Bata",
    "বিশ্ব স্বাস্থ্য সংস্থা", "৪৫০ জন রোগীকে", "১২ কোটি ৩৪ লাখ টাকা", "প্রশিক্ষণ দেবে", "ভিয়েনতিয়েন প্রদেশে", "২ দশমিক ৫ মিলিয়ন",
    "ডা. করিম উদ্দিন বলেন", "না মুওং কমিউন", "গতকাল", "৬৩তম", "মন্তব্য (0)", "২০২৪ সালের নভেম্বরে",
    ".", "।", ", ", "\n\n", "\n", " - ", "(", ")", ":", ";", " ", "\u200d", "\u200b", "\u00a0", "e\u0301", "য\u09bc", "ো", "ে\u09be",
]  # fmt: skip

texts = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), max_size=40).map(" ".join)
unhurried = settings(deadline=None, max_examples=100, suppress_health_check=[*HealthCheck])


@pytest.fixture(autouse=True)
def _no_rare_languages(monkeypatch):
    """Nonsense is classified as any of a hundred languages, and compiling a pack takes seconds: here all are English."""
    monkeypatch.setattr("cosante.languages.identify._classified", lambda sample: "en")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_read_as_promised(path):
    reading = promised(path.read_bytes())
    assert reading["facts"]
    assert reading["document"]["text"] == path.read_text("utf-8")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_reading_twice_gives_the_same_line(path):
    first, second = (Writer().document(read_bytes("a.txt", path.read_bytes())) for _ in range(2))
    assert first == second


def test_a_reading_does_not_depend_on_what_was_read_before():
    alone = {path: Writer().document(read_bytes("a.txt", path.read_bytes())) for path in SAMPLES}
    for path in reversed(SAMPLES):
        assert Writer().document(read_bytes("a.txt", path.read_bytes())) == alone[path]


@unhurried
@given(texts)
def test_any_mixture_of_three_languages_is_read_as_promised(text):
    promised(text.encode("utf-8"))


@unhurried
@given(texts)
def test_reading_a_text_never_raises_and_points_into_it(text):
    reading = read_text(text)
    for fact in reading.facts:
        assert fact.evidence
        for evidence in fact.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote != ""


@unhurried
@given(st.binary(max_size=2000))
def test_no_bytes_make_it_raise(data):
    promised(data)


@unhurried
@given(st.binary(min_size=1, max_size=200), st.sampled_from(SAMPLES), st.integers(min_value=0))
def test_no_bytes_in_the_middle_of_an_article_make_it_raise(data, path, where):
    article = path.read_bytes()
    cut = where % len(article)
    promised(article[:cut] + data + article[cut:])


def cut_short(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def without_its_head(data: bytes, chance: random.Random) -> bytes:
    return data[chance.randrange(len(data)) :]


def bytes_swapped(data: bytes, chance: random.Random) -> bytes:
    mixed = bytearray(data)
    for _ in range(chance.randrange(1, 30)):
        i, j = chance.randrange(len(mixed)), chance.randrange(len(mixed))
        mixed[i], mixed[j] = mixed[j], mixed[i]
    return bytes(mixed)


def letters_left_out(data: bytes, chance: random.Random) -> bytes:
    letters = list(data.decode("utf-8"))
    for _ in range(chance.randrange(1, 200)):
        del letters[chance.randrange(len(letters))]
    return "".join(letters).encode()


def letters_put_in(data: bytes, chance: random.Random) -> bytes:
    letters = list(data.decode("utf-8"))
    for _ in range(chance.randrange(1, 200)):
        letters.insert(chance.randrange(len(letters) + 1), chance.choice(INTRUDERS))
    return "".join(letters).encode()


def words_shuffled(data: bytes, chance: random.Random) -> bytes:
    words = data.decode("utf-8").split(" ")
    chance.shuffle(words)
    return " ".join(words).encode()


def half_in_another_encoding(data: bytes, chance: random.Random) -> bytes:
    cut = chance.randrange(len(data))
    rest = data[cut:].decode("utf-8", "ignore")
    return data[:cut] + rest.encode(chance.choice(["cp1252", "utf-16", "gb18030", "cp1251"]), "replace")


def spliced_with_another(data: bytes, chance: random.Random) -> bytes:
    other = chance.choice(SAMPLES).read_bytes()
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


MUTATIONS = [
    cut_short, without_its_head, bytes_swapped, letters_left_out, letters_put_in, words_shuffled, half_in_another_encoding,
    spliced_with_another,
]  # fmt: skip


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_damaged_article_is_read_as_promised(mutation):
    for path in SAMPLES:
        for seed in range(3):
            promised(mutation(path.read_bytes(), random.Random(f"{path.name} {seed}")))

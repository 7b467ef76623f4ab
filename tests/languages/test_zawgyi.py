"""Zawgyi: text in the old encoding of Burmese is told from Unicode, read as it, and every offset leads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosante.languages import folders
from cosante.languages.folding import fold, fold_term
from cosante.languages.tables import read_rows
from cosante.languages.zawgyi import recoded
from cosante.reading import read_text
from cosante.vocabulary.facts import Count, Money, Person
from pack_helpers import TABLES

#: Syllables as Unicode and as Zawgyi have them.
SYLLABLES = [
    ("ကျန်း", "က်န္း"),
    ("မာ", "မာ"),
    ("ရေး", "ေရး"),
    ("ကြီး", "ႀကီး"),
    ("မြန်", "ျမန္"),
    ("နှစ်", "ႏွစ္"),
    ("ကမ္ဘာ့", "ကမၻာ့"),
    ("အင်္ဂ", "အဂၤ"),
    ("ဆောင်", "ေဆာင္"),
    ("ကြောင်း", "ေၾကာင္း"),
    ("ရွှေ", "ေ႐ႊ"),
    ("မှု", "မႈ"),
    ("ဒေါ်", "ေဒၚ"),
    ("ဖြိုး", "ၿဖိဳး"),
    ("စဉ်", "စဥ္"),
    ("ပဉ္စ", "ပၪၥ"),
    ("ကဏ္ဍ", "က႑"),
    ("ယောက်ျား", "ေယာက္်ား"),
    ("ဈေး", "ေစ်း"),
    ("ဉာဏ်", "ဉာဏ္"),
    ("သိန်း", "သိန္း"),
    ("ပုဂ္ဂိုလ်", "ပုဂၢိဳလ္"),
    (" ", " "),
    ("၅၀", "၅၀"),
    ("WHO", "WHO"),
]
SURE = "က်န္းမာေရး ေဆးရုံ"


@pytest.mark.parametrize(("told", "written"), SYLLABLES)
def test_a_syllable_is_written_as_unicode_has_it(told: str, written: str) -> None:
    found = recoded(f"{SURE} {written}")
    assert found is not None
    assert found.text == f"ကျန်းမာရေး ဆေးရုံ {told}"


@given(st.lists(st.sampled_from(SYLLABLES), max_size=12))
def test_each_syllable_leads_back_to_where_it_stands(drawn: list[tuple[str, str]]) -> None:
    told, written = "|", f"{SURE}|"
    spots = []
    for one, other in drawn:
        spots.append((len(told), len(told) + len(one), len(written), len(written) + len(other)))
        told, written = f"{told}{one}|", f"{written}{other}|"
    found = recoded(written)
    assert found is not None
    begins = found.text.index("|")
    assert found.text[begins:] == told
    for start, end, first, last in spots:
        assert (found.origin(begins + start), found.origin(begins + end)) == (first, last)
    origins = [found.origin(i) for i in range(len(found.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] == len(written)


@given(
    st.text(
        alphabet="ကငစဥရသျြွှ\u1031\u1039\u103a\u102d\u102f\u1033\u1060\u1064\u107e\u1088\u108b\u104e၀၇ \u200bab",
        max_size=30,
    )
)
def test_spans_of_any_such_text_lie_in_it(text: str) -> None:
    frozen = f"{SURE} {text}"
    folded = fold(frozen)
    assert len(folded.text) == len(folded.scan)
    spans = [folded.span(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= first < last <= len(frozen) for first, last in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    "text",
    [
        "ကျန်းမာရေးဝန်ကြီးဌာနက ဆေးဝါးများ လှူဒါန်းခဲ့သည်။ နေပြည်တော်၌ တွေ့ဆုံခဲ့သည်။",
        "ၵၢၼ်ယူႇလီပၢႆးယူႇ ၸိုင်ႈတႆး ႁူင်းယႃ ၾႃႉ တေႁဵတ်း ၸွႆႈထႅမ်",  # Shan
        "တၢ်အိၣ်ဆူၣ်အိၣ်ချ့ တၢ်မၤစၢၤ ကသံၣ်ဒၢး",  # Karen
        "ပရေၚ်ထတ်ယုက် ဍုၚ်မန် ဂၠံၚ်တရဴ",  # Mon
        "WHO, ကိုဗစ်",
        "",
    ],
)
def test_what_is_unicode_stays(text: str) -> None:
    assert recoded(text) is None


def test_no_word_of_a_table_is_taken_for_it() -> None:
    rows = [row for path in folders.of_pack("my").glob("*.tsv") for row in read_rows(path, TABLES[path.name])]
    assert rows
    assert [row for row in rows if recoded(" ".join(row.cells))] == []


def test_lines_in_unicode_stay_between_lines_in_zawgyi() -> None:
    text = "Zawgyi\nက်န္းမာေရးဝန္ႀကီး ေဒါက္တာျမင့္ေထြး\nUnicode\nကျန်းမာရေးဝန်ကြီး ဒေါက်တာမြင့်ထွေး\n"
    found = recoded(text)
    assert found is not None
    assert found.text == "Zawgyi\nကျန်းမာရေးဝန်ကြီး ဒေါက်တာမြင့်ထွေး\nUnicode\nကျန်းမာရေးဝန်ကြီး ဒေါက်တာမြင့်ထွေး\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("သြစတြေးလျ", "ဩစတြေးလျ"),
        ("၄င်း", "၎င်း"),
        ("အစီအစဥ်", "အစီအစဉ်"),
        ("၇ှမ်း", "ရှမ်း"),
    ],
)
def test_letters_that_look_alike_are_one(one: str, other: str) -> None:
    assert fold_term(one) == fold_term(other)


def test_it_is_read_as_unicode_and_quoted_as_it_stands() -> None:
    text = (
        "ဂ်ပန္ႏိုင္ငံက မႏၲေလး ေဆး႐ုံႀကီးသို႔ လူနာတင္ယာဥ္ ၅ စီး လႉဒါန္း\n\n"
        "မႏၲေလး၊ ၂၀၁၇ ခုႏွစ္ ေမလ ၉ ရက္\n\n"
        "ဂ်ပန္သံအမတ္ႀကီး မစၥတာ ဟိဂုခ်ိက အေမရိကန္ေဒၚလာ ၃ သိန္း တန္ဖိုးရွိ လူနာတင္ယာဥ္ ၅ စီးကို ယေန႔ လႊဲေျပာင္းေပးအပ္ခဲ့သည္။"
    )
    reading = read_text(text)
    assert reading.document.language == "my"
    assert reading.document.text == text
    assert reading.document.title == text.split("\n")[0]
    assert all(text[e.start : e.end] == e.quote for fact in reading.facts for e in fact.evidence)
    quoted = {type(fact): [e.quote for e in fact.evidence] for fact in reading.facts}
    assert quoted[Money] == ["အေမရိကန္ေဒၚလာ ၃ သိန္း"]
    assert [(fact.value, fact.of) for fact in reading.facts if isinstance(fact, Count)] == [(5, "vehicles")]
    [person] = [fact for fact in reading.facts if isinstance(fact, Person)]
    assert (person.name, person.role, person.evidence[0].quote) == ("ဟိဂုခ်ိ", "သံအမတ္ႀကီး", "ဟိဂုခ်ိ")

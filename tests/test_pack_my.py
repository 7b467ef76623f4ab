"""The Burmese pack: its tables load, words are told apart where none is written apart, and ways of typing are one."""

from pathlib import Path

import pytest

from cosante.languages.folding import burmese, fold, fold_term
from cosante.languages.identify import identify
from cosante.languages.tables import SCHEMAS, read_rows, read_settings
from cosante.reading import read_text
from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person, Place
from pack_helpers import deeds, told

FOLDER = Path(__file__).parent.parent / "src" / "cosante" / "languages" / "my"
DATED = "ရန်ကုန်၊ ၂၀၂၄ ခုနှစ် မတ်လ ၂၀ ရက်\n\n"


def read(body: str, kind: type, *fields: str) -> set[tuple[str, ...]]:
    """What a dated text says, of one kind and its fields."""
    facts = (fact for fact in read_text(DATED + body).facts if isinstance(fact, kind))
    return {tuple(str(getattr(fact, field)) for field in fields) for fact in facts}


@pytest.mark.parametrize("table", sorted(set(SCHEMAS) - {"suffixes.tsv"}))
def test_every_table_is_there_and_sound(table: str) -> None:
    assert list(read_rows(FOLDER / table, SCHEMAS[table]))


def test_its_settings_and_its_script() -> None:
    settings = read_settings(FOLDER / "language.toml")
    assert (settings["spaces"], settings["head"], settings["scales_either"]) == (False, "final", True)
    assert identify("ရန်ကုန်ပြည်သူ့ဆေးရုံကြီး", "ရန်ကုန်ပြည်သူ့ဆေးရုံကြီး") == "my"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("၀န်ကြီးဌာန", "ဝန်ကြီးဌာန"),  # the digit nought for wa
        ("၂ဝ၂၄", "၂၀၂၄"),  # wa for the digit nought
        ("ဆေးရံု", "ဆေးရုံ"),
        ("ကုိယ်", "ကိုယ်"),
    ],
)
def test_ways_to_type_a_syllable_are_one(one: str, other: str) -> None:
    assert fold_term(one) == fold_term(other)
    assert len(burmese(one)) == len(one)
    assert fold(f"({one})").span(1, 1 + len(one)) == (1, 1 + len(one))


def test_persons_after_titles_and_offices_without_their_particles() -> None:
    body = (
        "၂၀၂၄ ခုနှစ် မတ်လ ၁၂ ရက်နေ့တွင် ကျန်းမာရေးဝန်ကြီးဌာန ပြည်ထောင်စုဝန်ကြီး ဒေါက်တာသက်ခိုင်ဝင်းနှင့် ဂျပန်သံအမတ်ကြီး "
        "မစ္စတာ မာရုယာမာ အိချိရို တို့သည် နေပြည်တော်၌ နားလည်မှုစာချွန်လွှာ လက်မှတ်ရေးထိုးခဲ့သည်။"
    )
    persons = read(body, Person, "name", "role")
    assert ("သက်ခိုင်ဝင်း", "ကျန်းမာရေးဝန်ကြီးဌာန ပြည်ထောင်စုဝန်ကြီး") in persons
    assert ("မာရုယာမာ အိချိရို", "သံအမတ်ကြီး") in persons
    assert ("agreement", "done", "2024-03-12") in read(body, Act, "type", "status", "when")
    assert ("နေပြည်တော်",) in read(body, Place, "name")


def test_who_gave_what_to_whom() -> None:
    body = "ဂျပန်အစိုးရက မန္တလေးအထွေထွေရောဂါကုဆေးရုံကြီးသို့ လူနာတင်ယာဉ် (၃)စီးနှင့် ဒေါ်လာ ၂ ဒသမ ၅ သန်းတန်ဖိုးရှိ ဆေးပစ္စည်းများကို လှူဒါန်းခဲ့သည်။"
    partners = read(body, Partner, "name")
    assert {("ဂျပန်အစိုးရ",), ("မန္တလေးအထွေထွေရောဂါကုဆေးရုံကြီး",)} <= partners
    assert ("3", "vehicles") in read(body, Count, "value", "of")
    assert read(body, Money, "currency") == {("USD",)}
    assert {float(amount) for (amount,) in read(body, Money, "amount")} == {2_500_000}
    assert ("donation", "done") in read(body, Act, "type", "status")


def test_what_is_to_be_done() -> None:
    body = "တရုတ်နိုင်ငံက ဆရာဝန် ၁၂ ဦးပါဝင်သော ဆေးအဖွဲ့ကို ၂၀၂၅ ခုနှစ် မေလတွင် မြန်မာနိုင်ငံသို့ စေလွှတ်မည်ဖြစ်သည်။"
    assert read(body, Act, "type", "status") == {("personnel_deployment", "planned")}
    assert {("တရုတ်နိုင်ငံ",), ("မြန်မာနိုင်ငံ",)} <= read(body, Partner, "name")
    assert ("2025-05",) in read(body, Date, "value")


@pytest.mark.parametrize(
    ("written", "amount"), [("ဘတ်သိန်း ၁၂၀", 12_000_000), ("ဘတ် ၁၂ သန်း", 12_000_000), ("ဘတ်နှစ်သိန်း", 200_000)]
)
def test_scales_on_either_side(written: str, amount: int) -> None:
    told = read(f"ထိုင်းအစိုးရက ကျန်းမာရေးဝန်ကြီးဌာနသို့ {written} ထောက်ပံ့ခဲ့သည်။", Money, "amount")
    assert {float(a) for (a,) in told} == {amount}


def test_a_classifier_is_no_title() -> None:
    body = "ဂျပန်နိုင်ငံမှ ဆရာဝန် ၅ ဦးပါဝင်ကာ သူနာပြု ၃ ဦး လာရောက်ကုသပေးခဲ့သည်။"
    assert not read(body, Person, "name")


def test_whose_money_it_is_is_no_party() -> None:
    body = "ဂျပန်နိုင်ငံက ကျန်းမာရေးနှင့် အားကစား ဝန်ကြီးဌာနသို့ အမေရိကန် ဒေါ်လာ ၁၂ သန်း ထောက်ပံ့ခဲ့သည်။"
    partners = read(body, Partner, "name", "type")
    assert ("ကျန်းမာရေးနှင့် အားကစား ဝန်ကြီးဌာန", "ministry") in partners
    assert "US" not in {country for (country,) in read(body, Partner, "country")}
    assert read(body, Money, "amount", "currency") == {("12000000", "USD")}


def test_numbers_in_the_names_of_ages_are_none() -> None:
    body = "ထောင်စုနှစ် ဖွံ့ဖြိုးတိုးတက်ရေး ရည်မှန်းချက်အရ ဂျပန်က ဆေးရုံ ၃ ရုံကို ဆောက်လုပ်ပေးခဲ့သည်။"
    assert read(body, Count, "value", "of") == {("3", "facilities")}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("ဇန်နဝါရီ (၁၀) ရက်မှ (၁၂) ရက်အထိ", "XXXX-01-10/XXXX-01-12"),
        ("၂၀၂၃ ခုနှစ် မတ်လ (၅) ရက်နေ့တွင်", "2023-03-05"),
        ("၂၀၂၃ ခုနှစ် မတ်လ (၅) ရက်မှ ဧပြီလ (၇) ရက်အထိ", "2023-03-05/2023-04-07"),
    ],
)
def test_days_in_brackets(written: str, value: str) -> None:
    facts = read_text(f"ညီလာခံကို {written} နေပြည်တော်၌ ကျင်းပခဲ့သည်။").facts
    assert {fact.value for fact in facts if isinstance(fact, Date)} == {value}


def test_china_is_not_hong_kong() -> None:
    facts = read_text("တရုတ်ပြည်က ကိုဗစ်ကာကွယ်ဆေး (၂)သန်း ပေးပို့ခဲ့သည်။").facts
    assert {fact.country for fact in facts if isinstance(fact, Partner)} == {"CN"}


def test_a_ten_and_its_units() -> None:
    facts = read_text("တရုတ်ဆရာဝန်များက လူနာ နှစ်ဆယ့်ငါးဦး ကို ကုသပေးခဲ့သည်။").facts
    assert {fact.value for fact in facts if isinstance(fact, Count)} == {25}


def test_from_month_to_month() -> None:
    text = "သတင်း\n\n၂၀၂၃ ခုနှစ် မတ်လမှ ဇွန်လအထိ ဂျပန်နိုင်ငံက မြန်မာသူနာပြု ၂၀ ဦးကို သင်တန်းပေးခဲ့သည်။"
    assert {f.value for f in read_text(text).facts if isinstance(f, Date)} == {"2023-03/2023-06"}


def test_words_of_one_sign_are_words() -> None:
    text = "ဂျပန်နိုင်ငံ၏ အကူအညီဖြင့် ဝမ်းတွင်းမြို့၌ ဆေးရုံသစ်ကို တည်ဆောက်ခဲ့သည်။"
    assert "ဝမ်းတွင်းမြို့" in told(text, Place, "name")
    assert ("infrastructure", "done") in deeds(text)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("ထိုင်းနိုင်ငံသည် မြန်မာနိုင်ငံသို့ ဆေးဝါးများ လှူဒါန်းသွားမည်ဖြစ်ကြောင်း သိရသည်။", ("donation", "planned")),
        ("ကျန်းမာရေးဝန်ကြီးဌာနသည် ဂျာမနီနိုင်ငံထံမှ ဓာတ်ခွဲခန်းသုံး ကိရိယာများကို လက်ခံရရှိခဲ့သည်။", ("donation", "done")),
        ("ဂျပန်အစိုးရက တောင်ကြီးဆေးရုံအတွက် ယန်း ၃ ဘီလျံ အထောက်အပံ့ပေးခဲ့သည်။", ("funding", "done")),
        ("ကျူးဘားဆရာဝန်များ အီတလီနိုင်ငံသို့ ကူညီရန် ထွက်ခွာခဲ့သည်။", ("personnel_deployment", "done")),
        ("ကိုရီးယားနိုင်ငံသို့ မြန်မာဆရာဝန် ၁၀ ဦးကို ပညာသင်စေလွှတ်ခဲ့သည်။", ("training", "done")),
        ("အိန္ဒိယနိုင်ငံ၏ ကူညီမှုဖြင့် စစ်တွေဆေးရုံကို အဆင့်မြှင့်တင် ဆောက်လုပ်နေပါတယ်။", ("infrastructure", "ongoing")),
    ],
)
def test_deeds_by_more_of_their_words(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)

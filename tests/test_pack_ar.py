"""The Arabic pack: prefixes are parted from their words, verbs stand before who acts; sentences of its own."""

import pytest

from cosante.languages import cache as packs
from cosante.languages.folding import fold
from cosante.reading.scanning import Scan
from cosante.vocabulary.facts import Count, Date, Money, Partner, Person, Place
from pack_helpers import deeds, facts, settings, sides, told


def test_verbs_stand_first() -> None:
    assert settings("ar", "head") == ("verb",)


@pytest.mark.parametrize(
    ("written", "parted"),
    [
        ("ووزارة", "و وزاره"),
        ("للوزارة", "ل الوزاره"),
        ("وبالتعاون", "و ب التعاون"),
        ("بمستشفى", "ب مستشفي"),
        ("وفد", "وفد"),
        ("بنك", "بنك"),
        ("لبنان", "لبنان"),
        ("وليد", "وليد"),
        ("و20", "و 20"),
        ("بـ 20", "ب 20"),
        ("وَقَّعَت", "وقعت"),
        ("الاتفاقيّــة", "الاتفاقيه"),
        ("على", "على"),
        ("علي", "علي"),
    ],
)
def test_prefixes_are_parted_where_a_word_is_left(written: str, parted: str) -> None:
    scan = Scan(fold(written), packs.pack("ar"))
    assert scan.folded.scan.split() == parted.split()


def test_a_language_without_the_table_has_no_prefixes() -> None:
    assert packs.pack("bn").prefixes is None
    assert packs.pack("bn").single_scales == frozenset()


def test_a_name_is_given_without_what_is_written_to_it() -> None:
    text = "قدّمت اليابان منحةً لوزارة الصحة ولمنظمة الصحة العالمية."
    assert told(text, Partner, "name") >= {"وزارة الصحة", "منظمة الصحة العالمية", "اليابان"}


TEXT = """\
قطر تجهز مركزا صحيا في نواكشوط

نواكشوط، 11 أيار/مايو 2022 - سلّمت جمعية قطر الخيرية وزارة الصحة الموريتانية 7 سيارات إسعاف ومئتي سرير بقيمة 2.5 مليون دولار أمريكي. ووقّع الاتفاقية معالي وزير الصحة الدكتور سيدي ولد أعمر وسعادة السفير القطري الدكتور خالد بن ناصر الكبيسي.

وستدرّب الجمعية ثلاثة وعشرين ممرضا في سبتمبر المقبل. وأجرى فريق طبي قطري عام ٢٠٢١ عمليات جراحية لأكثر من 480 مريضا.
"""


def test_amounts_in_digits_of_both_kinds_and_in_words() -> None:
    assert [(m.amount, m.currency) for m in facts(TEXT, Money)] == [(2_500_000, "USD")]
    assert {(c.value, c.of) for c in facts(TEXT, Count)} >= {
        (7, "vehicles"),
        (200, "beds"),
        (23, "trainees"),
        (480, "patients"),
    }


def test_months_of_both_calendars() -> None:
    assert {d.value for d in facts(TEXT, Date)} >= {"2022-05-11", "2021"}


def test_partners_and_persons() -> None:
    assert {(p.type, p.country) for p in facts(TEXT, Partner)} >= {("ngo", "QA"), ("ministry", "MR")}
    assert {p.name for p in facts(TEXT, Person)} >= {"سيدي ولد أعمر", "خالد بن ناصر الكبيسي"}


def test_the_agent_stands_behind_its_verb() -> None:
    actors, recipients = sides(TEXT, "donation", "type")
    assert "ngo" in actors
    assert "ministry" in recipients
    assert deeds(TEXT) >= {("donation", "done"), ("training", "planned"), ("outreach", "done")}


def test_governorates_and_the_capital_of_a_newspapers_name_are_places() -> None:
    text = (
        "ستقام قافلة طبية لجراحة القلب في مدينة المكلا بمحافظة حضرموت في اليمن، ووصل وفد طبي يمني إلى العاصمة الرياض."
    )
    assert {"Hadramaut", "Riyadh"} <= told(text, Place, "name_en")
    assert ("outreach", "planned") in deeds(text)


def test_whose_a_ministry_is_is_no_place() -> None:
    text = "اختتمت جمعية نور الخيرية المصرية قافلة طبية في مدينة نيالا السودانية، بالتعاون مع وزارة الصحة بولاية جنوب دارفور."
    assert told(text, Place, "name_en") == {"Nyala"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("التقى وزير الصحة العراقي صالح الحسناوي السفير الإيطالي في بغداد.", "صالح الحسناوي"),
        ("بحث وزير الصحة التونسي مع نظيره النرويجي الدكتور بيتر هانسن دعم المستشفيات.", "بيتر هانسن"),
        (
            "قالت ممثلة اليونيسف بالمحافظات الشرقية الدكتورة راضية الجبالي إن اليابان سلمت أدوية.",
            "راضية الجبالي",
        ),
        ("استقبل نائب رئيس مجلس الوزراء لشؤون الخدمات الدكتور خالد عبدالحميد سفير اليابان.", "خالد عبدالحميد"),
    ],
)
def test_names_that_are_words_too_or_begin_with_a_prefix_letter(text: str, name: str) -> None:
    assert told(text, Person, "name") == {name}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("دشن الهلال الأحمر القطري مركزا صحيا في إدلب.", ("infrastructure", "done")),
        ("تعتزم الكويت بناء مركز للأورام في تعز.", ("infrastructure", "planned")),
        ("غادرت البعثة الطبية الصينية إلى الجزائر لدعم مستشفياتها.", ("personnel_deployment", "done")),
        ("تلقى 15 طبيبا من جيبوتي تدريبا على جراحة المناظير في القاهرة بدعم من اليابان.", ("training", "done")),
    ],
)
def test_what_stands_without_an_article(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)


def test_held_is_no_decade() -> None:
    assert not told("وعقد الجانبان اجتماعا مع سفير اليابان حول الصحة.", Date, "value")


@pytest.mark.parametrize("name", ["مؤسسة «Project HOPE»", "جمعية «البر»"])
def test_a_name_in_quotation_marks_behind_its_head(name: str) -> None:
    text = f"استقبل المستشفى الميداني الإماراتي في رفح وفدا من {name} وسلمها سيارات إسعاف."
    assert name in told(text, Partner, "name")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("سلمت اليابان سيارتي إسعاف وجهازين للأشعة إلى وزارة الصحة.", {(2, "vehicles"), (2, "other")}),
        ("أرسلت مصر طبيبين إلى جيبوتي.", {(2, "doctors")}),
        ("وقعت تونس والسنغال مذكرتي تفاهم في مجال الصحة.", {(2, "documents")}),
        ("قدمت الصين خمس سيارات إسعاف ومليوني جرعة.", {(5, "vehicles"), (2_000_000, "doses")}),
    ],
)
def test_a_noun_in_the_dual_is_two(text: str, values: set[tuple[int, str]]) -> None:
    assert {(int(fact.value), fact.of) for fact in facts(text, Count)} == values


def test_two_health_centres_are_built() -> None:
    assert ("infrastructure", "done") in deeds("افتتحت تركيا مركزين صحيين في مقديشو بالتعاون مع وزارة الصحة.")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("كرمت السفارة البعثة الطبية الـ35 وبدأ عمل البعثة الجديدة التي تضم 12 طبيبا في تونس.", {12}),
        ("عالج الأطباء الـ500 مريض في ولاية صور بسلطنة عمان.", {500}),
        ("دفعت اليابان 500 ريال لعلاج 12 طفلا في تونس.", {12}),
    ],
)
def test_the_article_makes_an_ordinal_of_a_number_that_counts_nothing(text: str, values: set[int]) -> None:
    assert told(text, Count, "value") == values


def test_a_news_agency_takes_no_part() -> None:
    text = "ذكرت وكالة الأنباء القطرية أن الصين أرسلت أطباء إلى تونس لعلاج المرضى."
    assert told(text, Partner, "name") & {"وكالة الأنباء القطرية", "قطر"} == set()
    assert "الصين" in told(text, Partner, "name")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("سلمت اليابان مستشفى بغداد التعليمي أجهزة طبية حديثة.", "مستشفى بغداد التعليمي"),
        ("تسلم مستشفى صنعاء أجهزة طبية من منظمة الصحة العالمية.", "مستشفى صنعاء"),
        ("قالت الصحيفة إن حكومة بكين عرضت على تونس بناء مستشفى.", "حكومة بكين"),
    ],
)
def test_a_definite_name_ends_before_an_indefinite_word(text: str, name: str) -> None:
    assert name in told(text, Partner, "name")


@pytest.mark.parametrize("said", ["مستشفى تعليمي", "مستشفى متخصص", "مركزا مرجعيا", "مستشفى ضخم"])
def test_a_body_without_the_article_is_no_name(said: str) -> None:
    assert told(f"افتتحت اليابان {said} في تونس بحضور وزير الصحة.", Partner, "type") <= {"country"}


@pytest.mark.parametrize("name", ["المستشفى التعليمي الجامعي", "مستشفى الأمل الدولي", "جمعية الرحمة الخيرية"])
def test_a_body_with_the_article_is_called_so(name: str) -> None:
    assert name in told(f"سلمت اليابان {name} في تونس أجهزة لعلاج المرضى.", Partner, "name")


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("أكد سفير اليابان أن بلاده ستواصل دعم القطاع الصحي في السودان.", ("statement", "done")),
    ],
)
def test_deeds_of_words_found_later(text: str, deed: tuple[str, str]) -> None:
    assert deed in deeds(text)


def test_what_an_accord_provides_for_is_planned() -> None:
    text = (
        "وقعت جامعة القاهرة بروتوكول تعاون مع مؤسسة ألمانية في مجال الصحة. "
        "وتنص الاتفاقية على تقديم جهازين للأشعة وتدريب 20 ممرضا من مصر في ألمانيا."
    )
    assert deeds(text) == {("agreement", "done"), ("donation", "planned"), ("training", "planned")}

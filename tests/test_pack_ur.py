"""The Urdu pack: its tables hold what a reader of Urdu news would miss first."""

import pytest

from cosante.languages.folding import fold_term
from cosante.vocabulary.facts import Count, Date, Money, Partner, Person, Place
from pack_helpers import codes_of, deeds, pairs, read, settings, sides, told

GIVEN = (
    "12 مارچ 2024 کو پاکستان میں چین کے سفیر جیانگ زیڈونگ نے وفاقی وزیر صحت ڈاکٹر ندیم جان کو پانچ ایمبولینسیں حوالے کیں۔ "
    "عالمی ادارۂ صحت اور وزارت صحت کے درمیان مفاہمتی یادداشت پر دستخط کیے گئے۔ "
    "اس پر ڈھائی کروڑ روپے اور 3.5 ملین امریکی ڈالر خرچ ہوئے۔ اگست 2024 میں 25 نرسوں کو تربیت دی جائے گی۔"
)


def test_postpositions_stand_apart() -> None:
    assert settings("ur", "capitals", "suffixes", "head") == (False, True, "final")
    assert codes_of("ur", "postpositions.tsv", "کو") == {("dative",)}


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "دستخط کیے", ("sign", "done")),
        ("words.tsv", "عطیہ کرے گا", ("give", "planned")),
        ("words.tsv", "فراہم کررہا", ("give", "ongoing")),
        ("words.tsv", "مفاہمتی یادداشت", ("agreement", "-")),
        ("words.tsv", "سنگ بنیاد رکھا", ("build", "done")),
        ("words.tsv", "عزم کا اعادہ کیا", ("commit", "done")),
        ("words.tsv", "بڑھانے پر اتفاق کیا", ("commit", "done")),
        ("words.tsv", "تربیت دینے", ("train", "-")),
        ("words.tsv", "منظوری دے دی", ("fund", "done")),
        ("words.tsv", "فراہم کرینگے", ("give", "planned")),
        ("words.tsv", "سے ملاقات", ("meet", "-")),
        ("words.tsv", "شکریہ ادا کیا", ("say", "done")),
        ("health.tsv", "تپ دق", ("tuberculosis", "strong")),
        ("organisations.tsv", "وزارت صحت", ("ministry", "alone")),
        ("organisations.tsv", "اسپتال", ("health_facility", "before")),
        ("roles.tsv", "وزیر صحت", ("minister_health",)),
        ("roles.tsv", "ہائی کمشنر", ("ambassador",)),
        ("honorifics.tsv", "محترمہ", ("title",)),
        ("counts.tsv", "رکنی", ("delegates",)),
        ("counts.tsv", "سالہ", ("not_counted",)),
        ("numbers.tsv", "ننانوے", ("cardinal", "99")),
        ("numbers.tsv", "ساڑھے", ("half", "+0.5")),
        ("demonyms.tsv", "ترک", ("TR",)),
        ("cues.tsv", "کی جانب سے", ("by",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of("ur", table, term)


def test_letters_of_arabic_keyboards_make_no_difference() -> None:
    assert fold_term("عالمی ادارۂ صحت") == fold_term("عالمي اداره صحت") == fold_term("عالمی ادارہ صحت")


def test_a_deed_is_read_with_all_its_parts() -> None:
    assert read(GIVEN).document.language == "ur"
    assert told(GIVEN, Person, "name") == {"جیانگ زیڈونگ", "ندیم جان"}
    assert {("PKR", 25_000_000), ("USD", 3_500_000)} == pairs(GIVEN, Money, "currency", "amount")
    assert {5, 25} <= told(GIVEN, Count, "value")
    assert {"2024-03-12", "2024-08"} <= told(GIVEN, Date, "value")
    assert {("donation", "done"), ("agreement", "done"), ("training", "planned")} <= deeds(GIVEN)
    assert {"عالمی ادارۂ صحت", "وزارت صحت"} <= told(GIVEN, Partner, "name")


def test_numbers_are_read_though_letters_are_written_to_them() -> None:
    text = "جاپان پاکستان کو پولیو کے خاتمے کے لیے 54لاکھ ڈالر کی گرانٹ دیگا۔ معاہدے پر نومبر2015 میں دستخط ہوگئے۔"
    assert told(text, Money, "amount") == {5_400_000}
    assert "2015-11" in told(text, Date, "value")


def test_postpositions_tell_who_gives_and_who_receives() -> None:
    text = "12 مئی 2023 کو جاپان نے نیپال کو 20 ایمبولینسیں عطیہ کیں، وزارت صحت نے کہا۔"
    assert sides(text, "donation") == (["جاپان"], ["نیپال"])


def test_a_meeting_and_what_is_agreed_there() -> None:
    text = (
        "وفاقی وزیر صحت سید مصطفیٰ کمال سے ترکیہ کے سفیر عرفان نذیراوغلو نے ملاقات کی۔ "
        "سفیر نے پاکستان کے شعبہ صحت میں تعاون جاری رکھنے کے عزم کا اعادہ کیا۔ "
        "پاکستان اور ترکیہ کے درمیان نرسوں کی تربیت کا معاہدہ طے پا گیا۔"
    )
    assert {("visit", "done"), ("statement", "done"), ("agreement", "done")} <= deeds(text)


def test_a_particle_may_stand_between_noun_and_verb() -> None:
    text = (
        "ایران کے سفیر رضا امیری مقدم نے پاکستان کے وزیر صحت مصطفیٰ کمال سے ملاقات بھی کی۔ "
        "ایران نے پمز ہسپتال کو دس وینٹی لیٹرز عطیہ بھی کیے۔"
    )
    assert {("visit", "done"), ("donation", "done")} <= deeds(text)


def test_doctors_who_serve_abroad_are_sent() -> None:
    text = "کیوبا کی 25 رکنی طبی ٹیم دو سال سے پاکستان کے ہسپتال میں خدمات انجام دے رہی ہے۔"
    assert ("personnel_deployment", "ongoing") in deeds(text)


def test_ordinary_words_are_no_towns() -> None:
    text = "چین نے پاکستان کے ہسپتال کو ادویات فراہم کیں۔ امل رضاکارانہ پروگرام اور اردو کے اخبار نے اس کی خبر دی۔"
    assert not {"امل", "اردو"} & told(text, Place, "name")


def test_the_relief_centre_is_no_person() -> None:
    text = "شاہ سلمان ہیومینیٹیرین ایڈ اینڈ ریلیف سینٹر نے یمن میں مفت طبی کیمپ لگایا جہاں 300 مریضوں کا علاج کیا گیا۔"
    assert told(text, Person, "name") == set()
    assert told(text, Partner, "type") >= {"bilateral_agency"}


def test_gifts_that_are_announced_are_planned() -> None:
    text = "جاپان نے پاکستان کے وزیر صحت سے ملاقات کی۔ جاپان نے پاکستان کے ہسپتال کو 10 ایمبولینسز بھجوانے کا اعلان کر دیا۔"
    assert ("donation", "planned") in deeds(text)
    assert ("donation", "done") not in deeds(text)


def test_paramedical_staff_are_health_workers() -> None:
    text = "سعودی عرب کے ہسپتال میں پاکستان کے 144 ڈاکٹرز اور 288 پیرا میڈیکل سٹاف نے حجاج کا علاج کیا۔"
    assert (288, "health_workers") in pairs(text, Count, "value", "of")


def test_the_chief_ministers_office_is_no_person() -> None:
    text = "وزیراعلی آفس میں عالمی ادارہ صحت نے پنجاب حکومت کو 8 ایمبولینسیں عطیہ کیں۔"
    assert told(text, Person, "name") == set()


def test_spaces_that_writers_leave_out_are_put_in() -> None:
    """After letters that do not join the next one: "اونے", "لاہورمیں"; and after those that end a word: "کےوزیر"."""
    text = "ترکیہ کےوزیر صحت نے لاہورمیں ڈبلیو ایچ اوکے وفد سے ملاقات کی۔ ڈبلیو ایچ اونے ہسپتال کو 40 بستر عطیہ کئے۔"
    assert told(text, Partner, "name") == {"ڈبلیو ایچ او"}
    assert "لاہور" in told(text, Place, "name")
    assert sides(text, "donation")[0] == ["ڈبلیو ایچ او"]


def test_a_stem_of_a_verb_is_no_name_before_a_postposition() -> None:
    assert "کرنے" in read("حکومت نے نرسوں کی تربیت شروع کرنے کا فیصلہ کیا۔").document.text
    assert told("ڈاکٹر مارنے اور سدھارنے والے نہیں، مدد کرنے والے ہیں۔", Place, "name") == set()


def test_the_sea_is_not_rome() -> None:
    text = "نرسوں کے لیے مشرقی بحیرۂ روم کا اجلاس اگست 2024 میں قاہرہ میں ہوا، عالمی ادارے صحت نے مدد کی۔"
    assert told(text, Place, "name") == {"قاہرہ"}
    assert told(text, Partner, "name") == {"عالمی ادارے صحت"}


def test_what_a_grant_is_to_buy_is_not_bought_yet() -> None:
    text = "کوریا کی حکومت نے ملتان کے نشتر ہسپتال کو طبی آلات کی خریداری کیلئے دو کروڑ روپے کی گرانٹ دی۔"
    assert ("funding", "done") in deeds(text)
    assert ("procurement", "done") not in deeds(text)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("جاپان نے شکارپور میں ہسپتال تعمیر کیا۔", "شکارپور"),
        ("کوریا نے مانسہرہ میں کلینک تعمیر کیا۔", "مانسہرہ"),
    ],
)
def test_districts_and_towns_are_known(text: str, town: str) -> None:
    assert town in told(text, Place, "name")


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("وزیر صحت سندھ سے یونیسف کی کنٹری نمائندہ کی ملاقات، پاکستان میں تعاون پر بریفنگ", ("visit", "done")),
        ("جاپان کے تعاون سے ملتان میں زچہ و بچہ ہسپتال کی نئی عمارت مکمل کر لی گئی۔", ("infrastructure", "done")),
        ("چین کا 24 رکنی طبی عملہ سوڈان میں تعینات کر دیا گیا۔", ("personnel_deployment", "done")),
        (
            "آغا خان یونیورسٹی اور آکسفورڈ یونیورسٹی نے ٹائیفائیڈ ویکسین کی مشترکہ آزمائش شروع کر دی۔",
            ("research", "done"),
        ),
    ],
)
def test_meetings_in_headlines_buildings_finished_postings_and_trials(text: str, deed: tuple[str, str]) -> None:
    assert deeds(text) == {deed}


def test_an_adviser_of_the_court_and_bodies_without_a_name_are_no_names() -> None:
    text = (
        "شاہ سلمان امدادی مرکز کے نگران اور مشیر ایوان شاہی ڈاکٹر فہد القحطانی نے یمن کے ہسپتال کو ادویات فراہم کیں۔ "
        "بین الاقوامی تنظیموں نے بھی مدد کی۔ اقوام متحدہ کے ادارہ برائے اطفال نے 20 بستر عطیہ کیے۔"
    )
    assert told(text, Person, "name") == {"فہد القحطانی"}
    assert not {"بین الاقوامی تنظیم", "اقوام متحدہ"} & told(text, Partner, "name")

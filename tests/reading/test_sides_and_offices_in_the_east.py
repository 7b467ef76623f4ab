"""Who receives where verbs come first, whose an office is between two names, and where names of persons and teams end."""

import pytest

from cosante.reading import read_text
from cosante.vocabulary.facts import Act, Count, Partner, Person, Place


def sides(text: str) -> tuple[list[str], list[str]]:
    facts = read_text(text).facts
    names = {fact.id: getattr(fact, "name", "") for fact in facts}
    act = next(fact for fact in facts if isinstance(fact, Act) and fact.type == "donation")
    return [names[i] for i in act.actors], [names[i] for i in act.recipients]


@pytest.mark.parametrize(
    "text",
    [
        "تسلمت وزارة الصحة العمانية شحنة أدوية من حكومة الهند.",
        "تسلمت وزارة الصحة العمانية من حكومة الهند شحنة تضم 100 ألف جرعة من لقاح كوفيشيلد كهدية.",
    ],
)
def test_who_takes_delivery_behind_the_verb_receives(text: str) -> None:
    assert sides(text) == (["حكومة الهند"], ["وزارة الصحة العمانية"])


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "استقبل الدكتور خالد نصر الدين، وزير الصحة والسكان، السفير لياو جينغ لبحث سبل التعاون في مجال تصنيع الأدوية.",
            {("خالد نصر الدين", "وزير الصحة والسكان"), ("لياو جينغ", "السفير")},
        ),
        (
            "استقبلت سعادة الدكتورة حنان محمد العلي وزيرة الصحة العامة سعادة السيد إبراهيم فخرو لبحث التعاون الصحي مع سويسرا.",
            {("حنان محمد العلي", "وزيرة الصحة العامة"), ("إبراهيم فخرو", None)},
        ),
    ],
)
def test_an_office_behind_a_titled_name_is_of_that_name(text: str, offices: set[tuple[str, str | None]]) -> None:
    assert {(f.name, f.role) for f in read_text(text).facts if isinstance(f, Person)} == offices


def test_a_capital_called_like_its_country_is_no_party_at_the_head_of_a_report() -> None:
    text = "الجزائر - غادرت بعثة طبية كوبية جديدة تضم 60 اختصاصيا هافانا متجهة إلى ولاية الجلفة للعمل في مستشفى الأم والطفل."
    assert "الجزائر" not in {f.name for f in read_text(text).facts if isinstance(f, Partner)}


def test_a_country_before_a_colon_at_the_head_of_a_report_is_a_party() -> None:
    text = "Djibouti : le Japon remet 20 ambulances au ministère de la Santé"
    assert "Djibouti" in {f.name for f in read_text(text).facts if isinstance(f, Partner)}


def test_a_name_of_two_words_ends_before_the_place_that_is_visited() -> None:
    text = "DSÖ Avrupa Bölge Direktörü Karl Berg Ankara'yı ziyaret etti ve hastaneleri gezdi."
    facts = read_text(text).facts
    assert "Karl Berg" in {f.name for f in facts if isinstance(f, Person)}
    assert "Ankara" in {f.name for f in facts if isinstance(f, Place)}


def test_a_team_of_so_many_is_called_with_its_number_and_counts_health_workers() -> None:
    text = "چین سے آنے والی 10 رکنی طبی ٹیم نے گوادر کے مہران ہسپتال میں 300 مریضوں کا مفت معائنہ کیا۔"
    facts = read_text(text).facts
    assert "10 رکنی طبی ٹیم" in {f.name for f in facts if isinstance(f, Partner)}
    assert (10, "health_workers") in {(f.value, f.of) for f in facts if isinstance(f, Count)}


def test_what_is_smuggled_is_no_gift() -> None:
    text = "کوئٹہ: ایران سے اسمگل شدہ ادویات کی بڑی کھیپ پکڑی گئی۔ کسٹمز حکام کے مطابق ادویات کی مالیت 2 کروڑ روپے ہے۔"
    assert not read_text(text).relevant


def test_what_is_built_anew_is_no_number() -> None:
    text = "جاپان کی حکومت نے خضدار میں 12 مراکز صحت کی تعمیر نو کے لیے معاہدہ کیا ہے۔"
    assert {f.value for f in read_text(text).facts if isinstance(f, Count)} == {12}

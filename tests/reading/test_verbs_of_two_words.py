"""Where the verb comes last, a verb of two words holds its own object: ڈاکٹروں کی ٹیم in ڈاکٹروں کی ٹیم روانہ کر دی."""

import pytest
from telling import told

TEXTS = [
    ("عالمی ادارہ صحت بلوچستان کے سیلاب زدگان کو ہنگامی طبی امداد فراہم کر رہا ہے۔", ("emergency_support", "ongoing")),
    (
        "چین نے دسمبر میں سوڈان کے لیے ڈاکٹروں کی ٹیم روانہ کر دی تھی، وزارت صحت نے بتایا۔",
        ("personnel_deployment", "done"),
    ),
    ("برطانیہ کا المصطفیٰ ٹرسٹ بنگلہ دیش کے ہسپتال میں مریضوں کے لیے مفت آئی کیمپ لگا رہا ہے۔", ("outreach", "ongoing")),
]


@pytest.mark.parametrize(("text", "deed"), TEXTS)
def test_the_object_that_begins_a_verb_is_its_object(text: str, deed: tuple[str, str]) -> None:
    assert [(act.type, act.status) for act in told(text, "act")] == [deed]


def test_the_noun_that_says_what_the_verb_is_is_no_object() -> None:
    """निर्माण गर्नु is to build: what was built must be told beside it."""
    text = (
        "भारतीय दूतावासले नेपालको अस्पताललाई १२ एम्बुलेन्स प्रदान गरेको छ । "
        "दूतावासका अनुसार एम्बुलेन्सहरू नेपाल सरकारको मापदण्डअनुसार निर्माण गरिएका हुन् ।"
    )
    assert [act.type for act in told(text, "act")] == ["donation"]

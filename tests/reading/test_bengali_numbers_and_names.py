"""Bengali as newspapers write it: hours are no money and no counts, scales are written to digits, names end before a case."""

import pytest
from telling import amounts, counts, told

ABOUT = "জাপান ও বাংলাদেশের স্বাস্থ্য সহযোগিতা। "


@pytest.mark.parametrize(
    "said",
    [
        "বুধবার সকাল ১১ টার দিকে ইউনিসেফ টিকা দিয়েছে।",
        "শনিবার বিকাল ৩ টা ২০ মিনিটে টিকা ঢাকায় আসে।",
        "শুক্রবার বেলা সাড়ে তিনটায় সদর হাসপাতালে টিকা দেওয়া শুরু হবে।",
        "সোমবার দুপুর দেড়টায় স্বাস্থ্য কেন্দ্রের হলরুমে কর্মশালা উদ্বোধন করা হয়েছে।",
    ],
)
def test_an_hour_is_no_money_and_no_count(said: str) -> None:
    assert amounts(ABOUT + said) == set()
    assert counts(ABOUT + said) == set()


@pytest.mark.parametrize(
    ("said", "value"),
    [("১’শ ৫০ জন রোগীকে", 150), ("২শ ৩০ জন রোগীকে", 230), ("২শত রোগীকে", 200), ("৫হাজার রোগীকে", 5000)],
)
def test_a_scale_is_written_to_its_digits(said: str, value: int) -> None:
    assert (value, "patients") in counts(f"{ABOUT}জাপানের চিকিৎসকরা ঢাকায় {said} বিনামূল্যে চিকিৎসা দিয়েছেন।")


def test_a_project_of_millions_is_not_a_dollar() -> None:
    text = "নরওয়ে ৩ দশমিক ২ মিলিয়ন মার্কিন ডলারের একটি পুষ্টি প্রকল্পে অর্থ দেবে।"
    assert amounts(text) == {(3_200_000, "USD")}


def test_doses_that_reach_a_country_are_doses() -> None:
    assert counts("জাপানের উপহারের ১০ লাখ টিকা দেশে এসে পৌঁছেছে।") == {(1_000_000, "doses")}


def test_what_stands_between_a_number_and_who_is_counted_begins_no_name() -> None:
    text = "অস্ট্রেলিয়ার ১১ জন চিকিৎসকের একটি দল ঢাকায় রোগীদের বিনামূল্যে চিকিৎসা দিয়েছে।"
    assert not [p.name for p in told(text, "partner") if p.name.startswith("জন")]


def test_a_country_that_sends_a_team_is_not_the_team() -> None:
    names = {p.name for p in told("জাপান একটি চিকিৎসক দল পাঠিয়েছে নেপালে।", "partner")}
    assert "জাপান" in names
    assert "জাপান একটি চিকিৎসক দল" not in names


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("মালদ্বীপের স্বাস্থ্যমন্ত্রী সেলিনা সুলতানার সঙ্গে জাপানের রাষ্ট্রদূত বৈঠক করেছেন।", "সেলিনা সুলতানা"),
        ("রাষ্ট্রদূত সংসদ সদস্য কামরুল হাসান চৌধুরীর হাতে অ্যাম্বুলেন্সের চাবি দেন।", "কামরুল হাসান চৌধুরী"),
        ("নেপালের স্বাস্থ্যমন্ত্রী রমেশ গিরি’র পাঠানো ৫টি অ্যাম্বুলেন্স ঢাকায় এসেছে।", "রমেশ গিরি"),
        ("স্বাস্থ্যমন্ত্রী মনসুর আমির বলেন, জাপান টিকা দিয়েছে।", "মনসুর আমির"),
    ],
)
def test_a_name_ends_before_the_letter_that_says_with_whom(said: str, name: str) -> None:
    assert name in {p.name for p in told(ABOUT + said, "person")}


def test_a_team_told_with_its_number_is_whose_it_is() -> None:
    partners = told("অস্ট্রেলিয়ার ১১ জন চিকিৎসকের একটি দল আগামী মার্চে রোগীদের চিকিৎসা দিতে ঢাকায় আসবে।", "partner")
    assert ("medical_team", "AU") in {(p.type, p.country) for p in partners}

"""Where names begin and end in a script without capitals: cases, owners, heads and titles part them."""

import pytest

from cosante.languages.folding import fold
from cosante.reading import reader
from cosante.vocabulary.facts import Partner
from pack_helpers import told


def names(said: str, kind: str) -> set[str]:
    """The names of a kind as the page holds them, before they are weighed."""
    page = reader.page_of(reader.judge(said))
    found = {"partner": page.partners, "person": page.persons, "place": page.places}[kind]
    return {page.text[n.start : n.end] for n in found}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("শ্রীলঙ্কায় ভারতীয় সেনাবাহিনীর চিকিৎসকরা রোগী দেখেছেন।", "ভারতীয় সেনাবাহিনী"),
        ("স্বাস্থ্য উপদেষ্টা নূরজাহান বেগম ঢাকা মেডিকেল কলেজ হাসপাতালে যান।", "ঢাকা মেডিকেল কলেজ হাসপাতাল"),
        ("কুনমিং মেডিকেল বিশ্ববিদ্যালয় ও বাংলাদেশ মেডিকেল বিশ্ববিদ্যালয়ের চুক্তি হয়েছে।", "কুনমিং মেডিকেল বিশ্ববিদ্যালয়"),
        ("রাজধানীতে তুরস্কের একটি মেডিকেল টিম অস্ত্রোপচার করেছে।", "তুরস্কের একটি মেডিকেল টিম"),
        ("কাতারের দাতব্য সংস্থা কাতার চ্যারিটি উখিয়ায় হাসপাতাল করেছে।", "কাতার চ্যারিটি"),
        ("রোটারি ক্লাব অব ঢাকা নর্থ জাপানের রোটারি ক্লাব অব টোকিওর সহায়তা পেয়েছে।", "রোটারি ক্লাব অব ঢাকা নর্থ"),
        ("বিশ্ব স্বাস্থ্য সংস্থা ইয়েমেনে টিকা দিয়েছে।", "বিশ্ব স্বাস্থ্য সংস্থা"),
        ("কম্বোডিয়ার ভিয়েতনামী দূতাবাস চো রে হাসপাতালের সঙ্গে কাজ করেছে।", "চো রে হাসপাতাল"),
    ],
)
def test_an_organisations_name_has_no_word_too_many_and_none_too_few(said: str, name: str) -> None:
    assert fold(name).text in names(said, "partner")


def test_a_short_form_in_brackets_is_the_same_body() -> None:
    said = "সূর্যমুখী ফাউন্ডেশন (কেএসএফ) নেপালে গেছে। কেএসএফ ১০টি যন্ত্র দিয়েছে।"
    page = reader.page_of(reader.judge(said))
    keys = {
        n.key
        for n in page.partners
        if page.text[n.start : n.end] in {fold(name).text for name in ("কেএসএফ", "সূর্যমুখী ফাউন্ডেশন")}
    }
    assert len(keys) == 1


def test_a_place_in_brackets_is_no_short_form() -> None:
    said = "সাভানা জেনারেল হাসপাতাল (লাওস) ভিয়েতনামের সহায়তা পেয়েছে।"
    page = reader.page_of(reader.judge(said))
    assert "country:LA" in {n.key for n in page.partners}


def test_an_embassy_is_of_the_country_right_before_its_head() -> None:
    page = reader.page_of(reader.judge("কম্বোডিয়ার ভিয়েতনামী দূতাবাস ওষুধ দিয়েছে।"))
    assert [n.country for n in page.partners if n.type == "embassy"] == ["VN"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("যুক্তরাষ্ট্রের রাষ্ট্রদূত আর্ল আর. মিলার কেন্দ্রটি উদ্বোধন করেন।", "আর্ল আর. মিলার"),
        ("মহাসচিব ডা: মো: ইকবাল আরসালান উপস্থিত ছিলেন।", "মো: ইকবাল আরসালান"),
        ("জর্ডানের বাদশাহ দ্বিতীয় আব্দুল্লাহ বলেন, তাঁরা পাশে আছেন।", "দ্বিতীয় আব্দুল্লাহ"),
        ("জাপানের রাষ্ট্রদূত ইওয়ামা কিমিনোরি ঢাকা শিশু হাসপাতাল পরিদর্শন করেন।", "ইওয়ামা কিমিনোরি"),
        ("ইন্দোনেশিয়ার স্বাস্থ্যমন্ত্রী বুদি গুনাদি সাদিকিন জাকার্তায় বৈঠক করেন।", "বুদি গুনাদি সাদিকিন"),
    ],
)
def test_a_persons_name_has_its_initials_and_number_and_ends_before_a_town_or_body(said: str, name: str) -> None:
    assert fold(name).text in names(said, "person")


@pytest.mark.parametrize(
    "said", ["সম্মেলনে স্বাস্থ্যমন্ত্রীরা ভাইরাস দমনে একমত হন।", "মহাপরিচালকের সময়োপযোগী সহায়তায় ভিয়েতনাম সাড়া দিয়েছে।"]
)
def test_an_office_with_a_case_ending_has_no_name_after_it(said: str) -> None:
    assert not names(said, "person")


def test_a_places_owner_is_no_part_of_its_name() -> None:
    assert "না মুওং কমিউন" in names("লাওসের হুয়াফান প্রদেশের না মুওং কমিউনে ক্লিনিক হয়েছে।", "place")


def test_a_verb_denied_before_a_name_keeps_its_negation() -> None:
    assert "মুওং কমিউন" in names("তাঁরা যাবেন না মুওং কমিউনে।", "place")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ধামরাইয়ে জেনারেল হাসপাতাল নির্মাণে জাপান অনুদান দিচ্ছে বাংলাদেশকে।", {"জাপান", "বাংলাদেশ"}),
        ("चीनले धादिङमा जिल्ला अस्पताल निर्माण गर्ने भएको छ ।", {"चीन"}),
    ],
)
def test_a_hospital_in_a_place_is_not_called_so(text: str, kept: set[str]) -> None:
    assert told(text, Partner, "name") == kept


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("বেইজিং তৃতীয় হাসপাতাল নেপালকে ২ হাজার ওষুধ দিয়েছে।", "বেইজিং তৃতীয় হাসপাতাল"),
        ("बीजिंग तृतीय अस्पताल ने नेपाल को दवाएं दीं।", "बीजिंग तृतीय अस्पताल"),
    ],
)
def test_a_hospital_may_be_the_third_of_its_town(text: str, name: str) -> None:
    assert name in told(text, Partner, "name")


@pytest.mark.parametrize(
    "text",
    [
        "जापान सरकार ने नेपाल के प्रतिष्ठित अस्पताल को उपकरण दिए।",
        "जापान सरकारले नेपालको सुविधासम्पन्न अस्पताललाई उपकरण दियो ।",
        "جاپان کی حکومت نے پاکستان کے قریبی ہسپتال کو آلات فراہم کیے۔",
        "জাপান সরকার বাংলাদেশের প্রত্যন্ত হাসপাতালকে সরঞ্জাম দিয়েছে।",
    ],
)
def test_an_ordinary_adjective_makes_no_name_of_a_hospital(text: str) -> None:
    assert told(text, Partner, "type") <= {"country"}


@pytest.mark.parametrize(
    "said",
    [
        "জাপান ভুটানে একটি আধুনিক হাসপাতাল গড়বে।",
        "জাপান ভুটানে একটি বহুতল হাসপাতাল গড়বে।",
        "জাপান ভুটানে একটি পুনর্নির্মিত স্বাস্থ্য কেন্দ্র দেবে।",
        "जापान भूटान में एक बहुमंजिला स्वास्थ्य केंद्र बनाएगा।",
        "जापान भूटान में 60 बिस्तरों वाला अस्पताल बनाएगा।",
        "जापान भूटान में एक तीन मंजिला स्वास्थ्य केंद्र बनाएगा।",
        "जापानले भुटानमा एउटा साधारण अस्पताल निर्माण गर्ने भएको छ।",
        "जापानले भुटानमा एउटा ग्रामीण अस्पताल निर्माण गर्ने भएको छ।",
        "جاپان بھوٹان میں جدید سہولیات سے آراستہ ہسپتال تعمیر کرے گا۔",
        "جاپان بھوٹان میں ایک تین منزلہ ہسپتال تعمیر کرے گا۔",
        "ጃፓን በኬንያ ትልቅ ሆስፒታል ልትገነባ ነው።",
        "ጃፓን በኬንያ ደረጃውን የጠበቀ የጤና ማዕከል ልትገነባ ነው።",
        "ستبني اليابان مستشفى كبيرا في بوتان.",
        "ستبني اليابان مستشفى مجانيا في بوتان.",
    ],
)
def test_a_hospital_that_is_only_described_has_no_name(said: str) -> None:
    assert not any(" " in name for name in names(said, "partner"))


def test_friendship_in_a_hospitals_name_is_no_description() -> None:
    said = "भारतले नेपाल जापान मैत्री नगरपालिका अस्पताललाई एम्बुलेन्स हस्तान्तरण गरेको छ।"
    assert "नेपाल जापान मैत्री नगरपालिका" in names(said, "partner")


def test_a_day_behind_a_title_is_a_person() -> None:
    said = "កម្មវិធីព្យាបាលជំងឺនេះមានការចូលរួមដោយ ឯកឧត្តម ច័ន្ទ សុវណ្ណ អភិបាលខេត្តបាត់ដំបង។"
    assert "ច័ន្ទ សុវណ្ណ" in names(said, "person")


def test_the_province_of_a_body_holds_no_office() -> None:
    said = "นายแพทย์เศวต ศรีงาม หัวหน้ากลุ่มงานศัลยกรรมโรงพยาบาลแม่น้ำใส จังหวัดอุบลราชธานี กล่าวว่าได้ผ่าตัดคนไข้ชาวลาว"
    assert names(said, "person") == {"เศวต ศรีงาม"}


def test_cooperation_is_no_operation() -> None:
    page = reader.page_of(reader.judge("নাগাসাকি কো-অপারেশন ফাউন্ডেশনের অর্থায়নে গাংনীতে বিদ্যালয় ভবন উদ্বোধন হয়েছে।"))
    assert not page.scan.of("health")


def test_the_hour_of_a_country_is_not_the_country() -> None:
    said = "জাপানের চিকিৎসক দল রোগী দেখেছে।\nবাংলাদেশ সময়: ০১৪০ ঘণ্টা, ফেব্রুয়ারি ০১, ২০১৬"
    assert "বাংলাদেশ" not in names(said, "partner")

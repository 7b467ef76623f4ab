"""Money as three languages write it: exact, in its currency, with what is said around it."""

import pytest
from telling import amounts, told

ENGLISH = "The Ministry of Health of Ghana received {} from the World Bank for its district hospitals."
FRENCH = "Le ministère de la Santé du Togo a reçu {} de la Banque mondiale pour ses hôpitaux de district."
BENGALI = "ঘানার স্বাস্থ্য মন্ত্রণালয়কে বিশ্বব্যাংক জেলা হাসপাতালের জন্য {} অনুদান দিয়েছে।"


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("US$ 12,345.67", 12_345.67, "USD"),
        ("US$1.5-million", 1_500_000, "USD"),
        ("three million dollars", 3_000_000, "USD"),
        ("half a million dollars", 500_000, "USD"),
        ("two and a half million dollars", 2_500_000, "USD"),
        ("a grant of 1,200,000 dollars", 1_200_000, "USD"),
        ("12,345,678 US dollars", 12_345_678, "USD"),
        ("2.5 million euros", 2_500_000, "EUR"),
        ("EUR 4m", 4_000_000, "EUR"),
        ("US$239.5million", 239_500_000, "USD"),
        ("$US239.5 million", 239_500_000, "USD"),
        ("$A2m", 2_000_000, "AUD"),
        ("F$541.3m", 541_300_000, "FJD"),
        ("USD 2.3bn", 2_300_000_000, "USD"),
        ("£2.5 million", 2_500_000, "GBP"),
        ("A$ 3 million", 3_000_000, "AUD"),
        ("¥ 74 million", 74_000_000, "JPY"),
        ("RMB 10 million", 10_000_000, "CNY"),
        ("1.2 crore rupees", 12_000_000, "INR"),
        ("500 billion Vietnamese dong", 500_000_000_000, "VND"),
        ("$5 m", 5_000_000, "USD"),
        ("$ 10.5 M", 10_500_000, "USD"),
        ("USD1.5 billion", 1_500_000_000, "USD"),
        ("EUR200 000", 200_000, "EUR"),
        ("Rs20 crore", 200_000_000, "INR"),
        ("KSh20 million", 20_000_000, "KES"),
        ("Ksh.200,000", 200_000, "KES"),
        ("GH¢2m", 2_000_000, "GHS"),
        ("RM2m", 2_000_000, "MYR"),
        ("N300 million", 300_000_000, "NGN"),
        ("R2.5bn", 2_500_000_000, "ZAR"),
        ("200.000 euros", 200_000, "EUR"),
        ("2.5 euros", 2.5, "EUR"),
        ("two million and a half dollars", 2_500_000, "USD"),
        ("a million two hundred thousand dollars", 1_200_000, "USD"),
        ("25 million pesos", 25_000_000, "PHP"),
    ],
)
def test_english_amounts_are_exact(written, amount, currency):
    assert amounts(ENGLISH.format(written)) == {(amount, currency)}


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("1,8 million de dollars", 1_800_000, "USD"),
        ("deux milliards d'euros", 2_000_000_000, "EUR"),
        ("deux milliards d’euros", 2_000_000_000, "EUR"),
        ("un demi-million d'euros", 500_000, "EUR"),
        ("quatre-vingts millions de francs CFA", 80_000_000, "XOF"),
        ("12 345,67 euros", 12_345.67, "EUR"),
        ("12\u202f345,67\u00a0€", 12_345.67, "EUR"),
        ("1.234.567,89 €", 1_234_567.89, "EUR"),
        ("3 500 000 FCFA", 3_500_000, "XOF"),
        ("1,5 milliard de FCFA", 1_500_000_000, "XOF"),
        ("2,5 millions de dollars américains", 2_500_000, "USD"),
        ("un million de dollars", 1_000_000, "USD"),
        ("un million et demi d'euros", 1_500_000, "EUR"),
        ("un million cinq cent mille euros", 1_500_000, "EUR"),
        ("deux millions et demi de dollars", 2_500_000, "USD"),
        ("un milliard deux cents millions de francs CFA", 1_200_000_000, "XOF"),
        ("3,5 M€", 3_500_000, "EUR"),
        ("5 M$", 5_000_000, "USD"),
        ("1,5 Md€", 1_500_000_000, "EUR"),
        ("1,8 M USD", 1_800_000, "USD"),
        ("3,5 M d'euros", 3_500_000, "EUR"),
        ("500.000 $ US", 500_000, "USD"),
    ],
)
def test_french_amounts_are_exact(written, amount, currency):
    assert amounts(FRENCH.format(written)) == {(amount, currency)}


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("১২ কোটি ৩৪ লাখ টাকা", 123_400_000, "BDT"),
        ("২ দশমিক ৫ মিলিয়ন ডলার", 2_500_000, "USD"),
        ("২.৫ মিলিয়ন মার্কিন ডলার", 2_500_000, "USD"),
        ("৩৫ লাখ মার্কিন ডলার", 3_500_000, "USD"),
        ("আড়াই কোটি টাকা", 25_000_000, "BDT"),
        ("সাড়ে তিন কোটি টাকা", 35_000_000, "BDT"),
        ("দেড় লাখ ডলার", 150_000, "USD"),
        ("১,২৩,৪৫৬ টাকা", 123_456, "BDT"),
        ("পাঁচ লাখ ইউরো", 500_000, "EUR"),
        ("দুই হাজার কোটি টাকা", 20_000_000_000, "BDT"),
        ("তিন হাজার পাঁচশ কোটি টাকা", 35_000_000_000, "BDT"),
        ("দেড় হাজার কোটি টাকা", 15_000_000_000, "BDT"),
        ("১ হাজার ২০০ কোটি টাকা", 12_000_000_000, "BDT"),
        ("এক হাজার ২৫০ কোটি ৫০ লাখ টাকা", 12_505_000_000, "BDT"),
        ("এক লাখ ২০ হাজার কোটি টাকা", 1_200_000_000_000, "BDT"),
        ("এক কোটি সাড়ে ৩ লাখ টাকা", 10_350_000, "BDT"),
        ("এক কোটি সাড়ে তিন লাখ টাকা", 10_350_000, "BDT"),
        ("সোয়া কোটি টাকা", 12_500_000, "BDT"),
    ],
)
def test_bengali_amounts_are_exact(written, amount, currency):
    assert amounts(BENGALI.format(written)) == {(amount, currency)}


@pytest.mark.parametrize(
    ("written", "qualifier"),
    [
        (ENGLISH.format("more than 40 million dollars"), "at_least"),
        (ENGLISH.format("up to 40 million dollars"), "at_most"),
        (ENGLISH.format("about 40 million dollars"), "about"),
        (ENGLISH.format("40 million dollars"), "exact"),
        (FRENCH.format("plus de 12 millions d’euros"), "at_least"),
        (FRENCH.format("jusqu'à 12 millions d’euros"), "at_most"),
        (FRENCH.format("près de 12 millions d’euros"), "about"),
        (BENGALI.format("৫০ কোটি টাকার বেশি"), "at_least"),
        (BENGALI.format("প্রায় ৩ লাখ টাকা"), "about"),
    ],
)
def test_a_hedge_beside_an_amount_is_kept(written, qualifier):
    assert [money.qualifier for money in told(written, "money")] == [qualifier]


@pytest.mark.parametrize(
    "said",
    [ENGLISH.format("three million dollars"), FRENCH.format("1,8 million de dollars"), BENGALI.format("৩ লাখ ডলার")],
)
def test_dollars_alone_are_american_and_marked_as_inferred(said):
    (money,) = told(said, "money")
    assert (money.currency, money.currency_inferred) == ("USD", True)


@pytest.mark.parametrize(
    "said",
    [
        ENGLISH.format("three million US dollars"),
        ENGLISH.format("US$ 3 million"),
        FRENCH.format("3 millions de dollars américains"),
        BENGALI.format("৩ লাখ মার্কিন ডলার"),
    ],
)
def test_named_dollars_are_not_marked(said):
    (money,) = told(said, "money")
    assert (money.currency, money.currency_inferred) == ("USD", False)


@pytest.mark.parametrize(
    "written", ["$3-5 million", "3-5 million dollars", "3 to 5 million dollars", "between 3 and 5 million dollars"]
)
def test_a_range_is_never_read_as_a_few_dollars(written):
    found = amounts(ENGLISH.format(written))
    assert (5_000_000, "USD") in found
    assert found <= {(3_000_000, "USD"), (5_000_000, "USD")}


def test_an_amount_is_no_count_and_no_date():
    said = ENGLISH.format("2,024 dollars and 1990 euros")
    assert amounts(said) == {(2024, "USD"), (1990, "EUR")}
    assert told(said, "date") == told(said, "count") == []


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("Ghana received between 3 and 5 million dollars from the World Bank for its hospitals.", 3e6, 5e6),
        ("Ghana received 3 to 5 million dollars from the World Bank for its hospitals.", 3e6, 5e6),
        ("Le Togo a reçu entre 3 et 5 millions d'euros de la Banque mondiale pour ses hôpitaux.", 3e6, 5e6),
        ("বিশ্বব্যাংক ঘানাকে হাসপাতালের জন্য ১০ থেকে ১২ লাখ টাকা দিয়েছে।", 1e6, 1.2e6),
    ],
)
def test_a_range_of_money_has_both_its_ends(said, low, high):
    assert {amount for amount, _ in amounts(said)} == {low, high}


@pytest.mark.parametrize(
    "said",
    [
        "The World Bank lent Ghana 5 million euros. 200 doctors went to Accra.",
        "La Banque mondiale a prêté au Togo 5 millions d'euros. 200 médecins sont venus à Lomé.",
    ],
)
def test_a_currency_that_ends_a_sentence_is_not_that_of_the_next_one(said):
    assert amounts(said) == {(5_000_000, "EUR")}


@pytest.mark.parametrize("written", ["1 1/2 million dollars", "1½ million dollars", "1.5 million dollars"])
def test_a_fraction_is_part_of_its_number(written):
    assert amounts(f"Japan gave the Ministry of Health of Fiji {written}.") == {(1_500_000, "USD")}


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("英国宣布出资2000万英镑支持非洲疾控中心,双方签署了协议。", 20_000_000, "GBP"),
        ("영국 정부는 말라위 보건부에 2000만 달러를 지원했다.", 20_000_000, "USD"),
    ],
)
def test_a_number_before_a_scale_is_no_year(text, amount, currency):
    assert amounts(text) == {(amount, currency)}
    assert not told(text, "date")


@pytest.mark.parametrize(
    ("said", "amount", "currency"),
    [
        ("Serikali ya Japani ilitoa Sh 2.5 b kwa hospitali ya Kigoma nchini Tanzania.", 2_500_000_000, "TZS"),
        ("Serikali ya Japani ilitoa shilingi Bil.17 kwa hospitali ya Kigoma nchini Tanzania.", 17_000_000_000, "TZS"),
        (
            "Le Sénégal a bâti à Dakar, au Sénégal, un poste de santé pour 171 millions de nos francs.",
            171_000_000,
            "XOF",
        ),
        ("ဂျပန်အစိုးရက ရန်ကုန်ဆေးရုံကို ငွေကျပ် သိန်း (၂၀၀) ကျော် တန်ဖိုးရှိ ဆေးပစ္စည်း လှူဒါန်းသည်။", 20_000_000, "MMK"),
    ],
)
def test_short_scales_and_numbers_in_brackets_are_read(said, amount, currency):
    assert amounts(said) == {(amount, currency)}


def test_whose_dollars_they_are_may_be_told_where_the_amount_is_named_again():
    said = (
        "$541.3m for hospitals\n\nThe World Bank gives Fiji $F541.3m for its hospitals. Fiji adds $2m, France EUR 2m."
    )
    assert amounts(said) == {(541_300_000, "FJD"), (2_000_000, "USD"), (2_000_000, "EUR")}

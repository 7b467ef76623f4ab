"""Counts: how many, and of whom or of what; and the numbers that count nothing."""

import pytest
from telling import counts, told


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Cuban doctors examined 450 people in Dili.", (450, "patients")),
        ("Cuban doctors treated 2,100 patients in Dili.", (2100, "patients")),
        ("Japan gave the Ministry of Health of Fiji 12 ambulances.", (12, "vehicles")),
        ("Japan gave the Ministry of Health of Fiji forty beds.", (40, "beds")),
        ("Japan gave the Ministry of Health of Fiji 1,500 test kits.", (1500, "kits")),
        ("China gave Togo 300,000 doses of vaccine.", (300_000, "doses")),
        ("China trained two dozen nurses from Togo.", (24, "trainees")),
        ("Two hundred and fifty-six patients were operated on by Indian surgeons.", (256, "patients")),
        ("Le Maroc a soigné 45 personnes à Kayes.", (45, "patients")),
        ("Le Maroc a formé 1 200 infirmiers du Mali.", (1200, "trainees")),
        ("Le Japon a remis deux ambulances au Bénin.", (2, "vehicles")),
        ("Vingt et une sages-femmes du Togo ont été formées au Maroc.", (21, "trainees")),
        ("Le Maroc a soigné les 45 premiers malades à Kayes.", (45, "patients")),
        ("Une trentaine de médecins cubains sont arrivés à Bata.", (30, "doctors")),
        ("কিউবার চিকিৎসকেরা ৪৫০ জন রোগীকে চিকিৎসা দিয়েছেন।", (450, "patients")),
        ("নেপালের ২০ জন নার্স ঢাকায় প্রশিক্ষণ নেন।", (20, "trainees")),
        ("জাপান বাংলাদেশকে ১২টি অ্যাম্বুলেন্স দিয়েছে।", (12, "vehicles")),
        ("জাপান বাংলাদেশকে ৩০০টি শয্যা দিয়েছে।", (300, "beds")),
        ("পাঁচজন চিকিৎসক নেপালে যান।", (5, "doctors")),
        ("শিবিরে ১ হাজার ২০০ জন মানুষ চিকিৎসা পান।", (1200, "patients")),
        ("কিউবার চিকিৎসকেরা তিনজনকে চিকিৎসা দেন।", (3, "patients")),
        ("Cuban doctors treated 2.500 patients in Dili.", (2500, "patients")),
        ("A 12-strong team of Cuban doctors arrived in Dili.", (12, "delegates")),
        ("Le Maroc a envoyé une délégation de douze.", (12, "delegates")),
        ("শিবিরে সাড়ে ৩ হাজার রোগী চিকিৎসা পান।", (3500, "patients")),
    ],
)
def test_a_number_with_what_it_counts(said, expected):
    assert expected in counts(said)


@pytest.mark.parametrize(
    ("said", "qualifier"),
    [
        ("Cuban doctors treated more than 300 patients.", "at_least"),
        ("Cuban doctors treated at least 300 patients.", "at_least"),
        ("Cuban doctors treated some 300 patients.", "about"),
        ("Cuban doctors treated up to 300 patients.", "at_most"),
        ("কিউবার চিকিৎসকেরা দুই শতাধিক রোগীকে চিকিৎসা দিয়েছেন।", "at_least"),
        ("Des médecins cubains ont soigné plus de 300 malades.", "at_least"),
        ("Des médecins cubains ont soigné environ 300 malades.", "about"),
        ("Des médecins cubains ont soigné une centaine de malades.", "about"),
        ("কিউবার চিকিৎসকেরা ৩০০ জনের বেশি রোগীকে চিকিৎসা দিয়েছেন।", "at_least"),
        ("কিউবার চিকিৎসকেরা প্রায় ৩০০ জন রোগীকে চিকিৎসা দিয়েছেন।", "about"),
    ],
)
def test_a_hedge_beside_a_count_is_kept(said, qualifier):
    assert [count.qualifier for count in told(said, "count")] == [qualifier]


@pytest.mark.parametrize(
    "said",
    [
        "The 63rd session of the committee met in Brazzaville.",
        "The 22nd Chinese medical team arrived in Lomé and the third course ended.",
        "La 73e session du comité s'est tenue à Niamey.",
        "La 3ème mission et le 2e contingent sont arrivés à Niamey.",
        "৬৩তম অধিবেশন ঢাকায় বসে, ২২তম চিকিৎসক দল আসে।",
        "৩য় কোর্স শেষ হয়।",
    ],
)
def test_an_ordinal_counts_nothing(said):
    assert counts(said) == set()


@pytest.mark.parametrize(
    "said",
    [
        "The nurse is 45 years old and walked 12 kilometres.",
        "30 percent of the clinics are closed.",
        "COVID-19 and H1N1 patients, Agenda 2030, Article 12.",
        "The building has 3 floors.",
        "One in three women and two-thirds of patients in Dili have no nurse.",
        "Cuba will give 5 million to the hospital.",
        "Cuba donnera deux milliards à l'hôpital.",
        "বিকেল ৪টায় রোগীকে এবং রাত ৮টার দিকে চিকিৎসককে পাওয়া যায়।",
        "দুই-তৃতীয়াংশ রোগী চিকিৎসা পান।",
        "L'infirmière est âgée de 45 ans et a parcouru 12 kilomètres.",
        "৩০ শতাংশ ক্লিনিক বন্ধ।",
    ],
)
def test_ages_shares_lengths_and_names_count_nothing(said):
    assert counts(said) == set()


def test_the_same_number_of_two_things_is_two_counts():
    assert counts("Japan gave Fiji 12 ambulances and 12 beds.") == {(12, "vehicles"), (12, "beds")}


def test_the_same_count_said_twice_is_one_fact_with_both_places():
    (count,) = told(
        "Cuba treats 300 patients in Dili\n\nCuban doctors treated 300 patients in Dili on 3 May 2022.", "count"
    )
    assert len(count.evidence) == 2


def test_the_beds_of_wards_are_not_the_wards():
    assert counts("Japan built two 30-bed wards in Dili.") == {(30, "beds")}


def test_digits_of_every_script_count_alike():
    for zero in "0٠۰०০੦૦௦౦೦൦๐໐၀០":
        number = "".join(chr(ord(zero) + int(digit)) for digit in "350")
        assert counts(f"Cuban doctors treated {number} patients in Dili.") == {(350, "patients")}, number


@pytest.mark.parametrize(
    "said", ["China trained between 20 and 30 nurses from Togo.", "Le Maroc a formé entre 20 et 30 infirmiers du Mali."]
)
def test_a_range_of_people_has_both_its_ends(said):
    assert {value for value, _ in counts(said)} == {20, 30}


def test_four_score_and_seventeen_is_counted():
    assert (97, "beneficiaries") in counts("Quatre-vingt-dix-sept enfants ont été vaccinés par des médecins cubains.")


def test_those_trained_are_trainees_and_their_teachers_are_not():
    assert counts("Four Cuban doctors trained 30 nurses from Togo.") == {(4, "doctors"), (30, "trainees")}


def test_of_nouns_in_a_row_the_last_is_counted_where_the_language_puts_it_last():
    said = "Uzbekistan and the World Bank built 40 new family polyclinics in Samarkand."
    assert counts(said) == {(40, "facilities")}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("A team of eight came from Cuba to the hospital in Dili.", (8, "delegates")),
        ("A delegation of twelve visited the hospital in Dili.", (12, "delegates")),
        ("A team of eight surgeons came from Cuba to the hospital in Dili.", (8, "doctors")),
        ("Une équipe de huit est venue de Cuba à l'hôpital de Lomé.", (8, "delegates")),
    ],
)
def test_the_number_of_a_group_counts_its_members(said, expected):
    assert counts(said) == {expected}


def test_a_hedge_after_its_number_is_kept():
    said = "The Cuban doctors treated 500 or so patients in the hospital in Dili."
    assert [(count.value, count.qualifier) for count in told(said, "count")] == [(500, "about")]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana thanked Qatar, and the two sides agreed on the country's next step in health.",
        "Japan and Ghana spoke of health ties between the two friendly countries.",
        "Le Japon et le Togo ont parlé de la santé entre les deux pays amis.",
    ],
)
def test_the_two_of_whom_a_text_tells_are_not_counted(text: str) -> None:
    assert counts(text) == set()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Kenya received two four-wheel drive vehicles from Norway.", {2}),
        ("Norway handed over three two-door refrigerators to the Ministry of Health of Malawi.", {3}),
        ("The 12-member team of Norwegian surgeons saw 140 patients in Lilongwe.", {12, 140}),
        ("Norway built a 50-bed hospital in Zomba, Malawi.", {50}),
        ("Япония передала Кыргызстану 12 4-местных палаток.", {12}),
    ],
)
def test_a_number_bound_to_an_ordinary_word_counts_nothing(text: str, values: set[int]) -> None:
    assert {count.value for count in told(text, "count")} == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Türk doktorlar Nijer'de 500'den fazla hastayı muayene etti.", 500),
        ("Hastane Nijer'de yılda 5000'den fazla hastaya hizmet veriyor; Türkiye destek oluyor.", 5000),
        ("В состав груза из Японии для Кыргызстана вошли 12 тыс. таблеток.", 12000),
        ("До вантажу з Японії для України увійшли 12 тис. таблеток.", 12000),
    ],
)
def test_more_than_and_scales_cut_short_count(text: str, value: int) -> None:
    assert value in {count.value for count in told(text, "count")}


def test_a_scale_that_ends_its_sentence_counts_nothing_of_the_next() -> None:
    text = "Norway paid 3 million. Patients of Zomba thanked the Norwegian doctors in Malawi."
    assert 3000000 not in {count.value for count in told(text, "count")}


@pytest.mark.parametrize(
    "said",
    [
        "जापान ने नेपाल को कोविड -19 वैक्सीन की 5 लाख खुराक दी।",
        "جاپان نے فجی کو کوویڈ ۔19 ویکسین کی 5 لاکھ خوراکیں اور کے این 95 ماسک دیے۔",
        "জাপান নেপালকে কোভিড ১৯ টিকার ৫ লাখ ডোজ ও এন ৯৫ মাস্ক দিয়েছে।",
        "Japan gave Fiji 500,000 doses of COVID 19 vaccine and N 95 masks.",
    ],
)
def test_the_number_in_the_name_of_a_disease_or_a_mask_counts_nothing(said):
    assert {value for value, _ in counts(said)} == {500_000}


@pytest.mark.parametrize(
    "said",
    [
        "Half the children in the camp were examined by Norwegian doctors.",
        "विराटनगर वडा नं.१२ को अस्पतालमा जापानी चिकित्सकले खोप लगाए।",
        '"2017 라오스 건강 나눔 프로젝트" 시작\n한국 의료진이 라오스 병원에서 환자를 진료했다.',
        "MKOPO WA BILIONI 87.5 KUJENGA VITUO VYA AFYA nchini Tanzania umetolewa na Benki ya Dunia.",
    ],
)
def test_halves_wards_years_of_projects_and_thousands_of_millions_are_no_counts(said):
    assert counts(said) == set()


def test_the_number_of_an_aircraft_counts_nothing():
    assert counts("جاپان نے نیپال کے ہسپتال کی امداد کے لیے 4 سی 130 طیارے بھیجے") == {(4, "vehicles")}

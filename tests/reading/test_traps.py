"""Traps: words that mean something else where they stand, and lines that are not the article."""

import pytest
from telling import counts, dates, quotes, told

from cosante.reading import read_text

TRAINING_TO_COME = (
    "লাওসের নার্সদের প্রশিক্ষণ দেবে ভিয়েতনাম\n\n"
    "ভিয়েতনামের স্বাস্থ্য মন্ত্রণালয় আগামী নভেম্বরে লাওসের ২০ জন নার্সকে হ্যানয়ে প্রশিক্ষণ দেবে। "
    "২০১২ সালে দেশটি লাওসের ১০ জন চিকিৎসককে প্রশিক্ষণ দিয়েছিল।"
)


def test_a_bengali_training_told_in_the_future_is_planned_and_one_told_in_the_past_is_done():
    acts = [act for act in told(TRAINING_TO_COME, "act") if act.type == "training"]
    by_quote = {evidence.quote: act.status for act in acts for evidence in act.evidence}
    assert [status for quote, status in by_quote.items() if "২০ জন নার্সকে" in quote] == ["planned"]
    assert [status for quote, status in by_quote.items() if "দিয়েছিল" in quote] == ["done"]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Japan will train ten nurses of Fiji in Tokyo.", "planned"),
        ("Japan has trained ten nurses of Fiji in Tokyo.", "done"),
        ("Le Maroc formera dix infirmiers du Mali à Rabat.", "planned"),
        ("Le Maroc a formé dix infirmiers du Mali à Rabat.", "done"),
        ("জাপান নেপালের দশজন নার্সকে টোকিওতে প্রশিক্ষণ দেবে।", "planned"),
        ("জাপান নেপালের দশজন নার্সকে টোকিওতে প্রশিক্ষণ দিয়েছে।", "done"),
    ],
)
def test_the_tense_tells_the_status(said, status):
    assert {act.status for act in told(said, "act") if act.type == "training"} == {status}


def test_vientiane_province_is_not_the_capital():
    said = (
        "ভিয়েতনামের চিকিৎসকেরা লাওসের ভিয়েনতিয়েন প্রদেশে গত মার্চে ৩০০ জন রোগীকে চিকিৎসা দিয়েছেন। "
        "ভিয়েনতিয়েন প্রদেশের হাসপাতালে তাঁরা ওষুধও দেন।"
    )
    places = told(said, "place")
    assert "LA-VI" in {place.identifier for place in places}
    assert not {"LA-VT", "geonames:1651944"} & {place.identifier for place in places}


def test_the_capital_is_not_the_province():
    said = "গত মার্চে লাওসের রাজধানী ভিয়েনতিয়েনে ভিয়েতনামের চিকিৎসকেরা ৩০০ জন রোগীকে চিকিৎসা দিয়েছেন।"
    assert "LA-VI" not in {place.identifier for place in told(said, "place")}


def test_a_syllable_of_a_commune_is_no_negation():
    said = "ভিয়েতনামের চিকিৎসকেরা লাওসের না মুওং কমিউনে ৩০০ জন রোগীকে চিকিৎসা দিয়েছেন।"
    (act,) = [act for act in told(said, "act") if act.type == "outreach"]
    assert act.status == "done"
    assert (300, "patients") in counts(said)


MINISTER = (
    "{0} ministre de la Santé du Togo, Mme Afi Kodjovi, a reçu le 3 mai 2023 à Lomé une délégation du ministère de la "
    "Santé du Bénin.\n\n{1} ministre Afi Kodjovi a remercié le Bénin. {2} ministre a ensuite signé un accord de "
    "coopération avec la délégation béninoise."
)


@pytest.mark.parametrize("articles", [("La", "Le", "La"), ("Le", "La", "Le"), ("La", "La", "La")])
def test_the_minister_is_one_person_whichever_the_article(articles):
    (person,) = told(MINISTER.format(*articles), "person")
    assert person.name == "Afi Kodjovi"
    assert len(person.evidence) >= 2


ARTICLES = {
    "en": "Cuban doctors treat patients in Dili\n\nA Cuban medical team treated 300 patients in Dili, Timor-Leste, on 3 May 2022.",
    "fr": "Des médecins cubains à Bata\n\nUne brigade médicale cubaine a soigné 300 malades à Bata, en Guinée équatoriale, le 3 mai 2022.",
    "bn": "নেপালের চিকিৎসক দল ঢাকায়\n\nনেপালের একটি চিকিৎসক দল ৩ মে ২০২২ ঢাকা মেডিকেল কলেজ হাসপাতালে ৩০০ জন রোগীকে চিকিৎসা দিয়েছে।",
}
AROUND = {
    "en": [
        "Subscribe to our newsletter and join 45,000 doctors in Brazil",
        "Photo: Maria Lopes / Ministry of Health of Brazil, 12 June 2019",
        "Comments (0)",
        "Read more: Brazil gave 500 ambulances to Peru on 1 June 2020",
    ],
    "fr": [
        "Abonnez-vous à notre newsletter, comme 45 000 médecins du Brésil",
        "Photo : Maria Lopes / ministère de la Santé du Brésil, 12 juin 2019",
        "Commentaires (0)",
        "Lire aussi : le Brésil a donné 500 ambulances au Pérou le 1er juin 2020",
    ],
    "bn": [
        "মন্তব্য (0)",
        "মন্তব্য (০)",
        "ছবি: ব্রাজিলের স্বাস্থ্য মন্ত্রণালয়, ১২ জুন ২০১৯",
        "আরও পড়ুন: ব্রাজিল পেরুকে ৫০০টি অ্যাম্বুলেন্স দিয়েছে",
    ],
}


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in AROUND.items() for line in lines])
def test_a_line_of_the_site_around_the_article_tells_no_facts(language, line):
    article = ARTICLES[language]
    reading = read_text(f"{article}\n\n{line}\n")
    for fact in reading.facts:
        for evidence in fact.evidence:
            assert evidence.end <= len(article), f"{type(fact).__name__} from {evidence.quote!r}"
    assert {type(fact).__name__ for fact in reading.facts} >= {"Count", "Date", "Place", "Act"}


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_title_and_body_tell_one_deed(article):
    outreach = [act for act in told(article, "act") if act.type == "outreach"]
    assert len(outreach) == 1


def test_the_counter_of_people_is_not_the_month_of_june():
    said = "নেপালের ২০ জন নার্স ঢাকায় প্রশিক্ষণ নেন।"
    assert dates(said) == set()


def test_nothing_is_told_twice_as_two_facts():
    for article in ARTICLES.values():
        for kind in ("partner", "person", "place", "money", "count", "date"):
            seen = [
                tuple(
                    str(getattr(fact, name))
                    for name in fact.__struct_fields__
                    if name not in {"id", "evidence", "confidence"}
                )
                for fact in told(article, kind)
            ]
            assert len(seen) == len(set(seen))


def test_evidence_has_no_loose_ends():
    for article in ARTICLES.values():
        for quote in quotes(read_text(article)):
            assert quote == quote.strip()


@pytest.mark.parametrize(
    "text",
    [
        "The Republic of China (Taiwan) donated five incubators to Belize.",
        "The Republic of China, Taiwan, donated five incubators to Belize.",
        "La República de China (Taiwán) donó cinco incubadoras a Paraguay.",
        "La République de Chine (Taïwan) a offert cinq couveuses au Burkina Faso.",
        "A República da China (Taiwan) doou cinco incubadoras ao Paraguai.",
        "Китайская Республика (Тайвань) передала Парагваю пять инкубаторов.",
        "Çin Cumhuriyeti (Tayvan), Paraguay'a beş kuvöz bağışladı.",
    ],
)
def test_a_country_named_in_another_ones_further_name_is_not_meant(text: str) -> None:
    codes = {p.country for p in told(text, "partner")}
    assert "TW" in codes
    assert "CN" not in codes

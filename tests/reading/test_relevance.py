"""Relevance: health, and cooperation, and two parties of different countries; never two of the three."""

import pytest

from cosante.languages.cache import pack
from cosante.languages.folding import fold
from cosante.languages.homelands import lands
from cosante.reading import judge, read_text
from cosante.reading.relevance import homes, of_health
from cosante.reading.scanning import Scan

TRADE = {
    "en": (
        "Ghana and Togo sign trade accord\n\nThe ministers of trade of Ghana and Togo signed an agreement on trade in cocoa and "
        "cement in Lomé on Friday. The two countries will open three border posts and cut tariffs, and cooperate on customs, "
        "energy and transport. Exports reached 40 million dollars last year."
    ),
    "fr": (
        "Le Sénégal et le Mali signent un accord commercial\n\nLes ministres du Commerce du Sénégal et du Mali ont signé vendredi "
        "à Dakar un accord sur le commerce du bétail et du ciment. Les deux pays coopéreront pour les douanes, l'énergie et "
        "les transports. Les exportations ont atteint 40 millions d'euros l'an dernier."
    ),
    "bn": (
        "বাণিজ্য চুক্তি সই করল বাংলাদেশ ও ভুটান\n\nবাংলাদেশ ও ভুটানের বাণিজ্যমন্ত্রীরা শুক্রবার থিম্পুতে একটি বাণিজ্য চুক্তি সই করেন। "
        "দুই দেশ শুল্ক, জ্বালানি ও পরিবহনে সহযোগিতা করবে। গত বছর রপ্তানি ছিল ৪ কোটি ডলার।"
    ),
}
NEIGHBOURS = {
    "en": (
        "Province trains its neighbour's nurses\n\nThe health department of Champasak Province in Laos said on Friday that 24 of "
        "its nurses had finished a course at the provincial hospital of Ubon Ratchathani in Thailand. The Thai province's "
        "health office trained the nurses for three weeks and paid for their stay, under the cooperation between the two "
        "provinces."
    ),
    "fr": (
        "Une province forme les infirmières de sa voisine\n\nLa direction provinciale de la santé de Kongo-Central, en République "
        "démocratique du Congo, et celle de Pointe-Noire, au Congo, coopèrent depuis 2019. Vingt-quatre infirmières de "
        "Pointe-Noire ont été formées pendant trois semaines à l'hôpital provincial de Matadi, qui a payé leur séjour."
    ),
    "bn": (
        "প্রতিবেশী প্রদেশের নার্সদের প্রশিক্ষণ\n\nলাওসের চম্পাসাক প্রদেশের স্বাস্থ্য বিভাগের ২৪ জন নার্স থাইল্যান্ডের উবন রাতচাথানি প্রদেশের "
        "হাসপাতালে তিন সপ্তাহের প্রশিক্ষণ শেষ করেছেন। দুই প্রদেশের সহযোগিতার আওতায় থাই প্রদেশটির স্বাস্থ্য বিভাগ তাঁদের প্রশিক্ষণ দিয়েছে।"
    ),
}
AGENCY = {
    "en": "The World Health Organization handed over 30 hospital beds to the Ministry of Health of Laos in Vientiane on Tuesday.",
    "fr": "L'Organisation mondiale de la Santé a remis mardi 30 lits d'hôpital au ministère de la Santé du Laos à Vientiane.",
    "bn": "বিশ্ব স্বাস্থ্য সংস্থা মঙ্গলবার লাওসের স্বাস্থ্য মন্ত্রণালয়ের কাছে হাসপাতালের ৩০টি শয্যা হস্তান্তর করেছে।",
}


@pytest.mark.parametrize("said", TRADE.values(), ids=TRADE)
def test_cooperation_on_anything_but_health_is_not_relevant(said):
    assert read_text(said).relevant is False


@pytest.mark.parametrize("said", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_a_province_that_trains_its_neighbours_nurses_is_relevant(said):
    assert read_text(said).relevant is True


@pytest.mark.parametrize("said", AGENCY.values(), ids=AGENCY)
def test_an_international_organisation_that_gives_beds_is_relevant(said):
    assert read_text(said).relevant is True


def test_prose_of_nothing_is_not_relevant():
    assert read_text("The football team won again on Saturday, and it rained.").relevant is False


@pytest.mark.parametrize("said", [*TRADE.values(), *NEIGHBOURS.values(), *AGENCY.values()])
def test_judging_alone_says_what_reading_says(said):
    judged, reading = judge(said), read_text(said)
    assert (judged.relevance >= 0.5) == reading.relevant
    assert judged.language == reading.document.language


BY_THE_WAY = {
    "en": "Kisumu hospital opens a laboratory with analysers made in Japan and paid from the county budget. Its head, Dr Achieng, "
    "studied in Leeds. Until now patients had to travel to Uganda, the governor said.",
    "es": "El Hospital de Tacna estrenó un mamógrafo fabricado en Alemania y pagado con recursos propios del gobierno regional. La "
    "doctora Rosa Quispe, formada en Madrid, lo maneja; antes las pacientes viajaban a Chile.",
    "vi": "Bệnh viện tỉnh Yên Bái đưa vào sử dụng máy cộng hưởng từ nhập từ Nhật Bản, mua bằng ngân sách tỉnh. Bác sĩ từng tu nghiệp ở "
    "Pháp nói người bệnh không phải ra nước ngoài nữa.",
    "zh": "徐州市中心医院购买一台日本产核磁共振设备,由市财政出资。科主任曾在法国进修。院长说,患者不必再去国外就医。",
    "ru": "В больнице Пскова заработал томограф японского производства, купленный из областного бюджета. Врач, которая стажировалась в "
    "Италии, приняла первых пациентов; раньше их возили за границу.",
}


@pytest.mark.parametrize("said", BY_THE_WAY.values(), ids=BY_THE_WAY)
def test_a_hospital_that_buys_abroad_for_itself_is_not_relevant(said):
    assert read_text(said).relevant is False


def test_a_maker_named_by_the_way_does_not_hide_who_gives():
    assert read_text(
        "Japan gave Kisumu hospital analysers made in Japan. Ambassador Ken Okaniwa handed them to Kenya's Ministry of Health on "
        "Friday, and two Japanese technicians are training the laboratory's staff."
    ).relevant


def test_a_language_of_one_or_two_countries_is_at_home_there():
    assert lands("lo") == ("LA",)
    assert lands("bn") == ("BD", "IN")
    assert lands("es") == lands("ar") == lands("xx") == ()


#: One foreign country is named, home never; and the field of health is all that is said of it.
GIVEN = {
    "ne": "जापानले जिल्ला अस्पताललाई एक्सरे उपकरण हस्तान्तरण गरेको छ। जापानका राजदूतले स्वास्थ्य मन्त्रीलाई उपकरण हस्तान्तरण गरे।",
    "pt": "Angola e Cabo Verde assinaram três acordos na área da saúde. Os memorandos preveem a formação de profissionais "
    "angolanos em Cabo Verde e uma presença maior das empresas, disse o ministro.",
}  # fmt: skip


@pytest.mark.parametrize("said", GIVEN.values(), ids=GIVEN)
def test_what_another_country_gives_or_agrees_is_relevant(said):
    assert read_text(said).relevant is True


@pytest.mark.parametrize(("language", "home"), [("bn", "BD"), ("ne", "NP"), ("kk", "KZ"), ("vi", "VN")])
def test_a_country_named_alone_is_abroad_where_the_language_has_another_home(language, home):
    said = {
        "bn": "জাপান হাসপাতালে যন্ত্রপাতি দিয়েছে। জাপানের রাষ্ট্রদূত তা হস্তান্তর করেন।",
        "ne": "जापानले अस्पताललाई उपकरण हस्तान्तरण गरेको छ। जापानका राजदूतले उपकरण दिए।",
        "kk": "Жапония ауруханаға медициналық жабдық берді. Жапония елшісі жабдықты тапсырды.",
        "vi": "Nhật Bản tặng thiết bị y tế cho bệnh viện. Đại sứ Nhật Bản đã trao thiết bị y tế cho bệnh viện.",
    }[language]
    judged = judge(said)
    assert judged.language == language
    assert homes(judged.scan, judged.tally) == {home}
    assert judged.signs["opens_foreign"] == 1
    assert judged.signs["abroad"] > 0


def test_two_hospitals_are_of_two_countries_by_their_towns():
    judged = judge(
        "Ankara Tıp Fakültesi ile Taşkent Tıp Akademisi arasında sağlık alanında iş birliği anlaşması imzalandı."
    )
    assert judged.signs["towns_met"] == 1
    assert judge("Ankara ve İzmir hastaneleri sağlık alanında iş birliği anlaşması imzaladı.").signs["towns_met"] == 0


def test_a_bank_among_known_bodies_is_no_company():
    assert judge("The World Bank lent Nepal 40 million dollars for its health centres.").signs["company"] == 0
    assert judge("Sunrise Pharma Company sold 40 beds to a hospital in Nepal.").signs["company"] > 0


@pytest.mark.parametrize(
    "text",
    [
        "China will send a team of 15 doctors to Zanzibar in September 2026 for one year.",
        "La Chine enverra une équipe de 15 médecins à Zanzibar en septembre 2026 pour une durée d'un an.",
        "China enviará un equipo de 15 médicos a Zanzíbar en septiembre de 2026 por un año.",
    ],
)
def test_the_one_land_that_is_named_goes_to_towns_of_another(text):
    assert read_text(text).relevant


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "طبيبا|ممرضة|ممرضات|أجهزة طبية"),
        ("hi", "अस्पताल|स्वास्थ्यकर्मियों|सर्जन|इलाज"),
        ("ne", "अस्पतालहरू|स्वास्थ्यकर्मी|उपचार"),
        ("kk", "мейірбикелер|госпиталь|хирургтар"),
        ("ko", "야전병원|긴급의료팀|응급처치"),
        ("zh", "血库|牙医|药剂师|助产士"),
        ("uk", "фармацевти|перша допомога"),
        ("sw", "muuguzi|wakunga|vituo vya afya"),
    ],
)
def test_who_heals_and_where_is_of_health(language, words):
    for word in words.split("|"):
        assert of_health(Scan(fold(f"7 {word} 9"), pack(language))), word


def test_a_word_of_sport_in_the_name_of_a_known_body_is_none():
    text = "A Organização Mundial de Saúde apoia os hospitais de Angola."
    assert judge(text).signs["non_health"] == 0


@pytest.mark.parametrize(
    "text",
    [
        "O Presidente angolano reuniu-se em Lisboa com empresários portugueses num fórum empresarial. Portugal aumentou a "
        "linha de crédito e os dois países assinaram acordos sobre a formação de técnicos agrários, sementes e irrigação. O "
        "embaixador de Portugal visitou um hospital com os investidores.",
        "Japan handed over twenty classrooms with school furniture worth 1 million dollars to the Ministry of Education of "
        "Ghana. The Japanese ambassador told teachers and pupils that the schools would also have a sick bay.",
    ],
    ids=["pt", "en"],
)
def test_schools_and_business_are_not_relevant_though_a_word_of_health_is_said(text: str) -> None:
    assert not read_text(text).relevant

"""Names that share a word, that are told short, in other letters, or only by whose they are."""

import pytest

from cosante.reading import read_text
from cosante.reading.assemble import settle
from cosante.reading.page import Page
from cosante.reading.reader import judge, page_of


def page(text: str) -> Page:
    """The page with its names."""
    return page_of(judge(text))


def bodies(text: str) -> list[str]:
    """The bodies that are found, as written, countries apart."""
    found = page(text)
    return [found.scan.folded.written(text, n.start, n.end).strip() for n in found.partners if n.type != "country"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Клініки відкрили у Сумській, Івано-Франківській, Полтавській та Черкаській областях України.",
            ["Сумській", "Івано-Франківській", "Полтавській", "Черкаській"],
        ),
        ("В Брестской и Гродненской областях Беларуси открыли клиники.", ["Брестской", "Гродненской"]),
    ],
)
def test_provinces_that_share_one_word(text: str, names: list[str]) -> None:
    """Each name that agrees with the word of place is a place of the country told behind it."""
    found = [(text[n.start : n.end], n.country) for n in page(text).places if n.type == "admin1"]
    assert found == [(name, "UA" if "України" in text else "BY") for name in names]


def test_one_province_is_one() -> None:
    """A town before a province is no part of a list with it."""
    text = "Клініки відкрили в Одесі та Полтавській області України."
    assert [text[n.start : n.end] for n in page(text).places if n.type == "admin1"] == ["Полтавській області"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Министерство здравоохранения Перу купит вакцины. Минздрав Перу получил их из Индии.", 1),
        ("Міністерство охорони здоров'я України отримало ліки. МОЗ України передало їх лікарням.", 1),
        ("The Ministry of Health of Peru bought vaccines. MoH Peru got them from India.", 1),
        ("The Ministry of Health of Peru met the Ministry of Housing of Peru. MoH Peru got vaccines.", 3),
        ("Министерство финансов Перу купит вакцины. Минздрав Перу получил их из Индии.", 2),
    ],
)
def test_a_ministry_and_its_short_form(text: str, keys: int) -> None:
    """The short form is the ministry whose words it begins; that of another is another, and so is one that shortens two."""
    found = page(text)
    settle(found)
    assert len({n.key for n in found.partners if n.type == "ministry"}) == keys


def test_the_article_is_no_part_of_an_embassy() -> None:
    """An embassy at the head of a sentence is named without its article."""
    assert bodies("The Embassy of Peru in Kenya gave two ambulances.") == ["Embassy of Peru"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The University of Essex and the Université de Limoges signed an agreement.", "Université de Limoges"),
        ("L'hôpital a signé un accord avec la Universidad de Talca au Chili.", "Universidad de Talca"),
        ("La Universidad de Talca firmó un convenio con Green Valley University.", "Green Valley University"),
        ("Ліки надав Northern Hope Foundation за підтримки України.", "Northern Hope Foundation"),
        ("وقعت وزارة الصحة مذكرة تفاهم مع Northern Hope Foundation في الأردن.", "Northern Hope Foundation"),
        ("병원은 Green Valley General Hospital 및 몽골과 협약을 체결했다.", "Green Valley General Hospital"),
    ],
)
def test_names_of_other_languages(text: str, name: str) -> None:
    """A body keeps its name in its own language, and in its own letters."""
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Япония передала аппараты городской больнице № 5 в Бишкеке.", "городской больнице № 5"),
        ("Польща передала апарат міській лікарні №7 в Одесі.", "міській лікарні №7"),
        ("Japan donated an X-ray machine to Family Polyclinic No. 14 in Tashkent.", "Family Polyclinic No. 14"),
        ("UNICEF handed over two incubators to Maternity Hospital No 3 in Bishkek.", "Maternity Hospital No 3"),
        ("Le Japon a offert un scanner à l'Hôpital régional n° 2 de Bamako.", "Hôpital régional n° 2"),
        ("Japón donó un tomógrafo al Hospital General N.º 4 de Tegucigalpa.", "Hospital General N.º 4"),
        ("O Japão doou um aparelho ao Hospital Central n.º 2 da Beira.", "Hospital Central n.º 2"),
        (
            "L'Institut supérieur de formation des infirmiers (ISFI) a reçu un don du Japon.",
            "Institut supérieur de formation des infirmiers",
        ),
        ("La mission de l'hôpital militaire tunisien a soigné 300 patients.", "hôpital militaire tunisien"),
        ("El hospital de campaña ruso atendió a 300 pacientes.", "hospital de campaña ruso"),
        ("Los hospitales del Ministerio de Salud de Perú recibieron equipos.", "Ministerio de Salud de Perú"),
        (
            "El hospital militar del Ministerio de Defensa de Perú recibió equipos.",
            "hospital militar del Ministerio de Defensa de Perú",
        ),
    ],
)
def test_names_in_small_letters(text: str, name: str) -> None:
    """A number, a short form, a people or an owner makes a name of words in small letters."""
    assert name in bodies(text)


def test_a_description_with_other_letters_is_no_name() -> None:
    """A short form that does not begin the words before it tells nothing of them."""
    assert bodies("L'Institut de formation des infirmiers (QRZ) a reçu un don du Japon.") != [
        "Institut de formation des infirmiers"
    ]


def test_a_numbered_hospital_is_given() -> None:
    """A number weighs for a name as a capital does."""
    reading = read_text("Посольство Японии передало аппараты УЗИ городской больнице № 5 в Бишкеке, Кыргызстан.")
    assert any("№ 5" in getattr(fact, "name", "") for fact in reading.facts)


def test_a_word_that_the_text_has_in_small_letters_is_no_place() -> None:
    """What stands behind a word of place with a capital is no name where it is an ordinary word."""
    text = "The ministers met in Lomatia and in Cooperatives. Japan funds cooperatives and clinics of Kenya."
    assert [text[n.start : n.end] for n in page(text).places if n.key.startswith("untold:")] == ["Lomatia"]


def test_a_time_zone_is_no_town() -> None:
    """The zone in which a page tells its hour says nothing of where anything happened."""
    text = "Oct 09, 2017 18:39 Asia/Tehran\nIran's minister of health met his colleague in Islamabad, Pakistan."
    assert "Tehran" not in [text[n.start : n.end] for n in page(text).places]


def test_a_known_body_keeps_its_last_words() -> None:
    """Who follows it, behind the word that ends it, takes none of it."""
    text = "التقى الوزير رئيسة اللجنة الدولية للصليب الأحمر سلمىستان بيرغرمانيا كوفالنسكايا."
    assert bodies(text) == ["اللجنة الدولية للصليب الأحمر"]

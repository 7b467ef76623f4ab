"""Names of places in other languages: CLDR's, those of iso-codes and GeoNames, and the ones kept by hand."""

import gettext
import re
import sys
from collections.abc import Iterator

import pycountry
from babel import Locale
from babel.core import get_global

from cosante.languages import cldr
from world_sources import HERE, Place, fold, hand_kept, is_bengali, is_devanagari

# Bengali names with fewer base letters are too often words (`বন`, forest, for Bonn); hand-kept ones are not cut.
FEWEST_LETTERS = 3
# GeoNames' Bengali names that are first of all words or names of people in a Bengali sentence.
NOT_PLACES = frozenset(
    re.findall(
        r"[^|]+",
        "অগ্রে|আনন্দ|আসেন|ওরেঞ্জ|কর্মী|কলন|কোলন|কুর্তি|খান্না|জাব্বার|টাইম|ডেভিড|দুর্গ|ধামার|নগর|নিউটন|নির্মল|নেলসন|"
        "ফেডারেল|ভিস্তা|ভুবন|মানের|মারিয়ানা|মার্শ|মিরান্ডা|ম্যান|রসন|রিপন|রেজিনা|লরেন্স|শার্লট|সেলাম|স্টোর|হাসান|হেলেনা",
    )
)
LETTERS = re.compile(r"[\u0985-\u09b9]")
PLAIN_WORDS = re.compile(
    r"(?:(?:north|south|east|west|central|centre|center|nord|sud|est|ouest|norte|sur|este|oeste|upper|lower|northern|"
    r"southern|eastern|western|middle|coast|coastal|capital|free|highlands|islands?|littoral|plateau|river|lake|rivers|"
    r"lakes|lacs|valley|federal|national|saint|city|borders|border|plains|savanes|bank|new|bay|delta|plateaux|"
    r"savannah|eastern|equator|midlands|maritime|collines|cascades|cross|first|second|centrale|sahel|bar|men|of|may|"
    r"and|the|imo|lot|ain|nord|est|var|gard|same|mary|red|sea|far|mid|midwestern|province|region|state|\d+)[\s-]*)+",
    re.IGNORECASE,
)


# Names in other languages


class Finder:
    """Finds the id of a place a person or CLDR names in English; the largest one when several have the name."""

    def __init__(self, places: list[Place]) -> None:
        self.ids = {place.id for place in places}
        self.by_name: dict[tuple[str, str, str], str] = {}
        for place in sorted(places, key=lambda place: (place.population, not place.admin1)):
            for name in (*place.names[1:], place.name_en):
                self.by_name[place.kind, place.country, fold(name)] = place.id

    def find(self, kind: str, country: str, name: str) -> str:
        if name in self.ids:
            return name
        return self.by_name.get((kind, country, fold(name)), "")

    def find_all(self, entry: dict[str, str]) -> bool:
        return all(self.find(entry["kind"], entry["country"], name) for name in entry["names"].split("|"))


def time_zone_cities(language: str, finder: Finder) -> Iterator[tuple[str, str]]:
    """CLDR's exemplar cities of time zones."""
    english, translated = Locale("en").time_zones, Locale(language).time_zones
    for zone, country in sorted(get_global("zone_territories").items()):
        name = translated.get(zone, {}).get("city")
        city = english.get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
        found = finder.find("city", country, city)
        if name and found:
            yield found, name


def country_names(language: str, alternatives: dict[str, str]) -> Iterator[tuple[str, str]]:
    for row in cldr.countries(language):
        for name in row.names[-2:]:
            yield row.key, name
    for key, name in sorted(alternatives.items()):
        wanted = key.endswith(("-alt-short", "-alt-variant")) and key[:2] not in cldr.NOT_COUNTRIES
        if wanted and not set(".(") & set(name):
            yield key[:2], name


def translated_divisions(language: str) -> Iterator[tuple[str, str]]:
    """iso-codes' translations, which pycountry carries; the key is the name as ISO gives it."""
    catalogue = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[language], fallback=True)
    for part in sorted(pycountry.subdivisions, key=lambda part: part.code):
        name = catalogue.gettext(part.name)
        if name not in (part.name, "") and not PLAIN_WORDS.fullmatch(name) and "[" not in name:
            yield part.code, name


def bengali_alternates(cities: list[Place], parts: list[Place], lands: set[str]) -> Iterator[tuple[str, str]]:
    """GeoNames' names in Bengali script; a division with its town's name has the town's names."""
    named = {(city.admin1, fold(city.name_en)): city for city in cities if city.admin1}
    for place in [*cities, *parts]:
        source = place if place.kind == "city" else named.get((place.id, fold(place.name_en)))
        for name in source.alternates if source else ():
            if is_bengali(name) and name not in lands | NOT_PLACES and len(LETTERS.findall(name)) >= FEWEST_LETTERS:
                yield place.id, name


#: The letters of the languages in Cyrillic script whose names GeoNames does not tell apart.
CYRILLIC = {
    "ru": frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "uk": frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "kk": frozenset("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"),
}
#: Where newspapers in these languages name towns of any size; elsewhere only those of so many inhabitants.
NEAR = frozenset(["AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "TM", "UA", "UZ"])
FAR_CITY = 100_000
FEWEST_CYRILLIC = 3
#: GeoNames' names of towns that are first of all other words.
NOT_TOWNS = frozenset(
    {"Мир", "Надежда", "Победа", "Труд", "Крест", "Свобода", "Союз", "Победитель", "Марс", "Сад", "Бор", "Луг"}
)


def cyrillic_alternates(language: str, cities: list[Place], taken: set[str]) -> Iterator[tuple[str, str]]:
    """GeoNames' names in the letters of one language, of large towns and of all towns where it is spoken."""
    letters = CYRILLIC[language]
    for city in cities:
        if city.country not in NEAR and city.population < FAR_CITY:
            continue
        for name in city.alternates:
            plain = [c for c in name.lower() if c.isalpha()]
            wrong = (
                name in taken | NOT_TOWNS
                or not name[:1].isupper()
                or not re.fullmatch(r"[^\W\d_]+(?:[ -][^\W\d_]+)*", name)
            )
            if len(plain) >= FEWEST_CYRILLIC and letters.issuperset(plain) and not wrong and not name.endswith(" ош"):
                yield city.id, name


#: The letters of names in Lao and Thai; shorter ones are too often parts of words. How large towns must be where the
#: languages are spoken and beside there, and elsewhere.
MEKONG = {
    "km": re.compile("[\u1780-\u17d3]{5,24}"),
    "lo": re.compile("[\u0e80-\u0eff]{5,20}"),
    "my": re.compile("[\u1000-\u103f]{5,24}"),
    "th": re.compile("[\u0e00-\u0e7f]{5,20}"),
}
BY_MEKONG, MEKONG_TOWN, FAR_TOWN = frozenset(["KH", "LA", "MM", "TH", "VN"]), 30_000, 300_000
#: What ends or begins GeoNames' names and is no part of them.
_MEKONG_HEAD = re.compile(
    "^(?:จังหวัด|อำเภอ|เมือง|เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล|ບ້ານ|ເມືອງ|ແຂວງ|ខេត្ត|រាជធានី|ក្រុង|ស្រុក|ទីក្រុង)"
)


def mekong_names(
    language: str, cities: list[Place], taken: set[str], others: Iterator[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Names of towns in Lao or Thai letters: CLDR's of time zones (``others``) and GeoNames' of larger towns."""
    found = [*others]
    for city in cities:
        if city.population >= (MEKONG_TOWN if city.country in BY_MEKONG else FAR_TOWN):
            found += [(city.id, _MEKONG_HEAD.sub("", name)) for name in city.alternates]
    for id_, name in found:
        if MEKONG[language].fullmatch(name) and name not in taken:
            yield id_, name


#: The letters of names in Chinese and Korean, where towns are named by newspapers whatever their size, and how large
#: they must be there and elsewhere.
EASTERN = {
    "zh": (re.compile("[\u4e00-\u9fff]{2,9}"), frozenset(["CN", "HK", "KH", "LA", "MO", "SG", "TW"])),
    "ko": (re.compile("[\uac00-\ud7a3]{2,12}"), frozenset(["KR", "KP"])),
}
EASTERN_TOWN, EASTERN_CITY = 200_000, 120_000
#: What ends the names of divisions and towns, and may be left out where enough of the name stays.
_DIVISION = re.compile(
    "(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|直辖市|广域市|특별자치도|특별자치시|특별시|광역시|"
    "省|市|州|县|區|区|府|도|시|주|군|구)$"
)
#: GeoNames' names of towns that are first of all other words.
NOT_EASTERN = frozenset(
    [
        *(
            "和平",
            "安全",
            "新城",
            "中心",
            "东方",
            "大学",
            "城区",
            "自由",
            "光明",
            "友谊",
            "胜利",
            "团结",
            "大同",
            "东西",
        ),
        *(
            "南方",
            "西方",
            "北方",
            "新区",
            "中央",
            "中国",
            "日本",
            "公主",
            "国王",
            "皇后",
            "太平",
            "长寿",
            "平安",
            "永久",
        ),
        *(
            "중앙",
            "대학",
            "자유",
            "평화",
            "승리",
            "사랑",
            "마을",
            "시내",
            "성공",
            "고양",
            "광주",
            "안정",
            "구조",
            "이동",
        ),
    ]
)


def eastern_names(language: str, cities: list[Place], taken: set[str]) -> Iterator[tuple[str, str]]:
    """Divisions of iso-codes and towns of GeoNames in Chinese or Korean letters, with and without the word at their
    end that says what they are."""
    letters, near = EASTERN[language]

    def both(id_: str, name: str) -> Iterator[tuple[str, str]]:
        bare = _DIVISION.sub("", name)
        for form in (name, bare):
            if letters.fullmatch(form) and form not in taken | NOT_EASTERN:
                yield id_, form

    translated = [pair for code in ("zh_CN", "zh_TW") if language == "zh" for pair in translated_divisions(code)]
    for id_, name in translated or translated_divisions(language):
        yield from both(id_, name)
    for city in cities:
        if city.population >= (EASTERN_TOWN if city.country in near else EASTERN_CITY) or city.country in {"LA", "KH"}:
            for name in city.alternates:
                yield from both(city.id, name)


#: Where newspapers in the languages of Devanagari name towns of any size; elsewhere only those of so many inhabitants.
DEVANAGARI = {"hi": frozenset({"BD", "BT", "IN", "LK", "NP", "PK"}), "ne": frozenset({"BT", "NP"})}
FAR_CITY_OF_DEVANAGARI = 200_000
FEWEST_DEVANAGARI = 2
#: Names of towns and divisions that are first of all words or names of people in a Hindi or Nepali sentence.
NOT_IN_DEVANAGARI = frozenset(
    re.findall(
        r"[^|]+",
        "आनंद|आनन्द|खन्ना|दुर्ग|नगर|पाली|गया|बस्ती|बली|बार|लार|मऊ|कुल|बाल|सागर|बाह|दीसा|राजा|शिव|देव|कालका|मान|पूर्व|"
        "पश्चिम|उत्तर|दक्षिण|मध्य|केंद्रीय|केन्द्र|केंद्र|राजधानी|द्वीप|तट|बंदर|सेंट|पोर्ट|न्यू|पहला|दूसरा|मार्च|मई|नील|रोज|जॉर्ज|जॉन|"
        "पीटर|डेविड|मैरी|एंड्रयू|थॉमस|मेरी|लाभ|साल|हाल|काल|तब|जब|सब|पर|कर|मेल|हम|आम|दम|नाम|काम|संग|भीम|नदी|सूर्य|विजय|राम|"
        "सीता|घाट|मिला|राय|रा|किसी|सभा|ताज़ा|ताजा|और|मिली|काला|तक|वैन|हवाई|आना|सारी|बनत|खुलना|दवाओ|बारी|पैरा|लाख|कोर्स|"
        "पठार|दक्षिणी|पूर्वी|उत्तरी|पश्चिमी|डेल्टा|क्वीन|गुना|टाटा|गोपाल|मोहन|लाल|सोना|चांदी|नया|पुराना|बड़ा|छोटा|वाड़ी|मुख्य|संघीय|स्वायत्त|राज्य|प्रांत|जिला|शहर|क्षेत्र|समुद्र|पहाड़",
    )
)


def devanagari_alternates(language: str, cities: list[Place], taken: set[str]) -> Iterator[tuple[str, str]]:
    """GeoNames' names in Devanagari, of large towns and of all towns where the language is spoken."""
    for city in cities:
        if city.country not in DEVANAGARI[language] and city.population < FAR_CITY_OF_DEVANAGARI:
            continue
        for name in city.alternates:
            letters = sum(c.isalpha() for c in name)
            if is_devanagari(name) and name not in taken | NOT_IN_DEVANAGARI and letters >= FEWEST_DEVANAGARI:
                yield city.id, name


def exonyms(language: str, finder: Finder) -> Iterator[tuple[str, str]]:
    """Hand-kept names, where there are any; a place that cannot be found stops the build, so that a typo is seen."""
    if not (HERE / f"exonyms_{language}.tsv").exists():
        return
    for entry in hand_kept(f"exonyms_{language}.tsv"):
        found = finder.find(entry["kind"], entry["country"], entry["name_en"])
        if not found:
            sys.exit(
                f"exonyms_{language}.tsv names {entry['kind']} {entry['name_en']} ({entry['country']}): no such place"
            )
        for name in entry["names"].split("|"):
            yield found, name


#: The letters of the languages in Arabic script whose names GeoNames does not tell apart, and where they are spoken.
ARABIC = {
    "ar": (
        frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"),
        frozenset(re.findall("..", "AEBHDJDZEGIQJOKMKWLBLYMAMROMPSQASASDSOSYTDTNYE")),
    ),
    "ur": (frozenset("ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہۂۃھیےۓ"), frozenset({"PK"})),
}
FEWEST_ARABIC = 3


def arabic_alternates(
    language: str, cities: list[Place], parts: list[Place], taken: set[str]
) -> Iterator[tuple[str, str]]:
    """GeoNames' names in the letters of one language, of large towns and of all towns where it is spoken.

    A division with its town's name has the town's names.
    """
    letters, near = ARABIC[language]
    named = {(city.admin1, fold(city.name_en)): city for city in cities if city.admin1}
    for place in [*cities, *parts]:
        source = place if place.kind == "city" else named.get((place.id, fold(place.name_en)))
        if source is None or (source.country not in near and source.population < 2 * FAR_CITY):
            continue
        for name in source.alternates:
            plain = [c for c in name if c.isalpha()]
            one = re.fullmatch(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,2}", name)
            if one and len(plain) >= FEWEST_ARABIC and letters.issuperset(plain) and name not in taken:
                yield place.id, name

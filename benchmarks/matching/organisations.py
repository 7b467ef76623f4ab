"""A wider check: the organisations that the reader knows, each language's name as a partner of its own.

``languages/world/organisations_*.tsv`` name some 660 bodies in English, French and Bengali. Identifiers and
further names are withheld, so that only names, kinds and countries tell. The words of ``matching/words`` were filled
with an eye on these names: what this shows above all is how many different bodies are taken for one.
"""

import csv
from pathlib import Path

from cosante.matching import blocking, partners
from cosante.matching.profiles import PartnerProfile
from cosante.matching.verdicts import Band

WORLD = Path(__file__).parent.parent.parent / "src" / "cosante" / "languages" / "world"
LANGUAGES = ("en", "fr", "bn")


def known() -> tuple[list[tuple[int, PartnerProfile]], set[tuple[int, int]]]:
    """A profile for each name that heads a language's row, and the pairs that are of one body."""
    bodies = {row[0]: row for row in _rows("organisations.tsv")}
    items: list[tuple[int, PartnerProfile]] = []
    told: dict[str, list[int]] = {}
    for language in LANGUAGES:
        for key, names in _rows(f"organisations_{language}.tsv"):
            told.setdefault(key, []).append(len(items))
            name = names.split("|")[0]
            items.append((len(items), PartnerProfile(((language, name),), bodies[key][1], bodies[key][2])))
    return items, {(a, b) for numbers in told.values() for a in numbers for b in numbers if a < b}


def figures() -> dict[str, float]:
    """Prints precision and recall over all pairs that the keys bring together, and gives them by name."""
    items, same = known()
    of = dict(items)
    judged = {
        (a, b): partners.score(of[a], of[b]).band for a, b in blocking.candidates(items, blocking.partner_keys).pairs
    }
    found: dict[str, float] = {}
    for label, bands in (("automatic", {Band.AUTOMATIC}), ("suggested", {Band.AUTOMATIC, Band.SUGGEST})):
        taken = {pair for pair, band in judged.items() if band in bands}
        name = f"known organisations, {label}"
        found[f"{name}, precision"] = round(len(taken & same) / max(1, len(taken)), 4)
        found[f"{name}, recall"] = round(len(taken & same) / len(same), 4)
        wrong = len(taken - same)
        print(
            f"{name:40}{len(items):6}{len(same):6}  {found[f'{name}, precision']:5.3f} {found[f'{name}, recall']:5.3f}"
            f"  {wrong} wrong of {len(judged) - len(set(judged) & same):,} compared"
        )
    return found


def _rows(name: str) -> list[list[str]]:
    lines = (WORLD / name).read_text("utf-8").splitlines()
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in rows if row and not row[0].startswith("#")][1:]

"""Readiness of a health facility, by building block: lists of questions in our own words, from ``readiness.tsv``.

An item is answered yes, partly or no, or with a number, before a project and after it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cosante.vocabulary.tables import read

TEMPLATES = ("icu", "surgery", "laboratory", "workforce", "primary-care", "digital-health")
_COLUMNS = ("template", "item", "kind", "name_en", "name_fr", "name_bn", "source")


@dataclass(frozen=True, slots=True)
class Question:
    """One item of a template."""

    item: str
    kind: str
    names: Mapping[str, str]

    def name(self, language: str) -> str:
        """The question in that language, or in English."""
        return self.names.get(language.partition("-")[0], self.names["en"])


@cache
def templates() -> Mapping[str, Sequence[Question]]:
    """The questions of each template, in the order of the table."""
    found: dict[str, list[Question]] = {code: [] for code in TEMPLATES}
    for row in read("readiness.tsv", _COLUMNS, ("template", "item"), _COLUMNS):
        names = {code: row[f"name_{code}"] for code in ("en", "fr", "bn")}
        question = Question(row["item"], row.one_of("kind", {"answer", "number"}), names)
        found[row.one_of("template", set(TEMPLATES))].append(question)
    return found


def question(template: str, item: str) -> Question | None:
    """That item of that template, where the table has it."""
    return next((one for one in templates().get(template, ()) if one.item == item), None)

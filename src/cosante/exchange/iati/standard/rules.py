"""The standard ruleset of IATI 2.03: what is tested where, under which id, and what a broken rule means."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cosante.vocabulary.tables import read

HERE = Path(__file__).parent
COLUMNS = ("id", "severity", "category", "context", "rule", "case")
MESSAGES = ("id", "message", "fix")


@dataclass(frozen=True, slots=True)
class Rule:
    """One case of a ruleset. ``context`` is an XPath that selects the elements tested, ``kind`` the rule's name.

    ``case`` has the keys of the ruleset language (``paths``, ``condition``, ``less``, …). ``message`` says what is
    wrong where the rule is broken, ``fix`` how to mend it.
    """

    id: str
    severity: str
    category: str
    context: str
    kind: str
    case: Mapping[str, Any]
    message: str
    fix: str


@cache
def rules() -> tuple[Rule, ...]:
    """All cases of the standard ruleset, in its order."""
    said = {row["id"]: row for row in read(str(HERE / "messages.tsv"), MESSAGES, ("id",), ("id", "message", "fix"))}
    found = []
    for row in read(str(HERE / "rules.tsv"), COLUMNS, COLUMNS, COLUMNS):
        about = said[row["id"]]
        found.append(
            Rule(
                row["id"], row["severity"], row["category"], row["context"], row["rule"], json.loads(row["case"]),
                about["message"], about["fix"],
            )
        )  # fmt: skip
    return tuple(found)

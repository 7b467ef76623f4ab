"""What the register calls a thing, and what IATI calls it: one table (``terms.tsv``), both ways.

``area`` health area → DAC purpose code, ``purpose`` back; ``party`` kind of party → OrganisationType, ``organisation``
back; ``given`` and ``received`` stage of money → TransactionType, from the side of who reports; ``stage`` back, for
what goes out; ``aid`` kind of act → AidType, ``deed`` back; ``status`` of an act → ActivityStatus, ``state`` back.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cosante.vocabulary.tables import read

_TABLE = Path(__file__).parent / "terms.tsv"
_COLUMNS = ("list", "from", "to")


@cache
def _terms() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in read(str(_TABLE), _COLUMNS, ("list", "from"), _COLUMNS):
        found.setdefault(row["list"], {})[row["from"]] = row["to"]
    return found


def term(list: str, word: str) -> str:
    """The other side's word; nothing where it has none."""
    return _terms()[list].get(word, "")

"""Which HXL hashtag each column of the register has.

Promise: hashtags and attributes are those of the HXL standard 1.1 (hxlstandard.org, dictionary), by ``tags.tsv``, which
a domain person can mend. No two columns of a table have the same: where they would, the second also has its own name
as an attribute, as the standard's tagging conventions allow. A column that no line names has no hashtag; so they allow.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cosante.vocabulary.errors import TableError
from cosante.vocabulary.tables import read

#: The core hashtags of HXL 1.1.
HASHTAGS = frozenset(
    "access activity adm1 adm2 adm3 adm4 adm5 affected beneficiary capacity cause channel contact country crisis "
    "currency date delivery description event frequency geo group impact indicator inneed item loc meta modality need "
    "operations org output population reached region respondee sector service severity status subsector targeted "
    "value".split()
)
#: Those of its attributes that the table uses.
ATTRIBUTES = frozenset(
    "approved canceled code converted dest end funder id impl ind name num occurred origin programme project provided "
    "reported source start text type url used".split()
)
_TABLE = Path(__file__).parent / "tags.tsv"
#: Of every table that has no line of its own.
_ANY = "*"


class Column(NamedTuple):
    """A column as programs name it. ``numbered``: its cells are numbers of rows; ``named``: their titles."""

    name: str
    numbered: bool = False
    named: bool = False


@cache
def table() -> Mapping[tuple[str, str], str]:
    """Hashtag with attributes by table and column. ``TableError`` where one is none of the standard."""
    found = {}
    for row in read(str(_TABLE), ("table", "column", "tag"), ("table", "column"), ("table", "column", "tag")):
        hashtag, *attributes = row["tag"].removeprefix("#").split("+")
        if hashtag not in HASHTAGS or not set(attributes) <= ATTRIBUTES or not row["tag"].startswith("#"):
            raise TableError(row.table, row.line, "tag", "it is no hashtag with attributes of HXL 1.1")
        found[row["table"], row["column"]] = row["tag"]
    return found


def tags(of: str, columns: Iterable[Column]) -> list[str]:
    """The hashtag of each column of a table, empty where none is said; no two the same."""
    known, seen, made = table(), set[frozenset[str]](), []
    for column in columns:
        tag = known.get((of, column.name)) or known.get((_ANY, column.name), "")
        if tag:
            tag = _with(tag, "id" if column.numbered else "name" if column.named else "")
            if _parts(tag) in seen:
                tag = _with(tag, column.name)
            seen.add(_parts(tag))
        made.append(tag)
    return made


def _with(tag: str, attribute: str) -> str:
    return f"{tag}+{attribute}" if attribute and attribute not in tag.split("+")[1:] else tag


def _parts(tag: str) -> frozenset[str]:
    """What makes it: the order of attributes says nothing."""
    hashtag, *attributes = tag.split("+")
    return frozenset({hashtag, *(f"+{one}" for one in attributes)})

#!/usr/bin/env python3
"""Write the table of docs/hxl.md from src/cosante/exchange/hxl/tags.tsv; ``--check`` only looks (exit 1 if late)."""

from collections.abc import Iterable
from pathlib import Path

from cosante.exchange.hxl.tags import table
from derived import write_or_check

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "hxl.md"
BEGIN, END = "<!-- tags -->\n", "<!-- end -->"


def lines() -> Iterable[str]:
    """A line a column; ``any`` is every table that has no line of its own for it."""
    yield "| table | column | hashtag |"
    yield "| --- | --- | --- |"
    for (of, column), tag in table().items():
        yield f"| {'any' if of == '*' else f'`{of}`'} | `{column}` | `{tag}` |"


def document() -> str:
    """The document with its table as it is now."""
    before, _begin, rest = DOCUMENT.read_text("utf-8").partition(BEGIN)
    return before + BEGIN + "\n".join(lines()) + "\n" + END + rest.partition(END)[2]


if __name__ == "__main__":
    raise SystemExit(write_or_check("scripts/write_hxl_doc.py", __doc__, DOCUMENT, document))

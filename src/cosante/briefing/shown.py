"""Contents as the data that writers draw: sentences with the numbers of their sources, each told where first used."""

from collections.abc import Sequence
from typing import Any

from cosante.briefing.content import Bars, Block, Content, Note, Paragraph, Table, Timeline, numbers


class Marks:
    """Gives the notes of sentences their numbers in the order of reading, and says which is used for the first time."""

    def __init__(self, contents: Sequence[Content], site: str) -> None:
        self.numbers = numbers(contents)
        self._texts: dict[str, list[str]] = {}
        for content in contents:
            for note in content.notes():
                texts = self._texts.setdefault(note.key, [])
                texts += [] if note.text in texts else [note.text]
        self._used: set[str] = set()
        self._site = site.rstrip("/")

    def of(self, notes: Sequence[Note]) -> list[dict[str, Any]]:
        """The marks of one sentence."""
        return [self._mark(note) for note in notes]

    def _mark(self, note: Note) -> dict[str, Any]:
        first = note.key not in self._used
        self._used.add(note.key)
        mark: dict[str, Any] = {"n": self.numbers[note.key], "first": first}
        return mark | {"texts": self._texts[note.key], "address": self.address(note)} if first else mark

    def address(self, note: Note) -> str:
        """A whole address; a path of this site only where the site's own address is known."""
        whole = not note.address.startswith("/")
        return note.address if whole else f"{self._site}{note.address}" if self._site else ""


def shown(contents: Sequence[Content], site: str) -> list[dict[str, Any]]:
    """The contents as data. Side by side they are read section by section, block by block: so the marks are given."""
    marks = Marks(contents, site)
    made = [
        {"title": one.title, "subtitle": one.subtitle, "about": one.about, "sections": [
            {"title": section.title, "blocks": []} for section in one.sections]}
        for one in contents
    ]  # fmt: skip
    for at, sections in enumerate(zip(*(one.sections for one in contents), strict=True)):
        for blocks in zip(*(section.blocks for section in sections), strict=True):
            for n, block in enumerate(blocks):
                made[n]["sections"][at]["blocks"].append(_block(block, marks))  # type: ignore[index]
    return made


def _block(block: Block, marks: Marks) -> dict[str, Any]:
    match block:
        case Paragraph():
            lines = [
                {"text": one.text, "lead": one.lead, "unsure": one.unsure, "marks": marks.of(one.notes)}
                for one in block.sentences
            ]
            return {"kind": "paragraph", "listed": block.listed, "sentences": lines}
        case Table():
            return _table(block, marks)
        case Timeline():
            return _timeline(block, marks)
        case Bars():
            bars = [
                {"name": one.name, "text": one.text, "share": one.share, "marks": marks.of(one.notes)}
                for one in block.bars
            ]
            return {"kind": "bars", "caption": block.caption, "bars": bars}


def _table(block: Table, marks: Marks) -> dict[str, Any]:
    rows = [
        [
            {"text": c.text, "number": c.number, "marked": c.marked, "value": c.value, "marks": marks.of(c.notes)}
            for c in row
        ]
        for row in block.rows
    ]
    columns = range(len(block.heads))
    return {
        "kind": "table",
        "caption": block.caption,
        "heads": list(block.heads),
        "rows": rows,
        "widths": list(block.widths) or [1 for _ in columns],
        "numbers": [all(row[at].number for row in block.rows) and bool(block.rows) for at in columns],
        "foot": block.foot,
    }


def _timeline(block: Timeline, marks: Marks) -> dict[str, Any]:
    columns = [
        {"name": c.name, "given": c.given, "taken": c.taken, "together": c.together, "texts": list(c.texts)}
        for c in block.columns
    ]
    said = "; ".join(f"{c.name}: {', '.join(text or '0' for text in c.texts)}" for c in block.columns if any(c.texts))
    return {
        "kind": "timeline",
        "caption": block.caption,
        "names": list(block.names),
        "columns": columns,
        "most": block.most,
        "alt": f"{block.caption} ({', '.join(block.names)}). {said}",
        "marks": marks.of(block.notes),
    }

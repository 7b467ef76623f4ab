"""Footnotes of Word documents, which python-docx does not make: a part of their own, as ECMA-376 (17.11) has it.

A source that is used again is a reference to the number of its first note, which Word keeps right when notes move.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

#: Numbers that Word keeps for the line above the notes, and for the one above those that go on.
_FIRST = 1
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class Footnotes:
    """The notes of one document; ``finish`` puts them into it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}>{_SEPARATORS}</w:footnotes>")

    def mark(self, paragraph: Paragraph, marks: Sequence[Mapping[str, Any]]) -> None:
        """The numbers of these sources at the end of the paragraph."""
        for n, mark in enumerate(marks):
            if n:
                self._run(paragraph, "FootnoteReference").text = ","
            if mark["first"]:
                self._first(paragraph, mark)
            else:
                self._again(paragraph, mark)

    def finish(self) -> None:
        """Make the part. The document is not changed after it."""
        package = self._document.part.package
        name = PackURI("/word/footnotes.xml")
        part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, _bytes(self._root), package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _first(self, paragraph: Paragraph, mark: Mapping[str, Any]) -> None:
        number = mark["n"]
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for one in (start, end):
            one.set(qn("w:id"), str(1000 + number))
        start.set(qn("w:name"), f"_RefNote{number}")
        run = self._run(paragraph, "FootnoteReference")
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(_FIRST - 1 + number))
        run._r.append(reference)
        run._r.addprevious(start)
        run._r.addnext(end)
        self._root.append(self._note(number, [*mark["texts"]], mark["address"]))

    def _note(self, number: int, texts: Sequence[str], address: str) -> Any:
        note = parse_xml(
            f'<w:footnote {nsdecls("w")} w:id="{_FIRST - 1 + number}"><w:p>'
            '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r></w:p></w:footnote>'
        )
        run, text = OxmlElement("w:r"), OxmlElement("w:t")
        text.text = " " + " · ".join(texts) + (f" {address}" if address else "")
        text.set(qn("xml:space"), "preserve")
        run.append(text)
        note[0].append(run)
        return note

    def _again(self, paragraph: Paragraph, mark: Mapping[str, Any]) -> None:
        """A field that shows the number of the note that is there already."""
        number = mark["n"]
        for kind, said in (("begin", ""), ("", f" NOTEREF _RefNote{number} \\f \\h "), ("separate", "")):
            run = self._run(paragraph, "FootnoteReference")
            if kind:
                self._character(run, kind)
            else:
                instruction = OxmlElement("w:instrText")
                instruction.text = said
                instruction.set(qn("xml:space"), "preserve")
                run._r.append(instruction)
        self._run(paragraph, "FootnoteReference").text = str(number)
        self._character(self._run(paragraph, "FootnoteReference"), "end")

    @staticmethod
    def _character(run: Any, kind: str) -> None:
        character = OxmlElement("w:fldChar")
        character.set(qn("w:fldCharType"), kind)
        run._r.append(character)

    def _run(self, paragraph: Paragraph, style: str) -> Any:
        run = paragraph.add_run()
        properties = run._r.get_or_add_rPr()
        named = OxmlElement("w:rStyle")
        named.set(qn("w:val"), style)
        properties.insert(0, named)
        return run


def _bytes(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

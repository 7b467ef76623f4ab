"""Writes a text of our own in every format that is read: ``python scripts/write_sample_files.py FOLDER [SAMPLE.txt]``.

The tests read these files and expect the text's facts of each; nothing in them comes from anybody else. PDFs are set by
typst (two columns, a header, a footer, hyphens), pictures are drawn from them; the rest is written as standards say.
"""

import gzip
import io
import json
import struct
import sys
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "src" / "cosante" / "samples"
DAY = "2024-05-12"
ADDRESS = "https://news.example/health/12"
_ODF = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each one line."""
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def zipped(files: dict[str, str | bytes]) -> bytes:
    """An archive of those files, in that order."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 12, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def page(text: str) -> bytes:
    """A web page with all that pages have around an article."""
    title, *rest = paragraphs(text)
    body = "".join(f"<p>{escape(one)}</p>" for one in rest)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | Health News</title>
<meta property="og:title" content="{escape(title)}"><meta property="og:site_name" content="Health News">
<meta property="article:published_time" content="{DAY}T10:00:00Z"><link rel="canonical" href="{ADDRESS}"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<main><article><h1>{escape(title)}</h1>{body}</article></main>
<aside class="sidebar"><h2>Most read</h2><ul><li><a href="/1">Peru signs a trade deal worth 5 million dollars</a></li></ul></aside>
<section id="comments" class="comments"><h2>2 comments</h2><p>Great work, I gave 900 dollars myself!</p></section>
<footer>Subscribe to our newsletter. All rights reserved.</footer></body></html>""".encode()


def docx(text: str) -> bytes:
    """A Word document with a deleted sentence, a table and a footnote."""
    body = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{escape(one)}</w:t></w:r></w:p>" for one in paragraphs(text))
    deleted = "<w:p><w:del><w:r><w:delText>This was deleted.</w:delText></w:r></w:del></w:p>"
    table = (
        "<w:tbl><w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{one}</w:t></w:r></w:p></w:tc>" for one in "AB")
        + "</w:tr></w:tbl>"
    )
    note = f"<w:footnotes {_WORD}><w:footnote><w:p><w:r><w:t>A note at the foot.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "word/document.xml": f"<w:document {_WORD}><w:body>{body}{deleted}{table}</w:body></w:document>",
            "word/footnotes.xml": note,
        }
    )


def odt(text: str) -> bytes:
    """An OpenDocument text with a remark in its margin."""
    remark = "<office:annotation><text:p>A remark.</text:p></office:annotation>"
    body = "".join(f"<text:p>{escape(one)}</text:p>" for one in paragraphs(text))
    root = f"<office:document-content {_ODF}><office:body><office:text>{body}<text:p>{remark}The <text:span>end</text:span>.</text:p></office:text></office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": root})


def rtf(text: str) -> bytes:
    """A Rich Text document; letters beyond ASCII as it writes them."""

    def letter(char: str) -> str:
        if char in "\\{}":
            return f"\\{char}"
        units = char.encode("utf-16-le")
        numbers = struct.unpack(f"<{len(units) // 2}h", units)
        return char if char < "\x80" else "".join(f"\\u{number}?" for number in numbers)

    body = "".join("".join(map(letter, one)) + "\\par\n" for one in paragraphs(text))
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n" + body + "}").encode("ascii")


def epub(text: str) -> bytes:
    """A book of one chapter."""
    title, *rest = paragraphs(text)
    chapter = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{escape(title)}</h1>' + "".join(
        f"<p>{escape(one)}</p>" for one in rest
    )
    package = f"""<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>{escape(title)}</dc:title><dc:language>en</dc:language><dc:publisher>Health Press</dc:publisher></metadata>
<manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="one"/></spine></package>"""
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/book.opf": package,
            "OPS/one.xhtml": chapter + "</body></html>",
        }
    )


def mail(text: str) -> bytes:
    """An e-mail, its text once plain and once as a page, with the same text attached as a Word document."""
    title, *rest = paragraphs(text)
    message = EmailMessage()
    message["From"], message["To"] = "Press Office <press@ministry.example>", "desk@news.example"
    message["Subject"], message["Date"], message["Message-ID"] = (
        title,
        "Sun, 12 May 2024 10:00:00 +0000",
        "<1@x.example>",
    )
    message.set_content("\n\n".join(rest))
    message.add_alternative(page(text).decode(), subtype="html")
    message.add_attachment(docx(text), maintype="application", subtype="octet-stream", filename="annex.bin")
    return message.as_bytes()


def mhtml(text: str) -> bytes:
    """A page as browsers save it in one file."""
    message = EmailMessage()
    message["From"], message["Snapshot-Content-Location"] = "<Saved by a browser>", ADDRESS
    message["Subject"], message["Date"] = paragraphs(text)[0], "Sun, 12 May 2024 10:00:00 +0000"
    message["MIME-Version"] = "1.0"
    message.make_related()
    message.add_related(page(text).decode(), subtype="html")
    return message.as_bytes()


def sheet(text: str) -> bytes:
    """A workbook: a paragraph a row."""
    import xlsxwriter

    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        cells = book.add_worksheet("News")
        for row, one in enumerate(paragraphs(text)):
            cells.write_string(row, 0, one)
    return held.getvalue()


def json_lines(text: str) -> bytes:
    """Two lines of JSON: the text, and one that has none."""
    title, *_rest = paragraphs(text)
    line = {"title": title, "text": text, "url": ADDRESS, "published": DAY}
    return (json.dumps(line, ensure_ascii=False) + "\n" + json.dumps({"title": "Nothing"}) + "\n").encode()


def warc(text: str) -> bytes:
    """A web archive packed record by record: a request, a page, a page that was not there, a picture."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    held = io.BytesIO()
    writer = WARCWriter(held, gzip=True)

    def response(address: str, status: str, media_type: str, data: bytes) -> None:
        headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        record = writer.create_warc_record(address, "response", payload=io.BytesIO(data), http_headers=headers)
        writer.write_record(record)

    response(ADDRESS, "200 OK", "text/html; charset=utf-8", page(text))
    response("https://news.example/gone", "404 Not Found", "text/html", b"<html><body><p>Not here.</p></body></html>")
    response("https://news.example/logo.png", "200 OK", "image/png", b"\x89PNG\r\n\x1a\n....")
    return held.getvalue()


def wet(text: str) -> bytes:
    """A web archive of texts, as crawls hand them out."""
    from warcio.warcwriter import WARCWriter

    held = io.BytesIO()
    writer = WARCWriter(held, gzip=False)
    record = writer.create_warc_record(
        ADDRESS, "conversion", payload=io.BytesIO(text.encode()), warc_content_type="text/plain"
    )
    writer.write_record(record)
    return held.getvalue()


#: How the pages are set: two columns, what stands around them on each page, and hyphens at the ends of lines.
_SET = """#set page(width: 148mm, height: 170mm, margin: 18mm, header: [Health News — Number 12], footer: context [Page #counter(page).display()])
#set text(font: ("Noto Serif", "Noto Serif Bengali", "Noto Serif Lao", "Noto Serif Khmer"), size: 10pt, lang: "en", hyphenate: true)
#set par(justify: true)
#let said = json(bytes(sys.inputs.said))
#text(size: 15pt, weight: "bold", hyphenate: false, said.title)
#v(4mm)
#columns(2, gutter: 9mm)[#for one in said.paragraphs [#one #parbreak()]]
"""


def pdf(text: str) -> bytes:
    """Pages with text in two columns."""
    import typst

    title, *rest = paragraphs(text)
    said = json.dumps({"title": title, "paragraphs": rest}, ensure_ascii=False)
    return typst.compile(_SET.encode(), format="pdf", sys_inputs={"said": said})


def scan(text: str, angle: float = 0.0) -> bytes:
    """The first page of that PDF as a scanner gives it, not quite straight: a PDF whose pages are pictures."""
    import pypdfium2
    from PIL import Image

    held = io.BytesIO()
    pages = [one.render(scale=200 / 72, grayscale=True).to_pil() for one in pypdfium2.PdfDocument(pdf(text))]
    turned = [one.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255) for one in pages]
    turned[0].save(held, "PDF", resolution=200, save_all=True, append_images=turned[1:])
    return held.getvalue()


#: What is written of a text, by the name of the file.
FILES: dict[str, Callable[[str], bytes]] = {
    "page.html": page,
    "page.mhtml": mhtml,
    "letter.docx": docx,
    "letter.odt": odt,
    "letter.rtf": rtf,
    "book.epub": epub,
    "mail.eml": mail,
    "sheet.xlsx": sheet,
    "lines.jsonl": json_lines,
    "crawl.warc.gz": warc,
    "crawl.wet": wet,
    "paper.pdf": pdf,
    "text.txt.gz": lambda text: gzip.compress(text.encode(), mtime=0),
    "all.zip": lambda text: zipped({"a.docx": docx(text), "b/c.html": page(text), "__MACOSX/x": b"x"}),
}


def main(folder: Path, sample: Path) -> None:
    """Write them all."""
    folder.mkdir(parents=True, exist_ok=True)
    text = sample.read_text("utf-8")
    for name, make in {**FILES, "scan.pdf": lambda said: scan(said, 1.5)}.items():
        (folder / name).write_bytes(make(text))
        print(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else next(iter(sorted(SAMPLES.glob("en-*.txt")))))

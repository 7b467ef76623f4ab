"""Documents for a batch, made of the accuracy set's own: as plain texts, as JSON Lines, as pages of a web archive."""

import io
import json
import random
from collections.abc import Callable
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

OWN = Path(__file__).resolve().parent.parent / "accuracy"
#: Of a crawl most pages are of something else.
_OTHER = (
    "The match ended two to one. The coach thanked the supporters who had come in the rain. ",
    "Le marché du samedi reprend sur la place ; les commerçants attendent les visiteurs dès huit heures. ",
    "নতুন মৌসুমে ধানের দাম বেড়েছে বলে কৃষকেরা জানিয়েছেন। ",
)
#: What a page has around its text: a little, and as much as pages of news have (90 kB).
_LIGHT, _HEAVY = (40, 20), (400, 60_000)


def texts(number: int, relevant: float = 1.0) -> list[str]:
    """So many texts, this share of them of the accuracy set, each different from the others by a line."""
    die = random.Random(number)
    own = [path.read_text("utf-8") for path in sorted(OWN.glob("*/*.txt"))]
    return [
        f"{die.choice(own) if die.random() < relevant else die.choice(_OTHER) * die.randint(3, 30)}\n\n({n})"
        for n in range(number)
    ]


def in_files(folder: Path, told: list[str], make: Callable[[Path, list[str]], None], files: int = 16) -> None:
    """The texts in so many files, as a crawl's are."""
    for number in range(files):
        make(folder / f"{number:02}{'.jsonl' if make is json_lines else '.warc.gz'}", told[number::files])


def json_lines(path: Path, told: list[str]) -> None:
    """A line for each text."""
    path.write_text("".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in told), "utf-8")


def web_archive(path: Path, told: list[str], around: tuple[int, int] = _LIGHT) -> None:
    """A page for each text, with a menu, a script and a style; ``around``: links in the menu, letters of the others."""
    (links, letters), die = around, random.Random(around[0])
    menu = "".join(f'<li class="item item-{n}"><a href="/{die.random()}">Section {n}</a></li>' for n in range(links))
    code = "".join(die.choices("abcdefghijk(){}=;. ", k=letters))
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for number, text in enumerate(told):
            body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n") if paragraph.strip())
            page = (
                f"<!doctype html><html><head><title>News</title><style>{code[: letters // 3]}</style></head><body>"
                f"<nav><ul>{menu}</ul></nav><script>{code[letters // 3 :]}</script>"
                f"<article>{body}</article></body></html>"
            )
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
            record = writer.create_warc_record(
                f"https://news.example/{number}", "response", payload=io.BytesIO(page.encode()), http_headers=headers
            )
            writer.write_record(record)


def heavy_archive(path: Path, told: list[str]) -> None:
    """The same with as much around each text as pages of news have."""
    web_archive(path, told, _HEAVY)

"""The published files, and large ones made of them by repeating their activities under new identifiers."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("COSANTE_IATI", ROOT.parent / "shared" / "iati"))
#: Two activities of our own, where there are no others.
SAMPLE = ROOT / "tests" / "exchange" / "iati" / "valid.xml"
_ACTIVITY = re.compile(rb"<iati-activity[\s>].*?</iati-activity>", re.S)
_IDENTIFIER = re.compile(rb"(<iati-identifier[^>]*>\s*)([^<]*?)(\s*</iati-identifier>)")
_DECLARED = re.compile(rb'\sxmlns:[\w.-]+="[^"]*"')


def published() -> list[Path]:
    """The published files, by name; none where their folder is not there."""
    return sorted((FOLDER / "published").glob("*.xml"))


def activities() -> tuple[list[bytes], bytes]:
    """Activities of all files of version 2.03 as they stand there, and the namespaces that the roots declare."""
    found: list[bytes] = []
    declared: dict[bytes, None] = {}
    for file in published() or [SAMPLE]:
        text = file.read_bytes()
        root = text[text.index(b"<iati-activities") :].split(b">", 1)[0]
        if b'version="2.03"' in root:
            found += _ACTIVITY.findall(text)
            declared.update(dict.fromkeys(_DECLARED.findall(root)))
    return found, b"".join(declared)


def repeated(number: int) -> Iterator[bytes]:
    """A file of so many activities, piece by piece; each has an identifier of its own."""
    found, declared = activities()
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03"' + declared + b">\n"
    for index in range(number):
        again = b"-%d" % (index // len(found)) if index >= len(found) else b""
        yield _IDENTIFIER.sub(rb"\g<1>\g<2>" + again + rb"\g<3>", found[index % len(found)], count=1) + b"\n"
    yield b"</iati-activities>\n"


def write(file: Path, number: int) -> int:
    """Write such a file; its size in bytes."""
    with file.open("wb") as stream:
        return sum(stream.write(piece) for piece in repeated(number))

"""A plain text: bytes → text, the encoding detected, and a clear error where there is no text to be had."""

import re
from dataclasses import dataclass, field

from cosante.languages.folding import fold
from cosante.languages.identify import SAMPLE, identify
from cosante.vocabulary.errors import UnreadableDocument
from cosante.vocabulary.facts import Notice

#: A text longer than this is read up to here (characters); the rest is said to be left out.
LONGEST = 2_000_000
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
#: Languages whose old files are in Windows' Western encoding (Latin-1 is a part of it).
_WESTERN = frozenset(
    "af br ca da de en es eu fi fo fr ga gl ht id is it lb ms nb nl nn no oc pt rw sq sv sw wa".split()
)
_WESTERN_SIGNS = frozenset("œŒ€‘’“”–—…•™ ")
#: A sign in the middle of a word is a letter of another encoding.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_TORN_WORD = re.compile(r"[^\W\d_](?:[^\w\s'’\-–—/.,:;…()&@·\u00ad]|[²³¹ª¼-¾])+[^\W\d_]")


@dataclass(slots=True)
class Decoded:
    """A file's text as decoded, and what was noticed on the way.

    Nothing in it is changed but the zero character, which PostgreSQL cannot keep: U+FFFD stands for it, at its place.
    """

    text: str
    media_type: str
    encoding: str
    notices: list[Notice] = field(default_factory=list)


def decode(data: bytes, path: str = "-") -> Decoded:
    """The text of a file's bytes; raises ``UnreadableDocument`` where there is none."""
    if not data.strip():
        raise UnreadableDocument(f"{path}: the file is empty. Give a file with text in it.", "empty")
    text, encoding, notices = _text(data, path)
    controls = len(_CONTROL.findall(text[:20_000]))
    if controls > max(2, 0.01 * min(len(text), 20_000)):
        raise UnreadableDocument(f"{path}: this is no text (binary data). Give the article as a text file.", "binary")
    if not any(c.isalpha() for c in text):
        raise UnreadableDocument(f"{path}: there are no letters in it.", "no-text")
    if len(text) > LONGEST:
        notices.append(cut_notice(len(text)))
        text = text[:LONGEST]
    if "\0" in text:
        said = "Zero characters in it were taken out; a sign for what cannot be read stands in their place."
        notices.append(Notice("zero-characters", said))
    return Decoded(text.replace("\0", "\ufffd"), "text/plain", encoding, notices)


def cut_notice(length: int) -> Notice:
    """That a text of so many characters was not read to its end."""
    return Notice(
        "text-truncated",
        f"Only the first {LONGEST:,} of {length:,} characters were read. Split the document to read all.",
    )


def _text(data: bytes, path: str) -> tuple[str, str, list[Notice]]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(name), name, []
            except UnicodeDecodeError:
                break
    if (wide := _unmarked_utf16(data)) is not None:
        return data.decode(wide), wide, [_guess(wide)]
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 4:  # cut in the middle of its last letter
            cut = Notice("cut-letter", "The file ends in the middle of a letter; the broken letter was left out.")
            return data[: error.start].decode("utf-8"), "utf-8", [cut]
    return _guessed(data, path)


def _guess(encoding: str) -> Notice:
    return Notice("encoding-guessed", f"The file is not UTF-8; it was read as {encoding}.")


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every space and Latin letter has a zero byte, all of them on the same side."""
    if b"\0" not in data[:4000] or len(data) % 2:
        return None
    even, odd = data[:4000:2].count(0), data[1:4000:2].count(0)
    if max(even, odd) < 0.05 * min(len(data), 4000) / 2 or min(even, odd) > 0.02 * max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else encoding


def _western(data: bytes) -> str | None:
    """The text by Windows' Western encoding, where its letters and its language say that it is in it."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    sample = text[:200_000]
    foreign = [c for c in sample if c > "\x7f"]
    letters = sum(c.isalpha() for c in sample)
    odd = sum(c > "\xff" and c not in _WESTERN_SIGNS for c in foreign) + len(_TORN_WORD.findall(sample))
    if sum(c.isalpha() for c in foreign) > 0.25 * letters or odd > 0.1 * len(foreign):
        return None
    head = sample[:SAMPLE]
    return text if identify(head, fold(head).scan) in _WESTERN else None


def _guessed(data: bytes, path: str) -> tuple[str, str, list[Notice]]:
    if (western := _western(data)) is not None:
        return western, "cp1252", [_guess("cp1252")]
    from charset_normalizer import from_bytes  # slow to load, and seldom needed

    # of the likely ones the first whose words are whole: "podpisał" is "podpisa³" in a neighbour's encoding
    best = min(from_bytes(data[:200_000]), key=lambda match: len(_TORN_WORD.findall(str(match))), default=None)
    if best is None or re.match(r"(?i)^(?:utf_?7|big5hkscs)$", best.encoding):
        raise UnreadableDocument(
            f"{path}: its character encoding could not be told. Save it as UTF-8 and try again.", "unknown-encoding"
        )
    try:
        text = data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableDocument(
            f"{path}: it looks like {best.encoding}, but byte {getattr(error, 'start', 0)} is no letter of it. "
            "Save it as UTF-8 and try again.",
            "wrong-encoding",
        ) from error
    return text, best.encoding, [_guess(best.encoding)]

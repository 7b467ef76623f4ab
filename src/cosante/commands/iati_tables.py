"""``cosante iati tables`` and ``untables``: IATI files as tables without loss, and back.

Exit status: 0 where all is written, 1 where a file cannot be read to its end, 2 where the arguments cannot be used.
"""

import shutil
import sys
import tempfile
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from cosante.commands.output import opened, say_unopened
from cosante.exchange.iati.stream import Unusable
from cosante.exchange.iati.tables.cut import Uncut
from cosante.exchange.iati.tables.rebuild import Rebuild, files
from cosante.exchange.iati.tables.stores import Stores
from cosante.exchange.iati.tables.write import into
from cosante.vocabulary.errors import BadValue, CosanteError

UNUSABLE = 2
_TAKES = {"parquet": "pyarrow", "duckdb": "duckdb"}


def tables(given: list[Path], out: Path, format: str) -> int:
    """Write the tables of files into a folder that is new or empty, whole or not at all; the exit status."""
    try:
        _there(format)
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise BadValue(f"{out} is there and is not empty. Choose another folder with --out.")
        out.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent))
        try:
            try:
                total = _written(given, folder, format)
            except Uncut:
                for file in folder.iterdir():
                    file.unlink()
                total = _written(given, folder, format, whole=True)
            if out.exists():
                out.rmdir()
            folder.chmod(0o755)
            folder.rename(out)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except Unusable as error:
        print(f"cosante: line {error.finding.line}: {error.finding.message} No tables were written.", file=sys.stderr)
        return 1
    except OSError as error:
        say_unopened(error)
        return UNUSABLE
    except CosanteError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return UNUSABLE
    print(f"{out}: {total} activities of {len(given)} {'file' if len(given) == 1 else 'files'}, as {format}")
    return 0


def _there(format: str) -> None:
    if format == "duckdb":
        _needs("pyarrow")
    if format in _TAKES:
        _needs(_TAKES[format])


def _needs(package: str) -> None:
    if find_spec(package) is None:
        raise BadValue(f"{package} is not there. Install it: pip install 'cosante[iati]', or choose csv or sqlite.")


def _written(given: list[Path], folder: Path, format: str, whole: bool = False) -> int:
    store = Stores.ALL[format](folder)
    total = 0
    for number, file in enumerate(given, 1):
        try:
            total += into(store, file, number, total, whole)
        except Unusable:
            print(f"{file}: cannot be read to its end.", file=sys.stderr)
            raise
    store.close()
    return total


def untables(folder: Path, out: Path) -> int:
    """Make the file of tables again; several files go into a folder under their names. The exit status."""
    try:
        store, path = Stores.found(folder)
        for name in _TAKES:
            if store is Stores.ALL[name]:
                _needs(_TAKES[name])
        read = partial(store.read, path)
        rebuild = Rebuild(read)
        rows = files(read)
        for row in rows:
            target = out if len(rows) == 1 else out / _named(row[0], row[1], [one[1] for one in rows])
            target.parent.mkdir(parents=True, exist_ok=True)
            with opened(target) as stream:
                stream.writelines(rebuild.file(row))
            print(f"{target}: {row[2]} activities")
    except OSError as error:
        say_unopened(error)
        return UNUSABLE
    except CosanteError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return UNUSABLE
    return 0


def _named(number: int, name: str, names: list[str]) -> str:
    """A name within the folder and nowhere else; with its number where two files have the same."""
    bare = Path(name).name
    return bare if bare and names.count(name) == 1 else f"{number}-{bare}"
